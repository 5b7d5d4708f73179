"""Bonds in the plural: what each built-in life of a bond comes to, beside QuantLib's own instruments.

The lives reconcile with `lifecycle.reference`; here QuantLib's bonds, coupons and curves judge them a third time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

import pytest
import QuantLib as ql

from rwa_chain.instruments import Bond
from rwa_chain.life.acts import Impact, Mirror
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.calendar import Calendar
from rwa_chain.scenarios import load_life
from tests.lifecycles.conftest import Played, went_well

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


def zero(ledger: dict[str, Any]) -> None:
    """QuantLib prices the note at 3.6 % a year: the issue price is that, cut to two decimals."""
    ql.Settings.instance().evaluationDate = day("2025-09-01")
    note = ql.ZeroCouponBond(0, ql.NullCalendar(), 100.0, day("2028-09-01"))
    price = note.cleanPrice(0.036, ql.Actual365Fixed(), ql.Compounded, ql.Annual, day("2025-09-01"))
    assert Decimal(ledger["closing"]["gross"]) == Decimal(str(price)).quantize(CENT, "ROUND_DOWN") / 100 * 30_000_000
    assert [trade["accrued"] for trade in ledger["trades"]] == ["0.00", "0.00"]
    assert "coupons" not in ledger
    assert (ledger["redemption"]["principal"], ledger["redemption"]["coupon"]) == ("30000000.00", "0.00")


def amortiser(ledger: dict[str, Any]) -> None:
    """120 coupons and instalments beside `AmortizingFixedRateBond`, the tenth that is called in its notionals."""
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


def floater(ledger: dict[str, Any]) -> None:
    """Every benchmark, coupon and the interest of a trade in the middle beside `OvernightIndexedCoupon`."""
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


def structured_note(ledger: dict[str, Any]) -> None:
    """60 % of the index's change, at least 0.5 % and at most 6 %; the option's price at the early end."""
    first, second = (Decimal(each["benchmark"]) for each in ledger["fixings"])
    rates = [min(max(change * Decimal("0.6"), Decimal("0.5")), Decimal(6)) for change in (first, second)]
    assert rates == [Decimal("4.701"), Decimal("0.5")]
    paid = [(1_000_000 * rate / 100 * days / 365).quantize(CENT, ROUND_HALF_UP) * 200 for rate, days in
            zip(rates, (365, 366), strict=True)]  # fmt: skip
    assert [Decimal(each["total"]) for each in ledger["coupons"]] == paid
    assert Decimal(ledger["redemption"]["principal"]) == 200_000_000 * Decimal("1.005")
    assert {refusal["error"] for refusal in ledger["refusals"]} == {
        "MinimumHoldingRule.HoldingBelowMinimum",
        "VerificationRule.NotAdmitted",
    }


def quantlibs(terms: Any) -> list[Decimal]:
    """The coupons of one unit, as QuantLib's bond pays them."""
    counter = {
        "Act/365F": ql.Actual365Fixed(),
        "30/360": ql.Thirty360(ql.Thirty360.BondBasis),
        "Act/Act ICMA": ql.ActualActual(ql.ActualActual.ISMA),
    }[str(terms.day_count)]
    tenor = {"annual": ql.Annual, "semiannual": ql.Semiannual}[str(terms.frequency)]
    begins, ends, null = day(terms.issue_date), day(terms.maturity_date), ql.NullCalendar()
    schedule = ql.Schedule(
        begins, ends, ql.Period(tenor), null, ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward, False
    )
    bond = ql.FixedRateBond(0, float(terms.denomination), schedule, [float(terms.coupon_percent) / 100], counter)
    return [money(flow.amount()) for flow in bond.cashflows() if ql.as_coupon(flow) is not None]


def green_2024(ledger: dict[str, Any]) -> None:
    """Every coupon is QuantLib's; a buyer pays in its own currency; no currency's money becomes another's."""
    lives = load_life("green-2024").instruments
    for ticker, made in ledger["instruments"].items():
        spec = cast("Bond", lives[ticker])
        assert [Decimal(each["per_unit"]) for each in made["coupons"]] == quantlibs(spec.terms)
        assert made["supply_final"] == 0
    assert {flow["currency"] for flow in ledger["cash_flows"]} == {"HKD", "CNH", "USD", "EUR"}
    exchange = ledger["instruments"]["HKGB24HKD"]["exchanges"][0]
    in_euro = (Decimal(exchange["paid"]) * Decimal("0.1184")).quantize(CENT, ROUND_HALF_UP)
    legs = [flow for flow in ledger["cash_flows"] if flow["step"] == 11]
    moved = {(flow["from"], flow["to"], flow["currency"], Decimal(flow["amount"])) for flow in legs}
    assert moved == {
        ("DEALER", "PENSION", "HKD", Decimal(exchange["paid"])),
        ("ASSET_MANAGER", "DEALER", "EUR", in_euro),
    }
    issuer = Decimal(0)
    for flow in ledger["cash_flows"]:
        if flow["currency"] == "EUR" and "HKSARG" in (flow["from"], flow["to"]):
            issuer += Decimal(flow["amount"]) * (1 if flow["to"] == "HKSARG" else -1)
    assert issuer == 0


