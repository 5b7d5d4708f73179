"""What a scenario must pay, from QuantLib and the scenario alone: what a replay is held to at its end.

No chain is asked and no golden file read. Holders are wallet ids, money is in the currency's decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rwa_chain.lifecycle import calendar, reference
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.terms import BondTerms
from rwa_chain.scenario import steps as kinds
from rwa_chain.scenario.holdings import holdings_at, holdings_before_step
from rwa_chain.scenario.model import Scenario


@dataclass(frozen=True)
class ExpectedClosing:
    """The primary settlement: gross proceeds, the fee on them, and what the issuer is left with."""

    units: int
    gross: Decimal
    fee: Decimal
    net: Decimal


@dataclass(frozen=True)
class ExpectedCoupon:
    """One coupon, a kept share included."""

    pay_date: date
    record_date: date
    days: int
    per_unit: Decimal
    total: Decimal
    holdings: dict[str, int]
    by_holder: dict[str, Decimal]


@dataclass(frozen=True)
class ExpectedTrade:
    """One trade: `clean` and `accrued` add up to `paid`."""

    id: str
    settle: date
    units: int
    days: int
    clean: Decimal
    accrued: Decimal
    paid: Decimal


@dataclass(frozen=True)
class ExpectedRedemption:
    """Principal and last coupon."""

    pay_date: date
    principal: Decimal
    coupon: Decimal
    total: Decimal
    by_holder: dict[str, Decimal]


@dataclass(frozen=True)
class ExpectedPut:
    """A put of one holder, and the bound where everyone puts."""

    holder: str
    units: int
    days: int
    principal: Decimal
    accrued: Decimal
    total: Decimal
    bound_principal: Decimal
    bound_accrued: Decimal


@dataclass(frozen=True)
class ExpectedDefault:
    """An unpaid coupon and its acceleration: principal, that coupon, and interest accrued since its period ended."""

    due_date: date
    grace_ends: date
    instructing_units: int
    principal: Decimal
    unpaid_coupon: Decimal
    accrued: Decimal
    total: Decimal

    @property
    def interest(self) -> Decimal:
        """The unpaid coupon and what accrued since."""
        return self.unpaid_coupon + self.accrued


@dataclass(frozen=True)
class ExpectedCalledDefault:
    """A call that isn't paid in time: principal and the coupon of the call date, owed to the holders of its record."""

    due_date: date
    grace_ends: date
    instructing_units: int
    principal: Decimal
    coupon: Decimal

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.principal + self.coupon

    @property
    def paid(self) -> Decimal:
        """All of it, in the end."""
        return self.total


@dataclass(frozen=True)
class Expected:
    """The whole economic result of a scenario."""

    closing: ExpectedClosing
    fail_drill: ExpectedClosing | None
    coupons: tuple[ExpectedCoupon, ...]
    trades: tuple[ExpectedTrade, ...]
    redemption: ExpectedRedemption
    put: ExpectedPut | None
    default: ExpectedDefault | None
    called_default: ExpectedCalledDefault | None
    supply_final: int = 0


def expected(scenario: Scenario) -> Expected:
    """What the scenario must pay."""
    terms = scenario.bond_terms
    coupons = tuple(_coupon(scenario, terms, period) for period in terms.periods)
    allotment = scenario.allotment()
    fail_drill = put = default = called_default = None
    for branch in scenario.branches():
        match branch:
            case kinds.FailDrill():
                fail_drill = _closing(scenario, terms, terms.units - allotment[branch.short])
            case kinds.Put():
                put = _put(terms, branch)
            case kinds.Default():
                default = _default(scenario, terms, branch)
            case kinds.CalledDefault():
                called_default = _called_default(scenario, terms, branch)
    return Expected(
        closing=_closing(scenario, terms, terms.units),
        fail_drill=fail_drill,
        coupons=coupons,
        trades=tuple(_trade(terms, trade) for trade in scenario.trades()),
        redemption=_redemption(terms, coupons[-1]),
        put=put,
        default=default,
        called_default=called_default,
    )


