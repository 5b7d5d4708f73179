"""Master agreements of two parties: entering, exposure, margin and income.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_master_agreements import IMasterAgreements as _IMasterAgreements
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

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"), ("marks", "address"), ("obligations", "address")))
_AGREE_VARIATION: Function[None] = Function("agreeVariation", "b947ddda", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation))), ())
_AGREEMENT_OF: Function[_types.MasterAgreement] = Function("agreementOf", "109ae742", (("id", "bytes32"),), (("", StructOf(lambda: _types.MasterAgreement)),))
_CALL: Function[int] = Function("call", "2378b4d6", (("agreement", "bytes32"), ("returnFirst", "bool")), (("number", "uint256"),))
_CALL_OF: Function[_types.MarginCall] = Function("callOf", "f001c380", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.MarginCall)),))
_CLOSE: Function[None] = Function("close", "e1f7daaa", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), ())
_CLOSE_ALL: Function[None] = Function("closeAll", "c2afb7a5", (("agreement", "bytes32"),), ())
_DELIVER: Function[None] = Function("deliver", "17f8c588", (("agreement", "bytes32"), ("asset", "address"), ("amount", "uint72"), ("consent", StructOf(lambda: _types.Consent))), ())
_DEMAND: Function[None] = Function("demand", "9598f005", (("agreement", "bytes32"), ("id", "bytes32")), ())
_DISPUTE: Function[None] = Function("dispute", "3c0452d4", (("agreement", "bytes32"), ("agreed", "uint72"), ("reasonHash", "bytes32")), ())
_END: Function[None] = Function("end", "7015913c", (("agreement", "bytes32"),), ())
_END_ID_OF: Function[bytes] = Function("endIdOf", "864f23a8", (("id", "bytes32"), ("version", "uint256")), (("", "bytes32"),))
_ENTER_INCOME: Function[bytes] = Function("enterIncome", "424b899e", (("agreement", "bytes32"), ("id", "bytes32"), ("obligation", "bytes32")), (("incomeId", "bytes32"),))
_EXPOSURE_OF: Function[int] = Function("exposureOf", "5e40b77b", (("agreement", "bytes32"),), (("", "int256"),))
_ID_OF: Function[bytes] = Function("idOf", "6af8f54d", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("", "bytes32"),))
_INCOME_ID_OF: Function[bytes] = Function("incomeIdOf", "9f40f4e2", (("id", "bytes32"), ("obligation", "bytes32")), (("", "bytes32"),))
_INCOME_OF: Function[_types.Income] = Function("incomeOf", "e03cd7e8", (("agreement", "bytes32"), ("incomeId", "bytes32")), (("", StructOf(lambda: _types.Income)),))
_INTEREST_ID_OF: Function[bytes] = Function("interestIdOf", "a3418907", (("agreement", "bytes32"), ("toA", "int256")), (("", "bytes32"),))
_MARGIN_ID_OF: Function[bytes] = Function("marginIdOf", "e08dc434", (("agreement", "bytes32"), ("number", "uint256")), (("", "bytes32"),))
_MARGIN_OF: Function[int] = Function("marginOf", "9176cc4d", (("agreement", "bytes32"), ("asset", "address")), (("", "int256"),))
_MARKS: Function[Address] = Function("marks", "3c84c5a5", (), (("", "address"),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_OPEN: Function[bytes] = Function("open", "57e4bfc1", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction)), ("opening", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), (("id", "bytes32"),))
_OPEN_OF: Function[tuple[bytes, ...]] = Function("openOf", "0ce94115", (("agreement", "bytes32"),), (("", "bytes32[]"),))
_PAY_INCOME: Function[None] = Function("payIncome", "4334eebe", (("agreement", "bytes32"), ("incomeId", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_PAY_INTEREST: Function[None] = Function("payInterest", "1bbf7bb2", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSITION_OF: Function[_types.Position] = Function("positionOf", "a0f898da", (("agreement", "bytes32"), ("id", "bytes32")), (("", StructOf(lambda: _types.Position)),))
_PROPOSE: Function[bytes] = Function("propose", "e48f8255", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("id", "bytes32"),))
_REPURCHASE_PRICE_OF: Function[int] = Function("repurchasePriceOf", "5bc819a6", (("agreement", "bytes32"), ("id", "bytes32"), ("day", "uint256")), (("", "uint256"),))
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("conditionId", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.AgreementState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.AgreementState)),))
_TODAY_OF: Function[int] = Function("todayOf", "8d32613d", (("agreement", "bytes32"),), (("", "uint256"),))
_TRANSACTION_ID_OF: Function[bytes] = Function("transactionIdOf", "886b4d62", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction))), (("", "bytes32"),))
_VARIATION_ID_OF: Function[bytes] = Function("variationIdOf", "7512ab77", (("id", "bytes32"), ("version", "uint256"), ("variation", StructOf(lambda: _types.Variation))), (("", "bytes32"),))
_VARY: Function[None] = Function("vary", "bcffe821", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation)), ("moved", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), ())
_WITHDRAW_CALL: Function[None] = Function("withdrawCall", "cb019fa4", (("agreement", "bytes32"),), ())


class MasterAgreements(Contract):
    """Master agreements of two parties: entering, exposure, margin and income."""

    NAME = "MasterAgreements"
    SOURCE = "contracts/financing/MasterAgreements.sol"

    MARGIN_ASSETS_MAX = 8

    AgreementEntered = _IMasterAgreements.AgreementEntered
    AgreementKnown = _IMasterAgreements.AgreementKnown
    AgreementNotYours = _IMasterAgreements.AgreementNotYours
    AgreementProposed = _IMasterAgreements.AgreementProposed
    AgreementStatusUnfit = _IMasterAgreements.AgreementStatusUnfit
    FinancingFieldInvalid = _IMasterAgreements.FinancingFieldInvalid
    IncomeKnown = _IMasterAgreements.IncomeKnown
    IncomeOwed = _IMasterAgreements.IncomeOwed
    IncomePaid = _IMasterAgreements.IncomePaid
    IncomeUnfit = _IMasterAgreements.IncomeUnfit
    IncomeUnknown = _IMasterAgreements.IncomeUnknown
    MarginAssetUnfit = _IMasterAgreements.MarginAssetUnfit
    MarginCallOver = _IMasterAgreements.MarginCallOver
    MarginCallTooSmall = _IMasterAgreements.MarginCallTooSmall
    MarginCallUnfit = _IMasterAgreements.MarginCallUnfit
    MarginCallWithdrawn = _IMasterAgreements.MarginCallWithdrawn
    MarginCalled = _IMasterAgreements.MarginCalled
    MarginDelivered = _IMasterAgreements.MarginDelivered
    MarginDisputed = _IMasterAgreements.MarginDisputed
    MarginInterestNone = _IMasterAgreements.MarginInterestNone
    MarginInterestPaid = _IMasterAgreements.MarginInterestPaid
    MarginReturnFirst = _IMasterAgreements.MarginReturnFirst
    MarginTooLarge = _IMasterAgreements.MarginTooLarge
    MarkStale = _IMasterAgreements.MarkStale
    MarksApart = _IMasterAgreements.MarksApart
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RepoClosed = _IMasterAgreements.RepoClosed
    RepoCountExceeded = _IMasterAgreements.RepoCountExceeded
    RepoDemanded = _IMasterAgreements.RepoDemanded
    RepoEndSigned = _IMasterAgreements.RepoEndSigned
    RepoEndUnsigned = _IMasterAgreements.RepoEndUnsigned
    RepoNotDue = _IMasterAgreements.RepoNotDue
    RepoOpened = _IMasterAgreements.RepoOpened
    RepoStatusUnfit = _IMasterAgreements.RepoStatusUnfit
    RepoVaried = _IMasterAgreements.RepoVaried
    VariationAgreed = _IMasterAgreements.VariationAgreed
    VariationUnagreed = _IMasterAgreements.VariationUnagreed

    @classmethod
    def creation(cls, settlement: AddressLike, marks: AddressLike, obligations: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement, marks, obligations))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, marks: AddressLike, obligations: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, marks, obligations, libraries=libraries), sender, gas)

    def _make_agree_variation(self, agreement: bytes, id: bytes, variation: _types.Variation) -> Call[None]:
        return self._call(_AGREE_VARIATION, (agreement, id, variation))

    @write(_make_agree_variation)
    def agree_variation(self, agreement: bytes, id: bytes, variation: _types.Variation, *, sender: Party, gas: int | None = None) -> None:
        """Agrees to a variation beforehand (a party): needed of one that neither calls `vary` nor delivers in
        it.

        Emits `VariationAgreed`. Requirements: open (`RepoStatusUnfit`); `AgreementNotYours`.
        """
        raise Signature

    def agreement_of(self, id: bytes, *, at: int | None = None) -> _types.MasterAgreement:
        """`agreementOf(bytes32)`"""
        return self._view(_AGREEMENT_OF, (id,), at)

    def _make_call(self, agreement: bytes, return_first: bool) -> Call[int]:
        return self._call(_CALL, (agreement, return_first))

    @write(_make_call)
    def call(self, agreement: bytes, return_first: bool, *, sender: Party, gas: int | None = None) -> int:
        """Calls what the net exposure exceeds the threshold by (the exposed party).

        Emits `MarginCalled`. Requirements: active; no call is running (`MarginCallUnfit`); no less than the
        minimum transfer (`MarginCallTooSmall`); marks that are young (`MarkStale`), after a dispute younger
        than it, and near each other (`MarksApart`); `AgreementNotYours`.
        """
        raise Signature

    def call_of(self, agreement: bytes, *, at: int | None = None) -> _types.MarginCall:
        """`callOf(bytes32)`"""
        return self._view(_CALL_OF, (agreement,), at)

    def _make_close(self, agreement: bytes, id: bytes, end: _types.Consent) -> Call[None]:
        return self._call(_CLOSE, (agreement, id, end))

    @write(_make_close)
    def close(self, agreement: bytes, id: bytes, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Ends a transaction: repurchase price against equivalent units, for anyone with the signed end.

        Emits `RepoClosed`. The differential stops at the repurchase date. Requirements: active; open
        (`RepoStatusUnfit`); from the repurchase date on (`RepoNotDue`); the instruction settles.
        """
        raise Signature

    def _make_close_all(self, agreement: bytes) -> Call[None]:
        return self._call(_CLOSE_ALL, (agreement,))

    @write(_make_close_all)
    def close_all(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Closes all transactions of an ended agreement (its `closeOut`), which are netted from now on.
        Requirements: as `end`, ended.
        """
        raise Signature

    def _make_deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent) -> Call[None]:
        return self._call(_DELIVER, (agreement, asset, amount, consent))

    @write(_make_deliver)
    def deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Delivers or gives back margin for the running call, for anyone with its payer's signature.

        Emits `MarginDelivered`. Requirements: running (`MarginCallUnfit`); cash, a margin asset of the
        agreement, or what the caller had given (`MarginAssetUnfit`); what the caller gave first, where it
        says so (`MarginReturnFirst`); no more than the missing, securities rounded up to the unit
        (`MarginTooLarge`); marks; the instruction settles.

        amount: [units or cash base units]
        asset: zero = cash
        consent: of the instruction: one leg payer → caller, under `marginIdOf(agreement, number)`
        """
        raise Signature

    def _make_demand(self, agreement: bytes, id: bytes) -> Call[None]:
        return self._call(_DEMAND, (agreement, id))

    @write(_make_demand)
    def demand(self, agreement: bytes, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Demands the end of an open transaction (a party), after the agreement's notice.

        Emits `RepoDemanded`. Requirements: open, without a repurchase date (`FinancingFieldInvalid`);
        `AgreementNotYours`.
        """
        raise Signature

    def _make_dispute(self, agreement: bytes, agreed: int, reason_hash: bytes) -> Call[None]:
        return self._call(_DISPUTE, (agreement, agreed, reason_hash))

    @write(_make_dispute)
    def dispute(self, agreement: bytes, agreed: int, reason_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Disputes a part of the running call (its payer): the rest stays due.

        Emits `MarginDisputed`. Requirements: running, not repeated already (`MarginCallUnfit`); now ≤ dueAt
        (`MarginCallOver`); less than was called and no less than delivered (`MarginTooLarge`);
        `AgreementNotYours`.

        agreed: [cash base units]
        """
        raise Signature

    def _make_end(self, agreement: bytes) -> Call[None]:
        return self._call(_END, (agreement,))

    @write(_make_end)
    def end(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends an agreement (its `closeOut`). Requirements: active (`AgreementStatusUnfit`); the caller is it
        (`AgreementNotYours`).
        """
        raise Signature

    def end_id_of(self, id: bytes, version: int, *, at: int | None = None) -> bytes:
        """`endIdOf(bytes32,uint256)`"""
        return self._view(_END_ID_OF, (id, version), at)

    def _make_enter_income(self, agreement: bytes, id: bytes, obligation: _types.ObligationId) -> Call[bytes]:
        return self._call(_ENTER_INCOME, (agreement, id, obligation))

    @write(_make_enter_income)
    def enter_income(self, agreement: bytes, id: bytes, obligation: _types.ObligationId, *, sender: Party, gas: int | None = None) -> bytes:
        """Enters what a buyer owes for a coupon on the units that it held over the record; for anyone, once the
        issuer's money is there.

        Emits `IncomeOwed`. Gross, whether or not the buyer still has the units. Due at the end of the day on
        which it is paid, today at the earliest. Requirements: an obligation per unit of this security,
        funded, its pay instant passed, with a record while the buyer owed units (`IncomeUnfit`), a
        substituted security's too; once (`IncomeKnown`); active (`AgreementStatusUnfit`).
        """
        raise Signature

    def exposure_of(self, agreement: bytes, *, at: int | None = None) -> int:
        """A's net exposure to B now, after margin; below zero it is B's to A. [cash base units]"""
        return self._view(_EXPOSURE_OF, (agreement,), at)

    def id_of(self, agreement: _types.MasterAgreement, *, at: int | None = None) -> bytes:
        """The ids that instructions name as their condition's, and as their trade reference."""
        return self._view(_ID_OF, (agreement,), at)

    def income_id_of(self, id: bytes, obligation: _types.ObligationId, *, at: int | None = None) -> bytes:
        """`incomeIdOf(bytes32,bytes32)`"""
        return self._view(_INCOME_ID_OF, (id, obligation), at)

    def income_of(self, agreement: bytes, income_id: bytes, *, at: int | None = None) -> _types.Income:
        """`incomeOf(bytes32,bytes32)`"""
        return self._view(_INCOME_OF, (agreement, income_id), at)

    def interest_id_of(self, agreement: bytes, to_a: int, *, at: int | None = None) -> bytes:
        """`interestIdOf(bytes32,int256)`"""
        return self._view(_INTEREST_ID_OF, (agreement, to_a), at)

    def margin_id_of(self, agreement: bytes, number: int, *, at: int | None = None) -> bytes:
        """`marginIdOf(bytes32,uint256)`"""
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

    def _make_open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent) -> Call[bytes]:
        return self._call(_OPEN, (agreement, terms, opening, end))

    @write(_make_open)
    def open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent, *, sender: Party, gas: int | None = None) -> bytes:
        """Opens a repo: units to the buyer against the purchase price, for anyone with both signatures.

        Emits `RepoOpened`, for a fixed term `RepoEndSigned`. Requirements: - the agreement is active
        (`AgreementStatusUnfit`), with fewer than 24 open transactions (`RepoCountExceeded`); - units, price,
        exactly one of haircut and margin ratio, today as purchase date, a later repurchase date or none
        (`FinancingFieldInvalid`); - never opened before (`RepoStatusUnfit`); - both signed the end of a fixed
        term (`RepoEndUnsigned`); - the instruction settles: every error of `ISettlement.settleSigned` and of
        the assets, a buyer that may not hold the units among them.

        end: of the instruction: repurchase price seller → buyer, units buyer → seller, under `endIdOf(id,
        0)`; empty when open
        opening: of the instruction: units seller → buyer, price buyer → seller, under the condition `id`
        """
        raise Signature

    def open_of(self, agreement: bytes, *, at: int | None = None) -> tuple[bytes, ...]:
        """The open transactions of an agreement."""
        return self._view(_OPEN_OF, (agreement,), at)

    def _make_pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_INCOME, (agreement, income_id, consent))

    @write(_make_pay_income)
    def pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays a manufactured payment, for anyone with the buyer's signature.

        Emits `IncomePaid`. Requirements: owed (`IncomeUnknown`, `IncomeKnown` once paid); the instruction
        settles.

        consent: of the instruction: one leg buyer → seller, under the income's id
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

    def position_of(self, agreement: bytes, id: bytes, *, at: int | None = None) -> _types.Position:
        """`positionOf(bytes32,bytes32)`"""
        return self._view(_POSITION_OF, (agreement, id), at)

    def _make_propose(self, agreement: _types.MasterAgreement) -> Call[bytes]:
        return self._call(_PROPOSE, (agreement,))

    @write(_make_propose)
    def propose(self, agreement: _types.MasterAgreement, *, sender: Party, gas: int | None = None) -> bytes:
        """Agrees to an agreement: the first party proposes it, the other enters it.

        Emits `AgreementProposed` or `AgreementEntered`. Requirements: the caller is a party
        (`AgreementNotYours`) that has not agreed yet (`AgreementKnown`); two parties, two deposits of one
        currency and as many decimals, two sources, periods, haircuts below 1, hashes
        (`FinancingFieldInvalid`).

        Returns id: the hash of all that it says
        """
        raise Signature

    def repurchase_price_of(self, agreement: bytes, id: bytes, day: int, *, at: int | None = None) -> int:
        """The repurchase price on a day; the differential stops at the repurchase date. [cash base units]

        day: [days since 1970-01-01]
        """
        return self._view(_REPURCHASE_PRICE_OF, (agreement, id, day), at)

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

    def state_of(self, id: bytes, *, at: int | None = None) -> _types.AgreementState:
        """`stateOf(bytes32)`"""
        return self._view(_STATE_OF, (id,), at)

    def today_of(self, agreement: bytes, *, at: int | None = None) -> int:
        """Today at the agreement's place. [days since 1970-01-01]"""
        return self._view(_TODAY_OF, (agreement,), at)

    def transaction_id_of(self, agreement: bytes, terms: _types.Transaction, *, at: int | None = None) -> bytes:
        """`transactionIdOf(bytes32,(bool,address,uint72,uint72,int32,bool,uint40,uint40,uint16,uint16,bytes32))`"""
        return self._view(_TRANSACTION_ID_OF, (agreement, terms), at)

    def variation_id_of(self, id: bytes, version: int, variation: _types.Variation, *, at: int | None = None) -> bytes:
        """`variationIdOf(bytes32,uint256,(address,uint72,uint72,int32,uint16))`"""
        return self._view(_VARIATION_ID_OF, (id, version, variation), at)

    def _make_vary(self, agreement: bytes, id: bytes, variation: _types.Variation, moved: _types.Consent, end: _types.Consent) -> Call[None]:
        return self._call(_VARY, (agreement, id, variation, moved, end))

    @write(_make_vary)
    def vary(self, agreement: bytes, id: bytes, variation: _types.Variation, moved: _types.Consent, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Varies a transaction, with what has to move for it, all or nothing; for anyone with both parties'
        agreement.

        Another price or rate ends the differential so far: it is paid, with the change of price, and runs
        anew from today. Emits `RepoVaried`, and `RepoEndSigned` where it then has a repurchase date.
        Requirements: active and open; every party agrees (`VariationUnagreed`); fields as for `open`
        (`FinancingFieldInvalid`); the end is signed (`RepoEndUnsigned`); the instruction settles.

        moved: of the instruction: units back, units in, cash, each where there is one, under `variationIdOf`;
        empty where nothing moves
        """
        raise Signature

    def _make_withdraw_call(self, agreement: bytes) -> Call[None]:
        return self._call(_WITHDRAW_CALL, (agreement,))

    @write(_make_withdraw_call)
    def withdraw_call(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws the running call (its caller). Emits `MarginCallWithdrawn`. Requirements: `MarginCallUnfit`;
        `AgreementNotYours`.
        """
        raise Signature
