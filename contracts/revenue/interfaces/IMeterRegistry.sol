// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @dev The whole machine; one function changes the status, nothing else is possible:
///
///     from         to
///     NONE         ENROLLED     `enrol`
///     ENROLLED     ACTIVE       `activate`, or `substitute` for a retired one
///                  RETIRED      `retire`
///     ACTIVE       SUSPENDED    `suspend`, `revokeKey`, a proven contradiction
///                  RETIRED      `retire`
///     SUSPENDED    ACTIVE       `resume`, with a key that is good
///                  RETIRED      `retire`
enum DeviceStatus {
    NONE,
    ENROLLED,
    ACTIVE,
    SUSPENDED,
    RETIRED
}

enum KeyKind {
    P256,
    SECP256K1
}

/// @notice A device as it is enrolled.
/// @param asset pseudonymous asset number; what it stands for is known on the asset chain only
/// @param key fingerprint of the public key: the low 20 bytes of keccak256(qx ‖ qy); of a secp256k1 key, its address
/// @param assetType number of its asset type in the pool, 1 … 4,095
/// @param station number of its station in the pool
/// @param ratedPower [thousandths of the type's unit per hour] W where the unit is the kWh
/// @param share [1e-9] of the pool
struct Enrolment {
    bytes32 asset;
    address key;
    KeyKind kind;
    uint16 assetType;
    uint24 station;
    uint24 ratedPower;
    uint32 share;
}

/// @notice A device as it stands; fields as of its enrolment.
struct Device {
    address key;
    DeviceStatus status;
    KeyKind kind;
    uint16 assetType;
    uint24 station;
    uint24 ratedPower;
    uint32 share;
}

/// @notice A pool's devices in numbers.
/// @param share [1e-9] of all that were enrolled, at most 1e9
/// @param activeShare [1e-9] of the active ones
struct DeviceTotals {
    uint32 enrolled;
    uint32 active;
    uint32 suspended;
    uint32 retired;
    uint32 share;
    uint32 activeShare;
}

/// @notice What no honest meter of an asset type shows.
/// @param fromAt [s] readings that ended at or after it are held to the rule
/// @param minimumPrice, maximumPrice [cash base units per 1,000,000 thousandths] fen per MWh where the unit is the kWh
/// @param loadLimit [1e-4] of the rated power; 0 = no limit
/// @param longest [s] that one reading may last; 0 = no limit
struct MeterRule {
    uint64 fromAt;
    uint64 minimumPrice;
    uint64 maximumPrice;
    uint32 loadLimit;
    uint32 longest;
}

/// @title Whose readings count: the devices of every pool, their keys, stations, rated powers and shares.
/// @notice A pool is the security token whose units it backs; its address is the scope of the roles. One word a device.
/// Public keys are shown when they are needed and checked against the fingerprint. Instants are [s]. Stopped device by
/// device, by `suspend` (COMPLIANCE); nothing stops a retirement.
interface IMeterRegistry {
    event ReadingsSet(address indexed readings);
    event MeterRuleSet(address indexed pool, uint256 indexed assetType, MeterRule rule);
    event DeviceEnrolled(address indexed pool, bytes32 indexed asset, Device device);
    event DeviceStatusChanged(
        address indexed pool, bytes32 indexed asset, DeviceStatus from, DeviceStatus to, bytes32 reason
    );
    /// @notice A retired device's share went to another.
    event DeviceSubstituted(address indexed pool, bytes32 indexed retired, bytes32 indexed substitute, uint256 share);
    /// @param goodUntilAt [s] readings that ended at or before it stay good
    event KeyRevoked(address indexed pool, bytes32 indexed asset, address indexed key, uint256 goodUntilAt);
    event KeyReplaced(
        address indexed pool, bytes32 indexed asset, address indexed key, KeyKind kind, uint256 formerUntilAt
    );

