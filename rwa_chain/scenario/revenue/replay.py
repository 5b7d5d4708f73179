"""A revenue scenario played month by month on a chain, checked against a second computation, written to a ledger."""

from __future__ import annotations

import time as clock
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rwa_chain.chain import Chain
from rwa_chain.errors import InputError, RwaError
from rwa_chain.lifecycle import cash
from rwa_chain.meter.days import days_of
from rwa_chain.meter.file_map import find_map
from rwa_chain.scenario.revenue import ending, founding
from rwa_chain.scenario.revenue.acts import acts_of
from rwa_chain.scenario.revenue.devices.kinds import kind_of
from rwa_chain.scenario.revenue.exported import Exported
from rwa_chain.scenario.revenue.fleet import Fleet, Metered, secret_of
from rwa_chain.scenario.revenue.ledger import RevenueLedger
from rwa_chain.scenario.revenue.model import MOST_PERIODS, RevenueScenario, Sizes, scheduled_yield
from rwa_chain.scenario.revenue.months import play as play_period
from rwa_chain.scenario.revenue.run import RevenueRun, Told, Untold

LEAST_UNITS = 100
FEWEST_PERIODS = 2
FEWEST_DEVICES, MOST_DEVICES = 10, 100_000


def check_size(scenario: RevenueScenario, devices: int | None, months: int | None) -> None:
    """Refuses sizes that can't be played."""
    if devices is not None and not FEWEST_DEVICES <= devices <= MOST_DEVICES:
        raise InputError(kind_of(scenario).option, devices, f"a number from {FEWEST_DEVICES} to {MOST_DEVICES}")
    each = scenario.rights.period_months
    least, most = FEWEST_PERIODS * each, MOST_PERIODS * each
    if months is not None and not (least <= months <= most and months % each == 0):
        multiple = "" if each == 1 else f", a multiple of {each}"
        raise InputError("--months", months, f"a number from {least} to {most}{multiple}")


def play_simulated(
    scenario: RevenueScenario,
    *,
    devices: int | None = None,
    months: int | None = None,
    out_dir: Path | None = None,
    told: Told | None = None,
) -> RevenueLedger:
    """Plays a scenario with a SIMULATED fleet on a chain of its own; `ledger.ok` says how it went."""
    check_size(scenario, devices, months)
    sizes = Sizes.simulated(
        scenario, devices or scenario.pool.devices, months or scenario.rights.periods * scenario.rights.period_months
    )
    secret = secret_of(scenario.pool.seed)
    source = kind_of(scenario).fleet(scenario, sizes, secret)
    fleet = Fleet(source.devices, secret, scenario.pool.seed, days_of(scenario.rights.time_zone))
    return play(scenario, sizes, source, fleet, "SIMULATED", out_dir, told)


def play_file(
    scenario: RevenueScenario,
    path: Path,
    *,
    file_map: str | None = None,
    devices: int | None = None,
    months: int | None = None,
    out_dir: Path | None = None,
    told: Told | None = None,
) -> RevenueLedger:
    """Plays the sessions of an operator's file, or of at most so many of its devices and months, sized to their
    revenue; keys, cash and holders are simulated.
    """
    for option, most in ((kind_of(scenario).option, devices), ("--months", months)):
        if most is not None and most < 1:
            raise InputError(option, most, "a number from 1 on")
    secret = secret_of(scenario.pool.seed)
    named = file_map or kind_of(scenario).file_map
    if named is None:
        raise InputError("--sessions", str(path), f"nothing: {scenario.scenario} has no map for a file")
    found, kinds = find_map(named), kind_of(scenario).asset_types
    if found.type.asset_type not in kinds:
        raise InputError("--map", named, f"a map of {' or '.join(kinds)}; this one is of {found.type.asset_type}")
    source = Exported(path, found, secret, devices=devices, months=months)
    periods = source.last_month - source.first_month + 1
    if periods > MOST_PERIODS:
        raise InputError("--sessions", str(path), f"sessions of at most {MOST_PERIODS} months; see --months")
    sizes = Sizes.of_revenue(scenario, len(source.devices), periods, source.first_month, cash.money(source.revenue))
    if sizes.units < LEAST_UNITS:
        raise InputError("--sessions", str(path), f"revenue that carries {LEAST_UNITS} units of {sizes.face}")
    figures = f"Sessions of {path.name}"
    fleet = Fleet(source.devices, secret, scenario.pool.seed, source.days)
    return play(scenario, sizes, source, fleet, figures, out_dir, told, file=source.summary)


def play(
    scenario: RevenueScenario,
    sizes: Sizes,
    source: Metered,
    fleet: Fleet,
    figures: str,
    out_dir: Path | None,
    told: Told | None,
    *,
    file: Mapping[str, Any] | None = None,
) -> RevenueLedger:
    """Plays what a source meters. A part that fails ends the run, and the ledger names it in `failure`."""
    told = told or Untold()
    began = clock.monotonic()
    ledger = RevenueLedger(
        scenario=scenario.scenario,
        title=f"{scenario.title} ({figures})",
        figures=figures,
        currency=scenario.pool.currency,
        device_count=sizes.devices,
        plural=kind_of(scenario).plural,
        about="" if file else kind_of(scenario).about,
        months=sizes.months,
        period_months=sizes.period_months,
        units=sizes.units,
        size=sizes.units * sizes.face,
        scheduled=sizes.payment,
        scheduled_yield=scheduled_yield(scenario),
        planned_periods=sizes.planned,
        file=dict(file or {}),
    )
    with ExitStack() as opened:
        start = founding.start_at(scenario, sizes)
        chain = opened.enter_context(Chain.anvil(start_at=start))
        run = RevenueRun(chain, scenario, sizes, source, fleet, ledger, told, acts_of(scenario))
        chain.writer.observers.append(run.observe)
        try:
            founding.found(run, told.say)
            run.acts.founded(run)
            ledger.seconds["founding"] = round(clock.monotonic() - began, 1)
            for period in range(1, sizes.periods + 1):
                play_period(run, period)
            ending.finish(run)
        except RwaError as failure:
            ledger.failure = f"period {run.period}: {failure}"
        ledger.seconds["all"] = round(clock.monotonic() - began, 1)
        ledger.terms = ending.terms_of(scenario)
        if out_dir is not None:
            ledger.write(out_dir)
        told.ended(run)
    return ledger
