"""A write that was signed: known by its hash from before it is sent until its outcome is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from rwa_chain.errors import Known, RwaError, Write

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party
    from rwa_chain.chain.receipts import Receipt
    from rwa_chain.chain.transactions import Call, Writer

X = TypeVar("X", bound=BaseException)


@dataclass
class Sent:
    """A signed transaction. Its bytes never change: sending it again is always safe.

    `known` is what is known of it; `replaced` are the transactions with the same nonce that it replaces.
    """

    tx: str
    raw: bytes = field(repr=False)
    nonce: int
    sender: Party
    call: Call[Any] = field(repr=False)
    gas: int
    fees: Mapping[str, int]
    writer: Writer = field(repr=False, compare=False)
    known: Known = Known.NOT_SENT
    key: str | None = None
    replaced: tuple[Sent, ...] = field(default=(), repr=False)

    def wait(self, seconds: float | None = None, *, confirmations: int | None = None) -> Receipt:
        """The receipt, once `confirmations` blocks hold it; raises the typed error of a transaction that failed.

        Raises `TransactionTimeout` where it is not mined in time and `TransactionDropped` where it never will be. For a
        replacement the receipt may be that of the transaction it replaces.
        """
        return self.writer.settle(self, seconds, confirmations)

    def replace(self, *, max_fee: int | None = None) -> Sent:
        """The same call and nonce with a fee an eighth higher, or of `max_fee` wei per gas; at most one is mined."""
        return self.writer.replace(self, max_fee=max_fee)

    def cancel(self, *, max_fee: int | None = None) -> Sent:
        """An empty transaction to oneself with the same nonce and a higher fee; at most one of the two is mined."""
        return self.writer.cancel(self, max_fee=max_fee)

    @property
    def write(self) -> Write:
        """The write as an exception shows it."""
        return Write(self.tx, _shown(self.sender), self.nonce, self.known, self.call.describe())

    def tell(self, error: X, known: Known | None = None) -> X:
        """The exception, knowing this write; also one that is not of this library."""
        self.known = known or self.known
        told(error, self.write)
        return error


def told(error: BaseException, write: Write) -> None:
    """Let an exception say which write it is about."""
    if isinstance(error, RwaError):
        error.write = write
    if write.tx and write.known in (Known.PERHAPS_SENT, Known.DROPPED):
        error.add_note(str(write))


def unsigned(call: Call[Any], sender: Party) -> Write:
    """A write that was not signed."""
    return Write("", _shown(sender), None, Known.NOT_SENT, call.describe())


def _shown(sender: Party) -> str:
    return f"{sender.address} ({sender.label})"
