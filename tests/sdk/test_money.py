"""Exact money."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.money import (
    WAD,
    Currency,
    Money,
    from_base_units,
    from_wad,
    parse_decimal,
    round_half_up,
    to_base_units,
    to_wad,
)


def test_amounts_become_base_units() -> None:
    """One fen is 1."""
    assert to_base_units(Decimal("506604000.00"), 2) == 50_660_400_000
    assert to_base_units("0.01", 2) == 1
    assert to_base_units(7, 0) == 7


@pytest.mark.parametrize("value", [1.5, float("nan"), True, None, b"1", [1]])
def test_only_exact_kinds_are_accepted(value: Any) -> None:
    """A float is refused, also where it is whole; the field is named."""
    with pytest.raises(InputError) as refusal:
        to_base_units(value, 2, field="price")
    assert refusal.value.field == "price"
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize("text", ["", "1,000", "1_000", "1e3", "NaN", "Infinity", " 1", "٣", "0x10", "1.", ".5", "--1"])
def test_text_that_is_no_plain_decimal_is_refused(text: str) -> None:
    """No exponents, separators, blanks or digits of other scripts."""
    with pytest.raises(InputError):
        parse_decimal(text)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1E+1000000")])
def test_decimals_that_are_no_amounts_are_refused(value: Decimal) -> None:
    """Not finite, or beyond anything that a chain holds."""
    with pytest.raises(InputError):
        to_base_units(value, 2)


def test_excess_precision_is_refused_not_rounded() -> None:
    """Half a fen is nobody's to round here."""
    with pytest.raises(InputError, match="at most 2 decimals"):
        to_base_units("0.005", 2)
    assert to_base_units("0.500", 2) == 50


def test_negatives_need_leave() -> None:
    """Only where a sign makes sense."""
    with pytest.raises(InputError, match="not negative"):
        to_base_units("-1", 2)
    assert to_base_units("-1", 2, signed=True) == -100


def test_wads() -> None:
    """2.62 % per annum and back."""
    assert to_wad("0.0262") == 262 * WAD // 10_000
    assert str(from_wad(262 * WAD // 10_000)) == "0.0262"
    assert str(from_wad(100 * WAD)) == "100"


def test_round_half_up_rounds_away_from_zero() -> None:
    """Also below zero, and only as far as asked."""
    assert round_half_up(Decimal("0.005"), 2) == Decimal("0.01")
    assert round_half_up(Decimal("-0.005"), 2) == Decimal("-0.01")
    assert round_half_up(Decimal("0.00499999999999999999999999999999999999"), 2) == 0


@given(st.integers(0, 2**256 - 1), st.integers(0, 18))
def test_base_units_survive_the_way_there_and_back(units: int, decimals: int) -> None:
    """Whatever fits a word."""
    assert to_base_units(from_base_units(units, decimals), decimals) == units


CNY, JPY, KWD = Currency("CNY", 2), Currency("JPY", 0), Currency("KWD", 3)


def test_money_names_its_currency_and_keeps_its_decimals() -> None:
    """D17: yen have none, dinars three; what is shown says which."""
    assert str(Money(Decimal("25000000"), CNY)) == "25,000,000.00 CNY"
    assert str(Money(Decimal("1200"), JPY)) == "1,200 JPY"
    assert str(KWD.money(1_234_567)) == "1,234.567 KWD"
    assert (Money(Decimal("1.5"), KWD).base_units, Money(Decimal("-0.01"), CNY).base_units) == (1500, -1)


@given(units=st.lists(st.integers(-(10**20), 10**20), min_size=2, max_size=2), decimals=st.integers(0, 6))
def test_money_is_added_and_compared_in_base_units(units: list[int], decimals: int) -> None:
    """Sums, differences, multiples and order are those of the integers."""
    currency = Currency("XTS", decimals)
    one, other = map(currency.money, units)
    assert (one + other).base_units == sum(units)
    assert (one - other).base_units == units[0] - units[1]
    assert ((one * 3).base_units, (-one).base_units) == (3 * units[0], -units[0])
    assert (one < other, one <= other, one == other) == (
        units[0] < units[1], units[0] <= units[1], units[0] == units[1],
    )  # fmt: skip


def test_money_of_two_currencies_is_never_mixed() -> None:
    """Nor money of one currency with other decimals."""
    for other in (JPY, Currency("CNY", 3)):
        for mixed in (
            lambda other=other: CNY.money(1) + other.money(1),
            lambda other=other: CNY.money(1) < other.money(1),
        ):
            with pytest.raises(InputError):
                mixed()
        with pytest.raises(InputError) as refusal:
            CNY.units(other.money(1), field="price")
        assert refusal.value.field == "price"
    assert CNY.units(CNY.money(150)) == CNY.units("1.50") == 150


@pytest.mark.parametrize(
    "make",
    [
        lambda: Currency("cny", 2),
        lambda: Currency("CNY", 7),
        lambda: Currency("CNY", -1),
        lambda: Money(Decimal("0.001"), CNY),
        lambda: Money(Decimal("NaN"), CNY),
        lambda: Money(0.1, CNY),  # type: ignore[arg-type]
    ],
)
def test_refuses_what_is_no_money(make: Callable[[], object]) -> None:
    """Each with what would be right."""
    with pytest.raises(InputError):
        make()
