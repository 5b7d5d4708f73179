"""Rules of law as data: one YAML file per instrument of law in ``law/``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rwa_chain.errors import InputError
from rwa_chain.life import source

LAW = Path(__file__).with_name("law")
"""The folder of the instruments of law."""

NOT_REVIEWED = "not reviewed by counsel"


class Seen(StrEnum):
    """The source of a rule's text, from the strongest to the weakest."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    RECALL = "recall"

    @property
    def weakness(self) -> int:
        """0 for a primary text; the weaker the source, the higher."""
        return list(Seen).index(self)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rival(_Strict):
    """Another reading of the same rule, behind a switch of the facts' file."""

    switch: str
    reading: str


class Enforcement(_Strict):
    """The enforcement of a rule: a contract, a gate, this package's classifier, a process, or nothing yet."""

    kind: Literal["contract", "gate", "classifier", "process", "nothing"]
    by: str


class Rule(_Strict):
    """One rule of an instrument of law, in our words."""

    id: Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)+$")]
    citation: str
    reading: str
    enforced_by: Enforcement
    tests: tuple[Annotated[str, Field(pattern=r"^\w+\.(t\.sol|py): test\w+$")], ...] = ()
    """The test that shows it: its file and name."""
    seen: Seen
    in_force_from: date
    in_force_to: date | None = None
    rivals: tuple[Rival, ...] = ()
    text_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    reviewed_by: str | None = None
    instrument: str
    title: str
    authority: str

    @model_validator(mode="after")
    def _hashed_if_primary(self) -> Rule:
        if (self.seen is Seen.PRIMARY) != (self.text_sha256 is not None):
            raise ValueError("text_sha256 belongs to a primary text, and a primary text has one")
        return self

    def in_force(self, on: date) -> bool:
        """True from `in_force_from` to `in_force_to`, both included."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    @property
    def decides_alone(self) -> bool:
        """True for a primary text that a person has reviewed. Any other rule warns and asks for a decision."""
        return self.seen is Seen.PRIMARY and self.reviewed_by is not None


class Instrument(_Strict):
    """An instrument of law with its rules."""

    id: str
    title: str
    authority: str
    language: str
    in_force_from: date
    in_force_to: date | None = None
    seen: Seen
    source: str
    rules: tuple[Rule, ...]


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every instrument of law in ``law/``, by id."""
    return tuple(sorted((_read(path) for path in LAW.glob("*.yaml")), key=lambda each: each.id))


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id."""
    found: dict[str, Rule] = {}
    for instrument in instruments():
        for rule in instrument.rules:
            if rule.id in found:
                raise InputError("id", rule.id, "each rule id once")
            found[rule.id] = rule
    return found


def rule(rule_id: str) -> Rule:
    """The rule of an id.

    Raises:
        InputError: no rule has that id.
    """
    found = rules().get(rule_id)
    if found is None:
        close = sorted(known for known in rules() if known.startswith(rule_id.split("-")[0].upper()))
        raise InputError("RULE", rule_id, f"one of: {', '.join(close or sorted(rules()))}")
    return found


def switches() -> Mapping[str, Rule]:
    """The rule that each switch of a rival reading belongs to."""
    return {rival.switch: each for each in rules().values() for rival in each.rivals}


def weakest(ids: tuple[str, ...]) -> Seen:
    """The weakest source of some rules; `Seen.PRIMARY` of none."""
    return max((rule(each).seen for each in ids), key=lambda seen: seen.weakness, default=Seen.PRIMARY)


def _read(path: Path) -> Instrument:
    data = source.read(path).data
    shared = {
        "instrument": data["id"],
        "title": data["title"],
        "authority": data["authority"],
        "seen": data["seen"],
        "in_force_from": data["in_force_from"],
        "in_force_to": data.get("in_force_to"),
    }
    try:
        return Instrument(**{**data, "rules": [{**shared, **each} for each in data["rules"]]})
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InputError(f"{path.name}: {place}", first.get("input"), str(first["msg"])) from problem
