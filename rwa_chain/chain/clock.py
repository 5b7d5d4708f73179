"""Instants at the node: whole UTC seconds, given as such or as a ``datetime`` with a time zone."""

from __future__ import annotations

from datetime import datetime

from rwa_chain.errors import InputError

Instant = int | datetime


def to_seconds(instant: Instant, *, field: str = "time") -> int:
    """UTC seconds; refuses a time without a zone, a fraction of a second, a float."""
    if isinstance(instant, datetime):
        if instant.tzinfo is None:
            raise InputError(field, instant.isoformat(), "a time with a time zone")
        if instant.microsecond:
            raise InputError(field, instant.isoformat(), "a whole second")
        instant = int(instant.timestamp())
    if type(instant) is not int or not 0 <= instant < 2**64:
        raise InputError(field, instant, "UTC seconds or a datetime with a time zone")
    return instant
