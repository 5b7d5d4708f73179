"""Scanning logs: in ranges of blocks that grow and shrink with what the node answers."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from rwa_chain.chain.abi_types import parse
from rwa_chain.chain.address import AddressLike, address_of, keccak
from rwa_chain.chain.codec import Event, encode, is_hashed_when_indexed
from rwa_chain.chain.receipts import RawLog
from rwa_chain.chain.rpc import Rpc
from rwa_chain.errors import InputError, NodeUnreachable, RpcError

RANGE = 10_000
LARGEST = 1_000_000
_FEW = 2_000
"""Logs in an answer below which the next range is twice as long."""
_TRIES = 6
_FORGIVEN = 32
"""Answers after which a range that was once too long is tried again."""
_LIMITED = re.compile(r"rate|too many requests|429|capacity|throttl|try again|busy|timeout|timed out|indexing")
_TOO_MANY = re.compile(r"range|results|logs|limit exceeded|response size|too large|10000|block count")

Where = Mapping[str, Any]
"""Indexed fields of an event by their Python names, each with a value or a list of values."""


def scan(
    rpc: Rpc,
    *,
    emitters: Sequence[AddressLike],
    events: Sequence[type[Event]],
    from_block: int,
    to_block: int,
    where: Where | None = None,
    pause: float = 0.2,
) -> list[RawLog]:
    """All logs from one block to another, both included, in the order of the chain.

    A range that a node finds too large is halved, and grows again where answers are short; a node that is limited or
    overloaded is asked again after a pause, six times at most.
    """
    if from_block < 0:
        raise InputError("from_block", from_block, "a block number")
    reader = LogReader(rpc, emitters=emitters, events=events, where=where, pause=pause)
    logs: list[RawLog] = []
    start = from_block
    while start <= to_block:
        found, end = reader.read(start, to_block)
        logs.extend(found)
        start = end + 1
    return logs


class LogReader:
    """Logs range by range, as long as the node answers and no longer than it is worth; it remembers how long."""

    def __init__(
        self,
        rpc: Rpc,
        *,
        emitters: Sequence[AddressLike],
        events: Sequence[type[Event]] = (),
        where: Where | None = None,
        pause: float = 0.2,
        few: int = _FEW,
        size: int = RANGE,
    ) -> None:
        self._rpc = rpc
        self._wanted: dict[str, Any] = {}
        if emitters:
            self._wanted["address"] = [str(address_of(each, field="emitters")) for each in emitters]
        if events:
            self._wanted["topics"] = [["0x" + each.TOPIC for each in events], *_topics(events, where or {})]
        self._pause = pause
        self._few = few
        self._size, self._longest, self._good = size, LARGEST, 0

    def read(self, start: int, last: int) -> tuple[list[RawLog], int]:
        """The logs from a block on and the block that they go to, `last` at most."""
        tries = 0
        while True:
            end = min(start + self._size - 1, last)
            try:
                found = self._rpc.call("eth_getLogs", {**self._wanted, "fromBlock": hex(start), "toBlock": hex(end)})
            except (RpcError, NodeUnreachable) as error:
                tries += 1
                is_limit = _is_limit(error)
                if (is_limit or self._size == 1) and tries >= _TRIES:
                    raise
                if is_limit:
                    time.sleep(self._pause * 2 ** min(tries - 1, 4))
                if self._size > 1 and (not is_limit or tries >= _TRIES // 2):
                    self._size = self._longest = max(1, (end - start + 1) // 2)
                    self._good, tries = 0, 0 if not is_limit else tries
                continue
            self._grow(len(found))
            return [RawLog(each) for each in found if not each.get("removed")], end

    def _grow(self, found: int) -> None:
        self._good += 1
        if self._good % _FORGIVEN == 0:
            self._longest = min(LARGEST, self._longest * 2)
        self._size = min(self._size * 2, self._longest) if found < self._few else max(1, self._size // 2)


def _is_limit(error: RpcError | NodeUnreachable) -> bool:
    """Whether a node had no time, as opposed to finding the range too large."""
    if isinstance(error, NodeUnreachable):
        return "413" not in error.reason
    words = error.message.lower()
    return bool(_LIMITED.search(words)) and not _TOO_MANY.search(words)


def _topics(events: Sequence[type[Event]], where: Where) -> list[Any]:
    """The topics after the first that let only these values of indexed fields through."""
    if not where:
        return []
    if len(events) != 1:
        raise InputError("where", sorted(where), "one kind of event, whose indexed fields they are")
    (kind,) = events
    names = [each.name for each in fields(kind) if each.name != "place"]
    indexed = [
        (name, parse(k) if isinstance(k, str) else k) for name, (_, k, is_) in zip(names, kind.ABI, strict=True) if is_
    ]
    if unknown := sorted(set(where) - {name for name, _ in indexed}):
        raise InputError("where", unknown, f"indexed fields of {kind.NAME}: {', '.join(name for name, _ in indexed)}")
    topics: list[Any] = []
    for name, field in indexed:
        if name not in where:
            topics.append(None)
            continue
        value = where[name]
        several = value if isinstance(value, list | tuple | set | frozenset) else [value]
        topics.append([_topic(field, each, name) for each in several])
    while topics and topics[-1] is None:
        topics.pop()
    return topics


def _topic(kind: Any, value: Any, name: str) -> str:
    if not is_hashed_when_indexed(kind):
        return "0x" + encode([kind], [value], [name]).hex()
    if kind.abi == "string" and isinstance(value, str):
        return "0x" + keccak(value.encode()).hex()
    if isinstance(value, bytes) and (kind.abi == "bytes" or len(value) == 32):
        return "0x" + (keccak(value) if kind.abi == "bytes" else value).hex()
    raise InputError(name, value, "text, bytes, or the 32-byte hash of a list or struct")
