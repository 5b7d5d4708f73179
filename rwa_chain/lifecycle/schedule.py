"""Schedules: coupon dates rolled back from maturity, and the accrual periods between them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar, day_counts
from rwa_chain.lifecycle.calendar import BusinessDay, BusinessDays
from rwa_chain.lifecycle.day_counts import DayCount, Reference

PERIODS_MAX = 480
"""Most periods of a bond on chain: 40 years by the month."""


class Frequency(StrEnum):
    """The frequency of coupons."""

    ANNUAL = "annual"
    SEMIANNUAL = "semiannual"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    AT_MATURITY = "at-maturity"

    @property
    def per_year(self) -> int:
        """Coupons a year; once where all is paid at maturity."""
        return {"annual": 1, "semiannual": 2, "quarterly": 4, "monthly": 12, "at-maturity": 1}[self.value]

    @property
    def months(self) -> int:
        """Months between coupons; 0 where all is paid at maturity."""
        return 0 if self is Frequency.AT_MATURITY else 12 // self.per_year


class RecordDays(StrEnum):
    """The kind of days between record and payment."""

    BUSINESS = "business"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class Period:
    """One accrual period of a schedule.

    `scheduled` is the unadjusted end. Interest runs from `start` (included) to `end` (excluded), measured against
    `reference`. Who holds at `record_date` is paid at `pay_date`.
    """

    number: int
    scheduled: date
    start: date
    end: date
    pay_date: date
    record_date: date
    reference: Reference
    days: int
    fraction: Fraction

    def fraction_to(self, day: date, day_count: DayCount) -> Fraction:
        """The exact year fraction from the start to a day of the period."""
        return day_counts.year_fraction(self.start, day, day_count, reference=self.reference)


def months_from(day: date, months: int, *, end_of_month: bool = False) -> date:
    """The same day of the month `months` later (earlier, if negative), the month's last day where it has no such day.

    With `end_of_month`, a month's last day goes to a month's last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    is_last = end_of_month and is_month_end(day)
    return date(year, month + 1, length if is_last else min(day.day, length))


def is_month_end(day: date) -> bool:
    """Whether `day` is its month's last."""
    return day.day == monthrange(day.year, day.month)[1]


def coupon_dates(
    issue: date,
    maturity: date,
    *,
    frequency: Frequency,
    end_of_month: bool = False,
    first_coupon: date | None = None,
    last_coupon: date | None = None,
) -> tuple[date, ...]:
    """Unadjusted ends of the periods, issue first, maturity last, rolled back from maturity.

    Where the dates don't fit, the first period is short. `first_coupon`, a date of the roll, makes it as long as it
    says; `last_coupon` rolls the dates back from itself and leaves a short or long last period. A first or last period
    is at most two regular ones long. Raises `InputError` by field.
    """
    if issue >= maturity:
        raise InputError("maturity_date", maturity.isoformat(), f"a date after the issue date {issue}")
    if frequency is Frequency.AT_MATURITY:
        for name, given in (("first_coupon_date", first_coupon), ("last_coupon_date", last_coupon)):
            if given is not None:
                raise InputError(name, given.isoformat(), "none where all is paid at maturity")
        return (issue, maturity)
    anchor = last_coupon or maturity
    if not issue < anchor <= maturity or anchor == last_coupon == maturity:
        raise InputError("last_coupon_date", anchor.isoformat(), f"a date after {issue} and before {maturity}")

    def roll(count: int, start: date = anchor) -> date:
        return months_from(start, count * frequency.months, end_of_month=end_of_month)

    if last_coupon is not None and roll(2) < maturity:
        raise InputError("last_coupon_date", anchor.isoformat(), f"{roll(2)} or later as the maturity date, or later")
    dates, count = [anchor], 1
    while (day := roll(-count)) > issue:
        dates.insert(0, day)
        count += 1
    if first_coupon is not None:
        if first_coupon not in dates:
            shown = ", ".join(day.isoformat() for day in dates[:3])
            raise InputError("first_coupon_date", first_coupon.isoformat(), f"a date of the roll: {shown}, …")
        passed = dates.index(first_coupon)
        if roll(passed - len(dates) - 1) > issue:
            raise InputError(
                "first_coupon_date",
                first_coupon.isoformat(),
                f"at most two regular periods after the issue date {issue}",
            )
        dates = dates[passed:]
    return (issue, *dates, *([] if last_coupon is None else [maturity]))


