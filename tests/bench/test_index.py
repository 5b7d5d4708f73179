"""`rwa bench index`: what it measures is right, however slow the machine is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rwa_chain.bench import index as bench
from rwa_chain.bench.synthetic_node import GIVEN
from rwa_chain.index import schema
from rwa_chain.index.register import Registers
from rwa_chain.index.store import Store
from tests.cli.conftest import Outcome, inside, rwa

__all__ = ["inside", "rwa"]

pytestmark = pytest.mark.slow


def test_a_small_run(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """The keys of the result; limits that a busy machine misses are said, and are exit code 1."""
    told = rwa("bench", "index", "--logs", "4000", "--json", "i.json")
    assert told.code in (0, 1), told.err
    found = json.loads((inside / "i.json").read_text())
    assert {"ratio", "rows_per_second", "register_ms", "memory_mb", "page_ms", "ponder_ratio"} <= set(found)
    assert found["ponder_ratio"] is None
    assert found["logs"] == 4000
    assert all(found[key] > 0 for key in ("ratio", "rows_per_second", "register_ms", "memory_mb", "page_ms"))
    assert "digits only" in rwa("bench", "index", "--logs", "many").refused()
    assert "at least 40" in rwa("bench", "index", "--logs", "3").refused()


def test_every_synthetic_unit_is_somewhere(tmp_path: Path) -> None:
    """What was given is what is held, at the end and in between."""
    with bench._node(2_000, 100) as url:
        bench.index_all(url, tmp_path / "i.sqlite")
    with Store.open(tmp_path / "i.sqlite") as store:
        with store.engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(schema.unknown_log)).scalar() == 0
        registers = Registers(store)
        found = registers.at(registers.tokens["token/SYN"], registers.moment())
        assert (found.supply, len(found.lines), found.wallets) == (100 * GIVEN, 100, 100)
        assert sum(each.units for each in found.lines) == found.supply
        assert all(each.holder == each.wallet and each.country == 344 for each in found.lines)
        page, after = registers.page(registers.tokens["token/SYN"], registers.moment(), 0, 30)
        assert len(page.lines) == 30
        rest, end = registers.page(registers.tokens["token/SYN"], registers.moment(), after, 100)
        assert (len(rest.lines), end) == (70, 0)
