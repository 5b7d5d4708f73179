"""What the gateway knows, on disk before it says so: one writer, one fsync for all that waits at that moment.

Every job is a function of the database. Jobs that arrive while another fsync runs are written together with the next,
each in its own savepoint, so two hundred charge points at once cost a few writes and one failure harms no other.
"""

from __future__ import annotations

import asyncio
import fcntl
import queue
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO, TypeVar

from rwa_chain.errors import InputError
from rwa_chain.meter.book import TABLES
from rwa_chain.meter.days import UTC_DAYS, Days, days_of

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], Any]

_GATEWAY_TABLES = """
CREATE TABLE IF NOT EXISTS point (
    id TEXT PRIMARY KEY, version TEXT NOT NULL, vendor TEXT NOT NULL, model TEXT NOT NULL, booted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known (
    id TEXT PRIMARY KEY, station TEXT NOT NULL, price INTEGER NOT NULL, rated INTEGER NOT NULL,
    longest INTEGER NOT NULL, price_least INTEGER NOT NULL, price_most INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS charge (
    number INTEGER PRIMARY KEY AUTOINCREMENT, point TEXT NOT NULL, key TEXT NOT NULL, id TEXT, connector INTEGER,
    started INTEGER, first INTEGER, source INTEGER NOT NULL, last INTEGER, heard INTEGER, sequence INTEGER NOT NULL,
    closed INTEGER NOT NULL, ended INTEGER, stop INTEGER, outcome TEXT, flags TEXT NOT NULL, opened INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS charge_of_point ON charge (point, key);
CREATE INDEX IF NOT EXISTS charge_of_connector ON charge (point, connector, started);
CREATE TABLE IF NOT EXISTS refused (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, latest INTEGER NOT NULL, times INTEGER NOT NULL,
    point TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL, says TEXT NOT NULL, frame TEXT NOT NULL,
    kind TEXT NOT NULL, mark BLOB NOT NULL, charge INTEGER, ended INTEGER, register INTEGER, state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS refused_of_point ON refused (point, kind, number);
CREATE INDEX IF NOT EXISTS refused_again ON refused (point, mark);
CREATE INDEX IF NOT EXISTS refused_of_charge ON refused (charge);
CREATE TABLE IF NOT EXISTS idle (
    number INTEGER PRIMARY KEY AUTOINCREMENT, point TEXT NOT NULL, connector INTEGER NOT NULL, began INTEGER NOT NULL,
    first INTEGER NOT NULL, at INTEGER NOT NULL, last INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS idle_of_connector ON idle (point, connector, number);
CREATE TABLE IF NOT EXISTS vote (
    item TEXT NOT NULL, verdict TEXT NOT NULL, person TEXT NOT NULL, because TEXT NOT NULL, at INTEGER NOT NULL,
    offer TEXT NOT NULL, PRIMARY KEY (item, person)
);
CREATE TABLE IF NOT EXISTS closed (day INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS place (zone TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS late (id TEXT PRIMARY KEY, entry INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signature (digest BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_of_device ON session (device, ended);
"""
_MOST_AT_ONCE = 1000
_VERSION = 2
"""Of the tables; a database of another version is refused."""


def open_database(file: Path) -> sqlite3.Connection:
    """A gateway's database, made if there is none; refuses a file that is something else."""
    try:
        db = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=10)
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (tables,) = db.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if tables and version != _VERSION:
            raise InputError("DB", str(file), f"a gateway's database of version {_VERSION}; it is {version}")
        db.executescript(f"PRAGMA user_version = {_VERSION};")
        db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" + TABLES + _GATEWAY_TABLES)
    except sqlite3.Error as error:
        raise InputError("DB", str(file), f"a database of a gateway ({error})") from None
    return db


def place(db: sqlite3.Connection) -> Days:
    """The days of the place, as the gateway's settings last said."""
    found = db.execute("SELECT zone FROM place").fetchone()
    return UTC_DAYS if found is None else days_of(str(found[0]))


def alone(file: Path, suffix: str, who: str) -> TextIO:
    """A lock beside the database, held while it is open; refuses where another process holds it."""
    lock = file.with_name(file.name + suffix).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise InputError("DB", str(file), f"a database that no other {who} uses") from None
    return lock


class Store:
    """The database of one running gateway."""

    def __init__(self, file: Path) -> None:
        self._jobs: queue.SimpleQueue[tuple[Job, asyncio.Future[Any], asyncio.AbstractEventLoop] | None]
        self._jobs = queue.SimpleQueue()
        # Two gateways would answer one charge point differently.
        self._alone = alone(file, ".lock", "gateway")
        self._db = open_database(file)
        self._thread = threading.Thread(target=self._write, name="meter-store", daemon=True)
        self._thread.start()
        self.commits = 0
        """How often it was written to disk."""
        self.quiet_until = 0.0
        """[s] monotonic: a disk that is full is told of once in a while."""

    async def run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """What the job returns, once it is on disk; what it raises, after undoing what it did."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._jobs.put((job, answer, loop))
        return await answer

    def close(self) -> None:
        """Writes what waits, and ends."""
        self._jobs.put(None)
        self._thread.join()
        self._db.close()
        self._alone.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _write(self) -> None:
        open_ = True
        while open_:
            waiting = [self._jobs.get()]
            while len(waiting) < _MOST_AT_ONCE and not self._jobs.empty():
                waiting.append(self._jobs.get())
            open_ = None not in waiting
            self._together([job for job in waiting if job is not None])

    def _together(self, jobs: list[tuple[Job, asyncio.Future[Any], asyncio.AbstractEventLoop]]) -> None:
        if not jobs:
            return
        results: list[tuple[bool, Any]] = []
        try:
            self._db.execute("BEGIN IMMEDIATE")
            results = [self._one(job) for job, _, _ in jobs]
            self._db.execute("COMMIT")
            self.commits += 1
        except Exception as error:
            # Nothing is on disk, so nothing is acknowledged.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            results = [(False, error)] * len(jobs)
        for (_, answer, loop), (fine, result) in zip(jobs, results, strict=True):
            loop.call_soon_threadsafe(_answer, answer, fine, result)

    def _one(self, job: Job) -> tuple[bool, Any]:
        self._db.execute("SAVEPOINT job")
        try:
            result = (True, job(self._db))
        except Exception as error:
            if not self._db.in_transaction:
                # A full disk ends the whole transaction, and with it all jobs of it.
                raise
            self._db.execute("ROLLBACK TO job")
            result = (False, error)
        self._db.execute("RELEASE job")
        return result


def _answer(answer: asyncio.Future[Any], fine: bool, result: Any) -> None:
    """Whoever asked may have gone in the meantime."""
    if answer.done():
        return
    if fine:
        answer.set_result(result)
    else:
        answer.set_exception(result)