def schedule(
    issue: date,
    maturity: date,
    *,
    frequency: Frequency,
    day_count: DayCount,
    calendar: BusinessDays,
    business_day: BusinessDay,
    adjusted: bool,
    record_lag: int,
    record_days: RecordDays = RecordDays.BUSINESS,
    end_of_month: bool = False,
    first_coupon: date | None = None,
    last_coupon: date | None = None,
) -> tuple[Period, ...]:
    """The accrual periods from issue to maturity: `coupon_dates`, moved.

    Pay dates always move by `business_day`; accrual ends move with them only if `adjusted`. The record date is
    `record_lag` days before the pay date. Raises `InputError` where dates don't fit, a period has no day, or there are
    more than 480.
    """
    if frequency is Frequency.AT_MATURITY and day_count is DayCount.ACT_ACT_ICMA:
        raise InputError("day_count", str(day_count), "another one where all is paid at maturity: no period is regular")
    dates = coupon_dates(
        issue,
        maturity,
        frequency=frequency,
        end_of_month=end_of_month,
        first_coupon=first_coupon,
        last_coupon=last_coupon,
    )
    if len(dates) - 1 > PERIODS_MAX:
        raise InputError("frequency", str(frequency), f"at most {PERIODS_MAX} periods, not {len(dates) - 1}")
    roll = _Roll(dates, frequency, end_of_month, last_coupon is not None, calendar, business_day, adjusted)
    last = roll.accrual(maturity)
    periods = []
    for number, (scheduled_start, scheduled) in enumerate(pairwise(dates), start=1):
        start, end, pay = roll.accrual(scheduled_start), roll.accrual(scheduled), roll.move(scheduled)
        # 30/360 counts no day from the 30th to the 31st.
        if start >= end or day_counts.count_days(start, end, day_count, maturity=last) == 0:
            field, day = ("issue_date", issue) if number == 1 else ("maturity_date", maturity)
            raise InputError(field, day.isoformat(), f"a period {number} of at least one day by {day_count}")
        reference = roll.reference(number, start, end, last)
        periods.append(
            Period(
                number=number,
                scheduled=scheduled,
                start=start,
                end=end,
                pay_date=pay,
                record_date=record_date(pay, record_lag, record_days, calendar),
                reference=reference,
                days=day_counts.count_days(start, end, day_count, maturity=last),
                fraction=day_counts.year_fraction(start, end, day_count, reference=reference),
            )
        )
    return tuple(periods)


@dataclass(frozen=True)
class _Roll:
    """The adjustment of scheduled dates to dates of accrual and payment."""

    dates: tuple[date, ...]
    frequency: Frequency
    end_of_month: bool
    has_last: bool
    calendar: BusinessDays
    business_day: BusinessDay
    adjusted: bool

    def move(self, day: date) -> date:
        return calendar.adjust(day, self.calendar, self.business_day)

    def accrual(self, day: date) -> date:
        return self.move(day) if self.adjusted and day != self.dates[0] else day

    def reference(self, number: int, start: date, end: date, last: date) -> Reference:
        """The regular period or two that hold an accrual."""
        begins, split, ends = start, None, end
        anchored = len(self.dates) - 1 - self.has_last
        if self.frequency is not Frequency.AT_MATURITY:
            if number == 1 and (before := self._rolled(-anchored)) != self.dates[0]:
                if before > self.dates[0]:
                    split, before = self.accrual(before), self._rolled(-anchored - 1)
                # A date rolled back may move past a start that didn't; the reference never begins after the period.
                begins = min(self.accrual(before), start)
            elif self.has_last and number == len(self.dates) - 1 and (after := self._rolled(1)) != self.dates[-1]:
                if after < self.dates[-1]:
                    split, after = self.accrual(after), self._rolled(2)
                ends = max(self.accrual(after), end)
        return Reference(
            start=begins,
            split=split,
            end=ends,
            coupons_per_year=self.frequency.per_year,
            accrual_start=start,
            accrual_end=end,
            maturity=last,
        )

    def _rolled(self, count: int) -> date:
        """The date so many regular periods before the roll date."""
        anchor = self.dates[len(self.dates) - 1 - self.has_last]
        return months_from(anchor, count * self.frequency.months, end_of_month=self.end_of_month)


def record_date(pay: date, lag: int, unit: RecordDays, days: BusinessDays) -> date:
    """The record date of a payment, so many business or calendar days before it."""
    if lag == 0:
        return pay
    if unit is RecordDays.CALENDAR:
        return pay - timedelta(days=lag)
    return calendar.add_business_days(pay, -lag, days)
