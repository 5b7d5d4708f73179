"""Expected payments of a bond, from QuantLib and the life alone; they are reconciled at the life's end.

No chain is asked and no golden file read. Holders are wallet ids, money is in the currency's decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from rwa_chain.instruments.bond.spec import Bond
from rwa_chain.life.instrument import Due
from rwa_chain.lifecycle import reference
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.schedule import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rwa_chain.life.plan import Plan

PAR = Decimal(100)
QUORUM = 4
"""One part in so many of what counts accelerates."""


def dues(plan: Plan, spec: Bond) -> Iterator[Due]:
    """Every coupon that the life pays, and its redemption."""
    terms = spec.sheet_of(plan)
    spans = [(act.on, act.last_day) for _, act in plan.of(spec.ticker, "coupon", "servicing", "redemption")]
    periods = [each for each in terms.periods if any(first <= each.pay_date <= last for first, last in spans)]
    for key, period in enumerate(() if terms.zero_coupon else periods):
        yield Due(f"coupon {period.number}", "coupons", coupon(plan, spec, period), key)
    ends = {act.on for _, act in plan.of(spec.ticker, "redemption")}
    parts = [each for each in periods if each.pay_date not in ends and terms.repaid_of(each)]
    for key, period in enumerate(parts):
        yield Due(f"instalment {period.number}", "instalments", instalment(plan, spec, period), key)
    for key, (_, act) in enumerate(plan.of(spec.ticker, "fixing")):
        yield Due(f"fixing {key + 1}", "fixings", act.expected(plan), key)  # type: ignore[attr-defined]
    calls = [act.percent(spec) for _, act in plan.of(spec.ticker, "call")]  # type: ignore[attr-defined]
    percent = calls[0] if calls else PAR
    for _, act in plan.of(spec.ticker, "redemption"):
        yield Due("redemption", "redemption", redemption(plan, spec, spec.period_paid(act.on), percent))
    for _, act in plan.of(spec.ticker, "acceleration"):
        yield Due("claim", "claim", act.expected(plan))  # type: ignore[attr-defined]


def coupon(plan: Plan, spec: Bond, period: Period) -> dict[str, Any]:
    """One coupon, a kept share included."""
    terms, percent = spec.sheet_of(plan), spec.percent(period)
    holdings = plan.holdings_at(spec.ticker, period.record_date)
    return {
        "pay_date": period.pay_date,
        "record_date": period.record_date,
        "days": period.days,
        "per_unit": reference.coupon_per_unit(terms, period, percent=percent),
        "total": reference.coupon_total(terms, period, sum(holdings.values()), percent=percent),
        "by_holder": reference.coupon_by_holder(terms, period, holdings, percent=percent),
    }


def instalment(plan: Plan, spec: Bond, period: Period) -> dict[str, Any]:
    """The principal repaid at the end of a period before the last, at par."""
    terms = spec.sheet_of(plan)
    per_unit = round(terms.repaid_of(period), terms.currency_decimals)
    holdings = plan.holdings_at(spec.ticker, period.record_date)
    return {
        "pay_date": period.pay_date,
        "total": per_unit * sum(holdings.values()),
        "by_holder": {holder: per_unit * units for holder, units in holdings.items()},
    }


def redemption(plan: Plan, spec: Bond, period: Period, percent: Decimal = PAR) -> dict[str, Any]:
    """The remaining principal at its percentage, and the last coupon."""
    terms = spec.sheet_of(plan)
    holdings = plan.holdings_at(spec.ticker, period.record_date)
    zero = terms.cash.amount(0)
    nothing: dict[str, Any] = {"total": zero, "by_holder": dict.fromkeys(holdings, zero)}
    last = nothing if terms.zero_coupon else coupon(plan, spec, period)

    def repaid(units: int) -> Decimal:
        part = Fraction(terms.principal_of(period)) * units
        return half_up(reference.share(part, percent), terms.currency_decimals)

    principal = repaid(sum(holdings.values()))
    return {
        "pay_date": period.pay_date,
        "principal": principal,
        "coupon": last["total"],
        "total": principal + last["total"],
        "by_holder": {holder: repaid(units) + last["by_holder"][holder] for holder, units in holdings.items()},
    }


def put(spec: Bond, holder: str, units: int, on: date) -> dict[str, Any]:
    """A put of one holder, and the bound where everyone puts."""
    price = reference.put_price(spec.sheet, units, on)
    everyone = reference.put_price(spec.sheet, spec.units, on)
    return {
        "holder": holder,
        "units": units,
        "principal": price.clean,
        "accrued": price.accrued,
        "total": price.dirty,
        "bound_principal": everyone.clean,
        "bound_accrued": everyone.accrued,
    }


def default(plan: Plan, spec: Bond, step: int, on: date, instructed_by: Sequence[str], at: date) -> dict[str, Any]:
    """An unpaid coupon and its acceleration: principal, that coupon, and interest accrued since its period ended."""
    terms, unpaid = spec.sheet, spec.period_paid(on)
    outstanding = plan.holdings_before(spec.ticker, step)
    units = sum(outstanding.values())
    principal = reference.principal(terms, units)
    interest = reference.coupon_total(terms, unpaid, units) + reference.accrued_interest(terms, units, at).amount
    return {
        "due_date": on,
        "grace_ends": on + timedelta(days=terms.grace_days),
        "instructing_units": instructing(plan, outstanding, instructed_by),
        "principal": principal,
        "interest": interest,
        "total": principal + interest,
    }


def instructing(plan: Plan, outstanding: Mapping[str, int], parties: Sequence[str]) -> int:
    """Units of those who instruct, one after the other, until a quarter of what counts has."""
    total = 0
    for party in parties:
        for wallet in plan.party(party).wallet_ids:
            total += outstanding.get(wallet, 0)
            if total * QUORUM >= sum(outstanding.values()):
                return total
    return total


def called_default(plan: Plan, spec: Bond, step: int, on: date, instructed_by: Sequence[str]) -> dict[str, Any]:
    """A call that isn't paid in time: principal and the coupon of the call date, owed to the holders of its record."""
    terms = spec.sheet
    outstanding = plan.holdings_before(spec.ticker, step)
    units = sum(outstanding.values())
    principal = reference.principal(terms, units) * terms.tax_call_percent / 100
    coupon_due = reference.coupon_total(terms, spec.period_paid(on), units)
    return {
        "due_date": on,
        "grace_ends": on + timedelta(days=terms.grace_days),
        "instructing_units": instructing(plan, outstanding, instructed_by),
        "principal": principal,
        "coupon": coupon_due,
        "total": principal + coupon_due,
        "paid": principal + coupon_due,
    }
