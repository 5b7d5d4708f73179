"""Lists of any length: one transaction while it fits, then pages by themselves; nothing twice, nothing left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import Offering, VerificationRule
from rwa_chain.bindings.types import OfferingStatus
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import bond, offering, onboarding
from rwa_chain.lifecycle.offering import Book
from rwa_chain.lifecycle.pages import in_pages

INVESTORS = 400
MANY = 1_200
"""Some three transactions of registrations, two and a half of admissions."""


@pytest.fixture(scope="module")
def wallets() -> list[Party]:
    """Holders who sign nothing."""
    return [Party.from_seed(f"holder {number}") for number in range(MANY)]


def test_registrations_and_admissions_split_by_themselves(wallets: list[Party]) -> None:
    """All are registered and admitted, in a few transactions below the cap."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who)
        deposit, bank = stack.deposits["BANK_A"], who.banks[0].party
        registered = onboarding.register(stack.identity, wallets, country="HK", sender=who.registrar)
        assert 2 < len(registered.receipts) < 12
        assert registered.receipt is registered.receipts[-1]
        assert registered.gas_used == sum(each.gas_used for each in registered.receipts)
        admitted = onboarding.admit(deposit, wallets, sender=bank)
        assert 1 < len(admitted.receipts) < 12
        with chain.reading() as read:
            entries = [read(deposit.entry_of, wallet) for wallet in wallets]
        assert all(entry.value for entry in entries)
        stranger = Party.from_seed("stranger")
        before = chain.block_number
        with pytest.raises(VerificationRule.NotAdmitted):
            onboarding.admit(deposit, [stranger], sender=bank)
        with pytest.raises(InputError, match="at least one"):
            onboarding.admit(deposit, [], sender=bank)
        assert chain.block_number == before


@pytest.mark.deep
def test_an_offering_of_many_investors_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than one transaction can hold: every allotment is paid and issued once, and the offering is finished."""
    monkeypatch.setattr(setup, "ALLOTMENTS", (setup.MINIMUM_HOLDING,) * INVESTORS)
    monkeypatch.setattr(setup, "BANK_OF", ("BANK_A",) * INVESTORS)
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain, replace(setup.POLICY, maximum_holders=0, cap=0))
        setup.prepare_issue(world)
        book = Book(world.stack.offering, world.offering)
        closed = offering.close(book, world.acceptances(), sender=world.people.registrar)
        assert len(closed.receipts) > 2
        settled = closed.all(Offering.AllotmentSettled)
        assert len({each.investor for each in settled}) == len(settled) == INVESTORS
        assert world.token.total_supply() == INVESTORS * setup.MINIMUM_HOLDING
        assert world.stack.offering.status_of(world.offering) == OfferingStatus.CLOSED
        wallets = [each.address for each in world.investors]
        record_at = world.contracts.bond.period(0).record_at
        chain.mine_at(record_at + 1)
        held = bond.positions(world.token, record_at, wallets)
        assert [each.units for each in held] == [setup.MINIMUM_HOLDING] * INVESTORS
        monkeypatch.setattr(bond, "POSITIONS_AT_ONCE", 7)
        assert bond.positions(world.token, record_at, wallets) == held


def test_a_page_that_is_refused_for_another_reason_ends_it() -> None:
    """What was done before it stays done, and it is not tried in halves."""
    tried: list[list[int]] = []

    def write(page: list[int], is_last: bool, gas: int | None) -> None:
        tried.append(page)
        raise InputError("page", page, str(is_last))

    with pytest.raises(InputError, match="True"):
        in_pages("items", [1, 2, 3], write)  # type: ignore[arg-type]
    assert tried == [[1, 2, 3]]
