"""A venue's session: pre-funded orders, halts, alerts, settlement, and a journal that a crash does not harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rwa_chain.errors import InputError
from rwa_chain.venue.book import Order, Side
from rwa_chain.venue.custody import Difference, prove
from rwa_chain.venue.listing import Criterion, Listing, Maker, State
from rwa_chain.venue.venue import Rules, Venue

DOCUMENT = "0x" + "1" * 64


def listed(security: str = "FUND") -> Listing:
    """A listing with two of three votes in favour."""
    listing = Listing(security, ("x", "y", "z"), 2, (Criterion("audit of the contracts", True, DOCUMENT),))
    listing.vote("x", True)
    listing.vote("y", True)
    listing.decide()
    return listing


def open_venue(journal: Path | None = None) -> Venue:
    """A venue with one listed security and two funded clients."""
    venue = Venue(Rules("HKD"), journal)
    venue.list(listed())
    venue.fund("buyer", "HKD", 1000)
    venue.fund("seller", "FUND", 10)
    return venue


def sell(units: int = 5, price: int = 100, name: str = "s", client: str = "seller") -> Order:
    """A sell order."""
    return Order(name, client, Side.SELL, units, price)


def buy(units: int = 5, price: int = 100, name: str = "b", client: str = "buyer") -> Order:
    """A buy order."""
    return Order(name, client, Side.BUY, units, price)


def test_no_order_without_its_funds() -> None:
    """A buy reserves units times limit; the next one sees what is left."""
    venue = open_venue()
    venue.place("FUND", buy(9, 100), 0)
    assert (venue.funds("buyer", "HKD").free, venue.funds("buyer", "HKD").reserved) == (100, 900)
    with pytest.raises(InputError, match="at most 100 HKD, what buyer has free"):
        venue.place("FUND", buy(2, 51, "b2"), 0)
    with pytest.raises(InputError, match="at most 10 FUND"):
        venue.place("FUND", sell(11), 0)
    venue.cancel("b")
    assert venue.funds("buyer", "HKD").free == 1000


def test_a_fill_waits_for_settlement() -> None:
    """Funds of a fill stay reserved until the engine answers; the better price is free at once."""
    venue = open_venue()
    venue.place("FUND", sell(5, 90), 0)
    placed = venue.place("FUND", buy(5, 100), 0)
    assert [fill.price for fill in placed.fills] == [90]
    assert venue.funds("buyer", "HKD") == type(venue.funds("x", "y"))(free=550, reserved=450)
    venue.settled("FUND", 1)
    assert venue.funds("seller", "HKD").free == 450
    assert venue.funds("buyer", "FUND").free == 5
    with pytest.raises(InputError, match="waits for settlement"):
        venue.settled("FUND", 1)


def test_a_failed_fill_gives_both_sides_back() -> None:
    """Nothing of a failed fill is lost."""
    venue = open_venue()
    venue.place("FUND", sell(), 0)
    venue.place("FUND", buy(), 0)
    venue.failed("FUND", 1)
    assert venue.funds("buyer", "HKD").free == 1000
    assert venue.funds("seller", "FUND").free == 10
    assert list(venue.unsettled()) == []


def test_halted_means_halted() -> None:
    """No order is taken during a halt; a resting one may be cancelled; trading resumes."""
    venue = open_venue()
    venue.place("FUND", buy(), 0)
    venue.halt("FUND", "news pending")
    with pytest.raises(InputError, match="news pending"):
        venue.place("FUND", sell(), 0)
    venue.cancel("b")
    venue.resume("FUND")
    assert venue.place("FUND", sell(), 0).rests == 5


def test_the_nav_has_an_age_and_a_deviation_raises_an_alert() -> None:
    """15 s are the parameter's default; a fill 2 % away from the NAV raises an alert and is filled all the same."""
    venue = open_venue()
    venue.set_nav("FUND", 100, 1_000)
    venue.place("FUND", sell(5, 102), 1_015)
    with pytest.raises(InputError, match="it is 16 s old"):
        venue.place("FUND", buy(1, 102), 1_016)
    venue.place("FUND", buy(1, 102), 1_015)
    assert [(alert.price, alert.nav, alert.percent) for alert in venue.alerts] == [(102, 100, Decimal(2))]


def test_the_venue_does_not_trade_on_its_own_order() -> None:
    """An own-funds order is refused by its flag."""
    venue = open_venue()
    with pytest.raises(InputError, match="own account"):
        venue.place("FUND", Order("o", "buyer", Side.BUY, 1, 1, own_order=True), 0)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda venue: venue.place("NONE", buy(), 0), "one of: FUND"),
        (lambda venue: venue.list(listed()), "not listed here"),
        (lambda venue: venue.fund("a", "HKD", 0), "more than 0"),
        (lambda venue: venue.withdraw("buyer", "HKD", 1001), "at most 1000"),
        (lambda venue: venue.cancel("nothing"), "resting order"),
        (lambda venue: venue.resume("FUND"), "halted"),
        (lambda venue: venue.list(Listing("X", ("a",), 1)), "listed"),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(change: Callable[[Venue], Any], told: str) -> None:
    """Each message says what would be right."""
    venue = open_venue()
    with pytest.raises(InputError, match=told):
        change(venue)
    assert venue.funds("buyer", "HKD").free == 1000


def test_a_committee_lists() -> None:
    """A tie refuses; a criterion that is not met allows no vote in favour; nobody votes twice."""
    tie = Listing("T", ("x", "y"), 2)
    tie.vote("x", True)
    with pytest.raises(InputError, match="has not voted"):
        tie.vote("x", True)
    with pytest.raises(InputError, match="at least 2, the quorum"):
        tie.decide()
    tie.vote("y", False)
    assert tie.decide() is State.REFUSED
    lacking = Listing("L", ("x",), 1, (Criterion("legal opinion", False, DOCUMENT),))
    with pytest.raises(InputError, match="legal opinion"):
        lacking.vote("x", True)
    with pytest.raises(InputError, match="one of: x"):
        lacking.vote("stranger", False)


