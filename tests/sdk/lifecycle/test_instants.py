"""Dates at a time of day become UTC seconds."""

from datetime import date, time

import pytest

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import instants

HONG_KONG = instants.time_zone("Asia/Hong_Kong")


def test_the_record_cut_off_is_17_00_in_hong_kong() -> None:
    """23 Feb 2026 17:00 in Hong Kong is 09:00 UTC."""
    assert instants.instant(date(2026, 2, 23), time(17), HONG_KONG) == 1_771_837_200


def test_a_date_begins_at_midnight_of_its_own_zone() -> None:
    """2 Mar 2026 00:00 in Hong Kong is 16:00 UTC of the day before."""
    assert instants.instant(date(2026, 3, 2), time(0), HONG_KONG) == 1_772_380_800


def test_an_instant_reads_back_as_its_date() -> None:
    """`local_date` inverts `instant`."""
    at = instants.instant(date(2026, 3, 2), time(0), HONG_KONG)
    assert instants.local_date(at, HONG_KONG) == date(2026, 3, 2)
    assert instants.local_date(at - 1, HONG_KONG) == date(2026, 3, 1)


def test_refuses_a_time_the_clocks_skip() -> None:
    """London has no 01:30 on 29 March 2026."""
    with pytest.raises(InputError):
        instants.instant(date(2026, 3, 29), time(1, 30), instants.time_zone("Europe/London"))


def test_refuses_an_unknown_time_zone() -> None:
    """A misspelt zone is named."""
    with pytest.raises(InputError) as refusal:
        instants.time_zone("Asia/HongKong")
    assert refusal.value.value == "Asia/HongKong"


def test_a_day_number_counts_from_1970() -> None:
    """Date labels on chain are days since the epoch."""
    assert instants.day_number(date(1970, 1, 2)) == 1
    assert instants.day_number(date(2025, 9, 1)) == 20_332
