"""A revenue scenario's contracts on a chain: the shared ones, those of revenue pools, a token and its rights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rwa_chain.bindings import (
    EntryFlags,
    MeterRegistry,
    Powers,
    Readings,
    RevenueRights,
    SecurityToken,
    TokenizedDeposit,
    Waterfall,
)
from rwa_chain.bindings.types import PolicyTerms, PowerGrant, TokenSetup
from rwa_chain.chain import ZERO_ADDRESS, Chain, Party
from rwa_chain.deploy import BankSpec, Stack, StackSpec
from rwa_chain.deploy.roles import missing_assignments, missing_grants
from rwa_chain.deploy.stack import NO_EXPIRY
from rwa_chain.deploy.steps import Deployer
from rwa_chain.lifecycle.onboarding import InvestorClass, Topic
from rwa_chain.money import to_wad
from rwa_chain.scenario.revenue.model import FULL_PERCENT, Bank, RevenueScenario

HONG_KONG = 344
REVENUE_SHARE = 1
"""The kind of income that a tax table is asked for."""
PARTIES = {
    "SPV": "issuer in Hong Kong",
    "WFOE": "the issuer's company onshore: collects, and pays in",
    "OPERATOR": "runs the piles, keeps the rest; attests",
    "SERVICER": "services the pool",
    "CHANNEL": "payment channel; attests",
    "AUDITOR": "auditor; attests and challenges",
    "TAX": "whom taxes and withheld tax are owed to",
    "BRIDGE": "carries what is attested from the asset chain",
    "REGISTRAR": "admits holders, enrols devices",
    "TRUSTEE": "guards the holders' interests",
    "CALCULATION": "calculation agent",
    "PAYING": "paying agent",
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
    chain: Chain, scenario: RevenueScenario, party: Callable[[str], Party], progress: Callable[[str], None]
) -> Contracts:
    """The shared contracts, the revenue contracts and the pool's own, wired and handed over."""
    spec = _spec(scenario, party)
    stack = Stack.deploy(chain, spec, progress=progress, hand_over=False)
    deployer = Deployer(chain, stack.book, spec.deployer, progress)
    manager, ticker = stack.manager, scenario.pool.ticker
    meters = deployer.contract("meters", MeterRegistry, manager)
    readings = deployer.contract("readings", Readings, manager, meters)
    waterfall = deployer.contract("waterfall", Waterfall, manager, readings)
    token = deployer.contract(f"token/{ticker}", SecurityToken, _setup(stack, scenario))
    rights = deployer.contract(f"rights/{ticker}", RevenueRights, manager, token, stack.distributor, waterfall)
    made = Contracts(stack, token, rights, meters, readings, waterfall)
    _wire(made, deployer, spec)
    _roles(made, deployer, spec, ticker, party)
    for each in scenario.withholding:
        country, rate = each.country, to_wad(each.percent / FULL_PERCENT)
        deployer.ensure(
            f"withhold {each.percent} % in {each.country}",
            lambda country=country, rate=rate: (  # type: ignore[misc]
                stack.withholding.rate_of(token, country, REVENUE_SHARE) == rate
            ),
            lambda country=country, rate=rate: [  # type: ignore[misc]
                stack.withholding.set_rate.prepare(REVENUE_SHARE, country, rate)
            ],
        )
    stack.hand_over(spec, progress)
    return made


def _wire(made: Contracts, deployer: Deployer, spec: StackSpec) -> None:
    stack, token, rights, waterfall = made.stack, made.token, made.rights, made.waterfall
    own = Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE
    deployer.ensure(
        "let the readings suspend devices",
        lambda: made.meters.readings() == made.readings.address,
        lambda: [made.meters.set_readings.prepare(made.readings)],
    )
    deployer.ensure(
        "make the rights the instrument of their token, issued by the offering",
        lambda: rights.offering() == stack.offering.address,
        lambda: [
            token.set_powers.prepare(rights, own),
            token.set_contracts.prepare(rights, stack.disclosure),
            rights.set_offering.prepare(stack.offering),
        ],
    )
    deployer.ensure(
        "bind the token to the identity registry",
        lambda: stack.identity.number_of(token) != 0,
        lambda: [stack.identity.bind_register.prepare(token)],
    )
    deployer.ensure(
        "let the waterfall be paid across banks",
        lambda: stack.interbank.is_caller(waterfall),
        lambda: [stack.interbank.set_caller.prepare(waterfall, True)],
    )
    flags = int(EntryFlags.NOMINEE) | int(EntryFlags.OPERATOR)
    deployer.ensure(
        "register the waterfall's wallet",
        lambda: stack.identity.contains(waterfall),
        lambda: [stack.identity.register.prepare(waterfall.address, HONG_KONG, 3, flags, (NO_EXPIRY, 0, 0, 0))],
        spec.registrar,
    )
    deployer.ensure(
        "admit the waterfall at its bank",
        lambda: made.deposit.entry_of(waterfall) != 0,
        lambda: [made.deposit.admit_wallets.prepare([waterfall.address])],
        spec.banks[0].party,
    )


def _roles(made: Contracts, deployer: Deployer, spec: StackSpec, ticker: str, party: Callable[[str], Party]) -> None:
    manager, token, rights = made.stack.manager, made.token, made.rights
    people = [
        ("ISSUER", party("SPV")),
        ("REGISTRAR", party("REGISTRAR")),
        ("CALCULATION_AGENT", party("CALCULATION")),
        ("PAYING_AGENT", party("PAYING")),
        ("TRUSTEE", party("TRUSTEE")),
        ("COMPLIANCE", party("COMPLIANCE")),
        ("FREEZER", spec.freezer),
        ("COURT_ORDER", spec.court),
        ("PAUSER", spec.pauser),
        ("GUARDIAN", spec.guardian),
    ]
    deployer.configure_missing(
        f"give the functions of {ticker} to their roles, and these to people",
        manager,
        lambda: [
            *missing_assignments(manager, [(token, token), (rights, token)]),
            *missing_grants(manager, [(role, token, holder, 0) for role, holder in people]),
        ],
    )


def _setup(stack: Stack, scenario: RevenueScenario) -> TokenSetup:
    policy = PolicyTerms(
        switches=0,
        minimum_class=int(InvestorClass.PROFESSIONAL),
        topics=1 << Topic.KYC | 1 << Topic.PROFESSIONAL | 1 << Topic.RESIDENCE,
        minimum_holding=0,
        cap=0,
        maximum_holders=scenario.rights.maximum_holders,
        lock_up_until_at=0,
        countries=(),
    )
    return TokenSetup(
        name=scenario.pool.name,
        symbol=scenario.pool.ticker,
        decimals=0,
        authority=stack.manager.address,
        identity_registry=stack.identity.address,
        explainer=stack.explainer.address,
        documents=stack.disclosure.address,
        instrument=ZERO_ADDRESS,
        policy=policy,
        grants=(
            PowerGrant(stack.settlement.address, Powers.SETTLE | Powers.HOLD),
            PowerGrant(stack.recovery.address, Powers.RECOVER),
        ),
    )


def _spec(scenario: RevenueScenario, party: Callable[[str], Party]) -> StackSpec:
    def bank(each: Bank) -> BankSpec:
        return BankSpec(each.id, each.name, each.symbol, party(each.id))

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
        currency=scenario.pool.currency,
    )
