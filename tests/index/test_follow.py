"""IDX-1: what is rebuilt from logs equals the chain's, at every block, through reorganisations and faults."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from rwa_chain.bindings import TokenizedDeposit
from rwa_chain.chain import Chain
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import IndexRefused, InputError, NodeUnreachable
from rwa_chain.index import follow, schema
from rwa_chain.index.follow import Follower
from rwa_chain.index.register import Moment, Registers
from rwa_chain.index.store import Store
from rwa_chain.lifecycle.register import read_entry, register_from_logs
from tests.cli.conftest import environment
from tests.index.conftest import Life, compared, everything, index, new_postgres, rows
from tests.sdk.chain.faulty import LIMIT_EXCEEDED, LOST_REPLY, LOST_REQUEST, Fault, FaultyProvider

pytestmark = pytest.mark.slow
Rows = dict[str, list[tuple[object, ...]]]


def assert_same(found: Rows, wanted: Rows) -> None:
    """Row by row; names the first rows that only one side has."""
    for table, rows_ in wanted.items():
        one, other = set(found[table]), set(rows_)
        assert (table, sorted(one - other)[:3], sorted(other - one)[:3]) == (table, [], [])
        assert len(found[table]) == len(rows_)


def test_every_block_of_random_activity(life: Life, database: str) -> None:
    """At each block, every wallet's entry is the chain's, and supply and the bank's book too."""
    first = life.chain.block_number
    life.act(60)
    assert life.done.get("refused", 0) < 40
    assert len(life.done) > 6
    index(life, database)
    with Store.open(database) as store:
        registers = Registers(store)
        for block in range(first, life.chain.block_number + 1):
            moment = Moment(block, life.chain.block(block).timestamp)
            for name, contract in (("token/BENCH", life.world.token), ("deposit/BANK_A", life.world.deposit)):
                found = registers.at(registers.tokens[name], moment)
                assert found.supply == contract.total_supply(at=block)
                with life.chain.reading() as read:
                    words = [read(contract.entry_of, each.wallet, at=block) for each in found.lines]
                for line, word in zip(found.lines, words, strict=True):
                    stored = read_entry(word.value)
                    assert (line.units, line.frozen, line.flags) == (stored.balance, stored.frozen, stored.flags)
            assert registers.booked(registers.tokens["deposit/BANK_A"], moment) == life.world.deposit.booked_deposits(
                at=block
            )
    assert compared(life, database).differences == ()


def test_it_is_the_register_that_the_sdk_rebuilds(life: Life, database: str) -> None:
    """The index and `register_from_logs` agree, entry by entry."""
    life.act(30)
    index(life, database)
    rebuilt = register_from_logs(life.chain, life.world.token)
    found = everything(database)["token/BENCH"]
    assert {each.wallet: each.units for each in found.lines} == {
        wallet: line.balance for wallet, line in rebuilt.lines.items()
    }
    assert found.supply == rebuilt.supply
    assert found.wallets == len(rebuilt.balances)


def test_range_by_range_is_the_same_as_at_once(life: Life, tmp_path: Path) -> None:
    """Whatever the ranges, and with pauses between runs, the rows are the same; a second run changes nothing."""
    at_once, by_piece = str(tmp_path / "once.sqlite"), str(tmp_path / "pieces.sqlite")
    for _ in range(5):
        life.act(6)
        index(life, by_piece, logs_in_range=3)
    index(life, at_once, logs_in_range=1_000_000)
    before = rows(by_piece)
    assert_same(before, rows(at_once))
    index(life, by_piece)
    assert_same(rows(by_piece), before)


def test_twenty_blocks_are_reorganised(life: Life, database: str, tmp_path: Path) -> None:
    """The index winds back to the block that the node still has, and ends as a fresh rebuild."""
    life.act(5)
    before = life.chain.snapshot()
    life.act(20)
    index(life, database)
    life.chain.revert(before)
    shared = life.chain.block_number
    life.draw = random.Random("another history")
    life.act(23)
    with Store.open(database, writing=True) as store:
        follower = Follower(store, life.chain, life.world.stack.book)
        step = follower.step()
        assert step.wound_back is not None
        assert step.wound_back <= shared
        follower.run(until_done=True)
        follower.close()
    fresh = str(tmp_path / "fresh.sqlite")
    index(life, fresh)
    assert_same(rows(database), rows(fresh))
    assert compared(life, database).is_equal


