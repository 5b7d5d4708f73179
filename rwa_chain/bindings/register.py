"""The one gate that every movement of a security passes.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_holds import IHolds as _IHolds
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.i_register import IRegister as _IRegister
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.bindings.nonces import Nonces as _Nonces


class Register:
    """The one gate that every movement of a security passes."""

    DECIMALS_MAX = 8

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    ClosingSet = _IRegister.ClosingSet
    ContractExpected = _IPermissionedToken.ContractExpected
    CountryMapSet = _IRegister.CountryMapSet
    CustomRuleSet = _IRegister.CustomRuleSet
    DecimalsTooMany = _IRegister.DecimalsTooMany
    ERC20InsufficientAllowance = _IERC20Errors.ERC20InsufficientAllowance
    ERC20InsufficientBalance = _IERC20Errors.ERC20InsufficientBalance
    ERC20InvalidApprover = _IERC20Errors.ERC20InvalidApprover
    ERC20InvalidReceiver = _IERC20Errors.ERC20InvalidReceiver
    ERC20InvalidSender = _IERC20Errors.ERC20InvalidSender
    ERC20InvalidSpender = _IERC20Errors.ERC20InvalidSpender
    ERC7943CannotReceive = _IERC7943Base.ERC7943CannotReceive
    ERC7943CannotSend = _IERC7943Base.ERC7943CannotSend
    ERC7943CannotTransfer = _IERC7943Base.ERC7943CannotTransfer
    ERC7943InsufficientUnfrozenBalance = _IERC7943Base.ERC7943InsufficientUnfrozenBalance
    EntryAdmitted = _IPermissionedToken.EntryAdmitted
    EntrySynced = _IPermissionedToken.EntrySynced
    ForcedTransfer = _IERC7943Base.ForcedTransfer
    Frozen = _IERC7943Base.Frozen
    GenerationRaised = _IPermissionedToken.GenerationRaised
    HoldBroken = _IHolds.HoldBroken
    HoldEmpty = _IHolds.HoldEmpty
    HoldExists = _IHolds.HoldExists
    HoldExpired = _IHolds.HoldExpired
    HoldNotYours = _IHolds.HoldNotYours
    HoldOrderMissing = _IHolds.HoldOrderMissing
    HoldPlaced = _IHolds.HoldPlaced
    HoldReleased = _IHolds.HoldReleased
    HoldResized = _IHolds.HoldResized
    HoldStillGood = _IHolds.HoldStillGood
    HoldTaken = _IHolds.HoldTaken
    HoldUnknown = _IHolds.HoldUnknown
    IdUnknown = _IDeliverable.IdUnknown
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    InvalidAccountNonce = _Nonces.InvalidAccountNonce
    MembersExhausted = _IRegister.MembersExhausted
    NetListsDiffer = _IDeliverable.NetListsDiffer
    NetUnbalanced = _IDeliverable.NetUnbalanced
    OddLot = _IRegister.OddLot
    PolicySet = _IRegister.PolicySet
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    RecordInstantCancelled = _IRegister.RecordInstantCancelled
    RecordInstantPast = _IRegister.RecordInstantPast
    RecordInstantScheduled = _IRegister.RecordInstantScheduled
    RecordInstantUnknown = _IRegister.RecordInstantUnknown
    RecordInstantsCut = _IRegister.RecordInstantsCut
    RecordInstantsFull = _IRegister.RecordInstantsFull
    RecordNotReached = _IRegister.RecordNotReached
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    Transfer = _IERC20.Transfer
    UnitsHeld = _IHolds.UnitsHeld
    VenueHaltSet = _IRegister.VenueHaltSet
    WalletNotRecoverable = _IHolds.WalletNotRecoverable
    WalletSucceeded = _IHolds.WalletSucceeded
