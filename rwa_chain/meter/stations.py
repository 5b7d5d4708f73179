"""A list of stations becomes a device register: so many piles of each kind at each, named by station and letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import THOUSANDTHS
from rwa_chain.meter.declared import Exact, Labelled, Part, load
from rwa_chain.meter.devices import Device
from rwa_chain.meter.file_map import FOLDER, Column
from rwa_chain.meter.lines import Refusal, Row, brief, rows
from rwa_chain.meter.rules import Reason
from rwa_chain.money import to_base_units

_MOST_PILES = 10_000
_LONGEST_NAME = 32


class StationColumns(Part):
    """The columns that name a station and say how many piles it has in all."""

    station: Column
    count: Column


class Piles(Labelled):
    """One kind of pile; the label is that of its rated power."""

    column: Column
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    per_hour: Exact


class StationMap(Part):
    """How a list of stations is read."""

    asset_type: str
    columns: StationColumns
    piles: Annotated[tuple[Piles, ...], Field(min_length=1)]
    drop: tuple[Column, ...] = ()

    def named(self) -> set[str]:
        """All columns that the file must have."""
        return {self.columns.station, self.columns.count, *self.drop, *(kind.column for kind in self.piles)}


@dataclass(frozen=True)
class Listed:
    """What a list gave."""

    rows: int
    stations: int
    devices: tuple[Device, ...]
    refusals: tuple[Refusal, ...]


def station_map(name: str) -> StationMap:
    """The built-in map of this name, or the one in a file; refuses others."""
    built_in = FOLDER / f"{name}.yaml"
    path = built_in if name.replace("-", "").isalnum() and built_in.is_file() else Path(name)
    return load(path, StationMap, "--map")


def read_stations(path: Path, names: StationMap) -> Listed:
    """Every row is accepted or refused; refuses the file where its columns are not those of the map."""
    found = rows(path, "utf-8", ",")
    header = next(found)
    if not isinstance(header, Row) or set(header.cells) != names.named() or len(set(header.cells)) < len(header.cells):
        raise InputError("FILE", str(path), f"the columns that the map names: {', '.join(sorted(names.named()))}")
    stations: set[str] = set()
    devices: list[Device] = []
    refusals: list[Refusal] = []
    count = 0
    for row in found:
        count += 1
        made = row if isinstance(row, Refusal) else _station(row, header.cells, names, stations)
        if isinstance(made, Refusal):
            refusals.append(made)
        else:
            devices.extend(made)
    return Listed(count, len(stations), tuple(devices), tuple(refusals))


def _station(row: Row, header: list[str], names: StationMap, stations: set[str]) -> list[Device] | Refusal:
    if len(row.cells) != len(header):
        return Refusal(row.line, Reason.COLUMNS, "", "", f"{len(header)} columns; there are {len(row.cells)}")
    cells = dict(zip(header, (cell.strip() for cell in row.cells), strict=True))
    station = cells[names.columns.station]
    for column in (names.columns.count, *(kind.column for kind in names.piles)):
        text = cells[column]
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= _MOST_PILES):
            return Refusal(row.line, Reason.NOT_A_NUMBER, column, brief(text), f"a whole number up to {_MOST_PILES}")
    if not 0 < len(station) <= _LONGEST_NAME:
        return Refusal(row.line, Reason.MISSING, names.columns.station, brief(station), "a station's name")
    if station in stations:
        return Refusal(row.line, Reason.DUPLICATE, names.columns.station, brief(station), "each station once")
    piles = sum(int(cells[kind.column]) for kind in names.piles)
    if piles != int(cells[names.columns.count]):
        says = f"the sum of its piles, {piles}"
        return Refusal(row.line, Reason.TOTAL, names.columns.count, cells[names.columns.count], says)
    if piles == 0:
        return Refusal(row.line, Reason.ZERO, names.columns.count, "0", "a station that has piles")
    stations.add(station)
    return list(_devices(station, cells, names))


def _devices(station: str, cells: dict[str, str], names: StationMap) -> Iterator[Device]:
    for kind in names.piles:
        rated = to_base_units(kind.per_hour, THOUSANDTHS, field=f"piles.{kind.column}.per_hour")
        for number in range(1, int(cells[kind.column]) + 1):
            yield Device(f"{station}-{kind.letter}{number}", station, rated)
