"""The timeline of a life as it happens, and its reconciliation at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.cli.embedded import Recorded, write_parties
from rwa_chain.cli.output import Screen
from rwa_chain.life.ledger import Branch
from rwa_chain.life.listener import Silent

if TYPE_CHECKING:
    from rwa_chain.life.act import Act
    from rwa_chain.life.ledger import Check, Ledger, Reconciled, Refusal, TimelineEntry
    from rwa_chain.life.world import World

_INDENT = " " * 20


class Timeline(Silent):
    """Prints; and keeps the embedded chain beside the ledger, for `rwa explain` and `rwa roles`.

    ``kept`` is the step after which the chain is kept; without it the last. Of somebody else's node, whose ``book`` is
    given, only the book is written: the chain stays where it is.
    """

    def __init__(self, screen: Screen, folder: Path, *, kept: int | None, book: Path | None = None) -> None:
        self._screen = screen
        self._folder = folder
        self._kept = kept
        self._book = book
        self._world: World | None = None

    def started(self, world: World) -> None:
        """Print the life's title and its instruments' payments."""
        self._world = world
        details = [
            f"{instrument.ticker} {name} {value}" if len(world.plan.instruments) > 1 else f"{name} {value}"
            for instrument in world.plan.instruments.values()
            for name, value in instrument.details.items()
        ]
        self._screen.say(f"{world.plan.title}{': ' if details else ''}{', '.join(details)}")
        self._screen.say()

    def step_started(self, act: Act, branch: Branch | None) -> None:
        """The act's date and title, before it is played."""
        world = self._world
        several = world is not None and len(world.plan.instruments) > 1 and act.of
        place = f"{act.number or '':>7}" if branch is None else "what if"
        self._screen.say(f"{place}  {act.on}  {f'{act.of}: ' if several else ''}{act.title or act.TITLE}")

    def refused(self, refusal: Refusal) -> None:
        """A refusal, under its step."""
        arguments = ", ".join(f"{name} = {value}" for name, value in refusal.arguments.items())
        self._screen.say(f"{_INDENT} refused: {refusal.error}({arguments}), sent by {refusal.sender}")

    def step_ended(self, entry: TimelineEntry | Branch, checks: list[Check]) -> None:
        """Print the step's effect, transactions and gas, and every failed check."""
        count, gas = len(entry.transactions), sum(each.gas for each in entry.transactions)
        work = f" ({count} transaction{'' if count == 1 else 's'}, {gas:,} gas)" if count else ""
        self._screen.say(f"{_INDENT} {entry.effect}{work}".rstrip())
        for check in checks:
            if not check.ok:
                self._screen.say(f"{_INDENT} FAILED: {check.id}: {check.detail}")
        if entry.step == self._kept and not isinstance(entry, Branch):
            self._keep()

    def ended(self, ledger: Ledger) -> None:
        """The reconciliation; and the chain is kept."""
        self._reconciliation(ledger)
        if self._kept is None and ledger.contracts:
            self._keep()

    def _keep(self) -> None:
        if self._world is None or not self._world.is_founded:
            return
        book, parties = self._world.stack.book, self._world.ledger.parties
        if self._book is None:
            Recorded(self._folder).save(self._world.chain, book, parties)
            return
        replace(book, path=self._book, entries=dict(book.entries)).save()
        write_parties(self._book, parties)

    def _reconciliation(self, ledger: Ledger) -> None:
        say = self._screen.say
        say()
        if ledger.failure:
            say(f"The run failed: {ledger.failure}")
            return
        rows = [
            (each.item, each.actual, each.expected, "ok" if each.ok else "DIFFERS")
            for each in ledger.reconciliation
            if _is_shown(each)
        ]
        self._screen.table(("amount", "on chain", "expected", ""), rows, right=(1, 2))
        say()
        checks = [*ledger.checks, *(check for branch in ledger.branches for check in branch.checks)]
        held = len(checks) - len(ledger.failed_checks)
        agreed = len(ledger.reconciliation) - len(ledger.differences)
        say(f"{agreed} of {len(ledger.reconciliation)} amounts agree, {held} of {len(checks)} checks hold.")


def _is_shown(line: Reconciled) -> bool:
    """Totals in money; of the rest (dates, shares, units) only what differs, the ledger has them all."""
    return not line.ok or line.item.endswith((": total", ": paid", ": net", "final supply"))
