"""Repeatable deployment steps: a contract is created once, a setting is made where it is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from rwa_chain.bindings import Administration
from rwa_chain.chain import Chain
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.receipts import Receipt
from rwa_chain.chain.transactions import TRANSACTION_GAS_CAP, Call, WriteOptions
from rwa_chain.deploy.book import Book, Entry, code_hash
from rwa_chain.errors import Reverted, TransactionDropped

C = TypeVar("C", bound=Contract)
Progress = Callable[[str], None]
CALLS_PER_TRANSACTION = 128
"""Creations in one transaction, of some 60,000 gas each at most: under half of the transaction's cap."""


def quiet(_: str) -> None:
    """Progress that nobody watches."""


class Deployer:
    """Creates and configures, as one party, and keeps count of the gas."""

    def __init__(self, chain: Chain, book: Book, sender: Party, progress: Progress = quiet) -> None:
        self.chain = chain
        self.book = book
        self.sender = sender
        self.progress = progress
        self.gas_used = 0
        self.receipts: list[Receipt] = []
        book.save()  # a book that can't be written is better known before the first transaction

    def contract(self, key: str, kind: type[C], *arguments: Any) -> C:
        """The contract of this key: from the book, or created now."""
        known = self.book.entries.get(key)
        if known is not None:
            return kind(self.chain, known.address)
        self.progress(f"create {key}")
        call = kind.creation(*arguments)  # type: ignore[attr-defined]
        made = self._resumed(key, kind, call)
        if made is None:
            options = WriteOptions(signed=lambda sent: self.book.record_pending(key, sent.raw))
            made = kind._deploy(self.chain, call, self.sender, None, options)
        receipt = made.deployment
        assert receipt is not None  # `deploy` has just set it
        self._count(receipt)
        entry = Entry(kind.NAME, made.address, receipt.block, receipt.tx, code_hash(self.chain, made.address))
        self.book.record(key, entry)
        return made

    def _resumed(self, key: str, kind: type[C], call: Call[None]) -> C | None:
        """The contract whose creation a run that was cut off had signed, or None where that was not mined."""
        raw = self.book.pending.get(key)
        if raw is None:
            return None
        try:
            sent = self.chain.writer.adopt(bytes.fromhex(raw[2:]), call, self.sender)
            made = kind._created(self.chain, call, sent.wait())
        except (TransactionDropped, Reverted):
            return None
        sent_call = self.chain.rpc.call("eth_getTransactionByHash", sent.tx)
        return made if sent_call["input"] == "0x" + call.data.hex() else None

    def ensure(self, what: str, done: Callable[[], bool], calls: Callable[[], Sequence[Call[Any]]],
               sender: Party | None = None) -> None:  # fmt: skip
        """Send ``calls`` unless ``done`` says that it is so already."""
        if not done():
            self.send(what, calls(), sender)

    def send(self, what: str, calls: Sequence[Call[Any]], sender: Party | None = None) -> None:
        """Send ``calls``, one transaction each."""
        self.progress(what)
        for call in calls:
            self._count(self.chain.writer.execute(call, sender or self.sender, None))

    def configure(self, what: str, manager: Administration, done: Callable[[], bool],
                  calls: Callable[[], Sequence[Call[Any]]]) -> None:  # fmt: skip
        """Like ``ensure`` for calls of the manager and of what it guards, many in one transaction."""
        self.ensure(what, done, lambda: list(_together(manager, calls())))

    def configure_missing(self, what: str, manager: Administration, missing: Callable[[], Sequence[Call[Any]]]) -> None:
        """Calls of the manager and of what it guards that are still to be made."""
        calls = missing()
        self.configure(what, manager, lambda: not calls, lambda: calls)

    def _count(self, receipt: Receipt) -> None:
        assert receipt.gas_used <= TRANSACTION_GAS_CAP  # the node refuses more
        self.gas_used += receipt.gas_used
        self.receipts.append(receipt)


def _together(manager: Administration, calls: Sequence[Call[Any]]) -> Iterator[Call[Any]]:
    """The calls as transactions of the manager, which passes on those of other contracts."""

    def passed_on(call: Call[Any]) -> bytes:
        if call.to is None or call.to == manager.address:
            return call.data
        return manager.execute.prepare(call.to, call.data).data

    for start in range(0, len(calls), CALLS_PER_TRANSACTION):
        yield manager.multicall.prepare([passed_on(call) for call in calls[start : start + CALLS_PER_TRANSACTION]])
