"""The docking list of a cross-border issue: its documents, who owes them, by when, and what is late.

The list is a YAML file::

    issue: Pool A
    stages: { mandate: 2026-03-02, filing: 2026-04-01, books: 2026-06-01, closing: 2026-06-15 }
    documents:
      - id: filing-report
        owed_by: filer
        stage: filing
        due: 2026-03-25
        state: submitted
        document: "0x…"          # SHA-256 of the file
        signed_on: 2026-03-20
        valid_days: 30           # the document is stale afterwards
        rule: CSRC1-FILER
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from rwa_chain.errors import InputError
from rwa_chain.life import source
from rwa_chain.regimes.facts import Digest, told
from rwa_chain.regimes.rules import rules


class Stage(StrEnum):
    """The stages of an issue, in their order."""

    MANDATE = "mandate"
    FILING = "filing"
    BOOKS = "books"
    CLOSING = "closing"
    DISTRIBUTION = "distribution"
    AFTER = "after"


class State(StrEnum):
    """The state of a document."""

    MISSING = "missing"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    SUPPLEMENTED = "supplemented"
    SIGNED = "signed"
    PUBLISHED = "published"
    REFUSED = "refused"
    SUSPENDED = "suspended"


DONE = (State.SIGNED, State.PUBLISHED)


class Standing(StrEnum):
    """The effect of a document on its stage today."""

    DONE = "done"
    OPEN = "open"
    LATE = "late"
    STALE = "stale"
    REFUSED = "refused"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Document(_Strict):
    """One document of the list."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    owed_by: Annotated[str, Field(min_length=1)]
    stage: Stage
    due: date
    state: State = State.MISSING
    document: Digest | None = None
    signed_on: date | None = None
    valid_days: Annotated[int, Field(ge=1, le=3660)] | None = None
    rule: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Document:
        if self.state in DONE and self.document is None:
            raise ValueError(f"{self.id} is {self.state} and has no document, the SHA-256 of the file")
        if self.valid_days is not None and self.state in DONE and self.signed_on is None:
            raise ValueError(f"{self.id} has valid_days and no signed_on")
        if self.rule is not None and self.rule not in rules():
            raise ValueError(f"{self.id} names rule {self.rule!r}, which no instrument of law has")
        return self

    def standing(self, on: date) -> Standing:
        """The effect of the document on a day."""
        if self.state in (State.REFUSED, State.SUSPENDED):
            return Standing.REFUSED
        if self.state not in DONE:
            return Standing.LATE if on > self.due else Standing.OPEN
        if self.stale_from is not None and on >= self.stale_from:
            return Standing.STALE
        return Standing.DONE

    @property
    def stale_from(self) -> date | None:
        """The first day on which the document is too old, or None."""
        if self.valid_days is None or self.signed_on is None:
            return None
        return self.signed_on + timedelta(days=self.valid_days + 1)


class DockingList(_Strict):
    """The documents of one issue and the days of its stages."""

    issue: str
    stages: dict[Stage, date]
    documents: tuple[Document, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> DockingList:
        ids = [each.id for each in self.documents]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"each document id once; twice: {', '.join(twice)}")
        days = [self.stages[stage] for stage in Stage if stage in self.stages]
        if days != sorted(days):
            raise ValueError("the stages' days are in the order " + ", ".join(Stage))
        for each in self.documents:
            if each.stage not in self.stages:
                raise ValueError(f"{each.id} is for the stage {each.stage}, which stages lacks")
            if each.due > self.stages[each.stage]:
                raise ValueError(f"{each.id} is due on {each.due}, after its stage on {self.stages[each.stage]}")
        return self

    def blocks(self, stage: Stage, on: date) -> tuple[Document, ...]:
        """The documents that a stage lacks on a day: its own and those of the stages before it."""
        order = list(Stage)
        return tuple(
            each
            for each in self.documents
            if order.index(each.stage) <= order.index(stage) and each.standing(on) is not Standing.DONE
        )

    @property
    def digest(self) -> str:
        """SHA-256 of the list as canonical JSON: what is anchored on a chain."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return "0x" + hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Status:
    """A docking list on a day."""

    docking: DockingList
    on: date

    def rows(self) -> list[dict[str, Any]]:
        """Each document with its standing and the days it is late, by due date."""
        return [
            {
                "id": each.id,
                "owed_by": each.owed_by,
                "stage": each.stage,
                "due": each.due.isoformat(),
                "state": each.state,
                "standing": each.standing(self.on),
                "days_late": max(0, (self.on - each.due).days) if each.standing(self.on) is Standing.LATE else 0,
                "stale_from": each.stale_from.isoformat() if each.stale_from else None,
                "rule": each.rule,
                "document": each.document,
            }
            for each in sorted(self.docking.documents, key=lambda each: (each.due, each.id))
        ]

    def stages(self) -> list[dict[str, Any]]:
        """Each stage with its day and the documents that block it."""
        return [
            {
                "stage": stage,
                "day": self.docking.stages[stage].isoformat(),
                "blocked_by": [each.id for each in self.docking.blocks(stage, self.on)],
            }
            for stage in Stage
            if stage in self.docking.stages
        ]


def read(path: str | Path) -> DockingList:
    """The docking list of a YAML file.

    Raises:
        InputError: the file cannot be read or is wrong; every problem is named with its line.
    """
    given = source.read(Path(path))
    if not isinstance(given.data, dict):
        raise InputError(given.file, given.data, "a mapping: issue, stages, documents")
    try:
        return DockingList.model_validate(given.data)
    except ValidationError as problem:
        raise told(given, problem) from problem
