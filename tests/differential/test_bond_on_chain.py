"""BOND-3: whole random schedules frozen in a Bond on Anvil; every coupon and accrual against QuantLib and fractions.

The contract is given a schedule and computes on its own. What it should say is computed here from the period's dates,
in exact fractions; QuantLib's own year fractions, which are binary, agree with them to twelve places.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

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
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import bond as life
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, DayCount, Frequency, Period
from rwa_chain.lifecycle.terms import BondTerms, Rounding
from rwa_chain.solidity import build
from tests.sdk.lifecycle.fubi_terms import fubi_terms

EXAMPLES = 1000 if os.environ.get("RWA_DEEP") else 30
EPOCH = date(1970, 1, 1)
COUNTERS = {
    DayCount.ACT_365F: ql.Actual365Fixed(),
    DayCount.ACT_360: ql.Actual360(),
    DayCount.THIRTY_360: ql.Thirty360(ql.Thirty360.BondBasis),
    DayCount.ACT_ACT_ICMA: ql.ActualActual(ql.ActualActual.ISMA),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """A bond whose terms are not frozen yet."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        yield setup.make(chain)


@st.composite
def bond_terms(draw: st.DrawFn) -> BondTerms:
    """Terms that can be issued: anything the term sheet of a fixed-rate bond may say."""
    issue = draw(st.dates(date(2026, 1, 1), date(2045, 12, 31)))
    calculation_amount = Decimal(draw(st.sampled_from([1, 100, 10_000, 100_000, 1_000_000]))) * draw(st.integers(1, 9))
    denomination = calculation_amount * draw(st.sampled_from([1, 1, 2, 10, 100]))
    units = draw(st.integers(1, 50_000))
    try:
        return BondTerms(
            name="Random bond",
            ticker="RANDOM",
            currency="CNY",
            currency_decimals=2,
            size=denomination * units,
            denomination=denomination,
            minimum_holding=denomination,
            calculation_amount=calculation_amount,
            coupon_percent=Decimal(draw(st.integers(1, 20_000))) / 1000,
            frequency=draw(st.sampled_from(Frequency)),
            day_count=draw(st.sampled_from(DayCount)),
            business_day=draw(st.sampled_from(BusinessDay)),
            adjusted=draw(st.booleans()),
            calendar=draw(st.sampled_from(Calendar)),
            rounding=Rounding.PER_10K,
            issue_date=issue,
            maturity_date=issue + timedelta(days=draw(st.integers(20, 3650))),
            record_lag=draw(st.integers(1, 10)),
            time_zone=draw(st.sampled_from(["Asia/Hong_Kong", "Europe/London", "America/New_York", "UTC"])),
            record_cut_off=time(17, 0),
            pay_from=time(0, 0),
        )
    except InputError:
        assume(False)
        raise


def year_fraction(terms: BondTerms, period: Period, end: date) -> Fraction:
    """From a period's start to a date, by the convention's words."""
    start = period.start
    actual = (end - start).days
    match terms.day_count:
        case DayCount.ACT_365F:
            return Fraction(actual, 365)
        case DayCount.ACT_360:
            return Fraction(actual, 360)
        case DayCount.ACT_ACT_ICMA:
            regular = (period.reference_end - period.reference_start).days
            return Fraction(actual, regular * terms.frequency.per_year)
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return Fraction(360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first, 360)


def half_up(amount: Fraction) -> int:
    """To a whole number."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def assert_agrees_with_quantlib(terms: BondTerms, period: Period, end: date, fraction: Fraction) -> None:
    """QuantLib's binary fraction is the exact one, to twelve places."""
    days = [ql.Date(day.day, day.month, day.year) for day in (period.start, end)]
    reference = [ql.Date(day.day, day.month, day.year) for day in (period.reference_start, period.reference_end)]
    binary = COUNTERS[terms.day_count].yearFraction(*days, *reference)
    assert abs(binary - float(fraction)) < 1e-12


def quantlib_ends(terms: BondTerms) -> list[date]:
    """Where periods begin and end, by QuantLib's schedule rolled back from maturity."""
    tenor = ql.Period(terms.frequency.months, ql.Months)
    bounds = [ql.Date(day.day, day.month, day.year) for day in (terms.issue_date, terms.maturity_date)]
    none, rule = ql.NullCalendar(), ql.DateGeneration.Backward
    made = ql.Schedule(*bounds, tenor, none, ql.Unadjusted, ql.Unadjusted, rule, False)
    return [date(day.year(), day.month(), day.dayOfMonth()) for day in made]


def label(day: date) -> int:
    """A date as the chain counts it."""
    return (day - EPOCH).days


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(terms=bond_terms(), data=st.data())
def test_coupons_accruals_and_periods(world: World, terms: BondTerms, data: st.DataObject) -> None:
    """Each period's coupon per unit, accrued interest on random dates and units, and that the periods leave no gap."""
    bond = world.contracts.bond
    with world.chain.rolled_back():
        life.freeze(bond, terms, currency=world.deposit, text="terms", sender=world.people.issuer)
        kept = [bond.period(number) for number in range(bond.period_count())]
        assert [period.start_date for period in kept[1:]] == [period.end_date for period in kept[:-1]]
        assert (kept[0].start_date, kept[-1].end_date) == (bond.terms().issue_date, bond.terms().maturity_date)
        if not terms.adjusted:
            ends = quantlib_ends(terms)
            assert [(p.start_date, p.end_date) for p in kept] == [(label(a), label(b)) for a, b in pairwise(ends)]

        rate = Fraction(terms.coupon_percent) / 100
        calculation_amount = Fraction(terms.calculation_amount) * 100
        multiple = int(terms.denomination / terms.calculation_amount)
        for index, period in enumerate(terms.periods):
            fraction = year_fraction(terms, period, period.end)
            assert_agrees_with_quantlib(terms, period, period.end, fraction)
            assert bond.coupon_per_unit(index) == half_up(calculation_amount * rate * fraction) * multiple
        for _ in range(5):
            period = data.draw(st.sampled_from(terms.periods))
            on = data.draw(st.dates(period.start, period.end - timedelta(days=1)))
            units = data.draw(st.integers(1, terms.units))
            fraction = year_fraction(terms, period, on)
            assert_agrees_with_quantlib(terms, period, on, fraction)
            nominal = Fraction(terms.denomination) * 100 * units
            assert bond.accrued_interest(units, label(on)) == half_up(nominal * rate * fraction)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(terms=bond_terms(), data=st.data())
def test_a_schedule_with_a_gap_or_an_overlap_is_refused(world: World, terms: BondTerms, data: st.DataObject) -> None:
    """Any one date of a good schedule moved by a day, or a period left out, and the terms can't be frozen: Act/Act ICMA
    may refuse it before the schedule is looked at, for a period that left its reference period."""
    frozen = life.frozen_terms(terms, issuer=world.people.issuer, currency=world.deposit, document_hash=b"\1" * 32)
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
        life.freeze(world.contracts.bond, terms, currency=world.deposit, text="terms", sender=world.people.issuer)
        assert world.contracts.bond.coupon_per_unit(0) == 10


def test_the_bond_is_as_before(world: World) -> None:
    """No example left anything behind."""
    assert world.contracts.bond.terms_hash() == bytes(32)
