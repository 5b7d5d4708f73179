"""Reading a chain: events decoded and filtered, logs through nodes that limit, many views at once, old blocks."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.bindings import IERC20, IPermissionedToken
from rwa_chain.chain import Chain, Event, Party, keccak
from rwa_chain.chain.decoders import decoder_of
from rwa_chain.chain.logs import scan
from rwa_chain.chain.providers import read_answer
from rwa_chain.chain.receipts import RawLog
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import ChainError, DecodeError, InputError, NodeUnreachable, RpcError


@pytest.fixture
def contract(probe: ModuleType, chain: Chain, registrar: Party) -> Any:
    """A probe whose number is 7."""
    maths = probe.ProbeMaths.deploy(chain, sender=registrar)
    return probe.Probe.deploy(chain, 7, sender=registrar, libraries={"ProbeMaths": maths})


def log_of(topics: list[str], data: bytes) -> dict[str, Any]:
    """A log's JSON."""
    return {
        "address": "0x" + "ab" * 20, "topics": topics, "data": "0x" + data.hex(), "blockNumber": "0x1",
        "transactionHash": "0x" + "01" * 32, "logIndex": "0x0",
    }  # fmt: skip


def every_event() -> list[type[Event]]:
    """The event classes of all contracts."""
    found = {REGISTRY._resolve(name) for names in REGISTRY._events.values() for name in names}
    return sorted((each for each in found if issubclass(each, Event)), key=lambda each: each.__qualname__)


WORDS = st.one_of(
    st.integers(0, 3),
    st.integers(0, 2**160 - 1),
    st.integers(0, 2**256 - 1),
    st.integers(0, 255).map(lambda bits: 2**bits),
    st.integers(0, 2**64).map(lambda n: 2**256 - 1 - n),
).map(lambda word: word.to_bytes(32, "big"))


def test_every_event_has_a_decoder() -> None:
    """Those without fields too."""
    assert len(every_event()) > 100
    for kind in every_event():
        assert callable(decoder_of(kind))
    (bare,) = [each for each in every_event() if each.NAME.endswith("EIP712DomainChanged")][:1]
    assert decoder_of(bare)(log_of(["0x" + bare.TOPIC], b"")) == bare()


@given(st.data())
def test_a_made_decoder_is_the_codec(data: st.DataObject) -> None:
    """Of every event: the same values, and the same words refused as not fitting."""
    kind = data.draw(st.sampled_from(every_event()))
    topics = ["0x" + kind.TOPIC] + ["0x" + data.draw(WORDS).hex() for _ in range(kind.indexed())]
    body = b"".join(data.draw(st.lists(WORDS, min_size=0, max_size=8)))
    log = log_of(topics, body)
    try:
        wanted = kind.of_log(topics, body, RawLog(log).place)
    except DecodeError:
        with pytest.raises(DecodeError):
            decoder_of(kind)(log)
        return
    found = decoder_of(kind)(log)
    assert found == wanted
    assert found.place == wanted.place
    assert hash(found) == hash(wanted)


@pytest.mark.parametrize(
    ("topics", "data"),
    [
        ([], bytes(32)),
        (["0x" + "11" * 32, "0x" + "00" * 32, "0x" + "00" * 32], bytes(32)),
        (["", "0x" + "00" * 32, "0x" + "00" * 32], bytes(31)),
        (["", "0x" + "00" * 32, "0x" + "01" + "00" * 31], bytes(32)),
        (["", "0x" + "00" * 31, "0x" + "00" * 32], bytes(32)),
    ],
)
def test_what_is_no_transfer_is_refused(topics: list[str], data: bytes) -> None:
    """Another event, data too short, dirty bits above an address, a topic too short."""
    full = [each or "0x" + IERC20.Transfer.TOPIC for each in topics]
    with pytest.raises(DecodeError):
        decoder_of(IERC20.Transfer)(log_of(full, data))


def test_a_made_decoder_is_quick(chain: Chain) -> None:
    """JSON to dataclass takes less than five times what json.loads of the same logs takes."""
    import json

    transfer = ["0x" + IERC20.Transfer.TOPIC, "0x" + "00" * 12 + "11" * 20, "0x" + "00" * 12 + "22" * 20]
    entry = IPermissionedToken.EntryAdmitted
    admitted = ["0x" + entry.TOPIC] + ["0x" + "00" * 12 + "33" * 20] * entry.indexed()
    plain = sum(1 for _, _, indexed in entry.ABI if not indexed)
    logs = [log_of(transfer, bytes(32)), log_of(admitted, bytes(32 * plain))] * 5_000
    text = json.dumps(logs)
    ratios = []
    for _ in range(5):
        begin = time.perf_counter()
        parsed = json.loads(text)
        middle = time.perf_counter()
        decoded = [RawLog(each).decoded() for each in parsed]
        ratios.append((middle - begin) / (time.perf_counter() - middle))
        assert None not in decoded
    assert max(ratios) > 0.2, ratios


