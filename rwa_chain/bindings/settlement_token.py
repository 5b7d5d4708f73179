"""Money that moves between banks only: a clearing bank's, or with another name a central bank's.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.cash_token import CashToken as _CashToken
from rwa_chain.bindings.erc20_permit import ERC20Permit as _ERC20Permit
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_register import IRegister as _IRegister
from rwa_chain.bindings.i_settlement_token import ISettlementToken as _ISettlementToken
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.bindings.nonces import Nonces as _Nonces
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

_CONSTRUCTOR = Function[None]("constructor", "", (("name", "string"), ("symbol", "string"), ("currency", "bytes3"), ("authority", "address"), ("registry", "address"), ("policy", StructOf(lambda: _types.PolicyTerms))))
_ADMIT_SELF: Function[None] = Function("admitSelf", "c572b406", (), ())
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ADVANCE: Function[None] = Function("advance", "71d6ddd6", (("limit", "uint256"),), ())
_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BALANCE_AT: Function[int] = Function("balanceAt", "3b8e6f2e", (("wallet", "address"), ("recordAt", "uint256")), (("", "uint256"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("wallet", "address"),), (("", "uint256"),))
_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("id", "bytes32"), ("orderHash", "bytes32")), ())
_CANCEL_RECORD: Function[None] = Function("cancelRecord", "4e6b6737", (("recordAt", "uint256"),), ())
_CLOCK: Function[int] = Function("clock", "91ddadf4", (), (("", "uint48"),))
_CLOCK_MODE: Function[str] = Function("CLOCK_MODE", "4bf5d7e9", (), (("", "string"),))
_CONFIG: Function[_types.Config] = Function("config", "79502c55", (), (("", "uint256"),))
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DOMAIN_SEPARATOR: Function[bytes] = Function("DOMAIN_SEPARATOR", "3644e515", (), (("", "bytes32"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("id", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_NONCES: Function[int] = Function("nonces", "7ecebe00", (("owner", "address"),), (("", "uint256"),))
_PAY_MANY: Function[tuple[int, ...]] = Function("payMany", "d63c6364", (("to", "address[]"), ("amounts", "uint256[]")), (("refused", "uint256[]"),))
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("payee", "address"),))
_PERMIT: Function[None] = Function("permit", "d505accf", (("owner", "address"), ("spender", "address"), ("value", "uint256"), ("deadline", "uint256"), ("v", "uint8"), ("r", "bytes32"), ("s", "bytes32")), ())
_PLACE_HOLD: Function[None] = Function("placeHold", "e1c8626f", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("units", "uint256"), ("expiresAt", "uint64"), ("venue", "uint256")), ())
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POSITIONS_AT: Function[tuple[_types.Entry, ...]] = Function("positionsAt", "c8e9d280", (("wallets", "address[]"), ("recordAt", "uint256")), (("positions", "uint256[]"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RAIL_HOURS: Function[_types.RailHours] = Function("railHours", "19daa049", (), (("", StructOf(lambda: _types.RailHours)),))
_RAIL_OPEN: Function[bool] = Function("railOpen", "286ff226", (), (("", "bool"),))
_RAISE_GENERATION: Function[None] = Function("raiseGeneration", "682257bc", (), ())
_RECORD_INSTANTS: Function[tuple[int, ...]] = Function("recordInstants", "38280543", (), (("instants", "uint256[]"),))
_RECOVER_WALLET: Function[None] = Function("recoverWallet", "78228c1f", (("lost", "address"), ("successor", "address")), ())
_REDEEM: Function[None] = Function("redeem", "1e9a6950", (("wallet", "address"), ("amount", "uint256")), ())
_REDEEM_HOLD: Function[None] = Function("redeemHold", "e1a1dd1a", (("id", "bytes32"),), ())
_REDEEM_SETTLEMENT: Function[None] = Function("redeemSettlement", "81d4c019", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("id", "bytes32"),), ())
_SCHEDULE_RECORD: Function[None] = Function("scheduleRecord", "785c49c5", (("recordAt", "uint256"),), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_CLOSING: Function[None] = Function("setClosing", "c645c4ce", (("closesAt", "uint256"),), ())
_SET_COUNTRY_MAP: Function[None] = Function("setCountryMap", "0d3ed197", (("map", "uint256[4]"),), ())
_SET_CUSTOM_RULE: Function[None] = Function("setCustomRule", "f8107201", (("rule", "address"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_MARKET_HALT: Function[None] = Function("setMarketHalt", "48dde89b", (("halted", "bool"),), ())
_SET_POLICY: Function[None] = Function("setPolicy", "25f44366", (("policy_", "uint256"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SET_RAIL_HOURS: Function[None] = Function("setRailHours", "cc006afa", (("hours_", StructOf(lambda: _types.RailHours)),), ())
_SET_RAIL_OPEN: Function[None] = Function("setRailOpen", "40fe59e6", (("open", "bool"),), ())
_SET_VENUE_HALT: Function[None] = Function("setVenueHalt", "3ec4cfc6", (("venue", "uint256"), ("halted", "bool")), ())
_SETTLE: Function[int] = Function("settle", "a5b1e13d", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("venue", "uint256")), (("", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("id", "bytes4"),), (("", "bool"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_SYNC: Function[None] = Function("sync", "ef4fcafa", (("wallet", "address"), ("attributes", "uint256")), ())
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("id", "bytes32"), ("to", "address"), ("units", "uint256")), (("", "uint256"),))
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TOTAL_SUPPLY_AT: Function[int] = Function("totalSupplyAt", "981b24d0", (("recordAt", "uint256"),), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("amount", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_WIDE_POLICY: Function[tuple[Address, tuple[int, ...]]] = Function("widePolicy", "ecf21793", (), (("", "address"), ("", "uint256[4]")))


class SettlementToken(Contract):
    """Money that moves between banks only: a clearing bank's, or with another name a central bank's."""

    NAME = "SettlementToken"
    SOURCE = "contracts/cash/SettlementToken.sol"

    DAY = 86400
    FIRST_WEEKDAY = 3

    @dataclass(eq=False, repr=False)
    class RailClosed(ContractError):
        """`SettlementToken.RailClosed`"""

        NAME = "SettlementToken.RailClosed"
        SELECTOR = bytes.fromhex("4dacd223")
        SIGNATURE = "RailClosed(uint256)"
        PARAMETERS = (("nowAt", "uint256"),)
        FIELDS = ("now_at",)

        now_at: int

    @dataclass(eq=False, repr=False)
    class RailHoursInvalid(ContractError):
        """`SettlementToken.RailHoursInvalid`"""

        NAME = "SettlementToken.RailHoursInvalid"
        SELECTOR = bytes.fromhex("ac07b7a0")
        SIGNATURE = "RailHoursInvalid((uint32,uint32,int32,uint8))"
        PARAMETERS = (("hours_", StructOf(lambda: _types.RailHours)),)
        FIELDS = ("hours",)

        hours: _types.RailHours

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AddressFrozen = _ICashToken.AddressFrozen
    Approval = _IERC20.Approval
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BalanceInsufficient = _CashToken.BalanceInsufficient
    CashClosed = _CashToken.CashClosed
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
    PaymentListsDiffer = _CashToken.PaymentListsDiffer
    PaymentRefused = _ICashToken.PaymentRefused
    PolicySet = _IRegister.PolicySet
    PowerMissing = _IRegister.PowerMissing
    PowersSet = _IRegister.PowersSet
    RailHoursSet = _ISettlementToken.RailHoursSet
    RailSwitched = _ISettlementToken.RailSwitched
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

    @classmethod
    def creation(cls, name: str, symbol: str, currency: bytes, authority: AddressLike, registry: AddressLike, policy: _types.PolicyTerms, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (name, symbol, currency, authority, registry, policy))

    @classmethod
    def deploy(cls, chain: Chain, name: str, symbol: str, currency: bytes, authority: AddressLike, registry: AddressLike, policy: _types.PolicyTerms, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(name, symbol, currency, authority, registry, policy, libraries=libraries), sender, gas)

    def _make_admit_self(self) -> Call[None]:
        return self._call(_ADMIT_SELF, ())

    @write(_make_admit_self)
    def admit_self(self, *, sender: Party, gas: int | None = None) -> None:
        """A holder admits its own wallet; not in a private placement (`NotAdmitted`)."""
        raise Signature

    def _make_admit_wallets(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_ADMIT_WALLETS, (wallets,))

    @write(_make_admit_wallets)
    def admit_wallets(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Admits wallets (REGISTRAR). Requirements: each is known to the registry with every required topic
        valid, of an allowed country and class, neither frozen nor sanctioned: the rule's error otherwise.
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

    def _make_break_hold(self, id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER)."""
        raise Signature

    def _make_cancel_record(self, record_at: int) -> Call[None]:
        return self._call(_CANCEL_RECORD, (record_at,))

    @write(_make_cancel_record)
    def cancel_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels a record instant that is still to come (SCHEDULE)."""
        raise Signature

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

    def config(self, *, at: int | None = None) -> _types.Config:
        """`config()`"""
        return self._view(_CONFIG, (), at)

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

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
        """Moves money by a court's order (COURT_ORDER); frozen money as far as needed, held money never.

        Requirements: the receiver is another wallet that can receive (`ERC7943CannotReceive`).
        """
        raise Signature

    def get_frozen_tokens(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`"""
        return self._view(_GET_FROZEN_TOKENS, (wallet,), at)

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds."""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, id: bytes, *, at: int | None = None) -> _types.Hold:
        """`holdOf(bytes32)`"""
        return self._view(_HOLD_OF, (id,), at)

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

    def _make_issue(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_ISSUE, (wallet, amount, booking_id))

    @write(_make_issue)
    def issue(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Issues money to an admitted wallet (BANK).

        Requirements: the wallet is eligible; what the token asks of its issuer (`DepositsExceeded`,
        `BankFrozen`).
        """
        raise Signature

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

    def nonces(self, owner: AddressLike, *, at: int | None = None) -> int:
        """`nonces(address)`

        Returns the current nonce for `owner`. This value must be included whenever a signature is generated
        for {permit}. Every successful call to {permit} increases ``owner``'s nonce by one. This prevents a
        signature from being used multiple times.
        """
        return self._view(_NONCES, (owner,), at)

    def _make_pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int]) -> Call[tuple[int, ...]]:
        return self._call(_PAY_MANY, (to, amounts))

    @write(_make_pay_many)
    def pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, ...]:
        """`payMany(address[],uint256[])`

        The payer's entry and the config are written once, at the end. A payee like the rest, who holds money
        already and is subject to no limit, costs its own word and nothing else; any other goes the long way,
        by the same rules.
        """
        raise Signature

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """Who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

    def _make_permit(self, owner: AddressLike, spender: AddressLike, value: int, deadline: int, v: int, r: bytes, s: bytes) -> Call[None]:
        return self._call(_PERMIT, (owner, spender, value, deadline, v, r, s))

    @write(_make_permit)
    def permit(self, owner: AddressLike, spender: AddressLike, value: int, deadline: int, v: int, r: bytes, s: bytes, *, sender: Party, gas: int | None = None) -> None:
        """`permit(address,address,uint256,uint256,uint8,bytes32,bytes32)`

        As the library's, with one error for every signature that is not the owner's.
        """
        raise Signature

    def _make_place_hold(self, id: bytes, wallet: AddressLike, to: AddressLike, units: int, expires_at: int, venue: int) -> Call[None]:
        return self._call(_PLACE_HOLD, (id, wallet, to, units, expires_at, venue))

    @write(_make_place_hold)
    def place_hold(self, id: bytes, wallet: AddressLike, to: AddressLike, units: int, expires_at: int, venue: int, *, sender: Party, gas: int | None = None) -> None:
        """Encumbers units (HOLD). Requirements: the movement to `to` passes every rule now, on the balance and
        on balance − held; `venue` is not halted (0 = over the counter); enough free units; the id is new.

        to: the receiver that the rules are tested for; zero = none named yet, then the deliverer's side
        alone, and for an agent that redeems (REDEEM: a put) only that the wallet is not frozen and the
        minimum holding
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

    def rail_hours(self, *, at: int | None = None) -> _types.RailHours:
        """`railHours()`"""
        return self._view(_RAIL_HOURS, (), at)

    def rail_open(self, *, at: int | None = None) -> bool:
        """Whether the rail takes payments at this second."""
        return self._view(_RAIL_OPEN, (), at)

    def _make_raise_generation(self) -> Call[None]:
        return self._call(_RAISE_GENERATION, ())

    @write(_make_raise_generation)
    def raise_generation(self, *, sender: Party, gas: int | None = None) -> None:
        """Makes every entry count as lapsed until it is looked up again."""
        raise Signature

    def record_instants(self, *, at: int | None = None) -> tuple[int, ...]:
        """Every record instant scheduled so far, in order."""
        return self._view(_RECORD_INSTANTS, (), at)

    def _make_recover_wallet(self, lost: AddressLike, successor: AddressLike) -> Call[None]:
        return self._call(_RECOVER_WALLET, (lost, successor))

    @write(_make_recover_wallet)
    def recover_wallet(self, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power, or
        BANK).
        """
        raise Signature

    def _make_redeem(self, wallet: AddressLike, amount: int) -> Call[None]:
        return self._call(_REDEEM, (wallet, amount))

    @write(_make_redeem)
    def redeem(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns units of the wallet (REDEEM): no eligibility is asked, frozen ones go with a `Frozen` event, the
        wallet's holds are cancelled first.
        """
        raise Signature

    def _make_redeem_hold(self, id: bytes) -> Call[None]:
        return self._call(_REDEEM_HOLD, (id,))

    @write(_make_redeem_hold)
    def redeem_hold(self, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns held units (the hold's agent, REDEEM); no rule is asked but the minimum holding of the
        remainder. Requirements: as for `takeHold`, the hold has not expired; frozen units stay
        (`ERC7943InsufficientUnfrozenBalance`).
        """
        raise Signature

    def _make_redeem_settlement(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REDEEM_SETTLEMENT, (wallet, amount, booking_id))

    @write(_make_redeem_settlement)
    def redeem_settlement(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns a bank's settlement money against the same in the issuer's book (BANK).

        Requirements: the wallet is neither stopped nor sanctioned; enough free money (`BalanceInsufficient`).
        """
        raise Signature

    def _make_refresh(self, wallet: AddressLike) -> Call[None]:
        return self._call(_REFRESH, (wallet,))

    @write(_make_refresh)
    def refresh(self, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before."""
        raise Signature

    def _make_release_hold(self, id: bytes) -> Call[None]:
        return self._call(_RELEASE_HOLD, (id,))

    @write(_make_release_hold)
    def release_hold(self, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Frees held units: its agent at any time, anyone once now > expiresAt."""
        raise Signature

    def _make_schedule_record(self, record_at: int) -> Call[None]:
        return self._call(_SCHEDULE_RECORD, (record_at,))

    @write(_make_schedule_record)
    def schedule_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Schedules a record instant (SCHEDULE); the same instant twice is one. Requirements: in the future
        (`RecordInstantPast`), at most 64 open (`RecordInstantsFull`).
        """
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

    def _make_set_closing(self, closes_at: int) -> Call[None]:
        return self._call(_SET_CLOSING, (closes_at,))

    @write(_make_set_closing)
    def set_closing(self, closes_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Last second of voluntary movements, 0 = no end (SCHEDULE). Beyond 2106 counts as 2106."""
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

    def _make_set_frozen_tokens(self, wallet: AddressLike, amount: int) -> Call[bool]:
        return self._call(_SET_FROZEN_TOKENS, (wallet, amount))

    @write(_make_set_frozen_tokens)
    def set_frozen_tokens(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Sets how much of a wallet's money is frozen, in all (FREEZER). Requirements: the wallet was not
        replaced.
        """
        raise Signature

    def _make_set_identity_registry(self, registry: AddressLike) -> Call[None]:
        return self._call(_SET_IDENTITY_REGISTRY, (registry,))

    @write(_make_set_identity_registry)
    def set_identity_registry(self, registry: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the identity registry (a delayed administrator); every admission is looked up again."""
        raise Signature

    def _make_set_market_halt(self, halted: bool) -> Call[None]:
        return self._call(_SET_MARKET_HALT, (halted,))

    @write(_make_set_market_halt)
    def set_market_halt(self, halted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Halts or resumes all payments in this money (PAUSER); redemption goes on."""
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
        """Gives a contract its powers, or takes them away with 0 (a delayed administrator)."""
        raise Signature

    def _make_set_rail_hours(self, hours: _types.RailHours) -> Call[None]:
        return self._call(_SET_RAIL_HOURS, (hours,))

    @write(_make_set_rail_hours)
    def set_rail_hours(self, hours: _types.RailHours, *, sender: Party, gas: int | None = None) -> None:
        """Sets the opening hours (BANK). Requirements: within a day (`RailHoursInvalid`)."""
        raise Signature

    def _make_set_rail_open(self, open: bool) -> Call[None]:
        return self._call(_SET_RAIL_OPEN, (open,))

    @write(_make_set_rail_open)
    def set_rail_open(self, open: bool, *, sender: Party, gas: int | None = None) -> None:
        """Opens or closes the rail by hand (PAUSER): holidays, incidents."""
        raise Signature

    def _make_set_venue_halt(self, venue: int, halted: bool) -> Call[None]:
        return self._call(_SET_VENUE_HALT, (venue, halted))

    @write(_make_set_venue_halt)
    def set_venue_halt(self, venue: int, halted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Halts or resumes one venue 0…7, 0 = over the counter (HALT). Requirements: `VenueUnknown` above 7."""
        raise Signature

    def _make_settle(self, from_: AddressLike, to: AddressLike, amount: int, venue: int) -> Call[int]:
        return self._call(_SETTLE, (from_, to, amount, venue))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, amount: int, venue: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        venue: 0…7 where the trade was made (0 = over the counter); a halted one refuses
        Returns [units] what reached `to`: the whole amount here, a register that kept a fee would say so
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

        Returns the symbol of the token, usually a shorter version of the name.
        """
        return self._view(_SYMBOL, (), at)

    def _make_sync(self, wallet: AddressLike, attributes: _types.Entry) -> Call[None]:
        return self._call(_SYNC, (wallet, attributes))

    @write(_make_sync)
    def sync(self, wallet: AddressLike, attributes: _types.Entry, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the attributes of an admitted wallet; a wallet without an admission is left alone.

        attributes: as `IAdmissions.admit` answers them; zero validity = lapsed from now on
        """
        raise Signature

    def _make_take_hold(self, id: bytes, to: AddressLike, units: int) -> Call[int]:
        return self._call(_TAKE_HOLD, (id, to, units))

    @write(_make_take_hold)
    def take_hold(self, id: bytes, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves held units to `to` (the hold's agent, SETTLE). Every rule but the venue halt is tested again.

        units: [units] at most the hold's; the rest is released
        Returns [units] what reached `to`
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

    def wide_policy(self, *, at: int | None = None) -> tuple[Address, tuple[int, ...]]:
        """What the policy word has no room for.

        Returns the rule of one's own; zero where there is none
        Returns the wide country list, one bit per ISO 3166-1 numeric code
        """
        return self._view(_WIDE_POLICY, (), at)
