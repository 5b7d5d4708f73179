"""Checks of the chain's state, period by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rwa_chain.bindings import IWaterfall
from rwa_chain.bindings.types import Trap, WaterfallState
from rwa_chain.instruments.pool.expected import Outcome
from rwa_chain.instruments.pool.run import Run, Signed
from rwa_chain.instruments.pool.tables import Payment
from rwa_chain.lifecycle.metering import proof_of
from rwa_chain.money import from_base_units, from_wad

KWH_DECIMALS = 3


def kwh(watt_hours: int) -> Decimal:
    """Watt hours as kWh."""
    return from_base_units(watt_hours, KWH_DECIMALS)


def ratio(wad: int) -> Decimal:
    """A wad as a number of four decimals, cut."""
    return from_wad(wad // 10**14 * 10**14).quantize(Decimal("0.0001"))


def waterfall(
    run: Run, before: WaterfallState, state: WaterfallState, split: IWaterfall.PeriodSplit, outcome: Outcome
) -> None:
    """The period's split on the chain: it adds up, keeps the priority, and equals the independent computation."""
    x, dues, expected = split.split, split.dues, outcome.buckets
    found = {
        "taxes": state.taxes - before.taxes,
        "servicing": state.servicing - before.servicing,
        "senior": state.senior - before.senior,
        "reserve": state.reserve - before.reserve,
        "trapped": state.trapped - before.trapped,
        "residual": state.residual - before.residual,
    }
    run.check("Σ buckets = cash in, with what reserve and trapped gave", sum(found.values()), before.unallocated)
    run.check("cash in = what the channel brought", split.measures.cash, expected.total)
    run.check("buckets = the independent computation, to the fen", found, vars(expected))
    run.check("priority is kept", _violations(split, state), [])
    stands = (state.reserve, state.trapped, run.rights.arrears())
    run.check("reserve, trapped, arrears = computed", stands, (outcome.reserve, outcome.trapped, outcome.arrears))
    run.check("coverage = computed", split.measures.coverage, outcome.coverage)
    run.check("uptime = computed", split.measures.uptime, outcome.uptime)
    trap = Trap.NONE if outcome.trap is None else Trap[outcome.trap.name]
    run.check("what triggers keep back = computed", split.measures.trap, trap)
    run.check(
        "the split's own figures are those of the state",
        (x.taxes, x.senior, x.residual),
        (found["taxes"], found["senior"], found["residual"]),
    )
    run.check("due = computed", dues.senior, outcome.due)


def _violations(split: IWaterfall.PeriodSplit, state: WaterfallState) -> list[str]:
    """A later claim that got money while an earlier one was short."""
    x, dues = split.split, split.dues
    trapped_senior = split.measures.trap is Trap.SENIOR
    order = [
        ("taxes", dues.taxes - x.taxes, x.servicing + x.senior - x.from_reserve + x.residual),
        ("servicing", dues.servicing - x.servicing, x.senior - x.from_reserve + x.residual),
        ("senior", 0 if trapped_senior else dues.senior - x.senior, x.residual + state.reserve),
        ("reserve", 0 if trapped_senior else dues.reserve - state.reserve, x.residual),
    ]
    short = [name for name, missing, later in order if missing > 0 and later > 0]
    over = [name for name, due, got in (("senior", dues.senior, x.senior), ("taxes", dues.taxes, x.taxes)) if got > due]
    return short + [f"{name} overpaid" for name in over]


def distribution(
    run: Run, paid: Sequence[Payment], total: int, expected: Mapping[str, int], taxed: Mapping[str, int]
) -> None:
    """Everybody of record was paid its share once, and nothing is left over."""
    gross = {each.holder: run.cash.units(each.gross) for each in paid}
    run.check("Σ paid + kept = distributed", sum(gross.values()), total)
    run.check("each holder's share = computed, by largest remainder", gross, dict(expected))
    run.check(
        "withheld = computed by residence", {each.holder: run.cash.units(each.withheld) for each in paid}, dict(taxed)
    )


def money(run: Run) -> None:
    """After the payments: the waterfall's wallet has what it owes, and paid no more than came in."""
    state = run.waterfall.state_of(run.token)
    owed = (
        state.unallocated
        + state.reserve
        + state.trapped
        + state.taxes
        + state.servicing
        + state.senior
        + state.residual
    )
    run.check("received = paid + owed", state.received, state.paid + owed)
    run.check("the waterfall's wallet = what it owes", run.deposit.balance_of(run.waterfall), owed)
    supply = run.live.token.total_supply()
    held = sum(run.live.token.balance_of(run.world.party(name)) for name in run.spec.rights.holders)
    run.check("supply = sum of balances = issued", (supply, held), (run.sizes.units, run.sizes.units))
    distributed = run.rights.allocated()
    run.check("allocated to holders = distributed so far", distributed, run.state.distributed)
    expected = run.metered.attested
    run.check("attested on chain = Σ of signed readings", _attested(run, run.period), expected)


def prove_one(run: Run, signed: Sequence[Signed]) -> None:
    """A reading, another station's every period, is proven on the chain with its device's signature."""
    chosen = signed[run.period % len(signed)]
    day = max(chosen.made.days)
    entries = chosen.made.days[day]
    entry = entries[run.period % len(entries)]
    chain = run.state.chains[chosen.number, run.month_of(day)]
    proof = proof_of(
        chain.proof(chosen.places[day]),
        entry.leaf,
        entry.reading,
        run.state.fleet.signer(entry.session.device).key.public,
        chosen.made.tree(day).way(entry.leaf),
    )
    _, digest, standing = run.readings.prove_reading(run.token, proof)
    run.check("a reading is proven with its device's signature", (digest, standing), (entry.digest, True))


def devices(run: Run) -> None:
    """At the end: the register's counts are those of the run."""
    totals = run.meters.totals_of(run.token)
    count = len(run.source.devices)
    run.check("devices active = the pool's", totals.active, count)
    retired = run.state.beside.retired + ("substituted" in run.sizes.events)
    run.check("devices suspended and retired = as played", (totals.suspended, totals.retired), (0, retired))


def late(run: Run) -> None:
    """At the end: months that were restated or came late stand on the chain as metered."""
    for entry in run.periods:
        attested = _attested(run, entry.period)
        entry.restated = run.cash.amount(attested)
        run.period = entry.period
        run.check("attested in the end = truly metered", attested, run.metered.revenue)


def _attested(run: Run, period: int) -> int:
    """Attested revenue of a period's months on the chain [fen]."""
    months = run.sizes.months_of(period)
    return sum(run.readings.totals_of(run.token, month).revenue for month in months)
