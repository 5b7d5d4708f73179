"""The on-chain half of ``rwa bench revenue``: gas by ``receipt.gasUsed`` of real transactions, one per block.

Calldata, the base fee of 21,000 and refunds are included; a proof is the view, called in a transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rwa_chain.bench import revenue_world as setup
from rwa_chain.bench.revenue_world import (
    FIRST_DAY,
    FIRST_MONTH,
    STATIONS,
    RevenueWorld,
    first_of,
    pay_at,
    record_at,
)
from rwa_chain.bench.targets import REVENUE_EXTRAS, REVENUE_TARGETS
from rwa_chain.bench.world import DAY, paged
from rwa_chain.bindings import MeterRegistry, Obligations, Paying, Readings, RevenueRights, Waterfall
from rwa_chain.bindings import readings as readings_binding
from rwa_chain.bindings.types import Batch, Top
from rwa_chain.chain import Call, Chain, keccak
from rwa_chain.errors import ChainError
from rwa_chain.lifecycle.bond import positions
from rwa_chain.lifecycle.metering import StationChain, proof_of
from rwa_chain.lifecycle.remainders import cut
from rwa_chain.meter.reading import NO_READING, digest_of, figures_of
from rwa_chain.meter.reading import Reading as Metered
from rwa_chain.meter.tree import Leaf, Tree
from rwa_chain.solidity import Artifacts, build

Progress = Callable[[str], None]
READINGS_OF_A_DAY = 666
"""[readings] of a station-day: 100,000 over 150 stations."""
PAGE = 500
"""Holders paid in a transaction."""
HUNDRED = 100
REVENUE = 30_000_000
"""[cash base units] of a period, more than enough for what holders are due."""
MONTHS_SINCE = 35
"""Months of a station after the one that is proven: three years in all."""


@dataclass
class GasResult:
    """Gas and bytes by key."""

    measured: dict[str, int] = field(default_factory=dict)

    def document(self) -> dict[str, int]:
        """The figures in the order of the targets, then the extras."""
        return {key: self.measured[key] for key in (*(target.key for target in REVENUE_TARGETS), *REVENUE_EXTRAS)}

    def missed(self) -> list[str]:
        """Keys above their limit."""
        return [target.key for target in REVENUE_TARGETS if self.measured[target.key] > target.limit]


def measure(progress: Progress = lambda line: None) -> GasResult:
    """Compile, deploy, found a pool, measure."""
    artifacts = build(progress=progress)
    result = GasResult(_sizes(artifacts))
    found = result.measured
    with Chain.anvil(start_at=setup.START_AT) as chain:
        progress("a pool with its devices and a thousand holders")
        before = chain.block_number
        world = setup.make(chain)
        found |= _deployments(world, before)
        small = STATIONS // 10
        _enrolled(found, world, small)
        progress("closing a period of few devices")
        with chain.rolled_back():
            found["close_month_90_devices"], found["close_period_90_devices"] = _closed(world, small)
        world.add_devices(STATIONS - small, first=small + 1)
        progress("closing a period of ten times as many")
        with chain.rolled_back():
            found["close_month_900_devices"], found["close_period_900_devices"] = _closed(world, STATIONS)
        found["close_period_growth"] = max(0, found["close_period_900_devices"] - found["close_period_90_devices"])
        progress("station-days")
        with chain.rolled_back():
            found |= _station_days(world)
        progress("proofs")
        with chain.rolled_back():
            found |= _proofs(world)
        progress("paying a thousand holders")
        with chain.rolled_back():
            found["pay_holder_of_1000"] = _paid(world)
    return result


# ---- deployment ---------------------------------------------------------------------------------------------------

_PROVE = readings_binding._PROVE_READING
"""A view is called, not sent; in a transaction it shows what it costs a contract's user."""
_CONTRACTS = (MeterRegistry, Readings, Waterfall, RevenueRights)


def _sizes(artifacts: Artifacts) -> dict[str, int]:
    return {f"bytes_{each.NAME}": len(artifacts[each.NAME].runtime.object) for each in _CONTRACTS}


def _deployments(world: RevenueWorld, before: int) -> dict[str, int]:
    """Gas of each contract's creation, among the transactions since the block."""
    made = [world.meters, world.readings, world.waterfall, world.rights]
    names = {str(each.address): f"deploy_{each.NAME}" for each in made}
    found: dict[str, int] = {}
    for number in range(before + 1, world.chain.block_number + 1):
        for tx in world.chain.block(number).transactions:
            receipt = world.chain.receipt(tx)
            if receipt.created is not None and str(receipt.created) in names:
                found[names[str(receipt.created)]] = receipt.gas_used
    return found


def _enrolled(found: dict[str, int], world: RevenueWorld, stations: int) -> None:
    devices = stations * setup.DEVICES_AT_A_STATION
    found["enrol_device"] = sum(receipt.gas_used for receipt in world.add_devices(stations)) // devices


# ---- station-days -------------------------------------------------------------------------------------------------


