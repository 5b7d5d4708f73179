"""Files of readings, as an operator hands them to attesters: words and numbers only, station by station.

``station_days`` reads one station at a time, holds every reading to the field rules, and builds the trees anew; what an
attester signs is what came out here. Memory grows with a station, not with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.reading import DAY, MOST, UNSIGNED, Reading, digest_of
from rwa_chain.meter.rules import NEW, Head, Limits, Reason, broken_after, broken_alone, head_after
from rwa_chain.meter.signing import DeviceKey
from rwa_chain.meter.tree import Leaf, Tree

COLUMNS = ("station", *Reading._fields, "signature")
HEADER = ",".join(COLUMNS).encode() + b"\n"
LONGEST = 1_024
"""[bytes] of a line"""
_WORD, _NUMBER, _SIGNATURE = "0x([0-9a-fA-F]{64})", "([0-9]+)", "0x([0-9a-fA-F]{128})"
_LINE = re.compile(",".join((_WORD, _WORD, *[_NUMBER] * 6, _WORD, _WORD, _SIGNATURE)))
_SAYS = {
    Reason.SEQUENCE: "the number after the reading before",
    Reason.BACKWARDS: "times that do not go back",
    Reason.TOTAL: "the total before and this quantity",
    Reason.CHAIN: "the digest of the reading before",
    Reason.ABOVE_RATED: "at most the rated quantity in this time",
    Reason.PRICE: "revenue in the price band",
    Reason.SIGNATURE: "the device's signature",
    Reason.UNKNOWN_DEVICE: "a device of the register, at its station",
    Reason.TOO_LONG_SESSION: "a reading that is not longer than its type allows",
    Reason.TOO_LARGE: "numbers below 2^64",
}


class Known(NamedTuple):
    """What the register says of a device."""

    station: bytes
    limits: Limits
    key: DeviceKey | None = None
    """None where its readings are not signed."""


class Checked(NamedTuple):
    """A station's day, rebuilt; or what was refused of a station."""

    batches: tuple[Batch, ...]
    refusals: tuple[Refusal, ...]


def line_of(station: bytes, reading: Reading, signature: bytes = UNSIGNED) -> bytes:
    """A reading as a line of such a file."""
    asset, *numbers, detail, previous = reading
    words = (f"0x{station.hex()}", f"0x{asset.hex()}", *map(str, numbers), f"0x{detail.hex()}", f"0x{previous.hex()}")
    return f"{','.join(words)},0x{signature.hex()}\n".encode()


def read(path: Path) -> Iterator[tuple[bytes, Reading, bytes]]:
    """Station, reading and signature of every line; refuses a file with any other, and holds nothing to the rules."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError("READINGS", str(path), f"a readable file ({error.strerror})") from None
    with file:
        if file.readline(LONGEST).rstrip(b"\r\n") + b"\n" != HEADER:
            raise InputError("READINGS", str(path), f"a file with the columns {','.join(COLUMNS)}")
        for line, text in _lines(file):
            found = _parsed(text)
            if found is None or max(found[1][1:7]) > MOST:
                raise InputError(f"{path} line {line}", text[:60], f"{len(COLUMNS)} words and numbers")
            yield found


class Checker:
    """Holds readings to the rules: of the devices that ``known`` names, or, without it, of any unsigned device."""

    def __init__(
        self,
        kind: AssetType | None = None,
        known: Mapping[bytes, Known] | None = None,
        *,
        signatures: bool = True,
        heads: Mapping[bytes, Head] | None = None,
    ) -> None:
        least, most = (0, MOST) if kind is None else kind.price.band
        self._any = Limits(MOST, MOST, least, most)
        self._known = known
        self._signatures = signatures
        self._heads = heads or {}

    def stations(self, path: Path) -> Iterator[Checked]:
        """Every station of the file; raises ``InputError`` where the file is none of readings or not by station."""
        try:
            file = path.open("rb")
        except OSError as error:
            raise InputError("READINGS", str(path), f"a readable file ({error.strerror})") from None
        with file:
            if file.readline(LONGEST).rstrip(b"\r\n") + b"\n" != HEADER:
                raise InputError("READINGS", str(path), f"a file with the columns {','.join(COLUMNS)}")
            seen: set[str] = set()
            for station, lines in groupby(_lines(file), key=_station_of):
                if station in seen:
                    raise InputError("READINGS", str(path), f"the lines of a station together, those of {station} too")
                seen.add(station)
                yield self._station(lines)

    def _station(self, lines: Iterator[tuple[int, str]]) -> Checked:
        refusals: list[Refusal] = []
        now: dict[bytes, Head] = {}
        leaves: dict[int, list[Leaf]] = {}
        number = b""
        for line, text in lines:
            found = _parsed(text)
            if found is None:
                refusals.append(Refusal(line, Reason.COLUMNS, "", "", f"{len(COLUMNS)} words and numbers"))
                continue
            number, reading, signature = found
            if max(reading[1:7]) > MOST:
                refusals.append(_refusal(line, Reason.TOO_LARGE))
                continue
            digest = digest_of(reading)
            reason = self._broken(number, reading, digest, signature, now.get(reading.asset))
            if reason is not None:
                refusals.append(_refusal(line, reason))
                continue
            now[reading.asset] = head_after(reading, digest)
            day = reading.ended_at // DAY
            leaves.setdefault(day, []).append(Leaf.of(reading, digest, signature))
        batches = (Batch.of(number, day, Tree(leaves[day])) for day in sorted(leaves))
        return Checked(tuple(batches), tuple(refusals))

    def _broken(
        self, station: bytes, reading: Reading, digest: bytes, signature: bytes, head: Head | None
    ) -> Reason | None:
        limits, key = self._any, None
        if self._known is not None:
            known = self._known.get(reading.asset)
            if known is None or known.station != station:
                return Reason.UNKNOWN_DEVICE
            limits, key = known.limits, known.key
        _, _, started_at, ended_at, quantity, _, revenue, _, _ = reading
        reason = broken_alone(started_at, ended_at, quantity, revenue, limits)
        if reason is not None:
            return reason
        reason = broken_after(reading, head or self._heads.get(reading.asset, NEW))
        if reason is not None:
            return reason
        if self._signatures and key is not None and not key.signed(digest, signature):
            return Reason.SIGNATURE
        return None


def _lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Numbered lines; one that is too long comes cut, and so is none of readings."""
    number = 1
    while raw := file.readline(LONGEST):
        number += 1
        if len(raw) == LONGEST and not raw.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
        yield number, raw.decode("latin-1")


def _station_of(line: tuple[int, str]) -> str:
    return line[1][:66]


def _parsed(line: str) -> tuple[bytes, Reading, bytes] | None:
    """Station, reading and signature of a line; None where it is none."""
    found = _LINE.fullmatch(line.rstrip("\r\n"))
    if found is None:
        return None
    station, asset, sequence, started_at, ended_at, quantity, total, revenue, detail, previous, signature = (
        found.groups()
    )
    word = bytes.fromhex
    numbers = int(sequence), int(started_at), int(ended_at), int(quantity), int(total), int(revenue)
    return word(station), Reading(word(asset), *numbers, word(detail), word(previous)), word(signature)


def _refusal(line: int, reason: Reason) -> Refusal:
    return Refusal(line, reason, "", "", _SAYS.get(reason, "a reading that breaks no rule"))
