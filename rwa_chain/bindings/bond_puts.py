"""Puts of every bond, and calls by options.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.bond_part import BondPart as _BondPart
from rwa_chain.bindings.i_bond_puts import IBondPuts as _IBondPuts
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import ArrayOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_AMOUNT_OF: Function[int] = Function("amountOf", "ccf8b462", (("token", "address"), ("units", "uint256"), ("date", "uint32")), (("", "uint256"),))
_CALL_BY_OPTION: Function[None] = Function("callByOption", "fc56c76b", (("token", "address"), ("notice", StructOf(lambda: _types.CallNotice)), ("options", ArrayOf(StructOf(lambda: _types.Option))), ("which", "uint256")), ())
_CLOSE: Function[None] = Function("close", "c74073a1", (("token", "address"),), ())
_COUNT: Function[int] = Function("count", "05d85eda", (("token", "address"),), (("", "uint256"),))
_DECLARE: Function[_types.ObligationId] = Function("declare", "a8788022", (("token", "address"),), (("id", "bytes32"),))
_ELECT: Function[None] = Function("elect", "d9fe9bae", (("token", "address"), ("units", "uint256")), ())
_ELECTION_OF: Function[int] = Function("electionOf", "1c2fd79c", (("token", "address"), ("put", "uint256"), ("wallet", "address")), (("", "uint256"),))
_FREE: Function[None] = Function("free", "c0119620", (("token", "address"), ("put", "uint256"), ("wallets", "address[]")), ())
_FUNDED_UNITS: Function[int] = Function("fundedUnits", "1bbc9a92", (("token", "address"),), (("", "uint256"),))
_HELD_UNITS: Function[int] = Function("heldUnits", "f59906be", (("token", "address"),), (("", "uint256"),))
_IS_OPEN: Function[bool] = Function("isOpen", "5575e683", (("token", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_OBLIGATION: Function[tuple[int, bool, _types.ObligationId, Address]] = Function("obligation", "e8c6d37f", (("token", "address"), ("put", "uint256")), (("dueAt", "uint256"), ("funded", "bool"), ("id", "bytes32"), ("where", "address")))
_OPEN: Function[int] = Function("open", "e358ddcb", (("token", "address"), ("date", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32")), (("put", "uint256"),))
_OPEN_BY_OPTION: Function[int] = Function("openByOption", "7798d050", (("token", "address"), ("options", ArrayOf(StructOf(lambda: _types.Option))), ("which", "uint256")), (("put", "uint256"),))
_PUT_OF: Function[_types.Put] = Function("putOf", "7e43419d", (("token", "address"), ("put", "uint256")), (("", StructOf(lambda: _types.Put)),))
_TAKE_SHARES: Function[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = Function("takeShares", "4456be96", (("token", "address"), ("number", "uint256"), ("wallets", "address[]")), (("shares", "uint256[]"), ("taxed", "uint256[]"), ("units", "uint256[]")))
_WITHDRAW: Function[None] = Function("withdraw", "69328dec", (("token", "address"), ("put", "uint256"), ("wallet", "address")), ())


class BondPuts(Contract):
    """Puts of every bond, and calls by options."""

    NAME = "BondPuts"
    SOURCE = "contracts/bond/BondPuts.sol"

    ElectionExists = _IBondPuts.ElectionExists
    ElectionUnknown = _IBondPuts.ElectionUnknown
    ElectionVoid = _IBondPuts.ElectionVoid
    ElectionWithdrawn = _IBondPuts.ElectionWithdrawn
    InstrumentForeign = _BondPart.InstrumentForeign
    OptionDateUnfit = _IBondPuts.OptionDateUnfit
    OptionNoticeShort = _IBondPuts.OptionNoticeShort
    OptionPriceUnknown = _IBondPuts.OptionPriceUnknown
    OptionUnfit = _IBondPuts.OptionUnfit
    PayerUnknown = _IBondPuts.PayerUnknown
    PutClosed = _IBondPuts.PutClosed
    PutDateUnfit = _IBondPuts.PutDateUnfit
    PutDeclared = _IBondPuts.PutDeclared
    PutDeclaredAlready = _IBondPuts.PutDeclaredAlready
    PutElected = _IBondPuts.PutElected
    PutNotOpen = _IBondPuts.PutNotOpen
    PutOpened = _IBondPuts.PutOpened
    PutRedeemed = _IBondPuts.PutRedeemed
    PutStatusUnfit = _IBondPuts.PutStatusUnfit
    PutStillOpen = _IBondPuts.PutStillOpen
    PutUnsettled = _IBondPuts.PutUnsettled
    RoleMissing = _ScopedAccess.RoleMissing

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
