"""Lives of several instruments, from files and in Python; cut off and gone on; what they ask of a node."""

from __future__ import annotations

import json
import os
import random
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import InputError
from rwa_chain.life import World, play
from rwa_chain.life.acts import Freeze, Issue, Trade
from rwa_chain.life.load import LifeError
from rwa_chain.life.saved import FILE
from rwa_chain.scenarios import load_life, names, parse_life
from rwa_chain.solidity import ROOT, build
from tests.lifecycles.conftest import Played, went_well
from tests.lifecycles.test_bond_lives import JUDGES

LIVES = sorted(set(names()) - {"fubi", "gcl", "langxin", "xunying", *JUDGES})
"""Those that no test elsewhere plays."""
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("name", LIVES)
def test_a_built_in_life_goes_well(play: Callable[..., Played], name: str) -> None:
    """It plays, every check holds, every amount agrees, and there are enough of both."""
    went_well(play(name))


def test_two_bonds_keep_their_own_tables(play: Callable[..., Played]) -> None:
    """One is called and paid, the other defaults on the same day; both trades that waited settled."""
    ledger = play("two-on-one-stack").json
    green, rail = ledger["instruments"]["GREEN1"], ledger["instruments"]["RAIL1"]
    assert (green["supply_final"], rail["supply_final"]) == (0, 500)
    assert [trade["id"] for trade in green["trades"]] == ["trade6", "G2"]
    assert [trade["id"] for trade in rail["trades"]] == ["trade5", "R2"]
    assert green["redemption"]["total"] == "10155420.00"
    assert rail["claim"]["principal"] == "5000000.00"
    assert "coupons" not in ledger
    assert {branch["of"] for branch in ledger["branches"]} == {"GREEN1", "RAIL1"}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_runs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a newcomer would write; each asserts that its life went well."""
    build()
    runpy.run_path(str(file), run_name="__main__")
    assert capsys.readouterr().out


def test_few_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fubi's life with ten holders asks a node at most 3,200 times; it was 8,018."""
    build()
    count = 0
    answers = Rpc._answers

    def counted(self: Rpc, requests: Any) -> Any:
        nonlocal count
        count += 1
        return answers(self, requests)

    monkeypatch.setattr(Rpc, "_answers", counted)
    assert play(None, load_life("fubi")).ok
    assert count <= 3_200


# ---- branches in Python ----


@pytest.fixture
def world() -> Any:
    """Two bonds of made-up issuers, issued."""
    build()
    example = runpy.run_path(str(ROOT / "examples" / "two_bonds.py"))
    with example["opened"]() as made:
        yield made


def test_branches_nest_and_are_undone(world: World) -> None:
    """What is played in a fork is gone after it, chain and memory; within another fork too."""
    green = world.live("GREEN1")
    before = (world.chain.block(world.block).hash, dict(green.register.balances))
    with world.fork("a wallet is frozen") as outer:
        world.play(Freeze(of="GREEN1", on=date(2025, 10, 1), holder="DEALER"))
        frozen = world.party("DEALER").address
        assert not world.live("GREEN1").token.can_receive(frozen)
        with world.fork("and then a trade in the other bond") as inner:
            world.play(Trade(of="RAIL1", on=date(2025, 11, 12), seller="FUND", buyer="DEALER", units=100, clean="99"))
            assert world.live("RAIL1").token.balance_of(frozen) == 200
        assert world.live("RAIL1").token.balance_of(frozen) == 100
        assert not world.live("GREEN1").token.can_receive(frozen)
    assert world.live("GREEN1").token.can_receive(frozen)
    assert (world.chain.block(world.block).hash, dict(world.live("GREEN1").register.balances)) == before
    assert [branch.title for branch in world.ledger.branches] == [outer.title, inner.title]
    assert all(check.ok for branch in world.ledger.branches for check in branch.checks)
    assert world.finish().ok


