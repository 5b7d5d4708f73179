"""No more holders than the placement allows.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class HolderCountRule:
    """No more holders than the placement allows."""

    @dataclass(eq=False, repr=False)
    class HolderCountExceeded(ContractError):
        """There would be more holders than the placement allows."""

        NAME = "HolderCountRule.HolderCountExceeded"
        SELECTOR = bytes.fromhex("c44edcd4")
        SIGNATURE = "HolderCountExceeded(uint256,uint256)"
        PARAMETERS = (("holders", "uint256"), ("maximum", "uint256"))
        FIELDS = ("holders", "maximum")
        NOTICE = "There would be more holders than the placement allows."

        holders: int
        maximum: int
