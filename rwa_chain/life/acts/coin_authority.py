"""A stablecoin's issuer before its authority: licence, attestations, statements, consents, exit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from rwa_chain.bindings.types import Licence as LicenceState
from rwa_chain.bindings.types import ReserveState
from rwa_chain.chain import Call
from rwa_chain.deploy.spec import DAY
from rwa_chain.errors import InputError
from rwa_chain.life.act import Branch, Problem
from rwa_chain.life.acts.authority import carry_out_all
from rwa_chain.life.acts.coin import pay_bank, pay_out
from rwa_chain.life.coins import Book, CoinAct, book_at, book_before, state_at
from rwa_chain.life.fields import CoinId, Day, DocumentId, Model, Money, PartyId, Positive, Text
from rwa_chain.life.instrument import Due
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import administration, cash, disclosure, instants, stablecoin
from rwa_chain.lifecycle.stablecoin import AssetClass

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

DAILY, WEEKLY = "daily_statements", "weekly_reports"


class State(StrEnum):
    """The state of an issuer's licence."""

    SANDBOX = "sandbox"
    LICENSED = "licensed"
    REVOKED = "revoked"
    WINDING_DOWN = "winding_down"

    @property
    def on_chain(self) -> LicenceState:
        """The state as the contract has it."""
        return LicenceState[self.name]


class _Of(CoinAct):
    """An act of a stablecoin's issuer."""

    coin: CoinId

    OF_ALL: ClassVar[bool] = True


def decide(world: World, what: str, calls: Sequence[Call[Any]], on: date, effective: date) -> None:
    """The administrator schedules calls on a date and carries them out on another, not a second early."""
    world.at(on)
    world.describe(*calls)
    administrator, manager = world.role(Role.ADMINISTRATOR), world.stack.manager
    delay = world.plan.administration.administration_delay_days * DAY
    # Each call is a block of its own, a second later than the one before.
    ready_at = max(world.instant(effective), world.next_instant + delay + len(calls))
    scheduled = [administration.schedule(manager, call, when=ready_at, sender=administrator) for call in calls]
    carry_out_all(world, what, scheduled)


def delay_kept(plan: Plan, on: date, effective: date) -> Iterator[Problem]:
    """An administrator's scheduled call waits its delay."""
    earliest = on + timedelta(days=plan.administration.administration_delay_days)
    if effective < earliest:
        yield Problem(("effective",), effective.isoformat(), f"{earliest} or later: the administrator's delay")


