"""Before the first month: terms, devices and channels; and the proceeds on their way onshore."""

from __future__ import annotations

from collections.abc import Sequence

from rwa_chain.bindings import Waterfall
from rwa_chain.bindings.types import (
    Amortisation,
    Channel,
    ChannelCode,
    ChannelDirection,
    Enrolment,
    KeyKind,
    MeterRule,
    RevenuePeriod,
    RevenueTerms,
    Trap,
    WaterfallTerms,
)
from rwa_chain.bindings.types import Trigger as TriggerTerms
from rwa_chain.instruments.pool.expected import Expectation
from rwa_chain.instruments.pool.run import DAY, Run, State, pages
from rwa_chain.instruments.pool.spec import Pool
from rwa_chain.instruments.pool.terms import Trigger
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, disclosure, instants
from rwa_chain.lifecycle.metering import fingerprint
from rwa_chain.meter.asset_type import asset_type, price_units
from rwa_chain.meter.rules import HOUR
from rwa_chain.money import to_wad
from rwa_chain.simulation.fleet import WHOLE_POOL, Device
from rwa_chain.simulation.model import FULL_PERCENT, first_of

ENROLLED_AT_ONCE, ACTIVATED_AT_ONCE = 250, 500


def found(run: Run) -> str:
    """Terms are set and frozen, devices enrolled, channels opened."""
    spec, live = run.spec, run.live
    fleet = spec.fleet()
    live.state = State(
        fleet,
        Expectation(spec.waterfall, run.sizes, run.cash),
        spec.BESIDE(),
        {device.station: device.number for device in fleet.devices},
    )
    live.record.tables |= {"periods": [], "holders": spec.allotted(), **{name: [] for name in spec.TOLD}}
    live.record.details |= {"released_rest": run.cash.amount(0), "unpaid_principal": None, "retired_below": 0}
    _terms(run)
    _devices(run, fleet.devices)
    _channels(run)
    return f"{len(fleet.devices):,} devices enrolled, each with a P-256 key of its own (simulated modules)"


def _terms(run: Run) -> None:
    spec, sizes = run.spec, run.sizes
    terms, issuer, tax_office = spec.waterfall, run.role(Role.ISSUER), run.staff("tax_office").address
    run.waterfall.set_terms(
        run.token,
        WaterfallTerms(
            cash=run.deposit.address,
            interbank=run.world.stack.interbank.address,
            instrument=run.rights.address,
            tax_owner=tax_office,
            servicer=run.staff("servicer").address,
            operator=run.staff("operator").address,
            tax_rate=to_wad(terms.tax_percent / FULL_PERCENT),
            servicing_rate=to_wad(terms.servicing_percent / FULL_PERCENT),
            servicing_fee=run.cash.units(sizes.servicing_fee),
            reserve_target=run.cash.units(sizes.reserve),
            remittance_rate=to_wad(spec.rights.remitted_percent / FULL_PERCENT),
            tolerance=to_wad(terms.tolerance_percent / FULL_PERCENT),
            silence_limit=terms.silence_days * DAY,
            silence_traps=Trap.SENIOR,
            coverage=_trigger(terms.coverage),
            uptime=_trigger(terms.uptime),
        ),
        sender=issuer,
    )
    periods = [
        RevenuePeriod(
            from_month=sizes.month(period),
            to_month=sizes.month(period + 1),
            record_at=spec.record_at(period),
            pay_at=spec.pay_at(period),
            amount=run.cash.units(sizes.payment),
        )
        for period in range(1, sizes.periods + 1)
    ]
    rights = RevenueTerms(
        face_value=run.cash.units(sizes.face),
        volume=sizes.units,
        amortisation=Amortisation.TO_DATE,
        target=0,
        maximum_holders=spec.policy.maximum_holders,
        currency=run.deposit.address,
        withholding=run.world.stack.withholding.address,
        tax_owner=tax_office,
        document_hash=disclosure.document_hash(run.world.plan.title),
        isin="",
    )
    run.rights.freeze_terms(rights, periods, sender=issuer)
    first, after_last = (instants.day_number(first_of(sizes.month(period))) for period in (1, sizes.periods + 1))
    clocks = run.state.fleet.days.clocks(first, after_last)
    run.readings.set_pool(
        run.token,
        sizes.first_month,
        spec.readings.dispute_days * DAY,
        clocks.utc_offset,
        clocks.summer_time,
        [party.address for party in run.attesters],
        spec.readings.quorum,
        sender=run.role(Role.TRUSTEE),
    )


