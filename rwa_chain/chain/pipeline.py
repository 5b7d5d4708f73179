"""Many transactions without waiting for each: signed with local nonces, sent in batches, receipts fetched in bulk."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt, read_receipt
from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.chain.transactions import Call, Writer
from rwa_chain.errors import ChainError, TransactionTimeout

BATCH = 200
_TIMEOUT = 120.0
_STILL = 0.3
"""[s] without a new receipt after which a full block is taken for the last that a local node mined by itself."""
_FORGOTTEN = 5.0
"""[s] without a new receipt after which a busy local node has forgotten what is in its pool, full block or not."""


@dataclass
class Queued:
    """A transaction in a pipeline; it has a receipt once the pipeline has closed."""

    call: Call[Any]
    sender: Party
    gas: int | None = None
    limit: int = 0
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
    A local node mines when a transaction comes, and leaves what does not fit into that block; ``local`` mines the rest.
    """

    def __init__(self, rpc: Rpc, writer: Writer, *, allow_failures: bool = False, local: bool = False) -> None:
        self._rpc = rpc
        self._writer = writer
        self._allow_failures = allow_failures
        self._local = local
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
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._writer.forget()
            return
        self._flush()
        self._collect()

    def _flush(self) -> None:
        sending, self._unsent = self._unsent, []
        if not sending:
            return
        limits = self._writer.estimates([(each.call, each.sender, each.gas) for each in sending])
        fees = self._writer.fees()
        requests = []
        for each, limit in zip(sending, limits, strict=True):
            each.limit = limit
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

    def _collect(self) -> None:
        deadline = time.monotonic() + _TIMEOUT
        heard_at = time.monotonic()
        missing = self.queued
        while missing:
            before = len(missing)
            found = self._rpc.batch([("eth_getTransactionReceipt", (each.tx,)) for each in missing])
            for each, raw in zip(missing, found, strict=True):
                if raw is not None:
                    each._receipt = read_receipt(raw)
            missing = [each for each in missing if each._receipt is None]
            if len(missing) < before:
                heard_at = time.monotonic()
            elif self._local and missing and self._is_left(missing[0], time.monotonic() - heard_at):
                self._rpc.call("evm_mine")
                heard_at = time.monotonic()
            if missing and time.monotonic() > deadline:
                raise TransactionTimeout(missing[0].tx, _TIMEOUT)
            if missing:
                time.sleep(0.01)
        self._judge()

    def _is_left(self, next_: Queued, silence: float) -> bool:
        """Whether the node won't mine the next transaction by itself: it did not fit into the latest block."""
        if silence < _STILL:
            return False
        if silence > _FORGOTTEN:
            return True
        block = self._rpc.call("eth_getBlockByNumber", "latest", False)
        return int(block["gasUsed"], 16) + next_.limit > int(block["gasLimit"], 16)

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
