"""An order book of one security: limit orders matched by price, then time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sortedcontainers import SortedDict

from rwa_chain.errors import InputError


class Side(StrEnum):
    """The side of an order."""

    BUY = "buy"
    SELL = "sell"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.SELL if self is Side.BUY else Side.BUY


@dataclass(frozen=True, slots=True)
class Order:
    """A limit order. `units` are whole units of the security, `price` is in base units of the currency for one unit.

    `client` is who orders, over all its wallets: two orders of one client never match. `own_order` marks an order of
    the venue itself or of its group.
    """

    id: str
    client: str
    side: Side
    units: int
    price: int
    own_order: bool = False

    def __post_init__(self) -> None:
        if self.units <= 0:
            raise InputError("units", self.units, "more than 0")
        if self.price <= 0:
            raise InputError("price", self.price, "more than 0")


@dataclass(frozen=True, slots=True)
class Fill:
    """A match: the resting order's price, and both orders' ids. `number` counts the fills of a book from 1."""

    number: int
    buy: str
    sell: str
    units: int
    price: int


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a new order: its fills, the units that rest in the book, and resting orders of the same client
    that were cancelled because they would have matched it."""

    fills: tuple[Fill, ...]
    rests: int
    self_trades: tuple[str, ...]


class OrderBook:
    """The orders of one security that rest, and how a new one meets them.

    A new order meets the best price first and, at one price, the earliest order. A resting order of the same client is
    cancelled instead of matched. What is left of the new order rests.
    """

    def __init__(self) -> None:
        # Keys rise with how good a price is for the taker: a bid's key is its price negated.
        self._levels: dict[Side, SortedDict[int, OrderedDict[str, Order]]] = {
            Side.BUY: SortedDict(),
            Side.SELL: SortedDict(),
        }
        self._resting: dict[str, tuple[Side, int]] = {}
        self._left: dict[str, int] = {}
        self._fills = 0

    def place(self, order: Order) -> Placed:
        """Match an order and let the rest of it rest.

        Raises:
            InputError: an order of that id rests already.
        """
        if order.id in self._resting:
            raise InputError("id", order.id, "an id that no resting order has")
        levels = self._levels[order.side.other]
        left = order.units
        fills: list[Fill] = []
        own: list[str] = []
        limit = order.price if order.side is Side.BUY else -order.price
        while left and levels:
            key, level = levels.peekitem(0)
            if key > limit:
                break
            left = self._meet(order, left, level, fills, own)
            if not level:
                del levels[key]
        if left:
            self._rest(order, left)
        return Placed(tuple(fills), left, tuple(own))

    def cancel(self, order_id: str) -> Order:
        """Take a resting order out; returns it with the units that were left.

        Raises:
            InputError: no such order rests.
        """
        side, key = self._where(order_id)
        level = self._levels[side][key]
        order: Order = level.pop(order_id)
        if not level:
            del self._levels[side][key]
        del self._resting[order_id]
        return replace(order, units=self._left.pop(order_id))

    def find(self, order_id: str) -> Order:
        """A resting order with the units that are left. Raises as `cancel` does."""
        side, key = self._where(order_id)
        found: Order = self._levels[side][key][order_id]
        return replace(found, units=self._left[order_id])

    def open_orders(self, side: Side | None = None) -> Iterator[Order]:
        """The resting orders in the order in which they would be met: buys, then sells, or one side."""
        for each in Side if side is None else (side,):
            for level in self._levels[each].values():
                for order in level.values():
                    yield replace(order, units=self._left[order.id])

    def best(self, side: Side) -> int | None:
        """The best resting price of a side, or None."""
        levels = self._levels[side]
        return abs(levels.peekitem(0)[0]) if levels else None

    def __contains__(self, order_id: str) -> bool:
        return order_id in self._resting

    def __len__(self) -> int:
        return len(self._resting)

    def _meet(self, order: Order, left: int, level: OrderedDict[str, Order], fills: list[Fill], own: list[str]) -> int:
        while left and level:
            resting = next(iter(level.values()))
            if resting.client == order.client:
                del level[resting.id], self._resting[resting.id], self._left[resting.id]
                own.append(resting.id)
                continue
            there = self._left[resting.id]
            units = min(left, there)
            self._fills += 1
            buy, sell = (order, resting) if order.side is Side.BUY else (resting, order)
            fills.append(Fill(self._fills, buy.id, sell.id, units, resting.price))
            left -= units
            if units == there:
                del level[resting.id], self._resting[resting.id], self._left[resting.id]
            else:
                self._left[resting.id] = there - units
        return left

    def _rest(self, order: Order, left: int) -> None:
        key = -order.price if order.side is Side.BUY else order.price
        levels = self._levels[order.side]
        level = levels.get(key)
        if level is None:
            level = levels[key] = OrderedDict()
        level[order.id] = order
        self._resting[order.id] = (order.side, key)
        self._left[order.id] = left

    def _where(self, order_id: str) -> tuple[Side, int]:
        found = self._resting.get(order_id)
        if found is None:
            raise InputError("order", order_id, "the id of a resting order")
        return found
