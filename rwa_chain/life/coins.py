"""Expected results of a life's stablecoins, from its acts alone: the second computation beside the chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from rwa_chain.life.act import Act
from rwa_chain.lifecycle import instants, stablecoin
from rwa_chain.lifecycle.instants import OFFICE_OPENS
from rwa_chain.money import Currency

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan

NOTHING = Decimal("0.00")


@dataclass
class Book:
    """A stablecoin after some acts. Money is in the life's currency; ``requests`` are open redemptions by id."""

    currency: Currency
    balances: dict[str, Decimal] = field(default_factory=dict)
    requests: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    market_value: Decimal = NOTHING
    credits: Decimal = NOTHING
    """Booked since the last attestation."""
    payouts: Decimal = NOTHING
    """Paid out since the last attestation."""
    attested_at: int = 0
    buffer: int = 0

    @property
    def outstanding(self) -> Decimal:
        """All tokens."""
        return sum(self.balances.values(), NOTHING)

    @property
    def unpaid(self) -> Decimal:
        """Redemptions that are not paid out."""
        return sum((amount for _, amount in self.requests.values()), NOTHING)

    @property
    def owed(self) -> Decimal:
        """Tokens and unpaid redemptions."""
        return self.outstanding + self.unpaid

    @property
    def backing(self) -> Decimal:
        """The most that may be owed."""
        return stablecoin.backing(self.currency, self.market_value, self.buffer, self.credits, self.payouts)

    def add(self, holder: str, amount: Decimal) -> None:
        """A holder has more, or less."""
        self.balances[holder] = self.balances.get(holder, NOTHING) + amount


class CoinAct(Act):
    """An act of a stablecoin."""

    def moves(self, book: Book, plan: Plan) -> None:
        """The change to its coin's book."""


def of_coin(plan: Plan, coin: str) -> Iterator[CoinAct]:
    """The acts of a stablecoin, in order."""
    for _, act in plan.played():
        if isinstance(act, CoinAct) and getattr(act, "coin", None) == coin:
            yield act


def book_before(plan: Plan, coin: str, step: int) -> Book:
    """A coin's book when the step of a number begins."""
    return _folded(plan, coin, lambda act: act.number < step)


def book_after(plan: Plan, coin: str, act: Act) -> Book:
    """A coin's book after an act."""
    return _folded(plan, coin, lambda each: each.number <= act.number)


def book_at(plan: Plan, coin: str, day: date) -> Book:
    """A coin's book at the end of a day."""
    return _folded(plan, coin, lambda act: act.on <= day)


def _folded(plan: Plan, coin: str, counts: Callable[[CoinAct], bool]) -> Book:
    book = Book(plan.cash, buffer=int(plan.coin(coin).buffer_percent * 100))
    for act in of_coin(plan, coin):
        if counts(act):
            act.moves(book, plan)
    return book


def state_at(book: Book, plan: Plan, coin: str, day: date) -> str:
    """Whether the reserve lets money be issued at the last second of a day."""
    ends = instants.instant(day + timedelta(days=1), time(0, 0), plan.zone) - 1
    if not book.attested_at or ends > book.attested_at + plan.coin(coin).attested_for_hours * 3600:
        return "stale"
    return "short" if book.owed > book.backing else "sufficient"


def due(plan: Plan, coin: str, on: date) -> int:
    """The due time of a redemption [s], by the calendar and not by the contract's holidays."""
    requested = instants.instant(on, OFFICE_OPENS, plan.zone)
    return stablecoin.due_at(requested, plan.zone, plan.coin(coin).calendar)
