"""Charging piles: cars come as the life's averages say, more in some months than in others."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Annotated, Literal

from pydantic import Field

from rwa_chain.life.fields import Percent, Positive
from rwa_chain.meter.asset_type import THOUSANDTHS, price_units, revenue_of
from rwa_chain.meter.secret import Secret
from rwa_chain.money import to_base_units
from rwa_chain.simulation import model
from rwa_chain.simulation.fleet import PERMILLE, Described, Device, Online, SimulatedFleet, evenly
from rwa_chain.simulation.model import DAYS_A_YEAR, Disputed, Event, Permille, Span, Whole


class Pool(model.Pool):
    """Piles, so many at a station, and what one delivers."""

    asset_type: Literal["charging-pile"] = "charging-pile"
    piles: Whole
    piles_per_station: Whole
    kwh_per_day: Positive
    service_fee: Positive
    rated_kw: Whole

    @property
    def devices(self) -> int:
        """The piles."""
        return self.piles

    def yearly_revenue(self, devices: int) -> Decimal:
        """Energy at the service fee."""
        return self.kwh_per_day * self.service_fee * DAYS_A_YEAR * devices


class Simulation(model.Simulation):
    """Variation of piles and months."""

    month_permille: Annotated[tuple[Whole, ...], Field(min_length=12, max_length=12)]
    pile_spread_permille: Permille


class Shortfall(Event):
    """Fewer cars come."""

    usage_percent: Percent


class DropOuts(Event):
    """Part of the piles is offline for days."""

    piles_percent: Percent
    days: Whole


class Events(model.Events):
    """Events of a pool of piles."""

    disputed: Disputed | None = None
    substituted: Event | None = None
    shortfall: Shortfall | None = None
    silent: Event | None = None
    drop_outs: DropOuts | None = None

    def told(self, name: str | None) -> str:
        """A month with little usage, and piles that drop out."""
        if name == "shortfall" and self.shortfall is not None:
            return f"fewer cars come: {self.shortfall.usage_percent} % of the usual usage (simulated)"
        if name == "drop_outs" and self.drop_outs is not None:
            part, days = self.drop_outs.piles_percent, self.drop_outs.days
            return f"{part} % of the piles drop out for {days} days (simulated)"
        return ""


class Piles(SimulatedFleet):
    """Piles that charge cars as the life's averages say."""

    pool: Pool
    simulation: Simulation
    events: Events

    def __init__(self, life: Described, span: Span, secret: Secret) -> None:
        super().__init__(life, span, secret)
        pool = self.pool
        self.daily = to_base_units(pool.kwh_per_day, THOUSANDTHS)
        self.price = price_units(pool.service_fee)
        rated = to_base_units(pool.rated_kw, THOUSANDTHS)
        drawn = Random(f"{pool.seed} piles")
        spread = self.simulation.pile_spread_permille
        self.usage: list[int] = []
        """Permille of the average, by place."""
        for index in range(span.devices):
            number = index // pool.piles_per_station + 1
            name = f"pile-{index + 1:05}"
            self.devices.append(
                Device(name, f"station-{number:04}", number, secret.asset(name), rated, pool.asset_type)
            )
            self.usage.append(PERMILLE + drawn.randint(-spread, spread))

    def quantity(self, place: int, name: str, online: Online) -> int:
        """Energy that its cars took [Wh]."""
        factor = self.simulation.month_permille[online.first.month - 1]
        shortfall = self.events.shortfall
        if online.event == "shortfall" and shortfall is not None:
            factor = int(factor * shortfall.usage_percent / 100)
        return self.daily * online.days * factor * self.usage[place] * online.noise // PERMILLE**3

    def revenue(self, name: str, quantity: int) -> int:
        """At the service fee."""
        return revenue_of(quantity, self.price)

    def dropped(self, event: str | None, index: int, place: int) -> int:
        """Part of the piles in the first days of the month."""
        drop_outs = self.events.drop_outs
        if event != "drop_outs" or index or drop_outs is None or not evenly(place, drop_outs.piles_percent):
            return 0
        return drop_outs.days
