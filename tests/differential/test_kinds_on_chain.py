"""Bonds of each kind lived to the end on Anvil: what three holders were paid equals the reference amounts, to the fen.

Synthetic bonds and holders. The issue is by the bond's offering part, which here is the issuer itself: what a bond pays
is tried, not how it is sold.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bench.world import World
from rwa_chain.bindings import BondPuts
from rwa_chain.chain import Chain
from rwa_chain.lifecycle import bond as life
from rwa_chain.lifecycle import distribution, reference
from rwa_chain.lifecycle.day_counts import DayCount
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.rounding import half_up
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import BondTerms, DatedOption, RateStep, straight_line
from rwa_chain.solidity import build
from tests.sdk.lifecycle.fubi_terms import fubi_terms

UNITS = (900, 347, 100)
ENDS = (date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1), date(2027, 9, 1))
KINDS: dict[str, BondTerms] = {
    "stepped": fubi_terms(steps=(RateStep(ENDS[0], Decimal("3.1")), RateStep(ENDS[2], Decimal("4.025")))),
    "sinking": fubi_terms(instalments=straight_line(ENDS[:3]), day_count=DayCount.THIRTY_E_360),
    "zero": fubi_terms(zero_coupon=True, coupon_percent=Decimal(0), frequency=Frequency.AT_MATURITY),
    "long-first": fubi_terms(issue_date=date(2025, 10, 14), first_coupon_date=ENDS[1], day_count=DayCount.ACT_ACT_ICMA),
}
if os.environ.get("RWA_DEEP"):
    for each in (Frequency.SEMIANNUAL, Frequency.QUARTERLY, Frequency.MONTHLY):
        for count in DayCount:
            KINDS[f"{each} by {count}"] = fubi_terms(
                frequency=each, day_count=count, adjusted=False, instalments=straight_line(ENDS[:3])
            )


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Three holders with accounts at one bank, a rich issuer, and terms that nobody has frozen."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        made = setup.make(chain, replace(setup.POLICY, cap=0, lock_up_until_at=0))
        people, holders = made.people, made.investors[:3]
        made.register([*holders, people.issuer, people.paying_agent])
        made.bank("BANK_A", [*holders, people.issuer, people.paying_agent], 10**13)
        made.admit(holders)
        parts = (people.issuer, made.stack.puts, made.stack.defaults)
        made.contracts.bond.set_parts(*parts, sender=made.spec.deployer)
        yield made


def issued(world: World, terms: BondTerms) -> None:
    """Terms frozen, units with the three holders on the issue date."""
    bond = world.contracts.bond
    world.file()
    life.freeze(
        bond, terms, currency=world.deposit, day_counts=world.stack.day_counts, text="terms", sender=world.people.issuer
    )
    world.chain.mine_at(max(life.end_of(terms.issue_date, terms), world.chain.now + 1))
    for holder, units in zip(world.investors, UNITS, strict=False):
        bond.issue(holder, units, sender=world.people.issuer)


def paid(world: World, declared: Declared, at: int) -> list[Decimal]:
    """An obligation funded and paid; what each holder got."""
    holders, deposit = world.investors[:3], world.deposit
    missing = Decimal(declared.obligations.missing_of(declared.id)) / 100
    distribution.fund(declared, deposit, {deposit: missing}, sender=world.people.issuer)
    world.chain.mine_at(max(at, world.chain.now + 1))
    before = [deposit.balance_of(each) for each in holders]
    distribution.pay(declared, deposit, holders, sender=world.people.paying_agent)
    return [Decimal(deposit.balance_of(each) - had) / 100 for each, had in zip(holders, before, strict=True)]


def lived(world: World, terms: BondTerms, periods: int) -> None:
    """Each coupon and repayment declared after its record by anyone, paid on its date, and as the terms say."""
    bond, anyone = world.contracts.bond, world.people.trustee
    for index, period in enumerate(terms.periods[:periods]):
        world.chain.mine_at(terms.record_at(period) + 1)
        if not terms.zero_coupon:
            coupon = life.declare_coupon(
                bond, world.token, index, world.investors[:3], sender=anyone, agent=world.people.calculation_agent
            )
            expected = [reference.coupon_total(terms, period, units) for units in UNITS]
            assert paid(world, coupon.declared, terms.pay_at(period)) == expected
        repaid = terms.repaid_of(period)
        if repaid and index + 1 < len(terms.periods):
            bond.declare(bond.principal_number(index), sender=anyone)
            declared = life.obligation_of(bond, bond.principal_number(index))
            assert paid(world, declared, terms.pay_at(period)) == [repaid * units for units in UNITS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_life_pays_the_reference_amounts(world: World, kind: str) -> None:
    """From issue to retirement; what was paid in all is what the terms say, and nothing is outstanding."""
    terms, bond = KINDS[kind], world.contracts.bond
    with world.chain.rolled_back():
        issued(world, terms)
        start = [world.deposit.balance_of(each) for each in world.investors[:3]]
        lived(world, terms, len(terms.periods))
        redemption = life.declare_redemption(bond, sender=world.people.trustee)
        last = terms.periods[-1]
        assert paid(world, redemption, terms.pay_at(last)) == [terms.repaid_of(last) * units for units in UNITS]
        got = [world.deposit.balance_of(each) - had for each, had in zip(world.investors, start, strict=False)]
        for units, amount in zip(UNITS, got, strict=True):
            coupons = (
                [] if terms.zero_coupon else [reference.coupon_total(terms, each, units) for each in terms.periods]
            )
            assert Decimal(amount) / 100 == sum(coupons) + terms.denomination * units
        life.retire(bond, world.investors[:3], sender=world.people.trustee)
        assert (bond.outstanding(), world.token.total_supply()) == (0, 0)


def test_a_call_by_an_option_pays_its_price(world: World) -> None:
    """Called at 101.5 on the coupon date of 1 September 2026: the option's price of par, and the coupon."""
    option = DatedOption(first=ENDS[1], last=ENDS[1], percent=Decimal("101.5"), notice_days=30)
    terms, bond = fubi_terms(calls=(option,), tax_call_percent=Decimal(0)), world.contracts.bond
    with world.chain.rolled_back():
        issued(world, terms)
        lived(world, terms, 1)
        life.call_by_option(world.stack.puts, world.token, terms, 0, ENDS[1], text="notice", sender=world.people.issuer)
        period = terms.periods[1]
        world.chain.mine_at(terms.record_at(period) + 1)
        coupon = life.declare_coupon(
            bond, world.token, 1, [], sender=world.people.trustee, agent=world.people.calculation_agent
        )
        assert paid(world, coupon.declared, terms.pay_at(period)) == [
            reference.coupon_total(terms, period, units) for units in UNITS
        ]
        redemption = life.declare_redemption(bond, sender=world.people.trustee)
        assert paid(world, redemption, terms.pay_at(period)) == [
            half_up(Fraction(terms.denomination) * units * Fraction(1015, 1000), 2) for units in UNITS
        ]


def test_a_put_by_an_option_pays_its_price(world: World) -> None:
    """Anybody opens it; 200 units are put at 100.25 for 1 September 2026, beside that date's coupon."""
    option = DatedOption(first=ENDS[1], last=ENDS[1], percent=Decimal("100.25"), notice_days=15)
    terms, puts = fubi_terms(puts=(option,)), world.stack.puts
    holder = world.investors[0]
    with world.chain.rolled_back():
        issued(world, terms)
        lived(world, terms, 1)
        pay_at = terms.pay_at(terms.periods[1])
        world.chain.mine_at(pay_at - 16 * 86_400)
        number = life.open_put_by_option(puts, world.token, terms, 0, sender=world.people.trustee).number
        elected = life.elect(puts, world.token, 200, sender=holder).one(BondPuts.PutElected)
        assert Decimal(elected.amount) / 100 == Decimal("10025") * 200
        world.chain.mine_at(pay_at - 15 * 86_400 + 1)
        declared = life.declare_put(puts, world.token, number, sender=world.people.trustee)
        assert paid(world, declared, pay_at) == [Decimal("10025") * 200, 0, 0]
        assert world.token.balance_of(holder) == UNITS[0] - 200
