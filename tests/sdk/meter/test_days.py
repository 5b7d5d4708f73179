"""Days and months by the clocks of the place: every instant is of one day, and days follow each other."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.meter.days import DAY, EPOCH, UTC_DAYS, Clocks, days_of, month

ZONES = ("UTC", "Asia/Shanghai", "Asia/Kolkata", "America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe",
         "Pacific/Kiritimati", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "Atlantic/Azores")  # fmt: skip


def number(text: str) -> int:
    """A date as a day."""
    return (date.fromisoformat(text) - EPOCH).days


@pytest.mark.parametrize(("at", "day"), [(0, 0), (86_399, 0), (86_400, 1), (1_700_003_600, 19_675)])
def test_days_of_utc(at: int, day: int) -> None:
    """They begin at 00:00."""
    assert UTC_DAYS.of(at) == day


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Asia/Shanghai", "2025-12-31T15:59:59+00:00", "2025-12-31"),
        ("Asia/Shanghai", "2025-12-31T16:00:00+00:00", "2026-01-01"),
        ("America/Los_Angeles", "2026-01-01T07:59:59+00:00", "2025-12-31"),
        ("America/Los_Angeles", "2026-07-01T07:00:00+00:00", "2026-07-01"),
        ("Asia/Kolkata", "2026-03-31T18:30:00+00:00", "2026-04-01"),
        # Midnight did not exist: clocks went from 23:59 to 01:00.
        ("America/Sao_Paulo", "2018-11-04T02:59:59+00:00", "2018-11-03"),
        ("America/Sao_Paulo", "2018-11-04T03:00:00+00:00", "2018-11-04"),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", "2011-12-30T09:59:59+00:00", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T10:00:00+00:00", "2011-12-31"),
    ],
)
def test_days_of_a_place(zone: str, at: str, day: str) -> None:
    """As its clocks showed them."""
    assert days_of(zone).of(int(datetime.fromisoformat(at).timestamp())) == number(day)


@given(st.sampled_from(ZONES), st.integers(0, 2_000_000_000))
def test_every_instant_is_of_the_day_that_clocks_showed(zone: str, at: int) -> None:
    """But for the minutes in which clocks put back show a day before once more."""
    days = days_of(zone)
    shown = (datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone)).date() - EPOCH).days
    before = (datetime.fromtimestamp(max(at - 2 * 3600, 0), UTC).astimezone(ZoneInfo(zone)).date() - EPOCH).days
    found = days.of(at)
    assert found in (shown, shown + 1 if before > shown else shown)
    assert days.begins(found) <= at < days.begins(found + 1)


@pytest.mark.parametrize(
    ("zone", "clocks"),
    [
        ("UTC", Clocks(0, 0)),
        ("Asia/Shanghai", Clocks(28_800, 0)),
        ("Europe/Berlin", Clocks(3_600, 3_600)),
        ("America/Los_Angeles", Clocks(-28_800, 3_600)),
        ("Australia/Lord_Howe", Clocks(37_800, 1_800)),
    ],
)
def test_clocks_as_a_pool_is_told(zone: str, clocks: Clocks) -> None:
    """Winter's offset, and how much further in summer."""
    assert days_of(zone).clocks(number("2026-01-01"), number("2026-12-31")) == clocks


def test_they_go_to_other_processes() -> None:
    """As they are."""
    assert pickle.loads(pickle.dumps(days_of("Asia/Shanghai"))).of(16 * 3600) == 1
    assert month(number("2026-03-31")) == "2026-03"
    assert DAY == 24 * 3600


def test_refuses_a_zone_that_nobody_knows() -> None:
    """By name."""
    with pytest.raises(InputError, match="Mars/Base"):
        days_of("Mars/Base")
