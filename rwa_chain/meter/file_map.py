"""The map of an operator's export: which column is what, how its times and numbers are written, what is assumed.

Every column of the file is named: used, kept with the operator behind a commitment, or dropped. A column that nobody
named is refused, so that nothing personal slips through unseen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, PrivateAttr, field_validator, model_validator

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS, AssetType, asset_type, price_units
from rwa_chain.meter.declared import Exact, Labelled, Part, load
from rwa_chain.meter.rules import Limits
from rwa_chain.money import to_base_units

FOLDER = Path(__file__).parent / "maps"
Column = Annotated[str, Field(min_length=1, max_length=100)]


def known_zone(name: str) -> str:
    """The name of a time zone; raises ``ValueError`` for any other."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("a time zone such as Asia/Shanghai") from None
    return name


class Columns(Part):
    """The columns that make a session."""

    session: Column
    device: Column
    station: Column
    started: Column
    ended: Column | None = None
    """None where a record is of one instant."""
    quantity: Column | None = None
    """None where the type counts events or time."""
    revenue: Column | None = None
    """Money that is revenue, held to the type's price band; without it, revenue is quantity × tariff."""
    reported: Column | None = None
    """Money as the operator reports it: kept as reported, never revenue."""


class Times(Labelled):
    """How instants are written; the label is the zone's."""

    format: Annotated[str, Field(min_length=2, max_length=60)]
    zone: str

    @field_validator("zone")
    @classmethod
    def _known(cls, name: str) -> str:
        return known_zone(name)


class Century(Labelled):
    """Mends years such as 0014: ``add`` to a year ``below`` if the row's weekday then agrees, or the row is refused."""

    below: Annotated[int, Field(strict=True, gt=0, le=1900)]
    add: Annotated[int, Field(strict=True, gt=0, le=2000)]
    weekday: Column
    """The column of the weekday of ``started`` (Mon … Sun, or longer)."""


class Tariff(Labelled):
    """Revenue = quantity × this; stated, since the file's own money is not it."""

    per_unit: Exact
    currency: Literal["CNY"]

    @property
    def units(self) -> int:
        """[cash base units per 10^6 thousandths]"""
        return price_units(self.per_unit, "tariff.per_unit")


class Rated(Labelled):
    """The rated quantity per hour of every device of the file: kW where the unit is kWh."""

    per_hour: Exact


class FileMap(Part):
    """How one kind of export is read."""

    asset_type: str
    encoding: Literal["utf-8", "gb18030", "latin-1"] = "utf-8"
    delimiter: Literal[",", ";", "\t", "|"] = ","
    columns: Columns
    keep: tuple[Column, ...] = ()
    """Columns that stay with the operator, bound by the reading's salted commitment."""
    drop: tuple[Column, ...] = ()
    """Columns that are read past: personal, or of no use."""
    times: Times
    century: Century | None = None
    tariff: Tariff | None = None
    rated: Rated
    fields: dict[str, Column] = Field(default_factory=dict)
    """The asset type's own fields and their columns."""
    _type: AssetType = PrivateAttr()
    _item: AssetType | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _each_column_once(self) -> FileMap:
        named = [*self.used(), *self.keep, *self.drop]
        twice = sorted({name for name in named if named.count(name) > 1})
        if twice:
            raise ValueError(f"each column once; twice: {', '.join(twice)}")
        return self

    @property
    def type(self) -> AssetType:
        """The asset type."""
        return self._type

    @property
    def item(self) -> AssetType | None:
        """The asset type of what the devices hand out and take in, where they do."""
        return self._item

    @property
    def limits(self) -> Limits:
        """What every device of the file may show at most."""
        return self.type.limits(to_base_units(self.rated.per_hour, THOUSANDTHS, field="rated.per_hour"))

    def used(self) -> list[str]:
        """The columns of the session, and of the weekday that mends its year."""
        weekday = [] if self.century is None else [self.century.weekday]
        return [name for _, name in self.columns if name is not None] + weekday + list(self.fields.values())

    def named(self) -> set[str]:
        """All columns that the file must have."""
        return {*self.used(), *self.keep, *self.drop}


def file_map(path: Path) -> FileMap:
    """The map in a file, its asset type with it; refuses one that does not fit its type."""
    read = load(path, FileMap, "--map")
    read._type = asset_type(read.asset_type, path.parent)
    if read.type.custody is not None:
        read._item = asset_type(read.type.custody.item, path.parent)
    least, most = read.type.price.band
    if read.tariff is not None and not least <= read.tariff.units <= most:
        raise InputError("tariff.per_unit", str(read.tariff.per_unit), f"a price in the band of {read.asset_type}")
    if (read.tariff is None) == (read.columns.revenue is None):
        raise InputError("tariff", "columns.revenue", "one of the two")
    known = set(read.type.fields)
    if not known - set(read.type.optional) <= set(read.fields) <= known:
        raise InputError("fields", sorted(read.fields), f"the fields of {read.asset_type}: {sorted(known)}")
    if (read.columns.quantity is None) != (read.type.meter.counts in ("event", "time")):
        raise InputError("columns.quantity", read.columns.quantity, f"what {read.asset_type} counts by")
    return read


def find_map(name: str) -> FileMap:
    """The built-in map of this name, or the one in a file; refuses a name that is neither."""
    known = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    if name in known:
        return file_map(FOLDER / f"{name}.yaml")
    if not name.endswith((".yaml", ".yml")):
        raise InputError("--map", name, f"a file (.yaml) or one of: {', '.join(known)}")
    return file_map(Path(name))
