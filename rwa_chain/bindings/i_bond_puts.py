"""Holders put their bonds at the terms' price, and issuers call them by options on dates; for every bond.

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
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_AMOUNT_OF: Function[int] = Function("amountOf", "ccf8b462", (("token", "address"), ("units", "uint256"), ("date", "uint32")), (("", "uint256"),))
_CALL_BY_OPTION: Function[None] = Function("callByOption", "fc56c76b", (("token", "address"), ("notice", StructOf(lambda: _types.CallNotice)), ("options", ArrayOf(StructOf(lambda: _types.Option))), ("which", "uint256")), ())
_CLOSE: Function[None] = Function("close", "c74073a1", (("token", "address"),), ())
_COUNT: Function[int] = Function("count", "05d85eda", (("token", "address"),), (("", "uint256"),))
_DECLARE: Function[_types.ObligationId] = Function("declare", "a8788022", (("token", "address"),), (("id", "bytes32"),))
_ELECT: Function[None] = Function("elect", "d9fe9bae", (("token", "address"), ("units", "uint256")), ())
_ELECTION_OF: Function[int] = Function("electionOf", "1c2fd79c", (("token", "address"), ("put", "uint256"), ("wallet", "address")), (("units", "uint256"),))
_FREE: Function[None] = Function("free", "c0119620", (("token", "address"), ("put", "uint256"), ("wallets", "address[]")), ())
_FUNDED_UNITS: Function[int] = Function("fundedUnits", "1bbc9a92", (("token", "address"),), (("", "uint256"),))
_HELD_UNITS: Function[int] = Function("heldUnits", "f59906be", (("token", "address"),), (("", "uint256"),))
_IS_OPEN: Function[bool] = Function("isOpen", "5575e683", (("token", "address"),), (("", "bool"),))
_OBLIGATION: Function[tuple[int, bool, _types.ObligationId, Address]] = Function("obligation", "e8c6d37f", (("token", "address"), ("put", "uint256")), (("dueAt", "uint256"), ("funded", "bool"), ("id", "bytes32"), ("where", "address")))
_OPEN: Function[int] = Function("open", "e358ddcb", (("token", "address"), ("date", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32")), (("put", "uint256"),))
_OPEN_BY_OPTION: Function[int] = Function("openByOption", "7798d050", (("token", "address"), ("options", ArrayOf(StructOf(lambda: _types.Option))), ("which", "uint256")), (("put", "uint256"),))
_PUT_OF: Function[_types.Put] = Function("putOf", "7e43419d", (("token", "address"), ("put", "uint256")), (("", StructOf(lambda: _types.Put)),))
_TAKE_SHARES: Function[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = Function("takeShares", "4456be96", (("token", "address"), ("number", "uint256"), ("wallets", "address[]")), (("shares", "uint256[]"), ("taxed", "uint256[]"), ("units", "uint256[]")))
_WITHDRAW: Function[None] = Function("withdraw", "69328dec", (("token", "address"), ("put", "uint256"), ("wallet", "address")), ())


class IBondPuts(Contract):
    """Holders put their bonds at the terms' price, and issuers call them by options on dates; for every bond."""

    NAME = "IBondPuts"
    SOURCE = "contracts/bond/interfaces/IBondPuts.sol"

    @dataclass(frozen=True)
    class ElectionVoid(Event):
        """An election whose hold an order broke is over without a payment."""

        NAME = "IBondPuts.ElectionVoid"
        TOPIC = "3fcc3da0c8f1ef7fd3d10219c8d6c71ccaf12982aa313b769e5dc3109cbdc113"
        ABI = (("token", "address", True), ("put", "uint256", True), ("wallet", "address", True), ("units", "uint256", False))

        token: Address
        put: int
        wallet: Address
        units: int

    @dataclass(frozen=True)
    class ElectionWithdrawn(Event):
        """`IBondPuts.ElectionWithdrawn`"""

        NAME = "IBondPuts.ElectionWithdrawn"
        TOPIC = "29234e2827658d0cee44162e86229c66ec0c46bf1f33ad8b577ff37f689920e0"
        ABI = (("token", "address", True), ("put", "uint256", True), ("wallet", "address", True), ("units", "uint256", False))

        token: Address
        put: int
        wallet: Address
        units: int

    @dataclass(frozen=True)
    class PutClosed(Event):
        """`IBondPuts.PutClosed`"""

        NAME = "IBondPuts.PutClosed"
        TOPIC = "3395104342e359312b957fa0b1cf10de1bd49ea0b3a565203a46a8e3c2e3d5fe"
        ABI = (("token", "address", True), ("put", "uint256", True))

        token: Address
        put: int

    @dataclass(frozen=True)
    class PutDeclared(Event):
        """`IBondPuts.PutDeclared`"""

        NAME = "IBondPuts.PutDeclared"
        TOPIC = "60c957b2a148d30f2a1be82871823827a010501e6a55acd70c5aaacf90f8764c"
        ABI = (("token", "address", True), ("put", "uint256", True), ("id", "bytes32", True), ("units", "uint256", False), ("amount", "uint256", False))

        token: Address
        put: int
        id: _types.ObligationId
        units: int
        amount: int

    @dataclass(frozen=True)
    class PutElected(Event):
        """`IBondPuts.PutElected`"""

        NAME = "IBondPuts.PutElected"
        TOPIC = "18a79977349528b3b81fbe6ba53566b797fc4350cf49d8d4c9c4aad1223775d2"
        ABI = (("token", "address", True), ("put", "uint256", True), ("wallet", "address", True), ("units", "uint256", False), ("amount", "uint256", False))

        token: Address
        put: int
        wallet: Address
        units: int
        amount: int

    @dataclass(frozen=True)
    class PutOpened(Event):
        """`IBondPuts.PutOpened`"""

        NAME = "IBondPuts.PutOpened"
        TOPIC = "bdeaaf633ba37bf21dc14d280e74b81fcb8df4f9819d4a9633e7013f1fdaeb4f"
        ABI = (("token", "address", True), ("put", "uint256", True), ("terms", StructOf(lambda: _types.Put), False))

        token: Address
        put: int
        terms: _types.Put

    @dataclass(frozen=True)
    class PutRedeemed(Event):
        """`IBondPuts.PutRedeemed`"""

        NAME = "IBondPuts.PutRedeemed"
        TOPIC = "f1a777163f15d68f0fb129f15a4870c41b4f06dd76815b247df8123e4c2c98b5"
        ABI = (("token", "address", True), ("put", "uint256", True), ("wallet", "address", True), ("units", "uint256", False), ("amount", "uint256", False))

        token: Address
        put: int
        wallet: Address
        units: int
        amount: int

    @dataclass(eq=False, repr=False)
    class ElectionExists(ContractError):
        """`IBondPuts.ElectionExists`"""

        NAME = "BondPuts.ElectionExists"
        SELECTOR = bytes.fromhex("45b21549")
        SIGNATURE = "ElectionExists(address,address,uint256)"
        PARAMETERS = (("token", "address"), ("wallet", "address"), ("units", "uint256"))
        FIELDS = ("token", "wallet", "units")

        token: Address
        wallet: Address
        units: int

    @dataclass(eq=False, repr=False)
    class ElectionUnknown(ContractError):
        """`IBondPuts.ElectionUnknown`"""

        NAME = "BondPuts.ElectionUnknown"
        SELECTOR = bytes.fromhex("77f9ea22")
        SIGNATURE = "ElectionUnknown(address,uint256,address)"
        PARAMETERS = (("token", "address"), ("put", "uint256"), ("wallet", "address"))
        FIELDS = ("token", "put", "wallet")

        token: Address
        put: int
        wallet: Address

    @dataclass(eq=False, repr=False)
    class OptionDateUnfit(ContractError):
        """`IBondPuts.OptionDateUnfit`"""

        NAME = "BondPuts.OptionDateUnfit"
        SELECTOR = bytes.fromhex("85c48998")
        SIGNATURE = "OptionDateUnfit(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("option", "uint256"), ("date", "uint256"))
        FIELDS = ("token", "option", "date")

        token: Address
        option: int
        date: int

    @dataclass(eq=False, repr=False)
    class OptionNoticeShort(ContractError):
        """`IBondPuts.OptionNoticeShort`"""

        NAME = "BondPuts.OptionNoticeShort"
        SELECTOR = bytes.fromhex("1c6f662f")
        SIGNATURE = "OptionNoticeShort(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("payAt", "uint256"), ("earliestAt", "uint256"))
        FIELDS = ("token", "pay_at", "earliest_at")

        token: Address
        pay_at: int
        earliest_at: int

    @dataclass(eq=False, repr=False)
    class OptionPriceUnknown(ContractError):
        """`IBondPuts.OptionPriceUnknown`"""

        NAME = "BondPuts.OptionPriceUnknown"
        SELECTOR = bytes.fromhex("0b2c5f09")
        SIGNATURE = "OptionPriceUnknown(address,uint256)"
        PARAMETERS = (("token", "address"), ("option", "uint256"))
        FIELDS = ("token", "option")

        token: Address
        option: int

    @dataclass(eq=False, repr=False)
    class OptionUnfit(ContractError):
        """`IBondPuts.OptionUnfit`"""

        NAME = "BondPuts.OptionUnfit"
        SELECTOR = bytes.fromhex("5adae738")
        SIGNATURE = "OptionUnfit(address,uint256,bytes32,bytes32)"
        PARAMETERS = (("token", "address"), ("option", "uint256"), ("listHash", "bytes32"), ("expected", "bytes32"))
        FIELDS = ("token", "option", "list_hash", "expected")

        token: Address
        option: int
        list_hash: bytes
        expected: bytes

    @dataclass(eq=False, repr=False)
    class PayerUnknown(ContractError):
        """`IBondPuts.PayerUnknown`"""

        NAME = "BondPuts.PayerUnknown"
        SELECTOR = bytes.fromhex("b4d1923e")
        SIGNATURE = "PayerUnknown(address,address)"
        PARAMETERS = (("caller", "address"), ("paying", "address"))
        FIELDS = ("caller", "paying")

        caller: Address
        paying: Address

    @dataclass(eq=False, repr=False)
    class PutDateUnfit(ContractError):
        """`IBondPuts.PutDateUnfit`"""

        NAME = "BondPuts.PutDateUnfit"
        SELECTOR = bytes.fromhex("2183da94")
        SIGNATURE = "PutDateUnfit(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("date", "uint256"), ("period", "uint256"))
        FIELDS = ("token", "date", "period")

        token: Address
        date: int
        period: int

    @dataclass(eq=False, repr=False)
    class PutDeclaredAlready(ContractError):
        """`IBondPuts.PutDeclaredAlready`"""

        NAME = "BondPuts.PutDeclaredAlready"
        SELECTOR = bytes.fromhex("7d84accd")
        SIGNATURE = "PutDeclaredAlready(address,uint256)"
        PARAMETERS = (("token", "address"), ("put", "uint256"))
        FIELDS = ("token", "put")

        token: Address
        put: int

    @dataclass(eq=False, repr=False)
    class PutNotOpen(ContractError):
        """`IBondPuts.PutNotOpen`"""

        NAME = "BondPuts.PutNotOpen"
        SELECTOR = bytes.fromhex("92fe8c44")
        SIGNATURE = "PutNotOpen(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "closes_at", "now_at")

        token: Address
        closes_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PutStatusUnfit(ContractError):
        """`IBondPuts.PutStatusUnfit`"""

        NAME = "BondPuts.PutStatusUnfit"
        SELECTOR = bytes.fromhex("bb4dc5ee")
        SIGNATURE = "PutStatusUnfit(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class PutStillOpen(ContractError):
        """`IBondPuts.PutStillOpen`"""

        NAME = "BondPuts.PutStillOpen"
        SELECTOR = bytes.fromhex("2f7105ce")
        SIGNATURE = "PutStillOpen(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "closes_at", "now_at")

        token: Address
        closes_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PutUnsettled(ContractError):
        """`IBondPuts.PutUnsettled`"""

        NAME = "BondPuts.PutUnsettled"
        SELECTOR = bytes.fromhex("ad31eabd")
        SIGNATURE = "PutUnsettled(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("put", "uint256"), ("units", "uint256"))
        FIELDS = ("token", "put", "units")

        token: Address
        put: int
        units: int

    def amount_of(self, token: AddressLike, units: int, date: int, *, at: int | None = None) -> int:
        """The terms' put price and accrued interest, each rounded half up once."""
        return self._view(_AMOUNT_OF, (token, units, date), at)

    def _make_call_by_option(self, token: AddressLike, notice: _types.CallNotice, options: Sequence[_types.Option], which: int) -> Call[None]:
        return self._call(_CALL_BY_OPTION, (token, notice, options, which))

    @write(_make_call_by_option)
    def call_by_option(self, token: AddressLike, notice: _types.CallNotice, options: Sequence[_types.Option], which: int, *, sender: Party, gas: int | None = None) -> None:
        """Calls the bond by an option of the terms (ISSUER), at its price: where a source says it, the greater
        of that and the option's. Requirements: the list is the one whose hash the terms hold (`OptionUnfit`);
        the date is the option's (`OptionDateUnfit`); payAt ≥ now + the option's notice (`OptionNoticeShort`);
        the source knows the price (`OptionPriceUnknown`); and those of `IBond.call`.
        """
        raise Signature

    def _make_close(self, token: AddressLike) -> Call[None]:
        return self._call(_CLOSE, (token,))

    @write(_make_close)
    def close(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Closes the put, for anyone. Requirements: the window has closed; every election was paid or withdrawn,
        or it was superseded (`PutUnsettled`).
        """
        raise Signature

    def count(self, token: AddressLike, *, at: int | None = None) -> int:
        """`count(address)`"""
        return self._view(_COUNT, (token,), at)

    def _make_declare(self, token: AddressLike) -> Call[_types.ObligationId]:
        return self._call(_DECLARE, (token,))

    @write(_make_declare)
    def declare(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares what the elections are owed, for anyone. Requirements: the window has closed."""
        raise Signature

    def _make_elect(self, token: AddressLike, units: int) -> Call[None]:
        return self._call(_ELECT, (token, units))

    @write(_make_elect)
    def elect(self, token: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """The caller puts units, by a hold. Requirements: the window runs; no election yet; free units, the
        minimum holding for what is left (the token's errors).
        """
        raise Signature

    def election_of(self, token: AddressLike, put: int, wallet: AddressLike, *, at: int | None = None) -> int:
        """`electionOf(address,uint256,address)`"""
        return self._view(_ELECTION_OF, (token, put, wallet), at)

    def _make_free(self, token: AddressLike, put: int, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_FREE, (token, put, wallets))

    @write(_make_free)
    def free(self, token: AddressLike, put: int, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Ends elections that will not be paid, for anyone: their units share in what the bond pays, which is
        kept for held ones. Requirements: superseded, or never funded and after the last record
        (`PutUnsettled`).

        Emits `ElectionWithdrawn`.
        """
        raise Signature

    def funded_units(self, token: AddressLike, *, at: int | None = None) -> int:
        """Units that are held for a put which is funded and not yet paid."""
        return self._view(_FUNDED_UNITS, (token,), at)

    def held_units(self, token: AddressLike, *, at: int | None = None) -> int:
        """Units that the last put holds, funded or not: whose election is neither paid nor withdrawn."""
        return self._view(_HELD_UNITS, (token,), at)

    def is_open(self, token: AddressLike, *, at: int | None = None) -> bool:
        """Whether the last put is not closed."""
        return self._view(_IS_OPEN, (token,), at)

    def obligation(self, token: AddressLike, put: int, *, at: int | None = None) -> tuple[int, bool, _types.ObligationId, Address]:
        """When the put is due, and whether it is funded; nothing is due where nothing was elected."""
        return self._view(_OBLIGATION, (token, put), at)

    def _make_open(self, token: AddressLike, date: int, pay_at: int, due_at: int) -> Call[int]:
        return self._call(_OPEN, (token, date, pay_at, due_at))

    @write(_make_open)
    def open(self, token: AddressLike, date: int, pay_at: int, due_at: int, *, sender: Party, gas: int | None = None) -> int:
        """Opens a put for the terms' window (TRUSTEE). Requirements: the terms have a put, the bond is running
        (`PutStatusUnfit`); the one before is closed; the window ends before payAt ≤ dueAt; the coupon record
        of the period that `date` is in comes after payAt; `date` is the label of payAt (`PutDateUnfit`).
        """
        raise Signature

    def _make_open_by_option(self, token: AddressLike, options: Sequence[_types.Option], which: int) -> Call[int]:
        return self._call(_OPEN_BY_OPTION, (token, options, which))

    @write(_make_open_by_option)
    def open_by_option(self, token: AddressLike, options: Sequence[_types.Option], which: int, *, sender: Party, gas: int | None = None) -> int:
        """Opens a put by an option of the terms, for anyone: at its price, on the interest date that it names,
        paid and due with that date's coupon; its last election is the option's notice before the payment.
        Requirements: the bond is running (`PutStatusUnfit`); the list is the one whose hash the terms hold
        (`OptionUnfit`); the put before is closed; the option is of one interest date, the last election not
        past and no further away than the terms' window (`PutDateUnfit`).

        Emits `PutOpened`.
        """
        raise Signature

    def put_of(self, token: AddressLike, put: int, *, at: int | None = None) -> _types.Put:
        """`putOf(address,uint256)`"""
        return self._view(_PUT_OF, (token, put), at)

    def _make_take_shares(self, token: AddressLike, number: int, wallets: Sequence[AddressLike]) -> Call[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]:
        return self._call(_TAKE_SHARES, (token, number, wallets))

    @write(_make_take_shares)
    def take_shares(self, token: AddressLike, number: int, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Gives the wallets' shares up to the caller and retires the units that they are paid for; a wallet
        without a share, or that can't be reached now, has zero units. Requirements: the caller is the paying
        contract of the obligation.

        Returns shares: [cash base units]
        Returns taxed: [cash base units] of each what is income
        Returns units: [units] reached with each
        """
        raise Signature

    def _make_withdraw(self, token: AddressLike, put: int, wallet: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW, (token, put, wallet))

    @write(_make_withdraw)
    def withdraw(self, token: AddressLike, put: int, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """The caller takes back its election, or that of a wallet whose successor it is; its units are free
        then, or nothing happens. Requirements: there is one (`ElectionUnknown`); the window runs, or the put
        is not funded and 90 days late, or it was superseded by an acceleration (`PutNotOpen`).
        """
        raise Signature
