"""Closing days: what a gateway's sessions of past days come to. A closed day takes no session any more."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.meter.book import Book
from rwa_chain.meter.crossing import Made, Sink, make
from rwa_chain.meter.gateway.store import open_database
from rwa_chain.meter.reading import DAY
from rwa_chain.meter.secret import Secret


def close_days(store: Path, before: int, secret: Secret, sink: Sink) -> Made:
    """Closes all days before a day and makes their batches, the same ones each time; the gateway may be running.

    Raises ``InputError`` where there is no such database.
    """
    if not store.is_file():
        raise InputError("--store", str(store), "the database of a gateway")
    with closing(open_database(store)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT OR IGNORE INTO closed SELECT DISTINCT ended / ? FROM session WHERE ended < ?", (DAY, before * DAY)
        )
        db.execute("INSERT OR IGNORE INTO closed VALUES (?)", (before - 1,))
        db.execute("COMMIT")
        return make(Book(db, before * DAY), secret, sink)
