"""Whoever holds is of the investor class that the offer is made to.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class InvestorClassRule:
    """Whoever holds is of the investor class that the offer is made to."""

    @dataclass(eq=False, repr=False)
    class ClassInsufficient(ContractError):
        """The holder is not of the investor class that the offer is made to."""

        NAME = "InvestorClassRule.ClassInsufficient"
        SELECTOR = bytes.fromhex("d1987449")
        SIGNATURE = "ClassInsufficient(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("class", "uint256"), ("minimum", "uint256"))
        FIELDS = ("wallet", "class_", "minimum")
        NOTICE = "The holder is not of the investor class that the offer is made to."

        wallet: Address
        class_: int
        minimum: int
