"""The reading's encoding is Solidity's ``abi.encode``; its digest and leaf are pinned, since others build on them."""

from __future__ import annotations

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter.reading import (
    READING_TYPE,
    READING_TYPEHASH,
    UNSIGNED,
    Reading,
    digest_of,
    encoded,
    figures_of,
    leaf_of,
)
from rwa_chain.solidity import ROOT

WORDS = st.binary(min_size=32, max_size=32)
NUMBERS = st.integers(0, 2**64 - 1)
READINGS = st.builds(Reading, WORDS, *[NUMBERS] * 6, WORDS, WORDS)
PINNED = Reading(b"\x11" * 32, 7, 1_700_000_000, 1_700_003_600, 7_200, 50_400, 288, b"\x22" * 32, b"\x33" * 32)


@given(READINGS)
def test_encoding_is_abi_encode(reading: Reading) -> None:
    """The type hash, then the fields in order, as eth_abi encodes them."""
    types = ["bytes32", *(part.split()[0] for part in READING_TYPE[len("Reading(") : -1].split(","))]
    assert encoded(reading) == encode(types, [READING_TYPEHASH, *reading])


def test_type_names_every_field() -> None:
    """The type string is the tuple, in camel case."""
    names = [part.split()[1] for part in READING_TYPE[len("Reading(") : -1].split(",")]
    assert [name.replace("At", "_at") for name in names] == list(Reading._fields)


def test_pinned() -> None:
    """The format that the contracts check."""
    assert READING_TYPEHASH.hex() == "fa85c25e72abf039e0d31f175cd6a2da6a71488ebc359179f066d519810c5a95"
    assert digest_of(PINNED).hex() == "f9ee71fd63123d88b3624f9995ad7f86eb8323433ce54d34d5c2d36aed3a9d28"
    figures = figures_of(1, PINNED.quantity, PINNED.revenue)
    assert leaf_of(digest_of(PINNED), UNSIGNED, figures).hex() == (
        "a4a5ae4748571eb72c4445634d737dff9755096d63e7e7ca6aca4d60cca56654"
    )
    assert digest_of(PINNED) == keccak(encoded(PINNED))


@given(WORDS, WORDS, WORDS, NUMBERS, NUMBERS)
def test_leaf_is_of_digest_signature_and_figures(
    digest: bytes, r: bytes, s: bytes, quantity: int, revenue: int
) -> None:
    """``keccak256(abi.encode(digest, keccak256(abi.encode(r, s)), figures))``."""
    figures = 2**128 + quantity * 2**64 + revenue
    assert figures_of(1, quantity, revenue) == figures
    signed = keccak(encode(["bytes32"] * 2, [r, s]))
    assert leaf_of(digest, r + s, figures) == keccak(
        encode(["bytes32", "bytes32", "uint256"], [digest, signed, figures])
    )


@pytest.mark.parametrize("figures", [(2**32, 0, 0), (0, 2**64, 0), (0, 0, 2**64), (-1, 0, 0)])
def test_refuses_figures_that_do_not_fit(figures: tuple[int, int, int]) -> None:
    """No field runs into the next one."""
    with pytest.raises(InputError, match="figures"):
        figures_of(*figures)


def test_contracts_hash_the_same() -> None:
    """The type string and the leaf stand in the Solidity source word by word."""
    source = (ROOT / "contracts" / "revenue" / "ReadingHash.sol").read_text(encoding="utf-8")
    assert f'"{READING_TYPE}"' in source
    tree = (ROOT / "contracts" / "revenue" / "SumTree.sol").read_text(encoding="utf-8")
    assert "keccak256(abi.encode(digest, keccak256(abi.encode(r, s)), figures_))" in tree
