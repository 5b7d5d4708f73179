"""After the last period: units are burnt, what is left is the operator's; and what the ledger says of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pydantic import BaseModel

from rwa_chain.bindings import IWaterfall
from rwa_chain.bindings.types import DeviceStatus, Payee, RevenueStatus
from rwa_chain.life.ledger import Term
from rwa_chain.life.source import Label, Standing
from rwa_chain.lifecycle import cash
from rwa_chain.meter.asset_type import THOUSANDTHS, asset_type
from rwa_chain.money import from_base_units
from rwa_chain.scenario.revenue import checks, unpaid
from rwa_chain.scenario.revenue.devices.kinds import kind_of
from rwa_chain.scenario.revenue.ledger import DeviceLine, Month, Station
from rwa_chain.scenario.revenue.model import RevenueScenario, first_of, principal_left
from rwa_chain.scenario.revenue.run import RevenueRun

SECTIONS = ("pool", "rights", "waterfall", "readings", "simulation", "events")
_UNLABELLED = Label(Standing.ASSUMED, "the file says nothing about it")


def finish(run: RevenueRun) -> None:
    """Retires the units, gives the rest to the operator, and checks that nothing is left anywhere."""
    contracts, wallets = run.contracts, [run.party(name) for name in run.ledger.holders]
    contracts.rights.retire(wallets, sender=run.party("PAYING"))
    rest = contracts.waterfall.release_rest(run.token, sender=run.party("TRUSTEE"))
    released = rest.one(IWaterfall.RestReleased).amount
    contracts.waterfall.pay_out(run.token, Payee.RESIDUAL, sender=run.party("TRUSTEE"))
    run.check("rights are redeemed, no unit is left", (contracts.rights.status(), contracts.token.total_supply()),
              (RevenueStatus.REDEEMED, 0))  # fmt: skip
    run.check("the rest released = what was still trapped", released, run.expectation.trapped)
    run.check("the waterfall's wallet is empty", contracts.deposit.balance_of(contracts.waterfall), 0)
    came = sum(cash.units(entry.cash_in) for entry in run.ledger.periods)
    state = contracts.waterfall.state_of(run.token)
    run.check("paid in all = received in all = Σ cash in", (state.paid, state.received), (came, came))
    run.ledger.released_rest = cash.money(released)
    if released:
        run.say(f"after the last period {run.ledger.released_rest:,.2f}, trapped until then, went to the operator")
    _cut(run)
    run.acts.ended(run)
    unpaid.finish(run)
    checks.devices(run)
    checks.late(run)
    _devices(run)
    run.ledger.metered = [
        Month(f"{first_of(month):%Y-%m}", checks.kwh(quantity), cash.money(revenue))
        for month, (quantity, revenue) in sorted(run.month_sums.items())
    ]


def _cut(run: RevenueRun) -> None:
    """What units burnt before their terms' last period still owed; an issue sized to a file ends with the file."""
    ledger, sizes = run.ledger, run.sizes
    if ledger.file or sizes.periods >= sizes.planned:
        return
    ledger.unpaid_principal = principal_left(run.scenario, ledger.size, (each.distributed for each in ledger.periods))
    run.say(
        f"the life was cut at {sizes.periods} of {sizes.planned} periods: the units were burnt with "
        f"{ledger.unpaid_principal:,.2f} of {ledger.size:,.2f} principal not paid back; "
        f"the yield of {ledger.scheduled_yield} % a year is that of the full life"
    )


def _devices(run: RevenueRun) -> None:
    """Every device with what it metered, and its station's sums."""
    known = {device.asset: device for device in run.source.devices}
    everyone = {name: run.fleet.secret.asset(name) for name in run.device_sums}
    stations: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    meters = run.contracts.meters
    sums = {everyone[name]: each for name, each in run.device_sums.items()}
    enrolled = {event.asset: event.device for event in run.chain.events(meters.DeviceEnrolled, emitter=meters)}
    assets = list(dict.fromkeys([*known, *everyone.values(), *enrolled]))
    kinds = kind_of(run.scenario).asset_types
    units = {name: asset_type(name).unit for name in kinds}
    statuses = {asset: event.name.lower() for asset, event in last_statuses(run).items()}
    for asset in assets:
        readings, quantity, revenue = sums.get(asset, (0, 0, 0))
        number, kind = enrolled[asset].station, kinds[enrolled[asset].asset_type - 1]
        energy = quantity if units[kind] == "kWh" else 0
        run.ledger.devices.append(
            DeviceLine(
                asset="0x" + asset.hex(),
                station=number,
                status=statuses[asset],
                readings=readings,
                kwh=checks.kwh(energy),
                revenue=cash.money(revenue),
                kind=kind,
                quantity=from_base_units(quantity, THOUSANDTHS),
            )
        )
        found = stations[number]
        found[0] += 1
        found[1] += energy
        found[2] += revenue
    run.ledger.stations = [
        Station(number, count, checks.kwh(quantity), cash.money(revenue))
        for number, (count, quantity, revenue) in sorted(stations.items())
    ]


def last_statuses(run: RevenueRun) -> dict[bytes, DeviceStatus]:
    """Every device's status by the register's events."""
    meters = run.contracts.meters
    return {event.asset: event.to for event in run.chain.events(meters.DeviceStatusChanged, emitter=meters)}


def terms_of(scenario: RevenueScenario) -> list[Term]:
    """Every figure of the file with its label."""
    rows = []
    for section in SECTIONS:
        values = getattr(scenario, section)
        for name in type(values).model_fields:
            if getattr(values, name) is None:
                continue
            label = scenario.label(section, name) or _UNLABELLED
            rows.append(Term(f"{section}.{name}", _shown(getattr(values, name)), label.standing, label.note))
    for index, each in enumerate(scenario.withholding):
        label = scenario.label("withholding", index) or _UNLABELLED
        rows.append(Term(f"withholding.{each.country}", f"{each.percent} %", label.standing, label.note))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ("; " if value and isinstance(value[0], BaseModel) else ", ").join(map(_shown, value))
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        if tuple(fields) == ("list",):
            return _shown(dict(value)["list"])
        return ", ".join(f"{name} {_shown(getattr(value, name))}" for name in fields)
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_shown(each)}" for name, each in value.items())
    return str(value)
