"""After the last period: units are burnt, what is left is the operator's; and what the devices came to."""

from __future__ import annotations

from collections import defaultdict

from rwa_chain.bindings import IWaterfall
from rwa_chain.bindings.types import DeviceStatus, Payee, RevenueStatus
from rwa_chain.instruments.pool import checks, unpaid
from rwa_chain.instruments.pool.run import Run
from rwa_chain.instruments.pool.tables import DeviceLine, Month, Station
from rwa_chain.instruments.pool.terms import principal_left
from rwa_chain.life.setting import Role
from rwa_chain.meter.asset_type import THOUSANDTHS, asset_type
from rwa_chain.money import from_base_units
from rwa_chain.simulation.model import first_of


def finish(run: Run) -> str:
    """Retires the units, gives the rest to the operator, and checks that nothing is left anywhere."""
    details = run.live.record.details
    wallets = [run.world.party(name) for name in run.spec.rights.holders]
    run.rights.retire(wallets, sender=run.world.paying_agent(run.live))
    rest = run.waterfall.release_rest(run.token, sender=run.role(Role.TRUSTEE))
    released = rest.one(IWaterfall.RestReleased).amount
    run.live.issued = 0
    run.waterfall.pay_out(run.token, Payee.RESIDUAL, sender=run.role(Role.TRUSTEE))
    run.check("rights are redeemed, no unit is left", (run.rights.status(), run.live.token.total_supply()),
              (RevenueStatus.REDEEMED, 0))  # fmt: skip
    run.check("the rest released = what was still trapped", released, run.state.expectation.trapped)
    run.check("the waterfall's wallet is empty", run.deposit.balance_of(run.waterfall), 0)
    came = sum(run.cash.units(entry.cash_in) for entry in run.periods)
    state = run.waterfall.state_of(run.token)
    run.check("paid in all = received in all = Σ cash in", (state.paid, state.received), (came, came))
    details["released_rest"] = run.cash.amount(released)
    said = ["every unit is burnt"]
    if released:
        said.append(f"after the last period {run.cash.amount(released):,.2f}, trapped until then, went to the operator")
    said += _cut(run)
    run.state.beside.ended(run)
    unpaid.finish(run)
    checks.devices(run)
    checks.late(run)
    _devices(run)
    run.live.record.tables["metered"] = [
        Month(f"{first_of(month):%Y-%m}", checks.kwh(quantity), run.cash.amount(revenue))
        for month, (quantity, revenue) in sorted(run.state.month_sums.items())
    ]
    return "; ".join(said)


def _cut(run: Run) -> list[str]:
    """Principal unpaid when units are burnt before the last period; an issue sized to a file ends with the file."""
    details, sizes = run.live.record.details, run.sizes
    if run.spec.sessions or sizes.periods >= sizes.planned:
        return []
    left = principal_left(run.spec, details["size"], (each.distributed for each in run.periods))
    details["unpaid_principal"] = left
    return [
        f"the life was cut at {sizes.periods} of {sizes.planned} periods: the units were burnt with "
        f"{left:,.2f} of {details['size']:,.2f} principal not paid back; "
        f"the yield of {details['scheduled_yield']} % a year is that of the full life"
    ]


def _devices(run: Run) -> None:
    """Every device with what it metered, and its station's sums."""
    known = {device.asset: device for device in run.source.devices}
    everyone = {name: run.state.fleet.secret.asset(name) for name in run.state.device_sums}
    stations: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    meters = run.meters
    sums = {everyone[name]: each for name, each in run.state.device_sums.items()}
    enrolled = {event.asset: event.device for event in run.world.chain.events(meters.DeviceEnrolled, emitter=meters)}
    assets = list(dict.fromkeys([*known, *everyone.values(), *enrolled]))
    kinds, tables = run.spec.ASSET_TYPES, run.live.record.tables
    units = {name: asset_type(name).unit for name in kinds}
    statuses = {asset: event.name.lower() for asset, event in last_statuses(run).items()}
    for asset in assets:
        readings, quantity, revenue = sums.get(asset, (0, 0, 0))
        number, kind = enrolled[asset].station, kinds[enrolled[asset].asset_type - 1]
        energy = quantity if units[kind] == "kWh" else 0
        tables["devices"].append(
            DeviceLine(
                asset="0x" + asset.hex(),
                station=number,
                status=statuses[asset],
                readings=readings,
                kwh=checks.kwh(energy),
                revenue=run.cash.amount(revenue),
                kind=kind,
                quantity=from_base_units(quantity, THOUSANDTHS),
            )
        )
        found = stations[number]
        found[0] += 1
        found[1] += energy
        found[2] += revenue
    tables["stations"] = [
        Station(number, count, checks.kwh(quantity), run.cash.amount(revenue))
        for number, (count, quantity, revenue) in sorted(stations.items())
    ]


def last_statuses(run: Run) -> dict[bytes, DeviceStatus]:
    """Every device's status by the register's events."""
    meters = run.meters
    return {event.asset: event.to for event in run.world.chain.events(meters.DeviceStatusChanged, emitter=meters)}
