"""Day counts as exact fractions: what contracts/utils/DayCount.sol computes, computed again."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from rwa_chain.errors import InputError


class DayCount(StrEnum):
    """Year-fraction rule; the order is that of `DayCountConvention` in contracts/utils/DayCount.sol."""

    ACT_365F = "Act/365F"
    ACT_360 = "Act/360"
    THIRTY_360 = "30/360"
    ACT_ACT_ICMA = "Act/Act ICMA"
    THIRTY_360_US = "30/360 US"
    THIRTY_E_360 = "30E/360"
    THIRTY_E_360_ISDA = "30E/360 ISDA"
    ACT_ACT_ISDA = "Act/Act ISDA"
    ACT_365L = "Act/365L"

    @property
    def code(self) -> int:
        """The convention's number on chain."""
        return list(DayCount).index(self)

    @property
    def is_thirty(self) -> bool:
        """Whether months count 30 days."""
        return self in _THIRTY


_THIRTY = frozenset((DayCount.THIRTY_360, DayCount.THIRTY_360_US, DayCount.THIRTY_E_360, DayCount.THIRTY_E_360_ISDA))


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The reference periods for the accruals of a coupon period.

    Act/Act ICMA: the regular period `start`..`end` that holds the accrual, or two of them that meet at `split`, with so
    many `coupons_per_year`. Act/365L: the coupon period `accrual_start`..`accrual_end`. 30E/360 ISDA: `maturity`.
    """

    start: date
    end: date
    split: date | None = None
    coupons_per_year: int
    accrual_start: date
    accrual_end: date
    maturity: date


def count_days(start: date, end: date, day_count: DayCount, *, maturity: date | None = None) -> int:
    """Days from `start` to `end` as the convention counts them; `maturity` matters to 30E/360 ISDA.

    Raises `InputError` for an end before the start.
    """
    if start > end:
        raise InputError("date", end.isoformat(), f"a date from {start} on")
    if not day_count.is_thirty:
        return (end - start).days
    first, last = start.day, end.day
    if day_count is DayCount.THIRTY_360_US and _ends_february(start):
        first = 30
        if _ends_february(end):
            last = 30
    elif day_count is DayCount.THIRTY_E_360_ISDA:
        first = 30 if _ends_february(start) else first
        last = 30 if _ends_february(end) and end != maturity else last
    first = min(first, 30)
    european = day_count in (DayCount.THIRTY_E_360, DayCount.THIRTY_E_360_ISDA)
    if last == 31 and (european or first == 30):
        last = 30
    return max(360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first, 0)


def year_fraction(start: date, end: date, day_count: DayCount, *, reference: Reference) -> Fraction:
    """The exact year fraction from `start` (included) to `end` (excluded).

    Raises `InputError` for dates in disorder, and under Act/Act ICMA for an accrual outside its reference.
    """
    days = count_days(start, end, day_count, maturity=reference.maturity)
    match day_count:
        case DayCount.ACT_365F:
            return Fraction(days, 365)
        case DayCount.ACT_ACT_ICMA:
            return _icma(start, end, reference)
        case DayCount.ACT_ACT_ISDA:
            in_leap_years = _leap_year_days(end) - _leap_year_days(start)
            return Fraction(in_leap_years, 366) + Fraction(days - in_leap_years, 365)
        case DayCount.ACT_365L:
            return Fraction(days, 366 if _is_long(reference) else 365)
        case _:
            return Fraction(days, 360)


def _icma(start: date, end: date, reference: Reference) -> Fraction:
    if not reference.start <= start <= end <= reference.end:
        raise InputError("date", f"{start} to {end}", f"an accrual within {reference.start} to {reference.end}")
    split = reference.split or reference.end
    parts = ((reference.start, split), (split, reference.end))
    total = Fraction(0)
    for begins, ends in parts:
        inside = (min(end, ends) - max(start, begins)).days
        if inside > 0:
            total += Fraction(inside, (ends - begins).days)
    return total / reference.coupons_per_year


def _ends_february(day: date) -> bool:
    return day.month == 2 and day.day == monthrange(day.year, 2)[1]


def _is_long(reference: Reference) -> bool:
    """ICMA's rule 251: if paid once a year, a leap day after the start and up to the end; else the end's year."""
    start, end = reference.accrual_start, reference.accrual_end
    if reference.coupons_per_year != 1:
        return isleap(end.year)
    leap_days = (date(year, 2, 29) for year in range(start.year, end.year + 1) if isleap(year))
    return any(start < day <= end for day in leap_days)


def _leap_year_days(day: date) -> int:
    """Days before `day` that lie in leap years, from year 1 on."""
    before = day.year - 1
    leap_years = before // 4 - before // 100 + before // 400
    within = (day - date(day.year, 1, 1)).days if isleap(day.year) else 0
    return leap_years * 366 + within
