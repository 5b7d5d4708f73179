"""Close-outs of master agreements: default, default market values, one net sum.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_close_outs import ICloseOuts as _ICloseOuts
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"), ("marks", "address"), ("agreements", "address"), ("margins", "address")))
_AGREEMENTS: Function[Address] = Function("agreements", "4f4b4fa7", (), (("", "address"),))
_AMOUNT_OF: Function[tuple[int, int]] = Function("amountOf", "8251eac9", (("agreement", "bytes32"),), (("amount", "uint256"), ("interest", "uint256")))
_CLOSE_OUT_ID_OF: Function[bytes] = Function("closeOutIdOf", "9e1ffb8c", (("agreement", "bytes32"),), (("", "bytes32"),))
_CLOSE_OUT_OF: Function[_types.CloseOut] = Function("closeOutOf", "46b38c78", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.CloseOut)),))
_DECLARE_DEFAULT: Function[None] = Function("declareDefault", "f61ada3e", (("agreement", "bytes32"), ("cause", EnumOf(lambda: _types.DefaultEvent)), ("subject", "bytes32")), ())
_FAIL: Function[None] = Function("fail", "461bfb0b", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), ())
_FAIL_OF: Function[_types.Fail] = Function("failOf", "758d7ebe", (("agreement", "bytes32"), ("id", "bytes32"), ("ofSeller", "bool")), (("", StructOf(lambda: _types.Fail)),))
_MARGINS: Function[Address] = Function("margins", "112403ef", (), (("", "address"),))
_MARKS: Function[Address] = Function("marks", "3c84c5a5", (), (("", "address"),))
_NET: Function[None] = Function("net", "d87cbcce", (("agreement", "bytes32"),), ())
_PAY_CLOSE_OUT: Function[None] = Function("payCloseOut", "2ff916c7", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSTPONE: Function[None] = Function("postpone", "627089dc", (("agreement", "bytes32"),), ())
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_SHORT_OF: Function[tuple[bool, bool]] = Function("shortOf", "a54424fb", (("agreement", "bytes32"), ("id", "bytes32")), (("sellerShort", "bool"), ("buyerShort", "bool")))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("conditionId", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_VALUE: Function[None] = Function("value", "062f4eef", (("agreement", "bytes32"), ("asset", "address"), ("method", EnumOf(lambda: _types.ValueMethod)), ("prices", "uint128[]"), ("costs", "uint72"), ("evidence", "bytes32")), ())
_VALUE_BY_MARKS: Function[None] = Function("valueByMarks", "590020c7", (("agreement", "bytes32"), ("asset", "address")), ())
_VALUE_OF: Function[int] = Function("valueOf", "a6c8dd0e", (("agreement", "bytes32"), ("asset", "address")), (("", "uint256"),))


class CloseOuts(Contract):
    """Close-outs of master agreements: default, default market values, one net sum."""

    NAME = "CloseOuts"
    SOURCE = "contracts/financing/CloseOuts.sol"

    QUOTES_MAX = 10
    MONDAY_TO_FRIDAY = 31

    AgreementDefaulted = _ICloseOuts.AgreementDefaulted
    AgreementNetted = _ICloseOuts.AgreementNetted
    CloseOutEarly = _ICloseOuts.CloseOutEarly
    CloseOutLate = _ICloseOuts.CloseOutLate
    CloseOutLine = _ICloseOuts.CloseOutLine
    CloseOutPaid = _ICloseOuts.CloseOutPaid
    CloseOutPostponed = _ICloseOuts.CloseOutPostponed
    CloseOutStatusUnfit = _ICloseOuts.CloseOutStatusUnfit
    CostsTooLarge = _ICloseOuts.CostsTooLarge
    DefaultUnproven = _ICloseOuts.DefaultUnproven
    DefaultValued = _ICloseOuts.DefaultValued
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RepoFailKnown = _ICloseOuts.RepoFailKnown
    RepoFailUnproven = _ICloseOuts.RepoFailUnproven
    RepoFailed = _ICloseOuts.RepoFailed
    ValueKnown = _ICloseOuts.ValueKnown
    ValueMissing = _ICloseOuts.ValueMissing
    ValueUnfit = _ICloseOuts.ValueUnfit

    @classmethod
    def creation(cls, settlement: AddressLike, marks: AddressLike, agreements: AddressLike, margins: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement, marks, agreements, margins))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, marks: AddressLike, agreements: AddressLike, margins: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, marks, agreements, margins, libraries=libraries), sender, gas)

    def agreements(self, *, at: int | None = None) -> Address:
        """`agreements()`"""
        return self._view(_AGREEMENTS, (), at)

    def amount_of(self, agreement: bytes, *, at: int | None = None) -> tuple[int, int]:
        """What a close-out comes to, and its interest until today. [cash base units]"""
        return self._view(_AMOUNT_OF, (agreement,), at)

    def close_out_id_of(self, agreement: bytes, *, at: int | None = None) -> bytes:
        """The id that the payment's instruction names as its condition's, and as its trade reference."""
        return self._view(_CLOSE_OUT_ID_OF, (agreement,), at)

    def close_out_of(self, agreement: bytes, *, at: int | None = None) -> _types.CloseOut:
        """`closeOutOf(bytes32)`"""
        return self._view(_CLOSE_OUT_OF, (agreement,), at)

    def _make_declare_default(self, agreement: bytes, cause: _types.DefaultEvent, subject: bytes) -> Call[None]:
        return self._call(_DECLARE_DEFAULT, (agreement, cause, subject))

    @write(_make_declare_default)
    def declare_default(self, agreement: bytes, cause: _types.DefaultEvent, subject: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends the agreement for a default of the other party (a party). A default that the record shows of who
        gave notice displaces the notice until the net: values and costs begin anew.

        Emits `AgreementDefaulted`. Requirements: the agreement is active
        (`IMasterAgreements.AgreementStatusUnfit`), or ended by a notice of the other; the record shows it,
        past its cure period at that instant, or a hash of the notice (`DefaultUnproven`);
        `IMasterAgreements.AgreementNotYours`.

        subject: MARGIN: nothing; INCOME: the income's id; REPURCHASE: the failed transaction; DECLARED: the
        notice's hash
        """
        raise Signature

    def _make_fail(self, agreement: bytes, id: bytes, end: _types.Consent) -> Call[None]:
        return self._call(_FAIL, (agreement, id, end))

    @write(_make_fail)
    def fail(self, agreement: bytes, id: bytes, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Records that a transaction did not end on its date although one side was ready; for anyone. It may
        still be closed.

        Emits `RepoFailed`. Requirements: open (`IMasterAgreements.RepoStatusUnfit`); after the repurchase
        date (`IMasterAgreements.RepoNotDue`); one side is ready and the other not, or who had not signed now
        has and is ready (`RepoFailUnproven`); no such fail stands already (`RepoFailKnown`).

        end: of the instruction as `IMasterAgreements.close`; who doesn't sign has an empty signature
        """
        raise Signature

    def fail_of(self, agreement: bytes, id: bytes, of_seller: bool, *, at: int | None = None) -> _types.Fail:
        """The last fail of a side of a transaction."""
        return self._view(_FAIL_OF, (agreement, id, of_seller), at)

    def margins(self, *, at: int | None = None) -> Address:
        """`margins()`"""
        return self._view(_MARGINS, (), at)

    def marks(self, *, at: int | None = None) -> Address:
        """`marks()`"""
        return self._view(_MARKS, (), at)

    def _make_net(self, agreement: bytes) -> Call[None]:
        return self._call(_NET, (agreement,))

    @write(_make_net)
    def net(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Sets everything off into one sum; for anyone.

        Emits `CloseOutLine` for each part and `AgreementNetted`. Requirements: in default; a stay, or a call
        period if that is longer, past a notice (`CloseOutEarly`); every security has its value
        (`ValueMissing`).
        """
        raise Signature

    def _make_pay_close_out(self, agreement: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_CLOSE_OUT, (agreement, consent))

    @write(_make_pay_close_out)
    def pay_close_out(self, agreement: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays the sum with its interest, for anyone with its debtor's signature.

        Emits `CloseOutPaid`. Requirements: netted (`CloseOutStatusUnfit`); the instruction settles.

        consent: of the instruction: one leg, under `closeOutIdOf(agreement)`
        """
        raise Signature

    def _make_postpone(self, agreement: bytes) -> Call[None]:
        return self._call(_POSTPONE, (agreement,))

    @write(_make_postpone)
    def postpone(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Gives the debtor time again where the creditor can't take money before the sum is late; for anyone.

        Emits `CloseOutPostponed`. Requirements: netted; now ≤ dueAt (`CloseOutLate`); the creditor's deposit
        refuses it (`IMargins.PayeeReachable`).
        """
        raise Signature

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

    def short_of(self, agreement: bytes, id: bytes, *, at: int | None = None) -> tuple[bool, bool]:
        """Whether each side has fewer free units than it owes at the transaction's end."""
        return self._view(_SHORT_OF, (agreement, id), at)

    def state(self, condition_id: bytes, argument_1: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        Refused but while it calls: who signed an instruction for the desk can't be made to have its units
        held by it.

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (condition_id, argument_1), at)

    def _make_value(self, agreement: bytes, asset: AddressLike, method: _types.ValueMethod, prices: Sequence[int], costs: int, evidence: bytes) -> Call[None]:
        return self._call(_VALUE, (agreement, asset, method, prices, costs, evidence))

    @write(_make_value)
    def value(self, agreement: bytes, asset: AddressLike, method: _types.ValueMethod, prices: Sequence[int], costs: int, evidence: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Sets the default market value of a security: the party not in default in its time; later, where the
        marks decide nothing, it, and after as long again the other too, so that a silent party locks nothing.

        Emits `DefaultValued`. Requirements: in default (`CloseOutStatusUnfit`); in time (`CloseOutLate`,
        `CloseOutEarly`); once (`ValueKnown`); SALE and NET_VALUE one price, QUOTES two or more and the mean
        of them, with a hash of the evidence (`ValueUnfit`); costs of at most what all units of it between the
        two are worth (`CostsTooLarge`); `IMasterAgreements.AgreementNotYours`.

        costs: [cash base units] of dealing in it; none from the party in default (`CostsTooLarge`)
        prices: [cash base units per unit, × 1e10]
        """
        raise Signature

    def _make_value_by_marks(self, agreement: bytes, asset: AddressLike) -> Call[None]:
        return self._call(_VALUE_BY_MARKS, (agreement, asset))

    @write(_make_value_by_marks)
    def value_by_marks(self, agreement: bytes, asset: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Sets a default market value by the last two marks, whatever their age, once the party's time is over;
        for anyone.

        Emits `DefaultValued`. Requirements: in default; after the time (`CloseOutEarly`); once
        (`ValueKnown`); both sources have posted, and near each other (`ValueUnfit`): marks apart decide
        nothing.
        """
        raise Signature

    def value_of(self, agreement: bytes, asset: AddressLike, *, at: int | None = None) -> int:
        """A default market value; zero where it has none. [cash base units per unit, × 1e10]"""
        return self._view(_VALUE_OF, (agreement, asset), at)
