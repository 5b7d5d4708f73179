"""What an attester does before signing: rebuild the batches from the readings, and compare with what is published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.readings_file import Checker, Known
from rwa_chain.meter.restating import Restatement
from rwa_chain.meter.rules import Head


@dataclass(frozen=True)
class Verified:
    """What came out."""

    batches: int
    """Published or rebuilt."""
    agreeing: int
    differing: tuple[str, ...]
    """Station and day of those that differ, or that only one side has."""
    refusals: tuple[Refusal, ...]

    @property
    def fine(self) -> bool:
        """Whether it may be signed."""
        return not self.differing and not self.refusals

    def document(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "refusals": [refusal._asdict() for refusal in self.refusals], "fine": self.fine}


def verify(
    readings: Path,
    batches: Path,
    kind: AssetType | None = None,
    known: Mapping[bytes, Known] | None = None,
    heads: Mapping[bytes, Head] | None = None,
) -> Verified:
    """Rebuilds and compares; with the register's devices in ``known`` also powers and signatures.

    ``heads`` is where devices stood before these readings.
    """
    told = _by_place(batches)
    refusals: list[Refusal] = []
    rebuilt: dict[tuple[bytes, int], Batch] = {}
    for checked in Checker(kind, known, heads=heads).stations(readings):
        refusals.extend(checked.refusals)
        rebuilt.update(((batch.station, batch.day), batch) for batch in checked.batches)
    places = sorted(told.keys() | rebuilt.keys())
    differing = [place for place in places if told.get(place) != rebuilt.get(place)]
    shown = tuple(f"0x{station.hex()}/{day}" for station, day in differing)
    return Verified(len(places), len(places) - len(differing), shown, tuple(refusals))


def published(path: Path) -> list[Batch]:
    """The station-days of a published document as they stand: each by its last correction, where it has one.

    Refuses a station-day given twice, and a correction of what is not the entry before.
    """
    return list(_by_place(path).values())


def _by_place(path: Path) -> dict[tuple[bytes, int], Batch]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        batches = [Batch(**_words(batch)) for batch in document["batches"]]
        restatements = [Restatement(**_words(batch)) for batch in document.get("restatements", [])]
    except OSError as error:
        raise InputError("--batches", str(path), f"a readable file ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError("--batches", str(path), "a document with batches, as `rwa meter` publishes it") from None
    by_place = {(batch.station, batch.day): batch for batch in batches}
    if len(by_place) < len(batches):
        raise InputError("--batches", str(path), "a document with each station-day once")
    for each in restatements:
        place = (each.station, each.day)
        if place not in by_place or by_place[place].root != each.replaces:
            raise InputError("--batches", str(path), "restatements that each replace the entry before")
        by_place[place] = Batch(*astuple(each)[:-1])
    return by_place


def _words(batch: dict[str, Any]) -> dict[str, Any]:
    """The fields of a batch, its words as bytes."""
    return {name: bytes.fromhex(value.removeprefix("0x")) if isinstance(value, str) else value
            for name, value in batch.items()}  # fmt: skip
