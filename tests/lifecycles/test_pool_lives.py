"""A pool on the engine of lives: with a bond in one world, in a fork, up to a date, cut off and gone on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.instruments import Pool
from rwa_chain.life import World, play
from rwa_chain.life.saved import FILE
from rwa_chain.report import render
from rwa_chain.scenarios import parse_life
from rwa_chain.solidity import ROOT, build
from tests.lifecycles.test_lives import without_hashes

NEW = ROOT / "rwa_chain" / "instruments" / "pool" / "new.yaml"
TEXT = NEW.read_text(encoding="utf-8")
SMALL = (
    TEXT.replace("    staff:", "    devices: 10\n    months: 3\n    staff:", 1).partition("\nacts:")[0] + "\nacts: []\n"
)
TABLES = ("periods", "kept", "metered", "devices", "stations", "holders")

BOND = """\
  - kind: bond
    ticker: NOTE1
    terms:
      assumed: made up
      name: A note
      size: "10000"
      denomination: "100"
      minimum_holding: "100"
      calculation_amount: "100"
      coupon_percent: "3.00"
      frequency: semiannual
      day_count: Act/365F
      calendar: HongKong
      issue_date: 2025-08-29
      maturity_date: 2026-08-29
    policy: { assumed: made up }

acts:
  - { act: issue, of: NOTE1, on: 2025-08-29, allotted: { FUND: 60, OFFICE: 40 }, assumed: made up }
  - { act: trade, of: PILES1, on: 2025-11-20, seller: FUND, buyer: OFFICE, units: 10, clean: "99.50", assumed: made up }
  - { act: trade, of: NOTE1, on: 2025-12-02, seller: OFFICE, buyer: FUND, units: 5, clean: "100.00", assumed: made up }
  - { act: coupon, of: NOTE1, on: 2026-02-27, derived: calendar }
"""
MIXED = (
    TEXT.partition("\n# Enrolment, issue")[0].replace('"30000.00"', '"60000.00"').replace('"20000.00"', '"60000.00"')
)


def tables(ledger: Any) -> dict[str, Any]:
    """What a pool's devices and holders came to."""
    record = ledger.instruments["PILES1"].to_json()
    return {name: record[name] for name in TABLES}


def test_a_pool_and_a_bond_in_one_world(tmp_path: Path) -> None:
    """Both play between each other's acts, each with tables of its own; a holder trades units of both."""
    build()
    ledger = play(None, parse_life(f"{MIXED}\n{BOND}"), tmp_path)
    assert ledger.failure == ""
    assert [f"{check.step} {check.id}: {check.detail}" for check in ledger.failed_checks] == []
    assert ledger.differences == []
    pool, note = ledger.instruments["PILES1"], ledger.instruments["NOTE1"]
    assert len(pool.tables["periods"]) == 6
    assert [each.units for each in (*pool.trades, *note.trades)] == [10, 5]
    assert len(note.tables["coupons"]) == 1
    document = json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8"))
    assert "periods" not in document
    kinds = [(entry["of"], entry["kind"]) for entry in document["timeline"]]
    assert kinds.index(("PILES1", "share")) < kinds.index(("NOTE1", "trade")) < kinds.index(("NOTE1", "coupon"))
    assert kinds.index(("PILES1", "enrolment")) < kinds.index(("NOTE1", "issue")) < kinds.index(("PILES1", "share"))
    # Ten units went from the fund's 240 to the office, and so did their part of every later share.
    first, last = ([each.gross for each in period.payments] for period in (pool.tables["periods"][i] for i in (0, 4)))
    assert first[0] * 160 == pytest.approx(first[1] * 240, abs=200)
    assert last[0] * 170 == pytest.approx(last[1] * 230, abs=200)
    assert "Waterfall per period" in render(document)


def test_a_pool_in_python_and_a_fork_of_it() -> None:
    """What is played in a fork is undone, the fleet too: the life goes on as if it had never been."""
    build()
    plan = parse_life(SMALL)
    whole = tables(play(None, plan))
    made = plan.instruments["PILES1"]
    assert isinstance(made, Pool)
    start = made.before(9)
    with World.open(
        title=plan.title, zone=plan.zone.key, begins=start, banks=plan.banks, cast=[p for p in plan.cast if p.country]
    ) as world:
        world.add(made)
        acts = list(made.unwritten(world.plan))
        for act in acts[:7]:
            world.play(act)
        with world.fork("the next month, undone"):
            for act in acts[7:10]:
                world.play(act)
            assert len(world.live().record.tables["periods"]) == 2
        assert len(world.live().record.tables["periods"]) == 1
        for act in acts[7:]:
            world.play(act)
        ledger = world.finish()
    assert ledger.failed_checks == []
    assert ledger.differences == []
    assert tables(ledger) == whole


def test_until_a_date() -> None:
    """What is after it is left out, and what was played reconciles."""
    build()
    ledger = play(None, parse_life(SMALL), until=date(2025, 11, 9))
    assert ledger.ok
    assert len(ledger.instruments["PILES1"].tables["periods"]) == 1
    assert ledger.instruments["PILES1"].supply_final == 400 * 10 // 20


PLAY = """
import sys
from pathlib import Path
import rwa_chain.life.saved as saved
from rwa_chain.life import play
from rwa_chain.life.listener import Silent
from rwa_chain.scenarios import load_life
saved._SHARE = 0
class Say(Silent):
    def transaction(self, transaction): print(transaction.action, flush=True)
def say(line): print(line, flush=True)
play(None, load_life(sys.argv[2]), Path(sys.argv[1]), Say(), resume=True, say=say)
"""


def cut_off(folder: Path, life: Path, after: int) -> list[str]:
    """A run killed after so many transactions; what it said."""
    process = subprocess.Popen(
        [sys.executable, "-c", PLAY, str(folder), str(life)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    )  # fmt: skip
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line.strip())
        if len(said) > after:
            os.killpg(process.pid, signal.SIGKILL)
            break
    process.wait()
    return said


def test_a_run_that_was_killed_ends_in_the_same_ledger(tmp_path: Path) -> None:
    """Killed at three random points, `--resume` goes on after the last whole act: same readings, same signatures."""
    build()
    life = tmp_path / "life.yaml"
    life.write_text(SMALL, encoding="utf-8")
    play(None, parse_life(SMALL), tmp_path / "whole")
    draw = random.Random(0x2A) if not os.environ.get("RWA_DEEP") else random.Random()
    folder = tmp_path / "killed"
    cut_off(folder, life, draw.randrange(80, 112))
    for _ in range(2 if not os.environ.get("RWA_DEEP") else 19):
        assert (folder / FILE).is_file()
        assert cut_off(folder, life, draw.randrange(2, 20))[0].startswith("Going on after")
    assert cut_off(folder, life, 10_000)[0].startswith("Going on after")
    whole, killed = (
        json.loads((each / "ledger.json").read_text(encoding="utf-8")) for each in (tmp_path / "whole", folder)
    )
    assert without_hashes(killed) == without_hashes(whole)
    assert not (folder / FILE).exists()