def test_a_chain_that_is_shorter_now(life: Life, database: str) -> None:
    """What the node has no longer is not shown either."""
    before = life.chain.snapshot()
    life.act(6)
    index(life, database)
    life.chain.revert(before)
    index(life, database)
    with Store.open(database) as store:
        cursor = store.cursor()
        assert cursor is not None
        assert cursor.number <= life.chain.block_number
    assert compared(life, database).is_equal


def test_reorganised_while_it_is_read(life: Life, tmp_path: Path) -> None:
    """Logs of a block that is replaced before its header is asked are read again."""
    database = str(tmp_path / "index.sqlite")
    life.act(4)
    before = life.chain.snapshot()
    life.act(3)
    provider = FaultyProvider(life.chain.rpc.provider)
    done = []

    def plan(method: str, request: Any) -> Fault | None:
        if method != "eth_getLogs" or done:
            return None

        def after(answer: Any) -> Any:
            done.append(life.chain.revert(before))
            life.draw = random.Random("meanwhile")
            life.act(5)
            return answer

        return Fault(answer=after)

    with Store.open(database, writing=True) as store:
        follower = Follower(store, life.chain, life.world.stack.book)
        provider.plan = plan
        follower._reader._rpc = Rpc(provider, "faulty")
        troubles: list[str] = []
        follower.run(until_done=True, troubled=troubles.append)
        follower.close()
    assert done
    assert any("replaced" in each for each in troubles)
    assert compared(life, database).is_equal


