"""A bond in a life: its terms, its contracts, its acts, what it must pay."""

from rwa_chain.instruments.bond.contingencies import (
    Acceleration,
    Call,
    CalledDefault,
    Default,
    EventOfDefault,
    NonPayment,
    Put,
)
from rwa_chain.instruments.bond.income import Coupon, Redemption
from rwa_chain.instruments.bond.spec import Bond, Terms

__all__ = [
    "Acceleration",
    "Bond",
    "Call",
    "CalledDefault",
    "Coupon",
    "Default",
    "EventOfDefault",
    "NonPayment",
    "Put",
    "Redemption",
    "Terms",
]
