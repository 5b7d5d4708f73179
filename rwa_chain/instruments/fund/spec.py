"""A money-market fund as a life names it: its terms, its contract, what its acts come to by a second computation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast
from zoneinfo import ZoneInfo

from rwa_chain.bindings import MoneyMarketFund, SecurityToken
from rwa_chain.bindings.types import FundTerms
from rwa_chain.chain import Party
from rwa_chain.deploy import FundRoles, deploy_fund, role_id
from rwa_chain.deploy.roles import holder_of
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import Clock, Day, Id, Model, Money, PartyId, Percent, Positive, Text, Units, Whole
from rwa_chain.life.instrument import Due, Instrument, Live
from rwa_chain.life.plan import LONGEST
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import fund, instants
from rwa_chain.lifecycle.dealing import Correction, DealingRules, Dealt, FundBook, Outcome
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.money import to_base_units

if TYPE_CHECKING:
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

HUNDRED = Decimal(100)
YEAR_DAYS = 365
SATURDAY = 5
DEALING_DAYS, OUTCOMES, CORRECTIONS, COMPENSATIONS = "dealing_days", "fund_outcomes", "corrections", "compensations"


class Terms(Model):
    """What the fund's documents say. Hours and days are from the cut-off or the strike.

    ``yield_percent`` is what its assets earn a year; ``closed`` are weekdays on which it doesn't deal; ``custody`` is
    the trustee's account; ``ends_on`` is how far the life looks.
    """

    name: Text
    currency: Id
    custody: PartyId
    ends_on: Day
    cut_off: Clock = time(15, 0)
    closed: tuple[Day, ...] = ()
    unit_decimals: Whole = 4
    price_decimals: Whole = 4
    initial_price: Positive = Decimal(1)
    nav_age_hours: Units = 12
    pass_after_hours: Units = 48
    pay_within_days: Units = 5
    report_within_days: Units = 7
    compensate_within_days: Units = 14
    gate_percent: Percent = Decimal(10)
    swing_threshold_percent: Percent = Decimal(0)
    swing_factor_percent: Percent = Decimal(0)
    materiality_percent: Percent = Decimal("0.5")
    de_minimis: Money = Decimal(0)
    minimum_subscription: Money = Decimal(0)
    yield_percent: Percent = Decimal(0)
    offering_document: Text
    authorisation: Text
    consultation: Text


@dataclass
class Told:
    """A fund after some acts: its book, what its assets are worth, and the day that was dealt last."""

    book: FundBook
    assets: Decimal = Decimal("0.00")
    last: date | None = None
    following: date | None = None
    """To be dealt or passed next, once dealing is open."""
    suspended: bool = False
    days: list[tuple[date, Dealt, date | None]] = field(default_factory=list)
    """Struck days, with the one that their rest was carried to."""
    corrections: list[tuple[date, Correction, str]] = field(default_factory=list)


class FundAct(Act):
    """An act of a fund."""

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """What it changes in the fund's book."""


