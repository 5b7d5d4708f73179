"""A pool of metered revenue on a stack: what all pools share, the pool's token and its rights, with their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rwa_chain.bindings import (
    EntryFlags,
    MeterRegistry,
    Powers,
    Readings,
    RevenueRights,
    RevenueRoleTable,
    Waterfall,
)
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain.party import Party
from rwa_chain.deploy import differences, roles
from rwa_chain.deploy.delayed import DelayedDeployer
from rwa_chain.deploy.instrument import InstrumentRoles, Rules, entering, join, policy_terms_of, standing, token_of
from rwa_chain.deploy.shared import PoolContracts, RevenueContracts, Shared
from rwa_chain.deploy.spec import NO_EXPIRY
from rwa_chain.deploy.steps import Deployer, Progress, quiet

HONG_KONG, INSTITUTION = 344, 3
"""Country and investor class under which the waterfall's wallet is registered: those of its trustee."""
REVENUE_SHARE = 1
"""The kind of income that the tax table is asked for."""


class RevenueRoles(InstrumentRoles):
    """The people of one pool. None has a delay: the contracts that serve many pools count a delayed member as none."""


@dataclass(frozen=True)
class Wallet:
    """The wallet of the pools' cash: a deposit at this bank (its id), admitted by these parties."""

    bank: str
    banker: Party
    """BANK of the deposit."""
    registrar: Party
    """REGISTRAR of the identity registry."""


def deploy_revenue(
    stack: Shared,
    ticker: str,
    *,
    name: str,
    policy: PolicyTerms | Rules,
    people: RevenueRoles,
    wallet: Wallet,
    sender: Party,
    approvers: Sequence[Party] = (),
    withholding: Mapping[int, int] | None = None,
    administrator: Party | None = None,
    progress: Progress = quiet,
) -> PoolContracts:
    """Deploy and wire a pool, and first what pools share, or go on with it. ``sender`` creates the contracts; before
    the hand-over, while it is the manager's administrator, it wires them too.

    After the hand-over ``administrator`` wires them, as it does for a bond: ``PoolContracts.ready_at`` is when to call
    again. ``withholding`` are rates of revenue shares [wad] by country, ``approvers`` who approve a wallet's recovery.
    """
    manager, policy = stack.manager, policy_terms_of(policy)
    differences.check(ticker, standing(stack, ticker, name=name, policy=policy, grants=people.grants()))
    deployer = (
        Deployer(stack.chain, stack.book, sender, progress)
        if administrator is None
        else DelayedDeployer(stack.chain, stack.book, sender, manager, administrator, progress)
    )
    shared = _shared(stack, deployer, wallet)
    deployer.contract(roles.table_key("RevenueRights"), RevenueRoleTable)
    token = token_of(
        stack,
        deployer,
        ticker,
        name=name,
        policy=policy,
        grants=(
            (stack.settlement, Powers.SETTLE | Powers.HOLD),
            (stack.hold_consents, Powers.SETTLE | Powers.HOLD),
            (stack.recovery, Powers.RECOVER),
        ),
    )
    rights = deployer.contract(f"rights/{ticker}", RevenueRights, manager, token, stack.obligations, shared.waterfall)
    join(stack, deployer, ticker, token, rights)
    deployer.ensure(
        f"let the offering issue {ticker}",
        lambda: rights.offering() == stack.offering.address,
        lambda: [rights.set_offering.prepare(stack.offering)],
    )
    deployer.configure_missing(
        f"give the functions of {ticker} to their roles, these to people, and enter its token",
        manager,
        lambda: [
            *roles.missing_assignments(manager, stack.book, [(token, token), (rights, token)]),
            *roles.missing_grants(manager, [(role, token, party, delay) for role, party, delay in people.grants()]),
            *entering(stack, token, approvers),
        ],
    )
    for country, rate in (withholding or {}).items():
        deployer.ensure(
            f"withhold from revenue shares in {country}",
            lambda country=country, rate=rate: (  # type: ignore[misc]
                stack.withholding.rate_at(token, country, REVENUE_SHARE, stack.chain.now) == rate
            ),
            lambda country=country, rate=rate: [  # type: ignore[misc]
                stack.withholding.set_rate.prepare(REVENUE_SHARE, country, rate)
            ],
        )
    ready_at = deployer.ready_at if isinstance(deployer, DelayedDeployer) else 0
    made = PoolContracts(token, rights, deployer.gas_used, ready_at)
    stack.pools[ticker] = made
    return made


def _shared(stack: Shared, deployer: Deployer, wallet: Wallet) -> RevenueContracts:
    manager, deposit = stack.manager, stack.deposits[wallet.bank]
    meters = deployer.contract("meters", MeterRegistry, manager)
    readings = deployer.contract("readings", Readings, manager, meters)
    waterfall = deployer.contract("waterfall", Waterfall, manager, readings)
    stack.revenue = RevenueContracts(meters, readings, waterfall)
    deployer.ensure(
        "let the readings suspend devices",
        lambda: meters.readings() == readings.address,
        lambda: [meters.set_readings.prepare(readings)],
    )
    deployer.ensure(
        "let the waterfall pay across banks",
        lambda: stack.interbank.is_caller(waterfall),
        lambda: [stack.interbank.set_caller.prepare(waterfall, True)],
    )
    flags = int(EntryFlags.NOMINEE) | int(EntryFlags.OPERATOR)
    deployer.ensure(
        "register the waterfall's wallet",
        lambda: stack.identity.contains(waterfall),
        lambda: [
            stack.identity.register.prepare(waterfall.address, HONG_KONG, INSTITUTION, flags, (NO_EXPIRY, *(0,) * 7))
        ],
        wallet.registrar,
    )
    deployer.ensure(
        f"admit the waterfall at {wallet.bank}",
        lambda: deposit.entry_of(waterfall) != 0,
        lambda: [deposit.admit_wallets.prepare([waterfall.address])],
        wallet.banker,
    )
    return stack.revenue
