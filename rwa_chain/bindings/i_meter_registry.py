"""Whose readings count: the devices of every pool, their keys, stations, rated powers and shares.

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

_ACTIVATE: Function[None] = Function("activate", "60416fc6", (("pool", "address"), ("assets", "bytes32[]")), ())
_DEVICE_AT: Function[tuple[_types.Device, int]] = Function("deviceAt", "bd31c4c2", (("pool", "address"), ("asset", "bytes32"), ("endedAt", "uint256")), (("device", StructOf(lambda: _types.Device)), ("goodUntilAt", "uint256")))
_DEVICE_OF: Function[_types.Device] = Function("deviceOf", "b72b772a", (("pool", "address"), ("asset", "bytes32")), (("", StructOf(lambda: _types.Device)),))
_ENROL: Function[None] = Function("enrol", "a8f437b6", (("pool", "address"), ("devices", ArrayOf(StructOf(lambda: _types.Enrolment)))), ())
_KEY_AT: Function[tuple[Address, _types.KeyKind, int]] = Function("keyAt", "88030d66", (("pool", "address"), ("asset", "bytes32"), ("endedAt", "uint256")), (("key", "address"), ("kind", EnumOf(lambda: _types.KeyKind)), ("goodUntilAt", "uint256")))
_READINGS: Function[Address] = Function("readings", "f4529501", (), (("", "address"),))
_REPLACE_KEY: Function[None] = Function("replaceKey", "ff949743", (("pool", "address"), ("asset", "bytes32"), ("key", "address"), ("kind", EnumOf(lambda: _types.KeyKind))), ())
_RESUME: Function[None] = Function("resume", "94a34d4c", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_RETIRE: Function[None] = Function("retire", "290d9140", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_REVOKE_KEY: Function[None] = Function("revokeKey", "65b2519b", (("pool", "address"), ("asset", "bytes32"), ("goodUntilAt", "uint64"), ("reason", "bytes32")), ())
_RULE_AT: Function[_types.MeterRule] = Function("ruleAt", "e0329057", (("pool", "address"), ("assetType", "uint256"), ("endedAt", "uint256")), (("", StructOf(lambda: _types.MeterRule)),))
_SET_METER_RULE: Function[None] = Function("setMeterRule", "7d0e3183", (("pool", "address"), ("assetType", "uint256"), ("rule", StructOf(lambda: _types.MeterRule))), ())
_SET_READINGS: Function[None] = Function("setReadings", "64ed99f1", (("readings", "address"),), ())
_SUBSTITUTE: Function[None] = Function("substitute", "71f52e68", (("pool", "address"), ("retired", "bytes32"), ("substitute_", "bytes32")), ())
_SUSPEND: Function[None] = Function("suspend", "b4ea3115", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_TOTALS_OF: Function[_types.DeviceTotals] = Function("totalsOf", "427d7432", (("pool", "address"),), (("", StructOf(lambda: _types.DeviceTotals)),))


class IMeterRegistry(Contract):
    """Whose readings count: the devices of every pool, their keys, stations, rated powers and shares."""

    NAME = "IMeterRegistry"
    SOURCE = "contracts/revenue/interfaces/IMeterRegistry.sol"

    @dataclass(frozen=True)
    class DeviceEnrolled(Event):
        """`IMeterRegistry.DeviceEnrolled`"""

        NAME = "IMeterRegistry.DeviceEnrolled"
        TOPIC = "96b2cd1934aab31b88c455f66aa36bcc35962bb20480368523de0af19d583a6a"
        ABI = (("pool", "address", True), ("asset", "bytes32", True), ("device", StructOf(lambda: _types.Device), False))

        pool: Address
        asset: bytes
        device: _types.Device

    @dataclass(frozen=True)
    class DeviceStatusChanged(Event):
        """`IMeterRegistry.DeviceStatusChanged`"""

        NAME = "IMeterRegistry.DeviceStatusChanged"
        TOPIC = "19669c3a6433400eccc3384793d3e469ed184bfd8f899a1b2a0398c4f481bc8d"
        ABI = (("pool", "address", True), ("asset", "bytes32", True), ("from", EnumOf(lambda: _types.DeviceStatus), False), ("to", EnumOf(lambda: _types.DeviceStatus), False), ("reason", "bytes32", False))

        pool: Address
        asset: bytes
        from_: _types.DeviceStatus
        to: _types.DeviceStatus
        reason: bytes

    @dataclass(frozen=True)
    class DeviceSubstituted(Event):
        """A retired device's share went to another."""

        NAME = "IMeterRegistry.DeviceSubstituted"
        TOPIC = "259af779cddcab0d9bed389094445e7cd80448ec2d82eb542f2a2cd19df78458"
        ABI = (("pool", "address", True), ("retired", "bytes32", True), ("substitute", "bytes32", True), ("share", "uint256", False))

        pool: Address
        retired: bytes
        substitute: bytes
        share: int

    @dataclass(frozen=True)
    class KeyReplaced(Event):
        """`IMeterRegistry.KeyReplaced`"""

        NAME = "IMeterRegistry.KeyReplaced"
        TOPIC = "2c8f7943b54f59e944d9b6fe8f696884ab674f504567c0e53c9ce7de3f86c3fa"
        ABI = (("pool", "address", True), ("asset", "bytes32", True), ("key", "address", True), ("kind", EnumOf(lambda: _types.KeyKind), False), ("formerUntilAt", "uint256", False))

        pool: Address
        asset: bytes
        key: Address
        kind: _types.KeyKind
        former_until_at: int

    @dataclass(frozen=True)
    class KeyRevoked(Event):
        """`IMeterRegistry.KeyRevoked`"""

        NAME = "IMeterRegistry.KeyRevoked"
        TOPIC = "a35ab5bb8caa823cb3c756617ae47087b10257c80949b904909886454add733a"
        ABI = (("pool", "address", True), ("asset", "bytes32", True), ("key", "address", True), ("goodUntilAt", "uint256", False))

        pool: Address
        asset: bytes
        key: Address
        good_until_at: int

    @dataclass(frozen=True)
    class MeterRuleSet(Event):
        """`IMeterRegistry.MeterRuleSet`"""

        NAME = "IMeterRegistry.MeterRuleSet"
        TOPIC = "68a5af4da622fb541885c08c8dc5fa4ba5a708427184be88f7d45fb51fff1e9e"
        ABI = (("pool", "address", True), ("assetType", "uint256", True), ("rule", StructOf(lambda: _types.MeterRule), False))

        pool: Address
        asset_type: int
        rule: _types.MeterRule

    @dataclass(frozen=True)
    class ReadingsSet(Event):
        """`IMeterRegistry.ReadingsSet`"""

        NAME = "IMeterRegistry.ReadingsSet"
        TOPIC = "e30c69395474897c066582aaf23de07407ddfd0cbc8ea075ba7e9a82525a9826"
        ABI = (("readings", "address", True),)

        readings: Address

    @dataclass(eq=False, repr=False)
    class AssetTypeUnknown(ContractError):
        """`IMeterRegistry.AssetTypeUnknown`"""

        NAME = "MeterRegistry.AssetTypeUnknown"
        SELECTOR = bytes.fromhex("8fb6d85d")
        SIGNATURE = "AssetTypeUnknown(address,uint256)"
        PARAMETERS = (("pool", "address"), ("assetType", "uint256"))
        FIELDS = ("pool", "asset_type")

        pool: Address
        asset_type: int

    @dataclass(eq=False, repr=False)
    class DeviceStatusUnfit(ContractError):
        """`IMeterRegistry.DeviceStatusUnfit`"""

        NAME = "MeterRegistry.DeviceStatusUnfit"
        SELECTOR = bytes.fromhex("8071f196")
        SIGNATURE = "DeviceStatusUnfit(bytes32,uint8)"
        PARAMETERS = (("asset", "bytes32"), ("status", EnumOf(lambda: _types.DeviceStatus)))
        FIELDS = ("asset", "status")

        asset: bytes
        status: _types.DeviceStatus

    @dataclass(eq=False, repr=False)
    class DeviceTransitionRefused(ContractError):
        """`IMeterRegistry.DeviceTransitionRefused`"""

        NAME = "MeterRegistry.DeviceTransitionRefused"
        SELECTOR = bytes.fromhex("1714a084")
        SIGNATURE = "DeviceTransitionRefused(bytes32,uint8,uint8)"
        PARAMETERS = (("asset", "bytes32"), ("from", EnumOf(lambda: _types.DeviceStatus)), ("to", EnumOf(lambda: _types.DeviceStatus)))
        FIELDS = ("asset", "from_", "to")

        asset: bytes
        from_: _types.DeviceStatus
        to: _types.DeviceStatus

    @dataclass(eq=False, repr=False)
    class EnrolmentUnfit(ContractError):
        """`IMeterRegistry.EnrolmentUnfit`"""

        NAME = "MeterRegistry.EnrolmentUnfit"
        SELECTOR = bytes.fromhex("18af2185")
        SIGNATURE = "EnrolmentUnfit(bytes32,string)"
        PARAMETERS = (("asset", "bytes32"), ("field", "string"))
        FIELDS = ("asset", "field")

        asset: bytes
        field: str

    @dataclass(eq=False, repr=False)
    class KeyAlreadyRevoked(ContractError):
        """`IMeterRegistry.KeyAlreadyRevoked`"""

        NAME = "MeterRegistry.KeyAlreadyRevoked"
        SELECTOR = bytes.fromhex("e66c4405")
        SIGNATURE = "KeyAlreadyRevoked(bytes32,uint256)"
        PARAMETERS = (("asset", "bytes32"), ("goodUntilAt", "uint256"))
        FIELDS = ("asset", "good_until_at")

        asset: bytes
        good_until_at: int

    @dataclass(eq=False, repr=False)
    class KeyUnfit(ContractError):
        """`IMeterRegistry.KeyUnfit`"""

        NAME = "MeterRegistry.KeyUnfit"
        SELECTOR = bytes.fromhex("00635172")
        SIGNATURE = "KeyUnfit(bytes32,address)"
        PARAMETERS = (("asset", "bytes32"), ("key", "address"))
        FIELDS = ("asset", "key")

        asset: bytes
        key: Address

    @dataclass(eq=False, repr=False)
    class MeterRuleUnfit(ContractError):
        """`IMeterRegistry.MeterRuleUnfit`"""

        NAME = "MeterRegistry.MeterRuleUnfit"
        SELECTOR = bytes.fromhex("c85562a6")
        SIGNATURE = "MeterRuleUnfit(address,uint256,string)"
        PARAMETERS = (("pool", "address"), ("assetType", "uint256"), ("field", "string"))
        FIELDS = ("pool", "asset_type", "field")

        pool: Address
        asset_type: int
        field: str

    @dataclass(eq=False, repr=False)
    class RevocationInFuture(ContractError):
        """`IMeterRegistry.RevocationInFuture`"""

        NAME = "MeterRegistry.RevocationInFuture"
        SELECTOR = bytes.fromhex("3111c9f8")
        SIGNATURE = "RevocationInFuture(bytes32,uint256,uint256)"
        PARAMETERS = (("asset", "bytes32"), ("goodUntilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("asset", "good_until_at", "now_at")

        asset: bytes
        good_until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class SharesExceedPool(ContractError):
        """`IMeterRegistry.SharesExceedPool`"""

        NAME = "MeterRegistry.SharesExceedPool"
        SELECTOR = bytes.fromhex("391e6185")
        SIGNATURE = "SharesExceedPool(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("shares", "uint256"), ("limit", "uint256"))
        FIELDS = ("pool", "shares", "limit")

        pool: Address
        shares: int
        limit: int

    @dataclass(eq=False, repr=False)
    class SubstituteUnfit(ContractError):
        """`IMeterRegistry.SubstituteUnfit`"""

        NAME = "MeterRegistry.SubstituteUnfit"
        SELECTOR = bytes.fromhex("d8b2aae5")
        SIGNATURE = "SubstituteUnfit(bytes32,bytes32,string)"
        PARAMETERS = (("retired", "bytes32"), ("substitute", "bytes32"), ("field", "string"))
        FIELDS = ("retired", "substitute", "field")

        retired: bytes
        substitute: bytes
        field: str

    def _make_activate(self, pool: AddressLike, assets: Sequence[bytes]) -> Call[None]:
        return self._call(_ACTIVATE, (pool, assets))

    @write(_make_activate)
    def activate(self, pool: AddressLike, assets: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Readings of these devices count from now on (REGISTRAR). Requirements: enrolled."""
        raise Signature

    def device_at(self, pool: AddressLike, asset: bytes, ended_at: int, *, at: int | None = None) -> tuple[_types.Device, int]:
        """A device with the key in force when a reading ended, in one call."""
        return self._view(_DEVICE_AT, (pool, asset, ended_at), at)

    def device_of(self, pool: AddressLike, asset: bytes, *, at: int | None = None) -> _types.Device:
        """`deviceOf(address,bytes32)`"""
        return self._view(_DEVICE_OF, (pool, asset), at)

    def _make_enrol(self, pool: AddressLike, devices: Sequence[_types.Enrolment]) -> Call[None]:
        return self._call(_ENROL, (pool, devices))

    @write(_make_enrol)
    def enrol(self, pool: AddressLike, devices: Sequence[_types.Enrolment], *, sender: Party, gas: int | None = None) -> None:
        """Enrols devices (REGISTRAR). Requirements: asset number and key are given, the asset number is new
        (`EnrolmentUnfit`); the type is known (`AssetTypeUnknown`); all shares of the pool make at most 1e9
        (`SharesExceedPool`). Their stations are opened at the readings contract.
        """
        raise Signature

    def key_at(self, pool: AddressLike, asset: bytes, ended_at: int, *, at: int | None = None) -> tuple[Address, _types.KeyKind, int]:
        """The key in force when a reading ended: the first former key that was good until then or later, else
        the present one. It is good up to goodUntilAt [s], the highest value where it has no end.
        """
        return self._view(_KEY_AT, (pool, asset, ended_at), at)

    def readings(self, *, at: int | None = None) -> Address:
        """`readings()`"""
        return self._view(_READINGS, (), at)

    def _make_replace_key(self, pool: AddressLike, asset: bytes, key: AddressLike, kind: _types.KeyKind) -> Call[None]:
        return self._call(_REPLACE_KEY, (pool, asset, key, kind))

    @write(_make_replace_key)
    def replace_key(self, pool: AddressLike, asset: bytes, key: AddressLike, kind: _types.KeyKind, *, sender: Party, gas: int | None = None) -> None:
        """Gives a device another key (REGISTRAR); the former one stays good for readings that ended by now, or
        before its revocation. Requirements: enrolled, active or suspended; another key (`KeyUnfit`).
        """
        raise Signature

    def _make_resume(self, pool: AddressLike, asset: bytes, reason: bytes) -> Call[None]:
        return self._call(_RESUME, (pool, asset, reason))

    @write(_make_resume)
    def resume(self, pool: AddressLike, asset: bytes, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Lets a device go on (COMPLIANCE). Requirements: suspended; its key isn't revoked
        (`KeyAlreadyRevoked`).
        """
        raise Signature

    def _make_retire(self, pool: AddressLike, asset: bytes, reason: bytes) -> Call[None]:
        return self._call(_RETIRE, (pool, asset, reason))

    @write(_make_retire)
    def retire(self, pool: AddressLike, asset: bytes, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes a device out for good (REGISTRAR); it keeps its share until another substitutes it."""
        raise Signature

    def _make_revoke_key(self, pool: AddressLike, asset: bytes, good_until_at: int, reason: bytes) -> Call[None]:
        return self._call(_REVOKE_KEY, (pool, asset, good_until_at, reason))

    @write(_make_revoke_key)
    def revoke_key(self, pool: AddressLike, asset: bytes, good_until_at: int, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends a key: readings that ended after the instant are invalid (COMPLIANCE). An active device is
        suspended. Requirements: not in the future (`RevocationInFuture`); a revocation moves back only
        (`KeyAlreadyRevoked`).
        """
        raise Signature

    def rule_at(self, pool: AddressLike, asset_type: int, ended_at: int, *, at: int | None = None) -> _types.MeterRule:
        """The rule in force at an instant; the first one for what ended before it. Requirements: the type is
        known (`AssetTypeUnknown`).
        """
        return self._view(_RULE_AT, (pool, asset_type, ended_at), at)

    def _make_set_meter_rule(self, pool: AddressLike, asset_type: int, rule: _types.MeterRule) -> Call[None]:
        return self._call(_SET_METER_RULE, (pool, asset_type, rule))

    @write(_make_set_meter_rule)
    def set_meter_rule(self, pool: AddressLike, asset_type: int, rule: _types.MeterRule, *, sender: Party, gas: int | None = None) -> None:
        """Adds a rule to an asset type's history (REGISTRAR); the first makes the type known. Requirements
        (`MeterRuleUnfit`): a type of 1 … 4,095; minimum ≤ maximum price; but for the first, in force from now
        or later, and later than the one before: what was metered under a rule is judged by it.
        """
        raise Signature

    def _make_set_readings(self, readings: AddressLike) -> Call[None]:
        return self._call(_SET_READINGS, (readings,))

    @write(_make_set_readings)
    def set_readings(self, readings: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the contract that may suspend devices after a proven contradiction, and that is told of stations
        (ADMIN).
        """
        raise Signature

    def _make_substitute(self, pool: AddressLike, retired: bytes, substitute: bytes) -> Call[None]:
        return self._call(_SUBSTITUTE, (pool, retired, substitute))

    @write(_make_substitute)
    def substitute(self, pool: AddressLike, retired: bytes, substitute: bytes, *, sender: Party, gas: int | None = None) -> None:
        """An equal device takes over a retired one's share, and is active (REGISTRAR). Requirements
        (`SubstituteUnfit`): the first is retired and has a share; the other is enrolled or active, without a
        share, of the same type, and not of less rated power.
        """
        raise Signature

    def _make_suspend(self, pool: AddressLike, asset: bytes, reason: bytes) -> Call[None]:
        return self._call(_SUSPEND, (pool, asset, reason))

    @write(_make_suspend)
    def suspend(self, pool: AddressLike, asset: bytes, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Stops a device (COMPLIANCE, or the readings contract). Requirements: active."""
        raise Signature

    def totals_of(self, pool: AddressLike, *, at: int | None = None) -> _types.DeviceTotals:
        """`totalsOf(address)`"""
        return self._view(_TOTALS_OF, (pool,), at)
