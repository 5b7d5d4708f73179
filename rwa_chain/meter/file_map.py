"""The map of an operator's export: which column is what, how its times and numbers are written, what is assumed.

Every column of the file is named: used, kept with the operator behind a commitment, or dropped. A column that nobody
named is refused, so that nothing personal slips through unseen.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, PrivateAttr, field_validator, model_validator

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS, AssetType, Currency, Price, asset_type, price_units
from rwa_chain.meter.days import Days, days_of, known_zone
from rwa_chain.meter.declared import Exact, Labelled, Part, load
from rwa_chain.meter.moments import LENGTHS, NAMED, Clockwork
from rwa_chain.meter.numerals import Numerals
from rwa_chain.meter.rules import Limits
from rwa_chain.money import DECIMALS, to_base_units

FOLDER = Path(__file__).parent / "maps"
Column = Annotated[str, Field(min_length=1, max_length=100)]
Dropped = Annotated[str, Field(max_length=100)]
"""A column that is read past; the empty name is that of all columns without one."""


class Source(Part):
    """Where a value comes from: one column, several joined, the same in every row, or the row's own number."""

    columns: Annotated[tuple[Column, ...], Field(max_length=8)] = ()
    join: Annotated[str, Field(max_length=8)] = " "
    constant: Column | None = None
    numbered: Annotated[str, Field(max_length=40)] | None = None
    """What stands before the row's number."""

    @model_validator(mode="after")
    def _one(self) -> Source:
        if (bool(self.columns), self.constant is not None, self.numbered is not None).count(True) != 1:
            raise ValueError("one of: columns, constant, numbered")
        return self

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.join.join(self.columns) or self.constant or "(the row's number)"


def _source(value: Any) -> Any:
    return {"columns": [value]} if isinstance(value, str) else value


_NAMING = ("session", "device", "station")
Where = Annotated[Source, BeforeValidator(_source)]


class Columns(Part):
    """The columns that make a session."""

    session: Where
    device: Where
    station: Where
    started: Where
    ended: Where | None = None
    """None where a record is of one instant, or of an interval or a length that is known."""
    duration: Where | None = None
    """The length of the session, instead of its end."""
    quantity: Where | None = None
    """None where the type counts events or time."""
    revenue: Where | None = None
    """Money that is revenue, held to the type's price band; without it, revenue is quantity × tariff."""
    price: Where | None = None
    """The tariff of each row, per unit."""
    reported: Where | None = None
    """Money as the operator reports it: kept as reported, never revenue."""
    counted_from: Where | None = None
    """A register at the start: the quantity, one at the end, is counted from it."""
    zone: Where | None = None
    """The time zone of each row."""
    ended_zone: Where | None = None
    """That of its end; without it, the same."""


