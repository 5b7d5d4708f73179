"""Documentary credits: documents against payment, acceptance or a promise to pay, as release conditions of the engine.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
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
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.CreditState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.CreditState)),))
_WAIVE: Function[None] = Function("waive", "de699a64", (("id", "bytes32"), ("number", "uint256"), ("waiver", "bytes32")), ())


class ILettersOfCredit(Contract):
    """Documentary credits: documents against payment, acceptance or a promise to pay, as release conditions of
    the engine.
    """

    NAME = "ILettersOfCredit"
    SOURCE = "contracts/trade/interfaces/ILettersOfCredit.sol"

    @dataclass(frozen=True)
    class AmendmentAccepted(Event):
        """`ILettersOfCredit.AmendmentAccepted`"""

        NAME = "ILettersOfCredit.AmendmentAccepted"
        TOPIC = "ff5980a356c550fb915a641afec0d9aa359126ca0da44e68da829e2a3eeef254"
        ABI = (("id", "bytes32", True),)

        id: bytes

    @dataclass(frozen=True)
    class AmendmentProposed(Event):
        """`ILettersOfCredit.AmendmentProposed`"""

        NAME = "ILettersOfCredit.AmendmentProposed"
        TOPIC = "4a892932629f0ca45c361d2f922068b1686678a97d605b9a94ade552bdd30300"
        ABI = (("id", "bytes32", True), ("amount", "uint256", False), ("expiresAt", "uint256", False), ("termsHash", "bytes32", False))

        id: bytes
        amount: int
        expires_at: int
        terms_hash: bytes

    @dataclass(frozen=True)
    class CreditCancelled(Event):
        """`ILettersOfCredit.CreditCancelled`"""

        NAME = "ILettersOfCredit.CreditCancelled"
        TOPIC = "bcdedd4fb0b6b5e689d56e87183aee81e3539878bf4adad7c6df63f78894ad57"
        ABI = (("id", "bytes32", True),)

        id: bytes

    @dataclass(frozen=True)
    class CreditIssued(Event):
        """`ILettersOfCredit.CreditIssued`"""

        NAME = "ILettersOfCredit.CreditIssued"
        TOPIC = "54c44dac7975ae50d37377be73b0cd68a32f58eb051f650427363b56a6af0d63"
        ABI = (("id", "bytes32", True), ("issuer", "address", True), ("credit", StructOf(lambda: _types.Credit), False))

        id: bytes
        issuer: Address
        credit: _types.Credit

    @dataclass(frozen=True)
    class DiscrepanciesWaived(Event):
        """`ILettersOfCredit.DiscrepanciesWaived`"""

        NAME = "ILettersOfCredit.DiscrepanciesWaived"
        TOPIC = "7597a0805a57763269a00a2196c50bb68174f5b925cd272ad03892a3a2c84aac"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("waiver", "bytes32", False))

        id: bytes
        number: int
        waiver: bytes

    @dataclass(frozen=True)
    class Honoured(Event):
        """`ILettersOfCredit.Honoured`"""

        NAME = "ILettersOfCredit.Honoured"
        TOPIC = "5b00928b87d5534ea46656fe52e03d96761446ce54acd0ac852f38bee14b498c"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("instructionId", "bytes32", False))

        id: bytes
        number: int
        instruction_id: bytes

    @dataclass(frozen=True)
    class PresentationAccepted(Event):
        """`ILettersOfCredit.PresentationAccepted`"""

        NAME = "ILettersOfCredit.PresentationAccepted"
        TOPIC = "d90cf3be4ab69c1c259637da48fda7330b9cea40481905ffb18012792364c848"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("dueAt", "uint256", False), ("draftHash", "bytes32", False), ("bySilence", "bool", False))

        id: bytes
        number: int
        due_at: int
        draft_hash: bytes
        by_silence: bool

    @dataclass(frozen=True)
    class PresentationRefused(Event):
        """`ILettersOfCredit.PresentationRefused`"""

        NAME = "ILettersOfCredit.PresentationRefused"
        TOPIC = "bda14a26813053fc019d72835124aa76bd453c54d696a5573bcb97005bf9ae38"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("discrepancies", "bytes32[]", False))

        id: bytes
        number: int
        discrepancies: tuple[bytes, ...]

    @dataclass(frozen=True)
    class Presented(Event):
        """`ILettersOfCredit.Presented`"""

        NAME = "ILettersOfCredit.Presented"
        TOPIC = "e774b6499f24d7df33f6d84001d55553d7bf194566bff51a1ac3e0177ab63617"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("amount", "uint256", False), ("documents", "bytes32[]", False), ("parties", "address[]", False), ("answerBy", "uint256", False))

        id: bytes
        number: int
        amount: int
        documents: tuple[bytes, ...]
        parties: tuple[Address, ...]
        answer_by: int

    @dataclass(frozen=True)
    class Reimbursed(Event):
        """`ILettersOfCredit.Reimbursed`"""

        NAME = "ILettersOfCredit.Reimbursed"
        TOPIC = "aaaaac8a3b4200ef0f0e4dc58e153af477122cd097e49db784717d4c452f42b5"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("instructionId", "bytes32", False))

        id: bytes
        number: int
        instruction_id: bytes

    @dataclass(frozen=True)
    class ReimbursementAcknowledged(Event):
        """The bank says that it has its money."""

        NAME = "ILettersOfCredit.ReimbursementAcknowledged"
        TOPIC = "d3a956d1de5ccd9e79fd9bdaa27632692b039af45cad7f4ea8127b7ad612be28"
        ABI = (("id", "bytes32", True), ("number", "uint256", True), ("evidence", "bytes32", False))

        id: bytes
        number: int
        evidence: bytes

    @dataclass(eq=False, repr=False)
    class AmendmentUnfit(ContractError):
        """`ILettersOfCredit.AmendmentUnfit`"""

        NAME = "LettersOfCredit.AmendmentUnfit"
        SELECTOR = bytes.fromhex("ab0db588")
        SIGNATURE = "AmendmentUnfit(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class BundleUnfit(ContractError):
        """`ILettersOfCredit.BundleUnfit`"""

        NAME = "LettersOfCredit.BundleUnfit"
        SELECTOR = bytes.fromhex("19a22357")
        SIGNATURE = "BundleUnfit(uint256,uint256)"
        PARAMETERS = (("documents", "uint256"), ("parties", "uint256"))
        FIELDS = ("documents", "parties")

        documents: int
        parties: int

    @dataclass(eq=False, repr=False)
    class CreditDrawn(ContractError):
        """`ILettersOfCredit.CreditDrawn`"""

        NAME = "LettersOfCredit.CreditDrawn"
        SELECTOR = bytes.fromhex("c1981f8c")
        SIGNATURE = "CreditDrawn(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("presentations", "uint256"))
        FIELDS = ("id", "presentations")

        id: bytes
        presentations: int

    @dataclass(eq=False, repr=False)
    class CreditEnded(ContractError):
        """`ILettersOfCredit.CreditEnded`"""

        NAME = "LettersOfCredit.CreditEnded"
        SELECTOR = bytes.fromhex("b938059e")
        SIGNATURE = "CreditEnded(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")

        id: bytes
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class CreditFieldInvalid(ContractError):
        """`ILettersOfCredit.CreditFieldInvalid`"""

        NAME = "LettersOfCredit.CreditFieldInvalid"
        SELECTOR = bytes.fromhex("dd13edd3")
        SIGNATURE = "CreditFieldInvalid(string)"
        PARAMETERS = (("field", "string"),)
        FIELDS = ("field",)

        field: str

    @dataclass(eq=False, repr=False)
    class CreditKnown(ContractError):
        """`ILettersOfCredit.CreditKnown`"""

        NAME = "LettersOfCredit.CreditKnown"
        SELECTOR = bytes.fromhex("30fb916b")
        SIGNATURE = "CreditKnown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class CreditNotYours(ContractError):
        """`ILettersOfCredit.CreditNotYours`"""

        NAME = "LettersOfCredit.CreditNotYours"
        SELECTOR = bytes.fromhex("b23cf3de")
        SIGNATURE = "CreditNotYours(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("caller", "address"), ("expected", "address"))
        FIELDS = ("id", "caller", "expected")

        id: bytes
        caller: Address
        expected: Address

    @dataclass(eq=False, repr=False)
    class CreditOverdrawn(ContractError):
        """`ILettersOfCredit.CreditOverdrawn`"""

        NAME = "LettersOfCredit.CreditOverdrawn"
        SELECTOR = bytes.fromhex("0f7446c8")
        SIGNATURE = "CreditOverdrawn(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("drawn", "uint256"), ("amount", "uint256"))
        FIELDS = ("id", "drawn", "amount")

        id: bytes
        drawn: int
        amount: int

    @dataclass(eq=False, repr=False)
    class CreditUnknown(ContractError):
        """`ILettersOfCredit.CreditUnknown`"""

        NAME = "LettersOfCredit.CreditUnknown"
        SELECTOR = bytes.fromhex("ee72681f")
        SIGNATURE = "CreditUnknown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class DiscrepanciesMissing(ContractError):
        """`ILettersOfCredit.DiscrepanciesMissing`"""

        NAME = "LettersOfCredit.DiscrepanciesMissing"
        SELECTOR = bytes.fromhex("ae5b459f")
        SIGNATURE = "DiscrepanciesMissing(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"))
        FIELDS = ("id", "number")

        id: bytes
        number: int

    @dataclass(eq=False, repr=False)
    class DraftMissing(ContractError):
        """`ILettersOfCredit.DraftMissing`"""

        NAME = "LettersOfCredit.DraftMissing"
        SELECTOR = bytes.fromhex("a9fdff16")
        SIGNATURE = "DraftMissing(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"))
        FIELDS = ("id", "number")

        id: bytes
        number: int

    @dataclass(eq=False, repr=False)
    class ExaminationOpen(ContractError):
        """`ILettersOfCredit.ExaminationOpen`"""

        NAME = "LettersOfCredit.ExaminationOpen"
        SELECTOR = bytes.fromhex("540b9735")
        SIGNATURE = "ExaminationOpen(bytes32,uint256,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"), ("answerBy", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "number", "answer_by", "now_at")

        id: bytes
        number: int
        answer_by: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ExaminationOver(ContractError):
        """`ILettersOfCredit.ExaminationOver`"""

        NAME = "LettersOfCredit.ExaminationOver"
        SELECTOR = bytes.fromhex("4ec6a85f")
        SIGNATURE = "ExaminationOver(bytes32,uint256,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"), ("answerBy", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "number", "answer_by", "now_at")

        id: bytes
        number: int
        answer_by: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PaymentUnproven(ContractError):
        """The instruction did not settle, is of another condition, or does not pay it in the credit's asset."""

        NAME = "LettersOfCredit.PaymentUnproven"
        SELECTOR = bytes.fromhex("f30dbb15")
        SIGNATURE = "PaymentUnproven(bytes32,uint256,bytes32)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"), ("instructionId", "bytes32"))
        FIELDS = ("id", "number", "instruction_id")
        NOTICE = "The instruction did not settle, is of another condition, or does not pay it in the credit's asset."

        id: bytes
        number: int
        instruction_id: bytes

    @dataclass(eq=False, repr=False)
    class PresentationStatusUnfit(ContractError):
        """`ILettersOfCredit.PresentationStatusUnfit`"""

        NAME = "LettersOfCredit.PresentationStatusUnfit"
        SELECTOR = bytes.fromhex("2023a612")
        SIGNATURE = "PresentationStatusUnfit(bytes32,uint256,uint8,uint8)"
        PARAMETERS = (("id", "bytes32"), ("number", "uint256"), ("actual", EnumOf(lambda: _types.PresentationStatus)), ("wanted", EnumOf(lambda: _types.PresentationStatus)))
        FIELDS = ("id", "number", "actual", "wanted")

        id: bytes
        number: int
        actual: _types.PresentationStatus
        wanted: _types.PresentationStatus

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

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)

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
