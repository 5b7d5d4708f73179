"""Benchmark of checking readings: a day of 9,000 devices against the bare hashing of its leaves, in one process.

Processor time of this process, so that other work on the machine does not count. The readings are synthetic, drawn from
a fixed seed; the file is what an operator hands to attesters.
"""

from __future__ import annotations

import gc
import os
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from rwa_chain.chain.address import keccak
from rwa_chain.meter.asset_type import asset_type, price_units, revenue_of
from rwa_chain.meter.partition import Part, begin, check_part, parts
from rwa_chain.meter.reading import NO_READING, UNSIGNED, Reading, digest_of, encoded
from rwa_chain.meter.readings_file import HEADER, Checker, Known, line_of
from rwa_chain.meter.signing import Curve, DeviceSigner

DEVICES = 9_000
READINGS = 100_000
DEVICES_AT_A_STATION = 60
RATIO = 8.0
"""Checking takes at most so many times the native hashing of the leaves alone."""
PER_SECOND = 100_000
"""Readings checked a second and core, at least, on a core that checks so many P-256 signatures a second:"""
REFERENCE = 13_400
"""A core that other work slows is held to the same share of it (decision 44)."""
SCALING = 1.8
"""Two processes check at least so many times what one does."""
CHECKS = 8_000
"""Signature checks a second and core, at least."""
GROWTH = 1.25
"""Peak memory of a day of ten times as many stations, at most so many times that of a small one."""
_SIGNED = 500
_ROUNDS = 5
_DAY = 20_000
_RATED = 60_000


@dataclass(frozen=True)
class Measured:
    """The measured figures."""

    devices: int
    readings: int
    batches: int
    seconds: float
    """Parsing, field rules, leaves and trees."""
    leaf_seconds: float
    """The two Keccak-256 of every leaf, of bytes at hand, and nothing else."""
    digest_seconds: float
    """The first of the two alone."""
    ratio: float
    ratio_to_digests: float
    p256_checks_per_second: float
    secp256k1_checks_per_second: float
    readings_per_second_per_core: float
    readings_per_p256_check: float
    """Readings checked while this core, in this run, checks one P-256 signature: the same on a slow and a fast one."""
    scaling_two_cores: float
    """Processor time of one process by that of two, the busier one, with what hands out their parts."""
    elapsed_scaling_two_cores: float
    """The same by the clock on the wall, which other work on the machine lowers."""
    cores_of_others: float
    """Average number of the machine's cores busy with other work meanwhile; -1 where the system doesn't say."""
    memory_station: int
    """[bytes] peak of a day of one station"""
    memory_small: int
    """[bytes] peak of a day of a tenth of the stations"""
    memory_day: int
    """[bytes] peak of the whole day"""

    def document(self) -> dict[str, Any]:
        """The figures as a JSON document."""
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}

    @property
    def least(self) -> float:
        """Readings a second that this core should check, by how fast it is in this run."""
        return PER_SECOND * min(1.0, self.p256_checks_per_second / REFERENCE)

    def missed(self) -> list[str]:
        """The limits that are not met."""
        held = {
            "ratio": self.ratio <= RATIO,
            "readings_per_second_per_core": self.readings_per_second_per_core >= self.least,
            "scaling_two_cores": self.scaling_two_cores >= SCALING,
            "p256_checks_per_second": self.p256_checks_per_second >= CHECKS,
            "secp256k1_checks_per_second": self.secp256k1_checks_per_second >= CHECKS,
            "memory_day": self.memory_day <= GROWTH * self.memory_small,
        }
        return [name for name, holds in held.items() if not holds]


