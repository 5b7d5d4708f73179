"""The part of a pool of swap cabinets that other pools lack: worn batteries are impaired and replaced.

A battery that comes in below its type's health is retired by custody's rule. Its share of the pool's value is impaired
by the type's rule in that period; in the next one it is retired on the chain too, and an equal one takes its share.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from rwa_chain.bindings.types import DeviceStatus
from rwa_chain.instruments.pool.beside import Beside
from rwa_chain.instruments.pool.tables import Impairment, Period, SwapEvent, SwapPeriod
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.custody import HEALTH_DECIMALS
from rwa_chain.money import from_base_units
from rwa_chain.simulation.fleet import WHOLE_POOL
from rwa_chain.simulation.model import first_of
from rwa_chain.simulation.swap_cabinet import BATTERY, Cabinets
from rwa_chain.simulation.swapping import Shown

if TYPE_CHECKING:
    from rwa_chain.instruments.pool.run import Run

NOON = time(12, 0)
SUBSTITUTED = 12
"""Day of a period's first month."""


class Batteries(Beside):
    """Batteries of one run."""

    def __init__(self) -> None:
        self.rule = asset_type(BATTERY).impairment
        self.retired = self.substituted = self.seen = 0
        self.open = 0
        """[fen] impaired and not restored"""
        self.before = (0, 0, 0)
        """Swaps, energy [Wh] and riders in vain up to the period before."""

    def opens(self, run: Run) -> None:
        """Worn batteries are retired; equal ones take over their slots and their shares of the pool."""
        source, meters = _source(run), run.meters
        from rwa_chain.instruments.pool.opening import substitute

        worn = source.worn_out()
        self.substituted = len(worn)
        if not worn:
            return
        run.world.at_second(
            run.spec.instant(first_of(run.sizes.month(run.period)) + timedelta(days=SUBSTITUTED - 1), NOON)
        )
        pairs = [(device, source.substitute(device)) for device, _ in worn]
        substitute(run, pairs, "below 70 % of its health")
        self.retired += len(pairs)
        found, totals = meters.device_of(run.token, pairs[-1][1].asset), meters.totals_of(run.token)
        run.check(
            "a substitute is active with the retired battery's share",
            (found.status, found.share),
            (DeviceStatus.ACTIVE, source.battery_share),
        )
        run.check("every share of the pool is a working device's", totals.active_share, totals.share)
        names = f"{pairs[0][0].name} by {pairs[0][1].name}" + (" and others" if len(pairs) > 1 else "")
        run.happened("substituted", f"{_batteries(len(pairs))} retired for wear and substituted: {names}")

    def closed(self, run: Run, entry: Period) -> None:
        """The period's swaps, where the batteries stand, and what the worn ones take off the pool's value."""
        from rwa_chain.instruments.pool.checks import kwh

        self._impairment(run)
        run.live.record.details["retired_below"] = self.rule.below
        source = _source(run)
        swapping, pool, tables = source.swapping, source.pool, run.live.record.tables
        if swapping.shown is not None:
            tables["swap_events"].extend(map(_event, swapping.shown))
            swapping.shown = None
        now = (swapping.swaps, swapping.energy, swapping.lost)
        swaps, energy, in_vain = (after - before for after, before in zip(now, self.before, strict=True))
        self.before = now
        run.check("energy that cabinets stated = energy of the swaps", entry.kwh, kwh(energy))
        standing = swapping.standing()
        run.check("each battery is in one place = counted there", standing, swapping.counted())
        run.check("batteries are conserved", sum(standing.values()), len(swapping.names))
        counts = {swapping.store.device(each.name).items for region in swapping.regions for each in region.cabinets}
        run.check("every cabinet has as many as at first", counts, {pool.batteries_in_cabinet})
        health = sorted(item.health for _, item in swapping.store.items() if not item.retired and item.health)
        marks = {"least": 0, "tenth": len(health) // 10, "median": len(health) // 2, "most": len(health) - 1}
        tables["swaps"].append(
            SwapPeriod(
                period=run.period,
                swaps=swaps,
                kwh=kwh(energy),
                in_vain=in_vain,
                **standing,
                health_percent={name: from_base_units(health[at], HEALTH_DECIMALS) for name, at in marks.items()},
            )
        )

    def _impairment(self, run: Run) -> None:
        source = _source(run)
        value = run.cash.units(run.sizes.units * run.sizes.face) * source.battery_share // WHOLE_POOL
        restored = self.open if self.substituted else 0
        new = [each for _, each in source.worn_out()]
        lost = sum(self.rule.loss(value, Decimal(each.health).scaleb(-HEALTH_DECIMALS)) for each in new)
        self.open += lost - restored
        run.check("impairment open = the shares of batteries that wait", self.open, value * len(new))
        money = run.cash.amount
        run.live.record.tables["impairment"].append(
            Impairment(run.period, len(new), money(lost), self.substituted, money(restored), money(self.open))
        )
        if new:
            worst = from_base_units(min(each.health for each in new), HEALTH_DECIMALS)
            run.happened(
                "impaired",
                f"{_batteries(len(new))} came in below {self.rule.below} % of health, the worst at {worst} %: "
                f"{money(lost):,.2f} of the pool's value is impaired until the month after",
            )

    def ended(self, run: Run) -> None:
        """Batteries must state the energy that riders used; cabinets must state every swap."""
        source = _source(run)
        named = {device.name for device in source.battery_devices}
        sums = run.state.device_sums
        stated = sum(each[1] for name, each in sums.items() if name in named)
        counted = sum(each[1] for name, each in sums.items() if name not in named)
        run.check("Σ energy that batteries stated = Σ energy of the swaps", stated, source.swapping.energy)
        run.check("Σ swaps that cabinets stated = swaps played", counted, source.swapping.swaps * 1000)


def _event(shown: Shown) -> SwapEvent:
    at = datetime.fromtimestamp(shown.at, UTC)
    return SwapEvent(
        f"{at:%Y-%m-%dT%H:%M:%SZ}",
        shown.cabinet,
        shown.gives,
        shown.takes,
        from_base_units(shown.gives_health, HEALTH_DECIMALS),
        from_base_units(shown.takes_health, HEALTH_DECIMALS),
        from_base_units(shown.gives_charge, 1),
        from_base_units(shown.takes_charge, 1),
    )


def _batteries(count: int) -> str:
    return "one battery" if count == 1 else f"{count:,} batteries"


def _source(run: Run) -> Cabinets:
    return cast(Cabinets, run.source)
