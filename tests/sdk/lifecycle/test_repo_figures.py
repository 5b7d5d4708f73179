"""Figures of a repo: the worked examples of the Common Domain Model to the cent, roundings, bad input by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import repo_figures as repo

NOMINAL = 10_000_000
BOUGHT, ENDS = date(2021, 3, 19), date(2021, 3, 22)
ONE_PERCENT = Decimal(1)


def terms(**changes: Any) -> repo.RepoTerms:
    """The worked example: a haircut of 1 %, 0.40 %, three days."""
    given_: dict[str, Any] = {
        "units": NOMINAL, "purchase_price": Decimal("9974250.00"), "rate_percent": Decimal("0.40"),
        "purchase_date": BOUGHT, "repurchase_date": ENDS, "haircut_percent": ONE_PERCENT,
    }  # fmt: skip
    return repo.RepoTerms(**{**given_, **changes})


def test_purchase_and_repurchase_price() -> None:
    """9,974,250.00 at 1.0075; three days over 365 and over 360, half a cent up."""
    assert repo.purchase_price(NOMINAL, Decimal("1.0075"), haircut_percent=ONE_PERCENT) == Decimal("9974250.00")
    assert terms().owed(ENDS) == Decimal("9974577.92")
    assert terms(basis=360).owed(ENDS) == Decimal("9974582.48")
    assert terms().owed(date(2021, 3, 30)) == Decimal("9974577.92")
    assert terms(rate_percent=Decimal("-0.40")).owed(ENDS) == Decimal("9973922.08")


def test_repricing_adjustment_and_substitution() -> None:
    """Cash or units that follow a price, to the nearest unit as the examples print."""
    assert repo.purchase_price(NOMINAL, Decimal("0.9925"), haircut_percent=ONE_PERCENT) == Decimal("9825750.00")
    price = terms().purchase_price
    assert repo.units_nearest(price, Decimal("0.9925"), ONE_PERCENT) == 10_151_134
    assert repo.units_nearest(price, Decimal("0.985"), ONE_PERCENT) == 10_228_426
    assert repo.shaped(NOMINAL, 4_000_000) == [4_000_000, 4_000_000, 2_000_000]


def test_margin_by_both_methods() -> None:
    """222,859.31 by the haircut and 225,110.41 by the ratio; the same bond for both."""
    day, price = date(2021, 3, 20), Decimal("0.985")
    by_haircut = terms().exposure(day, price)
    by_ratio = terms(haircut_percent=None, margin_ratio=Decimal("1.0101010101")).exposure(day, price)
    assert (by_haircut, by_ratio) == (Decimal("222859.31"), Decimal("225110.41"))
    assert repo.units_for(by_haircut, price, ONE_PERCENT) == 228_539
    assert repo.units_for(by_ratio, price, Decimal(0)) == 228_539
    assert repo.units_for(by_haircut, price, ONE_PERCENT, denomination=1000) == 229_000
    assert repo.after_haircut(228_539, price, ONE_PERCENT) == Decimal("222859.80")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("haircut_percent", {"margin_ratio": Decimal("1.02")}),
        ("haircut_percent", {"haircut_percent": None}),
        ("haircut_percent", {"haircut_percent": Decimal(100)}),
        ("margin_ratio", {"haircut_percent": None, "margin_ratio": Decimal("0.02")}),
        ("repurchase_date", {"repurchase_date": BOUGHT}),
        ("basis", {"basis": 364}),
        ("units", {"units": 0}),
        ("purchase_price", {"purchase_price": Decimal(0)}),
    ],
)
def test_bad_terms_by_field(field: str, changes: dict[str, Any]) -> None:
    """Both or neither of haircut and ratio, among others."""
    with pytest.raises(InputError) as refused:
        terms(**changes)
    assert refused.value.field == field


def test_bad_figures_by_field() -> None:
    """Distant marks, days before the purchase, another basis."""
    assert repo.mark_of(Decimal("98.50"), Decimal("98.60"), Decimal("0.2")) == Decimal("98.55")
    calls: dict[str, Callable[[], object]] = {
        "marks": lambda: repo.mark_of(Decimal("98.50"), Decimal("99.50"), Decimal(1)),
        "days": lambda: repo.differential(Decimal(1), Decimal(1), -1),
        "basis": lambda: repo.differential(Decimal(1), Decimal(1), 1, basis=366),
        "haircut_percent": lambda: repo.purchase_price(1, Decimal(1)),
        "price": lambda: repo.units_for(Decimal(1), Decimal(0), ONE_PERCENT),
        "maximum": lambda: repo.shaped(1, 0),
    }
    for field, call in calls.items():
        with pytest.raises(InputError) as refused:
            call()
        assert refused.value.field == field


def test_a_close_out_comes_to_one_sum() -> None:
    """Seen from either side it is the same sum with the other sign."""
    price, day = Decimal("0.965"), ENDS
    seen = repo.close_out(
        {"R1": (terms(), False, price)}, day, margin=[("M", 1000, Decimal("1.01"))], cash=Decimal("222871.52")
    )
    other = repo.close_out(
        {"R1": (terms(), True, price)}, day, margin=[("M", -1000, Decimal("1.01"))], cash=Decimal("-222871.52")
    )
    assert seen.sum == -other.sum == Decimal("-324577.92") + Decimal("1010.00") + Decimal("222871.52")
    assert repo.statement_interest(Decimal("100000.00"), Decimal(5), 3) == Decimal("41.10")


@given(
    amount=st.decimals(min_value=1, max_value=10**9, places=2),
    price=st.decimals(min_value="0.01", max_value=1000, places=6),
    haircut=st.decimals(min_value=0, max_value=99, places=4), lot=st.sampled_from([1, 100, 1000]),
)  # fmt: skip
def test_margin_units_are_enough_and_no_lot_too_many(
    amount: Decimal, price: Decimal, haircut: Decimal, lot: int
) -> None:
    """What counts is at least what was called; a lot less would not be enough."""
    units = repo.units_for(amount, price, haircut, denomination=lot)
    each = Fraction(price) * (1 - Fraction(haircut) / 100)
    assert units * each >= amount > (units - lot) * each
    assert repo.after_haircut(units, price, haircut) >= amount
