"""Holders decide on a chain: motions, votes in parts, results, and what the decisions do to a bond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bench.world import DAY, World
from rwa_chain.bindings import Bond, BondMeetings
from rwa_chain.bindings.types import ResolutionStatus
from rwa_chain.chain import Chain, Party
from rwa_chain.errors import InputError, InputErrors
from rwa_chain.lifecycle import bond, meeting
from rwa_chain.lifecycle.meeting import Proposal, Rules
from rwa_chain.solidity import build


@pytest.fixture(scope="module")
def issued() -> Iterator[World]:
    """A bond of ten investors, its terms frozen."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain)
        setup.prepare_issue(world)
        world.close_offering()
        yield world


@pytest.fixture
def world(issued: World) -> Iterator[World]:
    """The same bond, and nothing of a test left."""
    with issued.chain.rolled_back():
        yield issued


def carried(world: World, proposal: Proposal) -> int:
    """Put by the trustee, voted for by all investors, and closed."""
    now = world.chain.now
    number = meeting.put(
        world.stack.meetings, world.token, proposal, "Resolved.",
        record_at=now + 7 * DAY, closes_at=now + 22 * DAY, sender=world.people.trustee,
    )  # fmt: skip
    world.chain.mine_at(now + 7 * DAY + 1)
    for investor, units in zip(world.investors, setup.ALLOTMENTS, strict=True):
        meeting.vote(world.stack.meetings, world.token, number, yes=units, sender=investor)
    world.chain.mine_at(now + 22 * DAY + 1)
    found = meeting.close(world.stack.meetings, world.token, number, sender=world.investors[0])
    assert found is ResolutionStatus.CARRIED
    return number


def carry_out(world: World, proposal: Proposal, sender: Party) -> None:
    number = carried(world, proposal)
    meeting.carry_out(world.stack.meetings, world.token, number, proposal, sender=sender)
    assert world.stack.meetings.resolution_of(world.token, number).status is ResolutionStatus.DONE


def test_an_extension(world: World) -> None:
    """What was due on a date is due later, by a decision that anyone carries out."""
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) - 20 * DAY)
    later = setup.pay_at(setup.PERIOD_ENDS[0]) + 90 * DAY
    carry_out(world, meeting.extension(0, later), world.investors[9])
    assert world.stack.defaults.obligation(world.token, 0)[0] == later


def test_an_amendment(world: World) -> None:
    """Other values under a new hash, by the issuer's own act; the old ones' hash is named."""
    bond = world.contracts.bond
    before = bond.terms()
    proposal = meeting.amendment(bond, grace_period=30 * DAY, document_hash=b"\1" * 32)
    number = carried(world, proposal)
    with pytest.raises(BondMeetings.PartyMissing):
        meeting.carry_out(world.stack.meetings, world.token, number, proposal, sender=world.investors[0])
    receipt = meeting.carry_out(world.stack.meetings, world.token, number, proposal, sender=world.people.issuer)
    assert receipt.one(Bond.TermsAmended).terms_hash == bond.terms_hash()
    assert bond.terms() == replace(
        before, events=replace(before.events, grace_period=30 * DAY), document_hash=b"\1" * 32
    )


def accelerated(world: World) -> None:
    """The default that continues, or the first coupon's, is instructed on by the greatest holders."""
    defaults, token, anyone = world.stack.defaults, world.token, world.investors[9]
    if not defaults.standing_of(token).defaults:
        due_at = defaults.obligation(token, 0)[0]
        world.chain.mine_at(due_at + 1)
        defaults.record_non_payment(token, 0, sender=anyone)
        world.chain.mine_at(defaults.miss_of(token, 0).grace_until_at + 1)
        defaults.record_default(token, 0, sender=anyone)
    world.chain.mine_at(defaults.instruction_of(token).record_at + 1)
    for investor, units in zip(world.investors, setup.ALLOTMENTS, strict=True):
        if defaults.standing_of(token).accelerated:
            return
        bond.instruct(defaults, token, 0, units, sender=investor)


