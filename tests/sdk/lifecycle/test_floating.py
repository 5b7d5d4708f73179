"""Floating rates, held to QuantLib's coupons and to worked cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import QuantLib as ql
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import BusinessDays, Calendar
from rwa_chain.lifecycle.floating import (
    Fallback,
    FloatingRate,
    Method,
    Shift,
    Step,
    fixings_needed,
    observations,
    period_rate,
    rate_of,
)
from rwa_chain.lifecycle.rounding import half_up
from tests.golden import REPOSITORY, shared_folder

SHARED = shared_folder()
VECTORS = [REPOSITORY / "tests" / "data" / "rfr.json"]
"""Our own file of worked cases, and the shared one where it is at hand."""
if SHARED is not None:
    VECTORS.append(SHARED / "domain" / "vectors" / "rfr.json")
EASTER = calendar.also_closed(Calendar.WEEKENDS_ONLY, [date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 7)])
START, END = date(2026, 3, 30), date(2026, 4, 30)
NAMES = {"plain": Shift.NONE, "lookback": Shift.LOOKBACK, "shift": Shift.OBSERVATION}


def overnight(**changes: Any) -> FloatingRate:
    """SOFR compounded in arrears, with anything changed."""
    fields: dict[str, Any] = {"index": "SOFR", "method": Method.COMPOUNDED, "basis": 360, "fixing_days": EASTER}
    return FloatingRate(**{**fields, **changes})


def made_up(seed: int, first: date, last: date, days: BusinessDays) -> dict[date, Decimal]:
    """Synthetic fixings between 3.4 % and 3.6 %, none of any real day."""
    return {
        day: Decimal(340 + (seed * 37 + n * 11) % 21) / 100
        for n, day in enumerate(calendar.business_days(first, last, days))
    }


FIXINGS = {"SOFR": made_up(1, date(2026, 2, 1), date(2026, 6, 1), EASTER)}


@pytest.mark.parametrize("vectors", VECTORS, ids=["own", "shared"][: len(VECTORS)])
def test_the_worked_cases(vectors: Path) -> None:
    """Fourteen cases of compounding, averaging, lookback, shift and lockout, to ten decimals and the cent."""
    loaded = json.loads(vectors.read_text(encoding="utf-8"), parse_float=Decimal)
    days = calendar.also_closed(Calendar.WEEKENDS_ONLY, map(date.fromisoformat, loaded["holidays"]))
    fixings = {"X": {date.fromisoformat(day): rate * 100 for day, rate in loaded["rates"].items()}}
    start, end = (date.fromisoformat(loaded[name]) for name in ("start", "end"))
    for case in loaded["cases"]:
        shift, count = NAMES[case["method"]], case["days"]
        if case["lockout"]:
            shift, count = Shift.LOCKOUT, case["lockout"]
        rate = FloatingRate(
            index="X", method=Method.AVERAGED if case["averaging"] else Method.COMPOUNDED, basis=case["basis"],
            fixing_days=days, shift=shift, days=count, decimals=8,
        )  # fmt: skip
        found = period_rate(rate, start, end, fixings)
        assert found.percent == case["rate"] * 100, case
        assert found.days == case["observation_days"], case
        amount = 100_000_000 * found.index_percent / 100 * (end - start).days / case["basis"]
        assert half_up(amount, 2) == case["amount_on_100m"], case
        first, last = found.used[0], found.used[-1]
        assert [str(first.day), first.weight, first.percent] == [
            case["first"][0],
            case["first"][1],
            case["first"][2] * 100,
        ]
        assert [str(last.day), last.weight, last.percent] == [case["last"][0], case["last"][1], case["last"][2] * 100]


def quantlibs(rate: FloatingRate, start: date, end: date, fixings: Mapping[date, Decimal], closed: list[date]) -> float:
    """The rate of QuantLib's overnight coupon on the same fixings."""
    days = ql.BespokeCalendar(f"weekends and {closed}")
    days.addWeekend(ql.Saturday)
    days.addWeekend(ql.Sunday)
    for day in closed:
        days.addHoliday(ql.Date(day.day, day.month, day.year))
    counter = ql.Actual360() if rate.basis == 360 else ql.Actual365Fixed()
    curve = ql.YieldTermStructureHandle(ql.FlatForward(ql.Date(1, 1, 2020), 0.0, counter))
    index = ql.OvernightIndex("SYNTHETIC", 0, ql.USDCurrency(), days, counter, curve)
    index.clearFixings()
    for day, percent in fixings.items():
        index.addFixing(ql.Date(day.day, day.month, day.year), float(percent) / 100)
    ql.Settings.instance().evaluationDate = ql.Date(1, 1, 2030)
    bounds = [ql.Date(day.day, day.month, day.year) for day in (start, end)]
    averaging = ql.RateAveraging.Simple if rate.method is Method.AVERAGED else ql.RateAveraging.Compound
    lookback = rate.days if rate.shift in (Shift.LOOKBACK, Shift.OBSERVATION) else 0
    lockout = rate.days if rate.shift is Shift.LOCKOUT else 0
    coupon = ql.OvernightIndexedCoupon(
        bounds[1], 1.0, *bounds, index, 1.0, 0.0, ql.Date(), ql.Date(), counter, False, averaging, lookback, lockout,
        rate.shift is Shift.OBSERVATION,
    )  # fmt: skip
    return float(coupon.rate()) * 100