def test_a_market_maker_leaves_three_months_after_notice() -> None:
    """30 November gives the end of February."""
    assert Maker("m", 50, 80, notice_on=date(2026, 11, 30)).leaves_on() == date(2027, 2, 28)
    assert Maker("m", 50, 80).leaves_on() is None


def test_custody_is_proven_against_the_register() -> None:
    """A difference and a hot share above two percent are named."""
    clients = {("a", "F"): 60, ("b", "F"): 40, ("a", "G"): 7}
    assert prove(clients, {"F": 2}, {"F": 98, "G": 7}).holds
    bad = prove(clients, {"F": 3}, {"F": 97, "G": 8})
    assert bad.differences == (Difference("G", 7, 8),)
    assert bad.above_cap == ("F",)
    with pytest.raises(InputError, match="0 or more"):
        prove({("a", "F"): -1}, {}, {})


def state_of(venue: Venue) -> Any:
    """All that a venue knows."""
    return (
        {key: (each.free, each.reserved) for key, each in venue._funds.items() if each.free or each.reserved},
        {name: list(book.open_orders()) for name, book in venue._books.items() if len(book)},
        dict(venue._unsettled),
        {name: each.state for name, each in venue.listings.items()},
        venue.alerts,
    )


def test_a_journal_cut_at_any_byte_opens_again(tmp_path: Path) -> None:
    """A crash leaves any prefix: the venue has every step whose line is whole, and goes on."""
    path = tmp_path / "journal"
    venue = open_venue(path)
    venue.place("FUND", sell(5, 90), 0)
    venue.place("FUND", buy(3, 100), 0)
    venue.settled("FUND", 1)
    venue.cancel("s")
    venue.close()
    content = path.read_bytes()
    assert state_of(Venue(Rules("HKD"), path)) == state_of(venue)
    for cut in range(len(content)):
        path.write_bytes(content[:cut])
        again = Venue(Rules("HKD"), path)
        again.fund("z", "HKD", 1)
        again.close()
        lines = content[:cut].count(b"\n")
        assert path.read_bytes().count(b"\n") == lines + 1
        assert state_of(Venue(Rules("HKD"), path)) == state_of(again)


class Sessions(RuleBasedStateMachine):
    """Random clients, orders, cancels, halts and settlements: nothing is made or lost, reserved is what is open."""

    @initialize()
    def begin(self) -> None:
        """Two securities, three clients."""
        self.venue = Venue(Rules("HKD"))
        for security in ("F", "G"):
            self.venue.list(listed(security))
        for client in "abc":
            for asset, amount in (("HKD", 2_000), ("F", 20), ("G", 20)):
                self.venue.fund(client, asset, amount)
        self.count = 0

    @rule(
        client=st.sampled_from("abc"),
        security=st.sampled_from("FG"),
        side=st.sampled_from(Side),
        units=st.integers(1, 8),
        price=st.integers(90, 110),
    )
    def place(self, client: str, security: str, side: Side, units: int, price: int) -> None:
        """An order; refused only for missing funds or a halt."""
        self.count += 1
        order = Order(str(self.count), client, side, units, price)
        asset, amount = self.venue._needs(security, order)
        allowed = self.venue.listings[security].state is State.LISTED
        if allowed and amount <= self.venue.funds(client, asset).free:
            self.venue.place(security, order, 0)
        else:
            with pytest.raises(InputError, match="at most" if allowed else "halted"):
                self.venue.place(security, order, 0)

    @rule(index=st.integers(0, 50))
    def cancel(self, index: int) -> None:
        """A resting order goes."""
        resting = [each.id for book in self.venue._books.values() for each in book.open_orders()]
        if resting:
            self.venue.cancel(resting[index % len(resting)])

    @rule(index=st.integers(0, 50), good=st.booleans())
    def settle(self, index: int, good: bool) -> None:
        """An open fill settles or fails."""
        open_fills = list(self.venue.unsettled())
        if open_fills:
            security, fill = open_fills[index % len(open_fills)]
            (self.venue.settled if good else self.venue.failed)(security, fill.number)

    @rule(security=st.sampled_from("FG"))
    def halt_or_resume(self, security: str) -> None:
        """A halt begins or ends."""
        if self.venue.listings[security].state is State.LISTED:
            self.venue.halt(security, "a test")
        else:
            self.venue.resume(security)

    @invariant()
    def conserved(self) -> None:
        """Totals never change; nobody is below zero; what is reserved is what orders and fills need."""
        accounts = self.venue._funds
        for asset, total in (("HKD", 6_000), ("F", 60), ("G", 60)):
            mine = [each for (_, name), each in accounts.items() if name == asset]
            assert sum(each.free + each.reserved for each in mine) == total
            assert all(each.free >= 0 and each.reserved >= 0 for each in mine)
        needed: dict[tuple[str, str], int] = {}
        for security, book in self.venue._books.items():
            for each in book.open_orders():
                asset, amount = self.venue._needs(security, each)
                needed[each.client, asset] = needed.get((each.client, asset), 0) + amount
        for security, fill in self.venue.unsettled():
            buyer, seller = self.venue.clients(fill)
            needed[buyer, "HKD"] = needed.get((buyer, "HKD"), 0) + fill.units * fill.price
            needed[seller, security] = needed.get((seller, security), 0) + fill.units
        assert {key: each.reserved for key, each in accounts.items() if each.reserved} == needed


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=60, stateful_step_count=40)
