"""Second computation of every amount, from the terms: exact fractions, rounded once, never a float.

The chain computes the same on its own; a run that differs by one base unit fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rwa_chain.lifecycle import day_counts
from rwa_chain.lifecycle.rounding import half_up, share_by_largest_remainder, truncated
from rwa_chain.lifecycle.schedule import Period
from rwa_chain.lifecycle.terms import BondTerms, Rounding

WAD_DECIMALS = 18


@dataclass(frozen=True)
class AccruedInterest:
    """Interest earned since the start of the period on a nominal."""

    days: int
    amount: Decimal


@dataclass(frozen=True)
class Price:
    """A buyer's price for a nominal: the clean amount and the accrued interest, each rounded half up once."""

    clean: Decimal
    accrued: Decimal
    accrued_days: int

    @property
    def dirty(self) -> Decimal:
        """Clean amount and accrued interest together."""
        return self.clean + self.accrued


def interest(principal: Decimal | Fraction, percent: Decimal, fraction: Fraction) -> Fraction:
    """Exact interest on a principal at a percentage a year, for a year fraction."""
    return share(principal, percent) * fraction


def share(principal: Decimal | Fraction, percent: Decimal) -> Fraction:
    """Exactly `percent` per cent of a principal."""
    return Fraction(principal) * Fraction(percent) / 100


def coupon_per_calculation_amount(terms: BondTerms, period: Period, *, percent: Decimal | None = None) -> Decimal:
    """A period's coupon per calculation amount, of which the unit carries its factor, rounded half up to the base unit.

    `percent` is the rate of a floating period.
    """
    rate = terms.percent_of(period) if percent is None else percent
    carried = Fraction(terms.principal_of(period)) / terms.parts
    return half_up(interest(carried, rate, period.fraction), terms.currency_decimals)


def coupon_per_unit(terms: BondTerms, period: Period, *, percent: Decimal | None = None) -> Decimal:
    """A period's coupon per unit; under pro rata an exact accrual cut at 18 decimals, for display."""
    if terms.rounding is Rounding.PRO_RATA:
        rate = terms.percent_of(period) if percent is None else percent
        return truncated(interest(terms.principal_of(period), rate, period.fraction), WAD_DECIMALS)
    return coupon_per_calculation_amount(terms, period, percent=percent) * terms.parts


def coupon_total(terms: BondTerms, period: Period, units: int, *, percent: Decimal | None = None) -> Decimal:
    """The coupon of all holders of `units` together for a period."""
    if terms.rounding is Rounding.PRO_RATA:
        rate = terms.percent_of(period) if percent is None else percent
        nominal = Fraction(terms.principal_of(period)) * units
        return half_up(interest(nominal, rate, period.fraction), terms.currency_decimals)
    return coupon_per_unit(terms, period, percent=percent) * units


def coupon_by_holder(
    terms: BondTerms, period: Period, holdings: Mapping[str, int], *, percent: Decimal | None = None
) -> dict[str, Decimal]:
    """Every holder of record's share; the shares add up to the total."""
    if terms.rounding is Rounding.PRO_RATA:
        total = coupon_total(terms, period, sum(holdings.values()), percent=percent)
        return share_by_largest_remainder(total, holdings, terms.currency_decimals)
    per_unit = coupon_per_unit(terms, period, percent=percent)
    return {holder: per_unit * units for holder, units in holdings.items()}


def accrued_interest(terms: BondTerms, units: int, on: date, *, percent: Decimal | None = None) -> AccruedInterest:
    """Interest accrued on `units` from the period's start to `on`, on what they carry, rounded half up once."""
    period = terms.period_at(on)
    rate = terms.percent_of(period) if percent is None else percent
    nominal = Fraction(terms.principal_of(period)) * units
    amount = half_up(interest(nominal, rate, period.fraction_to(on, terms.day_count)), terms.currency_decimals)
    days = day_counts.count_days(period.start, on, terms.day_count, maturity=period.reference.maturity)
    return AccruedInterest(days, amount)


def is_ex_coupon(terms: BondTerms, settles: date) -> bool:
    """Whether a trade that settles then goes without the coupon of its days: after the record, before the period's
    end."""
    period = terms.period_at(settles)
    return period.record_date < settles < period.end


def settlement_accrued(
    terms: BondTerms, units: int, settles: date, *, percent: Decimal | None = None
) -> AccruedInterest:
    """A buyer's interest at settlement: accrued interest, in the ex-period less the coupon that the seller keeps."""
    accrued = accrued_interest(terms, units, settles, percent=percent)
    if not is_ex_coupon(terms, settles):
        return accrued
    period = terms.period_at(settles)
    return AccruedInterest(
        day_counts.count_days(settles, period.end, terms.day_count, maturity=period.reference.maturity) * -1,
        accrued.amount - coupon_total(terms, period, units, percent=percent),
    )


def trade_price(
    terms: BondTerms, units: int, clean_percent: Decimal, settles: date, *, percent: Decimal | None = None
) -> Price:
    """What a trade pays at settlement; in the ex-period its accrued interest is negative. So does a tap, whose units
    are the same from then on. `percent` is the rate of a floating period up to that date."""
    accrued = settlement_accrued(terms, units, settles, percent=percent)
    return _price(terms, units, clean_percent, settles, accrued)


def put_price(terms: BondTerms, units: int, on: date) -> Price:
    """The payment for units put: the put percentage of their outstanding principal, and accrued interest."""
    return price(terms, units, terms.put_percent, on)


def price(terms: BondTerms, units: int, percent: Decimal, on: date) -> Price:
    """A nominal at a percentage of par, with the interest accrued on it."""
    return _price(terms, units, percent, on, accrued_interest(terms, units, on))


def _price(terms: BondTerms, units: int, percent: Decimal, on: date, accrued: AccruedInterest) -> Price:
    nominal = Fraction(terms.principal_of(terms.period_at(on))) * units
    return Price(
        clean=half_up(share(nominal, percent), terms.currency_decimals),
        accrued=accrued.amount,
        accrued_days=accrued.days,
    )


def principal(terms: BondTerms, units: int) -> Decimal:
    """Principal of `units` at par, before any of it was repaid."""
    return half_up(Fraction(terms.denomination) * units, terms.currency_decimals)


def redemption_total(terms: BondTerms, units: int) -> Decimal:
    """Last repayment of principal and last coupon of `units`."""
    last = terms.periods[-1]
    repaid = half_up(Fraction(terms.repaid_of(last)) * units, terms.currency_decimals)
    return repaid + (Decimal(0) if terms.zero_coupon else coupon_total(terms, last, units))
