"""A pool's devices, and what they meter: SIMULATED from a life's averages, or read from an operator's export.

Simulated figures are drawn with whole numbers from the life's seed, so that they are the same everywhere. Keys are
simulated in both cases; every reading is signed with its device's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import NamedTuple, Protocol

from rwa_chain.bindings.types import Contradiction
from rwa_chain.chain.address import keccak
from rwa_chain.lifecycle import instants
from rwa_chain.meter.asset_type import THOUSANDTHS
from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.days import Days
from rwa_chain.meter.rules import Head
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import DeviceSigner
from rwa_chain.money import from_base_units
from rwa_chain.simulation.model import Events, Pool, Simulation, Span, first_of, month_of

PERMILLE = 1000
WHOLE_POOL = 10**9
SUBMITTED = time(10, 0)


@dataclass(frozen=True)
class Device:
    """A device of the pool: its name stays onshore, ``number`` is its station's on chain."""

    name: str
    station: str
    number: int
    asset: bytes
    rated: int
    """[thousandths per hour] W where the unit is kWh"""
    kind: str
    """Its asset type."""
    share: int | None = None
    """[1e-9] of the pool; None = an equal part"""


@dataclass(frozen=True)
class Round:
    """Stations' readings since the round before, and their submission time [s]."""

    submit_at: int
    month: int
    """Months since 1970-01."""
    sessions: Mapping[str, list[Session]]
    down_days: int = 0
    """Days on which devices were offline, all devices together."""
    device_days: int = 0


class Metered(ABC):
    """The source of sessions."""

    devices: list[Device]

    @abstractmethod
    def rounds(self, period: int) -> list[Round]:
        """A period's rounds, in order."""

    def uncollected(self, period: int, revenue: int) -> int:
        """The part of a period's revenue that the payment channel did not collect [fen]; a file has no such figure."""
        return 0

    def energy(self, session: Session) -> int:
        """The energy that a statement adds to the pool's metered energy [Wh]."""
        return session.quantity


class Described(Protocol):
    """The part of a life that a simulation is made from."""

    @property
    def pool(self) -> Pool:
        """Its devices."""

    @property
    def simulation(self) -> Simulation:
        """The spread of figures."""

    @property
    def events(self) -> Events:
        """The events."""


class Simulated(Metered):
    """Metered by a simulation, in which things go wrong."""

    contradiction = Contradiction.POWER
    """The contradiction that an auditor proves of a meter that shows far too much."""

    def __init__(self, life: Described, span: Span, secret: Secret) -> None:
        self.pool, self.simulation, self.events = life.pool, life.simulation, life.events
        self.span, self.secret = span, secret
        self.devices = []

    @abstractmethod
    def substitute(self, retired: Device) -> Device:
        """An equal device at the same station, which meters from now on in the retired one's place."""

    @abstractmethod
    def misread(self, right: Session, factor: int) -> Session:
        """The same statement as a meter shows it that counts so many times too much."""

    @abstractmethod
    def said(self, shown: Session) -> str:
        """A statement's figures in words."""

    def uncollected(self, period: int, revenue: int) -> int:
        """The unpaid part."""
        most = self.simulation.uncollected_permille
        return revenue * Random(f"{self.pool.seed} {period} unpaid").randint(0, most) // PERMILLE


class Online(NamedTuple):
    """The days of a statement on which a device was online, whole and in a row."""

    event: str | None
    """Events in the period."""
    first: date
    days: int
    noise: int
    """Permille of what is usual, drawn for this device and statement."""


@dataclass
class Fleet:
    """The devices with their keys and where each stands; ``sign`` is what their secure modules do."""

    source: Metered
    """The source of their figures."""
    secret: Secret
    seed: str
    days: Days
    """The place's: of the readings, and so of the pool."""
    heads: dict[bytes, Head] = field(default_factory=dict)
    """Devices by asset number."""
    signers: dict[str, DeviceSigner] = field(default_factory=dict)

    @property
    def devices(self) -> list[Device]:
        """All that were there from the start, substituted ones too."""
        return self.source.devices

    def signer(self, name: str) -> DeviceSigner:
        """A device's simulated module."""
        found = self.signers.get(name)
        if found is None:
            found = self.signers[name] = DeviceSigner.simulated(name, seed=self.seed)
        return found

    def __getstate__(self) -> dict[str, object]:
        """Without the modules: keys are not written down, they are made again from the seed."""
        return {**self.__dict__, "signers": {}}

    def sign(self, name: str, digest: bytes) -> bytes:
        """The device's signature over a digest."""
        return self.signer(name).sign(digest)

    def read(self, station: str, sessions: list[Session]) -> StationDays:
        """A station's sessions as signed readings; its devices go on from there once `settle` says so."""
        return station_days(station, sessions, self.secret, self.heads, self.sign, days=self.days)

    def settle(self, made: StationDays) -> None:
        """Make a station's readings final."""
        self.heads.update(made.heads)


