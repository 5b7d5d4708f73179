"""A scenario's contracts on a chain: who runs the shared ones, who the bond's people are, which rules hold for it.

`party` gives the key of an id of the cast, a bank or a venue; whoever deploys says where keys come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from rwa_chain.bindings.types import PolicyTerms, VenueKind
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import BankSpec, BondContracts, BondRoles, Book, Stack, StackSpec, VenueSpec, deploy_bond
from rwa_chain.deploy.roles import ADMIN, holder_of, members
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, ENFORCER, desk_of
from rwa_chain.lifecycle import instants
from rwa_chain.lifecycle.onboarding import Topic
from rwa_chain.scenario import steps
from rwa_chain.scenario.model import Bank, ClearingBank, Role, Scenario

_DAY = 86_400
DENY_US_PERSONS, MARKET_HALT = 1 << 2, 1 << 4
"""Switches of a policy (`PolicySwitches` in contracts/types/Policy.sol)."""

Keyring = Callable[[str], Party]


def deploy(
    chain: Chain,
    scenario: Scenario,
    party: Keyring,
    *,
    book: Path | None = None,
    known: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> tuple[Stack, BondContracts]:
    """The shared contracts and the bond, or what is missing of them where a run was cut off.

    On a stack that was handed over before, its administrator schedules what the bond needs, and carries it out when
    this is called again after the delay (`BondContracts.ready_at`). `known` are the ids and addresses of the parties of
    that deployment: its administrator may be nobody of this scenario's cast.
    """
    spec, people, trusted = stack_spec(scenario, party), bond_roles(scenario, party), approvers(scenario, party)
    places = list(venues(scenario, party))
    there = None if book is None or not book.is_file() else Book.of(chain, book)
    standing = there is not None and book is not None and Stack.is_handed_over(chain, there)
    stack = (
        Stack.load(chain, book, spec)
        if standing and book is not None
        else Stack.deploy(chain, spec, book=book, progress=progress, hand_over=False)
    )
    issue = deploy_bond(
        stack,
        scenario.terms.ticker,
        name=scenario.terms.name,
        policy=bond_policy(scenario),
        people=people,
        sender=spec.deployer,
        approvers=trusted,
        venues=places,
        administrator=administrator_of(stack, party, scenario, known or {}) if standing else None,
        progress=progress,
    )
    stack.gas += issue.gas
    if not standing:
        stack.hand_over(spec, progress)
    return stack, issue


def administrator_of(stack: Stack, party: Keyring, scenario: Scenario, known: Mapping[str, str]) -> Party:
    """Whoever administers a stack, by the key of a party that is known to, or of the scenario's own administrator."""
    labels = labels_of(stack, ADMIN, known, scenario.holder_of(Role.ADMINISTRATOR).id, "administrator")
    return holder_of(stack.chain, stack.manager, ADMIN, "administrator", labels, party)


def labels_of(stack: Stack, role: int, known: Mapping[str, str], *others: str) -> list[str]:
    """Who might hold a role on a stack: the parties that its deployment knows by their addresses, then others."""
    holders = members(stack.chain, stack.manager).get(role, {})
    return [*(label for label, address in known.items() if address in holders), *others]


def stack_spec(scenario: Scenario, party: Keyring) -> StackSpec:
    """The people of the shared contracts."""

    def role(role: Role) -> Party:
        return party(scenario.holder_of(role).id)

    def bank(each: Bank | ClearingBank) -> BankSpec:
        return BankSpec(each.id, each.name, each.symbol, party(each.id), party(desk_of(each.id)))

    return StackSpec(
        deployer=role(Role.DEPLOYER),
        administrator=role(Role.ADMINISTRATOR),
        guardian=role(Role.GUARDIAN),
        registrar=role(Role.REGISTRAR),
        compliance=role(Role.COMPLIANCE),
        freezer=role(Role.FREEZER),
        court=role(Role.COURT_ORDER),
        pauser=role(Role.PAUSER),
        clearing=bank(scenario.clearing_bank),
        banks=tuple(bank(each) for each in scenario.banks),
        claim_issuers=tuple(party(each.id) for each in scenario.cast if Role.CLAIM_ISSUER in each.roles),
        co_administrators=(party(CO_ADMINISTRATORS[0]), party(CO_ADMINISTRATORS[1])),
        enforcer=party(ENFORCER),
        currency=scenario.terms.currency,
        admin_delay=scenario.administration.administration_delay_days * _DAY,
        recovery_delay=scenario.administration.recovery_delay_days * _DAY,
        recovery_approvers=tuple(approvers(scenario, party)),
    )


def bond_roles(scenario: Scenario, party: Keyring) -> BondRoles:
    """The people of the bond. Without a trustee or a conversion agent the registrar acts."""

    def role(role: Role) -> Party:
        return party(scenario.holder_of(role).id)

    def role_or_registrar(role: Role) -> Party:
        found = next((each.id for each in scenario.cast if role in each.roles), None)
        return party(found or scenario.holder_of(Role.REGISTRAR).id)

    return BondRoles(
        issuer=role(Role.ISSUER),
        registrar=role(Role.REGISTRAR),
        calculation_agent=role(Role.CALCULATION_AGENT),
        paying_agent=role(Role.PAYING_AGENT),
        trustee=role_or_registrar(Role.TRUSTEE),
        compliance=role(Role.COMPLIANCE),
        freezer=role(Role.FREEZER),
        court=role(Role.COURT_ORDER),
        pauser=role(Role.PAUSER),
        guardian=role(Role.GUARDIAN),
        conversion_agent=role_or_registrar(Role.CONVERSION_AGENT),
        policy_delay=scenario.administration.administration_delay_days * _DAY,
    )


def bond_policy(scenario: Scenario) -> PolicyTerms:
    """The settings of the bond's rules; its market is halted at first where the scenario has audits to wait for."""
    policy, terms = scenario.policy, scenario.bond_terms
    lock_up_ends = instants.instant(
        terms.issue_date + timedelta(days=policy.lock_up_days), instants.OFFICE_OPENS, terms.zone
    )
    halted = any(isinstance(step, steps.Audits) for step in scenario.played_steps())
    return PolicyTerms(
        switches=(MARKET_HALT if halted else 0) | (DENY_US_PERSONS if policy.deny_us_persons else 0),
        minimum_class=policy.minimum_class.code,
        topics=sum(1 << int(Topic[topic.name]) for topic in policy.required_topics),
        minimum_holding=terms.minimum_units,
        cap=policy.holding_cap,
        maximum_holders=policy.maximum_holders,
        lock_up_until_at=lock_up_ends if policy.lock_up_days else 0,
        countries=policy.denied_countries,
    )


def approvers(scenario: Scenario, party: Keyring) -> list[Party]:
    """The three who approve recoveries; a scenario that names fewer has no recovery."""
    named = scenario.administration.recovery_approvers
    return [party(each) for each in named] if len(named) == 3 else []


def venues(scenario: Scenario, party: Keyring) -> Iterator[VenueSpec]:
    """The venues, each run by a key of its own."""
    for venue in scenario.venues:
        yield VenueSpec(venue.name, VenueKind[venue.kind.name], party(venue.id))
