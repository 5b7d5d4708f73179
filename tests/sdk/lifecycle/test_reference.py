"""The reference amounts equal the golden values of the Fubi run, and add up for any terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar, reference
from rwa_chain.lifecycle.calendar import Calendar
from rwa_chain.lifecycle.floating import FloatingRate, Method
from rwa_chain.lifecycle.rounding import half_up, share_by_largest_remainder, truncated
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import RateStep, Rounding, straight_line
from tests import golden
from tests.sdk.lifecycle.fubi_terms import fubi_terms

every_golden = pytest.mark.parametrize("file", golden.golden_files(), ids=lambda file: file.name)


@every_golden
def test_the_schedule_is_the_golden_one(file: Path) -> None:
    """Dates, days, record dates and the coupon per RMB 10,000 of all four periods."""
    terms = fubi_terms()
    rows = golden.load(file)["semi_adjusted"]
    for period, row in zip(terms.periods, rows, strict=True):
        assert period.scheduled.isoformat() == row["scheduled"]
        assert period.start.isoformat() == row["start"]
        assert period.end.isoformat() == row["end"]
        assert period.pay_date.isoformat() == row["pay"]
        assert period.record_date.isoformat() == row["record_5bd"]
        assert calendar.add_business_days(period.pay_date, -1, terms.calendar).isoformat() == row["record_1bd"]
        assert period.days == row["days"]
        assert str(reference.coupon_per_calculation_amount(terms, period)) == row["per10k"]
        assert str(reference.coupon_total(terms, period, terms.units)) == row["total_per10k"]
        pro_rata = terms.with_options(rounding=Rounding.PRO_RATA)
        assert str(reference.coupon_total(pro_rata, period, terms.units)) == row["aggregate"]


@every_golden
@pytest.mark.parametrize(("rounding", "column"), [(Rounding.PER_10K, "per10k"), (Rounding.PRO_RATA, "pro_rata")])
def test_every_holders_coupon_is_the_golden_one(file: Path, rounding: Rounding, column: str) -> None:
    """Both roundings, every holder at every record date."""
    terms = fubi_terms(rounding=rounding)
    for period, row in zip(terms.periods, golden.load(file)["replay"]["semi_adjusted"], strict=True):
        paid = reference.coupon_by_holder(terms, period, row["holdings"])
        assert {holder: str(amount) for holder, amount in paid.items()} == row[column]


@every_golden
def test_every_trade_is_the_golden_one(file: Path) -> None:
    """Settlement date, accrued interest and the amount paid of T1 to T4."""
    terms = fubi_terms()
    for row in golden.load(file)["trades"]:
        settles = calendar.settlement_date(date.fromisoformat(row["trade_date"]), row["lag"], terms.calendar)
        assert settles.isoformat() == row["settle"]
        units = row["nominal"] // 10_000
        price = reference.trade_price(terms, units, Decimal(row["clean_px"]), settles)
        assert price.accrued_days == row["accrued_days"]
        assert [str(part) for part in (price.clean, price.accrued, price.dirty)] == [
            row["clean"],
            row["accrued"],
            row["dirty"],
        ]


def test_the_annual_run() -> None:
    """Two coupons of 13,100,000.00; T4 carries 301 days."""
    terms = fubi_terms(frequency=Frequency.ANNUAL)
    rows = golden.load(golden.OWN)["annual"]
    for period, row in zip(terms.periods, rows, strict=True):
        assert period.record_date.isoformat() == row["record_5bd"]
        assert period.days == row["days"]
        assert str(reference.coupon_per_unit(terms, period)) == row["per10k"]
        assert str(reference.coupon_total(terms, period, terms.units)) == row["total_per10k"]
    trade = reference.trade_price(terms, 3000, Decimal("100.10"), date(2027, 6, 29))
    assert (trade.accrued_days, str(trade.accrued), str(trade.dirty)) == (301, "648180.82", "30678180.82")
    assert str(reference.redemption_total(terms, terms.units)) == "513100000.00"


def test_the_put_pays_101_and_accrued_interest() -> None:
    """5,000 units on 15 Jan 2027, and the bound where everyone puts."""
    terms = fubi_terms()
    put = reference.put_price(terms, 5000, date(2027, 1, 15))
    assert (put.accrued_days, str(put.clean), str(put.accrued)) == (136, "50500000.00", "488109.59")
    everyone = reference.put_price(terms, 50_000, date(2027, 1, 15))
    assert (str(everyone.clean), str(everyone.accrued)) == ("505000000.00", "4881095.89")


def test_redemption_is_par_and_the_last_coupon() -> None:
    """506,604,000.00, or 506,603,835.62 pro rata."""
    assert str(reference.redemption_total(fubi_terms(), 50_000)) == "506604000.00"
    assert str(reference.redemption_total(fubi_terms(rounding=Rounding.PRO_RATA), 50_000)) == "506603835.62"


def test_unadjusted_periods_pay_on_the_same_days() -> None:
    """The unadjusted variant accrues 181 days to the Sunday and is still paid on the Monday."""
    terms = fubi_terms(adjusted=False, rounding=Rounding.PRO_RATA)
    totals = [str(reference.coupon_total(terms, period, terms.units)) for period in terms.periods]
    assert totals == ["6496164.38", "6603835.62", "6496164.38", "6603835.62"]
    assert terms.periods[0].pay_date == date(2026, 3, 2)


def test_a_trade_in_the_ex_period_pays_negative_accrued_interest() -> None:
    """Settled on 24 Feb 2026, after the record of the 23rd: the seller keeps the coupon of 2 March, six days too
    much."""
    terms = fubi_terms()
    trade = reference.trade_price(terms, 100, Decimal("100"), date(2026, 2, 24))
    coupon = reference.coupon_total(terms, terms.periods[0], 100)
    assert reference.is_ex_coupon(terms, date(2026, 2, 24))
    assert (str(coupon), str(trade.accrued), trade.accrued_days) == ("13064.00", "-430.58", -6)
    assert trade.accrued == reference.accrued_interest(terms, 100, date(2026, 2, 24)).amount - coupon
    assert str(trade.dirty) == "999569.42"
    assert not reference.is_ex_coupon(terms, date(2026, 2, 23))
    assert reference.trade_price(terms, 100, Decimal("100"), date(2026, 3, 2)).accrued == 0


def test_an_amortising_bond_earns_on_what_a_unit_carries() -> None:
    """A quarter of the face goes with every coupon; coupons, accrued interest and prices follow the factor."""
    dates = (date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1))
    terms = fubi_terms(instalments=straight_line(dates))
    assert [str(terms.principal_of(period)) for period in terms.periods] == ["10000", "7500", "5000", "2500"]
    assert [str(terms.repaid_of(period)) for period in terms.periods] == ["2500"] * 4
    coupons = [reference.coupon_per_unit(terms, period) for period in terms.periods]
    assert list(map(str, coupons)) == ["130.64", "98.52", "64.96", "33.02"]
    assert str(reference.accrued_interest(terms, 100, date(2026, 5, 11)).amount) == "3768.49"  # 70 days on 750,000
    assert str(reference.trade_price(terms, 100, Decimal("100"), date(2026, 5, 11)).clean) == "750000.00"
    assert str(reference.redemption_total(terms, 100)) == str(Decimal("250000.00") + 100 * coupons[3])


def test_a_stepped_bond_earns_its_periods_rate() -> None:
    """2.62 %, then 3 % from 1 September 2026, then 3.5 %."""
    steps = (RateStep(date(2026, 9, 1), Decimal(3)), RateStep(date(2027, 3, 1), Decimal("3.5")))
    terms = fubi_terms(steps=steps)
    assert [str(terms.percent_of(period)) for period in terms.periods] == ["2.62", "2.62", "3", "3.5"]
    assert str(reference.coupon_per_unit(terms, terms.periods[2])) == "148.77"


def test_a_floating_period_needs_its_rate() -> None:
    """Refused without it, computed with it."""
    rate = FloatingRate(index="HKD-HIBOR-3M", method=Method.TERM, basis=365, fixing_days=Calendar.HONG_KONG)
    terms = fubi_terms(floating=rate, coupon_percent=Decimal(0))
    with pytest.raises(InputError, match="HKD-HIBOR-3M floats"):
        reference.coupon_per_unit(terms, terms.periods[0])
    assert str(reference.coupon_per_unit(terms, terms.periods[0], percent=Decimal("2.62"))) == "130.64"


def test_half_up_rounds_a_half_away_from_zero() -> None:
    """0.005 is 0.01, and a hair less is 0.00."""
    assert half_up(Fraction(5, 1000), 2) == Decimal("0.01")
    assert half_up(Fraction(-5, 1000), 2) == Decimal("-0.01")
    assert half_up(Fraction(4999999, 10**9), 2) == Decimal("0.00")
    assert truncated(Fraction(2, 3), 2) == Decimal("0.66")


def test_equal_remainders_favour_the_first_named() -> None:
    """One fen among three goes to the first."""
    shares = share_by_largest_remainder(Decimal("0.01"), {"I2": 1, "I1": 1, "I3": 1}, 2)
    assert shares == {"I2": Decimal("0.01"), "I1": Decimal("0.00"), "I3": Decimal("0.00")}


@settings(deadline=None)
@given(
    fen=st.integers(0, 10**12),
    weights=st.lists(st.integers(1, 10**7), min_size=1, max_size=50),
)
def test_shares_add_up_and_stray_less_than_one_base_unit(fen: int, weights: list[int]) -> None:
    """DIST-2: the split is exact in total, and within one base unit of the exact share for each."""
    total = Decimal(fen) / 100
    shares = share_by_largest_remainder(total, {str(i): weight for i, weight in enumerate(weights)}, 2)
    assert sum(shares.values()) == total
    for i, weight in enumerate(weights):
        exact = Fraction(fen, 100) * weight / sum(weights)
        assert abs(Fraction(shares[str(i)]) - exact) < Fraction(1, 100)
