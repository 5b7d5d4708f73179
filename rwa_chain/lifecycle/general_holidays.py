"""Holidays that follow from a law: Hong Kong's general holidays and mainland China's statutory ones.

Hong Kong: the General Holidays Ordinance (Cap. 149), its schedule and section 6: of two holidays on one day, and of one
on a Sunday, the next day that is no holiday is given in lieu. Lunar dates are those of the `holidays` package.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from rwa_chain.extras import extra

with extra("bond"):
    import holidays
    from holidays.calendars.chinese import _ChineseLunisolar

SUNDAY = 6
SUBSTITUTED_SINCE = 2012
"""Since the Amendment Ordinance of 2011 a Lunar New Year or Mid-Autumn holiday on a Sunday is given after, not
before."""
ONE_OFF = {2015: (date(2015, 9, 3),)}
"""Appointed for one year by an ordinance of its own: 70 years of victory (2015)."""

_MOON = _ChineseLunisolar()
_DAY = timedelta(days=1)


def hong_kong(year: int) -> frozenset[date]:
    """The general holidays of a year but for its Sundays, Saturdays among them."""
    closed: set[date] = set(ONE_OFF.get(year, ()))
    in_lieu: list[date] = []
    for day in _scheduled(year):
        if day.weekday() == SUNDAY or day in closed:
            in_lieu.append(day)
        else:
            closed.add(day)
    for day in in_lieu:
        closed.add(next(after for n in count(1) if _is_free(after := day + n * _DAY, closed)))
    return frozenset(closed)


def mainland_statutory(year: int) -> frozenset[date]:
    """The days that mainland China's regulation gives off by name, where the year's notice isn't published yet.

    A notice moves weekends around them and is never foreseen.
    """
    return frozenset(holidays.country_holidays("CN", years=year))


def _scheduled(year: int) -> Iterator[date]:
    """The schedule's days in their order; Sundays and coincidences are resolved by who reads it."""
    yield date(year, 1, 1)
    yield from _new_year(year)
    yield _moon(_MOON.qingming_date(year))
    easter = easter_sunday(year)
    yield easter - 2 * _DAY
    yield easter - _DAY
    yield easter + _DAY
    yield date(year, 5, 1)
    yield _moon(_MOON.buddha_birthday_date(year))
    yield _moon(_MOON.dragon_boat_date(year))
    yield date(year, 7, 1)
    yield date(year, 10, 1)
    mid_autumn = _moon(_MOON.mid_autumn_date(year))
    before = year < SUBSTITUTED_SINCE and (mid_autumn + _DAY).weekday() == SUNDAY
    yield mid_autumn if before else mid_autumn + _DAY
    yield _moon(_MOON.double_ninth_date(year))
    yield date(year, 12, 25)
    yield date(year, 12, 26)


def _new_year(year: int) -> Iterator[date]:
    first = _moon(_MOON.lunar_new_year_date(year))
    for day in (first, first + _DAY, first + 2 * _DAY):
        yield first - _DAY if day.weekday() == SUNDAY and year < SUBSTITUTED_SINCE else day


def _is_free(day: date, closed: set[date]) -> bool:
    return day.weekday() != SUNDAY and day not in closed


def _moon(found: tuple[date | None, bool]) -> date:
    day, _ = found
    if day is None:
        raise ValueError("the lunar tables end before this year")
    return day


def easter_sunday(year: int) -> date:
    """Easter by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)
