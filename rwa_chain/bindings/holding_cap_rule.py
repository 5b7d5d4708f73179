"""No holder has more than the cap. Nominees hold for many and are exempt.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class HoldingCapRule:
    """No holder has more than the cap. Nominees hold for many and are exempt."""

    @dataclass(eq=False, repr=False)
    class HoldingAboveCap(ContractError):
        """The wallet would hold more than the cap."""

        NAME = "HoldingCapRule.HoldingAboveCap"
        SELECTOR = bytes.fromhex("f3576e60")
        SIGNATURE = "HoldingAboveCap(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("holding", "uint256"), ("cap", "uint256"))
        FIELDS = ("wallet", "holding", "cap")
        NOTICE = "The wallet would hold more than the cap."

        wallet: Address
        holding: int
        cap: int
