"""Sessions that came after their day was published: a later entry corrects the day, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import NamedTuple

from rwa_chain.meter.batch import Batch, Entry, StationDays
from rwa_chain.meter.tree import Leaf, Tree


@dataclass(frozen=True, slots=True, order=True)
class Restatement(Batch):
    """A station's day once more, with what came late; ``replaces`` is the root of the entry that it corrects."""

    replaces: bytes


class Before(NamedTuple):
    """A station-day as an earlier run published it."""

    root: bytes
    leaves: list[Leaf]


def statements(
    made: StationDays, late: Mapping[str, int], before: Mapping[int, Before] | None = None
) -> tuple[list[Batch], list[Restatement]]:
    """A station's days as they were published first, and the corrections in their order.

    ``late`` are sessions by id with the number of the correction, from 1, that brings them. A day on which the station
    had read nothing begins with what came late. ``before`` are days that earlier runs published: what is made now
    corrects them.
    """
    batches: list[Batch] = []
    restatements: list[Restatement] = []
    for day, entries in sorted(made.days.items()):
        known = (before or {}).get(day)
        numbers = sorted({late.get(entry.session.session, 0) for entry in entries})
        stated = [
            _batch(
                made.number,
                day,
                [] if known is None else known.leaves,
                [entry for entry in entries if late.get(entry.session.session, 0) <= number],
            )
            for number in numbers
        ]
        if known is None:
            batches.append(stated[0])
            roots = [stated.pop(0).root]
        else:
            roots = [known.root]
        for now in stated:
            restatements.append(Restatement(**asdict(now), replaces=roots[-1]))
            roots.append(now.root)
    return batches, restatements


def _batch(station: bytes, day: int, leaves: list[Leaf], entries: list[Entry]) -> Batch:
    return Batch.of(station, day, Tree([*leaves, *(entry.leaf for entry in entries)]))
