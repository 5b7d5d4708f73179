"""WaterfallMaths.sol against the reckoning in Python, through Forge."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.differential import waterfall_vectors
from tests.golden import REPOSITORY


def test_the_committed_vectors_are_the_oracles(tmp_path: Path) -> None:
    """The file that a plain `forge test` reads is what the oracle answers today."""
    again = tmp_path / "vectors.json"
    waterfall_vectors.write(waterfall_vectors.COMMITTED_SEED, again)
    assert again.read_text(encoding="utf-8") == waterfall_vectors.COMMITTED.read_text(encoding="utf-8")


def test_the_oracle_loses_nothing() -> None:
    """What goes in comes out, in every period, whatever is trapped."""
    columns = waterfall_vectors.vectors(waterfall_vectors.COMMITTED_SEED)
    into = [columns[name] for name in ("cashHad", "trappedHad", "reserveHad")]
    out = [columns[name] for name in ("taxes", "servicing", "senior", "reserve", "trapped", "residual")]
    for index in range(waterfall_vectors.COUNT):
        assert sum(int(column[index]) for column in into) == sum(int(column[index]) for column in out)


def test_vectors_meet_every_trap_and_a_drawn_reserve() -> None:
    """No branch goes untested."""
    columns = waterfall_vectors.vectors(waterfall_vectors.COMMITTED_SEED)
    assert set(columns["trap"]) == {"0", "1", "2"}
    assert any(int(each) for each in columns["fromReserve"])
    assert set(zip(columns["tripped"], columns["trippedAfter"], strict=True)) == {
        ("0", "0"),
        ("0", "1"),
        ("1", "0"),
        ("1", "1"),
    }


def test_solidity_agrees_on_fresh_random_periods() -> None:
    """Buckets, coverage, triggers and gaps of periods no one has seen; the seed is in the file's name."""
    seed = int(os.environ.get("RWA_SEED") or secrets.randbelow(2**32))
    file = REPOSITORY / "build" / "differential" / f"waterfall-{seed}.json"
    waterfall_vectors.write(seed, file)
    forge = shutil.which("forge", path=f"{REPOSITORY / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if forge is None:
        pytest.fail("forge is missing: run ./scripts/setup")
    run = subprocess.run(
        [forge, "test", "--match-path", "tests/contracts/revenue/WaterfallDifferential.t.sol"],
        cwd=REPOSITORY,
        env={**os.environ, "WATERFALL_VECTORS": str(file.relative_to(REPOSITORY))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}\n{run.stdout}\n{run.stderr}"
    assert "1 tests passed" in run.stdout
    file.unlink()
