"""Letters of credit: issued by a bank, documents presented by their hashes, answered in banking days, then paid.

The credit decides when; money and titles move by instructions of the settlement engine that name it as condition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rwa_chain.bindings import ILettersOfCredit, LettersOfCredit, TokenizedDeposit
from rwa_chain.bindings.types import Availability, Credit, Instruction, Leg, Presentation
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import ZERO_ADDRESS, address_of
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash, settlement
from rwa_chain.lifecycle.documents import document_hash

DAY = 86_400
DOCUMENTS_MAX, PARTIES_MAX, EXAMINATION_MAX = 50, 30, 5
AVAILABLE = {"sight": Availability.SIGHT, "deferred": Availability.DEFERRED, "acceptance": Availability.ACCEPTANCE}


@dataclass(frozen=True, kw_only=True)
class CreditTerms:
    """A credit as its bank issues it.

    ``document`` is the whole credit as JSON, with its required documents and the rules that it is subject to; it is
    hashed. ``tenor_days`` are those of deferred payment and of drafts, from the presentation. ``expires_at`` [s];
    ``utc_offset`` [s] of the issuing bank's place. ``nominated`` is a bank that presents in its own name. The
    beneficiary is paid in ``asset``, and the applicant pays the issuing bank in ``reimbursed_in``; none = the same.
    """

    applicant: AddressLike
    beneficiary: AddressLike
    asset: TokenizedDeposit
    amount: Decimal
    expires_at: int
    document: Mapping[str, Any]
    available: str = "sight"
    tenor_days: int = 0
    examination_days: int = EXAMINATION_MAX
    utc_offset: int = 8 * 3_600
    nominated: AddressLike | None = None
    reimbursed_in: TokenizedDeposit | None = None


def credit_of(terms: CreditTerms) -> Credit:
    """The terms as the contract takes them; raises `InputError` for a field that it would refuse."""
    if terms.available not in AVAILABLE:
        raise InputError("available", terms.available, "one of " + ", ".join(AVAILABLE))
    if (terms.available == "sight") != (terms.tenor_days == 0) or terms.tenor_days < 0:
        raise InputError("tenor_days", terms.tenor_days, "0 at sight, and days from 1 on otherwise")
    if not 1 <= terms.examination_days <= EXAMINATION_MAX:
        raise InputError("examination_days", terms.examination_days, f"1 to {EXAMINATION_MAX} banking days")
    currency, reimbursed_in = cash.currency_of(terms.asset), terms.reimbursed_in or terms.asset
    if (other := cash.currency_of(reimbursed_in)) != currency:
        raise InputError("reimbursed_in", other.code, f"a deposit in the credit's currency, {currency.code}")
    return Credit(
        applicant=address_of(terms.applicant),
        beneficiary=address_of(terms.beneficiary),
        nominated=ZERO_ADDRESS if terms.nominated is None else address_of(terms.nominated),
        asset=terms.asset.address,
        reimbursed_in=reimbursed_in.address,
        amount=currency.units(terms.amount),
        expires_at=terms.expires_at,
        tenor=terms.tenor_days * DAY,
        examination_days=terms.examination_days,
        availability=AVAILABLE[terms.available],
        utc_offset=terms.utc_offset,
        terms_hash=document_hash(terms.document),
    )


def issue(letters: LettersOfCredit, terms: CreditTerms, *, sender: Party) -> bytes:
    """The sender's own undertaking; returns the credit's id."""
    return letters.issue(credit_of(terms), sender=sender).one(ILettersOfCredit.CreditIssued).id


def present(
    letters: LettersOfCredit,
    credit: bytes,
    amount: Decimal,
    documents: Sequence[Mapping[str, Any] | bytes],
    parties: Sequence[AddressLike],
    *,
    sender: Party,
) -> int:
    """Documents, as JSON or by their hashes, and the parties to the shipment; returns the presentation's number.

    Raises `InputError` for more than 50 documents or 30 parties, or none.
    """
    for field, found, most in (("documents", documents, DOCUMENTS_MAX), ("parties", parties, PARTIES_MAX)):
        if not 1 <= len(found) <= most:
            raise InputError(field, f"{len(found)} of them", f"1 to {most}")
    hashes = [each if isinstance(each, bytes) else document_hash(each) for each in documents]
    asset = TokenizedDeposit(letters.chain, letters.credit_of(credit).asset)
    units = cash.currency_of(asset).units(amount)
    receipt = letters.present(credit, units, hashes, [address_of(each) for each in parties], sender=sender)
    return receipt.one(ILettersOfCredit.Presented).number


def refuse(
    letters: LettersOfCredit, credit: bytes, number: int, discrepancies: Sequence[str], *, sender: Party
) -> Receipt:
    """The bank refuses, once, with every discrepancy in words, which are hashed."""
    if not discrepancies:
        raise InputError("discrepancies", "none", "every discrepancy that the refusal rests on")
    return letters.refuse(credit, number, [keccak(each.encode()) for each in discrepancies], sender=sender)


def conditional(
    letters: LettersOfCredit,
    credit: bytes,
    number: int,
    legs: Sequence[Leg],
    reference: str,
    *,
    nonces: Sequence[int],
    settlement_at: int,
    expires_at: int,
    on: str = "payment",
) -> Instruction:
    """An instruction that settles on `acceptance` of a presentation, or when its `payment` is due.

    Raises `InputError` for another word.
    """
    conditions = {"acceptance": letters.acceptance_of, "payment": letters.payment_of}
    if on not in conditions:
        raise InputError("on", on, "acceptance or payment")
    return settlement.instruction(
        legs, reference, nonces=nonces, settlement_at=settlement_at, expires_at=expires_at, condition=letters,
        condition_id=conditions[on](credit, number),
    )  # fmt: skip


def reimbursement(
    letters: LettersOfCredit, credit: bytes, number: int, *, nonces: Sequence[int], settlement_at: int, expires_at: int
) -> Instruction:
    """The applicant pays the issuing bank a presentation's amount in the deposit that the credit names for it.

    Both are customers of that deposit's bank; `LettersOfCredit.recordReimbursement` takes it as the proof.
    """
    terms, bank = letters.credit_of(credit), letters.state_of(credit).issuer
    amount = presentation(letters, credit, number).amount
    legs = [Leg(terms.reimbursed_in, terms.reimbursed_in, terms.applicant, bank, 0, amount)]
    agreed = settlement.instruction(legs, "", nonces=nonces, settlement_at=settlement_at, expires_at=expires_at)
    return replace(agreed, trade_reference=letters.payment_of(credit, number))


def presentation(letters: LettersOfCredit, credit: bytes, number: int, *, at: int | None = None) -> Presentation:
    """A presentation as it stands; raises `InputError` where there is none."""
    found = letters.presentation_of(credit, number, at=at)
    if found.presented_at == 0:
        raise InputError("number", number, "a presentation under this credit")
    return found
