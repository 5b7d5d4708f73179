"""What holds for all tests: Hypothesis draws the same examples in every run of the gate, others in `--deep`."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# The gate answers for a change, so it must not turn red on a draw that has nothing to do with it; new draws, and many
# more of them, are the work of ./scripts/test --deep.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile(
    "deep", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only `--deep` runs is left out elsewhere: not skipped, as a skip fails the gate."""
    if os.environ.get("RWA_DEEP"):
        return
    deep = [item for item in items if item.get_closest_marker("deep")]
    if deep:
        config.hook.pytest_deselected(items=deep)
        items[:] = [item for item in items if item not in deep]
