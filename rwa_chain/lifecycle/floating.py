"""Floating rates: from fixings to the rate of a period, exactly, rounded once.

Pure: fixings go in, the rate comes out, with the list of what it was made from; who signs and records it is the work of
others. Percentages as quoted (3.57 is 3.57 %). Conventions: 2021 ISDA Definitions, section 7, as FINOS CDM encodes
them, whose names are used; lockout has one factor a day at the frozen rate, as QuantLib and bond terms have it, where
CDM has one long factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import BusinessDays
from rwa_chain.lifecycle.rounding import half_up

WAD_PERCENT_DECIMALS = 16
"""Decimals of a rate in per cent, where the chain keeps 18: the most that a period's rate has."""

Fixings = Mapping[str, Mapping[date, Decimal]]
"""Fixings by index name and fixing date: per cent figures, or the level of a compounded index."""


class Method(StrEnum):
    """The calculation of a period's rate from fixings."""

    TERM = "term"
    COMPOUNDED = "compounded"
    AVERAGED = "averaged"
    COMPOUNDED_INDEX = "compounded-index"


class Shift(StrEnum):
    """The shift of an overnight rate's observation days (CDM `CalculationShiftMethodEnum`)."""

    NONE = "no-shift"
    LOOKBACK = "lookback"
    OBSERVATION = "observation-period-shift"
    LOCKOUT = "lockout"


class Step(StrEnum):
    """A step of the fallback ladder for a missing fixing."""

    OTHER_INDEX = "other-index"
    PREVIOUS_DAY = "previous-day"
    LAST_FIXING = "last-fixing"


@dataclass(frozen=True, kw_only=True)
class Fallback:
    """One step of the ladder: another index plus a spread, the fixing of at most `days` business days before, or the
    last one known, however old."""

    step: Step
    index: str = ""
    spread: Decimal = Decimal(0)
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class FloatingRate:
    """The terms of a floating rate.

    `basis` is the index's days of a year (360 or 365). `days` is the lookback, observation shift or lockout in business
    days of `fixing_days`; of a term rate the fixing's lag. `in_advance` fixes a term rate for the period's start, else
    for its end, and makes an overnight rate of the period before. `margin`, `cap` and `floor` bound the period's rate
    after `multiplier`; `daily_cap` and `daily_floor` each observation. The period's rate is rounded half up to
    `decimals` of a per cent.
    """

    index: str
    method: Method
    basis: int
    fixing_days: BusinessDays
    shift: Shift = Shift.NONE
    days: int = 0
    in_advance: bool = False
    multiplier: Decimal = Decimal(1)
    margin: Decimal = Decimal(0)
    cap: Decimal | None = None
    floor: Decimal | None = None
    daily_cap: Decimal | None = None
    daily_floor: Decimal | None = None
    decimals: int = 5
    initial: Decimal | None = None
    ladder: tuple[Fallback, ...] = ()
    lowest: Decimal = Decimal(-10)
    highest: Decimal = Decimal(100)

    def __post_init__(self) -> None:
        """Refuses terms that no rate can be made by, naming the field."""
        if self.basis not in (360, 365):
            raise InputError("basis", self.basis, "360 or 365 days")
        if self.days < 0:
            raise InputError("days", self.days, "0 or more business days")
        if self.shift is Shift.NONE and self.days and self.method is not Method.TERM:
            raise InputError("days", self.days, "0 without a lookback, shift or lockout")
        if self.shift is not Shift.NONE and self.method in (Method.TERM, Method.COMPOUNDED_INDEX):
            raise InputError("shift", str(self.shift), f"{Shift.NONE} for a {self.method} rate")
        if self.shift is not Shift.NONE and not self.days:
            raise InputError("days", self.days, f"1 or more for a {self.shift}")
        if not 0 <= self.decimals <= WAD_PERCENT_DECIMALS:
            raise InputError("decimals", self.decimals, f"0 to {WAD_PERCENT_DECIMALS} decimals of a per cent")
        if self.multiplier <= 0:
            raise InputError("multiplier", str(self.multiplier), "a number above 0")
        for low, high in (("floor", "cap"), ("daily_floor", "daily_cap"), ("lowest", "highest")):
            bottom, top = getattr(self, low), getattr(self, high)
            if bottom is not None and top is not None and bottom > top:
                raise InputError(low, str(bottom), f"at most the {high} {top}")
        if self.in_advance and self.method is not Method.TERM and self.initial is None:
            raise InputError("initial", None, "the first period's rate: there is no period before it")


