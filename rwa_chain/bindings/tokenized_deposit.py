"""One bank's deposits as tokens.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.cash_token import CashToken as _CashToken
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_batch_payments import IBatchPayments as _IBatchPayments
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_court_orders import ICourtOrders as _ICourtOrders
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_holds import IHolds as _IHolds
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.i_tokenized_deposit import ITokenizedDeposit as _ITokenizedDeposit
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("setup", StructOf(lambda: _types.CashSetup)),))
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("wallet", "address"),), (("", "uint256"),))
_BANK_FROZEN: Function[bool] = Function("bankFrozen", "c2cf8b00", (), (("", "bool"),))
_BOOK: Function[None] = Function("book", "a9d301c2", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_BOOKED_DEPOSITS: Function[int] = Function("bookedDeposits", "f2c8c34c", (), (("", "uint256"),))
_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("holdId", "bytes32"), ("orderHash", "bytes32")), ())
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("", "uint256")), (("", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("", "address"),), ())
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_END_ORDER: Function[None] = Function("endOrder", "0b232931", (("id", "uint256"), ("dischargeHash", "bytes32")), ())
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_EXECUTE_ORDER: Function[None] = Function("executeOrder", "94f61134", (("id", "uint256"),), ())
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_FREEZE_BANK: Function[None] = Function("freezeBank", "e222407d", (), ())
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_HALT_PAYMENTS: Function[None] = Function("haltPayments", "e8ff36cf", (), ())
_HASH_ORDER: Function[None] = Function("hashOrder", "0b2b72e0", (("id", "uint256"), ("orderHash", "bytes32")), ())
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("holdId", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_INTERBANK: Function[Address] = Function("interbank", "cea154e3", (), (("", "address"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_ISSUE_BOUND: Function[tuple[int, int]] = Function("issueBound", "2c188fba", (), (("dailyIssue", "uint256"), ("issuedToday", "uint256")))
_LAPSE_ORDER: Function[None] = Function("lapseOrder", "8daf581e", (("id", "uint256"),), ())
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_LODGE_ORDER: Function[int] = Function("lodgeOrder", "2b0ac93d", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("orderHash", "bytes32")), (("id", "uint256"),))
_LODGED_ORDER: Function[int] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("id", "uint256"),))
_LOWER_DAILY_ISSUE: Function[None] = Function("lowerDailyIssue", "185af6ac", (("dailyIssue", "uint256"),), ())
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
_NET_ACROSS: Function[tuple[int, int]] = Function("netAcross", "4624e9d4", (("parties", "address[]"), ("deltas", "int256[]")), (("change", "int256"), ("received", "uint256")))
_OBJECT_TO_ORDER: Function[None] = Function("objectToOrder", "cda97b5f", (("id", "uint256"), ("stayHash", "bytes32")), ())
_ORDER_OF: Function[_types.CourtOrder] = Function("orderOf", "c7e85f94", (("id", "uint256"),), (("o", StructOf(lambda: _types.CourtOrder)),))
_ORDERED_OF: Function[int] = Function("orderedOf", "147a89f9", (("wallet", "address"),), (("", "uint256"),))
_OVERRIDE_OBJECTION: Function[None] = Function("overrideObjection", "dcbf9c5d", (("id", "uint256"), ("orderHash", "bytes32")), ())
_PAY_IN: Function[None] = Function("payIn", "c0331011", (("to", "address"), ("amount", "uint256")), ())
_PAY_MANY: Function[tuple[int, ...]] = Function("payMany", "d63c6364", (("to", "address[]"), ("amounts", "uint256[]")), (("refused", "uint256[]"),))
_PAY_OUT: Function[None] = Function("payOut", "0221038a", (("from", "address"), ("amount", "uint256")), ())
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_PLACE_HOLD: Function[None] = Function("placeHold", "cc84d846", (("holdId", "bytes32"), ("terms", StructOf(lambda: _types.HoldTerms)), ("", "address")), ())
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RAISE_GENERATION: Function[None] = Function("raiseGeneration", "682257bc", (), ())
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lost", "address"), ("successor", "address"), ("holder", "address")), (("", "bool"),))
_REDEEM_DEPOSIT: Function[None] = Function("redeemDeposit", "75ac1999", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_REDEEM_DEPOSIT_SIGNED: Function[None] = Function("redeemDepositSigned", "945e4fcf", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32"), ("deadline", "uint64"), ("signature", "bytes")), ())
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("holdId", "bytes32"),), ())
_RESIZE_HOLD: Function[None] = Function("resizeHold", "905bf665", (("holdId", "bytes32"), ("units", "uint256")), ())
_RESUME_PAYMENTS: Function[None] = Function("resumePayments", "2c084696", (), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_DAILY_ISSUE: Function[None] = Function("setDailyIssue", "90d4767d", (("dailyIssue", "uint256"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_INTERBANK: Function[None] = Function("setInterbank", "beecd7fc", (("interbank_", "address"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("", "address")), (("", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("id", "bytes4"),), (("", "bool"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_SYNC: Function[None] = Function("sync", "ef4fcafa", (("wallet", "address"), ("attributes", "uint256")), ())
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("holdId", "bytes32"), ("to", "address"), ("units", "uint256")), (("", "uint256"),))
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("amount", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_UNBOOK: Function[None] = Function("unbook", "bd5bb7ab", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_UNFREEZE_BANK: Function[None] = Function("unfreezeBank", "3c4933d7", (), ())
_WITHDRAW_POWERS: Function[None] = Function("withdrawPowers", "591cd258", (("agent", "address"),), ())


class TokenizedDeposit(Contract):
    """One bank's deposits as tokens."""

    NAME = "TokenizedDeposit"
    SOURCE = "contracts/cash/TokenizedDeposit.sol"

    @dataclass(eq=False, repr=False)
    class BankFrozen(ContractError):
        """The bank is frozen: it neither issues, redeems, pays nor is paid."""

        NAME = "TokenizedDeposit.BankFrozen"
        SELECTOR = bytes.fromhex("1526dc13")
        SIGNATURE = "BankFrozen(address)"
        PARAMETERS = (("deposit", "address"),)
        FIELDS = ("deposit",)
        NOTICE = "The bank is frozen: it neither issues, redeems, pays nor is paid."

        deposit: Address

    @dataclass(eq=False, repr=False)
    class PaymentListsDiffer(ContractError):
        """`TokenizedDeposit.PaymentListsDiffer`"""

        NAME = "TokenizedDeposit.PaymentListsDiffer"
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
    BalanceInsufficient = _CashToken.BalanceInsufficient
    BankFrozenSet = _ITokenizedDeposit.BankFrozenSet
    BookingKind = _CashToken.BookingKind
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
    DepositPaidIn = _ITokenizedDeposit.DepositPaidIn
    DepositPaidOut = _ITokenizedDeposit.DepositPaidOut
    DepositsBooked = _ICashToken.DepositsBooked
    DepositsExceeded = _ICashToken.DepositsExceeded
    DepositsNetted = _ITokenizedDeposit.DepositsNetted
    DepositsUnbooked = _ICashToken.DepositsUnbooked
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
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
    InterbankSet = _ITokenizedDeposit.InterbankSet
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
    PaymentRefused = _IBatchPayments.PaymentRefused
    PaymentsHalted = _ICashToken.PaymentsHalted
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    RecoverySuccess = _ICashToken.RecoverySuccess
    RedemptionLate = _ITokenizedDeposit.RedemptionLate
    RedemptionNotSigned = _ITokenizedDeposit.RedemptionNotSigned
    RedemptionNotYours = _ICashToken.RedemptionNotYours
    RegistryWithoutCode = _ICashToken.RegistryWithoutCode
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    Transfer = _IERC20.Transfer
    UnitsHeld = _IHolds.UnitsHeld
    WalletNotRecoverable = _IHolds.WalletNotRecoverable
    WalletSucceeded = _IHolds.WalletSucceeded

    @classmethod
    def creation(cls, setup: _types.CashSetup, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (setup,))

    @classmethod
    def deploy(cls, chain: Chain, setup: _types.CashSetup, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(setup, libraries=libraries), sender, gas)

    def _make_admit_wallets(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_ADMIT_WALLETS, (wallets,))

    @write(_make_admit_wallets)
    def admit_wallets(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Admits wallets (REGISTRAR; of money its BANK). Requirements: each is known to the registry with every
        required topic valid, neither frozen nor sanctioned, and passes what else the policy asks of a holder:
        the rule's error otherwise.
        """
        raise Signature

    def allowance(self, owner: AddressLike, spender: AddressLike, *, at: int | None = None) -> int:
        """`allowance(address,address)`

        Returns the remaining number of tokens that `spender` will be allowed to spend on behalf of `owner`
        through {transferFrom}. This is zero by default. This value changes when {approve} or {transferFrom}
        are called.
        """
        return self._view(_ALLOWANCE, (owner, spender), at)

    def _make_approve(self, spender: AddressLike, value: int) -> Call[bool]:
        return self._call(_APPROVE, (spender, value))

    @write(_make_approve)
    def approve(self, spender: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`approve(address,uint256)`

        See {IERC20-approve}. NOTE: If `value` is the maximum `uint256`, the allowance is not updated on
        `transferFrom`. This is semantically equivalent to an infinite approval. Requirements: - `spender`
        cannot be the zero address.
        """
        raise Signature

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

    def balance_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`balanceOf(address)`

        Returns the value of tokens owned by `account`.
        """
        return self._view(_BALANCE_OF, (wallet,), at)

    def bank_frozen(self, *, at: int | None = None) -> bool:
        """`bankFrozen()`"""
        return self._view(_BANK_FROZEN, (), at)

    def _make_book(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_BOOK, (amount, booking_id))

    @write(_make_book)
    def book(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Books what stands behind the money (BANK): deposits placed with the bank, reserves at the central
        bank.

        Emits `DepositsBooked`. Requirements: - the reference is new (`BookingKnown`); - at most 2⁷¹ − 1 is
        booked then (`SupplyTooLarge`): as much again can come from other banks.
        """
        raise Signature

    def booked_deposits(self, *, at: int | None = None) -> int:
        """[cash base units] on the book: most that may be tokens."""
        return self._view(_BOOKED_DEPOSITS, (), at)

    def _make_break_hold(self, hold_id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (hold_id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, hold_id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER).

        Emits `HoldBroken`. Requirements: the hold is there (`HoldUnknown`); the order has a hash
        (`HoldOrderMissing`).
        """
        raise Signature

    def check(self, from_: AddressLike, to: AddressLike, id: int, argument_3: int, *, at: int | None = None) -> bool:
        """Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
        standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are
        not asked.

        With one wallet as both parties it asks about that wallet alone. Requirements: - a fungible asset is
        asked for id 0 (`IdUnknown`).

        Returns whether a rule looks at the two parties or the amount together; otherwise two parties that
        passed once pass with every other party of the same call
        """
        return self._view(_CHECK, (from_, to, id, argument_3), at)

    def check_venue(self, argument_0: AddressLike, *, at: int | None = None) -> None:
        """Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.

        venue: zero = over the counter
        """
        return self._view(_CHECK_VENUE, (argument_0,), at)

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`

        Returns the decimals places of the token.
        """
        return self._view(_DECIMALS, (), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def _make_end_order(self, id: int, discharge_hash: bytes) -> Call[None]:
        return self._call(_END_ORDER, (id, discharge_hash))

    @write(_make_end_order)
    def end_order(self, id: int, discharge_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order by a discharging order, and frees its units (COURT_ORDER).

        Emits `OrderEnded`. Requirements: - lodged (`OrderUnfit`); - the discharging order's hash is new and
        not zero (`CourtOrderRefused`).
        """
        raise Signature

    def entry_of(self, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`."""
        return self._view(_ENTRY_OF, (wallet,), at)

    def _make_execute_order(self, id: int) -> Call[None]:
        return self._call(_EXECUTE_ORDER, (id,))

    @write(_make_execute_order)
    def execute_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Carries an order out (ENFORCER).

        Emits `OrderExecuted`. Requirements: - lodged, with a receiver (`OrderUnfit`); - by another than who
        lodged it (`OrderNeedsAnother`); - two days after its hash, four where it was objected to
        (`OrderTooEarly`); - those of a forced movement: the receiver can receive (`ERC7943CannotReceive`),
        enough units, none of them held (`UnitsHeld`).
        """
        raise Signature

    def _make_forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_FORCED_TRANSFER, (from_, to, amount))

    @write(_make_forced_transfer)
    def forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Executes the order lodged over the same wallets and amount (ENFORCER): `executeOrder` by the
        standards' face.

        Requirements, beside those of `executeOrder`: - such an order is lodged (`CourtOrderNotLodged`).
        """
        raise Signature

    def _make_freeze_bank(self) -> Call[None]:
        return self._call(_FREEZE_BANK, ())

    @write(_make_freeze_bank)
    def freeze_bank(self, *, sender: Party, gas: int | None = None) -> None:
        """Stops the bank, in part or whole insolvent, at once (BRAKE).

        Emits `BankFrozenSet`.
        """
        raise Signature

    def generation(self, *, at: int | None = None) -> int:
        """The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's."""
        return self._view(_GENERATION, (), at)

    def get_frozen_tokens(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`"""
        return self._view(_GET_FROZEN_TOKENS, (wallet,), at)

    def _make_halt_payments(self) -> Call[None]:
        return self._call(_HALT_PAYMENTS, ())

    @write(_make_halt_payments)
    def halt_payments(self, *, sender: Party, gas: int | None = None) -> None:
        """Halts all payments in this money (BRAKE); redemption goes on."""
        raise Signature

    def _make_hash_order(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_HASH_ORDER, (id, order_hash))

    @write(_make_hash_order)
    def hash_order(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Adds the document of a lodged order (COURT_ORDER); the delay begins.

        Emits `OrderHashed`. Requirements: - lodged, without a hash (`OrderUnfit`); - the hash is new and not
        zero (`CourtOrderRefused`).
        """
        raise Signature

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds. [units]"""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, hold_id: bytes, *, at: int | None = None) -> _types.Hold:
        """A hold as it stands; all zero where there is none."""
        return self._view(_HOLD_OF, (hold_id,), at)

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

    def interbank(self, *, at: int | None = None) -> Address:
        """The contract that pays between this bank and others; two deposits are joined by naming the same one."""
        return self._view(_INTERBANK, (), at)

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def is_frozen(self, wallet: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (wallet,), at)

    def _make_issue(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_ISSUE, (wallet, amount, booking_id))

    @write(_make_issue)
    def issue(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Issues money to an admitted wallet (ISSUER).

        Emits `CashIssued`. Requirements: - the wallet is eligible; - supply ≤ booked after it
        (`DepositsExceeded`); - the day's issues stay within the bound (`DailyIssueExceeded`); - the reference
        is new (`BookingKnown`); - what else the token asks of its issuer (`BankFrozen`; `LicenceForbids`,
        `SandboxCapExceeded`, `ReserveStale`).
        """
        raise Signature

    def issue_bound(self, *, at: int | None = None) -> tuple[int, int]:
        """Most that is issued on one day, and what was issued today (UTC). [cash base units]"""
        return self._view(_ISSUE_BOUND, (), at)

    def _make_lapse_order(self, id: int) -> Call[None]:
        return self._call(_LAPSE_ORDER, (id,))

    @write(_make_lapse_order)
    def lapse_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order whose document did not come within 30 days, for anyone.

        Emits `OrderEnded`. Requirements: - lodged, without a hash, 30 days have passed (`OrderUnfit`).
        """
        raise Signature

    def last_record_at(self, *, at: int | None = None) -> int:
        """`lastRecordAt()`

        Money has no record dates.
        """
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes) -> Call[int]:
        return self._call(_LODGE_ORDER, (from_, to, amount, order_hash))

    @write(_make_lodge_order)
    def lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> int:
        """Lodges an order and freezes its units at once (COURT_ORDER).

        Emits `OrderLodged` and `Frozen`. Requirements: - an amount, and another receiver than the wallet
        (`OrderEmpty`); - the wallet was not replaced (`WalletReplaced`); - a hash that is given was never
        used (`CourtOrderRefused`).

        amount: [units] may exceed the balance: what comes in later is frozen too
        order_hash: zero: the document follows within 30 days
        to: who is to receive; zero: the order only freezes
        """
        raise Signature

    def lodged_order(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """The id of the last order lodged over these wallets and this amount; zero where none is."""
        return self._view(_LODGED_ORDER, (from_, to, amount), at)

    def _make_lower_daily_issue(self, daily_issue: int) -> Call[None]:
        return self._call(_LOWER_DAILY_ISSUE, (daily_issue,))

    @write(_make_lower_daily_issue)
    def lower_daily_issue(self, daily_issue: int, *, sender: Party, gas: int | None = None) -> None:
        """Lowers most that is issued on one day, at once (BRAKE).

        Emits `DailyIssueSet`. Requirements: - at most the present one (`DailyIssueNotLower`).
        """
        raise Signature

    def money_config(self, *, at: int | None = None) -> _types.MoneyConfig:
        """`moneyConfig()`"""
        return self._view(_MONEY_CONFIG, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

    def _make_net(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[int]:
        return self._call(_NET, (parties, deltas))

    @write(_make_net)
    def net(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Books the net of many deliveries, each of which the caller has shown to `check` (SETTLE).

        Emits `Transfer` from debtors to creditors, paired in the order of the list. Debtors are booked first.
        Requirements: - the caller has the power (`PowerMissing`); - the lists are of one length
        (`NetListsDiffer`) and the deltas sum to zero (`NetUnbalanced`); - every rule about the market, about
        each party whose delta is not zero and about its final holding, with the rule's own error; a custom
        rule is asked of gross deliveries only, by `check`.

        deltas: [units] positive for what a party gets
        parties: any order, none twice
        Returns received: [units] what reached all creditors
        """
        raise Signature

    def _make_net_across(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[tuple[int, int]]:
        return self._call(_NET_ACROSS, (parties, deltas))

    @write(_make_net_across)
    def net_across(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, int]:
        """Books the net of many payments of which some went to other banks or came from them (the REDEEM power:
        interbank, which needs the power to issue too). What the parties get more than they give is minted and
        booked; what they give more is burnt and leaves the book.

        Emits `Transfer` from debtors to creditors, paired in the order of the list, then to or from nobody;
        `DepositsNetted` where the book changes. Requirements: - the lists are of one length
        (`NetListsDiffer`); - those of a transfer, on each party's side, and `BankFrozen`.

        deltas: [cash base units] positive for what a party gets
        Returns change: [cash base units] of the supply and of the book
        Returns received: [cash base units] what reached all creditors
        """
        raise Signature

    def _make_object_to_order(self, id: int, stay_hash: bytes) -> Call[None]:
        return self._call(_OBJECT_TO_ORDER, (id, stay_hash))

    @write(_make_object_to_order)
    def object_to_order(self, id: int, stay_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Doubles the delay of an order once, by a court's stay (GUARDIAN).

        Emits `OrderObjected`. Requirements: - lodged, not objected to before (`OrderUnfit`); - the stay's
        hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def order_of(self, id: int, *, at: int | None = None) -> _types.CourtOrder:
        """The order of an id; raises `OrderUnknown`."""
        return self._view(_ORDER_OF, (id,), at)

    def ordered_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """[units] of the wallet that orders froze."""
        return self._view(_ORDERED_OF, (wallet,), at)

    def _make_override_objection(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_OVERRIDE_OBJECTION, (id, order_hash))

    @write(_make_override_objection)
    def override_objection(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes an objection's delay away again, finally, by a second order that names the first (COURT_ORDER).

        Emits `ObjectionOverridden`. Requirements: - objected to, not overridden before (`OrderUnfit`); - the
        second order's hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_pay_in(self, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_IN, (to, amount))

    @write(_make_pay_in)
    def pay_in(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Books incoming money and issues it to the payee (the ISSUE power: interbank).

        Requirements: those of a transfer on the payee's side (`NotAdmitted` where it isn't a customer), and
        `BankFrozen`.
        """
        raise Signature

    def _make_pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int]) -> Call[tuple[int, ...]]:
        return self._call(_PAY_MANY, (to, amounts))

    @write(_make_pay_many)
    def pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, ...]:
        """`payMany(address[],uint256[])`

        The payer's entry is written once, at the end.
        """
        raise Signature

    def _make_pay_out(self, from_: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_OUT, (from_, amount))

    @write(_make_pay_out)
    def pay_out(self, from_: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns the payer's money and takes it off the book (the REDEEM power: interbank).

        Requirements: those of a transfer on the payer's side, and `BankFrozen`.
        """
        raise Signature

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The last of those who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

    def _make_place_hold(self, hold_id: bytes, terms: _types.HoldTerms, argument_2: AddressLike) -> Call[None]:
        return self._call(_PLACE_HOLD, (hold_id, terms, argument_2))

    @write(_make_place_hold)
    def place_hold(self, hold_id: bytes, terms: _types.HoldTerms, argument_2: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Encumbers units (HOLD), for the caller as agent.

        Emits `HoldPlaced`. Requirements: - the id is new (`HoldExists`), there is something to hold
        (`HoldEmpty`), and now ≤ expiresAt (`HoldExpired`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the movement to the beneficiary passes every rule now, on the balance and on balance
        − held. Without a beneficiary the deliverer's side alone is tested, and for an agent that redeems
        (REDEEM: a put) only that the wallet is not frozen and the minimum holding; - `venue` is not halted
        (`VenueHalted`); zero = over the counter; - enough free units (`ERC7943InsufficientUnfrozenBalance`).

        hold_id: chosen by the agent
        venue: where the trade was made
        """
        raise Signature

    def policy(self, *, at: int | None = None) -> _types.Policy:
        """`policy()`

        Only the bank admits, and nothing else is asked of a customer.
        """
        return self._view(_POLICY, (), at)

    def powers_of(self, agent: AddressLike, *, at: int | None = None) -> int:
        """`powersOf(address)`"""
        return self._view(_POWERS_OF, (agent,), at)

    def _make_raise_generation(self) -> Call[None]:
        return self._call(_RAISE_GENERATION, ())

    @write(_make_raise_generation)
    def raise_generation(self, *, sender: Party, gas: int | None = None) -> None:
        """Makes every entry count as lapsed until it is looked up again."""
        raise Signature

    def _make_recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike) -> Call[bool]:
        return self._call(_RECOVERY_ADDRESS, (lost, successor, holder))

    @write(_make_recovery_address)
    def recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike, *, sender: Party, gas: int | None = None) -> bool:
        """Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power: two of
        the three approvers and a delay, in `Recovery`). As ERC-3643's call, so that securities and money
        recover alike.

        The whole position goes over, with what is frozen of it and a freeze of the wallet itself; holds
        follow.

        holder: the registry's id of the holder
        """
        raise Signature

    def _make_redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REDEEM_DEPOSIT, (wallet, amount, booking_id))

    @write(_make_redeem_deposit)
    def redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns the caller's own money on withdrawal. The book keeps it until the bank takes it off.

        Emits `CashRedeemed`. Requirements: - the wallet is the caller's (`RedemptionNotYours`); - the caller
        is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`); - enough free money
        (`BalanceInsufficient`); - the caller's reference is new (`BookingKnown`); - the bank isn't frozen
        (`BankFrozen`).
        """
        raise Signature

    def _make_redeem_deposit_signed(self, wallet: AddressLike, amount: int, booking_id: bytes, deadline: int, signature: bytes) -> Call[None]:
        return self._call(_REDEEM_DEPOSIT_SIGNED, (wallet, amount, booking_id, deadline, signature))

    @write(_make_redeem_deposit_signed)
    def redeem_deposit_signed(self, wallet: AddressLike, amount: int, booking_id: bytes, deadline: int, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """`redeemDeposit` by anyone on the customer's signed request.

        Emits `CashRedeemed`. Requirements, beside those of `redeemDeposit` for the wallet: - now ≤ deadline
        (`RedemptionLate`); - the wallet signed `Redemption(wallet, amount, bookingId, deadline)`, or its
        contract says so by ERC-1271 (`RedemptionNotSigned`).

        deadline: [s]
        """
        raise Signature

    def _make_refresh(self, wallet: AddressLike) -> Call[None]:
        return self._call(_REFRESH, (wallet,))

    @write(_make_refresh)
    def refresh(self, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before."""
        raise Signature

    def refused_position(self, parties: Sequence[AddressLike], deltas: Sequence[int], ending: Sequence[int], *, at: int | None = None) -> int:
        """The first party whose final position a rule refuses: free units, minimum, cap, number of holders.

        deltas: [units] positive for what a party gets; zero asks nothing
        ending: [units] of holds of each party that end with it
        Returns index: of the party; the length of the list where all pass
        """
        return self._view(_REFUSED_POSITION, (parties, deltas, ending), at)

    def _make_release_hold(self, hold_id: bytes) -> Call[None]:
        return self._call(_RELEASE_HOLD, (hold_id,))

    @write(_make_release_hold)
    def release_hold(self, hold_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Frees held units: its agent at any time, anyone once now > expiresAt (`HoldStillGood`).

        Emits `HoldReleased`.
        """
        raise Signature

    def _make_resize_hold(self, hold_id: bytes, units: int) -> Call[None]:
        return self._call(_RESIZE_HOLD, (hold_id, units))

    @write(_make_resize_hold)
    def resize_hold(self, hold_id: bytes, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes how many units a hold has (the hold's agent, HOLD).

        Emits `HoldResized`. Requirements: - the hold is there (`HoldUnknown`) and the caller's
        (`HoldNotYours`); something is left (`HoldEmpty`); - more: now ≤ expiresAt (`HoldExpired`), and what
        is added passes the rules of a hold without a beneficiary.

        units: [units] that it has from now on
        """
        raise Signature

    def _make_resume_payments(self) -> Call[None]:
        return self._call(_RESUME_PAYMENTS, ())

    @write(_make_resume_payments)
    def resume_payments(self, *, sender: Party, gas: int | None = None) -> None:
        """Lets payments go on (RESTORER)."""
        raise Signature

    def _make_set_address_frozen(self, wallet: AddressLike, frozen: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (wallet, frozen))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, wallet: AddressLike, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops a wallet, or lets it go on (FREEZER)."""
        raise Signature

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

    def _make_set_daily_issue(self, daily_issue: int) -> Call[None]:
        return self._call(_SET_DAILY_ISSUE, (daily_issue,))

    @write(_make_set_daily_issue)
    def set_daily_issue(self, daily_issue: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets most that is issued on one day (ADMIN).

        Emits `DailyIssueSet`.
        """
        raise Signature

    def _make_set_frozen_tokens(self, wallet: AddressLike, amount: int) -> Call[bool]:
        return self._call(_SET_FROZEN_TOKENS, (wallet, amount))

    @write(_make_set_frozen_tokens)
    def set_frozen_tokens(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Sets how much of a wallet's money is frozen, in all (FREEZER).

        Emits `Frozen`. Requirements: - the wallet was not replaced (`WalletReplaced`); - not less than orders
        froze (`FrozenByOrder`).
        """
        raise Signature

    def _make_set_identity_registry(self, registry: AddressLike) -> Call[None]:
        return self._call(_SET_IDENTITY_REGISTRY, (registry,))

    @write(_make_set_identity_registry)
    def set_identity_registry(self, registry: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the identity registry (ADMIN); every admission is looked up again.

        Requirements: - it is a contract (`RegistryWithoutCode`).
        """
        raise Signature

    def _make_set_interbank(self, interbank: AddressLike) -> Call[None]:
        return self._call(_SET_INTERBANK, (interbank,))

    @write(_make_set_interbank)
    def set_interbank(self, interbank: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the contract that pays between this bank and others (ADMIN); zero takes the bank off the rail.

        Emits `InterbankSet`.
        """
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
        raise Signature

    def _make_settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, argument_4: AddressLike) -> Call[int]:
        return self._call(_SETTLE, (from_, to, id, amount, argument_4))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, argument_4: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        Requirements: - the caller has the power (`PowerMissing`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the venue is not halted (`VenueHalted`); money knows no venues; - every rule of a
        transfer, with the rule's own error.

        id: 0 for a fungible asset, a title's number otherwise
        venue: where the trade was made; zero = over the counter
        Returns received: [units] what reached `to`: the whole amount here, an asset that kept a fee would say
        so
        """
        raise Signature

    def supports_interface(self, id: bytes, *, at: int | None = None) -> bool:
        """`supportsInterface(bytes4)`

        Returns true if this contract implements the interface defined by `interfaceId`. See the corresponding
        https://eips.ethereum.org/EIPS/eip-165#how-interfaces-are-identified[ERC section] to learn more about
        how these ids are created. This function call must use less than 30 000 gas.
        """
        return self._view(_SUPPORTS_INTERFACE, (id,), at)

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`

        Returns the symbol of the token.
        """
        return self._view(_SYMBOL, (), at)

    def _make_sync(self, wallet: AddressLike, attributes: _types.Entry) -> Call[None]:
        return self._call(_SYNC, (wallet, attributes))

    @write(_make_sync)
    def sync(self, wallet: AddressLike, attributes: _types.Entry, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the attributes of an admitted wallet; a wallet without an admission is left alone.

        attributes: as `IAdmissions.admit` answers them; zero validity = lapsed from now on; an empty word =
        the admission of a wallet without units was withdrawn
        """
        raise Signature

    def _make_take_hold(self, hold_id: bytes, to: AddressLike, units: int) -> Call[int]:
        return self._call(_TAKE_HOLD, (hold_id, to, units))

    @write(_make_take_hold)
    def take_hold(self, hold_id: bytes, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves held units to `to` (the hold's agent, SETTLE); what is left stays held.

        Emits `HoldTaken`. Requirements: - the hold is there (`HoldUnknown`), the caller's (`HoldNotYours`),
        and now ≤ expiresAt (`HoldExpired`); - no more than is held (`UnitsHeld`); - every rule but the venue
        halt again.

        units: [units]
        Returns [units] what reached `to`
        """
        raise Signature

    def total_supply(self, *, at: int | None = None) -> int:
        """`totalSupply()`

        Returns the value of tokens in existence.
        """
        return self._view(_TOTAL_SUPPLY, (), at)

    def _make_transfer(self, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_TRANSFER, (to, amount))

    @write(_make_transfer)
    def transfer(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transfer(address,uint256)`

        Moves a `value` amount of tokens from the caller's account to `to`. Returns a boolean value indicating
        whether the operation succeeded. Emits a {Transfer} event.
        """
        raise Signature

    def _make_transfer_from(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_TRANSFER_FROM, (from_, to, amount))

    @write(_make_transfer_from)
    def transfer_from(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transferFrom(address,address,uint256)`

        A frozen, sanctioned or unknown spender moves nothing, whatever its allowance.
        """
        raise Signature

    def _make_unbook(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_UNBOOK, (amount, booking_id))

    @write(_make_unbook)
    def unbook(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes it off the book (BANK).

        Emits `DepositsUnbooked`. Requirements: - supply ≤ what stays booked (`DepositsExceeded`; of an
        attested reserve `ReserveShort`, and `CreditCounted`); - the reference is new (`BookingKnown`).
        """
        raise Signature

    def _make_unfreeze_bank(self) -> Call[None]:
        return self._call(_UNFREEZE_BANK, ())

    @write(_make_unfreeze_bank)
    def unfreeze_bank(self, *, sender: Party, gas: int | None = None) -> None:
        """Lets a frozen bank go on (RESTORER).

        Emits `BankFrozenSet`.
        """
        raise Signature

    def _make_withdraw_powers(self, agent: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_POWERS, (agent,))

    @write(_make_withdraw_powers)
    def withdraw_powers(self, agent: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes all powers from a contract, at once (BRAKE); `setPowers` gives them back.

        Emits `PowersSet`.
        """
        raise Signature
