"""A book's sessions as readings, batches, and the document that may leave the operator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rwa_chain.meter.batch import NO_DAY, Batch, Entry, Sign, station_days
from rwa_chain.meter.book import Book
from rwa_chain.meter.boundary import batch_fields, publishable
from rwa_chain.meter.custody import Item
from rwa_chain.meter.heads import Heads
from rwa_chain.meter.restating import Restatement, statements
from rwa_chain.meter.rules import Head
from rwa_chain.meter.secret import Secret


class Sink:
    """Takes every reading as it is made, station by station; this one keeps nothing."""

    def entry(self, entry: Entry) -> None:
        """One reading."""

    def items(self, standing: Iterable[tuple[str, Item]]) -> None:
        """Where the items of the events stand after them, before the first reading."""


@dataclass(frozen=True)
class Made:
    """What a book gave."""

    readings: int
    batches: tuple[Batch, ...]
    crossing: dict[str, Any]
    """What may leave the operator, checked."""
    heads: Heads
    """Where all devices stand now, by asset number."""
    restatements: tuple[Restatement, ...] = ()
    """Corrections of days that were published before, in order."""


def make(
    book: Book,
    secret: Secret,
    sink: Sink,
    heads: Mapping[bytes, Head] | None = None,
    *,
    sign: Sign | None = None,
    late: Mapping[str, int] | None = None,
) -> Made:
    """Reads the book; one station is in memory at a time. ``heads`` is where devices stood before, ``late`` which
    sessions came after their day was published, with the numbers of the corrections that bring them.
    """
    now = Heads(heads)
    batches: list[Batch] = []
    restatements: list[Restatement] = []
    assets: list[dict[str, Any]] = []
    names: set[str] = set()
    readings = 0
    # By pseudonym: the order of names would say something of them.
    for station in sorted(book.stations(), key=secret.station):
        made = station_days(
            station, book.of_station(station), secret, now, sign, late, now.days.get(secret.station(station), (-1, 0))
        )
        first, later = statements(made, late or {})
        batches.extend(first)
        restatements.extend(later)
        entries = [entry for _, day in sorted(made.days.items()) for entry in day]
        for entry in entries:
            sink.entry(entry)
        readings += len(entries)
        assets.extend(_assets(entries))
        names |= {station, *(entry.session.device for entry in entries)}
        now.update(made.heads)
        now.homes.update(dict.fromkeys(made.heads, made.number))
        if made.left != NO_DAY:
            now.days[made.number] = made.left
    assets.sort(key=lambda asset: asset["asset"])
    document = {"batches": [batch_fields(batch) for batch in batches], "assets": assets}
    if restatements:
        document["restatements"] = [batch_fields(each) for each in restatements]
    return Made(readings, tuple(batches), dict(publishable(document, names)), now, tuple(restatements))


def _assets(entries: list[Entry]) -> list[dict[str, Any]]:
    sums: dict[bytes, dict[str, Any]] = {}
    for entry in entries:
        reading = entry.reading
        found = sums.setdefault(
            reading.asset,
            {"asset": reading.asset, "first_day": reading.day, "last_day": 0, "count": 0, "quantity": 0, "revenue": 0},
        )
        found["last_day"] = reading.day
        found["count"] += 1
        found["quantity"] += reading.quantity
        found["revenue"] += reading.revenue
    return [sums[asset] for asset in sorted(sums)]
