"""A stablecoin on a stack: its contract, who signs for its reserve, its business days, the people of its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rwa_chain.bindings import Powers, Stablecoin, StablecoinRoleTable
from rwa_chain.bindings.types import Attester, BusinessDays, CashSetup, RegisterState
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy import differences, roles
from rwa_chain.deploy.contracts import KYC, currency_code
from rwa_chain.deploy.delayed import DelayedDeployer
from rwa_chain.deploy.recovering import recovering
from rwa_chain.deploy.shared import Shared, StablecoinContracts
from rwa_chain.deploy.spec import HOUR
from rwa_chain.deploy.steps import Deployer, Progress, quiet

MONDAY_TO_FRIDAY = 0b11111
NO_CONSENT = bytes(32)


@dataclass(frozen=True, kw_only=True)
class StablecoinRoles:
    """The people of one stablecoin. ``custodian`` books what came in and reports what it paid out, ``desk`` issues
    and confirms what was paid out.

    ``restore_delay`` [s] is that of whoever lifts a brake. ``approvers`` are the three whose two approve a lost
    wallet's recovery; none = no wallet of the coin is recovered.
    """

    custodian: Party
    desk: Party
    freezer: Party
    court: Party
    enforcer: Party
    pauser: Party
    restorer: Party
    guardian: Party
    restore_delay: int = HOUR
    approvers: Sequence[Party] = ()

    def grants(self) -> list[tuple[str, Party, int]]:
        """(role, party, delay [s]) of the coin's scope."""
        return [
            ("BANK", self.custodian, 0),
            ("ISSUER", self.desk, 0),
            ("FREEZER", self.freezer, 0),
            ("COURT_ORDER", self.court, 0),
            ("ENFORCER", self.enforcer, 0),
            ("BRAKE", self.pauser, 0),
            ("RESTORER", self.restorer, self.restore_delay),
            ("GUARDIAN", self.guardian, 0),
        ]


@dataclass(frozen=True, kw_only=True)
class StablecoinTerms:
    """Deployment terms of a stablecoin.

    ``daily_issue`` [base units] bounds what is issued on one day. An attestation needs ``threshold`` signatures of
    ``custodians`` and ``auditors``, is good for ``max_age`` [s], and ``buffer`` [1/10,000] is taken off its value.
    ``holidays`` are weekdays that are no business days, in days since 1970-01-01 at ``utc_offset`` [s]. ``peg_consent``
    is the hash of the consent that a coin pegged to the renminbi needs.
    """

    name: str
    symbol: str
    currency: str
    custodians: Sequence[Party]
    auditors: Sequence[Party]
    holidays: Sequence[int] = ()
    decimals: int = 2
    daily_issue: int = 10**14
    threshold: int = 2
    max_age: int = 24 * HOUR
    buffer: int = 0
    utc_offset: int = 8 * HOUR
    weekdays: int = MONDAY_TO_FRIDAY
    peg_consent: bytes = NO_CONSENT


def deploy_stablecoin(
    stack: Shared,
    identifier: str,
    *,
    terms: StablecoinTerms,
    people: StablecoinRoles,
    sender: Party,
    administrator: Party | None = None,
    progress: Progress = quiet,
) -> StablecoinContracts:
    """Deploy and wire a stablecoin, or go on with it. ``sender`` creates its contract; before the hand-over, while it
    is the manager's administrator, it wires it too.

    After the hand-over ``administrator`` wires it: what it must do is scheduled, and carried out by another call when
    ``StablecoinContracts.ready_at`` has come. The coin starts with its licence applied for: nothing can be issued.
    Raises `DeploymentError` where the chain holds another coin under the identifier.
    """
    manager = stack.manager
    differences.check(identifier, _standing(stack, identifier, terms, people))
    deployer = (
        Deployer(stack.chain, stack.book, sender, progress)
        if administrator is None
        else DelayedDeployer(stack.chain, stack.book, sender, manager, administrator, progress)
    )
    deployer.contract(roles.table_key("Stablecoin"), StablecoinRoleTable)
    setup = CashSetup(
        name=terms.name, symbol=terms.symbol, currency=currency_code(terms.currency), decimals=terms.decimals,
        topics=KYC, authority=manager.address, identity_registry=stack.identity.address, daily_issue=terms.daily_issue,
    )  # fmt: skip
    days = BusinessDays(terms.utc_offset, terms.weekdays)
    coin = deployer.contract(f"stablecoin/{identifier}", Stablecoin, setup, days, terms.peg_consent)
    deployer.configure_missing(
        f"give the functions of {identifier} to their roles, these to people, and name who signs for its reserve",
        manager,
        lambda: list(_missing(stack, coin, terms, people)),
    )
    ready_at = deployer.ready_at if isinstance(deployer, DelayedDeployer) else 0
    made = StablecoinContracts(coin, deployer.gas_used, ready_at)
    stack.stablecoins[identifier] = made
    return made


def _missing(stack: Shared, coin: Stablecoin, terms: StablecoinTerms, people: StablecoinRoles) -> Iterator[Call[None]]:
    manager = stack.manager
    yield from roles.missing_assignments(manager, stack.book, [(coin, coin)])
    yield from roles.missing_grants(manager, [(role, coin, party, delay) for role, party, delay in people.grants()])
    yield from roles.missing_guardian(manager, "RESTORER", "GUARDIAN", coin)
    if stack.identity.state_of(coin) == RegisterState.UNKNOWN:
        yield stack.identity.bind_register.prepare(coin)
    if coin.powers_of(stack.settlement) != Powers.SETTLE:
        yield coin.set_powers.prepare(stack.settlement, Powers.SETTLE)
    yield from recovering(stack, coin, people.approvers)
    for kind, signers in ((Attester.CUSTODIAN, terms.custodians), (Attester.AUDITOR, terms.auditors)):
        for signer in signers:
            if coin.attester_kind(signer) != kind:
                yield coin.set_attester.prepare(signer, kind)
    if coin.reserve_terms() != (terms.threshold, terms.max_age, terms.buffer):
        yield coin.set_reserve_terms.prepare(terms.threshold, terms.max_age, terms.buffer)
    for day in terms.holidays:
        if not coin.is_holiday(day):
            yield coin.set_holiday.prepare(day, True)


def _standing(stack: Shared, identifier: str, terms: StablecoinTerms, people: StablecoinRoles) -> Iterator[str]:
    """Differences of a deployed stablecoin that its deployment can't change."""
    if f"stablecoin/{identifier}" not in stack.book.entries:
        return
    coin = Stablecoin(stack.chain, stack.book.address(f"stablecoin/{identifier}"))
    found = {
        "name": (coin.name(), terms.name),
        "symbol": (coin.symbol(), terms.symbol),
        "currency": (coin.currency().rstrip(b"\0").decode(), terms.currency),
        "decimals": (coin.decimals(), terms.decimals),
    }
    for what, (actual, wanted) in found.items():
        if actual != wanted:
            yield f"its {what} is {actual}, asked for {wanted}"
    yield from differences.of_grants(stack, [(role, coin, party, delay) for role, party, delay in people.grants()])
