"""A period's money: cash in, three statements compared, the waterfall, and holders of record paid."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from rwa_chain.bindings import IWaterfall, Obligations, RevenueRights
from rwa_chain.bindings.types import Payee, Statements, WaterfallState
from rwa_chain.deploy.spec import desk_of
from rwa_chain.instruments.pool import checks, events, tables, unpaid
from rwa_chain.instruments.pool.expected import WAD, percent_of, shares
from rwa_chain.instruments.pool.metering import close_months
from rwa_chain.instruments.pool.run import DAY, Run
from rwa_chain.instruments.pool.spec import CLOSED_DAY, PAY_DAY
from rwa_chain.life import paying
from rwa_chain.life.instrument import Distributed, Due
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, disclosure, distribution
from rwa_chain.lifecycle.bond import positions
from rwa_chain.lifecycle.distribution import declared_in
from rwa_chain.lifecycle.remainders import cut

MONTH_CLOSED = 7
"""Day of the month after."""
NOON = time(12, 0)


def share(run: Run) -> str:
    """Collect a period's cash, compare the statements, and run the waterfall."""
    _collect(run, silent=run.sizes.event(run.period) == "silent")
    return _close(run)


def _collect(run: Run, *, silent: bool) -> None:
    """Months are closed; what was collected comes through the channel; meter, channel and bank are compared."""
    period, state, found = run.period, run.state, run.metered
    last = run.sizes.last_month(period)
    run.world.at_second(run.spec.instant(run.spec.after(period, MONTH_CLOSED), NOON))
    if not silent:
        close_months(run, last)
        state.chains = {where: chain for where, chain in state.chains.items() if where[1] > last}
        # A month that was silent is compared anew, now that its readings are there.
        if period > 1 and run.sizes.event(period - 1) == "silent":
            _reconcile(run, period - 1)
    found.collected = found.revenue - run.source.uncollected(period, found.revenue)
    found.cash = percent_of(found.collected, run.spec.rights.remitted_percent)
    _pay_in(run, found.cash)
    _reconcile(run, period)
    if silent:
        events.cure_gap(run)
    if period == 1:
        events.refuse_cash(run)


def _pay_in(run: Run, amount: int) -> None:
    """The money clears into the first bank, which issues it to the onshore company, which pays it in."""
    bank, payer = run.world.party(run.first_bank), run.staff("collector")
    reference, money = f"collection of period {run.period}", run.cash.amount(amount)
    if not amount:
        return
    run.world.clear_in(run.first_bank, money, reference)
    desk = run.world.party(desk_of(run.first_bank))
    cash.provide(run.deposit, payer, money, reference, bank=bank, desk=desk)
    channel = run.state.channels["out"]
    run.waterfall.pay_in(run.token, channel, run.deposit, amount, cash.booking(reference), sender=payer)


def uptime_of(run: Run, period: int) -> int:
    """The operator's reported uptime [wad]: online device days over all device days, rounded down."""
    found = run.metered_in(period)
    return WAD if not found.device_days else (found.device_days - found.down_days) * WAD // found.device_days


def _reconcile(run: Run, period: int) -> None:
    found = run.metered_in(period)
    statements = Statements(
        channel=found.collected,
        bank=found.collected,
        uptime=uptime_of(run, period),
        document_hash=disclosure.document_hash(f"statements of period {period}"),
    )
    run.waterfall.reconcile(run.token, period - 1, statements, sender=run.role(Role.CALCULATION_AGENT))


def _close(run: Run) -> str:
    """The period is closed, declared, funded, paid from the pay date on, and checked against the expectation."""
    period, waterfall, state = run.period, run.waterfall, run.state
    run.world.at_second(run.spec.instant(run.spec.after(period, CLOSED_DAY), NOON))
    silent = run.world.next_instant - state.heard_at > run.spec.waterfall.silence_days * DAY
    outcome = state.expectation.close(run.metered.cash, uptime_of(run, period), silent=silent)
    before = waterfall.state_of(run.token)
    closed = run.rights.close_period(period - 1, sender=run.role(Role.CALCULATION_AGENT))
    after, split = waterfall.state_of(run.token), closed.one(IWaterfall.PeriodSplit)
    checks.waterfall(run, before, after, split, outcome)
    made = _entry(run, split, after, before)
    money = run.cash.amount
    wanted = {
        "cash_in": money(run.metered.cash),
        "due": money(outcome.due),
        "distributed": money(outcome.buckets.senior),
        "buckets": {name: money(amount) for name, amount in vars(outcome.buckets).items()},
        "reserve": money(outcome.reserve),
        "trapped": money(outcome.trapped),
        "arrears": money(outcome.arrears),
    }
    run.live.dues.append(Due(f"period {period}", "periods", wanted, period - 1))
    unpaid.begin(run)
    if split.split.senior:
        made.payments = _distribute(run, split.split.senior)
        made.paid = sum((each.net for each in made.payments if not each.kept), made.paid)
        made.withheld = sum((each.withheld for each in made.payments), made.withheld)
        made.kept = sum((each.net for each in made.payments if each.kept), made.kept)
    for bucket in Payee:
        waterfall.pay_out(run.token, bucket, sender=run.role(Role.TRUSTEE))
    unpaid.end(run)
    run.periods.append(made)
    state.beside.closed(run, made)
    checks.money(run)
    shared = "nothing" if not made.distributed else f"{made.distributed:,.2f}"
    return f"cash in {made.cash_in:,.2f}; holders get {shared}; reserve {made.reserve:,.2f}"


