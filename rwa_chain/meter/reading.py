"""A reading: what a device says it metered, in the form that it signs and that the chain can check.

``digest = keccak256(abi.encode(READING_TYPEHASH, asset, sequence, …, previous))`` is what the device signs;
``leaf = keccak256(digest ‖ keccak256(r ‖ s) ‖ figures)`` is what the tree holds, so that a signature that is none can
be shown to be none and a total is that of its leaves; 96 bytes keep a leaf from being taken for an inner node, which
is made of 128.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from struct import Struct
from typing import Any, NamedTuple

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError

READING_TYPE = (
    "Reading(bytes32 asset,uint64 sequence,uint64 startedAt,uint64 endedAt,uint64 quantity,uint64 total,"
    "uint64 revenue,bytes32 detail,bytes32 previous)"
)
READING_TYPEHASH = keccak(READING_TYPE.encode())
"""The first word of what is hashed: a device's key signs other things too, and none of them is a reading."""

UNSIGNED = bytes(64)
"""``r ‖ s`` of a reading that no device signed, such as a file's row."""
NO_READING = bytes(32)
"""``previous`` of a device's first reading."""
MOST = 2**64 - 1

_NO_SIGNATURE = keccak(UNSIGNED)
_WORDS = Struct(">32s 32s 24xQ 24xQ 24xQ 24xQ 24xQ 24xQ 32s 32s")


class Reading(NamedTuple):
    """One session or interval of one device; all words are static, so ABI encoding is their concatenation."""

    asset: bytes
    """The device's pseudonym, 32 bytes."""
    sequence: int
    """1 for a device's first reading, then one more each time."""
    started_at: int
    """[s]"""
    ended_at: int
    """[s]; never before that of the reading before."""
    quantity: int
    """What was metered, in thousandths of the asset type's unit: Wh where the unit is kWh."""
    total: int
    """The sum of all quantities of this device up to and including this reading; it never falls."""
    revenue: int
    """[cash base units] CNY: fen."""
    detail: bytes
    """Salted commitment to what stays with the operator, 32 bytes."""
    previous: bytes
    """The digest of the device's reading before, 32 bytes."""


def encoded(reading: Reading) -> bytes:
    """``abi.encode`` of the type hash and the reading: ten words."""
    return _WORDS.pack(READING_TYPEHASH, *reading)


def digest_of(reading: Reading) -> bytes:
    """What the device signs."""
    return keccak(encoded(reading))


def digests_of(*columns: Iterable[Any]) -> list[bytes]:
    """The digests of readings that are given by columns, one for each of their fields."""
    return [*map(keccak, map(_WORDS.pack, repeat(READING_TYPEHASH), *columns))]


def figures_of(count: int, quantity: int, revenue: int) -> int:
    """Figures in one word: revenue in 64 bits, quantity in the next 64, the count above; refuses what does not fit."""
    if not (0 <= count < 2**32 and 0 <= quantity <= MOST and 0 <= revenue <= MOST):
        raise InputError("figures", f"{count}, {quantity}, {revenue}", "a count below 2^32, amounts below 2^64")
    return count << 128 | quantity << 64 | revenue


def figures_of_readings(quantities: Iterable[int], revenues: Iterable[int]) -> list[int]:
    """The same of one reading each, by columns; the amounts are below 2^64."""
    one = 1 << 128
    return [one | quantity << 64 | revenue for quantity, revenue in zip(quantities, revenues, strict=True)]


def leaf_of(digest: bytes, signature: bytes, figures: int) -> bytes:
    """The leaf of the reading with this digest, signature ``r ‖ s`` and figures."""
    return leaf_hashes([digest], [signature], [figures.to_bytes(32)])[0]


def leaf_hashes(digests: Sequence[bytes], signatures: Sequence[bytes], figures: Sequence[bytes]) -> list[bytes]:
    """Leaves by columns; figures as words."""
    signed = [_NO_SIGNATURE if each == UNSIGNED else keccak(each) for each in signatures]
    return [*map(keccak, map(b"".join, zip(digests, signed, figures, strict=True)))]
