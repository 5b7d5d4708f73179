"""Who has which item: an event hands one item out of a device and takes another in; each is in one place at a time.

An item is in a device or with a rider. The rule for one that is first seen: if it goes out, it was in that device
before; if it comes in, it was with a rider; a device never holds more than its type's ``most``, so what it can hand out
unseen is limited. Where a register of the items is given, nothing is first seen: another item is unknown.

Only events that break no rule move items, so the number of items in a device and with riders is that of the beginning.
An impaired item whose type keeps nothing of its value is retired as it comes in: it stays, and never goes out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol

from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.asset_type import Custody as Rule
from rwa_chain.meter.rules import Reason
from rwa_chain.money import to_base_units

RIDER = ""
"""The place of an item that is in no device."""
HEALTH_DECIMALS = 4
FULL_HEALTH = 100 * 10**HEALTH_DECIMALS


class Item(NamedTuple):
    """Where an item is, and how it was seen last."""

    place: str
    """The device that it is in; empty while it is with a rider."""
    health: int | None
    """[1e-4 per cent] the least that was measured"""
    at: int
    """[s] of the last event"""
    retired: bool


class Held(NamedTuple):
    """A device: how many items are known to be in it, and its last event [s]."""

    items: int
    at: int


EMPTY = Held(0, 0)


class Swap(NamedTuple):
    """One event."""

    device: str
    at: int
    """[s]"""
    gives: str
    """The item that goes out."""
    takes: str
    """The item that comes in."""
    gives_health: int | None = None
    """[1e-4 per cent]"""
    takes_health: int | None = None
    """[1e-4 per cent]"""


class Broken(NamedTuple):
    """The first rule that an event breaks."""

    reason: Reason
    item: str
    """Empty where it is not about one of the two."""
    says: str


class Moved(NamedTuple):
    """What an accepted event was."""

    first_seen: int
    """How many of its items nothing said of before: where they stood follows from it."""
    impaired: bool
    """The item that came in is, by its asset type's rule."""


MOVED = Moved(0, False)
"""Nothing new, nothing odd."""


class Store(Protocol):
    """Where items and devices are kept; in memory, or in a database where a file may name any number of them."""

    def item(self, name: str) -> Item | None:
        """An item as it stands."""

    def put_item(self, name: str, item: Item) -> None:
        """An item stands there now."""

    def device(self, name: str) -> Held:
        """A device as it stands."""

    def put_device(self, name: str, held: Held) -> None:
        """A device stands so now."""

    def items(self) -> Iterator[tuple[str, Item]]:
        """All items by name."""


class Memory:
    """A store for a known fleet."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._devices: dict[str, Held] = {}
        self.item = self._items.get
        self.put_item = self._items.__setitem__
        self.put_device = self._devices.__setitem__

    def device(self, name: str) -> Held:
        """A device as it stands."""
        return self._devices.get(name, EMPTY)

    def items(self) -> Iterator[tuple[str, Item]]:
        """All items by name."""
        yield from sorted(self._items.items())


class Keeper:
    """Holds events to the rules, one after the other; ``complete`` where every item is in the store beforehand."""

    def __init__(self, rule: Rule, item: AssetType, store: Store, *, complete: bool = False) -> None:
        self.rule, self.impairment, self.store, self.complete = rule, item.impairment, store, complete
        self._below = to_base_units(self.impairment.below, HEALTH_DECIMALS)
        self._retires = self.impairment.retires

    def place(self, name: str, item: Item) -> None:
        """The operator puts an item somewhere, or takes it out of service: no event of a rider."""
        before = self.store.item(name)
        if before is not None and before.place:
            held = self.store.device(before.place)
            self.store.put_device(before.place, held._replace(items=held.items - 1))
        if item.place:
            held = self.store.device(item.place)
            self.store.put_device(item.place, held._replace(items=held.items + 1))
        self.store.put_item(name, item)

    def swap(self, swap: Swap) -> Broken | Moved:
        """Moves the two items, or says why not and leaves everything as it is."""
        device, at, gives, takes, gives_health, takes_health = swap
        store, held = self.store, self.store.device(device)
        if at < held.at:
            return Broken(Reason.BACKWARDS, "", f"a time from {held.at} s on, that of the device's event before")
        if gives == takes:
            return Broken(Reason.PAIR, gives, "another item than the one that goes out")
        out, came = store.item(gives), store.item(takes)
        broken = self._goes_out(device, at, gives, out, gives_health, held) or self._comes_in(
            at, takes, came, takes_health
        )
        if broken is not None:
            return broken
        impaired = takes_health is not None and takes_health < self._below
        if takes_health is None and came is not None:
            takes_health = came.health
        if gives_health is None and out is not None:
            gives_health = out.health
        store.put_item(gives, Item(RIDER, gives_health, at, False))
        store.put_item(takes, Item(device, takes_health, at, impaired and self._retires))
        store.put_device(device, Held(held.items + (out is None), at))
        if not impaired and out is not None and came is not None:
            return MOVED
        return Moved((out is None) + (came is None), impaired)

    def _goes_out(
        self, device: str, at: int, name: str, item: Item | None, health: int | None, held: Held
    ) -> Broken | None:
        if item is None:
            if self.complete:
                return Broken(Reason.UNKNOWN_ITEM, name, "an item of the register")
            if held.items >= self.rule.most:
                says = f"one of the {held.items} items that are in the device, and it holds no more"
                return Broken(Reason.UNKNOWN_ITEM, name, says)
        elif item.retired:
            return Broken(Reason.RETIRED, name, "an item in service")
        elif item.place != device:
            return Broken(Reason.NOT_IN_DEVICE, name, f"an item that is in the device; it is {_where(item)}")
        if health is not None and health < self._below and self._retires:
            return Broken(Reason.RETIRED, name, f"an item of at least {self.impairment.below} per cent health")
        return _measured(name, at, item, health)

    def _comes_in(self, at: int, name: str, item: Item | None, health: int | None) -> Broken | None:
        if item is None:
            return Broken(Reason.UNKNOWN_ITEM, name, "an item of the register") if self.complete else None
        if item.retired:
            return Broken(Reason.RETIRED, name, "an item in service")
        if item.place:
            return Broken(Reason.ALREADY_IN_DEVICE, name, f"an item with a rider; it is {_where(item)}")
        return _measured(name, at, item, health)


def health_of(percent: Decimal) -> int:
    """[1e-4 per cent], what is finer cut: no measure of health is."""
    return int(percent.scaleb(HEALTH_DECIMALS))


def _measured(name: str, at: int, item: Item | None, health: int | None) -> Broken | None:
    if health is not None and not 0 <= health <= FULL_HEALTH:
        return Broken(Reason.OUT_OF_RANGE, name, "a health of 0 to 100 per cent")
    if item is None:
        return None
    if at < item.at:
        return Broken(Reason.BACKWARDS, name, f"a time from {item.at} s on, that of the item's event before")
    if health is not None and item.health is not None and health > item.health:
        shown = Decimal(item.health).scaleb(-HEALTH_DECIMALS).normalize()
        return Broken(Reason.HEALTH_RISES, name, f"a health of at most {shown:f} per cent, as it was measured before")
    return None


def _where(item: Item) -> str:
    return f"in {item.place}" if item.place else "with a rider"
