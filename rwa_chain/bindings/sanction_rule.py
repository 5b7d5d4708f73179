"""A sanctioned holder neither sends nor receives.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class SanctionRule:
    """A sanctioned holder neither sends nor receives."""

    @dataclass(eq=False, repr=False)
    class HolderSanctioned(ContractError):
        """`SanctionRule.HolderSanctioned`"""

        NAME = "SanctionRule.HolderSanctioned"
        SELECTOR = bytes.fromhex("d08e3fde")
        SIGNATURE = "HolderSanctioned(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)

        wallet: Address
