"""A file of readings by stations: one pure function (rules, leaves, tree), on one core, on all, or on a cluster.

What a station's readings come to depends on nothing but them and the rules, so stations can be checked anywhere and in
any order. ``Checker.station`` is that function; here is who calls it: this process, several, or Spark's workers, which
need this package and no more than one partition's station in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.cores import Cores
from rwa_chain.meter.readings_file import HEADER, LONGEST, Checked, Checker, by_station, lines_of, open_readings

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext

PART = 4 * 2**20
"""[bytes] of whole stations that a worker gets at once, at least"""
_CHECKER: Checker | None = None
"""Of a worker, which gets it once."""


class Part(NamedTuple):
    """Whole stations of a file, one after the other."""

    path: Path
    start: int
    """[bytes] where they begin"""
    size: int
    """[bytes]"""


class Found(NamedTuple):
    """What a part comes to."""

    stations: list[str]
    """As they stand in the file."""
    checked: list[Checked]
    """Lines are counted from the station's first, which is 1."""


def check(checker: Checker, part: Part) -> Found:
    """What the stations of a part come to."""
    stations: list[str] = []
    checked: list[Checked] = []
    with part.path.open("rb") as file:
        file.seek(part.start)
        for station, lines in by_station(lines_of(file, part.size)):
            stations.append(station)
            checked.append(checker.station(lines))
    return Found(stations, checked)


def parts(path: Path, size: int = PART) -> Iterator[Part]:
    """A file in parts of whole stations, found by looking where each may end; refuses one that is none of readings."""
    with open_readings(path) as file:
        start, end = file.tell(), path.stat().st_size
        while start < end:
            file.seek(min(start + size, end))
            # From the next whole line on, to where its station ends.
            _skip(file)
            now, at = b"", file.tell()
            while raw := file.readline(LONGEST):
                if now and raw[:66] != now:
                    break
                now = raw[:66]
                if not raw.endswith(b"\n"):
                    _skip(file)
                at = file.tell()
            yield Part(path, start, at - start)
            start = at


def _skip(file: BinaryIO) -> None:
    """To the end of the line."""
    while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
        pass


def on_cores(path: Path, checker: Checker, jobs: int, size: int = PART) -> Iterator[Checked]:
    """Every station of a file in its order, on so many processes; on one, in this one.

    Refuses a file that has a station in two places.
    """
    seen: set[str] = set()
    before = 1
    with Cores(jobs, partial(begin, checker)) as cores:
        for found in cores.map(check_part, parts(path, size)):
            for station, checked in zip(found.stations, found.checked, strict=True):
                if station.lower() in seen:
                    raise InputError("READINGS", str(path), f"the lines of a station together, those of {station} too")
                seen.add(station.lower())
                refusals = tuple(each._replace(line=each.line + before) for each in checked.refusals)
                yield checked._replace(refusals=refusals)
                before += checked.lines


def on_spark(context: SparkContext, path: str, checker: Checker, splits: int) -> RDD[Checked]:
    """Every station of a file or folder that Spark reads, each in one partition; the order of its lines is no matter.

    A refusal's line is counted from its station's first, as they are sorted by device and number.
    """
    sent = context.broadcast(checker)
    lines = context.textFile(path).filter(lambda line: line != HEADER.decode().rstrip("\n")).map(_keyed)
    sorted_ = lines.repartitionAndSortWithinPartitions(splits, _place)
    return sorted_.mapPartitions(lambda found: of_sorted(sent.value, (line for _, line in found)))


def of_sorted(checker: Checker, lines: Iterable[str]) -> Iterator[Checked]:
    """What the stations of a partition come to; its lines are sorted by station, device and number."""
    for _, each in by_station(lines):
        yield checker.station(each)


def _keyed(line: str) -> tuple[tuple[str, str, int], str]:
    """A line with what it is sorted by."""
    station, asset, sequence = [*line.split(",", 3), "", ""][:3]
    return (station, asset, int(sequence) if sequence.isdecimal() and len(sequence) < 21 else -1), line


def _place(key: tuple[str, str, int]) -> int:
    """The same for all lines of a station, in every process."""
    return int.from_bytes(key[0][-8:].encode())


def begin(checker: Checker) -> None:
    """In a worker: what all parts are checked by."""
    global _CHECKER
    _CHECKER = checker


def check_part(part: Part) -> Found:
    """In a worker that has begun: what the stations of a part come to."""
    assert _CHECKER is not None
    return check(_CHECKER, part)
