"""Days of a place: a reading belongs to the day that the clocks there showed at its end, and so to its month.

A day is a number, days since 1970-01-01, as the chain has it; the pool there knows how far its place's clocks are ahead
of UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rwa_chain.errors import InputError

EPOCH = date(1970, 1, 1)
DAY = 86_400


class Clocks(NamedTuple):
    """How far a place's clocks are ahead of UTC, as a pool is told."""

    utc_offset: int
    """[s] in winter"""
    summer_time: int
    """[s] how much further in summer; 0 where clocks are not changed"""


class Days:
    """The days of one time zone; raises ``InputError`` for one that nobody knows."""

    def __init__(self, zone: str = "UTC") -> None:
        try:
            self.zone = known_zone(zone)
        except ValueError as error:
            raise InputError("zone", zone, str(error)) from None
        self._info = ZoneInfo(zone)
        self._begun: dict[int, int] = {}

    def of(self, at: int) -> int:
        """The day of an instant [s]."""
        day = at // DAY
        if at < self.begins(day):
            return day - 1
        return day + 1 if at >= self.begins(day + 1) else day

    def begins(self, day: int) -> int:
        """The first second of a day [s]: when its midnight comes, or comes first where clocks are put back."""
        found = self._begun.get(day)
        if found is None:
            midnight = datetime.combine(EPOCH + timedelta(days=day), time(0), self._info)
            found = self._begun[day] = int(midnight.timestamp())
        return found

    def clocks(self, first: int, last: int) -> Clocks:
        """How far the clocks are ahead of UTC between two days."""
        found = set()
        for day in {*range(first, last, 28), last}:
            offset = datetime.fromtimestamp(day * DAY, UTC).astimezone(self._info).utcoffset()
            assert offset is not None  # every zone has one
            found.add(int(offset.total_seconds()))
        return Clocks(min(found), max(found) - min(found))


def month(day: int) -> str:
    """The month of a day, such as 2026-03."""
    return f"{EPOCH + timedelta(days=day):%Y-%m}"


@lru_cache
def days_of(zone: str) -> Days:
    """The days of a zone."""
    return Days(zone)


def known_zone(name: str) -> str:
    """The name of a time zone; raises ``ValueError`` for any other."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("a time zone such as Asia/Shanghai") from None
    return name


UTC_DAYS = days_of("UTC")
