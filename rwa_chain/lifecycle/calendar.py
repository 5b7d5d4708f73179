"""Business days, schedules and day counts; the one module that names QuantLib.

Holidays are QuantLib's, completed where QuantLib stops: its Hong Kong calendar knows the lunar holidays up to 2026
only, so a Hong Kong day is closed when QuantLib or the `holidays` package closes it (QuantLib alone has Good Friday and
Easter Monday, `holidays` alone the lunar days from 2027). A date outside `FIRST_YEAR`..`LAST_YEAR` is refused rather
than guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import pairwise

from rwa_chain.errors import InputError
from rwa_chain.extras import extra

with extra("bond"):
    import holidays
    import QuantLib as ql

FIRST_YEAR, LAST_YEAR = 2000, 2060


class Calendar(StrEnum):
    """Where a day is a business day."""

    HONG_KONG = "HongKong"
    TARGET = "TARGET"
    UNITED_KINGDOM = "UnitedKingdom"
    UNITED_STATES = "UnitedStates"
    WEEKENDS_ONLY = "WeekendsOnly"


class DayCount(StrEnum):
    """Year-fraction rule; the order is that of `DayCountConvention` in contracts/utils/DayCount.sol."""

    ACT_365F = "Act/365F"
    ACT_360 = "Act/360"
    THIRTY_360 = "30/360"
    ACT_ACT_ICMA = "Act/Act ICMA"

    @property
    def code(self) -> int:
        """The convention's number on chain."""
        return list(DayCount).index(self)


class BusinessDay(StrEnum):
    """How a date on a holiday moves."""

    UNADJUSTED = "unadjusted"
    FOLLOWING = "following"
    MODIFIED_FOLLOWING = "modified-following"
    PRECEDING = "preceding"
    MODIFIED_PRECEDING = "modified-preceding"


class Frequency(StrEnum):
    """How often a coupon is paid."""

    ANNUAL = "annual"
    SEMIANNUAL = "semiannual"
    QUARTERLY = "quarterly"

    @property
    def per_year(self) -> int:
        """Coupons a year."""
        return {"annual": 1, "semiannual": 2, "quarterly": 4}[self.value]

    @property
    def months(self) -> int:
        """Months between coupons."""
        return 12 // self.per_year


@dataclass(frozen=True)
class Period:
    """One accrual period of a schedule.

    `scheduled` is the unadjusted end. Interest runs from `start` (included) to `end` (excluded); `reference_start` and
    `reference_end` bound the regular period that Act/Act ICMA measures a short first period against.
    """

    number: int
    scheduled: date
    start: date
    end: date
    pay_date: date
    record_date: date
    reference_start: date
    reference_end: date
    days: int
    fraction: Fraction


def is_business_day(day: date, calendar: Calendar) -> bool:
    """Whether `day` is a business day."""
    return bool(_calendar(calendar).isBusinessDay(_to_ql(day)))


def adjust(day: date, calendar: Calendar, rule: BusinessDay) -> date:
    """`day`, moved to a business day by the rule."""
    return _from_ql(_calendar(calendar).adjust(_to_ql(day), _RULES[rule]))


def add_business_days(day: date, count: int, calendar: Calendar) -> date:
    """The business day `count` after `day` (before it, if negative); with 0, `day` or the next business day."""
    return _from_ql(_calendar(calendar).advance(_to_ql(day), ql.Period(count, ql.Days)))


def settlement_date(trade_date: date, lag: int, calendar: Calendar) -> date:
    """The date a trade settles: `lag` business days after a trade date that must be one itself, or `InputError`."""
    if lag < 0:
        raise InputError("lag", lag, "0 or more business days")
    if not is_business_day(trade_date, calendar):
        raise InputError("trade_date", trade_date.isoformat(), f"a business day of {calendar}")
    return add_business_days(trade_date, lag, calendar)


def count_days(start: date, end: date, day_count: DayCount) -> int:
    """Days between the two dates as the convention counts them."""
    return int(_day_counter(day_count).dayCount(_to_ql(start), _to_ql(end)))


def year_fraction(
    start: date,
    end: date,
    day_count: DayCount,
    *,
    reference: tuple[date, date],
    frequency: Frequency,
) -> Fraction:
    """The exact year fraction from `start` to `end`.

    `reference` and `frequency` matter to Act/Act ICMA only: days over (days of the reference period × coupons a year).
    """
    days = count_days(start, end, day_count)
    if day_count is DayCount.ACT_ACT_ICMA:
        return Fraction(days, count_days(*reference, day_count) * frequency.per_year)
    return Fraction(days, 365 if day_count is DayCount.ACT_365F else 360)


def quantlib_year_fraction(start: date, end: date, day_count: DayCount, *, reference: tuple[date, date]) -> float:
    """QuantLib's own year fraction, for tests: binary, good to about 15 digits."""
    bounds = [_to_ql(day) for day in (start, end, *reference)]
    return float(_day_counter(day_count).yearFraction(*bounds))


