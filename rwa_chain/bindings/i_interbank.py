"""Payments between customers of two banks in one transaction.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BANK_WALLET_OF: Function[Address] = Function("bankWalletOf", "aea37bf1", (("deposit", "address"),), (("", "address"),))
_COLLECT: Function[None] = Function("collect", "05ab0fd3", (("inAsset", "address"), ("to", "address"), ("payments", ArrayOf(StructOf(lambda: _types.Collection)))), ())
_IS_CALLER: Function[bool] = Function("isCaller", "7ac07dcc", (("caller", "address"),), (("", "bool"),))
_NET: Function[int] = Function("net", "10ed2742", (("nets", ArrayOf(StructOf(lambda: _types.DepositNet))),), (("received", "uint256"),))
_PAY: Function[None] = Function("pay", "e7f8fc82", (("outAsset", "address"), ("inAsset", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), ())
_PAY_AS_PAYER: Function[None] = Function("payAsPayer", "2b178972", (("outAsset", "address"), ("inAsset", "address"), ("to", "address"), ("amount", "uint256")), ())
_PAY_MANY: Function[None] = Function("payMany", "71fee929", (("outAsset", "address"), ("from", "address"), ("payments", ArrayOf(StructOf(lambda: _types.Payment)))), ())
_SET_BANK: Function[None] = Function("setBank", "faf5115f", (("deposit", "address"), ("wallet", "address")), ())
_SET_CALLER: Function[None] = Function("setCaller", "9cae6eae", (("caller", "address"), ("allowed", "bool")), ())
_SETTLEMENT_TOKEN: Function[Address] = Function("settlementToken", "7b9e618d", (), (("", "address"),))


class IInterbank(Contract):
    """Payments between customers of two banks in one transaction."""

    NAME = "IInterbank"
    SOURCE = "contracts/cash/interfaces/IInterbank.sol"

    @dataclass(frozen=True)
    class BankSet(Event):
        """`IInterbank.BankSet`"""

        NAME = "IInterbank.BankSet"
        TOPIC = "ada041172d7c46357a8db6f35b6c0a9fec55eac339df541ec08bb9dcbc173a9e"
        ABI = (("deposit", "address", True), ("wallet", "address", True))

        deposit: Address
        wallet: Address

    @dataclass(frozen=True)
    class CallerSet(Event):
        """`IInterbank.CallerSet`"""

        NAME = "IInterbank.CallerSet"
        TOPIC = "a49dcb99ff1593e316d0955614d970424bf97f34f406b6b75297ddb7e315b7db"
        ABI = (("caller", "address", True), ("allowed", "bool", False))

        caller: Address
        allowed: bool

    @dataclass(frozen=True)
    class InterbankNetted(Event):
        """`IInterbank.InterbankNetted`"""

        NAME = "IInterbank.InterbankNetted"
        TOPIC = "8a23dd7f65783505b239d8c65fa000c4a5a6560dc187f145cb9fe190423bae3d"
        ABI = (("deposits", "address[]", False), ("changes", "int256[]", False))

        deposits: tuple[Address, ...]
        changes: tuple[int, ...]

    @dataclass(frozen=True)
    class InterbankPaid(Event):
        """`IInterbank.InterbankPaid`"""

        NAME = "IInterbank.InterbankPaid"
        TOPIC = "77b813ca54e9f20f6f6ffb7290ff8b1a9fda1d5e8850d5dbbde37a4001d5920c"
        ABI = (("outAsset", "address", True), ("inAsset", "address", True), ("from", "address", True), ("to", "address", False), ("amount", "uint256", False))

        out_asset: Address
        in_asset: Address
        from_: Address
        to: Address
        amount: int

    def bank_wallet_of(self, deposit: AddressLike, *, at: int | None = None) -> Address:
        """`bankWalletOf(address)`"""
        return self._view(_BANK_WALLET_OF, (deposit,), at)

    def _make_collect(self, in_asset: AddressLike, to: AddressLike, payments: Sequence[_types.Collection]) -> Call[None]:
        return self._call(_COLLECT, (in_asset, to, payments))

    @write(_make_collect)
    def collect(self, in_asset: AddressLike, to: AddressLike, payments: Sequence[_types.Collection], *, sender: Party, gas: int | None = None) -> None:
        """Many payments to one payee, all or none: one interbank move for each run of payments from the same
        bank, one mint for all that arrives.

        Requirements: those of `pay`, for each.

        in_asset: the payee's bank's deposit
        """
        raise Signature

    def is_caller(self, caller: AddressLike, *, at: int | None = None) -> bool:
        """`isCaller(address)`"""
        return self._view(_IS_CALLER, (caller,), at)

    def _make_net(self, nets: Sequence[_types.DepositNet]) -> Call[int]:
        return self._call(_NET, (nets,))

    @write(_make_net)
    def net(self, nets: Sequence[_types.DepositNet], *, sender: Party, gas: int | None = None) -> int:
        """Many payments of many payers to many payees, by what they come to for each: every bank books its
        customers' net, and one net movement a bank of the settlement token stands behind it.

        Emits `InterbankNetted`. Requirements, beside those of `pay` for each party: - over all banks the
        deltas sum to zero (`NetUnbalanced`).

        Returns received: [cash base units] what reached all creditors
        """
        raise Signature

    def _make_pay(self, out_asset: AddressLike, in_asset: AddressLike, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY, (out_asset, in_asset, from_, to, amount))

    @write(_make_pay)
    def pay(self, out_asset: AddressLike, in_asset: AddressLike, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns `outAsset` from the payer, moves the settlement token between the two banks, mints `inAsset` to
        the payee, and moves the booked deposits with it; or does nothing. The caller holds the interbank's
        own permission (settlement, offering, distributor) and has checked the payer's consent. With both
        assets the same it is a settlement at that bank.

        Requirements: the caller is wired (`InterbankCallerRefused`); both are deposits of banks in this
        interbank's currency (`BankUnknown`); the rail is open; the payee is admitted at its bank; the payer's
        bank has the settlement money. The refusing token's error bubbles unchanged.

        amount: [cash base units]
        """
        raise Signature

    def _make_pay_as_payer(self, out_asset: AddressLike, in_asset: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_AS_PAYER, (out_asset, in_asset, to, amount))

    @write(_make_pay_as_payer)
    def pay_as_payer(self, out_asset: AddressLike, in_asset: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """`pay` by the payer itself, of its own money."""
        raise Signature

    def _make_pay_many(self, out_asset: AddressLike, from_: AddressLike, payments: Sequence[_types.Payment]) -> Call[None]:
        return self._call(_PAY_MANY, (out_asset, from_, payments))

    @write(_make_pay_many)
    def pay_many(self, out_asset: AddressLike, from_: AddressLike, payments: Sequence[_types.Payment], *, sender: Party, gas: int | None = None) -> None:
        """Many payments by one payer, all or none: one burn for all that leaves its bank, one interbank move for
        each run of payments to the same bank.

        Requirements: those of `pay`, for each.
        """
        raise Signature

    def _make_set_bank(self, deposit: AddressLike, wallet: AddressLike) -> Call[None]:
        return self._call(_SET_BANK, (deposit, wallet))

    @write(_make_set_bank)
    def set_bank(self, deposit: AddressLike, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the wallet in the settlement token that pays for a bank's deposit, none with zero (ADMIN).
        Requirements: the deposit is in the settlement token's currency (`CurrencyMismatched`).
        """
        raise Signature

    def _make_set_caller(self, caller: AddressLike, allowed: bool) -> Call[None]:
        return self._call(_SET_CALLER, (caller, allowed))

    @write(_make_set_caller)
    def set_caller(self, caller: AddressLike, allowed: bool, *, sender: Party, gas: int | None = None) -> None:
        """Lets a contract pay for others, or no longer (ADMIN)."""
        raise Signature

    def settlement_token(self, *, at: int | None = None) -> Address:
        """`settlementToken()`"""
        return self._view(_SETTLEMENT_TOKEN, (), at)