def test_events_by_their_indexed_fields(contract: Any, chain: Chain, registrar: Party, holder: Party) -> None:
    """By one value, by several; a field that is not indexed, or not there, is refused by name."""
    other = chain.party("other")
    for wallet, value in ((holder, 1), (other, 2), (holder, 3)):
        contract.transfer(wallet, value, sender=registrar)
    found = chain.events(contract.Transfer, emitter=contract, where={"to": holder})
    assert [each.value for each in found] == [1, 3]
    found = chain.events(contract.Transfer, emitter=contract, where={"to": [holder, other], "from_": registrar})
    assert [each.value for each in found] == [1, 2, 3]
    assert chain.events(contract.Transfer, where={"from_": other}) == []
    for field in ("value", "nobody"):
        with pytest.raises(InputError, match=field):
            chain.events(contract.Transfer, where={field: 1})
    with pytest.raises(InputError, match="to"):
        chain.events(contract.Transfer, where={"to": "nowhere"})


def test_hashed_fields_are_filtered_by_their_text(
    probe: ModuleType, contract: Any, chain: Chain, registrar: Party, holder: Party
) -> None:
    """An indexed string is there as its hash only."""
    import probe_bindings.types as types  # type: ignore[import-not-found]

    contract.record(bytes(32), "first", types.Point(1, holder.address, ()), sender=registrar)
    contract.record(bytes(32), "second", types.Point(2, holder.address, ()), sender=registrar)
    (found,) = chain.events(contract.Recorded, where={"name": "second"})
    assert (found.point.x, found.name) == (2, keccak(b"second"))


def test_scans_begin_where_the_contract_was_made(probe: ModuleType, chain: Chain, registrar: Party) -> None:
    """A chain's life before it is not asked for."""
    chain.mine(30)
    maths = probe.ProbeMaths.deploy(chain, sender=registrar)
    made = probe.Probe.deploy(chain, 7, sender=registrar, libraries={"ProbeMaths": maths})
    asked: list[Any] = []
    call = chain.rpc.call

    def seen(method: str, *params: Any) -> Any:
        asked.append((method, params))
        return call(method, *params)

    chain.rpc.call = seen  # type: ignore[method-assign]
    try:
        assert len(chain.events(made.Transfer, emitter=made)) == 1
    finally:
        del chain.rpc.call  # type: ignore[method-assign]
    ranges = [params[0]["fromBlock"] for method, params in asked if method == "eth_getLogs"]
    assert ranges == [hex(made.deployment.block)]


class Limited:
    """A node with a log in each block that answers at most so many blocks, or fails now and then."""

    def __init__(self, refuse: Callable[[int, int], Exception | None]) -> None:
        self.refuse = refuse
        self.calls = 0

    def call(self, method: str, wanted: dict[str, Any]) -> Any:
        """eth_getLogs."""
        self.calls += 1
        first, last = int(wanted["fromBlock"], 16), int(wanted["toBlock"], 16)
        error = self.refuse(first, last)
        if error is not None:
            raise error
        return [{**log_of([], b""), "blockNumber": hex(block)} for block in range(first, last + 1, 100)]


@pytest.mark.parametrize(
    "reason", ["query returned more than 10000 results", "block range is too wide", "limit exceeded"]
)
def test_a_range_that_is_too_large_is_halved_and_no_block_is_lost(reason: str) -> None:
    """By JSON-RPC or by HTTP 413, and it is not tried again each time."""
    for error in (RpcError("eth_getLogs", -32005, reason), NodeUnreachable("there", "HTTP status 413")):
        node = Limited(lambda first, last, error=error: error if last - first >= 700 else None)  # type: ignore[misc]
        found = scan(node, emitters=(), events=(), from_block=0, to_block=50_000, pause=0)  # type: ignore[arg-type]
        assert [each.place.block for each in found] == sorted({each.place.block for each in found})
        assert len(found) >= 500
        assert node.calls < 150


def test_ranges_grow_where_answers_are_short() -> None:
    """Two million empty blocks in a few requests."""
    node = Limited(lambda *_: None)
    node.call = lambda method, wanted: setattr(node, "calls", node.calls + 1) or []  # type: ignore[method-assign, func-returns-value]
    assert scan(node, emitters=(), events=(), from_block=0, to_block=2_000_000, pause=0) == []  # type: ignore[arg-type]
    assert node.calls < 12


@pytest.mark.parametrize(
    "error",
    [
        NodeUnreachable("there", "HTTP status 429"),
        NodeUnreachable("there", "HTTP status 503"),
        NodeUnreachable("there", "no connection"),
        RpcError("eth_getLogs", -32005, "rate limit"),
        RpcError("eth_getLogs", -32000, "transaction indexing is in progress"),
    ],
)
def test_a_node_that_is_limited_is_asked_again(error: Exception) -> None:
    """Every third request fails, whatever it asks for; a node that always fails is told."""
    draw = random.Random(1)
    node = Limited(lambda *_: error if draw.random() < 0.3 else None)
    found = scan(node, emitters=(), events=(), from_block=0, to_block=100_000, pause=0)  # type: ignore[arg-type]
    blocks = [each.place.block for each in found]
    assert blocks == sorted(set(blocks))
    assert len(blocks) >= 1_000
    dead = Limited(lambda *_: error)
    with pytest.raises(type(error)):
        scan(dead, emitters=(), events=(), from_block=0, to_block=100_000, pause=0)  # type: ignore[arg-type]
    assert dead.calls < 20


