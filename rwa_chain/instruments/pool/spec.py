"""A pool of metered revenue as a life names it: its terms, its contracts, and the acts that follow from its terms.

A pool says who holds and what happens in which period; that devices meter, cash comes in and holders are paid follows
from its terms, so these acts are not written: `Pool.unwritten` makes them, and a life's own acts stand between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, cast
from zoneinfo import ZoneInfo

from pydantic import ModelWrapValidatorHandler, model_validator

from rwa_chain.bindings import Obligations, RevenueRights, SecurityToken
from rwa_chain.bindings.types import OfferingTerms
from rwa_chain.chain import Call
from rwa_chain.deploy import RevenueRoles, Wallet, deploy_revenue, role_id
from rwa_chain.deploy.roles import holder_of
from rwa_chain.errors import InputError
from rwa_chain.instruments.pool.beside import Beside
from rwa_chain.instruments.pool.expected import shares
from rwa_chain.instruments.pool.exported import Exported
from rwa_chain.instruments.pool.terms import (
    MOST_PERIODS,
    Meters,
    Rights,
    Sizes,
    Staff,
    Unpayable,
    Waterfall,
    Why,
    scheduled_yield,
)
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.acts import Issue
from rwa_chain.life.fields import Model, Text, closest
from rwa_chain.life.instrument import Due, Instrument, Live, Section
from rwa_chain.life.plan import LONGEST
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import instants
from rwa_chain.lifecycle.offering import Account
from rwa_chain.meter.days import days_of
from rwa_chain.meter.file_map import find_map
from rwa_chain.money import to_wad
from rwa_chain.simulation import model
from rwa_chain.simulation.fleet import Fleet, Simulated, secret_of
from rwa_chain.simulation.model import FULL_PERCENT, Whole, first_of

if TYPE_CHECKING:
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

LEAST_UNITS = 100
FEWEST_PERIODS = 2
FEWEST_DEVICES, MOST_DEVICES = 10, 100_000
RECORD_DAY, CLOSED_DAY, PAY_DAY = 8, 9, 10
"""Days of the month after a period's."""
RECORD_CUT_OFF = time(17, 0)
ENROLLED, ISSUED, REMITTED = 9, 5, 3
"""Days before the first month."""
DETAILS = frozenset(("figures", "plural", "about", "size", "scheduled", "scheduled_yield", "released_rest", "file"))
DETAILS |= {"unpaid_principal", "retired_below"}
CUSTOMERS = ("collector", "operator", "servicer", "tax_office", "keeper")
"""Members of the staff who have money."""


