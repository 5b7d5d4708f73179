"""Readings: signed by their devices, hashed into roots, attested by a quorum, carried to the chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rwa_chain.bindings.types import Batch, Top
from rwa_chain.instruments.pool import checks, events
from rwa_chain.instruments.pool.run import Run, Signed, added, pages
from rwa_chain.instruments.pool.spec import Pool
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle.metering import MonthChain, top_of
from rwa_chain.lifecycle.metering import signed as signed_by
from rwa_chain.simulation.fleet import Round, statements
from rwa_chain.simulation.model import first_of

SUBMITTED_AT_ONCE = 250
"""Station-days in one transaction."""


def rounds(spec: Pool, period: int) -> list[date]:
    """The days on which a period's rounds are submitted."""
    if spec.exported is not None:
        return [first_of(spec.sizes.month(period + 1))]
    parts = statements(spec.sizes, period, spec.pool.statements_per_month)
    return [start + timedelta(days=days) for start, days in parts]


def meter(run: Run, index: int) -> str:
    """A round of a period; an oracle is silent in its last month, and a lying meter in its last round."""
    period, state, event = run.period, run.state, run.sizes.event(run.period)
    if index == 0:
        _begin(run, event)
    each, last = state.rounds[index], index == len(state.rounds) - 1
    _count(run, each)
    if event == "silent" and each.month == run.sizes.last_month(period):
        state.late.append(each)
        return "no reading arrives"
    late, state.late = state.late, []
    made = [signed for held_back in late for signed in submit(run, held_back, at=each.submit_at)]
    if late:
        run.happened("cured", f"the oracle speaks again: {len(late)} rounds of the month before are accepted")
    wrong = event == "disputed" and last
    signed = events.submit_wrong(run, each) if wrong else submit(run, each, at=each.submit_at)
    if period == 1 and index == 0:
        events.refuse_readings(run, signed)
    if wrong:
        events.dispute(run, each, signed)
    if last and signed:
        checks.prove_one(run, signed)
    batches = [batch for station in (*made, *signed) for batch in station.made.batches()]
    return f"{len(batches):,} station-days accepted, of {sum(batch.count for batch in batches):,} signed readings"


def _begin(run: Run, event: str | None) -> None:
    """A period begins: what is worn or broken is replaced, and its devices meter."""
    run.state.beside.opens(run)
    if event == "substituted":
        events.substitute(run)
    if text := run.spec.events.told(event):
        run.happened(str(event), text)
    run.state.rounds = run.source.rounds(run.period)


def _count(run: Run, each: Round) -> None:
    found, state = run.metered, run.state
    found.down_days += each.down_days
    found.device_days += each.device_days
    for sessions in each.sessions.values():
        for session in sessions:
            energy = run.source.energy(session)
            found.energy += energy
            found.revenue += session.revenue
            found.readings += 1
            added(state.month_sums, each.month, energy, session.revenue)
            added(state.device_sums, session.device, 1, session.quantity, session.revenue)


def submit(run: Run, each: Round, *, at: int) -> list[Signed]:
    """Every station's readings are signed by its devices, hashed into roots, attested and accepted."""
    made = [read(run, station, each) for station in sorted(each.sessions)]
    run.world.at_second(at)
    accept(run, made)
    return made


def read(run: Run, station: str, each: Round) -> Signed:
    """A station's readings, which stand."""
    made = run.state.fleet.read(station, each.sessions[station])
    run.state.fleet.settle(made)
    return Signed(made, run.state.numbers[station])


def accept(run: Run, made: Sequence[Signed]) -> None:
    """The bridge carries roots and sums; a quorum of attesters has signed each list."""
    batches = [(signed, *each) for signed in made for each in batches_of(signed)]
    # The chain takes readings of two months at a time.
    close_months(run, max((run.month_of(batch.day) for _, batch, _ in batches), default=0) - 2)
    for page in pages(batches, SUBMITTED_AT_ONCE):
        listed = [batch for _, batch, _ in page]
        tops = [top for *_, top in page]
        signatures = signed_by(run.submitting.submission(listed), run.quorum)
        receipt = run.readings.accept(run.token, listed, tops, signatures, sender=run.staff("bridge"))
        accepted_at = run.state.heard_at = run.world.time_of(receipt.block)
        for signed, batch, _ in page:
            where = (batch.station, run.month_of(batch.day))
            chain = run.state.chains.setdefault(where, MonthChain(run.token))
            signed.places[batch.day] = chain.append(batch, accepted_at)
            found = run.metered_in(run.sizes.period_of(where[1]))
            found.batches += 1
            found.attested += batch.revenue


def batches_of(signed: Signed) -> list[tuple[Batch, Top]]:
    """A station's days as they cross, each with its root opened."""
    return [
        (Batch(signed.number, batch.day, batch.count, batch.quantity, batch.revenue, batch.root), top_of(batch))
        for batch in signed.made.batches()
    ]


def close_months(run: Run, last: int) -> None:
    """Months up to the last of these are closed on the chain."""
    while run.readings.state_of(run.token).open_month <= last:
        run.readings.close_month(run.token, sender=run.role(Role.CALCULATION_AGENT))
