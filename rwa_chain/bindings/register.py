"""The one gate that every movement of every permissioned token passes.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.bindings.erc20_permit import ERC20Permit as _ERC20Permit
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_register import IRegister as _IRegister
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.nonces import Nonces as _Nonces
from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event
from rwa_chain.errors import ContractError


class Register:
    """The one gate that every movement of every permissioned token passes."""

    DECIMALS_MAX = 6
    UNITS_MAX = 0xffffffffffffffffffff

    @dataclass(frozen=True)
    class Frozen(Event):
        """ERC-7943; the token says the same event when an order or a redemption takes frozen units."""

        NAME = "Register.Frozen"
        TOPIC = "68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e7"
        ABI = (("account", "address", True), ("amount", "uint256", False))

        account: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class ERC7943CannotReceive(ContractError):
        """`Register.ERC7943CannotReceive`"""

        NAME = "Register.ERC7943CannotReceive"
        SELECTOR = bytes.fromhex("705c1eed")
        SIGNATURE = "ERC7943CannotReceive(address)"
        PARAMETERS = (("account", "address"),)
        FIELDS = ("account",)

        account: Address

    @dataclass(eq=False, repr=False)
    class ERC7943InsufficientUnfrozenBalance(ContractError):
        """`Register.ERC7943InsufficientUnfrozenBalance`"""

        NAME = "Register.ERC7943InsufficientUnfrozenBalance"
        SELECTOR = bytes.fromhex("00384e71")
        SIGNATURE = "ERC7943InsufficientUnfrozenBalance(address,uint256,uint256)"
        PARAMETERS = (("account", "address"), ("amount", "uint256"), ("unfrozen", "uint256"))
        FIELDS = ("account", "amount", "unfrozen")

        account: Address
        amount: int
        unfrozen: int

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    ClosingSet = _IRegister.ClosingSet
    CountryMapSet = _IRegister.CountryMapSet
    CustomRulesSet = _IRegister.CustomRulesSet
    DecimalsTooMany = _IRegister.DecimalsTooMany
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    ERC20InsufficientAllowance = _IERC20Errors.ERC20InsufficientAllowance
    ERC20InsufficientBalance = _IERC20Errors.ERC20InsufficientBalance
    ERC20InvalidApprover = _IERC20Errors.ERC20InvalidApprover
    ERC20InvalidReceiver = _IERC20Errors.ERC20InvalidReceiver
    ERC20InvalidSender = _IERC20Errors.ERC20InvalidSender
    ERC20InvalidSpender = _IERC20Errors.ERC20InvalidSpender
    ERC2612ExpiredSignature = _ERC20Permit.ERC2612ExpiredSignature
    ERC2612InvalidSigner = _ERC20Permit.ERC2612InvalidSigner
    EntryAdmitted = _IRegister.EntryAdmitted
    EntrySynced = _IRegister.EntrySynced
    GenerationRaised = _IRegister.GenerationRaised
    GenerationsExhausted = _IRegister.GenerationsExhausted
    HoldBroken = _IRegister.HoldBroken
    HoldExists = _IRegister.HoldExists
    HoldExpired = _IRegister.HoldExpired
    HoldNotYours = _IRegister.HoldNotYours
    HoldPlaced = _IRegister.HoldPlaced
    HoldReleased = _IRegister.HoldReleased
    HoldStillGood = _IRegister.HoldStillGood
    HoldTaken = _IRegister.HoldTaken
    HoldUnknown = _IRegister.HoldUnknown
    HoldsCancelled = _IRegister.HoldsCancelled
    IdentityRegistryReplaced = _IRegister.IdentityRegistryReplaced
    InvalidAccountNonce = _Nonces.InvalidAccountNonce
    MembersExhausted = _IRegister.MembersExhausted
    OddLot = _IRegister.OddLot
    PolicySet = _IRegister.PolicySet
    PowerMissing = _IRegister.PowerMissing
    PowersSet = _IRegister.PowersSet
    RecordInstantCancelled = _IRegister.RecordInstantCancelled
    RecordInstantPast = _IRegister.RecordInstantPast
    RecordInstantScheduled = _IRegister.RecordInstantScheduled
    RecordInstantUnknown = _IRegister.RecordInstantUnknown
    RecordInstantsFull = _IRegister.RecordInstantsFull
    RecordNotReached = _IRegister.RecordNotReached
    SpenderRefused = _IRegister.SpenderRefused
    SupplyTooLarge = _IRegister.SupplyTooLarge
    Transfer = _IERC20.Transfer
    UnitsHeld = _IRegister.UnitsHeld
    VenueHaltSet = _IRegister.VenueHaltSet
    WalletNotRecoverable = _IRegister.WalletNotRecoverable
    WalletSucceeded = _IRegister.WalletSucceeded