def schedule(
    issue: date,
    maturity: date,
    *,
    frequency: Frequency,
    day_count: DayCount,
    calendar: Calendar,
    business_day: BusinessDay,
    adjusted: bool,
    record_lag: int,
) -> tuple[Period, ...]:
    """The accrual periods from issue to maturity, rolled back from maturity; a short first period where they don't fit.

    Pay dates always move by `business_day`; accrual ends move with them only if `adjusted`. The record date is
    `record_lag` business days before the pay date. Raises `InputError` where maturity is not after issue, or the first
    period has no day.
    """
    if issue >= maturity:
        raise InputError("maturity_date", maturity.isoformat(), f"a date after the issue date {issue}")
    unadjusted = _roll_back(issue, maturity, frequency)

    def move(day: date) -> date:
        return adjust(day, calendar, business_day)

    def accrual(day: date) -> date:
        return move(day) if adjusted and day != issue else day

    periods = []
    for number, (scheduled_start, scheduled) in enumerate(pairwise(unadjusted), start=1):
        start, end, pay = accrual(scheduled_start), accrual(scheduled), move(scheduled)
        # 30/360 counts no day from the 30th to the 31st.
        if start >= end or count_days(start, end, day_count) == 0:
            raise InputError("issue_date", issue.isoformat(), f"a first period of at least one day by {day_count}")
        back = months_before(maturity, frequency.months * (len(unadjusted) - number))
        regular = scheduled_start == back
        # A date rolled back may move past a start that didn't; the reference never begins after the period it measures.
        reference = (start if regular else min(accrual(back), start), end)
        periods.append(
            Period(
                number=number,
                scheduled=scheduled,
                start=start,
                end=end,
                pay_date=pay,
                record_date=add_business_days(pay, -record_lag, calendar) if record_lag else pay,
                reference_start=reference[0],
                reference_end=reference[1],
                days=count_days(start, end, day_count),
                fraction=year_fraction(start, end, day_count, reference=reference, frequency=frequency),
            )
        )
    return tuple(periods)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, the month's last day where it has no such day."""
    return _from_ql(_to_ql(day) - ql.Period(months, ql.Months))


def _roll_back(issue: date, maturity: date, frequency: Frequency) -> list[date]:
    """Unadjusted period ends, issue first, maturity last."""
    made = ql.MakeSchedule(
        _to_ql(issue),
        _to_ql(maturity),
        ql.Period(frequency.months, ql.Months),
        calendar=ql.NullCalendar(),
        convention=ql.Unadjusted,
        terminalDateConvention=ql.Unadjusted,
        rule=ql.DateGeneration.Backward,
    )
    return [_from_ql(day) for day in made]


_RULES: dict[BusinessDay, int] = {
    BusinessDay.UNADJUSTED: ql.Unadjusted,
    BusinessDay.FOLLOWING: ql.Following,
    BusinessDay.MODIFIED_FOLLOWING: ql.ModifiedFollowing,
    BusinessDay.PRECEDING: ql.Preceding,
    BusinessDay.MODIFIED_PRECEDING: ql.ModifiedPreceding,
}


def _day_counter(day_count: DayCount) -> ql.DayCounter:
    match day_count:
        case DayCount.ACT_365F:
            return ql.Actual365Fixed()
        case DayCount.ACT_360:
            return ql.Actual360()
        case DayCount.THIRTY_360:
            return ql.Thirty360(ql.Thirty360.BondBasis)
        case DayCount.ACT_ACT_ICMA:
            return ql.ActualActual(ql.ActualActual.ISMA)


@cache
def _calendar(calendar: Calendar) -> ql.Calendar:
    match calendar:
        case Calendar.HONG_KONG:
            return ql.JointCalendar(ql.HongKong(), _published_hong_kong(), ql.JoinHolidays)
        case Calendar.TARGET:
            return ql.TARGET()
        case Calendar.UNITED_KINGDOM:
            return ql.UnitedKingdom()
        case Calendar.UNITED_STATES:
            return ql.UnitedStates(ql.UnitedStates.FederalReserve)
        case Calendar.WEEKENDS_ONLY:
            return ql.WeekendsOnly()


def _published_hong_kong() -> ql.Calendar:
    """Hong Kong's general holidays as the `holidays` package publishes them."""
    published = ql.BespokeCalendar("Hong Kong general holidays")
    published.addWeekend(ql.Saturday)
    published.addWeekend(ql.Sunday)
    for day in holidays.country_holidays("HK", years=range(FIRST_YEAR, LAST_YEAR + 1)):
        published.addHoliday(_to_ql(day))
    return published


_EPOCH = ql.Date(1, 1, 1970)


def _to_ql(day: date) -> ql.Date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError("date", day.isoformat(), f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return ql.Date(day.day, day.month, day.year)


def _from_ql(day: ql.Date) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day - _EPOCH))
