"""What must hold after every step, read from the chain at that step's last block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rwa_chain.bindings import IERC20, IInterbank, IOffering, ISettlement, SecurityToken, TokenizedDeposit
from rwa_chain.chain import ZERO_ADDRESS, Address, Event
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.deploy import roles
from rwa_chain.deploy.spec import CO_ADMINISTRATORS
from rwa_chain.errors import Reverted
from rwa_chain.lifecycle import cash, distribution
from rwa_chain.lifecycle.register import Flag, read_entry
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.run import Run


@dataclass(frozen=True)
class Finding:
    """One invariant, whether it holds, and what was found where it doesn't."""

    id: str
    ok: bool
    detail: str = ""


def findings(run: Run, since: int) -> Iterator[Finding]:
    """All invariants at the latest block; `since` is the first block of the step."""
    block = run.chain.block_number
    run.state.register.extend(run.chain, block)
    yield _supply(run, block)
    yield _holdings(run, block)
    yield _register(run, block)
    yield _distributions(run, block)
    yield _deposits(run, block)
    yield _settlement_money(run, block)
    yield _delivery_versus_payment(run, since, block)
    yield _authority(run, block)
    yield _deployer(run, block)


def _supply(run: Run, block: int) -> Finding:
    """Supply = Σ balances, frozen and held ones included = what was issued, until it is burnt."""
    supply = run.token.total_supply(at=block)
    balances = sum(run.token.balance_of(wallet, at=block) for wallet in run.state.register.wallets)
    expected = 0 if run.ledger.redemption else run.state.issued
    return Finding(
        "supply = sum of balances = issued",
        supply == balances == expected,
        f"supply {supply}, balances {balances}, issued and not redeemed {expected}",
    )


def _holdings(run: Run, block: int) -> Finding:
    """Every holder has nothing or at least the minimum, nominees and odd lots left by order excepted."""
    minimum = run.terms.minimum_units
    small = []
    for wallet in run.state.register.wallets:
        entry = read_entry(run.token.entry_of(wallet, at=block))
        excepted = entry.has(Flag.NOMINEE) or wallet in run.state.register.odd_lots
        if 0 < entry.balance < minimum and not excepted:
            small.append(f"{run.names.of(wallet)} {entry.balance}")
    return Finding("holdings are 0 or the minimum", not small, ", ".join(small))


def _register(run: Run, block: int) -> Finding:
    """The register rebuilt from logs is the register that the chain holds."""
    found = list(run.state.register.differences(run.chain, at=block))
    return Finding("register = its events", not found, "; ".join(found[:3]))


def _distributions(run: Run, block: int) -> Finding:
    """What was funded is paid, kept, withheld or there; and the paying contract has the money in its tills."""
    wrong = []
    deposits = list(run.stack.deposits.values())
    owed: dict[tuple[Address, Address], int] = {}
    for each in run.state.distributions:
        declared = each.declared
        money = distribution.money_of(declared, at=block)
        owes = declared.obligations.obligation_of(declared.id, at=block)
        there = distribution.lying(declared, deposits, at=block)
        if there != money.unallocated + money.kept + money.withheld:
            wrong.append(f"{each.what}: {there} lies there, {money.total - money.paid} is owed")
        if declared.obligations.is_funded(declared.id, at=block) and owes.funded != owes.total:
            wrong.append(f"{each.what}: {cash.money(owes.funded)} funded, {cash.money(owes.total)} due")
        for deposit in deposits:
            key = (declared.paying.address, deposit.address)
            owed[key] = owed.get(key, 0) + declared.paying.till_of(declared.id, deposit, at=block)
    for (where, deposit_address), amount in owed.items():
        balance = TokenizedDeposit(run.chain, deposit_address).balance_of(where, at=block)
        if balance != amount:
            wrong.append(f"{run.names.of(where)} has {balance} at {run.names.of(deposit_address)}, owes {amount}")
    return Finding("paid + kept + unclaimed = funded = due", not wrong, "; ".join(wrong))


def _deposits(run: Run, block: int) -> Finding:
    """No bank has issued more than the deposits it booked."""
    wrong = [
        bank
        for bank, deposit in run.stack.deposits.items()
        if deposit.total_supply(at=block) > deposit.booked_deposits(at=block)
    ]
    return Finding("issued deposits <= booked deposits", not wrong, ", ".join(wrong))


def _settlement_money(run: Run, block: int) -> Finding:
    """Settlement money is conserved: what the clearing bank issued is what the banks have."""
    token = run.stack.settlement_token
    issued = sum((bank.settlement_balance for bank in run.scenario.banks), Decimal(0))
    supply = cash.money(token.total_supply(at=block))
    held = sum((cash.balance(token, run.party(bank.id), at=block) for bank in run.scenario.banks), Decimal(0))
    return Finding(
        "settlement money is conserved",
        supply == held == issued,
        f"{issued} issued, supply {supply}, {held} held by the banks",
    )


# ---- delivery versus payment ----


