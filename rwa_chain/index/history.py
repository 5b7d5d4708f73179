"""Events as the index keeps them, read back: of some kinds, of one contract, up to a place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from rwa_chain.chain import Address
from rwa_chain.index import schema
from rwa_chain.index.schema import block_of
from rwa_chain.index.store import Store, explained


@dataclass(frozen=True)
class Kept:
    """One event: its fields as JSON has them, whole numbers as text."""

    place: int
    kind: str
    contract: Address
    tx: str
    fields: dict[str, Any]
    timestamp: int

    @property
    def block(self) -> int:
        """The number of its block."""
        return block_of(self.place)

    def number(self, name: str) -> int:
        """A whole number among its fields."""
        return int(self.fields[name])


class History:
    """Reads events of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(
        self, kinds: Sequence[str], *, contract: Address | None = None, after: int = -1, to: int | None = None,
        latest: int | None = None,
    ) -> list[Kept]:  # fmt: skip
        """Events of some kinds in order, after a place and up to one; with ``latest`` so many of the last only."""
        e, k, a, b = schema.event.c, schema.kind.c, schema.address.c, schema.block.c
        query = (
            select(e.place, k.name, a.address, e.tx, e.fields, b.timestamp)
            .join(schema.kind, k.id == e.kind)
            .join(schema.address, a.id == e.contract)
            .join(schema.block, b.number == schema.block_number(e.place))
            .where(e.place > after)
            .order_by(e.place.desc() if latest else e.place)
        )
        if kinds:
            query = query.where(e.kind.in_(select(k.id).where(k.name.in_(kinds)).correlate(None)))
        if contract is not None:
            query = query.where(a.address == str(contract))
        if to is not None:
            query = query.where(e.place <= to)
        if latest:
            query = query.limit(latest)
        with explained(self._store.where), self._store.engine.connect() as connection:
            rows = connection.execute(query).all()
        found = [
            Kept(place, kind, Address(where), f"0x{bytes(tx).hex()}", json.loads(fields), timestamp)
            for place, kind, where, tx, fields, timestamp in rows
        ]
        return found[::-1] if latest else found

    def of_transaction(self, tx: str, most: int, *, block: int | None = None) -> list[Kept]:
        """The first events of a transaction, by its hash; every event is looked at where its block is not known."""
        e = schema.event.c
        query = select(e.place).where(e.tx == bytes.fromhex(tx[2:])).order_by(e.place).limit(most)
        if block is not None:
            query = query.where(e.place.between(schema.first_place(block), schema.last_place(block)))
        with explained(self._store.where), self._store.engine.connect() as connection:
            places = connection.execute(query).scalars().all()
        return [each for _, each in sorted(self.at(places).items())]

    def at(self, places: Sequence[int]) -> dict[int, Kept]:
        """The events at some places."""
        return {each.place: each for part in _parts(sorted(set(places))) for each in self._at(part)}

    def _at(self, places: Sequence[int]) -> list[Kept]:
        e, k, a, b = schema.event.c, schema.kind.c, schema.address.c, schema.block.c
        query = (
            select(e.place, k.name, a.address, e.tx, e.fields, b.timestamp)
            .join(schema.kind, k.id == e.kind)
            .join(schema.address, a.id == e.contract)
            .join(schema.block, b.number == schema.block_number(e.place))
            .where(e.place.in_(places))
        )
        with explained(self._store.where), self._store.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [
            Kept(place, kind, Address(where), f"0x{bytes(tx).hex()}", json.loads(fields), timestamp)
            for place, kind, where, tx, fields, timestamp in rows
        ]


def _parts(places: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(places), 900):
        yield places[start : start + 900]
