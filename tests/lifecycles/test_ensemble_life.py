"""A day of 500 payments of seven banks: a gridlock resolved, a bank suspended, every balance computed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.life.load import LifeError
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life, with_payments
from tests.lifecycles.conftest import Played

LIFE = (BUILT_IN / "ensemble.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(play: Callable[..., Played]) -> Played:
    """The life, played once."""
    return play("ensemble")


def test_the_first_release_resolves_a_gridlock(played: Played) -> None:
    """Seven payments that no bank could pay alone are released together; each release is proved the greatest."""
    first = played.json["released"][0]
    assert first["gridlock"]
    assert len(first["payments"]) == 7
    proved = [check for check in played.ledger.checks if check.id == "every release is the greatest set"]
    assert len(proved) >= 10
    assert all(check.ok for check in proved)


def test_every_payment_ends_in_one_way(played: Played) -> None:
    """Settled, returned or refused; what was settled says when and in which release."""
    rows = played.json["payments"]
    assert len(rows) == 500
    count = Counter(row["status"] for row in rows)
    assert set(count) == {"settled", "returned", "refused"}
    for row in rows:
        assert (row["settled_at"] is not None) == (row["release"] is not None) == (row["status"] == "settled")
        assert (row["queued_at"] is None) == (row["status"] == "refused")
        assert row["settled_at"] is None or row["settled_at"] >= row["queued_at"]


def test_a_suspended_bank_keeps_what_was_final(played: Played) -> None:
    """Nothing from or to it settles afterwards, and what settled before stays so."""
    releases = {row["release"]: row["at"] for row in played.json["released"]}
    of_g = [row for row in played.json["payments"] if "BANK_G" in (row["source"], row["target"])]
    settled = [row for row in of_g if row["status"] == "settled"]
    assert settled
    assert all(releases[row["release"]] < "14:30" for row in settled)
    assert {refusal.error for refusal in played.ledger.refusals} == {"TokenizedDeposit.BankFrozen"}


def test_money_is_conserved_and_netting_saves_most_of_it(played: Played) -> None:
    """Closing balances sum to the opening ones; a tenth of the gross moves net; used lies between the bounds."""
    balances = played.json["balances"]
    assert sum(Decimal(row["closing"]) - Decimal(row["opening"]) for row in balances) == 0
    (gross,), (net,), (liquidity,) = (played.json[name] for name in ("gross", "net", "liquidity"))
    assert Decimal(net["value"]) * 5 < Decimal(gross["value"])
    lower, used, upper = (Decimal(liquidity[name]) for name in ("lower_bound", "used", "upper_bound"))
    assert lower <= used <= upper
    assert Decimal(gross["value"]) + Decimal(liquidity["unsettled_at_close"]) == sum(
        Decimal(row["amount"]) for row in played.json["payments"]
    )


def test_the_kind_of_settlement_money_is_said(played: Played) -> None:
    """Central-bank money is nobody's exposure; a settlement institution's is never called so."""
    (asset,) = played.json["settlement_asset"]
    assert (asset["kind"], asset["exposure"]) == ("central-bank money", {})
    plan = parse_life(LIFE.replace("kind: central_bank", "kind: settlement_institution"))
    (due,) = [due for _, act in plan.played() for due in act.dues(plan) if due.table == "settlement_asset"]
    assert due.values["kind"] == "commercial-bank money of a settlement institution"
    assert sum(due.values["exposure"].values()) == Decimal("28000000.00")


def test_the_report_shows_liquidity_over_the_day(played: Played) -> None:
    """Per bank, with the queue, gross and net."""
    from rwa_chain.report.page import render

    page = render(played.json)
    for table in ("liquidity_over_the_day", "released", "gross", "net", "liquidity", "balances"):
        assert f'data-table="{table}"' in page


def test_another_file_is_played_or_refused_by_line(tmp_path: Path) -> None:
    """Before anything starts, naming lines and fields; a life without a day of payments takes none."""
    file = tmp_path / "day.csv"
    header = "reference,time,from_bank,to_bank,amount,currency,priority\n"
    file.write_text(header + "P1,09:10,BANK_A,BANK_B,1.00,HKD,normal\n", encoding="utf-8")
    plan = load_life("ensemble", with_payments("ensemble", file))
    assert sum(due.table == "payments" for _, act in plan.played() for due in act.dues(plan)) == 1
    file.write_text(header + "P1,09:10,BANK_A,BANK_X,1.00,HKD,normal\nP1,08:00,BANK_A,BANK_B,-1,HKD,normal\n")
    with pytest.raises(LifeError) as refusal:
        load_life("ensemble", with_payments("ensemble", file))
    said = str(refusal.value)
    assert "line 2, to_bank BANK_X" in said
    assert "line 3, reference P1" in said
    assert "line 3, amount -1" in said
    with pytest.raises(InputError, match="payment_day"):
        with_payments("fubi", file)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('closes: "17:00"', 'closes: "09:00"', "a time after 09:00"),
        ("payments: ensemble-payments.csv", "payments: nowhere.csv", "a CSV file of payments that exists"),
        ("symbol: dHKDG, settlement_balance: \"4000000.00\", assumed: made up", "symbol: dHKDG, settlement_balance: "
         "\"4000000.00\", fact: real", "a bank that is made up"),
        ("bank: BANK_G, at", "bank: BANK_H, at", "BANK_"),
    ],
)  # fmt: skip
def test_a_day_that_can_not_be_meant(old: str, new: str, expected: str) -> None:
    """Refused by line and field before anything is played."""
    assert old in LIFE
    with pytest.raises(LifeError, match=expected):
        parse_life(LIFE.replace(old, new, 1))
