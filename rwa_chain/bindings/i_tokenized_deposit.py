"""One bank's deposits as tokens, for its customers only.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BANK_FROZEN: Function[bool] = Function("bankFrozen", "c2cf8b00", (), (("", "bool"),))
_BOOK: Function[None] = Function("book", "a9d301c2", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_BOOKED_DEPOSITS: Function[int] = Function("bookedDeposits", "f2c8c34c", (), (("", "uint256"),))
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_PAY_IN: Function[None] = Function("payIn", "c0331011", (("to", "address"), ("amount", "uint256")), ())
_PAY_MANY: Function[tuple[int, ...]] = Function("payMany", "d63c6364", (("to", "address[]"), ("amounts", "uint256[]")), (("refused", "uint256[]"),))
_PAY_OUT: Function[None] = Function("payOut", "0221038a", (("from", "address"), ("amount", "uint256")), ())
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lost", "address"), ("successor", "address"), ("holder", "address")), (("", "bool"),))
_REDEEM_DEPOSIT: Function[None] = Function("redeemDeposit", "75ac1999", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_BANK_FROZEN: Function[None] = Function("setBankFrozen", "9a2f5dea", (("frozen", "bool"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_MARKET_HALT: Function[None] = Function("setMarketHalt", "48dde89b", (("halted", "bool"),), ())
_UNBOOK: Function[None] = Function("unbook", "bd5bb7ab", (("amount", "uint256"), ("bookingId", "bytes32")), ())


class ITokenizedDeposit(Contract):
    """One bank's deposits as tokens, for its customers only."""

    NAME = "ITokenizedDeposit"
    SOURCE = "contracts/cash/interfaces/ITokenizedDeposit.sol"

    @dataclass(frozen=True)
    class BankFrozenSet(Event):
        """`ITokenizedDeposit.BankFrozenSet`"""

        NAME = "ITokenizedDeposit.BankFrozenSet"
        TOPIC = "04ea02547d6ddc0fc97fb1768735c28d68586e686d4c5c1836cf57d6cd3f315f"
        ABI = (("frozen", "bool", False),)

        frozen: bool

    @dataclass(frozen=True)
    class DepositPaidIn(Event):
        """`ITokenizedDeposit.DepositPaidIn`"""

        NAME = "ITokenizedDeposit.DepositPaidIn"
        TOPIC = "29d8e76e10bbe354ee843458b0331897bc40722f38f373c5d355b355af9cd50d"
        ABI = (("to", "address", True), ("amount", "uint256", False), ("booked", "uint256", False))

        to: Address
        amount: int
        booked: int

    @dataclass(frozen=True)
    class DepositPaidOut(Event):
        """`ITokenizedDeposit.DepositPaidOut`"""

        NAME = "ITokenizedDeposit.DepositPaidOut"
        TOPIC = "f8e36a462cbd156b1b7692257e9bc0ad4aba9842cce7f23d49b4f00934d78a22"
        ABI = (("from", "address", True), ("amount", "uint256", False), ("booked", "uint256", False))

        from_: Address
        amount: int
        booked: int

    @dataclass(frozen=True)
    class DepositsBooked(Event):
        """`ITokenizedDeposit.DepositsBooked`"""

        NAME = "ITokenizedDeposit.DepositsBooked"
        TOPIC = "eb7aca635ce927c1c1b0483fe0226841b1dbcac23d31d0768b1cbb6241ce95e2"
        ABI = (("amount", "uint256", False), ("booked", "uint256", False), ("bookingId", "bytes32", True))

        amount: int
        booked: int
        booking_id: bytes

    @dataclass(frozen=True)
    class DepositsUnbooked(Event):
        """`ITokenizedDeposit.DepositsUnbooked`"""

        NAME = "ITokenizedDeposit.DepositsUnbooked"
        TOPIC = "6ec653939d00f262b9fb71621815c2f9a2f47b8b1c0399418efde8f1f9408f58"
        ABI = (("amount", "uint256", False), ("booked", "uint256", False), ("bookingId", "bytes32", True))

        amount: int
        booked: int
        booking_id: bytes

    @dataclass(frozen=True)
    class PaymentRefused(Event):
        """A payee of `payMany` was passed over; the money stays with the payer."""

        NAME = "ITokenizedDeposit.PaymentRefused"
        TOPIC = "f9a4f8896a0a808015c711fb0488d67744a1230b2d849d58c970645c67104820"
        ABI = (("payer", "address", True), ("payee", "address", True), ("amount", "uint256", False))

        payer: Address
        payee: Address
        amount: int

    AddressFrozen = _ICashToken.AddressFrozen
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    PaymentsHalted = _ICashToken.PaymentsHalted

    def bank_frozen(self, *, at: int | None = None) -> bool:
        """`bankFrozen()`"""
        return self._view(_BANK_FROZEN, (), at)

    def _make_book(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_BOOK, (amount, booking_id))

    @write(_make_book)
    def book(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Books deposits that customers placed with the bank (BANK)."""
        raise Signature

    def booked_deposits(self, *, at: int | None = None) -> int:
        """[cash base units] deposits on the bank's book that may be tokens."""
        return self._view(_BOOKED_DEPOSITS, (), at)

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
        """Pays many from the caller's balance and never reverts for one that is refused.

        Each payment meets the rules of a transfer, one after the other: what is paid equals the singles.
        Requirements, all of the caller: eligible; enough free money for all that can be paid
        (`BalanceInsufficient`); the lists are of one length (`PaymentListsDiffer`); payments aren't stopped.

        amounts: [cash base units]
        to: payees, repeated ones too
        Returns refused: one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
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

    def _make_recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike) -> Call[bool]:
        return self._call(_RECOVERY_ADDRESS, (lost, successor, holder))

    @write(_make_recovery_address)
    def recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike, *, sender: Party, gas: int | None = None) -> bool:
        """Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power: two of
        the bank's three approvers and a delay, in `Recovery`). As ERC-3643's call, so that securities and
        money recover alike.

        holder: the registry's id of the holder
        """
        raise Signature

    def _make_redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REDEEM_DEPOSIT, (wallet, amount, booking_id))

    @write(_make_redeem_deposit)
    def redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns a customer's money on withdrawal, by the customer itself or by the bank (BANK). The booked
        deposits stay until the bank takes them off its book.

        Requirements: the wallet is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`);
        enough free money (`BalanceInsufficient`); the bank isn't frozen (`BankFrozen`).
        """
        raise Signature

    def _make_set_address_frozen(self, wallet: AddressLike, frozen: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (wallet, frozen))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, wallet: AddressLike, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops a wallet, or lets it go on (FREEZER)."""
        raise Signature

    def _make_set_bank_frozen(self, frozen: bool) -> Call[None]:
        return self._call(_SET_BANK_FROZEN, (frozen,))

    @write(_make_set_bank_frozen)
    def set_bank_frozen(self, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops the bank, in part or whole insolvent, or lets it go on (COURT_ORDER)."""
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

    def _make_unbook(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_UNBOOK, (amount, booking_id))

    @write(_make_unbook)
    def unbook(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes deposits off the book (BANK). Requirements: supply ≤ what stays booked (`DepositsExceeded`)."""
        raise Signature
