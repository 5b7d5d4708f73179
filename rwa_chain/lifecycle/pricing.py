"""Prices of a bond from its yield, and the price of a make-whole call.

Decimal arithmetic of 50 digits, rounded once at the end. Time runs in coupon periods, by the bond's own day count, from
settlement to the ends of the periods; the first exponent is the rest of the running period (ICMA's formula).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import reference
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import BondTerms

DIGITS = 50
PRICE_DECIMALS = 10


def flows(terms: BondTerms, settles: date) -> Iterator[tuple[Fraction, Fraction]]:
    """The remaining payments on 100 of original face value: years until then, and the amount, exact.

    A coupon is the exact interest of its period. In the ex-period the running coupon is not paid to the buyer.
    """
    years = Fraction(0)
    for period in terms.periods:
        if period.end <= settles:
            continue
        running = period.start < settles
        years += period.fraction - (period.fraction_to(settles, terms.day_count) if running else 0)
        carried = Fraction(terms.principal_of(period)) / Fraction(terms.denomination) * 100
        repaid = Fraction(terms.repaid_of(period)) / Fraction(terms.denomination) * 100
        coupon = (
            Fraction(0) if terms.zero_coupon else reference.interest(carried, terms.percent_of(period), period.fraction)
        )
        if running and reference.is_ex_coupon(terms, settles):
            coupon = Fraction(0)
        yield years, coupon + repaid


def dirty_percent(
    terms: BondTerms, yield_percent: Decimal, settles: date, *, compounding: Frequency | None = None
) -> Decimal:
    """Price with accrued interest, per 100 of what a unit carries, at a yield compounded as often as coupons are paid.

    Raises `InputError` for a settlement outside the bond's life, and a yield of -100 % or less a period.
    """
    carried = Fraction(terms.principal_of(terms.period_at(settles))) / Fraction(terms.denomination)
    return half_up(_present(terms, yield_percent, settles, compounding) / carried, PRICE_DECIMALS)


def clean_percent(
    terms: BondTerms, yield_percent: Decimal, settles: date, *, compounding: Frequency | None = None
) -> Decimal:
    """Price without accrued interest, per 100 of what a unit carries; see `dirty_percent`."""
    return half_up(_clean(terms, yield_percent, settles, compounding), PRICE_DECIMALS)


def make_whole_percent(
    terms: BondTerms,
    benchmark_percent: Decimal,
    spread_percent: Decimal,
    called_on: date,
    *,
    decimals: int = 3,
    compounding: Frequency | None = None,
) -> Decimal:
    """The price of a make-whole call: what is still to come at the benchmark's yield plus the spread, without the
    interest that is paid beside it; par at least. Rounded half up to `decimals` of a per cent."""
    value = _clean(terms, benchmark_percent + spread_percent, called_on, compounding)
    return half_up(max(Fraction(100), value), decimals)


def _clean(terms: BondTerms, yield_percent: Decimal, settles: date, compounding: Frequency | None) -> Fraction:
    period = terms.period_at(settles)
    carried = Fraction(terms.principal_of(period)) / Fraction(terms.denomination)
    accrued = Fraction(0)
    if not terms.zero_coupon:
        fraction = period.fraction_to(settles, terms.day_count)
        if reference.is_ex_coupon(terms, settles):
            fraction -= period.fraction
        accrued = reference.interest(Fraction(100), terms.percent_of(period), fraction)
    return _present(terms, yield_percent, settles, compounding) / carried - accrued


def _present(terms: BondTerms, yield_percent: Decimal, settles: date, compounding: Frequency | None) -> Fraction:
    per_year = (compounding or terms.frequency).per_year
    growth = 1 + Fraction(yield_percent) / 100 / per_year
    if growth <= 0:
        raise InputError("yield_percent", str(yield_percent), f"above {-100 * per_year} %")
    with localcontext(prec=DIGITS):
        log = _decimal(growth).ln()
        total = sum(
            (_decimal(amount) * (-log * _decimal(years * per_year)).exp() for years, amount in flows(terms, settles)),
            Decimal(0),
        )
    return Fraction(total)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
