"""The expected result of a life equals the golden values, for both frequencies and roundings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.life.plan import Plan
from rwa_chain.life.reconcile import expected
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenarios import load_life
from tests import golden

THAMES = golden.REPOSITORY / "tests" / "data" / "thames.yaml"
every_golden = pytest.mark.parametrize("file", golden.golden_files(), ids=lambda file: file.name)


def rows(plan: Plan, table: str) -> list[dict[str, Any]]:
    """What the rows of a table must be, of a life's only instrument."""
    (dues,) = expected(plan).values()
    return [due.values for due in dues if due.table == table]


def outcome(plan: Plan, word: str) -> dict[str, Any]:
    """What a branch of a kind must come to."""
    (found,) = (branch.outcome(plan) for _, branch in plan.branches() if branch.word == word)
    return found


@every_golden
@pytest.mark.parametrize("rounding", list(Rounding))
def test_fubi_coupons_by_holder(file: Path, rounding: Rounding) -> None:
    """Holdings and payments at each record date, after every trade, recovery and order before it."""
    plan = load_life("fubi", {"terms.rounding": str(rounding)})
    column = "per10k" if rounding is Rounding.PER_10K else "pro_rata"
    values = golden.load(file)
    for coupon, row, totals in zip(
        rows(plan, "coupons"), values["replay"]["semi_adjusted"], values["semi_adjusted"], strict=True
    ):
        assert coupon["record_date"].isoformat() == row["record"]
        assert coupon["pay_date"].isoformat() == row["pay"]
        assert coupon["days"] == row["days"]
        assert plan.holdings_at("FTID001", coupon["record_date"]) == row["holdings"]
        assert {holder: str(amount) for holder, amount in coupon["by_holder"].items()} == row[column]
        due = totals["total_per10k"] if rounding is Rounding.PER_10K else row["aggregate"]
        assert str(coupon["total"]) == due


@every_golden
def test_fubi_trades(file: Path) -> None:
    """Settlement date, clean, accrued and paid of T1 to T4."""
    for trade, row in zip(rows(load_life("fubi"), "trades"), golden.load(file)["trades"], strict=True):
        assert (trade["id"], trade["settle"].isoformat()) == (row["trade"], row["settle"])
        assert [str(trade[name]) for name in ("clean", "accrued", "paid")] == [
            row["clean"],
            row["accrued"],
            row["dirty"],
        ]


def test_fubi_annual() -> None:
    """Two coupons of 13,100,000.00; I7's kept share is 786,000.00; 513,100,000.00 on the last day."""
    plan = load_life("fubi", {"terms.frequency": "annual"})
    coupons = rows(plan, "coupons")
    assert [str(coupon["total"]) for coupon in coupons] == ["13100000.00", "13100000.00"]
    assert [coupon["record_date"] for coupon in coupons] == [date(2026, 8, 25), date(2027, 8, 25)]
    assert str(coupons[0]["by_holder"]["I7"]) == "786000.00"
    assert str(rows(plan, "redemption")[0]["total"]) == "513100000.00"
    assert str(rows(plan, "trades")[3]["paid"]) == "30678180.82"


@pytest.mark.parametrize(
    ("rounding", "total"), [(Rounding.PER_10K, "506604000.00"), (Rounding.PRO_RATA, "506603835.62")]
)
def test_fubi_redemption(rounding: Rounding, total: str) -> None:
    """Principal and last coupon, and the holders' shares add up to it."""
    (redemption,) = rows(load_life("fubi", {"terms.rounding": str(rounding)}), "redemption")
    assert str(redemption["total"]) == total
    assert sum(redemption["by_holder"].values()) == redemption["total"]


