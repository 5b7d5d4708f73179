"""The index that a command reads: a network's, or that of the chain which the last replay or deployment left.

The recorded chain does not move, so its index is made when it is first asked for, beside the chain, and made anew where
the chain was recorded again. A network's is made by `rwa index run`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from rwa_chain.cli.embedded import BOOK, OUT, STATE, Recorded, latest
from rwa_chain.cli.place import opened_place
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.index.register import Moment, Registers
    from rwa_chain.index.store import Store

FILE = "index.sqlite"
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="FILE|URL",
        help="The index: a file of SQLite's, or postgresql://NAME@HOST/DATABASE; without it beside the chain.",
    ),
]
At = Annotated[
    str | None, typer.Option("--at", metavar="TIME", help="As it was then: 2026-03-31, or 2026-03-31T17:00+08:00.")
]
Zone = Annotated[str, typer.Option("--zone", metavar="ZONE", help="The time zone of dates and of times without one.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write it there instead: .csv, .xlsx, .parquet or .json."),
]
HONG_KONG = "Asia/Hong_Kong"


@dataclass(frozen=True)
class Opened:
    """An index that is read."""

    store: Store
    registers: Registers

    def moment(self, at: str | None, zone: str) -> Moment:
        """The block that an option means."""
        zone_of(zone)
        return self.registers.moment(None if at is None else instant("--at", at, zone))


@contextmanager
def opened_index(network: str | None, book: Path | None, database: str | None) -> Iterator[Opened]:
    """The index of a network, or of the recorded chain, brought up to date."""
    from rwa_chain.index.register import Registers
    from rwa_chain.index.store import Store

    if network is None:
        record = latest() if book is None else Recorded(book.parent)
        where = database or str(record.folder / FILE)
        if not _is_current(where, record):
            bring_up_to_date(record, where)
    else:
        where = database or str(default_of(network, book))
    with Store.open(where) as store:
        yield Opened(store, Registers(store))


def default_of(network: str, book: Path | None) -> Path:
    """The default path of a network's index."""
    if book is not None and book.name == BOOK:
        return book.with_name(FILE)
    name = book.stem if book is not None else network if "://" not in network else "given"
    return OUT / name / FILE


def bring_up_to_date(record: Recorded, where: str) -> None:
    """Index all of a recorded chain; what lies beside another recording of it is made anew."""
    from rwa_chain.index.follow import Follower
    from rwa_chain.index.store import Store

    mark = _mark(record)
    if where == str(record.folder / FILE) and not _is_current(where, record):
        for each in record.folder.glob(f"{FILE}*"):
            each.unlink()
    with opened_place(None, record.book) as place, Store.open(where, writing=True) as store:
        follower = Follower(store, place.chain, place.stack.book, names=place.names())
        try:
            follower.run(until_done=True)
        finally:
            follower.close()
        store.note(record=mark)


def _is_current(where: str, record: Recorded) -> bool:
    """Whether an index is that of the chain as it is recorded now."""
    from rwa_chain.errors import IndexRefused
    from rwa_chain.index.store import Store

    if not record.exists:
        raise InputError("--book", str(record.book), "a book beside its chain (book.json in a folder of out/)")
    try:
        with Store.open(where) as store:
            return store.facts().get("record") == _mark(record)
    except IndexRefused:
        return False


def _mark(record: Recorded) -> str:
    state = (record.folder / STATE).stat()
    return f"{state.st_mtime_ns} {state.st_size}"


def instant(field: str, text: str, zone: str) -> datetime:
    """An instant that a person typed: a date is its last second there, a time without a zone is there too."""
    where = zone_of(zone)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(field, text, "a date or a time, such as 2026-03-31 or 2026-03-31T17:00+08:00") from None
    if len(text) <= 10:
        found = datetime.combine(found.date(), time(23, 59, 59), where)
    if found.tzinfo is None:
        found = found.replace(tzinfo=where)
    if not 1970 < found.year < 9999:
        raise InputError(field, text, "a year from 1971 to 9998")
    return found.astimezone(UTC).replace(microsecond=0)


def zone_of(name: str) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise InputError("--zone", name, "a time zone, such as Asia/Hong_Kong") from cause
