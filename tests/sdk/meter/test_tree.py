"""The sum tree: a root binds its leaves and their figures; tests/differential/test_sum_tree.py has SumTree.sol."""

from __future__ import annotations

import random
from typing import Any

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.reading import MOST, figures_of
from rwa_chain.meter.tree import Leaf, Tree, root_from

WORD = st.binary(min_size=32, max_size=32)
AMOUNT = st.integers(0, 10**9)
LEAF = st.builds(
    lambda asset, sequence, digest, signature, quantity, revenue: Leaf(
        asset, sequence, digest, signature, figures_of(1, quantity, revenue)
    ),
    st.sampled_from([b"\x01" * 32, b"\x02" * 32]),
    st.integers(1, 60),
    WORD,
    st.binary(min_size=64, max_size=64),
    AMOUNT,
    AMOUNT,
)
LEAVES = st.lists(LEAF, min_size=1, max_size=40, unique_by=lambda leaf: (leaf.asset, leaf.sequence))
ONE = Leaf(b"\x01" * 32, 1, b"\x02" * 32, b"\x03" * 64, figures_of(1, 1000, 40))


def test_refuses_no_leaves() -> None:
    """A day without readings has no batch."""
    with pytest.raises(InputError, match="at least one leaf"):
        Tree([])


def test_refuses_a_reading_twice() -> None:
    """A reading counts once, whatever it says the second time."""
    with pytest.raises(InputError, match="once"):
        Tree([ONE, ONE])
    with pytest.raises(InputError, match="once"):
        Tree([ONE, ONE._replace(digest=b"\x04" * 32)])


def test_refuses_a_sum_that_does_not_fit() -> None:
    """A field of a sum overflows into no other."""
    with pytest.raises(InputError, match="2\\^64"):
        Tree([ONE._replace(sequence=number, figures=figures_of(1, MOST, 0)) for number in (1, 2)])


@given(LEAVES)
def test_every_leaf_leads_to_the_root_and_its_figures(leaves: list[Leaf]) -> None:
    """And no way is longer than the tree is high."""
    tree = Tree(leaves)
    for leaf in leaves:
        way = tree.way(leaf)
        assert root_from(leaf.hash, leaf.figures, way) == (tree.root, tree.figures)
        assert len(way.siblings) <= len(leaves).bit_length()
    fields = [(leaf.figures >> 64 & MOST, leaf.figures & MOST) for leaf in leaves]
    assert tree.figures == figures_of(len(leaves), sum(each for each, _ in fields), sum(each for _, each in fields))


@given(LEAVES)
def test_the_top_opens_the_root(leaves: list[Leaf]) -> None:
    """As `SumTree.isOpened` checks it."""
    tree, top = Tree(leaves), Tree(leaves).top
    if len(leaves) == 1:
        words: tuple[object, ...] = (top.left, top.right, tree.figures)
        types = ["bytes32", "bytes32", "uint256"]
    else:
        words = (top.left, top.left_figures, top.right, tree.figures - top.left_figures)
        types = ["bytes32", "uint256", "bytes32", "uint256"]
    assert tree.root == keccak(encode(types, words))


@given(LEAVES, st.integers())
def test_the_root_does_not_depend_on_the_order(leaves: list[Leaf], seed: int) -> None:
    """Readings may come in any."""
    shuffled = list(leaves)
    random.Random(seed).shuffle(shuffled)
    assert Tree(shuffled).root == Tree(leaves).root


@given(LEAVES, st.sampled_from(["digest", "signature", "figures"]))
def test_a_leaf_changed_is_not_proven(leaves: list[Leaf], name: str) -> None:
    """One bit of it is enough, and it has no way of its own."""
    tree, leaf = Tree(leaves), leaves[0]
    value: Any = getattr(leaf, name)
    other: Any = value ^ 1 if isinstance(value, int) else bytes([value[0] ^ 1]) + value[1:]
    changed = leaf._replace(**{name: other})
    assert root_from(changed.hash, changed.figures, tree.way(leaf))[0] != tree.root
    with pytest.raises(InputError, match="a leaf of this tree"):
        tree.way(changed)