def genesis(ledger: dict[str, Any]) -> None:
    """Retail units without an order book; every snapshot's hash is on the chain, and it sums what the life metered."""
    plan = load_life("genesis")
    metered = [sum(map(sum, act.devices.values())) for act in plan.acts.values() if isinstance(act, Impact)]
    assert [each["kwh"] for each in ledger["impact"]] == metered
    assert [len(each["root"]) for each in ledger["impact"]] == [66, 66]
    assert len(checks(ledger, "every reading leads to the root")) == 2
    assert [Decimal(each["per_unit"]) for each in ledger["coupons"]] == [
        (1000 * Decimal("0.032") * days / 365).quantize(CENT, ROUND_HALF_UP) for days in (183, 182)
    ]
    assert len(ledger["coupons"][0]["by_holder"]) == 8


def omniclear(ledger: dict[str, Any]) -> None:
    """Statements are the chain's holdings; units past the depository are found; one attestation settles nothing."""
    plan = load_life("omniclear")
    said = [act.statement for act in plan.acts.values() if isinstance(act, Mirror)]
    assert [each["holdings"] for each in ledger["statements"]] == said
    assert ledger["branches"][0]["outcome"]["more_here"] == {"DIRECT_2": -15, "NOMINEE": 15}
    open_ = [each for each in ledger["refusals"] if each["error"] == "Settlement.InstructionConditionOpen"]
    assert len(open_) == 2
    moved = {(each["from"], each["to"], each["amount"]) for each in ledger["cash_flows"] if each["step"] == 6}
    assert moved == {("ABROAD", "DIRECT_1", ledger["trades"][0]["paid"])}


ALPHABET = "0123456789BCDFGHJKLMNPQRSTVWXZ"
"""Of ISO 24165."""


def is_dti(text: str) -> bool:
    """Whether the check character is right: ISO/IEC 7064, hybrid MOD 31,30."""
    product = 30
    for each in text[:8]:
        product = 2 * ((product + ALPHABET.index(each)) % 30 or 30) % 31
    return len(text) == 9 and (product + ALPHABET.index(text[8])) % 30 == 1


def green_2025(ledger: dict[str, Any]) -> None:
    """Coupons are QuantLib's before and after the tap; its own bootstrap of the two lines gives the same zero rates."""
    plan = load_life("green-2025")
    made = ledger["instruments"]
    for ticker, record in made.items():
        wanted = quantlibs(cast("Bond", plan.instruments[ticker]).terms)
        assert [Decimal(each["per_unit"]) for each in record["coupons"]] == wanted[: len(record["coupons"])]
    tap, (first, second) = made["HKGB25HKD"]["taps"][0], made["HKGB25HKD"]["coupons"]
    assert Decimal(second["total"]) / Decimal(second["per_unit"]) == 30_000
    assert Decimal(first["total"]) / Decimal(first["per_unit"]) == 25_000
    accrued = (Decimal(500_000_000) * Decimal("0.025") * 30 / 365).quantize(CENT, ROUND_HALF_UP)
    assert (Decimal(tap["accrued"]), Decimal(tap["gross"])) == (accrued, Decimal(501_250_000) + accrued)
    paid = [flow for flow in ledger["cash_flows"] if flow["step"] == 8 and flow["purpose"] == "allotment"]
    assert {plan.party(flow["from"]).bank for flow in paid} == {"EHKD", "HKD_A"}
    assert all(is_dti(document.text.removeprefix("ISO 24165 ")) for document in plan.documents)

    today = day("2026-06-09")
    ql.Settings.instance().evaluationDate = today
    helpers = []
    for ticker in ("HKGB25HKD", "HKGB25HKX"):
        terms = cast("Bond", plan.instruments[ticker]).terms
        schedule = ql.Schedule(
            day(terms.issue_date), day(terms.maturity_date), ql.Period(ql.Semiannual), ql.NullCalendar(),
            ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Backward, False,
        )  # fmt: skip
        quote = ql.QuoteHandle(ql.SimpleQuote(float(made[ticker]["benchmark"][0]["quoted"])))
        coupons = [float(terms.coupon_percent) / 100]
        helpers.append(ql.FixedRateBondHelper(quote, 0, 100.0, schedule, coupons, ql.Actual365Fixed()))
    curve = ql.PiecewiseLogLinearDiscount(today, helpers, ql.Actual365Fixed())
    for ticker, helper in zip(("HKGB25HKD", "HKGB25HKX"), helpers, strict=True):
        rate = curve.zeroRate(helper.latestDate(), ql.Actual365Fixed(), ql.Continuous).rate() * 100
        assert abs(Decimal(made[ticker]["benchmark"][0]["zero_percent"]) - Decimal(repr(rate))) < Decimal("0.0001")


JUDGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "amortiser": amortiser,
    "floater": floater,
    "genesis": genesis,
    "green-2024": green_2024,
    "green-2025": green_2025,
    "omniclear": omniclear,
    "structured-note": structured_note,
    "zero": zero,
}


@pytest.mark.parametrize("name", JUDGES)
def test_a_life_goes_well_and_is_judged(play: Callable[..., Played], name: str) -> None:
    """It plays, checks hold, amounts agree, and what its judge computes on its own is what it came to."""
    played = play(name)
    went_well(played)
    JUDGES[name](played.json)
