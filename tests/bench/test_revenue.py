"""The speed of checking readings, as `rwa bench revenue` measures it, on a tenth of the day."""

from __future__ import annotations

import json
from dataclasses import replace
from os import cpu_count

import pytest

from rwa_chain.bench.revenue import (
    CHECKS,
    GROWTH,
    PER_SECOND,
    RATIO,
    REFERENCE,
    SCALING,
    Measured,
    Times,
    _best,
    measure,
)
from rwa_chain.solidity import ROOT


@pytest.fixture(scope="module")
def measured() -> Measured:
    """Ten thousand readings of nine hundred devices."""
    return measure(lambda _: None, devices=900, readings=10_000)


def test_checking_costs_little_more_than_hashing(measured: Measured) -> None:
    """Parsing, rules, leaves and trees, against the leaves' Keccak-256 by the same function."""
    assert measured.ratio <= RATIO
    assert measured.batches == 15


def test_signatures_are_checked_fast(measured: Measured) -> None:
    """Half the limit: other tests run beside this one; the limit itself is the bench's."""
    assert measured.p256_checks_per_second >= CHECKS / 2
    assert measured.secp256k1_checks_per_second >= CHECKS / 2


def test_memory_grows_with_a_station(measured: Measured) -> None:
    """Ten times the stations need no more."""
    assert measured.memory_day <= GROWTH * measured.memory_small


def test_what_is_missed_is_named(measured: Measured) -> None:
    """The document has every figure; a limit that is not met is named."""
    assert {"readings_per_second_per_core", "scaling_two_cores", "memory_station"} <= set(measured.document())
    assert measured.scaling_two_cores > 0
    document = measured.document()
    slow = Measured(**{**document, "ratio": RATIO + 1, "memory_day": 10 * measured.memory_small})
    assert {"ratio", "memory_day"} <= set(slow.missed())
    assert "ratio" not in Measured(**{**document, "ratio": RATIO}).missed()


def test_a_slow_core_is_held_to_its_share(measured: Measured) -> None:
    """100,000 readings a second where 23,400 signatures are checked in one; half of both on half such a core."""
    half = {"p256_checks_per_second": REFERENCE / 2}
    named = "readings_per_second_per_core"
    assert named not in replace(measured, **half, readings_per_second_per_core=PER_SECOND / 2).missed()
    assert named in replace(measured, **half, readings_per_second_per_core=PER_SECOND / 2 - 1).missed()
    fast = {"p256_checks_per_second": 2.0 * REFERENCE}
    assert named in replace(measured, **fast, readings_per_second_per_core=PER_SECOND - 1).missed()
    assert named not in replace(measured, **fast, readings_per_second_per_core=PER_SECOND).missed()


def test_two_processes_are_timed_with_who_else_worked(measured: Measured) -> None:
    """By processor time, by the clock, and how many cores others kept busy; never more than there are."""
    assert measured.elapsed_scaling_two_cores > 0
    assert measured.cores_of_others == -1 or 0 <= measured.cores_of_others <= (cpu_count() or 1)


def test_a_station_counts_at_its_best() -> None:
    """Two rounds of two stations: each of the three figures is the sum of the smaller ones."""
    rounds = [[Times(4, 2, 3), Times(5, 1, 9)], [Times(6, 1, 2), Times(3, 2, 4)]]
    assert _best(rounds) == Times(7, 2, 6)


def test_the_committed_run_met_its_limits() -> None:
    """The page's first sentence shows the file's figure, of a machine that did nothing else."""
    found = json.loads((ROOT / "docs/assurance/revenue.json").read_text())["off_chain"]
    assert found["readings_per_second_per_core"] >= PER_SECOND
    assert found["scaling_two_cores"] >= SCALING
    shown = f"one core checks {found['readings_per_second_per_core']:,.0f} readings a second"
    assert shown in (ROOT / "docs/assurance/revenue.md").read_text()
