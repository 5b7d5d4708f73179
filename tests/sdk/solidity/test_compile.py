"""Building contracts: what is compiled, what is kept, and how refusals read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rwa_chain.errors import BuildError
from rwa_chain.solidity import (
    ROOT,
    ArtifactMissing,
    Artifacts,
    CompileError,
    CompilerMissing,
    LinkError,
    Settings,
    SourceMissing,
    build,
)
from rwa_chain.solidity.compile import SOLC
from tests.sdk.solidity.small_tree import write


def compiled(root: Path, *, mocks: bool = False) -> list[str]:
    """The units that a build compiles, in any order."""
    lines: list[str] = []
    build(root, mocks=mocks, progress=lines.append)
    return sorted(line.split(maxsplit=1)[1] for line in lines if "/" in line.split()[0])


def test_settings_are_those_that_forge_reads() -> None:
    """The SDK's settings and Forge's are the same values."""
    forge = json.loads(
        subprocess.run(
            [ROOT / ".venv/bin/forge", "config", "--json"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env=os.environ | {"FOUNDRY_PROFILE": "production"},
        ).stdout
    )
    ours = Settings.load()
    assert forge["evm_version"] == ours.evm_version
    assert forge["via_ir"] == ours.via_ir
    assert forge["optimizer"] is True
    assert forge["optimizer_runs"] == ours.optimizer_runs
    assert forge["optimizer_details"]["yulDetails"]["optimizerSteps"] == ours.optimizer_steps
    assert forge["bytecode_hash"] == ours.to_json()["metadata"]["bytecodeHash"]
    assert set(forge["remappings"]) <= set(ours.remappings)
    assert (ROOT / forge["solc"]).samefile(SOLC)


def test_shim_answers_as_the_pinned_compiler() -> None:
    """The executable names the version that package.json pins, as a native solc does, and needs no node on PATH."""
    answer = subprocess.run([SOLC, "--version"], capture_output=True, text=True, check=True, env={"PATH": "/bin"})
    assert f"Version: {Settings.load().solc_version}+commit." in answer.stdout


def test_shim_reads_imports_only_below_the_allowed_folders(tmp_path: Path) -> None:
    """An import is found under the base and include paths, and refused outside of them."""
    (tmp_path / "base").mkdir()
    (tmp_path / "lib").mkdir()
    (tmp_path / "base/A.sol").write_text("library A {}")
    (tmp_path / "lib/B.sol").write_text("library B {}")
    (tmp_path / "C.sol").write_text("library C {}")
    source = 'import "A.sol"; import "B.sol"; import "../C.sol";'
    request = {"language": "Solidity", "sources": {"base/X.sol": {"content": source}}, "settings": {}}
    folders = ["--base-path", tmp_path / "base", "--include-path", tmp_path / "lib"]
    answer = subprocess.run(
        [SOLC, "--standard-json", *folders], input=json.dumps(request), capture_output=True, text=True, check=True
    )
    errors = [e["message"] for e in json.loads(answer.stdout)["errors"] if e["severity"] == "error"]
    assert len(errors) == 1
    assert "C.sol" in errors[0]


def test_build_compiles_what_changed_and_what_can_see_it(tree: Path) -> None:
    """The second build compiles nothing, an edit recompiles its dependents, going back compiles nothing."""
    shared = "interfaces and libraries"
    assert compiled(tree) == ["contracts/token/Box.sol", "contracts/token/Vault.sol", shared]
    assert compiled(tree) == []
    box = (tree / "contracts/token/Box.sol").read_text()
    write(tree, "contracts/token/Box.sol", "contract Box { uint256 public other; }")
    assert compiled(tree) == ["contracts/token/Box.sol"]
    write(tree, "contracts/types/Word.sol", "type Word is uint128;")
    assert compiled(tree) == ["contracts/token/Vault.sol", shared]
    write(tree, "contracts/types/Word.sol", "type Word is uint256;")
    (tree / "contracts/token/Box.sol").write_text(box)
    assert compiled(tree) == []


def test_bytecode_depends_on_what_a_source_imports_alone(tree: Path) -> None:
    """Other contracts beside it don't change a contract's code."""
    before = build(tree)["Box"].creation.object
    write(tree, "contracts/token/Another.sol", "contract Another { uint256 public a; }")
    (tree / "build").rename(tree / "old")
    assert build(tree)["Box"].creation.object == before


def test_mocks_are_built_only_when_asked_for(tree: Path) -> None:
    """A mock is no part of what a user deploys."""
    assert "BoxMock" not in build(tree)
    artifacts = build(tree, mocks=True)
    assert artifacts["BoxMock"].is_mock
    assert not artifacts["Box"].is_mock


def test_refuses_a_source_that_does_not_compile(tree: Path) -> None:
    """The compiler's own message is shown, with the file, and nothing counts as built."""
    write(tree, "contracts/token/Box.sol", "contract Box { uint256 public value = nothing; }")
    with pytest.raises(CompileError, match=r"(?s)contracts/token/Box\.sol.*Undeclared identifier") as refusal:
        build(tree)
    assert isinstance(refusal.value, BuildError)
    with pytest.raises(ArtifactMissing, match="rwa build"):
        Artifacts.load(tree)


