"""What kinds of pools do on the chain beside what all do."""

from __future__ import annotations

from rwa_chain.scenario.revenue import batteries
from rwa_chain.scenario.revenue.model import RevenueScenario
from rwa_chain.scenario.revenue.run import Acts

ACTS: dict[str, type[Acts]] = {"swap-cabinet": batteries.Batteries}
"""By the asset type that a pool's file names."""


def acts_of(scenario: RevenueScenario) -> Acts:
    """The acts of a scenario's kind of pool."""
    return ACTS.get(scenario.pool.asset_type, Acts)()
