"""Invariants after every act, read from the chain at that act's last block.

Logs are read once for all checks, from where the last act ended; views are asked in batches. So a life's checks cost
what happens in it and how many hold, not how long it has been.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rwa_chain.bindings import IERC20, IInterbank, IOffering, ISettlement, SecurityToken
from rwa_chain.bindings.types import ReserveState
from rwa_chain.chain import ZERO_ADDRESS, Address, Call, Event
from rwa_chain.deploy import roles
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, ENFORCER
from rwa_chain.life.instrument import Live
from rwa_chain.life.setting import Role
from rwa_chain.life.world import World
from rwa_chain.lifecycle.register import Flag, RegisterFromLogs, read_entry


@dataclass(frozen=True)
class Finding:
    """One invariant, whether it holds, and what was found where it doesn't."""

    id: str
    ok: bool
    detail: str = ""


def findings(world: World) -> Iterator[Finding]:
    """All invariants at the latest block, of every instrument and of what all share."""
    block = world.chain.block_number
    events = _read_on(world, block)
    for live in world.lives.values():
        for found in _of_security(world, live, block):
            yield Finding(_named(world, live, found.id), found.ok, found.detail)
    yield from _of_cash(world, block)
    yield from _of_coins(world, block)
    yield _delivery_versus_payment(world, events)
    yield from _of_authority(world, block)


def _named(world: World, live: Live, identifier: str) -> str:
    """A check's name; with the ticker where there are several instruments."""
    return identifier if len(world.lives) == 1 else f"{live.ticker}: {identifier}"


def _read_on(world: World, block: int) -> list[Event]:
    """The events since the last act; registers and members are brought up to them."""
    memory, stack = world.memory, world.stack
    logs = world.chain.logs(from_block=memory.seen + 1, to_block=block) if block > memory.seen else []
    decoded = [(log.place.address, log.place.block, event) for log in logs if (event := log.decoded()) is not None]
    registers: list[RegisterFromLogs] = [live.register for live in world.lives.values()]
    for bank, deposit in stack.deposits.items():
        registers.append(memory.registers.setdefault(bank, RegisterFromLogs(deposit.address, numbers_members=False)))
    for identifier, made in stack.stablecoins.items():
        coin = RegisterFromLogs(made.coin.address, numbers_members=False)
        registers.append(memory.registers.setdefault(identifier, coin))
    for register in registers:
        seen = register.block
        register.apply(event for where, at, event in decoded if where == register.token and at > seen)
        register.block = max(block, seen)
    memory.members.apply(event for where, _, event in decoded if where == stack.manager.address)
    memory.seen = block
    return [event for _, _, event in decoded]


# ---- of every security ----


def _of_security(world: World, live: Live, block: int) -> Iterator[Finding]:
    token, register = live.token, live.register
    wallets = register.wallets
    with world.chain.reading() as read:
        supply = read(token.total_supply, at=block)
        balances = [read(token.balance_of, wallet, at=block) for wallet in wallets]
        entries = [read(token.entry_of, wallet, at=block) for wallet in wallets]
    total = sum(each.value for each in balances)
    yield Finding(
        "supply = sum of balances = issued",
        supply.value == total == live.issued,
        f"supply {supply.value}, balances {total}, issued and not retired {live.issued}",
    )
    small = []
    for wallet, word in zip(wallets, entries, strict=True):
        entry = read_entry(word.value)
        excepted = entry.has(Flag.NOMINEE) or wallet in register.odd_lots
        if 0 < entry.balance < live.spec.minimum_units and not excepted:
            small.append(f"{world.names.of(wallet)} {entry.balance}")
    yield Finding("holdings are 0 or the minimum", not small, ", ".join(small))
    found = list(register.differences(world.chain, at=block))
    yield Finding("register = its events", not found, "; ".join(found[:3]))
    yield _distributions(world, live, block)
    for identifier, ok, detail in live.spec.invariants(world, live):
        yield Finding(identifier, ok, detail)


