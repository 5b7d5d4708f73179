"""What happens to a fund: requests, dealing days, days without dealing, corrections, and NAVs that are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.bindings import FundCorrections, IFundCorrections, IMoneyMarketFund, TokenizedDeposit
from rwa_chain.bindings.types import Nav
from rwa_chain.instruments.fund.spec import (
    COMPENSATIONS,
    CORRECTIONS,
    DEALING_DAYS,
    OUTCOMES,
    Fund,
    FundAct,
    Told,
    base_units,
    correction_row,
    day_row,
    fund_of,
    outcome_row,
    spec_of,
)
from rwa_chain.life import founding
from rwa_chain.life.act import Movement, Problem
from rwa_chain.life.fields import Clock, Day, ErrorName, Flag, PartyId, Positive, Text
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import fund, instants
from rwa_chain.lifecycle.dealing import Correction, Dealt, Outcome
from rwa_chain.money import from_base_units, from_wad, to_wad

if TYPE_CHECKING:
    from rwa_chain.life.instrument import Live
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

MORNING = time(10, 0)
VALUED_AFTER = 2 * fund.HOUR
"""From the cut-off to the valuation."""


class FundOpening(FundAct):
    """The product provider confirms the terms, the administrator names the days without dealing.

    The trustee lets the fund pull late redemption money from the custody account.
    """

    act: Literal["fund_opening"] = "fund_opening"

    TITLE: ClassVar[str] = "Dealing is opened"
    ONCE: ClassVar[bool] = True

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """The first day is the next one whose cut-off is to come."""
        told.following = spec.open_day(self.on, instants.OFFICE_OPENS)

    def play(self, world: World) -> str:
        """Before any request."""
        world.at(self.on)
        live, spec = self.it(world), spec_of(world.plan, self.of)
        contract = fund_of(live)
        spec.freeze(world, live, "")
        opens = fund.open_day(contract)
        closed = [instants.day_number(day) for day in spec.terms.closed if day > opens]
        if closed:
            contract.set_closed(closed, True, sender=world.role(Role.CALCULATION_AGENT, live))
        custody = world.plan.party(spec.terms.custody)
        founding.open_accounts(world, [custody])
        for bank in custody.deposits:
            world.stack.deposits[bank].approve(contract, 2**256 - 1, sender=world.party(custody.id))
        return f"cut-off {spec.terms.cut_off:%H:%M}, gate {spec.terms.gate_percent} %"


class _Request(FundAct):
    """A request, whose day is that of the next cut-off; ``names`` is a day that it names, maybe to be ``refused``."""

    holder: PartyId
    clock: Clock = MORNING
    names: Day | None = None
    refused: ErrorName | None = None

    AFTER: ClassVar[tuple[str, ...]] = ("fund_opening",)
    SUBSCRIBES: ClassVar[bool]

    def check(self, plan: Plan) -> Iterator[Problem]:
        """A holder has a bank; a request after the cut-off is not for its own day."""
        if plan.party(self.holder).bank is None:
            yield Problem(("holder",), self.holder, "a party with a bank")

    def ordered(self) -> Decimal:
        """Money or units."""
        raise NotImplementedError

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """Under its day's id."""
        if self.refused is not None:
            return
        day, asset = instants.day_number(spec.open_day(self.on, self.clock)), str(plan.party(self.holder).bank)
        (told.book.subscribe if self.SUBSCRIBES else told.book.redeem)(day, asset, self.holder, self.ordered())

    def play(self, world: World) -> str:
        """By the holder."""
        world.at(self.on, self.clock)
        live, spec, party = self.it(world), spec_of(world.plan, self.of), world.party(self.holder)
        contract, deposit = fund_of(live), world.deposit(self.holder, spec.currency)
        if self.refused is None:
            ask = fund.subscribe if self.SUBSCRIBES else fund.redeem
            day = ask(contract, deposit, self.ordered(), sender=party, day=self.names)
            wanted = spec.open_day(self.on, self.clock)
            world.check("a request takes the day of the next cut-off", day == wanted, f"{day}, not {wanted}")
            return f"{self.holder} asks for {self.ordered():,} under the id of {day}"
        write = contract.request_subscription if self.SUBSCRIBES else contract.request_redemption
        units = spec.cash.units(self.ordered()) if self.SUBSCRIBES else base_units(spec, self.ordered())
        label = 0 if self.names is None else instants.day_number(self.names)
        world.refused(self.refused, write, deposit, units, party, label, sender=party)
        return f"{self.holder}'s request is refused"


