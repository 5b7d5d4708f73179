"""The ledger of a life: the shape of `ledger.json` as dataclasses.

Dates are ISO, money is text in its currency with its decimals, units are integers, parties are ids of the life,
transactions are hashes. A field's name here is its key there. What is of one instrument stands in `instruments`, below
its ticker; in a life of one instrument the same tables stand at the top as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from rwa_chain.chain import Call
from rwa_chain.files import write_whole

Day = date
"""A calendar date; some records below have a field named `date`."""


@dataclass(frozen=True)
class Obligation:
    """An instrument's obligation, from the chain's list: `status` as on the chain, `funded_by` parties."""

    number: int
    kind: str
    record_date: Day | None
    pay_date: Day
    due_date: Day
    amount_per_unit: Decimal | None
    total: Decimal
    paid: Decimal
    kept: Decimal
    withheld: Decimal
    status: str
    funded_by: list[str]


@dataclass(frozen=True)
class Trade:
    """A settled trade: `clean` and `accrued` add up to `paid`; `clean` is money, not a price."""

    id: str
    settle: Day
    seller: str
    buyer: str
    units: int
    clean: Decimal
    accrued: Decimal
    paid: Decimal


@dataclass(frozen=True)
class Closing:
    """The primary settlement."""

    date: Day
    units: int
    gross: Decimal
    fee: Decimal
    net: Decimal


@dataclass(frozen=True)
class Refusal:
    """A transaction that was mined and failed as expected; `arguments` by their Solidity names, addresses as ids."""

    step: int
    error: str
    arguments: dict[str, Any]
    tx: str
    sender: str
    reason: str
    period: int | None = None


@dataclass(frozen=True)
class Delay:
    """A delay that held: the same operation was refused one second early, and passed from `ready_at` on."""

    step: int
    operation: str
    ready_at: str
    refused_tx: str
    error: str


@dataclass(frozen=True)
class Transaction:
    """A mined transaction of a step; `ok` is false for a refusal."""

    tx: str
    sender: str
    action: str
    gas: int
    block: int
    ok: bool


@dataclass
class TimelineEntry:
    """A step as played. `label` is fact, derived or assumed, `note` says from where or why."""

    step: int
    date: Day
    until: Day
    title: str
    kind: str
    label: str
    note: str
    of: str = ""
    transactions: list[Transaction] = field(default_factory=list)
    effect: str = ""
    block: int = 0
    period: int | None = None
    """The instrument's period, where the step belongs to one."""


@dataclass(frozen=True)
class Check:
    """Something that has to hold, read from the chain at `block`; where it doesn't, `detail` says what was found."""

    id: str
    step: int
    ok: bool
    block: int
    detail: str = ""
    senders: tuple[str, ...] = ()
    period: int | None = None


@dataclass(frozen=True)
class RegisterEntry:
    """A position after a step; empty ones are left out."""

    step: int
    date: Day
    of: str
    supply: int
    holdings: dict[str, int]


@dataclass(frozen=True)
class CashFlow:
    """Money from one party to another."""

    step: int
    date: Day
    source: str
    target: str
    amount: Decimal
    currency: str
    purpose: str
    tx: str

    def to_json(self) -> dict[str, Any]:
        """With the keys `from` and `to`."""
        plain = _plain_fields(self)
        plain["from"], plain["to"] = plain.pop("source"), plain.pop("target")
        return plain


@dataclass(frozen=True)
class Term:
    """A value of the life and how it is known; ``of`` is its instrument, or nothing."""

    name: str
    value: str
    label: str
    note: str
    of: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody of the cast, a bank or a venue: who that is, what it does, and how that is known."""

    id: str
    name: str
    does: tuple[str, ...]
    label: str
    note: str


@dataclass(frozen=True)
class RoleRow:
    """A role in its scope, its members, and what they may call."""

    role: str
    scope: str
    members: tuple[str, ...]
    functions: tuple[str, ...] = ()
    delay: int = 0


@dataclass(frozen=True)
class Reconciled:
    """An amount of the run beside what it must be: by QuantLib, or by the register rebuilt from logs."""

    item: str
    actual: str
    expected: str
    source: str
    of: str = ""
    table: str = ""
    key: int | None = None
    """The instrument, table and row."""

    @property
    def ok(self) -> bool:
        """Whether they are the same."""
        return self.actual == self.expected

    def to_json(self) -> dict[str, Any]:
        """With `ok`."""
        return {**_plain_fields(self), "ok": self.ok}


@dataclass(frozen=True)
class FinalRegister:
    """The register's last statement; the Keccak-256 of its text is what the chain has recorded."""

    text: str
    hash: bytes
    file: str = "final-register.json"

    def to_json(self) -> dict[str, str]:
        """Its file and its hash; the text is in the file."""
        return {"file": self.file, "hash": "0x" + self.hash.hex()}