def _closing(scenario: Scenario, terms: BondTerms, units: int) -> ExpectedClosing:
    decimals = terms.currency_decimals
    nominal = reference.principal(terms, units)
    gross = half_up(reference.share(nominal, terms.issue_price_percent), decimals)
    fee = half_up(reference.share(gross, scenario.offering.fee_percent), decimals)
    return ExpectedClosing(units, gross, fee, gross - fee)


def _coupon(scenario: Scenario, terms: BondTerms, period: calendar.Period) -> ExpectedCoupon:
    holdings = holdings_at(scenario, period.record_date)
    by_holder = reference.coupon_by_holder(terms, period, holdings)
    return ExpectedCoupon(
        pay_date=period.pay_date,
        record_date=period.record_date,
        days=period.days,
        per_unit=reference.coupon_per_unit(terms, period),
        total=reference.coupon_total(terms, period, sum(holdings.values())),
        holdings=holdings,
        by_holder=by_holder,
    )


def _trade(terms: BondTerms, trade: kinds.Trade) -> ExpectedTrade:
    settles = calendar.settlement_date(trade.date, trade.lag, terms.calendar)
    price = reference.trade_price(terms, trade.units, trade.clean, settles)
    return ExpectedTrade(trade.id, settles, trade.units, price.accrued_days, price.clean, price.accrued, price.dirty)


def _redemption(terms: BondTerms, last: ExpectedCoupon) -> ExpectedRedemption:
    by_holder = {
        holder: reference.principal(terms, units) + last.by_holder[holder] for holder, units in last.holdings.items()
    }
    principal = reference.principal(terms, sum(last.holdings.values()))
    return ExpectedRedemption(last.pay_date, principal, last.total, principal + last.total, by_holder)


def _put(terms: BondTerms, put: kinds.Put) -> ExpectedPut:
    price = reference.put_price(terms, put.units, put.date)
    everyone = reference.put_price(terms, terms.units, put.date)
    return ExpectedPut(
        holder=put.holder,
        units=put.units,
        days=price.accrued_days,
        principal=price.clean,
        accrued=price.accrued,
        total=price.dirty,
        bound_principal=everyone.clean,
        bound_accrued=everyone.accrued,
    )


def _default(scenario: Scenario, terms: BondTerms, default: kinds.Default) -> ExpectedDefault:
    unpaid = next(period for period in terms.periods if period.pay_date == default.date)
    holdings = holdings_before_step(scenario, default.snapshot_before)
    principal = reference.principal(terms, terms.units)
    coupon = reference.coupon_total(terms, unpaid, terms.units)
    accrued = reference.accrued_interest(terms, terms.units, default.acceleration_date).amount
    return ExpectedDefault(
        due_date=default.date,
        grace_ends=default.date + timedelta(days=terms.grace_days),
        instructing_units=_units_of(scenario, holdings, default.instructed_by),
        principal=principal,
        unpaid_coupon=coupon,
        accrued=accrued,
        total=principal + coupon + accrued,
    )


def _called_default(scenario: Scenario, terms: BondTerms, called: kinds.CalledDefault) -> ExpectedCalledDefault:
    period = next(period for period in terms.periods if period.pay_date == called.date)
    return ExpectedCalledDefault(
        due_date=called.date,
        grace_ends=called.date + timedelta(days=terms.grace_days),
        instructing_units=_units_of(
            scenario, holdings_before_step(scenario, called.snapshot_before), called.instructed_by
        ),
        principal=reference.principal(terms, terms.units) * terms.tax_call_percent / 100,
        coupon=reference.coupon_total(terms, period, terms.units),
    )


def _units_of(scenario: Scenario, holdings: Mapping[str, int], parties: Iterable[str]) -> int:
    return sum(holdings.get(wallet, 0) for party in parties for wallet in scenario.party(party).wallet_ids)
