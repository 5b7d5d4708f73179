"""What might have happened, played in branches: a change-of-control put, and a coupon that is not funded."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from rwa_chain.lifecycle import bond, distribution
from rwa_chain.scenario import steps
from rwa_chain.scenario.ledger import Branch
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.play import income
from rwa_chain.scenario.run import Distributed, Run

PUT_OPENS = time(9, 0)
PUT_PAID = time(12, 0)


def put(run: Run, step: steps.Put) -> str:
    """The trustee opens the put, the holder elects, the window closes, the issuer funds, units are paid and burnt."""
    puts, holder = run.stack.puts, run.party(step.holder)
    run.at(step.window_opens, PUT_OPENS)
    pay_at = run.instant(step.date, PUT_PAID)
    number = bond.open_put(puts, run.token, run.terms, step.date, pay_at=pay_at, sender=run.trustee)
    before = run.token.total_supply()
    bond.elect(puts, run.token, step.units, sender=holder)
    closes_at = puts.put_of(run.token, number).closes_at
    agent = run.role(Role.CALCULATION_AGENT)
    run.early("declare the put", closes_at + 1, "BondPuts.PutStillOpen", puts.declare, run.token, sender=agent)
    declared = bond.declare_put(puts, run.token, number, sender=agent)
    run.state.distributions.append(Distributed("put", declared))
    amount = bond.put_amount(puts, run.token, step.units, step.date)
    issuer = run.scenario.holder_of(Role.ISSUER)
    deposit = run.deposit(step.holder)
    distribution.fund(declared, run.deposit(issuer.id), {deposit: amount}, sender=run.party(issuer.id))
    run.early(
        "pay the put",
        pay_at,
        "Paying.PaymentTooEarly",
        declared.paying.pay_page,
        declared.id,
        deposit,
        [holder],
        sender=run.paying_agent,
    )
    receipts = distribution.pay(declared, deposit, [holder], sender=run.paying_agent)
    puts.close(run.token, sender=run.paying_agent)
    paid = sum((payment.net for payment in distribution.payments(receipts)), Decimal(0))
    accrued = bond.accrued_interest(run.bond, step.units, step.date)
    every = run.terms.units
    bound_accrued = bond.accrued_interest(run.bond, every, step.date)
    if isinstance(run.entry, Branch):
        run.entry.outcome |= {
            "holder": step.holder,
            "units": before - run.token.total_supply(),
            "principal": paid - accrued,
            "accrued": accrued,
            "total": paid,
            "bound_principal": bond.put_amount(puts, run.token, every, step.date) - bound_accrued,
            "bound_accrued": bound_accrued,
        }
    run.state.issued -= step.units
    return f"{step.units:,} units of {step.holder} put for {paid:,f}, of it {accrued:,f} accrued"


def default(run: Run, step: steps.Default) -> str:
    """A coupon is declared and not funded: non-payment, grace, event of default, instruction, acceleration."""
    defaults = run.stack.defaults
    period = next(each for each in run.terms.periods if each.pay_date == step.date)
    income.declare(run, period)
    number = period.number - 1
    due_at = bond.end_of(period.pay_date, run.terms)
    watcher = run.trustee
    run.early(
        "record the non-payment",
        due_at + 1,
        "BondDefaults.NotOverdue",
        defaults.record_non_payment,
        run.token,
        number,
        sender=watcher,
    )
    grace_until_at = bond.record_non_payment(defaults, run.token, number, sender=watcher)
    run.early(
        "record the event of default",
        grace_until_at + 1,
        "BondDefaults.GraceRunning",
        defaults.record_default,
        run.token,
        number,
        sender=watcher,
    )
    run.at(step.instruction_record_date, time(0, 0))
    record_at = bond.record_default(defaults, run.token, number, sender=watcher)
    run.at_second(max(run.instant(step.acceleration_date), record_at + 1))
    holders = [
        wallet
        for each in step.instructed_by
        for wallet in run.scenario.party(each).wallet_ids
        if run.token.balance_of(run.party(wallet))
    ]
    for wallet in holders:
        units = run.token.balance_of(run.party(wallet))
        bond.instruct(defaults, run.token, number, units, sender=run.party(wallet))
    miss = defaults.instruction_of(run.token)
    status = run.bond.status().name
    run.check("the bond is accelerated", status == "ACCELERATED", status)
    claim = bond.claim_on(defaults, run.bond, run.token, step.acceleration_date)
    later = bond.claim_on(defaults, run.bond, run.token, step.acceleration_date + timedelta(days=1))
    run.check("interest keeps accruing", later.interest > claim.interest, f"{later.interest} a day later")
    if isinstance(run.entry, Branch):
        run.entry.outcome |= {
            "due_date": step.date,
            "grace_ends": run.local_date(grace_until_at),
            "instructing_units": miss.instructed,
            "counted_units": miss.counted,
            "status": status,
            "principal": claim.principal,
            "interest": claim.interest,
            "total": claim.total,
        }
    return (
        f"the coupon of {step.date} is not funded; {miss.instructed:,} of {miss.counted:,} units instruct; "
        f"{claim.principal:,f} and {claim.interest:,f} interest are due at once"
    )


def called_default(run: Run, step: steps.CalledDefault) -> str:
    """The issuer calls, and nothing comes: a called bond defaults like any other, and pays later."""
    defaults, watcher = run.stack.defaults, run.trustee
    period = next(each for each in run.terms.periods if each.pay_date == step.date)
    issuer = run.scenario.holder_of(Role.ISSUER)
    run.at(step.notice_date)
    bond.call(run.bond, run.terms, period, text=step.title, sender=run.party(issuer.id))
    called = run.bond.status().name
    run.check("the bond is called", called == "CALLED", called)
    last = income.declare(run, period)
    principal = bond.declare_redemption(run.bond, sender=run.role(Role.CALCULATION_AGENT))
    run.state.distributions.append(Distributed("principal", principal))
    due_at = bond.end_of(period.pay_date, run.terms)
    run.early(
        "record the non-payment of a called bond",
        due_at + 1,
        "BondDefaults.NotOverdue",
        defaults.record_non_payment,
        run.token,
        bond.PRINCIPAL,
        sender=watcher,
    )
    grace_until_at = bond.record_non_payment(defaults, run.token, bond.PRINCIPAL, sender=watcher)
    bond.record_non_payment(defaults, run.token, period.number - 1, sender=watcher)
    run.at(step.instruction_record_date, time(0, 0))
    record_at = bond.record_default(defaults, run.token, bond.PRINCIPAL, sender=watcher)
    run.at_second(max(run.instant(step.acceleration_date), record_at + 1))
    for each in step.instructed_by:
        for wallet in run.scenario.party(each).wallet_ids:
            units = run.token.balance_of(run.party(wallet))
            if units:
                bond.instruct(defaults, run.token, bond.PRINCIPAL, units, sender=run.party(wallet))
    instruction = defaults.instruction_of(run.token)
    status = run.bond.status().name
    run.check("the called bond is accelerated", status == "ACCELERATED", status)
    claim = bond.claim_on(defaults, run.bond, run.token, step.acceleration_date)
    run.at(step.paid_date)
    holdings = income.holders_of_record(run, period)
    receipts = []
    for declared in (last.declared, principal):
        owed = income.owed_on(run, declared, holdings)
        amounts = {group.deposit: group.total for group in owed.by_bank()}
        distribution.fund(declared, run.deposit(issuer.id), amounts, sender=run.party(issuer.id))
        for group in owed.by_bank():
            receipts += distribution.pay(declared, group.deposit, list(group.shares), sender=run.paying_agent)
    bond.retire(run.bond, list(holdings), sender=watcher)
    ended = run.bond.status().name
    run.check("paid after all, every unit is retired", ended == "REDEEMED", ended)
    run.state.issued = 0
    paid = sum((payment.net for payment in distribution.payments(receipts)), Decimal(0))
    if isinstance(run.entry, Branch):
        run.entry.outcome |= {
            "called_for": step.date,
            "due_date": step.date,
            "grace_ends": run.local_date(grace_until_at),
            "instructing_units": instruction.instructed,
            "counted_units": instruction.counted,
            "status": status,
            "principal": claim.principal,
            "coupon": claim.interest,
            "total": claim.total,
            "paid": paid,
        }
    return (
        f"called for {step.date} and not paid; {instruction.instructed:,} of {instruction.counted:,} units instruct; "
        f"{paid:,f} paid on {step.paid_date}, all units retired"
    )
