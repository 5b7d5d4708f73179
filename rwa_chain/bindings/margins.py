"""What two parties of a master agreement call and owe beside their repos: exposure, margin, income.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_margins import IMargins as _IMargins
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

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"), ("marks", "address"), ("obligations", "address"), ("agreements", "address")))
_AGREEMENTS: Function[Address] = Function("agreements", "4f4b4fa7", (), (("", "address"),))
_CALL: Function[int] = Function("call", "2378b4d6", (("agreement", "bytes32"), ("returnFirst", "bool")), (("number", "uint256"),))
_CALL_OF: Function[_types.MarginCall] = Function("callOf", "f001c380", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.MarginCall)),))
_CASH_OF: Function[int] = Function("cashOf", "28875634", (("agreement", "bytes32"), ("day", "uint256")), (("", "int256"),))
_DELIVER: Function[None] = Function("deliver", "17f8c588", (("agreement", "bytes32"), ("asset", "address"), ("amount", "uint72"), ("consent", StructOf(lambda: _types.Consent))), ())
_DISPUTE: Function[None] = Function("dispute", "3c0452d4", (("agreement", "bytes32"), ("agreed", "uint72"), ("reasonHash", "bytes32")), ())
_ENTER_INCOME: Function[bytes] = Function("enterIncome", "424b899e", (("agreement", "bytes32"), ("subject", "bytes32"), ("obligation", "bytes32")), (("incomeId", "bytes32"),))
_EXPOSURE_OF: Function[int] = Function("exposureOf", "5e40b77b", (("agreement", "bytes32"),), (("", "int256"),))
_INCOME_ID_OF: Function[bytes] = Function("incomeIdOf", "68710fec", (("agreement", "bytes32"), ("subject", "bytes32"), ("obligation", "bytes32")), (("", "bytes32"),))
_INCOME_OF: Function[_types.Income] = Function("incomeOf", "e03cd7e8", (("agreement", "bytes32"), ("incomeId", "bytes32")), (("", StructOf(lambda: _types.Income)),))
_INTEREST_ID_OF: Function[bytes] = Function("interestIdOf", "a3418907", (("agreement", "bytes32"), ("toA", "int256")), (("", "bytes32"),))
_IS_MISSED: Function[bool] = Function("isMissed", "706cc12e", (("agreement", "bytes32"), ("byB", "bool"), ("incomeId", "bytes32"), ("instant", "uint256")), (("", "bool"),))
_MARGIN_ID_OF: Function[bytes] = Function("marginIdOf", "e08dc434", (("agreement", "bytes32"), ("number", "uint256")), (("", "bytes32"),))
_MARGIN_OF: Function[int] = Function("marginOf", "9176cc4d", (("agreement", "bytes32"), ("asset", "address")), (("", "int256"),))
_MARKS: Function[Address] = Function("marks", "3c84c5a5", (), (("", "address"),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_PAY_INCOME: Function[None] = Function("payIncome", "4334eebe", (("agreement", "bytes32"), ("incomeId", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_PAY_INTEREST: Function[None] = Function("payInterest", "1bbf7bb2", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSTPONE: Function[None] = Function("postpone", "9d63b7f9", (("agreement", "bytes32"), ("incomeId", "bytes32")), ())
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("conditionId", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_SUMS_OF: Function[_types.Sums] = Function("sumsOf", "6f6f6830", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.Sums)),))
_WITHDRAW_CALL: Function[None] = Function("withdrawCall", "cb019fa4", (("agreement", "bytes32"),), ())


class Margins(Contract):
    """What two parties of a master agreement call and owe beside their repos: exposure, margin, income."""

    NAME = "Margins"
    SOURCE = "contracts/financing/Margins.sol"

    IncomeKnown = _IMargins.IncomeKnown
    IncomeOwed = _IMargins.IncomeOwed
    IncomePaid = _IMargins.IncomePaid
    IncomeUnfit = _IMargins.IncomeUnfit
    IncomeUnknown = _IMargins.IncomeUnknown
    MarginAssetUnfit = _IMargins.MarginAssetUnfit
    MarginCallOver = _IMargins.MarginCallOver
    MarginCallTooSmall = _IMargins.MarginCallTooSmall
    MarginCallUnfit = _IMargins.MarginCallUnfit
    MarginCallWithdrawn = _IMargins.MarginCallWithdrawn
    MarginCalled = _IMargins.MarginCalled
    MarginDelivered = _IMargins.MarginDelivered
    MarginDisputed = _IMargins.MarginDisputed
    MarginInterestNone = _IMargins.MarginInterestNone
    MarginInterestPaid = _IMargins.MarginInterestPaid
    MarginReturnFirst = _IMargins.MarginReturnFirst
    MarginTooLarge = _IMargins.MarginTooLarge
    MarkStale = _IMargins.MarkStale
    MarksApart = _IMargins.MarksApart
    PayeeReachable = _IMargins.PayeeReachable
    PaymentPostponed = _IMargins.PaymentPostponed
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall

    @classmethod
    def creation(cls, settlement: AddressLike, marks: AddressLike, obligations: AddressLike, agreements: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement, marks, obligations, agreements))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, marks: AddressLike, obligations: AddressLike, agreements: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, marks, obligations, agreements, libraries=libraries), sender, gas)

    def agreements(self, *, at: int | None = None) -> Address:
        """`agreements()`"""
        return self._view(_AGREEMENTS, (), at)

    def _make_call(self, agreement: bytes, return_first: bool) -> Call[int]:
        return self._call(_CALL, (agreement, return_first))

    @write(_make_call)
    def call(self, agreement: bytes, return_first: bool, *, sender: Party, gas: int | None = None) -> int:
        """Calls what the net exposure exceeds the threshold by (the exposed party).

        Emits `MarginCalled`. Requirements: active (`IMasterAgreements.AgreementStatusUnfit`); no call is
        running (`MarginCallUnfit`); no less than the minimum transfer (`MarginCallTooSmall`); marks that are
        young (`MarkStale`), after a dispute of the caller's last call younger than it, and near each other
        (`MarksApart`); `IMasterAgreements.AgreementNotYours`.

        return_first: the payer gives back first what the caller had given, of each asset that then can be
        delivered
        """
        raise Signature

    def call_of(self, agreement: bytes, *, at: int | None = None) -> _types.MarginCall:
        """`callOf(bytes32)`"""
        return self._view(_CALL_OF, (agreement,), at)

    def cash_of(self, agreement: bytes, day: int, *, at: int | None = None) -> int:
        """Cash margin with its interest up to a day, and income: what B owes A. [cash base units]

        day: [days since 1970-01-01]
        """
        return self._view(_CASH_OF, (agreement, day), at)

    def _make_deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent) -> Call[None]:
        return self._call(_DELIVER, (agreement, asset, amount, consent))

    @write(_make_deliver)
    def deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Delivers or gives back margin for the running call, for anyone with its payer's signature.

        Emits `MarginDelivered`. Requirements: running (`MarginCallUnfit`); cash, a margin asset of the
        agreement, or what the caller had given (`MarginAssetUnfit`); what the caller gave first, where it
        says so and that can be delivered (`MarginReturnFirst`); no more than the missing, securities rounded
        up to the unit (`MarginTooLarge`); marks; the instruction settles.

        amount: [units or cash base units]
        asset: zero = cash
        consent: of the instruction: one leg payer → caller, under `marginIdOf(agreement, number)`
        """
        raise Signature

    def _make_dispute(self, agreement: bytes, agreed: int, reason_hash: bytes) -> Call[None]:
        return self._call(_DISPUTE, (agreement, agreed, reason_hash))

    @write(_make_dispute)
    def dispute(self, agreement: bytes, agreed: int, reason_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Disputes a part of the running call (its payer): the rest stays due. The next call of the same party
        can't be disputed.

        Emits `MarginDisputed`. Requirements: running, not repeated already (`MarginCallUnfit`); now ≤ dueAt
        (`MarginCallOver`); less than was called and no less than delivered (`MarginTooLarge`);
        `IMasterAgreements.AgreementNotYours`.

        agreed: [cash base units]
        """
        raise Signature

    def _make_enter_income(self, agreement: bytes, subject: bytes, obligation: _types.ObligationId) -> Call[bytes]:
        return self._call(_ENTER_INCOME, (agreement, subject, obligation))

    @write(_make_enter_income)
    def enter_income(self, agreement: bytes, subject: bytes, obligation: _types.ObligationId, *, sender: Party, gas: int | None = None) -> bytes:
        """Enters what is owed for a coupon on units that the other held by title over the record; for anyone,
        once the issuer's money is there, also after the agreement's end for a record before it. After the net
        it is a debt of its own.

        Emits `IncomeOwed`. Gross, whether or not the buyer still has the units; of an amount that is shared
        pro rata, cut. Due at the end of the day on which it is entered, an hour later at the earliest.
        Requirements: an obligation per unit or pro rata of this security, in the agreement's currency,
        funded, its pay instant passed, with a record while units were owed (`IncomeUnfit`), a substituted
        security's too; once (`IncomeKnown`); entered by both (`IMasterAgreements.AgreementStatusUnfit`).

        subject: a transaction's id, or a margin security's address
        """
        raise Signature

    def exposure_of(self, agreement: bytes, *, at: int | None = None) -> int:
        """A's net exposure to B now, after margin; below zero it is B's to A. [cash base units]"""
        return self._view(_EXPOSURE_OF, (agreement,), at)

    def income_id_of(self, agreement: bytes, subject: bytes, obligation: _types.ObligationId, *, at: int | None = None) -> bytes:
        """`incomeIdOf(bytes32,bytes32,bytes32)`"""
        return self._view(_INCOME_ID_OF, (agreement, subject, obligation), at)

    def income_of(self, agreement: bytes, income_id: bytes, *, at: int | None = None) -> _types.Income:
        """`incomeOf(bytes32,bytes32)`"""
        return self._view(_INCOME_OF, (agreement, income_id), at)

    def interest_id_of(self, agreement: bytes, to_a: int, *, at: int | None = None) -> bytes:
        """`interestIdOf(bytes32,int256)`"""
        return self._view(_INTEREST_ID_OF, (agreement, to_a), at)

    def is_missed(self, agreement: bytes, by_b: bool, income_id: bytes, instant: int, *, at: int | None = None) -> bool:
        """Whether a party had not paid the running call, or an income, when its cure period was over, although
        its payee can take money.

        income_id: zero = the running call
        instant: [s]
        """
        return self._view(_IS_MISSED, (agreement, by_b, income_id, instant), at)

    def margin_id_of(self, agreement: bytes, number: int, *, at: int | None = None) -> bytes:
        """The ids that instructions name as their condition's, and as their trade reference."""
        return self._view(_MARGIN_ID_OF, (agreement, number), at)

    def margin_of(self, agreement: bytes, asset: AddressLike, *, at: int | None = None) -> int:
        """What the other party holds of an asset as margin: above zero B holds it of A. [units]"""
        return self._view(_MARGIN_OF, (agreement, asset), at)

    def marks(self, *, at: int | None = None) -> Address:
        """`marks()`"""
        return self._view(_MARKS, (), at)

    def obligations(self, *, at: int | None = None) -> Address:
        """`obligations()`"""
        return self._view(_OBLIGATIONS, (), at)

    def _make_pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_INCOME, (agreement, income_id, consent))

    @write(_make_pay_income)
    def pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays a manufactured payment, for anyone with its payer's signature.

        Emits `IncomePaid`. Requirements: owed (`IncomeUnknown`, `IncomeKnown` once paid); active, or a debt
        of its own (`IMasterAgreements.AgreementStatusUnfit`); the instruction settles.

        consent: of the instruction: one leg, under the income's id
        """
        raise Signature

    def _make_pay_interest(self, agreement: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_INTEREST, (agreement, consent))

    @write(_make_pay_interest)
    def pay_interest(self, agreement: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays the interest so far on cash margin, for anyone with its debtor's signature.

        Emits `MarginInterestPaid`. Requirements: there is some (`MarginInterestNone`); the instruction
        settles.

        consent: of the instruction: one leg, under `interestIdOf(agreement, amount)`
        """
        raise Signature

    def _make_postpone(self, agreement: bytes, income_id: bytes) -> Call[None]:
        return self._call(_POSTPONE, (agreement, income_id))

    @write(_make_postpone)
    def postpone(self, agreement: bytes, income_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Gives a payer time again whose payee can't take money now: the running call's, or an income's; for
        anyone.

        Emits `PaymentPostponed`. Requirements: running (`MarginCallUnfit`), or owed (`IncomeUnknown`,
        `IncomeKnown` once paid); active; the payee's deposit refuses it (`PayeeReachable`).

        income_id: zero = the running call
        """
        raise Signature

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

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

    def sums_of(self, agreement: bytes, *, at: int | None = None) -> _types.Sums:
        """`sumsOf(bytes32)`"""
        return self._view(_SUMS_OF, (agreement,), at)

    def _make_withdraw_call(self, agreement: bytes) -> Call[None]:
        return self._call(_WITHDRAW_CALL, (agreement,))

    @write(_make_withdraw_call)
    def withdraw_call(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws the running call (its caller). Emits `MarginCallWithdrawn`. Requirements: `MarginCallUnfit`;
        `IMasterAgreements.AgreementNotYours`.
        """
        raise Signature