class Fund(Instrument):
    """A fund whose units are subscribed and redeemed at the price of a dealing day."""

    kind: Literal["fund"] = "fund"
    terms: Terms

    CONTRACT: ClassVar[str] = "fund"

    @property
    def currency(self) -> str:
        """Of its money."""
        return self.terms.currency

    @property
    def units(self) -> int:
        """None is issued but by dealing."""
        return 0

    @property
    def most_units(self) -> int:
        """As many as are paid for."""
        return int(10 ** (15 + self.terms.unit_decimals))

    @property
    def face_value(self) -> Decimal:
        """Its units' first price."""
        return self.terms.initial_price

    @property
    def ends_on(self) -> date:
        """How far the life looks."""
        return self.terms.ends_on

    @property
    def details(self) -> dict[str, Any]:
        """How many decimals its units have: registers count the smallest part."""
        return {"unit_decimals": self.terms.unit_decimals, "gate_percent": self.terms.gate_percent}

    def sections(self) -> Iterator[tuple[str, Model]]:
        """Terms and policy."""
        yield "terms", self.terms
        yield "policy", self.policy

    def facts(self) -> Iterator[Problem]:
        """What its terms alone break."""
        if len(self.terms.name.encode()) > LONGEST:
            yield Problem(("terms", "name"), self.terms.name, f"a name of at most {LONGEST} bytes")
        if self.terms.pay_within_days > fund.LONGEST_DAYS:
            most = f"at most {fund.LONGEST_DAYS} days: redemption money is due within a month"
            yield Problem(("terms", "pay_within_days"), self.terms.pay_within_days, most)
        if self.offering is not None:
            yield Problem(("offering",), "an offering", "nothing: a fund issues by dealing")

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Administrator and trustee are two parties."""
        maker, checker = (plan.holder_of(each, self.ticker).id for each in (Role.CALCULATION_AGENT, Role.TRUSTEE))
        if maker == checker:
            place = ("instruments", list(plan.instruments).index(self.ticker), "people")
            yield Problem(place, maker, "a calculation_agent and a trustee that are two parties: maker and checker")

    @property
    def places(self) -> tuple[Decimal, Decimal, Decimal]:
        """The last decimal of money, of units and of prices."""
        places = self.decimals, self.terms.unit_decimals, self.terms.price_decimals
        money, units, price = (Decimal(1).scaleb(-each) for each in places)
        return money, units, price

    # -- its days ------------------------------------------------------------------------------------------------

    def dealing_day(self, day: date) -> date:
        """That day, or the first dealing day after it."""
        while day.weekday() >= SATURDAY or day in self.terms.closed:
            day += timedelta(days=1)
        return day

    def open_day(self, day: date, clock: time) -> date:
        """The day that takes a request made then."""
        return self.dealing_day(day if clock <= self.terms.cut_off else day + timedelta(days=1))

    def following(self, day: date) -> date:
        """The dealing day after one."""
        return self.dealing_day(day + timedelta(days=1))

    @property
    def rules(self) -> DealingRules:
        """What its figures follow from."""
        t = self.terms
        return DealingRules(
            initial_price=t.initial_price,
            price_decimals=t.price_decimals,
            unit_decimals=t.unit_decimals,
            cash_decimals=self.decimals,
            gate=t.gate_percent / HUNDRED,
            swing_threshold=t.swing_threshold_percent / HUNDRED,
            swing_factor=t.swing_factor_percent / HUNDRED,
            materiality=t.materiality_percent / HUNDRED,
            de_minimis=t.de_minimis,
        )

    def accrued(self, live: Live, units: int, settles: date) -> Decimal | None:
        """Nothing beside the price."""
        return self.cash.amount(0)

    def worth(self, told: Told, day: date) -> Decimal:
        """Net assets on a day: what they were after the last one, with simple interest Act/365 since."""
        days = 0 if told.last is None else (day - told.last).days
        grown = Fraction(told.assets) * (1 + Fraction(self.terms.yield_percent) * days / (100 * YEAR_DAYS))
        return half_up(grown, self.decimals)

    def strike(self, told: Told, day: date, net_assets: Decimal, carried_to: date) -> Dealt:
        """Deals a day in the book."""
        worth = net_assets if told.book.in_issue else self.cash.amount(0)
        dealt = told.book.strike(instants.day_number(day), worth, instants.day_number(carried_to))
        told.assets, told.last = worth + dealt.subscribed - dealt.paid, day
        told.following = self.following(day)
        told.days.append((day, dealt, carried_to if dealt.carried else None))
        return dealt

    def after(self, plan: Plan, before: int | None = None) -> Told:
        """The book after the acts before a step, or after all."""
        made = Told(FundBook(self.rules))
        for _, act in plan.of(self.ticker):
            if isinstance(act, FundAct) and (before is None or act.number < before):
                act.tell(self, plan, made)
        return made

    def expected(self, plan: Plan) -> Iterator[Due]:
        """Every dealing day, what each holder got of it, and every correction, by `rwa_chain.lifecycle.dealing`."""
        made = self.after(plan)
        outcomes = compensations = 0
        for key, (day, dealt, to) in enumerate(made.days):
            yield Due(f"dealing day {day}", DEALING_DAYS, day_row(self, day, dealt, to), key)
            for (_, holder), each in dealt.outcomes.items():
                if each.units or each.dealt or each.carried:
                    yield Due(f"{holder} on {day}", OUTCOMES, outcome_row(self, day, holder, each), outcomes)
                    outcomes += 1
        for key, (day, found, liable) in enumerate(made.corrections):
            row = correction_row(self, day, found, liable, found.for_holders)
            yield Due(f"correction of {day}", CORRECTIONS, row, key)
            for (_, holder), amount in found.losses.items():
                values = {"day": day, "holder": holder, "amount": amount}
                yield Due(f"compensation of {holder} for {day}", COMPENSATIONS, values, compensations)
                compensations += 1

    # -- on a chain ----------------------------------------------------------------------------------------------

    def deploy(
        self, plan: Plan, stack: Stack, party: Callable[[str], Party], known: Mapping[str, str], **options: Any
    ) -> Any:
        """Its token and the contract that deals, which takes the money of every bank in its currency."""

        def holder(role: str, scope: Any, *others: str) -> Any:
            identifier = role_id(role, scope)
            labels = founding.labels_of(stack, identifier, known, *others)
            return holder_of(stack.chain, stack.manager, identifier, role.lower(), labels, party)

        banks = [bank.id for bank in plan.banks if plan.kept_at(bank.id) == self.currency]
        registrar = plan.holder_of(Role.REGISTRAR, next(iter(plan.instruments))).id
        return deploy_fund(
            stack,
            self.ticker,
            name=self.terms.name,
            terms=self.fund_terms(plan, party),
            policy=founding.policy_of(plan, self),
            people=FundRoles(**founding.people_of(plan, self.ticker, party)),
            banks={bank: holder("BANK", stack.deposits[bank], bank) for bank in banks},
            registrar=holder("REGISTRAR", stack.identity, registrar),
            sender=party(plan.holder_of(Role.DEPLOYER).id),
            decimals=self.terms.unit_decimals,
            approvers=founding.approvers(plan, party),
            **options,
        )

    def contracts(self, stack: Stack) -> tuple[SecurityToken, MoneyMarketFund]:
        """Its token and its contract."""
        return stack.funds[self.ticker].token, stack.funds[self.ticker].fund

    def freeze(self, world: World, live: Live, text: str) -> bytes:
        """The product provider confirms the terms and opens dealing."""
        return fund.open_dealing(
            fund_of(live), self.fund_terms(world.plan, world.party), sender=world.role(Role.ISSUER, live)
        )

    def fund_terms(self, plan: Plan, party: Callable[[str], Party]) -> FundTerms:
        """The terms as the contract has them."""
        t = self.terms
        spec = fund.FundSpec(
            custody=party(t.custody),
            document=t.offering_document,
            authorisation=t.authorisation,
            consultation=t.consultation,
            cut_off=t.cut_off,
            utc_offset=_offset(plan.zone, plan.begins_on()),
            price_decimals=t.price_decimals,
            initial_price=t.initial_price,
            nav_age_hours=t.nav_age_hours,
            pass_after_hours=t.pass_after_hours,
            pay_within_days=t.pay_within_days,
            report_within_days=t.report_within_days,
            compensate_within_days=t.compensate_within_days,
            gate_percent=t.gate_percent,
            swing_threshold_percent=t.swing_threshold_percent,
            swing_factor_percent=t.swing_factor_percent,
            materiality_percent=t.materiality_percent,
            de_minimis=t.de_minimis,
            minimum_subscription=t.minimum_subscription,
        )
        return fund.terms_of(self.cash, spec)

    def statement(self, world: World, live: Live) -> dict[str, Any]:
        """The hash of its terms."""
        return {"terms_hash": fund_of(live).terms_hash()}

    def invariants(self, world: World, live: Live) -> Iterator[tuple[str, bool, str]]:
        """The fund's wallets have what is in transit, owed and not swept: no less."""
        contract = fund_of(live)
        for deposit in fund.deposits_of(contract):
            there, due = deposit.balance_of(contract), contract.unswept(deposit)
            days = {contract.next_day(), contract.open_day()}
            due += sum(contract.flow_of(deposit, day).subscribed for day in days)
            yield "the fund has what it took and did not pass on", there >= due, f"{there} there, {due} due"


