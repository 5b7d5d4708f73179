"""The figures of dealing days: the worked vectors, and what must hold of random days."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.dealing import DealingRules, FundBook, price_of

RULES = DealingRules(
    gate=Decimal("0.1"), swing_threshold=Decimal("0.01"), swing_factor=Decimal("0.0002"), de_minimis=Decimal(100)
)
BILLION = Decimal("1000000000.00")


def fund(rules: DealingRules = RULES) -> FundBook:
    """A billion units of three holders at 1.0000."""
    book = FundBook(rules)
    for holder, amount in (("A", 500_000_000), ("B", 300_000_000), ("C", 200_000_000)):
        book.subscribe(1, "BANK", holder, Decimal(amount))
    assert book.strike(1, Decimal(0)).in_issue == BILLION
    return book


def test_swing_pays_29_994_000_and_keeps_6_000() -> None:
    """mmf.md 2: three per cent leave a fund of a billion; threshold one per cent, factor two basis points."""
    book = fund()
    book.redeem(2, "BANK", "A", Decimal(30_000_000))
    dealt = book.strike(2, BILLION)
    assert (dealt.nav, dealt.price) == (Decimal("1.0000"), Decimal("0.9998"))
    assert (dealt.paid, dealt.kept) == (Decimal("29994000.00"), Decimal("6000.00"))


def test_below_the_threshold_the_nav_is_the_price() -> None:
    """One per cent itself doesn't swing; a base unit more does."""
    for amount, price in ((10_000_000, "1.0000"), (10_000_001, "0.9998")):
        book = fund()
        book.redeem(2, "BANK", "A", Decimal(amount))
        assert book.strike(2, BILLION).price == Decimal(price)


def test_gate_pays_100m_and_carries_150m_at_the_next_price() -> None:
    """mmf.md 2: of 250 million asked a gate of ten per cent deals 100, at a ratio of 0.4 for each."""
    book = fund()
    for holder, units in (("A", 125_000_000), ("B", 75_000_000), ("C", 50_000_000)):
        book.redeem(2, "BANK", holder, Decimal(units))
    dealt = book.strike(2, BILLION, carried_to=3)
    assert (dealt.dealt, dealt.carried, dealt.ratio) == (Decimal(100_000_000), Decimal(150_000_000), Decimal("0.4"))
    assert dealt.outcomes["BANK", "C"].cash == Decimal("19996000.00")
    after = book.strike(3, Decimal("901000000.00"), carried_to=4)
    assert (after.nav, after.price, after.requested) == (Decimal("1.0011"), Decimal("1.0009"), Decimal(150_000_000))
    assert after.dealt == Decimal(90_000_000)


def test_a_correction_is_one_price_for_all() -> None:
    """Subscribers who paid too much lose, the fund loses what redeemers got too much; below materiality it is noted."""
    book = fund()
    book.subscribe(2, "BANK", "B", Decimal("1010000.00"))
    book.redeem(2, "BANK", "A", Decimal(2_000_000))
    book.strike(2, Decimal("1010000000.00"))
    found = book.correct(2, BILLION)
    assert (found.dealt, found.right, found.difference) == (Decimal("1.0100"), Decimal("1.0000"), Decimal("0.0100"))
    assert found.losses == {("BANK", "B"): Decimal("10000.00")}
    assert found.for_fund == Decimal("20000.00")
    small = book.correct(2, Decimal("1009000000.00"))
    assert (small.material, small.losses, small.for_fund) == (False, {}, 0)


def test_a_loss_below_the_minimum_is_not_owed() -> None:
    """Of two redeemers paid too little only one lost as much as is paid out."""
    book = fund()
    book.redeem(2, "BANK", "A", Decimal(10_000))
    book.redeem(2, "BANK", "B", Decimal(9_999))
    book.strike(2, BILLION)
    assert book.correct(2, Decimal("1010000000.00")).losses == {("BANK", "A"): Decimal("100.00")}


def test_a_passed_day_carries_everything() -> None:
    """Both sides stand under the next id."""
    book = fund()
    book.subscribe(2, "BANK", "A", Decimal("5.00"))
    book.redeem(2, "BANK", "B", Decimal(7))
    book.carry(2, 3)
    dealt = book.strike(3, BILLION)
    assert (dealt.subscribed, dealt.requested) == (Decimal("5.00"), Decimal(7))


def test_no_units_have_no_price() -> None:
    """Before there are units the terms say the price."""
    with pytest.raises(InputError, match="units"):
        price_of(BILLION, Decimal(0), 4)


@given(
    st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), min_size=1, max_size=8),
    st.integers(9 * 10**10, 11 * 10**10),
)
def test_what_holders_get_is_what_is_booked(asked: list[tuple[int, int]], assets: int) -> None:
    """Totals cover the holders', with less than one base unit a holder to spare; each is paid in the same ratio."""
    book = fund()
    for i, (cash, units) in enumerate(asked):
        book.subscribe(2, "BANK", str(i), Decimal(cash).scaleb(-2))
        book.redeem(2, "BANK", str(i), Decimal(units).scaleb(-4))
    dealt = book.strike(2, Decimal(assets).scaleb(-2), carried_to=3)
    outcomes = dealt.outcomes.values()
    spare = {
        "units": dealt.units - sum(each.units for each in outcomes),
        "dealt": dealt.dealt - sum(each.dealt for each in outcomes),
        "cash": dealt.paid - sum(each.cash for each in outcomes),
        "carried": dealt.carried - sum(each.carried for each in outcomes),
    }
    for name, left in spare.items():
        assert 0 <= left < Decimal(len(asked) + 1).scaleb(-2 if name == "cash" else -4)
    for each, (_, units) in zip(outcomes, asked, strict=True):
        if units:
            exact = Fraction(units, 10**4) * Fraction(dealt.dealt) / Fraction(dealt.requested)
            assert 0 <= exact - Fraction(each.dealt) < Fraction(1, 10**4)
