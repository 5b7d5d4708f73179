"""Station-days on their way to the chain: what attesters sign, how entries are linked, how one reading is proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any, Protocol

from rwa_chain.bindings import Readings
from rwa_chain.bindings.types import Batch, BatchProof, Reading, ReadingProof, Top
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.errors import RwaError
from rwa_chain.lifecycle.instants import EPOCH
from rwa_chain.lifecycle.signing import domain_of

NO_ROOT = bytes(32)
NO_TOP = Top(NO_ROOT, 0, NO_ROOT)
"""The root of a day without readings."""
_BATCH = "Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)"
_DOMAIN_TYPEHASH = keccak(b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")
_BATCH_TYPEHASH = keccak(_BATCH.encode())
_SUBMISSION_TYPEHASH = keccak(f"Submission(address pool,Batch[] batches){_BATCH}".encode())
_RESTATEMENT_TYPEHASH = keccak(f"Restatement(address pool,Batch batch,bytes32 replaces){_BATCH}".encode())
_EMPTY_DAY_TYPEHASH = keccak(b"EmptyDay(address pool,uint24 station,uint32 day)")
_LINK_BYTES = 24


class SignedLeaf(Protocol):
    """The part of a leaf that a proof needs."""

    @property
    def signature(self) -> bytes:
        """``r ‖ s`` of the device."""

    @property
    def figures(self) -> int:
        """Count, quantity and revenue in one word."""


class Opened(Protocol):
    """The opened root of a published batch, which the chain takes beside its figures."""

    @property
    def left(self) -> bytes:
        """The left child."""

    @property
    def left_figures(self) -> bytes:
        """Its figures as a word."""

    @property
    def right(self) -> bytes:
        """The right child."""


@dataclass(frozen=True)
class Pool:
    """A pool's readings on a chain."""

    readings: Readings
    pool: Address

    @cached_property
    def domain(self) -> bytes:
        """The EIP-712 domain's hash."""
        found = domain_of(self.readings)
        return keccak(
            _DOMAIN_TYPEHASH
            + keccak(found["name"].encode())
            + keccak(found["version"].encode())
            + _word(found["chainId"])
            + _address(found["verifyingContract"])
        )

    def submission(self, batches: Sequence[Batch]) -> bytes:
        """The digest of station-days that attesters sign."""
        hashes = keccak(b"".join(map(batch_hash, batches)))
        return self._typed(_SUBMISSION_TYPEHASH + _address(self.pool) + hashes)

    def restatement(self, correction: Batch, replaces: bytes) -> bytes:
        """The digest of a correction that attesters sign."""
        return self._typed(_RESTATEMENT_TYPEHASH + _address(self.pool) + batch_hash(correction) + replaces)

    def empty_day(self, station: int, day: int) -> bytes:
        """The digest that attesters sign of a day without readings that comes behind later ones."""
        return self._typed(_EMPTY_DAY_TYPEHASH + _address(self.pool) + _word(station) + _word(day))

    def restate(self, replaced: BatchProof, link: bytes, correction: Batch, top: Top, attesters: Sequence[Party],
                *, sender: Party) -> Receipt:  # fmt: skip
        """Corrects a station-day by a later entry, whose root the top opens."""
        signatures = signed(self.restatement(correction, link), attesters)
        return self.readings.restate(self.pool, replaced, correction, top, signatures, sender=sender)

    def _typed(self, encoded: bytes) -> bytes:
        return keccak(b"\x19\x01" + self.domain + keccak(encoded))


@dataclass
class MonthChain:
    """A station's entries of its chain's month in order, each with the second it was accepted in.

    A correction of an earlier month's day is an entry of the month in which it is made.
    """

    pool: Address
    entries: list[tuple[Batch, int]] = field(default_factory=list)

    def append(self, batch: Batch, accepted_at: int) -> int:
        """One more entry; its place."""
        self.entries.append((batch, accepted_at))
        return len(self.entries) - 1

    def links(self) -> list[bytes]:
        """The chain's links, entry by entry."""
        found, last = [], NO_ROOT
        for batch, accepted_at in self.entries:
            last = link_of(last, entry_word(self.pool, batch, accepted_at))
            found.append(last)
        return found

    def proof(self, place: int) -> BatchProof:
        """The place of an entry while this is the station's present month."""
        batch, accepted_at = self.entries[place]
        before = self.links()[place - 1] if place else NO_ROOT
        later = [entry_word(self.pool, *each) for each in self.entries[place + 1 :]]
        return BatchProof(
            batch=batch, accepted_at=accepted_at, before=before, later=tuple(later), archive=NO_ROOT, months=()
        )


@dataclass
class StationChain:
    """All entries of a station by the months of its chain, the present one last."""

    pool: Address
    months: list[MonthChain] = field(default_factory=list)

    @classmethod
    def of_chain(cls, pool: Pool, station: int) -> StationChain:
        """The chain of a station from its events; raises where they contradict the contract."""
        readings, found = pool.readings, cls(pool.pool)
        for batch, block, correction in _entries(pool):
            if batch.station == station:
                found.append(batch, readings.chain.block(block).timestamp, correction=correction)
        link, *_, archive = readings.chain_of(pool.pool, station)
        if found.months and (link, archive) != (found.months[-1].links()[-1], found.archive(len(found.months) - 1)):
            raise RwaError(f"the events of station {station} are not those of its chain of entries")
        return found

    def append(self, batch: Batch, accepted_at: int, *, correction: bool = False) -> None:
        """One more entry; a day of a later month than the last begins a month; a correction or late day none."""
        if not correction and (not self.months or month_of(batch.day) > month_of(self._last_day())):
            self.months.append(MonthChain(self.pool))
        self.months[-1].append(batch, accepted_at)

    def _last_day(self) -> int:
        # A month begins with an accepted day; corrections are of days before.
        return max(batch.day for batch, _ in self.months[-1].entries)

    def archive(self, months: int) -> bytes:
        """The archive after the first so many months."""
        archive = _word(1)
        for month in self.months[:months]:
            archive = keccak(archive + month.links()[-1])
        return archive

    def proof(self, month: int, place: int) -> BatchProof:
        """The place of an entry: ``place`` in the chain's month of this index."""
        found = self.months[month].proof(place)
        since = self.months[month + 1 :]
        if not since:
            return found
        links = tuple(each.links()[-1] for each in since[:-1])
        return replace(found, archive=self.archive(month), months=links)


