"""A period: readings to the chain, cash in, three statements compared, the waterfall, and holders of record paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from rwa_chain.bindings import IWaterfall, Obligations, RevenueRights
from rwa_chain.bindings.types import Batch, Payee, Statements, Top, WaterfallState
from rwa_chain.chain import Receipt
from rwa_chain.deploy.spec import desk_of
from rwa_chain.lifecycle import cash, disclosure, distribution
from rwa_chain.lifecycle.bond import positions
from rwa_chain.lifecycle.distribution import declared_in
from rwa_chain.lifecycle.metering import MonthChain, top_of
from rwa_chain.lifecycle.metering import signed as signed_by
from rwa_chain.lifecycle.remainders import cut
from rwa_chain.scenario.revenue import checks, events, ledger, unpaid
from rwa_chain.scenario.revenue.expected import WAD, shares, withheld
from rwa_chain.scenario.revenue.fleet import Round
from rwa_chain.scenario.revenue.founding import DAY, after, pages, pay_at, record_at
from rwa_chain.scenario.revenue.run import RevenueRun, Signed, percent_of

SUBMITTED_AT_ONCE = 250
"""Station-days in one transaction."""
MONTH_CLOSED, CLOSED = 7, 9
"""Days of the month after."""
NOON = time(12, 0)
QUORUM = ("OPERATOR", "CHANNEL", "AUDITOR")


def play(run: RevenueRun, period: int) -> None:
    """One period, from its first reading to its last payment; an oracle is silent in its last month."""
    run.period = period
    event = run.sizes.event(period)
    run.say(f"period {period} of {run.sizes.periods}: {run.sizes.name(period)}" + (f" ({event})" if event else ""))
    run.acts.opens(run)
    if event == "substituted":
        events.substitute(run)
    if text := run.scenario.events.told(event):
        run.happened(str(event), text)
    rounds = run.source.rounds(period)
    silent = event == "silent"
    signed: list[Signed] = []
    for index, each in enumerate(rounds):
        _count(run, period, each)
        if silent and each.month == run.sizes.last_month(period):
            run.late.append(each)
            continue
        late, run.late = run.late, []
        for held_back in late:
            submit(run, held_back, at=each.submit_at)
        if late:
            run.happened("cured", f"the oracle speaks again: {len(late)} rounds of the month before are accepted")
        wrong = event == "disputed" and index == len(rounds) - 1
        signed = events.submit_wrong(run, each) if wrong else submit(run, each, at=each.submit_at)
        if period == 1 and index == 0:
            events.refuse_readings(run, signed)
        if wrong:
            events.dispute(run, signed)
    if signed:
        checks.prove_one(run, signed)
    collect(run, period, silent=silent)
    close(run, period)


def _count(run: RevenueRun, period: int, each: Round) -> None:
    found = run.metered[period]
    found.down_days += each.down_days
    found.device_days += each.device_days
    month = run.month_sums[each.month]
    for sessions in each.sessions.values():
        for session in sessions:
            energy = run.source.energy(session)
            month[0] += energy
            month[1] += session.revenue
            found.energy += energy
            found.revenue += session.revenue
            found.readings += 1
            sums = run.device_sums[session.device]
            sums[0] += 1
            sums[1] += session.quantity
            sums[2] += session.revenue


# -- readings -------------------------------------------------------------------------------------------------------


def submit(run: RevenueRun, each: Round, *, at: int) -> list[Signed]:
    """Every station's readings are signed by its devices, hashed into roots, attested and accepted."""
    made = [read(run, station, each) for station in sorted(each.sessions)]
    run.at(at)
    accept(run, made)
    return made


def read(run: RevenueRun, station: str, each: Round) -> Signed:
    """A station's readings, which stand."""
    made = run.fleet.read(station, each.sessions[station])
    run.fleet.settle(made)
    return Signed(made, run.numbers[station])


def accept(run: RevenueRun, made: Sequence[Signed]) -> None:
    """The bridge carries roots and sums; a quorum of attesters has signed each list."""
    batches = [(signed, *each) for signed in made for each in batches_of(signed)]
    # The chain takes readings of two months at a time.
    close_months(run, max((run.month_of(batch.day) for _, batch, _ in batches), default=0) - 2)
    attesters = [run.party(name) for name in QUORUM[: run.scenario.readings.quorum]]
    for page in pages(batches, SUBMITTED_AT_ONCE):
        listed = [batch for _, batch, _ in page]
        tops = [top for *_, top in page]
        signatures = signed_by(run.pool.submission(listed), attesters)
        receipt = run.contracts.readings.accept(run.token, listed, tops, signatures, sender=run.party("BRIDGE"))
        accepted_at = run.heard_at = run.chain.block(receipt.block).timestamp
        for signed, batch, _ in page:
            where = (batch.station, run.month_of(batch.day))
            chain = run.chains.setdefault(where, MonthChain(run.token))
            signed.places[batch.day] = chain.append(batch, accepted_at)
            found = run.metered[run.sizes.period_of(where[1])]
            found.batches += 1
            found.attested += batch.revenue
    run.say(f"    {len(batches):,} station-days accepted, of {sum(b.count for _, b, _ in batches):,} signed readings")


