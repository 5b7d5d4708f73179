"""An operator's exports, from rows to roots: everything read is accepted or refused, and nothing is lost between."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.meter.asset_type import THOUSANDTHS, Treatment
from rwa_chain.meter.batch import Batch, Entry
from rwa_chain.meter.book import Book
from rwa_chain.meter.boundary import batch_fields
from rwa_chain.meter.cores import HERE, Cores
from rwa_chain.meter.crossing import Sink, make
from rwa_chain.meter.currency import parted
from rwa_chain.meter.custody_book import UNKNOWN_ITEMS, Custody, Items, Player
from rwa_chain.meter.days import month
from rwa_chain.meter.exports import A_WHILE, Exports
from rwa_chain.meter.file_map import FileMap, decimals_of
from rwa_chain.meter.heads import Heads
from rwa_chain.meter.lines import Passed, Refusal, brief
from rwa_chain.meter.restating import Restatement
from rwa_chain.meter.rules import Head, Reason
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Flag, Session
from rwa_chain.money import DECIMALS, from_base_units


@dataclass(frozen=True)
class OfFile:
    """What one file gave to the whole."""

    rows: int = 0
    accepted: int = 0
    refused: int = 0
    passed: int = 0
    """Rows that are no records: sums, headers once more, empty cells of a wide table."""
    quantity: int = 0
    """[thousandths]"""
    revenue: int = 0
    """[cash base units]"""
    reported: Decimal = Decimal(0)

    def document(self, name: str, decimals: int) -> dict[str, Any]:
        """For the operator's report."""
        return {
            "file": name,
            "rows": self.rows,
            "accepted": self.accepted,
            "refused": self.refused,
            "passed": self.passed,
            "quantity": str(from_base_units(self.quantity, THOUSANDTHS)),
            "revenue": str(from_base_units(self.revenue, decimals)),
            "reported": str(self.reported),
        }


@dataclass(frozen=True)
class Ingested:
    """What became of the files; a line is counted through all of them, ``exports`` says which it is."""

    exports: Exports
    files: tuple[OfFile, ...]
    """In the order given."""
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
    """The operator's own money of the accepted rows, as reported; without that of `Flag.UNPARSED`."""
    months: dict[str, tuple[int, int]]
    """Quantity [thousandths] and revenue [cash base units] by month of the place's own calendar."""
    crossing: dict[str, Any]
    """The document that may leave the operator, checked."""
    heads: Heads
    """Where all devices stand now, by asset number."""
    elsewhere: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """By the station where devices stood and the one where rows have them: devices, and rows refused for it."""
    restatements: tuple[Restatement, ...] = ()
    """Station-days that the files before had published, with these readings."""
    custody: Custody | None = None
    """What the events did with their items, where the asset type has such."""

    @property
    def quantity(self) -> int:
        """[thousandths]"""
        return sum(each.quantity for each in self.files)

    @property
    def revenue(self) -> int:
        """[cash base units]"""
        return sum(each.revenue for each in self.files)

    @property
    def passed(self) -> int:
        """Rows that are no records."""
        return sum(each.passed for each in self.files)

    @property
    def product(self) -> Decimal | None:
        """Quantity × tariff, exactly; None where revenue is not that."""
        tariff = self.file_map.tariff
        return None if tariff is None else from_base_units(self.quantity, THOUSANDTHS) * tariff.per_unit

    def count(self, flag: Flag) -> int:
        """How many accepted rows have this flag."""
        return sum(flag in flags for flags in self.flags.values())

    def document(self) -> dict[str, Any]:
        """The operator's report, for JSON."""
        tariff, decimals = self.file_map.tariff, decimals_of(self.file_map.money)
        return {
            "files": [
                {**each.document(name, decimals), "sha256": digest}
                for each, name, digest in zip(self.files, self.exports.names, self.exports.digests, strict=True)
            ],
            "asset_type": self.file_map.type.asset_type,
            "unit": self.file_map.type.unit,
            "rows": self.rows,
            "accepted": self.accepted,
            "refused": len(self.refusals),
            "passed": self.passed,
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
            "product": None if self.product is None else str(self.product),
            "revenue": str(from_base_units(self.revenue, decimals)),
            "currency": self.file_map.money,
            "reported": str(self.reported),
            "reported_unparsed": self.count(Flag.UNPARSED),
            "months": {
                month: {
                    "quantity": str(from_base_units(quantity, THOUSANDTHS)),
                    "revenue": str(from_base_units(revenue, decimals)),
                }
                for month, (quantity, revenue) in sorted(self.months.items())
            },
            "devices": self.devices,
            "stations": self.stations,
            **({} if self.custody is None else {"custody": self.custody.document()}),
            "batches": [batch_fields(batch) for batch in self.batches],
            "restatements": [batch_fields(each) for each in self.restatements],
            "refusals": [{**self._placed(refusal.line), **_rest(refusal)} for refusal in self.refusals],
            "flags": [{**self._placed(line), "flags": list(flags)} for line, flags in sorted(self.flags.items())],
        }

    def _placed(self, line: int) -> dict[str, Any]:
        return dict(zip(("file", "line"), self.exports.named(line), strict=True))