@dataclass(frozen=True)
class Entry:
    """A station-day on the chain: its batch, whether no later entry corrects it, and where it stands."""

    batch: Batch
    standing: bool
    proof: BatchProof
    link: bytes
    """The hash that a restatement of it names."""


def entry_of(pool: Pool, root: bytes) -> Entry | None:
    """The entry of a root in a pool, the last one of it; None where no quorum attested it."""
    every = list(_entries(pool))
    last = next((index for index in range(len(every) - 1, -1, -1) if every[index][0].root == root), None)
    if last is None:
        return None
    batch = every[last][0]
    where = (batch.station, batch.day)
    standing = all((each.station, each.day) != where for each, _, correction in every[last + 1 :] if correction)
    chain = StationChain.of_chain(pool, batch.station)
    entries = [
        (each, month, place)
        for month, entered in enumerate(chain.months)
        for place, (each, _) in enumerate(entered.entries)
    ]
    _, month, place = [entry for entry in entries if entry[0] == batch][-1]
    return Entry(batch, standing, chain.proof(month, place), chain.months[month].links()[place])


def month_of(day: int) -> int:
    """Months since 1970-01 of a day's number."""
    date = EPOCH + timedelta(days=day)
    return (date.year - EPOCH.year) * 12 + date.month - 1


def _entries(pool: Pool) -> Iterator[tuple[Batch, int, bool]]:
    """All station-days of a pool in the order of the chain, with their blocks, and whether they are corrections."""
    readings = pool.readings
    for log in readings.chain.logs(emitters=(readings,), events=(Readings.BatchAccepted, Readings.BatchRestated)):
        match event := log.decoded():
            case Readings.BatchAccepted() if event.pool == pool.pool:
                numbers = (event.station, event.day, event.count, event.quantity, event.revenue)
                yield Batch(*numbers, event.root), log.place.block, False
            case Readings.BatchRestated() if event.pool == pool.pool:
                yield event.batch, log.place.block, True


def signed(digest: bytes, attesters: Sequence[Party]) -> list[bytes]:
    """Signatures in the order of the signers' addresses, as the contract asks for them; of 64 bytes (ERC-2098)."""
    return [_compact(party.sign_digest(digest)) for party in sorted(attesters, key=lambda each: each.address.raw())]


def proof_of(
    entry: BatchProof,
    leaf: SignedLeaf,
    reading: Sequence[Any],
    public: bytes,
    way: tuple[Sequence[bytes], Sequence[int], int],
) -> ReadingProof:
    """One reading (its nine words) with its P-256 signature and key, and its way to the batch's root.

    ``way`` are the siblings from the leaf up, their figures, and on which sides they are.
    """
    siblings, figures, sides = way
    return ReadingProof(
        entry=entry,
        reading=Reading(*reading),
        r=leaf.signature[:32],
        s=leaf.signature[32:64],
        qx=public[:32],
        qy=public[32:],
        figures=leaf.figures,
        siblings=tuple(siblings),
        sibling_figures=tuple(figures),
        sides=sides,
    )


def top_of(batch: Opened) -> Top:
    """The opening of a published batch's root, as the chain takes it."""
    return Top(batch.left, int.from_bytes(batch.left_figures), batch.right)


def fingerprint(public: bytes) -> Address:
    """The fingerprint of a P-256 key on the chain: the low 20 bytes of its hash."""
    return Address.of_bytes(keccak(public)[-20:])


def batch_hash(batch: Batch) -> bytes:
    """The EIP-712 hash of a batch."""
    numbers = (batch.station, batch.day, batch.count, batch.quantity, batch.revenue)
    return keccak(_BATCH_TYPEHASH + b"".join(map(_word, numbers)) + batch.root)


def entry_word(pool: AddressLike, batch: Batch, accepted_at: int) -> bytes:
    """An entry in one word."""
    return _kept(_address(pool) + batch_hash(batch) + _word(accepted_at))


def link_of(before: bytes, entry: bytes) -> bytes:
    """The next link of a chain of entries."""
    return _kept(before + entry)


def _kept(content: bytes) -> bytes:
    """The part of a hash that chains of entries keep."""
    return keccak(content)[:_LINK_BYTES].ljust(32, b"\0")


def _compact(signature: bytes) -> bytes:
    """``r ‖ s`` with the recovery bit in the highest of ``s``, which the lower ``s`` leaves free."""
    r, s, v = signature[:32], signature[32:64], signature[64]
    return r + bytes([s[0] | (v - 27) << 7]) + s[1:]


def _word(number: int) -> bytes:
    return number.to_bytes(32)


def _address(where: AddressLike) -> bytes:
    return bytes.fromhex(str(address_of(where))[2:]).rjust(32, b"\0")