class Licence(_Of):
    """The authority's decision on the licence is recorded; in the sandbox a ``cap`` bounds what may be owed."""

    act: Literal["coin_licence"] = "coin_licence"
    state: State
    document: DocumentId
    effective: Day
    cap: Positive | None = None

    TITLE: ClassVar[str] = "The licence"
    LATER: ClassVar[tuple[str, ...]] = ("effective",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The delay is kept, and a sandbox has a cap."""
        yield from delay_kept(plan, self.on, self.effective)
        if (self.state is State.SANDBOX) != (self.cap is not None):
            yield Problem(("cap",), self.cap, "a cap for the sandbox, and for nothing else")

    def play(self, world: World) -> str:
        """The administrators act, after their delay."""
        coin = world.coin(self.coin)
        document = disclosure.document_hash(world.plan.document(self.document).text)
        calls: list[Call[Any]] = [coin.set_licence.prepare(self.state.on_chain, document)]
        if self.cap is not None:
            calls.append(coin.set_sandbox_cap.prepare(world.plan.cash.units(self.cap)))
        decide(world, f"licence: {self.state}", calls, self.on, self.effective)
        world.check("the licence is as decided", coin.licence() == self.state.on_chain)
        return f"{self.state.replace('_', ' ')}{'' if self.cap is None else f', at most {self.cap:,f} owed'}"


class Figures(_Of):
    """The figures that the licence asks for, reported by the custodian's key with their document's hash."""

    act: Literal["coin_figures"] = "coin_figures"
    paid_up: Money
    liquid: Money
    expenses_of_12_months: Money
    document: DocumentId

    TITLE: ClassVar[str] = "Capital, liquid assets and a year's expenses are reported"

    def play(self, world: World) -> str:
        """They bind nothing on chain."""
        world.at(self.on)
        spec, document = world.plan.coin(self.coin), world.plan.document(self.document).text
        paid_up, liquid, expenses = map(world.plan.cash.units, (self.paid_up, self.liquid, self.expenses_of_12_months))
        world.coin(self.coin).report_figures(
            paid_up, liquid, expenses, disclosure.document_hash(document), sender=world.party(spec.custodian)
        )
        return f"paid up {self.paid_up:,f}, liquid {self.liquid:,f}, expenses {self.expenses_of_12_months:,f}"


class Holding(Model):
    """A part of the reserve: its class, its market value, and when it matures."""

    kind: AssetClass
    amount: Money
    matures: Day | None = None


class Attestation(_Of):
    """Custodian and auditors attest the reserve by class of asset. What it holds at the bank is read from the chain."""

    act: Literal["coin_attestation"] = "coin_attestation"
    assets: tuple[Holding, ...] = Field(min_length=1)

    TITLE: ClassVar[str] = "The reserve is attested"

    def listed(self, plan: Plan) -> list[stablecoin.Asset]:
        """Its assets, in the coin's currency."""
        return [stablecoin.Asset(each.kind, each.amount, plan.currency, each.matures) for each in self.assets]

    @property
    def value(self) -> Decimal:
        """The value of all assets."""
        return sum((each.amount for each in self.assets), Decimal("0.00"))

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Every asset is one that a reserve may hold."""
        try:
            stablecoin.check_assets(self.listed(plan), plan.currency, self.on)
        except InputError as refusal:
            number, _, name = refusal.field.removeprefix("assets[").partition("].")
            yield Problem(
                ("assets", int(number), "amount" if name == "value" else name), refusal.value, refusal.expected
            )

    def moves(self, book: Book, plan: Plan) -> None:
        """Its value counts, with all that was booked and paid before it."""
        book.market_value, book.credits, book.payouts = self.value, Decimal("0.00"), Decimal("0.00")
        book.attested_at = instants.instant(self.on, instants.OFFICE_OPENS, plan.zone)

    def play(self, world: World) -> str:
        """Signed by as many as the terms ask for; brought by the custodian."""
        world.at(self.on)
        spec, coin = world.plan.coin(self.coin), world.coin(self.coin)
        custodian = world.party(spec.custodian)
        there = cash.balance(world.deposit(spec.custodian), custodian)
        said = sum((each.amount for each in self.assets if each.kind is AssetClass.BANK_DEPOSIT), Decimal("0.00"))
        world.check("the attested bank deposit is the custodian's", there == said, f"{said} attested, {there} there")
        auditors = [world.party(each) for each in spec.auditors[: spec.signatures - 1]]
        stablecoin.attest(
            coin, self.listed(world.plan), as_of=world.next_instant, signers=[custodian, *auditors], sender=custodian
        )
        state = ReserveState(coin.reserve_state()).name.lower()
        backing = world.plan.cash.amount(coin.backing())
        return f"{self.value:,f} by {len(auditors) + 1} signatures; {backing:,f} may be owed: {state}"


class Fault(StrEnum):
    """A fault of a reserve."""

    SHORT = "short"
    STALE = "stale"


class ReserveReport(_Of):
    """Somebody says in public that the reserve is short or stale, at once."""

    act: Literal["coin_report"] = "coin_report"
    by: PartyId
    state: Fault

    TITLE: ClassVar[str] = "The reserve is reported"

    def play(self, world: World) -> str:
        """Anyone may, and only where it is so."""
        world.at(self.on)
        coin = world.coin(self.coin)
        receipt = coin.report_reserve(sender=world.party(self.by))
        found = ReserveState(receipt.one(type(coin).ReserveReported).state).name.lower()
        world.check("the reserve is in the state that was reported", found == self.state, found)
        return f"{found}, seen by {self.by}"


class Delay(_Of):
    """The clocks of open redemptions are moved, with the authority's consent."""

    act: Literal["coin_delay"] = "coin_delay"
    until: Day
    effective: Day
    consent: DocumentId

    TITLE: ClassVar[str] = "Redemptions are delayed by consent"
    LATER: ClassVar[tuple[str, ...]] = ("effective",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The administrator's delay is kept."""
        yield from delay_kept(plan, self.on, self.effective)

    @property
    def last_day(self) -> date:
        """The delay ends later than the act does."""
        return self.effective

    def play(self, world: World) -> str:
        """Without a consent it is refused."""
        coin = world.coin(self.coin)
        until = world.instant(self.until)
        consent = disclosure.document_hash(world.plan.document(self.consent).text)
        call = coin.delay_redemptions.prepare(until, consent)
        decide(world, "delay redemptions", [call], self.on, self.effective)
        world.check("the delay ends when the consent says", coin.delayed_until() == until)
        return f"until {self.until}, by the consent {self.consent}"


class Draw(_Of):
    """The day of a past period that an auditor attests is drawn from the hash of a later block."""

    act: Literal["coin_draw"] = "coin_draw"
    by: PartyId
    first: Day
    last: Day

    TITLE: ClassVar[str] = "A day for an independent attestation is drawn"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The period has passed and has a month's to a year's days."""
        if not self.first <= self.last < self.on:
            yield Problem(("last",), self.last.isoformat(), f"a period that ends before {self.on}")
        elif not 28 <= (self.last - self.first).days + 1 <= 366:
            yield Problem(("last",), self.last.isoformat(), f"a period of 28 to 366 days from {self.first}")

    @property
    def last_day(self) -> date:
        """The period is past."""
        return self.on

    def play(self, world: World) -> str:
        """Opened, and drawn two blocks later."""
        world.at(self.on)
        coin, by = world.coin(self.coin), world.party(self.by)
        coin.open_attestation_draw(*(instants.day_number(each) for each in (self.first, self.last)), sender=by)
        world.mine_at(world.next_instant)
        world.mine_at(world.next_instant)
        drawn = coin.draw_attestation_day(sender=by).one(type(coin).AttestationDayDrawn).day
        day = instants.EPOCH + timedelta(days=drawn)
        world.check("the day is one of the period", self.first <= day <= self.last, f"{day}")
        return f"{day}, of {self.first} to {self.last}"


class Statement(_Of):
    """The statement of a day, or the report of the seven days that end with it, read from the chain."""

    act: Literal["coin_statement"] = "coin_statement"
    day: Day
    weekly: bool = False

    TITLE: ClassVar[str] = "The daily statement"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The day is over."""
        if self.day >= self.on:
            yield Problem(("day",), self.day.isoformat(), f"a day before {self.on}")

    @property
    def last_day(self) -> date:
        """The day is past."""
        return self.on

    @property
    def days(self) -> list[date]:
        """The days of the attestation."""
        return [self.day - timedelta(days=n) for n in range(6 if self.weekly else 0, -1, -1)]

    def dues(self, plan: Plan) -> Iterator[Due]:
        """Each day's close by the life."""
        for day in self.days:
            book = book_at(plan, self.coin, day)
            values = {
                "outstanding": book.outstanding, "unpaid": book.unpaid, "market_value": book.market_value,
                "backing": book.backing, "state": state_at(book, plan, self.coin, day),
            }  # fmt: skip
            yield Due(f"{self.coin} on {day}", WEEKLY if self.weekly else DAILY, {"day": day, **values})

    def play(self, world: World) -> str:
        """Rows of the ledger; who publishes them is the issuer."""
        world.at(self.on)
        world.mine_at(world.next_instant)
        coin, zone, table = world.coin(self.coin), world.plan.zone, WEEKLY if self.weekly else DAILY
        found = stablecoin.weekly(coin, self.day, zone) if self.weekly else None
        days = found.days if found else (stablecoin.daily(coin, self.day, zone),)
        for each in days:
            world.row(
                table, day=each.day, outstanding=each.outstanding, unpaid=each.unpaid, market_value=each.market_value,
                backing=each.backing, state=each.state, issued=each.issued, redeemed=each.redeemed, paid=each.paid,
                returned=each.returned, overdue=each.overdue, attested_at=each.attested_at,
                composition=each.composition,
            )  # fmt: skip
        last = days[-1]
        reported = f"; reported: {', '.join(found.reported) or 'nothing'}" if found else ""
        return f"{last.day}: {last.owed:,f} owed, {last.backing:,f} behind it, {last.state}{reported}"


class Exit(Branch):
    """The exit plan exercised: the licence is revoked, every holder redeems at par, and all is paid.

    ``buyer`` buys the reserve's securities at the attested value, so that the custodian can pay.
    """

    act: Literal["coin_exit"] = "coin_exit"
    coin: CoinId
    buyer: PartyId
    document: DocumentId
    effective: Day
    reason: Text = "exercise"

    TITLE: ClassVar[str] = "The exit plan, exercised"
    OF_ALL: ClassVar[bool] = True
    LATER: ClassVar[tuple[str, ...]] = ("effective",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The delay is kept."""
        yield from delay_kept(plan, self.on, self.effective)

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """Nothing outstanding, everything paid."""
        book = book_before(plan, self.coin, self.snapshot_before)
        return {"outstanding": Decimal("0.00"), "unpaid": Decimal("0.00"), "paid": book.owed}

    def play(self, world: World) -> str:
        """Issue stops with the licence; redemption doesn't."""
        coin, spec = world.coin(self.coin), world.plan.coin(self.coin)
        document = disclosure.document_hash(world.plan.document(self.document).text)
        revoke = coin.set_licence.prepare(LicenceState.REVOKED, document)
        decide(world, "revoke the licence", [revoke], self.on, self.effective)
        custodian, desk = world.party(spec.custodian), world.party(spec.issuer)
        booking = cash.booking("an issue after the licence")
        world.refused("Stablecoin.LicenceForbids", coin.issue, custodian, 1, booking, sender=desk)
        book = book_before(world.plan, self.coin, self.snapshot_before)
        holders = {holder: amount for holder, amount in book.balances.items() if amount}
        requests = dict(book.requests)
        for holder, amount in holders.items():
            name = f"exit of {holder}"
            stablecoin.redeem(coin, amount, name, sender=world.party(holder))
            requests[name] = (holder, amount)
        there = cash.balance(world.deposit(spec.custodian), custodian)
        if book.owed > there:
            pay_bank(world, self.buyer, spec.custodian, book.owed - there)
        paid = Decimal("0.00")
        for name, (holder, amount) in requests.items():
            pay_out(world, self.coin, holder, name, amount)
            paid += amount
        outstanding, unpaid = (
            world.plan.cash.amount(coin.total_supply()),
            world.plan.cash.amount(coin.unpaid_redemptions()),
        )
        world.outcome(outstanding=outstanding, unpaid=unpaid, paid=paid)
        return f"{len(holders)} holders redeemed; {paid:,f} paid, {outstanding:,f} outstanding"