def test_a_rescission(world: World) -> None:
    """It undoes the acceleration that it was put for; the next one needs a decision of its own."""
    defaults, meetings, anyone = world.stack.defaults, world.stack.meetings, world.investors[9]
    accelerated(world)
    proposal = meeting.rescission(defaults, world.token)
    first, second = carried(world, proposal), carried(world, proposal)
    meeting.carry_out(meetings, world.token, first, proposal, sender=anyone)
    assert not defaults.standing_of(world.token).accelerated
    accelerated(world)
    with pytest.raises(BondMeetings.RoundUnexpected) as refused:
        meeting.carry_out(meetings, world.token, second, proposal, sender=anyone)
    assert (refused.value.actual, refused.value.expected) == (1, 2)
    carry_out(world, meeting.rescission(defaults, world.token), anyone)
    assert not defaults.standing_of(world.token).accelerated


def test_another_issuer(world: World) -> None:
    """It takes the bond over by its own key."""
    following = world.chain.party("next issuer")
    carry_out(world, meeting.substitution(world.contracts.bond, following), following)
    assert world.contracts.bond.event_terms().issuer == following.address


def test_another_agent(world: World) -> None:
    """The decision is recorded with the role and the party."""
    proposal = meeting.agent("CALCULATION_AGENT", world.investors[3])
    number = carried(world, proposal)
    receipt = meeting.carry_out(world.stack.meetings, world.token, number, proposal, sender=world.investors[0])
    event = receipt.one(BondMeetings.AgentDecided)
    assert (event.role.rstrip(b"\0"), event.agent) == (b"CALCULATION_AGENT", world.investors[3].address)


def test_a_nominee_votes_in_parts(world: World) -> None:
    """For some of its customers and against for others; the last word counts."""
    now, nominee = world.chain.now, world.investors[0]
    number = meeting.put(
        world.stack.meetings, world.token, meeting.said(), "Noted.",
        record_at=now + DAY, closes_at=now + 22 * DAY, sender=world.people.issuer,
    )  # fmt: skip
    world.chain.mine_at(now + DAY + 1)
    meeting.vote(world.stack.meetings, world.token, number, yes=1, no=2, sender=nominee)
    meeting.vote(world.stack.meetings, world.token, number, yes=300, no=200, sender=nominee)
    world.chain.mine_at(now + 22 * DAY + 1)
    assert meeting.close(world.stack.meetings, world.token, number, sender=nominee) is ResolutionStatus.INQUORATE
    found = world.stack.meetings.resolution_of(world.token, number)
    assert (found.yes, found.no, found.counted) == (300, 200, sum(setup.ALLOTMENTS))


def test_rules_are_those_of_the_contract(world: World) -> None:
    """What is assumed where nothing is said is the same on both sides."""
    assert world.stack.meetings.terms_of(world.token) == Rules().on_chain
    with pytest.raises(BondMeetings.MeetingTermsUnfit):
        meeting.set_rules(world.stack.meetings, world.token, Rules(), sender=world.people.issuer)


@pytest.mark.parametrize(
    ("rules", "fields"),
    [
        ({"notice_days": 6}, ["notice_days"]),
        ({"notice_days": 91}, ["notice_days"]),
        ({"quorum": Decimal(101)}, ["quorum"]),
        ({"second_quorum": Decimal(51)}, ["second_quorum"]),
        ({"majority": Decimal(49)}, ["majority"]),
        ({"extraordinary_majority": Decimal(50), "written": Decimal(50)}, ["extraordinary_majority", "written"]),
    ],
)
def test_rules_that_cannot_be_meant(rules: dict[str, Decimal], fields: list[str]) -> None:
    """Each is refused by its name, all of them at once."""
    with pytest.raises((InputError, InputErrors)) as refused:
        Rules(**rules)  # type: ignore[arg-type]
    found = refused.value.problems if isinstance(refused.value, InputErrors) else [refused.value]
    assert [each.field for each in found] == fields


def test_an_amendment_of_what_terms_do_not_have(world: World) -> None:
    """The field is named with those that there are."""
    with pytest.raises(InputError, match="coupon"):
        meeting.amendment(world.contracts.bond, coupon=3)
