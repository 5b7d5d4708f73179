"""The primary market: books, price, closing; the fail drill; the report that releases the proceeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings import Offering
from rwa_chain.chain import Receipt
from rwa_chain.deploy.spec import DAY
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Branch, Movement, Problem
from rwa_chain.life.fields import DocumentId, ErrorName, PartyId, Percent, Units
from rwa_chain.life.instrument import Instrument, Live
from rwa_chain.life.ledger import Closing as Closed
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, disclosure, offering
from rwa_chain.lifecycle.offering import Account, Book
from rwa_chain.lifecycle.rounding import half_up

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

BOOKS_CLOSE = time(16, 0)
BOOKS_OPEN_FOR = 600
"""Seconds for which the books of an issue that is placed on one day are open, and after which it settles."""
CLOSING_DAYS = 10
"""Time after the issue date in which an allotment may still be closed: our choice."""


class BooksOpen(Act):
    """Orders are taken at the guidance."""

    act: Literal["books_open"] = "books_open"
    document: DocumentId

    TITLE: ClassVar[str] = "Books open"
    ONCE: ClassVar[bool] = True

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The instrument says what is offered."""
        yield from _is_offered(plan, self)

    def play(self, world: World) -> str:
        """The coordinator opens the books at the guidance; investors order."""
        world.at(self.on)
        live = self.it(world)
        spec, offered = live.spec, _offering(live.spec)
        founding.record(world, live, [self.document])
        _prepare(world, live, world.plan.document(self.document).text)
        settlement_at = world.instant(spec.issued_on or self.on, time(0, 0))
        _open(world, live, offered, world.instant(self.on, BOOKS_CLOSE), settlement_at)
        place_orders(
            world,
            live,
            [(each.investor, int(each.amount / spec.face_value), each.limit_percent) for each in offered.orders],
        )
        total = sum(order.amount for order in offered.orders)
        return f"{len(offered.orders)} orders of {total:,f} {spec.currency}"


class Pricing(Act):
    """The coupon is fixed, the terms frozen by hash, units allotted."""

    act: Literal["pricing"] = "pricing"

    TITLE: ClassVar[str] = "Priced and allotted"
    ONCE: ClassVar[bool] = True
    AFTER: ClassVar[tuple[str, ...]] = ("books_open",)

    def play(self, world: World) -> str:
        """Coupon and price are fixed, the terms frozen by their hash, and the issue allotted."""
        world.at(self.on, BOOKS_CLOSE.replace(minute=30))
        live = self.it(world)
        spec = live.spec
        frozen = _price(world, live, allotment(spec))
        return f"{spec.rate_percent} % at {spec.issue_price_percent} %; terms frozen as 0x{frozen.hex()[:16]}…"


