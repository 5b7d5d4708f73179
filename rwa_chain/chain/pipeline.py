"""Many transactions without waiting for each: signed with local nonces, sent in batches, receipts fetched in bulk."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt, read_receipt
from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.chain.transactions import Call, Writer
from rwa_chain.errors import ChainError, TransactionTimeout

BATCH = 200
_TIMEOUT = 120.0


@dataclass
class Queued:
    """A transaction in a pipeline; it has a receipt once the pipeline has closed."""

    call: Call[Any]
    sender: Party
    gas: int | None = None
    tx: str = ""
    _receipt: Receipt | None = field(default=None, repr=False)

    @property
    def receipt(self) -> Receipt:
        """The receipt; raises while the pipeline is open."""
        if self._receipt is None:
            raise ChainError(f"{self.call.describe()} has no receipt: its pipeline has not closed, or it failed")
        return self._receipt


class Pipeline:
    """A context manager: ``send`` queues, leaving the block sends the rest, waits, and raises the first failure.

    With ``allow_failures`` nothing is raised for a transaction that was mined and failed: its receipt has the error.
    While it is open a local node mines when told: once a flush, and until what did not fit into that block is mined.
    """

    def __init__(self, rpc: Rpc, writer: Writer, *, allow_failures: bool = False) -> None:
        self._rpc = rpc
        self._writer = writer
        self._allow_failures = allow_failures
        self._opened = ExitStack()
        self._unsent: list[Queued] = []
        self.queued: list[Queued] = []

    def send(self, call: Call[Any], *, sender: Party, gas: int | None = None) -> Queued:
        """Queue a call; every 200 calls go to the node as one request."""
        each = Queued(call, sender, gas)
        self.queued.append(each)
        self._unsent.append(each)
        if len(self._unsent) >= BATCH:
            self._flush()
        return each

    @property
    def receipts(self) -> list[Receipt]:
        """All receipts, in the order of sending."""
        return [each.receipt for each in self.queued]

    def __enter__(self) -> Pipeline:
        self._opened.enter_context(self._writer.miner.held())
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._opened:
            if kind is not None:
                self._writer.forget()
                return
            self._flush()
            self._collect()
        self._judge()

    def _flush(self) -> None:
        sending, self._unsent = self._unsent, []
        if not sending:
            return
        limits = self._writer.estimates([(each.call, each.sender, each.gas) for each in sending])
        fees = self._writer.fees()
        requests = []
        for each, limit in zip(sending, limits, strict=True):
            raw, each.tx = self._writer.sign(each.call, each.sender, limit, fees)
            requests.append(("eth_sendRawTransaction", (raw,)))
        try:
            answers = self._rpc.attempt(requests)
        except ChainError:
            self._writer.forget()
            raise
        for each, answer in zip(sending, answers, strict=True):
            error = rpc_error("eth_sendRawTransaction", answer)
            if error is not None:
                self._writer.forget()
                raise self._writer.refusal(error, each.call, each.sender)
        self._writer.miner.mine()

    def _collect(self) -> None:
        deadline = time.monotonic() + _TIMEOUT
        missing = self.queued
        while missing:
            before = len(missing)
            found = self._rpc.batch([("eth_getTransactionReceipt", (each.tx,)) for each in missing])
            for each, raw in zip(missing, found, strict=True):
                if raw is not None:
                    each._receipt = read_receipt(raw)
            missing = [each for each in missing if each._receipt is None]
            if missing and time.monotonic() > deadline:
                raise TransactionTimeout(missing[0].tx, _TIMEOUT)
            if missing and self._writer.miner.by_hand:
                if len(missing) == before and self._rpc.call("eth_getTransactionByHash", missing[0].tx) is None:
                    raise ChainError(f"the node dropped transaction {missing[0].tx}: {missing[0].call.describe()}")
                self._writer.miner.mine()
            elif missing:
                time.sleep(0.01)

    def _judge(self) -> None:
        for each in self.queued:
            self._writer.observed(each.call, each.sender, each.receipt)
        failed = [each for each in self.queued if not each.receipt.succeeded]
        for each in failed:
            error = self._writer.why(each.receipt, each.call, each.sender)
            if not self._allow_failures:
                if len(failed) > 1:
                    error.add_note(f"{len(failed)} of {len(self.queued)} transactions of this pipeline failed")
                raise error
            each._receipt = each.receipt.with_error(error)