def _day(station: int, day: int, revenue: int = READINGS_OF_A_DAY * 493) -> tuple[Batch, Top]:
    """A station's day, of two subtrees of which the left one has 512 readings, as its tree has."""
    left = figures_of(512, 512 * 12_345, revenue // 2)
    total = figures_of(READINGS_OF_A_DAY, READINGS_OF_A_DAY * 12_345, revenue)
    top = Top(keccak(f"left of station {station} day {day}".encode()), left, keccak(f"right of {day}".encode()))
    root = keccak(top.left + left.to_bytes(32) + top.right + (total - left).to_bytes(32))
    return Batch(station, day, READINGS_OF_A_DAY, READINGS_OF_A_DAY * 12_345, revenue, root), top


def _days(first: int, count: int, day: int, **figures: int) -> list[tuple[Batch, Top]]:
    return [_day(station, day, **figures) for station in range(first, first + count)]


def _station_days(world: RevenueWorld) -> dict[str, int]:
    """One station-day and a hundred: the first at all, the next day, and the first day of the next month."""
    found: dict[str, int] = {}
    next_month = first_of(FIRST_MONTH + 1) // DAY
    for name, day in (("_first", FIRST_DAY), ("", FIRST_DAY + 1), ("_first_of_month", next_month)):
        world.after(day)
        found[f"station_day{name}"] = world.submit(_days(1, 1, day)).gas_used
        found[f"station_day{name}_by_bridge"] = world.submit(_days(2, 1, day), by_bridge=True).gas_used
        found[f"station_days_100{name}"] = world.submit(_days(3, HUNDRED, day), by_bridge=True).gas_used
    return found


# ---- proofs -------------------------------------------------------------------------------------------------------


def _proofs(world: RevenueWorld) -> dict[str, int]:
    """A reading of the first day: at once, after a month of days, and three years later."""
    chain, station, found = world.chain, 1, {}
    readings = [_reading(number) for number in range(READINGS_OF_A_DAY)]
    digests = [digest_of(each) for each in readings]
    signatures = [world.signer.sign(digests[0])] * len(readings)
    tree = Tree(map(Leaf.of, readings, digests, signatures))
    leaf = Leaf.of(readings[0], digests[0], signatures[0])
    way, top = tree.way(leaf), Top(*tree.top)
    entries = StationChain(world.token)

    def add(batch: Batch, top: Top) -> None:
        world.after(batch.day)
        receipt = world.submit([(batch, top)])
        entries.append(batch, chain.block(receipt.block).timestamp)

    def prove() -> int:
        proof = proof_of(entries.proof(0, 0), leaf, readings[0], world.signer.key.public, way)
        _, digest, standing = world.readings.prove_reading(world.token, proof)
        if digest != digests[0] or not standing:
            raise ChainError("the reading is not proven")
        call: Call[Any] = Call(world.readings.address, _PROVE.encode((world.token, proof)), _PROVE, (), "proveReading")
        return chain.writer.execute(call, world.bridge).gas_used

    quantity, revenue = (sum(getattr(each, name) for each in readings) for name in ("quantity", "revenue"))
    add(Batch(station, FIRST_DAY, len(readings), quantity, revenue, tree.root), top)
    found["prove_leaf_p256"] = prove()
    for day in range(FIRST_DAY + 1, first_of(FIRST_MONTH + 1) // DAY):
        add(*_day(station, day))
    found["prove_leaf_p256_30_later"] = prove()
    for month in range(FIRST_MONTH + 1, FIRST_MONTH + 1 + MONTHS_SINCE):
        add(*_day(station, first_of(month) // DAY))
        world.close_month(month - 1)
    found["prove_leaf_p256_3_years_later"] = prove()
    return found


def _reading(number: int) -> Metered:
    """A session of a device of the first station; the first of them is the device's own first."""
    ended_at = FIRST_DAY * DAY + 36_000 + number
    asset = setup.asset_of(1, number % setup.DEVICES_AT_A_STATION)
    return Metered(asset, 1 + number, ended_at - 3_600, ended_at, 30_123, 30_123, 1_205, keccak(b"salted"), NO_READING)


# ---- money --------------------------------------------------------------------------------------------------------


def _closed(world: RevenueWorld, stations: int) -> tuple[int, int]:
    """Gas of closing the first month and its period; every station metered one day, all together the same revenue."""
    world.after(FIRST_DAY)
    each = REVENUE // stations
    days = _days(1, stations, FIRST_DAY, revenue=each)
    for page in paged(days, HUNDRED):
        world.submit(page)
    month = world.close_month(FIRST_MONTH).gas_used
    world.settle(0, each * stations)
    world.chain.mine_at(record_at(0) + 1)
    return month, world.rights.close_period(0, sender=world.staff).gas_used


def _paid(world: RevenueWorld) -> int:
    """Gas per holder of paying all thousand, the transactions' base fees included."""
    agent, rights, deposit = world.staff, world.rights, world.deposit
    world.after(FIRST_DAY)
    world.submit([_day(1, FIRST_DAY, REVENUE)])
    world.close_month(FIRST_MONTH)
    world.settle(0, REVENUE)
    world.chain.mine_at(record_at(0) + 1)
    rights.close_period(0, sender=agent)
    total = rights.closed_period_of(0).senior
    found = cut(total, positions(world.contracts.token, record_at(0), world.holders))
    declared = rights.declare(0, sender=agent).one(RevenueRights.PeriodDeclared).id
    Obligations(world.chain, rights.obligations()).set_shares(declared, found.threshold, found.tie_member, sender=agent)
    rights.fund(0, [deposit], [total], sender=agent)
    world.chain.mine_at(pay_at(0))
    paying = Paying(world.chain, Obligations(world.chain, rights.obligations()).paying())
    pages = list(paged(world.holders, PAGE))
    before = sum(deposit.balance_of(each) for each in world.holders)
    gas = sum(paying.pay_page(declared, deposit, page, sender=agent).gas_used for page in pages)
    if sum(deposit.balance_of(each) for each in world.holders) != before + total:
        raise ChainError("the pages did not pay every holder")
    return gas // len(world.holders)
