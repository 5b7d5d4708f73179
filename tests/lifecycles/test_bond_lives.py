"""Bonds in the plural: what each built-in life of a bond comes to, beside QuantLib's own instruments.

The lives reconcile with `lifecycle.reference`; here QuantLib's bonds, coupons and curves judge them a third time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

import QuantLib as ql

from rwa_chain.instruments import Bond
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import Calendar
from rwa_chain.scenarios import load_life
from tests.lifecycles.conftest import Played

CENT = Decimal("0.01")


def day(of: date | str) -> ql.Date:
    """A date as QuantLib has it."""
    found = of if isinstance(of, date) else date.fromisoformat(of)
    return ql.Date(found.day, found.month, found.year)


def money(amount: float) -> Decimal:
    """An amount rounded half up to the cent; doubles hold far more digits than these have."""
    return Decimal(repr(round(amount, 8))).quantize(CENT, ROUND_HALF_UP)


def checks(ledger: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The checks of a name."""
    return [each for each in ledger["checks"] if each["id"] == name]


def test_a_zero_is_priced_by_its_yield_and_pays_once(play: Callable[..., Played]) -> None:
    """QuantLib prices the note at 3.6 % a year: the issue price is that, cut to two decimals."""
    ledger = play("zero").json
    ql.Settings.instance().evaluationDate = day("2025-09-01")
    note = ql.ZeroCouponBond(0, ql.NullCalendar(), 100.0, day("2028-09-01"))
    price = note.cleanPrice(0.036, ql.Actual365Fixed(), ql.Compounded, ql.Annual, day("2025-09-01"))
    assert Decimal(ledger["closing"]["gross"]) == Decimal(str(price)).quantize(CENT, "ROUND_DOWN") / 100 * 30_000_000
    assert [trade["accrued"] for trade in ledger["trades"]] == ["0.00", "0.00"]
    assert "coupons" not in ledger
    assert (ledger["redemption"]["principal"], ledger["redemption"]["coupon"]) == ("30000000.00", "0.00")


def test_an_amortiser_pays_what_quantlib_says_and_less_after_a_call(play: Callable[..., Played]) -> None:
    """120 coupons and instalments beside `AmortizingFixedRateBond`, the tenth that is called in its notionals."""
    ledger = play("amortiser").json
    notionals = [100_000.0 - 500 * month - (10_000 if month >= 60 else 0) for month in range(120)]
    begins, ends = day("2026-01-15"), day("2036-01-15")
    null, unadjusted = ql.NullCalendar(), ql.Unadjusted
    schedule = ql.Schedule(
        begins, ends, ql.Period(ql.Monthly), null, unadjusted, unadjusted, ql.DateGeneration.Forward, False
    )
    note = ql.AmortizingFixedRateBond(0, notionals, schedule, [0.042], ql.Thirty360(ql.Thirty360.BondBasis))
    flows = list(note.cashflows())
    coupons = [money(each.amount()) * 120 for each in flows if ql.as_coupon(each) is not None]
    repaid = [money(each.amount()) * 120 for each in flows if ql.as_coupon(each) is None]
    assert [Decimal(each["total"]) for each in ledger["coupons"]] == coupons
    assert [Decimal(each["total"]) for each in ledger["instalments"]] == repaid[:-1]
    assert Decimal(ledger["redemption"]["principal"]) == repaid[-1] == Decimal(3_660_000)
    assert sum(repaid) == Decimal(12_000_000)
    assert Decimal(ledger["trades"][0]["clean"]) == Decimal("0.86") * 1_000_000 * Decimal("0.994")
    assert len(checks(ledger, "outstanding principal = the terms")) == 4


def test_a_floater_is_what_quantlib_compounds(play: Callable[..., Played]) -> None:
    """Every benchmark, coupon and the interest of a trade in the middle beside `OvernightIndexedCoupon`."""
    ledger = play("floater").json
    floating = cast("Bond", load_life("floater").instruments["HONIA26"]).terms.floating
    assert floating is not None
    places = ql.BespokeCalendar("Hong Kong, as the life has it")
    places.addWeekend(ql.Saturday)
    places.addWeekend(ql.Sunday)
    first, last = date(2025, 11, 1), date(2026, 9, 30)
    open_days = set(calendar.business_days(first, last, Calendar.HONG_KONG))
    for each in (first + timedelta(days=n) for n in range((last - first).days)):
        if each.weekday() < 5 and each not in open_days:
            places.addHoliday(day(each))
    index = ql.OvernightIndex("HONIA of the life", 0, ql.HKDCurrency(), places, ql.Actual365Fixed())
    index.clearFixings()
    for published, percent in floating.published.items():
        index.addFixing(day(published), float(percent) / 100)
    index.addFixing(day("2026-05-13"), float(floating.published[date(2026, 5, 12)]) / 100)
    ql.Settings.instance().evaluationDate = day("2026-09-30")

    def rate(start: str, end: str) -> Decimal:
        coupon = ql.OvernightIndexedCoupon(
            day(end), 100.0, day(start), day(end), index, 1.0, 0.0, ql.Date(), ql.Date(), ql.Actual365Fixed(),
            False, ql.RateAveraging.Compound, 5,
        )  # fmt: skip
        return Decimal(repr(round(coupon.rate() * 100, 12))).quantize(Decimal("0.00001"), ROUND_HALF_UP)

    spans = [("2025-12-02", "2026-03-02"), ("2026-03-02", "2026-06-02"), ("2026-06-02", "2026-09-02")]
    assert [Decimal(each["benchmark"]) for each in ledger["fixings"]] == [rate(*span) for span in spans]
    assert [each["missing"] for each in ledger["fixings"]] == [0, 1, 0]
    for paid, span in zip(ledger["coupons"], spans, strict=True):
        percent = rate(*span) + Decimal("0.60")
        assert Decimal(paid["per_unit"]) == (1000 * percent * paid["days"] / 365).quantize(CENT, ROUND_HALF_UP)
    accrued = 3_000_000 * (rate("2025-12-02", "2026-01-16") + Decimal("0.60")) / 100 * 45 / 365
    assert Decimal(ledger["trades"][0]["accrued"]) == accrued.quantize(CENT, ROUND_HALF_UP)
    assert ledger["branches"][0]["outcome"]["percent"] == "3.59474"
