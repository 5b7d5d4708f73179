"""The repo desk's month: figures of the worked example to the cent, what was refused, and a close-out in one sum."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from rwa_chain.life.load import LifeError
from rwa_chain.scenarios import BUILT_IN, parse_life
from tests.lifecycles.conftest import Played

LIFE = (BUILT_IN / "repo.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(play: Callable[..., Played]) -> Played:
    """The life, played once."""
    return play("repo")


def test_starts_and_ends_are_those_of_the_worked_example(played: Played) -> None:
    """9,974,250.00 by haircut and by ratio; 9,974,577.92 after three days, also with other collateral."""
    starts = {row["repo"]: row["purchase_price"] for row in played.ledger.tables["repos"]}
    ends = {row["repo"]: row["paid"] for row in played.ledger.tables["repo_ends"]}
    assert starts["R1"] == starts["R2"] == Decimal("9974250.00")
    assert ends["R1"] == Decimal("9974577.92")


def test_call_sheets_are_one_a_counterparty_and_day(played: Played) -> None:
    """222,859.31 by the haircut and 225,110.41 by the ratio, for the same bond at the same mark."""
    sheets = played.ledger.tables["call_sheets"]
    assert [row["called"] for row in sheets[:2]] == [Decimal("222859.31"), Decimal("225110.41")]
    keys = [(row["agreement"], row["date"], row["by"]) for row in sheets]
    assert len(set(keys)) == len(keys)
    assert [row["asset"] for row in sheets] == ["cash", "GOV2", "cash", "GOV2", "nothing"]


def test_a_coupon_through_the_record_goes_on_to_the_seller(played: Played) -> None:
    """1.60 on 50,000 units."""
    (row,) = played.ledger.tables["manufactured"]
    assert row["amount"] == Decimal("80000.00")


def test_a_fail_is_refused_recorded_and_cured(played: Played) -> None:
    """The buyer was short on the day; a day later it ends at the price of its date."""
    assert "IERC20Errors.ERC20InsufficientBalance" in {refusal.error for refusal in played.ledger.refusals}
    found = [check.ok for check in played.ledger.checks if check.id == "the record names who is short"]
    assert found == [True]


def test_the_close_out_ends_in_one_sum(played: Played) -> None:
    """Every line adds up to it, and it was paid."""
    rows = played.ledger.tables["close_out"]
    lines, total = rows[:-1], rows[-1]
    assert total["subject"] == "sum"
    assert sum((row["amount"] for row in lines), Decimal(0)) == total["amount"] == Decimal("93625.52")
    assert [check.ok for check in played.ledger.checks if check.id == "one sum is paid"] == [True]


def test_it_reconciles(played: Played) -> None:
    """Every amount agrees with its second computation."""
    assert played.ledger.ok


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('haircut_percent: "1", rate', 'haircut_percent: "1", margin_ratio: "1.02", rate', "exactly one of haircut"),
        ("until: 2026-03-05", "until: 2026-03-02", "after the purchase date, 2026-03-02"),
        ("agreement: FD, by: FUND, cash: true", "agreement: FX, by: FUND, cash: true", "agreement of a `repo_agr"),
        ("by: FUND, unmet: true", "by: FUND, unmet: true, cash: true", "exactly one of cash, unmet and of"),
        ("agreement: FD, repo: R1, units", "agreement: FD, repo: R9, units", "stands open under the agreement"),
        ("agreement: ID, by: INSURER,", "agreement: IX, by: INSURER,", "agreement of a `repo_agreement`"),
        ("FD, repo: R1, title", "FD, repo: R2, title", "stands open under the agreement"),
        ("sources: [VENDOR, BROKER]", "sources: [VENDOR, VENDOR]", "two different ones"),
    ],
)
def test_a_wrong_life_is_refused_by_field(old: str, new: str, expected: str) -> None:
    """Before it plays."""
    assert old in LIFE
    with pytest.raises(LifeError, match=expected):
        parse_life(LIFE.replace(old, new, 1))