@settings(deadline=None)
@given(data=st.data(), seed=st.integers(0, 1000))
def test_equals_quantlibs_overnight_coupon(data: st.DataObject, seed: int) -> None:
    """Random periods, holidays and conventions: to a billionth of a per cent."""
    closed = data.draw(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12, unique=True))
    days = calendar.also_closed(Calendar.WEEKENDS_ONLY, closed)
    open_ = calendar.business_days(date(2026, 3, 1), date(2026, 12, 1), days)
    start = data.draw(st.sampled_from(open_[:-40]))
    end = data.draw(st.sampled_from([day for day in open_ if timedelta(0) < day - start < timedelta(190)]))
    shift = data.draw(st.sampled_from(Shift))
    most = len(calendar.business_days(start, end, days)) - 1
    count = 0 if shift is Shift.NONE else data.draw(st.integers(1, 10))
    if shift is Shift.LOCKOUT:
        if most < 1:
            return
        count = min(count, most)
    # QuantLib averages without a shift only; what is observed is the same for both.
    methods = [Method.COMPOUNDED] if count else [Method.COMPOUNDED, Method.AVERAGED]
    method = data.draw(st.sampled_from(methods))
    rate = overnight(
        method=method, basis=data.draw(st.sampled_from([360, 365])), fixing_days=days, shift=shift, days=count,
        decimals=12,
    )  # fmt: skip
    fixings = made_up(seed, date(2026, 1, 1), date(2027, 2, 1), days)
    found = period_rate(rate, start, end, {"SOFR": fixings})
    assert float(found.index_percent) == pytest.approx(quantlibs(rate, start, end, fixings, closed), abs=1e-9)


def test_weights_add_up_to_the_period() -> None:
    """A Friday before a long weekend counts for five days."""
    seen = observations(overnight(), START, END)
    assert sum(each.weight for each in seen) == (END - START).days
    assert next(each.weight for each in seen if each.day == date(2026, 4, 2)) == 6
    assert fixings_needed(overnight(shift=Shift.LOOKBACK, days=5), START, END)[0] == date(2026, 3, 23)


def test_a_period_that_starts_on_a_holiday_takes_the_rate_before() -> None:
    """Good Friday to the Wednesday after Easter at Thursday's rate, then by day."""
    seen = observations(overnight(), date(2026, 4, 3), date(2026, 4, 10))
    assert [(each.day, each.weight) for each in seen] == [
        (date(2026, 4, 2), 5), (date(2026, 4, 8), 1), (date(2026, 4, 9), 1),
    ]  # fmt: skip


def test_multiplier_margin_cap_and_floor() -> None:
    """Twice the rate plus 50 basis points, between 1 and 7 %; each day between its own bounds first."""
    plain = period_rate(overnight(decimals=16), START, END, FIXINGS).index_percent
    geared = overnight(multiplier=Decimal(2), margin=Decimal("0.5"))
    assert period_rate(geared, START, END, FIXINGS).percent == half_up(2 * plain + Fraction(1, 2), 5)
    assert period_rate(replace(geared, cap=Decimal(7)), START, END, FIXINGS).percent == 7
    assert period_rate(replace(geared, floor=Decimal(8)), START, END, FIXINGS).percent == 8
    averaged = overnight(method=Method.AVERAGED, daily_cap=Decimal("3.4"))
    assert period_rate(averaged, START, END, FIXINGS).percent == Decimal("3.4")
    assert period_rate(replace(averaged, daily_cap=None, daily_floor=Decimal("3.6")), START, END, FIXINGS).percent == (
        Decimal("3.6")
    )


def test_a_rate_below_zero_stays_below_unless_a_floor_holds_it() -> None:
    """-0.50 % compounds to a negative rate; floored at 0 it is 0."""
    below = {"SOFR": dict.fromkeys(FIXINGS["SOFR"], Decimal("-0.5"))}
    assert period_rate(overnight(), START, END, below).percent < 0
    assert period_rate(overnight(floor=Decimal(0)), START, END, below).percent == 0


