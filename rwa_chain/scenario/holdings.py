"""Who holds how much when, from the scenario alone: the allotment, moved by trades, recoveries, orders, conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rwa_chain.lifecycle import calendar
from rwa_chain.scenario import steps as kinds
from rwa_chain.scenario.model import Scenario


@dataclass(frozen=True)
class Movement:
    """Units that go from one wallet to another on a date; `index` is that of the step."""

    index: int
    step: int
    date: date
    sender: str
    receiver: str
    units: int
    voluntary: bool


def movements(scenario: Scenario) -> list[Movement]:
    """The movements of a run after the closing, by date."""
    made: list[Movement] = []
    holdings = dict(scenario.allotment())
    for move in sorted(_from_steps(scenario), key=lambda move: move.date):
        if move.units == 0:  # a recovery takes all there is
            move = Movement(**{**vars(move), "units": holdings.get(move.sender, 0)})
        holdings[move.sender] = holdings.get(move.sender, 0) - move.units
        holdings[move.receiver] = holdings.get(move.receiver, 0) + move.units
        made.append(move)
    return made


def holdings_at(scenario: Scenario, day: date) -> dict[str, int]:
    """Units by wallet at the close of a day, wallets in the order they first held, the empty left out."""
    return _apply(scenario, [move for move in movements(scenario) if move.date <= day])


def holdings_before_step(scenario: Scenario, step: int) -> dict[str, int]:
    """Units by wallet when the step of that number begins, what earlier steps moved included."""
    return _apply(scenario, [move for move in movements(scenario) if move.step < step])


def _apply(scenario: Scenario, moves: list[Movement]) -> dict[str, int]:
    holdings = dict(scenario.allotment())
    for move in moves:
        holdings[move.sender] = holdings.get(move.sender, 0) - move.units
        holdings[move.receiver] = holdings.get(move.receiver, 0) + move.units
    return {wallet: units for wallet, units in holdings.items() if units}


def _from_steps(scenario: Scenario) -> Iterator[Movement]:
    for index, step in enumerate(scenario.steps):
        if step.only not in (None, scenario.terms.frequency):
            continue
        match step:
            case kinds.Trade():
                settles = calendar.settlement_date(step.date, step.lag, scenario.terms.calendar)
                yield Movement(index, step.step, settles, step.seller, step.buyer, step.units, True)
            case kinds.KeyLoss():
                yield Movement(index, step.step, step.recovery_date, step.holder, step.new_wallet, 0, False)
            case kinds.CourtOrder():
                yield Movement(index, step.step, step.date, step.holder, step.receiver, step.units, False)
            case kinds.Conversion():
                yield Movement(index, step.step, step.date, step.holder, step.agent, step.units, True)
                yield Movement(index, step.step, step.return_date, step.agent, step.holder, step.units, True)
            case _:
                pass
