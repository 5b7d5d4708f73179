"""What a gateway is told: which devices it knows, what their energy costs, and how much it takes from one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType, asset_type
from rwa_chain.meter.declared import Part, load
from rwa_chain.meter.devices import Device, read_register
from rwa_chain.meter.file_map import Tariff
from rwa_chain.meter.gateway.passwords import Passwords
from rwa_chain.meter.rules import Limits

Few = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]


class Guard(Part):
    """How much a gateway takes."""

    frame_bytes: Few = 65_536
    """The largest frame; a larger one closes its connection."""
    burst: Few = 120
    """Frames that a charge point may send at once …"""
    per_minute: Few = 120
    """… and how many more it may send every minute."""
    strikes: Few = 20
    """Frames over the rate that are answered with an error; the next closes the connection."""
    connections: Few = 4_000
    clock_seconds: Few = 300
    """How far a charge point's clock may be ahead."""


class GatewayFile(Part):
    """A gateway's file."""

    asset_type: str
    register_file: str
    """The device register, sought beside this file."""
    tariff: Tariff
    passwords_file: str | None = None
    """Hashes of the charge points' passwords, sought beside this file; without it a name is enough."""
    guard: Guard = Guard()


@dataclass(frozen=True)
class Settings:
    """A gateway's file, with what it names."""

    type: AssetType
    devices: Mapping[str, Device]
    price: int
    """[cash base units per 10^6 thousandths]"""
    guard: Guard
    passwords: Passwords | None = None

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
    return Settings(kind, devices, read.tariff.units, read.guard, passwords)
