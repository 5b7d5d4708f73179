"""The speed of checking readings, as `rwa bench revenue` measures it, on a tenth of the day."""

from __future__ import annotations

import pytest

from rwa_chain.bench.revenue import CHECKS, GROWTH, RATIO, Measured, measure


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
