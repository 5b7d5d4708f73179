"""What a revenue replay leaves behind: periods, devices, stations, checks, refusals, terms. Money in CNY."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rwa_chain.files import write_whole
from rwa_chain.life.ledger import Term, as_text, plain


@dataclass(frozen=True)
class Check:
    """Something read from the chain in a period, and whether it held; ``detail`` where it did not."""

    id: str
    period: int
    ok: bool
    block: int
    detail: str = ""


@dataclass(frozen=True)
class Refusal:
    """What should be refused and was, as a mined transaction."""

    period: int
    error: str
    arguments: dict[str, Any]
    sender: str
    tx: str
    reason: str


@dataclass(frozen=True)
class Happening:
    """An event of a period in a sentence, and whether it is simulated."""

    period: int
    kind: str
    text: str


@dataclass(frozen=True)
class Payment:
    """What a holder of record got of a period."""

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
    """To holders; with ``withheld`` and ``kept`` it adds up to what was distributed."""
    withheld: Decimal = Decimal("0.00")
    kept: Decimal = Decimal("0.00")
    """For holders who could not be paid in it."""


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
    """In the unit of its asset type."""


@dataclass(frozen=True)
class Station:
    """A station's sums."""

    station: int
    devices: int
    kwh: Decimal
    revenue: Decimal


@dataclass(frozen=True)
class Month:
    """What was metered in a month, whenever it was attested."""

    month: str
    kwh: Decimal
    revenue: Decimal


@dataclass(frozen=True)
class SwapPeriod:
    """A period's swaps, and where the pool's batteries stood at its end; percentiles are of those in service."""

    period: int
    swaps: int
    kwh: Decimal
    """What riders used of the batteries that they brought."""
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
    """What a period's worn batteries take off the pool's value, and what substitutes give back."""

    period: int
    impaired: int
    """Batteries that came in below their type's health."""
    amount: Decimal
    """Their shares of the pool's value, by the impairment rule."""
    substituted: int
    restored: Decimal
    open: Decimal
    """Impaired and not restored at the period's end."""


@dataclass
class RevenueLedger:
    """Everything a run shows."""

    scenario: str
    title: str
    figures: str
    """Where the metered figures come from: SIMULATED, or a file."""
    currency: str
    device_count: int
    plural: str
    """What its devices are called."""
    about: str
    """More on where simulated figures come from."""
    months: int
    period_months: int
    units: int
    size: Decimal
    scheduled: Decimal
    """What is due every period."""
    scheduled_yield: Decimal
    """[% a year] of the issue if all its periods are paid as scheduled."""
    planned_periods: int
    """All periods of the terms; a run may play fewer."""
    released_rest: Decimal = Decimal("0.00")
    """What was still trapped after the last period, and went to the operator when the units were burnt."""
    unpaid_principal: Decimal | None = None
    """Of units burnt before the terms' last period, at the scheduled yield; none where the whole life was played."""
    periods: list[Period] = field(default_factory=list)
    metered: list[Month] = field(default_factory=list)
    devices: list[DeviceLine] = field(default_factory=list)
    stations: list[Station] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    holders: dict[str, int] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    parties: dict[str, str] = field(default_factory=dict)
    contracts: dict[str, str] = field(default_factory=dict)
    senders: dict[str, list[str]] = field(default_factory=dict)
    """Who signed what: functions by party."""
    transactions: int = 0
    gas: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    file: dict[str, Any] = field(default_factory=dict)
    """What became of the session file, where one was read."""
    swaps: list[SwapPeriod] = field(default_factory=list)
    """Of pools whose devices hand batteries out."""
    swap_events: list[SwapEvent] = field(default_factory=list)
    """The first station's of the first period, one by one."""
    impairment: list[Impairment] = field(default_factory=list)
    retired_below: Decimal = Decimal(0)
    """Per cent of health below which a battery is."""
    failure: str = ""

    @property
    def failed_checks(self) -> list[Check]:
        """The checks that do not hold."""
        return [check for check in self.checks if not check.ok]

    @property
    def ok(self) -> bool:
        """Whether the run ended, and every check holds."""
        return not self.failure and not self.failed_checks and len(self.periods) * self.period_months == self.months

    def to_json(self) -> dict[str, Any]:
        """Plain data, ready for `json`."""
        return {**{each.name: plain(getattr(self, each.name)) for each in fields(self)}, "ok": self.ok}

    def write(self, folder: Path) -> Path:
        """Writes `ledger.json`, whole or not at all."""
        return write_whole(folder / "ledger.json", as_text(self.to_json()))
