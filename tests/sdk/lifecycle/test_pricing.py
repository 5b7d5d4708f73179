"""Prices from yields, held to QuantLib's bonds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import QuantLib as ql
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import pricing, reference
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import BondTerms, Instalment, RateStep
from tests.sdk.lifecycle.fubi_terms import fubi_terms

COUNTERS = {
    DayCount.ACT_365F: ql.Actual365Fixed(),
    DayCount.ACT_360: ql.Actual360(),
    DayCount.ACT_ACT_ICMA: ql.ActualActual(ql.ActualActual.ISMA),
    DayCount.THIRTY_E_360: ql.Thirty360(ql.Thirty360.European),
}
REGULAR = [each for each in Frequency if each is not Frequency.AT_MATURITY]
QL_FREQUENCY = {
    Frequency.ANNUAL: ql.Annual, Frequency.SEMIANNUAL: ql.Semiannual, Frequency.QUARTERLY: ql.Quarterly,
    Frequency.MONTHLY: ql.Monthly,
}  # fmt: skip


def qd(day: date) -> ql.Date:
    """QuantLib's date."""
    return ql.Date(day.day, day.month, day.year)


def plain(**changes: Any) -> BondTerms:
    """A bond whose dates don't move, as QuantLib's yields assume; its day is in every month."""
    fields: dict[str, Any] = {
        "adjusted": False, "business_day": BusinessDay.UNADJUSTED, "calendar": Calendar.WEEKENDS_ONLY, "record_lag": 1,
        "issue_date": date(2025, 9, 1), "maturity_date": date(2030, 9, 1),
    }  # fmt: skip
    return fubi_terms(**{**fields, **changes})


def quantlibs(terms: BondTerms) -> ql.Bond:
    """The same bond by QuantLib: rates and notionals period by period."""
    starts = ql.Schedule(
        [qd(terms.issue_date), *(qd(each.end) for each in terms.periods)], ql.NullCalendar(), ql.Unadjusted,
        ql.Unadjusted, ql.Period(terms.frequency.months, ql.Months), ql.DateGeneration.Backward, False,
        [True] * len(terms.periods),
    )  # fmt: skip
    rates = [float(terms.percent_of(each)) / 100 for each in terms.periods]
    notionals = [float(terms.principal_of(each)) / float(terms.denomination) * 100 for each in terms.periods]
    return ql.AmortizingFixedRateBond(
        0, notionals, starts, rates, COUNTERS[terms.day_count], ql.Unadjusted, qd(terms.issue_date)
    )


@settings(deadline=None)
@given(data=st.data(), frequency=st.sampled_from(REGULAR), day_count=st.sampled_from(sorted(COUNTERS)))
def test_prices_equal_quantlibs(data: st.DataObject, frequency: Frequency, day_count: DayCount) -> None:
    """Fixed, stepped and amortising bonds at random yields, clean and dirty, to a millionth of a per cent."""
    terms = plain(
        frequency=frequency, day_count=day_count, coupon_percent=Decimal(data.draw(st.integers(1, 12_000))) / 1000,
        issue_date=date(2025, 9, data.draw(st.integers(1, 28))),
        maturity_date=date(2025 + data.draw(st.integers(1, 12)), 9, 1),
    )  # fmt: skip
    terms = plain(
        frequency=frequency, day_count=day_count, coupon_percent=terms.coupon_percent, issue_date=terms.issue_date,
        maturity_date=terms.maturity_date.replace(day=terms.issue_date.day),
    )  # fmt: skip
    starts = terms.scheduled_starts[1:]
    if starts and data.draw(st.booleans()):
        terms = plain(**{**vars_of(terms), "steps": (RateStep(data.draw(st.sampled_from(starts)), Decimal("4.5")),)})
    if starts and data.draw(st.booleans()):
        repaid = (Instalment(data.draw(st.sampled_from(starts)), Decimal(data.draw(st.integers(1, 99)))),)
        terms = plain(**{**vars_of(terms), "instalments": repaid})
    settles = data.draw(st.dates(terms.issue_date, terms.periods[-1].end - timedelta(days=1)))
    assume(not reference.is_ex_coupon(terms, settles))
    percent = Decimal(data.draw(st.integers(-500, 15_000))) / 1000
    theirs = quantlibs(terms)
    counter, compounded = COUNTERS[day_count], QL_FREQUENCY[frequency]
    clean = ql.BondFunctions.cleanPrice(theirs, float(percent) / 100, counter, ql.Compounded, compounded, qd(settles))
    accrued = theirs.accruedAmount(qd(settles))
    assert float(pricing.clean_percent(terms, percent, settles)) == pytest.approx(clean, abs=1e-6)
    assert float(pricing.dirty_percent(terms, percent, settles)) == pytest.approx(clean + accrued, abs=1e-6)


