"""What two parties of a master agreement call and owe beside their repos: exposure, margin, income.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

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
_PAY_INCOME: Function[None] = Function("payIncome", "4334eebe", (("agreement", "bytes32"), ("incomeId", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_PAY_INTEREST: Function[None] = Function("payInterest", "1bbf7bb2", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSTPONE: Function[None] = Function("postpone", "9d63b7f9", (("agreement", "bytes32"), ("incomeId", "bytes32")), ())
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_SUMS_OF: Function[_types.Sums] = Function("sumsOf", "6f6f6830", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.Sums)),))
_WITHDRAW_CALL: Function[None] = Function("withdrawCall", "cb019fa4", (("agreement", "bytes32"),), ())


class IMargins(Contract):
    """What two parties of a master agreement call and owe beside their repos: exposure, margin, income."""

    NAME = "IMargins"
    SOURCE = "contracts/financing/interfaces/IMargins.sol"

    @dataclass(frozen=True)
    class IncomeOwed(Event):
        """`IMargins.IncomeOwed`"""

        NAME = "IMargins.IncomeOwed"
        TOPIC = "14b77c6ecd16546e77d8d948a7cfce971e33350d947f42b884a37bfb60937e4f"
        ABI = (("agreement", "bytes32", True), ("subject", "bytes32", True), ("incomeId", "bytes32", True), ("obligation", "bytes32", False), ("amount", "uint256", False), ("dueAt", "uint256", False))

        agreement: bytes
        subject: bytes
        income_id: bytes
        obligation: _types.ObligationId
        amount: int
        due_at: int

    @dataclass(frozen=True)
    class IncomePaid(Event):
        """`IMargins.IncomePaid`"""

        NAME = "IMargins.IncomePaid"
        TOPIC = "9d8d1043fa0ba58cc31de80bb8263aa06abc4ccb0238733a96e7b22e91f5ed95"
        ABI = (("agreement", "bytes32", True), ("incomeId", "bytes32", True), ("amount", "uint256", False))

        agreement: bytes
        income_id: bytes
        amount: int

    @dataclass(frozen=True)
    class MarginCallWithdrawn(Event):
        """`IMargins.MarginCallWithdrawn`"""

        NAME = "IMargins.MarginCallWithdrawn"
        TOPIC = "4d1284a14eb413fc61fef34cc748c99b4289ce0836d7f2f25722835026da513d"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True))

        agreement: bytes
        number: int

    @dataclass(frozen=True)
    class MarginCalled(Event):
        """`IMargins.MarginCalled`"""

        NAME = "IMargins.MarginCalled"
        TOPIC = "4d74a76d2877e836efd9743fbbbbadc3330c2380a11e6095e86177999b8ec6d0"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("by", "address", True), ("exposure", "uint256", False), ("amount", "uint256", False), ("dueAt", "uint256", False))

        agreement: bytes
        number: int
        by: Address
        exposure: int
        amount: int
        due_at: int

    @dataclass(frozen=True)
    class MarginDelivered(Event):
        """`IMargins.MarginDelivered`"""

        NAME = "IMargins.MarginDelivered"
        TOPIC = "095276dc918a5c0859184e4c7c98abbfabbd109d4a416320abbc841eb5e857fe"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("by", "address", True), ("asset", "address", False), ("amount", "uint256", False), ("value", "uint256", False))

        agreement: bytes
        number: int
        by: Address
        asset: Address
        amount: int
        value: int

    @dataclass(frozen=True)
    class MarginDisputed(Event):
        """`IMargins.MarginDisputed`"""

        NAME = "IMargins.MarginDisputed"
        TOPIC = "2ff571d1a93e0d8df6fe6424d0f7c55a307ac5454984eb42632ef5dc5ce59603"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("agreed", "uint256", False), ("reasonHash", "bytes32", False))

        agreement: bytes
        number: int
        agreed: int
        reason_hash: bytes

    @dataclass(frozen=True)
    class MarginInterestPaid(Event):
        """`IMargins.MarginInterestPaid`"""

        NAME = "IMargins.MarginInterestPaid"
        TOPIC = "f926f249c6b41bfebed27477501ef4596208ab29c9b174adc05cf1153d22b501"
        ABI = (("agreement", "bytes32", True), ("toA", "int256", False))

        agreement: bytes
        to_a: int

    @dataclass(frozen=True)
    class PaymentPostponed(Event):
        """The payee can't take money now, so there is time again."""

        NAME = "IMargins.PaymentPostponed"
        TOPIC = "b2fb497d338755263d735df9807e2b7069ccd2dde188d9491872aeef99cab588"
        ABI = (("agreement", "bytes32", True), ("incomeId", "bytes32", True), ("payee", "address", True), ("dueAt", "uint256", False))

        agreement: bytes
        income_id: bytes
        payee: Address
        due_at: int

    @dataclass(eq=False, repr=False)
    class IncomeKnown(ContractError):
        """`IMargins.IncomeKnown`"""

        NAME = "Margins.IncomeKnown"
        SELECTOR = bytes.fromhex("ca22a012")
        SIGNATURE = "IncomeKnown(bytes32)"
        PARAMETERS = (("incomeId", "bytes32"),)
        FIELDS = ("income_id",)

        income_id: bytes

    @dataclass(eq=False, repr=False)
    class IncomeUnfit(ContractError):
        """`IMargins.IncomeUnfit`"""

        NAME = "Margins.IncomeUnfit"
        SELECTOR = bytes.fromhex("b9034d93")
        SIGNATURE = "IncomeUnfit(bytes32,bytes32)"
        PARAMETERS = (("subject", "bytes32"), ("obligation", "bytes32"))
        FIELDS = ("subject", "obligation")

        subject: bytes
        obligation: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class IncomeUnknown(ContractError):
        """`IMargins.IncomeUnknown`"""

        NAME = "Margins.IncomeUnknown"
        SELECTOR = bytes.fromhex("d3b09e63")
        SIGNATURE = "IncomeUnknown(bytes32)"
        PARAMETERS = (("incomeId", "bytes32"),)
        FIELDS = ("income_id",)

        income_id: bytes

    @dataclass(eq=False, repr=False)
    class MarginAssetUnfit(ContractError):
        """`IMargins.MarginAssetUnfit`"""

        NAME = "Margins.MarginAssetUnfit"
        SELECTOR = bytes.fromhex("c5ebbe91")
        SIGNATURE = "MarginAssetUnfit(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"))
        FIELDS = ("agreement", "asset")

        agreement: bytes
        asset: Address

    @dataclass(eq=False, repr=False)
    class MarginCallOver(ContractError):
        """`IMargins.MarginCallOver`"""

        NAME = "Margins.MarginCallOver"
        SELECTOR = bytes.fromhex("a96a01b3")
        SIGNATURE = "MarginCallOver(bytes32,uint256,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("number", "uint256"), ("dueAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("agreement", "number", "due_at", "now_at")

        agreement: bytes
        number: int
        due_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class MarginCallTooSmall(ContractError):
        """`IMargins.MarginCallTooSmall`"""

        NAME = "Margins.MarginCallTooSmall"
        SELECTOR = bytes.fromhex("3a64771d")
        SIGNATURE = "MarginCallTooSmall(bytes32,int256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("exposure", "int256"), ("minimumTransfer", "uint256"))
        FIELDS = ("agreement", "exposure", "minimum_transfer")

        agreement: bytes
        exposure: int
        minimum_transfer: int

    @dataclass(eq=False, repr=False)
    class MarginCallUnfit(ContractError):
        """`IMargins.MarginCallUnfit`"""

        NAME = "Margins.MarginCallUnfit"
        SELECTOR = bytes.fromhex("a197dc8a")
        SIGNATURE = "MarginCallUnfit(bytes32,uint256,uint8)"
        PARAMETERS = (("agreement", "bytes32"), ("number", "uint256"), ("status", EnumOf(lambda: _types.CallStatus)))
        FIELDS = ("agreement", "number", "status")

        agreement: bytes
        number: int
        status: _types.CallStatus

    @dataclass(eq=False, repr=False)
    class MarginInterestNone(ContractError):
        """`IMargins.MarginInterestNone`"""

        NAME = "Margins.MarginInterestNone"
        SELECTOR = bytes.fromhex("c57cb492")
        SIGNATURE = "MarginInterestNone(bytes32)"
        PARAMETERS = (("agreement", "bytes32"),)
        FIELDS = ("agreement",)

        agreement: bytes

    @dataclass(eq=False, repr=False)
    class MarginReturnFirst(ContractError):
        """`IMargins.MarginReturnFirst`"""

        NAME = "Margins.MarginReturnFirst"
        SELECTOR = bytes.fromhex("a75f0462")
        SIGNATURE = "MarginReturnFirst(bytes32,address,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"), ("held", "uint256"))
        FIELDS = ("agreement", "asset", "held")

        agreement: bytes
        asset: Address
        held: int

    @dataclass(eq=False, repr=False)
    class MarginTooLarge(ContractError):
        """More than the call needs, by a unit or more."""

        NAME = "Margins.MarginTooLarge"
        SELECTOR = bytes.fromhex("64055285")
        SIGNATURE = "MarginTooLarge(bytes32,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("value", "uint256"), ("missing", "uint256"))
        FIELDS = ("agreement", "value", "missing")
        NOTICE = "More than the call needs, by a unit or more."

        agreement: bytes
        value: int
        missing: int

    @dataclass(eq=False, repr=False)
    class MarkStale(ContractError):
        """`IMargins.MarkStale`"""

        NAME = "Margins.MarkStale"
        SELECTOR = bytes.fromhex("6d0bd67b")
        SIGNATURE = "MarkStale(address,address,uint256,uint256)"
        PARAMETERS = (("source", "address"), ("asset", "address"), ("asOf", "uint256"), ("oldest", "uint256"))
        FIELDS = ("source", "asset", "as_of", "oldest")

        source: Address
        asset: Address
        as_of: int
        oldest: int

    @dataclass(eq=False, repr=False)
    class MarksApart(ContractError):
        """`IMargins.MarksApart`"""

        NAME = "Margins.MarksApart"
        SELECTOR = bytes.fromhex("63377bd4")
        SIGNATURE = "MarksApart(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("first", "uint256"), ("second", "uint256"))
        FIELDS = ("asset", "first", "second")

        asset: Address
        first: int
        second: int

    @dataclass(eq=False, repr=False)
    class PayeeReachable(ContractError):
        """The payee can take money."""

        NAME = "Margins.PayeeReachable"
        SELECTOR = bytes.fromhex("b40ef4d9")
        SIGNATURE = "PayeeReachable(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("payee", "address"))
        FIELDS = ("agreement", "payee")
        NOTICE = "The payee can take money."

        agreement: bytes
        payee: Address

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

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)

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
