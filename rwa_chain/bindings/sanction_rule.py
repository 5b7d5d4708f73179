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
        """The holder is sanctioned: it neither sends nor receives."""

        NAME = "SanctionRule.HolderSanctioned"
        SELECTOR = bytes.fromhex("d08e3fde")
        SIGNATURE = "HolderSanctioned(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The holder is sanctioned: it neither sends nor receives."

        wallet: Address
