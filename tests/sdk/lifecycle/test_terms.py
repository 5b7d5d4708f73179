"""Terms that can't be issued are refused by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.calendar import Frequency
from rwa_chain.lifecycle.terms import Rounding
from tests.sdk.lifecycle.fubi_terms import fubi_terms


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("denomination", Decimal("15000")),
        ("denomination", Decimal("-10000")),
        ("size", Decimal("500000001")),
        ("size", Decimal("NaN")),
        ("size", 500000000.0),
        ("calculation_amount", Decimal("10000.001")),
        ("minimum_holding", Decimal("1005000")),
        ("minimum_holding", Decimal("600000000")),
        ("coupon_percent", Decimal("-2.62")),
        ("coupon_percent", 2.62),
        ("maturity_date", date(2025, 9, 1)),
        ("record_lag", -1),
        ("time_zone", "Mars/Olympus"),
        ("currency_decimals", 0),
        ("currency_decimals", 3),
        ("grace_days", -1),
    ],
)
def test_refuses_terms_by_field(field: str, value: Any) -> None:
    """The refusal names the field, shows the value and says what would be right."""
    with pytest.raises(InputError) as refusal:
        fubi_terms(**{field: value})
    assert refusal.value.field == field
    assert refusal.value.expected


def test_units_follow_from_size_and_denomination() -> None:
    """50,000 units, at least 100 of which a holder keeps."""
    assert (fubi_terms().units, fubi_terms().minimum_units) == (50_000, 100)


def test_options_change_frequency_and_rounding_alone() -> None:
    """`with_options` is what the command line changes."""
    changed = fubi_terms().with_options(frequency=Frequency.ANNUAL, rounding=Rounding.PRO_RATA)
    assert len(changed.periods) == 2
    assert changed == fubi_terms(frequency=Frequency.ANNUAL, rounding=Rounding.PRO_RATA)


def test_a_period_end_accrues_in_the_next_period() -> None:
    """Interest runs from the start, included, to the end, excluded; the last end belongs to the last period."""
    terms = fubi_terms()
    assert terms.period_at(date(2026, 3, 1)).number == 1
    assert terms.period_at(date(2026, 3, 2)).number == 2
    assert terms.period_at(date(2027, 9, 1)).number == 4
    with pytest.raises(InputError):
        terms.period_at(date(2025, 8, 31))


def test_record_and_pay_instants() -> None:
    """Record 17:00 and pay 00:00, Hong Kong time."""
    terms = fubi_terms()
    assert terms.record_at(terms.periods[0]) == 1_771_837_200
    assert terms.pay_at(terms.periods[0]) == 1_772_380_800
