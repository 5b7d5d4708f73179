"""Forge's artifacts get the creation code that is deployed; the invariants on it are a stage of ./scripts/test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from rwa_chain.solidity import ROOT, Artifact, Artifacts
from tests.assurance.production import SUITES, exchange


def _artifact(name: str, code: str, links: Mapping[str, Any] | None = None) -> Artifact:
    bytecode = {"object": code, "linkReferences": links or {}}
    return Artifact(name, f"contracts/{name}.sol", {"abi": [], "evm": {"bytecode": bytecode}})


def _forge(out: Path, name: str, source: str) -> Path:
    path = out / f"{name}.sol" / f"{name}.json"
    path.parent.mkdir()
    target = {"metadata": {"settings": {"compilationTarget": {source: name}}}}
    path.write_text(json.dumps({"bytecode": {"object": "0x00", "sourceMap": "1"}, **target}), encoding="utf-8")
    return path


def _artifacts(*artifacts: Artifact) -> Artifacts:
    return cast(Artifacts, {each.qualified_name: each for each in artifacts})


def test_our_contracts_are_exchanged_and_nothing_else(tmp_path: Path) -> None:
    """Not a test's contract, and not an interface, which has no code."""
    bond = _forge(tmp_path, "Bond", "contracts/Bond.sol")
    face = _forge(tmp_path, "IBond", "contracts/IBond.sol")
    test = _forge(tmp_path, "BondTest", "tests/BondTest.sol")
    known = _artifacts(_artifact("Bond", "6001"), _artifact("IBond", ""))
    assert exchange(tmp_path, known) == ["contracts/Bond.sol:Bond"]
    assert json.loads(bond.read_text())["bytecode"] == {"object": "0x6001", "linkReferences": {}, "sourceMap": "1"}
    assert {json.loads(path.read_text())["bytecode"]["object"] for path in (face, test)} == {"0x00"}


def test_linked_code_is_refused(tmp_path: Path) -> None:
    """Forge would have to deploy what it is linked to."""
    _forge(tmp_path, "Bond", "contracts/Bond.sol")
    links = {"contracts/Maths.sol": {"Maths": [{"start": 1, "length": 20}]}}
    with pytest.raises(ValueError, match=r"Bond\.sol:Bond is linked"):
        exchange(tmp_path, _artifacts(_artifact("Bond", "73" + "00" * 20, links)))


def test_the_gate_runs_it_on_suites_that_stand() -> None:
    """After the deployed contracts were built."""
    script = (ROOT / "scripts" / "test").read_text(encoding="utf-8")
    assert script.index('"Contracts and bindings" built') < script.index("python -m tests.assurance.production")
    assert [suite for suite in SUITES if not (ROOT / suite).is_file()] == []
