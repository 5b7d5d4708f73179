"""Closing days: what a gateway's sessions of past days come to. What comes for a closed day is a later entry of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.meter.book import Book
from rwa_chain.meter.crossing import Made, Sink, make
from rwa_chain.meter.days import Days
from rwa_chain.meter.gateway.store import alone, open_database, place
from rwa_chain.meter.reading import UNSIGNED
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.signing import DeviceSigner


def days_in(store: Path) -> Days:
    """The days of a gateway's place."""
    with closing(open_database(store)) as db:
        return place(db)


def close_days(store: Path, before: int, secret: Secret, sink: Sink, keys: Path | None = None) -> Made:
    """Closes all days before a day and makes their batches, the same ones each time; the gateway may be running.

    Sessions that came for a day after it was closed restate it: the batches stay, and corrections follow. ``keys`` is a
    folder of station modules' keys, see `Module`. Raises ``InputError`` where there is no such database.
    """
    if not store.is_file():
        raise InputError("DB", str(store), "the database of a gateway")
    # Two runs at once would sign a reading twice, and differently.
    with alone(store, ".batch.lock", "`rwa meter batch`"), closing(open_database(store)) as db:
        days = place(db)
        until = days.begins(before)
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT OR IGNORE INTO closed VALUES (?)", (before - 1,))
        late = _numbered(db, days, until)
        db.execute("COMMIT")
        module = Module(db, keys)
        made = make(Book(db, until), secret, sink, sign=module.sign, late=late, days=days)
        module.keep()
        return made


def _numbered(db: sqlite3.Connection, days: Days, until: int) -> dict[str, int]:
    """Late sessions with the number of the correction that brings them; those that wait get the next of their day."""
    query = "SELECT late.id, late.entry, station, ended FROM late JOIN session USING (id) WHERE ended < ?"
    rows = [(*row[:3], days.of(row[3])) for row in db.execute(query, (until,))]
    last: dict[tuple[str, int], int] = {}
    for _, entry, station, day in rows:
        last[station, day] = max(last.get((station, day), 0), entry or 0)
    found: dict[str, int] = {}
    for name, entry, station, day in rows:
        found[name] = entry or last[station, day] + 1
        if entry is None:
            db.execute("UPDATE late SET entry = ? WHERE id = ?", (found[name], name))
    return found


class Module:
    """The station modules' keys: a charge point's readings are signed by the key in ``NAME.pem``, once.

    A signature is random, and the root depends on it: what a reading was first closed with stays, none included.
    """

    def __init__(self, db: sqlite3.Connection, folder: Path | None) -> None:
        if folder is not None and not folder.is_dir():
            raise InputError("--keys", str(folder), "a folder of keys, NAME.pem by charge point")
        self._db = db
        self._folder = folder
        self._signers: dict[str, DeviceSigner | None] = {}
        self._new: dict[bytes, bytes] = {}
        self.signed = 0

    def sign(self, device: str, digest: bytes) -> bytes:
        """The signature of a connector's reading; that of no signature where its charge point has no key."""
        known = self._db.execute("SELECT value FROM signature WHERE digest = ?", (digest,)).fetchone()
        if known is not None:
            return bytes(known[0])
        signer = self._signer(device.rpartition("/")[0])
        value = self._new[digest] = UNSIGNED if signer is None else signer.key.lowered(signer.sign(digest))
        return value

    def keep(self) -> None:
        """Writes the new signatures; nothing made with them is published before."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO signature VALUES (?, ?)", self._new.items())
        self._db.execute("COMMIT")
        self._new.clear()

    def _signer(self, point: str) -> DeviceSigner | None:
        if point not in self._signers:
            # A name is no path: one with a slash has no key of its own.
            file = None if self._folder is None or Path(point).name != point else self._folder / f"{point}.pem"
            self._signers[point] = DeviceSigner.of_pem(file) if file is not None and file.exists() else None
        return self._signers[point]
