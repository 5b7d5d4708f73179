"""The secondary market: listings, trades, what the rules refuse, halts, the exchange pool, the last trading day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings.types import Instruction, Leg
from rwa_chain.chain import Address, AddressLike
from rwa_chain.life import ledger
from rwa_chain.life.act import Act, Movement, Problem
from rwa_chain.life.fields import (
    Count,
    Day,
    ErrorName,
    Flag,
    Id,
    Model,
    PartyId,
    Percent,
    Units,
    VenueId,
    WalletId,
)
from rwa_chain.life.instrument import Live
from rwa_chain.life.plan import settlement_day
from rwa_chain.life.setting import Role
from rwa_chain.life.source import Place
from rwa_chain.lifecycle import market, settlement

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

SETTLES_AT = time(11, 0)
MARKET_CLOSES = time(17, 30)
TRADE_EXPIRES_DAYS = 3
PLACED = ("closing", "issue")
"""Acts that put units into holders' hands."""


class Attempt(Model):
    """A transfer that must be refused."""

    sender: WalletId
    receiver: WalletId
    units: Units
    error: ErrorName


class Listing(Act):
    """A venue lists the instrument."""

    act: Literal["listing"] = "listing"
    venue: VenueId

    TITLE: ClassVar[str] = "Listed"

    def play(self, world: World) -> str:
        """The issuer applies, the venue lists."""
        world.at(self.on)
        live, venue = self.it(world), world.party(self.venue)
        market.apply_for(
            world.stack.venues,
            live.token,
            venue,
            f"application of {live.ticker} to {self.venue}",
            sender=world.role(Role.ISSUER, live),
        )
        market.list_bond(world.stack.venues, live.token, _said(self), sender=venue)
        return f"{self.venue} {world.stack.venues.listing_of(live.token, venue).state.name.lower()}"


class Delisting(Act):
    """A venue delists the instrument."""

    act: Literal["delisting"] = "delisting"
    venue: VenueId

    TITLE: ClassVar[str] = "Delisted"

    def play(self, world: World) -> str:
        """The venue ends the listing."""
        world.at(self.on)
        live, venue = self.it(world), world.party(self.venue)
        market.delist(world.stack.venues, live.token, _said(self), sender=venue)
        return f"{self.venue} {world.stack.venues.listing_of(live.token, venue).state.name.lower()}"


# ---- trades ----


