"""The terms of a fixed-rate bond: what the term sheet says, checked, and the periods that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar, cash, instants
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, DayCount, Frequency, Period

LARGEST_AMOUNT = Decimal(10) ** 18
"""Far above any issue, and small enough for exact arithmetic in Python's default context."""


class Rounding(StrEnum):
    """How a coupon becomes money.

    `PER_10K`: rounded half up per calculation amount, then times the number of calculation amounts (RMB 10,000 each in
    Fubi's terms, hence the name). `PRO_RATA`: the aggregate rounded half up once, shared by largest remainder.
    """

    PER_10K = "per-10k"
    PRO_RATA = "pro-rata"


@dataclass(frozen=True, kw_only=True)
class BondTerms:
    """Terms of a fixed-rate bullet bond. Money in `currency`, percentages as quoted (2.62 is 2.62 %)."""

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
    calendar: Calendar
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

    def __post_init__(self) -> None:
        """Refuses terms that can't be issued, naming the field."""
        if self.currency_decimals != cash.DECIMALS:
            raise InputError("currency_decimals", self.currency_decimals, f"{cash.DECIMALS}, as every cash token has")
        for name in ("size", "denomination", "minimum_holding", "calculation_amount"):
            self._check_amount(name, getattr(self, name))
        self._check_multiple("denomination", self.denomination, "calculation_amount", self.calculation_amount)
        self._check_multiple("minimum_holding", self.minimum_holding, "denomination", self.denomination)
        self._check_multiple("size", self.size, "denomination", self.denomination)
        if self.minimum_holding > self.size:
            raise InputError("minimum_holding", str(self.minimum_holding), f"at most the size {self.size}")
        for name in ("coupon_percent", "issue_price_percent", "put_percent", "tax_call_percent"):
            self._check_percent(name, getattr(self, name))
        for name in ("record_lag", "grace_days", "put_window_days"):
            if getattr(self, name) < 0:
                raise InputError(name, getattr(self, name), "0 or more days")
        instants.time_zone(self.time_zone)
        if self.issue_date >= self.maturity_date:
            raise InputError(
                "maturity_date", self.maturity_date.isoformat(), f"a date after the issue date {self.issue_date}"
            )
        self._check_periods()

    @property
    def units(self) -> int:
        """Units issued; one unit is one denomination."""
        return int(self.size / self.denomination)

    @property
    def minimum_units(self) -> int:
        """The least a holder may keep, if it keeps anything."""
        return int(self.minimum_holding / self.denomination)

    @property
    def zone(self) -> ZoneInfo:
        """Where the terms' dates are dates."""
        return instants.time_zone(self.time_zone)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The accrual periods, first to last."""
        return calendar.schedule(
            self.issue_date,
            self.maturity_date,
            frequency=self.frequency,
            day_count=self.day_count,
            calendar=self.calendar,
            business_day=self.business_day,
            adjusted=self.adjusted,
            record_lag=self.record_lag,
        )

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

    def with_options(self, *, frequency: Frequency | None = None, rounding: Rounding | None = None) -> BondTerms:
        """The same terms with another coupon frequency or rounding."""
        return replace(self, frequency=frequency or self.frequency, rounding=rounding or self.rounding)

    def _check_amount(self, name: str, value: Decimal) -> None:
        _check_finite(name, value)
        if not 0 < value < LARGEST_AMOUNT:
            raise InputError(name, str(value), f"an amount above 0 and below {LARGEST_AMOUNT:,f}")
        if value != round(value, self.currency_decimals):
            raise InputError(name, str(value), f"at most {self.currency_decimals} decimals ({self.currency})")

    @staticmethod
    def _check_multiple(name: str, value: Decimal, of: str, unit: Decimal) -> None:
        if value % unit:
            raise InputError(name, str(value), f"a multiple of {of} {unit}")

    @staticmethod
    def _check_percent(name: str, value: Decimal) -> None:
        _check_finite(name, value)
        if not 0 <= value <= 1000 or (value == 0 and name != "coupon_percent"):
            raise InputError(name, str(value), "a per cent figure above 0, at most 1000")
        if value != round(value, 16):
            raise InputError(name, str(value), "at most 16 decimals, what 18-decimal chain arithmetic holds")

    def _check_periods(self) -> None:
        for period, following in pairwise(self.periods):
            if following.record_date <= period.record_date:
                raise InputError("record_lag", self.record_lag, "record dates in order")
        if self.periods[0].record_date <= self.issue_date:
            raise InputError(
                "record_lag", self.record_lag, f"a first record date after the issue date {self.issue_date}"
            )
        if self.pay_at(self.periods[0]) < self.record_at(self.periods[0]):
            raise InputError("record_lag", self.record_lag, "record instants no later than their payment")


def _check_finite(name: str, value: Decimal) -> None:
    if not isinstance(value, Decimal):
        raise InputError(name, value, 'a Decimal, written as text: Decimal("2.62")')
    if not value.is_finite():
        raise InputError(name, str(value), "a finite number")
