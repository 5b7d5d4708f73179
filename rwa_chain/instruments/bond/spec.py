"""A bond as a life names it: the fields of `BondTerms`, its contracts, and what must hold between terms and acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from pydantic import PrivateAttr

from rwa_chain.bindings import Bond as BondContract
from rwa_chain.bindings import Obligations, SecurityToken
from rwa_chain.bindings.types import OfferingTerms
from rwa_chain.chain import ZERO_ADDRESS, Call, Party
from rwa_chain.deploy import BondRoles, deploy_bond
from rwa_chain.deploy.spec import DAY
from rwa_chain.errors import InputError
from rwa_chain.instruments.bond.terms import Terms
from rwa_chain.life import founding, ledger
from rwa_chain.life.act import Problem
from rwa_chain.life.fields import Model
from rwa_chain.life.instrument import Due, Instrument, Live
from rwa_chain.life.plan import LONGEST
from rwa_chain.life.setting import Role
from rwa_chain.life.source import Place
from rwa_chain.lifecycle import bond, fixing, instants, offering, owed, reference
from rwa_chain.lifecycle.floating import Method, period_rate, rate_of
from rwa_chain.lifecycle.offering import Account
from rwa_chain.lifecycle.reference import Price
from rwa_chain.lifecycle.schedule import Period
from rwa_chain.lifecycle.terms import BondTerms

if TYPE_CHECKING:
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


LONGEST_INDEX = 32
"""Bytes in the name of an index."""


class Bond(Instrument):
    """A bond: fixed, stepped, floating or without a coupon, repaid at its end or in instalments."""

    kind: Literal["bond"] = "bond"
    terms: Terms

    _called: dict[tuple[tuple[date, Decimal], ...], BondTerms] = PrivateAttr(default_factory=dict)
    """The terms by the parts that were called: their schedule is made once."""

    CONTRACT: ClassVar[str] = "bond"

    @cached_property
    def sheet(self) -> BondTerms:
        """The terms as the lifecycle uses them; raises where they can't be issued."""
        return self.terms.sheet(self.ticker)

    def sheet_of(self, plan: Plan) -> BondTerms:
        """The terms with the parts taken off that a life calls."""
        sheet = self.sheet
        parts: tuple[tuple[date, Decimal], ...] = ()
        for _, act in plan.of(self.ticker, "partial_call"):
            part = (act.pay_date, act.percent)  # type: ignore[attr-defined]
            parts = (*parts, part)
            if parts not in self._called:
                self._called[parts] = sheet.called_in_part(self.period_paid(part[0]), part[1])
            sheet = self._called[parts]
        return sheet

    def percent(self, period: Period, until: date | None = None) -> Decimal | None:
        """A floating period's rate by the published fixings, up to a date or its end; None where the terms say it."""
        floating = self.terms.floating
        if floating is None:
            return None
        if until is not None and floating.method is not Method.TERM and not floating.in_advance:
            return period_rate(floating.rate, period.start, until, floating.fixings).percent
        spans = [(each.start, each.end) for each in self.sheet.periods]
        return rate_of(floating.rate, spans, period.number - 1, floating.fixings).percent

    # -- what the terms say --------------------------------------------------------------------------------------

    @property
    def currency(self) -> str:
        """The currency of its payments."""
        return self.terms.currency

    @property
    def decimals(self) -> int:
        """The decimals by its terms or ISO 4217; `facts` refuses terms that leave them open."""
        return self.terms.decimals or 0

    @property
    def units(self) -> int:
        """Units issued; one unit is one denomination."""
        return self.sheet.units

    @property
    def most_units(self) -> int:
        """The volume of the terms."""
        return self.sheet.most_units

    @property
    def face_value(self) -> Decimal:
        """A denomination."""
        return self.terms.denomination

    @property
    def ends_on(self) -> date:
        """Maturity."""
        return self.terms.maturity_date

    @property
    def minimum_units(self) -> int:
        """The minimum holding."""
        return self.sheet.minimum_units

    @property
    def issued_on(self) -> date | None:
        """The issue date."""
        return self.terms.issue_date

    @property
    def calendar(self) -> str | None:
        """The calendar of its business days."""
        return self.terms.calendar

    @property
    def variant(self) -> str | None:
        """Its coupon frequency."""
        return str(self.terms.frequency)

    @property
    def issue_price_percent(self) -> Decimal:
        """The issue price in per cent of the nominal."""
        return self.terms.issue_price_percent

    @property
    def rate_percent(self) -> Decimal:
        """Its coupon a year."""
        return self.terms.coupon_percent

    @property
    def details(self) -> dict[str, str]:
        """A description of its payments."""
        return {"frequency": str(self.terms.frequency), "rounding": str(self.terms.rounding)}

    def sections(self) -> Iterator[tuple[str, Model]]:
        """Terms, policy, offering."""
        yield "terms", self.terms
        if self.terms.floating:
            yield "terms.floating", self.terms.floating
        yield "policy", self.policy
        if self.offering:
            yield "offering", self.offering

    def facts(self) -> Iterator[Problem]:
        """The terms can be issued."""
        if len(self.terms.name.encode()) > LONGEST:
            yield Problem(("terms", "name"), self.terms.name, f"a name of at most {LONGEST} bytes")
        if self.terms.floating and len(self.terms.floating.index.encode()) > LONGEST_INDEX:
            wanted = f"a name of at most {LONGEST_INDEX} bytes"
            yield Problem(("terms", "floating", "index"), self.terms.floating.index, wanted)
        try:
            _ = self.sheet.periods, self.sheet.cash
        except InputError as refusal:
            yield self._stub(refusal) or Problem(("terms", refusal.field), refusal.value, refusal.expected)

    def _stub(self, refusal: InputError) -> Problem | None:
        """Periods roll back from maturity: another day of the month than the issue date's leaves a short first one."""
        terms = self.terms
        if refusal.field != "record_lag" or terms.maturity_date.day == terms.issue_date.day:
            return None
        with suppress(ValueError):
            meant = terms.maturity_date.replace(day=terms.issue_date.day)
            said = (
                f"{meant}, from which periods roll back to the issue date {terms.issue_date}: as it is, the first one"
            )
            wanted = f"{said} is so short that its record date is before it"
            return Problem(("terms", "maturity_date"), terms.maturity_date.isoformat(), wanted)
        return None

    def records(self) -> list[tuple[date, int]]:
        """The record instants of all periods."""
        return [(period.record_date, self.sheet.record_at(period)) for period in self.sheet.periods]

    def period_paid(self, day: date) -> Period:
        """The period that is paid on a date."""
        return next(period for period in self.sheet.periods if period.pay_date == day)

    # -- on a chain ----------------------------------------------------------------------------------------------

    def deploy(
        self, plan: Plan, stack: Stack, party: Callable[[str], Party], known: Mapping[str, str], **options: Any
    ) -> Any:
        """Its token and its contract of terms, with their people, rules and venues."""
        people = BondRoles(
            **founding.people_of(plan, self.ticker, party),
            conversion_agent=party(plan.holder_of(Role.CONVERSION_AGENT, self.ticker).id),
            policy_delay=plan.administration.administration_delay_days * DAY,
        )
        return deploy_bond(
            stack,
            self.ticker,
            name=self.terms.name,
            policy=founding.policy_of(plan, self),
            people=people,
            sender=party(plan.holder_of(Role.DEPLOYER).id),
            approvers=founding.approvers(plan, party),
            venues=list(founding.venues(plan, party)),
            currency=self.currency,
            **options,
        )

    def contracts(self, stack: Stack) -> tuple[SecurityToken, BondContract]:
        """Its token and its terms."""
        return stack.bonds[self.ticker].token, stack.bonds[self.ticker].bond

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
        return offering.terms_of(
            self.sheet,
            token=live.token,
            bond=live.contract,
            issuer=issuer,
            fee_payee=fee_payee,
            fee_percent=fee_percent,
            books_close_at=closes_at,
            settlement_at=settles[0],
            settlement_until_at=settles[1],
        )

    def freeze(self, world: World, live: Live, text: str) -> bytes:
        """Terms and schedule, by the issuer."""
        issuer = world.holder_of(Role.ISSUER, live).id
        floating, fixings = self.terms.floating, world.stack.fixings
        if floating is not None:
            agent, checker = world.role(Role.CALCULATION_AGENT, live), world.role(Role.TRUSTEE, live)
            terms = fixing.rate_terms(floating.rate, agent=agent, checker=checker)
            fixings.set_terms(live.token, terms, sender=world.party(issuer))
        frozen = bond.freeze(
            contract_of(live),
            self.sheet,
            currency=world.deposit(issuer, self.currency),
            day_counts=world.stack.day_counts,
            text=text,
            sender=world.party(issuer),
            isin=self.terms.isin or "",
            rates=fixings if floating is not None else ZERO_ADDRESS,
        )
        return frozen.terms_hash

    def price(self, plan: Plan, units: int, clean_percent: Decimal, settles: date) -> Price:
        """Clean amount and accrued interest, of a rate that is compounded in arrears up to that date."""
        sheet = self.sheet_of(plan)
        period = sheet.period_at(settles)
        nothing_yet = settles == period.start and self.terms.floating is not None
        percent = Decimal(0) if nothing_yet else self.percent(period, settles)
        return reference.trade_price(sheet, units, clean_percent, settles, percent=percent)

    def mistimed(self, settles: date) -> str | None:
        """A trade must settle within its life, up to the last record date; later the buyer goes without that coupon."""
        terms = self.sheet
        if not terms.issue_date <= settles <= terms.periods[-1].record_date:
            return "a trade that settles in the bond's life"
        return None

    def accrued(self, live: Live, units: int, settles: date) -> Decimal | None:
        """Accrued interest by its contract, which has none while a floating rate is not fixed."""
        if self.terms.floating is not None and settles != self.sheet.period_at(settles).start:
            return None
        midnight = instants.instant(settles, time(0), self.sheet.zone)
        return bond.settlement_interest(contract_of(live), units, settles, settlement_at=midnight)

    def repoint(self, live: Live, obligations: Obligations) -> list[Call[Any]]:
        """Its contract of terms declares there."""
        return [contract_of(live).set_obligations.prepare(obligations)]

    def closes_at(self, live: Live) -> int:
        """After the last record."""
        return self.sheet.record_at(self.sheet.periods[-1])

    def statement(self, world: World, live: Live) -> dict[str, Any]:
        """The hash of its terms."""
        return {"terms_hash": contract_of(live).terms_hash()}

    def owed(self, world: World, live: Live) -> list[ledger.Obligation]:
        """Coupons, principal, puts, claims."""
        if not live.issued and not live.record.closing:
            return []
        return [
            ledger.Obligation(
                number=each.number,
                kind=each.kind,
                record_date=each.record_date,
                pay_date=each.pay_date,
                due_date=each.due_date,
                amount_per_unit=each.amount_per_unit,
                total=each.total,
                paid=each.paid,
                kept=each.kept,
                withheld=each.withheld,
                status=each.status,
                funded_by=[world.names.of(funder) for funder in each.funded_by],
            )
            for each in owed.read(contract_of(live), zone=self.sheet.zone)
        ]

    # -- terms and acts ------------------------------------------------------------------------------------------

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Record dates, coupons and redemption are where the schedule has them, none missing up to the last act."""
        periods = self.sheet.periods
        acts = list(plan.of(self.ticker))
        if not acts:
            return
        last_day = max(act.last_day for _, act in acts)
        called = next((getattr(act, "pay_date", None) for _, act in acts if act.word == "call"), None)
        ends = called or periods[-1].pay_date
        missed = {act.on for _, act in acts if act.word == "non_payment"}
        pay_dates = {period.pay_date: period for period in periods if period.pay_date < ends}
        for _, act in acts:
            if act.word == "servicing":
                for day in [day for day in pay_dates if act.on <= day <= act.last_day]:
                    del pay_dates[day]
        record_dates = {period.record_date: period for period in periods[:-1]}
        needs_records = any(act.word == "record_date" for _, act in acts)
        coupons = {period.pay_date for period in periods[:-1]}
        for index, act in plan.active():
            if act.of != self.ticker:
                continue
            match act.word:
                case "record_date" if record_dates.pop(act.on, None) is None:
                    yield _misdated(index, act.on, f"a record date not yet met: {_days(record_dates)}")
                case "coupon" if pay_dates.pop(act.on, None) is None:
                    yield _misdated(index, act.on, f"a pay date not yet met: {_days(pay_dates)}")
                case "default" | "called_default" | "non_payment" if act.on not in coupons:
                    yield _misdated(index, act.on, "a pay date before maturity")
                case "redemption" if act.on != ends:
                    yield _misdated(index, act.on, f"the last pay date {ends}")
                case _:
                    pass
        if not plan.has(self.ticker, "closing", "issue"):
            return
        for day, period in record_dates.items():
            if needs_records and day <= last_day and period.pay_date <= ends:
                yield Problem(("acts",), None, f"a record_date act of {self.ticker} on {day}")
        for day in pay_dates:
            if day <= last_day and day not in missed:
                yield Problem(("acts",), None, f"a coupon act of {self.ticker} on {day}")

    def expected(self, plan: Plan) -> Iterator[Due]:
        """Coupons and redemption, by QuantLib."""
        from rwa_chain.instruments.bond import benchmark, expected

        yield from expected.dues(plan, self)
        yield from benchmark.dues(plan, self)


def bond_of(live: Live) -> Bond:
    """The bond that an instrument is."""
    return cast("Bond", live.spec)


def contract_of(live: Live) -> BondContract:
    """Its contract of terms."""
    return cast("BondContract", live.contract)


def _misdated(index: int, day: object, expected: str) -> Problem:
    place: Place = ("acts", index, "on")
    return Problem(place, str(day), expected)


def _days(days: Iterable[object]) -> str:
    return ", ".join(str(day) for day in days) or "none is left"
