"""ERC20Permit, from node_modules/@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.nonces import Nonces as _Nonces
from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class ERC20Permit:
    """contract ERC20Permit"""

    @dataclass(eq=False, repr=False)
    class ERC2612ExpiredSignature(ContractError):
        """Permit deadline has expired."""

        NAME = "ERC20Permit.ERC2612ExpiredSignature"
        SELECTOR = bytes.fromhex("62791302")
        SIGNATURE = "ERC2612ExpiredSignature(uint256)"
        PARAMETERS = (("deadline", "uint256"),)
        FIELDS = ("deadline",)
        NOTICE = "Permit deadline has expired."

        deadline: int

    @dataclass(eq=False, repr=False)
    class ERC2612InvalidSigner(ContractError):
        """Mismatched signature."""

        NAME = "ERC20Permit.ERC2612InvalidSigner"
        SELECTOR = bytes.fromhex("4b800e46")
        SIGNATURE = "ERC2612InvalidSigner(address,address)"
        PARAMETERS = (("signer", "address"), ("owner", "address"))
        FIELDS = ("signer", "owner")
        NOTICE = "Mismatched signature."

        signer: Address
        owner: Address

    Approval = _IERC20.Approval
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    ERC20InsufficientAllowance = _IERC20Errors.ERC20InsufficientAllowance
    ERC20InsufficientBalance = _IERC20Errors.ERC20InsufficientBalance
    ERC20InvalidApprover = _IERC20Errors.ERC20InvalidApprover
    ERC20InvalidReceiver = _IERC20Errors.ERC20InvalidReceiver
    ERC20InvalidSender = _IERC20Errors.ERC20InvalidSender
    ERC20InvalidSpender = _IERC20Errors.ERC20InvalidSpender
    InvalidAccountNonce = _Nonces.InvalidAccountNonce
    Transfer = _IERC20.Transfer
