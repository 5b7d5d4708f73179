"""A stablecoin of a licensed issuer.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.cash_token import CashToken as _CashToken
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_court_orders import ICourtOrders as _ICourtOrders
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.i_reserve import IReserve as _IReserve
from rwa_chain.bindings.i_stablecoin import IStablecoin as _IStablecoin
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("setup", StructOf(lambda: _types.CashSetup)), ("days", StructOf(lambda: _types.BusinessDays)), ("peg_consent", "bytes32")))
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_ATTEST_RESERVE: Function[None] = Function("attestReserve", "c37ea608", (("attestation", StructOf(lambda: _types.ReserveAttestation)), ("signatures", ArrayOf(StructOf(lambda: _types.AttesterSignature)))), ())
_ATTESTATION_DIGEST: Function[bytes] = Function("attestationDigest", "c6cd8200", (("a", StructOf(lambda: _types.ReserveAttestation)),), (("", "bytes32"),))
_ATTESTER_KIND: Function[_types.Attester] = Function("attesterKind", "4f23fa48", (("attester", "address"),), (("", EnumOf(lambda: _types.Attester)),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BACKING: Function[int] = Function("backing", "c9503fe2", (), (("", "uint256"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("wallet", "address"),), (("", "uint256"),))
_BOOK: Function[None] = Function("book", "a9d301c2", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_BOOKED_DEPOSITS: Function[int] = Function("bookedDeposits", "f2c8c34c", (), (("", "uint256"),))
_BUSINESS_DAYS: Function[_types.BusinessDays] = Function("businessDays", "36c99d91", (), (("", StructOf(lambda: _types.BusinessDays)),))
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("", "uint256")), (("", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("", "address"),), ())
_CONFIRM_PAYOUT: Function[None] = Function("confirmPayout", "5ef07a31", (("wallet", "address"), ("bookingId", "bytes32"), ("paymentRef", "bytes32")), ())
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DELAY_REDEMPTIONS: Function[None] = Function("delayRedemptions", "8c061240", (("until", "uint64"), ("consent", "bytes32")), ())
_DELAYED_UNTIL: Function[int] = Function("delayedUntil", "0d1a7134", (), (("", "uint64"),))
_DRAW_ATTESTATION_DAY: Function[None] = Function("drawAttestationDay", "71d10f6e", (), ())
_DUE_AT: Function[int] = Function("dueAt", "85f1b090", (), (("", "uint64"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_END_ORDER: Function[None] = Function("endOrder", "0b232931", (("id", "uint256"), ("dischargeHash", "bytes32")), ())
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_EXECUTE_ORDER: Function[None] = Function("executeOrder", "94f61134", (("id", "uint256"),), ())
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_HALT_PAYMENTS: Function[None] = Function("haltPayments", "e8ff36cf", (), ())
_HASH_ORDER: Function[None] = Function("hashOrder", "0b2b72e0", (("id", "uint256"), ("orderHash", "bytes32")), ())
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_IS_HOLIDAY: Function[bool] = Function("isHoliday", "9443bb0e", (("day", "uint32"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_ISSUE_BOUND: Function[tuple[int, int]] = Function("issueBound", "2c188fba", (), (("dailyIssue", "uint256"), ("issuedToday", "uint256")))
_LAPSE_ORDER: Function[None] = Function("lapseOrder", "8daf581e", (("id", "uint256"),), ())
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_LATEST_ATTESTATION: Function[_types.ReserveAttestation] = Function("latestAttestation", "24b6d96a", (), (("", StructOf(lambda: _types.ReserveAttestation)),))
_LICENCE: Function[_types.Licence] = Function("licence", "40ace468", (), (("", EnumOf(lambda: _types.Licence)),))
_LODGE_ORDER: Function[int] = Function("lodgeOrder", "2b0ac93d", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("orderHash", "bytes32")), (("id", "uint256"),))
_LODGED_ORDER: Function[int] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("id", "uint256"),))
_LOWER_DAILY_ISSUE: Function[None] = Function("lowerDailyIssue", "185af6ac", (("dailyIssue", "uint256"),), ())
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
_OBJECT_TO_ORDER: Function[None] = Function("objectToOrder", "cda97b5f", (("id", "uint256"), ("stayHash", "bytes32")), ())
_OPEN_ATTESTATION_DRAW: Function[None] = Function("openAttestationDraw", "2977abe1", (("fromDay", "uint32"), ("toDay", "uint32")), ())
_ORDER_OF: Function[_types.CourtOrder] = Function("orderOf", "c7e85f94", (("id", "uint256"),), (("o", StructOf(lambda: _types.CourtOrder)),))
_ORDERED_OF: Function[int] = Function("orderedOf", "147a89f9", (("wallet", "address"),), (("", "uint256"),))
_OVERRIDE_OBJECTION: Function[None] = Function("overrideObjection", "dcbf9c5d", (("id", "uint256"), ("orderHash", "bytes32")), ())
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RAISE_GENERATION: Function[None] = Function("raiseGeneration", "682257bc", (), ())
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lost", "address"), ("successor", "address"), ("holder", "address")), (("", "bool"),))
_REDEMPTION_OF: Function[_types.Redemption] = Function("redemptionOf", "58695f34", (("wallet", "address"), ("bookingId", "bytes32")), (("", StructOf(lambda: _types.Redemption)),))
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_REJECT_PAYOUT: Function[None] = Function("rejectPayout", "e57288fe", (("wallet", "address"), ("bookingId", "bytes32"), ("paymentRef", "bytes32")), ())
_REPORT_FIGURES: Function[None] = Function("reportFigures", "48c79026", (("paidUp", "uint256"), ("liquid", "uint256"), ("expenses", "uint256"), ("document", "bytes32")), ())
_REPORT_OVERDUE: Function[None] = Function("reportOverdue", "da5ff596", (("wallet", "address"), ("bookingId", "bytes32")), ())
_REPORT_PAYOUT: Function[None] = Function("reportPayout", "c60735e4", (("wallet", "address"), ("bookingId", "bytes32"), ("paymentRef", "bytes32")), ())
_REPORT_RESERVE: Function[None] = Function("reportReserve", "b9b2e461", (), ())
_REQUEST_REDEMPTION: Function[None] = Function("requestRedemption", "1d836fea", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_RESERVE_STATE: Function[_types.ReserveState] = Function("reserveState", "bf964953", (), (("", EnumOf(lambda: _types.ReserveState)),))
_RESERVE_TERMS: Function[tuple[int, int, int]] = Function("reserveTerms", "b71f03ac", (), (("threshold", "uint256"), ("maxAge", "uint64"), ("buffer", "uint16")))
_RESERVE_TOTALS: Function[tuple[int, int, int]] = Function("reserveTotals", "306aeff9", (), (("credits", "uint256"), ("payouts", "uint256"), ("reported", "uint256")))
_RESUME_PAYMENTS: Function[None] = Function("resumePayments", "2c084696", (), ())
_RETURN_REDEMPTION: Function[None] = Function("returnRedemption", "68a939dc", (("wallet", "address"), ("bookingId", "bytes32"), ("reason", "bytes32")), ())
_SANDBOX_CAP: Function[int] = Function("sandboxCap", "3c904856", (), (("", "uint256"),))
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_ATTESTER: Function[None] = Function("setAttester", "816bd284", (("attester", "address"), ("kind", EnumOf(lambda: _types.Attester))), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_DAILY_ISSUE: Function[None] = Function("setDailyIssue", "90d4767d", (("dailyIssue", "uint256"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_HOLIDAY: Function[None] = Function("setHoliday", "d4665560", (("day", "uint32"), ("holiday", "bool")), ())
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_LICENCE: Function[None] = Function("setLicence", "b7c34c07", (("licence_", EnumOf(lambda: _types.Licence)), ("document", "bytes32")), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SET_RESERVE_TERMS: Function[None] = Function("setReserveTerms", "c1fa1d8b", (("threshold", "uint256"), ("maxAge", "uint64"), ("buffer", "uint16")), ())
_SET_SANDBOX_CAP: Function[None] = Function("setSandboxCap", "5e9ad4a6", (("cap", "uint256"),), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("", "address")), (("", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("id", "bytes4"),), (("", "bool"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_SYNC: Function[None] = Function("sync", "ef4fcafa", (("wallet", "address"), ("attributes", "uint256")), ())
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("amount", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_UNBOOK: Function[None] = Function("unbook", "bd5bb7ab", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_UNPAID_REDEMPTIONS: Function[int] = Function("unpaidRedemptions", "9743612b", (), (("", "uint256"),))
_WITHDRAW_POWERS: Function[None] = Function("withdrawPowers", "591cd258", (("agent", "address"),), ())


class Stablecoin(Contract):
    """A stablecoin of a licensed issuer."""

    NAME = "Stablecoin"
    SOURCE = "contracts/cash/Stablecoin.sol"

    LONGEST_HOLIDAYS = 14

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AddressFrozen = _ICashToken.AddressFrozen
    Approval = _IERC20.Approval
    AttestationDayDrawn = _IReserve.AttestationDayDrawn
    AttestationDrawOpened = _IReserve.AttestationDrawOpened
    AttestationNotSigned = _IReserve.AttestationNotSigned
    AttestationTimeInvalid = _IReserve.AttestationTimeInvalid
    AttestationTotalInvalid = _IReserve.AttestationTotalInvalid
    AttesterKindMissing = _IReserve.AttesterKindMissing
    AttesterSet = _IReserve.AttesterSet
    AttesterUnknown = _IReserve.AttesterUnknown
    AttestersNotRising = _IReserve.AttestersNotRising
    AttestersTooFew = _IReserve.AttestersTooFew
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BalanceInsufficient = _CashToken.BalanceInsufficient
    BookingKind = _CashToken.BookingKind
    BookingKnown = _ICashToken.BookingKnown
    BusinessDaysInvalid = _IStablecoin.BusinessDaysInvalid
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    ConsentMissing = _IStablecoin.ConsentMissing
    ContractExpected = _IPermissionedToken.ContractExpected
    CourtOrderNotLodged = _ICourtOrders.CourtOrderNotLodged
    CourtOrderRefused = _ICourtOrders.CourtOrderRefused
    CreditCounted = _IReserve.CreditCounted
    DailyIssueExceeded = _ICashToken.DailyIssueExceeded
    DailyIssueNotLower = _ICashToken.DailyIssueNotLower
    DailyIssueSet = _ICashToken.DailyIssueSet
    DecimalsTooMany = _ICashToken.DecimalsTooMany
    DepositsBooked = _ICashToken.DepositsBooked
    DepositsExceeded = _ICashToken.DepositsExceeded
    DepositsUnbooked = _ICashToken.DepositsUnbooked
    DrawNotOpen = _IReserve.DrawNotOpen
    DrawPeriodInvalid = _IReserve.DrawPeriodInvalid
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
    FiguresReported = _IStablecoin.FiguresReported
    ForcedTransfer = _IERC7943Base.ForcedTransfer
    Frozen = _IERC7943Base.Frozen
    FrozenByOrder = _ICourtOrders.FrozenByOrder
    GenerationRaised = _IPermissionedToken.GenerationRaised
    HolidaySet = _IStablecoin.HolidaySet
    IdUnknown = _IDeliverable.IdUnknown
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    LicenceForbids = _IStablecoin.LicenceForbids
    LicenceSet = _IStablecoin.LicenceSet
    LicenceStepInvalid = _IStablecoin.LicenceStepInvalid
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
    PaymentDiffers = _IStablecoin.PaymentDiffers
    PaymentRefUnfit = _IStablecoin.PaymentRefUnfit
    PaymentsHalted = _ICashToken.PaymentsHalted
    PayoutNeedsAnotherKey = _IStablecoin.PayoutNeedsAnotherKey
    PayoutRejected = _IStablecoin.PayoutRejected
    PayoutReported = _IStablecoin.PayoutReported
    PegConsentMissing = _IStablecoin.PegConsentMissing
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    RecoverySuccess = _ICashToken.RecoverySuccess
    RedemptionNotDue = _IStablecoin.RedemptionNotDue
    RedemptionNotYours = _ICashToken.RedemptionNotYours
    RedemptionOverdue = _IStablecoin.RedemptionOverdue
    RedemptionPaid = _IStablecoin.RedemptionPaid
    RedemptionRequested = _IStablecoin.RedemptionRequested
    RedemptionReturned = _IStablecoin.RedemptionReturned
    RedemptionStateWrong = _IStablecoin.RedemptionStateWrong
    RedemptionsDelayed = _IStablecoin.RedemptionsDelayed
    RegistryWithoutCode = _ICashToken.RegistryWithoutCode
    ReserveAttested = _IReserve.ReserveAttested
    ReserveReported = _IReserve.ReserveReported
    ReserveShort = _IReserve.ReserveShort
    ReserveStale = _IReserve.ReserveStale
    ReserveSufficient = _IReserve.ReserveSufficient
    ReserveTermsInvalid = _IReserve.ReserveTermsInvalid
    ReserveTermsSet = _IReserve.ReserveTermsSet
    SandboxCapExceeded = _IStablecoin.SandboxCapExceeded
    SandboxCapSet = _IStablecoin.SandboxCapSet
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    Transfer = _IERC20.Transfer

    @classmethod
    def creation(cls, setup: _types.CashSetup, days: _types.BusinessDays, peg_consent: bytes, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (setup, days, peg_consent))

    @classmethod
    def deploy(cls, chain: Chain, setup: _types.CashSetup, days: _types.BusinessDays, peg_consent: bytes, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(setup, days, peg_consent, libraries=libraries), sender, gas)

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

    def _make_attest_reserve(self, attestation: _types.ReserveAttestation, signatures: Sequence[_types.AttesterSignature]) -> Call[None]:
        return self._call(_ATTEST_RESERVE, (attestation, signatures))

    @write(_make_attest_reserve)
    def attest_reserve(self, attestation: _types.ReserveAttestation, signatures: Sequence[_types.AttesterSignature], *, sender: Party, gas: int | None = None) -> None:
        """Records an attestation; anybody brings it.

        Emits `ReserveAttested`. Requirements: - later than the last one and not of the future
        (`AttestationTimeInvalid`); - its totals lie between the last one's and what was booked, and what was
        paid out and reported (`AttestationTotalInvalid`); - signers rise (`AttestersNotRising`), are
        attesters (`AttesterUnknown`) and signed (`AttestationNotSigned`); - as many as the threshold
        (`AttestersTooFew`), of both kinds (`AttesterKindMissing`).
        """
        raise Signature

    def attestation_digest(self, a: _types.ReserveAttestation, *, at: int | None = None) -> bytes:
        """The digest that attesters sign (EIP-712)."""
        return self._view(_ATTESTATION_DIGEST, (a,), at)

    def attester_kind(self, attester: AddressLike, *, at: int | None = None) -> _types.Attester:
        """`attesterKind(address)`"""
        return self._view(_ATTESTER_KIND, (attester,), at)

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

    def backing(self, *, at: int | None = None) -> int:
        """[cash base units] what may be owed at most."""
        return self._view(_BACKING, (), at)

    def balance_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`balanceOf(address)`

        Returns the value of tokens owned by `account`.
        """
        return self._view(_BALANCE_OF, (wallet,), at)

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
        """[cash base units] on the book: most that may be tokens.

        The reserve's backing: what may be owed at most.
        """
        return self._view(_BOOKED_DEPOSITS, (), at)

    def business_days(self, *, at: int | None = None) -> _types.BusinessDays:
        """`businessDays()`"""
        return self._view(_BUSINESS_DAYS, (), at)

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

    def _make_confirm_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes) -> Call[None]:
        return self._call(_CONFIRM_PAYOUT, (wallet, booking_id, payment_ref))

    @write(_make_confirm_payout)
    def confirm_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Confirms the payment that the custodian reported (ISSUER): the holder's claim ends.

        Emits `RedemptionPaid`. Requirements: - its payment was reported (`RedemptionStateWrong`), by another
        key (`PayoutNeedsAnotherKey`); - it is that payment (`PaymentDiffers`).
        """
        raise Signature

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`

        Returns the decimals places of the token.
        """
        return self._view(_DECIMALS, (), at)

    def _make_delay_redemptions(self, until: int, consent: bytes) -> Call[None]:
        return self._call(_DELAY_REDEMPTIONS, (until, consent))

    @write(_make_delay_redemptions)
    def delay_redemptions(self, until: int, consent: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves the clock of open redemptions to an instant, with the authority's consent (ADMIN).

        Emits `RedemptionsDelayed`. Requirements: - a consent's hash (`ConsentMissing`).
        """
        raise Signature

    def delayed_until(self, *, at: int | None = None) -> int:
        """[s] until when the clocks of redemptions stand still."""
        return self._view(_DELAYED_UNTIL, (), at)

    def _make_draw_attestation_day(self) -> Call[None]:
        return self._call(_DRAW_ATTESTATION_DAY, ())

    @write(_make_draw_attestation_day)
    def draw_attestation_day(self, *, sender: Party, gas: int | None = None) -> None:
        """Draws the day from the hash of the block after the opening; anybody may.

        Emits `AttestationDayDrawn`. Whoever makes that block can choose the day: on a chain of a few
        operators the auditor checks who made it. Requirements: - between 2 and 257 blocks after the opening
        (`DrawNotOpen`).
        """
        raise Signature

    def due_at(self, *, at: int | None = None) -> int:
        """[s] when a redemption requested now would be due: the end of the next business day, after 14 days at
        most.
        """
        return self._view(_DUE_AT, (), at)

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

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

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

    def is_holiday(self, day: int, *, at: int | None = None) -> bool:
        """`isHoliday(uint32)`"""
        return self._view(_IS_HOLIDAY, (day,), at)

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

    def latest_attestation(self, *, at: int | None = None) -> _types.ReserveAttestation:
        """`latestAttestation()`"""
        return self._view(_LATEST_ATTESTATION, (), at)

    def licence(self, *, at: int | None = None) -> _types.Licence:
        """`licence()`"""
        return self._view(_LICENCE, (), at)

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

    def _make_object_to_order(self, id: int, stay_hash: bytes) -> Call[None]:
        return self._call(_OBJECT_TO_ORDER, (id, stay_hash))

    @write(_make_object_to_order)
    def object_to_order(self, id: int, stay_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Doubles the delay of an order once, by a court's stay (GUARDIAN).

        Emits `OrderObjected`. Requirements: - lodged, not objected to before (`OrderUnfit`); - the stay's
        hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_open_attestation_draw(self, from_day: int, to_day: int) -> Call[None]:
        return self._call(_OPEN_ATTESTATION_DRAW, (from_day, to_day))

    @write(_make_open_attestation_draw)
    def open_attestation_draw(self, from_day: int, to_day: int, *, sender: Party, gas: int | None = None) -> None:
        """Opens the draw of a day of a past period; anybody may, and again where the draw's block was missed.

        Emits `AttestationDrawOpened`. Requirements: - the period follows the last drawn one, or is the first
        and begins at most 366 days ago; has 28 to 366 days, and has passed (`DrawPeriodInvalid`); - no draw
        is open whose block can still be read (`DrawNotOpen`).
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

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The last of those who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

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

    def redemption_of(self, wallet: AddressLike, booking_id: bytes, *, at: int | None = None) -> _types.Redemption:
        """`redemptionOf(address,bytes32)`"""
        return self._view(_REDEMPTION_OF, (wallet, booking_id), at)

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

    def _make_reject_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes) -> Call[None]:
        return self._call(_REJECT_PAYOUT, (wallet, booking_id, payment_ref))

    @write(_make_reject_payout)
    def reject_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes the custodian's report back where the payment was not made or failed (ISSUER): the claim waits
        for another. One that an attestation is without already stays paid out: the reserve is less by it
        until the custodian books what came back, as a credit.

        Emits `PayoutRejected`. Requirements: - its payment was reported (`RedemptionStateWrong`), by another
        key (`PayoutNeedsAnotherKey`); - it is that payment (`PaymentDiffers`).
        """
        raise Signature

    def _make_report_figures(self, paid_up: int, liquid: int, expenses: int, document: bytes) -> Call[None]:
        return self._call(_REPORT_FIGURES, (paid_up, liquid, expenses, document))

    @write(_make_report_figures)
    def report_figures(self, paid_up: int, liquid: int, expenses: int, document: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Reports the licence's figures (BANK).

        Emits `FiguresReported`.
        """
        raise Signature

    def _make_report_overdue(self, wallet: AddressLike, booking_id: bytes) -> Call[None]:
        return self._call(_REPORT_OVERDUE, (wallet, booking_id))

    @write(_make_report_overdue)
    def report_overdue(self, wallet: AddressLike, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Reports that a redemption is late; anybody may, once.

        Emits `RedemptionOverdue`. Requirements: - it is open and not reported (`RedemptionStateWrong`); - its
        clock has run out (`RedemptionNotDue`).
        """
        raise Signature

    def _make_report_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes) -> Call[None]:
        return self._call(_REPORT_PAYOUT, (wallet, booking_id, payment_ref))

    @write(_make_report_payout)
    def report_payout(self, wallet: AddressLike, booking_id: bytes, payment_ref: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Reports that a redemption was paid out of the reserve, again where the payment became another (BANK);
        ends nothing.

        Emits `PayoutReported`. Requirements: - it is open (`RedemptionStateWrong`); - the payment has a
        reference, which was reported for no other redemption (`PaymentRefUnfit`).
        """
        raise Signature

    def _make_report_reserve(self) -> Call[None]:
        return self._call(_REPORT_RESERVE, ())

    @write(_make_report_reserve)
    def report_reserve(self, *, sender: Party, gas: int | None = None) -> None:
        """Says in public that the reserve is short or stale; anybody may.

        Emits `ReserveReported`. Requirements: - it is (`ReserveSufficient`).
        """
        raise Signature

    def _make_request_redemption(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REQUEST_REDEMPTION, (wallet, amount, booking_id))

    @write(_make_request_redemption)
    def request_redemption(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns the caller's money; the issuer owes it until the payout is reported and confirmed.

        Emits `CashRedeemed`, `RedemptionRequested`. Goes on while payments are halted and the reserve is
        short or stale. Requirements: - the wallet is the caller's (`RedemptionNotYours`); - the caller's
        reference is new (`BookingKnown`); - the caller is neither stopped nor sanctioned (`WalletFrozen`,
        `HolderSanctioned`); - enough free money (`BalanceInsufficient`).
        """
        raise Signature

    def reserve_state(self, *, at: int | None = None) -> _types.ReserveState:
        """Whether the reserve lets money be issued."""
        return self._view(_RESERVE_STATE, (), at)

    def reserve_terms(self, *, at: int | None = None) -> tuple[int, int, int]:
        """`reserveTerms()`"""
        return self._view(_RESERVE_TERMS, (), at)

    def reserve_totals(self, *, at: int | None = None) -> tuple[int, int, int]:
        """What was booked and paid out, in all. [cash base units]

        Returns credits: booked by the custodian
        Returns payouts: confirmed by the issuer, or attested and then rejected
        Returns reported: by the custodian, and not confirmed
        """
        return self._view(_RESERVE_TOTALS, (), at)

    def _make_resume_payments(self) -> Call[None]:
        return self._call(_RESUME_PAYMENTS, ())

    @write(_make_resume_payments)
    def resume_payments(self, *, sender: Party, gas: int | None = None) -> None:
        """Lets payments go on (RESTORER)."""
        raise Signature

    def _make_return_redemption(self, wallet: AddressLike, booking_id: bytes, reason: bytes) -> Call[None]:
        return self._call(_RETURN_REDEMPTION, (wallet, booking_id, reason))

    @write(_make_return_redemption)
    def return_redemption(self, wallet: AddressLike, booking_id: bytes, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Gives the money back as tokens where it can't be paid (BANK); no issue, since it never left what is
        owed. What was reported as paid is rejected by the issuer first, so that nobody alone gives tokens and
        money.

        Emits `RedemptionReturned`. Requirements: - no payment of it is reported (`RedemptionStateWrong`); -
        the wallet's successor may hold (`NotAdmitted`).
        """
        raise Signature

    def sandbox_cap(self, *, at: int | None = None) -> int:
        """`sandboxCap()`"""
        return self._view(_SANDBOX_CAP, (), at)

    def _make_set_address_frozen(self, wallet: AddressLike, frozen: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (wallet, frozen))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, wallet: AddressLike, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops a wallet, or lets it go on (FREEZER)."""
        raise Signature

    def _make_set_attester(self, attester: AddressLike, kind: _types.Attester) -> Call[None]:
        return self._call(_SET_ATTESTER, (attester, kind))

    @write(_make_set_attester)
    def set_attester(self, attester: AddressLike, kind: _types.Attester, *, sender: Party, gas: int | None = None) -> None:
        """Makes an address an attester of a kind, or none (ADMIN).

        Emits `AttesterSet`.
        """
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

    def _make_set_holiday(self, day: int, holiday: bool) -> Call[None]:
        return self._call(_SET_HOLIDAY, (day, holiday))

    @write(_make_set_holiday)
    def set_holiday(self, day: int, holiday: bool, *, sender: Party, gas: int | None = None) -> None:
        """Makes a day of the week a holiday or a business day again (ADMIN). Days count from 1 January 1970.

        Emits `HolidaySet`.
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

    def _make_set_licence(self, licence: _types.Licence, document: bytes) -> Call[None]:
        return self._call(_SET_LICENCE, (licence, document))

    @write(_make_set_licence)
    def set_licence(self, licence: _types.Licence, document: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records where the issuer stands with its authority (ADMIN).

        Emits `LicenceSet`. Requirements: - a step forward: applied → sandbox or licensed, sandbox → licensed,
        any → revoked, revoked or licensed → winding down (`LicenceStepInvalid`).
        """
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
        raise Signature

    def _make_set_reserve_terms(self, threshold: int, max_age: int, buffer: int) -> Call[None]:
        return self._call(_SET_RESERVE_TERMS, (threshold, max_age, buffer))

    @write(_make_set_reserve_terms)
    def set_reserve_terms(self, threshold: int, max_age: int, buffer: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets how many sign, how old an attestation may be, and how much is taken off its value (ADMIN).

        Emits `ReserveTermsSet`. Requirements: - at least two sign, an age above 0, a buffer below 100 %
        (`ReserveTermsInvalid`).

        buffer: [1/10,000] of the market value
        max_age: [s]
        """
        raise Signature

    def _make_set_sandbox_cap(self, cap: int) -> Call[None]:
        return self._call(_SET_SANDBOX_CAP, (cap,))

    @write(_make_set_sandbox_cap)
    def set_sandbox_cap(self, cap: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets what may be owed at most in the sandbox (ADMIN).

        Emits `SandboxCapSet`.
        """
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

    def unpaid_redemptions(self, *, at: int | None = None) -> int:
        """[cash base units] redemptions that are not paid out."""
        return self._view(_UNPAID_REDEMPTIONS, (), at)

    def _make_withdraw_powers(self, agent: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_POWERS, (agent,))

    @write(_make_withdraw_powers)
    def withdraw_powers(self, agent: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes all powers from a contract, at once (BRAKE); `setPowers` gives them back.

        Emits `PowersSet`.
        """
        raise Signature