def measure(say: Callable[[str], None], *, devices: int = DEVICES, readings: int = READINGS) -> Measured:
    """Write a day, check it, and hash its leaves; each time is the best of several."""
    with tempfile.TemporaryDirectory() as folder:
        day, small, one = (Path(folder) / f"{name}.csv" for name in ("day", "small", "one"))
        say(f"{readings:,} readings of {devices:,} devices, drawn")
        known = _write(day, devices, readings)
        _write(small, devices // 10, readings // 10)
        _write(one, DEVICES_AT_A_STATION, readings * DEVICES_AT_A_STATION // devices)
        checker = Checker(asset_type("charging-pile"), known)
        say("parsing, field rules, leaves and trees, and in turns the leaves' Keccak-256 alone")
        batches = sum(len(_clean(checked)) for checked in checker.stations(day))
        encodings = [encoded(reading) for _, reading in _readings(devices, readings)]
        digests = [keccak(each) for each in encodings]
        signed = [digest + UNSIGNED for digest in digests]
        seconds, digest_seconds, leaf_seconds = _best([_round(checker, day, encodings, signed) for _ in range(_ROUNDS)])
        say("two processes")
        scaling = max(_scaling(checker, day) for _ in range(2))
        say("signatures")
        checks = {curve: _checks(curve, digests[:_SIGNED]) for curve in Curve}
        say("memory")
        return Measured(
            devices,
            readings,
            batches,
            seconds,
            leaf_seconds,
            digest_seconds,
            seconds / leaf_seconds,
            seconds / digest_seconds,
            checks[Curve.P256],
            checks[Curve.SECP256K1],
            readings / seconds,
            readings / seconds / checks[Curve.P256],
            *scaling,
            _peak(checker, one),
            _peak(checker, small),
            _peak(checker, day),
        )


def _clean(checked: Any) -> Any:
    """The batches of a station of which nothing was refused."""
    assert not checked.refusals, checked.refusals[0]
    return checked.batches


def _readings(devices: int, readings: int) -> Iterator[tuple[bytes, Reading]]:
    """Station and reading, station by station; each device's sessions follow each other through one day."""
    drawn = random.Random(20_241)
    price = price_units(asset_type("charging-pile").price.minimum * 4)
    for number in range(devices):
        station = keccak(f"station {number // DEVICES_AT_A_STATION}".encode())
        asset, total, previous = keccak(f"device {number}".encode()), 0, NO_READING
        share = readings * (number + 1) // devices - readings * number // devices
        room = 86_400 // (share + 1)
        for sequence in range(1, share + 1):
            begin = _DAY * 86_400 + (sequence - 1) * room + drawn.randrange(room // 4)
            seconds = drawn.randrange(room // 4, room // 2)
            quantity = drawn.randrange(_RATED * seconds // 3600)
            total += quantity
            detail = drawn.randbytes(32)
            reading = Reading(
                asset, sequence, begin, begin + seconds, quantity, total, revenue_of(quantity, price), detail, previous
            )
            previous = digest_of(reading)
            yield station, reading


def _write(path: Path, devices: int, readings: int) -> dict[bytes, Known]:
    limits = asset_type("charging-pile").limits(_RATED)
    known: dict[bytes, Known] = {}
    with path.open("wb") as file:
        file.write(HEADER)
        for station, reading in _readings(devices, readings):
            known[reading.asset] = Known(station, limits)
            file.write(line_of(station, reading))
    return known


class Times(NamedTuple):
    """Seconds of processor time of one station."""

    checking: float
    digests: float
    """Its digests alone."""
    leaves: float
    """Its leaves alone: the digests and the second hash."""


def _round(checker: Checker, day: Path, encodings: list[bytes], signed: list[bytes]) -> list[Times]:
    """Every station of the day, checked and hashed in turns, so that what slows the machine for a while slows both."""
    found: list[Times] = []
    stations, done = checker.stations(day), 0
    while True:
        started = time.process_time()
        checked = next(stations, None)
        checking = time.process_time() - started
        if checked is None:
            return found
        until = done + sum(batch.count for batch in checked.batches)
        first = _seconds(partial(_hash_all, encodings[done:until]))
        found.append(Times(checking, first, first + _seconds(partial(_hash_all, signed[done:until]))))
        done = until


def _best(rounds: list[list[Times]]) -> Times:
    """The day's sum of what each station took at its best: a core has quiet moments even where others work on it."""
    stations = zip(*rounds, strict=True)
    return Times(*map(sum, zip(*(map(min, zip(*times, strict=True)) for times in stations), strict=True)))


class Scaling(NamedTuple):
    """Speed-up of two processes over one."""

    worked: float
    """Measured in processor time."""
    elapsed: float
    """Measured in elapsed time."""
    others: float
    """[cores] that other work kept busy meanwhile; -1 where the system doesn't say"""


def _scaling(checker: Checker, day: Path) -> Scaling:
    """By the processor time that each took, by the clock, and who else was on the machine."""
    size = day.stat().st_size // 32
    before, ours, started = _busy(), sum(os.times()[:4]), time.monotonic()
    one, two = (_busiest(checker, day, size, jobs) for jobs in (1, 2))
    elapsed, after = time.monotonic() - started, _busy()
    others = -1.0 if after < 0 else max(0.0, after - before - (sum(os.times()[:4]) - ours)) / elapsed
    return Scaling(one[0] / two[0], one[1] / two[1], others)


def _busy() -> float:
    """Seconds that the machine's processors worked since it started, for all processes; -1 where it isn't Linux."""
    try:
        words = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    except OSError:
        return -1.0
    user, nice, system, _idle, _waiting, *rest = map(int, words[1:9])
    # The last of the rest is what a host took away from this machine: no core of it was idle then.
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def _busiest(checker: Checker, day: Path, size: int, jobs: int) -> tuple[float, float]:
    """Seconds of processor time, of the busiest of so many processes and of this one, which finds the parts; and all
    seconds that passed."""
    started, began = time.process_time(), time.monotonic()
    found = list(parts(day, size))
    with ProcessPoolExecutor(jobs, initializer=begin, initargs=(checker,)) as pool:
        shares = [pool.submit(_timed, found[number::jobs]) for number in range(jobs)]
        busiest = max(share.result() for share in shares)
    return busiest + time.process_time() - started, time.monotonic() - began


def _timed(share: list[Part]) -> float:
    """Seconds of this process for its parts."""
    started = time.process_time()
    for part in share:
        check_part(part)
    return time.process_time() - started


def _hash_all(contents: list[bytes]) -> None:
    for each in contents:
        keccak(each)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _checks(curve: Curve, digests: list[bytes]) -> float:
    """Signature checks a second."""
    signer = DeviceSigner.simulated("bench", curve=curve)
    pairs = [(digest, signer.sign(digest)) for digest in digests]

    def work() -> None:
        assert all(signer.key.signed(digest, signature) for digest, signature in pairs)

    # Short and often: the core has quiet moments even where others work on it.
    return len(pairs) / min(_seconds(work) for _ in range(15))


def _peak(checker: Checker, path: Path) -> int:
    """Peak memory of one pass over a file [bytes], the least of three: when garbage goes is chance."""
    return min(_peak_of_one(checker, path) for _ in range(3))


def _peak_of_one(checker: Checker, path: Path) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        for _ in checker.stations(path):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
