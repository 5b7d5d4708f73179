"""A benchmark curve from the prices of an issuer's bonds: QuantLib bootstraps it, our own discounting checks it.

The one module beside `calendar` that names QuantLib. Discount factors are interpolated log-linearly in time, Act/365F.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rwa_chain.errors import InputError
from rwa_chain.extras import extra
from rwa_chain.lifecycle import reference
from rwa_chain.lifecycle.terms import BondTerms

with extra("bond"):
    import QuantLib as ql

DAYS_A_YEAR = 365
PRICE_DECIMALS = 6


@dataclass(frozen=True)
class Quote:
    """A bond and its clean price, per 100 of principal."""

    terms: BondTerms
    clean: Decimal


@dataclass(frozen=True)
class Node:
    """A bond's place on the curve: years to its end, the zero rate to there in per cent a year, continuous."""

    ticker: str
    years: Decimal
    zero_percent: Decimal
    discount: Decimal
    repriced: Decimal
    """The clean price that discounting the bond's own flows with the curve comes to."""


def benchmark(quotes: Sequence[Quote], on: date) -> list[Node]:
    """The curve through bonds of one currency, shortest first; settlement is the same day.

    Raises `InputError` for bonds whose rate is not fixed, that are over, or that end on the same date.
    """
    ordered = sorted(quotes, key=lambda each: each.terms.periods[-1].end)
    ends = [each.terms.periods[-1].end for each in ordered]
    for each in ordered:
        if each.terms.floating is not None or each.terms.instalments or each.terms.periods[-1].end <= on:
            raise InputError("quotes", each.terms.ticker, f"a fixed bullet bond that is not over on {on}")
    if len(set(ends)) < len(ends):
        raise InputError("quotes", ", ".join(map(str, ends)), "bonds that end on different dates")
    today = _day(on)
    before = ql.Settings.instance().evaluationDate
    ql.Settings.instance().evaluationDate = today
    try:
        helpers = [_helper(each, on) for each in ordered]
        curve = ql.PiecewiseLogLinearDiscount(today, helpers, ql.Actual365Fixed())
        factors = {end: Decimal(repr(curve.discount(_day(end)))) for end in [on, *ends]}
    finally:
        ql.Settings.instance().evaluationDate = before
    return [_node(each, on, factors) for each in ordered]


def _helper(quote: Quote, on: date) -> ql.BondHelper:
    """The bond with its own coupons as flows; QuantLib only solves."""
    flows = [ql.SimpleCashFlow(float(amount), _day(day)) for day, amount in _flows(quote.terms, on)]
    bond = ql.Bond(0, ql.NullCalendar(), 100.0, _day(quote.terms.periods[-1].end), _day(on), flows)
    dirty = quote.clean + _accrued(quote.terms, on)
    price = ql.QuoteHandle(ql.SimpleQuote(float(dirty)))
    return ql.BondHelper(price, bond, ql.BondPrice.Dirty)


def _node(quote: Quote, on: date, factors: dict[date, Decimal]) -> Node:
    end = quote.terms.periods[-1].end
    years = Decimal((end - on).days) / DAYS_A_YEAR
    dirty = sum((amount * discount(factors, day) for day, amount in _flows(quote.terms, on)), Decimal(0))
    return Node(
        ticker=quote.terms.ticker,
        years=round(years, 4),
        zero_percent=round(-factors[end].ln() / years * 100, 4),
        discount=round(factors[end], 8),
        repriced=round(dirty - _accrued(quote.terms, on), PRICE_DECIMALS),
    )


def discount(factors: dict[date, Decimal], day: date) -> Decimal:
    """The discount factor of a day from the first node: log-linear between nodes."""
    nodes = sorted(factors)
    later = next(node for node in nodes if node >= day)
    earlier = max(node for node in nodes if node <= day)
    if later == earlier:
        return factors[later]
    share = Decimal((day - earlier).days) / (later - earlier).days
    return (factors[earlier].ln() * (1 - share) + factors[later].ln() * share).exp()


def _flows(terms: BondTerms, on: date) -> list[tuple[date, Decimal]]:
    """The remaining payments on 100 of principal after a date, at the ends of its periods."""
    paid = []
    for period in terms.periods:
        if period.end > on:
            interest = reference.interest(Decimal(100), terms.percent_of(period), period.fraction)
            amount = Decimal(interest.numerator) / interest.denominator
            paid.append((period.end, amount + (100 if period is terms.periods[-1] else 0)))
    return paid


def _accrued(terms: BondTerms, on: date) -> Decimal:
    period = terms.period_at(on)
    exact = reference.interest(Decimal(100), terms.percent_of(period), period.fraction_to(on, terms.day_count))
    return Decimal(exact.numerator) / exact.denominator


def _day(of: date) -> ql.Date:
    return ql.Date(of.day, of.month, of.year)
