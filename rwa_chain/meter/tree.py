"""The tree of a station's day, whose nodes carry sums: a root binds how many readings there are, and their figures.

Leaves rise strictly by asset and sequence, so that a reading twice is two leaves side by side. Two nodes make the one
above them, ``keccak256(left ‖ its figures ‖ right ‖ its figures)``; the last of an odd row goes up as it is. A node's
figures are the sums of its children's. ``SumTree.sol`` climbs the same tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.reading import UNSIGNED, Reading, figures_of, leaf_of

_CARRIES = 1 << 64 | 1 << 128
"""Where a sum of two figures would run over from one field into the next."""


class Leaf(NamedTuple):
    """A reading as the tree has it; leaves compare by asset and sequence first."""

    asset: bytes
    sequence: int
    digest: bytes
    signature: bytes
    """``r ‖ s`` of the device."""
    figures: int
    """One reading's: count, quantity and revenue in one word (``figures_of``)."""

    @classmethod
    def of(cls, reading: Reading, digest: bytes, signature: bytes = UNSIGNED) -> Leaf:
        """The leaf of a reading with the digest that its device signed."""
        return cls(reading.asset, reading.sequence, digest, signature, figures_of(1, reading.quantity, reading.revenue))

    @property
    def hash(self) -> bytes:
        """32 bytes."""
        return leaf_of(self.digest, self.signature, self.figures)


class Top(NamedTuple):
    """The root, opened: what shows a chain that the batch's figures are the root's."""

    left: bytes
    """The left child; of a tree of one leaf, its digest."""
    left_figures: int
    """Of the left child; 0 of a tree of one leaf."""
    right: bytes
    """The right child; of a tree of one leaf, the hash of its signature."""


class Way(NamedTuple):
    """From a leaf up to the root: the nodes beside the way."""

    siblings: tuple[bytes, ...]
    figures: tuple[int, ...]
    """Of the siblings."""
    sides: int
    """Bit i is set where sibling i is the left one."""


class Tree:
    """The tree of a station's day; refuses no leaf at all, and a reading twice."""

    __slots__ = ("_rows", "leaves")

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.leaves = sorted(leaves)
        if not self.leaves:
            raise InputError("leaves", 0, "at least one leaf")
        for one, then in pairwise(self.leaves):
            if one.sequence == then.sequence and one.asset == then.asset:
                raise InputError("leaves", f"0x{one.asset.hex()} {one.sequence}", "each reading once")
        row = [(leaf_of(digest, signature, figures), figures) for _, _, digest, signature, figures in self.leaves]
        self._rows = [row]
        while len(row) > 1:
            above = [*map(_joined, row[::2], row[1::2])]
            row = above + row[len(row) & ~1 :]
            self._rows.append(row)

    @property
    def root(self) -> bytes:
        """32 bytes."""
        return self._rows[-1][0][0]

    @property
    def figures(self) -> int:
        """Count, quantity and revenue of all leaves together, in one word."""
        return self._rows[-1][0][1]

    @property
    def top(self) -> Top:
        """The root, opened."""
        if len(self.leaves) == 1:
            return Top(self.leaves[0].digest, 0, keccak(self.leaves[0].signature))
        (left, left_figures), (right, _) = self._rows[-2]
        return Top(left, left_figures, right)

    def way(self, leaf: Leaf) -> Way:
        """From this leaf up to the root; refuses a leaf of another tree."""
        index = bisect_left(self.leaves, leaf)
        if index == len(self.leaves) or self.leaves[index] != leaf:
            raise InputError("leaf", f"0x{leaf.hash.hex()}", "a leaf of this tree")
        beside: list[tuple[bytes, int]] = []
        sides = 0
        for row in self._rows[:-1]:
            other = index ^ 1
            if other < len(row):
                sides |= (index & 1) << len(beside)
                beside.append(row[other])
            index //= 2
        return Way(tuple(node for node, _ in beside), tuple(figures for _, figures in beside), sides)


def root_from(leaf: bytes, figures: int, way: Way) -> tuple[bytes, int]:
    """The root that a way leads to, and its figures."""
    node = (leaf, figures)
    for index, other in enumerate(zip(way.siblings, way.figures, strict=True)):
        node = _joined(other, node) if way.sides >> index & 1 else _joined(node, other)
    return node


def _joined(left: tuple[bytes, int], right: tuple[bytes, int]) -> tuple[bytes, int]:
    """The node above two, and its figures."""
    (one, ours), (other, theirs) = left, right
    both = ours + theirs
    if (ours ^ theirs ^ both) & _CARRIES or both >> 160:
        raise InputError("figures", f"0x{ours:x} and 0x{theirs:x}", "sums with a count below 2^32, amounts below 2^64")
    return keccak(b"".join((one, ours.to_bytes(32), other, theirs.to_bytes(32)))), both
