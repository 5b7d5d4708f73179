"""Business days, held to the published lists and to QuantLib."""

from __future__ import annotations

import json
from datetime import date, timedelta

import holidays
import pytest
import QuantLib as ql

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar, general_holidays
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, JointCalendar
from tests.golden import REPOSITORY

PUBLISHED = json.loads((REPOSITORY / "tests" / "data" / "published-holidays.json").read_text(encoding="utf-8"))
SATURDAY = 5


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", sorted(PUBLISHED["hong_kong"]))
def test_hong_kong_is_closed_as_the_government_published(year: str) -> None:
    """Each published year, Saturdays included; no day more and no day less."""
    published = set(PUBLISHED["hong_kong"][year]["closed"])
    assert {day.isoformat() for day in general_holidays.hong_kong(int(year))} == published
    for day in days_of(int(year)):
        closed = day.weekday() >= SATURDAY or day.isoformat() in published
        assert calendar.is_business_day(day, Calendar.HONG_KONG) is not closed, day


@pytest.mark.parametrize("year", sorted(PUBLISHED["china"]))
def test_the_interbank_market_keeps_the_published_notice(year: str) -> None:
    """Weekdays that are off and weekend days that are worked, of each notice."""
    notice = PUBLISHED["china"][year]
    for day in days_of(int(year)):
        weekend = day.weekday() >= SATURDAY
        open_ = day.isoformat() in notice["worked"] if weekend else day.isoformat() not in notice["closed"]
        assert calendar.is_business_day(day, Calendar.CHINA_INTERBANK) is open_, day


def test_every_published_year_is_in_the_lists() -> None:
    """`published_until` is the last year that the lists hold."""
    assert max(map(int, PUBLISHED["hong_kong"])) == calendar.published_until(Calendar.HONG_KONG)
    assert max(map(int, PUBLISHED["china"])) == calendar.published_until(Calendar.CHINA_INTERBANK)
    assert min(map(int, PUBLISHED["hong_kong"])) == 2007
    assert calendar.published_until(Calendar.TARGET) is None
    both = calendar.joint(Calendar.HONG_KONG, Calendar.CHINA_INTERBANK, Calendar.TARGET)
    assert calendar.published_until(both) == 2026


@pytest.mark.parametrize(
    "closed",
    [
        date(2010, 12, 27),  # Christmas Day on a Saturday
        date(2019, 5, 13),  # the Buddha's Birthday on a Sunday
        date(2021, 4, 6),  # Ching Ming on a Sunday, Easter Monday after it
        date(2021, 12, 27),
        date(2022, 12, 27),
        date(2037, 4, 7),  # not yet gazetted: Ching Ming on Easter Sunday
        date(2042, 4, 8),  # Ching Ming on Good Friday
        date(2048, 4, 7),
        date(2053, 4, 8),
    ],
)
def test_days_in_lieu_that_both_libraries_lack(closed: date) -> None:
    """Neither QuantLib nor `holidays` closes them; the ordinance does."""
    assert ql.HongKong().isBusinessDay(ql.Date(closed.day, closed.month, closed.year))
    assert closed not in holidays.country_holidays("HK", years=closed.year)
    assert not calendar.is_business_day(closed, Calendar.HONG_KONG)


def test_hong_kong_lacks_no_weekday_that_quantlib_closes() -> None:
    """From 2004 to 2026, but for 10 May 2012, the Buddha's Birthday of 2011 that QuantLib has a year late."""
    for year in range(2004, 2027):
        first, last = ql.Date(1, 1, year), ql.Date(31, 12, year)
        theirs = {date(each.year(), each.month(), each.dayOfMonth()) for each in ql.HongKong().holidayList(first, last)}
        assert theirs - general_holidays.hong_kong(year) - {date(2012, 5, 10)} == set()


def test_hong_kong_lacks_no_weekday_that_holidays_closes() -> None:
    """In any year that the calendar covers."""
    for year in range(calendar.FIRST_YEAR, calendar.LAST_YEAR + 1):
        theirs = {day for day in holidays.country_holidays("HK", years=year) if day.weekday() < SATURDAY}
        assert theirs <= general_holidays.hong_kong(year), year


def test_mainland_holidays_after_the_last_notice_are_those_of_the_regulation() -> None:
    """Spring Festival of 2028, and no weekend that is worked."""
    assert not calendar.is_business_day(date(2028, 1, 26), Calendar.CHINA_INTERBANK)
    assert not any(calendar.is_business_day(d, Calendar.CHINA_INTERBANK) for d in days_of(2028) if d.weekday() > 4)


def test_every_calendar_is_closed_at_the_weekend() -> None:
    """Saturday and Sunday are no business days, but where China works them."""
    for each in Calendar:
        assert calendar.is_business_day(date(2026, 2, 28), each) is (each is Calendar.CHINA_INTERBANK)
        assert not calendar.is_business_day(date(2026, 3, 1), each)
        assert calendar.is_business_day(date(2026, 3, 3), each)


def test_sofr_is_published_where_government_securities_trade() -> None:
    """Open on Good Friday 2026 at the Federal Reserve, and not for government securities."""
    assert calendar.is_business_day(date(2026, 4, 3), Calendar.UNITED_STATES)
    assert not calendar.is_business_day(date(2025, 4, 18), Calendar.US_GOVERNMENT_SECURITIES)


def test_a_joint_calendar_is_open_where_all_are() -> None:
    """Closed with either place; a day that is announced later is added without another release."""
    both = calendar.joint(Calendar.HONG_KONG, Calendar.CHINA_INTERBANK)
    assert not calendar.is_business_day(date(2026, 2, 20), both)  # China only
    assert not calendar.is_business_day(date(2026, 4, 7), both)  # Hong Kong only
    assert not calendar.is_business_day(date(2026, 2, 28), both)  # worked in China, a Saturday in Hong Kong
    typhoon = date(2026, 9, 8)
    assert calendar.is_business_day(typhoon, both)
    later = calendar.also_closed(both, [typhoon])
    assert not calendar.is_business_day(typhoon, later)
    assert calendar.add_business_days(date(2026, 9, 7), 1, later) == date(2026, 9, 9)
    assert calendar.also_closed(later, [date(2026, 9, 9)]) == JointCalendar(both.places, (typhoon, date(2026, 9, 9)))
    assert calendar.joint(later, Calendar.TARGET).closed == (typhoon,)
    assert calendar.is_business_day(typhoon, both)


def test_refuses_a_calendar_of_no_place() -> None:
    """There is no day on which nobody is open."""
    with pytest.raises(InputError) as refusal:
        JointCalendar(())
    assert refusal.value.field == "places"


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


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 4)])
def test_refuses_a_year_no_calendar_covers(day: date) -> None:
    """Holidays are never guessed."""
    with pytest.raises(InputError):
        calendar.is_business_day(day, Calendar.HONG_KONG)
