"""The queue on a chain: answers, orders, releases that equal the prediction and prove themselves."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.bindings import IQueue, Queue
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash, queue
from rwa_chain.money import Currency
from rwa_chain.solidity import build

DAY = 86_400
CNY = Currency("CNY", 2)
VECTORS = json.loads((Path(__file__).parents[2] / "data" / "gridlock.json").read_text(encoding="utf-8"))


@dataclass
class Desk:
    """Three banks with one customer each, standing acceptances, no settlement money yet."""

    chain: Chain
    stack: Stack
    spec: StackSpec
    people: list[Party]

    def fund(self, bank: int, amount: int) -> None:
        """Settlement money of a bank, in base units."""
        if amount:
            clearing, name = self.spec.clearing, self.spec.banks[bank].id
            cash.provide(
                self.stack.settlement_token, self.spec.banks[bank].party, CNY.amount(amount), f"money of {name}",
                bank=clearing.party, desk=clearing.desk,
            )  # fmt: skip

    def submit(self, source: int, target: int, amount: int, *, priority: str = "normal") -> int:
        """Base units from one bank's customer to another's."""
        deposits = list(self.stack.deposits.values())
        receipt = queue.submit(
            self.stack.queue, deposits[source], deposits[target], self.people[target], CNY.amount(amount), "reference",
            sender=self.people[source], until=self.chain.now + DAY, priority=priority,
        )  # fmt: skip
        return queue.submitted(receipt)


@pytest.fixture(scope="module")
def deployed() -> Iterator[Desk]:
    """One deployment for all tests."""
    build()
    with Chain.anvil() as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who)
        people = list(chain.parties("first", "second", "third"))
        for customer, bank in zip(people, who.banks, strict=True):
            stack.identity.register(customer, 344, 2, 0, (2**32 - 1, *(0,) * 7), sender=who.registrar)
            deposit = stack.deposits[bank.id]
            cash.open_account(deposit, customer, Decimal("100000.00"), sender=bank.party, desk=bank.desk)
            stack.queue.set_standing_acceptance(deposit, 10**9, sender=bank.party)
        yield Desk(chain, stack, who, people)


@pytest.fixture
def desk(deployed: Desk) -> Iterator[Desk]:
    """As it was before."""
    with deployed.chain.rolled_back():
        yield deployed


@pytest.mark.parametrize("case", [each for each in VECTORS if len(each["balances"]) < 4], ids=lambda one: one["name"])
def test_vectors(desk: Desk, case: dict[str, dict[str, int]]) -> None:
    """The chain releases each vector's set, as predicted, and the release proves itself."""
    banks = {name: number for number, name in enumerate(case["balances"])}
    for name, amount in case["balances"].items():
        desk.fund(banks[name], amount)
    ids = {}
    for each in case["queue"]:
        ids[each["id"]] = desk.submit(banks[each["from"]], banks[each["to"]], each["amount"])
    expected = sorted(ids[number] for number in case["eaf2"]["settled"])
    predicted = queue.predict(desk.stack.queue)
    assert sorted(predicted.released) == expected
    if not expected:
        with pytest.raises(IQueue.NothingToRelease):
            queue.release(desk.stack.queue, sender=desk.people[0])
        return
    event = queue.release(desk.stack.queue, sender=desk.people[0]).one(Queue.Released)
    assert sorted(event.released) == expected
    assert sorted(event.removed) == sorted(predicted.removed)
    assert [each.fault for each in queue.verify(desk.stack.queue)] == [""]
    after = [CNY.units(cash.balance(desk.stack.settlement_token, bank.party)) for bank in desk.spec.banks]
    assert after[: len(banks)] == list(case["eaf2"]["after"].values())


@pytest.mark.parametrize("seed", range(4))
def test_random_days(desk: Desk, seed: int) -> None:
    """Made-up payments with priorities: the chain does what was predicted, payment by payment."""
    draw = random.Random(seed)
    for bank in range(3):
        desk.fund(bank, draw.randint(0, 3_000))
    for _ in range(20):
        source, target = draw.sample(range(3), 2)
        desk.submit(source, target, draw.randint(1, 2_000), priority=draw.choice(list(queue.PRIORITIES)))
    predicted = queue.predict(desk.stack.queue)
    event = queue.release(desk.stack.queue, sender=desk.people[0]).one(Queue.Released)
    assert sorted(event.released) == sorted(predicted.released)
    assert {each.id for each in queue.waiting(desk.stack.queue)} == set(predicted.removed)
    assert [each.fault for each in queue.verify(desk.stack.queue)] == [""]


def test_a_bank_answers_and_holds(desk: Desk) -> None:
    """Above the standing acceptance a payment is offered; its status is told; a priority is one of three."""
    second = desk.spec.banks[1]
    desk.stack.queue.set_standing_acceptance(desk.stack.deposits[second.id], 0, sender=second.party)
    number = desk.submit(0, 1, 500)
    assert [each.status for each in queue.waiting(desk.stack.queue)] == ["offered"]
    desk.stack.queue.accept([number], sender=second.party)
    desk.stack.queue.set_held(number, True, sender=desk.spec.banks[0].party)
    assert [each.status for each in queue.waiting(desk.stack.queue)] == ["held"]
    assert queue.predict(desk.stack.queue).released == ()
    with pytest.raises(InputError, match="priority"):
        desk.submit(0, 1, 500, priority="at once")
