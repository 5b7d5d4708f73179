"""Letters of credit on a chain: paid at sight, at maturity, refused and waived; bad input told by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from rwa_chain.bindings import ILettersOfCredit, LettersOfCredit
from rwa_chain.bindings.types import Instruction, PresentationStatus
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError, RwaError
from rwa_chain.lifecycle import cash, credit, documents, onboarding, settlement
from rwa_chain.lifecycle.credit import CreditTerms
from rwa_chain.solidity import build

DAY = 86_400
BUNDLE: list[Any] = [{"invoice": 1}, {"packing": "list"}, b"h" * 32]


@dataclass
class Desk:
    """A bank with money at another bank than the beneficiary's, its applicant, the beneficiary. All are made up."""

    chain: Chain
    stack: Stack
    letters: LettersOfCredit
    bank: Party
    applicant: Party
    beneficiary: Party

    def terms(self, **changes: Any) -> CreditTerms:
        """A credit at sight."""
        made = CreditTerms(
            applicant=self.applicant, beneficiary=self.beneficiary, asset=self.stack.deposits["BANK_B"],
            amount=Decimal("1000.00"), expires_at=self.chain.now + 60 * DAY, document={"rules": "UCP 600"},
        )  # fmt: skip
        return replace(made, **changes)

    def presented(self, terms: CreditTerms) -> tuple[bytes, int]:
        """Issued, and documents presented."""
        issued = credit.issue(self.letters, terms, sender=self.bank)
        number = credit.present(
            self.letters, issued, Decimal("400.00"), BUNDLE, [self.beneficiary, self.applicant], sender=self.beneficiary
        )
        return issued, number

    def affirmed(self, issued: bytes, number: int, on: str = "payment") -> Instruction:
        """The bank's payment, whose money is held until the credit says so."""
        deposits = self.stack.deposits
        legs = [settlement.cash_leg(
            deposits["BANK_A"], deposits["BANK_B"], self.bank, self.beneficiary, Decimal("400.00")
        )]  # fmt: skip
        agreed = credit.conditional(
            self.letters, issued, number, legs, "payment", on=on,
            nonces=settlement.free_nonces(self.stack.settlement, legs), settlement_at=self.chain.now,
            expires_at=self.chain.now + 300 * DAY,
        )  # fmt: skip
        settlement.affirm(self.stack.settlement, agreed, sender=self.bank)
        return agreed


@pytest.fixture(scope="module")
def deployed() -> Iterator[Desk]:
    """One deployment for all tests."""
    build()
    with Chain.anvil() as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who)
        bank, applicant, beneficiary = chain.parties("issuing bank", "applicant", "beneficiary")
        onboarding.register(stack.identity, [bank, applicant, beneficiary], country="HK", sender=who.registrar)
        first, second = who.banks[:2]
        for customer in (bank, applicant):
            cash.open_account(
                stack.deposits[first.id], customer, Decimal("5000.00"), sender=first.party, desk=first.desk
            )
        stack.deposits[second.id].admit_wallets([beneficiary.address], sender=second.party)
        cash.provide(
            stack.settlement_token, first.party, Decimal("9000.00"), "money", bank=who.clearing.party,
            desk=who.clearing.desk,
        )  # fmt: skip
        letters = LettersOfCredit.deploy(chain, stack.settlement, sender=who.deployer)
        yield Desk(chain, stack, letters, bank, applicant, beneficiary)


@pytest.fixture
def desk(deployed: Desk) -> Iterator[Desk]:
    """As it was before."""
    with deployed.chain.rolled_back():
        yield deployed


def test_paid_at_sight(desk: Desk) -> None:
    """Not before the bank finds the documents complying; the settled instruction proves the honour."""
    issued, number = desk.presented(desk.terms())
    agreed = desk.affirmed(issued, number)
    with pytest.raises(RwaError):
        desk.stack.settlement.settle(agreed, b"", sender=desk.applicant)
    desk.letters.comply(issued, number, bytes(32), sender=desk.bank)
    desk.stack.settlement.settle(agreed, b"", sender=desk.applicant)
    assert cash.balance(desk.stack.deposits["BANK_B"], desk.beneficiary) == Decimal("400.00")
    desk.letters.record_honour(issued, number, agreed, sender=desk.applicant)
    assert credit.presentation(desk.letters, issued, number).status == PresentationStatus.HONOURED


