"""Asset types: what a kind of device meters, within which limits, in one small declarative file each (`types/`).

A new type is a new file: no code knows any type by name. Every number of a file says whether it is fact or assumed.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from rwa_chain.errors import InputError
from rwa_chain.meter.currency import known_currency
from rwa_chain.meter.declared import Exact, Labelled, Part, Percent, load
from rwa_chain.meter.reading import MOST
from rwa_chain.meter.rules import HOUR, PER, Limits
from rwa_chain.money import DECIMALS, to_base_units

FOLDER = Path(__file__).parent / "types"
THOUSANDTHS = 3
"""Decimals of a quantity: it is counted in thousandths of its unit."""
Currency = Annotated[str, AfterValidator(known_currency)]


class FieldKind(StrEnum):
    """What a field of a type's own holds."""

    TEXT = "text"
    DECIMAL = "decimal"
    WHOLE = "whole"
    PERCENT = "percent"


class Treatment(StrEnum):
    """What becomes of an oddity in a file; a live gateway refuses it whatever this says."""

    ACCEPT = "accept"
    FLAG = "flag"
    REFUSE = "refuse"


class Meter(Part):
    """How the type's quantity is counted, and what no honest meter shows."""

    counts: Literal["session", "interval", "event", "time"]
    """A record's own quantity; one for every event; or the hours between its two times."""
    longest_hours: Annotated[int, Field(strict=True, gt=0)]
    load_percent: Exact = Decimal(100)
    """How much of its rated power a device may show; 0 = no limit."""
    differ: tuple[str, ...] = ()
    """Fields that must differ in a record: the battery that goes out is not the one that comes in."""
    zero: Treatment
    overlap: Treatment


class Price(Labelled):
    """The band that revenue per unit stays in."""

    currency: Currency
    per: str
    minimum: Exact
    maximum: Exact

    @model_validator(mode="after")
    def _in_order(self) -> Price:
        if self.minimum > self.maximum:
            raise ValueError("the minimum is above the maximum")
        return self

    @property
    def band(self) -> tuple[int, int]:
        """Least and most [cash base units per 10^6 thousandths]."""
        least = price_units(self.minimum, "price.minimum", self.currency)
        return least, price_units(self.maximum, "price.maximum", self.currency)


class Impairment(Labelled):
    """When a device's share of the pool is worth less: a measure, its threshold, and the part kept below it."""

    measure: str
    below: Exact
    keeps_percent: Percent

    def kept(self, measured: Decimal) -> Decimal:
        """The part of the share that is kept, between 0 and 1."""
        return Decimal(1) if measured >= self.below else self.keeps_percent / 100

    def loss(self, value: int, measured: Decimal) -> int:
        """What a carrying value [cash base units] loses, rounded half up."""
        lost = value * (Decimal(1) - self.kept(measured))
        return int(lost.to_integral_value(rounding=ROUND_HALF_UP))

    @property
    def retires(self) -> bool:
        """Whether nothing is kept below the threshold: what is impaired is out of service."""
        return self.keeps_percent == 0


class Side(Part):
    """The fields of one of the two items of an event: its name, and its health where the record has it."""

    name: str
    health: str | None = None


class Custody(Labelled):
    """An event hands one item out of a device and takes another in; each item is in one place at a time."""

    item: str
    """The items' asset type: its impairment rule says which are retired."""
    gives: Side
    takes: Side
    most: Annotated[int, Field(strict=True, gt=0, le=10_000)]
    """Items that a device holds at most; the label is this number's."""

    @property
    def fields(self) -> set[str]:
        """Every field that it names."""
        return {name for side in (self.gives, self.takes) for name in (side.name, side.health) if name is not None}


class AssetType(Part):
    """One kind of device."""

    asset_type: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,31}$")]
    unit: Annotated[str, Field(min_length=1, max_length=16)]
    meter: Meter
    price: Price
    impairment: Impairment
    fields: dict[str, FieldKind] = Field(default_factory=dict)
    """What a record of this type has beside a session's usual fields; it stays with the operator."""
    optional: tuple[str, ...] = ()
    """Fields that an operator's records need not have."""
    custody: Custody | None = None

    def limits(self, rated: int) -> Limits:
        """What a device of this rated power [thousandths per hour] may show at most."""
        least, most = self.price.band
        load = self.meter.load_percent
        return Limits(int(rated * load / 100) if load else MOST, self.meter.longest_hours * HOUR, least, most)

    @model_validator(mode="after")
    def _priced_by_unit(self) -> AssetType:
        if self.price.per != self.unit:
            raise ValueError(f"the price is per {self.price.per}, the unit is {self.unit}")
        custody = set() if self.custody is None else self.custody.fields
        unknown = sorted({*self.meter.differ, *self.optional, *custody} - set(self.fields))
        if unknown:
            raise ValueError(f"what must differ, is optional or in custody are fields: {', '.join(unknown)}")
        return self


def asset_type(name: str, beside: Path | None = None) -> AssetType:
    """The built-in type of this name, or the one that a file declares, sought ``beside`` the file that names it.

    Raises ``InputError`` where there is neither, or it says what no type may.
    """
    known = built_in()
    if name in known:
        return load(FOLDER / f"{name}.yaml", AssetType, "asset_type")
    if not name.endswith(".yaml"):
        raise InputError("asset_type", name, f"a file (.yaml) or one of: {', '.join(known)}")
    return load((beside or Path()) / name, AssetType, "asset_type")


def built_in() -> list[str]:
    """The types that come with this package."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def price_units(price: Decimal, field: str = "price", currency: str = "CNY") -> int:
    """A price per unit as [cash base units per 10^6 thousandths]: 0.40 CNY per kWh is 40,000 fen per MWh."""
    return to_base_units(price, DECIMALS[currency] + THOUSANDTHS, field=field)


def revenue_of(quantity: int, price: int) -> int:
    """What a quantity earns [cash base units], rounded half up."""
    return (quantity * price + PER // 2) // PER
