"""The device register: which devices there are, where they stand, and what they can do in an hour.

A CSV of ``device,station,rated``; ``rated`` is in the asset type's unit per hour, kW where the unit is kWh.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS
from rwa_chain.meter.lines import Refusal, rows
from rwa_chain.money import to_base_units

COLUMNS = ("device", "station", "rated")
_LONGEST_NAME = 48
"""As long as OCPP lets an identity be."""
_MOST_RATED = 10**9
"""[thousandths per hour] a gigawatt"""


class Device(NamedTuple):
    """One device."""

    device: str
    station: str
    rated: int
    """[thousandths per hour] W where the unit is kWh"""


def read_register(path: Path) -> dict[str, Device]:
    """The devices of a register by name; refuses the whole file for one wrong line, since nothing may run on half."""
    found = rows(path, "utf-8", ",")
    header = next(found)
    if isinstance(header, Refusal) or tuple(header.cells) != COLUMNS:
        raise InputError("register", str(path), f"a file with the columns {','.join(COLUMNS)}")
    devices: dict[str, Device] = {}
    for row in found:
        where = f"{path.name} line {row.line}"
        if isinstance(row, Refusal):
            raise InputError(where, row.value, row.says)
        device = _device(row.cells, where)
        if device.device in devices:
            raise InputError(where, device.device, "each device once")
        devices[device.device] = device
    if not devices:
        raise InputError("register", str(path), "a file with at least one device")
    return devices


def write_register(file: TextIO, devices: Iterable[Device]) -> None:
    """Writes a register."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_cells(devices))


def _cells(devices: Iterable[Device]) -> Iterator[tuple[str, str, str]]:
    for device, station, rated in devices:
        whole, rest = divmod(rated, 10**THOUSANDTHS)
        yield device, station, f"{whole}.{rest:0{THOUSANDTHS}}".rstrip("0").rstrip(".")


def _device(cells: list[str], where: str) -> Device:
    if len(cells) != len(COLUMNS):
        raise InputError(where, f"{len(cells)} columns", f"{len(COLUMNS)} columns")
    device, station, rated = (cell.strip() for cell in cells)
    for name, text in (("device", device), ("station", station)):
        if not 0 < len(text) <= _LONGEST_NAME:
            raise InputError(f"{where}: {name}", text[:60], f"1 to {_LONGEST_NAME} characters")
    units = to_base_units(rated, THOUSANDTHS, field=f"{where}: rated")
    if not 0 < units <= _MOST_RATED:
        raise InputError(f"{where}: rated", rated, "more than nothing, and at most a gigawatt")
    return Device(device, station, units)
