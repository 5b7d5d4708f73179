"""A reading: what a device says it metered, in the form that it signs and that the chain can check.

``digest = keccak256(abi.encode(READING_TYPEHASH, asset, sequence, …, previous))`` is what the device signs;
``leaf = keccak256(digest ‖ keccak256(r ‖ s) ‖ figures)`` is what the tree holds, so that a signature that is none can
be shown to be none and a total is that of its leaves; 96 bytes keep a leaf from being taken for an inner node, which
is made of 128.
"""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple

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
_NUMBERS = Struct(">24xQ24xQ24xQ24xQ24xQ24xQ")


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
    asset, sequence, started_at, ended_at, quantity, total, revenue, detail, previous = reading
    numbers = _NUMBERS.pack(sequence, started_at, ended_at, quantity, total, revenue)
    return b"".join((READING_TYPEHASH, asset, numbers, detail, previous))


def digest_of(reading: Reading) -> bytes:
    """What the device signs."""
    return keccak(encoded(reading))


def figures_of(count: int, quantity: int, revenue: int) -> int:
    """Figures in one word: revenue in 64 bits, quantity in the next 64, the count above; refuses what does not fit."""
    if not (0 <= count < 2**32 and 0 <= quantity <= MOST and 0 <= revenue <= MOST):
        raise InputError("figures", f"{count}, {quantity}, {revenue}", "a count below 2^32, amounts below 2^64")
    return count << 128 | quantity << 64 | revenue


def leaf_of(digest: bytes, signature: bytes, figures: int) -> bytes:
    """The leaf of the reading with this digest, signature ``r ‖ s`` and figures."""
    signed = _NO_SIGNATURE if signature == UNSIGNED else keccak(signature)
    return keccak(digest + signed + figures.to_bytes(32))
