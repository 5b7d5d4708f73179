"""DayCount.sol and Interest.sol against QuantLib, through Forge."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from pathlib import Path

import pytest

from rwa_chain.lifecycle.day_counts import DayCount
from tests.differential import day_count_vectors
from tests.golden import REPOSITORY


def test_the_committed_vectors_are_quantlibs(tmp_path: Path) -> None:
    """The file that a plain `forge test` reads is what QuantLib answers today."""
    again = tmp_path / "vectors.json"
    day_count_vectors.write(day_count_vectors.COMMITTED_SEED, again)
    assert again.read_text(encoding="utf-8") == day_count_vectors.COMMITTED.read_text(encoding="utf-8")


def test_vectors_meet_every_convention() -> None:
    """No convention goes untested."""
    met = set(day_count_vectors.vectors(day_count_vectors.COMMITTED_SEED)["convention"])
    assert met == {str(day_count.code) for day_count in DayCount}


def test_solidity_agrees_with_quantlib_on_other_random_accruals() -> None:
    """BOND-3: days, fractions and interest; the gate draws the same each time, `--deep` what no one has seen.

    The seed is in the file's name.
    """
    fresh = secrets.randbelow(2**32) if os.environ.get("RWA_DEEP") else day_count_vectors.COMMITTED_SEED + 1
    seed = int(os.environ.get("RWA_SEED") or fresh)
    file = REPOSITORY / "build" / "differential" / f"day-count-{seed}.json"
    day_count_vectors.write(seed, file)
    forge = shutil.which("forge", path=f"{REPOSITORY / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if forge is None:
        pytest.fail("forge is missing: run ./scripts/setup")
    run = subprocess.run(
        [forge, "test", "--match-path", "tests/contracts/utils/DayCountDifferential.t.sol"],
        cwd=REPOSITORY,
        env={**os.environ, "DAY_COUNT_VECTORS": str(file.relative_to(REPOSITORY))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}\n{run.stdout}\n{run.stderr}"
    assert "1 tests passed" in run.stdout
    file.unlink()
