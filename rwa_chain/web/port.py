"""The only way from the dashboard to a chain: views that say what rules think, and why a transaction was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rwa_chain.chain import Address


@dataclass(frozen=True)
class RuleVerdict:
    """One rule's verdict on a transfer; `reason` is its typed error with its numbers where it refuses."""

    rule: str
    passes: bool
    reason: str


class Explain(Protocol):
    """Asked by a page, answered by whoever holds a node. Nothing is sent."""

    def transfer(self, token: Address, sender: Address, receiver: Address, units: int) -> list[RuleVerdict]:
        """Every rule's verdict on a transfer now; the sender's free balance is one of them."""

    def refusal(self, tx: str) -> str:
        """Why a transaction was refused, in words; empty where it was not."""
