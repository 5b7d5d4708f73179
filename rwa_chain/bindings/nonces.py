"""Nonces, from node_modules/@openzeppelin/contracts/utils/Nonces.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class Nonces:
    """contract Nonces"""

    @dataclass(eq=False, repr=False)
    class InvalidAccountNonce(ContractError):
        """The nonce used for an `account` is not the expected current nonce."""

        NAME = "Nonces.InvalidAccountNonce"
        SELECTOR = bytes.fromhex("752d88c0")
        SIGNATURE = "InvalidAccountNonce(address,uint256)"
        PARAMETERS = (("account", "address"), ("currentNonce", "uint256"))
        FIELDS = ("account", "current_nonce")
        NOTICE = "The nonce used for an `account` is not the expected current nonce."

        account: Address
        current_nonce: int
