"""Household PV inverters: the sun is pvlib's, over real coordinates; clouds, dust and failures are SIMULATED.

How clear a day is, is drawn from the seed in whole numbers: a province's weather, which lasts from one day to the next,
and a place's own. Energy is rounded to the watt hour for a site and day, so that the same seed gives the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Annotated, Literal

from pydantic import Field

from rwa_chain.life.fields import AnyDecimal, Count, Model, Percent, Positive, Text
from rwa_chain.meter.asset_type import THOUSANDTHS, asset_type, price_units, revenue_of
from rwa_chain.meter.secret import Secret
from rwa_chain.money import to_base_units
from rwa_chain.simulation import model
from rwa_chain.simulation.fleet import PERMILLE, Described, Device, Online, SimulatedFleet
from rwa_chain.simulation.model import FULL_PERCENT, MONTHS_A_YEAR, Disputed, Event, Permille, Span, Whole, first_of
from rwa_chain.simulation.sunlight import Panels, Place, Roof, daily_energy

DIMMEST, CLEAREST = 60, 1000
"""Permille of a clear sky's light that a day may have."""

_Figure = Annotated[int, Field(strict=True, ge=-40, le=CLEAREST)]
Monthly = Annotated[tuple[_Figure, ...], Field(min_length=12, max_length=12)]
"""From January to December."""


class Site(Model):
    """A place where sites stand: real coordinates [degrees, m]."""

    name: Text
    province: Text
    latitude: Annotated[AnyDecimal, Field(ge=-66, le=66)]
    longitude: Annotated[AnyDecimal, Field(ge=-180, le=180)]
    altitude: Count

    @cached_property
    def place(self) -> Place:
        """The place for the model of the sun."""
        return Place(float(self.latitude), float(self.longitude), float(self.altitude))


class Sites(Model):
    """The places; stations take turns at them."""

    list: Annotated[tuple[Site, ...], Field(min_length=1)]


class Facing(Model):
    """Orientation of a roof's panels [degrees]; an azimuth of 180 is south."""

    tilt: Annotated[int, Field(strict=True, ge=0, le=90)]
    azimuth: Annotated[int, Field(strict=True, ge=0, le=359)]


class Roofs(Model):
    """The roofs; sites take turns at them."""

    list: Annotated[tuple[Facing, ...], Field(min_length=1)]


class Pool(model.Pool):
    """Sites with an inverter each, where they stand, and what the grid pays."""

    asset_type: Literal["inverter"]
    sites: Whole
    sites_per_station: Whole
    kw_peak: Positive
    rated_kw: Positive
    yearly_hours: Positive
    """[kWh for a kW] expected on average over the life; the fleet gives it, the terms are sized by it."""
    feed_in: dict[str, Positive]
    """[CNY per kWh] by province."""
    places: Sites
    roofs: Roofs

    @property
    def devices(self) -> int:
        """The sites: an inverter each."""
        return self.sites

    def yearly_revenue(self, devices: int) -> Decimal:
        """Expected energy at the places' average tariff."""
        places = self.places.list
        tariff = sum((self.feed_in[place.province] for place in places), Decimal(0)) / len(places)
        return self.kw_peak * self.yearly_hours * tariff * devices


class Simulation(model.Simulation):
    """The weather, and how far sites differ."""

    clearness_permille: dict[str, Monthly]
    """Average share of a clear sky's light on a day of the month, by province."""
    air_celsius: dict[str, Monthly]
    weather_permille: Permille
    """Spread of a province's new daily draw around its average."""
    weather_lasts_permille: Permille
    """Share of the day before's distance from the average that stays."""
    place_permille: Permille
    """Spread of a place's clearness around its province's."""
    wind_m_s: Positive
    losses_percent: Percent
    temperature_percent: Positive
    ageing_percent: Percent
    """Share of the output lost every year."""
    site_spread_permille: Permille


class Curtailed(Event):
    """The grid takes less in the first days of the period: a part of every site's output is lost."""

    cut_percent: Percent
    days: Whole


class Soiled(Event):
    """Dust lies on the panels until the period ends."""

    loss_percent: Percent


class Events(model.Events):
    """Events of a pool of sites."""

    disputed: Disputed | None = None
    curtailed: Curtailed | None = None
    substituted: Event | None = None
    soiled: Soiled | None = None
    silent: Event | None = None

    def told(self, name: str | None) -> str:
        """Events of the grid and of dust."""
        if name == "curtailed" and self.curtailed is not None:
            return f"the grid takes {self.curtailed.cut_percent} % less for {self.curtailed.days} days (simulated)"
        if name == "soiled" and self.soiled is not None:
            return f"dust on the panels costs {self.soiled.loss_percent} % of what they give (simulated)"
        return ""


def problems(pool: Pool, simulation: Simulation) -> Iterator[str]:
    """Problems between the two, in words."""
    band = asset_type(pool.asset_type).price
    provinces = {place.province for place in pool.places.list}
    for name, known in (
        ("pool.feed_in", pool.feed_in.keys()),
        ("simulation.clearness_permille", simulation.clearness_permille.keys()),
        ("simulation.air_celsius", simulation.air_celsius.keys()),
    ):
        if known != provinces:
            yield f"{name} for exactly the provinces of the places: {', '.join(sorted(provinces))}"
    for province, tariff in pool.feed_in.items():
        if not band.minimum <= tariff <= band.maximum:
            yield f"pool.feed_in of {province} in the band of inverters, {band.minimum} to {band.maximum}"
    for province, values in simulation.clearness_permille.items():
        if not all(DIMMEST <= value <= CLEAREST for value in values):
            yield f"simulation.clearness_permille of {province} from {DIMMEST} to {CLEAREST}"
    # Far beyond, the efficiency curve of PVWatts says nothing.
    if not pool.kw_peak / 3 <= pool.rated_kw <= pool.kw_peak * 2:
        yield "pool.rated_kw from a third of kw_peak to twice as much"


