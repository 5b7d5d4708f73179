"""Calendars, schedules and day counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, DayCount, Frequency

DAYS = st.dates(date(2021, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "closed",
    [date(2025, 10, 1), date(2026, 2, 17), date(2026, 4, 3), date(2027, 2, 8), date(2027, 4, 5), date(2027, 6, 9)],
)
def test_hong_kong_is_closed_on_its_general_holidays(closed: date) -> None:
    """A holiday that either source knows closes Hong Kong, Good Friday as well as the lunar days of 2027."""
    assert not calendar.is_business_day(closed, Calendar.HONG_KONG)


def test_every_calendar_is_closed_at_the_weekend() -> None:
    """Saturday and Sunday are no business days anywhere."""
    for each in Calendar:
        assert not calendar.is_business_day(date(2026, 2, 28), each)
        assert not calendar.is_business_day(date(2026, 3, 1), each)
        assert calendar.is_business_day(date(2026, 3, 3), each)


@pytest.mark.parametrize(
    ("rule", "moved"),
    [
        (BusinessDay.UNADJUSTED, date(2026, 5, 31)),
        (BusinessDay.FOLLOWING, date(2026, 6, 1)),
        (BusinessDay.MODIFIED_FOLLOWING, date(2026, 5, 29)),
        (BusinessDay.PRECEDING, date(2026, 5, 29)),
        (BusinessDay.MODIFIED_PRECEDING, date(2026, 5, 29)),
    ],
)
def test_a_date_on_a_holiday_moves_by_the_rule(rule: BusinessDay, moved: date) -> None:
    """Sunday 31 May 2026 goes to Monday, or back to Friday where the month would change."""
    assert calendar.adjust(date(2026, 5, 31), Calendar.HONG_KONG, rule) == moved


def test_settlement_skips_the_lunar_new_year() -> None:
    """T+2 from Friday 13 Feb 2026 is Friday 20 Feb: 17 to 19 Feb are closed."""
    assert calendar.settlement_date(date(2026, 2, 13), 2, Calendar.HONG_KONG) == date(2026, 2, 20)


def test_refuses_a_trade_date_that_is_no_business_day() -> None:
    """A trade on a Sunday is an error, not a trade on Monday."""
    with pytest.raises(InputError) as refusal:
        calendar.settlement_date(date(2026, 3, 1), 0, Calendar.HONG_KONG)
    assert (refusal.value.field, refusal.value.value) == ("trade_date", "2026-03-01")


def test_refuses_a_year_no_calendar_covers() -> None:
    """Holidays are never guessed."""
    with pytest.raises(InputError):
        calendar.is_business_day(date(2061, 1, 3), Calendar.HONG_KONG)


@pytest.mark.parametrize(
    ("day_count", "start", "end", "fraction"),
    [
        (DayCount.ACT_365F, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 365)),
        (DayCount.ACT_360, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 360)),
        (DayCount.THIRTY_360, date(2024, 2, 29), date(2024, 3, 31), Fraction(32, 360)),
        (DayCount.THIRTY_360, date(2024, 1, 31), date(2024, 3, 31), Fraction(60, 360)),
        (DayCount.ACT_ACT_ICMA, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 2 * 182)),
    ],
)
def test_a_year_fraction_is_exact(day_count: DayCount, start: date, end: date, fraction: Fraction) -> None:
    """Each convention on a month with 29 February, as an exact rational."""
    reference = (date(2024, 1, 1), date(2024, 7, 1))
    computed = calendar.year_fraction(start, end, day_count, reference=reference, frequency=Frequency.SEMIANNUAL)
    assert computed == fraction


@settings(deadline=None)
@given(
    start=DAYS, length=st.integers(1, 366), day_count=st.sampled_from(DayCount), frequency=st.sampled_from(Frequency)
)
def test_year_fractions_equal_quantlibs(start: date, length: int, day_count: DayCount, frequency: Frequency) -> None:
    """The exact fraction is QuantLib's binary one, within its precision, inside a regular reference period."""
    finish = calendar.months_before(start, -frequency.months)
    end = min(start + timedelta(days=length), finish)
    exact = calendar.year_fraction(start, end, day_count, reference=(start, finish), frequency=frequency)
    assert float(exact) == pytest.approx(
        calendar.quantlib_year_fraction(start, end, day_count, reference=(start, finish)), abs=1e-12
    )


@settings(max_examples=max(200, settings.default.max_examples), deadline=None)
@given(
    issue=DAYS,
    days=st.integers(40, 3000),
    frequency=st.sampled_from(Frequency),
    day_count=st.sampled_from(DayCount),
    rule=st.sampled_from(BusinessDay),
    place=st.sampled_from(Calendar),
    adjusted=st.booleans(),
)
def test_periods_partition_the_life(
    issue: date,
    days: int,
    frequency: Frequency,
    day_count: DayCount,
    rule: BusinessDay,
    place: Calendar,
    adjusted: bool,
) -> None:
    """BOND-3: periods follow one another without gap from issue to maturity, each paid on a business day."""
    maturity = issue + timedelta(days=days)
    try:
        periods = calendar.schedule(
            issue,
            maturity,
            frequency=frequency,
            day_count=day_count,
            calendar=place,
            business_day=rule,
            adjusted=adjusted,
            record_lag=5,
        )
    except InputError as refusal:
        if refusal.field != "issue_date":
            raise
        return  # the adjustment swallowed the first period
    assert periods[0].start == issue
    assert periods[-1].scheduled == maturity
    for period, following in pairwise(periods):
        assert period.end == following.start
    for period in periods:
        assert period.reference_start <= period.start < period.end == period.reference_end
        assert period.fraction > 0
        if rule is not BusinessDay.UNADJUSTED:
            assert calendar.is_business_day(period.pay_date, place)
        assert calendar.is_business_day(period.record_date, place)
        assert calendar.add_business_days(period.record_date, 5, place) >= period.pay_date
    if day_count is DayCount.ACT_ACT_ICMA:
        assert all(period.fraction == Fraction(1, frequency.per_year) for period in periods[1:])


def test_a_reference_that_rolls_past_the_issue_date_begins_with_it() -> None:
    """17 Feb 2029 is a Saturday and moves to Monday 19; an issue on Sunday 18 stays, and its period is a whole one."""
    periods = calendar.schedule(
        date(2029, 2, 18),
        date(2030, 2, 17),
        frequency=Frequency.ANNUAL,
        day_count=DayCount.ACT_ACT_ICMA,
        calendar=Calendar.HONG_KONG,
        business_day=BusinessDay.FOLLOWING,
        adjusted=True,
        record_lag=5,
    )
    assert (periods[0].reference_start, periods[0].fraction) == (date(2029, 2, 18), Fraction(1))


def test_a_short_first_period_is_measured_against_the_regular_one() -> None:
    """Act/Act ICMA of 15 Oct to 1 Mar is over the 181 days from 1 Sep."""
    periods = calendar.schedule(
        date(2025, 10, 15),
        date(2027, 9, 1),
        frequency=Frequency.SEMIANNUAL,
        day_count=DayCount.ACT_ACT_ICMA,
        calendar=Calendar.HONG_KONG,
        business_day=BusinessDay.MODIFIED_FOLLOWING,
        adjusted=False,
        record_lag=5,
    )
    assert periods[0].reference_start == date(2025, 9, 1)
    assert periods[0].fraction == Fraction(137, 2 * 181)
    assert Decimal(periods[1].fraction.denominator) == 2