class Times(Labelled):
    """How instants are written; the label is the zone's."""

    format: tuple[Annotated[str, Field(min_length=2, max_length=60)], ...]
    """One, or several that are tried in turn: as ``strptime`` has them, or iso, excel, unix, unix-ms."""
    zone: str
    """Of times that name none, and of the place: its days and months are those of the readings."""
    zones: dict[str, str] = Field(default_factory=dict)
    """Time zones by the names that the file gives them, such as MDT: America/Denver."""
    duration: Literal["h:m:s", "h:m", "seconds", "minutes", "hours", "iso", "excel"] | None = None
    interval_minutes: Annotated[int, Field(strict=True, gt=0, le=1440)] | None = None
    """The length of every record."""
    stamp: Literal["start", "end"] = "start"
    """Which end of its interval a record's time is."""
    midnight_ends: bool = False
    """Whether 00:00 is the end of the day that is written, not its beginning."""

    @field_validator("format", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("format")
    @classmethod
    def _formats(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        if not formats or any("%" not in each and each not in NAMED for each in formats):
            raise ValueError(f"formats such as %Y-%m-%d %H:%M, or {', '.join(NAMED)}")
        return formats

    @field_validator("zone")
    @classmethod
    def _known(cls, name: str) -> str:
        return known_zone(name)

    @field_validator("zones")
    @classmethod
    def _all_known(cls, names: dict[str, str]) -> dict[str, str]:
        return {name: known_zone(zone) for name, zone in names.items()}

    @property
    def clockwork(self) -> Clockwork:
        """What reads them."""
        return Clockwork(self.format, ZoneInfo(self.zone), self.zones)


class Century(Labelled):
    """Mends years such as 0014: ``add`` to a year ``below`` if the row's weekday then agrees, or the row is refused."""

    below: Annotated[int, Field(strict=True, gt=0, le=1900)]
    add: Annotated[int, Field(strict=True, gt=0, le=2000)]
    weekday: Column
    """The column of the weekday of ``started`` (Mon … Sun, or longer)."""


class Tariff(Labelled):
    """Revenue = quantity × this; stated, since the file's own money is not it."""

    per_unit: Exact
    currency: Currency

    @property
    def units(self) -> int:
        """[cash base units per 10^6 thousandths]"""
        return price_units(self.per_unit, "tariff.per_unit", self.currency)


class Rated(Labelled):
    """The rated quantity per hour of every device of the file: kW where the unit is kWh."""

    per_hour: Exact


class Quantity(Part):
    """How the file writes quantities."""

    unit: Annotated[str, Field(min_length=1, max_length=16)] | None = None
    """Wh, kWh, MWh, or kW and W over the length of the record; without it, the type's unit."""
    factor: Exact = Decimal(1)


class Numbers(Part):
    """How the file writes numbers."""

    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ",", " ", "'", "\u2019"] = ""

    @model_validator(mode="after")
    def _two_marks(self) -> Numbers:
        if self.decimal == self.thousands:
            raise ValueError("another mark for thousands than for decimals")
        return self


class Header(Part):
    """Where the header is."""

    skip: Annotated[int, Field(strict=True, ge=0, le=1000)] = 0
    """Lines before it."""
    rows: Annotated[int, Field(strict=True, ge=1, le=5)] = 1
    """Lines that it has; their cells are joined by a space, and an empty cell of an upper line is that to its left."""


class Wide(Part):
    """A table with a column per device, hour or day: each of its cells is a record."""

    columns: tuple[Column, ...] = ()
    match: str | None = None
    """Instead of a list, a pattern that the names of the columns fit as a whole."""
    name: Column
    """What the columns' own names are called in this map …"""
    value: Column
    """… and what their cells are."""
    blank: Literal["refuse", "skip"] = "refuse"
    """What becomes of an empty cell."""

    @model_validator(mode="after")
    def _which(self) -> Wide:
        if bool(self.columns) == (self.match is not None):
            raise ValueError("one of the two: columns, match")
        try:
            re.compile(self.match or "")
        except re.error:
            raise ValueError("a pattern of Python's re") from None
        return self

    def spread(self, header: list[str]) -> list[str]:
        """The columns of a header that are spread, in its order."""
        if self.match is not None:
            return [name for name in header if re.fullmatch(self.match, name)]
        return [name for name in header if name in self.columns]


BEFORE = "before "
"""What stands before the name of a column where the row before is meant."""


class Before(Part):
    """A register's readings, a row each: a record goes from the row before, of the same device, to its own row."""

    by: Annotated[tuple[Column, ...], Field(min_length=1, max_length=4)]
    """The columns that tell devices apart."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=8)]
    """Those of the row before that make the record; in this map they are called ``before NAME``."""
    order: Literal["oldest-first", "newest-first"] = "oldest-first"

    @model_validator(mode="after")
    def _of_the_file(self) -> Before:
        if made := sorted({*self.by, *self.columns} & {*self.names}):
            raise ValueError(f"columns of the file; {', '.join(made)} are made of the row before")
        return self

    @property
    def names(self) -> list[str]:
        """What the cells of the row before are called."""
        return [BEFORE + name for name in self.columns]


class Totals(Part):
    """Rows that are no records: sums, notes; they are counted and passed over."""

    column: Column
    values: Annotated[tuple[str, ...], Field(min_length=1)]
    """What their cell begins with; the empty text is an empty cell."""


class FileMap(Part):
    """How one kind of export is read."""

    asset_type: str
    kind: Literal["csv", "jsonl", "json", "parquet"] | None = None
    """Without it, by the file's ending; csv for any other."""
    records: str = ""
    """Of JSON, where the list of records is: names with dots."""
    encoding: Literal["utf-8", "utf-16", "gb18030", "latin-1", "cp1252", "shift_jis", "big5"] = "utf-8"
    delimiter: Literal[",", ";", "\t", "|"] = ","
    header: Header = Header()
    numbers: Numbers = Numbers()
    columns: Columns
    wide: Wide | None = None
    before: Before | None = None
    quantity: Quantity = Quantity()
    totals: Totals | None = None
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Other names of a station."""
    moved: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Stations to which a device moved: there it is another device, NAME@STATION, as on the chain."""
    keep: tuple[Column, ...] = ()
    """Columns that stay with the operator, bound by the reading's salted commitment."""
    drop: tuple[Dropped, ...] = ()
    """Columns that are read past: personal, or of no use."""
    times: Times
    century: Century | None = None
    tariff: Tariff | None = None
    currency: Currency | None = None
    """Of the file's own money; without it, that of the price."""
    price: Price | None = None
    """The band of revenue per unit, instead of the type's: of another currency, or another market."""
    rated: Rated
    fields: dict[str, Column] = Field(default_factory=dict)
    """The asset type's own fields and their columns."""
    _type: AssetType = PrivateAttr()
    _item: AssetType | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _each_column_once(self) -> FileMap:
        # A column that several are joined of may serve twice: a time and an id are often made of the same. One column
        # may name a session, its device and its station.
        names = {source.columns[0] for role, source in self._sources() if role in _NAMING and len(source.columns) == 1}
        alone = [*names, *(source.columns[0] for role, source in self._sources()
                           if role not in _NAMING and len(source.columns) == 1)]  # fmt: skip
        joined = {name for _, source in self._sources() if len(source.columns) > 1 for name in source.columns}
        named = [*alone, *self._beside(), *self.keep, *self.drop]
        unused = [*self.keep, *self.drop]
        twice = sorted({name for name in named if named.count(name) > 1} | (joined & set(unused)))
        if twice:
            raise ValueError(f"each column once; twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _each_station_once(self) -> FileMap:
        names = [*self.aliases, *(other for others in self.aliases.values() for other in others)]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"each name of a station once; twice in aliases: {', '.join(twice)}")
        return self

    @property
    def type(self) -> AssetType:
        """The asset type, with the map's own band where it has one."""
        return self._type

    @property
    def item(self) -> AssetType | None:
        """The asset type of what the devices hand out and take in, where they do."""
        return self._item

    @property
    def money(self) -> str:
        """The currency of revenue."""
        return self.type.price.currency

    @property
    def days(self) -> Days:
        """The days of the place."""
        return days_of(self.times.zone)

    @property
    def numerals(self) -> Numerals:
        """What reads numbers."""
        return Numerals(self.numbers.decimal, self.numbers.thousands)

    @property
    def limits(self) -> Limits:
        """What every device of the file may show at most."""
        return self.type.limits(to_base_units(self.rated.per_hour, THOUSANDTHS, field="rated.per_hour"))

    def used(self) -> set[str]:
        """The columns of the session, of the weekday that mends its year, and of the type's own fields."""
        return {name for _, source in self._sources() for name in source.columns} | set(self._beside())

    def named(self) -> set[str]:
        """All columns that the file must have; an empty name is one that it may have."""
        wide = [] if self.wide is None else self.wide.columns
        before = [] if self.before is None else [*self.before.by, *self.before.columns]
        return {*self.used(), *self.keep, *self.drop, *wide, *before} - self._made() - {""}

    def _made(self) -> set[str]:
        """Names of cells that no column of the file has."""
        wide = () if self.wide is None else (self.wide.name, self.wide.value)
        return {*wide, *([] if self.before is None else self.before.names)}

    def _sources(self) -> list[tuple[str, Source]]:
        return [(name, source) for name, source in self.columns if source is not None]

    def _beside(self) -> list[str]:
        weekday = [] if self.century is None else [self.century.weekday]
        totals = [] if self.totals is None or self.totals.column in self._plain() else [self.totals.column]
        return weekday + list(self.fields.values()) + totals

    def _plain(self) -> set[str]:
        used = {name for _, source in self._sources() for name in source.columns}
        return {*used, *self.fields.values(), *self.keep, *self.drop}


def file_map(path: Path) -> FileMap:
    """The map in a file, its asset type with it; refuses one that does not fit its type."""
    read = load(path, FileMap, "--map")
    kind = asset_type(read.asset_type, path.parent)
    read._type = kind if read.price is None else kind.model_copy(update={"price": read.price})
    if kind.custody is not None:
        read._item = asset_type(kind.custody.item, path.parent)
    _check_money(read)
    known = set(kind.fields)
    if not known - set(kind.optional) <= set(read.fields) <= known:
        raise InputError("fields", sorted(read.fields), f"the fields of {read.asset_type}: {sorted(known)}")
    _check_counting(read)
    return read


def _check_money(read: FileMap) -> None:
    kind, tariff = read.type, read.tariff
    if read.price is not None and read.price.per != kind.unit:
        raise InputError("price.per", read.price.per, f"the unit of {read.asset_type}: {kind.unit}")
    if [tariff is not None, read.columns.revenue is not None, read.columns.price is not None].count(True) != 1:
        raise InputError("tariff", "columns.revenue", "one of the two, or columns.price")
    if tariff is None:
        return
    if tariff.currency != kind.price.currency:
        says = f"{kind.price.currency}, as the price band of {read.asset_type}; or a `price` band of this map in it"
        raise InputError("tariff.currency", tariff.currency, says)
    least, most = kind.price.band
    if not least <= tariff.units <= most:
        raise InputError("tariff.per_unit", str(tariff.per_unit), f"a price in the band of {read.asset_type}")


def _check_counting(read: FileMap) -> None:
    """Refuses a map whose records would have no quantity or no length."""
    kind, columns, times = read.type, read.columns, read.times
    counts = kind.meter.counts
    if (columns.quantity is None) != (counts in ("event", "time")):
        shown = None if columns.quantity is None else columns.quantity.label
        raise InputError("columns.quantity", shown, f"what {read.asset_type} counts by")
    ends = [columns.ended is not None, columns.duration is not None, times.interval_minutes is not None]
    if ends.count(True) > 1 or (counts != "event" and not any(ends)):
        found = [name for name, there in zip(("columns.ended", "columns.duration", "times.interval_minutes"), ends,
                                             strict=True) if there]  # fmt: skip
        raise InputError("columns.ended", ", ".join(found) or None, "one of: columns.ended, columns.duration, "
                         f"times.interval_minutes, since {read.asset_type} counts by {counts}")  # fmt: skip
    if (columns.duration is not None) != (times.duration is not None):
        raise InputError("times.duration", times.duration, f"with columns.duration, one of: {', '.join(LENGTHS)}")
    if read.quantity.unit is not None:
        measure(read.quantity.unit, kind.unit)


def measure(unit: str, wanted: str) -> tuple[Decimal, bool]:
    """What a quantity of a unit is multiplied by, and whether hours multiply it too; refuses other units."""
    energy = {"Wh": "0.001", "kWh": "1", "MWh": "1000", "GWh": "1000000"}
    power = {"W": "0.001", "kW": "1", "MW": "1000"}
    if unit == wanted:
        return Decimal(1), False
    if wanted == "kWh" and unit in energy:
        return Decimal(energy[unit]), False
    if wanted == "kWh" and unit in power:
        return Decimal(power[unit]), True
    known = [wanted, *(each for each in {**energy, **power} if wanted == "kWh" and each != wanted)]
    raise InputError("quantity.unit", unit, f"one of: {', '.join(known)}")


def find_map(name: str) -> FileMap:
    """The built-in map of this name, or the one in a file; refuses a name that is neither."""
    known = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if name in known:
        return file_map(FOLDER / f"{name}.yaml")
    if not name.endswith((".yaml", ".yml")):
        raise InputError("--map", name, f"a file (.yaml) or one of: {', '.join(known)}")
    return file_map(Path(name))


def decimals_of(currency: str) -> int:
    """Decimals of a currency's money."""
    return DECIMALS[currency]
