"""What every money token is: entries of customers whom the issuer admits, and the few rules that money has.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_court_orders import ICourtOrders as _ICourtOrders
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class CashToken:
    """What every money token is: entries of customers whom the issuer admits, and the few rules that money has."""

    MOST_DECIMALS = 6

    class BookingKind(IntEnum):
        """A bank's references are unique in each."""

        BOOK = 0
        UNBOOK = 1
        ISSUE = 2
        REDEEM = 3

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

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AddressFrozen = _ICashToken.AddressFrozen
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BookingKnown = _ICashToken.BookingKnown
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    ContractExpected = _IPermissionedToken.ContractExpected
    CourtOrderNotLodged = _ICourtOrders.CourtOrderNotLodged
    CourtOrderRefused = _ICourtOrders.CourtOrderRefused
    DailyIssueExceeded = _ICashToken.DailyIssueExceeded
    DailyIssueNotLower = _ICashToken.DailyIssueNotLower
    DailyIssueSet = _ICashToken.DailyIssueSet
    DecimalsTooMany = _ICashToken.DecimalsTooMany
    DepositsBooked = _ICashToken.DepositsBooked
    DepositsExceeded = _ICashToken.DepositsExceeded
    DepositsUnbooked = _ICashToken.DepositsUnbooked
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
    FrozenByOrder = _ICourtOrders.FrozenByOrder
    GenerationRaised = _IPermissionedToken.GenerationRaised
    IdUnknown = _IDeliverable.IdUnknown
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    NetListsDiffer = _IDeliverable.NetListsDiffer
    NetUnbalanced = _IDeliverable.NetUnbalanced
    ObjectionOverridden = _ICourtOrders.ObjectionOverridden
    OrderEmpty = _ICourtOrders.OrderEmpty
    OrderEnded = _ICourtOrders.OrderEnded
    OrderExecuted = _ICourtOrders.OrderExecuted
    OrderHashed = _ICourtOrders.OrderHashed
    OrderLodged = _ICourtOrders.OrderLodged
    OrderNeedsAnother = _ICourtOrders.OrderNeedsAnother
    OrderObjected = _ICourtOrders.OrderObjected
    OrderTooEarly = _ICourtOrders.OrderTooEarly
    OrderUnfit = _ICourtOrders.OrderUnfit
    OrderUnknown = _ICourtOrders.OrderUnknown
    PaymentsHalted = _ICashToken.PaymentsHalted
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    RecoverySuccess = _ICashToken.RecoverySuccess
    RedemptionNotYours = _ICashToken.RedemptionNotYours
    RegistryWithoutCode = _ICashToken.RegistryWithoutCode
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    Transfer = _IERC20.Transfer