class Pool(Instrument):
    """A pool of devices whose metered revenue pays its holders; what it is of, `pool.asset_type` says.

    ``devices`` and ``months`` play a smaller pool or another length, events in proportion. ``sessions`` is an
    operator's file to play in the place of a simulation, read by ``map``; events are not played then.
    """

    kind: Literal["pool"] = "pool"
    pool: model.Pool
    rights: Rights
    waterfall: Waterfall
    readings: Meters
    staff: Staff
    simulation: model.Simulation
    events: model.Events
    unpayable: tuple[Unpayable, ...] = ()
    devices: Whole | None = None
    months: Whole | None = None
    sessions: Text | None = None
    map: Text | None = None

    CONTRACT: ClassVar[str] = "rights"
    TOLD: ClassVar[frozenset[str]] = frozenset(
        ("events", "kept", "metered", "devices", "stations", "swaps", "swap_events", "impairment")
    )
    PLURAL: ClassVar[str] = "devices"
    """The plural name of its devices."""
    ASSET_TYPES: ClassVar[tuple[str, ...]] = ()
    """Asset types as they are numbered on the chain, from 1; the pool's size counts the first."""
    FLEET: ClassVar[type[Simulated]]
    ABOUT: ClassVar[str] = ""
    """The report's note on the simulation, where not all of it follows from the life's averages."""
    FILE_MAP: ClassVar[str | None] = None
    """The map for an operator's export, where there is one."""
    BESIDE: ClassVar[type[Beside]] = Beside
    """The hooks of this kind of pool."""

    @model_validator(mode="wrap")
    @classmethod
    def _of_its_devices(cls, data: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        """A pool is of the class of its asset type."""
        if cls is not Pool or not isinstance(data, dict):
            return read(data)
        given = data.get("pool")
        named = given.get("asset_type") if isinstance(given, dict) else None
        found = next((each for each in cls.variants() if each.ASSET_TYPES[0] == named), None)
        if found is None:
            known = [each.ASSET_TYPES[0] for each in cls.variants()]
            raise model.wrong(f"a pool.asset_type that is known: {closest(str(named), known)}")
        return cast("Self", found.model_validate(data))

    @classmethod
    def variants(cls) -> list[type[Pool]]:
        """A class for each kind of devices."""
        return Pool.__subclasses__()

    @classmethod
    def section(cls, ledger: Mapping[str, Any], ticker: str) -> Section | None:
        """Periods, payments, stations and batteries, once a period was paid."""
        from rwa_chain.instruments.pool.report import section_of

        pool = ledger["instruments"][ticker]
        covers = cls.TOLD | DETAILS | {"periods", "holders"}
        return section_of(ledger, ticker, covers) if pool.get("periods") else None

    # -- what the terms say --------------------------------------------------------------------------------------

    @property
    def currency(self) -> str:
        """The currency of its payments."""
        return self.pool.currency

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its days."""
        return instants.time_zone(self.rights.time_zone)

    @cached_property
    def exported(self) -> Exported | None:
        """Its sessions where a file has them; raises `InputError` for a file that can't be played."""
        if self.sessions is None:
            return None
        named = self.map or self.FILE_MAP
        if named is None:
            raise InputError("sessions", self.sessions, f"nothing: there is no map for a file of {self.PLURAL}")
        found = find_map(named)
        if found.type.asset_type not in self.ASSET_TYPES:
            known = " or ".join(self.ASSET_TYPES)
            raise InputError("map", named, f"a map of {known}; this one is of {found.type.asset_type}")
        return Exported(Path(self.sessions), found, secret_of(self.pool.seed), devices=self.devices, months=self.months)

    @cached_property
    def sizes(self) -> Sizes:
        """The size of the run; raises `InputError` for a size that can't be played."""
        found = self.exported
        if found is None:
            months = self.months or self.rights.periods * self.rights.period_months
            return Sizes.simulated(self, self.devices or self.pool.devices, months)
        periods = found.last_month - found.first_month + 1
        if periods > MOST_PERIODS:
            raise InputError("sessions", self.sessions, f"sessions of at most {MOST_PERIODS} months; see --months")
        made = Sizes.of_revenue(self, len(found.devices), periods, found.first_month, self.cash.amount(found.revenue))
        if made.units < LEAST_UNITS:
            raise InputError("sessions", self.sessions, f"revenue that carries {LEAST_UNITS} units of {made.face}")
        return made

    @property
    def units(self) -> int:
        """Units issued."""
        return self.sizes.units

    @property
    def face_value(self) -> Decimal:
        """Face value of a unit."""
        return self.sizes.face

    @property
    def ends_on(self) -> date:
        """The pay date of its last period."""
        return self.after(self.sizes.periods, PAY_DAY)

    @property
    def details(self) -> dict[str, Any]:
        """Its size, the source of its figures, and its expected payments."""
        sizes, found = self.sizes, self.exported
        return {
            "figures": "SIMULATED" if found is None else f"Sessions of {found.summary['file']}",
            "device_count": sizes.devices,
            "plural": self.PLURAL,
            "about": self.ABOUT if found is None else "",
            "months": sizes.months,
            "period_months": sizes.period_months,
            "units": sizes.units,
            "size": sizes.units * sizes.face,
            "scheduled": sizes.payment,
            "scheduled_yield": scheduled_yield(self),
            "planned_periods": sizes.planned,
            "file": {} if found is None else found.summary,
        }

    @property
    def told(self) -> str:
        """The source of its figures, and its size."""
        made = self.details
        return f"{made['figures']}, {made['device_count']:,} {self.PLURAL}, {made['months']} months"

    def sections(self) -> Iterator[tuple[str, Model]]:
        """All that its figures follow from."""
        for name in ("pool", "rights", "waterfall", "readings", "simulation", "events", "policy"):
            yield name, getattr(self, name)

    def facts(self) -> Iterator[Problem]:
        """Sizes and places in time fit."""
        if len(self.pool.name.encode()) > LONGEST:
            yield Problem(("pool", "name"), self.pool.name, f"a name of at most {LONGEST} bytes")
        found = list(self.unfit())
        yield from (Problem((), self.ticker, each) for each in found)
        sized = list(self._sizes_unfit())
        yield from sized
        if not found and not sized:
            try:
                _ = self.sizes
            except InputError as refusal:
                known = refusal.field in type(self).model_fields
                field = refusal.field if known else "sessions"
                about = "" if known else f" ({refusal.field} {refusal.value})"
                yield Problem((field,), refusal.value if known else self.sessions, f"{refusal.expected}{about}")

    def _sizes_unfit(self) -> Iterator[Problem]:
        option, each = f"--{self.PLURAL}", self.rights.period_months
        least, most = FEWEST_PERIODS * each, MOST_PERIODS * each
        if self.map is not None and self.sessions is None:
            yield Problem(("map",), self.map, "nothing: --map is of the file that --sessions gives")
        if self.sessions is not None:
            return
        if self.devices is not None and not FEWEST_DEVICES <= self.devices <= MOST_DEVICES:
            yield Problem(("devices",), self.devices, f"a number of {option} from {FEWEST_DEVICES} to {MOST_DEVICES}")
        if self.months is not None and not (least <= self.months <= most and self.months % each == 0):
            multiple = "" if each == 1 else f", a multiple of {each}"
            yield Problem(("months",), self.months, f"a number of --months from {least} to {most}{multiple}")

    def unfit(self) -> Iterator[str]:
        """Problems between its sections, in words."""
        places = [event.period for event in self.events.played().values()]
        if places != sorted(set(places)) or max(places, default=0) > self.rights.periods:
            yield "events in the order of their periods, one a period, within the rights' periods"
        if self.rights.periods <= len(places):
            yield f"more than {len(places)} periods: one for each event, and one to end in"
        if 0 < self.policy.maximum_holders < len(self.rights.holders):
            yield "no more holders than maximum_holders"
        holders = self.rights.holders
        if any(each.holder not in holders or not each.period <= each.until < self.rights.periods
               for each in self.unpayable):  # fmt: skip
            yield "unpayable holders of the list, from a period until a later one or the same, not the last"
        if len({each.holder for each in self.unpayable}) < len(self.unpayable):
            yield "each unpayable holder once"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Exactly the holders that move to another bank name one; the staff has banks."""
        place = ("instruments", list(plan.instruments).index(self.ticker))
        for index, each in enumerate(self.unpayable):
            others = {bank.id for bank in plan.banks} - {plan.party(each.holder).bank}
            if (each.new_bank in others) != (each.why is Why.BANK):
                wanted = "a new_bank, another one of the banks, where the bank ends its relation, and only there"
                yield Problem((*place, "unpayable", index), each.new_bank, wanted)
        first = self.bank(plan)
        served = [(("staff", name), getattr(self.staff, name)) for name in CUSTOMERS]
        served.append((("people", Role.ISSUER.value), plan.holder_of(Role.ISSUER, self.ticker).id))
        for where, name in served:
            if plan.party(name).bank != first:
                yield Problem((*place, *where), name, f"a party with the bank {first}: the pool's money is there")

    def bank(self, plan: Plan) -> str:
        """The bank at which the pool's money is: the first that keeps its currency."""
        return next(bank.id for bank in plan.banks if plan.kept_at(bank.id) == self.currency)

    def after(self, period: int, day: int) -> date:
        """A day of the month after a period's."""
        return first_of(self.sizes.month(period + 1)).replace(day=day)

    def before(self, days: int) -> date:
        """The day so many days before the first month."""
        return first_of(self.sizes.first_month) - timedelta(days=days)

    def instant(self, day: date, clock: time) -> int:
        """A date and a local time of the pool as UTC seconds."""
        return instants.instant(day, clock, self.zone)

    def record_at(self, period: int) -> int:
        """A period's record instant: on the eighth of the month after it."""
        return self.instant(self.after(period, RECORD_DAY), RECORD_CUT_OFF)

    def pay_at(self, period: int) -> int:
        """From when a period is paid: on the tenth of the month after it."""
        return self.instant(self.after(period, PAY_DAY), time(0))

    def records(self) -> list[tuple[date, int]]:
        """The record instants of all periods."""
        periods = range(1, self.sizes.periods + 1)
        return [(self.after(period, RECORD_DAY), self.record_at(period)) for period in periods]

    def allotted(self) -> dict[str, int]:
        """Units by holder."""
        return shares(self.units, {name: int(percent * 100) for name, percent in self.rights.holders.items()})

    def fleet(self) -> Fleet:
        """Its devices with their keys, simulated in every case."""
        found = self.exported
        secret = secret_of(self.pool.seed)
        source = self.FLEET(self, self.sizes, secret) if found is None else found
        days = days_of(self.rights.time_zone) if found is None else found.days
        return Fleet(source, secret, self.pool.seed, days)

    # -- what follows from the terms -------------------------------------------------------------------------------

    def unwritten(self, plan: Plan) -> Iterator[Act]:
        """Devices are enrolled, the units issued unless the life does it; then they meter, and holders are paid."""
        from rwa_chain.instruments.pool.acts import Enrolment, Metering, Remittance, Retirement, Share, rounds

        of = self.ticker
        if not plan.has(of, "issue", "closing"):
            yield Enrolment(of=of, on=self.before(ENROLLED))
            yield Issue(of=of, on=self.before(ISSUED), allotted=self.allotted())
        else:
            issued = min(act.on for _, act in plan.of(of, "issue", "closing", "books_open"))
            yield Enrolment(of=of, on=min(issued, self.before(ENROLLED)))
        yield Remittance(of=of, on=self.before(REMITTED))
        for period in range(1, self.sizes.periods + 1):
            told = f"Period {period} of {self.sizes.periods}, {self.sizes.name(period)}"
            for number, day in enumerate(rounds(self, period)):
                yield Metering(of=of, on=day, period=period, round=number, title=f"{told}: readings are accepted")
            title = f"{told}: cash comes in, and holders are paid"
            yield Share(of=of, on=self.after(period, PAY_DAY), period=period, title=title)
        yield Retirement(of=of, on=self.ends_on, period=self.sizes.periods)

    # -- on a chain ----------------------------------------------------------------------------------------------

    def deploy(
        self, plan: Plan, stack: Stack, party: Callable[[str], Any], known: Mapping[str, str], **options: Any
    ) -> Any:
        """Its token and rights, with what all pools share; the waterfall's wallet is at the first bank."""
        bank = self.bank(plan)
        deposit = stack.deposits[bank]

        def holder(role: str, scope: Any, *others: str) -> Any:
            identifier = role_id(role, scope)
            labels = founding.labels_of(stack, identifier, known, *others)
            return holder_of(stack.chain, stack.manager, identifier, role.lower(), labels, party)

        registrar = plan.holder_of(Role.REGISTRAR, next(iter(plan.instruments))).id
        return deploy_revenue(
            stack,
            self.ticker,
            name=self.pool.name,
            policy=founding.policy_of(plan, self),
            people=RevenueRoles(**founding.people_of(plan, self.ticker, party)),
            wallet=Wallet(bank, holder("BANK", deposit, bank), holder("REGISTRAR", stack.identity, registrar)),
            sender=party(plan.holder_of(Role.DEPLOYER).id),
            approvers=founding.approvers(plan, party),
            withholding={each.country: to_wad(each.percent / FULL_PERCENT) for each in self.rights.withholding},
            **options,
        )

    def contracts(self, stack: Stack) -> tuple[SecurityToken, RevenueRights]:
        """Its token and its rights."""
        return stack.pools[self.ticker].token, stack.pools[self.ticker].rights

    def offered(
        self,
        live: Live,
        issuer: Account,
        fee_payee: Account,
        fee_percent: Decimal,
        closes_at: int,
        settles: tuple[int, int],
    ) -> OfferingTerms:
        """The whole issue."""
        return OfferingTerms(
            token=live.token.address,
            instrument=live.contract.address,
            issuer=issuer.party.address,
            proceeds_asset=issuer.deposit.address,
            fee_payee=fee_payee.party.address,
            fee_asset=fee_payee.deposit.address,
            accrual_date=instants.day_number(instants.local_date(settles[0], self.zone)),
            fee_rate=to_wad(fee_percent / FULL_PERCENT),
            units=self.units,
            minimum_order=1,
            increment=1,
            books_close_at=closes_at,
            settlement_at=settles[0],
            settlement_until_at=settles[1],
        )

    def freeze(self, world: World, live: Live, text: str) -> bytes:
        """The hash of terms that were frozen when the devices were enrolled."""
        return rights_of(live).terms_hash()

    def repoint(self, live: Live, obligations: Obligations) -> list[Call[Any]]:
        """Its rights declare there."""
        return [rights_of(live).set_obligations.prepare(obligations)]

    def statement(self, world: World, live: Live) -> dict[str, Any]:
        """The hash of its terms."""
        return {"terms_hash": rights_of(live).terms_hash()}

    def expected(self, plan: Plan) -> Iterator[Due]:
        """Nothing before the devices have metered: each period's rows are reckoned when its figures are known."""
        yield from ()


def pool_of(live: Live) -> Pool:
    """The pool that an instrument is."""
    return cast("Pool", live.spec)


def rights_of(live: Live) -> RevenueRights:
    """Its rights."""
    return cast("RevenueRights", live.contract)
