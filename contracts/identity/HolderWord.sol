// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EntryFlags} from "../types/Entry.sol";

/// @notice What the registry knows of a holder: one storage word.
/// @dev Bits, from the lowest: country 10 (ISO 3166-1 numeric) · class 4 · flags 8 · validUntilAt of the four topics
/// 4 × 32 [s] · highest wallet index 4 · topics proved by claims 4 · admissions 8 · the first five admissions 5 × 18.
/// An admission is a register's number 14 · the index of the wallet admitted 4.
type HolderWord is uint256;

using HolderWordLib for HolderWord global;

/// @notice Flags of a holder. Those that an entry has too stand at the entry's places.
library HolderFlags {
    uint256 internal constant REGISTERED = 1 << 0;
    /// @dev Known, and refused everywhere until reinstated.
    uint256 internal constant SUSPENDED = 1 << 1;
    /// @dev The wallet that is the holder's id was lost and replaced.
    uint256 internal constant ID_REPLACED = 1 << 2;
    uint256 internal constant NOMINEE = EntryFlags.NOMINEE;
    uint256 internal constant OPERATOR = EntryFlags.OPERATOR;
    uint256 internal constant US_PERSON = EntryFlags.US_PERSON;
    uint256 internal constant SANCTIONED = EntryFlags.SANCTIONED;
    /// @dev What an entry copies.
    uint256 internal constant COPIED = NOMINEE | OPERATOR | US_PERSON | SANCTIONED;
    /// @dev What a registrar may give at registration; sanctions and suspensions so that a registry can be loaded.
    uint256 internal constant GIVEN = COPIED | SUSPENDED;
}

library HolderWordLib {
    /// @dev Admissions kept in the holder's word, and in each further word.
    uint256 internal constant LANES_HERE = 5;
    uint256 internal constant LANES_PER_WORD = 14;
    uint256 internal constant LANE_BITS = 18;
    uint256 internal constant LANE_MASK = (1 << LANE_BITS) - 1;
    uint256 internal constant INDEX_MASK = 0xf;

    uint256 private constant CLASS_SHIFT = 10;
    uint256 private constant FLAGS_SHIFT = 14;
    uint256 private constant PROFILE_MASK = (1 << 14) - 1;
    uint256 private constant VALID_SHIFT = 22;
    uint256 private constant VALID_MASK = (1 << 128) - 1;
    uint256 private constant WALLETS_SHIFT = 150;
    uint256 private constant CLAIMED_SHIFT = 154;
    uint256 private constant COUNT_SHIFT = 158;
    uint256 private constant LANES_SHIFT = 166;

    function country(HolderWord h) internal pure returns (uint256) {
        return HolderWord.unwrap(h) & 0x3ff;
    }

    function class(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> CLASS_SHIFT) & 0xf;
    }

    function flags(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> FLAGS_SHIFT) & 0xff;
    }

    function has(HolderWord h, uint256 flag) internal pure returns (bool) {
        return HolderWord.unwrap(h) & (flag << FLAGS_SHIFT) != 0;
    }

    /// @notice The four instants side by side, topic 0 lowest. [s]
    function validities(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> VALID_SHIFT) & VALID_MASK;
    }

    function validUntilAt(HolderWord h, uint256 topic) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> (VALID_SHIFT + 32 * topic)) & 0xffffffff;
    }

    /// @notice The highest index a further wallet was given; 0 = the id is the only one so far.
    function highestIndex(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> WALLETS_SHIFT) & INDEX_MASK;
    }

    /// @notice Bits of the topics that rest on a trusted issuer's claim, not on the registrar's word.
    function claimed(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> CLAIMED_SHIFT) & 0xf;
    }

    function admissions(HolderWord h) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> COUNT_SHIFT) & 0xff;
    }

    /// @notice One of the first five admissions.
    function lane(HolderWord h, uint256 i) internal pure returns (uint256) {
        return (HolderWord.unwrap(h) >> (LANES_SHIFT + LANE_BITS * i)) & LANE_MASK;
    }

    function withProfile(HolderWord h, uint256 country_, uint256 class_) internal pure returns (HolderWord) {
        return _with(h, 0, PROFILE_MASK, country_ | (class_ << CLASS_SHIFT));
    }

    function withFlags(HolderWord h, uint256 flags_) internal pure returns (HolderWord) {
        return _with(h, FLAGS_SHIFT, 0xff, flags_);
    }

    function withFlag(HolderWord h, uint256 flag, bool on) internal pure returns (HolderWord) {
        uint256 bit = flag << FLAGS_SHIFT;
        return HolderWord.wrap(on ? HolderWord.unwrap(h) | bit : HolderWord.unwrap(h) & ~bit);
    }

    function withValidUntilAt(HolderWord h, uint256 topic, uint256 value) internal pure returns (HolderWord) {
        return _with(h, VALID_SHIFT + 32 * topic, 0xffffffff, value);
    }

    function withHighestIndex(HolderWord h, uint256 value) internal pure returns (HolderWord) {
        return _with(h, WALLETS_SHIFT, INDEX_MASK, value);
    }

    function withClaimed(HolderWord h, uint256 topic, bool on) internal pure returns (HolderWord) {
        return _with(h, CLAIMED_SHIFT + topic, 1, on ? 1 : 0);
    }

    function withAdmissions(HolderWord h, uint256 value) internal pure returns (HolderWord) {
        return _with(h, COUNT_SHIFT, 0xff, value);
    }

    function withLane(HolderWord h, uint256 i, uint256 value) internal pure returns (HolderWord) {
        return _with(h, LANES_SHIFT + LANE_BITS * i, LANE_MASK, value);
    }

    function _with(HolderWord h, uint256 shift, uint256 mask, uint256 value) private pure returns (HolderWord) {
        return HolderWord.wrap((HolderWord.unwrap(h) & ~(mask << shift)) | (value << shift));
    }
}
