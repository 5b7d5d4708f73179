"""An administrator whose calls wait: what is missing is scheduled, and a later run carries out what has waited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rwa_chain.bindings import Administration
from rwa_chain.chain import Chain
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy.book import Book
from rwa_chain.deploy.roles import ADMIN
from rwa_chain.deploy.steps import Deployer, Progress, quiet


class DelayedDeployer(Deployer):
    """Creates as anybody, configures as the administrator; ``ready_at`` [s] is when all that waits has waited."""

    def __init__(
        self,
        chain: Chain,
        book: Book,
        sender: Party,
        manager: Administration,
        administrator: Party,
        progress: Progress = quiet,
    ) -> None:
        super().__init__(chain, book, sender, progress)
        self.manager = manager
        self.administrator = administrator
        self.ready_at = 0
        self._waits = manager.has_role(ADMIN, administrator)[1] > 0

    def ensure(self, what: str, done: Callable[[], bool], calls: Callable[[], Sequence[Call[Any]]],
               sender: Party | None = None) -> None:  # fmt: skip
        """Schedule ``calls``, or carry them out where they have waited, unless ``done`` says that it is so already."""
        if sender is not None:
            super().ensure(what, done, calls, sender)
            return
        if not self._waits:
            super().ensure(what, done, calls, self.administrator)
            return
        if done():
            return
        wanted = [(call.to, call.data) for call in calls() if call.to is not None]
        missing = [each for each, ready_at in zip(wanted, self._ready_at(wanted), strict=True) if not ready_at]
        if missing:
            self.progress(f"schedule: {what}")
            self._send([self.manager.schedule.prepare(target, data, 0) for target, data in missing])
        ready_at = max(self._ready_at(wanted))
        if ready_at > self.chain.next_time:
            self.ready_at = max(self.ready_at, ready_at)
            return
        self.progress(what)
        self._send([self.manager.execute.prepare(target, data) for target, data in wanted])

    def configure(self, what: str, manager: Administration, done: Callable[[], bool],
                  calls: Callable[[], Sequence[Call[Any]]]) -> None:  # fmt: skip
        """Every call of the manager waits by itself."""
        self.ensure(what, done, calls)

    def _ready_at(self, wanted: Sequence[tuple[Any, bytes]]) -> list[int]:
        """When each call may be executed (UTC seconds); 0 where it is not scheduled or has expired."""
        manager = self.manager
        operations = [manager.hash_operation(self.administrator, target, data) for target, data in wanted]
        return [manager.get_schedule(operation) for operation in operations]

    def _send(self, calls: Sequence[Call[Any]]) -> None:
        """All of them or none, in one transaction."""
        together = self.manager.multicall.prepare([call.data for call in calls])
        self._count(self.chain.writer.execute(together, self.administrator, None))