def _distribute(run: Run, total: int) -> list[tables.Payment]:
    """The share of the holders is declared, funded and paid to those of record, bank by bank."""
    period, world, agent = run.period, run.world, run.world.paying_agent(run.live)
    names = {world.party(name).address: name for name in run.spec.rights.holders}
    held = positions(run.live.token, run.spec.record_at(period), list(names))
    found = cut(total, held)
    receipt = run.rights.declare(period - 1, sender=agent)
    list_ = Obligations(world.chain, run.rights.obligations())
    declared = declared_in(list_, receipt.one(RevenueRights.PeriodDeclared).id, run.spec.cash)
    run.live.distributions.append(Distributed(f"share of period {period}", declared))
    calculation = run.role(Role.CALCULATION_AGENT)
    distribution.set_shares(declared, found.threshold, found.tie_member, sender=calculation)
    due = paying.shares_of(world, declared, names)
    deposits, amounts = (
        [group.deposit for group in due.groups],
        [run.cash.units(group.total) for group in due.groups],
    )
    run.rights.fund(period - 1, deposits, amounts, sender=agent)
    if period == 1:
        events.refuse_early_payment(run, declared, due.groups[0])
    world.at_second(run.spec.pay_at(period))
    receipts = paying.pay(world, run.live, declared, due)
    run.check("the period is discharged", declared.obligations.is_discharged(declared.id), True)
    if declared.paying.tax_line_of(declared.id).due:
        declared.paying.remit_tax(declared.id, run.deposit, sender=agent)
    paid = [
        tables.Payment(names[each.wallet], each.gross, each.withheld, each.net, each.kept)
        for each in distribution.payments(declared.currency, receipts)
    ]
    expected = shares(total, {name: position.units for name, position in zip(names.values(), held, strict=True)})
    rates = {each.country: each.percent for each in run.spec.rights.withholding}
    countries = {name: world.plan.party(name).country for name in expected}
    taxed = {name: percent_of(gross, rates.get(countries[name], Decimal(0))) for name, gross in expected.items()}
    checks.distribution(run, paid, total, expected, taxed)
    unpaid.keep(run, declared, {each.holder: each.net for each in paid if each.kept})
    tills = distribution.money_of(declared)
    kept = sum((each.net for each in paid if each.kept), run.cash.amount(0))
    run.check(
        "paid + kept + withheld = distributed",
        (tills.paid + tills.kept + tills.withheld, tills.kept),
        (run.cash.amount(total), kept),
    )
    run.state.distributed += total
    return paid


def _entry(run: Run, split: IWaterfall.PeriodSplit, state: WaterfallState, before: WaterfallState) -> tables.Period:
    """The period as the chain has it."""
    found, period, money = run.metered, run.period, run.cash.amount
    record = run.waterfall.reconciliation_of(run.token, period - 1)
    senior = money(split.split.senior)
    return tables.Period(
        period=period,
        month=run.sizes.name(period),
        pay_date=run.spec.after(period, PAY_DAY),
        kwh=checks.kwh(found.energy),
        attested=money(record.meter),
        restated=money(record.meter),
        channel=money(record.channel),
        bank=money(record.bank),
        cash_in=money(split.measures.cash),
        due=money(split.dues.senior),
        buckets={
            "taxes": money(split.split.taxes),
            "servicing": money(split.split.servicing),
            "senior": senior,
            "reserve": money(state.reserve - before.reserve),
            "trapped": money(state.trapped - before.trapped),
            "residual": money(split.split.residual),
        },
        distributed=senior,
        per_unit=f"{senior / run.sizes.units:.8f}",
        arrears=money(run.rights.arrears()),
        reserve=money(state.reserve),
        trapped=money(state.trapped),
        coverage=checks.ratio(min(split.measures.coverage, 10 * WAD)),
        uptime=checks.ratio(split.measures.uptime),
        trap=split.measures.trap.name.lower(),
        silent=split.measures.silent,
        readings=found.readings,
        batches=found.batches,
    )
