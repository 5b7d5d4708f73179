"""The list of what instruments owe, and its funding.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_obligations import IObligations as _IObligations
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("paying", "address")))
_AMEND: Function[None] = Function("amend", "9e50b481", (("token", "address"), ("number", "uint256"), ("amount", "uint96"), ("taxed", "uint96"), ("units", "uint80")), ())
_CANCEL: Function[None] = Function("cancel", "98590ef9", (("token", "address"), ("number", "uint256")), ())
_DECLARE: Function[_types.ObligationId] = Function("declare", "787a5b5d", (("number", "uint256"), ("terms", StructOf(lambda: _types.Declaration))), (("id", "bytes32"),))
_DRAW_REFUND: Function[None] = Function("drawRefund", "9b589af6", (("id", "bytes32"), ("funder", "address"), ("cash", "address")), ())
_FUND: Function[int] = Function("fund", "f869f73e", (("id", "bytes32"), ("outAsset", "address"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), (("taken", "uint256"),))
_IS_DISCHARGED: Function[bool] = Function("isDischarged", "88379f89", (("id", "bytes32"),), (("", "bool"),))
_IS_FUNDED: Function[bool] = Function("isFunded", "2b5fe3d9", (("id", "bytes32"),), (("", "bool"),))
_LATE_OF: Function[int] = Function("lateOf", "9528e275", (("id", "bytes32"),), (("", "uint256"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_MISSING_OF: Function[int] = Function("missingOf", "59db4c4b", (("id", "bytes32"),), (("", "uint256"),))
_OBLIGATION_OF: Function[_types.Obligation] = Function("obligationOf", "e88dfe21", (("id", "bytes32"),), (("v", StructOf(lambda: _types.Obligation)),))
_PAYING: Function[Address] = Function("paying", "61027f78", (), (("", "address"),))
_POSTPONE: Function[None] = Function("postpone", "b7acc3af", (("id", "bytes32"), ("dueAt", "uint32")), ())
_REFUND_OF: Function[int] = Function("refundOf", "5c2c8183", (("id", "bytes32"), ("funder", "address")), (("", "uint256"),))
_RETURN_CONTRIBUTIONS: Function[int] = Function("returnContributions", "a864b04d", (("id", "bytes32"), ("limit", "uint256")), (("returned", "uint256"),))
_RETURNABLE_OF: Function[int] = Function("returnableOf", "19a39b13", (("id", "bytes32"),), (("", "uint256"),))
_SET_SHARES: Function[None] = Function("setShares", "5db8c40b", (("id", "bytes32"), ("threshold", "uint80"), ("tieMember", "uint24")), ())
_STATUS_OF: Function[_types.ObligationStatus] = Function("statusOf", "c7df14e2", (("id", "bytes32"),), (("", EnumOf(lambda: _types.ObligationStatus)),))


class Obligations(Contract):
    """The list of what instruments owe, and its funding."""

    NAME = "Obligations"
    SOURCE = "contracts/distribution/Obligations.sol"

    CANCELLED = 1
    GROSS_UP = 2
    SHARES_SET = 4
    TAXED = 8
    INCOME_SHIFT = 4
    LEAST_PART = 1000

    AlreadyFunded = _IObligations.AlreadyFunded
    ContributionReturned = _IObligations.ContributionReturned
    DeclarerUnknown = _IObligations.DeclarerUnknown
    FundingTooSmall = _IObligations.FundingTooSmall
    NothingToRefund = _IObligations.NothingToRefund
    ObligationAmended = _IObligations.ObligationAmended
    ObligationCancelled = _IObligations.ObligationCancelled
    ObligationDeclared = _IObligations.ObligationDeclared
    ObligationExists = _IObligations.ObligationExists
    ObligationFunded = _IObligations.ObligationFunded
    ObligationPostponed = _IObligations.ObligationPostponed
    ObligationUnfit = _IObligations.ObligationUnfit
    ObligationUnknown = _IObligations.ObligationUnknown
    PagesUneven = _IObligations.PagesUneven
    PaymentsStarted = _IObligations.PaymentsStarted
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RefundDrawn = _IObligations.RefundDrawn
    RefundNotYours = _IObligations.RefundNotYours
    RoleMissing = _ScopedAccess.RoleMissing
    SharesSet = _IObligations.SharesSet

    @classmethod
    def creation(cls, authority: AddressLike, paying: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, paying))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, paying: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, paying, libraries=libraries), sender, gas)

    def _make_amend(self, token: AddressLike, number: int, amount: int, taxed: int, units: int) -> Call[None]:
        return self._call(_AMEND, (token, number, amount, taxed, units))

    @write(_make_amend)
    def amend(self, token: AddressLike, number: int, amount: int, taxed: int, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Corrects what the caller declared, before anybody was reached: what is then funded too much is
        returned, last in first out. Requirements: not cancelled; nobody reached yet (`PaymentsStarted`).

        Emits `ObligationAmended`.
        """
        raise Signature

    def _make_cancel(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_CANCEL, (token, number))

    @write(_make_cancel)
    def cancel(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels what the caller declared. Requirements: not funded (`AlreadyFunded`).

        Emits `ObligationCancelled`.
        """
        raise Signature

    def _make_declare(self, number: int, terms: _types.Declaration) -> Call[_types.ObligationId]:
        return self._call(_DECLARE, (number, terms))

    @write(_make_declare)
    def declare(self, number: int, terms: _types.Declaration, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares what is owed. Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`);
        the number is new, or cancelled with its contributions returned (`ObligationExists`); the currency is
        accepted (`IPaying.CashNotAccepted`); the record has passed and is not after the payment, which is not
        after the due instant; an amount; a tax owner where there is a tax table; the kind of income is at
        most 3; a share source has units (`ObligationUnfit`).

        Emits `ObligationDeclared`.
        """
        raise Signature

    def _make_draw_refund(self, id: _types.ObligationId, funder: AddressLike, cash: AddressLike) -> Call[None]:
        return self._call(_DRAW_REFUND, (id, funder, cash))

    @write(_make_draw_refund)
    def draw_refund(self, id: _types.ObligationId, funder: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays a funder, or who took over from its wallet, what was returned to it, in an accepted cash token of
        its choice. Requirements: the caller is the one or the other (`RefundNotYours`); something was
        (`NothingToRefund`).

        Emits `RefundDrawn`.
        """
        raise Signature

    def _make_fund(self, id: _types.ObligationId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int]) -> Call[int]:
        return self._call(_FUND, (id, out_asset, cash_tokens, amounts))

    @write(_make_fund)
    def fund(self, id: _types.ObligationId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Moves the caller's deposit to the paying contract's wallets, one net interbank move per bank; takes no
        more than is missing, in the order given. Requirements: declared; every cash token is accepted in the
        currency (`IPaying.CashNotAccepted`); at least 1/1,000 of what is missing, unless it completes
        (`FundingTooSmall`).

        Emits `ObligationFunded`.

        out_asset: the caller's deposit
        Returns taken: [cash base units] zero where nothing is missing
        """
        raise Signature

    def is_discharged(self, id: _types.ObligationId, *, at: int | None = None) -> bool:
        """Every unit of the record has been reached."""
        return self._view(_IS_DISCHARGED, (id,), at)

    def is_funded(self, id: _types.ObligationId, *, at: int | None = None) -> bool:
        """Declared, not cancelled, and nothing is missing of what holders must receive."""
        return self._view(_IS_FUNDED, (id,), at)

    def late_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """Σ of what was missing times the seconds it was, from the due instant until it was funded, or until
        now.
        """
        return self._view(_LATE_OF, (id,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def missing_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """What is missing. [cash base units]"""
        return self._view(_MISSING_OF, (id,), at)

    def obligation_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.Obligation:
        """`obligationOf(bytes32)`"""
        return self._view(_OBLIGATION_OF, (id,), at)

    def paying(self, *, at: int | None = None) -> Address:
        """`paying()`"""
        return self._view(_PAYING, (), at)

    def _make_postpone(self, id: _types.ObligationId, due_at: int) -> Call[None]:
        return self._call(_POSTPONE, (id, due_at))

    @write(_make_postpone)
    def postpone(self, id: _types.ObligationId, due_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves the due instant of an obligation that is not funded, as a waiver or the holders' decision says.
        Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`); not funded
        (`AlreadyFunded`); later than before (`ObligationUnfit`).

        Emits `ObligationPostponed`.
        """
        raise Signature

    def refund_of(self, id: _types.ObligationId, funder: AddressLike, *, at: int | None = None) -> int:
        """What a funder can draw. [cash base units]"""
        return self._view(_REFUND_OF, (id, funder), at)

    def _make_return_contributions(self, id: _types.ObligationId, limit: int) -> Call[int]:
        return self._call(_RETURN_CONTRIBUTIONS, (id, limit))

    @write(_make_return_contributions)
    def return_contributions(self, id: _types.ObligationId, limit: int, *, sender: Party, gas: int | None = None) -> int:
        """Returns what nobody is owed to its funders, last in first out, at most `limit` contributions of it;
        for anyone. All of a cancelled obligation, the excess of an amended one, the rest of a discharged one.

        Emits `ContributionReturned`.
        """
        raise Signature

    def returnable_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """What can be returned to funders now. [cash base units]"""
        return self._view(_RETURNABLE_OF, (id,), at)

    def _make_set_shares(self, id: _types.ObligationId, threshold: int, tie_member: int) -> Call[None]:
        return self._call(_SET_SHARES, (id, threshold, tie_member))

    @write(_make_set_shares)
    def set_shares(self, id: _types.ObligationId, threshold: int, tie_member: int, *, sender: Party, gas: int | None = None) -> None:
        """Says where the last base units of a shared total go (CALCULATION_AGENT of the token, or its
        instrument); again where it was wrong. Requirements: a shared total (`ObligationUnfit`); nobody
        reached yet (`PaymentsStarted`).

        Emits `SharesSet`. Nothing waits for it for ever: 30 days after payAt a page pays the floors without
        it.

        threshold: [units]
        """
        raise Signature

    def status_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.ObligationStatus:
        """`statusOf(bytes32)`"""
        return self._view(_STATUS_OF, (id,), at)
