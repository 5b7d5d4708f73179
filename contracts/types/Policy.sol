// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A token's settings for its built-in rules: one storage word.
/// @dev Layout, from the highest bit to the lowest:
///
///     7 × 10     32       22       60       52       8       4        8
///     countries  lock-up  maximum  cap      minimum  topics  minimum  switches
///     ISO 3166   [s]      holders  [units]  holding          class
type Policy is uint256;

using PolicyLib for Policy global;

/// @notice Switches of a policy.
library PolicySwitches {
    /// @dev The countries are an allow list; without it they are a deny list.
    uint256 internal constant COUNTRY_ALLOW = 1 << 0;
    /// @dev The countries stand in the register's 1,024-bit map, not in the policy's seven places.
    uint256 internal constant COUNTRY_MAP = 1 << 1;
    uint256 internal constant DENY_US_PERSONS = 1 << 2;
    /// @dev Only the registrar admits: nobody is pulled in by a first receipt.
    uint256 internal constant PRIVATE_PLACEMENT = 1 << 3;
    /// @dev All trading stands still. Redemption, cancellation and the release of holds go on.
    uint256 internal constant MARKET_HALT = 1 << 4;
    uint256 internal constant CUSTOM_RULE = 1 << 5;
}

/// @notice A policy as people read and write it.
/// @param switches bits of `PolicySwitches`
/// @param minimumClass least investor class that may hold (0 = any)
/// @param topics bits of the claim topics whose earliest expiry bounds an entry's validity
/// @param minimumHolding [units] least a holder may keep, unless nothing (0 = none)
/// @param cap [units] most a holder may have (0 = none)
/// @param maximumHolders most holders with a balance (0 = none)
/// @param lockUpUntilAt [s] transfers are refused while now < lockUpUntilAt
/// @param countries up to seven ISO 3166-1 numeric codes, allowed or denied by `COUNTRY_ALLOW`
struct PolicyTerms {
    uint16 switches;
    uint8 minimumClass;
    uint8 topics;
    uint56 minimumHolding;
    uint64 cap;
    uint24 maximumHolders;
    uint32 lockUpUntilAt;
    uint16[] countries;
}

