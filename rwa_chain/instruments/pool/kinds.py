"""Kinds of devices that a pool may have: the name, sections, fleet and hooks of each.

A further kind is an asset type's file (`meter/types/`), a module of `rwa_chain.simulation`, and a class here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rwa_chain.instruments.pool.batteries import Batteries
from rwa_chain.instruments.pool.spec import Pool
from rwa_chain.simulation import charging_pile, inverter, swap_cabinet


class PilePool(Pool):
    """A pool of charging piles."""

    pool: charging_pile.Pool
    simulation: charging_pile.Simulation
    events: charging_pile.Events

    PLURAL: ClassVar = "piles"
    ASSET_TYPES: ClassVar = ("charging-pile",)
    FLEET: ClassVar = charging_pile.Piles
    FILE_MAP: ClassVar = "ev-charging-sessions"


class SitePool(Pool):
    """A pool of household PV sites."""

    pool: inverter.Pool
    simulation: inverter.Simulation
    events: inverter.Events

    PLURAL: ClassVar = "sites"
    ASSET_TYPES: ClassVar = ("inverter",)
    FLEET: ClassVar = inverter.Inverters
    ABOUT: ClassVar = (
        "The sun is that of pvlib: its position and a clear sky over real coordinates, through panels and "
        "inverters to the meter. Clouds, dust, curtailment and failures are drawn."
    )

    def unfit(self) -> Iterator[str]:
        """Sun, places and tariffs must fit each other."""
        yield from super().unfit()
        yield from inverter.problems(self.pool, self.simulation)


class CabinetPool(Pool):
    """A pool of swap cabinets and batteries."""

    pool: swap_cabinet.Pool
    simulation: swap_cabinet.Simulation
    events: swap_cabinet.Events

    PLURAL: ClassVar = "cabinets"
    ASSET_TYPES: ClassVar = ("swap-cabinet", "battery")
    FLEET: ClassVar = swap_cabinet.Cabinets
    BESIDE: ClassVar = Batteries
