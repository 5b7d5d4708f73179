"""BOND-3: random terms of every kind frozen in a Bond on Anvil; coupons, principal and accruals against QuantLib.

The contract is given a schedule and computes on its own. What it should say is computed here from QuantLib's day
counts, which are binary: an amount must be one of the two base units beside a tie that they can't tell, and exactly
that of the lifecycle's fractions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import QuantLib as ql
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rwa_chain.bench import world as setup
from rwa_chain.bench.world import World
from rwa_chain.bindings import IBond
from rwa_chain.bindings.day_count import DayCount as DayCountOnChain
from rwa_chain.bindings.types import Period as ChainPeriod
from rwa_chain.chain import Chain
from rwa_chain.errors import InputError, InputErrors
from rwa_chain.lifecycle import bond as life
from rwa_chain.lifecycle import reference
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.schedule import Frequency, Period, coupon_dates
from rwa_chain.lifecycle.terms import BondTerms, DatedOption, Instalment, RateStep, Rounding
from rwa_chain.solidity import build
from tests.sdk.lifecycle.fubi_terms import fubi_terms

EXAMPLES = 1000 if os.environ.get("RWA_DEEP") else 30
EPOCH = date(1970, 1, 1)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """A bond whose terms are not frozen yet."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        yield setup.make(chain)


@st.composite
def bond_terms(draw: st.DrawFn) -> BondTerms:
    """Terms that can be issued: fixed, stepped, amortising or without a coupon, with stubs of any kind."""
    issue = draw(st.dates(date(2026, 1, 1), date(2045, 12, 31)))
    maturity = issue + timedelta(days=draw(st.integers(20, 3650)))
    calculation_amount = Decimal(draw(st.sampled_from([1, 100, 10_000, 100_000, 1_000_000]))) * draw(st.integers(1, 9))
    denomination = calculation_amount * draw(st.sampled_from([1, 1, 2, 10, 100]))
    units = draw(st.integers(1, 50_000))
    fields: dict[str, Any] = {
        "name": "Random bond",
        "ticker": "RANDOM",
        "currency": "CNY",
        "currency_decimals": 2,
        "size": denomination * units,
        "denomination": denomination,
        "minimum_holding": denomination,
        "calculation_amount": calculation_amount,
        "coupon_percent": Decimal(draw(st.integers(1, 20_000))) / 1000,
        "frequency": draw(st.sampled_from(Frequency)),
        "day_count": draw(st.sampled_from(DayCount)),
        "business_day": draw(st.sampled_from(BusinessDay)),
        "adjusted": draw(st.booleans()),
        "calendar": draw(st.sampled_from(Calendar)),
        "rounding": Rounding.PER_10K,
        "issue_date": issue,
        "maturity_date": maturity,
        "record_lag": draw(st.integers(1, 10)),
        "time_zone": draw(st.sampled_from(["Asia/Hong_Kong", "Europe/London", "America/New_York", "UTC"])),
        "record_cut_off": time(17, 0),
        "pay_from": time(0, 0),
        "end_of_month": draw(st.booleans()),
    }
    try:
        if fields["frequency"].months and draw(st.integers(0, 2)) == 0:
            fields["last_coupon_date"] = maturity - timedelta(days=draw(st.integers(1, 400)))
        dates = coupon_dates(
            issue, maturity, frequency=fields["frequency"], end_of_month=fields["end_of_month"],
            last_coupon=fields.get("last_coupon_date"),
        )  # fmt: skip
        inner = dates[1:-1]
        if len(dates) > 4 and draw(st.integers(0, 2)) == 0:
            fields["first_coupon_date"], inner = dates[2], dates[2:-1]
        kind = draw(st.sampled_from(["fixed", "stepped", "amortising", "zero"]))
        if kind == "zero":
            fields |= {"zero_coupon": True, "coupon_percent": Decimal(0)}
        elif kind == "stepped" and inner:
            days = sorted(draw(st.sets(st.sampled_from(inner), min_size=1, max_size=4)))
            fields["steps"] = tuple(RateStep(day, Decimal(draw(st.integers(1, 20_000))) / 1000) for day in days)
        elif kind == "amortising" and inner:
            days = sorted(draw(st.sets(st.sampled_from(inner), min_size=1, max_size=6)))
            fields["instalments"] = tuple(Instalment(day, Decimal(draw(st.integers(1, 15)))) for day in days)
        return BondTerms(**fields)
    except InputError:
        assume(False)
        raise


def qd(day: date) -> ql.Date:
    """QuantLib's date."""
    return ql.Date(day.day, day.month, day.year)


