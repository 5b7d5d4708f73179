"""Energy that a connector's registers tell of and no transaction does: what lies between one register and the next.

What is told is laid in the order of time: a transaction reaches from its register at the start to that at its end,
however it was decided, and registers outside transactions are points. Where the next register is above the one before,
that energy is a gap; where it is below, the meter starts anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """What one transaction tells, or one register outside transactions."""

    id: str
    """What a gap before it is called."""
    at: int | None
    """[s] None where no clock that is right tells when it was"""
    until: int | None
    """[s]"""
    first: int
    """[Wh] register"""
    stop: int
    """[Wh] register"""
    idle: bool = False
    """Whether it is a register outside transactions."""
    anew: bool = False
    """Of such a one: whether it may be the first after a meter started anew."""


class Gap(NamedTuple):
    """Energy between two registers."""

    before: Stretch
    after: Stretch
    first: int
    """[Wh] register"""
    stop: int
    """[Wh] register"""


def between(told: Iterable[Stretch], rounding: int) -> Iterator[Gap]:
    """The gaps of one connector; ``rounding`` is how far two statements of one register may be apart [Wh]."""
    given = list(told)
    timed = sorted(
        (each for each in given if each.at is not None), key=lambda each: (each.at, each.until or 0, each.id)
    )
    loose = sorted((each for each in given if each.at is None), key=lambda each: each.first)
    before: Stretch | None = None
    stood = 0
    for index, each in enumerate(timed):
        if before is not None and each.first < stood - rounding:
            if each.idle and not (each.anew and (each.at or 0) >= (before.until or 0)):
                continue
            before, stood = None, each.first
        # The gap before the next transaction has this register's energy in it.
        if before is not None and each.idle and _reached(timed[index + 1 :], each.stop - rounding):
            continue
        if before is not None:
            # What no clock places stands where its registers do.
            while found := _inside(loose, stood - rounding, each.first + rounding):
                loose.remove(found)
                yield from _gap(before, found, stood, rounding)
                before, stood = found._replace(until=before.until), max(stood, found.stop)
            yield from _gap(before, each, stood, rounding)
        before, stood = each, max(stood, each.stop)
    for each in loose:
        if before is not None and each.first >= stood - rounding:
            yield from _gap(before, each, stood, rounding)
        if before is None or each.stop > stood:
            before, stood = each, each.stop


def _gap(before: Stretch, after: Stretch, stood: int, rounding: int) -> Iterator[Gap]:
    if after.first > stood + rounding:
        yield Gap(before, after, stood, after.first)


def _reached(later: list[Stretch], register: int) -> bool:
    """Whether the next transaction begins at or above a register."""
    return next((each.first >= register for each in later if not each.idle), False)


def _inside(loose: list[Stretch], least: int, most: int) -> Stretch | None:
    """The lowest one that lies between two registers."""
    return next((each for each in loose if least <= each.first and each.stop <= most), None)