def test_a_node_that_fails_now_and_then(life: Life, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lost answers, refused ranges and a node that is busy change nothing but the time it takes."""
    monkeypatch.setattr(follow.time, "sleep", lambda _: None)
    life.act(15)
    provider = FaultyProvider(life.chain.rpc.provider)
    chain = Chain(Rpc(provider, "faulty"))
    draw = random.Random(7)
    faults = [LOST_REPLY, LOST_REQUEST, LIMIT_EXCEEDED, Fault(error=(-32000, "query returned more than 10000 results"))]
    with Store.open(database, writing=True) as store:
        follower = Follower(store, chain, life.world.stack.book, logs_in_range=50)
        provider.plan = lambda *_: draw.choice(faults) if draw.random() < 0.2 else None
        while True:
            try:
                if follower.step().is_done:
                    break
            except (NodeUnreachable, follow.RpcError):
                follower._forget()
        follower.close()
    assert provider.faults > 3
    assert compared(life, database).is_equal


def test_a_node_that_is_gone_is_said(life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an end asked for it gives up after five tries, each later than the one before; what was read is kept."""
    waited: list[float] = []
    monkeypatch.setattr(follow.time, "sleep", waited.append)
    database = str(tmp_path / "index.sqlite")
    index(life, database)
    provider = FaultyProvider(life.chain.rpc.provider)
    chain = Chain(Rpc(provider, "faulty"))
    with Store.open(database, writing=True) as store:
        follower = Follower(store, chain, life.world.stack.book)
        provider.plan = lambda *_: LOST_REQUEST
        with pytest.raises(NodeUnreachable):
            follower.run(until_done=True)
        follower.close()
    assert waited == sorted(waited)
    assert len(waited) == 4
    assert compared(life, database).is_equal


def test_a_node_that_lies(life: Life, tmp_path: Path) -> None:
    """A changed amount, a missing log and an invented one are each refused or found by the reconciliation."""
    life.act(12)
    # Index of a Transfer's log → the lie.
    for number, lie in enumerate((_change, _drop, _double)):
        database = str(tmp_path / f"lie{number}.sqlite")
        provider = FaultyProvider(life.chain.rpc.provider)
        provider.plan = lambda method, _, lie=lie: Fault(answer=lie) if method == "eth_getLogs" else None
        with suppress(IndexRefused):
            index(life, database, chain=Chain(Rpc(provider, "liar")))
            found = compared(life, database)
            assert not found.is_equal
            assert all(each.index != each.other for each in found.differences)


def _transfers(answer: Any) -> list[dict[str, Any]]:
    from rwa_chain.bindings import IERC20

    return [each for each in answer["result"] if each["topics"][0][2:] == IERC20.Transfer.TOPIC]


def _change(answer: Any) -> Any:
    for log in _transfers(answer)[-1:]:
        log["data"] = f"0x{int(log['data'], 16) + 1:064x}"
    return answer


def _drop(answer: Any) -> Any:
    for log in _transfers(answer)[-1:]:
        answer["result"].remove(log)
    return answer


def _double(answer: Any) -> Any:
    for log in _transfers(answer)[-1:]:
        answer["result"].append({**log, "logIndex": hex(int(log["logIndex"], 16) + 1000)})
    return answer


def test_units_that_nobody_had_end_it(life: Life, tmp_path: Path) -> None:
    """Logs whose sums can't be are refused by name, and nothing of their range is kept."""
    life.act(4)
    provider = FaultyProvider(life.chain.rpc.provider)

    def huge(answer: Any) -> Any:
        for log in _transfers(answer):
            if int(log["topics"][1], 16):
                log["data"] = f"0x{1 << 60:064x}"
        return answer

    provider.plan = lambda method, _: Fault(answer=huge) if method == "eth_getLogs" else None
    with pytest.raises(IndexRefused, match=r"gives more of .* than it has, in block"):
        index(life, str(tmp_path / "i.sqlite"), chain=Chain(Rpc(provider, "liar")), logs_in_range=10**6)


def test_killed_at_random_points(life: Life, database: str, tmp_path: Path) -> None:
    """However often it is killed, and wherever, the next run goes on, and the end is that of a fresh rebuild."""
    life.act(40)
    assert life.chain.node is not None
    book = tmp_path / "book.json"
    replace(life.world.stack.book, path=book).save()
    draw = random.Random(5)
    command = [sys.executable, "-c", _CHILD, life.chain.node.rpc.where, database, str(book)]
    kills = 0
    for _ in range(5):
        child = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "begins\n"
        time.sleep(draw.random() * 0.12)
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
            kills += 1
        child.wait()
        child.stdout.close()
    assert kills >= 2
    index(life, database)
    fresh = str(tmp_path / "fresh.sqlite")
    index(life, fresh)
    assert_same(rows(database), rows(fresh))
    assert compared(life, database).is_equal


_CHILD = """
import sys
from pathlib import Path
from rwa_chain.chain import Chain
from rwa_chain.chain.rpc import Rpc
from rwa_chain.deploy.book import Book
from rwa_chain.index.follow import Follower
from rwa_chain.index.store import Store
chain = Chain(Rpc.ipc(sys.argv[1]))
book = Book.of(chain, Path(sys.argv[3]))
with Store.open(sys.argv[2], writing=True) as store:
    follower = Follower(store, chain, book, logs_in_range=4)
    follower._reader._size = 2
    print("begins", flush=True)
    follower.run(until_done=True)
"""


def test_a_full_disk_is_said_and_nothing_is_half_written(life: Life, tmp_path: Path) -> None:
    """Where the file can't grow, the run ends with a message; with room again it goes on."""
    database = str(tmp_path / "index.sqlite")
    life.act(5)
    with Store.open(database, writing=True):
        pass
    size = Path(database).stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, before[1]))
    try:
        with pytest.raises(IndexRefused, match="failed, and keeps what it had"):
            index(life, database, logs_in_range=10**6)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with Store.open(database) as store:
        assert store.cursor() is None
    index(life, database)
    assert compared(life, database).is_equal


def test_one_indexer_at_a_time(life: Life, database: str) -> None:
    """A second one is refused while the first writes, readers are not; afterwards it may."""
    index(life, database)
    with Store.open(database, writing=True):
        with pytest.raises(IndexRefused, match="another indexer writes to"):
            Store.open(database, writing=True)
        assert everything(database)["token/BENCH"].supply > 0
    with Store.open(database, writing=True):
        pass