/// @title One getter per field, masked setters, and the way from terms to a word and back.
library PolicyLib {
    error PolicyFieldTooLarge(string field, uint256 value, uint256 maximum);
    /// @notice Bits are set that mean nothing.
    error PolicyMalformed(Policy policy);

    uint256 private constant SWITCHES = (1 << 6) - 1;
    uint256 private constant CLASS_SHIFT = 8;
    uint256 private constant TOPICS_SHIFT = 12;
    uint256 private constant MINIMUM_SHIFT = 20;
    uint256 private constant CAP_SHIFT = 72;
    uint256 private constant HOLDERS_SHIFT = 132;
    uint256 private constant LOCK_UP_SHIFT = 154;
    uint256 private constant COUNTRIES_SHIFT = 186;

    uint256 private constant SWITCHES_MASK = (1 << 8) - 1;
    uint256 private constant CLASS_MASK = (1 << 4) - 1;
    uint256 private constant TOPICS_MASK = (1 << 8) - 1;
    uint256 private constant MINIMUM_MASK = (1 << 52) - 1;
    uint256 private constant CAP_MASK = (1 << 60) - 1;
    uint256 private constant HOLDERS_MASK = (1 << 22) - 1;
    uint256 private constant INSTANT_MASK = (1 << 32) - 1;
    uint256 private constant COUNTRY_MASK = (1 << 10) - 1;
    uint256 private constant COUNTRIES_MAX = 7;
    uint256 private constant COUNTRY_MAX = 999;
    /// @dev The lowest and the highest bit of each of the seven ten-bit lanes.
    uint256 private constant LANE_LOW = 0x1004010040100401;
    uint256 private constant LANE_HIGH = LANE_LOW << 9;

    function isOn(Policy p, uint256 flag) internal pure returns (bool) {
        return Policy.unwrap(p) & flag != 0;
    }

    function minimumClass(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> CLASS_SHIFT) & CLASS_MASK;
    }

    function topics(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> TOPICS_SHIFT) & TOPICS_MASK;
    }

    function minimumHolding(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> MINIMUM_SHIFT) & MINIMUM_MASK;
    }

    function cap(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> CAP_SHIFT) & CAP_MASK;
    }

    function maximumHolders(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> HOLDERS_SHIFT) & HOLDERS_MASK;
    }

    function lockUpUntilAt(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> LOCK_UP_SHIFT) & INSTANT_MASK;
    }

    /// @notice Whether `country` stands in one of the seven places.
    function lists(Policy p, uint256 country) internal pure returns (bool) {
        unchecked {
            // A lane becomes zero where the code stands in it; the subtraction borrows into the high bit of such a lane.
            uint256 lanes = (Policy.unwrap(p) >> COUNTRIES_SHIFT) ^ (country * LANE_LOW);
            return (lanes - LANE_LOW) & ~lanes & LANE_HIGH != 0;
        }
    }

    /// @notice Whether no country stands in the seven places.
    function listsNone(Policy p) internal pure returns (bool) {
        return Policy.unwrap(p) >> COUNTRIES_SHIFT == 0;
    }

    /// @notice The policy with other required topics.
    function withTopics(Policy p, uint256 topics_) internal pure returns (Policy) {
        uint256 kept = Policy.unwrap(p) & ~(TOPICS_MASK << TOPICS_SHIFT);
        return Policy.wrap(kept | ((topics_ & TOPICS_MASK) << TOPICS_SHIFT));
    }

    function withSwitch(Policy p, uint256 flag, bool on) internal pure returns (Policy) {
        return Policy.wrap(on ? Policy.unwrap(p) | flag : Policy.unwrap(p) & ~flag);
    }

    /// @notice The policy with these switches as `other` has them.
    function withSwitchesOf(Policy p, Policy other, uint256 flags) internal pure returns (Policy) {
        return Policy.wrap((Policy.unwrap(p) & ~flags) | (Policy.unwrap(other) & flags));
    }

    function isWellFormed(Policy p) internal pure returns (bool) {
        return Policy.unwrap(p) & (SWITCHES_MASK ^ SWITCHES) == 0;
    }

    function pack(PolicyTerms memory t) internal pure returns (Policy) {
        _requireFits("switches", t.switches, SWITCHES);
        _requireFits("minimumClass", t.minimumClass, CLASS_MASK);
        _requireFits("minimumHolding", t.minimumHolding, MINIMUM_MASK);
        _requireFits("cap", t.cap, CAP_MASK);
        _requireFits("maximumHolders", t.maximumHolders, HOLDERS_MASK);
        _requireFits("countries", t.countries.length, COUNTRIES_MAX);
        uint256 word = uint256(t.switches) | (uint256(t.minimumClass) << CLASS_SHIFT)
            | (uint256(t.topics) << TOPICS_SHIFT) | (uint256(t.minimumHolding) << MINIMUM_SHIFT)
            | (uint256(t.cap) << CAP_SHIFT) | (uint256(t.maximumHolders) << HOLDERS_SHIFT)
            | (uint256(t.lockUpUntilAt) << LOCK_UP_SHIFT);
        for (uint256 i; i < t.countries.length; ++i) {
            _requireFits("country", t.countries[i], COUNTRY_MAX);
            word |= uint256(t.countries[i]) << (COUNTRIES_SHIFT + 10 * i);
        }
        return Policy.wrap(word);
    }

    function unpack(Policy p) internal pure returns (PolicyTerms memory t) {
        t.switches = uint16(Policy.unwrap(p) & SWITCHES_MASK);
        t.minimumClass = uint8(minimumClass(p));
        t.topics = uint8(topics(p));
        t.minimumHolding = uint56(minimumHolding(p));
        t.cap = uint64(cap(p));
        t.maximumHolders = uint24(maximumHolders(p));
        t.lockUpUntilAt = uint32(lockUpUntilAt(p));
        uint256 lanes = Policy.unwrap(p) >> COUNTRIES_SHIFT;
        uint256 count;
        for (uint256 rest = lanes; rest != 0; rest >>= 10) ++count;
        t.countries = new uint16[](count);
        for (uint256 i; i < count; ++i) t.countries[i] = uint16((lanes >> (10 * i)) & COUNTRY_MASK);
    }

    function _requireFits(string memory field, uint256 value, uint256 maximum) private pure {
        require(value <= maximum, PolicyFieldTooLarge(field, value, maximum));
    }
}
