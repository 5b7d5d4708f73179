"""Hooks for parts that only some kinds of pools have; these do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rwa_chain.instruments.pool.run import Run
    from rwa_chain.instruments.pool.tables import Period


class Beside:
    """The hooks of one run."""

    retired = 0
    """Devices that it retired."""

    def opens(self, run: Run) -> None:
        """A period begins."""

    def closed(self, run: Run, entry: Period) -> None:
        """A period was closed and paid: its line."""

    def ended(self, run: Run) -> None:
        """The last period was paid."""
