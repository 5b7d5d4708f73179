"""Money of the clearing bank or central bank that moves between banks only.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_RAIL_HOURS: Function[_types.RailHours] = Function("railHours", "19daa049", (), (("", StructOf(lambda: _types.RailHours)),))
_RAIL_OPEN: Function[bool] = Function("railOpen", "286ff226", (), (("", "bool"),))
_REDEEM_SETTLEMENT: Function[None] = Function("redeemSettlement", "81d4c019", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_MARKET_HALT: Function[None] = Function("setMarketHalt", "48dde89b", (("halted", "bool"),), ())
_SET_RAIL_HOURS: Function[None] = Function("setRailHours", "cc006afa", (("hours_", StructOf(lambda: _types.RailHours)),), ())
_SET_RAIL_OPEN: Function[None] = Function("setRailOpen", "40fe59e6", (("open", "bool"),), ())


class ISettlementToken(Contract):
    """Money of the clearing bank or central bank that moves between banks only."""

    NAME = "ISettlementToken"
    SOURCE = "contracts/cash/interfaces/ISettlementToken.sol"

    @dataclass(frozen=True)
    class RailHoursSet(Event):
        """`ISettlementToken.RailHoursSet`"""

        NAME = "ISettlementToken.RailHoursSet"
        TOPIC = "a472168d027184f522bff15cb8a801143f7572dd94e10765d17a97b03a4b0769"
        ABI = (("hours_", StructOf(lambda: _types.RailHours), False),)

        hours: _types.RailHours

    @dataclass(frozen=True)
    class RailSwitched(Event):
        """`ISettlementToken.RailSwitched`"""

        NAME = "ISettlementToken.RailSwitched"
        TOPIC = "f56f6832cd5483e1cacb05a52f05bc191678cbb62daf7574a715814f94bf2ab2"
        ABI = (("open", "bool", False),)

        open: bool

    AddressFrozen = _ICashToken.AddressFrozen
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    PaymentsHalted = _ICashToken.PaymentsHalted

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

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

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

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

    def money_config(self, *, at: int | None = None) -> _types.MoneyConfig:
        """`moneyConfig()`"""
        return self._view(_MONEY_CONFIG, (), at)

    def rail_hours(self, *, at: int | None = None) -> _types.RailHours:
        """`railHours()`"""
        return self._view(_RAIL_HOURS, (), at)

    def rail_open(self, *, at: int | None = None) -> bool:
        """Whether the rail takes payments at this second."""
        return self._view(_RAIL_OPEN, (), at)

    def _make_redeem_settlement(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REDEEM_SETTLEMENT, (wallet, amount, booking_id))

    @write(_make_redeem_settlement)
    def redeem_settlement(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns a bank's settlement money against the same in the issuer's book (BANK).

        Requirements: the wallet is neither stopped nor sanctioned; enough free money (`BalanceInsufficient`).
        """
        raise Signature

    def _make_set_address_frozen(self, wallet: AddressLike, frozen: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (wallet, frozen))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, wallet: AddressLike, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops a wallet, or lets it go on (FREEZER)."""
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
