"""How fast readings are checked: a day of 9,000 devices against the bare hashing of its leaves, in one process.

Processor time of this process, so that other work on the machine does not count. The readings are synthetic, drawn from
a fixed seed; the file is what an operator hands to attesters.
"""

from __future__ import annotations

import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

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
"""Readings checked a second and core, at least."""
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
    """What was measured."""

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
    scaling_two_cores: float
    """Processor time of one process by that of two, the busier one, with what hands out their parts."""
    memory_station: int
    """[bytes] peak of a day of one station"""
    memory_small: int
    """[bytes] peak of a day of a tenth of the stations"""
    memory_day: int
    """[bytes] peak of the whole day"""

    def document(self) -> dict[str, Any]:
        """For JSON."""
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}

    def missed(self) -> list[str]:
        """The limits that are not met."""
        held = {
            "ratio": self.ratio <= RATIO,
            "readings_per_second_per_core": self.readings_per_second_per_core >= PER_SECOND,
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
        seconds, digest_seconds, leaf_seconds = min(_round(checker, day, encodings, signed) for _ in range(_ROUNDS))
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
            scaling,
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


def _round(checker: Checker, day: Path, encodings: list[bytes], signed: list[bytes]) -> tuple[float, float, float]:
    """Seconds of checking the day, of its digests alone, and of its leaves (digests and the second hash) alone.

    Station by station in turns, so that whatever slows the machine for a while slows all of them.
    """
    checking = first = second = 0.0
    stations, done = checker.stations(day), 0
    while True:
        started = time.process_time()
        checked = next(stations, None)
        checking += time.process_time() - started
        if checked is None:
            return checking, first, first + second
        until = done + sum(batch.count for batch in checked.batches)
        first += _seconds(partial(_hash_all, encodings[done:until]))
        second += _seconds(partial(_hash_all, signed[done:until]))
        done = until


def _scaling(checker: Checker, day: Path) -> float:
    """How many times faster two processes check a day than one, by the processor time that each took."""
    size = day.stat().st_size // 32
    one = _busiest(checker, day, size, 1)
    return one / _busiest(checker, day, size, 2)


def _busiest(checker: Checker, day: Path, size: int, jobs: int) -> float:
    """Seconds of processor time: of the busiest of so many processes, and of this one, which finds the parts."""
    started = time.process_time()
    found = list(parts(day, size))
    with ProcessPoolExecutor(jobs, initializer=begin, initargs=(checker,)) as pool:
        shares = [pool.submit(_timed, found[number::jobs]) for number in range(jobs)]
        busiest = max(share.result() for share in shares)
    return busiest + time.process_time() - started


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
    """Peak memory of one pass over a file [bytes]."""
    tracemalloc.start()
    try:
        for _ in checker.stations(path):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
