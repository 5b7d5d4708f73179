"""Following a chain: ranges of logs into the database, and back where the chain was reorganised.

A range is written whole or not at all, with how far it goes. Before a range the last known block is asked again: if its
hash is another's, the index winds back to the last block that the node still has. A log whose block is not the one that
the node names by its number was read across a reorganisation, and the range is read again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from rwa_chain import bindings
from rwa_chain.chain import Address, Chain
from rwa_chain.chain.logs import LogReader
from rwa_chain.chain.receipts import RawLog
from rwa_chain.deploy.book import Book
from rwa_chain.errors import ChainError, IndexRefused, NodeUnreachable, RpcError
from rwa_chain.index import schema
from rwa_chain.index.projection import Projection, keeps_register
from rwa_chain.index.store import Cursor, Store, explained, without_collections

_LOGS = 20_000
"""Logs of a range below which the next one is longer."""
_FIRST_RANGE = 256
"""Blocks of the first range; a busy chain answers with more logs than memory should hold otherwise."""
_NEAR = 128
"""Blocks before the newest that a reorganisation may still take back: their hashes are asked one by one."""
_LONGEST_PAUSE = 30.0
_TRIES = 5


class Reorganised(ChainError):
    """What was just read is of two chains; it is read again."""


@dataclass(frozen=True)
class Step:
    """What one range did. `wound_back` is the block that the index went back to first, where it did."""

    cursor: Cursor | None
    head: int
    logs: int
    wound_back: int | None = None

    @property
    def is_done(self) -> bool:
        """Whether the index has all that the node has."""
        return self.cursor is not None and self.cursor.number >= self.head


class Follower:
    """Fills a store from a chain, from the first block of a deployment book on."""

    def __init__(
        self, store: Store, chain: Chain, book: Book, *, names: Mapping[Address, str] | None = None,
        logs_in_range: int = _LOGS,
    ) -> None:  # fmt: skip
        self._store = store
        self._chain = chain
        self._rpc = chain.rpc
        store.bind(chain.chain_id, chain.block(0).hash)
        self._first = min((each.block for each in book.entries.values()), default=0)
        self._follow(book)
        if names is not None:
            store.set_names(dict(names))
        kinds = {each.address: each.kind for each in book.entries.values()}
        self._projection = Projection(store, kinds)
        self._reader = LogReader(self._rpc, emitters=list(kinds), few=logs_in_range, size=_FIRST_RANGE)
        self._ahead: tuple[int, Future[tuple[list[RawLog], int]]] | None = None
        self._threads = ThreadPoolExecutor(1)

    def close(self) -> None:
        """End the reading ahead."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _follow(self, book: Book) -> None:
        """Note the contracts; the blocks of one that is new to the index are read again from its first on."""
        cursor = self._store.cursor()
        with explained(self._store.where), self._store.engine.connect() as connection:
            known = set(connection.execute(select(schema.contract.c.key)).scalars())
        fresh = {key: each for key, each in book.entries.items() if key not in known}
        if not fresh:
            return
        missed = min(each.block for each in fresh.values())
        if cursor is not None and missed <= cursor.number:
            self._store.wind_back(missed - 1)
        described = [_described(self._chain, each.kind, each.address) for each in fresh.values()]
        with explained(self._store.where), self._store.engine.begin() as connection:
            ids = self._store.ids([str(each.address) for each in fresh.values()], connection)
            connection.execute(
                insert(schema.contract),
                [
                    {"address": ids[each.address], "key": key, "kind": each.kind, "block": each.block, **said}
                    for (key, each), said in zip(fresh.items(), described, strict=True)
                ],
            )

    # -- running ---------------------------------------------------------------------------------------------------

    def run(
        self, *, until_done: bool, told: Callable[[Step], None] = lambda _: None,
        troubled: Callable[[str], None] = lambda _: None, every: float = 1.0,
    ) -> Cursor | None:  # fmt: skip
        """Go on to the node's newest block, or for ever; a node that does not answer is asked again, ever more rarely.

        ``until_done`` ends at the newest block, and raises what the node answers five times in a row.
        """
        failures = 0
        while True:
            try:
                step = self.step()
            except (NodeUnreachable, RpcError, Reorganised) as error:
                failures += 1
                self._forget()
                if until_done and failures >= _TRIES:
                    raise
                pause = min(_LONGEST_PAUSE, 0.2 * 2 ** min(failures, 10))
                troubled(f"{error}; asking again in {pause:.1f} s")
                time.sleep(pause)
                continue
            except BaseException:
                self._forget()
                raise
            failures = 0
            told(step)
            if step.is_done:
                if until_done:
                    return step.cursor
                time.sleep(every)

    @without_collections()
    def step(self) -> Step:
        """Wind back if needed, then read one range; nothing where the index has all."""
        wound = self._settle_reorganisation()
        cursor = self._store.cursor()
        head = self._chain.block_number
        start = self._first if cursor is None else cursor.number + 1
        if start > head:
            return Step(cursor, head, 0, wound)
        logs, end = self._read(start, head)
        blocks = self._blocks(logs, end, head, cursor)
        try:
            rows = self._projection.rows(logs, start, end)
            self._store.write(rows, blocks[-1], blocks)
        except BaseException:
            self._forget()
            raise
        return Step(blocks[-1], head, len(logs), wound)

    def _forget(self) -> None:
        """What was read ahead, and what is known of the database."""
        if self._ahead is not None:
            self._ahead[1].cancel()
            self._ahead = None
        self._projection.reset()

    # -- reading ---------------------------------------------------------------------------------------------------

    def _read(self, start: int, head: int) -> tuple[list[RawLog], int]:
        """A range; the one after it is fetched meanwhile where it is far from the newest block."""
        if self._ahead is not None and self._ahead[0] == start:
            found, end = self._ahead[1].result()
        else:
            found, end = self._reader.read(start, head)
        self._ahead = None
        if end + _NEAR < head:
            self._ahead = (end + 1, self._threads.submit(self._reader.read, end + 1, head - _NEAR))
        return found, end

    def _blocks(self, logs: list[RawLog], end: int, head: int, before: Cursor | None) -> list[Cursor]:
        """The blocks that hold logs, and the last; raises `Reorganised` where the node no longer has one of them."""
        seen: dict[int, tuple[str, int | None]] = {}
        last = ""
        for log in logs:
            hash_ = log.block_hash
            if hash_ == last:
                continue
            number, last = log.block, hash_
            if seen.setdefault(number, (hash_, log.timestamp))[0] != hash_:
                raise Reorganised(f"two blocks {number} in one answer")
            if not (before.number if before else -1) < number <= end:
                raise IndexRefused(f"the node sent a log of block {number}, which was not asked for")
        asked = [number for number, (_, stamp) in seen.items() if stamp is None or number > head - _NEAR]
        asked = list(dict.fromkeys([*asked, end]))
        numbers = asked if before is None else [*asked, before.number]
        headers = dict(zip(numbers, self._headers(numbers), strict=True))
        if before is not None and _hash(headers[before.number]) != before.hash:
            raise Reorganised(f"block {before.number} was replaced while its successors were read")
        for number in asked:
            known = seen.get(number)
            if headers[number] is None or (known is not None and known[0] != _hash(headers[number])):
                raise Reorganised(f"block {number} was replaced while it was read")
        found = {number: Cursor(number, hash_, stamp or 0) for number, (hash_, stamp) in seen.items()}
        found |= {number: Cursor(number, _hash(headers[number]), _stamp(headers[number])) for number in asked}
        return [found[number] for number in sorted(found)]

    def _headers(self, numbers: list[int]) -> list[Any]:
        return self._rpc.batch([("eth_getBlockByNumber", (hex(number), False)) for number in numbers])

    def _settle_reorganisation(self) -> int | None:
        """Wind back to the last block that the node still has; the block, where that was needed."""
        cursor = self._store.cursor()
        if cursor is None or self._has(cursor):
            return None
        kept = None
        for known in self._known_before(cursor.number):
            if self._has(known):
                kept = known.number
                break
        self._store.wind_back(-1 if kept is None else kept)
        self._forget()
        return -1 if kept is None else kept

    def _known_before(self, number: int) -> Iterator[Cursor]:
        """Known blocks before a number, ever further apart."""
        apart = 1
        while (known := self._store.hash_before(number - apart)) is not None:
            yield known
            number, apart = known.number, apart * 2

    def _has(self, known: Cursor) -> bool:
        header = self._headers([known.number])[0]
        return header is not None and _hash(header) == known.hash


def _described(chain: Chain, kind: str, address: Address) -> dict[str, Any]:
    """What a token calls itself; nothing of a contract that keeps no entries."""
    said: dict[str, Any] = {"symbol": None, "title": None, "decimals": None, "currency": None}
    if keeps_register(kind):
        token = getattr(bindings, kind)(chain, address)
        said |= {"symbol": token.symbol(), "title": token.name(), "decimals": token.decimals()}
        if hasattr(token, "currency"):
            said["currency"] = token.currency().rstrip(b"\0").decode("ascii", "replace")
    return said


def _hash(header: Any) -> str:
    return str(header["hash"]) if header else ""


def _stamp(header: Any) -> int:
    return int(header["timestamp"], 16)