def _rest(refusal: Refusal) -> dict[str, Any]:
    return {name: value for name, value in refusal._asdict().items() if name != "line"}


def ingest(
    exports: Exports | Path,
    file_map: FileMap,
    secret: Secret,
    sink: Sink | None = None,
    heads: Mapping[bytes, Head] | None = None,
    items: Items = UNKNOWN_ITEMS,
    say: Callable[[str], None] = lambda line: None,
    cores: Cores = HERE,
) -> Ingested:
    """Reads the files, or the one; ``sink`` is given every reading, ``heads`` is where devices stood before them.

    ``items`` is what is known beforehand of what the devices hand out and take in, where the asset type has custody;
    ``say`` is told how the reading goes. ``cores`` read rows and make readings: any number gives the same. Heads by
    `read_heads` know what was published: a day that goes on is restated.
    """
    sink = sink or Sink()
    exports = Exports([exports]) if isinstance(exports, Path) else exports
    with Book(where=exports.where) as book:
        heads = Heads(heads, file_map.days)
        refusals, rows, passed = _fill(book, exports, file_map, secret, heads, say, cores)
        flags, refused = _overlaps(book, file_map, secret, heads)
        custody = None
        if file_map.type.custody is not None:
            player = Player(book, file_map, items)
            custody = player.play()
            refused += custody.refusals
            for line, found in custody.flags.items():
                flags[line] = (*flags.get(line, ()), *found)
            sink.items(player.store.items())
        if sum(rows) >= A_WHILE:
            say(f"{sum(rows):,} rows read; their readings and roots are made")
        noted = _Noted(exports, file_map, flags, sink)
        made = make(book, secret, noted, heads, days=file_map.days, cores=cores)
        refusals = sorted(refusals + refused)
        return Ingested(
            exports,
            noted.files(rows, passed, refusals),
            file_map,
            sum(rows),
            made.readings,
            tuple(refusals),
            {line: found for line, found in flags.items() if found},
            book.devices(),
            len(book.stations()),
            made.batches,
            sum(noted.reported, Decimal(0)),
            {month: (sums[0], sums[1]) for month, sums in noted.months.items()},
            made.crossing,
            made.heads,
            {places: (len(devices), rows) for places, (devices, rows) in book.elsewhere.items()},
            made.restatements,
            custody,
        )


