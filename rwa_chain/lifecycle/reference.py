"""What every amount must be, computed off chain from the terms: exact fractions, rounded once, never a float.

The chain computes the same on its own; a run that differs by one base unit fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import Period
from rwa_chain.lifecycle.rounding import half_up, share_by_largest_remainder, truncated
from rwa_chain.lifecycle.terms import BondTerms, Rounding

WAD_DECIMALS = 18


@dataclass(frozen=True)
class AccruedInterest:
    """Interest earned since the start of the period on a nominal."""

    days: int
    amount: Decimal


@dataclass(frozen=True)
class Price:
    """What a buyer pays for a nominal: the clean amount and the accrued interest, each rounded half up once."""

    clean: Decimal
    accrued: Decimal
    accrued_days: int

    @property
    def dirty(self) -> Decimal:
        """Clean amount and accrued interest together."""
        return self.clean + self.accrued


def interest(terms: BondTerms, principal: Decimal, fraction: Fraction) -> Fraction:
    """Exact interest on a principal for a year fraction."""
    return share(principal, terms.coupon_percent) * fraction


def share(principal: Decimal, percent: Decimal) -> Fraction:
    """Exactly `percent` per cent of a principal."""
    return Fraction(principal) * Fraction(percent) / 100


def coupon_per_calculation_amount(terms: BondTerms, period: Period) -> Decimal:
    """A period's coupon per calculation amount, rounded half up to the base unit."""
    return half_up(interest(terms, terms.calculation_amount, period.fraction), terms.currency_decimals)


def coupon_per_unit(terms: BondTerms, period: Period) -> Decimal:
    """A period's coupon per unit; under pro rata an exact accrual cut at 18 decimals, for display."""
    if terms.rounding is Rounding.PRO_RATA:
        return truncated(interest(terms, terms.denomination, period.fraction), WAD_DECIMALS)
    return coupon_per_calculation_amount(terms, period) * (terms.denomination / terms.calculation_amount)


def coupon_total(terms: BondTerms, period: Period, units: int) -> Decimal:
    """What all holders of `units` are due together for a period."""
    if terms.rounding is Rounding.PRO_RATA:
        return half_up(interest(terms, terms.denomination * units, period.fraction), terms.currency_decimals)
    return coupon_per_unit(terms, period) * units


def coupon_by_holder(terms: BondTerms, period: Period, holdings: Mapping[str, int]) -> dict[str, Decimal]:
    """Every holder of record's share; the shares add up to the total."""
    if terms.rounding is Rounding.PRO_RATA:
        total = coupon_total(terms, period, sum(holdings.values()))
        return share_by_largest_remainder(total, holdings, terms.currency_decimals)
    per_unit = coupon_per_unit(terms, period)
    return {holder: per_unit * units for holder, units in holdings.items()}


def accrued_interest(terms: BondTerms, units: int, on: date) -> AccruedInterest:
    """Interest accrued on `units` from the period's start to `on`, on the whole nominal, rounded half up once."""
    period = terms.period_at(on)
    fraction = calendar.year_fraction(
        period.start,
        on,
        terms.day_count,
        reference=(period.reference_start, period.reference_end),
        frequency=terms.frequency,
    )
    amount = half_up(interest(terms, terms.denomination * units, fraction), terms.currency_decimals)
    return AccruedInterest(calendar.count_days(period.start, on, terms.day_count), amount)


def trade_price(terms: BondTerms, units: int, clean_percent: Decimal, settles: date) -> Price:
    """What a trade pays at settlement.

    Refused between a record date and the end of its period, where the seller keeps the coupon and no accrued interest
    can be right.
    """
    period = terms.period_at(settles)
    if period.record_date < settles < period.end:
        raise InputError(
            "settlement date",
            settles.isoformat(),
            f"a date up to the record date {period.record_date} or from {period.end}",
        )
    return price(terms, units, clean_percent, settles)


def put_price(terms: BondTerms, units: int, on: date) -> Price:
    """What a holder who puts `units` is paid: the put percentage of the nominal, and accrued interest."""
    return price(terms, units, terms.put_percent, on)


def price(terms: BondTerms, units: int, percent: Decimal, on: date) -> Price:
    """A nominal at a percentage of par, with the interest accrued on it."""
    accrued = accrued_interest(terms, units, on)
    return Price(
        clean=half_up(share(principal(terms, units), percent), terms.currency_decimals),
        accrued=accrued.amount,
        accrued_days=accrued.days,
    )


def principal(terms: BondTerms, units: int) -> Decimal:
    """Principal of `units`, at par."""
    return half_up(Fraction(terms.denomination) * units, terms.currency_decimals)


def redemption_total(terms: BondTerms, units: int) -> Decimal:
    """Principal and last coupon of `units`."""
    return principal(terms, units) + coupon_total(terms, terms.periods[-1], units)
