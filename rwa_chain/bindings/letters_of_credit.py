"""Letters of credit of any bank.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_letters_of_credit import ILettersOfCredit as _ILettersOfCredit
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"),))
_ACCEPT_AMENDMENT: Function[None] = Function("acceptAmendment", "7be22938", (("id", "bytes32"), ("amount", "uint128"), ("expiresAt", "uint64"), ("termsHash", "bytes32")), ())
_ACCEPT_BY_SILENCE: Function[None] = Function("acceptBySilence", "bffd45f8", (("id", "bytes32"), ("number", "uint256")), ())
_ACCEPTANCE_OF: Function[bytes] = Function("acceptanceOf", "02c32198", (("id", "bytes32"), ("number", "uint256")), (("", "bytes32"),))
_ACKNOWLEDGE_REIMBURSEMENT: Function[None] = Function("acknowledgeReimbursement", "14897d7c", (("id", "bytes32"), ("number", "uint256"), ("evidence", "bytes32")), ())
_BUNDLE_OF: Function[bytes] = Function("bundleOf", "47256fbf", (("documents", "bytes32[]"), ("parties", "address[]")), (("", "bytes32"),))
_CANCEL: Function[None] = Function("cancel", "c4d252f5", (("id", "bytes32"),), ())
_COMPLY: Function[None] = Function("comply", "ab305e9c", (("id", "bytes32"), ("number", "uint256"), ("draftHash", "bytes32")), ())
_CREDIT_OF: Function[_types.Credit] = Function("creditOf", "b7cc5c28", (("id", "bytes32"),), (("", StructOf(lambda: _types.Credit)),))
_ID_OF: Function[bytes] = Function("idOf", "4fc56c60", (("issuer", "address"), ("credit", StructOf(lambda: _types.Credit))), (("", "bytes32"),))
_ISSUE: Function[bytes] = Function("issue", "68487f03", (("credit", StructOf(lambda: _types.Credit)),), (("id", "bytes32"),))
_PAYMENT_OF: Function[bytes] = Function("paymentOf", "af6c3e14", (("id", "bytes32"), ("number", "uint256")), (("", "bytes32"),))
_PRESENT: Function[int] = Function("present", "7ccb454e", (("id", "bytes32"), ("amount", "uint128"), ("documents", "bytes32[]"), ("parties", "address[]")), (("number", "uint256"),))
_PRESENTATION_OF: Function[_types.Presentation] = Function("presentationOf", "573ac5c0", (("id", "bytes32"), ("number", "uint256")), (("", StructOf(lambda: _types.Presentation)),))
_PROPOSE_AMENDMENT: Function[None] = Function("proposeAmendment", "12f00cde", (("id", "bytes32"), ("amount", "uint128"), ("expiresAt", "uint64"), ("termsHash", "bytes32")), ())
_RECORD_HONOUR: Function[None] = Function("recordHonour", "5aff35d1", (("id", "bytes32"), ("number", "uint256"), ("instruction", StructOf(lambda: _types.Instruction))), ())
_RECORD_REIMBURSEMENT: Function[None] = Function("recordReimbursement", "069765ac", (("id", "bytes32"), ("number", "uint256"), ("instruction", StructOf(lambda: _types.Instruction))), ())
_REFUSE: Function[None] = Function("refuse", "0679a7b0", (("id", "bytes32"), ("number", "uint256"), ("discrepancies", "bytes32[]")), ())
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("conditionId", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.CreditState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.CreditState)),))
_WAIVE: Function[None] = Function("waive", "de699a64", (("id", "bytes32"), ("number", "uint256"), ("waiver", "bytes32")), ())


class LettersOfCredit(Contract):
    """Letters of credit of any bank."""

    NAME = "LettersOfCredit"
    SOURCE = "contracts/trade/LettersOfCredit.sol"

    DOCUMENTS_MAX = 50
    PARTIES_MAX = 30
    EXAMINATION_MAX = 5
    MONDAY_TO_FRIDAY = 31

    AmendmentAccepted = _ILettersOfCredit.AmendmentAccepted
    AmendmentProposed = _ILettersOfCredit.AmendmentProposed
    AmendmentUnfit = _ILettersOfCredit.AmendmentUnfit
    BundleUnfit = _ILettersOfCredit.BundleUnfit
    CreditCancelled = _ILettersOfCredit.CreditCancelled
    CreditDrawn = _ILettersOfCredit.CreditDrawn
    CreditEnded = _ILettersOfCredit.CreditEnded
    CreditFieldInvalid = _ILettersOfCredit.CreditFieldInvalid
    CreditIssued = _ILettersOfCredit.CreditIssued
    CreditKnown = _ILettersOfCredit.CreditKnown
    CreditNotYours = _ILettersOfCredit.CreditNotYours
    CreditOverdrawn = _ILettersOfCredit.CreditOverdrawn
    CreditUnknown = _ILettersOfCredit.CreditUnknown
    DiscrepanciesMissing = _ILettersOfCredit.DiscrepanciesMissing
    DiscrepanciesWaived = _ILettersOfCredit.DiscrepanciesWaived
    DraftMissing = _ILettersOfCredit.DraftMissing
    ExaminationOpen = _ILettersOfCredit.ExaminationOpen
    ExaminationOver = _ILettersOfCredit.ExaminationOver
    Honoured = _ILettersOfCredit.Honoured
    PaymentUnproven = _ILettersOfCredit.PaymentUnproven
    PresentationAccepted = _ILettersOfCredit.PresentationAccepted
    PresentationRefused = _ILettersOfCredit.PresentationRefused
    PresentationStatusUnfit = _ILettersOfCredit.PresentationStatusUnfit
    Presented = _ILettersOfCredit.Presented
    Reimbursed = _ILettersOfCredit.Reimbursed
    ReimbursementAcknowledged = _ILettersOfCredit.ReimbursementAcknowledged

    @classmethod
    def creation(cls, settlement: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement,))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, libraries=libraries), sender, gas)

    def _make_accept_amendment(self, id: bytes, amount: int, expires_at: int, terms_hash: bytes) -> Call[None]:
        return self._call(_ACCEPT_AMENDMENT, (id, amount, expires_at, terms_hash))

    @write(_make_accept_amendment)
    def accept_amendment(self, id: bytes, amount: int, expires_at: int, terms_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Accepts the proposal (the beneficiary). Requirements: it is the one proposed (`AmendmentUnfit`); the
        credit lives (`CreditEnded`); no less than is drawn (`CreditOverdrawn`); `CreditNotYours`.
        """
        raise Signature

    def _make_accept_by_silence(self, id: bytes, number: int) -> Call[None]:
        return self._call(_ACCEPT_BY_SILENCE, (id, number))

    @write(_make_accept_by_silence)
    def accept_by_silence(self, id: bytes, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Has a presentation accepted that the bank did not answer in its days, for anyone.

        Emits `PresentationAccepted`. Requirements: presented (`PresentationStatusUnfit`); now > answerBy
        (`ExaminationOpen`).
        """
        raise Signature

    def acceptance_of(self, id: bytes, number: int, *, at: int | None = None) -> bytes:
        """The conditions' ids."""
        return self._view(_ACCEPTANCE_OF, (id, number), at)

    def _make_acknowledge_reimbursement(self, id: bytes, number: int, evidence: bytes) -> Call[None]:
        return self._call(_ACKNOWLEDGE_REIMBURSEMENT, (id, number, evidence))

    @write(_make_acknowledge_reimbursement)
    def acknowledge_reimbursement(self, id: bytes, number: int, evidence: bytes, *, sender: Party, gas: int | None = None) -> None:
        """The issuing bank says that it was reimbursed where no one instruction shows it: in parts, in a deposit
        that replaced `reimbursedIn`, or off this chain. It is the creditor: it gives up nobody's claim but
        its own.

        Emits `ReimbursementAcknowledged`. Requirements: the bank (`CreditNotYours`); honoured
        (`PresentationStatusUnfit`).

        evidence: hash of what it says it by
        """
        raise Signature

    def bundle_of(self, documents: Sequence[bytes], parties: Sequence[AddressLike], *, at: int | None = None) -> bytes:
        """The hash that a presentation keeps of its documents and parties."""
        return self._view(_BUNDLE_OF, (documents, parties), at)

    def _make_cancel(self, id: bytes) -> Call[None]:
        return self._call(_CANCEL, (id,))

    @write(_make_cancel)
    def cancel(self, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends a credit that nothing was presented under (the beneficiary). Requirements: `CreditNotYours`;
        `CreditDrawn`.
        """
        raise Signature

    def _make_comply(self, id: bytes, number: int, draft_hash: bytes) -> Call[None]:
        return self._call(_COMPLY, (id, number, draft_hash))

    @write(_make_comply)
    def comply(self, id: bytes, number: int, draft_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Finds a presentation complying (the issuing bank), or takes it up after its applicant's waiver.

        Emits `PresentationAccepted`. Requirements: presented, in time (`ExaminationOver`), or waived
        (`PresentationStatusUnfit`); the hash of the accepted draft for a credit by acceptance
        (`DraftMissing`); `CreditNotYours`.
        """
        raise Signature

    def credit_of(self, id: bytes, *, at: int | None = None) -> _types.Credit:
        """`creditOf(bytes32)`"""
        return self._view(_CREDIT_OF, (id,), at)

    def id_of(self, issuer: AddressLike, credit: _types.Credit, *, at: int | None = None) -> bytes:
        """`idOf(address,(address,address,address,address,address,uint128,uint64,uint32,uint8,uint8,int32,bytes32))`"""
        return self._view(_ID_OF, (issuer, credit), at)

    def _make_issue(self, credit: _types.Credit) -> Call[bytes]:
        return self._call(_ISSUE, (credit,))

    @write(_make_issue)
    def issue(self, credit: _types.Credit, *, sender: Party, gas: int | None = None) -> bytes:
        """Issues a credit (the issuing bank, for itself).

        Emits `CreditIssued`. Requirements: parties, assets, amount, terms; not expired; 1…5 days; a tenor
        where it isn't at sight, and only there (`CreditFieldInvalid`); another one than before
        (`CreditKnown`).

        Returns id: the hash of the bank and all that the credit says
        """
        raise Signature

    def payment_of(self, id: bytes, number: int, *, at: int | None = None) -> bytes:
        """`paymentOf(bytes32,uint256)`"""
        return self._view(_PAYMENT_OF, (id, number), at)

    def _make_present(self, id: bytes, amount: int, documents: Sequence[bytes], parties: Sequence[AddressLike]) -> Call[int]:
        return self._call(_PRESENT, (id, amount, documents, parties))

    @write(_make_present)
    def present(self, id: bytes, amount: int, documents: Sequence[bytes], parties: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> int:
        """Presents documents by their hashes (the beneficiary, or the nominated bank).

        Emits `Presented`. Requirements: 1…50 documents, 1…30 parties (`BundleUnfit`); the credit lives
        (`CreditEnded`); an amount that it still has (`CreditOverdrawn`); `CreditNotYours`.

        parties: to the shipment: shipper, consignee, notify party, carrier, insurer …
        Returns number: of the presentation, from 1
        """
        raise Signature

    def presentation_of(self, id: bytes, number: int, *, at: int | None = None) -> _types.Presentation:
        """`presentationOf(bytes32,uint256)`"""
        return self._view(_PRESENTATION_OF, (id, number), at)

    def _make_propose_amendment(self, id: bytes, amount: int, expires_at: int, terms_hash: bytes) -> Call[None]:
        return self._call(_PROPOSE_AMENDMENT, (id, amount, expires_at, terms_hash))

    @write(_make_propose_amendment)
    def propose_amendment(self, id: bytes, amount: int, expires_at: int, terms_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Proposes another amount, expiry and terms (the issuing bank); replaces an earlier proposal.

        Emits `AmendmentProposed`. Requirements: `CreditNotYours`; the credit lives (`CreditEnded`).
        """
        raise Signature

    def _make_record_honour(self, id: bytes, number: int, instruction: _types.Instruction) -> Call[None]:
        return self._call(_RECORD_HONOUR, (id, number, instruction))

    @write(_make_record_honour)
    def record_honour(self, id: bytes, number: int, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Records that the beneficiary was paid, by the settled instruction, for anyone.

        Emits `Honoured`. Requirements: accepted (`PresentationStatusUnfit`); settled, under this payment's
        condition, with a leg of the amount to who presented, in `asset` (`PaymentUnproven`).
        """
        raise Signature

    def _make_record_reimbursement(self, id: bytes, number: int, instruction: _types.Instruction) -> Call[None]:
        return self._call(_RECORD_REIMBURSEMENT, (id, number, instruction))

    @write(_make_record_reimbursement)
    def record_reimbursement(self, id: bytes, number: int, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Records that the applicant paid the issuing bank, by the settled instruction, for anyone.

        Emits `Reimbursed`. Requirements: honoured (`PresentationStatusUnfit`); settled, with this payment's
        id as trade reference, and a leg of at least the amount from the applicant to the issuing bank, in
        `reimbursedIn` (`PaymentUnproven`).
        """
        raise Signature

    def _make_refuse(self, id: bytes, number: int, discrepancies: Sequence[bytes]) -> Call[None]:
        return self._call(_REFUSE, (id, number, discrepancies))

    @write(_make_refuse)
    def refuse(self, id: bytes, number: int, discrepancies: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Refuses a presentation, once, with every discrepancy (the issuing bank), or keeps to that after a
        waiver.

        Emits `PresentationRefused`. Requirements: presented, in time (`ExaminationOver`), or waived
        (`PresentationStatusUnfit`), with discrepancies (`DiscrepanciesMissing`); `CreditNotYours`.
        """
        raise Signature

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

    def state(self, condition_id: bytes, argument_1: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (condition_id, argument_1), at)

    def state_of(self, id: bytes, *, at: int | None = None) -> _types.CreditState:
        """`stateOf(bytes32)`"""
        return self._view(_STATE_OF, (id,), at)

    def _make_waive(self, id: bytes, number: int, waiver: bytes) -> Call[None]:
        return self._call(_WAIVE, (id, number, waiver))

    @write(_make_waive)
    def waive(self, id: bytes, number: int, waiver: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Waives the discrepancies of a refused presentation (the applicant). The bank may still keep to its
        refusal.

        Emits `DiscrepanciesWaived`. Requirements: refused (`PresentationStatusUnfit`); the credit lives
        (`CreditEnded`) and still has the amount (`CreditOverdrawn`); `CreditNotYours`.

        waiver: hash of the applicant's document
        """
        raise Signature
