"""Random days of a fund on Anvil against the same days by `rwa_chain.lifecycle.dealing`, to the last decimal.

Prices, gates, every holder's units and money, corrections."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest

from rwa_chain.bench import fund_world
from rwa_chain.bench.fund_world import FundWorld
from rwa_chain.bindings import IFundCorrections, IMoneyMarketFund
from rwa_chain.chain import Chain
from rwa_chain.lifecycle import fund
from rwa_chain.lifecycle.dealing import FundBook, price_of
from rwa_chain.money import from_base_units, from_wad
from rwa_chain.solidity import build

SEEDS = range(30) if os.environ.get("RWA_DEEP") else range(3)
DAYS = 5


@pytest.fixture(scope="module")
def world() -> Iterator[FundWorld]:
    """Two banks, four holders."""
    build()
    with Chain.anvil(start_at=fund_world.START_AT) as chain:
        yield fund_world.make(chain)


def ask(world: FundWorld, book: FundBook, draw: Random) -> None:
    """Some requests under the open day's id, in both."""
    day = world.fund.open_day()
    for holder in world.holders:
        for bank, deposit in world.deposits.items():
            if draw.random() < 0.5:
                amount = Decimal(draw.randint(1, 2_000_000_00)).scaleb(-2)
                fund.subscribe(world.fund, deposit, amount, sender=holder)
                book.subscribe(day, bank, holder.label, amount)
            free = world.token.balance_of(holder) - world.token.held_of(holder)
            if free and draw.random() < 0.6:
                units = from_base_units(free if draw.random() < 0.3 else draw.randint(1, free), 4)
                fund.redeem(world.fund, deposit, units, sender=holder)
                book.redeem(day, bank, holder.label, units)
            asked = book.of(day, bank, holder.label)
            if asked.redeemed and draw.random() < 0.15:
                world.fund.cancel_redemption(deposit, holder, day, sender=holder)
                asked.redeemed = Decimal(0)


def deal(world: FundWorld, book: FundBook, draw: Random) -> None:
    """A day dealt in both; every figure of it, and what each holder gets."""
    day, agent = world.fund.next_day(), world.people.paying_agent
    in_issue = fund.units_in_issue(world.fund)
    assert in_issue == book.in_issue
    worth = (in_issue * Decimal(draw.randint(9_500, 10_500)) / 10_000).quantize(Decimal("0.01"))
    world.value(worth if in_issue else Decimal(0))
    event = world.fund.strike(day, sender=agent).one(IMoneyMarketFund.DayStruck)
    to = world.fund.day_of(day).carried_to
    dealt = book.strike(day, worth, to)
    assert (from_wad(event.nav), from_wad(event.price)) == (dealt.nav, dealt.price)
    assert from_base_units(event.subscribed, 2) == dealt.subscribed
    assert (from_base_units(event.requested, 4), from_base_units(event.dealt, 4)) == (dealt.requested, dealt.dealt)
    assert (from_base_units(event.units, 4), from_base_units(event.paid, 2)) == (dealt.units, dealt.paid)
    labels = {each.address: each.label for each in world.holders}
    for bank, deposit in world.deposits.items():
        fund.fund_redemptions(world.fund, deposit, sender=world.custody)
        receipts = fund.hand_out(world.fund, deposit, fund.date_of(day), world.holders, sender=agent)
        receipts += fund.pay_out(world.fund, deposit, fund.date_of(day), world.holders, sender=agent)
        got: dict[str, list[int]] = {each.label: [0, 0, 0, 0] for each in world.holders}
        for receipt in receipts:
            for each in receipt.events:
                if isinstance(each, IMoneyMarketFund.UnitsClaimed):
                    got[labels[each.controller]][0] = each.units
                elif isinstance(each, IMoneyMarketFund.CashClaimed):
                    got[labels[each.controller]][1:3] = [each.units, each.amount]
                elif isinstance(each, IMoneyMarketFund.RequestCarried) and each.to_day == to:
                    got[labels[each.controller]][3] = each.units
        for label, (units, burnt, amount, carried) in got.items():
            wanted = dealt.outcomes.get((bank, label))
            if wanted is not None:
                found = (from_base_units(units, 4), from_base_units(burnt, 4), from_base_units(amount, 2))
                assert (*found, from_base_units(carried, 4)) == (
                    wanted.units,
                    wanted.dealt,
                    wanted.cash,
                    wanted.carried,
                )
        world.fund.sweep(deposit, sender=agent)


def correct(world: FundWorld, book: FundBook, day: int, draw: Random) -> None:
    """A day's right price, what it costs, and what each gets."""
    was = book.days[day]
    if not was.before:
        return
    right = (was.net_assets * Decimal(draw.randint(9_800, 10_200)) / 10_000).quantize(Decimal("0.01"))
    if not price_of(right, was.before, 4):
        return
    fund.correct(
        world.corrections, fund.date_of(day), right, liable=world.liable, cause="finding",
        administrator=world.people.calculation_agent, trustee=world.people.trustee,
    )  # fmt: skip
    wanted = book.correct(day, right)
    found = world.corrections.correction_of(day)
    assert (from_wad(found.price), found.material) == (wanted.right, wanted.material)
    if not wanted.material:
        return
    labels, for_fund = {each.address: each.label for each in world.holders}, 0
    paid: dict[tuple[str, str], Decimal] = {}
    for bank, deposit in world.deposits.items():
        for_fund += world.corrections.cost_of(deposit, day)[1]
        fund.fund_correction(world.corrections, deposit, fund.date_of(day), sender=world.liable)
        receipt = world.corrections.compensate(deposit, day, world.holders, sender=world.people.paying_agent)
        for each in receipt.events:
            if isinstance(each, IFundCorrections.Compensated) and each.amount:
                paid[bank, labels[each.controller]] = from_base_units(each.amount, 2)
    assert paid == wanted.losses
    # Booked once a bank here, summed over its holders there: less than a base unit a holder apart.
    assert 0 <= from_base_units(for_fund, 2) - wanted.for_fund <= Decimal("0.10")


@pytest.mark.parametrize("seed", SEEDS)
def test_random_days_come_to_the_same(world: FundWorld, seed: int) -> None:
    """Prices, swings, gates, carried requests, claims and corrections of five days."""
    draw, book = Random(seed), FundBook(world.rules)
    chain = world.chain
    snapshot = chain.snapshot()
    first = world.fund.open_day()
    for holder in world.holders:
        fund.subscribe(world.fund, world.deposits["BANK_A"], Decimal("5000000.00"), sender=holder)
        book.subscribe(first, "BANK_A", holder.label, Decimal("5000000.00"))
    for _ in range(DAYS):
        deal(world, book, draw)
        ask(world, book, draw)
    for day in list(book.days)[1:]:
        correct(world, book, day, draw)
    assert any(each.price != each.nav for each in book.days.values())
    chain.revert(snapshot)
