"""From the mandate to the onboarding: contracts and roles, the certificate, the audits, who may hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from rwa_chain.chain import Address
from rwa_chain.deploy.spec import desk_of
from rwa_chain.lifecycle import administration, cash, disclosure, onboarding
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.scenario import model, steps
from rwa_chain.scenario.deployment import deploy
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.run import Run

DAY = 86_400

CLAIMS_OUTLAST = timedelta(days=365)
"""How long after maturity a holder's claims still count: our choice."""

CORPORATE = frozenset({Topic.KYC, Topic.RESIDENCE})
"""What is claimed of everybody; the country also where no rule requires a proof of it."""


# ---- mandate ----


def mandate(run: Run, step: steps.Mandate) -> str:
    """The deployer puts the contracts there, trading halted until the audits, and hands them over."""
    run.at(step.date)
    scenario = run.scenario
    stack, issue = deploy(run.chain, scenario, run.party)
    run.deployed(stack, issue)

    registrar = run.role(Role.REGISTRAR)
    required = [document.id for document in scenario.documents if document.required_for_issue]
    if required:
        disclosure.require(stack.disclosure, run.token, required, sender=registrar)
    for bank in scenario.banks:
        cash.provide(
            stack.settlement_token,
            run.party(bank.id),
            bank.settlement_balance,
            f"opening balance of {bank.id}",
            bank=run.party(scenario.clearing_bank.id),
            desk=run.party(desk_of(scenario.clearing_bank.id)),
        )
    _open_accounts(run, [person for person in scenario.cast if person.bank and not _invests(person)])
    _cancel_by_guardian(run)
    halted = ", trading halted" if run.token.paused() else ""
    return f"{len(stack.book.entries)} contracts{halted}; the deployer has handed everything over"


def _cancel_by_guardian(run: Run) -> None:
    """Compliance schedules a change of the policy, and the guardian cancels it while it waits."""
    compliance, guardian = run.role(Role.COMPLIANCE), run.role(Role.GUARDIAN)
    if not run.scenario.administration.administration_delay_days:
        return
    change = run.token.set_policy.prepare(run.token.policy())
    run.describe(change)
    scheduled = administration.schedule(run.stack.manager, change, sender=compliance)
    administration.cancel(run.stack.manager, scheduled, compliance, sender=guardian)
    waits_until = run.stack.manager.get_schedule(scheduled.operation)
    run.check("the guardian cancels what waits", waits_until == 0, f"it still waits until {waits_until}")


# ---- certificate, audits ----


def certificate(run: Run, step: steps.Certificate) -> str:
    """The issuer files the regulator's certificate."""
    run.at(step.date)
    document = run.scenario.document(step.document)
    record(run, [step.document])
    file(run, step.lane, step.cap, document.text)
    return f"lane {step.lane}, at most {step.cap:,f} {run.terms.currency}"


def file(run: Run, lane: str, cap: Decimal, text: str) -> None:
    """Files a regulator's certificate, good until maturity."""
    disclosure.file(
        run.stack.disclosure,
        run.token,
        disclosure.lane_of(lane),
        cap,
        text,
        valid_until_at=run.instant(run.terms.maturity_date),
        sender=run.role(Role.ISSUER),
    )
    run.state.filed = True


def audits(run: Run, step: steps.Audits) -> str:
    """Audit reports are recorded as they come, and trading is let begin after the administrator's delay."""
    for identifier in sorted(step.documents, key=lambda each: run.scenario.document(each).date):
        run.at(max(step.date, min(run.scenario.document(identifier).date, step.until)))
        record(run, [identifier])
    run.at(step.until)
    let_trading_begin(run, step.unpause_date)
    return f"{len(step.documents)} documents; trading may begin from {step.unpause_date}"


def let_trading_begin(run: Run, day: date) -> None:
    """The administrator schedules the end of the halt for a date, and carries it out then, not a second earlier."""
    administrator, manager = run.role(Role.ADMINISTRATOR), run.stack.manager
    begins_at = run.instant(day)
    unpause = run.token.unpause.prepare()
    run.describe(unpause)
    scheduled = administration.schedule(manager, unpause, when=begins_at, sender=administrator)
    run.early(
        "let trading begin",
        begins_at,
        "AccessManager.AccessManagerNotReady",
        manager.execute,
        scheduled.target,
        scheduled.call.data,
        sender=administrator,
    )
    administration.carry_out(manager, scheduled, sender=administrator)


