"""Money that moves between banks only: a clearing bank's, or with another name a central bank's.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.cash_token import CashToken as _CashToken
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.bindings.i_settlement_token import ISettlementToken as _ISettlementToken
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.bindings.ierc20_errors import IERC20Errors as _IERC20Errors
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

_CONSTRUCTOR = Function[None]("constructor", "", (("name", "string"), ("symbol", "string"), ("currency", "bytes3"), ("authority", "address"), ("registry", "address"), ("topics", "uint8")))
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("wallet", "address"),), (("", "uint256"),))
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RAIL_HOURS: Function[_types.RailHours] = Function("railHours", "19daa049", (), (("", StructOf(lambda: _types.RailHours)),))
_RAIL_OPEN: Function[bool] = Function("railOpen", "286ff226", (), (("", "bool"),))
_RAISE_GENERATION: Function[None] = Function("raiseGeneration", "682257bc", (), ())
_REDEEM_SETTLEMENT: Function[None] = Function("redeemSettlement", "81d4c019", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_MARKET_HALT: Function[None] = Function("setMarketHalt", "48dde89b", (("halted", "bool"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SET_RAIL_HOURS: Function[None] = Function("setRailHours", "cc006afa", (("hours_", StructOf(lambda: _types.RailHours)),), ())
_SET_RAIL_OPEN: Function[None] = Function("setRailOpen", "40fe59e6", (("open", "bool"),), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("", "address")), (("", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("id", "bytes4"),), (("", "bool"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_SYNC: Function[None] = Function("sync", "ef4fcafa", (("wallet", "address"), ("attributes", "uint256")), ())
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("amount", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))


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
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    ContractExpected = _IPermissionedToken.ContractExpected
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
    IdUnknown = _IDeliverable.IdUnknown
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    PaymentsHalted = _ICashToken.PaymentsHalted
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    RailHoursSet = _ISettlementToken.RailHoursSet
    RailSwitched = _ISettlementToken.RailSwitched
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    Transfer = _IERC20.Transfer

    @classmethod
    def creation(cls, name: str, symbol: str, currency: bytes, authority: AddressLike, registry: AddressLike, topics: int, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (name, symbol, currency, authority, registry, topics))

    @classmethod
    def deploy(cls, chain: Chain, name: str, symbol: str, currency: bytes, authority: AddressLike, registry: AddressLike, topics: int, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(name, symbol, currency, authority, registry, topics, libraries=libraries), sender, gas)

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

    def generation(self, *, at: int | None = None) -> int:
        """The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's."""
        return self._view(_GENERATION, (), at)

    def get_frozen_tokens(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`"""
        return self._view(_GET_FROZEN_TOKENS, (wallet,), at)

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
        """`lastRecordAt()`

        Money has no record dates.
        """
        return self._view(_LAST_RECORD_AT, (), at)

    def money_config(self, *, at: int | None = None) -> _types.MoneyConfig:
        """`moneyConfig()`"""
        return self._view(_MONEY_CONFIG, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

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
        """Replaces the identity registry (ADMIN); every admission is looked up again."""
        raise Signature

    def _make_set_market_halt(self, halted: bool) -> Call[None]:
        return self._call(_SET_MARKET_HALT, (halted,))

    @write(_make_set_market_halt)
    def set_market_halt(self, halted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Halts or resumes all payments in this money (PAUSER); redemption goes on."""
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
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
