"""Files of items: the operator's register of them, and where they stood when a file of events ended; one format.

A CSV of ``item,place,health,at,retired``: the device that it is in, or nothing while it is with a rider; its health in
per cent, or nothing; the second from which this holds, or nothing; yes or no. Of two lines for an item the later holds.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from rwa_chain.errors import InputError
from rwa_chain.meter.custody import FULL_HEALTH, HEALTH_DECIMALS, Item, Keeper
from rwa_chain.meter.lines import Refusal, rows
from rwa_chain.meter.reading import MOST
from rwa_chain.money import from_base_units, to_base_units

COLUMNS = ("item", "place", "health", "at", "retired")
_LONGEST_NAME = 100


def read_items(path: Path, keeper: Keeper) -> int:
    """Puts the items of a file into their places; refuses the whole file for one wrong line. How many lines."""
    found = rows(path, "utf-8", ",")
    header = next(found)
    if isinstance(header, Refusal) or tuple(header.cells) != COLUMNS:
        raise InputError("items", str(path), f"a file with the columns {','.join(COLUMNS)}")
    lines, most = 0, keeper.rule.most
    crowded: dict[str, str] = {}
    for row in found:
        where = f"{path.name} line {row.line}"
        if isinstance(row, Refusal):
            raise InputError(where, row.value, row.says)
        name, item = _item(row.cells, where)
        before = keeper.store.item(name)
        if before is None or item.at >= before.at:
            keeper.place(name, item)
            comes = item.place and (before is None or before.place != item.place)
            if comes and keeper.store.device(item.place).items > most:
                crowded[item.place] = where
        lines += 1
    # Only now: a file is sorted by item, and the line that empties a slot may follow the one that fills it.
    for place, where in crowded.items():
        if keeper.store.device(place).items > most:
            raise InputError(f"{where}: place", place, f"a device with at most {most} items")
    return lines


def write_items(file: TextIO, items: Iterable[tuple[str, Item]]) -> None:
    """Writes where items stand."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    for name, (place, health, at, retired) in items:
        shown = "" if health is None else str(from_base_units(health, HEALTH_DECIMALS))
        table.writerow((name, place, shown, at, "yes" if retired else "no"))


def _item(cells: list[str], where: str) -> tuple[str, Item]:
    if len(cells) != len(COLUMNS):
        raise InputError(where, f"{len(cells)} columns", f"{len(COLUMNS)} columns")
    name, place, percent, at, retired = (cell.strip() for cell in cells)
    if not 0 < len(name) <= _LONGEST_NAME:
        raise InputError(f"{where}: item", name[:60], f"1 to {_LONGEST_NAME} characters")
    if len(place) > _LONGEST_NAME:
        raise InputError(f"{where}: place", place[:60], f"at most {_LONGEST_NAME} characters")
    health = None if not percent else to_base_units(percent, HEALTH_DECIMALS, field=f"{where}: health")
    if health is not None and not 0 <= health <= FULL_HEALTH:
        raise InputError(f"{where}: health", percent, "0 to 100 per cent")
    if at and not (at.isascii() and at.isdecimal() and len(at) < 20 and int(at) <= MOST >> 1):
        raise InputError(f"{where}: at", at[:60], "a whole number of seconds, or nothing")
    if retired not in ("yes", "no", ""):
        raise InputError(f"{where}: retired", retired[:60], "yes or no")
    return name, Item(place, health, int(at or 0), retired == "yes")
