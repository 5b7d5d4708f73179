"""Receipts: what a mined transaction did, with its events as dataclasses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Event, LogPlace
from rwa_chain.chain.decoders import Decoder, decoder_of, place_of
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import DecodeError, EventMissing, Reverted

E = TypeVar("E", bound=Event)

_decoders: dict[tuple[str, int], Decoder] = {}
"""Decoders by an event's topic and how many topics its logs have: two standards' events may share the topic."""


def _unknown(_: Mapping[str, Any]) -> Event:
    raise DecodeError("an anonymous log")


class RawLog:
    """A log as the chain holds it; what stands in it is read when it is asked for."""

    __slots__ = ("_json",)

    def __init__(self, json: Mapping[str, Any]) -> None:
        self._json = json

    @property
    def place(self) -> LogPlace:
        """Contract, block, transaction and index."""
        return place_of(self._json)

    @property
    def topics(self) -> tuple[str, ...]:
        """The signature's hash, where there is one, and the indexed fields, as 0x and 64 digits each."""
        return tuple(self._json["topics"])

    @property
    def data(self) -> bytes:
        """The fields that are not indexed, ABI-encoded."""
        return bytes.fromhex(self._json["data"][2:])

    @property
    def block(self) -> int:
        """The number of its block."""
        return int(self._json["blockNumber"], 16)

    @property
    def block_hash(self) -> str:
        """The hash of its block."""
        return str(self._json["blockHash"])

    @property
    def timestamp(self) -> int | None:
        """The instant of its block, where the node says it."""
        stamp = self._json.get("blockTimestamp")
        return int(stamp, 16) if isinstance(stamp, str) else None

    def decoded(self) -> Event | None:
        """The event in it, or ``None`` where no known contract declares it."""
        topics = self._json["topics"]
        decoder = _decoders.get((topics[0], len(topics))) if topics else _unknown
        if decoder is None:
            kind = REGISTRY.event(topics[0], len(topics) - 1)
            if kind is None:
                return None
            decoder = _decoders[topics[0], len(topics)] = decoder_of(kind)
        try:
            return decoder(self._json)
        except DecodeError:
            return None

    def _values(self) -> tuple[Any, ...]:
        return self.place, self.topics, self.data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawLog) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"RawLog({self.place}, {self.topics}, 0x{self.data.hex()})"


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
    block_hash: str = field(default="", repr=False)
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
        logs=tuple(RawLog(each) for each in logs),
        block_hash=raw.get("blockHash") or "",
    )
