"""Tables of a pool in a ledger: periods, devices, stations, events, kept shares. Money in CNY."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Happening:
    """An event of a period in a sentence, and whether it is simulated."""

    period: int
    kind: str
    text: str


@dataclass(frozen=True)
class Payment:
    """A holder's payment for a period."""

    holder: str
    gross: Decimal
    withheld: Decimal
    net: Decimal
    kept: bool


@dataclass
class Kept:
    """A holder's share of a period that could not be paid, and the period in which it left: claimed, or by order."""

    period: int
    holder: str
    amount: Decimal
    why: str
    released: int | None = None
    to: str = ""
    by: str = ""


@dataclass
class Period:
    """A period, closed. ``buckets`` add up to ``cash_in``: reserve and trapped are changes, negative where drawn."""

    period: int
    month: str
    pay_date: date
    kwh: Decimal
    attested: Decimal
    restated: Decimal
    """Attested revenue as it stands at the end of the run, with what came late."""
    channel: Decimal
    bank: Decimal
    cash_in: Decimal
    due: Decimal
    buckets: dict[str, Decimal]
    distributed: Decimal
    per_unit: str
    arrears: Decimal
    reserve: Decimal
    trapped: Decimal
    coverage: Decimal
    uptime: Decimal
    trap: str
    silent: bool
    readings: int
    batches: int
    payments: list[Payment] = field(default_factory=list)
    paid: Decimal = Decimal("0.00")
    """Paid to holders; with ``withheld`` and ``kept`` it adds up to the distributed amount."""
    withheld: Decimal = Decimal("0.00")
    kept: Decimal = Decimal("0.00")
    """Kept for holders who could not be paid in this period."""


@dataclass(frozen=True)
class DeviceLine:
    """A device at the end: its pseudonym, its station's number, what it metered and earned."""

    asset: str
    station: int
    status: str
    readings: int
    kwh: Decimal
    """0 where its unit is another."""
    revenue: Decimal
    kind: str
    """Its asset type."""
    quantity: Decimal
    """The quantity in the unit of its asset type."""


@dataclass(frozen=True)
class Station:
    """A station's sums."""

    station: int
    devices: int
    kwh: Decimal
    revenue: Decimal


@dataclass(frozen=True)
class Month:
    """Metered figures of a month, whenever they were attested."""

    month: str
    kwh: Decimal
    revenue: Decimal


@dataclass(frozen=True)
class SwapPeriod:
    """A period's swaps, and where the pool's batteries stood at its end; percentiles are of those in service."""

    period: int
    swaps: int
    kwh: Decimal
    """The energy that riders used from the batteries that they brought."""
    in_vain: int
    """Riders who found no battery that they could have."""
    in_cabinets: int
    with_riders: int
    in_workshop: int
    health_percent: dict[str, Decimal]
    """State of health: the least, the tenth and the fiftieth percentile, the most."""


@dataclass(frozen=True)
class SwapEvent:
    """A swap: which battery went out of which cabinet, and which came in."""

    at: str
    """UTC, ISO 8601."""
    cabinet: str
    battery_out: str
    battery_in: str
    health_out_percent: Decimal
    health_in_percent: Decimal
    charge_out_percent: Decimal
    charge_in_percent: Decimal


@dataclass(frozen=True)
class Impairment:
    """The impairment by a period's worn batteries, and its reversal by substitutes."""

    period: int
    impaired: int
    """Batteries that came in below their type's health."""
    amount: Decimal
    """Their shares of the pool's value, by the impairment rule."""
    substituted: int
    restored: Decimal
    open: Decimal
    """Impaired and not restored at the period's end."""
