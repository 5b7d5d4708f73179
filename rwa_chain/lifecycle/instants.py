"""Dates become instants here: a date at a time of day in a time zone is a `uint64` of UTC seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rwa_chain.errors import InputError

EPOCH = date(1970, 1, 1)
OFFICE_OPENS = time(10, 0)
"""The default time of day for an action on a date."""


def time_zone(name: str) -> ZoneInfo:
    """The IANA time zone of that name; raises `InputError` for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError("time_zone", name, "an IANA time zone such as Asia/Hong_Kong") from None


def instant(day: date, at: time, zone: ZoneInfo) -> int:
    """UTC seconds of `day` at the wall-clock time `at` in `zone`.

    A time that the clocks skip is refused; of a time that occurs twice the first is meant.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    seconds = local.timestamp()
    if datetime.fromtimestamp(seconds, tz=zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise InputError("time", local.isoformat(), f"a time that exists in {zone.key} on {day}")
    return int(seconds)


def local_date(at: int, zone: ZoneInfo) -> date:
    """The date in `zone` at the instant `at`."""
    return datetime.fromtimestamp(at, tz=UTC).astimezone(zone).date()


def day_number(day: date) -> int:
    """Days since 1970-01-01: how a date label is written on chain."""
    return (day - EPOCH).days
