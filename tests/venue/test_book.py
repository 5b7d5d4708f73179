"""The order book: price, then time, against a plain model."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.venue.book import Fill, Order, OrderBook, Side


def order(name: str, client: str, side: Side, units: int, price: int) -> Order:
    """An order."""
    return Order(name, client, side, units, price)


def test_the_best_price_first_then_the_earliest() -> None:
    """A buy of 12 takes 5 at 99, then 5 and 2 at 100 in their order, each at the resting order's price."""
    book = OrderBook()
    book.place(order("late", "b", Side.SELL, 5, 100))
    book.place(order("best", "c", Side.SELL, 5, 99))
    book.place(order("later", "d", Side.SELL, 5, 100))
    placed = book.place(order("buy", "a", Side.BUY, 12, 101))
    assert placed.fills == (
        Fill(1, "buy", "best", 5, 99),
        Fill(2, "buy", "late", 5, 100),
        Fill(3, "buy", "later", 2, 100),
    )
    assert placed.rests == 0
    assert [each.units for each in book.open_orders()] == [3]


def test_what_is_left_rests_and_can_be_cancelled_once() -> None:
    """The rest keeps its time; a second cancel is refused."""
    book = OrderBook()
    book.place(order("s", "a", Side.SELL, 5, 100))
    assert book.place(order("b", "c", Side.BUY, 8, 100)).rests == 3
    assert book.best(Side.BUY) == 100
    assert book.best(Side.SELL) is None
    assert book.cancel("b").units == 3
    assert len(book) == 0
    with pytest.raises(InputError, match="resting order"):
        book.cancel("b")


def test_two_orders_of_one_client_never_match() -> None:
    """The resting one is cancelled, and the new one meets the next."""
    book = OrderBook()
    book.place(order("own", "a", Side.SELL, 5, 99))
    book.place(order("other", "b", Side.SELL, 5, 100))
    placed = book.place(order("buy", "a", Side.BUY, 5, 100))
    assert placed.self_trades == ("own",)
    assert [fill.sell for fill in placed.fills] == ["other"]


@pytest.mark.parametrize(("units", "price"), [(0, 1), (-1, 1), (1, 0), (1, -5)])
def test_an_order_of_nothing_is_refused(units: int, price: int) -> None:
    """Units and price are more than 0."""
    with pytest.raises(InputError, match="more than 0"):
        order("x", "a", Side.BUY, units, price)


@dataclass
class Plain:
    """The same rules by a sorted list."""

    resting: list[tuple[Order, int, int]]
    fills: int = 0

    def place(self, new: Order, at: int) -> tuple[list[Fill], list[str]]:
        """Match by looking at every resting order each time."""
        left, fills, own = new.units, [], []
        while left:
            best = sorted(
                (each for each in self.resting if each[0].side is not new.side and crosses(new, each[0])),
                key=lambda each: (each[0].price if new.side is Side.BUY else -each[0].price, each[2]),
            )
            if not best:
                break
            found, units, when = best[0]
            self.resting.remove(best[0])
            if found.client == new.client:
                own.append(found.id)
                continue
            taken = min(left, units)
            self.fills += 1
            pair = (new.id, found.id) if new.side is Side.BUY else (found.id, new.id)
            fills.append(Fill(self.fills, *pair, taken, found.price))
            left -= taken
            if units > taken:
                self.resting.append((found, units - taken, when))
        if left:
            self.resting.append((new, left, at))
        return fills, own


def crosses(new: Order, resting: Order) -> bool:
    """Whether the limits of two orders meet."""
    return new.price >= resting.price if new.side is Side.BUY else new.price <= resting.price


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(Side), st.sampled_from("abcd"), st.integers(1, 9), st.integers(95, 105)),
        max_size=40,
    )
)
def test_equals_a_plain_model(rows: list[tuple[Side, str, int, int]]) -> None:
    """Fills, self-trades and what rests are equal; no fill is outside a limit; units are conserved."""
    book, plain = OrderBook(), Plain([])
    orders = {}
    for at, (side, client, units, price) in enumerate(rows):
        new = order(str(at), client, side, units, price)
        orders[new.id] = new
        placed = book.place(new)
        assert (list(placed.fills), list(placed.self_trades)) == plain.place(new, at)
        for fill in placed.fills:
            assert orders[fill.sell].price <= fill.price <= orders[fill.buy].price
            assert orders[fill.buy].client != orders[fill.sell].client
    assert {(each.id, each.units) for each in book.open_orders()} == {(o.id, left) for o, left, _ in plain.resting}
    bids = [each.price for each in book.open_orders(Side.BUY)]
    asks = [each.price for each in book.open_orders(Side.SELL)]
    assert (bids, asks) == (sorted(bids, reverse=True), sorted(asks))
    assert not bids or not asks or bids[0] < asks[0]