def _trigger(trigger: Trigger) -> TriggerTerms:
    traps = Trap[trigger.traps.name]
    return TriggerTerms(to_wad(trigger.threshold), to_wad(trigger.cure_at), trigger.cure_periods, traps)


def _devices(run: Run, devices: Sequence[Device]) -> None:
    registrar = run.role(Role.REGISTRAR)
    for number, name in enumerate(run.spec.ASSET_TYPES, 1):
        run.meters.set_meter_rule(run.token, number, meter_rule(run.spec, name), sender=registrar)
    equal = WHOLE_POOL // len(devices)
    enrol(run, devices, [equal if each.share is None else each.share for each in devices])
    for listed in pages([device.asset for device in devices], ACTIVATED_AT_ONCE):
        run.meters.activate(run.token, listed, sender=registrar)


def meter_rule(spec: Pool, name: str) -> MeterRule:
    """The chain's meter rule for an asset type: its file, narrowed by the life for the pool's own type."""
    declared, rules = asset_type(name), spec.readings
    own = name == spec.pool.asset_type
    minimum, maximum = declared.price.minimum, declared.price.maximum
    if own and rules.price_minimum is not None:
        minimum = rules.price_minimum
    if own and rules.price_maximum is not None:
        maximum = rules.price_maximum
    return MeterRule(
        from_at=0,
        minimum_price=price_units(minimum),
        maximum_price=price_units(maximum),
        load_limit=int(declared.meter.load_percent * 100),
        longest=rules.longest_days * DAY if own else declared.meter.longest_hours * HOUR,
    )


def enrol(run: Run, devices: Sequence[Device], parts: Sequence[int]) -> None:
    """The registrar enrols devices with their keys and their parts of the pool."""
    enrolments = [
        Enrolment(
            asset=device.asset,
            key=fingerprint(run.state.fleet.signer(device.name).key.public),
            kind=KeyKind.P256,
            asset_type=run.spec.ASSET_TYPES.index(device.kind) + 1,
            station=device.number,
            rated_power=device.rated,
            share=part,
        )
        for device, part in zip(devices, parts, strict=True)
    ]
    for page in pages(enrolments, ENROLLED_AT_ONCE):
        run.meters.enrol(run.token, page, sender=run.role(Role.REGISTRAR))


def substitute(run: Run, pairs: Sequence[tuple[Device, Device]], why: str) -> None:
    """Devices are retired, and others take over their parts of the pool."""
    registrar = run.role(Role.REGISTRAR)
    for retired, _ in pairs:
        run.meters.retire(run.token, retired.asset, disclosure.document_hash(why), sender=registrar)
    enrol(run, [made for _, made in pairs], [0] * len(pairs))
    for retired, made in pairs:
        run.meters.substitute(run.token, retired.asset, made.asset, sender=registrar)


def _channels(run: Run) -> None:
    sizes = run.sizes
    expires_at = run.spec.record_at(sizes.periods) + 400 * DAY
    for name, direction, quota in (
        ("in", ChannelDirection.INBOUND, sizes.units * sizes.face),
        ("out", ChannelDirection.OUTBOUND, sizes.payment * sizes.periods * 2),
    ):
        receipt = run.waterfall.open_channel(
            run.token,
            Channel(
                code=ChannelCode.FDI,
                direction=direction,
                expires_at=expires_at,
                quota=run.cash.units(quota),
                used=0,
                counterparty=run.staff("collector").address,
                filing_hash=disclosure.document_hash(f"filing of the channel {name}"),
            ),
            sender=run.role(Role.COMPLIANCE),
        )
        run.state.channels[name] = receipt.one(Waterfall.ChannelOpened).channel


def remit(run: Run) -> str:
    """The proceeds pass the gate to the mainland; the bank pays them out there, and its book no longer has them."""
    size, collector, deposit = run.sizes.units * run.sizes.face, run.staff("collector"), run.deposit
    amount, onshore = run.cash.units(size), cash.booking("onshore")
    channel, issuer = run.state.channels["in"], run.role(Role.ISSUER)
    run.waterfall.remit_proceeds(run.token, channel, deposit, amount, cash.booking("proceeds"), sender=issuer)
    deposit.redeem_deposit(collector, amount, onshore, sender=collector)
    deposit.unbook(amount, onshore, sender=run.world.party(run.first_bank))
    return f"{size:,.2f} {run.spec.currency} go onshore"
