"""IERC20Errors, from node_modules/@openzeppelin/contracts/interfaces/draft-IERC6093.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class IERC20Errors:
    """interface IERC20Errors"""

    @dataclass(eq=False, repr=False)
    class ERC20InsufficientAllowance(ContractError):
        """Indicates a failure with the `spender`’s `allowance`. Used in transfers."""

        NAME = "IERC20Errors.ERC20InsufficientAllowance"
        SELECTOR = bytes.fromhex("fb8f41b2")
        SIGNATURE = "ERC20InsufficientAllowance(address,uint256,uint256)"
        PARAMETERS = (("spender", "address"), ("allowance", "uint256"), ("needed", "uint256"))
        FIELDS = ("spender", "allowance", "needed")
        NOTICE = "Indicates a failure with the `spender`’s `allowance`. Used in transfers."

        spender: Address
        allowance: int
        needed: int

    @dataclass(eq=False, repr=False)
    class ERC20InsufficientBalance(ContractError):
        """Indicates an error related to the current `balance` of a `sender`. Used in transfers."""

        NAME = "IERC20Errors.ERC20InsufficientBalance"
        SELECTOR = bytes.fromhex("e450d38c")
        SIGNATURE = "ERC20InsufficientBalance(address,uint256,uint256)"
        PARAMETERS = (("sender", "address"), ("balance", "uint256"), ("needed", "uint256"))
        FIELDS = ("sender", "balance", "needed")
        NOTICE = "Indicates an error related to the current `balance` of a `sender`. Used in transfers."

        sender: Address
        balance: int
        needed: int

    @dataclass(eq=False, repr=False)
    class ERC20InvalidApprover(ContractError):
        """Indicates a failure with the `approver` of a token to be approved. Used in approvals."""

        NAME = "IERC20Errors.ERC20InvalidApprover"
        SELECTOR = bytes.fromhex("e602df05")
        SIGNATURE = "ERC20InvalidApprover(address)"
        PARAMETERS = (("approver", "address"),)
        FIELDS = ("approver",)
        NOTICE = "Indicates a failure with the `approver` of a token to be approved. Used in approvals."

        approver: Address

    @dataclass(eq=False, repr=False)
    class ERC20InvalidReceiver(ContractError):
        """Indicates a failure with the token `receiver`. Used in transfers."""

        NAME = "IERC20Errors.ERC20InvalidReceiver"
        SELECTOR = bytes.fromhex("ec442f05")
        SIGNATURE = "ERC20InvalidReceiver(address)"
        PARAMETERS = (("receiver", "address"),)
        FIELDS = ("receiver",)
        NOTICE = "Indicates a failure with the token `receiver`. Used in transfers."

        receiver: Address

    @dataclass(eq=False, repr=False)
    class ERC20InvalidSender(ContractError):
        """Indicates a failure with the token `sender`. Used in transfers."""

        NAME = "IERC20Errors.ERC20InvalidSender"
        SELECTOR = bytes.fromhex("96c6fd1e")
        SIGNATURE = "ERC20InvalidSender(address)"
        PARAMETERS = (("sender", "address"),)
        FIELDS = ("sender",)
        NOTICE = "Indicates a failure with the token `sender`. Used in transfers."

        sender: Address

    @dataclass(eq=False, repr=False)
    class ERC20InvalidSpender(ContractError):
        """Indicates a failure with the `spender` to be approved. Used in approvals."""

        NAME = "IERC20Errors.ERC20InvalidSpender"
        SELECTOR = bytes.fromhex("94280d62")
        SIGNATURE = "ERC20InvalidSpender(address)"
        PARAMETERS = (("spender", "address"),)
        FIELDS = ("spender",)
        NOTICE = "Indicates a failure with the `spender` to be approved. Used in approvals."

        spender: Address
