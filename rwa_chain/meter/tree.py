"""The tree of a station's day, whose nodes carry sums: a root binds how many readings there are, and their figures.

Leaves rise strictly by asset and sequence, so that a reading twice is two leaves side by side. Two nodes make the one
above them, ``keccak256(left ‖ its figures ‖ right ‖ its figures)``; the last of an odd row goes up as it is. A node's
figures are the sums of its children's. ``SumTree.sol`` climbs the same tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import reduce
from itertools import pairwise, repeat
from operator import add, or_
from typing import NamedTuple

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.reading import UNSIGNED, Reading, figures_of, leaf_hashes, leaf_of

_FIELDS = (2**64 - 1, 2**128 - 2**64, 2**160 - 2**128)
"""The most of each of the figures in a word: revenue, quantity, count."""


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


def leaves_of(
    assets: Iterable[bytes],
    sequences: Iterable[int],
    digests: Iterable[bytes],
    signatures: Iterable[bytes],
    figures: Iterable[int],
) -> list[Leaf]:
    """Leaves by columns."""
    rows = zip(assets, sequences, digests, signatures, figures, strict=True)
    # What `Leaf._make` does, without a call for each of them.
    return [*map(tuple.__new__, repeat(Leaf), rows)]


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
        _, _, digests, signatures, figures = map(list, zip(*self.leaves, strict=True))
        _check_sums(figures)
        words = [*map(_word, figures)]
        row = _Row(leaf_hashes(digests, signatures, words), figures)
        self._rows = [row]
        while len(row.hashes) > 1:
            row = row.above()
            self._rows.append(row)

    @property
    def root(self) -> bytes:
        """32 bytes."""
        return self._rows[-1].hashes[0]

    @property
    def figures(self) -> int:
        """Count, quantity and revenue of all leaves together, in one word."""
        return self._rows[-1].figures[0]

    @property
    def top(self) -> Top:
        """The root, opened."""
        if len(self.leaves) == 1:
            return Top(self.leaves[0].digest, 0, keccak(self.leaves[0].signature))
        (left, right), (left_figures, _) = self._rows[-2]
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
            if other < len(row.hashes):
                sides |= (index & 1) << len(beside)
                beside.append((row.hashes[other], row.figures[other]))
            index //= 2
        return Way(tuple(node for node, _ in beside), tuple(figures for _, figures in beside), sides)


def root_from(leaf: bytes, figures: int, way: Way) -> tuple[bytes, int]:
    """The root that a way leads to, and its figures."""
    _check_sums([figures, *way.figures])
    node = leaf
    for index, (other, theirs) in enumerate(zip(way.siblings, way.figures, strict=True)):
        ours, others = (node, _word(figures)), (other, _word(theirs))
        pair = (*others, *ours) if way.sides >> index & 1 else (*ours, *others)
        node = keccak(b"".join(pair))
        figures += theirs
    return node, figures


class _Row(NamedTuple):
    """The nodes of one height, from the left."""

    hashes: list[bytes]
    figures: list[int]

    def above(self) -> _Row:
        """The row of the nodes above them."""
        hashes, figures = self
        words = [*map(_word, figures)]
        pairs = zip(hashes[::2], words[::2], hashes[1::2], words[1::2])  # noqa: B905 - the last of an odd row is alone
        odd = len(hashes) & ~1
        return _Row(
            [*map(keccak, map(b"".join, pairs)), *hashes[odd:]],
            [*map(add, figures[::2], figures[1::2]), *figures[odd:]],
        )


def _word(figures: int) -> bytes:
    return figures.to_bytes(32)


def _check_sums(figures: list[int]) -> None:
    """Refuses figures of which a sum would run over from one field into the next."""
    # No field of any of them is above all bits that are set in one: most often that is enough to know.
    bits = reduce(or_, figures)
    if any((bits & most) * len(figures) > most for most in _FIELDS) or bits >> 160:
        sums = [sum(map(most.__and__, figures)) for most in _FIELDS]
        if bits >> 160 or any(found > most for found, most in zip(sums, _FIELDS, strict=True)):
            raise InputError("figures", f"of {len(figures)} nodes", "sums with a count below 2^32, amounts below 2^64")