def test_a_term_rate_is_fixed_in_advance_or_in_arrears() -> None:
    """HIBOR on the first day of its period; a lag goes back over Easter."""
    hibor = overnight(index="HIBOR", method=Method.TERM, basis=365, in_advance=True)
    fixings = {"HIBOR": {START: Decimal("2.4"), date(2026, 4, 2): Decimal("2.5"), END: Decimal("2.6")}}
    assert period_rate(hibor, START, END, fixings).percent == Decimal("2.4")
    assert period_rate(replace(hibor, in_advance=False), START, END, fixings).percent == Decimal("2.6")
    assert fixings_needed(replace(hibor, days=2), date(2026, 4, 9), END) == (date(2026, 4, 2),)


def test_an_overnight_rate_in_advance_is_that_of_the_period_before() -> None:
    """The first period has the initial rate."""
    periods = [(START, END), (END, date(2026, 5, 29))]
    rate = overnight(in_advance=True, initial=Decimal("3.25"))
    assert rate_of(rate, periods, 0, {}).percent == Decimal("3.25")
    assert rate_of(rate, periods, 1, FIXINGS) == period_rate(rate, START, END, FIXINGS)


def test_a_compounded_index_takes_two_levels() -> None:
    """(1.0030 / 1 - 1) x 360 / 31."""
    rate = overnight(index="SOFR-INDEX", method=Method.COMPOUNDED_INDEX)
    levels = {"SOFR-INDEX": {START: Decimal(1), END: Decimal("1.0030")}}
    assert period_rate(rate, START, END, levels).percent == half_up(Fraction(30, 10_000) * 100 * 360 / 31, 5)
    with pytest.raises(InputError):
        period_rate(rate, START, END, {"SOFR-INDEX": {START: Decimal(0), END: Decimal(1)}})


def test_the_ladder_is_walked_in_its_order() -> None:
    """Another index plus its spread, then the days before, then the last known; what was taken is said."""
    missing = date(2026, 4, 14)
    own = {day: rate for day, rate in FIXINGS["SOFR"].items() if day != missing}
    ladder = (
        Fallback(step=Step.OTHER_INDEX, index="OBFR", spread=Decimal("0.03")),
        Fallback(step=Step.PREVIOUS_DAY, days=2),
        Fallback(step=Step.LAST_FIXING),
    )
    rate = overnight(ladder=ladder)

    def taken(fixings: dict[str, dict[date, Decimal]]) -> tuple[str, date, Decimal, Step | None]:
        used = next(each for each in period_rate(rate, START, END, fixings).used if each.observed == missing)
        return used.index, used.day, used.percent, used.step

    other = {missing: Decimal("3.5")}
    assert taken({"SOFR": own, "OBFR": other}) == ("OBFR", missing, Decimal("3.53"), Step.OTHER_INDEX)
    before = date(2026, 4, 13)
    assert taken({"SOFR": own}) == ("SOFR", before, own[before], Step.PREVIOUS_DAY)
    early = {day: rate for day, rate in own.items() if day <= date(2026, 4, 8)}
    assert taken({"SOFR": early}) == ("SOFR", date(2026, 4, 8), own[date(2026, 4, 8)], Step.LAST_FIXING)
    with pytest.raises(InputError, match=r"fixing SOFR: '2026-04-14' is not accepted"):
        period_rate(overnight(), START, END, {"SOFR": own})


def test_refuses_a_fixing_out_of_bounds() -> None:
    """A slip of the decimal point is no rate."""
    wrong = {"SOFR": {**FIXINGS["SOFR"], date(2026, 4, 14): Decimal(355)}}
    with pytest.raises(InputError, match="-10 % to 100 %"):
        period_rate(overnight(), START, END, wrong)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("basis", {"basis": 364}),
        ("days", {"days": -1}),
        ("days", {"days": 5}),
        ("days", {"shift": Shift.LOOKBACK}),
        ("shift", {"method": Method.TERM, "shift": Shift.LOOKBACK, "days": 2}),
        ("decimals", {"decimals": 17}),
        ("multiplier", {"multiplier": Decimal(0)}),
        ("floor", {"floor": Decimal(3), "cap": Decimal(2)}),
        ("daily_floor", {"daily_floor": Decimal(3), "daily_cap": Decimal(2)}),
        ("initial", {"in_advance": True}),
    ],
)
def test_refuses_terms_that_make_no_rate(field: str, changes: dict[str, Any]) -> None:
    """Each by its field."""
    with pytest.raises(InputError) as refusal:
        overnight(**changes)
    assert refusal.value.field == field


def test_refuses_a_lockout_as_long_as_the_period() -> None:
    """Nothing would be observed."""
    with pytest.raises(InputError, match="fewer than"):
        period_rate(overnight(shift=Shift.LOCKOUT, days=5), START, date(2026, 4, 2), FIXINGS)
