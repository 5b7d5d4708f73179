"""Writes over lists of any length: one transaction while it fits the gas cap, pages by themselves where it doesn't."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rwa_chain.chain import Receipt
from rwa_chain.chain.codec import Event
from rwa_chain.chain.transactions import TRANSACTION_GAS_CAP
from rwa_chain.errors import InputError, Known, OutOfGas, Reverted, RpcError, RwaError, UnknownRevert

T = TypeVar("T")
E = TypeVar("E", bound=Event)


Write = Callable[[list[T], bool, int | None], Receipt]
"""Writes one page: its items, whether it is the last, the gas limit if told."""


@dataclass(frozen=True)
class Pages:
    """The receipts of a write over a list, in order: one, where it fitted one transaction."""

    receipts: tuple[Receipt, ...]

    @property
    def receipt(self) -> Receipt:
        """The last one."""
        return self.receipts[-1]

    @property
    def gas_used(self) -> int:
        """Gas of all pages."""
        return sum(each.gas_used for each in self.receipts)

    def all(self, kind: type[E]) -> list[E]:
        """Every event of a kind, in order."""
        return [event for receipt in self.receipts for event in receipt.all(kind)]


def in_pages(field: str, items: Sequence[T], write: Write[T]) -> Pages:
    """``write(page, is_last, gas)`` for all items, or for half of them where one transaction can't hold all, and so on.

    Each page is all or none. A page that is refused for another reason ends it: those before it are done.
    """
    if not items:
        raise InputError(field, [], "at least one")
    receipts: list[Receipt] = []
    done, size = 0, len(items)
    while done < len(items):
        page = list(items[done : done + size])
        made = _written(page, done + len(page) == len(items), write)
        if made is None:
            size = (len(page) + 1) // 2
        else:
            receipts.append(made)
            done += len(page)
    return Pages(tuple(receipts))


def _written(page: list[T], is_last: bool, write: Write[T]) -> Receipt | None:
    """The receipt of a page, or None where it is too much for one transaction."""
    try:
        return write(page, is_last, None)
    except RwaError as error:
        if len(page) == 1 or not _was_kept_back(error):
            raise
        if _ran_out(error):
            return None
        refusal = error
    # Where an inner call that is caught ran out of gas, another reason is given. It changes with the gas.
    try:
        return write(page, is_last, TRANSACTION_GAS_CAP * 7 // 8)
    except RwaError as error:
        if not _was_kept_back(error) or _same(error, refusal):
            raise refusal from None
        return None


def _was_kept_back(error: RwaError) -> bool:
    """Whether nothing was sent."""
    return isinstance(error, Reverted | RpcError) and (error.write is None or error.write.known is Known.NOT_SENT)


def _ran_out(error: RwaError) -> bool:
    if isinstance(error, RpcError):
        return any(words in error.message.lower() for words in ("intrinsic gas", "gas limit", "oversized", "exceeds"))
    return isinstance(error, OutOfGas) or (isinstance(error, UnknownRevert) and not error.data)


def _same(error: RwaError, other: RwaError) -> bool:
    return isinstance(error, Reverted) and isinstance(other, Reverted) and error.detail() == other.detail() != ""
