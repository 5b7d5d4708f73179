"""Merkle trees of sorted pairs, as OpenZeppelin's ``MerkleProof`` checks them and its JavaScript library lays them out.

The leaves are sorted and stand at the end of an array of ``2n - 1`` nodes, the root first; the children of node ``i``
are ``2i + 1`` and ``2i + 2``. So the root does not depend on the order in which readings came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError


class Tree:
    """The tree of a station's day."""

    __slots__ = ("count", "nodes")

    def __init__(self, leaves: Iterable[bytes]) -> None:
        ordered = sorted(leaves, reverse=True)
        if not ordered:
            raise InputError("leaves", 0, "at least one leaf")
        for left, right in pairwise(ordered):
            if left == right:
                raise InputError("leaves", f"0x{left.hex()}", "each reading once")
        count = len(ordered)
        nodes = [b""] * (count - 1) + ordered
        for index in range(count - 2, -1, -1):
            left, right = nodes[2 * index + 1], nodes[2 * index + 2]
            nodes[index] = keccak(left + right if left < right else right + left)
        self.count = count
        self.nodes = nodes

    @property
    def root(self) -> bytes:
        """32 bytes."""
        return self.nodes[0]

    def proof(self, leaf: bytes) -> list[bytes]:
        """The siblings from the leaf up to the root; refuses a leaf of another tree."""
        # Leaves fall from left to right, so their negation rises.
        start = self.count - 1
        index = start + bisect_left(self.nodes[start:], -int.from_bytes(leaf), key=lambda node: -int.from_bytes(node))
        if index >= len(self.nodes) or self.nodes[index] != leaf:
            raise InputError("leaf", f"0x{leaf.hex()}", "a leaf of this tree")
        path = []
        while index:
            path.append(self.nodes[index - 1 if index % 2 == 0 else index + 1])
            index = (index - 1) // 2
        return path


def root_from(leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """The root that a proof leads to: OpenZeppelin's ``MerkleProof.processProof``."""
    node = leaf
    for sibling in proof:
        node = keccak(node + sibling if node < sibling else sibling + node)
    return node