class FundSubscribe(_Request):
    """A holder pays money in for units."""

    act: Literal["fund_subscribe"] = "fund_subscribe"
    amount: Positive

    TITLE: ClassVar[str] = "A subscription is paid in"
    SUBSCRIBES: ClassVar[bool] = True

    def ordered(self) -> Decimal:
        """The money."""
        return self.amount


class FundRedeem(_Request):
    """A holder asks for units to be redeemed."""

    act: Literal["fund_redeem"] = "fund_redeem"
    units: Positive

    TITLE: ClassVar[str] = "Units are to be redeemed"
    SUBSCRIBES: ClassVar[bool] = False

    def ordered(self) -> Decimal:
        """The units."""
        return self.units


class FundCancel(FundAct):
    """A holder takes its request under the id of ``day`` back."""

    act: Literal["fund_cancel"] = "fund_cancel"
    holder: PartyId
    day: Day
    of_units: Flag = True
    clock: Clock = MORNING

    TITLE: ClassVar[str] = "A request is taken back"

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """It is gone."""
        asked = told.book.of(instants.day_number(self.day), str(plan.party(self.holder).bank), self.holder)
        setattr(asked, "redeemed" if self.of_units else "subscribed", Decimal(0))

    def play(self, world: World) -> str:
        """Before the cut-off."""
        world.at(self.on, self.clock)
        live, party = self.it(world), world.party(self.holder)
        deposit = world.deposit(self.holder, live.spec.currency)
        write = fund_of(live).cancel_redemption if self.of_units else fund_of(live).cancel_subscription
        write(deposit, party, instants.day_number(self.day), sender=party)
        return f"{self.holder}'s request under the id of {self.day} is gone"