def record(run: Run, documents: Iterable[str]) -> None:
    """The registrar records documents by the hashes of their texts."""
    for identifier in documents:
        text = run.scenario.document(identifier).text
        disclosure.record(run.stack.disclosure, run.token, identifier, text, sender=run.role(Role.REGISTRAR))


# ---- onboarding ----


def onboarding_of_investors(run: Run, step: steps.Onboarding) -> str:
    """Claims on every applicant are presented; the registrar admits who passes, and is refused for who doesn't."""
    run.at(step.date)
    registrar = run.role(Role.REGISTRAR)
    accepted = [run.scenario.party(each) for each in step.accepted]
    refused = [run.scenario.party(each.party) for each in step.refused]
    present(run, [*accepted, *refused])
    nominees = [person for person in run.scenario.cast if Role.CONVERSION_AGENT in person.roles]
    if nominees:
        _register_nominees(run, nominees)
    run.at(step.until)
    onboarding.admit(run.token, [run.party(each.id) for each in [*accepted, *nominees]], sender=registrar)
    for each in step.refused:
        run.refused(each.error, run.token.admit_wallets, [run.party(each.party)], sender=registrar)
    _open_accounts(run, [person for person in [*accepted, *nominees] if person.bank], known=True)
    return f"{len(accepted) + len(refused)} apply, {len(accepted)} pass"


def present(run: Run, people: Iterable[model.Party]) -> None:
    """The KYC agent signs and presents what it found about parties."""
    agent = next(run.party(each.id) for each in run.scenario.cast if Role.CLAIM_ISSUER in each.roles)
    valid_until_at = run.instant(run.terms.maturity_date + CLAIMS_OUTLAST)
    for person in people:
        claims = onboarding.sign_claims(
            run.stack.identity,
            profile(run, person),
            agent,
            issued_at=run.chain.now,
            valid_until_at=valid_until_at,
        )
        onboarding.present(run.stack.identity, claims, sender=agent)


def profile(run: Run, person: model.Party) -> Profile:
    """A party of the cast as a KYC agent finds it."""
    return Profile(
        wallet=run.party(person.id).address,
        country=person.country,
        investor_class=InvestorClass[person.investor_class.name] if person.investor_class else InvestorClass.RETAIL,
        topics=frozenset(Topic[topic.name] for topic in person.topics) | CORPORATE,
        us_person=person.us_person,
    )


def _register_nominees(run: Run, people: Iterable[model.Party]) -> None:
    """Nominees hold for many: the registrar says so at their registration, nobody can claim it."""
    for person in people:
        found = profile(run, person)
        onboarding.register(
            run.stack.identity,
            [found.wallet],
            sender=run.role(Role.REGISTRAR),
            country=found.country,
            investor_class=found.investor_class,
            topics=found.topics,
            nominee=True,
        )


def _open_accounts(run: Run, people: list[model.Party], *, known: bool = False) -> None:
    """Each bank admits its customers, books what they deposited and issues it to them."""
    if not known:
        present(run, people)
    for bank in run.scenario.banks:
        customers = [person for person in people if person.bank == bank.id]
        if customers:
            open_accounts_at(run, bank.id, customers)


def open_accounts_at(run: Run, bank: str, customers: list[model.Party]) -> None:
    """One bank admits customers, books their deposits and issues them."""
    deposit, sender = run.stack.deposits[bank], run.party(bank)
    wallets: list[Address] = [run.party(person.id).address for person in customers]
    onboarding.admit(deposit, wallets, sender=sender)
    funded = [(person, person.deposit) for person in customers if person.deposit]
    if funded:
        total = sum((amount for _, amount in funded), Decimal(0))
        cash.book(deposit, total, f"deposits of {', '.join(person.id for person, _ in funded)}", sender=sender)
    for person, amount in funded:
        cash.issue(deposit, run.party(person.id), amount, f"deposit of {person.id}", sender=run.party(desk_of(bank)))


def _invests(person: model.Party) -> bool:
    return bool({Role.INVESTOR, Role.RECEIVER, Role.CONVERSION_AGENT} & set(person.roles))