def batches_of(signed: Signed) -> list[tuple[Batch, Top]]:
    """A station's days as they cross, each with its root opened."""
    return [
        (Batch(signed.number, batch.day, batch.count, batch.quantity, batch.revenue, batch.root), top_of(batch))
        for batch in signed.made.batches()
    ]


# -- money ----------------------------------------------------------------------------------------------------------


def collect(run: RevenueRun, period: int, *, silent: bool) -> None:
    """Months are closed; what was collected comes through the channel; meter, channel and bank are compared."""
    last = run.sizes.last_month(period)
    run.at(run.instant(after(run, period, MONTH_CLOSED), NOON))
    if not silent:
        close_months(run, last)
        run.chains = {where: chain for where, chain in run.chains.items() if where[1] > last}
        # A month that was silent is compared anew, now that its readings are there.
        if period > 1 and run.sizes.event(period - 1) == "silent":
            _reconcile(run, period - 1)
    found = run.metered[period]
    found.collected = found.revenue - run.source.uncollected(period, found.revenue)
    amount = percent_of(found.collected, run.scenario.rights.remitted_percent)
    found.cash = amount
    _pay_in(run, period, amount)
    _reconcile(run, period)
    if silent:
        events.cure_gap(run, period)
    if period == 1:
        events.refuse_cash(run)


def close_months(run: RevenueRun, last: int) -> None:
    """Months up to the last of these are closed on the chain."""
    readings = run.contracts.readings
    while readings.state_of(run.token).open_month <= last:
        readings.close_month(run.token, sender=run.party("CALCULATION"))


def _pay_in(run: RevenueRun, period: int, amount: int) -> None:
    """The money clears into the first bank, which issues it to the onshore company, which pays it in."""
    contracts, banks = run.contracts, run.scenario.banks
    bank, clearing, payer = run.party(banks.issuing[0].id), run.party(banks.clearing.id), run.party("WFOE")
    reference, money = f"collection of period {period}", cash.money(amount)
    if not amount:
        return
    central = run.party(desk_of(banks.clearing.id))
    cash.provide(contracts.stack.settlement_token, bank, money, reference, bank=clearing, desk=central)
    desk = run.party(desk_of(banks.issuing[0].id))
    cash.provide(contracts.deposit, payer, money, reference, bank=bank, desk=desk)
    contracts.waterfall.pay_in(
        run.token, run.channels["out"], contracts.deposit, amount, cash.booking(reference), sender=payer
    )


def uptime_of(run: RevenueRun, period: int) -> int:
    """What the operator reports [wad]: device days online of all device days, cut."""
    found = run.metered[period]
    return WAD if not found.device_days else (found.device_days - found.down_days) * WAD // found.device_days


def _reconcile(run: RevenueRun, period: int) -> None:
    found = run.metered[period]
    statements = Statements(
        channel=found.collected,
        bank=found.collected,
        uptime=uptime_of(run, period),
        document_hash=disclosure.document_hash(f"statements of period {period}"),
    )
    run.contracts.waterfall.reconcile(run.token, period - 1, statements, sender=run.party("CALCULATION"))


# -- the waterfall and the holders ------------------------------------------------------------------------------------


def close(run: RevenueRun, period: int) -> None:
    """The period is closed, declared, funded, paid from the pay date on, and checked against the expectation."""
    contracts, calculation = run.contracts, run.party("CALCULATION")
    waterfall, rights = contracts.waterfall, contracts.rights
    run.at(run.instant(after(run, period, CLOSED), NOON))
    run.told.before_close(run, period)
    silence = run.chain.next_time - run.heard_at
    silent = silence > run.scenario.waterfall.silence_days * DAY
    before = waterfall.state_of(run.token)
    closed = rights.close_period(period - 1, sender=calculation)
    state = waterfall.state_of(run.token)
    outcome = run.expectation.close(run.metered[period].cash, uptime_of(run, period), silent=silent)
    split = closed.one(IWaterfall.PeriodSplit)
    checks.waterfall(run, before, state, split, outcome)
    made = _entry(run, period, split, state, before)
    unpaid.begin(run, period)
    if split.split.senior:
        made.payments = distribute(run, period, split.split.senior)
        made.paid = sum((each.net for each in made.payments if not each.kept), made.paid)
        made.withheld = sum((each.withheld for each in made.payments), made.withheld)
        made.kept = sum((each.net for each in made.payments if each.kept), made.kept)
    for bucket in Payee:
        waterfall.pay_out(run.token, bucket, sender=run.party("TRUSTEE"))
    unpaid.end(run, period)
    run.ledger.periods.append(made)
    run.acts.closed(run, made)
    checks.money(run)
    share = "nothing" if not made.distributed else f"{made.distributed:,.2f}"
    run.say(f"    cash in {made.cash_in:,.2f}; holders get {share}; reserve {made.reserve:,.2f}")


