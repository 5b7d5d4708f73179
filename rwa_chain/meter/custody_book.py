"""Custody of a file's events: played in the order of time from the book, in bounded memory; what breaks it comes out.

Rows of a device stand in the file in the order of time, or the later one is refused: a clock that jumps back is seen.
Between devices the order of rows is no matter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.meter.asset_type import Side
from rwa_chain.meter.book import Book
from rwa_chain.meter.custody import EMPTY, Broken, Held, Item, Keeper, Swap, health_of
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.items_file import read_items
from rwa_chain.meter.lines import Refusal, brief
from rwa_chain.meter.rules import Reason
from rwa_chain.meter.sessions import Flag, Session

TABLES = """
CREATE TABLE item (id TEXT PRIMARY KEY, place TEXT NOT NULL, health INTEGER, at INTEGER NOT NULL,
                   retired INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE held (id TEXT PRIMARY KEY, items INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
"""


class Table:
    """Items and devices in a database, so that a file may name any number of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(TABLES)

    def item(self, name: str) -> Item | None:
        """An item as it stands."""
        row = self._db.execute("SELECT place, health, at, retired FROM item WHERE id = ?", (name,)).fetchone()
        return None if row is None else Item(row[0], row[1], row[2], bool(row[3]))

    def put_item(self, name: str, item: Item) -> None:
        """An item stands there now."""
        self._db.execute("REPLACE INTO item VALUES (?, ?, ?, ?, ?)", (name, *item))

    def device(self, name: str) -> Held:
        """A device as it stands."""
        row = self._db.execute("SELECT items, at FROM held WHERE id = ?", (name,)).fetchone()
        return EMPTY if row is None else Held(*row)

    def put_device(self, name: str, held: Held) -> None:
        """A device stands so now."""
        self._db.execute("REPLACE INTO held VALUES (?, ?, ?)", (name, *held))

    def items(self) -> Iterator[tuple[str, Item]]:
        """All items by name."""
        for name, place, health, at, retired in self._db.execute("SELECT * FROM item ORDER BY id"):
            yield name, Item(place, health, at, bool(retired))


@dataclass(frozen=True)
class Items:
    """What is known of the items before the events."""

    register: Path | None = None
    """All items there are; without it, items may be seen first in an event."""
    before: Path | None = None
    """Where they stood after the file before."""


UNKNOWN_ITEMS = Items()
"""Nothing is known."""


@dataclass(frozen=True)
class Impaired:
    """An item that came in below its type's threshold."""

    line: int
    item: str
    health_percent: Decimal
    keeps_percent: Decimal


@dataclass
class Custody:
    """What the events did."""

    refusals: list[Refusal] = field(default_factory=list)
    flags: dict[int, tuple[Flag, ...]] = field(default_factory=dict)
    """By line."""
    impaired: list[Impaired] = field(default_factory=list)
    known: int = 0
    """Items whose place was known before the events."""
    first_seen: int = 0
    in_devices: int = 0
    with_riders: int = 0
    retired: int = 0

    def document(self) -> dict[str, Any]:
        """For the operator's report."""
        return {
            "items": self.in_devices + self.with_riders,
            "known_before": self.known,
            "first_seen": self.first_seen,
            "in_devices": self.in_devices,
            "with_riders": self.with_riders,
            "retired": self.retired,
            "impaired": [vars(each) for each in self.impaired],
        }


def check_items(file_map: FileMap, items: Items) -> None:
    """Refuses files of items that can't be read, before anything is written."""
    if file_map.type.custody is not None:
        with Book() as book:
            Player(book, file_map, items)


class Player:
    """Plays a book's events."""

    def __init__(self, book: Book, file_map: FileMap, items: Items) -> None:
        rule, item = file_map.type.custody, file_map.item
        assert rule is not None
        assert item is not None
        self._book, self._map, self._item, self._rule = book, file_map, item, rule
        self.store = Table(book.db)
        self._keeper = Keeper(rule, item, self.store, complete=items.register is not None)
        self.done = Custody()
        for path in (items.register, items.before):
            if path is not None:
                read_items(path, self._keeper)
        self.done.known = sum(1 for _ in self.store.items())
        self._doubtful: dict[str, int] = {}
        """The first refused line that names an item, since it moved last."""

    def play(self) -> Custody:
        """Every event moves its items, or comes out of the book."""
        self._refuse(self._clock_jumps())
        self._refuse(self._broken())
        for _, item in self.store.items():
            self.done.in_devices += bool(item.place)
            self.done.with_riders += not item.place
            self.done.retired += item.retired
        return self.done

    def _refuse(self, refusals: Iterator[Refusal]) -> None:
        found = list(refusals)  # the cursor ends before rows are taken out
        for refusal in found:
            self._book.remove(refusal.line)
        self.done.refusals += found

    def _clock_jumps(self) -> Iterator[Refusal]:
        device, latest = None, 0
        for session in self._book.in_order("device, line"):
            if session.device != device:
                device, latest = session.device, 0
            if session.ended_at < latest:
                yield self._refusal(session, Broken(Reason.BACKWARDS, "", "a time from that of the row before it on"))
            latest = max(latest, session.ended_at)

    def _broken(self) -> Iterator[Refusal]:
        for session in self._book.in_order("ended, line"):
            swap = self._swap(session)
            result = self._keeper.swap(swap)
            if isinstance(result, Broken):
                yield self._refusal(session, result)
                for name in (swap.gives, swap.takes):
                    self._doubtful.setdefault(name, session.line)
                continue
            for name in (swap.gives, swap.takes):
                self._doubtful.pop(name, None)
            self.done.first_seen += result.first_seen
            if result.impaired and swap.takes_health is not None:
                self.done.flags[session.line] = (Flag.IMPAIRED,)
                keeps = self._item.impairment.keeps_percent
                health = Decimal(swap.takes_health).scaleb(-4).normalize()
                self.done.impaired.append(Impaired(session.line, swap.takes, health, keeps))

    def _swap(self, session: Session) -> Swap:
        gives, takes = self._rule.gives, self._rule.takes
        return Swap(
            session.device,
            session.ended_at,
            self._name(session, gives),
            self._name(session, takes),
            self._health(session, gives),
            self._health(session, takes),
        )

    def _name(self, session: Session, side: Side) -> str:
        return session.detail[self._map.fields[side.name]].strip()

    def _health(self, session: Session, side: Side) -> int | None:
        column = None if side.health is None else self._map.fields.get(side.health)
        return None if column is None else health_of(Decimal(session.detail[column].strip()))

    def _refusal(self, session: Session, broken: Broken) -> Refusal:
        columns, says = self._map.columns, broken.says
        if not broken.item:
            return Refusal(session.line, broken.reason, (columns.ended or columns.started).label,
                           str(session.ended_at), says)  # fmt: skip
        side = self._rule.takes if broken.item == self._name(session, self._rule.takes) else self._rule.gives
        doubtful = self._doubtful.get(broken.item)
        if doubtful is not None:
            says += f"; {self._book.where(doubtful)}, which was refused, names it too"
        return Refusal(session.line, broken.reason, self._map.fields[side.name], brief(broken.item), says)
