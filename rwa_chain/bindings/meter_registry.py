"""The devices of every pool.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_meter_registry import IMeterRegistry as _IMeterRegistry
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

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_ACTIVATE: Function[None] = Function("activate", "60416fc6", (("pool", "address"), ("assets", "bytes32[]")), ())
_DEVICE_AT: Function[tuple[_types.Device, int]] = Function("deviceAt", "bd31c4c2", (("pool", "address"), ("asset", "bytes32"), ("endedAt", "uint256")), (("device", StructOf(lambda: _types.Device)), ("goodUntilAt", "uint256")))
_DEVICE_OF: Function[_types.Device] = Function("deviceOf", "b72b772a", (("pool", "address"), ("asset", "bytes32")), (("", StructOf(lambda: _types.Device)),))
_ENROL: Function[None] = Function("enrol", "a8f437b6", (("pool", "address"), ("devices", ArrayOf(StructOf(lambda: _types.Enrolment)))), ())
_KEY_AT: Function[tuple[Address, _types.KeyKind, int]] = Function("keyAt", "88030d66", (("pool", "address"), ("asset", "bytes32"), ("endedAt", "uint256")), (("key", "address"), ("kind", EnumOf(lambda: _types.KeyKind)), ("goodUntilAt", "uint256")))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_READINGS: Function[Address] = Function("readings", "f4529501", (), (("", "address"),))
_REPLACE_KEY: Function[None] = Function("replaceKey", "ff949743", (("pool", "address"), ("asset", "bytes32"), ("key", "address"), ("kind", EnumOf(lambda: _types.KeyKind))), ())
_RESUME: Function[None] = Function("resume", "94a34d4c", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_RETIRE: Function[None] = Function("retire", "290d9140", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_REVOKE_KEY: Function[None] = Function("revokeKey", "65b2519b", (("pool", "address"), ("asset", "bytes32"), ("goodUntilAt", "uint64"), ("reason", "bytes32")), ())
_RULE_AT: Function[_types.MeterRule] = Function("ruleAt", "e0329057", (("pool", "address"), ("assetType", "uint256"), ("endedAt", "uint256")), (("rule", StructOf(lambda: _types.MeterRule)),))
_SET_METER_RULE: Function[None] = Function("setMeterRule", "7d0e3183", (("pool", "address"), ("assetType", "uint256"), ("rule", StructOf(lambda: _types.MeterRule))), ())
_SET_READINGS: Function[None] = Function("setReadings", "64ed99f1", (("readings_", "address"),), ())
_SUBSTITUTE: Function[None] = Function("substitute", "71f52e68", (("pool", "address"), ("retired", "bytes32"), ("substitute_", "bytes32")), ())
_SUSPEND: Function[None] = Function("suspend", "b4ea3115", (("pool", "address"), ("asset", "bytes32"), ("reason", "bytes32")), ())
_TOTALS_OF: Function[_types.DeviceTotals] = Function("totalsOf", "427d7432", (("pool", "address"),), (("", StructOf(lambda: _types.DeviceTotals)),))


class MeterRegistry(Contract):
    """The devices of every pool."""

    NAME = "MeterRegistry"
    SOURCE = "contracts/revenue/MeterRegistry.sol"

    AssetTypeUnknown = _IMeterRegistry.AssetTypeUnknown
    DeviceEnrolled = _IMeterRegistry.DeviceEnrolled
    DeviceStatusChanged = _IMeterRegistry.DeviceStatusChanged
    DeviceStatusUnfit = _IMeterRegistry.DeviceStatusUnfit
    DeviceSubstituted = _IMeterRegistry.DeviceSubstituted
    DeviceTransitionRefused = _IMeterRegistry.DeviceTransitionRefused
    EnrolmentUnfit = _IMeterRegistry.EnrolmentUnfit
    KeyAlreadyRevoked = _IMeterRegistry.KeyAlreadyRevoked
    KeyReplaced = _IMeterRegistry.KeyReplaced
    KeyRevoked = _IMeterRegistry.KeyRevoked
    KeyUnfit = _IMeterRegistry.KeyUnfit
    MeterRuleSet = _IMeterRegistry.MeterRuleSet
    MeterRuleUnfit = _IMeterRegistry.MeterRuleUnfit
    ReadingsSet = _IMeterRegistry.ReadingsSet
    RevocationInFuture = _IMeterRegistry.RevocationInFuture
    RoleMissing = _ScopedAccess.RoleMissing
    SharesExceedPool = _IMeterRegistry.SharesExceedPool
    SubstituteUnfit = _IMeterRegistry.SubstituteUnfit

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
