"""A revenue scenario's contracts on a chain: who runs the shared ones, who the pool's people are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rwa_chain.bindings import MeterRegistry, Readings, RevenueRights, SecurityToken, TokenizedDeposit, Waterfall
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import (
    BankSpec,
    Book,
    PoolContracts,
    RevenueRoles,
    Stack,
    StackSpec,
    Wallet,
    deploy_revenue,
    role_id,
)
from rwa_chain.deploy.roles import ADMIN, holder_of
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, ENFORCER, desk_of
from rwa_chain.deploy.steps import quiet
from rwa_chain.errors import InputError
from rwa_chain.life.founding import labels_of
from rwa_chain.lifecycle.onboarding import InvestorClass, Topic
from rwa_chain.money import to_wad
from rwa_chain.scenario.revenue.model import FULL_PERCENT, Bank, RevenueScenario

HONG_KONG = 344
PARTIES = {
    "SPV": "issuer in Hong Kong",
    "WFOE": "the issuer's company onshore: collects, and pays in",
    "OPERATOR": "runs the devices, keeps the rest; attests",
    "SERVICER": "services the pool",
    "CHANNEL": "payment channel; attests",
    "AUDITOR": "auditor; attests and challenges",
    "TAX": "whom taxes and withheld tax are owed to",
    "BRIDGE": "carries what is attested from the asset chain",
    "REGISTRAR": "admits holders, enrols devices",
    "TRUSTEE": "guards the holders' interests",
    "CALCULATION": "calculation agent",
    "PAYING": "paying agent",
    "KEEPER": "keeps what an order takes from a holder",
    "COMPLIANCE": "opens channels, suspends and resumes devices",
}
"""Everybody but banks and holders."""


@dataclass(frozen=True)
class Contracts:
    """What a pool stands on; its address is its token's."""

    stack: Stack
    token: SecurityToken
    rights: RevenueRights
    meters: MeterRegistry
    readings: Readings
    waterfall: Waterfall

    @property
    def deposit(self) -> TokenizedDeposit:
        """The money that the pool's cash is kept in."""
        return next(iter(self.stack.deposits.values()))


def deploy(
    chain: Chain,
    scenario: RevenueScenario,
    party: Callable[[str], Party],
    *,
    book: Path | None = None,
    known: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = quiet,
) -> tuple[Stack, PoolContracts]:
    """The shared contracts and the pool, or what is missing of them where a run was cut off.

    On a stack that was handed over before, its administrator schedules what the pool needs (`PoolContracts.ready_at`),
    its registrar and its bank admit the waterfall's wallet. `known` are the parties of that deployment.
    """
    spec, people, named = stack_spec(scenario, party), revenue_roles(scenario, party), known or {}
    there = None if book is None or not book.is_file() else Book.of(chain, book)
    standing = there is not None and book is not None and Stack.is_handed_over(chain, there)
    stack = (
        Stack.load(chain, book, spec)
        if standing and book is not None
        else Stack.deploy(chain, spec, book=book, progress=progress, hand_over=False)
    )
    bank = spec.banks[0]
    if bank.id not in stack.deposits:
        raise InputError("banks.issuing", bank.id, f"first a bank of the stack: {', '.join(stack.deposits)}")

    def holder(role: int, field: str, *others: str) -> Party:
        labels = labels_of(stack, role, named, *others)
        return holder_of(chain, stack.manager, role, field, labels, party)

    pool = deploy_revenue(
        stack,
        scenario.pool.ticker,
        name=scenario.pool.name,
        policy=_policy(scenario),
        people=people,
        wallet=Wallet(
            bank.id,
            holder(role_id("BANK", stack.deposits[bank.id]), "bank", bank.party.label),
            holder(role_id("REGISTRAR", stack.identity), "registrar", spec.registrar.label),
        ),
        sender=spec.deployer,
        withholding={each.country: to_wad(each.percent / FULL_PERCENT) for each in scenario.withholding},
        administrator=holder(ADMIN, "administrator", spec.administrator.label) if standing else None,
        progress=progress,
    )
    stack.gas += pool.gas
    if not standing:
        stack.hand_over(spec, progress)
    return stack, pool


def contracts_of(stack: Stack, ticker: str) -> Contracts:
    """A pool's contracts on its stack."""
    shared, pool = stack.revenue, stack.pools[ticker]
    assert shared is not None  # a pool stands on them
    return Contracts(stack, pool.token, pool.rights, shared.meters, shared.readings, shared.waterfall)


def revenue_roles(scenario: RevenueScenario, party: Callable[[str], Party]) -> RevenueRoles:
    """The people of the pool."""
    spec = stack_spec(scenario, party)
    return RevenueRoles(
        issuer=party("SPV"),
        registrar=party("REGISTRAR"),
        calculation_agent=party("CALCULATION"),
        paying_agent=party("PAYING"),
        trustee=party("TRUSTEE"),
        compliance=party("COMPLIANCE"),
        freezer=spec.freezer,
        court=spec.court,
        pauser=spec.pauser,
        guardian=spec.guardian,
    )


def cast(scenario: RevenueScenario, party: Callable[[str], Party]) -> Iterator[Party]:
    """Everybody of the scenario who holds no role: those who attest, carry and are paid, and the holders."""
    yield from (party(name) for name in PARTIES)
    yield from (party(holder.id) for holder in scenario.holders.list)


def _policy(scenario: RevenueScenario) -> PolicyTerms:
    return PolicyTerms(
        switches=0,
        minimum_class=int(InvestorClass.PROFESSIONAL),
        topics=1 << Topic.KYC | 1 << Topic.PROFESSIONAL | 1 << Topic.RESIDENCE,
        minimum_holding=0,
        cap=0,
        maximum_holders=scenario.rights.maximum_holders,
        lock_up_until_at=0,
        countries=(),
    )


def stack_spec(scenario: RevenueScenario, party: Callable[[str], Party]) -> StackSpec:
    """The people of the shared contracts."""

    def bank(each: Bank) -> BankSpec:
        return BankSpec(each.id, each.name, each.symbol, party(each.id), party(desk_of(each.id)))

    return StackSpec(
        deployer=party("DEPLOYER"),
        administrator=party("ADMINISTRATOR"),
        guardian=party("GUARDIAN"),
        registrar=party("REGISTRAR"),
        compliance=party("COMPLIANCE"),
        freezer=party("FREEZER"),
        court=party("COURT"),
        pauser=party("PAUSER"),
        clearing=bank(scenario.banks.clearing),
        banks=tuple(bank(each) for each in scenario.banks.issuing),
        claim_issuers=(party("KYC"),),
        co_administrators=(party(CO_ADMINISTRATORS[0]), party(CO_ADMINISTRATORS[1])),
        enforcer=party(ENFORCER),
        currency=scenario.pool.currency,
    )
