"""The terms of a debt security: what the term sheet says, checked, and the periods that follow from it.

A bond is rates, factors and dates: a percentage per period (fixed, stepped, floating, none), what principal a unit
still carries in each, and explicit periods. Amounts are `Decimal` money in the terms' currency, percentages as quoted
(2.62 is 2.62 %), dates are labels in the terms' time zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from rwa_chain.errors import InputError, InputErrors
from rwa_chain.lifecycle import calendar, instants
from rwa_chain.lifecycle.calendar import BusinessDay, BusinessDays
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.floating import FloatingRate
from rwa_chain.lifecycle.schedule import Frequency, Period, RecordDays, is_month_end, months_from, schedule
from rwa_chain.money import CURRENCY_DECIMALS_MAX, Currency, Money

LARGEST_AMOUNT = Decimal(10) ** 18
"""Far above any issue, and small enough for exact arithmetic in Python's default context."""


class Rounding(StrEnum):
    """Rounding of a coupon to money.

    `PER_10K`: rounded half up per calculation amount, then times the number of calculation amounts (RMB 10,000 each in
    Fubi's terms, hence the name). `PRO_RATA`: the aggregate rounded half up once, shared by largest remainder.
    """

    PER_10K = "per-10k"
    PRO_RATA = "pro-rata"


@dataclass(frozen=True)
class RateStep:
    """From a period's scheduled start on, another percentage."""

    from_date: date
    percent: Decimal


@dataclass(frozen=True)
class Instalment:
    """A part of the face value, in per cent, that is repaid at the end of the period that is scheduled to end `on` a
    date."""

    on: date
    percent: Decimal


@dataclass(frozen=True, kw_only=True)
class DatedOption:
    """The issuer's right to call, or the holders' to put, for the dates from `first` to `last` at `percent` of par.

    A make-whole call costs what two people compute from `reference.make_whole_percent`, and `percent` at least. The
    last election of a put is `notice_days` before its payment, which is an interest date.
    """

    first: date
    last: date
    percent: Decimal
    notice_days: int
    make_whole: bool = False