class _Noted(Sink):
    """Notes each reading's flags, and its file's sums with the operator's own money, on its way."""

    def __init__(self, exports: Exports, file_map: FileMap, flags: dict[int, tuple[Flag, ...]], onward: Sink) -> None:
        self.reported = [Decimal(0) for _ in exports.paths]
        self._sums = [[0, 0, 0] for _ in exports.paths]
        self._exports = exports
        self._money = _Reported(file_map)
        self._days = file_map.days
        self.months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self._flags = flags
        self._onward = onward

    def entry(self, entry: Entry) -> None:
        session = entry.session
        reported = self._money.of(session)
        unparsed = (Flag.UNPARSED,) if reported is None else ()
        self._flags[session.line] = (*session.flags, *self._flags.get(session.line, ()), *unparsed)
        number, _ = self._exports.place(session.line)
        self.reported[number] += reported or Decimal(0)
        found = self.months[month(self._days.of(session.ended_at))]
        found[0] += session.quantity
        found[1] += session.revenue
        sums = self._sums[number]
        sums[0] += 1
        sums[1] += session.quantity
        sums[2] += session.revenue
        self._onward.entry(entry)

    def files(self, rows: list[int], passed: list[int], refusals: list[Refusal]) -> tuple[OfFile, ...]:
        """What each file gave."""
        refused = Counter(self._exports.place(refusal.line)[0] for refusal in refusals)
        return tuple(
            OfFile(count, accepted, refused[number], passed[number], quantity, revenue, self.reported[number])
            for number, (count, (accepted, quantity, revenue)) in enumerate(zip(rows, self._sums, strict=True))
        )


def _fill(
    book: Book,
    exports: Exports,
    file_map: FileMap,
    secret: Secret,
    heads: Heads,
    say: Callable[[str], None],
    cores: Cores,
) -> tuple[list[Refusal], list[int], list[int]]:
    """What was refused, the rows of each file, and those of them that are no records."""
    refusals: list[Refusal] = []
    book.know(heads.marks())
    rows, passed = [0 for _ in exports.paths], [0 for _ in exports.paths]
    for found in exports.read(file_map, say, cores):
        number, _ = exports.place(found.line)
        rows[number] += 1
        if isinstance(found, Passed):
            passed[number] += 1
            continue
        refusal = found if isinstance(found, Refusal) else _before(book, found, secret, heads) or book.add(found)
        if refusal is not None:
            refusals.append(refusal)
    return refusals, rows, passed


def _before(book: Book, session: Session, secret: Secret, heads: Heads) -> Refusal | None:
    """What earlier files refuse: an id that was taken, a device that stood elsewhere, an end before its last reading,
    which is restated and not put in between."""
    if not heads:
        return None
    if heads.ids is not None and book.knows(secret.mark(session.session)):
        says = "an id that the files before have not"
        return Refusal(session.line, Reason.DUPLICATE, "session", brief(session.session), says)
    asset = secret.asset(session.device)
    head = heads.get(asset)
    if head is None:
        return None
    if heads.homes.get(asset, secret.station(session.station)) != secret.station(session.station):
        says = "the station of the files before; another name of it goes into `aliases`, a move into `moved`"
        return Refusal(session.line, Reason.UNKNOWN_DEVICE, "station", brief(session.station), says)
    if session.ended_at >= head.ended_at:
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
        refusals.append(Refusal(line, Reason.OVERLAP, file_map.columns.session.label, session.session, says))
    return {}, refusals


class _Reported:
    """The operator's own money, of one currency for the whole file: the map's, else the first that a row names."""

    def __init__(self, file_map: FileMap) -> None:
        self._source = file_map.columns.reported
        self._numerals = file_map.numerals
        self._means = frozenset(DECIMALS) if file_map.currency is None else frozenset((file_map.currency,))

    def of(self, session: Session) -> Decimal | None:
        """The money of a row, nothing where it says nothing; None where it is no number, or of another currency."""
        if self._source is None:
            return Decimal(0)
        text = self._source.join.join(session.detail[name].strip() for name in self._source.columns)
        if not text.strip():
            return Decimal(0)
        try:
            exact = self._numerals.money(text, None)
        except (ValueError, ArithmeticError):
            return None
        means = self._means & parted(text)[1]
        if not means:
            return None
        self._means = means
        return exact
