"""IAccessManaged, from node_modules/@openzeppelin/contracts/access/manager/IAccessManaged.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event
from rwa_chain.errors import ContractError


class IAccessManaged:
    """interface IAccessManaged"""

    @dataclass(frozen=True)
    class AuthorityUpdated(Event):
        """Authority that manages this contract was updated."""

        NAME = "IAccessManaged.AuthorityUpdated"
        TOPIC = "2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad"
        ABI = (("authority", "address", False),)

        authority: Address

    @dataclass(eq=False, repr=False)
    class AccessManagedInvalidAuthority(ContractError):
        """`IAccessManaged.AccessManagedInvalidAuthority`"""

        NAME = "IAccessManaged.AccessManagedInvalidAuthority"
        SELECTOR = bytes.fromhex("c2f31e5e")
        SIGNATURE = "AccessManagedInvalidAuthority(address)"
        PARAMETERS = (("authority", "address"),)
        FIELDS = ("authority",)

        authority: Address

    @dataclass(eq=False, repr=False)
    class AccessManagedRequiredDelay(ContractError):
        """`IAccessManaged.AccessManagedRequiredDelay`"""

        NAME = "IAccessManaged.AccessManagedRequiredDelay"
        SELECTOR = bytes.fromhex("af77169d")
        SIGNATURE = "AccessManagedRequiredDelay(address,uint32)"
        PARAMETERS = (("caller", "address"), ("delay", "uint32"))
        FIELDS = ("caller", "delay")

        caller: Address
        delay: int

    @dataclass(eq=False, repr=False)
    class AccessManagedUnauthorized(ContractError):
        """`IAccessManaged.AccessManagedUnauthorized`"""

        NAME = "IAccessManaged.AccessManagedUnauthorized"
        SELECTOR = bytes.fromhex("068ca9d8")
        SIGNATURE = "AccessManagedUnauthorized(address)"
        PARAMETERS = (("caller", "address"),)
        FIELDS = ("caller",)

        caller: Address
