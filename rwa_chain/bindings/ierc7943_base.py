"""What ERC-7943 says of frozen units and refusals; every register uses some of it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event
from rwa_chain.chain.contract import Contract
from rwa_chain.errors import ContractError


class IERC7943Base(Contract):
    """What ERC-7943 says of frozen units and refusals; every register uses some of it."""

    NAME = "IERC7943Base"
    SOURCE = "contracts/register/interfaces/IERC7943.sol"

    @dataclass(frozen=True)
    class ForcedTransfer(Event):
        """`IERC7943Base.ForcedTransfer`"""

        NAME = "IERC7943Base.ForcedTransfer"
        TOPIC = "7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e00448138"
        ABI = (("from", "address", True), ("to", "address", True), ("amount", "uint256", False))

        from_: Address
        to: Address
        amount: int

    @dataclass(frozen=True)
    class Frozen(Event):
        """`IERC7943Base.Frozen`"""

        NAME = "IERC7943Base.Frozen"
        TOPIC = "68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e7"
        ABI = (("account", "address", True), ("amount", "uint256", False))

        account: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class ERC7943CannotReceive(ContractError):
        """`IERC7943Base.ERC7943CannotReceive`"""

        NAME = "IERC7943Base.ERC7943CannotReceive"
        SELECTOR = bytes.fromhex("705c1eed")
        SIGNATURE = "ERC7943CannotReceive(address)"
        PARAMETERS = (("account", "address"),)
        FIELDS = ("account",)

        account: Address

    @dataclass(eq=False, repr=False)
    class ERC7943CannotSend(ContractError):
        """`IERC7943Base.ERC7943CannotSend`"""

        NAME = "IERC7943Base.ERC7943CannotSend"
        SELECTOR = bytes.fromhex("45bae9e2")
        SIGNATURE = "ERC7943CannotSend(address)"
        PARAMETERS = (("account", "address"),)
        FIELDS = ("account",)

        account: Address

    @dataclass(eq=False, repr=False)
    class ERC7943CannotTransfer(ContractError):
        """`IERC7943Base.ERC7943CannotTransfer`"""

        NAME = "IERC7943Base.ERC7943CannotTransfer"
        SELECTOR = bytes.fromhex("22dda4be")
        SIGNATURE = "ERC7943CannotTransfer(address,address,uint256)"
        PARAMETERS = (("from", "address"), ("to", "address"), ("amount", "uint256"))
        FIELDS = ("from_", "to", "amount")

        from_: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class ERC7943InsufficientUnfrozenBalance(ContractError):
        """`IERC7943Base.ERC7943InsufficientUnfrozenBalance`"""

        NAME = "IERC7943Base.ERC7943InsufficientUnfrozenBalance"
        SELECTOR = bytes.fromhex("00384e71")
        SIGNATURE = "ERC7943InsufficientUnfrozenBalance(address,uint256,uint256)"
        PARAMETERS = (("account", "address"), ("amount", "uint256"), ("unfrozen", "uint256"))
        FIELDS = ("account", "amount", "unfrozen")

        account: Address
        amount: int
        unfrozen: int
