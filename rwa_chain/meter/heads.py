"""Where an ingest left off: its devices and their stations, what its days left of a base unit, and where it is kept.

A file that goes on from another may bring readings of a day that is published: the day is restated, over all of its
readings. So the runs before stay where they are, each a folder of ``rwa meter ingest``; ``heads.json`` names them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.days import UTC_DAYS, Days, days_of
from rwa_chain.meter.reading import MOST
from rwa_chain.meter.rules import PER, Head

IDS = "ids.txt"
"""Beside ``heads.json``: marks of all session ids so far, a line each."""
HEADS = "heads.json"
_MARK = 32
"""Characters of a mark."""
Left = dict[bytes, dict[int, int]]
"""By station and day: what a day's exact revenue is above the stated one [1e-6 base units], where it is not nothing."""


class Heads(dict[bytes, Head]):
    """Heads by asset number, with what else the next file goes on from."""

    def __init__(self, heads: Mapping[bytes, Head] | None = None, days: Days = UTC_DAYS) -> None:
        super().__init__(heads or {})
        found = heads if isinstance(heads, Heads) else None
        self.homes: dict[bytes, bytes] = {} if found is None else dict(found.homes)
        """The station of each device."""
        self.left: Left = {} if found is None else {station: dict(left) for station, left in found.left.items()}
        self.days: Days = days if found is None else found.days
        """The place's."""
        self.ids: Path | None = None if found is None else found.ids
        """Where the marks of earlier session ids are."""
        self.folders: tuple[Path, ...] = () if found is None else found.folders
        """The ``onshore`` folders of the runs before, in their order."""

    def marks(self) -> Iterator[str]:
        """The marks of earlier session ids."""
        if self.ids is not None:
            with self.ids.open(encoding="ascii") as file:
                for line in file:
                    yield line.rstrip("\n")

    def document(self, folder: Path) -> dict[str, Any]:
        """For JSON in this folder."""
        none = bytes(32)
        return {
            "devices": {_hex(asset): [*head[:3], head.digest, self.homes.get(asset, none)]
                        for asset, head in sorted(self.items())},
            "days": {_hex(station): {str(day): rest for day, rest in sorted(days.items())}
                     for station, days in sorted(self.left.items())},
            "zone": self.days.zone,
            "before": [os.path.relpath(before, folder) for before in self.folders],
        }  # fmt: skip


def read_heads(path: Path) -> Heads:
    """Where devices stood, as `rwa meter ingest` left it; refuses another document."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        heads = Heads(days=days_of(document["zone"]))
        for asset, (sequence, ended_at, total, digest, station) in document["devices"].items():
            heads[_word(asset)] = Head(_whole(sequence), _whole(ended_at), _whole(total), _word(digest))
            heads.homes[_word(asset)] = _word(station)
        for station, days in document["days"].items():
            heads.left[_word(station)] = {int(day): _rest(rest) for day, rest in days.items()}
        heads.folders = (*(path.parent / before for before in document["before"]), path.parent)
        if set(document) != {"devices", "days", "zone", "before"}:
            raise ValueError(document)
    except OSError as error:
        raise InputError("--after", str(path), f"a readable file ({error.strerror})") from None
    except (InputError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise InputError("--after", str(path), "heads.json, as `rwa meter ingest` leaves it") from None
    ids = path.with_name(IDS)
    if ids.is_file():
        heads.ids = ids
        if any(len(mark) != _MARK for mark in heads.marks()):
            raise InputError("--after", str(ids), "ids.txt, as `rwa meter ingest` leaves it beside heads.json")
    return heads


def _rest(number: object) -> int:
    if type(number) is not int or abs(number) > PER:
        raise ValueError(number)
    return number


def _whole(number: object) -> int:
    if type(number) is not int or not 0 <= number <= MOST:
        raise ValueError(number)
    return number


def _word(text: str) -> bytes:
    word = bytes.fromhex(text.removeprefix("0x"))
    if len(word) != 32:
        raise ValueError(text)
    return word


def _hex(word: bytes) -> str:
    return f"0x{word.hex()}"
