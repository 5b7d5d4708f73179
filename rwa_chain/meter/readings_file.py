"""Files of readings, as an operator hands them to attesters: words and numbers only, station by station.

``station_days`` reads one station at a time, holds every reading to the field rules, and builds the trees anew; what an
attester signs is what came out here. Memory grows with a station, not with the file.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.days import UTC_DAYS, Days
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digest_of, figures_of
from rwa_chain.meter.rules import NEW, Head, Limits, Reason, broken_after, broken_alone, head_after
from rwa_chain.meter.signing import DeviceKey
from rwa_chain.meter.tree import Leaf, Tree

COLUMNS = ("station", *Reading._fields, "signature")
HEADER = ",".join(COLUMNS).encode() + b"\n"
LONGEST = 1_024
"""[bytes] of a line"""
_UNSIGNED = UNSIGNED.hex()
_LINE = re.compile("0x(.{64})," * 2 + "([0-9]+)," * 6 + "0x(.{64})," * 2 + "0x(.{128})[\r\n]*").fullmatch
"""A line's words and numbers; whether the words are hexadecimal shows where they are read."""
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
    with open_readings(path) as file:
        for line, text in lines_of(file):
            found = _parsed(text)
            if found is None or _too_large(found[1]):
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
        days: Days = UTC_DAYS,
        before: Mapping[tuple[bytes, int], list[Leaf]] | None = None,
    ) -> None:
        """``before`` are leaves of station-days that these readings add to."""
        least, most = (0, MOST) if kind is None else kind.price.band
        self._any = Limits(MOST, MOST, least, most)
        self._known = known
        self._signatures = signatures
        self._heads = heads or {}
        self._days = days
        self._before = before or {}

    def stations(self, path: Path) -> Iterator[Checked]:
        """Every station of the file; raises ``InputError`` where the file is none of readings or not by station."""
        with open_readings(path) as file:
            seen: set[str] = set()
            for station, lines in groupby(lines_of(file), key=station_of):
                if station in seen:
                    raise InputError("READINGS", str(path), f"the lines of a station together, those of {station} too")
                seen.add(station)
                yield self.station(lines)

    def station(self, lines: Iterable[tuple[int, str]]) -> Checked:
        """What one station's numbered lines come to: rules, leaves, trees. It depends on nothing else."""
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
            if _too_large(reading):
                refusals.append(_refusal(line, Reason.TOO_LARGE))
                continue
            digest = digest_of(reading)
            asset, sequence, started_at, ended_at, quantity, _, revenue, _, _ = reading
            limits, key = self._limits_and_key(number, asset)
            if key is not None:
                # At the door: leaf and chain have the lower s, whichever the device's module wrote.
                signature = key.lowered(signature)
            reason = (
                Reason.UNKNOWN_DEVICE
                if limits is None
                else broken_alone(started_at, ended_at, quantity, revenue, limits)
                or broken_after(reading, now.get(asset) or self._heads.get(asset, NEW))
            )
            if reason is None and key is not None and self._signatures and not key.signed(digest, signature):
                reason = Reason.SIGNATURE
            if reason is not None:
                refusals.append(_refusal(line, reason))
                continue
            now[asset] = head_after(reading, digest)
            day = self._days.of(ended_at)
            if day not in leaves:
                leaves[day] = list(self._before.get((number, day), ()))
            leaves[day].append(Leaf(asset, sequence, digest, signature, figures_of(1, quantity, revenue)))
        batches = (Batch.of(number, day, Tree(leaves[day])) for day in sorted(leaves))
        return Checked(tuple(batches), tuple(refusals))

    def _limits_and_key(self, station: bytes, asset: bytes) -> tuple[Limits | None, DeviceKey | None]:
        """Of a device; no limits where the register has none of it at this station."""
        if self._known is None:
            return self._any, None
        known = self._known.get(asset)
        return (None, None) if known is None or known.station != station else (known.limits, known.key)


def open_readings(path: Path) -> BinaryIO:
    """A file of readings, after its header; refuses another."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError("READINGS", str(path), f"a readable file ({error.strerror})") from None
    if file.readline(LONGEST).rstrip(b"\r\n") + b"\n" != HEADER:
        file.close()
        raise InputError("READINGS", str(path), f"a file with the columns {','.join(COLUMNS)}")
    return file


def lines_of(file: BinaryIO, number: int = 1, size: int = 2**62) -> Iterator[tuple[int, str]]:
    """Numbered lines of so many bytes; one that is too long comes cut, and so is none of readings."""
    while size > 0 and (raw := file.readline(LONGEST)):
        size -= len(raw)
        number += 1
        if len(raw) == LONGEST and not raw.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                size -= len(rest)
            size -= len(rest)
        yield number, raw.decode("latin-1")


def station_of(line: tuple[int, str]) -> str:
    """The station of a numbered line, as it stands there."""
    return line[1][:66]


def _too_large(reading: Reading) -> bool:
    """Whether a number has more than 64 bits; none is negative."""
    _, sequence, started_at, ended_at, quantity, total, revenue, _, _ = reading
    return (sequence | started_at | ended_at | quantity | total | revenue) > MOST


def _parsed(line: str) -> tuple[bytes, Reading, bytes] | None:
    """Station, reading and signature of a line; None where it is none."""
    found = _LINE(line)
    if found is None:
        return None
    station, asset, sequence, started_at, ended_at, quantity, total, revenue, detail, previous, signature = (
        found.groups()
    )
    try:
        reading = Reading(
            _name(asset),
            int(sequence),
            int(started_at),
            int(ended_at),
            int(quantity),
            int(total),
            int(revenue),
            unhexlify(detail),
            unhexlify(previous),
        )
        return _name(station), reading, UNSIGNED if signature == _UNSIGNED else unhexlify(signature)
    except ValueError:
        return None


_name = lru_cache(maxsize=256)(unhexlify)
"""The bytes of a station or a device: each stands in many lines."""


def _refusal(line: int, reason: Reason) -> Refusal:
    return Refusal(line, reason, "", "", _SAYS.get(reason, "a reading that breaks no rule"))
