"""Sessions that came after their day was published: a later entry corrects the day, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise

from rwa_chain.meter.batch import Batch, Entry, StationDays
from rwa_chain.meter.tree import Tree


@dataclass(frozen=True, slots=True, order=True)
class Restatement(Batch):
    """A station's day once more, with what came late; ``replaces`` is the root of the entry that it corrects."""

    replaces: bytes


def statements(made: StationDays, late: Mapping[str, int]) -> tuple[list[Batch], list[Restatement]]:
    """A station's days as they were published first, and the corrections in their order.

    ``late`` are sessions by id with the number of the correction, from 1, that brings them. A day on which the station
    had read nothing begins with what came late.
    """
    batches: list[Batch] = []
    restatements: list[Restatement] = []
    for day, entries in sorted(made.days.items()):
        numbers = sorted({late.get(entry.session.session, 0) for entry in entries})
        stated = [
            _batch(made.number, day, [entry for entry in entries if late.get(entry.session.session, 0) <= number])
            for number in numbers
        ]
        batches.append(stated[0])
        for before, now in pairwise(stated):
            restatements.append(Restatement(**asdict(now), replaces=before.root))
    return batches, restatements


def _batch(station: bytes, day: int, entries: list[Entry]) -> Batch:
    return Batch.of(station, day, Tree(entry.leaf for entry in entries))
