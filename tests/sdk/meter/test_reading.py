"""The reading's encoding is Solidity's ``abi.encode``; its digest and leaf are pinned, since others build on them."""

from __future__ import annotations

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.chain.address import keccak
from rwa_chain.meter.reading import READING_TYPE, READING_TYPEHASH, Reading, digest_of, encoded, leaf_of
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
    assert leaf_of(digest_of(PINNED)).hex() == "3cc5c3ec50f887daddfbd53cd3a891a51a45e8f2d1e9ae4ad2991520fdee12d2"
    assert leaf_of(digest_of(PINNED)) == keccak(keccak(encoded(PINNED)) + bytes(64))


@given(WORDS, WORDS, WORDS)
def test_leaf_is_of_digest_and_signature(digest: bytes, r: bytes, s: bytes) -> None:
    """``keccak256(abi.encode(digest, r, s))``; without a signature both words are zero."""
    assert leaf_of(digest, r + s) == keccak(encode(["bytes32"] * 3, [digest, r, s]))
    assert leaf_of(digest) == leaf_of(digest, bytes(64))


def test_contracts_hash_the_same() -> None:
    """The type string and the leaf stand in the Solidity source word by word."""
    source = (ROOT / "contracts" / "revenue" / "ReadingHash.sol").read_text(encoding="utf-8")
    assert f'"{READING_TYPE}"' in source
    assert "keccak256(abi.encode(digest_, r, s))" in source


@pytest.mark.parametrize(("ended_at", "day"), [(0, 0), (86_399, 0), (86_400, 1), (1_700_003_600, 19_675)])
def test_day_is_that_of_its_end(ended_at: int, day: int) -> None:
    """Days begin at 00:00 UTC."""
    assert PINNED._replace(ended_at=ended_at).day == day