def distribute(run: RevenueRun, period: int, total: int) -> list[ledger.Payment]:
    """The share of the holders is declared, funded and paid to those of record, bank by bank."""
    contracts, agent = run.contracts, run.party("PAYING")
    scenario, stack = run.scenario, contracts.stack
    wallets = {holder.id: run.party(holder.id).address for holder in scenario.holders.list}
    held = positions(contracts.token, record_at(run, period), list(wallets.values()))
    found = cut(total, held)
    receipt = contracts.rights.declare(period - 1, sender=agent)
    list_ = Obligations(run.chain, contracts.rights.obligations())
    currency = cash.currency_of(contracts.deposit)
    declared = declared_in(list_, receipt.one(RevenueRights.PeriodDeclared).id, currency)
    list_.set_shares(declared.id, found.threshold, found.tie_member, sender=run.party("CALCULATION"))
    by_bank = {
        bank.id: [holder.id for holder in scenario.holders.list if run.banks[holder.id] == bank.id]
        for bank in scenario.banks.issuing
    }
    by_bank = {bank: names for bank, names in by_bank.items() if names}
    expected = shares(total, {name: position.units for name, position in zip(wallets, held, strict=True)})
    contracts.rights.fund(
        period - 1,
        [stack.deposits[bank] for bank in by_bank],
        [sum(expected[name] for name in names) for names in by_bank.values()],
        sender=agent,
    )
    first = next(iter(by_bank))
    if period == 1:
        events.refuse_early_payment(run, declared, stack.deposits[first], [wallets[name] for name in by_bank[first]])
    run.at(pay_at(run, period))
    receipts: list[Receipt] = []
    for bank, names in by_bank.items():
        receipts += distribution.pay(declared, stack.deposits[bank], [wallets[name] for name in names], sender=agent)
    run.check("the period is discharged", declared.obligations.is_discharged(declared.id), True)
    if declared.paying.tax_line_of(declared.id).due:
        declared.paying.remit_tax(declared.id, contracts.deposit, sender=agent)
    names_of = {wallet: name for name, wallet in wallets.items()}
    paid = [
        ledger.Payment(names_of[each.wallet], each.gross, each.withheld, each.net, each.kept)
        for each in distribution.payments(currency, receipts)
    ]
    rates = {each.country: each.percent for each in scenario.withholding}
    taxed = {
        holder.id: withheld(expected[holder.id], rates[holder.country]) if holder.country in rates else 0
        for holder in scenario.holders.list
    }
    checks.distribution(run, paid, total, expected, taxed)
    unpaid.keep(run, period, declared, {each.holder: each.net for each in paid if each.kept})
    tills = distribution.money_of(declared)
    kept = sum((each.net for each in paid if each.kept), cash.money(0))
    run.check(
        "paid + kept + withheld = distributed",
        (tills.paid + tills.kept + tills.withheld, tills.kept),
        (cash.money(total), kept),
    )
    run.paid_by_distribution += total
    return paid


def _entry(
    run: RevenueRun,
    period: int,
    split: IWaterfall.PeriodSplit,
    state: WaterfallState,
    before: WaterfallState,
) -> ledger.Period:
    """The period as the chain has it."""
    found = run.metered[period]
    record = run.contracts.waterfall.reconciliation_of(run.token, period - 1)
    senior = split.split.senior
    buckets = {
        "taxes": split.split.taxes,
        "servicing": split.split.servicing,
        "senior": senior,
        "reserve": state.reserve - before.reserve,
        "trapped": state.trapped - before.trapped,
        "residual": split.split.residual,
    }
    return ledger.Period(
        period=period,
        month=run.sizes.name(period),
        pay_date=after(run, period, CLOSED + 1),
        kwh=checks.kwh(found.energy),
        attested=cash.money(record.meter),
        restated=cash.money(record.meter),
        channel=cash.money(record.channel),
        bank=cash.money(record.bank),
        cash_in=cash.money(split.measures.cash),
        due=cash.money(split.dues.senior),
        buckets={name: cash.money(amount) for name, amount in buckets.items()},
        distributed=cash.money(senior),
        per_unit=f"{cash.money(senior) / run.sizes.units:.8f}",
        arrears=cash.money(run.contracts.rights.arrears()),
        reserve=cash.money(state.reserve),
        trapped=cash.money(state.trapped),
        coverage=checks.ratio(min(split.measures.coverage, 10 * WAD)),
        uptime=checks.ratio(split.measures.uptime),
        trap=split.measures.trap.name.lower(),
        silent=split.measures.silent,
        readings=found.readings,
        batches=found.batches,
    )
