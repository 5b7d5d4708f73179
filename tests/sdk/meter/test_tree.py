"""Trees are those of OpenZeppelin's JavaScript library, proofs those of its ``MerkleProof``."""

from __future__ import annotations

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.tree import Tree, root_from

LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40, unique=True)


def test_refuses_no_leaves() -> None:
    """A day without readings has no batch."""
    with pytest.raises(InputError, match="at least one leaf"):
        Tree([])


def test_refuses_a_leaf_twice() -> None:
    """A reading counts once."""
    with pytest.raises(InputError, match="once"):
        Tree([b"\x01" * 32, b"\x02" * 32, b"\x01" * 32])


@given(LEAVES, st.binary(min_size=32, max_size=32))
def test_refuses_a_proof_of_what_is_not_there(leaves: list[bytes], other: bytes) -> None:
    """A leaf of another batch has none."""
    if other in leaves:
        leaves.remove(other)
    with pytest.raises(InputError):
        Tree(leaves or [bytes(32)]).proof(other if leaves else b"\x01" * 32)


def test_root_of_openzeppelins_example() -> None:
    """The two leaves of the README of @openzeppelin/merkle-tree, and the root it prints."""
    values = [("0x" + "1" * 40, 5 * 10**18), ("0x" + "2" * 40, 25 * 10**17)]
    leaves = [keccak(keccak(encode(["address", "uint256"], value))) for value in values]
    assert Tree(leaves).root.hex() == "d4dee0beab2d53f2cc83e567171bd2820e49898130a22622b10ead383e90bd77"


@given(LEAVES)
def test_every_leaf_is_provable(leaves: list[bytes]) -> None:
    """Each proof leads to the root, and none is longer than the tree is high."""
    tree = Tree(leaves)
    for leaf in leaves:
        proof = tree.proof(leaf)
        assert root_from(leaf, proof) == tree.root
        assert len(proof) <= len(leaves).bit_length()


@given(LEAVES, st.randoms(use_true_random=False))
def test_root_does_not_depend_on_order(leaves: list[bytes], random: object) -> None:
    """Readings may come in any order."""
    shuffled = list(leaves)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Tree(shuffled).root == Tree(leaves).root


@given(LEAVES)
def test_a_leaf_changed_is_not_proven(leaves: list[bytes]) -> None:
    """One bit is enough."""
    tree = Tree(leaves)
    changed = bytes([leaves[0][0] ^ 1]) + leaves[0][1:]
    assert root_from(changed, tree.proof(leaves[0])) != tree.root
