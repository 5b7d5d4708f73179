// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Device, DeviceStatus, Enrolment, KeyKind} from "./interfaces/IMeterRegistry.sol";

/// @title A device in one storage word.
/// @dev Bits, from the lowest: key fingerprint 160 · status 3 · kind of key 1 · asset type 12 · station 24 · rated power
/// 24 · share 32.
type DeviceWord is uint256;

using DeviceWordLib for DeviceWord global;

library DeviceWordLib {
    uint256 internal constant MOST_TYPES = (1 << 12) - 1;
    uint256 private constant STATUS_SHIFT = 160;
    uint256 private constant KIND_SHIFT = 163;
    uint256 private constant TYPE_SHIFT = 164;
    uint256 private constant STATION_SHIFT = 176;
    uint256 private constant POWER_SHIFT = 200;
    uint256 private constant SHARE_SHIFT = 224;

    function enrolled(Enrolment calldata e) internal pure returns (DeviceWord) {
        return DeviceWord.wrap(
            uint256(uint160(e.key)) | (uint256(DeviceStatus.ENROLLED) << STATUS_SHIFT) | (uint256(e.kind) << KIND_SHIFT)
                | (uint256(e.assetType) << TYPE_SHIFT) | (uint256(e.station) << STATION_SHIFT)
                | (uint256(e.ratedPower) << POWER_SHIFT) | (uint256(e.share) << SHARE_SHIFT)
        );
    }

    function unpack(DeviceWord w) internal pure returns (Device memory) {
        uint256 word = DeviceWord.unwrap(w);
        return Device({
            key: address(uint160(word)),
            status: w.status(),
            kind: w.kind(),
            assetType: uint16((word >> TYPE_SHIFT) & MOST_TYPES),
            station: uint24(word >> STATION_SHIFT),
            ratedPower: uint24(word >> POWER_SHIFT),
            share: w.share()
        });
    }

    function key(DeviceWord w) internal pure returns (address) {
        return address(uint160(DeviceWord.unwrap(w)));
    }

    function status(DeviceWord w) internal pure returns (DeviceStatus) {
        return DeviceStatus((DeviceWord.unwrap(w) >> STATUS_SHIFT) & 7);
    }

    function kind(DeviceWord w) internal pure returns (KeyKind) {
        return KeyKind((DeviceWord.unwrap(w) >> KIND_SHIFT) & 1);
    }

    function share(DeviceWord w) internal pure returns (uint32) {
        return uint32(DeviceWord.unwrap(w) >> SHARE_SHIFT);
    }

    function withStatus(DeviceWord w, DeviceStatus status_) internal pure returns (DeviceWord) {
        return
            DeviceWord.wrap((DeviceWord.unwrap(w) & ~(uint256(7) << STATUS_SHIFT)) | (uint256(status_) << STATUS_SHIFT));
    }

    function withKey(DeviceWord w, address key_, KeyKind kind_) internal pure returns (DeviceWord) {
        uint256 rest = DeviceWord.unwrap(w) & ~(uint256(type(uint160).max) | (uint256(1) << KIND_SHIFT));
        return DeviceWord.wrap(rest | uint256(uint160(key_)) | (uint256(kind_) << KIND_SHIFT));
    }

    function withShare(DeviceWord w, uint32 share_) internal pure returns (DeviceWord) {
        return DeviceWord.wrap((DeviceWord.unwrap(w) & ((1 << SHARE_SHIFT) - 1)) | (uint256(share_) << SHARE_SHIFT));
    }
}
