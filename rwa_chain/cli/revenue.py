"""What ``rwa replay`` does with a scenario of metered revenue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rwa_chain.cli.options import folder, whole
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.scenario.revenue.run import RevenueRun

BUILT_IN = ("langxin", "gcl", "xunying")


def is_revenue(scenario: str) -> bool:
    """Whether a scenario's name, or what its file says, is of metered revenue: it has a pool."""
    if scenario in BUILT_IN:
        return True
    path = Path(scenario)
    if not path.is_file():
        return False
    from rwa_chain.life import source

    data = source.read(path).data
    return isinstance(data, dict) and "pool" in data


def revenue_files() -> dict[str, Path]:
    """The built-in pools' files by name."""
    from rwa_chain.scenario.revenue.load import BUILT_IN as FOLDER

    return {name: FOLDER / f"{name}.yaml" for name in BUILT_IN}


class Spoken:
    """Says what happens, as it happens."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def say(self, line: str) -> None:
        """A line of progress."""
        self._screen.say(line)

    def before_close(self, run: RevenueRun, period: int) -> None:
        """Nothing."""

    def ended(self, run: RevenueRun) -> None:
        """Nothing."""


def replay_revenue(
    scenario: str,
    *,
    counts: Mapping[str, str | None],
    months: str | None,
    sessions: Path | None,
    file_map: str | None,
    out: Path | None,
    json: bool,
) -> None:
    """Play it, write ledger and report, exit with 1 where a check fails; ``counts`` are the kinds' size options."""
    from rwa_chain.report import write_revenue_report
    from rwa_chain.scenario.revenue.devices.kinds import kind_of
    from rwa_chain.scenario.revenue.load import load_revenue_scenario
    from rwa_chain.scenario.revenue.replay import check_size, play_file, play_simulated
    from rwa_chain.solidity import build

    loaded = load_revenue_scenario(scenario)
    option = kind_of(loaded).option
    for other, value in counts.items():
        if value is not None and other != option:
            raise InputError(other, value, f"nothing: how many devices {loaded.scenario} has is {option}")
    size = counts[option]
    count = None if size is None else whole(option, size)
    periods = None if months is None else whole("--months", months)
    if file_map is not None and sessions is None:
        raise InputError("--map", file_map, "a map of the file that --sessions gives")
    if sessions is None:
        check_size(loaded, count, periods)
    target = folder("--out", out if out is not None else Path("out") / loaded.scenario)
    screen = Screen(json)
    build(progress=progress)
    if sessions is None:
        ledger = play_simulated(loaded, devices=count, months=periods, out_dir=target, told=Spoken(screen))
    else:
        ledger = play_file(
            loaded, sessions, file_map=file_map, devices=count, months=periods, out_dir=target, told=Spoken(screen)
        )
    document = ledger.to_json()
    screen.say()
    if ledger.failure:
        screen.say(f"The run failed: {ledger.failure}")
    for check in ledger.failed_checks:
        screen.say(f"FAILED in period {check.period}: {check.id}: {check.detail}")
    held = len(ledger.checks) - len(ledger.failed_checks)
    screen.say(
        f"{len(ledger.periods)} periods, figures {ledger.figures}; {held} of {len(ledger.checks)} checks hold, "
        f"{ledger.transactions:,} transactions, {ledger.seconds['all']} s."
    )
    screen.say(f"Ledger: {target / 'ledger.json'}")
    screen.say(f"Report: {write_revenue_report(document, target)}")
    screen.document(document)
    if not ledger.ok:
        raise typer.Exit(1)
