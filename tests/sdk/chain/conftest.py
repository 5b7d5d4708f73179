"""A chain with a probe contract, its bindings generated for the test run; each test leaves no trace on the chain."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from rwa_chain.chain import Chain, Party
from rwa_chain.solidity.artifacts import Artifact
from rwa_chain.solidity.creation import use_artifact
from rwa_chain.solidity.generate import Plan, generate, our_homes, write_files
from rwa_chain.solidity.model import Model, compile_standard
from rwa_chain.solidity.settings import ROOT, Settings
from rwa_chain.solidity.sources import SourceTree

SOURCE = "tests/sdk/chain/Probe.sol"
START = 1_750_032_000


@pytest.fixture(scope="session")
def probe_model() -> Model:
    """What the probe's source declares."""
    return Model.compile(ROOT, sources=[SOURCE])


@pytest.fixture(scope="session")
def probe(probe_model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package of the probe, with its bytecode known to `deploy`."""
    folder = tmp_path_factory.mktemp("bindings")
    write_files(folder / "probe_bindings", generate(Plan(probe_model, "probe_bindings", our_homes())))
    for artifact in _compiled():
        use_artifact(artifact)
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("probe_bindings")
    finally:
        sys.path.remove(str(folder))


def _compiled() -> list[Artifact]:
    settings = Settings.load(ROOT)
    tree = SourceTree.of(ROOT, settings.remappings)
    outputs = ["abi", "evm.bytecode", "evm.deployedBytecode"]
    output = compile_standard(
        {
            "language": "Solidity",
            "sources": {name: {"content": tree.text(name)} for name in sorted(tree.closure(SOURCE))},
            "settings": {**settings.to_json(), "outputSelection": {SOURCE: {"*": outputs}}},
        }
    )
    return [Artifact(name, SOURCE, each) for name, each in output["contracts"][SOURCE].items()]


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals and locks of networks are kept where the test is."""
    monkeypatch.setenv("RWA_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def node() -> Iterator[Chain]:
    """One Anvil for all tests."""
    with Chain.anvil(start_at=START) as chain:
        yield chain


@pytest.fixture
def chain(node: Chain) -> Iterator[Chain]:
    """The chain, rolled back after each test."""
    with node.rolled_back():
        yield node


@pytest.fixture
def registrar(chain: Chain) -> Party:
    """A funded party."""
    return chain.party("registrar")


@pytest.fixture
def holder(chain: Chain) -> Party:
    """Another funded party."""
    return chain.party("holder")
