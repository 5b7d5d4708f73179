"""Receipts: what a mined transaction did, with its events as dataclasses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Event, LogPlace
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import DecodeError, EventMissing, Reverted

E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class RawLog:
    """A log as the chain holds it."""

    place: LogPlace
    topics: tuple[str, ...]
    data: bytes

    def decoded(self) -> Event | None:
        """The event in it, or ``None`` where no known contract declares it."""
        kind = REGISTRY.event(self.topics[0], len(self.topics) - 1) if self.topics else None
        try:
            return None if kind is None else kind.of_log(self.topics, self.data, self.place)
        except DecodeError:
            return None


@dataclass(frozen=True)
class Receipt:
    """A mined transaction. ``error`` is set on a refusal that was expected."""

    tx: str
    block: int
    index: int
    succeeded: bool
    gas_used: int
    gas_price: int
    sender: Address
    to: Address | None
    created: Address | None
    logs: tuple[RawLog, ...] = field(repr=False)
    error: Reverted | None = None

    @property
    def status(self) -> int:
        """1 for success, 0 for failure, as the chain says it."""
        return int(self.succeeded)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of all known contracts, in order."""
        decoded = (log.decoded() for log in self.logs)
        return tuple(event for event in decoded if event is not None)

    def all(self, kind: type[E], *, emitter: AddressLike | None = None) -> tuple[E, ...]:
        """The events of one kind, of one contract if told."""
        wanted = None if emitter is None else address_of(emitter, field="emitter")
        return tuple(
            event
            for event in self.events
            if isinstance(event, kind) and (wanted is None or (event.place and event.place.address == wanted))
        )

    def one(self, kind: type[E], *, emitter: AddressLike | None = None) -> E:
        """The only event of one kind; raises ``EventMissing`` for none or several."""
        found = self.all(kind, emitter=emitter)
        if len(found) != 1:
            seen = ", ".join(type(event).__qualname__ for event in self.events) or "none"
            raise EventMissing(f"{len(found)} events {kind.__qualname__} in {self.tx}, expected one; it holds: {seen}")
        return found[0]

    def with_error(self, error: Reverted) -> Receipt:
        """This receipt, knowing why it failed."""
        return replace(self, error=error)


def read_log(raw: Mapping[str, Any]) -> RawLog:
    """A log from its JSON."""
    stamp = raw.get("blockTimestamp")
    place = LogPlace(
        address=Address(raw["address"]),
        block=int(raw["blockNumber"], 16),
        tx=raw["transactionHash"],
        index=int(raw["logIndex"], 16),
        timestamp=int(stamp, 16) if isinstance(stamp, str) else None,
    )
    return RawLog(place, tuple(raw["topics"]), bytes.fromhex(raw["data"][2:]))


def read_receipt(raw: Mapping[str, Any]) -> Receipt:
    """A receipt from its JSON."""
    logs: Sequence[Mapping[str, Any]] = raw["logs"]
    return Receipt(
        tx=raw["transactionHash"],
        block=int(raw["blockNumber"], 16),
        index=int(raw["transactionIndex"], 16),
        succeeded=int(raw["status"], 16) == 1,
        gas_used=int(raw["gasUsed"], 16),
        gas_price=int(raw.get("effectiveGasPrice") or "0x0", 16),
        sender=Address(raw["from"]),
        to=Address(raw["to"]) if raw.get("to") else None,
        created=Address(raw["contractAddress"]) if raw.get("contractAddress") else None,
        logs=tuple(read_log(each) for each in logs),
    )
