"""Errors, from node_modules/@openzeppelin/contracts/utils/Errors.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class Errors:
    """library Errors"""

    @dataclass(eq=False, repr=False)
    class FailedCall(ContractError):
        """A call to an address target failed. The target may have reverted."""

        NAME = "Errors.FailedCall"
        SELECTOR = bytes.fromhex("d6bda275")
        SIGNATURE = "FailedCall()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "A call to an address target failed. The target may have reverted."

    @dataclass(eq=False, repr=False)
    class FailedDeployment(ContractError):
        """The deployment failed."""

        NAME = "Errors.FailedDeployment"
        SELECTOR = bytes.fromhex("b06ebf3d")
        SIGNATURE = "FailedDeployment()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "The deployment failed."

    @dataclass(eq=False, repr=False)
    class InsufficientBalance(ContractError):
        """The ETH balance of the account is not enough to perform the operation."""

        NAME = "Errors.InsufficientBalance"
        SELECTOR = bytes.fromhex("cf479181")
        SIGNATURE = "InsufficientBalance(uint256,uint256)"
        PARAMETERS = (("balance", "uint256"), ("needed", "uint256"))
        FIELDS = ("balance", "needed")
        NOTICE = "The ETH balance of the account is not enough to perform the operation."

        balance: int
        needed: int

    @dataclass(eq=False, repr=False)
    class MissingPrecompile(ContractError):
        """A necessary precompile is missing."""

        NAME = "Errors.MissingPrecompile"
        SELECTOR = bytes.fromhex("42b01bce")
        SIGNATURE = "MissingPrecompile(address)"
        PARAMETERS = (("", "address"),)
        FIELDS = ("argument_0",)
        NOTICE = "A necessary precompile is missing."

        argument_0: Address
