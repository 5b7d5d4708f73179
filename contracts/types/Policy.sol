// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A token's settings for its built-in rules: one storage word.
/// @dev Bits, from the lowest: switches 12 · minimum class 4 · topics 4 · minimum holding 48 [units] · cap 56 [units] ·
/// maximum holders 22 · lock-up until 32 [s] · seven countries × 10.
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
    uint48 minimumHolding;
    uint56 cap;
    uint24 maximumHolders;
    uint32 lockUpUntilAt;
    uint16[] countries;
}

library PolicyLib {
    error PolicyFieldTooLarge(string field, uint256 value, uint256 maximum);
    /// @notice Bits are set that mean nothing.
    error PolicyMalformed(Policy policy);

    uint256 private constant UNUSED_SWITCHES = 0xfff ^ ((1 << 6) - 1);
    uint256 private constant COUNTRIES_SHIFT = 178;
    /// @dev The lowest and the highest bit of each of the seven ten-bit lanes.
    uint256 private constant LANE_LOW = 0x1004010040100401;
    uint256 private constant LANE_HIGH = LANE_LOW << 9;

    function isOn(Policy p, uint256 flag) internal pure returns (bool) {
        return Policy.unwrap(p) & flag != 0;
    }

    function minimumClass(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 12) & 0xf;
    }

    function topics(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 16) & 0xf;
    }

    function minimumHolding(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 20) & 0xffffffffffff;
    }

    function cap(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 68) & 0xffffffffffffff;
    }

    function maximumHolders(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 124) & 0x3fffff;
    }

    function lockUpUntilAt(Policy p) internal pure returns (uint256) {
        return (Policy.unwrap(p) >> 146) & 0xffffffff;
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

    /// @notice Whether it sets no class, country, holding or number of holders, and no custom rule: who is admitted may
    /// hold any amount.
    function limitsNothing(Policy p) internal pure returns (bool) {
        uint256 limits = PolicySwitches.COUNTRY_ALLOW | PolicySwitches.COUNTRY_MAP | PolicySwitches.CUSTOM_RULE
            | (0xf << 12) | (((1 << 126) - 1) << 20) | ~((uint256(1) << COUNTRIES_SHIFT) - 1);
        return Policy.unwrap(p) & limits == 0;
    }

    function withSwitch(Policy p, uint256 flag, bool on) internal pure returns (Policy) {
        return Policy.wrap(on ? Policy.unwrap(p) | flag : Policy.unwrap(p) & ~flag);
    }

    /// @notice The policy with these switches as `other` has them.
    function withSwitchesOf(Policy p, Policy other, uint256 flags) internal pure returns (Policy) {
        return Policy.wrap((Policy.unwrap(p) & ~flags) | (Policy.unwrap(other) & flags));
    }

    function isWellFormed(Policy p) internal pure returns (bool) {
        return Policy.unwrap(p) >> 248 == 0 && Policy.unwrap(p) & UNUSED_SWITCHES == 0;
    }

    function pack(PolicyTerms memory t) internal pure returns (Policy) {
        require(t.switches < 1 << 6, PolicyFieldTooLarge("switches", t.switches, (1 << 6) - 1));
        require(t.minimumClass < 1 << 4, PolicyFieldTooLarge("minimumClass", t.minimumClass, 15));
        require(t.topics < 1 << 4, PolicyFieldTooLarge("topics", t.topics, 15));
        require(t.maximumHolders < 1 << 22, PolicyFieldTooLarge("maximumHolders", t.maximumHolders, (1 << 22) - 1));
        require(t.countries.length <= 7, PolicyFieldTooLarge("countries", t.countries.length, 7));
        uint256 word = uint256(t.switches) | (uint256(t.minimumClass) << 12) | (uint256(t.topics) << 16)
            | (uint256(t.minimumHolding) << 20) | (uint256(t.cap) << 68) | (uint256(t.maximumHolders) << 124)
            | (uint256(t.lockUpUntilAt) << 146);
        for (uint256 i; i < t.countries.length; ++i) {
            require(t.countries[i] < 1000, PolicyFieldTooLarge("country", t.countries[i], 999));
            word |= uint256(t.countries[i]) << (COUNTRIES_SHIFT + 10 * i);
        }
        return Policy.wrap(word);
    }

    function unpack(Policy p) internal pure returns (PolicyTerms memory t) {
        t.switches = uint16(Policy.unwrap(p) & 0xfff);
        t.minimumClass = uint8(minimumClass(p));
        t.topics = uint8(topics(p));
        t.minimumHolding = uint48(minimumHolding(p));
        t.cap = uint56(cap(p));
        t.maximumHolders = uint24(maximumHolders(p));
        t.lockUpUntilAt = uint32(lockUpUntilAt(p));
        uint256 lanes = Policy.unwrap(p) >> COUNTRIES_SHIFT;
        uint256 count;
        for (uint256 rest = lanes; rest != 0; rest >>= 10) ++count;
        t.countries = new uint16[](count);
        for (uint256 i; i < count; ++i) t.countries[i] = uint16((lanes >> (10 * i)) & 0x3ff);
    }
}