def secret_of(seed: str) -> Secret:
    """The operator's secret of a simulation: whoever knows the seed knows it."""
    return Secret(keccak(f"simulated operator secret\x00{seed}".encode()))


class SimulatedFleet(Simulated):
    """Devices that state what they metered a few times a month; each kind says which, and how much they meter.

    A kind may draw as many more numbers as it likes from a generator of its own.
    """

    def __init__(self, life: Described, span: Span, secret: Secret) -> None:
        super().__init__(life, span, secret)
        self.replaced: dict[str, str] = {}
        """The place where a substitute stands in for a retired device."""

    @abstractmethod
    def quantity(self, place: int, name: str, online: Online) -> int:
        """Metered quantity of the device at this place of the list, or its substitute, in these days [thousandths]."""

    @abstractmethod
    def revenue(self, name: str, quantity: int) -> int:
        """Revenue from a device's quantity [fen]."""

    def dropped(self, event: str | None, index: int, place: int) -> int:
        """Days for which an event keeps a device offline in the period's statement ``index``."""
        return 0

    def substitute(self, retired: Device) -> Device:
        """An equal device at the same station, which meters from now on in the retired one's place."""
        name = f"{retired.name}-b"
        self.replaced[retired.name] = name
        return replace(retired, name=name, asset=self.secret.asset(name))

    def rounds(self, period: int) -> list[Round]:
        """A period's rounds: a statement of every device that was online at all."""
        parts = statements(self.span, period, self.pool.statements_per_month)
        return [
            self._round(period, start, days, f"{period}.{index}", index) for index, (start, days) in enumerate(parts)
        ]

    def _round(self, period: int, start: date, days: int, label: str, index: int) -> Round:
        simulation, drawn = self.simulation, Random(f"{self.pool.seed} {label}")
        event = self.span.event(period)
        began = instants.instant(start, time(0), self.span.zone)
        ended = instants.instant(start + timedelta(days=days), time(0), self.span.zone) - 1
        sessions: dict[str, list[Session]] = {}
        down_days = 0
        for place, device in enumerate(self.devices):
            down = 0
            if drawn.randrange(PERMILLE) < simulation.outage_permille:
                down = 1 + drawn.randrange(simulation.outage_days)
            noise = PERMILLE + drawn.randint(-simulation.noise_permille, simulation.noise_permille)
            if event == "substituted" and index == 0 and place == len(self.devices) - 1:
                down = days
            down = min(max(down, self.dropped(event, index, place)), days)
            down_days += down
            if down == days:
                continue
            name = self.replaced.get(device.name, device.name)
            online = Online(event, start + timedelta(days=down), days - down, noise)
            session = self.session(f"{name}/{label}", name, device.station, began, ended,
                                   self.quantity(place, name, online))  # fmt: skip
            sessions.setdefault(device.station, []).append(session)
        submit_at = instants.instant(start + timedelta(days=days), SUBMITTED, self.span.zone)
        return Round(submit_at, month_of(start), sessions, down_days, days * len(self.devices))

    def session(self, label: str, name: str, station: str, began: int, ended: int, quantity: int) -> Session:
        """A device's statement, priced."""
        revenue = self.revenue(name, quantity)
        return Session(0, label, name, station, began, ended, quantity, revenue, {"simulated": label}, ())

    def misread(self, right: Session, factor: int) -> Session:
        """The same statement as a meter shows it that counts so many times too much."""
        quantity = right.quantity * factor
        return right._replace(quantity=quantity, revenue=self.revenue(right.device, quantity))

    def said(self, shown: Session) -> str:
        """A statement's figures in words."""
        return f"{from_base_units(shown.quantity, THOUSANDTHS):,.0f} kWh"


def statements(span: Span, period: int, count: int) -> list[tuple[date, int]]:
    """The first day and the days of each of a period's statements, so many a month."""
    parts = []
    for month in span.months_of(period):
        first = first_of(month)
        days = (first_of(month + 1) - first).days
        cuts = [days * index // count for index in range(count + 1)]
        parts += [(first + timedelta(days=start), end - start) for start, end in pairwise(cuts)]
    return parts


def evenly(place: int, percent: Decimal) -> bool:
    """Whether a device is among this part of all, evenly spread."""
    return place * percent % 100 < percent