@dataclass(frozen=True)
class Observation:
    """A day that a rate is observed on, and the days that it counts for."""

    day: date
    weight: int


@dataclass(frozen=True)
class Used:
    """The source of an observation: its index and day, and the step of the ladder, if one was needed."""

    observed: date
    weight: int
    index: str
    day: date
    percent: Decimal
    step: Step | None = None


@dataclass(frozen=True)
class PeriodRate:
    """A period's rate: `index_percent` exact, before multiplier and margin; `percent` as paid."""

    index_percent: Fraction
    percent: Decimal
    days: int
    used: tuple[Used, ...] = field(default=())


def observations(rate: FloatingRate, start: date, end: date) -> tuple[Observation, ...]:
    """The days that a rate is observed on for a period from `start` (included) to `end` (excluded), with their weights.

    A weight is the calendar days to the next observation's: of the calculation period, or of the shifted one. Raises
    `InputError` for an end that is not after the start, and a lockout as long as the period.
    """
    if start >= end:
        raise InputError("end", end.isoformat(), f"a date after {start}")
    if rate.method is Method.TERM:
        fixed_on = start if rate.in_advance else end
        return (Observation(calendar.add_business_days(fixed_on, -rate.days, rate.fixing_days), (end - start).days),)
    if rate.method is Method.COMPOUNDED_INDEX:
        ends = (_on_or_before(day, rate.fixing_days) for day in (start, end))
        return tuple(Observation(day, (end - start).days) for day in ends)
    if rate.shift is Shift.OBSERVATION:
        start, end = (_earlier(day, rate.days, rate.fixing_days) for day in (start, end))
    days = (start, *(day for day in calendar.business_days(start, end, rate.fixing_days) if day > start))
    if rate.shift is Shift.LOCKOUT and rate.days >= len(days):
        raise InputError("days", rate.days, f"fewer than the {len(days)} observations from {start} to {end}")
    made = []
    for place, (day, following) in enumerate(pairwise((*days, end))):
        if rate.shift is Shift.LOOKBACK:
            seen = _earlier(day, rate.days, rate.fixing_days)
        elif rate.shift is Shift.LOCKOUT:
            seen = days[min(place, len(days) - 1 - rate.days)]
        else:
            seen = day
        made.append(Observation(_on_or_before(seen, rate.fixing_days), (following - day).days))
    return tuple(made)


def fixings_needed(rate: FloatingRate, start: date, end: date) -> tuple[date, ...]:
    """The fixing dates that a period's rate is made from, in order, each once."""
    return tuple(sorted({each.day for each in observations(rate, start, end)}))


def rate_of(rate: FloatingRate, periods: Sequence[tuple[date, date]], number: int, fixings: Fixings) -> PeriodRate:
    """The rate of a period, counted from 0, of a schedule of accrual starts and ends.

    An overnight rate that is set in advance is that of the period before; the first period's is `initial`. Raises
    `InputError` for a fixing that is missing with no step of the ladder left, or out of bounds.
    """
    start, end = periods[number]
    if rate.in_advance and rate.method is not Method.TERM:
        if number == 0:
            assert rate.initial is not None
            return PeriodRate(
                Fraction(rate.initial), half_up(Fraction(rate.initial), rate.decimals), (end - start).days
            )
        start, end = periods[number - 1]
    return period_rate(rate, start, end, fixings)


