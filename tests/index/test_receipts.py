"""A node that lies about one receipt: every log of the index is held to the receipts root of its block."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from rwa_chain.chain.proofs import ProofFailed
from rwa_chain.chain.receipt_proofs import root_of
from rwa_chain.index import schema
from rwa_chain.index.reconcile import reconcile
from rwa_chain.index.store import Store
from tests.index.conftest import Life, index

pytestmark = pytest.mark.slow


def test_known_roots() -> None:
    """The root of no receipts is the empty tree's; of many it depends on each and on their order."""
    assert root_of([]).hex() == "56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"
    values = [bytes([number]) * 40 for number in range(200)]
    roots = {root_of(values), root_of(values[:-1]), root_of([values[1], values[0], *values[2:]])}
    assert len(roots) == 3


def test_logs_are_proven(life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All agree; a row that is gone, changed or made up is named; a receipt that is changed fails its block."""
    life.act(30)
    file = str(tmp_path / "i.sqlite")
    index(life, file)
    with Store.open(file) as store:
        found = reconcile(store, life.chain, receipts=True)
        assert found.is_equal
        assert found.compared["proven logs"] == _count(store) > 100
    for what in ("gone", "changed", "made up"):
        place = _spoilt(file, what)
        with Store.open(file) as store:
            found = reconcile(store, life.chain, receipts=True)
            said = [each for each in found.differences if each.of == "log"]
            assert [each.who for each in said] == [schema.place_reference(place)], what
        _mended(file, life)
    real = life.chain.rpc.call

    def lying(method: str, *params: Any) -> Any:
        answer = real(method, *params)
        if method == "eth_getBlockReceipts" and any(each["logs"] for each in answer):
            answer = copy.deepcopy(answer)
            log = next(each["logs"][0] for each in answer if each["logs"])
            log["data"] = log["data"][:-1] + ("0" if log["data"][-1] != "0" else "1")
        return answer

    monkeypatch.setattr(life.chain.rpc, "call", lying)
    with Store.open(file) as store, pytest.raises(ProofFailed, match="do not hash to its receipts root"):
        reconcile(store, life.chain, receipts=True)


def _count(store: Store) -> int:
    with store.engine.connect() as connection:
        return len(connection.execute(select(schema.event.c.place)).all()) + len(
            connection.execute(select(schema.unknown_log.c.place)).all()
        )


def _spoilt(file: str, what: str) -> int:
    e = schema.event.c
    with Store.open(file, writing=True) as store, store.engine.begin() as connection:
        place, contract, kind, tx, fields = connection.execute(
            select(schema.event).order_by(e.place.desc()).offset(3).limit(1)
        ).one()
        if what == "gone":
            connection.execute(delete(schema.event).where(e.place == place))
        elif what == "changed":
            connection.execute(update(schema.event).where(e.place == place).values(fields=fields[:-2] + 'x"}'))
        else:
            place += 500_000
            connection.execute(
                schema.event.insert().values(place=place, contract=contract, kind=kind, tx=tx, fields=fields)
            )
    return int(place)


def _mended(file: str, life: Life) -> None:
    for each in Path(file).parent.glob(Path(file).name + "*"):
        each.unlink()
    index(life, file)
