"""Swap cabinets and their batteries: cabinets state swaps and earn, batteries state their energy and their wear."""

from __future__ import annotations

from collections import deque
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Annotated, Literal

from pydantic import Field, model_validator

from rwa_chain.bindings.types import Contradiction
from rwa_chain.life.fields import Percent, Positive
from rwa_chain.lifecycle import instants
from rwa_chain.meter.asset_type import THOUSANDTHS, asset_type, price_units, revenue_of
from rwa_chain.meter.custody import FULL_HEALTH, HEALTH_DECIMALS, RIDER
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import ONE, Session
from rwa_chain.money import from_base_units, to_base_units
from rwa_chain.simulation import model
from rwa_chain.simulation.fleet import (
    PERMILLE,
    SUBMITTED,
    WHOLE_POOL,
    Described,
    Device,
    Round,
    Simulated,
    evenly,
    statements,
)
from rwa_chain.simulation.model import (
    DAYS_A_YEAR,
    FULL_PERCENT,
    Disputed,
    Event,
    Permille,
    Span,
    Whole,
    first_of,
    month_of,
)
from rwa_chain.simulation.swapping import Cabinet, Region, Retired, Swapping, Wear

CABINET, BATTERY = "swap-cabinet", "battery"
DAY = 86_400


def _most_in_cabinet() -> int:
    custody = asset_type(CABINET).custody
    return 0 if custody is None else custody.most


class Pool(model.Pool):
    """Cabinets, the batteries that go round between them, and what a swap costs."""

    asset_type: Literal["swap-cabinet"]
    cabinets: Whole
    batteries_per_cabinet: Whole
    batteries_in_cabinet: Whole
    cabinets_per_station: Whole
    cabinets_percent: Percent
    swaps_per_day: Positive
    swap_fee: Positive
    rated_swaps_per_hour: Whole
    rated_battery_watts: Whole
    battery_wh: Whole
    battery_statement_months: Whole

    @model_validator(mode="after")
    def _some_with_riders(self) -> Pool:
        most = _most_in_cabinet()
        if not self.batteries_in_cabinet < self.batteries_per_cabinet or self.batteries_in_cabinet > most:
            raise ValueError(f"batteries_in_cabinet: fewer than all, and at most {most}")
        if not 0 < self.cabinets_percent < FULL_PERCENT:
            raise ValueError("cabinets_percent: more than nothing and less than all of the pool's value")
        return self

    @property
    def devices(self) -> int:
        """The cabinets."""
        return self.cabinets

    def yearly_revenue(self, devices: int) -> Decimal:
        """Swaps at their fee."""
        return self.swaps_per_day * self.swap_fee * DAYS_A_YEAR * devices


class Simulation(model.Simulation):
    """Variation of cabinets and months, and the wear of batteries."""

    month_permille: Annotated[tuple[Whole, ...], Field(min_length=12, max_length=12)]
    cabinet_spread_permille: Permille
    health_least_percent: Percent
    fade_percent_per_cycle: Positive
    used_least_permille: Annotated[int, Field(strict=True, ge=100, le=700)]

    @model_validator(mode="after")
    def _in_service(self) -> Simulation:
        below = asset_type(BATTERY).impairment.below
        if not below < self.health_least_percent <= FULL_PERCENT:
            raise ValueError(f"health_least_percent: above {below}, below which a battery is retired, and at most 100")
        return self


class Shortfall(Event):
    """Fewer riders come."""

    usage_percent: Percent


class DropOuts(Event):
    """Part of the cabinets is offline for days."""

    cabinets_percent: Percent
    days: Whole


class Events(model.Events):
    """Events of a pool of cabinets; batteries wear out all the time."""

    disputed: Disputed | None = None
    shortfall: Shortfall | None = None
    silent: Event | None = None
    drop_outs: DropOuts | None = None

    def told(self, name: str | None) -> str:
        """A month with little usage, and cabinets that drop out."""
        if name == "shortfall" and self.shortfall is not None:
            return f"fewer riders come: {self.shortfall.usage_percent} % of the usual usage (simulated)"
        if name == "drop_outs" and self.drop_outs is not None:
            part, days = self.drop_outs.cabinets_percent, self.drop_outs.days
            return f"{part} % of the cabinets drop out for {days} days (simulated)"
        return ""


