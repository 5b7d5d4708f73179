"""`rwa deploy --revenue` against a node in a process of its own: a pool by itself, and one beside a bond."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.chain import Chain
from tests.cli.conftest import Outcome, spawn
from tests.cli.test_deploy import Place
from tests.cli.test_node import running

KEYS = {"meters", "readings", "waterfall", "token/PILE01", "rights/PILE01"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A node of `rwa node`."""
    folder = tmp_path_factory.mktemp("deploy-revenue")
    with running(cwd=folder) as (_, said):
        yield Place(folder, str(said["url"]))


@pytest.fixture(scope="module")
def pool(place: Place) -> dict[str, Any]:
    """The Langxin pool on a stack that carries the Fubi bond already, with the administrator's delay between."""
    assert spawn("deploy", "--bond", "fubi", "--network", place.url, cwd=place.folder).code == 0
    first = place.document("deploy", "--revenue", "langxin")
    with Chain.connect(place.url) as chain:
        assert 170_000 < first["ready_at"] - chain.now <= 172_800
        before = chain.block_number
        early = place.rwa("deploy", "--revenue", "langxin")
        assert "run the same command again then" in early.out
        assert chain.block_number == before
        chain.mine_at(first["ready_at"])
    done: dict[str, Any] = place.document("deploy", "--revenue", "langxin")
    assert done["ready_at"] is None
    assert done["gas"] > 0
    return done


def test_a_pool_is_deployed_beside_a_bond(place: Place, pool: dict[str, Any]) -> None:
    """Its contracts are in the same book with their code's hash; another run has nothing to do."""
    assert KEYS | {"bond/FTID001"} <= set(pool["contracts"])
    book = json.loads((place.folder / pool["book"]).read_text())
    assert book["contracts"] == pool["contracts"]
    again = place.rwa("deploy", "--revenue", "langxin")
    assert again.out.splitlines()[-1] == "Nothing to do on chain 31337; the book is out/chain-31337/book.json"


def test_its_roles_are_read_from_the_chain(place: Place, pool: dict[str, Any]) -> None:
    """Of the register of devices, the readings, the waterfall and the rights, each with who holds it."""
    found = {
        (each["contract"], each["function"]): (each["role"], each["scope"], [who["who"] for who in each["members"]])
        for each in place.document("roles")
        if each["contract"] in KEYS
    }
    scope = "token/PILE01"
    assert found["meters", "enrol"] == ("REGISTRAR", scope, ["REGISTRAR"])
    assert found["meters", "revokeKey"] == ("COMPLIANCE", scope, ["COMPLIANCE"])
    assert found["meters", "setReadings"] == ("ADMIN", "", ["ADMIN", "ADMINISTRATOR_2", "ADMINISTRATOR_3"])
    assert found["readings", "closeMonth"] == ("CALCULATION_AGENT", scope, ["CALCULATION"])
    assert found["waterfall", "openChannel"] == ("COMPLIANCE", scope, ["COMPLIANCE"])
    assert found["waterfall", "setTerms"] == ("ISSUER", scope, ["SPV"])
    assert found["rights/PILE01", "closePeriod"] == ("CALCULATION_AGENT", scope, ["CALCULATION"])
    assert found["rights/PILE01", "setOffering"] == ("ADMIN", "", ["ADMIN", "ADMINISTRATOR_2", "ADMINISTRATOR_3"])
    assert found["token/PILE01", "admitWallets"] == ("REGISTRAR", scope, ["REGISTRAR"])


def test_a_transfer_of_units_is_explained(place: Place, pool: dict[str, Any]) -> None:
    """Every rule of the units' register says its verdict: strangers to it are not admitted."""
    assert "--token" in place.rwa("explain", "H1", "H2", "100").refused()
    verdict = place.document("explain", "H1", "H2", "100", "--token", "PILE01")
    assert verdict["token"] == pool["contracts"]["token/PILE01"]["address"]
    assert not verdict["allowed"]
    refused = {each["error"] for each in verdict["verdicts"] if not each["ok"]}
    assert "VerificationRule.NotAdmitted" in refused


def test_a_changed_code_is_refused(place: Place, pool: dict[str, Any]) -> None:
    """A waterfall that is not what the book says stops every command that loads the stack."""
    changed = json.loads((place.folder / pool["book"]).read_text())
    changed["contracts"]["waterfall"]["code_hash"] = "0x" + "11" * 32
    (place.folder / "changed.json").write_text(json.dumps(changed))
    for arguments in (("roles",), ("explain", "H1", "H2", "1"), ("deploy", "--revenue", "langxin")):
        assert "waterfall: the code at" in place.rwa(*arguments, "--book", "changed.json").refused()


def test_a_bond_and_a_pool_are_two_runs(place: Place) -> None:
    """Together they are refused before anything is sent; so is a bond's scenario as a pool's."""
    with Chain.connect(place.url) as chain:
        before = chain.block_number
        assert "--revenue" in place.rwa("deploy", "--bond", "fubi", "--revenue", "langxin").refused()
        assert "pool" in place.rwa("deploy", "--revenue", "fubi").refused()
        assert chain.block_number == before


def test_an_embedded_pool_is_deployed_at_once(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A stack with its pool is handed over together; it stays in out/embedded, where the other commands find it."""
    made = json.loads(rwa("deploy", "--revenue", "langxin", "--json").out)
    assert set(made["contracts"]) >= KEYS
    assert made["ready_at"] is None
    assert json.loads(rwa("deploy", "--revenue", "langxin", "--json").out)["gas"] == 0
    assert rwa("explain", "H1", "H2", "100").code == 0
    assert "waterfall" in rwa("roles", "--contract", "waterfall").out