def period_rate(rate: FloatingRate, start: date, end: date, fixings: Fixings) -> PeriodRate:
    """The rate made from the fixings of a period; see `rate_of` for what it raises."""
    seen = observations(rate, start, end)
    used = tuple(_used(rate, each, fixings) for each in seen)
    days = sum(each.weight for each in seen)
    match rate.method:
        case Method.TERM:
            index_percent = Fraction(used[0].percent)
        case Method.COMPOUNDED_INDEX:
            days = seen[0].weight
            first, last = (Fraction(each.percent) for each in used)
            index_percent = (last / first - 1) * 100 * rate.basis / days
        case Method.AVERAGED:
            index_percent = sum((_bounded(rate, each) * each.weight for each in used), Fraction(0)) / days
        case Method.COMPOUNDED:
            growth = Fraction(1)
            for each in used:
                growth *= 1 + _bounded(rate, each) / 100 * each.weight / rate.basis
            index_percent = (growth - 1) * 100 * rate.basis / days
    percent = index_percent * Fraction(rate.multiplier) + Fraction(rate.margin)
    percent = _between(percent, rate.floor, rate.cap)
    return PeriodRate(index_percent, half_up(percent, rate.decimals), days, used)


def _used(rate: FloatingRate, seen: Observation, fixings: Fixings) -> Used:
    own = fixings.get(rate.index, {})
    for index, day, spread, step in _candidates(rate, seen.day, fixings):
        found = fixings.get(index, {}).get(day)
        if found is None:
            continue
        percent = found + spread
        is_level = rate.method is Method.COMPOUNDED_INDEX
        if is_level and percent <= 0:
            raise InputError(f"fixing {index} {day}", str(found), "an index level above 0")
        if not is_level and not rate.lowest <= percent <= rate.highest:
            raise InputError(f"fixing {index} {day}", str(found), f"{rate.lowest} % to {rate.highest} %")
        return Used(seen.day, seen.weight, index, day, percent, step)
    known = f"; known are {min(own)} to {max(own)}" if own else ""
    raise InputError(
        f"fixing {rate.index}", seen.day.isoformat(), f"a fixing, or a step of the ladder that has one{known}"
    )


def _candidates(rate: FloatingRate, day: date, fixings: Fixings) -> Iterator[tuple[str, date, Decimal, Step | None]]:
    """Possible sources of a fixing, best first: index, day, adjustment, and the step of the ladder."""
    yield rate.index, day, Decimal(0), None
    for each in rate.ladder:
        match each.step:
            case Step.OTHER_INDEX:
                yield each.index, day, each.spread, each.step
            case Step.PREVIOUS_DAY:
                for count in range(1, each.days + 1):
                    earlier = _earlier(day, count, rate.fixing_days)
                    yield rate.index, earlier, Decimal(0), each.step
            case Step.LAST_FIXING:
                known = [known for known in fixings.get(rate.index, {}) if known <= day]
                if known:
                    yield rate.index, max(known), Decimal(0), each.step


def _bounded(rate: FloatingRate, used: Used) -> Fraction:
    return _between(Fraction(used.percent), rate.daily_floor, rate.daily_cap)


def _between(value: Fraction, low: Decimal | None, high: Decimal | None) -> Fraction:
    """Cap first, then floor, as CDM has it."""
    if high is not None:
        value = min(value, Fraction(high))
    return value if low is None else max(value, Fraction(low))


def _on_or_before(day: date, days: BusinessDays) -> date:
    return calendar.adjust(day, days, calendar.BusinessDay.PRECEDING)


def _earlier(day: date, count: int, days: BusinessDays) -> date:
    """`count` business days before the one on or before `day`."""
    return calendar.add_business_days(_on_or_before(day, days), -count, days) if count else _on_or_before(day, days)
