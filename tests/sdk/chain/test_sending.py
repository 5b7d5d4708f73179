"""Between signature and receipt: whatever the node does, a write is mined at most once and told by its hash."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from rwa_chain.chain import Chain
from rwa_chain.chain.rpc import Rpc
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import (
    ChainError,
    InputError,
    Known,
    NodeUnreachable,
    PipelineIncomplete,
    RpcError,
    TransactionDropped,
    TransactionTimeout,
)
from tests.sdk.chain import faulty
from tests.sdk.chain.faulty import Fault, Faulty, fails

RAW = "eth_sendRawTransaction"
RECEIPT = "eth_getTransactionReceipt"
FEES = "eth_getBlockByNumber"


class Shop:
    """A payer, a payee, and a network that may misbehave; the local chain is what really happened."""

    def __init__(self, local: Chain, node: Faulty, remote: Chain) -> None:
        self.local, self.node, self.remote = local, node, remote
        self.payer, self.payee = local.parties("payer", "payee")
        self._before = local.ether(self.payee)
        remote.writer.send_seconds = 1.0
        remote.writer.seconds = 5.0
        remote.writer.pause = 0.002

    def call(self, amount: int = 100) -> Call[Any]:
        """A payment."""
        return Call(self.payee.address, b"", value=amount)

    def pay(self, amount: int = 100, **options: Any) -> Any:
        """Pay and wait."""
        return self.remote.writer.execute(self.call(amount), self.payer, None, **options)

    @property
    def paid(self) -> int:
        """What the payee has got."""
        return self.local.ether(self.payee) - self._before


@pytest.fixture
def shop(chain: Chain) -> Iterator[Shop]:
    """A network in front of the test's node."""
    assert chain.node is not None
    with faulty.proxy(chain.node.url) as node:
        remote = Chain.connect(node.url)
        assert not remote.local
        yield Shop(chain, node, remote)
        remote.close()


@pytest.mark.parametrize(
    "fault",
    [
        faulty.LOST_REPLY,
        faulty.LOST_REQUEST,
        faulty.LIMITED,
        faulty.OVERLOADED,
        faulty.LIMIT_EXCEEDED,
        faulty.INTERNAL,
        Fault(forward=False, status=502),
        Fault(error=(-32000, "already known")),
        Fault(answer=lambda _: "no JSON-RPC object"),
    ],
)
@pytest.mark.parametrize("method", [RAW, RECEIPT])
def test_a_payment_goes_through_once_whatever_happens_to_one_request(shop: Shop, fault: Fault, method: str) -> None:
    """Sent, mined and reported, though an answer was lost, limited or nonsense."""
    shop.node.plan = fails(method, fault)
    assert shop.pay().succeeded
    assert shop.paid == 100


@pytest.mark.parametrize("fault", [faulty.LOST_REPLY, faulty.OVERLOADED, faulty.INTERNAL])
def test_what_was_perhaps_sent_is_told_by_its_hash_and_not_sent_twice(shop: Shop, fault: Fault) -> None:
    """A node that never answers: the error has hash, sender and nonce; the same payment again is that payment."""
    shop.remote.writer.send_seconds = 0.05
    shop.node.plan = lambda method, _: None if method in (FEES, "eth_estimateGas", "eth_getTransactionCount") else fault
    with pytest.raises(ChainError) as caught:
        shop.pay()
    write = caught.value.write
    assert write is not None
    assert write.known is Known.PERHAPS_SENT
    assert (write.nonce, shop.payer.address in write.sender) == (0, True)
    assert any(write.tx in note for note in caught.value.__notes__)
    shop.node.plan = lambda *_: None
    assert shop.pay().tx == write.tx
    assert shop.paid == 100
    assert shop.remote.resume(write.tx).wait().tx == write.tx
    assert shop.pay(101).succeeded
    assert shop.paid == 201


def test_an_error_before_the_nonce_takes_none(shop: Shop) -> None:
    """Fees first, nonce last: a limit there leaves no gap, and the next payments go through."""
    for method in ("eth_estimateGas", FEES, "eth_getTransactionCount"):
        shop.node.plan = fails(method, faulty.LIMITED)
        with pytest.raises(NodeUnreachable) as caught:
            shop.pay()
        assert caught.value.write is not None
        assert (caught.value.write.known, caught.value.write.tx) == (Known.NOT_SENT, "")
    assert shop.paid == 0
    assert [shop.pay(amount).succeeded for amount in (1, 2)] == [True, True]
    assert shop.paid == 3


def test_a_refused_payment_leaves_no_gap(shop: Shop) -> None:
    """What the node refuses was not sent, and the next payment has its nonce."""
    refusal = Fault(forward=False, error=(-32000, "insufficient funds for gas * price + value"))
    shop.node.plan = fails(RAW, refusal)
    with pytest.raises(RpcError, match="insufficient funds") as caught:
        shop.pay()
    assert caught.value.write is not None
    assert caught.value.write.known is Known.NOT_SENT
    assert shop.pay(7).succeeded
    assert shop.paid == 7


def test_a_failed_poll_is_not_yet(shop: Shop) -> None:
    """A limit, an overload, an index that is behind and null: it waits on."""
    faults = [faulty.LIMITED, faulty.OVERLOADED, faulty.INDEXING, Fault(answer=lambda each: {**each, "result": None})]
    left = list(faults)
    shop.node.plan = lambda method, _: left.pop() if method == RECEIPT and left else None
    assert shop.pay().succeeded
    assert not left


def test_a_payment_that_is_not_mined_in_time_is_the_same_one_later(shop: Shop) -> None:
    """The time-out has the hash; paying again waits for that payment."""
    shop.local.rpc.call("evm_setAutomine", False)
    try:
        with pytest.raises(TransactionTimeout) as caught:
            shop.pay(options=_options(seconds=0.1))
        assert caught.value.write is not None
        assert caught.value.write.known is Known.PERHAPS_SENT
        threading.Timer(0.3, lambda: shop.local.rpc.call("evm_mine")).start()
        assert shop.pay().tx == caught.value.tx
    finally:
        shop.local.rpc.call("evm_setAutomine", True)
    assert shop.paid == 100


def _options(**each: Any) -> Any:
    from rwa_chain.chain import WriteOptions

    return WriteOptions(**each)


def test_a_transaction_that_the_node_loses_is_sent_again(shop: Shop) -> None:
    """The same bytes, while its receipt is awaited."""
    shop.local.rpc.call("evm_setAutomine", False)
    sent = shop.remote.writer.submit(shop.call(), shop.payer)
    shop.local.rpc.call("anvil_dropTransaction", sent.tx)
    shop.local.rpc.call("evm_setAutomine", True)
    assert sent.wait().tx == sent.tx
    assert shop.paid == 100


def test_what_a_local_node_keeps_for_ever_is_sent_again(shop: Shop) -> None:
    """Its pool holds the next transaction and the one after it, and would mine neither."""
    writer, start = shop.local.writer, shop.local.nonce_of(shop.payer)
    fees = writer.fees.now()
    sent = [writer.sign(shop.call(), shop.payer, 200_000, fees, start + each) for each in (1, 2)]
    for each in sent:
        shop.local.rpc.call("eth_sendRawTransaction", "0x" + each.raw.hex())
    shop.local.rpc.call("anvil_setNonce", str(shop.payer.address), hex(start + 1))
    assert shop.local.rpc.call("txpool_status") == {"pending": "0x0", "queued": "0x2"}
    assert [each.wait(20).succeeded for each in sent] == [True, True]
    assert shop.paid == 200


def test_a_nonce_that_somebody_else_used_is_told_as_dropped(shop: Shop) -> None:
    """Another session of the same key was mined with it: this one never will be."""
    shop.local.rpc.call("evm_setAutomine", False)
    sent = shop.remote.writer.submit(shop.call(), shop.payer)
    shop.local.rpc.call("anvil_dropTransaction", sent.tx)
    shop.local.rpc.call("evm_setAutomine", True)
    shop.local.writer.execute(shop.call(7), shop.payer)
    with pytest.raises(TransactionDropped) as caught:
        sent.wait()
    assert caught.value.write is not None
    assert caught.value.write.known is Known.DROPPED
    assert shop.paid == 7
    assert shop.pay().succeeded
    assert shop.paid == 107


def test_two_sessions_of_one_key_take_turns(shop: Shop) -> None:
    """No payment is refused for its nonce, in one process or from threads of one fresh chain."""
    with Chain.connect(shop.node.url) as second:
        for number in range(6):
            writer = (shop.remote, second)[number % 2].writer
            assert writer.execute(shop.call(number + 1), shop.payer).succeeded
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            shop.pay(1_000 + number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not errors
    assert shop.paid == 21 + sum(1_000 + number for number in range(12))


def test_a_session_elsewhere_with_the_same_key(shop: Shop) -> None:
    """On another machine no lock helps: the node says that the nonce is used, and the payment is signed anew."""
    answers = [0, 0]

    def stale(each: Any) -> Any:
        return [{**each[0], "result": hex(answers.pop())}]

    shop.pay(1)
    shop.node.plan = lambda method, _: Fault(answer=stale) if method == "eth_getTransactionCount" and answers else None
    shop.remote.writer.forget()
    assert shop.pay(2).succeeded
    assert shop.paid == 3


@pytest.mark.parametrize("is_local", [True, False])
def test_a_payment_taken_out_by_a_reorganisation_can_be_paid_again(shop: Shop, is_local: bool) -> None:
    """The nonce is asked for anew, so nothing hangs."""
    chain = shop.local if is_local else shop.remote
    for _ in range(2):
        assert chain.writer.execute(shop.call(), shop.payer).succeeded
        shop.local.rpc.call("anvil_rollback", 1)
        assert shop.paid == 0
    assert chain.writer.execute(shop.call(), shop.payer).succeeded
    assert shop.paid == 100


def test_a_nonce_is_not_counted_on_what_the_pool_drops(shop: Shop) -> None:
    """After a rollback a pool may still hold what the dropped block had mined; on top of it nothing would be mined."""
    assert shop.local.node is not None
    rpc = shop.local.rpc
    rpc.call("evm_setAutomine", False)
    with Chain.connect(shop.local.node.url) as another:
        stale = another.writer.submit(shop.call(1), shop.payer)

    def later() -> None:
        time.sleep(0.3)
        rpc.call("anvil_dropTransaction", stale.tx)
        rpc.call("evm_setAutomine", True)

    worker = threading.Thread(target=later)
    worker.start()
    assert shop.local.writer.execute(shop.call(), shop.payer).succeeded
    worker.join(20)
    assert shop.paid == 100


def test_confirmations_are_waited_for(shop: Shop) -> None:
    """A receipt that a reorganisation takes out meanwhile is noticed, and the payment is sent again."""
    mined = threading.Event()

    def later() -> None:
        deadline = time.monotonic() + 10
        while shop.paid != 100 and time.monotonic() < deadline:
            time.sleep(0.01)
        shop.local.rpc.call("anvil_rollback", 1)
        shop.local.mine(2)
        while shop.paid != 100 and time.monotonic() < deadline:
            time.sleep(0.01)
        mined.set()
        shop.local.mine(2)

    worker = threading.Thread(target=later)
    worker.start()
    receipt = shop.pay(options=_options(confirmations=3, seconds=10))
    worker.join(20)
    assert mined.is_set()
    assert shop.remote.block_number - receipt.block + 1 >= 3
    assert shop.remote.receipt(receipt.tx) == receipt
    with pytest.raises(InputError, match="confirmations"):
        shop.pay(1, options=_options(confirmations=0))


def test_replace_and_cancel(shop: Shop) -> None:
    """A higher fee with the same nonce: one of the two is mined, never both."""
    shop.local.rpc.call("evm_setAutomine", False)
    first = shop.remote.writer.submit(shop.call(100), shop.payer)
    second = first.replace()
    assert second.nonce == first.nonce
    assert second.fees["maxFeePerGas"] > first.fees["maxFeePerGas"]
    with pytest.raises(InputError, match="max_fee"):
        second.replace(max_fee=second.fees["maxFeePerGas"])
    shop.local.rpc.call("evm_mine")
    assert second.wait().tx == second.tx
    other = shop.remote.writer.submit(shop.call(7), shop.payer)
    cancelled = other.cancel()
    shop.local.rpc.call("evm_mine")
    assert cancelled.wait().tx == cancelled.tx
    with pytest.raises(TransactionDropped):
        other.wait()
    shop.local.rpc.call("evm_setAutomine", True)
    assert shop.paid == 100


@pytest.mark.parametrize("key_first", [True, False])
def test_a_key_is_one_write(shop: Shop, key_first: bool) -> None:
    """The same call under it sends nothing new, another call is refused, and another sender has keys of its own."""
    options = _options(key="coupon 3 / holder 7")
    first = shop.pay(options=options)
    again = Chain.connect(shop.node.url)
    assert again.writer.execute(shop.call(), shop.payer, None, options).tx == first.tx
    with pytest.raises(InputError, match="key"):
        shop.pay(101, options=options)
    shop.local.fund(shop.payee)
    back = Call[Any](shop.payer.address, b"", value=1)
    assert again.writer.execute(back, shop.payee, None, options).succeeded
    again.close()


def test_a_key_on_a_local_node(shop: Shop) -> None:
    """Kept in the node's own folder, for as long as the node runs."""
    options = _options(key="once")
    first = shop.local.writer.execute(shop.call(), shop.payer, None, options)
    assert shop.local.writer.execute(shop.call(), shop.payer, None, options).tx == first.tx
    assert shop.paid == 100


@pytest.mark.parametrize("answer", [("error", -32601, "the method does not exist"), ("null",), ("missing",)])
def test_fees_of_nodes_of_every_kind(shop: Shop, answer: tuple[Any, ...]) -> None:
    """Without eth_maxPriorityFeePerGas, with a base fee of null, and of the time before base fees."""

    def batch(each: list[Any]) -> list[Any]:
        block, tip, price = each
        if answer[0] == "error":
            return [
                block,
                {"id": tip["id"], "jsonrpc": "2.0", "error": {"code": answer[1], "message": answer[2]}},
                price,
            ]
        changed = dict(block["result"], baseFeePerGas=None)
        if answer[0] == "missing":
            del changed["baseFeePerGas"]
        return [{**block, "result": changed}, tip, price]

    shop.node.plan = lambda method, _: Fault(answer=batch) if method == FEES else None
    receipt = shop.pay()
    assert receipt.succeeded
    legacy = shop.local.rpc.call("eth_getTransactionByHash", receipt.tx)["type"] == "0x0"
    assert legacy == (answer[0] != "error")


def test_a_cap_on_the_fee(shop: Shop) -> None:
    """It holds, and one below the chain's own fee is refused before anything is sent."""
    receipt = shop.pay(options=_options(max_fee=10**10))
    assert int(shop.local.rpc.call("eth_getTransactionByHash", receipt.tx)["maxFeePerGas"], 16) <= 10**10
    with pytest.raises(InputError, match="max_fee"):
        shop.pay(1, options=_options(max_fee=1))


def pipe(shop: Shop, amounts: list[int], **options: Any) -> Any:
    """Payments through one pipeline."""
    with shop.remote.pipeline(**options) as line:
        for amount in amounts:
            line.send(shop.call(amount), sender=shop.payer, gas=21_000, key=f"payment {amount}")
    return line


@pytest.mark.parametrize(
    "fault",
    [faulty.LOST_REPLY, faulty.LIMITED, faulty.OVERLOADED, faulty.INTERNAL, faulty.LIMIT_EXCEEDED, faulty.LOST_REQUEST],
)
@pytest.mark.parametrize("method", [RAW, RECEIPT])
def test_a_batch_goes_through_once(shop: Shop, fault: Fault, method: str) -> None:
    """Whatever happens to its first request."""
    shop.node.plan = fails(method, fault)
    assert all(each.succeeded for each in pipe(shop, [1, 2, 3, 4, 5]).receipts)
    assert shop.paid == 15


def refuses(position: int, message: str, *, forward: bool) -> Callable[[str, Any], Fault | None]:
    """A plan: of the first batch of sends, one transaction is refused."""

    def changed(each: list[Any]) -> list[Any]:
        error = {"id": each[position]["id"], "jsonrpc": "2.0", "error": {"code": -32000, "message": message}}
        return [*each[:position], error, *each[position + 1 :]]

    once = fails(RAW, Fault(answer=changed))

    def plan(method: str, request: Any) -> Fault | None:
        fault = once(method, request) if isinstance(request, list) else None
        if fault is not None and not forward:
            request[position] = {**request[position], "method": "eth_chainId", "params": []}
        return fault

    return plan


def test_a_batch_refused_in_the_middle_is_completed(shop: Shop) -> None:
    """For a passing reason: the same bytes go once more and all is paid."""
    shop.node.plan = refuses(2, "internal error", forward=False)
    assert [each.succeeded for each in pipe(shop, [1, 2, 3, 4, 5]).receipts] == [True] * 5
    assert shop.paid == 15


def test_a_batch_refused_in_the_middle_is_told_item_by_item(shop: Shop) -> None:
    """For good: the others are paid, the error says what became of each, and the page again pays the one that lacks."""
    shop.node.plan = refuses(2, "insufficient funds for gas * price + value", forward=False)
    with pytest.raises(RpcError, match="insufficient funds") as caught:
        pipe(shop, [1, 2, 3, 4, 5])
    mined, not_sent = Known.MINED, Known.NOT_SENT
    assert [each.known for each in caught.value.items] == [mined, mined, not_sent, mined, mined]
    assert shop.paid == 12
    assert len(pipe(shop, [1, 2, 3, 4, 5]).receipts) == 5
    assert shop.paid == 15


def test_an_exception_inside_the_block_is_told_what_was_sent(shop: Shop) -> None:
    """What was sent is awaited; what was not is not sent."""

    def broken() -> None:
        with shop.remote.pipeline() as line:
            for amount in range(1, 251):
                line.send(shop.call(amount), sender=shop.payer, gas=21_000)
            raise KeyError("broken")

    with pytest.raises(KeyError) as caught:
        broken()
    assert "200 mined" in caught.value.__notes__[0]
    assert "50 not sent" in caught.value.__notes__[0]
    assert shop.paid == 200 * 201 // 2
    assert shop.pay(1).succeeded


def test_a_pipeline_whose_node_goes_silent(shop: Shop) -> None:
    """Told as perhaps sent, and completed by the same page later."""
    shop.remote.writer.send_seconds = 0.05

    def silent(method: str, _: Any) -> Fault | None:
        return faulty.LOST_REPLY if method in (RAW, RECEIPT, "eth_getTransactionByHash") else None

    shop.node.plan = silent
    with pytest.raises(PipelineIncomplete) as caught:
        pipe(shop, [1, 2, 3], seconds=0.2)
    assert [each.known for each in caught.value.items] == [Known.PERHAPS_SENT] * 3
    assert "3 perhaps sent" in str(caught.value)
    shop.node.plan = lambda *_: None
    assert [each.tx for each in pipe(shop, [1, 2, 3]).receipts] == [each.tx for each in caught.value.items]
    assert shop.paid == 6


def test_the_same_key_twice_in_one_pipeline(shop: Shop) -> None:
    """Refused, as is another call under a key."""
    with pytest.raises(InputError, match="key"):
        pipe(shop, [1, 1])
    pipe(shop, [5])
    with pytest.raises(InputError, match="key"), shop.remote.pipeline() as line:
        line.send(shop.call(6), sender=shop.payer, gas=21_000, key="payment 5")
    assert shop.paid == 5


@contextmanager
def blocks_of_their_own(shop: Shop) -> Iterator[None]:
    """In the ``with`` block the node makes a block each twentieth of a second, whatever comes, as networks do."""
    ended = threading.Event()

    def mine() -> None:
        while not ended.wait(0.05):
            shop.local.rpc.call("evm_mine")

    shop.local.rpc.call("evm_setAutomine", False)
    worker = threading.Thread(target=mine)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join()
        shop.local.rpc.call("evm_setAutomine", True)


def test_many_through_a_network(shop: Shop) -> None:
    """A thousand, and the next write works."""
    shop.remote.writer.seconds = 30.0
    with blocks_of_their_own(shop):
        pipe(shop, list(range(1, 1_001)))
        assert shop.pay(1_001).succeeded
    assert shop.paid == 1_001 * 1_002 // 2


def test_a_chain_over_a_faulty_provider_is_a_network(chain: Chain) -> None:
    """What the random faults run on."""
    assert not Chain(Rpc(faulty.FaultyProvider(chain.rpc.provider), "faulty")).local


def test_an_estimate_does_what_plenty_of_gas_does(shop: Shop, probe: Any) -> None:
    """GAS-1: the node's own estimate lets an inner call run out of gas that is caught; the write's limit does not."""
    maths = probe.ProbeMaths.deploy(shop.local, sender=shop.payer)
    made = probe.Probe.deploy(shop.local, 7, sender=shop.payer, libraries={"ProbeMaths": maths})
    call = made.tolerant.prepare()
    fields = {**call.fields(), "from": str(shop.payer.address)}
    estimate = int(shop.local.rpc.call("eth_estimateGas", fields), 16)
    with shop.local.rolled_back():
        starved = shop.local.writer.execute(call, shop.payer, estimate * 5 // 4)
        assert not starved.all(made.Transfer), (
            "the inner call must fail with the node's estimate, or this tests nothing"
        )
    there = probe.Probe(shop.remote, made.address)
    receipt = there.tolerant(sender=shop.payer)
    assert receipt.one(made.Transfer).value == 1
    with shop.remote.pipeline() as line:
        line.send(there.tolerant.prepare(), sender=shop.payer)
    assert line.receipts[0].one(made.Transfer).value == 1
    with pytest.raises(probe.ProbeRule.NumberTooLarge) as caught:
        there.set_number(101, sender=shop.payer)
    assert caught.value.write is not None
    assert caught.value.write.known is Known.NOT_SENT


def test_a_node_that_can_not_simulate_is_taken_at_its_word(shop: Shop) -> None:
    """Without eth_simulateV1 the estimate stands."""
    missing = Fault(forward=False, error=(-32601, "the method eth_simulateV1 does not exist"))
    shop.node.plan = lambda method, _: missing if method == "eth_simulateV1" else None
    assert shop.pay().succeeded


def test_a_node_that_accepts_and_never_answers_is_said_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not after two minutes."""
    import socket

    monkeypatch.setattr("rwa_chain.chain.providers._FIRST", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begin = time.monotonic()
        with pytest.raises(NodeUnreachable, match="in time"):
            Chain.connect(f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert time.monotonic() - begin < 5


def test_two_connections_to_one_node_take_turns(shop: Shop) -> None:
    """By socket and by URL they share one outbox for an address: threads of both wait for each other."""
    assert shop.local.node is not None
    with Chain.connect(shop.local.node.url) as other:
        assert other.writer.outbox(shop.payer) is shop.local.writer.outbox(shop.payer)


def test_a_write_of_an_earlier_process_is_replaced(shop: Shop) -> None:
    """What the journal holds is enough to know its fee, its gas and its nonce."""
    shop.local.rpc.call("evm_setAutomine", False)
    first = shop.remote.writer.submit(shop.call(100), shop.payer)
    again = shop.remote.resume(first.tx)
    assert (again.nonce, again.gas, dict(again.fees)) == (first.nonce, first.gas, dict(first.fees))
    assert [each.tx for each in shop.remote.resume_all()] == [first.tx]
    shop.local.rpc.call("evm_mine")
    shop.local.rpc.call("evm_setAutomine", True)
    assert again.wait().tx == first.tx
    assert shop.remote.resume_all() == []


def test_a_batch_refused_while_the_next_is_signed(shop: Shop) -> None:
    """The next batch is taken back, nothing of it is sent, and the page again pays what lacks."""
    shop.node.plan = refuses(199, "insufficient funds for gas * price + value", forward=False)
    with pytest.raises(RpcError, match="insufficient funds") as caught:
        pipe(shop, list(range(1, 451)))
    told = [each.known for each in caught.value.items]
    assert told[:199] == [Known.MINED] * 199
    assert set(told[199:]) == {Known.NOT_SENT}
    assert shop.paid == 199 * 200 // 2
    pipe(shop, list(range(1, 451)))
    assert shop.paid == 450 * 451 // 2
    assert shop.local.nonce_of(shop.payer) == 450