class Closing(Act):
    """All allotments settle by DvP, or none; the proceeds less the fee are held."""

    act: Literal["closing"] = "closing"

    TITLE: ClassVar[str] = "Settlement by delivery versus payment"
    ONCE: ClassVar[bool] = True
    AFTER: ClassVar[tuple[str, ...]] = ("pricing",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The act is on the issue date."""
        issued = plan.instrument(self).issued_on
        if issued and self.on != issued:
            yield Problem(("on",), self.on.isoformat(), f"the issue date {issued}")

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Every allotment."""
        for investor, units in allotment(plan.instrument(self)).items():
            yield Movement(self.on, "", investor, units)

    def play(self, world: World) -> str:
        """Every investor signs its acceptance; all allotments are paid and issued in one transaction."""
        world.at(self.on)
        live = self.it(world)
        made = _close(world, live, self.on, list(allotment(live.spec)))
        if not world.plan.has(live.ticker, "post_issue_report"):
            report(world, live, "report with the closing")
            offering.release_proceeds(_book(live), sender=world.role(Role.ISSUER, live))
        return f"{made.units:,} units issued against {made.gross:,f} {live.spec.currency}; fee {made.fee:,f}"


class Issue(Act):
    """Books, price, closing and report in one act, to named investors who are admitted where they are not yet."""

    act: Literal["issue"] = "issue"
    allotted: dict[PartyId, Units]
    fee_percent: Percent = Decimal(0)

    TITLE: ClassVar[str] = "Issued to investors"
    ONCE: ClassVar[bool] = True

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The whole issue is allotted, on the issue date."""
        spec = plan.instrument(self)
        if not spec.units:
            yield Problem((), self.word, f"an instrument that is placed: {self.of} issues units otherwise")
        elif sum(self.allotted.values()) != spec.units:
            total = f"{sum(self.allotted.values())} units"
            yield Problem(("allotted",), total, f"all {spec.units} units of the issue")
        if spec.issued_on and self.on != spec.issued_on:
            yield Problem(("on",), self.on.isoformat(), f"the issue date {spec.issued_on}")

    @property
    def admits(self) -> Iterable[str]:
        """The parties that are allotted units."""
        return self.allotted

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Every allotment."""
        for investor, units in self.allotted.items():
            yield Movement(self.on, "", investor, units, place=("allotted", investor))

    def play(self, world: World) -> str:
        """Everything of a placement on one day."""
        world.at(self.on, time(9, 0))
        live = self.it(world)
        investors = [world.plan.party(each) for each in self.allotted]
        founding.present(world, investors)
        founding.admit(world, live, investors)
        founding.open_accounts(world, investors)
        _prepare(world, live, f"placement of {live.ticker}")
        placed = PlacedOn(live.spec.rate_percent, self.fee_percent)
        closes_at = world.next_instant + BOOKS_OPEN_FOR
        _open(world, live, placed, closes_at, closes_at + BOOKS_OPEN_FOR)
        rate = live.spec.rate_percent
        place_orders(world, live, [(investor, units, rate) for investor, units in self.allotted.items()])
        world.at_second(closes_at + 1)
        _price(world, live, self.allotted)
        world.at_second(closes_at + BOOKS_OPEN_FOR)
        made = _close(world, live, self.on, list(self.allotted))
        report(world, live, f"report on the issue of {live.ticker}")
        offering.release_proceeds(_book(live), sender=world.role(Role.ISSUER, live))
        return f"{made.units:,} units to {len(self.allotted)} investors for {made.gross:,f} {live.spec.currency}"


class FailDrill(Branch):
    """Branch: one investor is short of cash, so the whole close is refused; then the others close one by one."""

    act: Literal["fail_drill"] = "fail_drill"
    short: PartyId
    error: ErrorName

    TITLE: ClassVar[str] = "An investor is short of cash"
    ADVERSE: ClassVar[tuple[str, ...]] = ("short",)

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The others' closing."""
        spec = plan.instrument(self)
        return expected_closing(spec, spec.units - allotment(spec)[self.short])

    def play(self, world: World) -> str:
        """One investor has spent its money: the whole close is refused; then the others close."""
        world.at(self.on)
        live = self.it(world)
        book, registrar = _book(live), world.role(Role.REGISTRAR, live)
        plan = world.plan
        short = plan.party(self.short)
        deposit = world.deposit(self.short, live.spec.currency)
        bank = plan.bank_of(short, live.spec.currency)
        other = next(person for person in plan.cast if person is not short and person.deposits.get(bank or ""))
        spent = cash.balance(deposit, world.party(short.id))
        cash.pay(deposit, world.party(other.id), spent, sender=world.party(short.id))
        investors = accounts(world, list(allotment(live.spec)), live.spec.currency)
        acceptances = offering.accept_all(book, investors)
        world.refused(self.error, book.offering.close, book.number, acceptances, sender=registrar)
        others = [
            acceptance
            for investor, acceptance in zip(investors, acceptances, strict=True)
            if investor.party.label != self.short
        ]
        single = offering.close_for(book, others, sender=registrar)
        made = closed(live, self.on, [*single.receipts, offering.finish(book, sender=registrar)])
        world.outcome(short=self.short, units=made.units, gross=made.gross, fee=made.fee, net=made.net)
        return f"the whole close is refused; {len(others)} others close {made.units:,} units for {made.gross:,f}"


class PostIssueReport(Act):
    """The report after issue is filed, and the hold on the proceeds released."""

    act: Literal["post_issue_report"] = "post_issue_report"
    document: DocumentId

    TITLE: ClassVar[str] = "Report after issue; the proceeds are released"
    AFTER: ClassVar[tuple[str, ...]] = ("closing",)

    def play(self, world: World) -> str:
        """The report is recorded; anyone may then release the proceeds."""
        world.at(self.on)
        live = self.it(world)
        founding.record(world, live, [self.document])
        report(world, live, world.plan.document(self.document).text)
        receipt = offering.release_proceeds(_book(live), sender=world.role(Role.ISSUER, live))
        return f"{offering.proceeds_released(_book(live), receipt):,f} {live.spec.currency} released to the issuer"


# ---- parts ----


def allotment(spec: Instrument) -> dict[str, int]:
    """Units by investor, in the order of the book, the unallotted left out."""
    orders = spec.offering.orders if spec.offering else ()
    return {order.investor: int(order.allotted / spec.face_value) for order in orders if order.allotted}


def fee_of(plan: Plan, ticker: str) -> Decimal:
    """The fee on an issue, per cent."""
    for _, act in plan.of(ticker):
        if isinstance(act, Issue):
            return act.fee_percent
    spec = plan.instruments[ticker]
    return spec.offering.fee_percent if spec.offering else Decimal(0)


def expected_closing(spec: Instrument, units: int, fee_percent: Decimal | None = None) -> dict[str, Any]:
    """The expected result of a closing, from the terms."""
    percent = fee_percent if fee_percent is not None else _offering(spec).fee_percent
    gross = half_up(_share(spec.face_value * units, spec.issue_price_percent), spec.decimals)
    fee = half_up(_share(gross, percent), spec.decimals)
    return {"units": units, "gross": gross, "fee": fee, "net": gross - fee}


def _share(amount: Decimal, percent: Decimal) -> Any:
    from rwa_chain.lifecycle import reference

    return reference.share(amount, percent)


def _is_offered(plan: Plan, act: Act) -> Iterator[Problem]:
    if plan.instrument(act).offering is None:
        yield Problem((), act.word, f"an `offering` of {act.of}, which says what is ordered")


def _offering(spec: Instrument) -> Any:
    assert spec.offering is not None  # checked before anything starts
    return spec.offering


def _prepare(world: World, live: Live, text: str) -> None:
    """The preparation of an issue: its documents, and a filing."""
    recorded = world.stack.disclosure.get_all_documents(live.token)
    needed = [document.id for document in world.plan.required(live.ticker)]
    founding.record(world, live, [each for each in needed if disclosure.document_name(each) not in recorded])
    if not live.filed:
        founding.file(world, live, "OTHER", live.spec.units * live.spec.face_value, text)


@dataclass(frozen=True)
class PlacedOn:
    """At what an issue without an order book is placed."""

    guidance_percent: Decimal
    fee_percent: Decimal


def _open(world: World, live: Live, at: Any, closes_at: int, settlement_at: int) -> None:
    issuer, agent = world.holder_of(Role.ISSUER, live), world.holder_of(Role.REGISTRAR, live)
    payee, fee_payee = accounts(world, [issuer.id, agent.id], live.spec.currency)
    offered = live.spec.offered(
        live,
        payee,
        fee_payee,
        at.fee_percent,
        closes_at,
        (settlement_at, settlement_at + CLOSING_DAYS * DAY),
    )
    registrar = world.role(Role.REGISTRAR, live)
    live.book = offering.open_books(
        world.stack.rail(live.spec.currency).offering, offered, at.guidance_percent, sender=registrar
    )


def place_orders(world: World, live: Live, orders: Sequence[tuple[str, int, Decimal]]) -> None:
    """Investors order units at limits."""
    book = _book(live)
    place = book.offering.place_order.prepare
    world.send(
        [(place(book.number, units, offering.rate(limit)), world.party(investor)) for investor, units, limit in orders]
    )


def _price(world: World, live: Live, granted: dict[str, int]) -> bytes:
    """Terms are frozen, the issue priced and allotted; the hash of the terms."""
    spec, registrar = live.spec, world.role(Role.REGISTRAR, live)
    text = "\n".join(document.text for document in world.plan.required(live.ticker))
    frozen = spec.freeze(world, live, text)
    offering.price(_book(live), spec.issue_price_percent, sender=registrar)
    ordered = dict(granted)
    for order in spec.offering.orders if spec.offering else ():
        ordered.setdefault(order.investor, 0)
    names = [order.investor for order in spec.offering.orders] if spec.offering else list(granted)
    offering.allot(_book(live), {world.party(each).address: ordered[each] for each in names}, sender=registrar)
    offering.consent(_book(live), sender=world.role(Role.ISSUER, live))
    return frozen


def _close(world: World, live: Live, day: date, investors: list[str]) -> Closed:
    """All allotments in one transaction, or in pages where they don't fit one."""
    book, registrar = _book(live), world.role(Role.REGISTRAR, live)
    acceptances = offering.accept_all(book, accounts(world, investors, live.spec.currency))
    made = closed(live, day, offering.close(book, acceptances, sender=registrar).receipts)
    live.record.closing = made
    return made


def report(world: World, live: Live, text: str) -> None:
    """The issuer reports on an issue, which lets its proceeds go."""
    disclosure.report(world.stack.disclosure, live.token, text, sender=world.role(Role.ISSUER, live))
    live.reported = True


def _book(live: Live) -> Book:
    assert live.book is not None  # checked before anything starts: books_open comes first
    return live.book


def accounts(world: World, names: Sequence[str], currency: str) -> list[Account]:
    """Wallets of the parties in a currency."""
    return [Account(world.party(each), world.deposit(each, currency)) for each in names]


def closed(live: Live, day: date, receipts: Sequence[Receipt]) -> Closed:
    """The result of a closing, by its receipts; the units are out from now on."""
    settled = [event for receipt in receipts for event in receipt.all(Offering.AllotmentSettled)]
    fees = [event.amount for receipt in receipts for event in receipt.all(Offering.FeePaid)]
    units, gross, fee = sum(each.units for each in settled), sum(each.cash for each in settled), sum(fees)
    live.issued += units
    amount = live.spec.cash.amount
    return Closed(day, units, amount(gross), amount(fee), amount(gross - fee))