@dataclass
class Branch:
    """A branch: played from a snapshot before a step, and undone."""

    step: int
    kind: str
    title: str
    date: Day
    label: str
    note: str
    of: str = ""
    twins: dict[str, str] = field(default_factory=dict)
    """Made-up parties in the place of real ones."""
    outcome: dict[str, Any] = field(default_factory=dict)
    transactions: list[Transaction] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    delays: list[Delay] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    effect: str = ""


@dataclass
class Record:
    """The record of one instrument; `tables` are its kind's own, a list of rows or one row each."""

    kind: str = ""
    currency: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    closing: Closing | None = None
    trades: list[Trade] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    supply_final: int | None = None
    final_register: FinalRegister | None = None
    tables: dict[str, Any] = field(default_factory=dict)

    def of(self, table: str) -> Any:
        """A table of the engine's or of the kind's own."""
        return self.tables[table] if table in self.tables else getattr(self, table, None)

    def to_json(self) -> dict[str, Any]:
        """Its details and tables beside the others."""
        flat = _plain_fields(self)
        details, tables = flat.pop("details"), flat.pop("tables")
        return {**flat, **details, **tables}


SCHEMA = 2
"""The number of this shape; a ledger of another is refused."""


@dataclass
class Ledger:
    """Everything a life shows."""

    scenario: str
    title: str
    currency: str = ""
    time_zone: str = "UTC"
    schema: int = SCHEMA
    instruments: dict[str, Record] = field(default_factory=dict)
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Tables that belong to no instrument: money between banks, stablecoins. Each table is a key in the file."""
    branches: list[Branch] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    delays: list[Delay] = field(default_factory=list)
    timeline: list[TimelineEntry] = field(default_factory=list)
    register: list[RegisterEntry] = field(default_factory=list)
    cash_flows: list[CashFlow] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    cast: list[Member] = field(default_factory=list)
    parties: dict[str, str] = field(default_factory=dict)
    contracts: dict[str, str] = field(default_factory=dict)
    senders: dict[str, list[str]] = field(default_factory=dict)
    """Signed functions by party."""
    transactions: int = 0
    gas: int = 0
    seconds: dict[str, int] = field(default_factory=dict)
    reconciliation: list[Reconciled] = field(default_factory=list)
    failure: str = ""

    def signed(self, sender: str, call: Call[Any], gas: int) -> None:
        """Counts a mined transaction under who signed it."""
        self.transactions += 1
        self.gas += gas
        function = call.function.name if call.to is not None and call.function is not None else "deploy"
        known = self.senders.setdefault(sender, [])
        if (name := f"{call.contract}.{function}") not in known:
            known.append(name)

    @property
    def failed_checks(self) -> list[Check]:
        """The checks that do not hold, of the branches too."""
        every = [*self.checks, *(check for branch in self.branches for check in branch.checks)]
        return [check for check in every if not check.ok]

    @property
    def differences(self) -> list[Reconciled]:
        """Amounts that differ from what they must be."""
        return [line for line in self.reconciliation if not line.ok]

    @property
    def ok(self) -> bool:
        """Whether the run ended, every check holds and every amount agrees."""
        return not (self.failure or self.failed_checks or self.differences) and bool(self.reconciliation)

    def to_json(self) -> dict[str, Any]:
        """Plain data, ready for `json`."""
        flat = _plain_fields(self)
        alone = dict(next(iter(flat["instruments"].values()))) if len(self.instruments) == 1 else {}
        alone.pop("kind", None)
        return {**flat, **flat.pop("tables"), **alone, "tables": list(self.tables), "ok": self.ok}

    def write(self, folder: Path) -> Path:
        """Writes `ledger.json`, whole or not at all; before it every final register, byte for byte what was hashed."""
        drawn_up = [record.final_register for record in self.instruments.values() if record.final_register]
        for old in folder.glob("final-register*.json"):
            old.unlink()
        for each in drawn_up:
            write_whole(folder / each.file, each.text)
        return write_whole(folder / "ledger.json", as_text(self.to_json()))


def as_text(document: Mapping[str, Any]) -> str:
    """A document as the JSON that is written."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """A value as JSON has it: dates ISO, decimals as text, bytes hexadecimal."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain_fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str):
        return value.value if isinstance(value, Enum) else str(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, bytes):
        return "0x" + value.hex()
    return value


def _plain_fields(value: Any) -> dict[str, Any]:
    return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
