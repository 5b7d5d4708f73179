"""Session files for tests: a small synthetic one of our own, and the real one where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.golden import REPOSITORY, shared_folder


@dataclass(frozen=True)
class Export:
    """A file and what is known of it."""

    path: Path
    rows: int
    refused: dict[int, str]
    """Reason by line."""
    overlap: int
    overlap_earlier: int
    zero: int
    devices: int
    stations: int

    def __str__(self) -> str:
        return self.path.stem


SYNTHETIC = Export(
    REPOSITORY / "tests" / "data" / "synthetic-sessions.csv",
    rows=49,
    refused={19: "year", 28: "backwards", 36: "duplicate", 47: "above-rated"},
    overlap=2,
    overlap_earlier=1,
    zero=3,
    devices=3,
    stations=2,
)


def exports() -> list[Export]:
    """Our own, then the shared one if present."""
    shared = shared_folder()
    real = None if shared is None else shared / "data" / "ev-charging-sessions.csv"
    if real is None or not real.is_file():
        return [SYNTHETIC]
    refused = dict.fromkeys((673, 990, 2284, 2997, 3100, 3377), "above-rated")
    return [SYNTHETIC, Export(real, 3395, refused, overlap=18, overlap_earlier=1, zero=55, devices=105, stations=25)]
