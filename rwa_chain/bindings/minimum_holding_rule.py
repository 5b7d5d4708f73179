"""A holder keeps nothing or at least the minimum. Nominees hold for many and are exempt.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class MinimumHoldingRule:
    """A holder keeps nothing or at least the minimum. Nominees hold for many and are exempt."""

    @dataclass(eq=False, repr=False)
    class HoldingBelowMinimum(ContractError):
        """The wallet would be left with less than the minimum holding, and more than nothing."""

        NAME = "MinimumHoldingRule.HoldingBelowMinimum"
        SELECTOR = bytes.fromhex("0dfa1112")
        SIGNATURE = "HoldingBelowMinimum(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("holding", "uint256"), ("minimum", "uint256"))
        FIELDS = ("wallet", "holding", "minimum")
        NOTICE = "The wallet would be left with less than the minimum holding, and more than nothing."

        wallet: Address
        holding: int
        minimum: int