class Cabinets(Simulated):
    """Cabinets at which riders swap as the life's averages say; every swap is played."""

    contradiction = Contradiction.PRICE
    pool: Pool
    simulation: Simulation
    events: Events

    def __init__(self, life: Described, span: Span, secret: Secret) -> None:
        super().__init__(life, span, secret)
        pool, simulation = self.pool, self.simulation
        self.price = price_units(pool.swap_fee)
        self.daily = to_base_units(pool.swaps_per_day, THOUSANDTHS)
        fade = to_base_units(simulation.fade_percent_per_cycle, HEALTH_DECIMALS)
        planned = span.planned * span.period_months
        wear = Wear(pool.battery_wh, fade * planned // span.months, simulation.used_least_permille)
        self.swapping = Swapping(asset_type(CABINET), asset_type(BATTERY), wear)
        cabinets_share = int(WHOLE_POOL * pool.cabinets_percent / FULL_PERCENT)
        self.cabinet_share = cabinets_share // span.devices
        self.battery_share = (WHOLE_POOL - cabinets_share) // (span.devices * pool.batteries_per_cabinet)
        self.usage: list[int] = []
        """Permille of the average, by cabinet."""
        self.homes: list[tuple[str, int]] = []
        """Stations by region, each with its number."""
        self.battery_devices: list[Device] = []
        """Batteries by the simulation's number."""
        self.stated_until: list[int] = []
        """[s] by battery"""
        self.began = instants.instant(first_of(span.first_month), time(0), span.zone)
        self._found(Random(f"{pool.seed} cabinets"))

    def _found(self, drawn: Random) -> None:
        pool, spread = self.pool, self.simulation.cabinet_spread_permille
        least = to_base_units(self.simulation.health_least_percent, HEALTH_DECIMALS)
        rated = pool.rated_swaps_per_hour * ONE
        for first in range(0, self.span.devices, pool.cabinets_per_station):
            number = len(self.homes) + 1
            self.homes.append((f"station-{number:04}", number))
            cabinets: list[Cabinet] = []
            riders: list[int] = []
            for index in range(first, min(first + pool.cabinets_per_station, self.span.devices)):
                name = f"cabinet-{index + 1:05}"
                self.devices.append(self._device(name, number, rated, CABINET, self.cabinet_share))
                self.usage.append(PERMILLE + drawn.randint(-spread, spread))
                ready: list[int] = []
                for slot in range(pool.batteries_per_cabinet):
                    # The better of three draws: most batteries are newer than the worst.
                    health = max(drawn.randint(least, FULL_HEALTH) for _ in range(3))
                    place = name if slot < pool.batteries_in_cabinet else RIDER
                    (ready if place else riders).append(self._battery(health, number - 1, place, self.began))
                cabinets.append(Cabinet(name, deque(ready)))
            self.swapping.regions.append(Region(cabinets, riders))
        self.devices += self.battery_devices

    def _device(self, name: str, station: int, rated: int, kind: str, share: int) -> Device:
        return Device(name, f"station-{station:04}", station, self.secret.asset(name), rated, kind, share)

    def _battery(self, health: int, region: int, place: str, at: int) -> int:
        name = f"battery-{len(self.battery_devices) + 1:06}"
        number = self.swapping.add(name, health, region, place)
        self._register(name, region, at)
        return number

    def _register(self, name: str, region: int, at: int) -> None:
        rated = self.pool.rated_battery_watts
        self.battery_devices.append(self._device(name, region + 1, rated, BATTERY, self.battery_share))
        self.stated_until.append(at)

    # -- what is metered ---------------------------------------------------------------------------------------------

    def rounds(self, period: int) -> list[Round]:
        """A period's rounds: the swaps of every cabinet that was online at all; batteries every few months."""
        parts = statements(self.span, period, self.pool.statements_per_month)
        return [self._round(period, start, days, index) for index, (start, days) in enumerate(parts)]

    def _round(self, period: int, start: date, days: int, index: int) -> Round:
        label = f"{period}.{index}"
        drawn = Random(f"{self.pool.seed} {label}")
        began = instants.instant(start, time(0), self.span.zone)
        ended = instants.instant(start + timedelta(days=days), time(0), self.span.zone) - 1
        waited = len(self.swapping.waiting)
        sessions: dict[str, list[Session]] = {}
        down_days = place = 0
        for number, region in enumerate(self.swapping.regions):
            visits = []
            for within in range(len(region.cabinets)):
                down = self._down(drawn, period, index, place, days)
                down_days += down
                visits += self._visits(drawn, period, start, place, within, began + down * DAY, days - down)
                place += 1
            visits.sort()
            self.swapping.play(number, visits, drawn)
            station = self.homes[number][0]
            stated = [
                self._statement(cabinet, label, station, began, ended) for cabinet in region.cabinets if cabinet.swaps
            ]
            if stated:
                sessions[station] = stated
        due = self._batteries_state(start + timedelta(days=days))
        worn = [each.battery for each in self.swapping.waiting[waited:]]
        for battery in range(len(self.battery_devices)) if due else worn:
            self._battery_statement(battery, label, ended, sessions)
        submit_at = instants.instant(start + timedelta(days=days), SUBMITTED, self.span.zone)
        return Round(submit_at, month_of(start), sessions, down_days, days * place)

    def _batteries_state(self, end: date) -> bool:
        """Whether all batteries state what they did up to this day: every few months, and at last."""
        months = month_of(end) - self.span.first_month
        every = self.pool.battery_statement_months
        return end.day == 1 and (months % every == 0 or months == self.span.months)

    def _down(self, drawn: Random, period: int, index: int, place: int, days: int) -> int:
        """Days of the round that a cabinet is offline, from its start."""
        simulation, drop_outs = self.simulation, self.events.drop_outs
        down = 0
        if drawn.randrange(PERMILLE) < simulation.outage_permille:
            down = 1 + drawn.randrange(simulation.outage_days)
        dropped = drop_outs is not None and self.span.event(period) == "drop_outs" and index == 0
        if dropped and drop_outs is not None and evenly(place, drop_outs.cabinets_percent):
            down = max(down, drop_outs.days)
        return min(down, days)

    def _visits(
        self, drawn: Random, period: int, start: date, place: int, within: int, began: int, days: int
    ) -> list[tuple[int, int]]:
        """Visits of riders: the time, and the cabinet of its region."""
        simulation, shortfall = self.simulation, self.events.shortfall
        factor = simulation.month_permille[start.month - 1]
        if shortfall is not None and self.span.event(period) == "shortfall":
            factor = int(factor * shortfall.usage_percent / FULL_PERCENT)
        noise = PERMILLE + drawn.randint(-simulation.noise_permille, simulation.noise_permille)
        exact = self.daily * days * factor * self.usage[place] * noise // PERMILLE**3
        count = (exact + drawn.randrange(ONE)) // ONE
        if not count:
            return []
        step = days * DAY // count
        offset = began + drawn.randrange(step)
        return [(offset + each * step, within) for each in range(count)]

    def _statement(self, cabinet: Cabinet, label: str, station: str, began: int, ended: int) -> Session:
        """A cabinet's swaps of a round, their record bound by its hash."""
        swaps, energy, record = cabinet.take()
        detail = {"simulated": label, "swaps": str(swaps), "wh": str(energy), "record": "0x" + record.hex()}
        quantity = swaps * ONE
        revenue = revenue_of(quantity, self.price)
        return Session(0, f"{cabinet.name}/{label}", cabinet.name, station, began, ended, quantity, revenue, detail, ())

    def _battery_statement(self, battery: int, label: str, ended: int, sessions: dict[str, list[Session]]) -> None:
        """Energy that a battery discharged since its last statement, and its wear."""
        energy = self.swapping.take_energy(battery)
        if not energy:
            return
        device, began = self.battery_devices[battery], self.stated_until[battery]
        self.stated_until[battery] = ended + 1
        detail = {
            "simulated": label,
            "health_percent": str(from_base_units(self.swapping.health[battery], HEALTH_DECIMALS)),
            "cycles": str(self.swapping.cycles[battery] // PERMILLE),
        }
        made = Session(0, f"{device.name}/{label}", device.name, device.station, began, ended, energy, 0, detail, ())
        sessions.setdefault(device.station, []).append(made)

    def energy(self, session: Session) -> int:
        """Energy that riders used; batteries state the same, later."""
        return int(session.detail.get("wh", 0))

    def misread(self, right: Session, factor: int) -> Session:
        """The same statement as a cabinet shows it that asks so many times the fee."""
        return right._replace(revenue=right.revenue * factor)

    def said(self, shown: Session) -> str:
        """A statement's figures in words."""
        return f"{shown.quantity // ONE:,} swaps for {from_base_units(shown.revenue, 2):,.2f}"

    # -- what is replaced --------------------------------------------------------------------------------------------

    def substitute(self, retired: Device) -> Device:
        """A new battery in a retired one's slot, from when that one came in."""
        waiting = self.swapping.waiting
        found = next(each for each in waiting if self.battery_devices[each.battery].name == retired.name)
        waiting.remove(found)
        name = f"battery-{len(self.battery_devices) + 1:06}"
        self.swapping.substitute(found, name, found.at)
        self._register(name, found.region, found.at)
        return self.battery_devices[-1]

    def worn_out(self) -> list[tuple[Device, Retired]]:
        """The batteries that are retired and not substituted yet."""
        return [(self.battery_devices[each.battery], each) for each in self.swapping.waiting]
