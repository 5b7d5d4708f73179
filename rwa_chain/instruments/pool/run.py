"""A pool under way: what it remembers between acts, and its contracts, people and clock at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from rwa_chain.bindings import MeterRegistry, Readings, TokenizedDeposit, Waterfall
from rwa_chain.chain import Address, Party
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.instruments.pool.beside import Beside
from rwa_chain.instruments.pool.expected import Expectation
from rwa_chain.instruments.pool.spec import pool_of, rights_of
from rwa_chain.instruments.pool.tables import Happening, Kept, Period
from rwa_chain.life.instrument import Live
from rwa_chain.life.setting import Role
from rwa_chain.life.world import World
from rwa_chain.lifecycle import instants
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.metering import MonthChain
from rwa_chain.lifecycle.metering import Pool as Submitting
from rwa_chain.meter.batch import StationDays
from rwa_chain.money import Currency
from rwa_chain.simulation.fleet import Fleet, Metered, Round
from rwa_chain.simulation.model import month_of

DAY = 86_400
T = TypeVar("T")


@dataclass
class Signed:
    """A station's readings of a round as its devices signed them, and the place of its batches on the chain."""

    made: StationDays
    number: int
    places: dict[int, int] = field(default_factory=dict)
    """Place in the month's chain, by day."""


@dataclass
class Metering:
    """The true metered figures of a period, known to any party by then."""

    energy: int = 0
    """[Wh]"""
    revenue: int = 0
    """[fen]"""
    readings: int = 0
    batches: int = 0
    down_days: int = 0
    device_days: int = 0
    attested: int = 0
    """[fen] accepted on the chain so far."""
    collected: int = 0
    """[fen] by the payment channel."""
    cash: int = 0
    """[fen] that came in."""


@dataclass
class State:
    """The state that a pool keeps between acts."""

    fleet: Fleet
    expectation: Expectation
    beside: Beside
    numbers: dict[str, int]
    """Stations by name, as the chain numbers them."""
    channels: dict[str, int] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    """Figures of the period that is metered."""
    chains: dict[tuple[int, int], MonthChain] = field(default_factory=dict)
    """Entries of open months, by station and month."""
    metered: dict[int, Metering] = field(default_factory=dict)
    """Figures by period."""
    month_sums: dict[int, list[int]] = field(default_factory=dict)
    """[Wh], [fen] by month."""
    device_sums: dict[str, list[int]] = field(default_factory=dict)
    """Readings, [thousandths], [fen] by device."""
    late: list[Round] = field(default_factory=list)
    distributed: int = 0
    """[fen]"""
    kept: list[tuple[Kept, Declared]] = field(default_factory=list)
    """Shares that could not be paid, each with its distribution."""
    heard_at: int = 0
    """The last report of the oracle [s]."""


class Run:
    """A pool in a world, for the length of an act."""

    def __init__(self, world: World, live: Live, period: int = 0) -> None:
        self.world, self.live, self.period = world, live, period
        self.spec, self.rights, self.token = pool_of(live), rights_of(live), live.token.address
        self.sizes = self.spec.sizes
        shared = world.stack.revenue
        assert shared is not None  # a pool stands on them
        self.meters: MeterRegistry = shared.meters
        self.readings: Readings = shared.readings
        self.waterfall: Waterfall = shared.waterfall
        self.submitting = Submitting(self.readings, Address(self.token))
        self.said: list[str] = []

    @property
    def state(self) -> State:
        """The pool's state."""
        found: State = self.live.state
        return found

    @property
    def cash(self) -> Currency:
        """The pool's cash."""
        return self.spec.cash

    @property
    def source(self) -> Metered:
        """The source of its figures."""
        return self.state.fleet.source

    @property
    def metered(self) -> Metering:
        """The metered figures of this period."""
        return self.metered_in(self.period)

    def metered_in(self, period: int) -> Metering:
        """The metered figures of a period."""
        return self.state.metered.setdefault(period, Metering())

    @property
    def first_bank(self) -> str:
        """The bank at which the pool's money is."""
        return self.spec.bank(self.world.plan)

    @property
    def deposit(self) -> TokenizedDeposit:
        """The money that the pool's cash is kept in."""
        return self.world.stack.deposits[self.first_bank]

    def role(self, role: Role) -> Party:
        """The key of the party with a role over the pool."""
        return self.world.role(role, self.live)

    def staff(self, name: str) -> Party:
        """The key of one of the pool's staff."""
        return self.world.party(getattr(self.spec.staff, name))

    @property
    def attesters(self) -> list[Party]:
        """The attesters."""
        return [self.staff(name) for name in ("operator", "channel", "auditor")]

    @property
    def quorum(self) -> list[Party]:
        """As many attesters as the quorum needs."""
        return self.attesters[: self.spec.readings.quorum]

    @property
    def periods(self) -> list[Period]:
        """The closed ones."""
        found: list[Period] = self.live.record.tables["periods"]
        return found

    def happened(self, kind: str, text: str) -> None:
        """An event of this period."""
        self.live.record.tables["events"].append(Happening(self.period, kind, text))
        self.said.append(text)

    def check(self, identifier: str, actual: object, expected: object) -> None:
        """Writes down whether two readings of the same thing agree."""
        self.world.check(identifier, actual == expected, f"{actual}, and not {expected}", period=self.period)

    def refused(self, expected: str, write: BoundWrite[..., ..., Any], *arguments: Any, sender: Party) -> None:
        """Sends what must be refused, and writes the mined refusal down."""
        self.world.refused(expected, write, *arguments, sender=sender)

    @staticmethod
    def month_of(day: int) -> int:
        """Months since 1970-01 of a day's number."""
        return month_of(instants.EPOCH + timedelta(days=day))


def pages(items: Sequence[T], size: int) -> list[list[T]]:
    """Lists of at most so many."""
    return [list(items[start : start + size]) for start in range(0, len(items), size)]


def added(sums: dict[Any, list[int]], key: Any, *amounts: int) -> None:
    """Adds to a line of sums."""
    line = sums.setdefault(key, [0] * len(amounts))
    for place, amount in enumerate(amounts):
        line[place] += amount
