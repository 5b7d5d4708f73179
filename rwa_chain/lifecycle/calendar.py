"""Business days: with `curve` the one module that names QuantLib.

Hong Kong and mainland China follow `general_holidays`, since QuantLib knows their published years only, and not all of
those; the other places are QuantLib's. What a place publishes year by year is known up to `published_until`: later days
are what its law says today. A date outside `FIRST_YEAR`..`LAST_YEAR` is refused rather than guessed. A day that is
announced later (a typhoon, a day of mourning) is added to a `JointCalendar`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, reduce

from rwa_chain.errors import InputError
from rwa_chain.extras import extra
from rwa_chain.lifecycle import general_holidays

with extra("bond"):
    import QuantLib as ql

FIRST_YEAR, LAST_YEAR = 2000, 2099


class Calendar(StrEnum):
    """Where a day is a business day. `UnitedStates` is the Federal Reserve's; SOFR follows the government
    securities."""

    HONG_KONG = "HongKong"
    CHINA_INTERBANK = "ChinaInterbank"
    TARGET = "TARGET"
    UNITED_KINGDOM = "UnitedKingdom"
    UNITED_STATES = "UnitedStates"
    US_GOVERNMENT_SECURITIES = "UnitedStatesGovernmentSecurities"
    WEEKENDS_ONLY = "WeekendsOnly"


PUBLISHED_UNTIL = {Calendar.HONG_KONG: 2027, Calendar.CHINA_INTERBANK: 2026}
"""The last year whose list is published and held in tests/data/published-holidays.json."""


@dataclass(frozen=True)
class JointCalendar:
    """Business days on which all `places` are open, but for the days `closed` besides."""

    places: tuple[Calendar, ...]
    closed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        """Refuses a calendar of no place, naming the field."""
        if not self.places:
            raise InputError("places", self.places, "one calendar or more")

    def __str__(self) -> str:
        return " + ".join([*map(str, self.places), *(f"closed {day}" for day in self.closed)])


BusinessDays = Calendar | JointCalendar


class BusinessDay(StrEnum):
    """The adjustment of a date that falls on a holiday."""

    UNADJUSTED = "unadjusted"
    FOLLOWING = "following"
    MODIFIED_FOLLOWING = "modified-following"
    PRECEDING = "preceding"
    MODIFIED_PRECEDING = "modified-preceding"


def joint(*calendars: BusinessDays) -> JointCalendar:
    """Open where all of the calendars are."""
    places = dict.fromkeys(place for each in calendars for place in _joint(each).places)
    closed = sorted({day for each in calendars for day in _joint(each).closed})
    return JointCalendar(tuple(places), tuple(closed))


def also_closed(calendar: BusinessDays, days: Iterable[date]) -> JointCalendar:
    """The same business days but for `days`, which were announced since."""
    known = _joint(calendar)
    return replace(known, closed=tuple(sorted({*known.closed, *days})))


def published_until(calendar: BusinessDays) -> int | None:
    """The last year whose holidays are published; None where a rule says them for every year."""
    years = [PUBLISHED_UNTIL[place] for place in _joint(calendar).places if place in PUBLISHED_UNTIL]
    return min(years, default=None)


def is_business_day(day: date, calendar: BusinessDays) -> bool:
    """Whether `day` is a business day."""
    return bool(_calendar(calendar).isBusinessDay(_to_ql(day)))


def adjust(day: date, calendar: BusinessDays, rule: BusinessDay) -> date:
    """`day`, moved to a business day by the rule."""
    return _from_ql(_calendar(calendar).adjust(_to_ql(day), _RULES[rule]))


def add_business_days(day: date, count: int, calendar: BusinessDays) -> date:
    """The business day `count` after `day` (before it, if negative); with 0, `day` or the next business day."""
    return _from_ql(_calendar(calendar).advance(_to_ql(day), ql.Period(count, ql.Days)))


def business_days(start: date, end: date, calendar: BusinessDays) -> tuple[date, ...]:
    """The business days from `start` (included) to `end` (excluded)."""
    days = (start + timedelta(days=n) for n in range((end - start).days))
    return tuple(day for day in days if is_business_day(day, calendar))


def settlement_date(trade_date: date, lag: int, calendar: BusinessDays) -> date:
    """The date a trade settles: `lag` business days after a trade date that must be one itself, or `InputError`."""
    if lag < 0:
        raise InputError("lag", lag, "0 or more business days")
    if not is_business_day(trade_date, calendar):
        raise InputError("trade_date", trade_date.isoformat(), f"a business day of {calendar}")
    return add_business_days(trade_date, lag, calendar)


def _joint(calendar: BusinessDays) -> JointCalendar:
    return calendar if isinstance(calendar, JointCalendar) else JointCalendar((calendar,))


_RULES: dict[BusinessDay, int] = {
    BusinessDay.UNADJUSTED: ql.Unadjusted,
    BusinessDay.FOLLOWING: ql.Following,
    BusinessDay.MODIFIED_FOLLOWING: ql.ModifiedFollowing,
    BusinessDay.PRECEDING: ql.Preceding,
    BusinessDay.MODIFIED_PRECEDING: ql.ModifiedPreceding,
}


@cache
def _calendar(calendar: BusinessDays) -> ql.Calendar:
    if isinstance(calendar, JointCalendar):
        places = [_calendar(place) for place in calendar.places]
        if calendar.closed:
            places.append(_closed_on("closed besides", calendar.closed))
        return reduce(lambda one, other: ql.JointCalendar(one, other, ql.JoinHolidays), places)
    match calendar:
        case Calendar.HONG_KONG:
            years = range(FIRST_YEAR, LAST_YEAR + 1)
            made = _closed_on("Hong Kong", (day for year in years for day in general_holidays.hong_kong(year)))
            made.addWeekend(ql.Saturday)
            made.addWeekend(ql.Sunday)
            return made
        case Calendar.CHINA_INTERBANK:
            # QuantLib holds the yearly notices, weekends that are worked included.
            years = range(PUBLISHED_UNTIL[Calendar.CHINA_INTERBANK] + 1, LAST_YEAR + 1)
            later = (day for year in years for day in general_holidays.mainland_statutory(year))
            return ql.JointCalendar(ql.China(ql.China.IB), _closed_on("statutory", later), ql.JoinHolidays)
        case Calendar.TARGET:
            return ql.TARGET()
        case Calendar.UNITED_KINGDOM:
            return ql.UnitedKingdom()
        case Calendar.UNITED_STATES:
            return ql.UnitedStates(ql.UnitedStates.FederalReserve)
        case Calendar.US_GOVERNMENT_SECURITIES:
            return ql.UnitedStates(ql.UnitedStates.SOFR)
        case Calendar.WEEKENDS_ONLY:
            return ql.WeekendsOnly()


def _closed_on(name: str, days: Iterable[date]) -> ql.BespokeCalendar:
    made = ql.BespokeCalendar(name)
    for day in days:
        made.addHoliday(_to_ql(day))
    return made


_EPOCH = ql.Date(1, 1, 1970)


def _to_ql(day: date) -> ql.Date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError("date", day.isoformat(), f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return ql.Date(day.day, day.month, day.year)


def _from_ql(day: ql.Date) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day - _EPOCH))
