"""What stations metered and earned, day by day, attested by k of n and provable reading by reading.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ACCEPT: Function[None] = Function("accept", "72f7d1a5", (("pool", "address"), ("batches", ArrayOf(StructOf(lambda: _types.Batch))), ("tops", ArrayOf(StructOf(lambda: _types.Top))), ("signatures", "bytes[]")), ())
_ACCEPT_EMPTY: Function[None] = Function("acceptEmpty", "94931156", (("pool", "address"), ("station", "uint24"), ("day", "uint32"), ("signatures", "bytes[]")), ())
_CHAIN_OF: Function[tuple[bytes, int, int, int, bytes]] = Function("chainOf", "e0cdf358", (("pool", "address"), ("station", "uint24")), (("link", "bytes32"), ("lastDay", "uint32"), ("month", "uint24"), ("entries", "uint8"), ("archive", "bytes32")))
_CHALLENGE: Function[None] = Function("challenge", "c191a1e0", (("pool", "address"), ("kind", EnumOf(lambda: _types.Contradiction)), ("exhibits", ArrayOf(StructOf(lambda: _types.ReadingProof)))), ())
_CHALLENGE_SUMS: Function[None] = Function("challengeSums", "a84934b6", (("pool", "address"), ("entry", StructOf(lambda: _types.BatchProof)), ("nodes", ArrayOf(StructOf(lambda: _types.Node))), ("sides", "uint256")), ())
_CLOSE_MONTH: Function[None] = Function("closeMonth", "8f146ade", (("pool", "address"),), ())
_EMPTY_DAY_DIGEST: Function[bytes] = Function("emptyDayDigest", "6045a5ff", (("pool", "address"), ("station", "uint24"), ("day", "uint32")), (("", "bytes32"),))
_IS_ATTESTER: Function[bool] = Function("isAttester", "e1d9590a", (("pool", "address"), ("attester", "address")), (("", "bool"),))
_IS_DISPUTED: Function[bool] = Function("isDisputed", "8504f9eb", (("link", "bytes32"),), (("", "bool"),))
_MONTH_OF: Function[int] = Function("monthOf", "bef80b79", (("day", "uint32"),), (("", "uint24"),))
_OPEN_STATION: Function[None] = Function("openStation", "761b85cf", (("pool", "address"), ("station", "uint24")), ())
_PROVE_READING: Function[tuple[bytes, bytes, bool]] = Function("proveReading", "45cdd738", (("pool", "address"), ("proof", StructOf(lambda: _types.ReadingProof))), (("link", "bytes32"), ("digest", "bytes32"), ("standing", "bool")))
_REGISTRY: Function[Address] = Function("registry", "7b103999", (), (("", "address"),))
_RESTATE: Function[None] = Function("restate", "0ee33c7c", (("pool", "address"), ("replaced", StructOf(lambda: _types.BatchProof)), ("correction", StructOf(lambda: _types.Batch)), ("top", StructOf(lambda: _types.Top)), ("signatures", "bytes[]")), ())
_RESTATEMENT_DIGEST: Function[bytes] = Function("restatementDigest", "b3889557", (("pool", "address"), ("correction", StructOf(lambda: _types.Batch)), ("replaces", "bytes32")), (("", "bytes32"),))
_SET_ATTESTERS: Function[None] = Function("setAttesters", "cb990753", (("pool", "address"), ("added", "address[]"), ("removed", "address[]"), ("quorum", "uint8")), ())
_SET_PAUSED: Function[None] = Function("setPaused", "89eba0d2", (("pool", "address"), ("paused", "bool")), ())
_SET_POOL: Function[None] = Function("setPool", "48c81ac1", (("pool", "address"), ("openMonth", "uint24"), ("disputeWindow", "uint32"), ("utcOffset", "int32"), ("summerTime", "uint16"), ("attesters", "address[]"), ("quorum", "uint8")), ())
_STATE_OF: Function[_types.ReadingsState] = Function("stateOf", "45b4903a", (("pool", "address"),), (("", StructOf(lambda: _types.ReadingsState)),))
_SUBMISSION_DIGEST: Function[bytes] = Function("submissionDigest", "2245b744", (("pool", "address"), ("batches", ArrayOf(StructOf(lambda: _types.Batch)))), (("", "bytes32"),))
_TOTALS_BETWEEN: Function[_types.MonthTotals] = Function("totalsBetween", "ce8a3957", (("pool", "address"), ("fromMonth", "uint24"), ("toMonth", "uint24")), (("", StructOf(lambda: _types.MonthTotals)),))
_TOTALS_OF: Function[_types.MonthTotals] = Function("totalsOf", "8f9e0fe6", (("pool", "address"), ("month", "uint24")), (("", StructOf(lambda: _types.MonthTotals)),))


class IReadings(Contract):
    """What stations metered and earned, day by day, attested by k of n and provable reading by reading."""

    NAME = "IReadings"
    SOURCE = "contracts/revenue/interfaces/IReadings.sol"

    @dataclass(frozen=True)
    class AttestersSet(Event):
        """`IReadings.AttestersSet`"""

        NAME = "IReadings.AttestersSet"
        TOPIC = "6d59255a3c77b6df005b428efc6817fe0bcb27faaedf1f84067e40f84044560c"
        ABI = (("pool", "address", True), ("added", "address[]", False), ("removed", "address[]", False), ("quorum", "uint256", False))

        pool: Address
        added: tuple[Address, ...]
        removed: tuple[Address, ...]
        quorum: int

    @dataclass(frozen=True)
    class BatchAccepted(Event):
        """`IReadings.BatchAccepted`"""

        NAME = "IReadings.BatchAccepted"
        TOPIC = "1bcb2cc234f2fd986f3953069b98b79cd9d02bfe83f689a19bb591c071a7f116"
        ABI = (("pool", "address", True), ("station", "uint256", True), ("day", "uint256", True), ("count", "uint256", False), ("quantity", "uint256", False), ("revenue", "uint256", False), ("root", "bytes32", False))

        pool: Address
        station: int
        day: int
        count: int
        quantity: int
        revenue: int
        root: bytes

    @dataclass(frozen=True)
    class BatchRestated(Event):
        """A later entry corrects another; both stay."""

        NAME = "IReadings.BatchRestated"
        TOPIC = "952d36158cd858180e0229c6e0fd623c0ca6e22a582c81d9d14076fd1d3a2188"
        ABI = (("pool", "address", True), ("station", "uint256", True), ("day", "uint256", True), ("batch", StructOf(lambda: _types.Batch), False), ("link", "bytes32", False), ("replaces", "bytes32", False), ("countedIn", "uint256", False))

        pool: Address
        station: int
        day: int
        batch: _types.Batch
        link: bytes
        replaces: bytes
        counted_in: int

    @dataclass(frozen=True)
    class ContradictionProven(Event):
        """`IReadings.ContradictionProven`"""

        NAME = "IReadings.ContradictionProven"
        TOPIC = "00a4040b448bb5d1440062fadd5db5608bc09b0e6574b6840ce5fdf6b9a69e6a"
        ABI = (("pool", "address", True), ("asset", "bytes32", True), ("link", "bytes32", True), ("kind", EnumOf(lambda: _types.Contradiction), False), ("digest", "bytes32", False), ("disputed", "bool", False), ("challenger", "address", False))

        pool: Address
        asset: bytes
        link: bytes
        kind: _types.Contradiction
        digest: bytes
        disputed: bool
        challenger: Address

    @dataclass(frozen=True)
    class DisputeResolved(Event):
        """`IReadings.DisputeResolved`"""

        NAME = "IReadings.DisputeResolved"
        TOPIC = "3180442664fc818e62b4ebfd890286d06a58126dcf5357436a919bb0059dda5c"
        ABI = (("pool", "address", True), ("link", "bytes32", True))

        pool: Address
        link: bytes

    @dataclass(frozen=True)
    class MonthClosed(Event):
        """`IReadings.MonthClosed`"""

        NAME = "IReadings.MonthClosed"
        TOPIC = "e8adbc186b87b2dab99e531c8ff3e7289b71a481936aea3a8dbf31e91481a6ac"
        ABI = (("pool", "address", True), ("month", "uint256", True), ("totals", StructOf(lambda: _types.MonthTotals), False))

        pool: Address
        month: int
        totals: _types.MonthTotals

    @dataclass(frozen=True)
    class PoolSet(Event):
        """`IReadings.PoolSet`"""

        NAME = "IReadings.PoolSet"
        TOPIC = "eba4971e8e4ff519357aef2735dcacb21f13b1a5b2e8c3c57aa910ca7e6669a6"
        ABI = (("pool", "address", True), ("openMonth", "uint256", False), ("disputeWindow", "uint256", False), ("utcOffset", "int256", False), ("summerTime", "uint256", False))

        pool: Address
        open_month: int
        dispute_window: int
        utc_offset: int
        summer_time: int

    @dataclass(frozen=True)
    class ReadingsPausedSet(Event):
        """`IReadings.ReadingsPausedSet`"""

        NAME = "IReadings.ReadingsPausedSet"
        TOPIC = "a00a02841b90d13ae14968ab6cbfd2314efe882ad52e86d3aeeccef623560190"
        ABI = (("pool", "address", True), ("paused", "bool", False))

        pool: Address
        paused: bool

    @dataclass(frozen=True)
    class StationOpened(Event):
        """`IReadings.StationOpened`"""

        NAME = "IReadings.StationOpened"
        TOPIC = "c7f7351f1328e75b8bb650a0435fb038ff74667f2bcfd54af6b40315ebdb56d8"
        ABI = (("pool", "address", True), ("station", "uint256", True))

        pool: Address
        station: int

    @dataclass(eq=False, repr=False)
    class AttesterKnown(ContractError):
        """`IReadings.AttesterKnown`"""

        NAME = "Readings.AttesterKnown"
        SELECTOR = bytes.fromhex("199f2e08")
        SIGNATURE = "AttesterKnown(address,address)"
        PARAMETERS = (("pool", "address"), ("attester", "address"))
        FIELDS = ("pool", "attester")

        pool: Address
        attester: Address

    @dataclass(eq=False, repr=False)
    class AttesterUnknown(ContractError):
        """`IReadings.AttesterUnknown`"""

        NAME = "Readings.AttesterUnknown"
        SELECTOR = bytes.fromhex("12d40ebc")
        SIGNATURE = "AttesterUnknown(address,address)"
        PARAMETERS = (("pool", "address"), ("attester", "address"))
        FIELDS = ("pool", "attester")

        pool: Address
        attester: Address

    @dataclass(eq=False, repr=False)
    class AttestersUnordered(ContractError):
        """`IReadings.AttestersUnordered`"""

        NAME = "Readings.AttestersUnordered"
        SELECTOR = bytes.fromhex("a825eec6")
        SIGNATURE = "AttestersUnordered(address,address)"
        PARAMETERS = (("attester", "address"), ("before", "address"))
        FIELDS = ("attester", "before")

        attester: Address
        before: Address

    @dataclass(eq=False, repr=False)
    class BatchUnfit(ContractError):
        """`IReadings.BatchUnfit`"""

        NAME = "Readings.BatchUnfit"
        SELECTOR = bytes.fromhex("8313f318")
        SIGNATURE = "BatchUnfit(uint256,uint256,string)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"), ("field", "string"))
        FIELDS = ("station", "day", "field")

        station: int
        day: int
        field: str

    @dataclass(eq=False, repr=False)
    class ClockUnfit(ContractError):
        """Clocks are 12 hours behind UTC to 14 ahead of it, and at most 2 hours further ahead in summer."""

        NAME = "Readings.ClockUnfit"
        SELECTOR = bytes.fromhex("792a6cc7")
        SIGNATURE = "ClockUnfit(int256,uint256)"
        PARAMETERS = (("utcOffset", "int256"), ("summerTime", "uint256"))
        FIELDS = ("utc_offset", "summer_time")
        NOTICE = "Clocks are 12 hours behind UTC to 14 ahead of it, and at most 2 hours further ahead in summer."

        utc_offset: int
        summer_time: int

    @dataclass(eq=False, repr=False)
    class DayNotLate(ContractError):
        """The day was accepted late before, or is after all days of its station: then `accept` takes it."""

        NAME = "Readings.DayNotLate"
        SELECTOR = bytes.fromhex("54930765")
        SIGNATURE = "DayNotLate(uint256,uint256)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"))
        FIELDS = ("station", "day")
        NOTICE = "The day was accepted late before, or is after all days of its station: then `accept` takes it."

        station: int
        day: int

    @dataclass(eq=False, repr=False)
    class DayOutOfOrder(ContractError):
        """`IReadings.DayOutOfOrder`"""

        NAME = "Readings.DayOutOfOrder"
        SELECTOR = bytes.fromhex("c096c629")
        SIGNATURE = "DayOutOfOrder(uint256,uint256,uint256)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"), ("lastDay", "uint256"))
        FIELDS = ("station", "day", "last_day")

        station: int
        day: int
        last_day: int

    @dataclass(eq=False, repr=False)
    class DisputeWindowOpen(ContractError):
        """`IReadings.DisputeWindowOpen`"""

        NAME = "Readings.DisputeWindowOpen"
        SELECTOR = bytes.fromhex("3954cce0")
        SIGNATURE = "DisputeWindowOpen(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("untilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("pool", "until_at", "now_at")

        pool: Address
        until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class DisputesOpen(ContractError):
        """`IReadings.DisputesOpen`"""

        NAME = "Readings.DisputesOpen"
        SELECTOR = bytes.fromhex("23162bf5")
        SIGNATURE = "DisputesOpen(address,uint256)"
        PARAMETERS = (("pool", "address"), ("disputes", "uint256"))
        FIELDS = ("pool", "disputes")

        pool: Address
        disputes: int

    @dataclass(eq=False, repr=False)
    class EntriesExhausted(ContractError):
        """`IReadings.EntriesExhausted`"""

        NAME = "Readings.EntriesExhausted"
        SELECTOR = bytes.fromhex("db7f21f3")
        SIGNATURE = "EntriesExhausted(uint256,uint256)"
        PARAMETERS = (("station", "uint256"), ("month", "uint256"))
        FIELDS = ("station", "month")

        station: int
        month: int

    @dataclass(eq=False, repr=False)
    class EntryRestated(ContractError):
        """`IReadings.EntryRestated`"""

        NAME = "Readings.EntryRestated"
        SELECTOR = bytes.fromhex("9dd05fc2")
        SIGNATURE = "EntryRestated(uint256,uint256,bytes32)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"), ("link", "bytes32"))
        FIELDS = ("station", "day", "link")

        station: int
        day: int
        link: bytes

    @dataclass(eq=False, repr=False)
    class EntryUnknown(ContractError):
        """`IReadings.EntryUnknown`"""

        NAME = "Readings.EntryUnknown"
        SELECTOR = bytes.fromhex("292ec44b")
        SIGNATURE = "EntryUnknown(uint256,uint256,bytes32)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"), ("link", "bytes32"))
        FIELDS = ("station", "day", "link")

        station: int
        day: int
        link: bytes

    @dataclass(eq=False, repr=False)
    class ExhibitsUneven(ContractError):
        """`IReadings.ExhibitsUneven`"""

        NAME = "Readings.ExhibitsUneven"
        SELECTOR = bytes.fromhex("4729eff9")
        SIGNATURE = "ExhibitsUneven(uint8,uint256,uint256)"
        PARAMETERS = (("kind", EnumOf(lambda: _types.Contradiction)), ("exhibits", "uint256"), ("needed", "uint256"))
        FIELDS = ("kind", "exhibits", "needed")

        kind: _types.Contradiction
        exhibits: int
        needed: int

    @dataclass(eq=False, repr=False)
    class KeyMismatched(ContractError):
        """`IReadings.KeyMismatched`"""

        NAME = "Readings.KeyMismatched"
        SELECTOR = bytes.fromhex("98987a49")
        SIGNATURE = "KeyMismatched(bytes32,address,address)"
        PARAMETERS = (("asset", "bytes32"), ("shown", "address"), ("key", "address"))
        FIELDS = ("asset", "shown", "key")

        asset: bytes
        shown: Address
        key: Address

    @dataclass(eq=False, repr=False)
    class LeafUnknown(ContractError):
        """`IReadings.LeafUnknown`"""

        NAME = "Readings.LeafUnknown"
        SELECTOR = bytes.fromhex("45055c91")
        SIGNATURE = "LeafUnknown(bytes32,bytes32)"
        PARAMETERS = (("leaf", "bytes32"), ("root", "bytes32"))
        FIELDS = ("leaf", "root")

        leaf: bytes
        root: bytes

    @dataclass(eq=False, repr=False)
    class MonthNotOpen(ContractError):
        """`IReadings.MonthNotOpen`"""

        NAME = "Readings.MonthNotOpen"
        SELECTOR = bytes.fromhex("d9443b28")
        SIGNATURE = "MonthNotOpen(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("month", "uint256"), ("openMonth", "uint256"))
        FIELDS = ("pool", "month", "open_month")

        pool: Address
        month: int
        open_month: int

    @dataclass(eq=False, repr=False)
    class MonthNotOver(ContractError):
        """`IReadings.MonthNotOver`"""

        NAME = "Readings.MonthNotOver"
        SELECTOR = bytes.fromhex("32f0feac")
        SIGNATURE = "MonthNotOver(uint256,uint256)"
        PARAMETERS = (("month", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("month", "now_at")

        month: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NoBatches(ContractError):
        """`IReadings.NoBatches`"""

        NAME = "Readings.NoBatches"
        SELECTOR = bytes.fromhex("cec20cf1")
        SIGNATURE = "NoBatches(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class NoContradiction(ContractError):
        """`IReadings.NoContradiction`"""

        NAME = "Readings.NoContradiction"
        SELECTOR = bytes.fromhex("ded28103")
        SIGNATURE = "NoContradiction(uint8,bytes32)"
        PARAMETERS = (("kind", EnumOf(lambda: _types.Contradiction)), ("digest", "bytes32"))
        FIELDS = ("kind", "digest")

        kind: _types.Contradiction
        digest: bytes

    @dataclass(eq=False, repr=False)
    class NodeUnknown(ContractError):
        """`IReadings.NodeUnknown`"""

        NAME = "Readings.NodeUnknown"
        SELECTOR = bytes.fromhex("e1dba89b")
        SIGNATURE = "NodeUnknown(bytes32,bytes32)"
        PARAMETERS = (("node", "bytes32"), ("needed", "bytes32"))
        FIELDS = ("node", "needed")

        node: bytes
        needed: bytes

    @dataclass(eq=False, repr=False)
    class NothingToDispute(ContractError):
        """`IReadings.NothingToDispute`"""

        NAME = "Readings.NothingToDispute"
        SELECTOR = bytes.fromhex("b21a973f")
        SIGNATURE = "NothingToDispute(bytes32)"
        PARAMETERS = (("link", "bytes32"),)
        FIELDS = ("link",)

        link: bytes

    @dataclass(eq=False, repr=False)
    class PoolExists(ContractError):
        """`IReadings.PoolExists`"""

        NAME = "Readings.PoolExists"
        SELECTOR = bytes.fromhex("4f9d302e")
        SIGNATURE = "PoolExists(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class PoolUnopened(ContractError):
        """`IReadings.PoolUnopened`"""

        NAME = "Readings.PoolUnopened"
        SELECTOR = bytes.fromhex("7482cae7")
        SIGNATURE = "PoolUnopened(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class QuorumMissing(ContractError):
        """`IReadings.QuorumMissing`"""

        NAME = "Readings.QuorumMissing"
        SELECTOR = bytes.fromhex("09378567")
        SIGNATURE = "QuorumMissing(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("attesting", "uint256"), ("quorum", "uint256"))
        FIELDS = ("pool", "attesting", "quorum")

        pool: Address
        attesting: int
        quorum: int

    @dataclass(eq=False, repr=False)
    class QuorumUnfit(ContractError):
        """`IReadings.QuorumUnfit`"""

        NAME = "Readings.QuorumUnfit"
        SELECTOR = bytes.fromhex("e4831a5d")
        SIGNATURE = "QuorumUnfit(uint256,uint256)"
        PARAMETERS = (("quorum", "uint256"), ("attesters", "uint256"))
        FIELDS = ("quorum", "attesters")

        quorum: int
        attesters: int

    @dataclass(eq=False, repr=False)
    class ReadingContradicted(ContractError):
        """`IReadings.ReadingContradicted`"""

        NAME = "Readings.ReadingContradicted"
        SELECTOR = bytes.fromhex("c45da0cb")
        SIGNATURE = "ReadingContradicted(bytes32,uint8)"
        PARAMETERS = (("digest", "bytes32"), ("kind", EnumOf(lambda: _types.Contradiction)))
        FIELDS = ("digest", "kind")

        digest: bytes
        kind: _types.Contradiction

    @dataclass(eq=False, repr=False)
    class ReadingsPaused(ContractError):
        """`IReadings.ReadingsPaused`"""

        NAME = "Readings.ReadingsPaused"
        SELECTOR = bytes.fromhex("c0167997")
        SIGNATURE = "ReadingsPaused(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class RestatementUnchanged(ContractError):
        """`IReadings.RestatementUnchanged`"""

        NAME = "Readings.RestatementUnchanged"
        SELECTOR = bytes.fromhex("7764519c")
        SIGNATURE = "RestatementUnchanged(uint256,uint256)"
        PARAMETERS = (("station", "uint256"), ("day", "uint256"))
        FIELDS = ("station", "day")

        station: int
        day: int

    @dataclass(eq=False, repr=False)
    class SignatureRefused(ContractError):
        """`IReadings.SignatureRefused`"""

        NAME = "Readings.SignatureRefused"
        SELECTOR = bytes.fromhex("cf875074")
        SIGNATURE = "SignatureRefused(bytes32,bytes32)"
        PARAMETERS = (("asset", "bytes32"), ("digest", "bytes32"))
        FIELDS = ("asset", "digest")

        asset: bytes
        digest: bytes

    @dataclass(eq=False, repr=False)
    class StationUnknown(ContractError):
        """`IReadings.StationUnknown`"""

        NAME = "Readings.StationUnknown"
        SELECTOR = bytes.fromhex("b529295e")
        SIGNATURE = "StationUnknown(uint256)"
        PARAMETERS = (("station", "uint256"),)
        FIELDS = ("station",)

        station: int

    @dataclass(eq=False, repr=False)
    class TopsUneven(ContractError):
        """`IReadings.TopsUneven`"""

        NAME = "Readings.TopsUneven"
        SELECTOR = bytes.fromhex("fcd060d6")
        SIGNATURE = "TopsUneven(uint256,uint256)"
        PARAMETERS = (("batches", "uint256"), ("tops", "uint256"))
        FIELDS = ("batches", "tops")

        batches: int
        tops: int

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

    def empty_day_digest(self, pool: AddressLike, station: int, day: int, *, at: int | None = None) -> bytes:
        """`emptyDayDigest(address,uint24,uint32)`"""
        return self._view(_EMPTY_DAY_DIGEST, (pool, station, day), at)

    def is_attester(self, pool: AddressLike, attester: AddressLike, *, at: int | None = None) -> bool:
        """`isAttester(address,address)`"""
        return self._view(_IS_ATTESTER, (pool, attester), at)

    def is_disputed(self, link: bytes, *, at: int | None = None) -> bool:
        """`isDisputed(bytes32)`"""
        return self._view(_IS_DISPUTED, (link,), at)

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
