"""Entries of the index held to the state root of their block: what no node can answer wrongly without being seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select, union_all

from rwa_chain.chain import Address, Chain, keccak
from rwa_chain.chain.proofs import proven_words, state_root
from rwa_chain.chain.receipt_proofs import proven_logs
from rwa_chain.chain.receipts import RawLog
from rwa_chain.errors import IndexRefused
from rwa_chain.index import schema
from rwa_chain.index.projection import encoder_of, name_of
from rwa_chain.index.register import Held
from rwa_chain.index.store import Cursor, Store, explained
from rwa_chain.lifecycle.register import read_entry

_SLOTS = 64


def unproven(
    chain: Chain, token: Address, lines: Sequence[Held], block: int, block_hash: str
) -> Iterator[tuple[Address, int, str]]:
    """Wallets whose proven word is not the index's, with the units of the index and what is proven."""
    if not lines:
        return
    root = state_root(chain.rpc, block, block_hash)
    base = _base(chain, token, lines, block)
    slots = [_slot(each.wallet, base) for each in lines]
    words = proven_words(chain.rpc, root, token, slots, block)
    for line, word in zip(lines, words, strict=True):
        stored = read_entry(int.from_bytes(word))
        if (stored.balance, stored.frozen, stored.flags) != (line.units, line.frozen, line.flags):
            yield line.wallet, line.units, f"{stored.balance} units, {stored.frozen} frozen, {stored.status}"


def unproven_logs(store: Store, chain: Chain, cursor: Cursor) -> Iterator[tuple[int, tuple[str, str, str] | None]]:
    """Each log so far, counted: none, or where it stands, what the index has of it and what is proven.

    Every block from the index's newest back to the first that a contract has is held to its receipts root, so a log
    that a node left out, added or changed is found.
    """
    c, a, e = schema.contract.c, schema.address.c, schema.event.c
    with explained(store.where), store.engine.connect() as connection:
        rows = connection.execute(select(a.address, a.id, c.block).join(schema.contract, c.address == a.id)).all()
    ids = {Address(address): number for address, number, _ in rows}
    first = min((block for _, _, block in rows), default=cursor.number)
    kinds = _kinds(store)
    count, seen = 0, set()
    for block, logs in proven_logs(chain.rpc, list(ids), cursor.number, cursor.hash, first):
        known = _rows(store, block)
        for raw in logs:
            place = schema.first_place(block) + int(raw["logIndex"], 16)
            log = RawLog(raw)
            event = log.decoded()
            kind = "unknown" if event is None else name_of(type(event))
            said = f"{' '.join(log.topics)} 0x{log.data.hex()}" if event is None else encoder_of(type(event))(event)
            proven = (ids[Address(str(raw["address"]))], kind, said)
            found = known.pop(place, None)
            count += 1
            seen.add(block)
            indexed = None if found is None else (found[0], kinds.get(found[1], "unknown"), found[2])
            if indexed == proven:
                yield count, None
            else:
                has = "nothing" if indexed is None else f"{indexed[1]} {indexed[2]}"
                yield count, (schema.place_reference(place), has, f"{kind} {said}")
        for place, found in known.items():
            yield count, (schema.place_reference(place), f"{kinds.get(found[1], 'unknown')} {found[2]}", "nothing")
    with explained(store.where), store.engine.connect() as connection:
        every = union_all(select(e.place), select(schema.unknown_log.c.place)).order_by("place")
        unseen = [place for (place,) in connection.execute(every) if schema.block_of(place) not in seen]
    for place in unseen:
        yield count, (schema.place_reference(place), "a log", "nothing")


def _kinds(store: Store) -> dict[int | None, str]:
    with explained(store.where), store.engine.connect() as connection:
        return dict(connection.execute(select(schema.kind.c.id, schema.kind.c.name)).all())


def _rows(store: Store, block: int) -> dict[int, tuple[int, int | None, str]]:
    """What the index has of a block's logs: contract, kind and fields, by place."""
    e, u = schema.event.c, schema.unknown_log.c
    first, last = schema.first_place(block), schema.last_place(block)
    with explained(store.where), store.engine.connect() as connection:
        events = connection.execute(select(e.place, e.contract, e.kind, e.fields).where(e.place.between(first, last)))
        found: dict[int, tuple[int, int | None, str]] = {place: (who, kind, said) for place, who, kind, said in events}
        for place, who, topics, data in connection.execute(
            select(u.place, u.contract, u.topics, u.data).where(u.place.between(first, last))
        ):
            found[place] = (who, None, f"{topics} 0x{bytes(data).hex()}")
        return found


def _slot(wallet: Address, base: int) -> bytes:
    """Where the storage layout puts a mapping's value."""
    return keccak(wallet.raw().rjust(32, b"\0") + base.to_bytes(32))


def _base(chain: Chain, token: Address, lines: Sequence[Held], block: int) -> int:
    """The slot of the mapping of entries: the one under which a wallet's entry stands as the index has it."""
    line = next((each for each in lines if each.units), lines[0])
    candidates = [_slot(line.wallet, base) for base in range(_SLOTS)]
    words = chain.batch([("eth_getStorageAt", (str(token), f"0x{slot.hex()}", hex(block))) for slot in candidates])
    for base, word in enumerate(words):
        stored = read_entry(int(word, 16))
        if stored.flags and (stored.country, stored.valid_until_at) == (line.country, line.valid_until_at):
            return base
    raise IndexRefused(f"the entries of {token} are at none of its first {_SLOTS} slots, so nothing can be proven")