def _delivery_versus_payment(run: Run, since: int, block: int) -> Finding:
    """Every settled instruction and allotment moved all its legs, and investors' money moved in no other way."""
    logs = run.chain.logs(from_block=since, to_block=block)
    by_tx: dict[str, list[Event]] = {}
    for log in logs:
        event = log.decoded()
        if event is not None:
            by_tx.setdefault(log.place.tx, []).append(event)
    wrong: list[str] = []
    for tx, events in by_tx.items():
        wrong += _legs_missing(run, tx, events)
    return Finding("no cash leg without its asset leg", not wrong, "; ".join(wrong))


def _legs_missing(run: Run, tx: str, events: list[Event]) -> Iterator[str]:
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
        for leg in run.instructions[event.trade_reference].legs
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
            yield f"{tx}: {run.names.of(wallet)} got {got[asset, wallet]} of {run.names.of(asset)}, not {amount}"
    for event in events:
        if isinstance(event, IOffering.AllotmentSettled):
            if (run.token.address, ZERO_ADDRESS, event.investor, event.units) not in moved:
                yield f"{tx}: {run.names.of(event.investor)} paid and got no units"
            explained |= {each for each in paid if each[2] == event.investor and each[4] == event.cash}
    investors = set(run.state.register.balances)
    for payment in paid - explained:
        if payment[2] in investors and payment[3] in investors:
            yield f"{tx}: {run.names.of(payment[2])} paid {run.names.of(payment[3])} and got nothing"


# ---- authority ----


def _authority(run: Run, block: int) -> Finding:
    """Nobody but the listed roles and contracts can issue, burn, freeze, force or recover."""
    wrong = []
    manager, token = run.stack.manager, run.token
    held = roles.members(run.chain, manager)
    listed = _listed(run)
    for function in SENSITIVE:
        for selector in roles.selectors(SecurityToken)[function]:
            role = manager.get_target_function_role(token, selector, at=block)
            allowed = listed.get(role)
            members = set(held.get(role, {}))
            if allowed is None:
                wrong.append(f"{function} belongs to the unlisted role {role}")
            elif not members <= allowed:
                wrong.append(f"{function}: {', '.join(run.names.of(each) for each in members - allowed)}")
            wrong += [
                f"{run.names.of(member)} is said to be a member for {function} and is not"
                for member in members
                if not manager.has_role(role, member, at=block)[0]
            ]
    expected = run.powers
    for agent, powers in run.state.register.powers.items():
        actual = token.powers_of(agent, at=block)
        if actual != powers or powers & ~expected.get(agent, 0):
            wrong.append(f"{run.names.of(agent)} has the powers {actual:b}, listed are {expected.get(agent, 0):b}")
    return Finding("only listed roles issue, burn, freeze, force", not wrong, "; ".join(wrong))


SENSITIVE = (
    "mint",
    "batchMint",
    "burn",
    "batchBurn",
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
    "setPowers",
)
"""Functions of the token that change who owns what without the owner."""


def _listed(run: Run) -> dict[int, set[Address]]:
    """Who may be a member of each role over the bond, by the scenario."""
    named = {
        "ISSUER": Role.ISSUER,
        "REGISTRAR": Role.REGISTRAR,
        "COMPLIANCE": Role.COMPLIANCE,
        "FREEZER": Role.FREEZER,
        "COURT_ORDER": Role.COURT_ORDER,
        "PAUSER": Role.PAUSER,
        "BRAKE": Role.PAUSER,
    }
    listed = {roles.role_id(name, run.token): {run.role(role).address} for name, role in named.items()}
    return listed | {
        roles.ADMIN: {run.role(Role.ADMINISTRATOR).address, *(run.party(each).address for each in CO_ADMINISTRATORS)}
    }


def _deployer(run: Run, block: int) -> Finding:
    """The deployer holds no role and no power, and is refused what it tries."""
    deployer = run.role(Role.DEPLOYER)
    manager, token = run.stack.manager, run.token
    held = roles.members(run.chain, manager)
    wrong = [f"the role {role}" for role, members in held.items() if deployer.address in members]
    wrong += [f"the role {role}" for role in held if manager.has_role(role, deployer, at=block)[0]]
    wrong += [name for name, register in run.stack.registers.items() if register.powers_of(deployer, at=block)]
    attempts: list[tuple[str, BoundWrite[..., ..., Any], tuple[Any, ...]]] = [
        ("mint", token.mint, (deployer, 1)),
        ("pause", token.pause, ()),
        ("freeze", token.set_address_frozen, (deployer, True)),
        ("grant itself a role", manager.grant_role, (roles.ADMIN, deployer, 0)),
        ("take powers", token.set_powers, (deployer, 1)),
    ]
    for what, attempt, arguments in attempts:
        try:
            attempt.simulate(*arguments, sender=deployer)
        except Reverted:
            continue
        wrong.append(f"it can {what}")
    return Finding("the deployer has no power", not wrong, "; ".join(wrong))