    error MeterRuleUnfit(address pool, uint256 assetType, string field);
    error EnrolmentUnfit(bytes32 asset, string field);
    error AssetTypeUnknown(address pool, uint256 assetType);
    error SharesExceedPool(address pool, uint256 shares, uint256 limit);
    error DeviceStatusUnfit(bytes32 asset, DeviceStatus status);
    error DeviceTransitionRefused(bytes32 asset, DeviceStatus from, DeviceStatus to);
    error SubstituteUnfit(bytes32 retired, bytes32 substitute, string field);
    error KeyAlreadyRevoked(bytes32 asset, uint256 goodUntilAt);
    error KeyUnfit(bytes32 asset, address key);
    error RevocationInFuture(bytes32 asset, uint256 goodUntilAt, uint256 nowAt);

    // ---- administrator ----

    /// @notice Names the contract that may suspend devices after a proven contradiction, and that is told of stations (ADMIN).
    function setReadings(address readings) external;

    // ---- registrar ----

    /// @notice Adds a rule to an asset type's history (REGISTRAR); the first makes the type known. Requirements
    /// (`MeterRuleUnfit`): a type of 1 … 4,095; minimum ≤ maximum price; but for the first, in force from now or later,
    /// and later than the one before: what was metered under a rule is judged by it.
    function setMeterRule(address pool, uint256 assetType, MeterRule calldata rule) external;

    /// @notice Enrols devices (REGISTRAR). Requirements: asset number and key are given, the asset number is new
    /// (`EnrolmentUnfit`); the type is known (`AssetTypeUnknown`); all shares of the pool make at most 1e9
    /// (`SharesExceedPool`). Their stations are opened at the readings contract.
    function enrol(address pool, Enrolment[] calldata devices) external;

    /// @notice Readings of these devices count from now on (REGISTRAR). Requirements: enrolled.
    function activate(address pool, bytes32[] calldata assets) external;

    /// @notice Takes a device out for good (REGISTRAR); it keeps its share until another substitutes it.
    function retire(address pool, bytes32 asset, bytes32 reason) external;

    /// @notice An equal device takes over a retired one's share, and is active (REGISTRAR). Requirements
    /// (`SubstituteUnfit`): the first is retired and has a share; the other is enrolled or active, without a share, of the
    /// same type, and not of less rated power.
    function substitute(address pool, bytes32 retired, bytes32 substitute_) external;

    /// @notice Gives a device another key (REGISTRAR); the former one stays good for readings that ended by now, or
    /// before its revocation. Requirements: enrolled, active or suspended; another key (`KeyUnfit`).
    function replaceKey(address pool, bytes32 asset, address key, KeyKind kind) external;

    // ---- compliance ----

    /// @notice Stops a device (COMPLIANCE, or the readings contract). Requirements: active.
    function suspend(address pool, bytes32 asset, bytes32 reason) external;

    /// @notice Lets a device go on (COMPLIANCE). Requirements: suspended; its key isn't revoked (`KeyAlreadyRevoked`).
    function resume(address pool, bytes32 asset, bytes32 reason) external;

    /// @notice Ends a key: readings that ended after the instant are invalid (COMPLIANCE). An active device is suspended.
    /// Requirements: not in the future (`RevocationInFuture`); a revocation moves back only
    /// (`KeyAlreadyRevoked`).
    function revokeKey(address pool, bytes32 asset, uint64 goodUntilAt, bytes32 reason) external;

    // ---- views ----

    function readings() external view returns (address);
    function deviceOf(address pool, bytes32 asset) external view returns (Device memory);
    function totalsOf(address pool) external view returns (DeviceTotals memory);

    /// @notice The key in force when a reading ended: the first former key that was good until then or later, else the
    /// present one. It is good up to goodUntilAt [s], the highest value where it has no end.
    function keyAt(address pool, bytes32 asset, uint256 endedAt)
        external
        view
        returns (address key, KeyKind kind, uint256 goodUntilAt);

    /// @notice A device with the key in force when a reading ended, in one call.
    function deviceAt(address pool, bytes32 asset, uint256 endedAt)
        external
        view
        returns (Device memory device, uint256 goodUntilAt);

    /// @notice The rule in force at an instant; the first one for what ended before it. Requirements: the type is known
    /// (`AssetTypeUnknown`).
    function ruleAt(address pool, uint256 assetType, uint256 endedAt) external view returns (MeterRule memory);
}
