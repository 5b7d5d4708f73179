"""Station-days of every pool, attested, chained and open to challenge.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_readings import IReadings as _IReadings
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("registry", "address")))
_ACCEPT: Function[None] = Function("accept", "72f7d1a5", (("pool", "address"), ("batches", ArrayOf(StructOf(lambda: _types.Batch))), ("tops", ArrayOf(StructOf(lambda: _types.Top))), ("signatures", "bytes[]")), ())
_ACCEPT_EMPTY: Function[None] = Function("acceptEmpty", "94931156", (("pool", "address"), ("station", "uint24"), ("day", "uint32"), ("signatures", "bytes[]")), ())
_CHAIN_OF: Function[tuple[bytes, int, int, int, bytes]] = Function("chainOf", "e0cdf358", (("pool", "address"), ("station", "uint24")), (("link", "bytes32"), ("lastDay", "uint32"), ("month", "uint24"), ("entries", "uint8"), ("archive", "bytes32")))
_CHALLENGE: Function[None] = Function("challenge", "c191a1e0", (("pool", "address"), ("kind", EnumOf(lambda: _types.Contradiction)), ("exhibits", ArrayOf(StructOf(lambda: _types.ReadingProof)))), ())
_CHALLENGE_SUMS: Function[None] = Function("challengeSums", "a84934b6", (("pool", "address"), ("entry", StructOf(lambda: _types.BatchProof)), ("nodes", ArrayOf(StructOf(lambda: _types.Node))), ("sides", "uint256")), ())
_CLOSE_MONTH: Function[None] = Function("closeMonth", "8f146ade", (("pool", "address"),), ())
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_EMPTY_DAY_DIGEST: Function[bytes] = Function("emptyDayDigest", "6045a5ff", (("pool", "address"), ("station", "uint24"), ("day", "uint32")), (("", "bytes32"),))
_IS_ATTESTER: Function[bool] = Function("isAttester", "e1d9590a", (("pool", "address"), ("attester", "address")), (("", "bool"),))
_IS_DISPUTED: Function[bool] = Function("isDisputed", "8504f9eb", (("link", "bytes32"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_MONTH_OF: Function[int] = Function("monthOf", "bef80b79", (("day", "uint32"),), (("", "uint24"),))
_OPEN_STATION: Function[None] = Function("openStation", "761b85cf", (("pool", "address"), ("station", "uint24")), ())
_PROVE_READING: Function[tuple[bytes, bytes, bool]] = Function("proveReading", "45cdd738", (("pool", "address"), ("proof", StructOf(lambda: _types.ReadingProof))), (("link", "bytes32"), ("digest", "bytes32"), ("standing", "bool")))
_REGISTRY: Function[Address] = Function("registry", "7b103999", (), (("", "address"),))
_RESTATE: Function[None] = Function("restate", "0ee33c7c", (("pool", "address"), ("replaced", StructOf(lambda: _types.BatchProof)), ("correction", StructOf(lambda: _types.Batch)), ("top", StructOf(lambda: _types.Top)), ("signatures", "bytes[]")), ())
_RESTATEMENT_DIGEST: Function[bytes] = Function("restatementDigest", "b3889557", (("pool", "address"), ("correction", StructOf(lambda: _types.Batch)), ("replaces", "bytes32")), (("", "bytes32"),))
_SET_ATTESTERS: Function[None] = Function("setAttesters", "cb990753", (("pool", "address"), ("added", "address[]"), ("removed", "address[]"), ("quorum", "uint8")), ())
_SET_PAUSED: Function[None] = Function("setPaused", "89eba0d2", (("pool", "address"), ("paused", "bool")), ())
_SET_POOL: Function[None] = Function("setPool", "48c81ac1", (("pool", "address"), ("openMonth", "uint24"), ("disputeWindow", "uint32"), ("utcOffset", "int32"), ("summerTime", "uint16"), ("attesters", "address[]"), ("quorum", "uint8")), ())
_STATE_OF: Function[_types.ReadingsState] = Function("stateOf", "45b4903a", (("pool", "address"),), (("p", StructOf(lambda: _types.ReadingsState)),))
_SUBMISSION_DIGEST: Function[bytes] = Function("submissionDigest", "2245b744", (("pool", "address"), ("batches", ArrayOf(StructOf(lambda: _types.Batch)))), (("", "bytes32"),))
_TOTALS_BETWEEN: Function[_types.MonthTotals] = Function("totalsBetween", "ce8a3957", (("pool", "address"), ("fromMonth", "uint24"), ("toMonth", "uint24")), (("sum", StructOf(lambda: _types.MonthTotals)),))
_TOTALS_OF: Function[_types.MonthTotals] = Function("totalsOf", "8f9e0fe6", (("pool", "address"), ("month", "uint24")), (("", StructOf(lambda: _types.MonthTotals)),))


class Readings(Contract):
    """Station-days of every pool, attested, chained and open to challenge."""

    NAME = "Readings"
    SOURCE = "contracts/revenue/Readings.sol"

    class Mark(IntEnum):
        """What came of an entry; anything but STANDING is rare, and has a word of its own."""

        STANDING = 0
        DISPUTED = 1
        RESTATED = 2

    AttesterKnown = _IReadings.AttesterKnown
    AttesterUnknown = _IReadings.AttesterUnknown
    AttestersSet = _IReadings.AttestersSet
    AttestersUnordered = _IReadings.AttestersUnordered
    BatchAccepted = _IReadings.BatchAccepted
    BatchRestated = _IReadings.BatchRestated
    BatchUnfit = _IReadings.BatchUnfit
    ClockUnfit = _IReadings.ClockUnfit
    ContradictionProven = _IReadings.ContradictionProven
    DayNotLate = _IReadings.DayNotLate
    DayOutOfOrder = _IReadings.DayOutOfOrder
    DisputeResolved = _IReadings.DisputeResolved
    DisputeWindowOpen = _IReadings.DisputeWindowOpen
    DisputesOpen = _IReadings.DisputesOpen
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    EntriesExhausted = _IReadings.EntriesExhausted
    EntryRestated = _IReadings.EntryRestated
    EntryUnknown = _IReadings.EntryUnknown
    ExhibitsUneven = _IReadings.ExhibitsUneven
    KeyMismatched = _IReadings.KeyMismatched
    LeafUnknown = _IReadings.LeafUnknown
    MonthClosed = _IReadings.MonthClosed
    MonthNotOpen = _IReadings.MonthNotOpen
    MonthNotOver = _IReadings.MonthNotOver
    NoBatches = _IReadings.NoBatches
    NoContradiction = _IReadings.NoContradiction
    NodeUnknown = _IReadings.NodeUnknown
    NothingToDispute = _IReadings.NothingToDispute
    PoolExists = _IReadings.PoolExists
    PoolSet = _IReadings.PoolSet
    PoolUnopened = _IReadings.PoolUnopened
    QuorumMissing = _IReadings.QuorumMissing
    QuorumUnfit = _IReadings.QuorumUnfit
    ReadingContradicted = _IReadings.ReadingContradicted
    ReadingsPaused = _IReadings.ReadingsPaused
    ReadingsPausedSet = _IReadings.ReadingsPausedSet
    RestatementUnchanged = _IReadings.RestatementUnchanged
    RoleMissing = _ScopedAccess.RoleMissing
    SignatureRefused = _IReadings.SignatureRefused
    StationOpened = _IReadings.StationOpened
    StationUnknown = _IReadings.StationUnknown
    TopsUneven = _IReadings.TopsUneven

    @classmethod
    def creation(cls, manager: AddressLike, registry: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager, registry))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, registry: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, registry, libraries=libraries), sender, gas)

    def _make_accept(self, pool: AddressLike, batches: Sequence[_types.Batch], tops: Sequence[_types.Top], signatures: Sequence[bytes]) -> Call[None]:
        return self._call(_ACCEPT, (pool, batches, tops, signatures))

    @write(_make_accept)
    def accept(self, pool: AddressLike, batches: Sequence[_types.Batch], tops: Sequence[_types.Top], signatures: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Takes station-days that a quorum attests: by EIP-712 signatures over the whole list, and by being the
        sender. Requirements: the pool is open and not paused; signers are attesters (`AttesterUnknown`), in
        ascending order of their addresses (`AttestersUnordered`); each day is over and its figures are those
        of its root, which its top opens (`BatchUnfit`), in one of the two open months (`MonthNotOpen`), of a
        station that is open (`StationUnknown`), and after all days of its station (`DayOutOfOrder`): so
        nothing is taken twice.

        tops: one a batch (`TopsUneven`); of a day without readings it is not read
        """
        raise Signature

    def _make_accept_empty(self, pool: AddressLike, station: int, day: int, signatures: Sequence[bytes]) -> Call[None]:
        return self._call(_ACCEPT_EMPTY, (pool, station, day, signatures))

    @write(_make_accept_empty)
    def accept_empty(self, pool: AddressLike, station: int, day: int, signatures: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Takes a day without readings behind later ones of its station, once; what was metered on it comes by
        `restate`. Requirements: a quorum attests exactly this; the month is open (`MonthNotOpen`); the
        station has a later day, and this one did not come late before (`DayNotLate`).

        A day that has an entry can get another one so, with a quorum's word; what is then counted twice has
        the same readings in two standing batches (REPEATED).
        """
        raise Signature

    def chain_of(self, pool: AddressLike, station: int, *, at: int | None = None) -> tuple[bytes, int, int, int, bytes]:
        """A station's chain: of its present month the last link, the last day, the month, the entries; and the
        archive of all months before. All 0 of a station that isn't open.
        """
        return self._view(_CHAIN_OF, (pool, station), at)

    def _make_challenge(self, pool: AddressLike, kind: _types.Contradiction, exhibits: Sequence[_types.ReadingProof]) -> Call[None]:
        return self._call(_CHALLENGE, (pool, kind, exhibits))

    @write(_make_challenge)
    def challenge(self, pool: AddressLike, kind: _types.Contradiction, exhibits: Sequence[_types.ReadingProof], *, sender: Party, gas: int | None = None) -> None:
        """Shows that a standing entry can't be right. The batch is disputed where its window is open, which
        halts payments until it is restated. By POWER, PRICE, TIME, SEQUENCE, TOTAL and ORDER the device is
        suspended where it is active, once a reading: a device that goes on is not stopped by the same reading
        again. The others say nothing against the device. Requirements: one reading, or two of which the last
        is accused (`ExhibitsUneven`), each proven to be in a standing entry and, where the kind asks for it,
        signed by its device (`SignatureRefused`); they contradict (`NoContradiction`); something is left to
        suspend or dispute (`NothingToDispute`).
        """
        raise Signature

    def _make_challenge_sums(self, pool: AddressLike, entry: _types.BatchProof, nodes: Sequence[_types.Node], sides: int) -> Call[None]:
        return self._call(_CHALLENGE_SUMS, (pool, entry, nodes, sides))

    @write(_make_challenge_sums)
    def challenge_sums(self, pool: AddressLike, entry: _types.BatchProof, nodes: Sequence[_types.Node], sides: int, *, sender: Party, gas: int | None = None) -> None:
        """Shows a node of a standing entry's tree whose figures are not the sums of its children's (SUMS), and
        disputes the batch. Requirements: a node or more (`ExhibitsUneven`), the first the root and each the
        next one's parent (`NodeUnknown`); the last one contradicts (`NoContradiction`); the batch isn't
        disputed yet and its window is open (`NothingToDispute`).

        nodes: from the root down
        sides: bit i is set where the way goes on to the left child of node i
        """
        raise Signature

    def _make_close_month(self, pool: AddressLike) -> Call[None]:
        return self._call(_CLOSE_MONTH, (pool,))

    @write(_make_close_month)
    def close_month(self, pool: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Closes the first open month (CALCULATION_AGENT). Requirements: it is over at the pool's place
        (`MonthNotOver`), the dispute window of its last entry too (`DisputeWindowOpen`), and no dispute is
        open (`DisputesOpen`).
        """
        raise Signature

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def empty_day_digest(self, pool: AddressLike, station: int, day: int, *, at: int | None = None) -> bytes:
        """`emptyDayDigest(address,uint24,uint32)`"""
        return self._view(_EMPTY_DAY_DIGEST, (pool, station, day), at)

    def is_attester(self, pool: AddressLike, attester: AddressLike, *, at: int | None = None) -> bool:
        """`isAttester(address,address)`"""
        return self._view(_IS_ATTESTER, (pool, attester), at)

    def is_disputed(self, link: bytes, *, at: int | None = None) -> bool:
        """`isDisputed(bytes32)`"""
        return self._view(_IS_DISPUTED, (link,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def month_of(self, day: int, *, at: int | None = None) -> int:
        """`monthOf(uint32)`"""
        return self._view(_MONTH_OF, (day,), at)

    def _make_open_station(self, pool: AddressLike, station: int) -> Call[None]:
        return self._call(_OPEN_STATION, (pool, station))

    @write(_make_open_station)
    def open_station(self, pool: AddressLike, station: int, *, sender: Party, gas: int | None = None) -> None:
        """Makes a station known (the meter registry, when it enrols the station's first device; or REGISTRAR,
        one whose devices were enrolled before the registry named this contract). Does nothing where it is.
        """
        raise Signature

    def prove_reading(self, pool: AddressLike, proof: _types.ReadingProof, *, at: int | None = None) -> tuple[bytes, bytes, bool]:
        """Checks a reading: its batch, its leaf, its device and the device's signature. Requirements: as the
        errors say, from the chain of entries to the key.

        Returns digest: of the reading
        Returns link: of the entry it is in
        Returns standing: whether no later entry restates its day
        """
        return self._view(_PROVE_READING, (pool, proof), at)

    def registry(self, *, at: int | None = None) -> Address:
        """`registry()`"""
        return self._view(_REGISTRY, (), at)

    def _make_restate(self, pool: AddressLike, replaced: _types.BatchProof, correction: _types.Batch, top: _types.Top, signatures: Sequence[bytes]) -> Call[None]:
        return self._call(_RESTATE, (pool, replaced, correction, top, signatures))

    @write(_make_restate)
    def restate(self, pool: AddressLike, replaced: _types.BatchProof, correction: _types.Batch, top: _types.Top, signatures: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Corrects a station-day by a later entry; the difference moves the totals of its month, or of the first
        open one where that is closed, and resolves a dispute. Requirements: a quorum attests the correction
        of exactly this entry; the same station and day, and other figures or another root
        (`RestatementUnchanged`), which the top opens (`BatchUnfit`); the entry is in the chain
        (`EntryUnknown`) and stands (`EntryRestated`).
        """
        raise Signature

    def restatement_digest(self, pool: AddressLike, correction: _types.Batch, replaces: bytes, *, at: int | None = None) -> bytes:
        """`restatementDigest(address,(uint24,uint32,uint32,uint64,uint64,bytes32),bytes32)`"""
        return self._view(_RESTATEMENT_DIGEST, (pool, correction, replaces), at)

    def _make_set_attesters(self, pool: AddressLike, added: Sequence[AddressLike], removed: Sequence[AddressLike], quorum: int) -> Call[None]:
        return self._call(_SET_ATTESTERS, (pool, added, removed, quorum))

    @write(_make_set_attesters)
    def set_attesters(self, pool: AddressLike, added: Sequence[AddressLike], removed: Sequence[AddressLike], quorum: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes who attests and how many must (TRUSTEE). Requirements: 1 ≤ quorum ≤ attesters ≤ 255
        (`QuorumUnfit`); who comes isn't there yet (`AttesterKnown`), who goes is, and address zero is nobody
        (`AttesterUnknown`).
        """
        raise Signature

    def _make_set_paused(self, pool: AddressLike, paused: bool) -> Call[None]:
        return self._call(_SET_PAUSED, (pool, paused))

    @write(_make_set_paused)
    def set_paused(self, pool: AddressLike, paused: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops or resumes entries of a pool (PAUSER)."""
        raise Signature

    def _make_set_pool(self, pool: AddressLike, open_month: int, dispute_window: int, utc_offset: int, summer_time: int, attesters: Sequence[AddressLike], quorum: int) -> Call[None]:
        return self._call(_SET_POOL, (pool, open_month, dispute_window, utc_offset, summer_time, attesters, quorum))

    @write(_make_set_pool)
    def set_pool(self, pool: AddressLike, open_month: int, dispute_window: int, utc_offset: int, summer_time: int, attesters: Sequence[AddressLike], quorum: int, *, sender: Party, gas: int | None = None) -> None:
        """Opens a pool (TRUSTEE), once (`PoolExists`). A reading belongs to the day, and so to the month, that
        the clocks of the pool's place showed at its end. Of an hour that is in two days by winter's and
        summer's clocks, either is right.

        open_month: [months since 1970-01] the first month
        summer_time: [s] up to 2 hours (`ClockUnfit`); 0 where clocks are not changed
        utc_offset: [s] -12 to 14 hours (`ClockUnfit`): 28,800 in China
        """
        raise Signature

    def state_of(self, pool: AddressLike, *, at: int | None = None) -> _types.ReadingsState:
        """`stateOf(address)`"""
        return self._view(_STATE_OF, (pool,), at)

    def submission_digest(self, pool: AddressLike, batches: Sequence[_types.Batch], *, at: int | None = None) -> bytes:
        """What attesters sign for `accept`, for `acceptEmpty`, and for `restate`."""
        return self._view(_SUBMISSION_DIGEST, (pool, batches), at)

    def totals_between(self, pool: AddressLike, from_month: int, to_month: int, *, at: int | None = None) -> _types.MonthTotals:
        """The months from and up to but not including, together."""
        return self._view(_TOTALS_BETWEEN, (pool, from_month, to_month), at)

    def totals_of(self, pool: AddressLike, month: int, *, at: int | None = None) -> _types.MonthTotals:
        """`totalsOf(address,uint24)`"""
        return self._view(_TOTALS_OF, (pool, month), at)
