"""Money: admission by the bank, entries and freezes as for every permissioned token, and none of its other rules.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
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
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_MARKET_HALT: Function[None] = Function("setMarketHalt", "48dde89b", (("halted", "bool"),), ())


class ICashToken(Contract):
    """Money: admission by the bank, entries and freezes as for every permissioned token, and none of its other
    rules.
    """

    NAME = "ICashToken"
    SOURCE = "contracts/cash/interfaces/ICashToken.sol"

    @dataclass(frozen=True)
    class AddressFrozen(Event):
        """`ICashToken.AddressFrozen`"""

        NAME = "ICashToken.AddressFrozen"
        TOPIC = "7fa523c84ab8d7fc5b72f08b9e46dbbf10c39e119a075b3e317002d14bc9f436"
        ABI = (("wallet", "address", True), ("frozen", "bool", True), ("by", "address", True))

        wallet: Address
        frozen: bool
        by: Address

    @dataclass(frozen=True)
    class CashIssued(Event):
        """`ICashToken.CashIssued`"""

        NAME = "ICashToken.CashIssued"
        TOPIC = "601fe2878c835a9799f8e702d427cbc48983a80c11e3eba7e6af8b9f7b413c1c"
        ABI = (("wallet", "address", True), ("amount", "uint256", False), ("bookingId", "bytes32", True))

        wallet: Address
        amount: int
        booking_id: bytes

    @dataclass(frozen=True)
    class CashRedeemed(Event):
        """`ICashToken.CashRedeemed`"""

        NAME = "ICashToken.CashRedeemed"
        TOPIC = "dd08a7507ebf76c458563758cac1b21b835571fa8d3a70298e35189fbf203e68"
        ABI = (("wallet", "address", True), ("amount", "uint256", False), ("bookingId", "bytes32", True))

        wallet: Address
        amount: int
        booking_id: bytes

    @dataclass(frozen=True)
    class PaymentsHalted(Event):
        """`ICashToken.PaymentsHalted`"""

        NAME = "ICashToken.PaymentsHalted"
        TOPIC = "1d8da034614b456cc784b071fe4229382afee281c10fa7a21ce40521fd0a4fc8"
        ABI = (("halted", "bool", False),)

        halted: bool

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
