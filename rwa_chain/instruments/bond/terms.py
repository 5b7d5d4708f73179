"""Terms of a bond as a life writes them, and the sheet that the lifecycle makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from pydantic import Field

from rwa_chain.errors import InputError
from rwa_chain.life.fields import AnyDecimal, Clock, Count, Day, Flag, Model, Percent, Positive, Text
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.floating import Fallback, FloatingRate, Method, Shift, Step
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import BondTerms, DatedOption, Instalment, RateStep, Rounding
from rwa_chain.money import DECIMALS


class _Part(Model):
    """A part of the terms that a table shows in one cell."""

    def __str__(self) -> str:
        """Its values."""
        return " ".join(str(value) for _, value in self)


class Ladder(_Part):
    """The substitute for a missing fixing: the one of at most ``days`` business days before, or the last one."""

    step: Step
    days: Count = 0


class Floating(Model):
    """A floating rate: the fields of `FloatingRate`, and the fixings as they are published, in per cent by date.

    A date that is missing was not published: the ladder says what is taken.
    """

    index: Text
    method: Method
    basis: Count = 365
    calendar: Calendar
    shift: Shift = Shift.NONE
    days: Count = 0
    in_advance: Flag = False
    multiplier: Positive = Decimal(1)
    margin: AnyDecimal = Decimal(0)
    cap: AnyDecimal | None = None
    floor: AnyDecimal | None = None
    decimals: Count = 5
    initial: AnyDecimal | None = None
    lowest: AnyDecimal = Decimal(-10)
    highest: AnyDecimal = Decimal(20)
    ladder: tuple[Ladder, ...] = ()
    published: dict[Day, AnyDecimal] = Field(default_factory=dict)

    @property
    def fixings(self) -> dict[str, dict[date, Decimal]]:
        """Published fixings by index."""
        return {self.index: self.published}

    @property
    def rate(self) -> FloatingRate:
        """The lifecycle's floating rate; raises `InputError` for terms that determine no rate."""
        same = ("index", "method", "basis", "shift", "days", "in_advance", "multiplier", "margin", "cap", "floor")
        values = {name: getattr(self, name) for name in (*same, "decimals", "initial", "lowest", "highest")}
        ladder = tuple(Fallback(step=each.step, days=each.days) for each in self.ladder)
        return FloatingRate(fixing_days=self.calendar, ladder=ladder, **values)


class Option(_Part):
    """The issuer's right to call, or the holders' to put, for the dates from ``first`` to ``last`` at ``percent``."""

    first: Day
    last: Day
    percent: Percent = Decimal(100)
    notice_days: Count = 10


class StepUp(_Part):
    """Another rate from the period that is scheduled to start ``on`` a date."""

    on: Day
    percent: Percent


class Terms(Model):
    """Terms of the bond; the fields of `BondTerms`. What has a value here may be left out.

    ``coupon_percent`` is 0 for a zero coupon and where the rate floats. ``instalment_percent`` of the face value is
    repaid on every interest date before maturity, and the rest at maturity.
    """

    name: Text
    currency: Text = "CNY"
    currency_decimals: Count | None = None
    """The currency's decimals; by ISO 4217 where they are left out."""
    size: Positive
    denomination: Positive
    minimum_holding: Positive
    calculation_amount: Positive
    coupon_percent: Percent = Decimal(0)
    frequency: Frequency
    day_count: DayCount
    business_day: BusinessDay = BusinessDay.MODIFIED_FOLLOWING
    adjusted: Flag = True
    calendar: Calendar
    rounding: Rounding = Rounding.PER_10K
    issue_date: Day
    maturity_date: Day
    record_lag: Count = 5
    time_zone: Text = "Asia/Hong_Kong"
    record_cut_off: Clock = time(17, 0)
    pay_from: Clock = time(0, 0)
    issue_price_percent: Percent = Decimal(100)
    put_percent: Percent = Decimal(101)
    tax_call_percent: Percent = Decimal(100)
    grace_days: Count = 14
    put_window_days: Count = 30
    call_notice_days: Count | None = None
    end_of_month: Flag | None = None
    first_coupon_date: Day | None = None
    last_coupon_date: Day | None = None
    zero_coupon: Flag | None = None
    instalment_percent: Percent | None = None
    steps: tuple[StepUp, ...] | None = None
    floating: Floating | None = None
    calls: tuple[Option, ...] | None = None
    puts: tuple[Option, ...] | None = None
    volume: Positive | None = None
    isin: Text | None = None

    @property
    def decimals(self) -> int | None:
        """The currency's decimals, as stated or by ISO 4217; None for a currency that is not in it."""
        return DECIMALS.get(self.currency) if self.currency_decimals is None else self.currency_decimals

    def sheet(self, ticker: str) -> BondTerms:
        """The terms as the lifecycle uses them; raises `InputError` where they can't be issued."""
        if self.decimals is None:
            raise InputError("currency_decimals", None, f"a number: {self.currency} is not in ISO 4217")
        made_here = {"isin", "instalment_percent", "floating", "calls", "puts", "steps", "currency_decimals"}
        values = {name: getattr(self, name) for name in Terms.model_fields if name not in made_here}
        values = {name: value for name, value in values.items() if value is not None}
        made = BondTerms(
            ticker=ticker,
            currency_decimals=self.decimals,
            steps=tuple(RateStep(each.on, each.percent) for each in self.steps or ()),
            floating=self.floating.rate if self.floating else None,
            calls=_options(self.calls),
            puts=_options(self.puts),
            **values,
        )
        if not self.instalment_percent:
            return made
        dates = [each.scheduled for each in made.periods[:-1]]
        return replace(made, instalments=tuple(Instalment(day, self.instalment_percent) for day in dates))


def _options(options: tuple[Option, ...] | None) -> tuple[DatedOption, ...]:
    return tuple(
        DatedOption(first=each.first, last=each.last, percent=each.percent, notice_days=each.notice_days)
        for each in options or ()
    )
