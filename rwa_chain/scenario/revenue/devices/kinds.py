"""Which kinds of devices there are: what each is called, and which scenario and fleet it has.

A new kind is an asset type's file (`meter/types/`), a module beside this one, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rwa_chain.meter.secret import Secret
from rwa_chain.scenario.revenue.devices import charging_pile, inverter, swap_cabinet
from rwa_chain.scenario.revenue.fleet import Simulating
from rwa_chain.scenario.revenue.model import RevenueScenario, Sizes


@dataclass(frozen=True)
class Kind:
    """A kind of pool."""

    asset_types: tuple[str, ...]
    """As they are numbered on the chain, from 1; the first is what the pool is counted in."""
    plural: str
    """What its devices are called; ``--plural`` sizes a run."""
    scenario: type[RevenueScenario]
    fleet: Callable[[Any, Sizes, Secret], Simulating]
    """Made of a scenario of that class."""
    about: str = ""
    """What the report says of its simulation, where it is not all from the scenario's averages."""
    file_map: str | None = None
    """How an operator's export is read, where there is one."""

    @property
    def option(self) -> str:
        """The command line's option for how many."""
        return f"--{self.plural}"


DEFAULT = "charging-pile"
KINDS = {
    "charging-pile": Kind(
        asset_types=("charging-pile",),
        plural="piles",
        scenario=charging_pile.PileScenario,
        fleet=charging_pile.Piles,
        file_map="ev-charging-sessions",
    ),
    "inverter": Kind(
        asset_types=("inverter",),
        plural="sites",
        scenario=inverter.SiteScenario,
        fleet=inverter.Inverters,
        about=(
            "The sun is that of pvlib: its position and a clear sky over real coordinates, through panels and "
            "inverters to the meter. Clouds, dust, curtailment and failures are drawn."
        ),
    ),
    "swap-cabinet": Kind(
        asset_types=("swap-cabinet", "battery"),
        plural="cabinets",
        scenario=swap_cabinet.SwapScenario,
        fleet=swap_cabinet.Cabinets,
    ),
}
"""By the asset type that a pool's file names."""


def kind_of(scenario: RevenueScenario) -> Kind:
    """The kind of a scenario's pool."""
    return KINDS[scenario.pool.asset_type]
