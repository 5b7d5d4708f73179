"""The timeline of a replay as it happens, and its reconciliation at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.cli.embedded import Recorded
from rwa_chain.cli.output import Screen
from rwa_chain.scenario.listener import Silent

if TYPE_CHECKING:
    from rwa_chain.scenario.ledger import Branch, Check, Ledger, Refusal, TimelineEntry
    from rwa_chain.scenario.run import Run


_CELL = 24
"""The widest amount that is shown as it is."""


class Timeline(Silent):
    """Prints; and with ``recorded`` keeps the embedded chain beside the ledger, for `rwa explain` and `rwa roles`."""

    def __init__(self, screen: Screen, folder: Path, *, recorded: bool) -> None:
        self._screen = screen
        self._folder = folder
        self._recorded = recorded
        self._run: Run | None = None

    def started(self, run: Run) -> None:
        """Which bond, on which chain."""
        self._run = run
        scenario = run.scenario
        self._screen.say(f"{scenario.title}: {scenario.terms.frequency} coupons, rounding {scenario.terms.rounding}")
        self._screen.say()

    def refused(self, refusal: Refusal) -> None:
        """A refusal, under its step."""
        arguments = ", ".join(f"{name} = {value}" for name, value in refusal.arguments.items())
        self._screen.say(f"                 refused: {refusal.error}({arguments}), sent by {refusal.sender}")

    def step_ended(self, entry: TimelineEntry | Branch, checks: list[Check]) -> None:
        """A step's effect, its transactions and its gas."""
        gas = sum(each.gas for each in entry.transactions)
        count = len(entry.transactions)
        mark = "  what if" if hasattr(entry, "outcome") else f"{entry.step:>4}     "
        work = f"{count} transaction{'' if count == 1 else 's'}, {gas:,} gas" if count else "no transaction"
        self._screen.say(f"{mark} {entry.date}  {entry.title} ({work})")
        if entry.effect:
            self._screen.say(f"                     {entry.effect}")
        for check in checks:
            if not check.ok:
                self._screen.say(f"                     FAILED: {check.id}: {check.detail}")

    def ended(self, ledger: Ledger) -> None:
        """The reconciliation; and the chain is kept."""
        self._reconciliation(ledger)
        if self._recorded and self._run is not None and ledger.contracts:
            Recorded(self._folder).save(self._run.chain, self._run.stack.book, ledger.parties)

    def _reconciliation(self, ledger: Ledger) -> None:
        say = self._screen.say
        say()
        if ledger.failure:
            say(f"The run failed: {ledger.failure}")
            return
        rows = [
            (each.item, _brief(each.actual), _brief(each.expected), "ok" if each.ok else "DIFFERS")
            for each in ledger.reconciliation
        ]
        self._screen.table(("amount", "on chain", "expected", ""), rows, right=(1, 2))
        say()
        checks = [*ledger.checks, *(check for branch in ledger.branches for check in branch.checks)]
        held = len(checks) - len(ledger.failed_checks)
        agreed = len(ledger.reconciliation) - len(ledger.differences)
        say(f"{agreed} of {len(ledger.reconciliation)} amounts agree, {held} of {len(checks)} checks hold.")
        say(f"Ledger: {self._folder / 'ledger.json'}")


def _brief(value: str) -> str:
    """A list of holders by its length: the report and the ledger have it whole."""
    return value if len(value) <= _CELL else f"{value.count(',') + 1} entries"
