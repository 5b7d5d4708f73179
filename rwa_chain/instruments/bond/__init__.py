"""A bond in a life: its terms, its contracts, its acts, what it must pay."""

from rwa_chain.instruments.bond.contingencies import Call, CalledDefault, Default, Put
from rwa_chain.instruments.bond.income import Coupon, Redemption
from rwa_chain.instruments.bond.spec import Bond, Terms

__all__ = ["Bond", "Call", "CalledDefault", "Coupon", "Default", "Put", "Redemption", "Terms"]
