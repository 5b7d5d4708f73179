"""A book's sessions as readings, batches, and the document that may leave the operator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Batch, Entry, Sign, StationDays, station_days
from rwa_chain.meter.book import Book
from rwa_chain.meter.boundary import batch_fields, publishable
from rwa_chain.meter.cores import HERE, Cores
from rwa_chain.meter.custody import Item
from rwa_chain.meter.days import UTC_DAYS, Days
from rwa_chain.meter.earlier import Earlier
from rwa_chain.meter.heads import Heads
from rwa_chain.meter.published import Place
from rwa_chain.meter.restating import Before, Restatement, statements
from rwa_chain.meter.rules import Head
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session


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


class Station(NamedTuple):
    """All that a station's readings are made of."""

    name: str
    sessions: list[Session]
    heads: dict[bytes, Head]
    left: dict[int, int]
    late: dict[str, int]


def read_station(secret: Secret, days: Days, sign: Sign | None, station: Station) -> StationDays:
    """A station's readings; nothing else is needed, so any process makes them."""
    name, sessions, heads, left, late = station
    return station_days(name, sessions, secret, heads, sign, late, left, days)


def make(
    book: Book,
    secret: Secret,
    sink: Sink,
    heads: Mapping[bytes, Head] | None = None,
    *,
    sign: Sign | None = None,
    late: Mapping[str, int] | None = None,
    days: Days = UTC_DAYS,
    cores: Cores = HERE,
) -> Made:
    """Reads the book; a few stations for each core are in memory at a time. ``heads`` is where devices stood before,
    ``late`` which sessions came after their day was published, with the numbers of the corrections that bring them.
    Days that the runs of ``heads`` had published are restated. Refuses heads of other ``days``.
    """
    now = Heads(heads, days)
    if now.days.zone != days.zone:
        raise InputError("times.zone", days.zone, f"that of the files before: {now.days.zone}")
    before = _before(book, secret, now)
    batches: list[Batch] = []
    restatements: list[Restatement] = []
    assets: list[dict[str, Any]] = []
    names: set[str] = set()
    readings = 0

    def stations() -> Iterator[Station]:
        # By pseudonym: the order of names would say something of them.
        for name in sorted(book.stations(), key=secret.station):
            number, sessions = secret.station(name), list(book.of_station(name))
            devices = {secret.asset(device) for device in {session.device for session in sessions}}
            stood = {asset: now[asset] for asset in devices if asset in now}
            told = {session.session: late[session.session] for session in sessions if late and session.session in late}
            yield Station(name, sessions, stood, now.left.get(number, {}), told)

    for made in cores.map(partial(read_station, secret, days, sign), stations()):
        station, number = made.station, made.number
        known = {day: before[number, day] for day in made.days if (number, day) in before}
        first, later = statements(made, late or {}, known)
        batches.extend(first)
        restatements.extend(later)
        entries = [entry for _, day in sorted(made.days.items()) for entry in day]
        for entry in entries:
            sink.entry(entry)
        readings += len(entries)
        assets.extend(_assets(made))
        names |= {station, *(entry.session.device for entry in entries)}
        now.update(made.heads)
        now.homes.update(dict.fromkeys(made.heads, number))
        if made.left:
            now.left[number] = made.left
        else:
            now.left.pop(number, None)
    assets.sort(key=lambda asset: asset["asset"])
    document: dict[str, Any] = {
        "zone": days.zone,
        "batches": [batch_fields(batch) for batch in batches],
        "assets": assets,
    }
    if restatements:
        document["restatements"] = [batch_fields(each) for each in restatements]
    return Made(readings, tuple(batches), dict(publishable(document, names)), now, tuple(restatements))


def _before(book: Book, secret: Secret, heads: Heads) -> dict[Place, Before]:
    """The station-days of the book that an earlier run published, with their leaves."""
    if not heads.folders:
        return {}
    earlier = Earlier(heads)
    shared = {
        (number, day)
        for station in book.stations()
        for number in (secret.station(station),)
        for day in {heads.days.of(ended) for ended in book.ends(station)}
        if (number, day) in earlier.batches
    }
    return {place: Before(earlier.batches[place].root, leaves) for place, leaves in earlier.leaves(shared).items()}


def _assets(made: StationDays) -> list[dict[str, Any]]:
    sums: dict[bytes, dict[str, Any]] = {}
    for day, entries in sorted(made.days.items()):
        for entry in entries:
            reading = entry.reading
            found = sums.setdefault(
                reading.asset,
                {"asset": reading.asset, "first_day": day, "last_day": 0, "count": 0, "quantity": 0, "revenue": 0},
            )
            found["last_day"] = day
            found["count"] += 1
            found["quantity"] += reading.quantity
            found["revenue"] += reading.revenue
    return [sums[asset] for asset in sorted(sums)]