class Trade(Act):
    """A secondary trade: ``on`` is the trade date, it settles ``lag`` business days later by DvP.

    ``clean`` is a price in per cent of face value, without accrued interest.
    """

    act: Literal["trade"] = "trade"
    seller: PartyId
    buyer: PartyId
    units: Units
    clean: Percent
    lag: Count = 0
    id: Id | None = None

    TITLE: ClassVar[str] = "Trade"
    RECEIVES: ClassVar[tuple[str, ...]] = ("buyer",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def name(self) -> str:
        """Its id, or one of its number."""
        return self.id or f"trade{self.number}"

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Its units, on the settlement date."""
        settles = settlement_day(plan.instrument(self), self.on, self.lag)
        yield Movement(settles, self.seller, self.buyer, self.units, promised=self.on)

    @property
    def parties(self) -> tuple[str, ...]:
        """The deliverers, in the order of the legs; the seller first."""
        return (self.seller, self.buyer)

    def legs(self, world: World, live: Live, amount: Decimal) -> list[Leg]:
        """The legs of the trade, for an amount in the instrument's currency."""
        return legs_of(world, live, self.seller, self.buyer, self.units, amount)

    def play(self, world: World) -> str:
        """Settle by delivery versus payment: at once by signatures, or on its date by affirmations and holds."""
        agreed = agree(world, self)
        live, contract = self.it(world), world.stack.settlement
        if self.lag == 0:
            everybody = [world.party(each) for each in self.parties]
            settlement.settle_signed(contract, agreed, everybody, sender=world.paying_agent(live))
        else:
            affirm(world, self, agreed)
            settle(world, self, agreed)
        return settled(world, live, self)

    def expected(self, plan: Plan) -> dict[str, Any]:
        """The expected row."""
        spec = plan.instrument(self)
        settles = settlement_day(spec, self.on, self.lag)
        price = spec.price(plan, self.units, self.clean, settles)
        return {
            "id": self.name,
            "settle": settles,
            "units": self.units,
            "clean": price.clean,
            "accrued": price.accrued,
            "paid": price.dirty,
        }


class Agree(Trade):
    """A trade that is affirmed and waits: its units and its money are held until an act `settle` names its id.

    Other acts may come between.
    """

    act: Literal["agree"] = "agree"  # type: ignore[assignment]
    id: Id
    lag: Count

    TITLE: ClassVar[str] = "A trade is agreed"

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """None: what is agreed is promised, and moves when it settles."""
        yield Movement(self.on, self.seller, self.buyer, self.units, stays=True)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The trade waits for at least a day."""
        if self.lag == 0:
            yield Problem(("lag",), 0, "1 or more business days; a `trade` settles at once")

    def play(self, world: World) -> str:
        """Both affirm; what is delivered is held."""
        agreed = agree(world, self)
        affirm(world, self, agreed)
        world.memory.waiting[self.id] = agreed
        settles = settlement_day(self.it(world).spec, self.on, self.lag)
        return f"{self.units:,} units from {self.seller} to {self.buyer} wait until {settles}"


class Settle(Act):
    """A trade that was agreed settles by delivery versus payment."""

    act: Literal["settle"] = "settle"
    trade: Id

    TITLE: ClassVar[str] = "A trade settles"
    AFTER: ClassVar[tuple[str, ...]] = ("agree",)

    def agreed(self, plan: Plan) -> Agree | None:
        """The trade of its id."""
        found = (act for _, act in plan.of(str(self.of), "agree") if isinstance(act, Agree))
        return next((act for act in found if act.id == self.trade), None)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The trade exists, and is due."""
        trade = self.agreed(plan)
        if trade is None:
            yield Problem(("trade",), self.trade, "the id of an act `agree`")
        elif self.on != (due := settlement_day(plan.instrument(self), trade.on, trade.lag)):
            yield Problem(("on",), self.on.isoformat(), f"{due}, {trade.lag} business days after it was agreed")

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """The agreed movements."""
        trade = self.agreed(plan)
        if trade is not None:
            place: Place = ("trade",)
            yield Movement(self.on, trade.seller, trade.buyer, trade.units, place=place, promised=date.min)

    def play(self, world: World) -> str:
        """Not a second before it is due."""
        trade = self.agreed(world.plan)
        assert trade is not None  # checked before anything starts
        settle(world, trade, world.memory.waiting.pop(self.trade))
        return settled(world, self.it(world), trade)


def agree(world: World, trade: Trade) -> Instruction:
    """The price, accrued interest as the chain computes it, and the instruction that both sides sign."""
    live = trade.it(world)
    settles = settlement_day(live.spec, trade.on, trade.lag)
    price = live.spec.price(world.plan, trade.units, trade.clean, settles)
    world.at(trade.on)
    accrued = live.spec.accrued(live, trade.units, settles)
    if accrued is not None:
        world.check(
            f"accrued interest of {trade.name}",
            accrued == price.accrued,
            f"{accrued} on chain, {price.accrued} off chain",
        )
    due_at = world.next_instant if trade.lag == 0 else world.instant(settles, time(0, 0))
    return instruction(world, live, trade.name, trade.legs(world, live, price.dirty), due_at)


def affirm(world: World, trade: Trade, agreed: Instruction) -> None:
    """All sides affirm; what they deliver is held."""
    seller, contract = world.party(trade.seller), world.stack.settlement
    settlement.affirm(contract, agreed, sender=seller)
    for other in trade.parties[1:]:
        settlement.affirm_signed(contract, agreed, world.party(other), sender=seller)


def settle(world: World, trade: Trade, agreed: Instruction) -> None:
    """On its date, not a second earlier."""
    contract, live = world.stack.settlement, trade.it(world)
    world.early(
        f"settle {trade.name}",
        agreed.settlement_at,
        "Settlement.InstructionNotDue",
        contract.settle,
        agreed,
        b"",
        sender=world.party(trade.seller),
    )
    world.at(settlement_day(live.spec, trade.on, trade.lag), SETTLES_AT)
    settlement.settle(contract, agreed, sender=world.party(trade.buyer))


def settled(world: World, live: Live, trade: Trade) -> str:
    """Writes a settled trade down."""
    settles = settlement_day(live.spec, trade.on, trade.lag)
    price = live.spec.price(world.plan, trade.units, trade.clean, settles)
    live.record.trades.append(
        ledger.Trade(
            id=trade.name,
            settle=world.today,
            seller=trade.seller,
            buyer=trade.buyer,
            units=trade.units,
            clean=price.clean,
            accrued=price.accrued,
            paid=price.dirty,
        )
    )
    interest = f", of it {price.accrued:,f} accrued over {price.accrued_days} days" if price.accrued else ""
    return f"{trade.units:,} units from {trade.seller} to {trade.buyer} for {price.dirty:,f}{interest}"


def instruction(
    world: World,
    live: Live,
    name: str,
    legs: list[Leg],
    settlement_at: int,
    *,
    venue: AddressLike = settlement.OVER_THE_COUNTER,
) -> Instruction:
    """Everything of it or nothing, from an instant on."""
    return settlement.instruction(
        legs,
        f"{world.plan.scenario} {live.ticker} {name} {settlement_at}",
        nonces=settlement.free_nonces(world.stack.settlement, legs),
        settlement_at=settlement_at,
        expires_at=settlement_at + TRADE_EXPIRES_DAYS * 86_400,
        venue=venue,
    )


def legs_of(world: World, live: Live, seller: str, buyer: str, units: int, amount: Decimal) -> list[Leg]:
    """Units against money, across banks where the parties' differ."""
    return [
        settlement.security_leg(live.token, world.party(seller), world.party(buyer), units),
        paid(world, buyer, seller, amount, live.spec.currency),
    ]


def paid(world: World, payer: str, payee: str, amount: Decimal, currency: str) -> Leg:
    """Money from one party to another."""
    source, target = (world.deposit(each, currency) for each in (payer, payee))
    return settlement.cash_leg(source, target, world.party(payer), world.party(payee), amount)


# ---- what is refused ----


class Refusals(Act):
    """Transfers that the rules refuse, each mined and failed."""

    act: Literal["refusals"] = "refusals"
    attempts: tuple[Attempt, ...]

    TITLE: ClassVar[str] = "What the rules refuse"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def play(self, world: World) -> str:
        """They are sent."""
        world.at(self.on)
        attempt(world, self.it(world), self.attempts)
        return f"{len(self.attempts)} transfers refused"


def attempt(world: World, live: Live, attempts: tuple[Attempt, ...]) -> None:
    """Sends transfers that must be refused."""
    for each in attempts:
        receiver, sender = world.party(each.receiver), world.party(each.sender)
        world.refused(each.error, live.token.transfer, receiver, each.units, sender=sender)


class Halt(Act):
    """A venue halts trading, and resumes."""

    act: Literal["halt"] = "halt"
    venue: VenueId
    resume_date: Day
    otc_allowed: Flag
    attempts: tuple[Attempt, ...]

    TITLE: ClassVar[str] = "A venue halts and resumes"
    LATER: ClassVar[tuple[str, ...]] = ("resume_date",)

    def play(self, world: World) -> str:
        """Trades that name the venue are refused, others are not; then it resumes."""
        world.at(self.on)
        live, venue, contract = self.it(world), world.party(self.venue), world.stack.settlement
        market.halt(world.stack.venues, live.token, _said(self), sender=venue)
        for each in self.attempts:
            legs = legs_of(world, live, each.sender, each.receiver, each.units, live.spec.face_value * each.units)
            named = instruction(world, live, "at the venue", legs, world.now, venue=venue)
            seller = world.party(each.sender)
            world.refused(each.error, contract.affirm, named, sender=seller)
            if self.otc_allowed:
                counter = instruction(world, live, "over the counter", legs, world.now)
                settlement.affirm(contract, counter, sender=seller)
                settlement.cancel(contract, counter, sender=seller)
        world.at(self.resume_date)
        market.resume(world.stack.venues, live.token, _said(self), sender=venue)
        over_the_counter = ", over the counter it goes on" if self.otc_allowed else ""
        return f"{self.venue} halted from {self.on} to {self.resume_date}{over_the_counter}"


# ---- pools, the last day ----


class Conversion(Act):
    """Units go to another register by way of the conversion agent, who holds them here, and come back or stay there."""

    act: Literal["conversion"] = "conversion"
    holder: PartyId
    agent: PartyId
    units: Units
    return_date: Day | None = None

    TITLE: ClassVar[str] = "To the exchange pool"
    LATER: ClassVar[tuple[str, ...]] = ("return_date",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """There, and back where they come back."""
        yield Movement(self.on, self.holder, self.agent, self.units)
        if self.return_date:
            yield Movement(self.return_date, self.agent, self.holder, self.units)

    def play(self, world: World) -> str:
        """The agent holds them while they are at the exchange; the pools' sum stays."""
        world.at(self.on)
        live, agent, holder = self.it(world), world.party(self.agent), world.party(self.holder)
        conversion, engine = world.stack.conversion, world.stack.settlement
        account = f"account of {self.holder} at the exchange"
        market.name_pool(conversion, live.token, agent, sender=agent)
        _, already = market.pools(conversion, live.token)
        market.to_exchange(conversion, engine, live.token, self.units, account, sender=holder)
        _check_pools(world, live, already + self.units)
        if self.return_date is None:
            return f"{self.units:,} units of {self.holder} leave for the exchange pool; {self.agent} holds them here"
        world.mine_at(world.instant(self.return_date, MARKET_CLOSES) - 1)  # what is signed then is dated by that block
        market.to_chain(conversion, engine, live.token, holder, self.units, account, nominee=agent, sender=agent)
        _check_pools(world, live, already)
        return f"{self.units:,} units of {self.holder} in the exchange pool, and back"


def _check_pools(world: World, live: Live, expected: int) -> None:
    on_chain, at_exchange = market.pools(world.stack.conversion, live.token)
    world.check(
        "the pools add up to the supply",
        at_exchange == expected and on_chain + at_exchange == live.token.total_supply(),
        f"{on_chain} on the chain and {at_exchange} at the exchange",
    )


class RecordDate(Act):
    """The record instant of a payment passes."""

    act: Literal["record_date"] = "record_date"

    TITLE: ClassVar[str] = "Record date"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def play(self, world: World) -> str:
        """No transaction, and from now on the register answers for it."""
        live = self.it(world)
        record_at = next(at for day, at in live.spec.records() if day == self.on)
        world.mine_at(record_at + 1)
        holdings = holders_of_record(world, live, record_at)
        supply = live.token.total_supply_at(record_at)
        world.check(
            "the holders of record add up to the supply",
            sum(holdings.values()) == supply,
            f"{sum(holdings.values())} units of {supply}",
        )
        return f"{len(holdings)} holders of record with {supply:,} units"


def holders_of_record(world: World, live: Live, record_at: int) -> dict[Address, int]:
    """Units at a record instant, by wallet: asked of the register for all wallets that its logs know."""
    live.register.extend(world.chain)
    wallets = live.register.wallets
    with world.chain.reading() as read:
        found = [read(live.token.balance_at, wallet, record_at) for wallet in wallets]
    return {wallet: each.value for wallet, each in zip(wallets, found, strict=True) if each.value}


class LastTradingDay(Act):
    """The venue's last trading day; after the final record instant the register is closed."""

    act: Literal["last_trading_day"] = "last_trading_day"
    venue: VenueId
    final_record_date: Day
    attempts: tuple[Attempt, ...]

    TITLE: ClassVar[str] = "Last trading day; the register closes"
    LATER: ClassVar[tuple[str, ...]] = ("final_record_date",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The register closes when the terms say."""
        records = plan.instrument(self).records()
        if records and self.final_record_date != records[-1][0]:
            yield Problem(("final_record_date",), self.final_record_date.isoformat(), f"{records[-1][0]}")

    def play(self, world: World) -> str:
        """The venue stops trading for good; after the final record instant the register takes no transfer."""
        world.at(self.on, MARKET_CLOSES)
        live = self.it(world)
        market.halt(world.stack.venues, live.token, _said(self), sender=world.party(self.venue))
        world.at_second(live.spec.closes_at(live) + 1)
        attempt(world, live, self.attempts)
        return f"no trading at {self.venue} after {self.on}; the register is closed after {self.final_record_date}"


def _said(act: Act) -> str:
    """The text of a venue's notice."""
    return act.title or act.TITLE
