"""An operator's export, from rows to roots: everything read is accepted or refused, and nothing is lost between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.meter.asset_type import CASH_DECIMALS, THOUSANDTHS, Treatment
from rwa_chain.meter.batch import Batch, Entry
from rwa_chain.meter.book import Book
from rwa_chain.meter.boundary import batch_fields
from rwa_chain.meter.crossing import Sink, make
from rwa_chain.meter.custody_book import UNKNOWN_ITEMS, Custody, Items, Player
from rwa_chain.meter.file_map import FileMap
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.rules import Head, Reason
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
    reported: Decimal
    """The operator's own money of the accepted rows, as reported."""
    crossing: dict[str, Any]
    """The document that may leave the operator, checked."""
    heads: dict[bytes, Head]
    """Where all devices stand now, by asset number."""
    custody: Custody | None = None
    """What the events did with their items, where the asset type has such."""

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
            "tariff": None
            if tariff is None
            else {
                "per_unit": tariff.per_unit,
                "currency": tariff.currency,
                "standing": "fact" if tariff.fact else "assumed",
                "note": tariff.fact or tariff.assumed,
            },
            "revenue": str(from_base_units(self.revenue, CASH_DECIMALS)),
            "reported": str(self.reported),
            "devices": self.devices,
            "stations": self.stations,
            **({} if self.custody is None else {"custody": self.custody.document()}),
            "batches": [batch_fields(batch) for batch in self.batches],
            "refusals": [refusal._asdict() for refusal in self.refusals],
            "flags": [{"line": line, "flags": list(flags)} for line, flags in sorted(self.flags.items())],
        }


def ingest(
    path: Path,
    file_map: FileMap,
    secret: Secret,
    sink: Sink | None = None,
    heads: Mapping[bytes, Head] | None = None,
    items: Items = UNKNOWN_ITEMS,
) -> Ingested:
    """Reads the file; ``sink`` is given every reading, ``heads`` is where devices stood after the file before.

    ``items`` is what is known beforehand of what the devices hand out and take in, where the asset type has custody.
    """
    sink = sink or Sink()
    with Book() as book:
        refusals, rows = _fill(book, path, file_map, secret, heads or {})
        flags, refused = _overlaps(book, file_map, secret, heads or {})
        custody = None
        if file_map.type.custody is not None:
            player = Player(book, file_map, items)
            custody = player.play()
            refused += custody.refusals
            for line, found in custody.flags.items():
                flags[line] = (*flags.get(line, ()), *found)
            sink.items(player.store.items())
        noted = _Noted(file_map, flags, sink)
        made = make(book, secret, noted, heads)
        return Ingested(
            path.name,
            file_map,
            rows,
            made.readings,
            tuple(sorted(refusals + refused)),
            {line: found for line, found in flags.items() if found},
            book.devices(),
            len(book.stations()),
            made.batches,
            noted.reported,
            made.crossing,
            made.heads,
            custody,
        )


class _Noted(Sink):
    """Notes each reading's flags and the operator's own money on its way."""

    def __init__(self, file_map: FileMap, flags: dict[int, tuple[Flag, ...]], onward: Sink) -> None:
        self.reported = Decimal(0)
        self._map = file_map
        self._flags = flags
        self._onward = onward

    def entry(self, entry: Entry) -> None:
        session = entry.session
        self._flags[session.line] = (*session.flags, *self._flags.get(session.line, ()))
        self.reported += _reported(session, self._map)
        self._onward.entry(entry)


def _fill(
    book: Book, path: Path, file_map: FileMap, secret: Secret, heads: Mapping[bytes, Head]
) -> tuple[list[Refusal], int]:
    refusals: list[Refusal] = []
    rows = 0
    for found in sessions(path, file_map):
        rows += 1
        refusal = found if isinstance(found, Refusal) else _late(found, secret, heads) or book.add(found)
        if refusal is not None:
            refusals.append(refusal)
    return refusals, rows


def _late(session: Session, secret: Secret, heads: Mapping[bytes, Head]) -> Refusal | None:
    """A session that ended before its device's last reading of an earlier file: it is restated, not put in between."""
    head = heads.get(secret.asset(session.device)) if heads else None
    if head is None or session.ended_at >= head.ended_at:
        return None
    says = f"an end from {head.ended_at} s on, where the file before left off"
    return Refusal(session.line, Reason.BACKWARDS, "ended", str(session.ended_at), says)


def _overlaps(
    book: Book, file_map: FileMap, secret: Secret, heads: Mapping[bytes, Head]
) -> tuple[dict[int, tuple[Flag, ...]], list[Refusal]]:
    """Flags by line, or refusals where the asset type refuses overlaps in files too; those with the last session of an
    earlier file are among them."""

    def until(device: str) -> int:
        return heads[secret.asset(device)].ended_at if heads and secret.asset(device) in heads else 0

    treatment = file_map.type.meter.overlap
    found = {} if treatment is Treatment.ACCEPT else book.overlaps(until)
    if treatment is not Treatment.REFUSE:
        return {line: (flag,) for line, flag in found.items()}, []
    refusals = []
    for line in found:
        session = book.remove(line)
        says = "a start after the session before it has ended"
        refusals.append(Refusal(line, Reason.OVERLAP, file_map.columns.started, session.session, says))
    return {}, refusals


def _reported(session: Session, file_map: FileMap) -> Decimal:
    """The operator's money of a row, where it is a number."""
    column = file_map.columns.reported
    text = "" if column is None else session.detail[column].strip()
    try:
        return parse_decimal(text, signed=True)
    except ValueError:
        return Decimal(0)
