"""Delayed administration: an operation is scheduled, waits, and is executed; a guardian may cancel it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rwa_chain.bindings import Administration
from rwa_chain.chain import Address, AddressLike, Call, Party, Receipt
from rwa_chain.errors import InputError


@dataclass(frozen=True)
class Scheduled:
    """An operation that waits until `ready_at` [s]."""

    call: Call[Any]
    operation: bytes
    ready_at: int
    receipt: Receipt | None = None
    """Receipt of the transaction that scheduled it."""

    @property
    def target(self) -> Address:
        """The contract it will call; raises `InputError` where the call creates one."""
        if self.call.to is None:
            raise InputError("call", self.call.describe(), "a call of a contract")
        return self.call.to


def schedule(manager: Administration, call: Call[Any], *, when: int = 0, sender: Party) -> Scheduled:
    """Schedules a call for an instant, or for the end of the sender's delay."""
    target = Scheduled(call, b"", 0).target
    receipt = manager.schedule(target, call.data, when, sender=sender)
    event = receipt.one(Administration.OperationScheduled)
    return Scheduled(call, event.operation_id, event.schedule, receipt)


def carry_out(manager: Administration, scheduled: Scheduled, *, sender: Party) -> Receipt:
    """Carries out what was scheduled, from its instant on, by whoever scheduled it."""
    return manager.execute(scheduled.target, scheduled.call.data, sender=sender)


def cancel(manager: Administration, scheduled: Scheduled, scheduler: AddressLike, *, sender: Party) -> Receipt:
    """A guardian, or the scheduler itself, cancels what waits."""
    return manager.cancel(scheduler, scheduled.target, scheduled.call.data, sender=sender)
