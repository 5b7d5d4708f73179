"""Before the first month: people, devices, terms, channels, and the issue by delivery versus payment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TypeVar

from rwa_chain.bindings.types import (
    Amortisation,
    Channel,
    ChannelCode,
    ChannelDirection,
    Enrolment,
    KeyKind,
    Lane,
    MeterRule,
    OfferingTerms,
    RevenuePeriod,
    RevenueTerms,
    Trap,
    Trigger,
    WaterfallTerms,
)
from rwa_chain.bindings.waterfall import Waterfall
from rwa_chain.deploy.spec import desk_of
from rwa_chain.lifecycle import cash, disclosure, instants, offering, onboarding
from rwa_chain.lifecycle.metering import Pool, fingerprint
from rwa_chain.lifecycle.offering import Account
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.meter.asset_type import asset_type, price_units
from rwa_chain.meter.rules import HOUR
from rwa_chain.money import Money, to_wad
from rwa_chain.scenario.revenue import deployment, model
from rwa_chain.scenario.revenue.devices.kinds import kind_of
from rwa_chain.scenario.revenue.expected import shares
from rwa_chain.scenario.revenue.fleet import WHOLE_POOL, Device
from rwa_chain.scenario.revenue.model import FULL_PERCENT, first_of
from rwa_chain.scenario.revenue.run import RevenueRun

DAY = 86_400
ENROLLED_AT_ONCE, ACTIVATED_AT_ONCE = 250, 500
RECORD_DAY, PAY_DAY = 8, 10
RECORD_CUT_OFF = time(17, 0)
OPENED, PRICED, SETTLED, REPORTED = 9, 7, 5, 3
"""Days before the first month."""

T = TypeVar("T")


def start_at(scenario: model.RevenueScenario, sizes: model.Sizes) -> int:
    """When the chain begins [s]."""
    first = first_of(sizes.first_month) - timedelta(days=OPENED + 1)
    return instants.instant(first, time(0), instants.time_zone(scenario.rights.time_zone))


def found(run: RevenueRun, progress: Callable[[str], None]) -> None:
    """Everything up to the first month."""
    stack, _ = deployment.deploy(run.chain, run.scenario, run.party, progress=progress)
    run.contracts = deployment.contracts_of(stack, run.scenario.pool.ticker)
    run.pool = Pool(run.contracts.readings, run.token)
    for key, entry in run.contracts.stack.book.entries.items():
        run.names.add(key, entry.address)
        run.ledger.contracts[key] = str(entry.address)
    run.at(day_before(run, OPENED))
    _people(run)
    _terms(run)
    _devices(run, run.source.devices)
    _channels(run)
    _issue(run)


def day_before(run: RevenueRun, days: int, clock: time = time(10, 0)) -> int:
    """So many days before the first month."""
    return run.instant(first_of(run.sizes.first_month) - timedelta(days=days), clock)


def record_at(run: RevenueRun, period: int) -> int:
    """A period's record instant: on the eighth of the month after it."""
    return run.instant(after(run, period, RECORD_DAY), RECORD_CUT_OFF)


def pay_at(run: RevenueRun, period: int) -> int:
    """From when a period is paid: on the tenth of the month after it."""
    return run.instant(after(run, period, PAY_DAY), time(0))


def after(run: RevenueRun, period: int, day: int) -> date:
    """A day of the month after a period's."""
    return first_of(run.sizes.month(period + 1)).replace(day=day)


def _people(run: RevenueRun) -> None:
    stack, scenario, contracts = run.contracts.stack, run.scenario, run.contracts
    registrar, kyc = run.party("REGISTRAR"), run.party("KYC")
    staff = [run.party(name) for name in ("SPV", "WFOE", "OPERATOR", "SERVICER", "TAX")]
    onboarding.register(stack.identity, staff, sender=registrar, country=deployment.HONG_KONG)
    first = scenario.banks.issuing[0]
    onboarding.admit(contracts.deposit, staff, sender=run.party(first.id))
    topics = frozenset({Topic.KYC, Topic.PROFESSIONAL, Topic.RESIDENCE})
    units = shares(run.sizes.units, {holder.id: int(holder.percent * 100) for holder in scenario.holders.list})
    run.ledger.holders.update(units)
    for holder in scenario.holders.list:
        party, bank = run.party(holder.id), run.party(holder.bank)
        profile = Profile(party.address, holder.country, InvestorClass.PROFESSIONAL, topics)
        onboarding.prove(stack.identity, profile, kyc)
        money = units[holder.id] * run.sizes.face
        desk, clearing = run.party(desk_of(holder.bank)), scenario.banks.clearing.id
        cash.open_account(stack.deposits[holder.bank], party, money, sender=bank, desk=desk)
        cash.provide(
            stack.settlement_token, bank, money, f"{holder.id} buys", bank=run.party(clearing),
            desk=run.party(desk_of(clearing)),
        )  # fmt: skip
    onboarding.admit(contracts.token, [run.party(holder.id) for holder in scenario.holders.list], sender=registrar)


