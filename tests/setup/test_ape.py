"""The Ape environment: the same contracts, compiled by the same compiler, beside web3 7.16."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".venv-ape/bin"


@pytest.mark.ape
def test_ape_compiles_the_contracts() -> None:
    """`ape compile` passes with the settings of ape-config.yaml, in the environment that proves web3 7.16."""
    environment = {
        **os.environ,
        "SOLCX_BINARY_PATH": str(ROOT / ".venv-ape/solcx"),
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    version = "import importlib.metadata as m; print(m.version('web3'))"
    found = subprocess.run([BIN / "python", "-c", version], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "7.16.0"
    done = subprocess.run(
        [BIN / "ape", "compile"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr
