"""SEND-1: a write is mined at most once however often it is retried, and every outcome is told by its hash.

Thousands of random faults of a node, and processes that are killed at any point.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.chain import Chain, Party, WriteOptions
from rwa_chain.chain.rpc import Rpc
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import Known, RwaError, SenderBusy
from tests.sdk.chain import faulty
from tests.sdk.chain.faulty import Fault

DEEP = bool(os.environ.get("RWA_DEEP"))
FAULTS = 100_000 if DEEP else 2_000
KILLS = 50 if DEEP else 5
FAULT_KINDS = (
    faulty.LOST_REPLY,
    faulty.LOST_REQUEST,
    faulty.LIMITED,
    faulty.OVERLOADED,
    faulty.INDEXING,
    faulty.LIMIT_EXCEEDED,
    faulty.INTERNAL,
    Fault(error=(-32000, "already known")),
    Fault(forward=False, error=(-32000, "nonce too low")),
    Fault(error=(-32000, "nonce too low")),
    Fault(error=(-32000, "replacement transaction underpriced")),
    Fault(error=(-32000, "insufficient funds for gas * price + value")),
    Fault(forward=False, error=(-32000, "insufficient funds for gas * price + value")),
    Fault(answer=lambda _: None),
    Fault(answer=lambda each: each[:-1] if isinstance(each, list) else {"jsonrpc": "2.0", "id": 0, "result": None}),
)


class Payments:
    """Payments of one party, each of its own amount, so that the chain tells how often each was made."""

    def __init__(self, chain: Chain, draw: random.Random) -> None:
        self.provider = faulty.FaultyProvider(chain.rpc.provider)
        self.local, self.draw = chain, draw
        self.remote = Chain(Rpc(self.provider, "faulty"))
        self.remote.writer.pause = 0.0001
        self.remote.writer.send_seconds = 0.01
        self.remote.writer.seconds = 0.05
        self.payer, self.payee = chain.parties("payer", "payee")
        self.made: list[str] = []
        self.count = 0

    def plan(self, share: float) -> None:
        """Let this share of all requests go wrong."""
        self.provider.plan = lambda *_: self.draw.choice(FAULT_KINDS) if self.draw.random() < share else None

    def amounts(self, many: int) -> list[int]:
        """Amounts that nobody paid yet."""
        first, self.count = self.count + 1, self.count + many
        return list(range(first, self.count + 1))

    def call(self, amount: int) -> Call[Any]:
        """A payment."""
        return Call(self.payee.address, b"", value=amount)

    def single(self) -> None:
        """One payment, again until it is made; now and then with a key or without waiting."""
        (amount,) = self.amounts(1)
        options = WriteOptions(key=f"p{amount}") if self.draw.random() < 0.5 else WriteOptions()
        waits = self.draw.random() < 0.7

        def attempt() -> str:
            if waits:
                return self.remote.writer.execute(self.call(amount), self.payer, 21_000, options).tx
            sent = self.remote.writer.submit(self.call(amount), self.payer, 21_000, options)
            while True:  # nobody submits twice what was taken
                try:
                    return sent.wait().tx
                except RwaError as error:
                    self.heard(error)
                    if sent.known is Known.DROPPED:
                        raise

        self.until(attempt)

    def page(self) -> None:
        """Some payments through one pipeline, the same page again until all are made."""
        amounts = self.amounts(self.draw.randint(2, 12))

        def attempt() -> str:
            with self.remote.pipeline(seconds=0.05) as line:
                for amount in amounts:
                    line.send(self.call(amount), sender=self.payer, gas=21_000, key=f"p{amount}")
            return line.receipts[-1].tx

        self.until(attempt)

    def until(self, attempt: Any) -> None:
        """Try again until it is made; the node gets better with each trial, so that this ends."""
        for trial in range(200):
            self.plan(0.3 if trial < 5 else 0.1 if trial < 50 else 0)
            try:
                self.made.append(attempt())
                return
            except RwaError as error:
                self.heard(error)
                self.local.writer.free(self.payer.address)  # what the node behind the faults does wrong of its own
        raise AssertionError("a payment was never made")

    def heard(self, error: RwaError) -> None:
        """Each exception says what is known; the node has nothing of what it denies."""
        assert error.write is not None, repr(error)
        for each in (error.write, *error.items):
            if each.tx and each.known in (Known.NOT_SENT, Known.DROPPED):
                assert self.local.rpc.call("eth_getTransactionByHash", each.tx) is None, f"{each} and the node has it"
            assert each.tx or each.known is Known.NOT_SENT

    def judge(self) -> None:
        """Every payment was made once."""
        mined: Counter[int] = Counter()
        for number in range(1, self.local.block_number + 1):
            for raw in self.local.rpc.call("eth_getBlockByNumber", hex(number), True)["transactions"]:
                if raw["from"].lower() == self.payer.address.lower() and int(raw["value"], 16):
                    mined[int(raw["value"], 16)] += 1
        assert set(mined) == set(range(1, self.count + 1))
        assert set(mined.values()) == {1}


def test_random_faults_pay_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Single payments, submitted ones and pages, each tried again until it is made."""
    monkeypatch.setenv("RWA_STATE", str(tmp_path))
    faults, seed = 0, int(os.environ.get("RWA_FUZZ_SEED", "0x2a"), 16)
    while faults < FAULTS:
        with Chain.anvil() as chain:
            payments = Payments(chain, random.Random(seed))
            while payments.provider.faults < min(2_000, FAULTS - faults):
                payments.single() if payments.draw.random() < 0.6 else payments.page()
            payments.provider.plan = lambda *_: None
            payments.judge()
            faults += payments.provider.faults
            payments.remote.close()
        seed += 1


BULK = """
import sys
from rwa_chain.chain import Chain, Party
from rwa_chain.chain.transactions import Call
chain = Chain.connect(sys.argv[1])
payer, payee = Party.from_seed("payer"), Party.from_seed("payee")
print("ready", flush=True)
with chain.pipeline() as line:
    for number in range(1, 2001):
        line.send(Call(payee.address, b"", value=number), sender=payer, gas=21_000, key=f"pay {number}")
print("done", flush=True)
"""


@pytest.mark.slow
def test_a_bulk_run_that_is_killed_goes_on(chain: Chain) -> None:
    """At any point, many times: in the end each payment was made once."""
    assert chain.node is not None
    payer, payee = chain.parties("payer", "payee")
    draw, before = random.Random(7), chain.ether(payee)
    kills, finished = 0, 0
    while kills < KILLS or not finished:
        run = subprocess.Popen([sys.executable, "-c", BULK, chain.node.url], stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        time.sleep(draw.random() * 1.5)
        if kills < KILLS:
            run.send_signal(signal.SIGKILL)
            kills += 1
        finished += "done" in run.communicate(timeout=120)[0]
        chain.rpc.call("evm_setAutomine", True)  # a killed pipeline leaves the node as it was at that moment
    assert chain.ether(payee) == before + 2000 * 2001 // 2
    assert chain.nonce_of(payer) == 2000


@pytest.mark.slow
def test_a_deployment_through_a_node_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every tenth request goes wrong; tried again until it is done, each contract was made once."""
    from rwa_chain.deploy import Stack, StackSpec

    monkeypatch.setenv("RWA_STATE", str(tmp_path / "state"))
    draw, book = random.Random(3), tmp_path / "book.json"
    with Chain.anvil() as local:
        provider = faulty.FaultyProvider(local.rpc.provider)
        remote = Chain(Rpc(provider, "faulty"))
        remote.keys = None  # keys from names: the node is ours, though it says otherwise
        remote.writer.pause = 0.0005
        remote.writer.send_seconds = 0.1
        remote.writer.seconds = 0.5
        spec = StackSpec.default(remote)
        local.fund(*vars(remote)["_parties"].values())
        for trial in range(100):
            share = 0.1 if trial < 50 else 0
            provider.plan = lambda *_, share=share: draw.choice(FAULT_KINDS) if draw.random() < share else None
            try:
                stack = Stack.deploy(remote, spec, book=book)
                break
            except RwaError:
                continue
        else:
            raise AssertionError("the deployment never ended")
        provider.plan = lambda *_: None
        assert provider.faults > 20
        made = 0
        for number in range(1, local.block_number + 1):
            for tx in local.rpc.call("eth_getBlockByNumber", hex(number), True)["transactions"]:
                made += tx["to"] is None
        assert made == len(stack.book.entries)
        assert not stack.book.pending
        assert Stack.load(local, book).manager.address == stack.manager.address
        remote.close()


DEPLOYMENT = """
import sys
from pathlib import Path
from rwa_chain.chain import Chain
from rwa_chain.deploy import Stack, StackSpec
chain = Chain.connect(sys.argv[1])
spec = StackSpec.default(chain)
print("ready", flush=True)
Stack.deploy(chain, spec, book=Path(sys.argv[2]))
print("done", flush=True)
"""


@pytest.mark.slow
def test_a_deployment_that_is_killed_goes_on(chain: Chain, tmp_path: Path) -> None:
    """At any point, many times: every contract was made once, and the book is whole."""
    from rwa_chain.deploy import Stack

    assert chain.node is not None
    draw, book = random.Random(11), tmp_path / "book.json"
    kills, finished = 0, 0
    while kills < KILLS or not finished:
        run = subprocess.Popen(
            [sys.executable, "-c", DEPLOYMENT, chain.node.url, str(book)], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        time.sleep(draw.random() * 2)
        if kills < KILLS:
            run.send_signal(signal.SIGKILL)
            kills += 1
        finished += "done" in run.communicate(timeout=120)[0]
    stack = Stack.load(chain, book)
    assert not stack.book.pending
    made = 0
    for number in range(1, chain.block_number + 1):
        for tx in chain.rpc.call("eth_getBlockByNumber", hex(number), True)["transactions"]:
            made += tx["to"] is None
    assert made == len(stack.book.entries)


HOLDS = """
import sys, time
from rwa_chain.chain import Chain, Party
chain = Chain.connect(sys.argv[1])
with chain.writer.outbox(Party.from_seed("payer")).held():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder_process(chain: Chain) -> Any:
    """Another process that is sending from the payer's address."""
    assert chain.node is not None
    run = subprocess.Popen([sys.executable, "-c", HOLDS, chain.node.url], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "held\n"
    yield run
    run.kill()
    run.communicate()


def test_a_second_process_is_refused_with_the_holders_id(
    chain: Chain, holder_process: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After waiting; another address is free, and a holder that is killed holds nothing."""
    monkeypatch.setattr("rwa_chain.chain.outbox.OTHER_PROCESS_SECONDS", 0.3)
    payer, payee = chain.parties("payer", "payee")
    pay = Call[Any](payee.address, b"", value=1)
    with pytest.raises(SenderBusy) as caught:
        chain.writer.execute(pay, payer)
    assert caught.value.process == holder_process.pid
    assert str(holder_process.pid) in str(caught.value)
    assert caught.value.write is not None
    assert caught.value.write.known is Known.NOT_SENT
    assert chain.writer.execute(Call(payer.address, b"", value=1), payee).succeeded
    holder_process.kill()
    holder_process.wait()
    assert chain.writer.execute(pay, payer).succeeded


def test_no_key_is_in_the_journal(tmp_path: Path, chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor any party's; the file holds what was signed, not with what."""
    monkeypatch.setenv("RWA_STATE", str(tmp_path))
    remote = Chain(Rpc(faulty.FaultyProvider(chain.rpc.provider), "elsewhere"))
    payer, payee = chain.parties("payer", "payee")
    key = "5a" * 32
    monkeypatch.setenv("RWA_KEY_SHOWN", key)
    shown = Party.from_environment("shown")
    chain.fund(shown)
    for sender in (payer, shown):
        assert remote.writer.execute(Call(payee.address, b"", value=1), sender).succeeded
    remote.close()
    files = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert files
    assert not any(bytes.fromhex(key) in each or key.encode() in each for each in files)
