"""Station-days on their way to the chain: what attesters sign, how entries are linked, how one reading is proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from rwa_chain.bindings import Readings
from rwa_chain.bindings.types import Batch, BatchProof, Reading, ReadingProof
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.errors import RwaError
from rwa_chain.lifecycle.instants import EPOCH
from rwa_chain.lifecycle.signing import domain_of

NO_ROOT = bytes(32)
_BATCH = "Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)"
_DOMAIN_TYPEHASH = keccak(b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")
_BATCH_TYPEHASH = keccak(_BATCH.encode())
_SUBMISSION_TYPEHASH = keccak(f"Submission(address pool,Batch[] batches){_BATCH}".encode())
_RESTATEMENT_TYPEHASH = keccak(f"Restatement(address pool,Batch batch,bytes32 replaces){_BATCH}".encode())
_LINK_BYTES = 24


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
        """What attesters sign of station-days."""
        hashes = keccak(b"".join(map(batch_hash, batches)))
        return self._typed(_SUBMISSION_TYPEHASH + _address(self.pool) + hashes)

    def restatement(self, correction: Batch, replaces: bytes) -> bytes:
        """What attesters sign of a correction."""
        return self._typed(_RESTATEMENT_TYPEHASH + _address(self.pool) + batch_hash(correction) + replaces)

    def restate(self, replaced: BatchProof, link: bytes, correction: Batch, attesters: Sequence[Party],
                *, sender: Party) -> Receipt:  # fmt: skip
        """Corrects a station-day by a later entry."""
        signatures = signed(self.restatement(correction, link), attesters)
        return self.readings.restate(self.pool, replaced, correction, signatures, sender=sender)

    def _typed(self, encoded: bytes) -> bytes:
        return keccak(b"\x19\x01" + self.domain + keccak(encoded))


@dataclass
class MonthChain:
    """A station's entries of a month in order, each with the second it was accepted in."""

    pool: Address
    entries: list[tuple[Batch, int]] = field(default_factory=list)

    @classmethod
    def of_chain(cls, pool: Pool, station: int, month: int) -> MonthChain:
        """A station's month [months since 1970-01] as the chain has it, from its events; raises where the last link of
        them is not the one that the contract keeps."""
        readings, found = pool.readings, cls(pool.pool)
        for batch, block in _entries(pool):
            if (batch.station, month_of(batch.day)) == (station, month):
                found.append(batch, readings.chain.block(block).timestamp)
        link = readings.chain_of(pool.pool, station, month)[0]
        if link != (found.links() or [NO_ROOT])[-1]:
            raise RwaError(f"the events of station {station} in month {month} are not those of its chain of entries")
        return found

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
        """Where an entry stands."""
        batch, accepted_at = self.entries[place]
        before = self.links()[place - 1] if place else NO_ROOT
        later = [entry_word(self.pool, *each) for each in self.entries[place + 1 :]]
        return BatchProof(batch=batch, accepted_at=accepted_at, before=before, later=tuple(later))


@dataclass(frozen=True)
class Entry:
    """A station-day on the chain: its batch, whether no later entry corrects it, and where it stands."""

    batch: Batch
    standing: bool
    proof: BatchProof
    link: bytes
    """What a restatement of it names."""


def entry_of(pool: Pool, root: bytes) -> Entry | None:
    """The entry of a root in a pool, the last one of it; None where no quorum attested it."""
    batch = next((each for each, _ in reversed(list(_entries(pool))) if each.root == root), None)
    if batch is None:
        return None
    chain = MonthChain.of_chain(pool, batch.station, month_of(batch.day))
    place = max(index for index, (each, _) in enumerate(chain.entries) if each == batch)
    standing = all(later.day != batch.day for later, _ in chain.entries[place + 1 :])
    return Entry(batch, standing, chain.proof(place), chain.links()[place])


def month_of(day: int) -> int:
    """Months since 1970-01 of a day's number."""
    date = EPOCH + timedelta(days=day)
    return (date.year - EPOCH.year) * 12 + date.month - 1


def _entries(pool: Pool) -> Iterator[tuple[Batch, int]]:
    """All station-days of a pool, corrections too, in the order of the chain, with their blocks."""
    readings = pool.readings
    for log in readings.chain.logs(emitters=(readings,), events=(Readings.BatchAccepted, Readings.BatchRestated)):
        match event := log.decoded():
            case Readings.BatchAccepted() if event.pool == pool.pool:
                numbers = (event.station, event.day, event.count, event.quantity, event.revenue)
                yield Batch(*numbers, event.root), log.place.block
            case Readings.BatchRestated() if event.pool == pool.pool:
                yield event.batch, log.place.block


def signed(digest: bytes, attesters: Sequence[Party]) -> list[bytes]:
    """Signatures in the order of the signers' addresses, as the contract asks for them."""
    return [party.sign_digest(digest) for party in sorted(attesters, key=lambda each: int(str(each.address), 16))]


def proof_of(
    entry: BatchProof, reading: Reading, signature: bytes, public: bytes, path: Sequence[bytes]
) -> ReadingProof:
    """One reading with its P-256 signature and key, and its way to the batch's root."""
    return ReadingProof(
        entry=entry,
        reading=reading,
        r=signature[:32],
        s=signature[32:64],
        qx=public[:32],
        qy=public[32:],
        path=tuple(path),
    )


def fingerprint(public: bytes) -> Address:
    """How a P-256 key is enrolled: the low 20 bytes of its hash."""
    return Address.of_bytes(keccak(public)[-20:])


def batch_hash(batch: Batch) -> bytes:
    """The EIP-712 hash of a batch."""
    numbers = (batch.station, batch.day, batch.count, batch.quantity, batch.revenue)
    return keccak(_BATCH_TYPEHASH + b"".join(map(_word, numbers)) + batch.root)


def entry_word(pool: AddressLike, batch: Batch, accepted_at: int) -> bytes:
    """An entry in one word: 224 bits of its hash, and its day."""
    hashed = keccak(_address(pool) + batch_hash(batch) + _word(accepted_at))
    return hashed[4:] + batch.day.to_bytes(4)


def link_of(before: bytes, entry: bytes) -> bytes:
    """The next link of a chain of entries."""
    return keccak(before + entry)[:_LINK_BYTES].ljust(32, b"\0")


def _word(number: int) -> bytes:
    return number.to_bytes(32)


def _address(where: AddressLike) -> bytes:
    return bytes.fromhex(str(address_of(where))[2:]).rjust(32, b"\0")
