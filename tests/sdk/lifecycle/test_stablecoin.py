"""A reserve's assets, what may be owed, and when a redemption is due: computed without a chain."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import stablecoin
from rwa_chain.lifecycle.calendar import Calendar, JointCalendar
from rwa_chain.lifecycle.stablecoin import Asset, AssetClass
from rwa_chain.money import Currency

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
TODAY = date(2027, 3, 8)
BILL = Asset(AssetClass.GOVERNMENT_SECURITY, Decimal("100.00"), "HKD", date(2027, 9, 1))


def test_assets_that_a_reserve_may_hold() -> None:
    """One of each class; another currency with a consent."""
    assets = [
        BILL,
        Asset(AssetClass.CASH, Decimal("1.00"), "HKD"),
        Asset(AssetClass.BANK_DEPOSIT, Decimal("2.00"), "HKD", date(2027, 6, 7)),
        Asset(AssetClass.BANK_DEPOSIT, Decimal("2.00"), "HKD"),
        Asset(AssetClass.REVERSE_REPO, Decimal("3.00"), "HKD", date(2027, 3, 9)),
    ]
    stablecoin.check_assets(assets, "HKD", TODAY)
    dollars = Asset(AssetClass.CASH, Decimal("1.00"), "USD")
    stablecoin.check_assets([dollars], "HKD", TODAY, mismatch_consent="C-1")


@pytest.mark.parametrize(
    ("asset", "field"),
    [
        (Asset(AssetClass.CASH, Decimal("-1.00"), "HKD"), "value"),
        (Asset(AssetClass.CASH, Decimal("1.00"), "USD"), "currency"),
        (Asset(AssetClass.CASH, Decimal("1.00"), "HKD", date(2027, 3, 9)), "matures"),
        (Asset(AssetClass.BANK_DEPOSIT, Decimal("1.00"), "HKD", date(2027, 6, 9)), "matures"),
        (Asset(AssetClass.GOVERNMENT_SECURITY, Decimal("1.00"), "HKD"), "matures"),
        (Asset(AssetClass.GOVERNMENT_SECURITY, Decimal("1.00"), "HKD", date(2028, 3, 9)), "matures"),
        (Asset(AssetClass.GOVERNMENT_SECURITY, Decimal("1.00"), "HKD", date(2027, 3, 7)), "matures"),
        (Asset(AssetClass.REVERSE_REPO, Decimal("1.00"), "HKD", date(2027, 3, 15)), "matures"),
    ],
)
def test_an_asset_that_a_reserve_may_not_hold(asset: Asset, field: str) -> None:
    """Refused by its place in the list and its field."""
    with pytest.raises(InputError) as refusal:
        stablecoin.check_assets([BILL, asset], "HKD", TODAY)
    assert refusal.value.field == f"assets[1].{field}"


def test_the_composition_does_not_depend_on_the_order() -> None:
    """The same assets hash to the same statement; another value or instant does not."""
    cash = Asset(AssetClass.CASH, Decimal("1.00"), "HKD")
    first = stablecoin.composition([BILL, cash], 1)
    assert first == stablecoin.composition([cash, BILL], 1)
    assert first != stablecoin.composition([cash, BILL], 2)
    assert first != stablecoin.composition([cash], 1)


@given(
    value=st.integers(0, 10**14), buffer=st.integers(0, 9_999), credits=st.integers(0, 10**12),
    payouts=st.integers(0, 10**12),
)  # fmt: skip
def test_backing_never_counts_what_the_buffer_takes(value: int, buffer: int, credits: int, payouts: int) -> None:
    """Never negative, never more than the value and the credits, and exact to a base unit."""
    found = stablecoin.backing(
        Currency("HKD", 2), Decimal(value).scaleb(-2), buffer, Decimal(credits).scaleb(-2), Decimal(payouts).scaleb(-2)
    )
    exact = value * (10_000 - buffer) // 10_000 + credits - payouts
    assert found == Decimal(max(0, exact)).scaleb(-2)


@pytest.mark.parametrize(
    ("requested", "ends"),
    [
        ("2027-03-09 10:00", "2027-03-11"),
        ("2027-03-09 23:59", "2027-03-11"),
        ("2027-03-12 00:00", "2027-03-16"),  # a Friday
        ("2027-03-25 10:00", "2027-03-31"),  # before Easter
        ("2027-02-04 10:00", "2027-02-06"),  # before the Lunar New Year of 6 to 9 February 2027
        ("2027-02-05 10:00", "2027-02-11"),
    ],
)
def test_a_redemption_is_due_at_the_end_of_the_next_business_day(requested: str, ends: str) -> None:
    """By Hong Kong's calendar and midnight."""
    asked = int(datetime.fromisoformat(requested).replace(tzinfo=HONG_KONG).timestamp())
    due = datetime.fromisoformat(ends).replace(tzinfo=HONG_KONG).timestamp()
    assert stablecoin.due_at(asked, HONG_KONG, Calendar.HONG_KONG) == due


def test_no_calendar_puts_a_redemption_off_for_more_than_a_fortnight() -> None:
    """Of days that are all closed the fourteenth counts, as on chain."""
    asked = int(datetime(2027, 3, 8, 10, tzinfo=HONG_KONG).timestamp())
    closed = tuple(TODAY + timedelta(days=n) for n in range(1, 21))
    due = datetime(2027, 3, 23, tzinfo=HONG_KONG).timestamp()
    assert stablecoin.due_at(asked, HONG_KONG, JointCalendar((Calendar.HONG_KONG,), closed)) == due
