"""Schedules, held to QuantLib's."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
import QuantLib as ql
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.schedule import Frequency, Period, RecordDays, coupon_dates, months_from, schedule

DAYS = st.dates(date(2021, 1, 1), date(2040, 12, 31))
REGULAR = [each for each in Frequency if each is not Frequency.AT_MATURITY]


def qd(day: date) -> ql.Date:
    """QuantLib's date."""
    return ql.Date(day.day, day.month, day.year)


def made(issue: date, maturity: date, **changes: Any) -> tuple[Period, ...]:
    """A semi-annual schedule in Hong Kong, with anything changed."""
    fields: dict[str, Any] = {
        "frequency": Frequency.SEMIANNUAL, "day_count": DayCount.ACT_ACT_ICMA, "calendar": Calendar.HONG_KONG,
        "business_day": BusinessDay.MODIFIED_FOLLOWING, "adjusted": False, "record_lag": 5,
    }  # fmt: skip
    return schedule(issue, maturity, **{**fields, **changes})


@settings(deadline=None)
@given(
    issue=DAYS, days=st.integers(40, 6000), frequency=st.sampled_from(REGULAR), end_of_month=st.booleans(),
    stub=st.integers(0, 400), long_first=st.booleans(),
)  # fmt: skip
def test_unadjusted_dates_equal_quantlibs(
    issue: date, days: int, frequency: Frequency, end_of_month: bool, stub: int, long_first: bool
) -> None:
    """Rolled back from maturity, or from the last coupon before it; a short or long first period; ends of months."""
    maturity = issue + timedelta(days=days)
    last = maturity - timedelta(days=stub) if stub else None
    try:
        dates = coupon_dates(issue, maturity, frequency=frequency, end_of_month=end_of_month, last_coupon=last)
        first = dates[2] if long_first and len(dates) > 3 + bool(last) else None
        if first is not None:
            dates = coupon_dates(
                issue, maturity, frequency=frequency, end_of_month=end_of_month, first_coupon=first, last_coupon=last
            )
    except InputError:
        assume(False)
    args: dict[str, Any] = {}
    if first is not None:
        args["firstDate"] = qd(first)
    if last is not None:
        args["nextToLastDate"] = qd(last)
    theirs = ql.MakeSchedule(
        qd(issue), qd(maturity), ql.Period(frequency.months, ql.Months), calendar=ql.NullCalendar(),
        convention=ql.Unadjusted, terminalDateConvention=ql.Unadjusted, rule=ql.DateGeneration.Backward,
        endOfMonth=end_of_month, **args,
    )  # fmt: skip
    assert list(dates) == [date(each.year(), each.month(), each.dayOfMonth()) for each in theirs]


@settings(max_examples=max(200, settings.default.max_examples), deadline=None)
@given(
    issue=DAYS, days=st.integers(40, 3000), frequency=st.sampled_from(Frequency), day_count=st.sampled_from(DayCount),
    rule=st.sampled_from(BusinessDay), place=st.sampled_from(Calendar), adjusted=st.booleans(),
    end_of_month=st.booleans(), stub=st.integers(0, 400),
)  # fmt: skip
def test_periods_partition_the_life(
    issue: date, days: int, frequency: Frequency, day_count: DayCount, rule: BusinessDay, place: Calendar,
    adjusted: bool, end_of_month: bool, stub: int,
) -> None:  # fmt: skip
    """BOND-3: periods follow one another without gap from issue to maturity, each paid on a business day, and each lies
    in what it is measured against."""
    maturity = issue + timedelta(days=days)
    try:
        periods = made(
            issue, maturity, frequency=frequency, day_count=day_count, calendar=place, business_day=rule,
            adjusted=adjusted, end_of_month=end_of_month,
            last_coupon=maturity - timedelta(days=stub) if stub and frequency.months else None,
        )  # fmt: skip
    except InputError as refusal:
        if refusal.field not in ("issue_date", "maturity_date", "last_coupon_date", "day_count"):
            raise
        return  # the adjustment swallowed a period, or the stub is too long
    assert periods[0].start == issue
    assert periods[-1].scheduled == maturity
    for period, following in pairwise(periods):
        assert period.end == following.start
    for period in periods:
        reference = period.reference
        assert reference.start <= period.start < period.end <= reference.end
        assert reference.split is None or reference.start < reference.split < reference.end
        assert period.fraction > 0
        if rule is not BusinessDay.UNADJUSTED:
            assert calendar.is_business_day(period.pay_date, place)
        assert calendar.is_business_day(period.record_date, place)
        assert calendar.add_business_days(period.record_date, 5, place) >= period.pay_date
    if day_count is DayCount.ACT_ACT_ICMA:
        inner = periods[1:-1] if stub else periods[1:]
        assert all(period.fraction == Fraction(1, frequency.per_year) for period in inner)