def test_fubi_closing() -> None:
    """500,000,000.00 less a fee of 1,000,000.00; without I8, 475,000,000.00 less 950,000.00."""
    plan = load_life("fubi")
    (closing,), drill = rows(plan, "closing"), outcome(plan, "fail_drill")
    assert [str(closing[name]) for name in ("gross", "fee", "net")] == ["500000000.00", "1000000.00", "499000000.00"]
    assert (drill["units"], str(drill["net"])) == (47_500, "474050000.00")


def test_fubi_put() -> None:
    """50,500,000.00 and 488,109.59 for I5; 505,000,000.00 and 4,881,095.89 where all put."""
    put = outcome(load_life("fubi"), "put")
    assert (put["holder"], str(put["principal"]), str(put["accrued"])) == ("I5", "50500000.00", "488109.59")
    assert (str(put["bound_principal"]), str(put["bound_accrued"])) == ("505000000.00", "4881095.89")


def test_fubi_default() -> None:
    """Principal, the unpaid coupon of 6,496,000.00 and 21 days of 753,698.63; 40 % of the principal instructs."""
    default = outcome(load_life("fubi"), "default")
    assert (default["due_date"], default["grace_ends"]) == (date(2027, 3, 1), date(2027, 3, 15))
    assert default["instructing_units"] == 20_000
    assert default["interest"] == Decimal("6496000.00") + Decimal("753698.63")
    assert str(default["total"]) == "507249698.63"


def test_fubi_default_in_the_annual_run() -> None:
    """The coupon of September 2026, 13,100,000.00, is the one unpaid."""
    default = outcome(load_life("fubi", {"terms.frequency": "annual"}), "default")
    assert default["due_date"] == date(2026, 9, 1)
    assert default["interest"] == Decimal("13100000.00") + Decimal("753698.63")


def test_holdings_follow_the_movements() -> None:
    """A trade counts from its settlement date, a recovery moves all there is, and the sum never changes."""
    plan = load_life("fubi")

    def at(day: date) -> dict[str, int]:
        return plan.holdings_at("FTID001", day)

    assert at(date(2025, 11, 12))["I4"] == 6000
    assert at(date(2025, 11, 13))["I4"] == 4000
    assert "I9" not in at(date(2026, 4, 16))
    assert at(date(2026, 4, 16))["I9b"] == 1500
    assert plan.holdings_before("FTID001", 23)["I5"] == 7000
    for _, act in plan.played():
        held = sum(at(act.on).values())
        assert held == (50_000 if date(2025, 9, 1) <= act.on < date(2027, 9, 1) else 0)


def test_thames_by_hand() -> None:
    """Another bond, from its terms by hand: ICMA quarters of a quarter each, a first of 39 of 90 days."""
    plan = load_life(THAMES)
    coupons = rows(plan, "coupons")
    per_thousand = [Decimal("5.28"), Decimal("12.19"), Decimal("12.19"), Decimal("12.19")]
    exact = Fraction(1000) * Fraction(4875, 100_000) / 4
    assert [float(exact * Fraction(39, 90)), float(exact)] == pytest.approx([5.28125, 12.1875])
    assert [coupon["per_unit"] for coupon in coupons] == [5 * coupon for coupon in per_thousand]
    held = {"PENSION": 2997, "FAMILY": 3002, "TREASURY": 1201}
    assert plan.holdings_at("THMS", coupons[1]["record_date"]) == held
    assert sum(coupons[1]["by_holder"].values()) == coupons[1]["total"] == 7200 * Decimal("60.95")
    (trade,) = rows(plan, "trades")
    assert trade["settle"] == date(2026, 4, 7)  # Good Friday and Easter Monday are closed
    assert str(trade["clean"]) == "5021870.55"
    exact_accrued = Fraction(5_015_000) * Fraction(4875, 100_000) * Fraction(38, 4 * 91)
    assert abs(Fraction(trade["accrued"]) - exact_accrued) <= Fraction(1, 200)
    assert str(rows(plan, "redemption")[0]["total"]) == str(36_000_000 + 7200 * Decimal("60.95"))
    assert list(plan.branches()) == []
