"""The ownership record of one instrument.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.faced import Faced as _Faced
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_holds import IHolds as _IHolds
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.i_register import IRegister as _IRegister
from rwa_chain.bindings.i_security_token import ISecurityToken as _ISecurityToken
from rwa_chain.bindings.ierc1643 import IERC1643 as _IERC1643
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc3643 import IERC3643 as _IERC3643
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.bindings.nonces import Nonces as _Nonces
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("setup", StructOf(lambda: _types.TokenSetup)),))
_ADMIT_SELF: Function[None] = Function("admitSelf", "c572b406", (), ())
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ADVANCE: Function[None] = Function("advance", "71d6ddd6", (("limit", "uint256"),), ())
_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BALANCE_AT: Function[int] = Function("balanceAt", "3b8e6f2e", (("wallet", "address"), ("recordAt", "uint256")), (("", "uint256"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("wallet", "address"),), (("", "uint256"),))
_BATCH_BURN: Function[None] = Function("batchBurn", "4a6cc677", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_FORCED_TRANSFER: Function[None] = Function("batchForcedTransfer", "42a47abc", (("fromList", "address[]"), ("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_FREEZE_PARTIAL_TOKENS: Function[None] = Function("batchFreezePartialTokens", "fc7e5fa8", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_MINT: Function[None] = Function("batchMint", "68573107", (("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_SET_ADDRESS_FROZEN: Function[None] = Function("batchSetAddressFrozen", "1a7af379", (("userAddresses", "address[]"), ("freeze", "bool[]")), ())
_BATCH_TRANSFER: Function[None] = Function("batchTransfer", "88d695b2", (("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_UNFREEZE_PARTIAL_TOKENS: Function[None] = Function("batchUnfreezePartialTokens", "4710362d", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("holdId", "bytes32"), ("orderHash", "bytes32")), ())
_BURN: Function[None] = Function("burn", "9dc29fac", (("userAddress", "address"), ("amount", "uint256")), ())
_CAN_RECEIVE: Function[bool] = Function("canReceive", "90d370ba", (("account", "address"),), (("", "bool"),))
_CAN_SEND: Function[bool] = Function("canSend", "2bc06a92", (("account", "address"),), (("", "bool"),))
_CAN_TRANSFER: Function[bool] = Function("canTransfer", "e46638e6", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CAN_TRANSFER_FROM: Function[bool] = Function("canTransferFrom", "7157797f", (("spender", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CANCEL_RECORD: Function[None] = Function("cancelRecord", "4e6b6737", (("recordAt", "uint256"),), ())
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256")), (("eachDelivery", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("venue", "address"),), ())
_CLOCK: Function[int] = Function("clock", "91ddadf4", (), (("", "uint48"),))
_CLOCK_MODE: Function[str] = Function("CLOCK_MODE", "4bf5d7e9", (), (("", "string"),))
_COMPLIANCE: Function[Address] = Function("compliance", "6290865d", (), (("", "address"),))
_CONFIG: Function[_types.Config] = Function("config", "79502c55", (), (("", "uint256"),))
_CUT_AFTER: Function[None] = Function("cutAfter", "8d78c6ac", (("recordAt", "uint256"),), ())
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DETECT_TRANSFER_RESTRICTION: Function[int] = Function("detectTransferRestriction", "d4ce1415", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("code", "uint8"),))
_DOCUMENTS: Function[Address] = Function("documents", "3a1806b4", (), (("", "address"),))
_DOMAIN_NAME: Function[bytes] = Function("domainName", "895d7386", (), (("", "bytes32"),))
_DOMAIN_SEPARATOR: Function[bytes] = Function("DOMAIN_SEPARATOR", "3644e515", (), (("", "bytes32"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_FREEZE_PARTIAL_TOKENS: Function[None] = Function("freezePartialTokens", "125c4a33", (("userAddress", "address"), ("amount", "uint256")), ())
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "9fa5f50b", (), (("names", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "b10d6b41", (("name", "bytes32"),), (("uri", "string"), ("documentHash", "bytes32"), ("modifiedAt", "uint256")))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("account", "address"),), (("amount", "uint256"),))
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("holdId", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_INSTRUMENT: Function[Address] = Function("instrument", "5767d534", (), (("", "address"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("userAddress", "address"),), (("", "bool"),))
_IS_VENUE_HALTED: Function[bool] = Function("isVenueHalted", "272e7114", (("venue", "address"),), (("", "bool"),))
_ISSUE_GATE: Function[Address] = Function("issueGate", "6dd86486", (), (("", "address"),))
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_LODGE_ORDER: Function[None] = Function("lodgeOrder", "95da20a3", (("orderHash", "bytes32"), ("from", "address"), ("to", "address"), ("amount", "uint256")), ())
_LODGED_ORDER: Function[bytes] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bytes32"),))
_MESSAGE_FOR_TRANSFER_RESTRICTION: Function[str] = Function("messageForTransferRestriction", "7f4ab1dd", (("code", "uint8"),), (("", "string"),))
_MINT: Function[None] = Function("mint", "40c10f19", (("to", "address"), ("amount", "uint256")), ())
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
_NONCES: Function[int] = Function("nonces", "7ecebe00", (("owner", "address"),), (("", "uint256"),))
_ONCHAIN_ID: Function[Address] = Function("onchainID", "aba63705", (), (("", "address"),))
_PAUSE: Function[None] = Function("pause", "8456cb59", (), ())
_PAUSED: Function[bool] = Function("paused", "5c975abb", (), (("", "bool"),))
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_PERMIT: Function[None] = Function("permit", "d505accf", (("owner", "address"), ("spender", "address"), ("value", "uint256"), ("deadline", "uint256"), ("v", "uint8"), ("r", "bytes32"), ("s", "bytes32")), ())
_PLACE_HOLD: Function[None] = Function("placeHold", "cc84d846", (("holdId", "bytes32"), ("terms", StructOf(lambda: _types.HoldTerms)), ("venue", "address")), ())
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POSITIONS_AT: Function[tuple[_types.Entry, ...]] = Function("positionsAt", "c8e9d280", (("wallets", "address[]"), ("recordAt", "uint256")), (("positions", "uint256[]"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RAISE_GENERATION: Function[None] = Function("raiseGeneration", "682257bc", (), ())
_RECORD_INSTANT_OF: Function[int] = Function("recordInstantOf", "9c20f184", (("index", "uint256"),), (("", "uint256"),))
_RECORD_INSTANTS: Function[tuple[int, ...]] = Function("recordInstants", "dbf7b322", (("from", "uint256"), ("count", "uint256")), (("", "uint256[]"),))
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lostWallet", "address"), ("newWallet", "address"), ("investorOnchainID", "address")), (("", "bool"),))
_REDEEM: Function[None] = Function("redeem", "1e9a6950", (("wallet", "address"), ("amount", "uint256")), ())
_REDEEM_HOLD: Function[None] = Function("redeemHold", "373cab3b", (("id", "bytes32"), ("units", "uint256")), ())
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("holdId", "bytes32"),), ())
_REMOVE_DOCUMENT: Function[None] = Function("removeDocument", "c3501848", (("name_", "bytes32"),), ())
_RESIZE_HOLD: Function[None] = Function("resizeHold", "905bf665", (("holdId", "bytes32"), ("units", "uint256")), ())
_SAVED_BEFORE: Function[tuple[int, int]] = Function("savedBefore", "830c376a", (("wallet", "address"), ("epoch", "uint256")), (("", "uint256"), ("", "uint256")))
_SCHEDULE_RECORD: Function[None] = Function("scheduleRecord", "785c49c5", (("recordAt", "uint256"),), ())
_SCHEDULE_RECORDS: Function[None] = Function("scheduleRecords", "9ecf2a06", (("recordAts", "uint256[]"),), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("userAddress", "address"), ("freeze", "bool")), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_CLOSING: Function[None] = Function("setClosing", "c645c4ce", (("closesAt", "uint256"),), ())
_SET_COMPLIANCE: Function[None] = Function("setCompliance", "f8981789", (("compliance_", "address"),), ())
_SET_CONTRACTS: Function[None] = Function("setContracts", "d8952a49", (("instrument_", "address"), ("documents_", "address")), ())
_SET_COUNTRY_MAP: Function[None] = Function("setCountryMap", "0d3ed197", (("map", "uint256[4]"),), ())
_SET_CUSTOM_RULE: Function[None] = Function("setCustomRule", "f8107201", (("rule", "address"),), ())
_SET_DOCUMENT: Function[None] = Function("setDocument", "010648ca", (("name_", "bytes32"), ("uri", "string"), ("documentHash", "bytes32")), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("account", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("identityRegistry_", "address"),), ())
_SET_ISSUE_GATE: Function[None] = Function("setIssueGate", "d7893af3", (("gate", "address"),), ())
_SET_NAME: Function[None] = Function("setName", "c47f0027", (("name_", "string"),), ())
_SET_ONCHAIN_ID: Function[None] = Function("setOnchainID", "3d1ddc5b", (("onchainID_", "address"),), ())
_SET_POLICY: Function[None] = Function("setPolicy", "25f44366", (("policy_", "uint256"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SET_SYMBOL: Function[None] = Function("setSymbol", "b84c8246", (("symbol_", "string"),), ())
_SET_VENUE_HALT: Function[None] = Function("setVenueHalt", "61994738", (("venue", "address"), ("halted", "bool")), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("venue", "address")), (("", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("interfaceId", "bytes4"),), (("", "bool"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_SYNC: Function[None] = Function("sync", "ef4fcafa", (("wallet", "address"), ("attributes", "uint256")), ())
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("holdId", "bytes32"), ("to", "address"), ("units", "uint256")), (("", "uint256"),))
_TIGHTEN: Function[None] = Function("tighten", "b9b067ed", (("policy_", "uint256"),), ())
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TOTAL_SUPPLY_AT: Function[int] = Function("totalSupplyAt", "981b24d0", (("recordAt", "uint256"),), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("amount", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_UNFREEZE_PARTIAL_TOKENS: Function[None] = Function("unfreezePartialTokens", "1fe56f7d", (("userAddress", "address"), ("amount", "uint256")), ())
_UNPAUSE: Function[None] = Function("unpause", "3f4ba83a", (), ())
_VERSION: Function[str] = Function("version", "54fd4d50", (), (("", "string"),))
_WIDE_POLICY: Function[tuple[Address, tuple[int, ...]]] = Function("widePolicy", "ecf21793", (), (("", "address"), ("", "uint256[4]")))
_WITHDRAW_ORDER: Function[None] = Function("withdrawOrder", "66e24d02", (("from", "address"), ("to", "address"), ("amount", "uint256")), ())
_WITHDRAW_POWERS: Function[None] = Function("withdrawPowers", "591cd258", (("agent", "address"),), ())


class SecurityToken(Contract):
    """The ownership record of one instrument."""

    NAME = "SecurityToken"
    SOURCE = "contracts/token/SecurityToken.sol"

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AddressFrozen = _IERC3643.AddressFrozen
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BatchLengthsDiffer = _ISecurityToken.BatchLengthsDiffer
    ClosingSet = _IRegister.ClosingSet
    ComplianceAdded = _IERC3643.ComplianceAdded
    ContractExpected = _IPermissionedToken.ContractExpected
    ContractsSet = _ISecurityToken.ContractsSet
    CountryMapSet = _IRegister.CountryMapSet
    CustomRuleSet = _IRegister.CustomRuleSet
    DecimalsTooMany = _IRegister.DecimalsTooMany
    DocumentRemoved = _IERC1643.DocumentRemoved
    DocumentUpdated = _IERC1643.DocumentUpdated
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
    FaceFixed = _ISecurityToken.FaceFixed
    FaceMissing = _Faced.FaceMissing
    ForcedTransfer = _IERC7943Base.ForcedTransfer
    Frozen = _IERC7943Base.Frozen
    FrozenUnitsInsufficient = _ISecurityToken.FrozenUnitsInsufficient
    FrozenUnitsTooLarge = _ISecurityToken.FrozenUnitsTooLarge
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
    IdentityRegistryAdded = _IERC3643.IdentityRegistryAdded
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    InstrumentSilent = _ISecurityToken.InstrumentSilent
    InvalidAccountNonce = _Nonces.InvalidAccountNonce
    IssueGateMissing = _ISecurityToken.IssueGateMissing
    IssueGateSet = _ISecurityToken.IssueGateSet
    Issued = _ISecurityToken.Issued
    MembersExhausted = _IRegister.MembersExhausted
    NetListsDiffer = _IDeliverable.NetListsDiffer
    NetUnbalanced = _IDeliverable.NetUnbalanced
    OddLot = _IRegister.OddLot
    OrderExecuted = _ISecurityToken.OrderExecuted
    OrderLodged = _ISecurityToken.OrderLodged
    OrderNotLodged = _ISecurityToken.OrderNotLodged
    OrderRefused = _ISecurityToken.OrderRefused
    OrderStillLodged = _ISecurityToken.OrderStillLodged
    OrderWithdrawn = _ISecurityToken.OrderWithdrawn
    Paused = _IERC3643.Paused
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
    RecoverySuccess = _IERC3643.RecoverySuccess
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    TokensFrozen = _IERC3643.TokensFrozen
    TokensUnfrozen = _IERC3643.TokensUnfrozen
    Transfer = _IERC20.Transfer
    UnitsHeld = _IHolds.UnitsHeld
    Unpaused = _IERC3643.Unpaused
    UpdatedTokenInformation = _IERC3643.UpdatedTokenInformation
    VenueHaltSet = _IRegister.VenueHaltSet
    WalletNotRecoverable = _IHolds.WalletNotRecoverable
    WalletSucceeded = _IHolds.WalletSucceeded

    @classmethod
    def creation(cls, setup: _types.TokenSetup, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (setup,))

    @classmethod
    def deploy(cls, chain: Chain, setup: _types.TokenSetup, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(setup, libraries=libraries), sender, gas)

    def _make_admit_self(self) -> Call[None]:
        return self._call(_ADMIT_SELF, ())

    @write(_make_admit_self)
    def admit_self(self, *, sender: Party, gas: int | None = None) -> None:
        """A holder admits its own wallet, which it chooses by that; not in a private placement (`NotAdmitted`)."""
        raise Signature

    def _make_admit_wallets(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_ADMIT_WALLETS, (wallets,))

    @write(_make_admit_wallets)
    def admit_wallets(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Admits wallets (REGISTRAR; of money its BANK). Requirements: each is known to the registry with every
        required topic valid, neither frozen nor sanctioned, and passes what else the policy asks of a holder:
        the rule's error otherwise.
        """
        raise Signature

    def _make_advance(self, limit: int) -> Call[None]:
        return self._call(_ADVANCE, (limit,))

    @write(_make_advance)
    def advance(self, limit: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves the epoch past at most `limit` reached record instants; for anyone."""
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

    def balance_at(self, wallet: AddressLike, record_at: int, *, at: int | None = None) -> int:
        """The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
        (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
        """
        return self._view(_BALANCE_AT, (wallet, record_at), at)

    def balance_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`balanceOf(address)`

        Returns the value of tokens owned by `account`.
        """
        return self._view(_BALANCE_OF, (wallet,), at)

    def _make_batch_burn(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_BURN, (user_addresses, amounts))

    @write(_make_batch_burn)
    def batch_burn(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`burn` from each (the REDEEM power)."""
        raise Signature

    def _make_batch_forced_transfer(self, from_list: Sequence[AddressLike], to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_FORCED_TRANSFER, (from_list, to_list, amounts))

    @write(_make_batch_forced_transfer)
    def batch_forced_transfer(self, from_list: Sequence[AddressLike], to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`forcedTransfer` of each (ENFORCER)."""
        raise Signature

    def _make_batch_freeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_FREEZE_PARTIAL_TOKENS, (user_addresses, amounts))

    @write(_make_batch_freeze_partial_tokens)
    def batch_freeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`freezePartialTokens` of each (FREEZER)."""
        raise Signature

    def _make_batch_mint(self, to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_MINT, (to_list, amounts))

    @write(_make_batch_mint)
    def batch_mint(self, to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`mint` to each (the ISSUE power)."""
        raise Signature

    def _make_batch_set_address_frozen(self, user_addresses: Sequence[AddressLike], freeze: Sequence[bool]) -> Call[None]:
        return self._call(_BATCH_SET_ADDRESS_FROZEN, (user_addresses, freeze))

    @write(_make_batch_set_address_frozen)
    def batch_set_address_frozen(self, user_addresses: Sequence[AddressLike], freeze: Sequence[bool], *, sender: Party, gas: int | None = None) -> None:
        """`setAddressFrozen` of each (FREEZER)."""
        raise Signature

    def _make_batch_transfer(self, to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_TRANSFER, (to_list, amounts))

    @write(_make_batch_transfer)
    def batch_transfer(self, to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`batchTransfer(address[],uint256[])`"""
        raise Signature

    def _make_batch_unfreeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_UNFREEZE_PARTIAL_TOKENS, (user_addresses, amounts))

    @write(_make_batch_unfreeze_partial_tokens)
    def batch_unfreeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`unfreezePartialTokens` of each (FREEZER)."""
        raise Signature

    def _make_break_hold(self, hold_id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (hold_id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, hold_id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER).

        Emits `HoldBroken`. Requirements: the hold is there (`HoldUnknown`); the order has a hash
        (`HoldOrderMissing`).
        """
        raise Signature

    def _make_burn(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_BURN, (user_address, amount))

    @write(_make_burn)
    def burn(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns units (the REDEEM power). Frozen ones go last, after a `Frozen` event; held ones never."""
        raise Signature

    def can_receive(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may receive, whatever the amount."""
        return self._view(_CAN_RECEIVE, (account,), at)

    def can_send(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may send, whatever the amount: known, eligible, not frozen, not sanctioned."""
        return self._view(_CAN_SEND, (account,), at)

    def can_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """Whether a transfer would pass every rule now; balance and allowance are not asked.

        Reverts only for want of gas, so that it never answers wrongly.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER, (from_, to, amount), at)

    def can_transfer_from(self, spender: AddressLike, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """As `canTransfer`, and whether `spender` may move units of another; allowance is not asked.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER_FROM, (spender, from_, to, amount), at)

    def _make_cancel_record(self, record_at: int) -> Call[None]:
        return self._call(_CANCEL_RECORD, (record_at,))

    @write(_make_cancel_record)
    def cancel_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels a record instant that is still to come (SCHEDULE).

        Emits {RecordInstantCancelled}. Requirements: - it is in the future (`RecordInstantPast`) and
        scheduled (`RecordInstantUnknown`)
        """
        raise Signature

    def check(self, from_: AddressLike, to: AddressLike, id: int, amount: int, *, at: int | None = None) -> bool:
        """Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
        standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are
        not asked.

        With one wallet as both parties it asks about that wallet alone. Requirements: - a fungible asset is
        asked for id 0 (`IdUnknown`).

        Returns eachDelivery: whether a rule looks at the two parties or the amount together; otherwise two
        parties that passed once pass with every other party of the same call
        """
        return self._view(_CHECK, (from_, to, id, amount), at)

    def check_venue(self, venue: AddressLike, *, at: int | None = None) -> None:
        """Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.

        venue: zero = over the counter
        """
        return self._view(_CHECK_VENUE, (venue,), at)

    def clock(self, *, at: int | None = None) -> int:
        """`clock()`

        Clock used for flagging checkpoints. Can be overridden to implement timestamp based checkpoints (and
        voting). NOTE: Clock must not return 0.
        """
        return self._view(_CLOCK, (), at)

    def clock_mode(self, *, at: int | None = None) -> str:
        """`CLOCK_MODE()`

        Description of the clock
        """
        return self._view(_CLOCK_MODE, (), at)

    def compliance(self, *, at: int | None = None) -> Address:
        """The face, which answers the views on rules; the same for the token's life."""
        return self._view(_COMPLIANCE, (), at)

    def config(self, *, at: int | None = None) -> _types.Config:
        """`config()`"""
        return self._view(_CONFIG, (), at)

    def _make_cut_after(self, record_at: int) -> Call[None]:
        return self._call(_CUT_AFTER, (record_at,))

    @write(_make_cut_after)
    def cut_after(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels every record instant after `recordAt` that is still to come, in one write (SCHEDULE).

        Emits {RecordInstantsCut}, where there was any.
        """
        raise Signature

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`

        Returns the number of decimals used to get its user representation. For example, if `decimals` equals
        `2`, a balance of `505` tokens should be displayed to a user as `5.05` (`505 / 10 ** 2`). Tokens
        usually opt for a value of 18, imitating the relationship between Ether and Wei. This is the default
        value returned by this function, unless it's overridden. NOTE: This information is only used for
        _display_ purposes: it in no way affects any of the arithmetic of the contract, including
        {IERC20-balanceOf} and {IERC20-transfer}.
        """
        return self._view(_DECIMALS, (), at)

    def detect_transfer_restriction(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """`detectTransferRestriction(address,address,uint256)`

        Returns code: 0 exactly where `canTransfer` says yes; otherwise the number of the first rule that
        refuses
        """
        return self._view(_DETECT_TRANSFER_RESTRICTION, (from_, to, amount), at)

    def documents(self, *, at: int | None = None) -> Address:
        """`documents()`"""
        return self._view(_DOCUMENTS, (), at)

    def domain_name(self, *, at: int | None = None) -> bytes:
        """The name of the EIP-712 domain, the first that the token had, as OpenZeppelin's `ShortString`."""
        return self._view(_DOMAIN_NAME, (), at)

    def domain_separator(self, *, at: int | None = None) -> bytes:
        """`DOMAIN_SEPARATOR()`

        Returns the domain separator used in the encoding of the signature for {permit}, as defined by
        {EIP712}.
        """
        return self._view(_DOMAIN_SEPARATOR, (), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def entry_of(self, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`."""
        return self._view(_ENTRY_OF, (wallet,), at)

    def _make_forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_FORCED_TRANSFER, (from_, to, amount))

    @write(_make_forced_transfer)
    def forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Moves units by order (ENFORCER); see `ISecurityToken.lodgeOrder`.

        amount: [units]
        """
        raise Signature

    def _make_freeze_partial_tokens(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_FREEZE_PARTIAL_TOKENS, (user_address, amount))

    @write(_make_freeze_partial_tokens)
    def freeze_partial_tokens(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Freezes so many units more (FREEZER). Requirements: not more than are unfrozen
        (`ERC7943InsufficientUnfrozenBalance`); the wallet was not replaced (`WalletReplaced`).
        """
        raise Signature

    def generation(self, *, at: int | None = None) -> int:
        """The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's."""
        return self._view(_GENERATION, (), at)

    def get_all_documents(self, *, at: int | None = None) -> tuple[bytes, ...]:
        """`getAllDocuments()`"""
        return self._view(_GET_ALL_DOCUMENTS, (), at)

    def get_document(self, name: bytes, *, at: int | None = None) -> tuple[str, bytes, int]:
        """`getDocument(bytes32)`

        Returns documentHash: of its bytes
        Returns modifiedAt: [s]
        Returns uri: where it is kept
        """
        return self._view(_GET_DOCUMENT, (name,), at)

    def get_frozen_tokens(self, account: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`

        Returns amount: [units] frozen, in all
        """
        return self._view(_GET_FROZEN_TOKENS, (account,), at)

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds. [units]"""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, hold_id: bytes, *, at: int | None = None) -> _types.Hold:
        """A hold as it stands; all zero where there is none."""
        return self._view(_HOLD_OF, (hold_id,), at)

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

    def instrument(self, *, at: int | None = None) -> Address:
        """`instrument()`"""
        return self._view(_INSTRUMENT, (), at)

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def is_frozen(self, user_address: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (user_address,), at)

    def is_venue_halted(self, venue: AddressLike, *, at: int | None = None) -> bool:
        """`isVenueHalted(address)`"""
        return self._view(_IS_VENUE_HALTED, (venue,), at)

    def issue_gate(self, *, at: int | None = None) -> Address:
        """`issueGate()`"""
        return self._view(_ISSUE_GATE, (), at)

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_lodge_order(self, order_hash: bytes, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_LODGE_ORDER, (order_hash, from_, to, amount))

    @write(_make_lodge_order)
    def lodge_order(self, order_hash: bytes, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Lodges an order (COURT_ORDER).

        Another key, ENFORCER's, carries it out by `forcedTransfer(from, to, amount)`. Emits `OrderLodged`.
        Requirements: - the hash is not zero and was never used (`OrderRefused`); - no other order over the
        same wallets and amount is lodged (`OrderStillLodged`). Requirements of `forcedTransfer`: from ≠ to
        (`ERC7943CannotReceive`); the receiver can receive, with the rule's own error; enough units
        (`ERC20InsufficientBalance`), none of them held (`UnitsHeld`): a hold is cancelled or broken first.
        Frozen units go by the exact excess, after a `Frozen` event. What is left below the minimum holding is
        an `OddLot`.

        amount: [units]
        """
        raise Signature

    def lodged_order(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bytes:
        """The hash of the order lodged over these wallets and this amount; zero where there is none."""
        return self._view(_LODGED_ORDER, (from_, to, amount), at)

    def message_for_transfer_restriction(self, code: int, *, at: int | None = None) -> str:
        """`messageForTransferRestriction(uint8)`"""
        return self._view(_MESSAGE_FOR_TRANSFER_RESTRICTION, (code,), at)

    def _make_mint(self, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_MINT, (to, amount))

    @write(_make_mint)
    def mint(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units (the ISSUE power). Every rule about the receiver is asked; no halt."""
        raise Signature

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

    def _make_net(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[int]:
        return self._call(_NET, (parties, deltas))

    @write(_make_net)
    def net(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """`net(address[],int256[])`

        Who gives comes first, so that who leaves makes room for who joins.
        """
        raise Signature

    def nonces(self, owner: AddressLike, *, at: int | None = None) -> int:
        """`nonces(address)`

        Returns the current nonce for `owner`. This value must be included whenever a signature is generated
        for {permit}. Every successful call to {permit} increases ``owner``'s nonce by one. This prevents a
        signature from being used multiple times.
        """
        return self._view(_NONCES, (owner,), at)

    def onchain_id(self, *, at: int | None = None) -> Address:
        """A contract that stands for the token, where there is one; asked for nothing."""
        return self._view(_ONCHAIN_ID, (), at)

    def _make_pause(self) -> Call[None]:
        return self._call(_PAUSE, ())

    @write(_make_pause)
    def pause(self, *, sender: Party, gas: int | None = None) -> None:
        """Halts all trading (PAUSER); redemption, cancellation and the release of holds go on."""
        raise Signature

    def paused(self, *, at: int | None = None) -> bool:
        """Whether all trading stands still."""
        return self._view(_PAUSED, (), at)

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The last of those who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

    def _make_permit(self, owner: AddressLike, spender: AddressLike, value: int, deadline: int, v: int, r: bytes, s: bytes) -> Call[None]:
        return self._call(_PERMIT, (owner, spender, value, deadline, v, r, s))

    @write(_make_permit)
    def permit(self, owner: AddressLike, spender: AddressLike, value: int, deadline: int, v: int, r: bytes, s: bytes, *, sender: Party, gas: int | None = None) -> None:
        """`permit(address,address,uint256,uint256,uint8,bytes32,bytes32)`

        As the library's, with one error for every signature that is not the owner's.
        """
        raise Signature

    def _make_place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike) -> Call[None]:
        return self._call(_PLACE_HOLD, (hold_id, terms, venue))

    @write(_make_place_hold)
    def place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike, *, sender: Party, gas: int | None = None) -> None:
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
        """`policy()`"""
        return self._view(_POLICY, (), at)

    def positions_at(self, wallets: Sequence[AddressLike], record_at: int, *, at: int | None = None) -> tuple[_types.Entry, ...]:
        """A page of positions at a record instant: each wallet's entry as it is stored now (its member number, 0
        = never held units, its country, whether it is frozen, sanctioned or succeeded), with the balance it
        had then.
        """
        return self._view(_POSITIONS_AT, (wallets, record_at), at)

    def powers_of(self, agent: AddressLike, *, at: int | None = None) -> int:
        """`powersOf(address)`"""
        return self._view(_POWERS_OF, (agent,), at)

    def _make_raise_generation(self) -> Call[None]:
        return self._call(_RAISE_GENERATION, ())

    @write(_make_raise_generation)
    def raise_generation(self, *, sender: Party, gas: int | None = None) -> None:
        """Makes every entry count as lapsed until it is looked up again."""
        raise Signature

    def record_instant_of(self, index: int, *, at: int | None = None) -> int:
        """What stands at a place of the list of record instants; scheduled are the first `config().scheduled()`.

        Returns [s]; zero or one that was cancelled beyond those
        """
        return self._view(_RECORD_INSTANT_OF, (index,), at)

    def record_instants(self, from_: int, count: int, *, at: int | None = None) -> tuple[int, ...]:
        """A page of the record instants scheduled so far, passed ones included, in order.

        from_: index of the first; beyond the last one the page is empty
        """
        return self._view(_RECORD_INSTANTS, (from_, count), at)

    def _make_recovery_address(self, lost_wallet: AddressLike, new_wallet: AddressLike, investor_onchain_id: AddressLike) -> Call[bool]:
        return self._call(_RECOVERY_ADDRESS, (lost_wallet, new_wallet, investor_onchain_id))

    @write(_make_recovery_address)
    def recovery_address(self, lost_wallet: AddressLike, new_wallet: AddressLike, investor_onchain_id: AddressLike, *, sender: Party, gas: int | None = None) -> bool:
        """Moves a lost wallet's whole position to another wallet of its holder (the RECOVER power)."""
        raise Signature

    def _make_redeem(self, wallet: AddressLike, amount: int) -> Call[None]:
        return self._call(_REDEEM, (wallet, amount))

    @write(_make_redeem)
    def redeem(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns units of the wallet (REDEEM): no eligibility is asked. What is frozen or held stays so, in
        figures: the freezer and the holds' agents alone lift it, and with it what is kept of the units'
        principal.
        """
        raise Signature

    def _make_redeem_hold(self, id: bytes, units: int) -> Call[None]:
        return self._call(_REDEEM_HOLD, (id, units))

    @write(_make_redeem_hold)
    def redeem_hold(self, id: bytes, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns held units (the hold's agent, REDEEM); what is left stays held. No rule is asked but the minimum
        holding of the remainder.

        Emits `HoldTaken` to nobody. Requirements: as for `takeHold`, the hold has not expired; frozen units
        stay (`ERC7943InsufficientUnfrozenBalance`).

        units: [units]
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

    def _make_remove_document(self, name: bytes) -> Call[None]:
        return self._call(_REMOVE_DOCUMENT, (name,))

    @write(_make_remove_document)
    def remove_document(self, name: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws a document (REGISTRAR). Requirements: those of `IDocuments.removeDocument`."""
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

    def saved_before(self, wallet: AddressLike, epoch: int, *, at: int | None = None) -> tuple[int, int]:
        """What an entry's balance was before an epoch in which it changed, and the epoch of its change before
        that.

        wallet: zero for the total supply
        Returns [units]
        """
        return self._view(_SAVED_BEFORE, (wallet, epoch), at)

    def _make_schedule_record(self, record_at: int) -> Call[None]:
        return self._call(_SCHEDULE_RECORD, (record_at,))

    @write(_make_schedule_record)
    def schedule_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Schedules a record instant (SCHEDULE); the same instant twice is one.

        Emits {RecordInstantScheduled}. Requirements: - it is in the future and before 2106
        (`RecordInstantPast`) - at most 512 are open then, and 4,095 were ever (`RecordInstantsFull`)
        """
        raise Signature

    def _make_schedule_records(self, record_ats: Sequence[int]) -> Call[None]:
        return self._call(_SCHEDULE_RECORDS, (record_ats,))

    @write(_make_schedule_records)
    def schedule_records(self, record_ats: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Schedules a page of record instants (SCHEDULE): the sequence of its singles, cheapest in order."""
        raise Signature

    def _make_set_address_frozen(self, user_address: AddressLike, freeze: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (user_address, freeze))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, user_address: AddressLike, freeze: bool, *, sender: Party, gas: int | None = None) -> None:
        """Freezes or frees a wallet as a whole (FREEZER)."""
        raise Signature

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

    def _make_set_closing(self, closes_at: int) -> Call[None]:
        return self._call(_SET_CLOSING, (closes_at,))

    @write(_make_set_closing)
    def set_closing(self, closes_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Last second of voluntary movements, 0 = no end (SCHEDULE). Beyond 2106 counts as 2106."""
        raise Signature

    def _make_set_compliance(self, compliance: AddressLike) -> Call[None]:
        return self._call(_SET_COMPLIANCE, (compliance,))

    @write(_make_set_compliance)
    def set_compliance(self, compliance: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says again which face the token has (ADMIN). Requirements: it is that one (`FaceFixed`)."""
        raise Signature

    def _make_set_contracts(self, instrument: AddressLike, documents: AddressLike) -> Call[None]:
        return self._call(_SET_CONTRACTS, (instrument, documents))

    @write(_make_set_contracts)
    def set_contracts(self, instrument: AddressLike, documents: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the instrument whose units these are, and who keeps the documents (ADMIN)."""
        raise Signature

    def _make_set_country_map(self, map: Sequence[int]) -> Call[None]:
        return self._call(_SET_COUNTRY_MAP, (map,))

    @write(_make_set_country_map)
    def set_country_map(self, map: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Replaces the wide country list (COMPLIANCE, delayed), one bit per ISO 3166-1 numeric code."""
        raise Signature

    def _make_set_custom_rule(self, rule: AddressLike) -> Call[None]:
        return self._call(_SET_CUSTOM_RULE, (rule,))

    @write(_make_set_custom_rule)
    def set_custom_rule(self, rule: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the custom rule (COMPLIANCE, delayed); zero turns its call off. Several are one `RuleSet`."""
        raise Signature

    def _make_set_document(self, name: bytes, uri: str, document_hash: bytes) -> Call[None]:
        return self._call(_SET_DOCUMENT, (name, uri, document_hash))

    @write(_make_set_document)
    def set_document(self, name: bytes, uri: str, document_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records a document (REGISTRAR). Requirements: those of `IDocuments.setDocument`."""
        raise Signature

    def _make_set_frozen_tokens(self, account: AddressLike, amount: int) -> Call[bool]:
        return self._call(_SET_FROZEN_TOKENS, (account, amount))

    @write(_make_set_frozen_tokens)
    def set_frozen_tokens(self, account: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Sets how many units of the account are frozen, in all; may exceed its balance (FREEZER).

        amount: [units]
        """
        raise Signature

    def _make_set_identity_registry(self, identity_registry: AddressLike) -> Call[None]:
        return self._call(_SET_IDENTITY_REGISTRY, (identity_registry,))

    @write(_make_set_identity_registry)
    def set_identity_registry(self, identity_registry: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Points to another identity registry and raises the generation (ADMIN)."""
        raise Signature

    def _make_set_issue_gate(self, gate: AddressLike) -> Call[None]:
        return self._call(_SET_ISSUE_GATE, (gate,))

    @write(_make_set_issue_gate)
    def set_issue_gate(self, gate: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names who is asked at every issue (ADMIN, who waits)."""
        raise Signature

    def _make_set_name(self, name: str) -> Call[None]:
        return self._call(_SET_NAME, (name,))

    @write(_make_set_name)
    def set_name(self, name: str, *, sender: Party, gas: int | None = None) -> None:
        """Renames the token (ADMIN). The EIP-712 domain keeps the first name: `eip712Domain` says it.
        Requirements: at most 31 bytes (`StringTooLong`), as the symbol.
        """
        raise Signature

    def _make_set_onchain_id(self, onchain_id: AddressLike) -> Call[None]:
        return self._call(_SET_ONCHAIN_ID, (onchain_id,))

    @write(_make_set_onchain_id)
    def set_onchain_id(self, onchain_id: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the contract that stands for the token (ADMIN)."""
        raise Signature

    def _make_set_policy(self, policy: _types.Policy) -> Call[None]:
        return self._call(_SET_POLICY, (policy,))

    @write(_make_set_policy)
    def set_policy(self, policy: _types.Policy, *, sender: Party, gas: int | None = None) -> None:
        """`setPolicy(uint256)`

        The halt and the custom rule have functions, and roles, of their own.
        """
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
        raise Signature

    def _make_set_symbol(self, symbol: str) -> Call[None]:
        return self._call(_SET_SYMBOL, (symbol,))

    @write(_make_set_symbol)
    def set_symbol(self, symbol: str, *, sender: Party, gas: int | None = None) -> None:
        """Changes the symbol (ADMIN)."""
        raise Signature

    def _make_set_venue_halt(self, venue: AddressLike, halted: bool) -> Call[None]:
        return self._call(_SET_VENUE_HALT, (venue, halted))

    @write(_make_set_venue_halt)
    def set_venue_halt(self, venue: AddressLike, halted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Halts or resumes the trades that name a venue (HALT); zero = those made over the counter.

        Emits `VenueHaltSet`.
        """
        raise Signature

    def _make_settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike) -> Call[int]:
        return self._call(_SETTLE, (from_, to, id, amount, venue))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        Requirements: - the caller has the power (`PowerMissing`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the venue is not halted (`VenueHalted`); money knows no venues; - every rule of a
        transfer, with the rule's own error.

        id: 0 for a fungible asset, a title's number otherwise
        venue: where the trade was made; zero = over the counter
        Returns [units] what reached `to`: the whole amount here, an asset that kept a fee would say so
        """
        raise Signature

    def supports_interface(self, interface_id: bytes, *, at: int | None = None) -> bool:
        """`supportsInterface(bytes4)`

        Returns true if this contract implements the interface defined by `interfaceId`. See the corresponding
        https://eips.ethereum.org/EIPS/eip-165#how-interfaces-are-identified[ERC section] to learn more about
        how these ids are created. This function call must use less than 30 000 gas.
        """
        return self._view(_SUPPORTS_INTERFACE, (interface_id,), at)

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`

        Returns the symbol of the token, usually a shorter version of the name.
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

    def _make_tighten(self, policy: _types.Policy) -> Call[None]:
        return self._call(_TIGHTEN, (policy,))

    @write(_make_tighten)
    def tighten(self, policy: _types.Policy, *, sender: Party, gas: int | None = None) -> None:
        """Narrows the policy at once (BRAKE): nothing that it refuses now passes afterwards. `setPolicy` is the
        way back.

        Emits `PolicySet`. Requirements: - it is tighter in every field (`PolicyNotTighter`, see
        `IPolicyCheck.requireTighter`); - no bit without a meaning (`PolicyMalformed`).
        """
        raise Signature

    def total_supply(self, *, at: int | None = None) -> int:
        """`totalSupply()`

        Returns the value of tokens in existence.
        """
        return self._view(_TOTAL_SUPPLY, (), at)

    def total_supply_at(self, record_at: int, *, at: int | None = None) -> int:
        """`totalSupplyAt(uint256)`"""
        return self._view(_TOTAL_SUPPLY_AT, (record_at,), at)

    def _make_transfer(self, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_TRANSFER, (to, amount))

    @write(_make_transfer)
    def transfer(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transfer(address,uint256)`

        See {IERC20-transfer}. Requirements: - `to` cannot be the zero address. - the caller must have a
        balance of at least `value`.
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

    def _make_unfreeze_partial_tokens(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_UNFREEZE_PARTIAL_TOKENS, (user_address, amount))

    @write(_make_unfreeze_partial_tokens)
    def unfreeze_partial_tokens(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Frees so many frozen units (FREEZER). Requirements: not more than are frozen
        (`FrozenUnitsInsufficient`).
        """
        raise Signature

    def _make_unpause(self) -> Call[None]:
        return self._call(_UNPAUSE, ())

    @write(_make_unpause)
    def unpause(self, *, sender: Party, gas: int | None = None) -> None:
        """Ends a halt (ADMIN)."""
        raise Signature

    def version(self, *, at: int | None = None) -> str:
        """`version()`"""
        return self._view(_VERSION, (), at)

    def wide_policy(self, *, at: int | None = None) -> tuple[Address, tuple[int, ...]]:
        """What the policy word has no room for.

        Returns the rule of one's own; zero where there is none
        Returns the wide country list, one bit per ISO 3166-1 numeric code
        """
        return self._view(_WIDE_POLICY, (), at)

    def _make_withdraw_order(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_WITHDRAW_ORDER, (from_, to, amount))

    @write(_make_withdraw_order)
    def withdraw_order(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes a lodged order back (COURT_ORDER); its hash stays used. Requirements: it is lodged
        (`OrderNotLodged`).
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