def _distributions(world: World, live: Live, block: int) -> Finding:
    """Funded money is paid, kept, withheld or still there; and the paying contracts have the money in their tills."""
    deposits = list(world.stack.deposits.values())
    with world.chain.reading() as read:
        asked = [
            (
                each,
                read(each.declared.obligations.obligation_of, each.declared.id, at=block),
                read(each.declared.paying.progress_of, each.declared.id, at=block),
                read(each.declared.obligations.is_funded, each.declared.id, at=block),
                read(each.declared.paying.tax_line_of, each.declared.id, at=block),
                [read(each.declared.paying.till_of, each.declared.id, deposit, at=block) for deposit in deposits],
            )
            for each in live.distributions
        ]
        payers = {each.declared.paying.address for each in live.distributions} if len(world.lives) == 1 else set()
        balances = {
            (payer, deposit.address): read(deposit.balance_of, payer, at=block)
            for payer in payers
            for deposit in deposits
        }
    wrong, amount = [], world.plan.cash.amount
    owed: dict[tuple[Address, Address], int] = {}
    for each, owes, progress, funded, tax, tills in asked:
        lies = sum(till.value for till in tills)
        due = owes.value.funded - progress.value.reached + progress.value.kept
        due += progress.value.withheld - tax.value.remitted
        if lies != due:
            wrong.append(f"{each.what}: {amount(lies)} lies there, {amount(due)} is owed")
        if funded.value and owes.value.funded != owes.value.total:
            wrong.append(f"{each.what}: {amount(owes.value.funded)} funded, {amount(owes.value.total)} due")
        for deposit, till in zip(deposits, tills, strict=True):
            key = (each.declared.paying.address, deposit.address)
            owed[key] = owed.get(key, 0) + till.value
    for (payer, deposit_address), balance in balances.items():
        if balance.value != owed[payer, deposit_address]:
            there, due = balance.value, owed[payer, deposit_address]
            wrong.append(f"{world.names.of(payer)} has {there} at {world.names.of(deposit_address)}, owes {due}")
    return Finding("paid + kept + unclaimed = funded = due", not wrong, "; ".join(wrong))


# ---- of money ----


def _of_cash(world: World, block: int) -> Iterator[Finding]:
    """No bank has issued more than it booked, its accounts are those of its events, settlement money is conserved."""
    stack, plan = world.stack, world.plan
    tokens = {currency: stack.rail(currency).settlement_token for currency in plan.clearing_banks}
    with world.chain.reading() as read:
        issued = {
            bank: (read(deposit.total_supply, at=block), read(deposit.booked_deposits, at=block))
            for bank, deposit in stack.deposits.items()
        }
        supplies = {currency: read(token.total_supply, at=block) for currency, token in tokens.items()}
        balances = {
            bank.id: read(tokens[plan.kept_at(bank.id)].balance_of, world.party(bank.id), at=block)
            for bank in plan.banks
        }
    wrong = [bank for bank, (made, booked) in issued.items() if made.value > booked.value]
    yield Finding("issued deposits <= booked deposits", not wrong, ", ".join(wrong))
    differing = [
        f"{bank}: {found}"
        for bank, register in world.memory.registers.items()
        for found in list(register.differences(world.chain, at=block))[:1]
    ]
    yield Finding("banks' accounts = their events", not differing, "; ".join(differing))
    lost = []
    for currency, supply in supplies.items():
        banks = [bank for bank in plan.banks if plan.kept_at(bank.id) == currency]
        opened = world.memory.cleared.get(currency, 0)
        amount = plan.cash_of(currency).amount
        there, held = amount(supply.value), amount(sum(balances[bank.id].value for bank in banks))
        if not there == held == opened:
            lost.append(f"{currency}: {opened} issued, supply {there}, {held} held by the banks")
    yield Finding("settlement money is conserved", not lost, "; ".join(lost))


