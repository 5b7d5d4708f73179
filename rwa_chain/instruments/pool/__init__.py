"""A pool of metered revenue in a life: its terms, its contracts, what follows from them, its part of the report."""

from rwa_chain.instruments.pool.kinds import CabinetPool, PilePool, SitePool
from rwa_chain.instruments.pool.spec import Pool

__all__ = ["CabinetPool", "PilePool", "Pool", "SitePool"]
