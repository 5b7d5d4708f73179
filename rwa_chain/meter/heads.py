"""Where an ingest left off: its devices, the stations where they stand, what their last days left of a base unit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.reading import MOST
from rwa_chain.meter.rules import PER, Head

IDS = "ids.txt"
"""Beside ``heads.json``: marks of all session ids so far, a line each."""
_MARK = 32
"""Characters of a mark."""


class Heads(dict[bytes, Head]):
    """Heads by asset number, with what else the next file goes on from."""

    def __init__(self, heads: Mapping[bytes, Head] | None = None) -> None:
        super().__init__(heads or {})
        found = heads if isinstance(heads, Heads) else None
        self.homes: dict[bytes, bytes] = {} if found is None else dict(found.homes)
        """The station of each device."""
        self.days: dict[bytes, tuple[int, int]] = {} if found is None else dict(found.days)
        """By station: its last day, and what that day's exact revenue is above the stated one [1e-6 base units]."""
        self.ids: Path | None = None if found is None else found.ids
        """Where the marks of earlier session ids are."""

    def marks(self) -> Iterator[str]:
        """The marks of earlier session ids."""
        if self.ids is not None:
            with self.ids.open(encoding="ascii") as file:
                for line in file:
                    yield line.rstrip("\n")

    def document(self) -> dict[str, Any]:
        """For JSON."""
        none = bytes(32)
        return {
            "devices": {_hex(asset): [*head[:3], head.digest, self.homes.get(asset, none)]
                        for asset, head in sorted(self.items())},
            "days": {_hex(station): list(day) for station, day in sorted(self.days.items())},
        }  # fmt: skip


def read_heads(path: Path) -> Heads:
    """Where devices stood, as `rwa meter ingest` left it; refuses another document."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        heads = Heads()
        for asset, (sequence, ended_at, total, digest, station) in document["devices"].items():
            heads[_word(asset)] = Head(_whole(sequence), _whole(ended_at), _whole(total), _word(digest))
            heads.homes[_word(asset)] = _word(station)
        for station, (day, rest) in document["days"].items():
            if type(rest) is not int or abs(rest) > PER:
                raise ValueError(rest)
            heads.days[_word(station)] = (_whole(day), rest)
        if set(document) != {"devices", "days"}:
            raise ValueError(document)
    except OSError as error:
        raise InputError("--after", str(path), f"a readable file ({error.strerror})") from None
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise InputError("--after", str(path), "heads.json, as `rwa meter ingest` leaves it") from None
    ids = path.with_name(IDS)
    if ids.is_file():
        heads.ids = ids
        if any(len(mark) != _MARK for mark in heads.marks()):
            raise InputError("--after", str(ids), "ids.txt, as `rwa meter ingest` leaves it beside heads.json")
    return heads


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
