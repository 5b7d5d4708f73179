"""Holds by consent from Python, and the register that the logs alone give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bench.world import World
from rwa_chain.bindings import IHoldConsents, IHolds
from rwa_chain.bindings.types import HoldConsent, RecoveryTerms
from rwa_chain.chain import ZERO_ADDRESS, Chain, keccak
from rwa_chain.errors import ContractError
from rwa_chain.lifecycle import holds
from rwa_chain.lifecycle.register import register_from_logs
from rwa_chain.solidity import build

UNITS = 1_000


@pytest.fixture(scope="module")
def deployed() -> Iterator[World]:
    """A bond with ten holders."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain)
        setup.prepare_issue(world)
        world.close_offering()
        setup.spread(world)
        yield world


@pytest.fixture
def world(deployed: World) -> Iterator[World]:
    """As it was before each test."""
    with setup.undone(deployed):
        yield deployed


def pledge(world: World, nonce: int = 0) -> HoldConsent:
    """The second investor's units for the third, the trustee its agent."""
    owner, beneficiary = world.investors[1:3]
    return holds.terms(
        world.token, owner, world.people.trustee, UNITS, purpose="PLEDGE", nonce=nonce, beneficiary=beneficiary,
        expires_at=world.chain.now + setup.DAY,
    )  # fmt: skip


def test_a_purpose_that_is_too_long() -> None:
    """Said before anything is signed."""
    with pytest.raises(ValueError, match="has 32 bytes, a purpose has at most 31"):
        holds.terms(ZERO_ADDRESS, ZERO_ADDRESS, ZERO_ADDRESS, 1, purpose="x" * 32, expires_at=1, nonce=0)


def test_the_life_of_a_hold(world: World) -> None:
    """Placed by a signature, taken in part, enlarged, reduced, recovered, released; the logs tell the same."""
    engine, token, agent = world.stack.hold_consents, world.token, world.people.trustee
    owner, beneficiary, other = world.investors[1:4]
    agreed = pledge(world)
    placed = holds.place(engine, agreed, owner, sender=world.people.registrar)
    hold = engine.consent_id_of(agreed)
    assert placed.one(IHoldConsents.HoldConsented).hold_id == hold
    assert placed.one(IHolds.HoldPlaced).purpose == b"PLEDGE".ljust(32, b"\0")
    register = register_from_logs(world.chain, token)
    assert register.holds[hold].beneficiary == beneficiary.address

    taken = holds.take(engine, agreed, beneficiary, 300, sender=agent)
    assert taken.one(IHolds.HoldTaken).units == 300
    holds.take_to(engine, agreed, other, 100, owner, nonce=holds.free_nonce(engine, owner), sender=agent)
    holds.enlarge(engine, agreed, 50, owner, nonce=holds.free_nonce(engine, owner), sender=agent)
    holds.reduce(engine, agreed, 150, sender=agent)
    assert token.hold_of(hold).units == 500
    _recover(world)
    register.extend(world.chain)
    assert register.holds[hold].units == 500
    assert register.holds[hold].wallet == world.chain.party("successor").address
    assert list(register.differences(world.chain, at=world.chain.block_number)) == []
    holds.release(engine, agreed, sender=agent)
    register.extend(world.chain)
    assert register.holds == {}
    assert list(register.differences(world.chain, at=world.chain.block_number)) == []


def test_substituted_by_money(world: World) -> None:
    """One consent gives way to another one's asset."""
    engine, owner, agent = world.stack.hold_consents, world.investors[1], world.people.trustee
    old = pledge(world)
    holds.place(engine, old, owner, sender=owner)
    deposit = world.deposit
    new = replace(old, asset=deposit.address, terms=replace(old.terms, amount=5_00), nonce=1)
    assert deposit.balance_of(owner) >= 5_00
    holds.substitute(engine, old, UNITS, new, owner, sender=agent)
    assert world.token.held_of(owner) == 0
    assert deposit.held_of(owner) == 5_00


def test_no_agent_chooses_another_receiver(world: World) -> None:
    """Refused with the hold and the receiver."""
    engine, owner, agent = world.stack.hold_consents, world.investors[1], world.people.trustee
    agreed = pledge(world)
    holds.place(engine, agreed, owner, sender=owner)
    with pytest.raises(ContractError) as refused:
        holds.take(engine, agreed, world.investors[3], UNITS, sender=agent)
    assert refused.value.NAME.endswith(".HoldReceiverUnknown")


def _recover(world: World) -> None:
    contract, lost, successor = world.stack.recovery, world.investors[1], world.chain.party("successor")
    terms = RecoveryTerms(
        world.token.address, lost.address, successor.address, keccak(b"declaration"), world.chain.now + setup.DAY
    )
    digest = contract.id_of(terms)
    approvals = [party.sign_digest(digest) for party in (world.people.registrar, world.people.trustee)]
    contract.propose(terms, 0, approvals[0], 1, approvals[1], sender=world.people.registrar)
    world.chain.mine_at(contract.executable_at(digest))
    contract.execute(terms, sender=world.people.registrar)
