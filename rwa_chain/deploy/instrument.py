"""Steps that every instrument's deployment takes with its token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rwa_chain.bindings import Powers, SecurityToken
from rwa_chain.bindings.types import PolicyTerms, PowerGrant, RegisterState, TokenSetup
from rwa_chain.chain.address import ZERO_ADDRESS, Address
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy import differences
from rwa_chain.deploy.recovering import approving
from rwa_chain.deploy.shared import Shared
from rwa_chain.deploy.steps import Deployer


class Rules(Protocol):
    """The rules of a security in words, as `rwa_chain.lifecycle.policy.Policy` has them."""

    def terms(self) -> PolicyTerms:
        """The same as the contracts take it."""


def policy_terms_of(policy: PolicyTerms | Rules) -> PolicyTerms:
    """The policy as the contracts take it."""
    return policy if isinstance(policy, PolicyTerms) else policy.terms()


OWN = Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE
"""The powers of an instrument over its token."""


@dataclass(frozen=True, kw_only=True)
class InstrumentRoles:
    """The people of one instrument."""

    issuer: Party
    registrar: Party
    calculation_agent: Party
    paying_agent: Party
    trustee: Party
    compliance: Party
    freezer: Party
    court: Party
    enforcer: Party
    pauser: Party
    guardian: Party

    def people(self) -> list[Party]:
        """Everybody named."""
        return [party for _, party, _ in self.grants()]

    def grants(self) -> list[tuple[str, Party, int]]:
        """(role, party, delay [s]) of the token's scope."""
        return [
            ("ISSUER", self.issuer, 0),
            ("REGISTRAR", self.registrar, 0),
            ("CALCULATION_AGENT", self.calculation_agent, 0),
            ("PAYING_AGENT", self.paying_agent, 0),
            ("TRUSTEE", self.trustee, 0),
            ("COMPLIANCE", self.compliance, 0),
            ("FREEZER", self.freezer, 0),
            ("COURT_ORDER", self.court, 0),
            ("ENFORCER", self.enforcer, 0),
            ("PAUSER", self.pauser, 0),
            ("BRAKE", self.pauser, 0),
            ("GUARDIAN", self.guardian, 0),
        ]


def token_of(
    stack: Shared,
    deployer: Deployer,
    ticker: str,
    *,
    name: str,
    policy: PolicyTerms,
    grants: Sequence[tuple[Contract, int]],
    decimals: int = 0,
    own: int = OWN,
    is_gate: bool = False,
) -> SecurityToken:
    """The token. Its instrument is made right after it, by the same sender, so the token names it from the start.

    ``own`` are the instrument's powers; with ``is_gate`` it says itself what may be issued, else the filings do.
    """
    expected = Address.created_by(deployer.sender.address, stack.chain.nonce_of(deployer.sender) + 1)
    setup = TokenSetup(
        name=name,
        symbol=ticker,
        decimals=decimals,
        authority=stack.manager.address,
        identity_registry=stack.identity.address,
        explainer=stack.explainer.address,
        documents=stack.disclosure.address,
        instrument=expected,
        issue_gate=expected if is_gate else stack.disclosure.address,
        policy=policy,
        grants=(PowerGrant(expected, own), *(PowerGrant(agent.address, powers) for agent, powers in grants)),
    )
    return deployer.contract(f"token/{ticker}", SecurityToken, setup)


def standing(
    stack: Shared, ticker: str, *, name: str, policy: PolicyTerms, grants: Sequence[tuple[str, Party, int]]
) -> Iterator[str]:
    """Differences of a deployed token that its deployment can't change."""
    if f"token/{ticker}" not in stack.book.entries:
        return
    token = SecurityToken(stack.chain, stack.book.address(f"token/{ticker}"))
    actual = token.name()
    if actual != name:
        yield f"its name is {actual}, asked for {name}"
    yield from differences.of_policy(token, policy)
    yield from differences.of_grants(stack, [(role, token, party, delay) for role, party, delay in grants])


def join(
    stack: Shared, deployer: Deployer, ticker: str, token: SecurityToken, instrument: Contract, own: int = OWN
) -> None:
    """Make the contract the token's instrument where the token names another: a run was cut off between the two."""
    named = token.instrument()
    deployer.ensure(
        f"make {instrument.NAME} the instrument of {ticker}",
        lambda: token.powers_of(instrument) == own and token.instrument() == instrument.address,
        lambda: [
            *([] if named in (instrument.address, ZERO_ADDRESS) else [token.set_powers.prepare(named, 0)]),
            token.set_powers.prepare(instrument, own),
            token.set_contracts.prepare(instrument, stack.disclosure),
        ],
    )


def entering(stack: Shared, token: SecurityToken, approvers: Sequence[Party] = ()) -> Iterator[Call[None]]:
    """Steps that bind the token to the identity registry and name its three recovery approvers."""
    if stack.identity.state_of(token) == RegisterState.UNKNOWN:
        yield stack.identity.bind_register.prepare(token)
    yield from approving(stack, token, approvers)