class FundDeal(FundAct):
    """The day's NAV is published, approved and dealt; units are handed out, redeemers paid from the custody account.

    Net assets are those after the last day with the terms' yield since, unless ``net_assets`` says otherwise. With
    ``until`` every dealing day up to that one is dealt.
    """

    act: Literal["fund_deal"] = "fund_deal"
    net_assets: Positive | None = None
    until: Day | None = None

    TITLE: ClassVar[str] = "A dealing day"
    AFTER: ClassVar[tuple[str, ...]] = ("fund_opening",)
    LATER: ClassVar[tuple[str, ...]] = ("until",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Days are dealt in turn, and net assets are of one day."""
        spec = spec_of(plan, self.of)
        if spec.dealing_day(self.on) != self.on:
            yield Problem(("on",), self.on.isoformat(), f"a dealing day, such as {spec.dealing_day(self.on)}")
        wanted = spec.after(plan, self.number).following
        if wanted is not None and self.on != wanted:
            yield Problem(("on",), self.on.isoformat(), f"{wanted}, the dealing day that is to be dealt or passed next")
        if self.until is not None and self.net_assets is not None:
            yield Problem(("net_assets",), str(self.net_assets), "nothing, where several days are dealt")

    def days(self, spec: Fund) -> Iterator[date]:
        """Its dealing days."""
        day = self.on
        while day <= (self.until or self.on):
            yield day
            day = spec.following(day)

    def strikes(self, spec: Fund, told: Told) -> Iterator[Dealt]:
        """Each of them in the book; what a gate holds back goes to the day after, whose cut-off is still to come."""
        for day in self.days(spec):
            worth = self.net_assets or spec.worth(told, day)
            yield spec.strike(told, day, worth, spec.following(day))

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """The days are dealt."""
        for _ in self.strikes(spec, told):
            pass

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Units that are handed out, and those that are burnt."""
        spec = spec_of(plan, self.of)
        for day, dealt in zip(self.days(spec), self.strikes(spec, spec.after(plan, self.number)), strict=True):
            for (_, holder), each in dealt.outcomes.items():
                if each.units:
                    yield Movement(day, "", holder, base_units(spec, each.units), place=("act",))
                if each.dealt:
                    yield Movement(day, holder, "", base_units(spec, each.dealt), voluntary=False, place=("act",))

    def play(self, world: World) -> str:
        """Maker, checker, strike, claims, day by day."""
        live, spec = self.it(world), spec_of(world.plan, self.of)
        told, shown = spec.after(world.plan, self.number), ""
        for day, dealt in zip(self.days(spec), self.strikes(spec, told), strict=True):
            deal(world, live, spec, day, dealt)
            shown = (
                f"{day}: NAV {dealt.nav}, dealt at {dealt.price}; {dealt.units:,} units struck, {dealt.paid:,} paid, "
                f"{dealt.kept:,} kept, gate {dealt.ratio.normalize():f}, {dealt.carried:,} units carried"
            )
        return shown


def corrections_of(world: World, live: Live) -> FundCorrections:
    """Where its prices are corrected."""
    return world.stack.funds[live.ticker].corrections


def valued_at(spec: Fund, world: World, day: date) -> int:
    """Two hours after a day's cut-off [s]."""
    return world.instant(day, spec.terms.cut_off) + VALUED_AFTER


def deal(world: World, live: Live, spec: Fund, day: date, dealt: Dealt) -> None:
    """One day on the chain, and what it gave, read back."""
    contract, agent = fund_of(live), world.paying_agent(live)
    at = valued_at(spec, world, day)
    world.at_second(at + 60)
    nav = fund.nav_of(contract, dealt.net_assets, f"statement of {day}", valued_at=at)
    fund.publish(contract, nav, sender=world.role(Role.CALCULATION_AGENT, live))
    fund.approve(contract, nav, sender=world.role(Role.TRUSTEE, live))
    event = contract.strike(nav.day, sender=agent).one(IMoneyMarketFund.DayStruck)
    struck, custody, money = fund.day_of(contract, day), world.party(spec.terms.custody), spec.cash.amount
    units = fund.unit_decimals(contract)
    given: dict[tuple[str, str], Outcome] = {}
    for bank in dict.fromkeys(asset for asset, _ in dealt.outcomes):
        deposit = world.stack.deposits[bank]
        contract.sweep(deposit, sender=agent)
        fund.fund_redemptions(contract, deposit, sender=custody)
        holders = [holder for asset, holder in dealt.outcomes if asset == bank]
        given |= claim(world, live, bank, deposit, day, holders)
    live.issued += sum(base_units(spec, each.units) - base_units(spec, each.dealt) for each in given.values())
    made = replace(
        dealt,
        nav=from_wad(event.nav).quantize(dealt.nav),
        price=from_wad(event.price).quantize(dealt.price),
        subscribed=money(event.subscribed),
        units=from_base_units(event.units, units),
        requested=from_base_units(event.requested, units),
        dealt=from_base_units(event.dealt, units),
        paid=money(event.paid),
        in_issue=from_base_units(event.units_after, units),
    )
    tables = live.record.tables
    tables.setdefault(DEALING_DAYS, []).append(day_row(spec, day, made, struck.carried_to))
    for (_, holder), each in given.items():
        if each.units or each.dealt or each.carried:
            tables.setdefault(OUTCOMES, []).append(outcome_row(spec, day, holder, each))


def claim(
    world: World, live: Live, bank: str, deposit: TokenizedDeposit, day: date, holders: list[str]
) -> dict[tuple[str, str], Outcome]:
    """The paying agent hands out and pays at one bank; what each got, from the events, and what is carried."""
    contract, agent, label = fund_of(live), world.paying_agent(live), instants.day_number(day)
    wallets = {world.party(holder).address: holder for holder in holders}
    decimals, money = fund.unit_decimals(contract), live.spec.cash.amount
    to = contract.day_of(label).carried_to
    found = {holder: Outcome(Decimal(0), Decimal(0), Decimal(0), Decimal(0)) for holder in holders}
    receipts = fund.hand_out(contract, deposit, day, list(wallets), sender=agent)
    receipts += fund.pay_out(contract, deposit, day, list(wallets), sender=agent)
    for receipt in receipts:
        for event in receipt.events:
            match event:
                case IMoneyMarketFund.UnitsClaimed():
                    holder = wallets[event.controller]
                    found[holder] = replace(found[holder], units=from_base_units(event.units, decimals))
                case IMoneyMarketFund.CashClaimed():
                    holder = wallets[event.controller]
                    claimed = from_base_units(event.units, decimals)
                    found[holder] = replace(found[holder], dealt=claimed, cash=money(event.amount))
                case IMoneyMarketFund.RequestCarried() if event.to_day == to:
                    holder = wallets[event.controller]
                    found[holder] = replace(found[holder], carried=from_base_units(event.units, decimals))
                case _:
                    pass
    return {(bank, holder): each for holder, each in found.items()}


class Fault(StrEnum):
    """What is wrong with a NAV."""

    DAY = "day"
    UNITS = "units"
    PRICE = "price"
    STALE = "stale"
    ONE_KEY = "one_key"


class FundNavRefused(FundAct):
    """A NAV that must not pass.

    Of another ``day``, over other ``units``, of a ``price`` that doesn't follow, ``stale``, or by ``one_key``.
    """

    act: Literal["fund_nav_refused"] = "fund_nav_refused"
    fault: Fault
    refused: ErrorName

    TITLE: ClassVar[str] = "A NAV is refused"

    def play(self, world: World) -> str:
        """After the cut-off; a stale one is left to be replaced."""
        live, spec = self.it(world), spec_of(world.plan, self.of)
        contract, at = fund_of(live), valued_at(spec, world, self.on)
        world.at_second(at - (0 if self.fault != Fault.STALE else VALUED_AFTER - 60))
        told = spec.after(world.plan, self.number)
        maker, checker = (world.role(each, live) for each in (Role.CALCULATION_AGENT, Role.TRUSTEE))
        cut_off = contract.cut_off_of(contract.next_day())
        nav = fund.nav_of(contract, spec.worth(told, self.on), "statement", valued_at=cut_off)
        if self.fault in (Fault.STALE, Fault.ONE_KEY):
            fund.publish(contract, nav, sender=maker)
            if self.fault == Fault.STALE:
                world.at_second(cut_off + spec.terms.nav_age_hours * fund.HOUR + 60)
            signer = checker if self.fault == Fault.STALE else maker
            world.refused(self.refused, contract.approve_nav, nav.day, fund.hash_of(nav), sender=signer)
            return f"not approved: {self.fault}"
        world.refused(self.refused, contract.publish_nav, self.wrong(nav), sender=maker)
        return f"its {self.fault} is wrong"

    def wrong(self, nav: Nav) -> Nav:
        """The NAV with the fault."""
        if self.fault == Fault.DAY:
            return replace(nav, day=nav.day - 1)
        if self.fault == Fault.UNITS:
            return replace(nav, units=nav.units + 1)
        return replace(nav, price=nav.price + to_wad("0.0001"))


class FundSuspend(FundAct):
    """The trustee suspends dealing, by the hash of a notice."""

    act: Literal["fund_suspend"] = "fund_suspend"
    notice: Text

    TITLE: ClassVar[str] = "Dealing is suspended"

    def play(self, world: World) -> str:
        """At once."""
        world.at(self.on)
        live = self.it(world)
        fund_of(live).suspend(fund.hashed(self.notice), sender=world.role(Role.TRUSTEE, live))
        return "requests gather, and can be taken back"


class FundResume(FundAct):
    """The trustee lets dealing go on."""

    act: Literal["fund_resume"] = "fund_resume"

    TITLE: ClassVar[str] = "Dealing goes on"
    AFTER: ClassVar[tuple[str, ...]] = ("fund_suspend",)

    def play(self, world: World) -> str:
        """From the next day that was not passed."""
        world.at(self.on)
        live = self.it(world)
        fund_of(live).resume(sender=world.role(Role.TRUSTEE, live))
        return f"{fund.next_day(fund_of(live))} is dealt next"


class FundPass(FundAct):
    """A day of a suspension is passed: its requests stand under the next open day's id."""

    act: Literal["fund_pass"] = "fund_pass"

    TITLE: ClassVar[str] = "A day without dealing"
    AFTER: ClassVar[tuple[str, ...]] = ("fund_suspend",)

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """Everything is carried."""
        told.book.carry(instants.day_number(self.on), instants.day_number(spec.following(self.on)))
        told.following = spec.following(self.on)

    def play(self, world: World) -> str:
        """By anyone, after the cut-off."""
        live, spec = self.it(world), spec_of(world.plan, self.of)
        contract = fund_of(live)
        world.at_second(world.instant(self.on, spec.terms.cut_off) + 60)
        contract.pass_(instants.day_number(self.on), sender=world.paying_agent(live))
        return f"requests stand under the id of {fund.open_day(contract)}"


class FundCorrect(FundAct):
    """A dealt day's NAV was wrong: the right net assets, who erred, and everybody compensated by that party."""

    act: Literal["fund_correct"] = "fund_correct"
    day: Day
    net_assets: Positive
    liable: PartyId
    cause: Text

    TITLE: ClassVar[str] = "A NAV is corrected"
    ADVERSE: ClassVar[tuple[str, ...]] = ("liable",)
    AFTER: ClassVar[tuple[str, ...]] = ("fund_deal",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The day was dealt."""
        days = [day for day, _, _ in spec_of(plan, self.of).after(plan, self.number).days]
        if self.day not in days:
            yield Problem(("day",), self.day.isoformat(), "a day that was dealt before")

    def tell(self, spec: Fund, plan: Plan, told: Told) -> None:
        """One right price for all of that day; what the fund overpaid comes back to it."""
        if instants.day_number(self.day) not in told.book.days:
            return  # said by `check`
        found = told.book.correct(instants.day_number(self.day), self.net_assets)
        told.corrections.append((self.day, found, self.liable))
        dealt = told.book.days[instants.day_number(self.day)]
        if told.last == self.day:
            told.assets = self.net_assets + dealt.subscribed - dealt.paid
        told.assets += found.for_fund

    def play(self, world: World) -> str:
        """Both keys, the party that erred, then everybody who lost, in pages."""
        world.at(self.on)
        live, spec, plan = self.it(world), spec_of(world.plan, self.of), world.plan
        corrections, label = corrections_of(world, live), instants.day_number(self.day)
        maker, checker = (world.role(each, live) for each in (Role.CALCULATION_AGENT, Role.TRUSTEE))
        liable = world.party(self.liable)
        fund.correct(
            corrections,
            self.day,
            self.net_assets,
            liable=liable,
            cause=self.cause,
            administrator=maker,
            trustee=checker,
        )
        (row,) = fund.correction_table(corrections, [self.day], {liable.address: self.liable})
        dealt = spec.after(plan, self.number).book.days[label]
        tables = live.record.tables
        tables.setdefault(CORRECTIONS, []).append(
            correction_row(
                spec,
                self.day,
                Correction(label, row.dealt, row.right, row.material, {}, row.for_fund),
                row.liable,
                row.for_holders,
            )
        )
        if row.material:
            corrections.report_correction(label, fund.hashed(f"report of {self.day}"), sender=maker)
            for bank in dict.fromkeys(asset for asset, _ in dealt.outcomes):
                self._compensate(world, live, bank, [holder for asset, holder in dealt.outcomes if asset == bank])
        paid = f"{row.liable} pays {row.for_holders:,} to holders and {row.for_fund:,} to the fund"
        return f"dealt {row.dealt}, right {row.right}, difference {row.difference}: {paid if row.material else 'noted'}"

    def _compensate(self, world: World, live: Live, bank: str, holders: list[str]) -> None:
        corrections, deposit, label = (
            corrections_of(world, live),
            world.stack.deposits[bank],
            instants.day_number(self.day),
        )
        if not fund.fund_correction(corrections, deposit, self.day, sender=world.party(self.liable)):
            return
        wallets = {world.party(holder).address: holder for holder in holders}
        receipt = corrections.compensate(deposit, label, list(wallets), sender=world.paying_agent(live))
        if corrections.owed_to_fund(deposit):
            corrections.return_to_fund(deposit, sender=world.paying_agent(live))
        for event in receipt.events:
            if isinstance(event, IFundCorrections.Compensated) and event.amount:
                row = {
                    "day": self.day,
                    "holder": wallets[event.controller],
                    "amount": live.spec.cash.amount(event.amount),
                }
                live.record.tables.setdefault(COMPENSATIONS, []).append(row)
