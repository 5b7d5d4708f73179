"""One bond on a stack: its token and its terms contract, with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rwa_chain.bindings import Bond, Powers, VenueListing
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain.party import Party
from rwa_chain.deploy import differences, roles
from rwa_chain.deploy.delayed import DelayedDeployer
from rwa_chain.deploy.instrument import InstrumentRoles, Rules, entering, join, policy_terms_of, standing, token_of
from rwa_chain.deploy.shared import BondContracts, Shared
from rwa_chain.deploy.spec import VenueSpec
from rwa_chain.deploy.steps import Deployer, Progress, quiet


@dataclass(frozen=True, kw_only=True)
class BondRoles(InstrumentRoles):
    """The people of one bond. ``policy_delay`` [s] is how long a change of policy waits."""

    conversion_agent: Party
    policy_delay: int = 0

    def grants(self) -> list[tuple[str, Party, int]]:
        """(role, party, delay [s]) of the token's scope."""
        delays = {"COMPLIANCE": self.policy_delay}
        return [
            *((role, party, delays.get(role, delay)) for role, party, delay in super().grants()),
            ("CONVERSION_AGENT", self.conversion_agent, 0),
        ]


def deploy_bond(
    stack: Shared,
    ticker: str,
    *,
    name: str,
    policy: PolicyTerms | Rules,
    people: BondRoles,
    sender: Party,
    approvers: Sequence[Party] = (),
    venues: Sequence[VenueSpec] = (),
    currency: str = "",
    administrator: Party | None = None,
    progress: Progress = quiet,
) -> BondContracts:
    """Deploy and wire a bond, or go on with it. ``sender`` creates its contracts; before the hand-over, while it is the
    manager's administrator, it wires them too.

    After the hand-over ``administrator`` wires them: what it must do is scheduled, and carried out by another call when
    ``BondContracts.ready_at`` has come. ``approvers`` are the three whose two approve a wallet's recovery. What it is
    offered in is ``currency``, the stack's own where it says none.
    """
    manager, policy = stack.manager, policy_terms_of(policy)
    differences.check(ticker, standing(stack, ticker, name=name, policy=policy, grants=people.grants()))
    deployer = (
        Deployer(stack.chain, stack.book, sender, progress)
        if administrator is None
        else DelayedDeployer(stack.chain, stack.book, sender, manager, administrator, progress)
    )
    token = token_of(
        stack,
        deployer,
        ticker,
        name=name,
        policy=policy,
        grants=(
            (stack.settlement, Powers.SETTLE | Powers.HOLD),
            (stack.hold_consents, Powers.SETTLE | Powers.HOLD),
            (stack.venues, Powers.HALT),
            (stack.recovery, Powers.RECOVER),
            (stack.puts, Powers.HOLD | Powers.REDEEM | Powers.SCHEDULE),
            (stack.defaults, Powers.SCHEDULE),
            (stack.meetings, Powers.SCHEDULE),
        ),
    )
    parts = (stack.rail(currency).offering, stack.puts, stack.defaults)
    bond = deployer.contract(f"bond/{ticker}", Bond, manager, token, stack.obligations, *parts, stack.bond_face)
    join(stack, deployer, ticker, token, bond)
    deployer.configure_missing(
        f"give the functions of {ticker} to their roles, these to people, and enter its token",
        manager,
        lambda: [
            *roles.missing_assignments(manager, stack.book, [(token, token), (bond, token)]),
            *roles.missing_grants(manager, [(role, token, party, delay) for role, party, delay in people.grants()]),
            *roles.missing_membership(manager, "HOLDERS", token, stack.meetings),
            *roles.missing_guardian(manager, "COMPLIANCE", "GUARDIAN", token),
            *entering(stack, token, approvers),
        ],
    )
    _add_venues(stack, deployer, venues)
    ready_at = deployer.ready_at if isinstance(deployer, DelayedDeployer) else 0
    made = BondContracts(token, bond, deployer.gas_used, ready_at)
    stack.bonds[ticker] = made
    return made


def _add_venues(stack: Shared, deployer: Deployer, venues: Sequence[VenueSpec]) -> None:
    """Venues of the bond that the listing contract does not know yet, each run by its own party."""
    manager, listings = stack.manager, stack.venues
    added = stack.chain.events(VenueListing.VenueAdded, emitter=listings) if venues else []
    known = {event.venue for event in added}
    for venue in venues:
        operator, role = venue.party, roles.role_id("VENUE", venue.party)
        deployer.ensure(
            f"add the venue {operator.label}",
            lambda operator=operator, role=role: (  # type: ignore[misc]
                operator.address in known and manager.has_role(role, operator)[0]
            ),
            lambda venue=venue, operator=operator, role=role: [  # type: ignore[misc]
                *roles.missing_scope(manager, operator),
                *([] if operator.address in known else [listings.add_venue.prepare(operator, venue.kind, venue.name)]),
                manager.grant_role.prepare(role, operator, 0),
            ],
        )
