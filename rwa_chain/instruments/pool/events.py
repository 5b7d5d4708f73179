"""Events that go wrong, a lying meter, a broken device, a silent oracle, and the refusals that follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import cast

from rwa_chain.bindings.types import DeviceStatus
from rwa_chain.instruments.pool import metering, opening
from rwa_chain.instruments.pool.run import DAY, Run, Signed
from rwa_chain.life.paying import Group
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, disclosure
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.metering import proof_of
from rwa_chain.lifecycle.metering import signed as signatures_of
from rwa_chain.simulation.fleet import Round, Simulated
from rwa_chain.simulation.model import Disputed, first_of

SUBSTITUTED = 12
"""Day of the period's own month."""
EVENING = time(18, 0)


def reason(text: str) -> bytes:
    """A reason as the hash of its text."""
    return disclosure.document_hash(text)


def simulation(run: Run) -> Simulated:
    """The simulation behind the figures; files have no events."""
    return cast("Simulated", run.source)


def substitute(run: Run) -> None:
    """The last device broke: it is retired, and an equal one takes over its share of the pool."""
    on = first_of(run.sizes.month(run.period)) + timedelta(days=SUBSTITUTED - 1)
    run.world.at_second(run.spec.instant(on, EVENING))
    retired = run.source.devices[-1]
    made = simulation(run).substitute(retired)
    opening.substitute(run, [(retired, made)], "broken")
    found = run.meters.device_of(run.token, made.asset)
    run.check(
        "the substitute is active with the retired one's share",
        (found.status, found.share > 0),
        (DeviceStatus.ACTIVE, True),
    )
    run.happened("substituted", f"{retired.name} is retired; {made.name} takes over its share of the pool")


def submit_wrong(run: Run, each: Round) -> list[Signed]:
    """The first device's meter shows far too much and signs it; a quorum attests it unseen."""
    station = run.source.devices[0].station
    right = each.sessions[station]
    event = run.spec.events.played()["disputed"]
    assert isinstance(event, Disputed)
    shown = simulation(run).misread(right[0], event.factor)
    made = [metering.read(run, name, each) for name in sorted(each.sessions) if name != station]
    lying = Signed(run.state.fleet.read(station, [shown, *right[1:]]), run.state.numbers[station])
    run.world.at_second(each.submit_at)
    metering.accept(run, [*made, lying])
    return [*made, lying]


def dispute(run: Run, each: Round, signed: list[Signed]) -> None:
    """The auditor proves that the device can't have metered so much; the batch is restated, the device goes on."""
    lying, station = signed[-1], run.source.devices[0].station
    truth = run.state.fleet.read(station, each.sessions[station])
    day = max(lying.made.days)
    where = lying.number, run.month_of(day)
    entry = lying.made.days[day][0]
    device = entry.session.device
    place = lying.places[day]
    exhibit = proof_of(
        run.state.chains[where].proof(place),
        entry.leaf,
        entry.reading,
        run.state.fleet.signer(device).key.public,
        lying.made.tree(day).way(entry.leaf),
    )
    first = first_of(run.sizes.month(run.period + 1))
    run.world.at_second(run.spec.instant(first.replace(day=2), EVENING))
    run.readings.challenge(run.token, simulation(run).contradiction, [exhibit], sender=run.staff("auditor"))
    status = run.meters.device_of(run.token, entry.reading.asset).status
    run.check("a proven contradiction suspends the device", status, DeviceStatus.SUSPENDED)
    run.check("and disputes its batch", run.readings.state_of(run.token).open_disputes, 1)
    run.happened("disputed", f"{device} signed {simulation(run).said(entry.session)}; the auditor proves it impossible")
    window = run.spec.readings.dispute_days * DAY
    run.world.at_second(max(at for chain in run.state.chains.values() for _, at in chain.entries) + window + 3600)
    calculation = run.role(Role.CALCULATION_AGENT)
    run.refused("Readings.DisputesOpen", run.readings.close_month, run.token, sender=calculation)
    run.state.fleet.settle(truth)
    corrected = Signed(truth, lying.number)
    batch, top = metering.batches_of(corrected)[0]
    proof, link = run.state.chains[where].proof(place), run.state.chains[where].links()[place]
    receipt = run.submitting.restate(proof, link, batch, top, run.quorum, sender=run.staff("bridge"))
    accepted_at = run.state.heard_at = run.world.time_of(receipt.block)
    corrected.places[day] = run.state.chains[where].append(batch, accepted_at)
    run.metered_in(run.sizes.period_of(where[1])).attested += batch.revenue - proof.batch.revenue
    run.check("the restatement ends the dispute", run.readings.state_of(run.token).open_disputes, 0)
    run.meters.resume(run.token, entry.reading.asset, reason("meter exchanged"), sender=run.role(Role.COMPLIANCE))
    run.happened("restated", f"the station's day is restated by a later entry; {device} goes on")
    signed[-1] = corrected


def cure_gap(run: Run) -> None:
    """Without readings the meter says nothing: the gap halts the period until the trustee accepts the statements."""
    waterfall, rights, period = run.waterfall, run.rights, run.period
    run.check("silence is seen", waterfall.is_silent(run.token), True)
    run.world.at_second(run.spec.instant(first_of(run.sizes.month(period + 1)).replace(day=9), time(10)))
    run.refused("Waterfall.WaterfallHalted", rights.close_period, period - 1, sender=run.role(Role.CALCULATION_AGENT))
    waterfall.cure_gap(
        run.token, period - 1, 0, reason("channel and bank agree; readings are late"), sender=run.role(Role.TRUSTEE)
    )
    run.happened(
        "silent", "no reading arrived for the month: what holders would get is trapped until the oracle speaks"
    )


def refuse_readings(run: Run, signed: Sequence[Signed]) -> None:
    """One attester is not a quorum, and what was accepted once is not accepted again."""
    made, accept, bridge = metering.batches_of(signed[0]), run.readings.accept, run.staff("bridge")
    batches, tops = [batch for batch, _ in made], [top for _, top in made]
    digest = run.submitting.submission(batches)
    run.check("attesters sign what the contract asks", digest, run.readings.submission_digest(run.token, batches))
    if run.spec.readings.quorum > 1:
        one = signatures_of(digest, [run.staff("operator")])
        run.refused("Readings.QuorumMissing", accept, run.token, batches, tops, one, sender=bridge)
    everybody = signatures_of(digest, run.attesters)
    run.refused("Readings.DayOutOfOrder", accept, run.token, batches, tops, everybody, sender=bridge)


def refuse_cash(run: Run) -> None:
    """Only the channel's counterparty pays in, and only by an outbound channel."""
    pay_in, deposit = run.waterfall.pay_in, run.deposit
    booking, out = cash.booking("refused"), run.state.channels["out"]
    run.refused(
        "Repatriation.CounterpartyUnknown", pay_in, run.token, out, deposit, 1, booking, sender=run.staff("operator")
    )
    inbound = run.state.channels["in"]
    run.refused(
        "Repatriation.ChannelDirectionUnfit",
        pay_in,
        run.token,
        inbound,
        deposit,
        1,
        booking,
        sender=run.staff("collector"),
    )


def refuse_early_payment(run: Run, declared: Declared, due: Group) -> None:
    """One second before the pay date nobody is paid."""
    run.world.at_second(run.spec.pay_at(run.period) - 1)
    pay = declared.paying.pay_page
    agent = run.world.paying_agent(run.live)
    run.refused("Paying.PaymentTooEarly", pay, declared.id, due.deposit, list(due.shares), sender=agent)
