"""What an attester does before signing: rebuild the batches from the readings, and compare with what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.earlier import Earlier
from rwa_chain.meter.heads import Heads
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.partition import on_cores
from rwa_chain.meter.published import read_published
from rwa_chain.meter.readings_file import Checker, Known
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
    differences: tuple[str, ...] = ()
    """For each of ``differing``, what differs."""

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
    jobs: int = 1,
) -> Verified:
    """Rebuilds and compares; with the register's devices in ``known`` also powers and signatures.

    ``heads`` is where devices stood before these readings; stations are rebuilt in so many processes. A day that the
    runs before had published is rebuilt over their readings of it too.
    """
    earlier = Earlier(heads) if isinstance(heads, Heads) else None
    found = read_published(batches, None if earlier is None else earlier.batches)
    told = found.batches
    before = {} if earlier is None else earlier.leaves(told.keys() & earlier.batches.keys())
    checker = Checker(kind, known, heads=heads, days=found.days, before=before)
    refusals: list[Refusal] = []
    rebuilt: dict[tuple[bytes, int], Batch] = {}
    for checked in on_cores(readings, checker, jobs):
        refusals.extend(checked.refusals)
        rebuilt.update(((batch.station, batch.day), batch) for batch in checked.batches)
    places = sorted(told.keys() | rebuilt.keys())
    differing = [place for place in places if told.get(place) != rebuilt.get(place)]
    shown = tuple(f"0x{station.hex()}/{day}" for station, day in differing)
    says = tuple(
        f"{name}: {_difference(told.get(place), rebuilt.get(place))}"
        for name, place in zip(shown, differing, strict=True)
    )
    return Verified(len(places), len(places) - len(differing), shown, tuple(refusals), says)


def _difference(told: Batch | None, rebuilt: Batch | None) -> str:
    """What differs between a published batch and what its readings come to."""
    if told is None:
        return "not published; its readings are there"
    if rebuilt is None:
        return "published; no reading of it is left"
    pairs = [(name, getattr(told, name), getattr(rebuilt, name)) for name in ("count", "quantity", "revenue")]
    found = [
        f"{name} {published:,} published, {made:,} rebuilt" for name, published, made in pairs if published != made
    ]
    if not found:
        return "the root alone: as many readings with the same sums, but one of them is another"
    return "; ".join(found)
