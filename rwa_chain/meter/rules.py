"""The field rules: what no honest meter shows, each as one comparison that the chain can repeat.

The same order everywhere: time, quantity, price, then what two readings of a device say of each other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rwa_chain.meter.reading import MOST, NO_READING, Reading

HOUR = 3600
PER = 10**6
"""A price is in cash base units per so many thousandths: fen per MWh, where the unit is kWh."""


class Reason(StrEnum):
    """Why a row, a frame or a reading is refused."""

    COLUMNS = "columns"
    ENCODING = "encoding"
    TOO_LONG = "too-long"
    QUOTE = "quote"
    MISSING = "missing"
    NOT_A_NUMBER = "not-a-number"
    NEGATIVE = "negative"
    NOT_A_TIME = "not-a-time"
    YEAR = "year"
    DUPLICATE = "duplicate"
    BACKWARDS = "backwards"
    TOO_LONG_SESSION = "session-too-long"
    ABOVE_RATED = "above-rated"
    PRICE = "price-outside-band"
    ZERO = "zero"
    OVERLAP = "overlap"
    UNKNOWN_DEVICE = "unknown-device"
    SEQUENCE = "sequence-gap"
    TOTAL = "total"
    CHAIN = "previous"
    SIGNATURE = "signature"
    TOO_LARGE = "too-large"
    PAIR = "pair"
    OUT_OF_RANGE = "outside-range"
    NOT_IN_DEVICE = "not-in-device"
    ALREADY_IN_DEVICE = "already-in-device"
    UNKNOWN_ITEM = "unknown-item"
    RETIRED = "retired"
    HEALTH_RISES = "health-rises"
    CLOCK = "clock"
    NOT_BOOTED = "not-booted"
    UNKNOWN_TRANSACTION = "unknown-transaction"
    PASSWORD = "password"
    FRAME = "frame"
    RATE = "rate"


class Limits(NamedTuple):
    """What a device may show at most."""

    rated: int
    """[thousandths per hour] W where the unit is kWh"""
    longest: int
    """[s]"""
    price_least: int
    """[cash base units per 10^6 thousandths]"""
    price_most: int
    """[cash base units per 10^6 thousandths]"""


class Head(NamedTuple):
    """Where a device stands: its last reading."""

    sequence: int
    ended_at: int
    """[s]"""
    total: int
    """[thousandths]"""
    digest: bytes


NEW = Head(0, 0, 0, NO_READING)
"""A device that has not read yet."""


def head_after(reading: Reading, digest: bytes) -> Head:
    """Where a device stands after a reading."""
    return Head(reading.sequence, reading.ended_at, reading.total, digest)


def broken_alone(started_at: int, ended_at: int, quantity: int, revenue: int, limits: Limits) -> Reason | None:
    """The first rule that a session breaks by itself.

    A second is allowed on the time, since instants are cut to seconds, and less than one base unit on the price, since
    revenue is rounded.
    """
    rated, longest, price_least, price_most = limits
    seconds = ended_at - started_at
    if seconds < 0:
        return Reason.BACKWARDS
    if seconds > longest:
        return Reason.TOO_LONG_SESSION
    if quantity < 0 or revenue < 0:
        return Reason.NEGATIVE
    if ended_at > MOST or quantity > MOST or revenue > MOST:
        return Reason.TOO_LARGE
    if quantity * HOUR > rated * (seconds + 1):
        return Reason.ABOVE_RATED
    if not quantity * price_least - PER < revenue * PER < quantity * price_most + PER:
        return Reason.PRICE
    return None


def broken_after(
    sequence: int,
    ended_at: int,
    quantity: int,
    total: int,
    previous: bytes,
    last: int,
    until: int,
    total_before: int,
    digest: bytes,
) -> Reason | None:
    """The first rule that a reading breaks with where its device stood before: number, end, total and digest there."""
    if sequence != last + 1:
        return Reason.SEQUENCE
    if ended_at < until:
        return Reason.BACKWARDS
    if total != total_before + quantity:
        return Reason.TOTAL
    if previous != digest:
        return Reason.CHAIN
    return None