def _offset(zone: ZoneInfo, day: date) -> int:
    return instants.instant(day, time(0, 0), ZoneInfo("UTC")) - instants.instant(day, time(0, 0), zone)


def day_row(spec: Fund, day: date, dealt: Dealt, carried_to: date | None) -> dict[str, Any]:
    """A dealing day as tables have it."""
    money, units, price = spec.places
    return {
        "day": day, "nav": dealt.nav.quantize(price), "price": dealt.price.quantize(price),
        "net_assets": dealt.net_assets.quantize(money), "subscribed": dealt.subscribed.quantize(money),
        "units_struck": dealt.units.quantize(units), "requested": dealt.requested.quantize(units),
        "dealt": dealt.dealt.quantize(units), "ratio": dealt.ratio, "paid": dealt.paid.quantize(money),
        "kept": dealt.kept.quantize(money), "carried": dealt.carried.quantize(units), "carried_to": carried_to,
        "units_in_issue": dealt.in_issue.quantize(units),
    }  # fmt: skip


def outcome_row(spec: Fund, day: date, holder: str, got: Outcome) -> dict[str, Any]:
    """What a day gave one holder."""
    money, units, _ = spec.places
    return {
        "day": day, "holder": holder, "units": got.units.quantize(units), "dealt": got.dealt.quantize(units),
        "cash": got.cash.quantize(money), "carried": got.carried.quantize(units),
    }  # fmt: skip


def correction_row(spec: Fund, day: date, found: Correction, liable: str, for_holders: Decimal) -> dict[str, Any]:
    """A line of a correction's table."""
    money, _, price = spec.places
    return {
        "day": day, "dealt": found.dealt.quantize(price), "right": found.right.quantize(price),
        "difference": found.difference.quantize(price), "material": found.material,
        "who_pays": liable if found.material else "", "for_holders": for_holders.quantize(money),
        "for_fund": found.for_fund.quantize(money),
    }  # fmt: skip


def base_units(spec: Fund, units: Decimal) -> int:
    """Units as the register counts them."""
    return to_base_units(units, spec.terms.unit_decimals)


def spec_of(plan: Plan, ticker: str | None) -> Fund:
    """The fund that an act is of."""
    return cast("Fund", plan.instruments[str(ticker)])


def fund_of(live: Live) -> MoneyMarketFund:
    """Its contract."""
    return cast("MoneyMarketFund", live.contract)
