"""The journal of writes: what was meant, signed and sent, and what came of it, in one SQLite file per chain.

A write is in the file, signed, before it is sent: a process that is killed at any point leaves either nothing or the
very bytes, and sending them again is safe. An idempotency key is one write of one sender; the same call under it again
gives that write's receipt, and another call is refused. No private key is ever in the file.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rwa_chain.errors import ChainError, InputError

if TYPE_CHECKING:
    from rwa_chain.chain.sent import Sent
    from rwa_chain.chain.transactions import Call

SIGNED, MINED, FAILED, DROPPED = "signed", "mined", "failed", "dropped"
"""States of a write: signed and perhaps sent; mined with success; mined and failed; never to be mined."""

_TABLES = """
CREATE TABLE IF NOT EXISTS chain (
    id INTEGER PRIMARY KEY CHECK (id = 1), chain_id INTEGER NOT NULL, genesis TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS writes (
    tx TEXT PRIMARY KEY, sender TEXT NOT NULL, nonce INTEGER NOT NULL, key TEXT, digest BLOB NOT NULL,
    call TEXT NOT NULL, raw BLOB NOT NULL, state TEXT NOT NULL, block INTEGER, made_at REAL NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS one_write_per_key ON writes (sender, key)
    WHERE key IS NOT NULL AND state <> 'dropped';
CREATE INDEX IF NOT EXISTS unfinished ON writes (state) WHERE state = 'signed';
"""


@dataclass(frozen=True)
class Row:
    """A write in the journal."""

    tx: str
    sender: str
    nonce: int
    key: str | None
    digest: bytes
    call: str
    raw: bytes
    state: str

    @property
    def is_final(self) -> bool:
        """Whether its outcome is known."""
        return self.state != SIGNED


class Journal:
    """The journal of one chain; safe for threads and for several processes."""

    def __init__(self, path: Path, chain_id: int, genesis: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = path
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_TABLES)
        self._db.execute("INSERT OR IGNORE INTO chain VALUES (1, ?, ?)", (chain_id, genesis))
        of = self._db.execute("SELECT chain_id, genesis FROM chain").fetchone()
        if of != (chain_id, genesis):
            raise InputError("journal", str(path), f"the journal of chain {chain_id}; it is that of chain {of[0]}")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def find(self, sender: str, keys: Sequence[str]) -> dict[str, Row]:
        """The writes of a sender under these keys, but dropped ones."""
        found = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ", ".join("?" * len(some))
            rows = self._rows(f"sender = ? AND key IN ({marks}) AND state <> 'dropped'", (sender, *some))
            found.update({row.key: row for row in rows if row.key is not None})
        return found

    def by_hash(self, tx: str) -> Row | None:
        """The write of a hash."""
        return next(iter(self._rows("tx = ?", (tx,))), None)

    def unfinished(self) -> list[Row]:
        """Writes without an outcome, in the order of nonces of each sender."""
        return self._rows("state = 'signed' ORDER BY sender, nonce", ())

    def _rows(self, where: str, values: tuple[Any, ...]) -> list[Row]:
        columns = "tx, sender, nonce, key, digest, call, raw, state"
        with self._lock:
            return [Row(*each) for each in self._db.execute(f"SELECT {columns} FROM writes WHERE {where}", values)]

    def signed(self, sent: Iterable[Sent]) -> None:
        """Keep signed writes, in one commit; raises `InputError` for a key that stands for another write."""
        rows = [
            (
                e.tx,
                str(e.sender.address),
                e.nonce,
                e.key,
                digest_of(e.call),
                e.call.describe(),
                e.raw,
                SIGNED,
                time.time(),
            )
            for e in sent
        ]
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(
                    "INSERT INTO writes (tx, sender, nonce, key, digest, call, raw, state, made_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tx) DO UPDATE SET state = 'signed'",
                    rows,
                )
            except sqlite3.IntegrityError:
                self._db.execute("ROLLBACK")
                raise ChainError(
                    "another process wrote under the same idempotency key at this moment: try again"
                ) from None
            self._db.execute("COMMIT")

    def outcomes(self, states: Iterable[tuple[str, str, int | None]]) -> None:
        """Note what came of writes: hash, state, block."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("UPDATE writes SET state = ?2, block = ?3 WHERE tx = ?1", list(states))
            self._db.execute("COMMIT")


def digest_of(call: Call[Any]) -> bytes:
    """A hash of what a call does: receiver, data and value."""
    return hashlib.sha256(f"{call.to}|{call.value}|".encode() + call.data).digest()


def check_same(row: Row, call: Call[Any], field: str = "key") -> None:
    """Refuse another call under the key of a write."""
    if row.digest != digest_of(call):
        raise InputError(field, row.key, f"a key of its own: this one stands for {row.call}")
