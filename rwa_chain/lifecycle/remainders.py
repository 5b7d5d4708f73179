"""Sharing by largest remainder as the chain checks it: one threshold, and of equals one member number.

The calculation agent sorts the holders of record once, off chain; on chain a share is the floor, and one base unit more
where the remainder is above the threshold, or equals it and the member number is at most the tie member's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Position:
    """A holder of record: its units, and its number in the register, smaller for who held earlier."""

    units: int
    member: int


@dataclass(frozen=True)
class Cut:
    """Cut-off of the largest-remainder split: a remainder, and the last member with an extra base unit at it."""

    threshold: int
    tie_member: int


def cut(total: int, positions: Iterable[Position]) -> Cut:
    """The cut that shares `total` base units by `positions` exactly."""
    held = [position for position in positions if position.units]
    supply = sum(position.units for position in held)
    ranked = sorted(held, key=lambda position: (-(total * position.units % supply), position.member))
    left = total - sum(total * position.units // supply for position in held)
    if left == 0:
        return Cut(threshold=supply, tie_member=0)  # no remainder reaches the supply
    last = ranked[left - 1]
    return Cut(threshold=total * last.units % supply, tie_member=last.member)
