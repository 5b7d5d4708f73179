"""What goes wrong: a meter that lies, a device that breaks, an oracle that is silent; and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import cast

from rwa_chain.bindings import TokenizedDeposit
from rwa_chain.bindings.types import DeviceStatus
from rwa_chain.chain import AddressLike
from rwa_chain.lifecycle import cash, disclosure
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.metering import proof_of
from rwa_chain.lifecycle.metering import signed as signatures_of
from rwa_chain.scenario.revenue import months
from rwa_chain.scenario.revenue.fleet import Round, Simulating
from rwa_chain.scenario.revenue.founding import DAY, enrolment, pay_at
from rwa_chain.scenario.revenue.model import Disputed, first_of
from rwa_chain.scenario.revenue.run import RevenueRun, Signed

SUBSTITUTED = 12
"""Day of the period's own month."""
EVENING = time(18, 0)


def reason(text: str) -> bytes:
    """A reason as the hash of its text."""
    return disclosure.document_hash(text)


def simulation(run: RevenueRun) -> Simulating:
    """Where the figures come from; files have no events."""
    return cast(Simulating, run.source)


def substitute(run: RevenueRun) -> None:
    """The last device broke: it is retired, and an equal one takes over its share of the pool."""
    meters, registrar = run.contracts.meters, run.party("REGISTRAR")
    run.at(run.instant(first_of(run.sizes.month(run.period)) + timedelta(days=SUBSTITUTED - 1), EVENING))
    retired = run.source.devices[-1]
    made = simulation(run).substitute(retired)
    meters.retire(run.token, retired.asset, reason("broken"), sender=registrar)
    meters.enrol(run.token, [enrolment(run, made, share=0)], sender=registrar)
    meters.substitute(run.token, retired.asset, made.asset, sender=registrar)
    found = meters.device_of(run.token, made.asset)
    run.check(
        "the substitute is active with the retired one's share",
        (found.status, found.share > 0),
        (DeviceStatus.ACTIVE, True),
    )
    run.happened("substituted", f"{retired.name} is retired; {made.name} takes over its share of the pool")


def submit_wrong(run: RevenueRun, each: Round) -> list[Signed]:
    """The first device's meter shows far too much and signs it; a quorum attests it unseen."""
    station = run.source.devices[0].station
    right = each.sessions[station]
    event = run.scenario.events.played()["disputed"]
    assert isinstance(event, Disputed)
    shown = simulation(run).misread(right[0], event.factor)
    made = [months.read(run, name, each) for name in sorted(each.sessions) if name != station]
    lying = Signed(run.fleet.read(station, [shown, *right[1:]]), run.numbers[station])
    run.at(each.submit_at)
    months.accept(run, [*made, lying])
    run.pending = (lying, run.fleet.read(station, right))
    return [*made, lying]


def dispute(run: RevenueRun, signed: list[Signed]) -> None:
    """The auditor proves that the device can't have metered so much; the batch is restated, the device goes on."""
    lying, truth = run.pending
    contracts, auditor = run.contracts, run.party("AUDITOR")
    day = max(lying.made.days)
    where = lying.number, run.month_of(day)
    entry = lying.made.days[day][0]
    device = entry.session.device
    place = lying.places[day]
    exhibit = proof_of(
        run.chains[where].proof(place),
        entry.leaf,
        entry.reading,
        run.fleet.signer(device).key.public,
        lying.made.tree(day).way(entry.leaf),
    )
    first = first_of(run.sizes.month(run.period + 1))
    run.at(run.instant(first.replace(day=2), EVENING))
    contracts.readings.challenge(run.token, simulation(run).contradiction, [exhibit], sender=auditor)
    status = contracts.meters.device_of(run.token, entry.reading.asset).status
    run.check("a proven contradiction suspends the device", status, DeviceStatus.SUSPENDED)
    run.check("and disputes its batch", contracts.readings.state_of(run.token).open_disputes, 1)
    run.happened("disputed", f"{device} signed {simulation(run).said(entry.session)}; the auditor proves it impossible")
    window = run.scenario.readings.dispute_days * DAY
    run.at(max(at for chain in run.chains.values() for _, at in chain.entries) + window + 3600)
    calculation = run.party("CALCULATION")
    run.refused("Readings.DisputesOpen", contracts.readings.close_month, run.token, sender=calculation)

    run.fleet.settle(truth)
    corrected = Signed(truth, lying.number)
    batch, top = months.batches_of(corrected)[0]
    attesters = [run.party(name) for name in months.QUORUM[: run.scenario.readings.quorum]]
    proof, link = run.chains[where].proof(place), run.chains[where].links()[place]
    receipt = run.pool.restate(proof, link, batch, top, attesters, sender=run.party("BRIDGE"))
    accepted_at = run.heard_at = run.chain.block(receipt.block).timestamp
    corrected.places[day] = run.chains[where].append(batch, accepted_at)
    run.metered[run.sizes.period_of(where[1])].attested += batch.revenue - proof.batch.revenue
    run.check("the restatement ends the dispute", contracts.readings.state_of(run.token).open_disputes, 0)
    contracts.meters.resume(run.token, entry.reading.asset, reason("meter exchanged"), sender=run.party("COMPLIANCE"))
    run.happened("restated", f"the station's day is restated by a later entry; {device} goes on")
    signed[-1] = corrected


