"""The book of accepted sessions: SQLite, so that neither duplicates nor order need the whole file in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Literal, Self

from rwa_chain.meter.lines import Refusal, brief
from rwa_chain.meter.rules import Reason
from rwa_chain.meter.sessions import Flag, Session

TABLES = """
CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY, line INTEGER NOT NULL, device TEXT NOT NULL, station TEXT NOT NULL,
    started INTEGER NOT NULL, ended INTEGER NOT NULL, quantity INTEGER NOT NULL, revenue INTEGER NOT NULL,
    detail TEXT NOT NULL, flags TEXT NOT NULL, rest INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_of_station ON session (station, device, ended);
CREATE TABLE IF NOT EXISTS device (id TEXT PRIMARY KEY, station TEXT NOT NULL) WITHOUT ROWID;
"""
"""What a book holds, whoever writes it."""
_COLUMNS = "line, id, device, station, started, ended, quantity, revenue, detail, flags, rest"


def line_of(line: int) -> str:
    """A line, as a message shows it."""
    return f"line {line}"


def add_session(db: sqlite3.Connection, session: Session, where: Callable[[int], str] = line_of) -> Refusal | None:
    """Accepts a session, unless its id is taken or its device stands at another station."""
    taken = db.execute(f"SELECT {_COLUMNS} FROM session WHERE id = ?", (session.session,)).fetchone()
    if taken is not None:
        other = _session(taken)
        says = f"an id that {where(other.line)} has not" + ("; it is the same row" if _same(other, session) else "")
        return Refusal(session.line, Reason.DUPLICATE, "session", brief(session.session), says)
    home = db.execute("SELECT station FROM device WHERE id = ?", (session.device,)).fetchone()
    if home is None:
        db.execute("INSERT INTO device VALUES (?, ?)", (session.device, session.station))
    elif home[0] != session.station:
        says = (
            f"station {brief(home[0])}, where {brief(session.device)} stood before; another name of it goes into "
            "`aliases`, a device that moved into `moved`"
        )
        return Refusal(session.line, Reason.UNKNOWN_DEVICE, "station", brief(session.station), says)
    line, name, device, station, *numbers, detail, flags, rest = session
    values = (name, line, device, station, *numbers, json.dumps(detail), " ".join(flags), rest)
    db.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return None


def sessions_of(db: sqlite3.Connection, device: str) -> Iterator[Session]:
    """A device's sessions, by end."""
    query = f"SELECT {_COLUMNS} FROM session WHERE device = ? ORDER BY ended"
    return map(_session, db.execute(query, (device,)))


class Book:
    """Sessions that ended ``before`` [s]; without a database, in a temporary one that SQLite keeps and removes."""

    def __init__(
        self,
        db: sqlite3.Connection | None = None,
        before: int = 2**62,
        where: Callable[[int], str] = line_of,
    ) -> None:
        self.db = sqlite3.connect("") if db is None else db
        self.db.executescript(TABLES)
        self._before = before
        self.where = where
        """What a line is called in messages."""
        self.elsewhere: dict[tuple[str, str], tuple[set[str], int]] = {}
        """By the station where devices stood and the one where rows have them: the devices, and how many rows."""

    def add(self, session: Session) -> Refusal | None:
        """Accepts a session, unless its id is taken or its device stands at another station."""
        refusal = add_session(self.db, session, self.where)
        if refusal is not None and refusal.reason is Reason.UNKNOWN_DEVICE:
            (home,) = self.db.execute("SELECT station FROM device WHERE id = ?", (session.device,)).fetchone()
            devices, rows = self.elsewhere.get((home, session.station), (set(), 0))
            self.elsewhere[home, session.station] = devices | {session.device}, rows + 1
        return refusal

    def know(self, marks: Iterable[str]) -> None:
        """Marks of ids that earlier files took."""
        self.db.execute("CREATE TEMP TABLE IF NOT EXISTS earlier (mark TEXT PRIMARY KEY) WITHOUT ROWID")
        self.db.executemany("INSERT OR IGNORE INTO earlier VALUES (?)", ((mark,) for mark in marks))

    def knows(self, mark: str) -> bool:
        """Whether an earlier file took the id of this mark."""
        return self.db.execute("SELECT 1 FROM earlier WHERE mark = ?", (mark,)).fetchone() is not None

    def overlaps(self, until: Callable[[str], int] = lambda device: 0) -> dict[int, Flag]:
        """Lines of sessions that begin while another session of their device is running, and which kind of overlap.

        ``until`` says when a device's last session before this book ended [s]; it is taken for the one before.
        """
        found: dict[int, Flag] = {}
        device, before, latest = None, 0, 0
        order = "SELECT device, line, started, ended FROM session ORDER BY device, started, ended, line"
        for name, line, started, ended in self.db.execute(order):
            if name != device:
                device, before = name, until(name)
                latest = before
            if started < before:
                found[line] = Flag.OVERLAP
            elif started < latest:
                found[line] = Flag.OVERLAP_EARLIER
            before, latest = ended, max(latest, ended)
        return found

    def stations(self) -> list[str]:
        """The stations, in order."""
        query = "SELECT DISTINCT station FROM session WHERE ended < ? ORDER BY station"
        return [name for (name,) in self.db.execute(query, (self._before,))]

    def of_station(self, station: str) -> Iterator[Session]:
        """A station's sessions, by device and end."""
        where = "WHERE station = ? AND ended < ? ORDER BY device, ended, started, line"
        query = f"SELECT {_COLUMNS} FROM session {where}"
        return map(_session, self.db.execute(query, (station, self._before)))

    def ends(self, station: str) -> Iterator[int]:
        """When a station's sessions ended [s]."""
        query = "SELECT ended FROM session WHERE station = ? AND ended < ?"
        return (ended for (ended,) in self.db.execute(query, (station, self._before)))

    def in_order(self, order: Literal["device, line", "ended, line"]) -> Iterator[Session]:
        """All sessions, by columns."""
        return map(_session, self.db.execute(f"SELECT {_COLUMNS} FROM session ORDER BY {order}"))

    def devices(self) -> int:
        """How many devices there are."""
        return int(self.db.execute("SELECT COUNT(*) FROM device").fetchone()[0])

    def remove(self, line: int) -> Session:
        """Takes a session out again."""
        session = _session(self.db.execute(f"SELECT {_COLUMNS} FROM session WHERE line = ?", (line,)).fetchone())
        self.db.execute("DELETE FROM session WHERE id = ?", (session.session,))
        return session

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.db.close()


def _session(row: tuple[Any, ...]) -> Session:
    line, session, device, station, started, ended, quantity, revenue, detail, flags, rest = row
    kept, found = json.loads(detail), tuple(map(Flag, flags.split()))
    return Session(line, session, device, station, started, ended, quantity, revenue, kept, found, rest)


def _same(one: Session, other: Session) -> bool:
    return one[1:] == other[1:]
