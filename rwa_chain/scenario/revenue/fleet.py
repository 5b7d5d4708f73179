"""A pool's devices, and what they meter: SIMULATED from a scenario's averages, or read from an operator's export.

Simulated figures are drawn with whole numbers from the scenario's seed, so that they are the same everywhere. Keys are
simulated in both cases; every reading is signed with its device's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import pairwise
from random import Random
from typing import Protocol

from rwa_chain.chain.address import keccak
from rwa_chain.lifecycle import instants
from rwa_chain.meter.asset_type import price_units, revenue_of
from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.rules import Head
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import DeviceSigner
from rwa_chain.money import to_base_units
from rwa_chain.scenario.revenue.model import DropOuts, RevenueScenario, Sizes, first_of

PERMILLE = 1000
WATT_HOURS = 3
"""Decimals of a quantity in kWh."""
SUBMITTED = time(10, 0)


@dataclass(frozen=True)
class Device:
    """A device of the pool: its name stays onshore, ``number`` is its station's on chain."""

    name: str
    station: str
    number: int
    asset: bytes
    rated: int
    """[W]"""


@dataclass(frozen=True)
class Round:
    """What stations read since the round before, and when it is submitted [s]."""

    submit_at: int
    sessions: Mapping[str, list[Session]]
    down_days: int = 0
    """Days on which devices were offline, all devices together."""
    device_days: int = 0


class Metered(Protocol):
    """Where sessions come from."""

    devices: list[Device]

    def rounds(self, period: int) -> list[Round]:
        """A period's rounds, in order."""

    def uncollected(self, period: int, revenue: int) -> int:
        """What of a period's revenue the payment channel did not collect [fen]."""


@dataclass
class Fleet:
    """The devices with their keys and where each stands; ``sign`` is what their secure modules do."""

    devices: list[Device]
    secret: Secret
    seed: str
    heads: dict[bytes, Head] = field(default_factory=dict)
    """By asset number."""
    signers: dict[str, DeviceSigner] = field(default_factory=dict)

    def signer(self, name: str) -> DeviceSigner:
        """A device's simulated module."""
        found = self.signers.get(name)
        if found is None:
            found = self.signers[name] = DeviceSigner.simulated(name, seed=self.seed)
        return found

    def sign(self, name: str, digest: bytes) -> bytes:
        """The device's signature over a digest."""
        return self.signer(name).sign(digest)

    def read(self, station: str, sessions: list[Session]) -> StationDays:
        """A station's sessions as signed readings; its devices go on from there once `settle` says so."""
        return station_days(station, sessions, self.secret, self.heads, self.sign)

    def settle(self, made: StationDays) -> None:
        """What a station read stands."""
        self.heads.update(made.heads)


def secret_of(seed: str) -> Secret:
    """The operator's secret of a simulation: whoever knows the seed knows it."""
    return Secret(keccak(f"simulated operator secret\x00{seed}".encode()))


class Simulated:
    """Piles that charge cars as the scenario's averages say."""

    def __init__(self, scenario: RevenueScenario, sizes: Sizes, secret: Secret) -> None:
        pool = scenario.pool
        self.scenario, self.sizes = scenario, sizes
        self.zone = instants.time_zone(scenario.rights.time_zone)
        self.daily = to_base_units(pool.kwh_per_day, WATT_HOURS)
        self.price = price_units(pool.service_fee)
        drawn = Random(f"{pool.seed} piles")
        spread = scenario.simulation.pile_spread_permille
        self.devices: list[Device] = []
        self.usage: dict[str, int] = {}
        """Permille of the average, by pile."""
        for index in range(sizes.piles):
            number = index // pool.piles_per_station + 1
            name = f"pile-{index + 1:05}"
            rated = to_base_units(pool.rated_kw, WATT_HOURS)
            self.devices.append(Device(name, f"station-{number:04}", number, secret.asset(name), rated))
            self.usage[name] = PERMILLE + drawn.randint(-spread, spread)
        self.replaced: dict[str, str] = {}
        """Where a substitute stands in for a retired pile."""

    def substitute(self, retired: Device, secret: Secret) -> Device:
        """An equal pile at the same station, which meters from now on in the retired one's place."""
        name = f"{retired.name}-b"
        made = Device(name, retired.station, retired.number, secret.asset(name), retired.rated)
        self.replaced[retired.name] = name
        self.usage[name] = self.usage[retired.name]
        return made

    def rounds(self, period: int) -> list[Round]:
        """A period's rounds: a statement of every pile that was online at all."""
        first = first_of(self.sizes.month(period))
        days = (first_of(self.sizes.month(period) + 1) - first).days
        count = self.scenario.pool.statements_per_month
        cuts = [days * index // count for index in range(count + 1)]
        return [
            self._round(period, first + timedelta(days=start), end - start, f"{period}.{index}", index)
            for index, (start, end) in enumerate(pairwise(cuts))
        ]

    def _round(self, period: int, start: date, days: int, label: str, index: int) -> Round:
        simulation, drawn = self.scenario.simulation, Random(f"{self.scenario.pool.seed} {label}")
        factor = simulation.month_permille[start.month - 1]
        event = self.sizes.event(period)
        if event == "shortfall":
            factor = int(factor * self.scenario.events.shortfall.usage_percent / 100)
        began = instants.instant(start, time(0), self.zone)
        ended = instants.instant(start + timedelta(days=days), time(0), self.zone) - 1
        sessions: dict[str, list[Session]] = {}
        down_days = 0
        for place, device in enumerate(self.devices):
            down = 0
            if drawn.randrange(PERMILLE) < simulation.outage_permille:
                down = 1 + drawn.randrange(simulation.outage_days)
            noise = PERMILLE + drawn.randint(-simulation.noise_permille, simulation.noise_permille)
            if event == "drop_outs" and index == 0:
                down = max(down, self._dropped(place, self.scenario.events.drop_outs))
            if event == "substituted" and index == 0 and place == len(self.devices) - 1:
                down = days
            down = min(down, days)
            down_days += down
            if down == days:
                continue
            name = self.replaced.get(device.name, device.name)
            quantity = self.daily * (days - down) * factor * self.usage[name] * noise // PERMILLE**3
            session = self.session(f"{name}/{label}", name, device.station, began, ended, quantity)
            sessions.setdefault(device.station, []).append(session)
        submit_at = instants.instant(start + timedelta(days=days), SUBMITTED, self.zone)
        return Round(submit_at, sessions, down_days, days * len(self.devices))

    def uncollected(self, period: int, revenue: int) -> int:
        """Sessions that were not paid."""
        most = self.scenario.simulation.uncollected_permille
        return revenue * Random(f"{self.scenario.pool.seed} {period} unpaid").randint(0, most) // PERMILLE

    def session(self, label: str, name: str, station: str, began: int, ended: int, quantity: int) -> Session:
        """A pile's statement, priced with the service fee."""
        revenue = revenue_of(quantity, self.price)
        return Session(0, label, name, station, began, ended, quantity, revenue, {"simulated": label}, ())

    def _dropped(self, place: int, event: DropOuts) -> int:
        return event.days if place * event.piles_percent % 100 < event.piles_percent else 0  # evenly spread
