"""Files of readings, as an operator hands them to attesters: words and numbers only, station by station.

``station_days`` reads one station at a time, holds every reading to the field rules, and builds the trees anew; what an
attester signs is what came out here. Memory grows with a station, not with the file.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby, pairwise, repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import AssetType
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.cores import chunks
from rwa_chain.meter.days import UTC_DAYS, Days
from rwa_chain.meter.lines import Refusal
from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digests_of, figures_of_readings
from rwa_chain.meter.rules import NEW, Head, Limits, Reason, broken_after, broken_alone
from rwa_chain.meter.signing import DeviceKey
from rwa_chain.meter.tree import Leaf, Tree, leaves_of

COLUMNS = ("station", *Reading._fields, "signature")
HEADER = ",".join(COLUMNS).encode() + b"\n"
LONGEST = 1_024
"""[bytes] of a line"""
_STATION = 66
"""[bytes] of a station at the beginning of a line"""
_BLOCK = 2**16
"""[bytes] that are read at once"""
_AT_ONCE = 200
"""Lines of a station that are taken by columns at once."""
_LINE = "0x.{64},0x(.{64})," + "([0-9]+)," * 6 + "0x(.{64})," * 2 + "0x(?:0{128}|(.{128}))\r*"
"""A line's words and numbers after its station; whether words are hexadecimal shows where they are read. No signature
is none here too."""
_LINES = re.compile(_LINE).split
_WIDTH = 11
"""What lines are split into: for each one what it has, after what is between it and the one before."""
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
    lines: int


def line_of(station: bytes, reading: Reading, signature: bytes = UNSIGNED) -> bytes:
    """A reading as a line of such a file."""
    asset, *numbers, detail, previous = reading
    words = (f"0x{station.hex()}", f"0x{asset.hex()}", *map(str, numbers), f"0x{detail.hex()}", f"0x{previous.hex()}")
    return f"{','.join(words)},0x{signature.hex()}\n".encode()


def read(path: Path) -> Iterator[tuple[bytes, Reading, bytes]]:
    """Station, reading and signature of every line; refuses a file with any other, and holds nothing to the rules."""
    with open_readings(path) as file:
        line = 1
        for _, lines in by_station(lines_of(file)):
            for some in chunks(lines, _AT_ONCE):
                found = _parsed(some)
                if found is None or found.too_large:
                    number, text = next((number, text) for number, text in enumerate(some, line + 1) if _odd(text))
                    raise InputError(f"{path} line {number}", text[:60], f"{len(COLUMNS)} words and numbers")
                line += len(some)
                yield from zip(repeat(found.station), map(Reading, *found.reading), found.signatures)


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
            before = 1
            for station, lines in by_station(lines_of(file)):
                if station.lower() in seen:
                    raise InputError("READINGS", str(path), f"the lines of a station together, those of {station} too")
                seen.add(station.lower())
                checked = self.station(lines, before)
                before += checked.lines
                yield checked

    def station(self, lines: Iterable[str], before: int = 0) -> Checked:
        """What one station's lines come to: rules, leaves, trees. It depends on nothing else.

        ``before`` is the number of the line before them.
        """
        station = _Station({}, {})
        refusals: list[Refusal] = []
        count = 0
        for some in chunks(lines, _AT_ONCE):
            if self._take(station, some) is not None:
                # One of them is odd, so each is taken by itself.
                for number, line in enumerate(some, before + count + 1):
                    if (reason := self._take(station, [line])) is not None:
                        refusals.append(_refusal(number, reason))
            count += len(some)
        batches = (Batch.of(*place, Tree(leaves)) for place, leaves in sorted(station.leaves.items()))
        return Checked(tuple(batches), tuple(refusals), count)

    def _take(self, station: _Station, lines: list[str]) -> Reason | None:
        """Takes all of these lines, or none and says why: of a line alone, the first rule that it breaks."""
        found = _parsed(lines)
        if found is None:
            return Reason.COLUMNS
        if found.too_large:
            return Reason.TOO_LARGE
        number, assets, signatures = found.station, found.assets, found.signatures
        known = {asset: self._limits_and_key(number, asset) for asset in set(assets)}
        limits = {asset: limits for asset, (limits, _) in known.items() if limits is not None}
        if len(limits) < len(known):
            return Reason.UNKNOWN_DEVICE
        digests = digests_of(*found.reading)
        # Where each one's device stood: at the line before, but for the first line of a run of the same device.
        _, sequences, _, ends, _, totals, *_ = found.reading
        last, until, total, digest = ([*column[:1], *column[:-1]] for column in (sequences, ends, totals, digests))
        heads: dict[bytes, Head] = {}
        starts = (start for start, (one, then) in enumerate(pairwise(assets), 1) if one != then)
        for start, end in pairwise((0, *starts, len(assets))):
            asset = assets[start]
            head = heads.get(asset) or station.heads.get(asset) or self._heads.get(asset, NEW)
            last[start], until[start], total[start], digest[start] = head
            heads[asset] = Head(sequences[end - 1], ends[end - 1], totals[end - 1], digests[end - 1])
        broken = chain(
            map(broken_alone, found.starts, ends, found.quantities, found.revenues, map(limits.__getitem__, assets)),
            map(broken_after, sequences, ends, found.quantities, totals, found.previous, last, until, total, digest),
        )
        if (reason := next(filter(None, broken), None)) is not None:
            return reason
        if any(key is not None for _, key in known.values()):
            keys = [known[asset][1] for asset in assets]
            # At the door: leaf and chain have the lower s, whichever the device's module wrote.
            signatures = [
                each if key is None else key.lowered(each) for key, each in zip(keys, signatures, strict=True)
            ]
            signed = zip(keys, digests, signatures, strict=True)
            if self._signatures and not all(key is None or key.signed(digest, each) for key, digest, each in signed):
                return Reason.SIGNATURE
        figures = figures_of_readings(found.quantities, found.revenues)
        leaves = leaves_of(assets, sequences, digests, signatures, figures)
        station.heads.update(heads)
        for day, some in self._by_day(ends, leaves):
            if (number, day) not in station.leaves:
                station.leaves[number, day] = list(self._before.get((number, day), ()))
            station.leaves[number, day] += some
        return None

    def _by_day(self, ends: list[int], leaves: list[Leaf]) -> Iterator[tuple[int, list[Leaf]]]:
        """Leaves by the days on which they end, most often one."""
        first, last = self._days.of(min(ends)), self._days.of(max(ends))
        if first == last:
            yield first, leaves
            return
        for end, leaf in zip(ends, leaves, strict=True):
            yield self._days.of(end), [leaf]

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


def lines_of(file: BinaryIO, size: int = 2**62) -> Iterator[str]:
    """Lines of so many bytes; of one that is too long comes its beginning, and so it is none of readings."""
    rest = ""
    while size > 0 and (block := file.read(min(_BLOCK, size))):
        size -= len(block)
        *lines, rest = (rest + block.decode("latin-1")).split("\n")
        rest = rest[:LONGEST]
        if max(map(len, lines), default=0) >= LONGEST:
            lines = [line if len(line) < LONGEST else line[:_STATION] for line in lines]
        yield from lines
    if rest:
        yield rest if len(rest) < LONGEST else rest[:_STATION]


def by_station(lines: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Lines by their station, as it stands there."""
    return groupby(lines, key=itemgetter(slice(_STATION)))


