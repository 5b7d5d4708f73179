"""Solidity folders stand on floors (contracts/README.md): a source imports from below, and across folders little."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from rwa_chain.solidity import ROOT
from tests.structure.floors import Import, floors, solidity_imports

CONTRACTS = ROOT / "contracts"
FLOORS = floors((CONTRACTS / "README.md").read_text(encoding="utf-8"))

# Interfaces that stand above who calls them, because the callee's folder says what it is: the registry pushes to
# registers and asks them for the entry of a lost wallet, a register asks a rule of somebody's own, filings are the gate
# that a token asks. No other import goes up.
UPWARD = {
    ("identity", "register/interfaces/IRegisterSync.sol"),
    ("register", "compliance/interfaces/IComplianceRule.sol"),
    ("disclosure", "token/interfaces/IIssueGate.sol"),
}
# Whose implementations other folders may import: values, arithmetic and role ids; and the register, which tokens
# inherit and whose rules the Explainer reads.
SHARED = {"types", "utils", "administration", "register"}
# Test doubles and bare peers for the benchmark: no contract names them, and they need none.
APART = "mocks"


def refused(found: Import) -> str | None:
    """Why an import of this tree is not allowed, or None."""
    home, target = PurePosixPath(found.file).parts[0], PurePosixPath(found.target)
    if found.target.startswith("@openzeppelin/contracts/") or target.parts[0] == home:
        return None
    if found.target.startswith("@") or target.parts[0] not in FLOORS:
        return f"{found}: only this tree and OpenZeppelin"
    if home == APART:
        return f"{found}: a mock stands alone"
    interface = target.parts[1] == "interfaces"
    if not interface and target.parts[0] not in SHARED:
        return f"{found}: across folders only interfaces"
    if FLOORS[home] <= FLOORS[target.parts[0]] and (home, found.target) not in UPWARD:
        return f"{found}: {target.parts[0]} is not below {home}"
    return None


def every() -> list[Import]:
    """Every import of the tree."""
    return [
        found
        for file in sorted(CONTRACTS.rglob("*.sol"))
        for found in solidity_imports(CONTRACTS, file, file.read_text(encoding="utf-8"))
    ]


def test_every_folder_has_a_floor() -> None:
    """A folder is on a floor, and a floor names folders that exist."""
    folders = {path.relative_to(CONTRACTS).parts[0] for path in CONTRACTS.rglob("*.sol")}
    assert folders - {APART} == set(FLOORS)


def test_imports_go_down() -> None:
    """All imports of all sources are allowed."""
    found = every()
    assert len(found) > 200
    assert [reason for each in found if (reason := refused(each))] == []


def test_exceptions_are_used() -> None:
    """An exception that nobody needs any more is taken out of the list."""
    assert {(PurePosixPath(each.file).parts[0], each.target) for each in every()} >= UPWARD


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("token/Bad.sol", 'import {IBond} from "../bond/interfaces/IBond.sol";'),
        ("settlement/Bad.sol", 'import {IBond} from "../bond/interfaces/IBond.sol";'),
        ("settlement/Bad.sol", 'import {IObligations} from "../distribution/interfaces/IObligations.sol";'),
        ("bond/Bad.sol", 'import {SecurityToken} from "../token/SecurityToken.sol";'),
        ("bond/Bad.sol", "import '../token/SecurityToken.sol';"),
        ("bond/Bad.sol", 'import {\n    Settlement as Other\n} from\n    "contracts/settlement/Settlement.sol";'),
        ("utils/Bad.sol", 'import "../register/interfaces/IRegister.sol";'),
        ("token/Bad.sol", 'import {BareERC20} from "../mocks/BareERC20.sol";'),
        ("mocks/Bad.sol", 'import {Entry} from "../types/Entry.sol";'),
        ("token/Bad.sol", 'import {Test} from "forge-std/Test.sol";'),
        ("token/Bad.sol", 'import {X} from "@elsewhere/X.sol";'),
    ],
)
def test_a_wrong_import_is_seen(file: str, line: str) -> None:
    """The test would catch each kind of wrong import, however it is written."""
    [found] = solidity_imports(CONTRACTS, CONTRACTS / Path(file), f"// SPDX\npragma solidity ^0.8.27;\n{line}\n")
    assert found.line == 3
    assert refused(found)
