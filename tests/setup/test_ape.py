"""The Ape environment: the same contracts by the same compiler, and the SDK beside web3 7.16."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from rwa_chain.solidity import Settings, build
from rwa_chain.solidity.compile import SOLC, Unit, units
from rwa_chain.solidity.sources import SourceTree

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".venv-ape/bin"


def ape(*arguments: str, timeout: int) -> str:
    """What an Ape command prints to stdout, in the project's folder."""
    environment = {
        **os.environ,
        "SOLCX_BINARY_PATH": str(ROOT / ".venv-ape/solcx"),
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        [BIN / "ape", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=timeout
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def without_metadata(code: bytes) -> bytes:
    """Bytecode without the hash of its sources' names and settings at its end; its last two bytes are its length."""
    return code[: -2 - int.from_bytes(code[-2:])]


def test_web3_is_the_oldest_supported() -> None:
    """The environment holds web3 7.16, where the SDK's own holds the newest."""
    version = "import importlib.metadata as m; print(m.version('web3'))"
    found = subprocess.run([BIN / "python", "-c", version], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "7.16.0"


def as_ape_asks(unit: Unit, folder: Path) -> dict[str, bytes]:
    """Runtime code by contract, of our compiler with all settings but the optimizer's steps, which Ape can't name."""
    optimizer = {"enabled": True, "runs": unit.settings.optimizer_runs}
    asked = {**unit.input, "settings": {**unit.input["settings"], "optimizer": optimizer}}
    done = subprocess.run(
        [SOLC, "--standard-json", "--base-path", folder],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    contracts = json.loads(done.stdout)["contracts"][unit.name]
    return {name: bytes.fromhex(each["evm"]["deployedBytecode"]["object"]) for name, each in contracts.items()}


@pytest.mark.ape
@pytest.mark.deep  # ten minutes of one core, for contracts that the build compiled already
def test_ape_compiles_the_same_contracts(tmp_path: Path) -> None:
    """`ape compile` has every contract, its code byte for byte ours but for the optimizer's steps and the metadata."""
    ape("compile", timeout=900)
    theirs = json.loads((ROOT / ".build/__local__.json").read_text())["contractTypes"]
    own = [each for each in build().values() if each.source.startswith("contracts/") and each.is_deployable]
    assert len(own) > 20
    assert {each.name for each in own if not theirs[each.name]["runtimeBytecode"]["bytecode"]} == set()
    settings = Settings.load()
    compared = [
        unit
        for unit in units(SourceTree.of(ROOT, settings.remappings), settings)
        if unit.name.rpartition("/")[2] in ("Administration.sol", "Interbank.sol", "VenueListing.sol")
    ]
    assert len(compared) == 3
    for unit in compared:
        for name, expected in as_ape_asks(unit, tmp_path).items():
            code = bytes.fromhex(theirs[name]["runtimeBytecode"]["bytecode"].removeprefix("0x"))
            assert without_metadata(code) == without_metadata(expected), name


@pytest.mark.ape
def test_ape_runs_the_script() -> None:
    """`ape run replay_fubi` tells the whole story: deployment, a refusal, a trade, coupons, redemption."""
    told = ape("run", "replay_fubi", timeout=300)
    for line in (
        "2025-09-01  50,000 units issued",
        "refused: 40 units would be left, at least 100 must be",
        "2025-11-12  2,000 units for 20,133,364.38, of it 103,364.38 accrued interest",
        "2026-03-02  coupon 6,532,000.00",
        "2027-09-01  coupon 6,604,000.00",
        "2027-09-01  500,000,000 repaid; 0 units are left",
    ):
        assert line in told
