"""Listener for the progress of a life; the caller decides what to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rwa_chain.life.act import Act
from rwa_chain.life.ledger import Branch, Check, Ledger, Refusal, TimelineEntry, Transaction

if TYPE_CHECKING:
    from rwa_chain.life.world import World


class Listener(Protocol):
    """Told of everything in order. A listener may read the chain, through `world`; it sends nothing."""

    def started(self, world: World) -> None:
        """The chain is open; nothing was sent yet."""

    def step_started(self, act: Act, branch: Branch | None) -> None:
        """A step begins, on the main line or in a branch."""

    def transaction(self, transaction: Transaction) -> None:
        """A transaction was mined, a refusal too."""

    def refused(self, refusal: Refusal) -> None:
        """An expected refusal happened."""

    def step_played(self, world: World, act: Act, branch: Branch | None) -> None:
        """A step's transactions are done; its checks are not."""

    def step_ended(self, entry: TimelineEntry | Branch, checks: list[Check]) -> None:
        """A step's effect is known, and its checks are done."""

    def ended(self, ledger: Ledger) -> None:
        """The run is over; the ledger is complete, with its reconciliation."""


class Silent:
    """A listener that says nothing; a base for those that care for a few things only."""

    def started(self, world: World) -> None:
        """Nothing."""

    def step_started(self, act: Act, branch: Branch | None) -> None:
        """Nothing."""

    def transaction(self, transaction: Transaction) -> None:
        """Nothing."""

    def refused(self, refusal: Refusal) -> None:
        """Nothing."""

    def step_played(self, world: World, act: Act, branch: Branch | None) -> None:
        """Nothing."""

    def step_ended(self, entry: TimelineEntry | Branch, checks: list[Check]) -> None:
        """Nothing."""

    def ended(self, ledger: Ledger) -> None:
        """Nothing."""
