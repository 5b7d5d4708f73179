"""Fubi's terms, for tests that need a bond."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from rwa_chain.lifecycle.calendar import BusinessDay, Calendar
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import BondTerms, Rounding


def fubi_terms(**changes: Any) -> BondTerms:
    """FTID TOKEN 001, with any field changed."""
    fields: dict[str, Any] = {
        "name": "FTID TOKEN 001",
        "ticker": "FTID001",
        "currency": "CNY",
        "currency_decimals": 2,
        "size": Decimal("500000000"),
        "denomination": Decimal("10000"),
        "minimum_holding": Decimal("1000000"),
        "calculation_amount": Decimal("10000"),
        "coupon_percent": Decimal("2.62"),
        "frequency": Frequency.SEMIANNUAL,
        "day_count": DayCount.ACT_365F,
        "business_day": BusinessDay.MODIFIED_FOLLOWING,
        "adjusted": True,
        "calendar": Calendar.HONG_KONG,
        "rounding": Rounding.PER_10K,
        "issue_date": date(2025, 9, 1),
        "maturity_date": date(2027, 9, 1),
        "record_lag": 5,
        "time_zone": "Asia/Hong_Kong",
        "record_cut_off": time(17, 0),
        "pay_from": time(0, 0),
    }
    return BondTerms(**{**fields, **changes})
