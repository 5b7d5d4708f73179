"""From nothing to a stack on a chain: ordered, idempotent steps, and the book that remembers them."""

from rwa_chain.deploy.bond import BondRoles, deploy_bond
from rwa_chain.deploy.book import Book, Entry
from rwa_chain.deploy.fund import FundRoles, deploy_fund
from rwa_chain.deploy.instrument import InstrumentRoles
from rwa_chain.deploy.revenue import RevenueRoles, Wallet, deploy_revenue
from rwa_chain.deploy.roles import role_id
from rwa_chain.deploy.shared import (
    BondContracts,
    FundContracts,
    PoolContracts,
    RevenueContracts,
    Shared,
    StablecoinContracts,
)
from rwa_chain.deploy.spec import BankSpec, StackSpec, VenueSpec
from rwa_chain.deploy.stablecoin import StablecoinRoles, StablecoinTerms, deploy_stablecoin
from rwa_chain.deploy.stack import Stack

__all__ = [
    "BankSpec",
    "BondContracts",
    "BondRoles",
    "Book",
    "Entry",
    "FundContracts",
    "FundRoles",
    "InstrumentRoles",
    "PoolContracts",
    "RevenueContracts",
    "RevenueRoles",
    "Shared",
    "StablecoinContracts",
    "StablecoinRoles",
    "StablecoinTerms",
    "Stack",
    "StackSpec",
    "VenueSpec",
    "Wallet",
    "deploy_bond",
    "deploy_fund",
    "deploy_revenue",
    "deploy_stablecoin",
    "role_id",
]
