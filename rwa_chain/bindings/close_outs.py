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

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"), ("marks", "address"), ("agreements", "address")))
_AGREEMENTS: Function[Address] = Function("agreements", "4f4b4fa7", (), (("", "address"),))
_AMOUNT_OF: Function[tuple[int, int]] = Function("amountOf", "8251eac9", (("agreement", "bytes32"),), (("amount", "uint256"), ("interest", "uint256")))
_CLOSE_OUT_ID_OF: Function[bytes] = Function("closeOutIdOf", "9e1ffb8c", (("agreement", "bytes32"),), (("", "bytes32"),))
_CLOSE_OUT_OF: Function[_types.CloseOut] = Function("closeOutOf", "46b38c78", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.CloseOut)),))
_DECLARE_DEFAULT: Function[None] = Function("declareDefault", "f61ada3e", (("agreement", "bytes32"), ("cause", EnumOf(lambda: _types.DefaultEvent)), ("subject", "bytes32")), ())
_FAIL: Function[None] = Function("fail", "b0bff6c6", (("agreement", "bytes32"), ("id", "bytes32")), ())
_FAILED_AT: Function[int] = Function("failedAt", "1cf077d8", (("agreement", "bytes32"), ("id", "bytes32")), (("", "uint256"),))
_MARKS: Function[Address] = Function("marks", "3c84c5a5", (), (("", "address"),))
_NET: Function[None] = Function("net", "d87cbcce", (("agreement", "bytes32"),), ())
_PAY_CLOSE_OUT: Function[None] = Function("payCloseOut", "2ff916c7", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
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
    CloseOutStatusUnfit = _ICloseOuts.CloseOutStatusUnfit
    DefaultUnproven = _ICloseOuts.DefaultUnproven
    DefaultValued = _ICloseOuts.DefaultValued
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RepoFailKnown = _ICloseOuts.RepoFailKnown
    RepoFailed = _ICloseOuts.RepoFailed
    RepoNotShort = _ICloseOuts.RepoNotShort
    ValueKnown = _ICloseOuts.ValueKnown
    ValueMissing = _ICloseOuts.ValueMissing
    ValueUnfit = _ICloseOuts.ValueUnfit

    @classmethod
    def creation(cls, settlement: AddressLike, marks: AddressLike, agreements: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement, marks, agreements))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, marks: AddressLike, agreements: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, marks, agreements, libraries=libraries), sender, gas)

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
        """Ends the agreement for a default of the other party (a party).

        Emits `AgreementDefaulted`. Requirements: the agreement is active
        (`IMasterAgreements.AgreementStatusUnfit`); the record shows it, past its cure period, or a hash of
        the notice (`DefaultUnproven`); `IMasterAgreements.AgreementNotYours`.

        subject: MARGIN: nothing; INCOME: the income's id; REPURCHASE: the failed transaction; DECLARED: the
        notice's hash
        """
        raise Signature

    def _make_fail(self, agreement: bytes, id: bytes) -> Call[None]:
        return self._call(_FAIL, (agreement, id))

    @write(_make_fail)
    def fail(self, agreement: bytes, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records that a transaction did not end on its date, and who was short; for anyone. It may still be
        closed.

        Emits `RepoFailed`. Requirements: open (`IMasterAgreements.RepoStatusUnfit`); after the repurchase
        date (`IMasterAgreements.RepoNotDue`); once (`RepoFailKnown`); somebody is short (`RepoNotShort`).
        """
        raise Signature

    def failed_at(self, agreement: bytes, id: bytes, *, at: int | None = None) -> int:
        """When a transaction was recorded as failed; 0 = never. [s]"""
        return self._view(_FAILED_AT, (agreement, id), at)

    def marks(self, *, at: int | None = None) -> Address:
        """`marks()`"""
        return self._view(_MARKS, (), at)

    def _make_net(self, agreement: bytes) -> Call[None]:
        return self._call(_NET, (agreement,))

    @write(_make_net)
    def net(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Sets everything off into one sum; for anyone.

        Emits `CloseOutLine` for each part and `AgreementNetted`. Requirements: in default; past a stay
        (`CloseOutEarly`); every security has its value (`ValueMissing`).
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

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

    def short_of(self, agreement: bytes, id: bytes, *, at: int | None = None) -> tuple[bool, bool]:
        """Whether each side lacks free units of what ends the transaction."""
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
        """Sets the default market value of a security (the party not in default, in its time).

        Emits `DefaultValued`. Requirements: in default (`CloseOutStatusUnfit`); in time (`CloseOutLate`);
        once (`ValueKnown`); SALE and NET_VALUE one price, QUOTES two or more and the mean of them, with a
        hash of the evidence (`ValueUnfit`); `IMasterAgreements.AgreementNotYours`.

        costs: [cash base units] of dealing in it
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
        (`ValueKnown`); both sources have posted (`ValueUnfit`).
        """
        raise Signature

    def value_of(self, agreement: bytes, asset: AddressLike, *, at: int | None = None) -> int:
        """A default market value; zero where it has none. [cash base units per unit, × 1e10]"""
        return self._view(_VALUE_OF, (agreement, asset), at)
