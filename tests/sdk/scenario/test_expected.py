"""The expected result of a scenario equals the golden values, for both frequencies and roundings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from rwa_chain.lifecycle.calendar import Frequency
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenario.expected import expected
from rwa_chain.scenario.holdings import holdings_at, holdings_before_step
from rwa_chain.scenario.load import load_scenario
from tests import golden

THAMES = golden.REPOSITORY / "tests" / "data" / "thames.yaml"
every_golden = pytest.mark.parametrize("file", golden.golden_files(), ids=lambda file: file.name)


@every_golden
@pytest.mark.parametrize("rounding", list(Rounding))
def test_fubi_coupons_by_holder(file: Path, rounding: Rounding) -> None:
    """Holdings and payments at each record date, after every trade, recovery and order before it."""
    result = expected(load_scenario("fubi", rounding=rounding))
    column = "per10k" if rounding is Rounding.PER_10K else "pro_rata"
    values = golden.load(file)
    for coupon, row, totals in zip(
        result.coupons, values["replay"]["semi_adjusted"], values["semi_adjusted"], strict=True
    ):
        assert coupon.record_date.isoformat() == row["record"]
        assert coupon.pay_date.isoformat() == row["pay"]
        assert coupon.days == row["days"]
        assert coupon.holdings == row["holdings"]
        assert {holder: str(amount) for holder, amount in coupon.by_holder.items()} == row[column]
        assert str(coupon.total) == (totals["total_per10k"] if rounding is Rounding.PER_10K else row["aggregate"])


@every_golden
def test_fubi_trades(file: Path) -> None:
    """Settlement date, clean, accrued and paid of T1 to T4."""
    for trade, row in zip(expected(load_scenario("fubi")).trades, golden.load(file)["trades"], strict=True):
        assert (trade.id, trade.settle.isoformat(), trade.days) == (row["trade"], row["settle"], row["accrued_days"])
        assert (str(trade.clean), str(trade.accrued), str(trade.paid)) == (row["clean"], row["accrued"], row["dirty"])


def test_fubi_annual() -> None:
    """Two coupons of 13,100,000.00; I7's kept share is 786,000.00; 513,100,000.00 on the last day."""
    result = expected(load_scenario("fubi", frequency=Frequency.ANNUAL))
    assert [str(coupon.total) for coupon in result.coupons] == ["13100000.00", "13100000.00"]
    assert [coupon.record_date for coupon in result.coupons] == [date(2026, 8, 25), date(2027, 8, 25)]
    assert str(result.coupons[0].by_holder["I7"]) == "786000.00"
    assert str(result.redemption.total) == "513100000.00"
    assert str(result.trades[3].paid) == "30678180.82"
    assert result.trades[3].days == 301


@pytest.mark.parametrize(
    ("rounding", "total"), [(Rounding.PER_10K, "506604000.00"), (Rounding.PRO_RATA, "506603835.62")]
)
def test_fubi_redemption(rounding: Rounding, total: str) -> None:
    """Principal and last coupon, and the holders' shares add up to it."""
    redemption = expected(load_scenario("fubi", rounding=rounding)).redemption
    assert str(redemption.total) == total
    assert sum(redemption.by_holder.values()) == redemption.total


def test_fubi_closing() -> None:
    """500,000,000.00 less a fee of 1,000,000.00; without I8, 475,000,000.00 less 950,000.00."""
    result = expected(load_scenario("fubi"))
    assert (str(result.closing.gross), str(result.closing.fee), str(result.closing.net)) == (
        "500000000.00",
        "1000000.00",
        "499000000.00",
    )
    assert result.fail_drill is not None
    assert (result.fail_drill.units, str(result.fail_drill.net)) == (47_500, "474050000.00")


def test_fubi_put() -> None:
    """50,500,000.00 and 488,109.59 for I5; 505,000,000.00 and 4,881,095.89 where all put."""
    put = expected(load_scenario("fubi")).put
    assert put is not None
    assert (put.holder, put.days, str(put.principal), str(put.accrued)) == ("I5", 136, "50500000.00", "488109.59")
    assert (str(put.bound_principal), str(put.bound_accrued)) == ("505000000.00", "4881095.89")


def test_fubi_default() -> None:
    """Principal, the unpaid coupon and 21 days of interest; 40 % of the principal instructs."""
    default = expected(load_scenario("fubi")).default
    assert default is not None
    assert (default.due_date, default.grace_ends) == (date(2027, 3, 1), date(2027, 3, 15))
    assert default.instructing_units * 4 >= 50_000
    assert str(default.unpaid_coupon) == "6496000.00"
    assert str(default.accrued) == "753698.63"
    assert str(default.total) == "507249698.63"


def test_fubi_default_in_the_annual_run() -> None:
    """The coupon of September 2026 is the one unpaid."""
    default = expected(load_scenario("fubi", frequency=Frequency.ANNUAL)).default
    assert default is not None
    assert (default.due_date, str(default.unpaid_coupon)) == (date(2026, 9, 1), "13100000.00")


def test_holdings_follow_the_movements() -> None:
    """A trade counts from its settlement date, a recovery moves all there is, and the sum never changes."""
    scenario = load_scenario("fubi")
    assert holdings_at(scenario, date(2025, 11, 12))["I4"] == 6000
    assert holdings_at(scenario, date(2025, 11, 13))["I4"] == 4000
    assert "I9" not in holdings_at(scenario, date(2026, 4, 16))
    assert holdings_at(scenario, date(2026, 4, 16))["I9b"] == 1500
    assert holdings_before_step(scenario, 23)["I5"] == 7000
    for step in scenario.played_steps():
        assert sum(holdings_at(scenario, step.date).values()) == 50_000


def test_thames_by_hand() -> None:
    """Another bond, from its terms by hand: ICMA quarters of a quarter each, a first of 39 of 90 days."""
    result = expected(load_scenario(THAMES))
    per_thousand = [Decimal("5.28"), Decimal("12.19"), Decimal("12.19"), Decimal("12.19")]
    exact = Fraction(1000) * Fraction(4875, 100_000) / 4
    assert [float(exact * Fraction(39, 90)), float(exact)] == pytest.approx([5.28125, 12.1875])
    assert [coupon.per_unit for coupon in result.coupons] == [5 * coupon for coupon in per_thousand]
    assert result.coupons[1].holdings == {"PENSION": 2997, "FAMILY": 3002, "TREASURY": 1201}
    assert sum(result.coupons[1].by_holder.values()) == result.coupons[1].total == 7200 * Decimal("60.95")
    (trade,) = result.trades
    assert trade.settle == date(2026, 4, 7)  # Good Friday and Easter Monday are closed
    assert str(trade.clean) == "5021870.55"
    exact_accrued = Fraction(5_015_000) * Fraction(4875, 100_000) * Fraction(38, 4 * 91)
    assert abs(Fraction(trade.accrued) - exact_accrued) <= Fraction(1, 200)
    assert str(result.redemption.total) == str(36_000_000 + 7200 * Decimal("60.95"))
    assert result.put is None
