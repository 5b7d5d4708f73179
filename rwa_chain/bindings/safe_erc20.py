"""SafeERC20

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class SafeERC20:
    """SafeERC20"""

    @dataclass(eq=False, repr=False)
    class SafeERC20FailedDecreaseAllowance(ContractError):
        """Indicates a failed `decreaseAllowance` request."""

        NAME = "SafeERC20.SafeERC20FailedDecreaseAllowance"
        SELECTOR = bytes.fromhex("e570110f")
        SIGNATURE = "SafeERC20FailedDecreaseAllowance(address,uint256,uint256)"
        PARAMETERS = (("spender", "address"), ("currentAllowance", "uint256"), ("requestedDecrease", "uint256"))
        FIELDS = ("spender", "current_allowance", "requested_decrease")
        NOTICE = "Indicates a failed `decreaseAllowance` request."

        spender: Address
        current_allowance: int
        requested_decrease: int

    @dataclass(eq=False, repr=False)
    class SafeERC20FailedOperation(ContractError):
        """An operation with an ERC-20 token failed."""

        NAME = "SafeERC20.SafeERC20FailedOperation"
        SELECTOR = bytes.fromhex("5274afe7")
        SIGNATURE = "SafeERC20FailedOperation(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)
        NOTICE = "An operation with an ERC-20 token failed."

        token: Address