def quantlibs_fraction(terms: BondTerms, period: Period, end: date) -> float:
    """The year fraction from a period's start by QuantLib; Act/365L, which it lacks, by the days it counts and ICMA's
    rule."""
    bounds = (qd(period.start), qd(end))
    last = period.reference.maturity
    match terms.day_count:
        case DayCount.ACT_365F:
            return float(ql.Actual365Fixed().yearFraction(*bounds))
        case DayCount.ACT_360:
            return float(ql.Actual360().yearFraction(*bounds))
        case DayCount.THIRTY_360:
            return max(float(ql.Thirty360(ql.Thirty360.BondBasis).yearFraction(*bounds)), 0)
        case DayCount.THIRTY_360_US:
            return max(float(ql.Thirty360(ql.Thirty360.USA).yearFraction(*bounds)), 0)
        case DayCount.THIRTY_E_360:
            return max(float(ql.Thirty360(ql.Thirty360.European).yearFraction(*bounds)), 0)
        case DayCount.THIRTY_E_360_ISDA:
            return max(float(ql.Thirty360(ql.Thirty360.ISDA, qd(last)).yearFraction(*bounds)), 0)
        case DayCount.ACT_ACT_ISDA:
            return float(ql.ActualActual(ql.ActualActual.ISDA).yearFraction(*bounds))
        case DayCount.ACT_365L:
            days = ql.Actual365Fixed().dayCount(*bounds)
            leap = [year for year in range(period.start.year, period.end.year + 1) if ql.Date.isLeap(year)]
            if terms.frequency.per_year == 1:
                is_long = any(period.start < date(year, 2, 29) <= period.end for year in leap)
            else:
                is_long = period.end.year in leap
            return days / (366 if is_long else 365)
    # Act/Act ICMA: regular period by regular period, QuantLib's counter within each.
    counter, reference = ql.ActualActual(ql.ActualActual.ISMA), period.reference
    total = 0.0
    split = reference.split or reference.end
    for begins, ends in ((reference.start, split), (split, reference.end)):
        since, until = max(period.start, begins), min(end, ends)
        if since < until:
            # QuantLib reads the coupons of a year off the regular period's months, which adjusted dates blur.
            whole = counter.yearFraction(qd(begins), qd(ends), qd(begins), qd(ends)) or 1.0
            part = counter.yearFraction(qd(since), qd(until), qd(begins), qd(ends))
            total += part / whole / terms.frequency.per_year
    return total


def half_up(amount: Fraction) -> int:
    """To a whole number."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def agrees(units: int, exact: Fraction, binary: float, scale: float) -> bool:
    """Whether base units are the exact amount rounded half up, and QuantLib's within its binary precision."""
    return units == half_up(exact) and abs(units - binary) <= 0.5 + 1e-11 * scale


