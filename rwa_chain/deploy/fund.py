"""A fund on a stack: its token, the contract that deals, their roles, and the banks whose money it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rwa_chain.bindings import EntryFlags, FundCorrections, FundRoleTable, MoneyMarketFund, Powers
from rwa_chain.bindings.types import FundTerms, PolicyTerms, Registration
from rwa_chain.chain.party import Party
from rwa_chain.deploy import differences, roles
from rwa_chain.deploy.delayed import DelayedDeployer
from rwa_chain.deploy.instrument import InstrumentRoles, Rules, entering, join, policy_terms_of, standing, token_of
from rwa_chain.deploy.shared import FundContracts, Shared
from rwa_chain.deploy.spec import NO_EXPIRY
from rwa_chain.deploy.steps import Deployer, Progress, quiet

HONG_KONG, INSTITUTION = 344, 3
"""Country and investor class under which the fund's own wallet is registered: those of its trustee."""
POWERS = Powers.ISSUE | Powers.REDEEM | Powers.HOLD
"""What a fund may do with its token."""


class FundRoles(InstrumentRoles):
    """The people of one fund: the administrator is the calculation agent, the product provider the issuer.

    None has a delay. Administrator and trustee are different parties, or no price is ever approved.
    """


def deploy_fund(
    stack: Shared,
    ticker: str,
    *,
    name: str,
    terms: FundTerms,
    policy: PolicyTerms | Rules,
    people: FundRoles,
    banks: Mapping[str, Party],
    registrar: Party,
    sender: Party,
    decimals: int = 4,
    approvers: Sequence[Party] = (),
    administrator: Party | None = None,
    progress: Progress = quiet,
) -> FundContracts:
    """Deploy and wire a fund, or go on with it. ``sender`` creates the contracts; before the hand-over, while it is the
    manager's administrator, it wires them too; after it ``administrator`` does, as for a bond.

    ``terms`` count once the product provider opens dealing. ``banks`` are the ids of the deposits that the fund takes,
    the first naming its currency, with who admits it there; ``registrar`` enters its wallets into the identity
    registry. ``decimals`` are the units'.
    """
    manager, policy = stack.manager, policy_terms_of(policy)
    differences.check(ticker, standing(stack, ticker, name=name, policy=policy, grants=people.grants()))
    deployer = (
        Deployer(stack.chain, stack.book, sender, progress)
        if administrator is None
        else DelayedDeployer(stack.chain, stack.book, sender, manager, administrator, progress)
    )
    deployer.contract(roles.table_key("MoneyMarketFund"), FundRoleTable)
    token = token_of(
        stack,
        deployer,
        ticker,
        name=name,
        policy=policy,
        decimals=decimals,
        own=POWERS,
        is_gate=True,
        grants=(
            (stack.settlement, Powers.SETTLE | Powers.HOLD),
            (stack.hold_consents, Powers.SETTLE | Powers.HOLD),
            (stack.recovery, Powers.RECOVER),
        ),
    )
    deposits = [stack.deposits[bank] for bank in banks]
    fund = deployer.contract(f"fund/{ticker}", MoneyMarketFund, manager, token, deposits[0], terms)
    join(stack, deployer, ticker, token, fund, POWERS)
    corrections = deployer.contract(f"fund_corrections/{ticker}", FundCorrections, manager, fund)
    wallets = [fund.address, corrections.address]
    deployer.configure_missing(
        f"let {ticker} say what is issued, give its functions to their roles, these to people, and enter its token",
        manager,
        lambda: [
            *([] if token.issue_gate() == fund.address else [token.set_issue_gate.prepare(fund)]),
            *roles.missing_assignments(manager, stack.book, [(token, token), (fund, token), (corrections, token)]),
            *roles.missing_grants(manager, [(role, token, party, delay) for role, party, delay in people.grants()]),
            *(fund.add_cash.prepare(each) for each in deposits if each.address not in fund.cash_tokens()),
            *entering(stack, token, approvers),
        ],
    )
    flags = int(EntryFlags.NOMINEE) | int(EntryFlags.OPERATOR)
    deployer.ensure(
        f"register the wallets of {ticker}",
        lambda: all(stack.identity.contains(each) for each in wallets),
        lambda: [
            stack.identity.register_batch.prepare(
                [Registration(each, HONG_KONG, INSTITUTION, flags, (NO_EXPIRY, *(0,) * 7)) for each in wallets]
            )
        ],
        registrar,
    )
    for (bank, banker), deposit in zip(banks.items(), deposits, strict=True):
        deployer.ensure(
            f"admit {ticker} at {bank}",
            lambda deposit=deposit: all(deposit.entry_of(each) for each in wallets),  # type: ignore[misc]
            lambda deposit=deposit: [deposit.admit_wallets.prepare(wallets)],  # type: ignore[misc]
            banker,
        )
    ready_at = deployer.ready_at if isinstance(deployer, DelayedDeployer) else 0
    made = FundContracts(token, fund, corrections, deployer.gas_used, ready_at)
    stack.funds[ticker] = made
    return made
