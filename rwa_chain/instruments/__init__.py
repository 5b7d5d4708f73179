"""Instruments of a life, one module or package each; importing them makes them known to files."""

from rwa_chain.instruments.bond import Bond
from rwa_chain.instruments.fund import Fund
from rwa_chain.instruments.pool import Pool
from rwa_chain.instruments.repo import RepoAgreement

__all__ = ["Bond", "Fund", "Pool", "RepoAgreement"]
