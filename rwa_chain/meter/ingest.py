"""An operator's export, from rows to roots: everything read is accepted or refused, and nothing is lost between."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.meter.asset_type import CASH_DECIMALS, THOUSANDTHS, Treatment
from rwa_chain.meter.batch import Batch, Entry, station_days
from rwa_chain.meter.book import Book
from rwa_chain.meter.boundary import batch_fields, publishable
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.rules import Reason
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Flag, Session, sessions
from rwa_chain.money import from_base_units, parse_decimal


@dataclass(frozen=True)
class Ingested:
    """What became of a file."""

    file: str
    file_map: FileMap
    rows: int
    accepted: int
    refusals: tuple[Refusal, ...]
    """By line."""
    flags: dict[int, tuple[Flag, ...]]
    """By line."""
    devices: int
    stations: int
    batches: tuple[Batch, ...]
    assets: tuple[dict[str, Any], ...]
    """What each device metered in the whole file."""
    reported: Decimal
    """The operator's own money of the accepted rows, as reported."""
    crossing: dict[str, Any]
    """The document that may leave the operator, checked."""

    @property
    def quantity(self) -> int:
        """[thousandths]"""
        return sum(batch.quantity for batch in self.batches)

    @property
    def revenue(self) -> int:
        """[cash base units]"""
        return sum(batch.revenue for batch in self.batches)

    def count(self, flag: Flag) -> int:
        """How many accepted rows have this flag."""
        return sum(flag in flags for flags in self.flags.values())

    def document(self) -> dict[str, Any]:
        """The operator's report, for JSON."""
        tariff = self.file_map.tariff
        return {
            "file": self.file,
            "asset_type": self.file_map.type.asset_type,
            "unit": self.file_map.type.unit,
            "rows": self.rows,
            "accepted": self.accepted,
            "refused": len(self.refusals),
            "refused_by_reason": dict(sorted(Counter(refusal.reason.value for refusal in self.refusals).items())),
            "flagged": {flag.value: self.count(flag) for flag in Flag},
            "quantity": str(from_base_units(self.quantity, THOUSANDTHS)),
            "tariff": {
                "per_unit": tariff.per_unit,
                "currency": tariff.currency,
                "standing": "fact" if tariff.fact else "assumed",
                "note": tariff.fact or tariff.assumed,
            },
            "revenue": str(from_base_units(self.revenue, CASH_DECIMALS)),
            "reported": str(self.reported),
            "devices": self.devices,
            "stations": self.stations,
            "batches": [batch_fields(batch) for batch in self.batches],
            "refusals": [refusal._asdict() for refusal in self.refusals],
            "flags": [{"line": line, "flags": list(flags)} for line, flags in sorted(self.flags.items())],
        }


class Sink:
    """Takes what an ingest makes, station by station; this one keeps nothing."""

    def entry(self, entry: Entry) -> None:
        """One reading."""


def ingest(path: Path, file_map: FileMap, secret: Secret, sink: Sink | None = None) -> Ingested:
    """Reads the file; ``sink`` is given every reading."""
    with Book() as book:
        refusals, rows = _fill(book, path, file_map)
        flags, refused = _overlaps(book, file_map)
        refusals += refused
        batches: list[Batch] = []
        assets: list[dict[str, Any]] = []
        names: set[str] = set()
        reported = Decimal(0)
        accepted = 0
        for station in book.stations():
            made = station_days(station, book.of_station(station), secret, {})
            batches.extend(made.batches())
            names.add(station)
            entries = [entry for _, day in sorted(made.days.items()) for entry in day]
            accepted += len(entries)
            for entry in entries:
                session = entry.session
                names.add(session.device)
                flags[session.line] = (*session.flags, *flags.get(session.line, ()))
                reported += _reported(session, file_map)
                if sink is not None:
                    sink.entry(entry)
            assets.extend(_assets(entries))
        # By pseudonym: the order of names would say something of them.
        batches.sort()
        assets.sort(key=lambda asset: asset["asset"])
        crossing = publishable({"batches": [batch_fields(batch) for batch in batches], "assets": assets}, names)
        return Ingested(
            path.name,
            file_map,
            rows,
            accepted,
            tuple(sorted(refusals)),
            {line: found for line, found in flags.items() if found},
            book.devices(),
            len(book.stations()),
            tuple(batches),
            tuple(assets),
            reported,
            dict(crossing),
        )


def _fill(book: Book, path: Path, file_map: FileMap) -> tuple[list[Refusal], int]:
    refusals: list[Refusal] = []
    rows = 0
    for found in sessions(path, file_map):
        rows += 1
        refusal = found if isinstance(found, Refusal) else book.add(found)
        if refusal is not None:
            refusals.append(refusal)
    return refusals, rows


def _overlaps(book: Book, file_map: FileMap) -> tuple[dict[int, tuple[Flag, ...]], list[Refusal]]:
    """Flags by line, or refusals where the asset type refuses overlaps in files too."""
    found = book.overlaps()
    if file_map.type.meter.overlap is Treatment.FLAG:
        return {line: (flag,) for line, flag in found.items()}, []
    refusals = []
    for line in found:
        session = book.remove(line)
        says = "a start after the session before it has ended"
        refusals.append(Refusal(line, Reason.OVERLAP, file_map.columns.started, session.session, says))
    return {}, refusals


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


def _reported(session: Session, file_map: FileMap) -> Decimal:
    """The operator's money of a row, where it is a number."""
    column = file_map.columns.reported
    text = "" if column is None else session.detail[column].strip()
    try:
        return parse_decimal(text, signed=True)
    except ValueError:
        return Decimal(0)
