"""What every money token is: a register in private placement with two decimals.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.bindings.erc20_permit import ERC20Permit as _ERC20Permit
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_register import IRegister as _IRegister
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.bindings.nonces import Nonces as _Nonces
from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class CashToken:
    """What every money token is: a register in private placement with two decimals."""

    CASH_DECIMALS = 2

    @dataclass(eq=False, repr=False)
    class BalanceInsufficient(ContractError):
        """The wallet has less free money than the payment needs."""

        NAME = "CashToken.BalanceInsufficient"
        SELECTOR = bytes.fromhex("b9cd0e1b")
        SIGNATURE = "BalanceInsufficient(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("balance", "uint256"), ("needed", "uint256"))
        FIELDS = ("wallet", "balance", "needed")
        NOTICE = "The wallet has less free money than the payment needs."

        wallet: Address
        balance: int
        needed: int

    @dataclass(eq=False, repr=False)
    class CashClosed(ContractError):
        """`CashToken.CashClosed`"""

        NAME = "CashToken.CashClosed"
        SELECTOR = bytes.fromhex("506ab4bb")
        SIGNATURE = "CashClosed(uint256,uint256)"
        PARAMETERS = (("closedAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("closed_at", "now_at")

        closed_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PaymentListsDiffer(ContractError):
        """`CashToken.PaymentListsDiffer`"""

        NAME = "CashToken.PaymentListsDiffer"
        SELECTOR = bytes.fromhex("c064f3d6")
        SIGNATURE = "PaymentListsDiffer(uint256,uint256)"
        PARAMETERS = (("payees", "uint256"), ("amounts", "uint256"))
        FIELDS = ("payees", "amounts")

        payees: int
        amounts: int

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AddressFrozen = _ICashToken.AddressFrozen
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    ClosingSet = _IRegister.ClosingSet
    CountryMapSet = _IRegister.CountryMapSet
    CustomRuleSet = _IRegister.CustomRuleSet
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
    ERC7943CannotReceive = _IERC7943Base.ERC7943CannotReceive
    ERC7943CannotSend = _IERC7943Base.ERC7943CannotSend
    ERC7943CannotTransfer = _IERC7943Base.ERC7943CannotTransfer
    ERC7943InsufficientUnfrozenBalance = _IERC7943Base.ERC7943InsufficientUnfrozenBalance
    EntryAdmitted = _IRegister.EntryAdmitted
    EntrySynced = _IRegister.EntrySynced
    ForcedTransfer = _IERC7943Base.ForcedTransfer
    Frozen = _IERC7943Base.Frozen
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
    PaymentRefused = _ICashToken.PaymentRefused
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