def test_an_act_that_cannot_be_meant_is_refused(world: World) -> None:
    """Before anything is sent, by field; the world goes on."""
    block = world.chain.block_number
    trade = Trade(of="RAIL1", on=date(2025, 11, 12), seller="FUND", buyer="DEALER", units=100, clean="99")
    for act, words in (
        (trade.model_copy(update={"buyer": "DEALR"}), "did you mean DEALER"),
        (trade.model_copy(update={"of": "RAIL"}), "did you mean RAIL1"),
        (trade.model_copy(update={"units": 999}), "at most the"),
        (Issue(of="RAIL1", on=date(2025, 9, 1), allotted={"FUND": 500}), "at most one issue"),
    ):
        with pytest.raises(LifeError, match=words):
            world.play(act)
    assert world.chain.block_number == block
    world.play(trade)


# ---- cut off, and gone on ----

PLAY = """
import sys
from pathlib import Path
from rwa_chain.life import play
from rwa_chain.life.listener import Silent
from rwa_chain.life.saved import Saving
from rwa_chain.scenarios import load_life
import rwa_chain.life.saved as saved
saved._SHARE = 0
class Say(Silent):
    def transaction(self, transaction): print(transaction.action, flush=True)
def say(line): print(line, flush=True)
play(None, load_life("two-on-one-stack"), Path(sys.argv[1]), Say(), resume=True, say=say)
"""


def cut_off(folder: Path, after: int) -> list[str]:
    """A run killed after so many transactions; what it said."""
    process = subprocess.Popen(
        [sys.executable, "-c", PLAY, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
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


def without_hashes(ledger: dict[str, Any]) -> Any:
    """What must be the same however often a run was cut off."""
    text = json.dumps(ledger, sort_keys=True)
    apart = ("tx", "refused_tx", "seconds")
    return json.loads(text, object_hook=lambda each: {k: v for k, v in each.items() if k not in apart})


def test_a_run_that_was_killed_ends_in_the_same_ledger(play: Callable[..., Played], tmp_path: Path) -> None:
    """Killed at three random points, in a branch or anywhere; `--resume` goes on after the last whole act."""
    whole = play("two-on-one-stack")
    draw = random.Random(0x2A) if not os.environ.get("RWA_DEEP") else random.Random()
    cut_off(tmp_path, draw.randrange(80, 110))
    for _ in range(2 if not os.environ.get("RWA_DEEP") else 19):
        assert (tmp_path / FILE).is_file()
        assert cut_off(tmp_path, draw.randrange(4, 12))[0].startswith("Going on after")
    assert cut_off(tmp_path, 10_000)[0].startswith("Going on after")
    ledger = json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8"))
    assert without_hashes(ledger) == without_hashes(whole.json)
    assert not (tmp_path / FILE).exists()


def test_only_the_same_life_goes_on(tmp_path: Path) -> None:
    """What another life left is refused by name, and so is half a file."""
    cut_off(tmp_path, 90)
    with pytest.raises(InputError, match="this one is of two-on-one-stack"):
        play(None, load_life("fubi"), tmp_path, resume=True)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="a whole file"):
        play(None, load_life("two-on-one-stack"), tmp_path, resume=True)


def test_without_a_state_it_says_so(tmp_path: Path) -> None:
    """And plays from the first act."""
    build()
    said: list[str] = []
    text = (ROOT / "rwa_chain/instruments/bond/new.yaml").read_text(encoding="utf-8")
    assert play(None, parse_life(text), tmp_path, resume=True, say=said.append).ok
    assert said == ["Nothing was saved by an earlier run: played from the first act."]


def test_until_a_date(tmp_path: Path) -> None:
    """What is after it is left out, and the life still reconciles."""
    build()
    ledger = play(None, load_life("two-on-one-stack"), tmp_path, until=date(2026, 3, 2))
    assert ledger.ok
    assert ledger.timeline[-1].step == 11