def test_months_keep_their_end_where_the_terms_say_so() -> None:
    """A bond that matures on 28 February pays on 31 August by its ends of months, on 28 August without."""
    args = {"frequency": Frequency.SEMIANNUAL}
    ends = coupon_dates(date(2025, 2, 28), date(2027, 2, 28), end_of_month=True, **args)  # type: ignore[arg-type]
    assert ends == (
        date(2025, 2, 28), date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31), date(2027, 2, 28),
    )  # fmt: skip
    assert coupon_dates(date(2025, 2, 28), date(2027, 2, 28), **args)[1] == date(2025, 8, 28)  # type: ignore[arg-type]
    assert months_from(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_from(date(2025, 2, 28), -12, end_of_month=True) == date(2024, 2, 29)


def test_a_long_first_period_is_measured_against_two_regular_ones() -> None:
    """14 Nov 2025 to 7 Jun 2026: 23 of 183 days and a whole half year."""
    periods = made(date(2025, 11, 14), date(2027, 12, 7), first_coupon=date(2026, 6, 7))
    assert [period.start for period in periods] == [date(2025, 11, 14), *(p.end for p in periods[:-1])]
    assert periods[0].fraction == Fraction(23, 2 * 183) + Fraction(1, 2)
    assert len(periods) == 4


def test_long_and_short_last_periods() -> None:
    """Rolled back from the last coupon before maturity; measured against the regular periods that would follow."""
    long = made(date(2025, 11, 14), date(2027, 12, 17), last_coupon=date(2027, 5, 14))
    assert long[-1].fraction == Fraction(1, 2) + Fraction(33, 2 * 182)
    short = made(date(2025, 11, 14), date(2027, 12, 17), last_coupon=date(2027, 11, 14))
    assert short[-1].fraction == Fraction(33, 2 * 182)


def test_a_reference_that_rolls_past_the_issue_date_begins_with_it() -> None:
    """17 Feb 2029 is a Saturday and moves to Monday 19; an issue on Sunday 18 stays, and its period is a whole one."""
    periods = made(
        date(2029, 2, 18), date(2030, 2, 17), frequency=Frequency.ANNUAL, business_day=BusinessDay.FOLLOWING,
        adjusted=True,
    )  # fmt: skip
    assert (periods[0].reference.start, periods[0].fraction) == (date(2029, 2, 18), Fraction(1))


def test_a_short_first_period_is_measured_against_the_regular_one() -> None:
    """Act/Act ICMA of 15 Oct to 1 Mar is over the 181 days from 1 Sep."""
    periods = made(date(2025, 10, 15), date(2027, 9, 1))
    assert periods[0].reference.start == date(2025, 9, 1)
    assert periods[0].fraction == Fraction(137, 2 * 181)


def test_record_days_may_be_calendar_days() -> None:
    """Fifteen calendar days before 1 September 2027 is 17 August."""
    periods = made(date(2025, 9, 1), date(2027, 9, 1), record_lag=15, record_days=RecordDays.CALENDAR)
    assert periods[-1].record_date == date(2027, 8, 17)


def test_forty_years_by_the_month_are_480_periods_and_no_more() -> None:
    """One month more is refused, with the number."""
    assert len(made(date(2026, 1, 15), date(2066, 1, 15), frequency=Frequency.MONTHLY)) == 480
    with pytest.raises(InputError, match="not 481") as refusal:
        made(date(2026, 1, 15), date(2066, 2, 15), frequency=Frequency.MONTHLY)
    assert refusal.value.field == "frequency"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("maturity_date", {"maturity": date(2025, 9, 1)}),
        ("first_coupon_date", {"first_coupon": date(2026, 3, 2)}),  # off the roll
        ("first_coupon_date", {"first_coupon": date(2027, 3, 1)}),  # three periods long
        ("last_coupon_date", {"last_coupon": date(2025, 9, 1)}),
        ("last_coupon_date", {"last_coupon": date(2027, 9, 1)}),
        ("last_coupon_date", {"last_coupon": date(2026, 8, 31)}),  # more than two periods to maturity
        ("day_count", {"frequency": Frequency.AT_MATURITY}),  # Act/Act ICMA would make any life one year
        (
            "first_coupon_date",
            {"frequency": Frequency.AT_MATURITY, "day_count": DayCount.ACT_360, "first_coupon": date(2026, 3, 1)},
        ),
    ],
)
def test_refuses_dates_that_make_no_schedule(field: str, changes: dict[str, Any]) -> None:
    """Each by its field, with what would be right."""
    maturity = changes.pop("maturity", date(2027, 9, 1))
    with pytest.raises(InputError) as refusal:
        made(date(2025, 9, 1), maturity, **changes)
    assert refusal.value.field == field
