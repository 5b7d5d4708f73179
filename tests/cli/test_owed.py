"""`rwa owed`: what a bond owes, from the chain that the last replay left."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow
KEYS = {
    "number", "kind", "record_date", "pay_date", "due_date", "amount_per_unit", "total", "paid", "kept", "withheld",
    "status", "funded_by",
}  # fmt: skip


def test_the_list_of_the_last_replay(inside: Path, rwa: Callable[..., Outcome], tmp_path: Path) -> None:
    """Without --network it asks the chain of the last replay, wherever its --out; everything of Fubi is discharged."""
    assert rwa("replay", "fubi", "--out", str(tmp_path / "elsewhere")).code == 0
    told = rwa("owed", "FTID001", "--json")
    assert told.code == 0
    owed = json.loads(told.out)["obligations"]
    assert all(set(each) >= KEYS for each in owed)
    assert sum(Decimal(each["total"]) for each in owed) == Decimal("526200000.00")
    assert {each["status"] for each in owed} == {"discharged"}
    assert [each["not_reached"] for each in owed] == [[]] * len(owed)
    shown = rwa("owed")
    assert shown.code == 0
    assert "500,000,000.00" in shown.out + shown.err

    unknown = rwa("owed", "NOPE")
    assert unknown.code == 2
    assert "one of: FTID001" in unknown.err
    nowhere = rwa("owed", "--zone", "Asia/Nowhere")
    assert nowhere.code == 2
    assert "a time zone, such as Asia/Hong_Kong" in nowhere.err


def test_nothing_was_replayed_here(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Without a chain it says what makes one."""
    told = rwa("owed")
    assert told.code == 2
    assert "rwa replay" in told.err
