"""`rwa pay` and `rwa queue` on a node: a ring that nobody could pay alone, predicted, released, verified."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.chain import Chain
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.lifecycle import cash
from rwa_chain.solidity import build
from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The options that name a node with a stack whose three banks have one customer each, C0 to C2."""
    build()
    book = tmp_path_factory.mktemp("queue") / "book.json"
    with Chain.anvil() as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who, book=book)
        for number, bank in enumerate(who.banks):
            customer = chain.party(f"C{number}")
            stack.identity.register(customer, 344, 2, 0, (2**32 - 1, *(0,) * 7), sender=who.registrar)
            deposit = stack.deposits[bank.id]
            cash.open_account(deposit, customer, Decimal("100.00"), sender=bank.party, desk=bank.desk)
            stack.queue.set_standing_acceptance(deposit, 10**9, sender=bank.party)
        assert chain.node is not None  # an embedded chain has one
        yield ["--network", chain.node.url, "--book", str(book)]


def test_a_ring_by_the_command_line(inside: Path, rwa: Callable[..., Outcome], place: list[str]) -> None:
    """Three payments wait; the prediction is what the release does; the release proves itself."""
    for number in range(3):
        to = next_customer(number)
        paid = rwa("pay", f"C{number}", to, "60.00", f"INV-{number}", "--queue", *place, "--json")
        assert paid.code == 0, paid.err
        assert json.loads(paid.out)["status"] == "queued"
    listed = json.loads(rwa("queue", *place, "--json").out)
    assert [each["amount"] for each in listed["payments"]] == ["60.00"] * 3
    predicted = json.loads(rwa("queue", "release", "--predict", *place, "--json").out)
    released = rwa("queue", "release", "--sender", "C0", *place, "--json")
    assert released.code == 0, released.err
    assert json.loads(released.out)["released"] == predicted["released"] == [1, 2, 3]
    verified = rwa("queue", "verify", *place, "--json")
    assert verified.code == 0
    assert [each["greatest"] for each in json.loads(verified.out)["releases"]] == [True]


def next_customer(number: int) -> str:
    """The next customer of the ring, by address: the node's book names no parties."""
    from rwa_chain.chain import Party

    return Party.from_seed(f"C{(number + 1) % 3}").address


def test_bad_input(inside: Path, rwa: Callable[..., Outcome], place: list[str]) -> None:
    """Nothing is written without a network; amount, priority and bank are named."""
    nowhere = rwa("pay", "C0", "C1", "1.00", "INV")
    assert nowhere.code == 2
    assert "--network" in nowhere.err
    assert "AMOUNT" in rwa("pay", "C0", next_customer(0), "0", "INV", *place).err
    assert "--priority" in rwa("pay", "C0", next_customer(0), "1", "INV", "--priority", "now", *place).err
    assert "--from-bank" in rwa("pay", "C0", next_customer(0), "1", "INV", "--from-bank", "NOPE", *place).err
