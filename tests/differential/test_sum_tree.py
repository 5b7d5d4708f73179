"""SumTree.sol against the tree that Python makes of random days, through Forge."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.differential import sum_tree_vectors
from tests.golden import REPOSITORY


def test_the_committed_vectors_are_what_python_makes(tmp_path: Path) -> None:
    """The file that a plain `forge test` reads is what the tree gives today."""
    again = tmp_path / "vectors.json"
    sum_tree_vectors.write(sum_tree_vectors.COMMITTED_SEED, again)
    assert again.read_text(encoding="utf-8") == sum_tree_vectors.COMMITTED.read_text(encoding="utf-8")


def test_vectors_have_trees_of_every_small_shape() -> None:
    """A single leaf, an odd one that goes up as it is, and long ways to either side."""
    columns = sum_tree_vectors.vectors(sum_tree_vectors.COMMITTED_SEED)
    lengths = {int(each, 16) for each in columns["length"]}
    assert {0, 1, 2} < lengths
    assert max(lengths) >= 5
    assert any(int(each, 16) == 0 for each in columns["sides"])
    assert any(int(each, 16) > 2 for each in columns["sides"])


def test_solidity_agrees_on_fresh_random_days() -> None:
    """Roots, figures and places of days no one has seen; the seed is in the file's name."""
    seed = int(os.environ.get("RWA_SEED") or secrets.randbelow(2**32))
    file = REPOSITORY / "build" / "differential" / f"tree-{seed}.json"
    sum_tree_vectors.write(seed, file)
    forge = shutil.which("forge", path=f"{REPOSITORY / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if forge is None:
        pytest.fail("forge is missing: run ./scripts/setup")
    run = subprocess.run(
        [forge, "test", "--match-path", "tests/contracts/revenue/SumTree.t.sol"],
        cwd=REPOSITORY,
        env={**os.environ, "TREE_VECTORS": str(file.relative_to(REPOSITORY))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}\n{run.stdout}\n{run.stderr}"
    assert "3 tests passed" in run.stdout
    file.unlink()