class Inverters(SimulatedFleet):
    """Sites that feed in what the sun, the clouds and their own state leave them."""

    pool: Pool
    simulation: Simulation
    events: Events

    def __init__(self, life: Described, span: Span, secret: Secret) -> None:
        super().__init__(life, span, secret)
        pool = self.pool
        drawn = Random(f"{pool.seed} sites")
        spread = self.simulation.site_spread_permille
        rated = to_base_units(pool.rated_kw, THOUSANDTHS)
        self.prices = {province: price_units(tariff) for province, tariff in pool.feed_in.items()}
        self.homes: list[int] = []
        """Place and roof of each site, as numbers in their lists."""
        self.roofs: list[int] = []
        self.states: list[int] = []
        """Permille of what its panels should give."""
        self.price_of: dict[str, int] = {}
        for index in range(span.devices):
            number = index // pool.sites_per_station + 1
            name = f"site-{index + 1:05}"
            self.devices.append(
                Device(name, f"village-{number:04}", number, secret.asset(name), rated, pool.asset_type)
            )
            self.homes.append((number - 1) % len(pool.places.list))
            self.roofs.append(index % len(pool.roofs.list))
            self.states.append(PERMILLE + drawn.randint(-spread, spread))
            self.price_of[name] = self.prices[pool.places.list[self.homes[index]].province]
        self._energy: dict[tuple[int, int, int], list[int]] = {}
        """[Wh] of a site by day, by month, place and roof."""

    def substitute(self, retired: Device) -> Device:
        """An equal inverter, at the same tariff."""
        made = super().substitute(retired)
        self.price_of[made.name] = self.price_of[retired.name]
        return made

    def quantity(self, place: int, name: str, online: Online) -> int:
        """Energy that the site fed in [Wh]."""
        month = (online.first.year - 1970) * MONTHS_A_YEAR + online.first.month - 1
        days = self._days(month, self.homes[place], self.roofs[place])
        first = online.first.day - 1
        fed_in = sum(days[first : first + online.days])
        events = self.events
        begins = month == self.span.month(self.span.period_of(month))
        if online.event == "curtailed" and events.curtailed is not None and begins:
            cut = sum(days[first : min(events.curtailed.days, first + online.days)])
            fed_in -= int(cut * events.curtailed.cut_percent / FULL_PERCENT)
        if online.event == "soiled" and events.soiled is not None:
            fed_in -= int(fed_in * events.soiled.loss_percent / FULL_PERCENT)
        # Never above what the inverter can do, whatever was drawn.
        limit = self.devices[place].rated * 24 * online.days
        return min(fed_in * self.states[place] * online.noise // PERMILLE**2, limit)

    def revenue(self, name: str, quantity: int) -> int:
        """At the tariff of its province."""
        return revenue_of(quantity, self.price_of[name])

    def clearness(self, month: int, home: int) -> list[int]:
        """Share of a clear sky's light on each day of a month over a place [permille]."""
        simulation, site = self.simulation, self.pool.places.list[home]
        seed, first = self.pool.seed, first_of(month)
        over_all, here = Random(f"{seed} {month} {site.province} sky"), Random(f"{seed} {month} {site.name} sky")
        mean = simulation.clearness_permille[site.province][first.month - 1]
        far, local = simulation.weather_permille, simulation.place_permille
        away, found = 0, []
        for _ in range((first_of(month + 1) - first).days):
            away = away * simulation.weather_lasts_permille // PERMILLE + over_all.randint(-far, far)
            found.append(mean * (PERMILLE + away + here.randint(-local, local)) // PERMILLE)
        return [min(max(each, DIMMEST), CLEAREST) for each in found]

    def _days(self, month: int, home: int, roof: int) -> list[int]:
        if self._energy and next(iter(self._energy))[0] != month:
            self._energy.clear()  # one month at a time
        found = self._energy.get((month, home, roof))
        if found is None:
            found = self._energy[month, home, roof] = self._month(month, home, roof)
        return found

    def _month(self, month: int, home: int, roof: int) -> list[int]:
        pool, simulation = self.pool, self.simulation
        site, facing = pool.places.list[home], pool.roofs.list[roof]
        panels = Panels(
            float(pool.kw_peak),
            float(pool.rated_kw),
            float(simulation.losses_percent),
            float(simulation.temperature_percent),
            float(simulation.wind_m_s),
        )
        number = month % MONTHS_A_YEAR
        air = float(simulation.air_celsius[site.province][number])
        sun = daily_energy(
            site.place, Roof(facing.tilt, facing.azimuth), panels, number + 1, air, self.clearness(month, home)
        )
        years = Decimal(month - self.span.first_month) / MONTHS_A_YEAR
        kept = int(PERMILLE**2 * (1 - simulation.ageing_percent / FULL_PERCENT * years))
        return [each * kept // PERMILLE**2 for each in sun]