@dataclass(frozen=True, kw_only=True)
class BondTerms:
    """Terms of a bond. Money in `currency`, percentages as quoted.

    `coupon_percent` is the first rate; `steps` change it, `floating` replaces it, a zero coupon has 0. `instalments`
    repay principal before maturity, without burning units. `volume` is what may be issued with all taps, `size` at
    first. `put_percent` is the change-of-control put's and 0 for none, `tax_call_percent` that of a call on any date
    and 0 for none. Prescription 0 is never.
    """

    name: str
    ticker: str
    currency: str
    currency_decimals: int
    size: Decimal
    denomination: Decimal
    minimum_holding: Decimal
    calculation_amount: Decimal
    coupon_percent: Decimal
    frequency: Frequency
    day_count: DayCount
    business_day: BusinessDay
    adjusted: bool
    calendar: BusinessDays
    rounding: Rounding
    issue_date: date
    maturity_date: date
    record_lag: int
    time_zone: str
    record_cut_off: time
    pay_from: time
    issue_price_percent: Decimal = Decimal(100)
    put_percent: Decimal = Decimal(101)
    tax_call_percent: Decimal = Decimal(100)
    grace_days: int = 14
    put_window_days: int = 30
    call_notice_days: int = 30
    record_days: RecordDays = RecordDays.BUSINESS
    end_of_month: bool | None = None
    first_coupon_date: date | None = None
    last_coupon_date: date | None = None
    zero_coupon: bool = False
    steps: tuple[RateStep, ...] = ()
    floating: FloatingRate | None = None
    instalments: tuple[Instalment, ...] = ()
    calls: tuple[DatedOption, ...] = ()
    puts: tuple[DatedOption, ...] = ()
    volume: Decimal | None = None
    gross_up: bool = False
    late_percent: Decimal = Decimal(0)
    interest_prescription_days: int = 0
    principal_prescription_days: int = 0

    def __post_init__(self) -> None:
        """Refuses terms that can't be kept: `InputError` by field, or `InputErrors` with all of them."""
        problems: list[InputError] = []
        for check in (self._check_money, self._check_rates, self._check_numbers):
            problems += _found(check)
        if not any(each.field in _DATED for each in problems):
            # What divides and compares amounts needs amounts.
            problems += _found(self._check_dates if problems else self._check_schedule)
        if problems:
            raise problems[0] if len(problems) == 1 else InputErrors(problems)

    @property
    def cash(self) -> Currency:
        """Its currency, with the decimals."""
        return Currency(self.currency, self.currency_decimals)

    @property
    def nominal(self) -> Money:
        """The size as money."""
        return Money(self.size, self.cash)

    @property
    def units(self) -> int:
        """Units issued at first; one unit is one denomination."""
        return int(self.size / self.denomination)

    @property
    def most_units(self) -> int:
        """Units that may be issued, taps included."""
        return int((self.volume or self.size) / self.denomination)

    @property
    def minimum_units(self) -> int:
        """The least a holder may keep, if it keeps anything."""
        return int(self.minimum_holding / self.denomination)

    @property
    def parts(self) -> int:
        """Calculation amounts in a unit."""
        return int(self.denomination / self.calculation_amount)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the terms' dates."""
        return instants.time_zone(self.time_zone)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The accrual periods, first to last."""
        return schedule(
            self.issue_date,
            self.maturity_date,
            frequency=self.frequency,
            day_count=self.day_count,
            calendar=self.calendar,
            business_day=self.business_day,
            adjusted=self.adjusted,
            record_lag=self.record_lag,
            record_days=self.record_days,
            end_of_month=bool(self.end_of_month),
            first_coupon=self.first_coupon_date,
            last_coupon=self.last_coupon_date,
        )

    @cached_property
    def scheduled_starts(self) -> tuple[date, ...]:
        """The unadjusted start of each period."""
        return (self.issue_date, *(period.scheduled for period in self.periods[:-1]))

    @cached_property
    def principals(self) -> tuple[Decimal, ...]:
        """The principal of a unit in each period."""
        repaid = {each.on: each.percent for each in self.instalments}
        left, carried = Decimal(100), []
        for period in self.periods:
            carried.append(self.denomination * left / 100)
            left -= repaid.get(period.scheduled, Decimal(0))
        return tuple(carried)

    def principal_of(self, period: Period) -> Decimal:
        """The principal of a unit in a period."""
        return self.principals[period.number - 1]

    def repaid_of(self, period: Period) -> Decimal:
        """The principal of a unit repaid at the end of a period, at par."""
        following = self.principals[period.number] if period.number < len(self.periods) else Decimal(0)
        return self.principal_of(period) - following

    def percent_of(self, period: Period) -> Decimal:
        """The rate of a period that the terms say; raises `InputError` for a floating one."""
        if self.floating is not None:
            raise InputError(
                "percent", None, f"the rate fixed for period {period.number}: {self.floating.index} floats"
            )
        percent = self.coupon_percent
        for step in self.steps:
            if step.from_date <= self.scheduled_starts[period.number - 1]:
                percent = step.percent
        return percent

    def period_at(self, day: date) -> Period:
        """The period that `day` accrues in: start ≤ day < end, the last one at its end too; else `InputError`."""
        for period in self.periods:
            if period.start <= day < period.end or (period is self.periods[-1] and day == period.end):
                return period
        raise InputError("date", day.isoformat(), f"a date from {self.issue_date} to {self.periods[-1].end}")

    def record_at(self, period: Period) -> int:
        """The record instant of a period [s]: movements up to and including it count."""
        return instants.instant(period.record_date, self.record_cut_off, self.zone)

    def pay_at(self, period: Period) -> int:
        """The first instant at which a period's coupon may be paid [s]."""
        return instants.instant(period.pay_date, self.pay_from, self.zone)

    @property
    def unpublished(self) -> tuple[date, ...]:
        """Pay dates in years whose holidays are not published yet: they follow from the law as it stands."""
        until = calendar.published_until(self.calendar)
        return tuple(each.pay_date for each in self.periods if until is not None and each.pay_date.year > until)

    def with_options(self, *, frequency: Frequency | None = None, rounding: Rounding | None = None) -> BondTerms:
        """The same terms with another coupon frequency or rounding."""
        return replace(self, frequency=frequency or self.frequency, rounding=rounding or self.rounding)

    def called_in_part(self, period: Period, percent: Decimal) -> BondTerms:
        """The terms after a part of the face value was called for a period's end: the last repayment is smaller."""
        parts = {each.on: each.percent for each in self.instalments}
        parts[period.scheduled] = parts.get(period.scheduled, Decimal(0)) + percent
        return replace(self, instalments=tuple(Instalment(day, parts[day]) for day in sorted(parts)))

    # -- checks ------------------------------------------------------------------------------------------------------

    def _check_money(self) -> Iterator[InputError]:
        if not 0 <= self.currency_decimals <= CURRENCY_DECIMALS_MAX:
            yield InputError(
                "currency_decimals", self.currency_decimals, f"0 to {CURRENCY_DECIMALS_MAX}, as cash tokens have"
            )
            return
        named = {
            name: getattr(self, name) for name in ("size", "denomination", "minimum_holding", "calculation_amount")
        }
        if self.volume is not None:
            named["volume"] = self.volume
        bad = [problem for name, value in named.items() for problem in self._amount(name, value)]
        if bad:
            yield from bad
            return
        for name, of in (
            ("denomination", "calculation_amount"),
            ("minimum_holding", "denomination"),
            ("size", "denomination"),
            ("volume", "denomination"),
        ):
            if name in named and named[name] % named[of]:
                yield InputError(name, str(named[name]), f"a multiple of {of} {named[of]}")
        if self.minimum_holding > self.size:
            yield InputError("minimum_holding", str(self.minimum_holding), f"at most the size {self.size}")
        if self.volume is not None and self.volume < self.size:
            yield InputError("volume", str(self.volume), f"at least the size {self.size}")

    def _amount(self, name: str, value: Decimal) -> Iterator[InputError]:
        if (problem := _not_finite(name, value)) is not None:
            yield problem
        elif not 0 < value < LARGEST_AMOUNT:
            yield InputError(name, str(value), f"an amount above 0 and below {LARGEST_AMOUNT:,f}")
        elif value != round(value, self.currency_decimals):
            yield InputError(name, str(value), f"at most {self.currency_decimals} decimals ({self.currency})")

    def _check_rates(self) -> Iterator[InputError]:
        free = {"put_percent", "tax_call_percent", "late_percent"}
        named = {name: getattr(self, name) for name in ("issue_price_percent", *sorted(free))}
        named |= {f"steps[{i}].percent": each.percent for i, each in enumerate(self.steps)}
        named |= {f"instalments[{i}].percent": each.percent for i, each in enumerate(self.instalments)}
        named |= {f"calls[{i}].percent": each.percent for i, each in enumerate(self.calls)}
        named |= {f"puts[{i}].percent": each.percent for i, each in enumerate(self.puts)}
        for name, value in named.items():
            yield from _percent(name, value, may_be_zero=name in free)
        yield from _percent("coupon_percent", self.coupon_percent, may_be_zero=True)
        fixed = self.coupon_percent != 0
        if self.zero_coupon:
            if fixed:
                yield InputError("coupon_percent", str(self.coupon_percent), "0 for a zero coupon")
            for name in ("steps", "floating"):
                if getattr(self, name):
                    yield InputError(name, name, "none for a zero coupon")
        elif self.floating is not None:
            if fixed:
                yield InputError("coupon_percent", str(self.coupon_percent), "0 where the rate floats")
            if self.steps:
                yield InputError("steps", f"{len(self.steps)} steps", "none where the rate floats")
        elif not fixed:
            yield InputError("coupon_percent", str(self.coupon_percent), "a rate above 0, or zero_coupon")

    def _check_numbers(self) -> Iterator[InputError]:
        days = ("record_lag", "grace_days", "put_window_days", "call_notice_days")
        for name in (*days, "interest_prescription_days", "principal_prescription_days"):
            if getattr(self, name) < 0:
                yield InputError(name, getattr(self, name), "0 or more days")
        for name in ("calls", "puts"):
            for i, each in enumerate(getattr(self, name)):
                if each.notice_days < 0:
                    yield InputError(f"{name}[{i}].notice_days", each.notice_days, "0 or more days")
                if each.first > each.last:
                    yield InputError(f"{name}[{i}].last", each.last.isoformat(), f"a date from {each.first} on")
        for i, each in enumerate(self.puts):
            if each.make_whole:
                yield InputError(f"puts[{i}].make_whole", True, "calls only: holders put at a price")
        instants.time_zone(self.time_zone)

    def _check_schedule(self) -> Iterator[InputError]:
        yield from self._check_dates()
        yield from self._check_steps()
        yield from self._check_instalments()
        yield from self._check_options()

    def _check_dates(self) -> Iterator[InputError]:
        anchor = self.last_coupon_date or self.maturity_date
        if self.end_of_month is None and self.frequency.months and self._is_ambiguous(anchor):
            yield InputError(
                "end_of_month",
                None,
                f"True or False: {anchor} is its month's last day; are coupons paid on last days?",
            )
            return
        periods = self.periods
        for period, following in pairwise(periods):
            if following.record_date <= period.record_date:
                yield InputError("record_lag", self.record_lag, "record dates in order")
                break
        if periods[0].record_date <= self.issue_date:
            yield InputError(
                "record_lag", self.record_lag, f"a first record date after the issue date {self.issue_date}"
            )
        if self.pay_at(periods[0]) <= self.record_at(periods[0]):
            yield InputError("record_lag", self.record_lag, "record instants before their payment")

    def _is_ambiguous(self, anchor: date) -> bool:
        """A last day of a month shorter than 31 days may mean the day, or the last day of every month."""
        return anchor.day < 31 and is_month_end(anchor) and self._rolls_differ(anchor)

    def _rolls_differ(self, anchor: date) -> bool:
        months = self.frequency.months
        return any(
            months_from(anchor, -months * n) != months_from(anchor, -months * n, end_of_month=True)
            for n in range(1, 12 // months + 1)
            if months_from(anchor, -months * n) > self.issue_date
        )

    def _check_steps(self) -> Iterator[InputError]:
        starts = self.scheduled_starts[1:]
        for i, step in enumerate(self.steps):
            if step.from_date not in starts:
                yield InputError(
                    f"steps[{i}].from_date", step.from_date.isoformat(), f"an interest date: {_some(starts)}"
                )
        for i, (one, other) in enumerate(pairwise(self.steps)):
            if other.from_date <= one.from_date:
                yield InputError(f"steps[{i + 1}].from_date", other.from_date.isoformat(), f"after {one.from_date}")

    def _check_instalments(self) -> Iterator[InputError]:
        ends = tuple(period.scheduled for period in self.periods[:-1])
        seen: set[date] = set()
        for i, each in enumerate(self.instalments):
            if each.on not in ends or each.on in seen:
                yield InputError(
                    f"instalments[{i}].on",
                    each.on.isoformat(),
                    f"an interest date before maturity, once: {_some(ends)}",
                )
            seen.add(each.on)
        repaid = sum(each.percent for each in self.instalments)
        if repaid >= 100:
            yield InputError("instalments", str(repaid), "less than 100 in all; the rest is repaid at maturity")
        for i, each in enumerate(self.instalments):
            part = self.denomination * each.percent / 100
            if part != round(part, self.currency_decimals):
                yield InputError(
                    f"instalments[{i}].percent",
                    str(each.percent),
                    f"whole base units of {self.denomination} {self.currency}",
                )

    def _check_options(self) -> Iterator[InputError]:
        first, last = self.periods[0].start, self.periods[-1].end
        for i, each in enumerate(self.calls):
            if not first < each.first <= each.last < last:
                yield InputError(f"calls[{i}].first", each.first.isoformat(), f"dates after {first} and before {last}")
        interest_dates = tuple(period.end for period in self.periods[:-1])
        for i, each in enumerate(self.puts):
            if each.first != each.last or each.first not in interest_dates:
                shown = _some(interest_dates)
                yield InputError(
                    f"puts[{i}].first", each.first.isoformat(), f"one interest date before maturity: {shown}"
                )


_DATED = frozenset(("record_lag", "time_zone"))


def _found(check: Callable[[], Iterator[InputError]]) -> list[InputError]:
    """The problems of a check, those that it raises included."""
    found: list[InputError] = []
    try:
        # One by one: what was found before a raise stays.
        for problem in check():
            found.append(problem)
    except InputErrors as several:
        found.extend(several.problems)
    except InputError as raised:
        found.append(raised)
    return found


def straight_line(dates: tuple[date, ...]) -> tuple[Instalment, ...]:
    """Equal instalments on the interest dates `dates` and at maturity; raises `InputError` where per cents don't
    divide."""
    percent = Decimal(100) / (len(dates) + 1)
    if percent * (len(dates) + 1) != 100 or percent != round(percent, 16):
        raise InputError(
            "instalments", f"{len(dates) + 1} instalments", "a number that divides 100 %, or per cents by date"
        )
    return tuple(Instalment(day, percent) for day in dates)


def _some(days: tuple[date, ...]) -> str:
    shown = ", ".join(day.isoformat() for day in days[:3])
    return f"{shown}, …" if len(days) > 3 else shown or "none is left"


def _percent(name: str, value: Decimal, *, may_be_zero: bool) -> Iterator[InputError]:
    if (problem := _not_finite(name, value)) is not None:
        yield problem
    elif not 0 <= value <= 1000 or (value == 0 and not may_be_zero):
        yield InputError(name, str(value), f"a per cent figure {'from' if may_be_zero else 'above'} 0, at most 1000")
    elif value != round(value, 16):
        yield InputError(name, str(value), "at most 16 decimals, what 18-decimal chain arithmetic holds")


def _not_finite(name: str, value: object) -> InputError | None:
    if not isinstance(value, Decimal):
        return InputError(name, value, 'a Decimal, written as text: Decimal("2.62")')
    return None if value.is_finite() else InputError(name, str(value), "a finite number")