def test_reimbursed_in_what_the_credit_names(desk: Desk) -> None:
    """The applicant pays its bank at the bank that the credit names; money of another bank proves nothing."""
    first, second = desk.stack.deposits["BANK_A"], desk.stack.deposits["BANK_B"]
    issued, number = desk.presented(desk.terms(reimbursed_in=first))
    agreed = desk.affirmed(issued, number)
    desk.letters.comply(issued, number, bytes(32), sender=desk.bank)
    desk.stack.settlement.settle(agreed, b"", sender=desk.applicant)
    desk.letters.record_honour(issued, number, agreed, sender=desk.applicant)
    paid = credit.reimbursement(
        desk.letters, issued, number, nonces=[7], settlement_at=desk.chain.now, expires_at=desk.chain.now + DAY
    )
    assert (paid.legs[0].in_asset, paid.legs[0].amount) == (first.address, 40_000)
    elsewhere = replace(paid, legs=(replace(paid.legs[0], in_asset=second.address),), nonces=(8,))
    with desk.chain.rolled_back():
        desk.stack.deposits["BANK_B"].admit_wallets([desk.bank.address], sender=desk.chain.party("bank_b"))
        settlement.settle_signed(desk.stack.settlement, elsewhere, [desk.applicant], sender=desk.applicant)
        with pytest.raises(ILettersOfCredit.PaymentUnproven):
            desk.letters.record_reimbursement(issued, number, elsewhere, sender=desk.applicant)
    settlement.settle_signed(desk.stack.settlement, paid, [desk.applicant], sender=desk.bank)
    desk.letters.record_reimbursement(issued, number, paid, sender=desk.bank)
    assert credit.presentation(desk.letters, issued, number).status == PresentationStatus.REIMBURSED


def test_paid_at_maturity(desk: Desk) -> None:
    """A deferred payment waits for its tenor, held since it was affirmed."""
    issued, number = desk.presented(desk.terms(available="deferred", tenor_days=90))
    agreed = desk.affirmed(issued, number)
    desk.letters.comply(issued, number, bytes(32), sender=desk.bank)
    found = credit.presentation(desk.letters, issued, number)
    assert found.due_at == found.presented_at + 90 * DAY
    with pytest.raises(RwaError):
        desk.stack.settlement.settle(agreed, b"", sender=desk.bank)
    desk.chain.mine_at(found.due_at)
    desk.stack.settlement.settle(agreed, b"", sender=desk.bank)


def test_refused_waived_and_silence(desk: Desk) -> None:
    """A refusal names its discrepancies; the applicant waives; a bank that says nothing has accepted."""
    issued, number = desk.presented(desk.terms())
    with pytest.raises(InputError, match="discrepancies"):
        credit.refuse(desk.letters, issued, number, [], sender=desk.bank)
    credit.refuse(desk.letters, issued, number, ["late shipment"], sender=desk.bank)
    desk.letters.waive(issued, number, b"w" * 32, sender=desk.applicant)
    desk.letters.comply(issued, number, bytes(32), sender=desk.bank)
    again = credit.present(desk.letters, issued, Decimal("600.00"), BUNDLE, [desk.applicant], sender=desk.beneficiary)
    with pytest.raises(ILettersOfCredit.ExaminationOpen):
        desk.letters.accept_by_silence(issued, again, sender=desk.applicant)
    desk.chain.mine_at(credit.presentation(desk.letters, issued, again).answer_by + 1)
    desk.letters.accept_by_silence(issued, again, sender=desk.applicant)
    assert credit.presentation(desk.letters, issued, again).status == PresentationStatus.ACCEPTED


def test_bad_input_is_told_by_field(desk: Desk) -> None:
    """Before anything is sent."""
    for field, value in (("available", "soon"), ("tenor_days", 5), ("examination_days", 6)):
        with pytest.raises(InputError) as refused:
            credit.credit_of(desk.terms(**{field: value}))
        assert refused.value.field == field
    issued, number = desk.presented(desk.terms())
    for given, people, field in (([], [desk.bank], "documents"), (BUNDLE * 17, [desk.bank], "documents"),
                                 (BUNDLE, [desk.bank] * 31, "parties")):  # fmt: skip
        with pytest.raises(InputError) as refused:
            credit.present(desk.letters, issued, Decimal("1.00"), given, people, sender=desk.beneficiary)
        assert refused.value.field == field
    with pytest.raises(InputError, match="on"):
        desk.affirmed(issued, number, on="delivery")
    with pytest.raises(InputError, match="number"):
        credit.presentation(desk.letters, issued, 9)


def test_a_documents_hash_is_the_same_everywhere() -> None:
    """RFC 8785: order and spaces don't matter; what is written in many ways is refused."""
    assert documents.document_hash({"b": 1, "a": ["x", None, True]}) == documents.document_hash(
        {"a": ["x", None, True], "b": 1}
    )
    for field, document in {
        "document.weight": {"weight": 1.5}, "document": {"gew\u00e4hr": 1}, "document.items[0]": {"items": [0.1]},
    }.items():  # fmt: skip
        with pytest.raises(InputError) as refused:
            documents.document_hash(document)
        assert refused.value.field == field
