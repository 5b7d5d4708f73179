"""Files of register readings, a row each: a record goes from one row of a device to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from rwa_chain.errors import InputError
from rwa_chain.meter.file_map import file_map
from rwa_chain.meter.guess import TELL, guess
from rwa_chain.meter.ingest import Ingested
from rwa_chain.meter.rules import Reason
from tests.sdk.meter.test_layouts import Kept, read, z

HEADER = "Meter,Site,Time,Reading\n"
TOLD: dict[str, Any] = {
    "before": {"by": ["Meter"], "columns": ["Time", "Reading"]},
    "columns": {
        "session": {"columns": ["Meter", "Time"]},
        "device": "Meter",
        "station": "Site",
        "started": "before Time",
        "ended": "Time",
        "quantity": "Reading",
        "counted_from": "before Reading",
    },
    "times": {"format": "%Y-%m-%d %H:%M", "zone": "UTC", "fact": "made up"},
}
ROWS = [
    "M1,North,2026-01-01 00:00,1000.0",
    "M2,North,2026-01-01 00:30,500.0",
    "M1,North,2026-01-01 01:00,1010.5",
    "M2,North,2026-01-01 01:30,500.0",
    "M1,North,2026-01-01 02:00,1030.0",
]
RIGHT = [
    ("M1", z("2026-01-01 00:00"), z("2026-01-01 01:00"), 10_500),
    ("M1", z("2026-01-01 01:00"), z("2026-01-01 02:00"), 19_500),
    ("M2", z("2026-01-01 00:30"), z("2026-01-01 01:30"), 0),
]


def _seen(kept: Kept) -> list[tuple[str, int, int, int]]:
    return sorted((each.device, each.started_at, each.ended_at, each.quantity) for each in kept.sessions)


def _refused(ingested: Ingested) -> list[tuple[int, Reason]]:
    return [(each.line, each.reason) for each in ingested.refusals]


@pytest.mark.parametrize("newest_first", [False, True])
def test_each_row_counts_from_the_one_before(tmp_path: Path, newest_first: bool) -> None:
    """In either order of the file; the oldest row of each meter is no record, and is counted as passed over."""
    rows = ROWS[::-1] if newest_first else ROWS
    order = "newest-first" if newest_first else "oldest-first"
    ingested, kept = read(
        tmp_path, HEADER + "\n".join(rows) + "\n", TOLD | {"before": TOLD["before"] | {"order": order}}
    )
    assert _seen(kept) == RIGHT
    assert (ingested.rows, ingested.accepted, ingested.passed, ingested.refusals) == (5, 3, 2, ())


def test_a_register_that_fell_is_shown_and_the_next_row_counts_on(tmp_path: Path) -> None:
    """A replaced meter: what it counted meanwhile nobody knows."""
    rows = [*ROWS[:3], "M1,North,2026-01-01 02:00,3.0", "M1,North,2026-01-01 03:00,8.0"]
    ingested, kept = read(tmp_path, HEADER + "\n".join(rows), TOLD)
    assert _refused(ingested) == [(5, Reason.NEGATIVE)]
    assert [each.quantity for each in kept.sessions if each.device == "M1"] == [10_500, 5_000]


@pytest.mark.parametrize("broken", ["M1,North,2026-01-01 01:00,", "M1,North,2026-01-01 01:00", "M1,North,,1010.5"])
def test_a_row_that_lacks_something_loses_no_energy(tmp_path: Path, broken: str) -> None:
    """It is refused alone; its neighbours make a record over it."""
    ingested, kept = read(tmp_path, HEADER + "\n".join([ROWS[0], broken, ROWS[4]]), TOLD)
    assert [line for line, _ in _refused(ingested)] == [3]
    assert _seen(kept) == [("M1", z("2026-01-01 00:00"), z("2026-01-01 02:00"), 30_000)]


def test_one_run_gives_what_rows_repeated_at_the_start_of_the_next_file_give(tmp_path: Path) -> None:
    """The page's advice: a file begins with the rows that the one before ended with."""
    whole, kept = read(tmp_path, HEADER + "\n".join(ROWS), TOLD)
    _, first = read(tmp_path, HEADER + "\n".join(ROWS[:4]), TOLD)
    _, second = read(tmp_path, HEADER + "\n".join(ROWS[2:]), TOLD)
    assert _seen(kept) == sorted(_seen(first) + _seen(second))
    assert whole.accepted == 3


def test_a_column_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    """Before anything is read."""
    with pytest.raises(InputError, match="missing: Register"):
        read(tmp_path, HEADER + ROWS[0], TOLD | {"before": {"by": ["Meter"], "columns": ["Time", "Register"]}})


def test_a_map_that_counts_from_a_row_before_without_saying_so_is_refused(tmp_path: Path) -> None:
    """The columns of the row before exist only where the map has `before`."""
    with pytest.raises(InputError, match="missing: before Reading"):
        read(tmp_path, HEADER + ROWS[0], {name: value for name, value in TOLD.items() if name != "before"})
    assert file_map(tmp_path / "map.yaml").before is None


def test_cells_of_the_row_before_tell_no_devices_apart(tmp_path: Path) -> None:
    """They are made, and no columns of the file."""
    with pytest.raises(InputError, match="before Time are made of the row before"):
        read(tmp_path, HEADER + ROWS[0], TOLD | {"before": {"by": ["before Time"], "columns": ["Time", "Reading"]}})


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_first_map_sees_that_a_column_is_a_register(tmp_path: Path, newest_first: bool) -> None:
    """And reads the file as it is, once a person has told tariff, power and zone."""
    rows = [f"M{meter},North,2026-01-01 {hour:02}:00,{1_000 * meter + hour * meter}.5"
            for hour in range(8) for meter in (1, 2)]  # fmt: skip
    path = tmp_path / "register.csv"
    path.write_text(HEADER + "\n".join(rows[::-1] if newest_first else rows))
    told = yaml.safe_load(guess(path).text)
    assert told["before"]["columns"] == ["Time", "Reading"]
    assert TELL not in told["columns"].values()
    told |= {"times": told["times"] | {"zone": "UTC", "assumed": "a test"}, "tariff": None, "rated": None}
    told = {name: value for name, value in told.items() if value is not None}
    ingested, kept = read(tmp_path, path.read_text(), told)
    assert sorted({(each.device, each.quantity) for each in kept.sessions}) == [("M1", 1_000), ("M2", 2_000)]
    assert (ingested.accepted, ingested.passed, ingested.refusals) == (14, 2, ())


def test_sessions_are_not_taken_for_a_register(tmp_path: Path) -> None:
    """Their quantities rise and fall."""
    rows = [f"M1,North,2026-01-01 {hour:02}:00,{10 + hour % 3}" for hour in range(12)]
    path = tmp_path / "sessions.csv"
    path.write_text(HEADER + "\n".join(rows))
    assert "before" not in yaml.safe_load(guess(path).text)
