"""A file of readings by stations: one pure function (rules, leaves, tree), on one core, on all, or on a cluster.

What a station's readings come to depends on nothing but them and the rules, so stations can be checked anywhere and in
any order. ``Checker.station`` is that function; here is who calls it: this process, several, or Spark's workers, which
need this package and no more than one partition's station in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rwa_chain.errors import InputError
from rwa_chain.meter.readings_file import HEADER, LONGEST, Checked, Checker, lines_of, open_readings, station_of

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext

PART = 4 * 2**20
"""[bytes] of whole stations that a worker gets at once, at least"""
_CHECKER: Checker | None = None
"""Of a worker: it is sent once."""


class Part(NamedTuple):
    """Whole stations of a file, one after the other."""

    path: Path
    start: int
    """[bytes] where they begin"""
    size: int
    """[bytes]"""
    line: int
    """How many lines stand before them."""


def check(checker: Checker, part: Part) -> list[Checked]:
    """What the stations of a part come to."""
    with part.path.open("rb") as file:
        file.seek(part.start)
        lines = lines_of(file, part.line, part.size)
        return [checker.station(each) for _, each in groupby(lines, key=station_of)]


def parts(path: Path, size: int = PART) -> Iterator[Part]:
    """A file in parts of whole stations; refuses one that is none of readings, or has a station in two places."""
    with open_readings(path) as file:
        start = at = file.tell()
        first, line, now = 1, 1, b""
        seen: set[bytes] = set()
        while raw := file.readline(LONGEST):
            if (station := raw[:66]) != now:
                if station in seen:
                    shown = station.decode("latin-1")
                    says = f"the lines of a station together, those of {shown} too"
                    raise InputError("READINGS", str(path), says)
                seen.add(station)
                now = station
                if at - start >= size:
                    yield Part(path, start, at - start, first)
                    start, first = at, line
            at += len(raw)
            if len(raw) == LONGEST and not raw.endswith(b"\n"):
                while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                    at += len(rest)
                at += len(rest)
            line += 1
        if at > start:
            yield Part(path, start, at - start, first)


def on_cores(path: Path, checker: Checker, jobs: int, size: int = PART) -> Iterator[Checked]:
    """Every station of a file in its order, on so many processes; on one, in this one."""
    if jobs == 1:
        yield from checker.stations(path)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(checker,)) as pool:
        for found in pool.map(_check, parts(path, size)):
            yield from found


def on_spark(context: SparkContext, path: str, checker: Checker, splits: int) -> RDD[Checked]:
    """Every station of a file or folder that Spark reads, each in one partition; the order of its lines is no matter.

    A refusal's line is 0, since a file's lines have no number there: its value names device and reading.
    """
    sent = context.broadcast(checker)
    lines = context.textFile(path).filter(lambda line: line != HEADER.decode().rstrip("\n")).map(_keyed)
    sorted_ = lines.repartitionAndSortWithinPartitions(splits, _place)
    return sorted_.mapPartitions(lambda found: of_sorted(sent.value, (line for _, line in found)))


def of_sorted(checker: Checker, lines: Iterable[str]) -> Iterator[Checked]:
    """What the stations of a partition come to; its lines are sorted by station, device and number."""
    for _, each in groupby(((0, line) for line in lines), key=station_of):
        yield checker.station(each)


def _keyed(line: str) -> tuple[tuple[str, str, int], str]:
    """A line with what it is sorted by."""
    station, asset, sequence = [*line.split(",", 3), "", ""][:3]
    return (station, asset, int(sequence) if sequence.isdecimal() and len(sequence) < 21 else -1), line


def _place(key: tuple[str, str, int]) -> int:
    """The same for all lines of a station, in every process."""
    return int.from_bytes(key[0][-8:].encode())


def _begin(checker: Checker) -> None:
    global _CHECKER
    _CHECKER = checker


def _check(part: Part) -> list[Checked]:
    assert _CHECKER is not None
    return check(_CHECKER, part)
