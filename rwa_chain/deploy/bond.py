"""One bond on a stack: its token and its terms contract, with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.bindings import Bond, Powers, SecurityToken
from rwa_chain.bindings.types import PolicyTerms, PowerGrant, TokenSetup
from rwa_chain.chain.address import ZERO_ADDRESS
from rwa_chain.chain.party import Party
from rwa_chain.deploy import roles
from rwa_chain.deploy.steps import Deployer, Progress, quiet

if TYPE_CHECKING:
    from rwa_chain.deploy.stack import Stack


@dataclass(frozen=True)
class BondContracts:
    """A bond: the register of its units, and its terms and lifecycle."""

    token: SecurityToken
    bond: Bond
    gas: int = 0


@dataclass(frozen=True)
class BondRoles:
    """The people of one bond. ``policy_delay`` [s] is how long a change of policy waits."""

    issuer: Party
    registrar: Party
    calculation_agent: Party
    paying_agent: Party
    trustee: Party
    compliance: Party
    freezer: Party
    court: Party
    pauser: Party
    guardian: Party
    conversion_agent: Party
    policy_delay: int = 0

    def grants(self) -> list[tuple[str, Party, int]]:
        """(role, party, delay) of the token's scope."""
        return [
            ("ISSUER", self.issuer, 0),
            ("REGISTRAR", self.registrar, 0),
            ("CALCULATION_AGENT", self.calculation_agent, 0),
            ("PAYING_AGENT", self.paying_agent, 0),
            ("TRUSTEE", self.trustee, 0),
            ("COMPLIANCE", self.compliance, self.policy_delay),
            ("FREEZER", self.freezer, 0),
            ("COURT_ORDER", self.court, 0),
            ("PAUSER", self.pauser, 0),
            ("GUARDIAN", self.guardian, 0),
            ("CONVERSION_AGENT", self.conversion_agent, 0),
        ]


def deploy_bond(
    stack: Stack,
    ticker: str,
    *,
    name: str,
    policy: PolicyTerms,
    people: BondRoles,
    sender: Party,
    approvers: Sequence[Party] = (),
    progress: Progress = quiet,
) -> BondContracts:
    """Deploy and wire a bond; ``sender`` is the manager's administrator, before the hand-over the deployer.

    ``approvers`` are the three whose two approve a wallet's recovery.
    """
    deployer = Deployer(stack.chain, stack.book, sender, progress)
    manager = stack.manager
    setup = TokenSetup(
        name=name,
        symbol=ticker,
        decimals=0,
        authority=manager.address,
        identity_registry=stack.identity.address,
        explainer=stack.explainer.address,
        documents=stack.disclosure.address,
        instrument=ZERO_ADDRESS,
        policy=policy,
        grants=(
            PowerGrant(stack.settlement.address, Powers.SETTLE | Powers.HOLD),
            PowerGrant(stack.venues.address, Powers.HALT),
            PowerGrant(stack.conversion.address, Powers.SETTLE),
            PowerGrant(stack.recovery.address, Powers.RECOVER),
            PowerGrant(stack.puts.address, Powers.HOLD | Powers.REDEEM | Powers.SCHEDULE),
            PowerGrant(stack.defaults.address, Powers.SCHEDULE),
        ),
    )
    token = deployer.contract(f"token/{ticker}", SecurityToken, setup)
    bond = deployer.contract(f"bond/{ticker}", Bond, manager, token, stack.distributor)
    own = Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE
    deployer.ensure(
        f"make the bond the instrument of {ticker}",
        lambda: token.powers_of(bond) == own and token.instrument() == bond.address,
        lambda: [token.set_powers.prepare(bond, own), token.set_instrument.prepare(bond)],
    )
    deployer.ensure(
        f"name offering, puts and defaults of {ticker}",
        lambda: bond.parts()[0] == stack.offering.address,
        lambda: [bond.set_parts.prepare(stack.offering, stack.puts, stack.defaults)],
    )
    deployer.configure(
        f"give the functions of {ticker} to their roles",
        manager,
        lambda: roles.is_assigned(manager, token, token) and roles.is_assigned(manager, bond, token),
        lambda: [*roles.assignment_calls(manager, token, token), *roles.assignment_calls(manager, bond, token)],
    )
    from rwa_chain.deploy.stack import grant

    grant(deployer, manager, f"grant the roles of {ticker}", token, people.grants())
    compliance, guardian = roles.role_id("COMPLIANCE", token), roles.role_id("GUARDIAN", token)
    deployer.ensure(
        f"let the guardian cancel changes of the policy of {ticker}",
        lambda: manager.get_role_guardian(compliance) == guardian,
        lambda: [manager.set_role_guardian.prepare(compliance, guardian)],
    )
    deployer.ensure(
        f"bind {ticker} to the identity registry",
        lambda: stack.identity.number_of(token) != 0,
        lambda: [stack.identity.bind_register.prepare(token)],
    )
    if approvers:
        deployer.ensure(
            f"name who approves recoveries in {ticker}",
            lambda: tuple(stack.recovery.approvers_of(token)) == tuple(each.address for each in approvers),
            lambda: [stack.recovery.set_approvers.prepare(token, [each.address for each in approvers])],
        )
    made = BondContracts(token, bond, deployer.gas_used)
    stack.bonds[ticker] = made
    return made
