"""The final register statement: who held what and what was paid, as one text whose hash goes on the chain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rwa_chain.chain import Address
from rwa_chain.life.instrument import Live
from rwa_chain.life.ledger import as_text, plain
from rwa_chain.life.world import World
from rwa_chain.lifecycle import cash, distribution


def statement(world: World, live: Live, heading: str) -> str:
    """The register rebuilt from logs, who held at each record date, and every obligation's money; as JSON."""
    register, names = live.register, world.names
    register.extend(world.chain)
    document = {
        "heading": heading,
        "chain_id": world.chain.chain_id,
        "block": register.block,
        "token": register.token,
        **live.spec.statement(world, live),
        "issued": live.record.closing.units if live.record.closing else 0,
        "supply": register.supply,
        "holders": [
            {"party": names.of(wallet), "wallet": wallet, "units": line.balance, "status": line.status}
            for wallet, line in sorted(register.lines.items(), key=lambda each: each[1].member)
        ],
        "holders_of_record": {
            day.isoformat(): {names.of(wallet): units for wallet, units in held.items()}
            for day, held in holders_by_record(world, live).items()
        },
        "obligations": [
            {
                "of": each.what,
                "paid": money.paid,
                "kept": money.kept,
                "withheld": money.withheld,
                "rest": money.unallocated,
            }
            for each in live.distributions
            for money in [distribution.money_of(each.declared)]
        ],
    }
    return as_text(plain(document))


def holders_by_record(world: World, live: Live) -> dict[date, dict[Address, int]]:
    """Holders of every record date that has passed, as the register answers for it."""
    past = [(day, at) for day, at in live.spec.records() if at < world.now and at in live.register.record_instants]
    wallets = list(live.register.lines)
    with world.chain.reading() as read:
        asked = {day: [read(live.token.balance_at, wallet, at) for wallet in wallets] for day, at in past}
    return {
        day: {wallet: each.value for wallet, each in zip(wallets, found, strict=True) if each.value}
        for day, found in asked.items()
    }


def money_in_and_out(world: World, live: Live) -> tuple[Decimal, Decimal]:
    """What came to the paying contracts over the whole life, and what left them or still lies there."""
    payers = {world.names.of(each) for each in live.payers}
    flows = [flow for flow in world.ledger.cash_flows if flow.currency == live.spec.currency]
    came = sum((flow.amount for flow in flows if flow.target in payers), Decimal(0))
    left = sum((flow.amount for flow in flows if flow.source in payers), Decimal(0))
    deposits = [each for bank, each in world.stack.deposits.items() if world.plan.kept_at(bank) == live.spec.currency]
    lies = sum((cash.balance(deposit, each) for deposit in deposits for each in live.payers), Decimal(0))
    return came, left + lies
