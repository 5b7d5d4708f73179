"""Terms that can't be issued are refused by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rwa_chain.errors import InputError, InputErrors
from rwa_chain.lifecycle.calendar import Calendar
from rwa_chain.lifecycle.floating import FloatingRate, Method
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import DatedOption, Instalment, RateStep, Rounding, straight_line
from tests.sdk.lifecycle.fubi_terms import fubi_terms

ONE = Decimal(1)
HIBOR = FloatingRate(index="HKD-HIBOR-3M", method=Method.TERM, basis=365, fixing_days=Calendar.HONG_KONG)


def option(first: date, *, last: date | None = None, **changes: Any) -> DatedOption:
    """An option of one date at 101 with thirty days' notice, with anything changed."""
    fields = {"percent": Decimal(101), "notice_days": 30, **changes}
    return DatedOption(first=first, last=last or first, **fields)


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
        ("currency_decimals", -1),
        ("currency_decimals", 7),
        ("grace_days", -1),
    ],
)
def test_refuses_terms_by_field(field: str, value: Any) -> None:
    """The refusal names the field, shows the value and says what would be right."""
    with pytest.raises(InputError) as refusal:
        fubi_terms(**{field: value})
    assert refusal.value.field == field
    assert refusal.value.expected


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("coupon_percent", {"coupon_percent": Decimal(0)}),  # neither a rate nor a zero coupon
        ("coupon_percent", {"zero_coupon": True}),
        ("coupon_percent", {"floating": HIBOR}),
        ("steps", {"floating": HIBOR, "coupon_percent": Decimal(0), "steps": (RateStep(date(2026, 9, 1), ONE),)}),
        ("steps[0].from_date", {"steps": (RateStep(date(2026, 9, 2), ONE),)}),
        ("steps[1].from_date", {"steps": (RateStep(date(2027, 3, 1), ONE), RateStep(date(2026, 9, 1), ONE))}),
        ("steps[0].percent", {"steps": (RateStep(date(2026, 9, 1), Decimal(0)),)}),
        ("instalments[0].on", {"instalments": (Instalment(date(2027, 9, 1), ONE),)}),
        ("instalments[0].percent", {"instalments": (Instalment(date(2026, 9, 1), Decimal("0.00001")),)}),
        ("instalments", {"instalments": (Instalment(date(2026, 9, 1), Decimal(100)),)}),
        ("calls[0].percent", {"calls": (option(date(2026, 9, 1), percent=Decimal(0)),)}),
        ("calls[0].first", {"calls": (option(date(2027, 9, 1)),)}),
        ("calls[0].last", {"calls": (option(date(2026, 9, 1), last=date(2026, 8, 1)),)}),
        ("calls[0].notice_days", {"calls": (option(date(2026, 9, 1), notice_days=-1),)}),
        ("puts[0].first", {"puts": (option(date(2026, 9, 2)),)}),
        ("puts[0].make_whole", {"puts": (option(date(2026, 9, 1), make_whole=True),)}),
        ("volume", {"volume": Decimal(400_000_000)}),
        ("volume", {"volume": Decimal("500000001")}),
        ("frequency", {"frequency": Frequency.MONTHLY, "maturity_date": date(2066, 9, 1)}),
        ("record_lag", {"record_lag": 200}),
        ("late_percent", {"late_percent": Decimal(-1)}),
        ("interest_prescription_days", {"interest_prescription_days": -1}),
        ("end_of_month", {"issue_date": date(2025, 6, 30), "maturity_date": date(2027, 6, 30)}),
        ("end_of_month", {"issue_date": date(2025, 2, 28), "maturity_date": date(2027, 2, 28)}),
    ],
)
def test_refuses_terms_that_cannot_be_kept(field: str, changes: dict[str, Any]) -> None:
    """Of every kind, by its field and with what would be right."""
    with pytest.raises(InputError) as refusal:
        fubi_terms(**changes)
    problems = refusal.value.problems if isinstance(refusal.value, InputErrors) else (refusal.value,)
    assert field in [problem.field for problem in problems]
    assert all(problem.expected for problem in problems)


def test_tells_all_problems_at_once() -> None:
    """Money, rates and dates that are wrong together are one refusal with a line each."""
    with pytest.raises(InputErrors) as refusal:
        fubi_terms(
            size=Decimal("500000001"),
            coupon_percent=Decimal(0),
            put_percent=Decimal(-1),
            maturity_date=date(2025, 9, 1),
        )
    fields = [problem.field for problem in refusal.value.problems]
    assert fields == ["size", "put_percent", "coupon_percent", "maturity_date"]
    assert str(refusal.value).count("\n") == 3
    assert (refusal.value.exit_code, refusal.value.field) == (2, "size")


def test_ends_of_months_are_said_or_they_are_no_question() -> None:
    """A last day whose months all end alike asks nothing; said, it rolls so."""
    assert fubi_terms(issue_date=date(2025, 8, 31), maturity_date=date(2027, 8, 31)).periods[0].scheduled.day == 28
    ends = fubi_terms(issue_date=date(2025, 6, 30), maturity_date=date(2027, 6, 30), end_of_month=True)
    assert ends.periods[0].scheduled == date(2025, 12, 31)
    days = fubi_terms(issue_date=date(2025, 6, 30), maturity_date=date(2027, 6, 30), end_of_month=False)
    assert days.periods[0].scheduled == date(2025, 12, 30)


def test_pay_dates_beyond_the_published_holidays_are_named() -> None:
    """Fubi's last coupons of 2027 are published; a bond to 2030 has pay dates that follow from the law as it stands."""
    assert fubi_terms().unpublished == ()
    assert [day.year for day in fubi_terms(maturity_date=date(2029, 9, 1)).unpublished] == [2028, 2028, 2029, 2029]


def test_taps_count_within_the_volume() -> None:
    """What may be issued in all, and what is issued at first."""
    terms = fubi_terms(volume=Decimal(800_000_000))
    assert (terms.units, terms.most_units) == (50_000, 80_000)


def test_instalments_in_a_straight_line() -> None:
    """Equal parts with every coupon; a number that doesn't divide is refused."""
    dates = (date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1))
    assert [each.percent for each in straight_line(dates)] == [Decimal(25)] * 3
    with pytest.raises(InputError):
        straight_line(dates[:2])


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
