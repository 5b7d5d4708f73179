"""What authorities do: a lost key replaced, a sanction, a court's order, a change of agents."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from rwa_chain.bindings import IdentityRegistry, Paying
from rwa_chain.chain import Call
from rwa_chain.deploy import role_id
from rwa_chain.lifecycle import administration, control, disclosure, distribution, onboarding, recovery
from rwa_chain.lifecycle.administration import Scheduled
from rwa_chain.scenario import steps
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.play import founding
from rwa_chain.scenario.play.trading import attempt
from rwa_chain.scenario.run import Run

APPROVALS_COUNT = timedelta(days=7)
"""How long approvals of a recovery count: our choice."""


def key_loss(run: Run, step: steps.KeyLoss) -> str:
    """The wallet is frozen, two of three approve, the delay passes, the units go to the holder's new wallet."""
    run.at(step.date)
    lost, new = run.party(step.holder), run.party(step.new_wallet)
    control.freeze(run.token, lost, sender=run.role(Role.FREEZER))
    founding.record(run, [step.document])
    units = run.token.balance_of(lost)
    ready_at = run.instant(step.recovery_date)
    run.at_second(ready_at - run.stack.recovery.delay())
    bank = run.scenario.party(step.holder).bank
    approvers = [run.party(each) for each in step.approved_by]
    proposal, *further = (
        recovery.propose(
            run.stack.recovery,
            recovery.terms_of(
                register,
                lost,
                new,
                disclosure.document_hash(run.scenario.document(step.document).text),
                deadline=run.instant(step.date + APPROVALS_COUNT),
            ),
            approvers,
            sender=approvers[0],
        )
        for register in (run.token, *([run.stack.deposits[bank]] if bank else []))
    )
    run.early(
        f"recover {step.holder}",
        proposal.executable_at,
        "Recovery.RecoveryTooEarly",
        run.stack.recovery.execute,
        proposal.terms,
        sender=approvers[0],
    )
    for each in (proposal, *further):
        run.at_second(each.executable_at)
        recovery.execute(run.stack.recovery, each, sender=approvers[0])
    control.unfreeze(run.token, new, sender=run.role(Role.FREEZER))
    run.check(
        "the lost wallet is dead, its successor holds",
        run.token.balance_of(lost) == 0 and run.token.balance_of(new) == units and not run.token.can_receive(lost),
        f"{run.token.balance_of(lost)} units at {step.holder}, {run.token.balance_of(new)} at {step.new_wallet}",
    )
    return f"{units:,} units from {step.holder} to {step.new_wallet}; the supply is unchanged"


def sanction(run: Run, step: steps.Sanction) -> str:
    """Compliance marks the holder in the registry; every register refuses it in the same transaction."""
    run.at(step.date)
    holder = run.party(step.holder)
    receipt = control.sanction(run.stack.identity, holder, sender=run.role(Role.COMPLIANCE))
    attempt(run, step.attempts)
    pushed = len({event.place.address for event in receipt.events if event.place} - {run.stack.identity.address})
    return f"{step.holder} can neither send nor receive {run.token.balance_of(holder):,} units; {pushed} registers told"


def court_order(run: Run, step: steps.CourtOrder) -> str:
    """The receiver is onboarded; the court's units move to it, and so does what was kept, under a licence."""
    run.at(step.date)
    court, registrar = run.role(Role.COURT_ORDER), run.role(Role.REGISTRAR)
    receiver, holder = run.party(step.receiver), run.party(step.holder)
    person = run.scenario.party(step.receiver)
    if not run.stack.identity.contains(receiver):
        founding.present(run, [person])
        onboarding.admit(run.token, [receiver], sender=registrar)
        if person.bank:
            founding.open_accounts_at(run, person.bank, [person])
    founding.record(run, [step.document, step.licence])
    order = disclosure.document_hash(run.scenario.document(step.document).text)
    control.carry_out_order(run.token, holder, receiver, step.units, order, sender=court)
    licence = disclosure.document_hash(run.scenario.document(step.licence).text)
    total = Decimal("0.00")
    for each in run.state.distributions:
        if distribution.kept_of(each.declared, holder):
            receipt = distribution.release(
                each.declared, holder, receiver, run.deposit(step.receiver), licence, sender=court
            )
            total += distribution.released(receipt)
    return f"{step.units:,} units from {step.holder} to {step.receiver}; {total:,f} released under licence"


# ---- a new pair of list and paying contract, and a new paying agent ----


def agent_change(run: Run, step: steps.AgentChange) -> str:
    """What was scheduled a delay earlier is carried out: a new pair is wired, and the paying agent changes."""
    stack, administrator = run.stack, run.role(Role.ADMINISTRATOR)
    delay = run.scenario.administration.administration_delay_days
    run.at(step.date - timedelta(days=delay), time(9, 0))
    old = run.state.payers[-1]
    number, new, obligations = stack.deploy_next_paying(sender=run.role(Role.DEPLOYER))
    for key, contract in ((f"paying/{number}", new), (f"obligations/{number}", obligations)):
        run.names.add(key, contract)
        run.ledger.contracts[key] = str(contract.address)
    run.state.payers.append(new)
    _open_the_payers_accounts(run, new)
    role = role_id("PAYING_AGENT", run.token)
    calls: list[Call[Any]] = [
        *(new.set_cash.prepare(deposit, stack.interbank, True) for deposit in stack.deposits.values()),
        *_same_powers(run, old, new),
        stack.interbank.set_caller.prepare(new, True),
        new.set_obligations.prepare(obligations),
        run.bond.set_obligations.prepare(obligations),
        stack.manager.grant_role.prepare(role, run.party(step.successor), 0),
    ]
    run.describe(*calls)
    ready_at = run.instant(step.date)
    scheduled = [administration.schedule(stack.manager, call, when=ready_at, sender=administrator) for call in calls]
    carry_out_all(run, "replace the paying contract", scheduled)
    stack.manager.renounce_role(role, run.party(step.leaver), sender=run.party(step.leaver))
    run.state.paying_agent = step.successor
    return f"{step.successor} pays by a new contract; {step.leaver} has given its role up"


def carry_out_all(run: Run, what: str, scheduled: list[Scheduled]) -> None:
    """Carries out what the administrator scheduled, not a second early."""
    administrator, manager = run.role(Role.ADMINISTRATOR), run.stack.manager
    first = scheduled[0]
    run.early(
        what,
        first.ready_at,
        "AccessManager.AccessManagerNotReady",
        manager.execute,
        first.target,
        first.call.data,
        sender=administrator,
    )
    for each in scheduled:
        administration.carry_out(manager, each, sender=administrator)


def _open_the_payers_accounts(run: Run, new: Paying) -> None:
    """A paying contract pays from its own wallet at each bank, where it is admitted as a nominee."""
    registry: IdentityRegistry = run.stack.identity
    onboarding.register(
        registry,
        [new],
        sender=run.role(Role.REGISTRAR),
        country=run.scenario.holder_of(Role.REGISTRAR).country,
        topics=[onboarding.Topic.KYC],
        nominee=True,
    )
    for bank, deposit in run.stack.deposits.items():
        onboarding.admit(deposit, [new], sender=run.party(bank))


def _same_powers(run: Run, old: Paying, new: Paying) -> list[Call[Any]]:
    """The powers that the old one has at the banks, for the new one."""
    return [
        deposit.set_powers.prepare(new, powers)
        for deposit in run.stack.deposits.values()
        if (powers := deposit.powers_of(old))
    ]