def test_a_node_of_another_chain(life: Life, database: str) -> None:
    """Another chain id, and another chain of the same id, are refused by name."""
    index(life, database)
    with Chain.anvil() as other, Store.open(database, writing=True) as store:
        with pytest.raises(IndexRefused, match="first blocks differ"):
            Follower(store, other, life.world.stack.book)
        with pytest.raises(IndexRefused, match="is the index of chain 31337, the node serves 5"):
            store.bind(5, "0x00")


def test_nothing_was_indexed(tmp_path: Path) -> None:
    """Reading what is not there names the command that makes it, and makes nothing."""
    with pytest.raises(IndexRefused, match="run `rwa index run` first"):
        Store.open(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="postgresql"):
        Store.open("mysql://localhost/x")


def test_unknown_logs_are_kept_raw(life: Life, tmp_path: Path) -> None:
    """A log that no contract of the stack declares stands as the node gave it."""
    provider = FaultyProvider(life.chain.rpc.provider)
    topic = "0x" + "ab" * 32

    def strange(answer: Any) -> Any:
        last = answer["result"][-1] if answer["result"] else None
        if last is not None:
            index_ = hex(int(last["logIndex"], 16) + 7)
            answer["result"].append({**last, "topics": [topic], "data": "0x0102", "logIndex": index_})
        return answer

    provider.plan = lambda method, _: Fault(answer=strange) if method == "eth_getLogs" else None
    database = str(tmp_path / "i.sqlite")
    index(life, database, chain=Chain(Rpc(provider, "strange")), logs_in_range=10**6)
    with Store.open(database) as store, store.engine.connect() as connection:
        kept = connection.execute(select(schema.unknown_log)).all()
        assert [(each.topics, bytes(each.data)) for each in kept] == [(topic, b"\x01\x02")]
        assert connection.execute(select(func.count()).select_from(schema.event)).scalar_one() > 100


def test_a_contract_that_the_book_gets_later(life: Life, tmp_path: Path) -> None:
    """Its earlier logs are read too, although the index was past them."""
    database = str(tmp_path / "i.sqlite")
    book = life.world.stack.book
    late = "deposit/BANK_C"
    known = replace(book, path=None, entries={key: each for key, each in book.entries.items() if key != late})
    with Store.open(database, writing=True) as store:
        follower = Follower(store, life.chain, known)
        follower.run(until_done=True)
        follower.close()
    assert late not in everything(database)
    index(life, database)
    deposit = TokenizedDeposit(life.chain, book.address(late))
    assert everything(database)[late].supply == deposit.total_supply()
    fresh = str(tmp_path / "fresh.sqlite")
    index(life, fresh)
    assert_same(rows(database), rows(fresh))


def test_sqlite_and_postgresql_hold_the_same(life: Life, tmp_path: Path) -> None:
    """Row by row, where there is a PostgreSQL to ask."""
    import os

    life.act(15)
    file = str(tmp_path / "i.sqlite")
    index(life, file)
    if not os.environ.get("RWA_POSTGRES"):
        return  # ./scripts/test has said that it is not run, and fails for it where CI is set
    with new_postgres() as url:
        index(life, url)
        assert_same(rows(url), rows(file))


@pytest.mark.parametrize("value", [0, (1 << 63) - 1, 1 << 63, (1 << 256) - 1])
def test_whole_numbers_of_any_size(database: str, value: int) -> None:
    """What is above 64 bits is kept to the digit, and sorts after what is below."""
    with Store.open(database, writing=True) as store, store.engine.begin() as connection:
        connection.exec_driver_sql(
            store._insertion(schema.supply), [(1, 1, schema.stored(value), 0), (1, 2, schema.stored(5), 0)]
        )
        found = connection.execute(select(schema.supply.c.units).order_by(schema.supply.c.place)).scalars().all()
        assert [int(each) for each in found] == [value, 5]