class _Station(NamedTuple):
    """What a station comes to so far."""

    heads: dict[bytes, Head]
    """Where its devices stand."""
    leaves: dict[tuple[bytes, int], list[Leaf]]
    """By its name and day."""


class _Columns(NamedTuple):
    """Lines of a station by columns."""

    station: bytes
    assets: list[bytes]
    sequences: list[int]
    starts: list[int]
    ends: list[int]
    quantities: list[int]
    totals: list[int]
    revenues: list[int]
    details: list[bytes]
    previous: list[bytes]
    signatures: list[bytes]

    @property
    def reading(self) -> tuple[Any, ...]:
        """The columns of ``Reading``."""
        return self[1:10]

    @property
    def too_large(self) -> bool:
        """Whether a number has more than 64 bits; none is negative."""
        return max(map(max, self[2:8])) > MOST


def _parsed(lines: list[str]) -> _Columns | None:
    """Lines of a station by columns; None where one of them is none of readings."""
    if max(map(len, lines)) >= LONGEST:  # wherever the lines come from
        return None
    found = _LINES("\n".join(lines))
    # Between whole lines there is nothing but their ends.
    if found[::_WIDTH] != ["", *["\n"] * (len(lines) - 1), ""]:
        return None
    assets, *numbers, details, previous, signatures = (found[place::_WIDTH] for place in range(1, _WIDTH))
    sequences, starts, ends, quantities, totals, revenues = ([*map(int, column)] for column in numbers)
    try:
        return _Columns(
            unhexlify(lines[0][2:_STATION]),
            [*map(_name, assets)],
            sequences,
            starts,
            ends,
            quantities,
            totals,
            revenues,
            [*map(unhexlify, details)],
            [*map(unhexlify, previous)],
            [UNSIGNED if each is None else unhexlify(each) for each in signatures],
        )
    except ValueError:
        return None


def _odd(line: str) -> bool:
    """Whether a line is none of readings."""
    found = _parsed([line])
    return found is None or found.too_large


_name = lru_cache(maxsize=256)(unhexlify)
"""The bytes of a device's name, which stands in many lines."""


def _refusal(line: int, reason: Reason) -> Refusal:
    return Refusal(line, reason, "", "", _SAYS.get(reason, "a reading that breaks no rule"))
