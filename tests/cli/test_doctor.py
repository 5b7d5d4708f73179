"""`rwa doctor` and `rwa trace`: what is wrong, in words that help."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rwa_chain.bindings.administration import Administration
from rwa_chain.chain import Chain
from tests.cli.conftest import Outcome


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals and locks of networks are kept where the test is."""
    monkeypatch.setenv("RWA_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="module")
def node() -> Iterator[Chain]:
    """Somebody else's node."""
    with Chain.anvil(ipc=False) as chain:
        yield chain


def test_a_machine_that_has_everything(rwa: Callable[..., Outcome]) -> None:
    """Each thing has a line; as JSON too."""
    shown = rwa("doctor")
    assert shown.code == 0
    assert "Everything that is needed is here" in shown.out
    found = json.loads(rwa("doctor", "--json").out)
    assert found["ok"]
    assert {"Python", "Anvil", "web3", "coincurve", "RWA_STATE"} <= {each["what"] for each in found["findings"]}


def test_what_is_missing_is_named(rwa: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it, and exit code 1."""
    monkeypatch.setenv("RWA_ANVIL", "/nonexistent")
    shown = rwa("doctor")
    assert shown.code == 1
    assert "missing: Anvil" in shown.out
    assert "RWA_ANVIL" in shown.out


def test_a_node_is_looked_at(rwa: Callable[..., Outcome], node: Chain) -> None:
    """Its methods, and writes without an outcome."""
    assert node.node is not None
    found = json.loads(rwa("doctor", "--network", node.node.url, "--json").out)
    states = {each["what"]: each["state"] for each in found["findings"]}
    assert states["node"] == states["eth_simulateV1"] == states["journal"] == "ok"


def test_a_node_that_does_not_answer_is_said_at_once(rwa: Callable[..., Outcome]) -> None:
    """Within ten seconds."""
    begin = time.monotonic()
    shown = rwa("doctor", "--network", "http://127.0.0.1:1")
    assert shown.code == 1
    assert "no node answers" in shown.out
    assert time.monotonic() - begin < 10


def test_a_refused_transaction_is_traced(
    rwa: Callable[..., Outcome], node: Chain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its call is named, and its error with values; a hash that is not mined is refused."""
    monkeypatch.chdir(tmp_path)
    assert node.node is not None
    owner, stranger = node.parties("owner", "stranger")
    manager = Administration.deploy(node, owner, sender=owner)
    tx = manager.grant_role.refuse(7, stranger, 0, sender=stranger).tx
    shown = rwa("trace", tx, "--network", node.node.url)
    assert shown.code == 0
    assert "grantRole(roleId = 7" in shown.out
    assert "<-- refused here" in shown.out
    assert "AccessManagerUnauthorizedAccount" in shown.out
    found = json.loads(rwa("trace", tx, "--network", node.node.url, "--json").out)
    assert found["refused"]["error"].endswith("AccessManagerUnauthorizedAccount")
    assert rwa("trace", "0x" + "11" * 32, "--network", node.node.url).code == 2