def cure_gap(run: RevenueRun, period: int) -> None:
    """Without readings the meter says nothing: the gap halts the period until the trustee accepts the statements."""
    waterfall, rights = run.contracts.waterfall, run.contracts.rights
    run.check("silence is seen", waterfall.is_silent(run.token), True)
    run.at(run.instant(first_of(run.sizes.month(period + 1)).replace(day=9), time(10)))
    run.refused("Waterfall.WaterfallHalted", rights.close_period, period - 1, sender=run.party("CALCULATION"))
    waterfall.cure_gap(
        run.token, period - 1, 0, reason("channel and bank agree; readings are late"), sender=run.party("TRUSTEE")
    )
    run.happened(
        "silent", "no reading arrived for the month: what holders would get is trapped until the oracle speaks"
    )


def refuse_readings(run: RevenueRun, signed: Sequence[Signed]) -> None:
    """One attester is not a quorum, and what was accepted once is not accepted again."""
    made, accept, bridge = months.batches_of(signed[0]), run.contracts.readings.accept, run.party("BRIDGE")
    batches, tops = [batch for batch, _ in made], [top for _, top in made]
    digest = run.pool.submission(batches)
    run.check(
        "attesters sign what the contract asks", digest, run.contracts.readings.submission_digest(run.token, batches)
    )
    if run.scenario.readings.quorum > 1:
        one = signatures_of(digest, [run.party("OPERATOR")])
        run.refused("Readings.QuorumMissing", accept, run.token, batches, tops, one, sender=bridge)
    everybody = signatures_of(digest, [run.party(name) for name in months.QUORUM])
    run.refused("Readings.DayOutOfOrder", accept, run.token, batches, tops, everybody, sender=bridge)


def refuse_cash(run: RevenueRun) -> None:
    """Only the channel's counterparty pays in, and only by an outbound channel."""
    contracts = run.contracts
    pay_in, deposit = contracts.waterfall.pay_in, contracts.deposit
    booking, out = cash.booking("refused"), run.channels["out"]
    run.refused(
        "Repatriation.CounterpartyUnknown", pay_in, run.token, out, deposit, 1, booking, sender=run.party("OPERATOR")
    )
    inbound = run.channels["in"]
    run.refused(
        "Repatriation.ChannelDirectionUnfit", pay_in, run.token, inbound, deposit, 1, booking, sender=run.party("WFOE")
    )


def refuse_early_payment(
    run: RevenueRun, declared: Declared, deposit: TokenizedDeposit, wallets: Sequence[AddressLike]
) -> None:
    """One second before the pay date nobody is paid."""
    run.at(pay_at(run, run.period) - 1)
    pay = declared.paying.pay_page
    run.refused("Paying.PaymentTooEarly", pay, declared.id, deposit, list(wallets), sender=run.party("PAYING"))
