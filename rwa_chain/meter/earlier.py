"""What the runs before published of station-days, and the readings under it: such a day is restated as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.heads import Heads
from rwa_chain.meter.published import Place, read_published
from rwa_chain.meter.reading import digest_of
from rwa_chain.meter.readings_file import read
from rwa_chain.meter.tree import Leaf


class Earlier:
    """The runs that heads go on from; refuses where one of their folders is gone."""

    def __init__(self, heads: Heads) -> None:
        self._days = heads.days
        self._folders = heads.folders
        self.batches: dict[Place, Batch] = {}
        """The last entry of each station-day."""
        for folder in heads.folders:
            file = _kept(folder.parent / "publish" / "batches.json")
            self.batches |= read_published(file, self.batches).batches

    def leaves(self, places: Iterable[Place]) -> dict[Place, list[Leaf]]:
        """The leaves of published station-days; refuses where they don't make what was published."""
        found: dict[Place, list[Leaf]] = {place: [] for place in places}
        if not found:
            return found
        for folder in self._folders:
            for station, reading, signature in read(_kept(folder / "readings.csv")):
                leaves = found.get((station, self._days.of(reading.ended_at)))
                if leaves is not None:
                    leaves.append(Leaf.of(reading, digest_of(reading), signature))
        for place, leaves in found.items():
            if len(leaves) != self.batches[place].count:
                told = f"{self.batches[place].count:,} readings of day {place[1]} at 0x{place[0].hex()}"
                raise InputError("--after", f"{len(leaves):,} readings", f"what was published: {told}")
        return found


def _kept(path: Path) -> Path:
    if not path.is_file():
        raise InputError("--after", str(path), "the runs before where they were: a day that goes on is restated")
    return path
