"""A bond in a life: its terms, its contracts, its acts, what it must pay."""

from rwa_chain.instruments.bond.benchmark import Benchmark
from rwa_chain.instruments.bond.contingencies import (
    Acceleration,
    Call,
    CalledDefault,
    Default,
    EventOfDefault,
    NonPayment,
    Put,
)
from rwa_chain.instruments.bond.floating import Fixing, Unfixed
from rwa_chain.instruments.bond.income import Coupon, PartialCall, Redemption, Servicing
from rwa_chain.instruments.bond.spec import Bond
from rwa_chain.instruments.bond.terms import Terms

__all__ = [
    "Acceleration",
    "Benchmark",
    "Bond",
    "Call",
    "CalledDefault",
    "Coupon",
    "Default",
    "EventOfDefault",
    "Fixing",
    "NonPayment",
    "PartialCall",
    "Put",
    "Redemption",
    "Servicing",
    "Terms",
    "Unfixed",
]