def label(day: date) -> int:
    """A date as the chain counts it."""
    return (day - EPOCH).days


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(terms=bond_terms(), data=st.data())
def test_coupons_principal_and_accruals(world: World, terms: BondTerms, data: st.DataObject) -> None:
    """Each period's coupon, principal and repayment per unit, accrued interest on random dates and units, and that the
    periods leave no gap; the chain's, QuantLib's and the lifecycle's."""
    bond = world.contracts.bond
    with world.chain.rolled_back():
        freeze(world, terms)
        kept = [bond.period(number) for number in range(bond.period_count())]
        assert [period.start_date for period in kept[1:]] == [period.end_date for period in kept[:-1]]
        assert (kept[0].start_date, kept[-1].end_date) == (bond.terms().issue_date, bond.terms().maturity_date)
        carried = Fraction(terms.denomination) * 100
        repaid = {each.on: each.percent for each in terms.instalments}
        left = carried
        for index, period in enumerate(terms.periods):
            assert bond.principal_at(index) == left
            part = (
                left if index + 1 == len(terms.periods) else carried * Fraction(repaid.get(period.scheduled, 0)) / 100
            )
            assert bond.repaid_per_unit(index) == part
            left -= part
            if terms.zero_coupon:
                continue
            rate = Fraction(terms.percent_of(period)) / 100
            assert bond.rate_at(index) == rate * 10**18
            per_part = Fraction(bond.principal_at(index), terms.parts) * rate
            binary = float(per_part) * quantlibs_fraction(terms, period, period.end)
            coupon = bond.coupon_per_unit(index)
            assert agrees(coupon // terms.parts, per_part * period.fraction, binary, float(per_part))
            assert coupon == reference.coupon_per_unit(terms, period) * 100
        assert left == 0
        for _ in range(0 if terms.zero_coupon else 5):
            period = data.draw(st.sampled_from(terms.periods))
            on = data.draw(st.dates(period.start, period.end - timedelta(days=1)))
            units = data.draw(st.integers(1, terms.units))
            yearly = Fraction(terms.principal_of(period)) * 100 * units * Fraction(terms.percent_of(period)) / 100
            binary = float(yearly) * quantlibs_fraction(terms, period, on)
            accrued = bond.accrued_interest(units, label(on))
            assert agrees(accrued, yearly * period.fraction_to(on, terms.day_count), binary, float(yearly))
            # A tap, or a trade, on that day: what the chain accrues, less the coupon that the seller keeps.
            paid = reference.trade_price(terms, units, Decimal(100), on).accrued * 100
            ex = period.record_date < on
            assert paid == accrued - (bond.coupon_per_unit(period.number - 1) * units if ex else 0)


def freeze(world: World, terms: BondTerms, **others: Any) -> life.Frozen:
    """By the issuer, in the bank's deposit."""
    return life.freeze(
        world.contracts.bond, terms, currency=world.deposit, day_counts=world.stack.day_counts, text="terms",
        sender=world.people.issuer, **others,
    )  # fmt: skip


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(terms=bond_terms(), data=st.data())
def test_a_schedule_with_a_gap_or_an_overlap_is_refused(world: World, terms: BondTerms, data: st.DataObject) -> None:
    """Any one date of a good schedule moved by a day, or a period left out, and the terms can't be frozen: Act/Act ICMA
    may refuse it before the schedule is looked at, for a period that left its reference period."""
    frozen = life.frozen_terms(
        terms, issuer=world.people.issuer, currency=world.deposit, day_counts=world.stack.day_counts,
        document_hash=b"\1" * 32,
    )  # fmt: skip
    periods = life.frozen_periods(terms)
    broken = data.draw(st.sampled_from(list(_breaks(periods))))
    icma = terms.day_count is DayCount.ACT_ACT_ICMA
    with pytest.raises((IBond.ScheduleUnfit, DayCountOnChain.ReferencePeriodUnfit) if icma else IBond.ScheduleUnfit):
        world.contracts.bond.freeze_terms.simulate(frozen, broken, sender=world.people.issuer)


def _breaks(periods: list[ChainPeriod]) -> Iterator[list[ChainPeriod]]:
    for index, period in enumerate(periods):
        for field in ("start_date", "end_date"):
            for days in (-1, 1):
                moved = replace(period, **{field: getattr(period, field) + days})
                yield [*periods[:index], moved, *periods[index + 1 :]]
        if len(periods) > 1:
            yield [*periods[:index], *periods[index + 1 :]]


def test_a_tie_goes_up(world: World) -> None:
    """Half a fen a coupon: 1 % of RMB 1 for half a year of 30/360, on ten of them in a unit."""
    terms = fubi_terms(
        coupon_percent=Decimal(1), calculation_amount=Decimal(1), denomination=Decimal(10), size=Decimal(10_000),
        minimum_holding=Decimal(10), day_count=DayCount.THIRTY_360, adjusted=False,
    )  # fmt: skip
    with world.chain.rolled_back():
        freeze(world, terms)
        assert world.contracts.bond.coupon_per_unit(0) == 10


def test_the_hash_is_the_one_that_the_lifecycle_computes(world: World) -> None:
    """Of terms with options, in pages as in one call."""
    option = DatedOption(first=date(2026, 9, 1), last=date(2026, 9, 1), percent=Decimal(101), notice_days=30)
    terms = fubi_terms(calls=(option,), puts=(option,))
    with world.chain.rolled_back():
        frozen = freeze(world, terms)
        assert frozen.terms_hash == life.draft_hash(world.contracts.bond.terms(), life.frozen_periods(terms))
        assert world.contracts.bond.terms().calls_hash == world.contracts.bond.terms().puts_hash != bytes(32)


def test_480_periods_go_in_pages_below_five_million_gas(world: World) -> None:
    """Forty years by the month: no page above 5,000,000 gas, below 20,000,000 in all."""
    terms = fubi_terms(
        frequency=Frequency.MONTHLY, issue_date=date(2026, 1, 15), maturity_date=date(2066, 1, 15),
        end_of_month=False,
    )  # fmt: skip
    with world.chain.rolled_back():
        before = world.chain.block_number
        assert freeze(world, terms).terms_hash == world.contracts.bond.terms_hash() != bytes(32)
        used = [
            int(world.chain.rpc.call("eth_getBlockByNumber", hex(number), False)["gasUsed"], 16)
            for number in range(before + 1, world.chain.block_number + 1)
        ]
        assert max(used) < 5_000_000
        assert sum(used) < 20_000_000
        assert world.contracts.bond.period_count() == 480


def test_terms_that_the_chain_would_refuse_are_refused_before_anything_is_sent(world: World) -> None:
    """A currency of other decimals that the paying contract doesn't take, and a record in the past, together; no tax
    owner, a gross-up without a tax, a source that the terms don't ask for."""
    sent = world.chain.block_number
    with pytest.raises(InputErrors) as refusal:
        life.freeze(
            world.contracts.bond, fubi_terms(currency_decimals=3, issue_date=date(2020, 9, 1)),
            currency=world.stack.settlement_token, day_counts=world.stack.day_counts, text="terms",
            sender=world.people.issuer,
        )  # fmt: skip
    assert [problem.field for problem in refusal.value.problems] == ["currency", "currency_decimals", "issue_date"]
    with pytest.raises(InputErrors) as refusal:
        freeze(world, fubi_terms(gross_up=True), rates=world.deposit)
    assert [problem.field for problem in refusal.value.problems] == ["rates", "gross_up"]
    with pytest.raises(InputError, match="tax_owner"):
        freeze(world, fubi_terms(), withholding=world.stack.withholding)
    assert world.chain.block_number == sent


def test_the_bond_is_as_before(world: World) -> None:
    """No example left anything behind."""
    assert world.contracts.bond.terms_hash() == bytes(32)
