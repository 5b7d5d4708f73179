"""Riders who swap batteries at cabinets, swap by swap: SIMULATED, with every swap held to the rules of custody.

A region is a few cabinets and the riders around them. The rider who swapped longest ago comes next, to a cabinet of the
region, and gets the battery that has charged longest. A battery wears with what it was discharged.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from struct import Struct
from typing import NamedTuple

from rwa_chain.chain.address import keccak
from rwa_chain.errors import RwaError
from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.custody import FULL_HEALTH, RIDER, Broken, Item, Keeper, Memory, Swap

WORKSHOP = "workshop"
"""The operator's place for retired batteries; no device of the pool."""
PERMILLE = 1000
_SWAP = Struct(">QIIIIHH")
_FULLEST = 4
_BITS = 8


class CustodyBroken(RwaError):
    """A simulated swap that can't be: the simulation is wrong."""


@dataclass(frozen=True)
class Wear:
    """Capacity and ageing of a battery."""

    capacity: int
    """[Wh] when new"""
    fade: int
    """[1e-4 per cent] of health that a full cycle takes"""
    used_least: int
    """[permille] of what it holds that a ride uses at least"""


@dataclass
class Cabinet:
    """A cabinet, and the batteries in it that a rider can have, longest charged first."""

    name: str
    ready: deque[int]
    swaps: int = 0
    energy: int = 0
    """[Wh] that riders used of the batteries that they brought in the round"""
    log: bytearray = field(default_factory=bytearray)
    """The swaps of the round, packed; the statement's detail binds their hash."""

    def take(self) -> tuple[int, int, bytes]:
        """The round's swaps, their energy and their hash; a new round begins."""
        found = self.swaps, self.energy, keccak(bytes(self.log))
        self.swaps = self.energy = 0
        self.log.clear()
        return found


@dataclass
class Retired:
    """A battery below its type's health, where it came in and when."""

    battery: int
    region: int
    cabinet: int
    at: int
    """[s]"""
    health: int
    """[1e-4 per cent]"""


class Shown(NamedTuple):
    """A swap as an operator's record has it."""

    cabinet: str
    at: int
    """[s]"""
    gives: str
    takes: str
    gives_health: int
    """[1e-4 per cent]"""
    takes_health: int
    """[1e-4 per cent]"""
    gives_charge: int
    """[permille]"""
    takes_charge: int
    """[permille]"""


class Region:
    """Some cabinets and the batteries of the riders around them."""

    def __init__(self, cabinets: list[Cabinet], riders: Iterable[int]) -> None:
        self.cabinets = cabinets
        self.riders = deque(riders)


class Swapping:
    """All regions; batteries by number, in the order in which they came."""

    def __init__(self, cabinet: AssetType, battery: AssetType, wear: Wear) -> None:
        assert cabinet.custody is not None
        self.store = Memory()
        self.keeper = Keeper(cabinet.custody, battery, self.store, complete=True)
        self.wear = wear
        self.regions: list[Region] = []
        self.names: list[str] = []
        self.health: list[int] = []
        self.home: list[int] = []
        """Region by battery."""
        self.stated: list[int] = []
        """[Wh] discharged since the battery's last statement."""
        self.cycles: list[int] = []
        """[permille] of full cycles"""
        self.waiting: list[Retired] = []
        """Retired and not substituted yet."""
        self.shown: list[Shown] | None = []
        """The first region's swaps, while somebody wants to see them."""
        self.swaps = self.energy = self.lost = 0
        """Swaps, [Wh] that riders used, and riders who came in vain; all so far."""

    def add(self, name: str, health: int, region: int, place: str) -> int:
        """A new battery of the pool, which is put into its place; its number."""
        self.names.append(name)
        self.health.append(health)
        self.home.append(region)
        self.stated.append(0)
        self.cycles.append(0)
        self.keeper.place(name, Item(place, health, 0, retired=False))
        return len(self.names) - 1

    def play(self, number: int, visits: Sequence[tuple[int, int]], drawn: Random) -> None:
        """A region's visits of a round: instants [s] in order, and to which of its cabinets."""
        region, wear = self.regions[number], self.wear
        riders, cabinets, names, health = region.riders, region.cabinets, self.names, self.health
        swap, bits, pack = self.keeper.swap, drawn.getrandbits, _SWAP.pack
        shown = None if number else self.shown
        for at, place in visits:
            cabinet = cabinets[place]
            if not cabinet.ready:  # all that is in it is retired
                self.lost += 1
                continue
            came, out = riders.popleft(), cabinet.ready.popleft()
            used = wear.used_least + bits(_BITS)
            worn = health[came] - wear.fade * used // PERMILLE
            energy = wear.capacity * health[came] // FULL_HEALTH * used // PERMILLE
            result = swap(Swap(cabinet.name, at, names[out], names[came], health[out], worn))
            if isinstance(result, Broken):
                raise CustodyBroken(cabinet.name, at, result.reason.value, result.item, result.says)
            health[came] = worn
            self.stated[came] += energy
            self.cycles[came] += used
            self.swaps += 1
            self.energy += energy
            cabinet.swaps += 1
            cabinet.energy += energy
            full = PERMILLE - bits(_FULLEST)
            cabinet.log += pack(at, out, came, health[out], worn, full, PERMILLE - used)
            if shown is not None:
                shown.append(Shown(cabinet.name, at, names[out], names[came], health[out], worn, full, PERMILLE - used))
            if result.impaired:
                self.waiting.append(Retired(came, number, place, at, worn))
            else:
                cabinet.ready.append(came)
            riders.append(out)

    def substitute(self, retired: Retired, name: str, at: int) -> int:
        """The retired battery goes to the workshop, a new one into its slot; the new one's number."""
        region = self.regions[retired.region]
        self.keeper.place(self.names[retired.battery], Item(WORKSHOP, retired.health, at, retired=True))
        cabinet = region.cabinets[retired.cabinet]
        made = self.add(name, FULL_HEALTH, retired.region, cabinet.name)
        cabinet.ready.append(made)
        return made

    def take_energy(self, battery: int) -> int:
        """Energy that a battery discharged since its last statement [Wh]; the next one begins."""
        found, self.stated[battery] = self.stated[battery], 0
        return found

    def standing(self) -> dict[str, int]:
        """Number of batteries in each place, by custody."""
        found = {"in_cabinets": 0, "with_riders": 0, "in_workshop": 0}
        for _, item in self.store.items():
            where = "with_riders" if item.place == RIDER else "in_workshop" if item.place == WORKSHOP else "in_cabinets"
            found[where] += 1
        return found

    def counted(self) -> dict[str, int]:
        """The same, by the riders' and the cabinets' own batteries."""
        ready = sum(len(cabinet.ready) for region in self.regions for cabinet in region.cabinets)
        riders = sum(len(region.riders) for region in self.regions)
        return {
            "in_cabinets": ready + len(self.waiting),
            "with_riders": riders,
            "in_workshop": len(self.names) - ready - len(self.waiting) - riders,
        }
