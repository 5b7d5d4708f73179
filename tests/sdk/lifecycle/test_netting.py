"""Batches and conditions on a chain: roots, signatures over each, what leaves, what a trade waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from rwa_chain.bindings import ISettlement
from rwa_chain.bindings.types import ConditionState, Instruction
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash, conditions, netting, settlement
from rwa_chain.solidity import build

DAY = 86_400


@dataclass
class Desk:
    """Two banks' customers with 1,000.00 each, and settlement wired between them."""

    chain: Chain
    stack: Stack
    people: list[Party]

    def payment(self, payer: int, payee: int, amount: str, number: int) -> Instruction:
        """Between customers 0 and 1 of the first bank, 2 and 3 of the second."""
        first, second = list(self.stack.deposits.values())[:2]
        source, target = (first if each < 2 else second for each in (payer, payee))
        leg = settlement.cash_leg(source, target, self.people[payer], self.people[payee], Decimal(amount))
        now = self.chain.now
        return settlement.instruction(
            [leg], f"payment {number}", nonces=[number], settlement_at=now, expires_at=now + DAY
        )

    def balance(self, who: int) -> Decimal:
        """At the customer's own bank."""
        deposits = list(self.stack.deposits.values())
        return cash.balance(deposits[0 if who < 2 else 1], self.people[who])


@pytest.fixture(scope="module")
def deployed() -> Iterator[Desk]:
    """One deployment for all tests."""
    build()
    with Chain.anvil() as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who)
        people = list(chain.parties("first", "second", "third", "fourth"))
        for index, customer in enumerate(people):
            stack.identity.register(customer, 344, 2, 0, (2**32 - 1, *(0,) * 7), sender=who.registrar)
            bank = who.banks[index // 2]
            cash.open_account(stack.deposits[bank.id], customer, Decimal("1000.00"), sender=bank.party, desk=bank.desk)
        for bank in who.banks[:2]:
            cash.provide(
                stack.settlement_token, bank.party, Decimal("500.00"), f"settlement balance of {bank.id}",
                bank=who.clearing.party, desk=who.clearing.desk,
            )  # fmt: skip
        yield Desk(chain, stack, people)


@pytest.fixture
def desk(deployed: Desk) -> Iterator[Desk]:
    """As it was before."""
    with deployed.chain.rolled_back():
        yield deployed


def test_a_batch_nets_between_banks_by_roots(desk: Desk) -> None:
    """1,500.00 of payments cross and come to 100.00 between the banks; each customer has its net."""
    list_ = [desk.payment(0, 2, "800.00", 0), desk.payment(2, 1, "700.00", 1), desk.payment(1, 0, "5.00", 2)]
    batch = netting.rooted(desk.stack.settlement, list_, desk.people)
    receipt = netting.settle(desk.stack.settlement, batch, sender=desk.people[3])
    assert len(netting.settled(receipt)) == 3
    assert not netting.left(receipt)
    assert [desk.balance(each) for each in range(3)] == [Decimal("205.00"), Decimal("1695.00"), Decimal("1100.00")]


def test_the_last_that_cannot_be_paid_leaves(desk: Desk) -> None:
    """The second payment of the list is beyond the payer's money: it leaves with its reason, the first settles."""
    list_ = [desk.payment(0, 1, "900.00", 0), desk.payment(0, 1, "200.00", 1)]
    batch = netting.signed_each(desk.stack.settlement, list_, desk.people)
    receipt = netting.settle(desk.stack.settlement, batch, sender=desk.people[3])
    assert netting.settled(receipt) == [desk.stack.settlement.id_of(list_[0])]
    assert list(netting.left(receipt)) == [desk.stack.settlement.id_of(list_[1])]
    assert "PositionRefused" in netting.reason(receipt, desk.stack.settlement.id_of(list_[1]))


def test_who_does_not_sign_leaves(desk: Desk) -> None:
    """A batch without a deliverer's consent settles what the others agreed to."""
    list_ = [desk.payment(0, 1, "10.00", 0), desk.payment(1, 0, "20.00", 1)]
    batch = netting.signed_each(desk.stack.settlement, list_, desk.people[:1])
    receipt = netting.settle(desk.stack.settlement, batch, sender=desk.people[3])
    assert netting.settled(receipt) == [desk.stack.settlement.id_of(list_[0])]
    assert "ConsentInvalid" in netting.reason(receipt, desk.stack.settlement.id_of(list_[1]))


def test_conditions_decide_when(desk: Desk) -> None:
    """A window, a secret and two of three attesters: open before, met with what they ask for."""
    stack, engine, now = desk.stack, desk.stack.settlement, desk.chain.now
    attesters = list(desk.chain.parties("carrier", "warehouse", "surveyor"))
    agreed = conditions.terms(b"bill of lading".ljust(32, b"\0"), attesters, 2)
    signed = {each: conditions.attest(stack.attested_condition, agreed, each, happened=True) for each in attesters[1:]}
    secret = bytes(range(32))
    cases = [
        (conditions.window(stack.time_condition, now - 1, now + DAY), b""),
        (conditions.hash_lock(stack.hash_lock, secret), secret),
        (conditions.attested(stack.attested_condition, agreed), conditions.proof(agreed, signed, happened=True)),
    ]
    for number, ((contract, identifier), proof) in enumerate(cases):
        payment = replace(desk.payment(0, 1, "1.00", number), condition=contract, condition_id=identifier)
        if proof:
            assert engine.condition_of(payment, b"") is ConditionState.OPEN
        assert engine.condition_of(payment, proof) is ConditionState.MET
        receipt = settlement.settle_signed(engine, payment, [desk.people[0]], proof=proof, sender=desk.people[3])
        receipt.one(ISettlement.Settled)
    never = {each: conditions.attest(stack.attested_condition, agreed, each, happened=False) for each in attesters[:2]}
    contract, identifier = conditions.attested(stack.attested_condition, agreed)
    payment = replace(desk.payment(0, 1, "1.00", 9), condition=contract, condition_id=identifier)
    refusal = conditions.proof(agreed, never, happened=False)
    assert engine.condition_of(payment, refusal) is ConditionState.REFUSED


def test_fifteen_attesters_fit_the_gas_of_a_condition(desk: Desk) -> None:
    """All of as many as a condition takes are heard within what the engine gives it."""
    stack, attesters = desk.stack, list(desk.chain.parties(*(f"attester {number}" for number in range(15))))
    agreed = conditions.terms(b"fifteen".ljust(32, b"\0"), attesters, len(attesters))
    signed = {each: conditions.attest(stack.attested_condition, agreed, each, happened=True) for each in attesters}
    contract, identifier = conditions.attested(stack.attested_condition, agreed)
    payment = replace(desk.payment(0, 1, "1.00", 10), condition=contract, condition_id=identifier)
    proof = conditions.proof(agreed, signed, happened=True)
    assert stack.settlement.condition_of(payment, proof) is ConditionState.MET


def test_conditions_refuse_bad_input(desk: Desk) -> None:
    """A short secret, half of the attesters, a signature of somebody else."""
    with pytest.raises(InputError, match="secret"):
        conditions.hash_lock(desk.stack.hash_lock, b"short")
    with pytest.raises(InputError, match="needed"):
        conditions.terms(bytes(32), desk.people[:2], 1)
    agreed = conditions.terms(bytes(32), desk.people[:3], 2)
    with pytest.raises(InputError, match="attester"):
        conditions.proof(agreed, {desk.people[3]: b""}, happened=True)