def test_refuses_an_import_that_does_not_exist(tree: Path) -> None:
    """The importing file and the missing name are both told."""
    write(tree, "contracts/token/Box.sol", 'import "./Nowhere.sol";\ncontract Box {}')
    with pytest.raises(SourceMissing, match=r"contracts/token/Box\.sol imports \./Nowhere\.sol"):
        build(tree)


def test_refuses_a_compiler_of_another_version(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RWA_SOLC must be of the pinned version."""
    other = tree / "other-solc"
    other.write_text("#!/bin/sh\necho 'Version: 0.8.30+commit.73712a01.Linux.g++'\n")
    other.chmod(0o755)
    monkeypatch.setenv("RWA_SOLC", str(other))
    with pytest.raises(CompilerMissing, match=r"is 0\.8\.30; package\.json asks for"):
        build(tree)


def test_says_that_a_compiler_was_killed(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not the contract's fault, and nobody needs the command line for it."""
    killed = tmp_path_factory.mktemp("compiler") / "solc"
    killed.write_text(f'#!/bin/sh\n[ "$1" = --version ] && exec {SOLC} --version\nkill -KILL $$\n')
    killed.chmod(0o755)
    monkeypatch.setattr("rwa_chain.solidity.compile.SOLC", killed)
    with pytest.raises(CompileError, match="ended by signal 9") as refusal:
        build(tree)
    assert str(killed) not in str(refusal.value)


def test_refuses_artifacts_of_older_sources(tree: Path) -> None:
    """What was built before an edit is not loaded after it."""
    build(tree)
    assert Artifacts.load(tree)["Vault"].source == "contracts/token/Vault.sol"
    write(tree, "contracts/token/Box.sol", "contract Box { uint256 public other; }")
    with pytest.raises(ArtifactMissing):
        Artifacts.load(tree)


def test_artifact_has_all_that_the_sdk_needs(tree: Path) -> None:
    """Interface, documentation, storage, selectors, links and immutables are there."""
    artifacts = build(tree)
    vault = artifacts["contracts/token/Vault.sol:Vault"]
    assert vault is artifacts["Vault"]
    assert {entry["name"] for entry in vault.abi if entry["type"] == "function"} == {"add", "total", "word"}
    assert vault.userdoc["methods"]["add(uint256)"]["notice"] == "Adds half."
    assert [slot["label"] for slot in vault.storage_layout["storage"]] == ["total"]
    assert vault.method_identifiers["add(uint256)"] == "1003e2d2"
    assert list(vault.creation.links) == ["contracts/utils/Half.sol:Half"]
    assert len(vault.runtime.immutables) == 1
    assert vault.is_deployable
    assert artifacts["Half"].is_deployable
    assert not artifacts["IVault"].is_deployable


def test_links_and_recognises_deployed_code(tree: Path) -> None:
    """Libraries are filled in by address; immutables don't hide that code is the artifact's, another byte does."""
    vault = build(tree)["Vault"]
    address = bytes(range(1, 21))
    linked = vault.creation.linked({"Half": address})
    assert address in linked
    assert len(linked) == len(vault.creation.object)
    with pytest.raises(LinkError, match="Half"):
        vault.creation.linked({})
    deployed = bytearray(vault.runtime.linked({"Half": address}))
    for places in vault.runtime.immutables.values():
        for place in places:
            deployed[place.start : place.start + place.length] = b"\x07" * place.length
    assert vault.is_code_of(bytes(deployed))
    deployed[5] ^= 1
    assert not vault.is_code_of(bytes(deployed))
    assert not vault.is_code_of(b"")


def test_loading_imports_no_compiler() -> None:
    """Reading artifacts stays fast: py-solc-x is imported only to compile."""
    program = "import sys, rwa_chain.solidity; sys.exit('solcx' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