def test_many_views_in_one_request(
    probe: ModuleType, contract: Any, chain: Chain, registrar: Party, holder: Party
) -> None:
    """Typed values after the block; a refused view raises when its value is asked for, the others stand."""
    contract.transfer(holder, 5, sender=registrar)
    sent: list[Any] = []
    attempt = chain.rpc.attempt
    chain.rpc.attempt = lambda requests: sent.append(len(requests)) or attempt(requests)  # type: ignore[method-assign, func-returns-value]
    try:
        with chain.reading() as read:
            number = read(contract.number)
            balances = [read(contract.balance_of, each) for each in (registrar, holder)]
            nowhere = read(probe.Probe(chain, holder).number)
            with pytest.raises(ChainError, match="no value yet"):
                number.value  # noqa: B018
    finally:
        del chain.rpc.attempt  # type: ignore[method-assign]
    assert sent == [4]
    assert (number.value, [each.value for each in balances]) == (7, [995, 5])
    with pytest.raises(DecodeError, match="is there a Probe"):
        nowhere.value  # noqa: B018
    assert contract.number() == 7
    with pytest.raises(InputError, match="view"), chain.reading() as read:
        read(lambda: 5)


def test_views_see_the_time_that_was_set(chain: Chain) -> None:
    """Before the block of that time is mined, and after."""
    clock = chain.party("clock").address
    chain.set_code(clock, bytes.fromhex("4260005260206000f3"))  # returns the block's timestamp
    later = chain.now + 1_000_000

    def read() -> int:
        return int(chain.rpc.call("eth_call", {"to": clock, "data": "0x"}, chain.tag(None)), 16)

    chain.set_time(later)
    assert read() == later
    chain.mine()
    assert read() == chain.now == later


def test_a_block_by_its_instant(chain: Chain) -> None:
    """The last one at or before; none before the chain began."""
    numbers = {}
    for _ in range(20):
        block = chain.mine_at(chain.now + 7)
        numbers[block.timestamp] = block.number
    for stamp, number in numbers.items():
        assert chain.block_at(stamp).number == number
        assert chain.block_at(stamp + 3).number == number
    assert chain.block_at(datetime(2100, 1, 1, tzinfo=UTC)).number == chain.block_number
    assert chain.block_at(chain.block(0).timestamp).number == 0
    with pytest.raises(InputError, match="began"):
        chain.block_at(1)


def test_a_state_of_the_past_or_the_future_goes_on_where_it_stood() -> None:
    """A second after its last block, whatever the wall clock says; also at the start."""
    for begin in (1_750_000_000, 1_950_000_000):
        with Chain.anvil(start_at=begin) as first:
            first.mine(3)
            state, last = first.dump_state(), first.now
        with Chain.anvil() as again:
            again.load_state(state)
            assert again.mine().timestamp == last + 1
            assert again.mine().timestamp == last + 2


def test_a_block_that_the_node_forgot_is_named(contract: Any, chain: Chain) -> None:
    """What would be right stands in the message."""
    at = chain.block_number
    chain.mine(60)
    with pytest.raises(InputError, match="states_kept"):
        contract.number(at=at)
    assert contract.number(at=at + 60) == 7


def test_a_large_answer_is_read_in_linear_time() -> None:
    """Eighty megabytes in pieces; an answer without a newline, and several messages, are read too."""
    ours, theirs = socket.socketpair()
    item = b'{"data":"' + b"0" * 400 + b'"}'
    body = b'{"jsonrpc":"2.0","id":1,"result":[' + b",".join([item] * 190_000) + b"]}\n"
    assert len(body) > 78_000_000
    sender = threading.Thread(target=theirs.sendall, args=(body,))
    begin = time.process_time()
    sender.start()
    answer = read_answer(ours)
    sender.join()
    assert len(answer["result"]) == 190_000
    assert time.process_time() - begin < 3
    theirs.sendall(b'{"result":[{}]}')
    assert read_answer(ours) == {"result": [{}]}
    theirs.close()
    with pytest.raises(ConnectionError):
        read_answer(ours)
    ours.close()


def test_hashing_is_keccak_whatever_hashes() -> None:
    """The native hash and eth-hash's own choice agree."""
    from eth_hash.auto import keccak as other

    for size in (0, 1, 135, 136, 137, 1_000):
        assert keccak(bytes(size)) == other(bytes(size))
    assert keccak(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"


def test_a_whole_chain_over_http_in_batches(chain: Chain) -> None:
    """Answers in another order are put into that of the requests."""
    assert chain.node is not None
    remote = Rpc.http(chain.node.url)
    asked = [("eth_chainId", ()), ("eth_blockNumber", ()), ("eth_chainId", ())]
    exchange = remote.provider.exchange  # type: ignore[attr-defined]
    remote.provider.exchange = lambda body: list(reversed(exchange(body)))  # type: ignore[attr-defined]
    assert remote.batch(asked) == ["0x7a69", hex(chain.block_number), "0x7a69"]
