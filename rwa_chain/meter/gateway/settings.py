"""What a gateway is told: which devices it knows, what their energy costs, and how much it takes from one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType, asset_type
from rwa_chain.meter.days import known_zone
from rwa_chain.meter.declared import Part, load
from rwa_chain.meter.devices import Device, read_register
from rwa_chain.meter.file_map import Tariff
from rwa_chain.meter.gateway.clocks import Clock
from rwa_chain.meter.gateway.passwords import Passwords
from rwa_chain.meter.rules import Limits

_RIGHT = Clock()
Few = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]


class Across(StrEnum):
    """What a register at the start says beside the one where the transaction before ended."""

    AUTO = "auto"
    """It follows; one that starts anew near zero, or below all that was counted, is taken and flagged."""
    CUMULATIVE = "cumulative"
    """It follows, or a person looks at it."""
    PER_TRANSACTION = "per-transaction"
    """Nothing: the meter starts anew with each transaction."""


class Guard(Part):
    """How much a gateway takes."""

    frame_bytes: Few = 65_536
    """The largest frame; a larger one closes its connection …"""
    transaction_bytes: Few = 1_000_000
    """… but for a message that may hold energy: a StopTransaction brings the values of a whole night."""
    burst: Few = 300
    """Frames that a charge point may send at once …"""
    per_minute: Few = 600
    """… and how many more are read every minute; the others wait in its socket."""
    strikes: Few = 100
    """Frames in a row that are no calls and are answered with an error; the next closes the connection."""
    connections: Few = 4_000
    pending: Few = 10_000
    """Frames of a charge point that may wait for a person; beyond it is told to try again, and the operator why."""
    clock_seconds: Few = 300
    """How far a charge point's clock may be ahead."""


class GatewayFile(Part):
    """A gateway's file."""

    asset_type: str
    register_file: str
    """The device register, sought beside this file."""
    tariff: Tariff
    zone: str = "UTC"
    """Of the place: its days and months are those of the readings. It stays once a day is closed."""
    passwords_file: str | None = None
    """Hashes of the charge points' passwords, sought beside this file; without it a name is enough."""
    guard: Guard = Guard()
    meters: dict[str, Across] = Field(default_factory=dict)
    """How registers of one transaction follow those of the one before, by charge point or station."""
    clocks: dict[str, Clock] = Field(default_factory=dict)
    """How times are written, by charge point or station."""

    @field_validator("zone")
    @classmethod
    def _known(cls, name: str) -> str:
        return known_zone(name)


@dataclass(frozen=True)
class Settings:
    """A gateway's file, with what it names."""

    type: AssetType
    devices: Mapping[str, Device]
    price: int
    """[cash base units per 10^6 thousandths]"""
    guard: Guard
    passwords: Passwords | None = None
    meters: Mapping[str, Across] = field(default_factory=dict)
    clocks: Mapping[str, Clock] = field(default_factory=dict)
    zone: str = "UTC"

    def across(self, point: str) -> Across:
        """How a charge point's registers follow each other; its own word before its station's."""
        return self.meters.get(point) or self.meters.get(self.devices[point].station, Across.AUTO)

    def clock(self, point: str) -> Clock:
        """How a charge point writes its times; its own word before its station's."""
        return self.clocks.get(point) or self.clocks.get(self.devices[point].station) or _RIGHT

    def limits(self, device: Device) -> Limits:
        """What a device may show at most."""
        return self.type.limits(device.rated)


def read_settings(path: Path) -> Settings:
    """The settings in a file; refuses what it names and cannot be read, and a tariff outside the type's band."""
    read = load(path, GatewayFile, "FILE")
    kind = asset_type(read.asset_type, path.parent)
    least, most = kind.price.band
    if not least <= read.tariff.units <= most:
        raise InputError("tariff.per_unit", str(read.tariff.per_unit), f"a price in the band of {read.asset_type}")
    devices = read_register(path.parent / read.register_file)
    passwords = None if read.passwords_file is None else Passwords.read(path.parent / read.passwords_file)
    if passwords is not None and (strangers := sorted(passwords.names() - set(devices))):
        raise InputError("passwords_file", strangers[0], f"charge points of {read.register_file} only")
    places = {*devices, *(device.station for device in devices.values())}
    for name, told in (("meters", read.meters), ("clocks", read.clocks)):
        if strangers := sorted(set(told) - places):
            raise InputError(name, strangers[0], f"charge points and stations of {read.register_file} only")
    return Settings(kind, devices, read.tariff.units, read.guard, passwords, read.meters, read.clocks, read.zone)
