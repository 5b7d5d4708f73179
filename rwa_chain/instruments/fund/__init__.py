"""A fund that deals daily in a life: its terms, its contract, its acts, what they must come to."""

from rwa_chain.instruments.fund import acts
from rwa_chain.instruments.fund.spec import Fund

__all__ = ["Fund", "acts"]
