"""A repo desk from Python where things go wrong: a voided end, a payee that can't be paid, income of margin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bench.repo_gas import FALLEN, UNITS, Desk
from rwa_chain.bench.world import World
from rwa_chain.bindings import Bond, ICloseOuts, IMargins
from rwa_chain.bindings.types import AgreementStatus
from rwa_chain.chain import Chain
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import repo
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.solidity import build


@pytest.fixture(scope="module")
def deployed() -> Iterator[World]:
    """A bond with its holders, two banks."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain)
        setup.prepare_issue(world)
        world.close_offering()
        setup.spread(world)
        yield world


@pytest.fixture
def desk(deployed: World) -> Iterator[Desk]:
    """An agreement of two investors, as it was before each test."""
    with setup.undone(deployed):
        yield Desk(deployed)


def after(desk: Desk, days: int) -> int:
    """The second second of a day so long after the repurchase date, at the agreement's place."""
    return day_number(desk.until + timedelta(days=days)) * setup.DAY - desk.agreement.terms.utc_offset + 1


def test_who_voids_its_end_fails_where_the_other_is_ready(desk: Desk) -> None:
    """The seller signs a new end alone; the buyer has the cure period to sign it too."""
    agreement, chain = desk.agreement, desk.world.chain
    made = desk.open()
    (nonce,) = agreement.signed_end(made).nonces[1:]
    desk.contracts.settlement.void_nonces(nonce >> 8, 1 << (nonce & 0xFF), sender=desk.buyer)
    chain.mine_at(after(desk, 1))
    with pytest.raises(ICloseOuts.RepoFailUnproven):
        agreement.fail(made, end=agreement.tender(made, by=desk.stranger), sender=desk.seller)
    assert agreement.fail(made, end=agreement.tender(made, by=desk.seller), sender=desk.seller) == (False, True)
    with pytest.raises(ICloseOuts.DefaultUnproven):
        agreement.declare_default("repurchase", made, sender=desk.seller)
    chain.mine_at(after(desk, 2) + 60)
    agreement.declare_default("repurchase", made, sender=desk.seller)
    assert agreement.desk.agreements.state_of(agreement.id).status == AgreementStatus.ENDED


def test_a_payee_that_can_not_be_paid_stops_the_clock(desk: Desk) -> None:
    """Its bank froze its account: the payer has its time again."""
    agreement, world = desk.agreement, desk.world
    desk.called()
    due = agreement.call_of().due_at
    with pytest.raises(IMargins.PayeeReachable):
        agreement.postpone(sender=desk.seller)
    world.chain.mine_at(due)
    deposit = world.stack.deposits["BANK_B"]
    deposit.set_address_frozen(desk.buyer, True, sender=world.spec.freezer)
    agreement.postpone(sender=desk.seller)
    assert agreement.call_of().due_at > due


def test_income_of_margin_goes_to_who_gave_it(desk: Desk) -> None:
    """The bond's coupon on the units that were delivered, to the last base unit."""
    agreement, world, token = desk.agreement, desk.world, desk.world.token
    desk.called()
    units = agreement.units_for(token)
    agreement.deliver(token, units, payer=desk.seller, sender=desk.seller)
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    declared = world.contracts.bond.declare(0, sender=world.people.calculation_agent).one(Bond.CouponDeclared)
    obligations, deposit = world.stack.obligations, world.deposit
    missing = obligations.missing_of(declared.id)
    obligations.fund(declared.id, deposit, [deposit.address], [missing], sender=world.people.issuer)
    world.chain.mine_at(setup.pay_at(setup.PERIOD_ENDS[0]))
    income, amount = agreement.enter_income(repo.margin_subject(token), declared.id, sender=desk.seller)
    assert amount == Decimal(declared.per_unit * units).scaleb(-2)
    agreement.pay_income(income, payer=desk.buyer, sender=desk.buyer)
    assert agreement.desk.margins.sums_of(agreement.id).income_owed == 0


def test_an_open_term_is_varied_by_who_delivers_and_who_sends(desk: Desk) -> None:
    """Said before anything is signed, where somebody does neither."""
    agreement = desk.agreement
    made = desk.open(fixed=False)
    parties = {"seller": desk.seller, "buyer": desk.buyer}
    with pytest.raises(InputError) as refused:
        agreement.adjust(made, UNITS + 10, **parties, sender=desk.seller)
    assert refused.value.field == "sender"
    agreement.adjust(made, UNITS + 10, **parties, sender=desk.buyer)
    assert agreement.position(made).units == UNITS + 10
    desk.mark(desk.world.token, FALLEN)
    assert agreement.exposure(desk.buyer) > 0
