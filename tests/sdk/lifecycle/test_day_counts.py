"""Day counts as exact fractions, held to QuantLib's binary ones and to worked cases."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
import QuantLib as ql
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import day_counts
from rwa_chain.lifecycle.day_counts import DayCount, Reference
from rwa_chain.lifecycle.schedule import months_from

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
PLAIN = {
    DayCount.ACT_365F: ql.Actual365Fixed(),
    DayCount.ACT_360: ql.Actual360(),
    DayCount.THIRTY_360: ql.Thirty360(ql.Thirty360.BondBasis),
    DayCount.THIRTY_360_US: ql.Thirty360(ql.Thirty360.USA),
    DayCount.THIRTY_E_360: ql.Thirty360(ql.Thirty360.European),
    DayCount.ACT_ACT_ISDA: ql.ActualActual(ql.ActualActual.ISDA),
}


def qd(day: date) -> ql.Date:
    """QuantLib's date."""
    return ql.Date(day.day, day.month, day.year)


def reference(start: date, end: date, **changes: object) -> Reference:
    """A period that is its own regular one."""
    fields = {
        "start": start,
        "end": end,
        "split": None,
        "coupons_per_year": 2,
        "accrual_start": start,
        "accrual_end": end,
        "maturity": end,
    }
    return Reference(**{**fields, **changes})  # type: ignore[arg-type]


@settings(deadline=None)
@given(start=DAYS, length=st.integers(0, 1500), day_count=st.sampled_from(sorted(PLAIN)))
def test_fractions_and_days_equal_quantlibs(start: date, length: int, day_count: DayCount) -> None:
    """Between any two dates, ends of February and leap years included; what QuantLib counts below nothing is
    nothing."""
    end = start + timedelta(days=length)
    exact = day_counts.year_fraction(start, end, day_count, reference=reference(start, end))
    counter = PLAIN[day_count]
    assert float(exact) == pytest.approx(max(counter.yearFraction(qd(start), qd(end)), 0), abs=1e-12)
    assert day_counts.count_days(start, end, day_count) == max(counter.dayCount(qd(start), qd(end)), 0)


@settings(deadline=None)
@given(start=DAYS, length=st.integers(0, 1500), matures=st.booleans())
def test_30e_360_isda_equals_quantlibs(start: date, length: int, matures: bool) -> None:
    """Whether the end is the termination date or not."""
    end = start + timedelta(days=length)
    maturity = end if matures else end + timedelta(days=365)
    counter = ql.Thirty360(ql.Thirty360.ISDA, qd(maturity))
    exact = day_counts.year_fraction(
        start, end, DayCount.THIRTY_E_360_ISDA, reference=reference(start, end, maturity=maturity)
    )
    assert float(exact) == pytest.approx(max(counter.yearFraction(qd(start), qd(end)), 0), abs=1e-12)


@settings(deadline=None)
@given(finish=DAYS, months=st.sampled_from([1, 3, 6, 12]), data=st.data())
def test_icma_equals_quantlibs_over_one_and_two_regular_periods(finish: date, months: int, data: st.DataObject) -> None:
    """QuantLib is given the last regular period only and counts back from it by itself."""
    finish = finish.replace(day=min(finish.day, 28))  # QuantLib counts back from each date: the 31st would drift
    middle, first = months_from(finish, -months), months_from(finish, -2 * months)
    start = data.draw(st.dates(first, finish))
    end = data.draw(st.dates(start, finish))
    whole = reference(first, finish, split=middle, coupons_per_year=12 // months)
    exact = day_counts.year_fraction(start, end, DayCount.ACT_ACT_ICMA, reference=whole)
    binary = ql.ActualActual(ql.ActualActual.ISMA).yearFraction(qd(start), qd(end), qd(middle), qd(finish))
    assert float(exact) == pytest.approx(binary, abs=1e-12)


@pytest.mark.parametrize(
    ("day_count", "start", "end", "fraction"),
    [
        (DayCount.ACT_365F, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 365)),
        (DayCount.ACT_360, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 360)),
        (DayCount.THIRTY_360, date(2024, 2, 29), date(2024, 3, 31), Fraction(32, 360)),
        (DayCount.THIRTY_360, date(2024, 1, 31), date(2024, 3, 31), Fraction(60, 360)),
        (DayCount.THIRTY_360_US, date(2024, 2, 29), date(2024, 3, 31), Fraction(30, 360)),
        (DayCount.THIRTY_E_360, date(2024, 2, 29), date(2024, 3, 31), Fraction(31, 360)),
        (DayCount.THIRTY_E_360_ISDA, date(2024, 2, 29), date(2024, 3, 31), Fraction(30, 360)),
        (DayCount.ACT_ACT_ICMA, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 2 * 182)),
        (DayCount.ACT_ACT_ISDA, date(2023, 12, 1), date(2024, 1, 31), Fraction(31, 365) + Fraction(30, 366)),
        (DayCount.ACT_365L, date(2024, 2, 1), date(2024, 3, 1), Fraction(29, 366)),
    ],
)
def test_a_year_fraction_is_exact(day_count: DayCount, start: date, end: date, fraction: Fraction) -> None:
    """Each convention on a month with 29 February, as an exact rational."""
    period = reference(date(2024, 1, 1), date(2024, 7, 1), maturity=date(2030, 1, 1))
    if not period.start <= start:
        period = reference(start, end)
    assert day_counts.year_fraction(start, end, day_count, reference=period) == fraction


@pytest.mark.parametrize(
    ("per_year", "start", "end", "year"),
    [
        (1, date(2023, 2, 28), date(2024, 2, 29), 366),  # the leap day ends it
        (1, date(2024, 2, 29), date(2025, 2, 28), 365),  # it begins with one
        (1, date(2023, 9, 1), date(2024, 9, 1), 366),
        (1, date(2024, 9, 1), date(2025, 9, 1), 365),
        (2, date(2023, 9, 1), date(2024, 3, 1), 366),  # the year it ends in
        (2, date(2024, 3, 1), date(2024, 9, 1), 366),
        (2, date(2024, 9, 1), date(2025, 3, 1), 365),
    ],
)
def test_act_365l_by_icmas_rule(per_year: int, start: date, end: date, year: int) -> None:
    """Paid once a year, 366 where a leap day lies after the start and up to the end; else where it ends in a leap
    year."""
    period = reference(start, end, coupons_per_year=per_year)
    on = start + timedelta(days=10)
    assert day_counts.year_fraction(start, on, DayCount.ACT_365L, reference=period) == Fraction(10, year)


def test_refuses_dates_in_disorder_and_outside_the_reference() -> None:
    """As the chain does."""
    period = reference(date(2024, 1, 1), date(2024, 7, 1))
    with pytest.raises(InputError):
        day_counts.year_fraction(date(2024, 3, 2), date(2024, 3, 1), DayCount.ACT_365F, reference=period)
    with pytest.raises(InputError):
        day_counts.year_fraction(date(2024, 3, 1), date(2024, 7, 2), DayCount.ACT_ACT_ICMA, reference=period)
