// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {Roles} from "../administration/Roles.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {DeviceWord, DeviceWordLib} from "./DeviceWord.sol";
import {
    Device,
    DeviceStatus,
    DeviceTotals,
    Enrolment,
    IMeterRegistry,
    KeyKind,
    MeterRule
} from "./interfaces/IMeterRegistry.sol";
import {IReadings} from "./interfaces/IReadings.sol";

/// @title The devices of every pool.
contract MeterRegistry is IMeterRegistry, Administered {
    uint256 private constant WHOLE = 1e9;
    uint256 private constant ENROLLED = 1 << uint8(DeviceStatus.ENROLLED);
    uint256 private constant ACTIVE = 1 << uint8(DeviceStatus.ACTIVE);
    uint256 private constant SUSPENDED = 1 << uint8(DeviceStatus.SUSPENDED);
    uint256 private constant RETIRED = 1 << uint8(DeviceStatus.RETIRED);
    /// @dev Per origin one byte, in it one bit per destination: the interface's table.
    uint256 private constant TRANSITIONS =
        ENROLLED | ((ACTIVE | RETIRED) << 8) | ((SUSPENDED | RETIRED) << 16) | ((ACTIVE | RETIRED) << 24);

    /// @dev What a device's present key and its former ones leave to say; zero for nearly every device.
    /// @param revokedAt [s] end of the present key; 0 = none
    struct KeyState {
        uint64 revokedAt;
        uint32 formers;
    }

    struct FormerKey {
        address key;
        KeyKind kind;
        uint64 untilAt; // [s]
    }

    address public readings;
    mapping(address pool => mapping(bytes32 asset => DeviceWord)) private _devices;
    mapping(address pool => DeviceTotals) private _totals;
    mapping(address pool => mapping(bytes32 asset => KeyState)) private _keyStates;
    mapping(address pool => mapping(bytes32 asset => mapping(uint256 place => FormerKey))) private _formerKeys;
    mapping(address pool => mapping(uint256 assetType => MeterRule[])) private _rules;

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    // ---- administrator ----

    function setReadings(address readings_) external restricted {
        readings = readings_;
        emit ReadingsSet(readings_);
    }

    // ---- registrar ----

    function setMeterRule(address pool, uint256 assetType, MeterRule calldata rule)
        external
        onlyScoped(Roles.REGISTRAR, pool)
    {
        require(assetType != 0 && assetType <= DeviceWordLib.MOST_TYPES, MeterRuleUnfit(pool, assetType, "assetType"));
        require(rule.minimumPrice <= rule.maximumPrice, MeterRuleUnfit(pool, assetType, "minimumPrice"));
        MeterRule[] storage rules = _rules[pool][assetType];
        uint256 count = rules.length;
        require(
            count == 0 || (rule.fromAt >= block.timestamp && rule.fromAt > rules[count - 1].fromAt),
            MeterRuleUnfit(pool, assetType, "fromAt")
        );
        rules.push(rule);
        emit MeterRuleSet(pool, assetType, rule);
    }

    function enrol(address pool, Enrolment[] calldata devices) external onlyScoped(Roles.REGISTRAR, pool) {
        mapping(bytes32 asset => DeviceWord) storage known = _devices[pool];
        DeviceTotals memory totals = _totals[pool];
        uint256 share = totals.share;
        uint256 ruled; // the type asked for last; lists come sorted by it, or nearly
        uint256 opened = type(uint256).max; // the station opened last, likewise
        for (uint256 i; i < devices.length; ++i) {
            Enrolment calldata e = devices[i];
            require(e.asset != 0, EnrolmentUnfit(e.asset, "asset"));
            require(e.key != address(0), EnrolmentUnfit(e.asset, "key"));
            require(known[e.asset].status() == DeviceStatus.NONE, EnrolmentUnfit(e.asset, "status"));
            if (e.assetType != ruled) {
                ruled = e.assetType;
                require(_rules[pool][ruled].length != 0, AssetTypeUnknown(pool, ruled));
            }
            if (e.station != opened && readings != address(0)) {
                opened = e.station;
                IReadings(readings).openStation(pool, e.station);
            }
            share += e.share;
            DeviceWord word = DeviceWordLib.enrolled(e);
            known[e.asset] = word;
            emit DeviceEnrolled(pool, e.asset, word.unpack());
        }
        require(share <= WHOLE, SharesExceedPool(pool, share, WHOLE));
        totals.share = uint32(share);
        totals.enrolled += uint32(devices.length);
        _totals[pool] = totals;
    }

    function activate(address pool, bytes32[] calldata assets) external onlyScoped(Roles.REGISTRAR, pool) {
        DeviceTotals memory totals = _totals[pool];
        for (uint256 i; i < assets.length; ++i) {
            // From here only: a suspended device goes on by `resume`.
            _requireStatus(pool, assets[i], ENROLLED);
            _setStatus(totals, pool, assets[i], DeviceStatus.ACTIVE, 0);
        }
        _totals[pool] = totals;
    }

    function retire(address pool, bytes32 asset, bytes32 reason) external onlyScoped(Roles.REGISTRAR, pool) {
        _changeStatus(pool, asset, DeviceStatus.RETIRED, reason);
    }

    function substitute(address pool, bytes32 retired, bytes32 substitute_) external onlyScoped(Roles.REGISTRAR, pool) {
        Device memory from = _devices[pool][retired].unpack();
        Device memory to = _devices[pool][substitute_].unpack();
        require(from.status == DeviceStatus.RETIRED, SubstituteUnfit(retired, substitute_, "retired"));
        require(from.share != 0 && to.share == 0, SubstituteUnfit(retired, substitute_, "share"));
        require(
            to.status == DeviceStatus.ENROLLED || to.status == DeviceStatus.ACTIVE,
            SubstituteUnfit(retired, substitute_, "status")
        );
        require(to.assetType == from.assetType, SubstituteUnfit(retired, substitute_, "assetType"));
        require(to.ratedPower >= from.ratedPower, SubstituteUnfit(retired, substitute_, "ratedPower"));

        _devices[pool][retired] = _devices[pool][retired].withShare(0);
        _devices[pool][substitute_] = _devices[pool][substitute_].withShare(from.share);
        emit DeviceSubstituted(pool, retired, substitute_, from.share);
        if (to.status == DeviceStatus.ACTIVE) _totals[pool].activeShare += from.share;
        else _changeStatus(pool, substitute_, DeviceStatus.ACTIVE, retired);
    }

    function replaceKey(address pool, bytes32 asset, address key, KeyKind kind)
        external
        onlyScoped(Roles.REGISTRAR, pool)
    {
        _requireStatus(pool, asset, ENROLLED | ACTIVE | SUSPENDED);
        DeviceWord word = _devices[pool][asset];
        require(key != address(0) && key != word.key(), KeyUnfit(asset, key));
        KeyState memory state = _keyStates[pool][asset];
        uint64 untilAt = state.revokedAt != 0 ? state.revokedAt : uint64(block.timestamp);
        _formerKeys[pool][asset][state.formers] = FormerKey(word.key(), word.kind(), untilAt);
        _keyStates[pool][asset] = KeyState(0, state.formers + 1);
        _devices[pool][asset] = word.withKey(key, kind);
        emit KeyReplaced(pool, asset, key, kind, untilAt);
    }

    // ---- compliance ----

    function suspend(address pool, bytes32 asset, bytes32 reason) external {
        if (msg.sender != readings) _requireRole(Roles.COMPLIANCE, pool, msg.sender);
        _changeStatus(pool, asset, DeviceStatus.SUSPENDED, reason);
    }

    function resume(address pool, bytes32 asset, bytes32 reason) external onlyScoped(Roles.COMPLIANCE, pool) {
        _requireStatus(pool, asset, SUSPENDED);
        uint64 revokedAt = _keyStates[pool][asset].revokedAt;
        require(revokedAt == 0, KeyAlreadyRevoked(asset, revokedAt));
        _changeStatus(pool, asset, DeviceStatus.ACTIVE, reason);
    }

    function revokeKey(address pool, bytes32 asset, uint64 goodUntilAt, bytes32 reason)
        external
        onlyScoped(Roles.COMPLIANCE, pool)
    {
        _requireStatus(pool, asset, ENROLLED | ACTIVE | SUSPENDED);
        require(
            goodUntilAt != 0 && goodUntilAt <= block.timestamp, RevocationInFuture(asset, goodUntilAt, block.timestamp)
        );
        KeyState storage state = _keyStates[pool][asset];
        // Only backwards: a key that was found to be bad earlier than thought.
        require(state.revokedAt == 0 || goodUntilAt < state.revokedAt, KeyAlreadyRevoked(asset, state.revokedAt));
        state.revokedAt = goodUntilAt;
        emit KeyRevoked(pool, asset, _devices[pool][asset].key(), goodUntilAt);
        if (_devices[pool][asset].status() == DeviceStatus.ACTIVE) {
            _changeStatus(pool, asset, DeviceStatus.SUSPENDED, reason);
        }
    }

    // ---- views ----

    function deviceOf(address pool, bytes32 asset) external view returns (Device memory) {
        return _devices[pool][asset].unpack();
    }

    function totalsOf(address pool) external view returns (DeviceTotals memory) {
        return _totals[pool];
    }

    function keyAt(address pool, bytes32 asset, uint256 endedAt)
        public
        view
        returns (address key, KeyKind kind, uint256 goodUntilAt)
    {
        KeyState memory state = _keyStates[pool][asset];
        for (uint256 i; i < state.formers; ++i) {
            FormerKey memory former = _formerKeys[pool][asset][i];
            if (endedAt <= former.untilAt) return (former.key, former.kind, former.untilAt);
        }
        DeviceWord word = _devices[pool][asset];
        return (word.key(), word.kind(), state.revokedAt == 0 ? type(uint256).max : state.revokedAt);
    }

    function deviceAt(address pool, bytes32 asset, uint256 endedAt)
        external
        view
        returns (Device memory device, uint256 goodUntilAt)
    {
        device = _devices[pool][asset].unpack();
        (device.key, device.kind, goodUntilAt) = keyAt(pool, asset, endedAt);
    }

    function ruleAt(address pool, uint256 assetType, uint256 endedAt) external view returns (MeterRule memory rule) {
        MeterRule[] storage rules = _rules[pool][assetType];
        uint256 i = rules.length;
        require(i != 0, AssetTypeUnknown(pool, assetType));
        do {
            rule = rules[--i];
        } while (i != 0 && endedAt < rule.fromAt);
    }

    // ---- inside ----

    function _requireStatus(address pool, bytes32 asset, uint256 allowed) private view {
        DeviceStatus status = _devices[pool][asset].status();
        require((1 << uint8(status)) & allowed != 0, DeviceStatusUnfit(asset, status));
    }

    function _changeStatus(address pool, bytes32 asset, DeviceStatus to, bytes32 reason) private {
        DeviceTotals memory totals = _totals[pool];
        _setStatus(totals, pool, asset, to, reason);
        _totals[pool] = totals;
    }

    /// @dev The only writer of a status; the caller writes the totals back.
    function _setStatus(DeviceTotals memory totals, address pool, bytes32 asset, DeviceStatus to, bytes32 reason)
        private
    {
        DeviceWord word = _devices[pool][asset];
        DeviceStatus from = word.status();
        require((TRANSITIONS >> (8 * uint8(from) + uint8(to))) & 1 != 0, DeviceTransitionRefused(asset, from, to));
        _devices[pool][asset] = word.withStatus(to);
        if (from == DeviceStatus.ENROLLED) {
            --totals.enrolled;
        } else if (from == DeviceStatus.SUSPENDED) {
            --totals.suspended;
        } else if (from == DeviceStatus.ACTIVE) {
            (totals.active, totals.activeShare) = (totals.active - 1, totals.activeShare - word.share());
        }
        if (to == DeviceStatus.ACTIVE) {
            (totals.active, totals.activeShare) = (totals.active + 1, totals.activeShare + word.share());
        } else if (to == DeviceStatus.SUSPENDED) {
            ++totals.suspended;
        } else {
            ++totals.retired;
        }
        emit DeviceStatusChanged(pool, asset, from, to, reason);
    }
}