def vars_of(terms: BondTerms) -> dict[str, Any]:
    """What the test drew so far."""
    names = ("frequency", "day_count", "coupon_percent", "issue_date", "maturity_date", "steps", "instalments")
    return {name: getattr(terms, name) for name in names}


def test_a_zero_coupon_is_sold_below_par() -> None:
    """Five years at 3 %: 100 / 1.03^5, and by the half year at 3 %."""
    terms = plain(
        zero_coupon=True, coupon_percent=Decimal(0), frequency=Frequency.AT_MATURITY, day_count=DayCount.THIRTY_E_360
    )
    assert pricing.clean_percent(terms, Decimal(3), date(2025, 9, 1)) == Decimal("86.2608784384")
    halves = pricing.clean_percent(terms, Decimal(3), date(2025, 9, 1), compounding=Frequency.SEMIANNUAL)
    assert halves == Decimal("86.1667231722")
    assert float(halves) == pytest.approx(100 / 1.015**10, abs=1e-9)


def test_at_its_coupon_a_bond_costs_par() -> None:
    """On a coupon date, whatever the frequency; between them the clean price strays by the straight line only."""
    terms = plain(day_count=DayCount.ACT_ACT_ICMA)
    assert pricing.clean_percent(terms, terms.coupon_percent, date(2027, 3, 1)) == 100


def test_make_whole_is_par_at_least() -> None:
    """Benchmark 1.5 % and a spread of 25 basis points against a coupon of 2.62 %; at 4 % it is par."""
    terms = plain(day_count=DayCount.ACT_ACT_ICMA)
    price = pricing.make_whole_percent(terms, Decimal("1.5"), Decimal("0.25"), date(2028, 3, 1))
    # Five half-yearly coupons of 1.31 and par at 1.75 % a year, half-yearly.
    by_hand = (
        sum(Fraction(131, 100) / Fraction(10_0875, 100_000) ** n for n in range(1, 6))
        + 100 / Fraction(10_0875, 100_000) ** 5
    )
    assert price == round(Decimal(by_hand.numerator) / by_hand.denominator, 3) == Decimal("102.119")
    assert pricing.make_whole_percent(terms, Decimal("3.75"), Decimal("0.25"), date(2028, 3, 1)) == 100


def test_ex_coupon_the_buyer_gets_no_running_coupon() -> None:
    """The dirty price falls by the coupon's value, the clean price hardly moves."""
    terms = plain(day_count=DayCount.ACT_ACT_ICMA, record_lag=5)
    cum, ex = terms.periods[0].record_date, terms.periods[0].record_date + timedelta(days=1)
    drop = pricing.dirty_percent(terms, Decimal("2.62"), cum) - pricing.dirty_percent(terms, Decimal("2.62"), ex)
    assert Decimal("1.29") < drop < Decimal("1.31")
    clean = [pricing.clean_percent(terms, Decimal("2.62"), day) for day in (cum, ex)]
    assert abs(clean[0] - clean[1]) < Decimal("0.001")


def test_refuses_a_yield_that_discounts_to_nothing() -> None:
    """-200 % a year by halves."""
    with pytest.raises(InputError) as refusal:
        pricing.clean_percent(plain(), Decimal(-200), date(2026, 9, 1))
    assert refusal.value.field == "yield_percent"