def _terms(run: RevenueRun) -> None:
    scenario, sizes, contracts = run.scenario, run.sizes, run.contracts
    terms, issuer = scenario.waterfall, run.party("SPV")
    contracts.waterfall.set_terms(
        run.token,
        WaterfallTerms(
            cash=contracts.deposit.address,
            interbank=contracts.stack.interbank.address,
            instrument=contracts.rights.address,
            tax_owner=run.party("TAX").address,
            servicer=run.party("SERVICER").address,
            operator=run.party("OPERATOR").address,
            tax_rate=to_wad(terms.tax_percent / FULL_PERCENT),
            servicing_rate=to_wad(terms.servicing_percent / FULL_PERCENT),
            servicing_fee=cash.units(sizes.servicing_fee),
            reserve_target=cash.units(sizes.reserve),
            remittance_rate=to_wad(scenario.rights.remitted_percent / FULL_PERCENT),
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
            record_at=record_at(run, period),
            pay_at=pay_at(run, period),
            amount=cash.units(sizes.payment),
        )
        for period in range(1, sizes.periods + 1)
    ]
    rights = RevenueTerms(
        face_value=cash.units(sizes.face),
        volume=sizes.units,
        amortisation=Amortisation.TO_DATE,
        target=0,
        maximum_holders=scenario.rights.maximum_holders,
        currency=contracts.deposit.address,
        withholding=contracts.stack.withholding.address,
        tax_owner=run.party("TAX").address,
        document_hash=disclosure.document_hash(scenario.title),
        isin="",
    )
    contracts.rights.freeze_terms(rights, periods, sender=issuer)
    first, after_last = (instants.day_number(first_of(sizes.month(period))) for period in (1, sizes.periods + 1))
    clocks = run.fleet.days.clocks(first, after_last)
    contracts.readings.set_pool(
        run.token,
        sizes.first_month,
        scenario.readings.dispute_days * DAY,
        clocks.utc_offset,
        clocks.summer_time,
        [run.party(name).address for name in ("OPERATOR", "CHANNEL", "AUDITOR")],
        scenario.readings.quorum,
        sender=run.party("TRUSTEE"),
    )


def _trigger(trigger: model.Trigger) -> Trigger:
    traps = Trap[trigger.traps.name]
    return Trigger(to_wad(trigger.threshold), to_wad(trigger.cure_at), trigger.cure_periods, traps)


def _devices(run: RevenueRun, devices: Sequence[Device]) -> None:
    meters, registrar = run.contracts.meters, run.party("REGISTRAR")
    for number, name in enumerate(kind_of(run.scenario).asset_types, 1):
        meters.set_meter_rule(run.token, number, meter_rule(run.scenario, name), sender=registrar)
    equal = WHOLE_POOL // len(devices)
    enrolments = [enrolment(run, each, share=equal if each.share is None else each.share) for each in devices]
    for page in pages(enrolments, ENROLLED_AT_ONCE):
        meters.enrol(run.token, page, sender=registrar)
    assets = [device.asset for device in devices]
    for listed in pages(assets, ACTIVATED_AT_ONCE):
        meters.activate(run.token, listed, sender=registrar)
    run.say(f"{len(devices):,} devices enrolled, each with a P-256 key of its own (simulated modules)")


def meter_rule(scenario: model.RevenueScenario, name: str) -> MeterRule:
    """What the chain holds an asset type's readings to: its file, narrowed by the scenario for the pool's own type."""
    declared, rules = asset_type(name), scenario.readings
    own = name == scenario.pool.asset_type
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


