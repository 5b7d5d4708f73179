"""Stations are checked by one pure function: in this process, in several, by partitions, with equal roots."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from rwa_chain.bench.revenue import _write
from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.partition import _keyed, check, of_sorted, on_cores, parts
from rwa_chain.meter.readings_file import Checked, Checker
from rwa_chain.meter.signing import Curve, DeviceSigner


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Checker]:
    """Two thousand readings of eleven stations, and who checks them."""
    path = tmp_path_factory.mktemp("partition") / "day.csv"
    return path, Checker(asset_type("charging-pile"), _write(path, 640, 2_000))


def described(checked: Iterable[Checked]) -> list[object]:
    """What two ways to the same result are compared by."""
    return [each for one in checked for each in (*one.batches, *one.refusals)]


@pytest.mark.parametrize("size", [1, 10_000, 100_000, 10**9])
def test_parts_are_whole_stations(size: int, day: tuple[Path, Checker]) -> None:
    """Of whatever size, they cover the file without a gap, and give what the whole gives."""
    path, checker = day
    found = list(parts(path, size))
    assert len(found) == 11 if size == 1 else len(found) <= 11
    assert all(one.start + one.size == then.start for one, then in pairwise(found))
    assert sum(part.size for part in found) + found[0].start == path.stat().st_size
    assert described(each for part in found for each in check(checker, part).checked) == described(
        checker.stations(path)
    )


def test_several_processes_give_the_same(day: tuple[Path, Checker]) -> None:
    """In the order of the file, refusals with their lines too."""
    path, checker = day
    broken = path.with_name("broken.csv")
    lines = path.read_text().splitlines(keepends=True)
    lines[700] = lines[700].replace(",", ",9", 3)
    lines[1_500] = "x" * 3_000 + "\n"
    broken.write_text("".join(lines))
    for file in (path, broken):
        assert described(on_cores(file, checker, 2, 50_000)) == described(on_cores(file, checker, 1))
    assert {refusal.line for each in on_cores(broken, checker, 2, 50_000) for refusal in each.refusals} >= {701, 1501}


def test_partitions_give_the_same(day: tuple[Path, Checker]) -> None:
    """Lines in any order, sorted as Spark sorts a partition: station, device, number."""
    path, checker = day
    lines = path.read_text().splitlines()[1:]
    random.Random(5).shuffle(lines)
    ordered = [line for _, line in sorted(map(_keyed, lines))]
    expected = sorted(each for one in checker.stations(path) for each in one.batches)
    assert sorted(each for one in of_sorted(checker, ordered) for each in one.batches) == expected


def test_a_checker_goes_to_another_process() -> None:
    """With its keys, of both curves."""
    for curve in Curve:
        key = DeviceSigner.simulated("pile", curve=curve).key
        assert pickle.loads(pickle.dumps(key)) == key


def test_a_station_in_two_places_is_refused(day: tuple[Path, Checker]) -> None:
    """In parts as in the whole, also when its second place is another process's."""
    path, checker = day
    lines = path.read_text().splitlines(keepends=True)
    twice = path.with_name("twice.csv")
    twice.write_text("".join([*lines, lines[1]]))
    for jobs in (1, 2):
        with pytest.raises(InputError, match="together"):
            list(on_cores(twice, checker, jobs, 10_000))
    with pytest.raises(InputError, match="columns"):
        list(parts(Path(__file__)))
