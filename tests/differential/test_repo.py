"""RepoMaths.sol against fractions in Python, through Forge."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.differential import repo_vectors
from tests.golden import REPOSITORY


def test_the_committed_vectors_are_what_python_says(tmp_path: Path) -> None:
    """The file that a plain `forge test` reads is what Python answers today."""
    again = tmp_path / "vectors.json"
    repo_vectors.write(repo_vectors.COMMITTED_SEED, again)
    assert again.read_text(encoding="utf-8") == repo_vectors.COMMITTED.read_text(encoding="utf-8")


def test_vectors_meet_both_methods_both_signs_and_rates_below_zero() -> None:
    """No branch goes untested."""
    columns = repo_vectors.vectors(repo_vectors.COMMITTED_SEED)
    assert set(columns["byRatio"]) == set(columns["act360"]) == {"0", "1"}
    for name in ("exposure", "rate"):
        assert {int(each) < repo_vectors.OFFSET for each in columns[name]} == {True, False}


def test_solidity_agrees_on_fresh_random_repos() -> None:
    """Repos that no one has seen; the seed is in the file's name."""
    seed = int(os.environ.get("RWA_SEED") or secrets.randbelow(2**32))
    file = REPOSITORY / "build" / "differential" / f"repo-{seed}.json"
    repo_vectors.write(seed, file)
    forge = shutil.which("forge", path=f"{REPOSITORY / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if forge is None:
        pytest.fail("forge is missing: run ./scripts/setup")
    run = subprocess.run(
        [
            forge,
            "test",
            "--match-path",
            "tests/contracts/financing/RepoDifferential.t.sol",
            "--match-test",
            "test_agrees_with_python",
        ],
        cwd=REPOSITORY,
        env={**os.environ, "REPO_VECTORS": str(file.relative_to(REPOSITORY))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}\n{run.stdout}\n{run.stderr}"
    assert "1 tests passed" in run.stdout
    file.unlink()