def enrolment(run: RevenueRun, device: Device, *, share: int) -> Enrolment:
    """A device as the registrar enrols it."""
    return Enrolment(
        asset=device.asset,
        key=fingerprint(run.fleet.signer(device.name).key.public),
        kind=KeyKind.P256,
        asset_type=kind_of(run.scenario).asset_types.index(device.kind) + 1,
        station=device.number,
        rated_power=device.rated,
        share=share,
    )


def pages(items: Sequence[T], size: int) -> list[list[T]]:
    """Lists of at most so many."""
    return [list(items[start : start + size]) for start in range(0, len(items), size)]


def _channels(run: RevenueRun) -> None:
    sizes = run.sizes
    expires_at = record_at(run, sizes.periods) + 400 * DAY
    size = sizes.units * sizes.face
    for name, direction, quota in (
        ("in", ChannelDirection.INBOUND, size),
        ("out", ChannelDirection.OUTBOUND, sizes.payment * sizes.periods * 2),
    ):
        receipt = run.contracts.waterfall.open_channel(
            run.token,
            Channel(
                code=ChannelCode.FDI,
                direction=direction,
                expires_at=expires_at,
                quota=cash.units(quota),
                used=0,
                counterparty=run.party("WFOE").address,
                filing_hash=disclosure.document_hash(f"filing of the channel {name}"),
            ),
            sender=run.party("COMPLIANCE"),
        )
        run.channels[name] = receipt.one(Waterfall.ChannelOpened).channel


def _issue(run: RevenueRun) -> None:
    """Orders, allotment and closing; the proceeds pass the gate to the mainland once the issue is reported."""
    scenario, sizes, contracts = run.scenario, run.sizes, run.contracts
    stack, issuer, registrar = contracts.stack, run.party("SPV"), run.party("REGISTRAR")
    size = sizes.units * sizes.face
    cap = Money(size, cash.currency_of(contracts.deposit))
    disclosure.file(stack.disclosure, run.token, Lane.OTHER, cap, scenario.title,
                    valid_until_at=record_at(run, sizes.periods), sender=issuer)  # fmt: skip
    terms = OfferingTerms(
        token=run.token,
        instrument=contracts.rights.address,
        issuer=issuer.address,
        proceeds_asset=contracts.deposit.address,
        fee_payee=issuer.address,
        fee_asset=contracts.deposit.address,
        accrual_date=instants.day_number(first_of(run.sizes.first_month) - timedelta(days=SETTLED)),
        fee_rate=0,
        units=sizes.units,
        minimum_order=1,
        increment=1,
        books_close_at=day_before(run, PRICED),
        settlement_at=day_before(run, SETTLED, time(0)),
        settlement_until_at=day_before(run, REPORTED),
    )
    nil = Decimal(0)
    book = offering.open_books(stack.offering, terms, nil, sender=registrar)
    for name, units in run.ledger.holders.items():
        offering.order(book, units, nil, sender=run.party(name))
    run.at(day_before(run, PRICED) + 1)
    offering.price(book, FULL_PERCENT, sender=registrar)
    offering.allot(
        book, {run.party(name).address: units for name, units in run.ledger.holders.items()}, sender=registrar
    )
    offering.consent(book, sender=issuer)
    run.at(day_before(run, SETTLED))
    banks = {holder.id: stack.deposits[holder.bank] for holder in scenario.holders.list}
    acceptances = [offering.accept(book, Account(run.party(name), banks[name])) for name in run.ledger.holders]
    offering.close(book, acceptances, sender=registrar)
    run.check("issued = allotted", contracts.token.total_supply(), sizes.units)
    run.at(day_before(run, REPORTED))
    disclosure.report(stack.disclosure, run.token, f"report of {scenario.title}", sender=issuer)
    offering.release_proceeds(book, sender=issuer)
    deposit = contracts.deposit
    contracts.waterfall.remit_proceeds(
        run.token, run.channels["in"], deposit, cash.units(size), cash.booking("proceeds"), sender=issuer
    )
    # The money goes onshore: the bank pays it out and its book no longer has it.
    deposit.redeem_deposit(run.party("WFOE"), cash.units(size), cash.booking("onshore"), sender=run.party("WFOE"))
    deposit.unbook(cash.units(size), cash.booking("onshore"), sender=run.party(scenario.banks.issuing[0].id))
    run.say(f"{sizes.units:,} units issued to {len(acceptances)} holders for {size:,.2f} {scenario.pool.currency}")