def _of_coins(world: World, block: int) -> Iterator[Finding]:
    """A stablecoin's debt is covered while its reserve counts as sufficient; its supply is the issued amount."""
    wrong, lost, amount = [], [], world.plan.cash.amount
    for identifier, made in world.stack.stablecoins.items():
        coin, register = made.coin, world.memory.registers[identifier]
        with world.chain.reading() as read:
            supply, unpaid = read(coin.total_supply, at=block), read(coin.unpaid_redemptions, at=block)
            backing, state = read(coin.backing, at=block), read(coin.reserve_state, at=block)
            totals = read(coin.reserve_totals, at=block)
        owed, held = supply.value + unpaid.value, sum(register.balances.values())
        if (state.value == ReserveState.SUFFICIENT) and owed > backing.value:
            wrong.append(f"{identifier} owes {amount(owed)}, {amount(backing.value)} behind it")
        credits, payouts, _ = totals.value
        if supply.value != held or owed != credits - payouts:
            lost.append(f"{identifier}: supply {supply.value}, held {held}, booked {credits}, paid out {payouts}")
    if world.stack.stablecoins:
        yield Finding("a sufficient reserve covers what stablecoins owe", not wrong, "; ".join(wrong))
        yield Finding("stablecoins outstanding = booked - paid out", not lost, "; ".join(lost))


# ---- delivery versus payment ----


def _delivery_versus_payment(world: World, events: list[Event]) -> Finding:
    """Every settled instruction and allotment moved all its legs, and investors' money moved in no other way."""
    by_tx: dict[str, list[Event]] = {}
    for event in events:
        if event.place:
            by_tx.setdefault(event.place.tx, []).append(event)
    wrong: list[str] = []
    for tx, together in by_tx.items():
        wrong += _legs_missing(world, tx, together)
    return Finding("no cash leg without its asset leg", not wrong, "; ".join(wrong))


def _legs_missing(world: World, tx: str, events: list[Event]) -> Iterator[str]:
    names = world.names
    moved = [
        (event.place.address, event.from_, event.to, event.value)
        for event in events
        if isinstance(event, IERC20.Transfer) and event.place
    ]
    paid = {
        (event.out_asset, event.in_asset, event.from_, event.to, event.amount)
        for event in events
        if isinstance(event, IInterbank.InterbankPaid)
    }
    settled = [
        leg
        for event in events
        if isinstance(event, ISettlement.Settled)
        for leg in world.memory.instructions[event.trade_reference].legs
    ]
    explained: set[tuple[Address, Address, Address, Address, int]] = {
        (leg.out_asset, leg.in_asset, leg.from_, leg.to, leg.amount) for leg in settled
    }
    # Net or gross, each party ends with what its legs say.
    got = Counter[tuple[Address, Address]]()
    for asset, source, target, amount in moved:
        got[asset, source] -= amount
        got[asset, target] += amount
    agreed = Counter[tuple[Address, Address]]()
    for leg in settled:
        agreed[leg.out_asset, leg.from_] -= leg.amount
        agreed[leg.in_asset, leg.to] += leg.amount
    for (asset, wallet), amount in agreed.items():
        if got[asset, wallet] != amount:
            yield f"{tx}: {names.of(wallet)} got {got[asset, wallet]} of {names.of(asset)}, not {amount}"
    tokens = {live.token.address for live in world.lives.values()}
    for event in events:
        if isinstance(event, IOffering.AllotmentSettled):
            if not any((token, ZERO_ADDRESS, event.investor, event.units) in moved for token in tokens):
                yield f"{tx}: {names.of(event.investor)} paid and got no units"
            explained |= {each for each in paid if each[2] == event.investor and each[4] == event.cash}
    investors = {wallet for live in world.lives.values() for wallet in live.register.balances}
    for payment in paid - explained:
        if payment[2] in investors and payment[3] in investors and (payment[2], payment[3]) not in world.memory.ordered:
            yield f"{tx}: {names.of(payment[2])} paid {names.of(payment[3])} and got nothing"


# ---- authority ----

SENSITIVE = (
    "setAddressFrozen",
    "batchSetAddressFrozen",
    "setFrozenTokens",
    "freezePartialTokens",
    "batchFreezePartialTokens",
    "unfreezePartialTokens",
    "batchUnfreezePartialTokens",
    "lodgeOrder",
    "withdrawOrder",
    "forcedTransfer",
    "batchForcedTransfer",
    "breakHold",
    "pause",
    "tighten",
    "setPowers",
)
"""Functions of the token that change who owns what without the owner."""


def _of_authority(world: World, block: int) -> Iterator[Finding]:
    wrong: list[str] = []
    for live in world.lives.values():
        wrong += _unlisted(world, live, block)
    yield Finding("only listed roles issue, burn, freeze, force", not wrong, "; ".join(wrong))
    yield _deployer(world, block)


def _unlisted(world: World, live: Live, block: int) -> Iterator[str]:
    """Parties beside the listed roles and contracts that can issue, burn, freeze, force or recover."""
    manager, token, names = world.stack.manager, live.token, world.names
    held, listed, register = world.memory.members.held, _listed(world, live), live.register
    selectors = roles.selectors(SecurityToken)
    with world.chain.reading() as read:
        belongs = [
            (function, read(manager.get_target_function_role, token, selector, at=block))
            for function in SENSITIVE
            for selector in selectors[function]
        ]
        known = {
            (role, member): read(manager.has_role, role, member, at=block)
            for role in listed
            for member in held.get(role, {})
        }
        powers = {agent: read(token.powers_of, agent, at=block) for agent in register.powers}
    for function, found in belongs:
        role = found.value
        allowed, members = listed.get(role), set(held.get(role, {}))
        if allowed is None:
            yield f"{function} belongs to the unlisted role {role}"
        elif not members <= allowed:
            yield f"{function}: {', '.join(names.of(each) for each in members - allowed)}"
    for (_, member), is_member in known.items():
        if not is_member.value[0]:
            yield f"{names.of(member)} is said to have a role over {live.ticker} and has not"
    expected = world.memory.powers[live.ticker]
    for agent, actual in powers.items():
        if actual.value != register.powers[agent] or actual.value & ~expected.get(agent, 0):
            has, may = actual.value, expected.get(agent, 0)
            yield f"{names.of(agent)} has the powers {has:b}, listed are {may:b}"


def _listed(world: World, live: Live) -> dict[int, set[Address]]:
    """Permitted members of each role over an instrument, by the life."""
    named = {
        "ISSUER": Role.ISSUER,
        "REGISTRAR": Role.REGISTRAR,
        "COMPLIANCE": Role.COMPLIANCE,
        "FREEZER": Role.FREEZER,
        "COURT_ORDER": Role.COURT_ORDER,
        "PAUSER": Role.PAUSER,
        "BRAKE": Role.PAUSER,
    }
    listed = {roles.role_id(name, live.token): {world.role(role, live).address} for name, role in named.items()}
    administrators = {
        world.role(Role.ADMINISTRATOR).address,
        *(world.party(each).address for each in CO_ADMINISTRATORS),
    }
    enforcers = {roles.role_id("ENFORCER", live.token): {world.party(ENFORCER).address}}
    return listed | enforcers | {roles.ADMIN: administrators}


def _deployer(world: World, block: int) -> Finding:
    """The deployer holds no role and no power, and is refused what it tries."""
    deployer = world.role(Role.DEPLOYER)
    manager = world.stack.manager
    held = world.memory.members.held
    wrong = [f"the role {role}" for role, members in held.items() if deployer.address in members]
    with world.chain.reading() as read:
        has = {role: read(manager.has_role, role, deployer, at=block) for role in held}
        powers = {
            name: read(register.powers_of, deployer, at=block) for name, register in world.stack.registers.items()
        }
    wrong += [f"the role {role}" for role, found in has.items() if found.value[0]]
    wrong += [name for name, found in powers.items() if found.value]
    attempts: list[tuple[str, Call[Any]]] = [
        ("grant itself a role", manager.grant_role.prepare(roles.ADMIN, deployer, 0))
    ]
    for live in world.lives.values():
        token = live.token
        attempts += [
            (f"mint {live.ticker}", token.mint.prepare(deployer, 1)),
            (f"pause {live.ticker}", token.pause.prepare()),
            (f"freeze in {live.ticker}", token.set_address_frozen.prepare(deployer, True)),
            (f"take powers over {live.ticker}", token.set_powers.prepare(deployer, 1)),
        ]
    requests = [("eth_call", ({**call.fields(), "from": deployer.address}, hex(block))) for _, call in attempts]
    for (what, _), answer in zip(attempts, world.chain.rpc.attempt(requests), strict=True):
        if "error" not in answer:
            wrong.append(f"it can {what}")
    return Finding("the deployer has no power", not wrong, "; ".join(wrong))
