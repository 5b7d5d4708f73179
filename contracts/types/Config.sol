// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What the register of a security counts for itself: one storage word.
/// @dev Layout, from the highest bit to the lowest:
///
///     11      12       32        12         22       1       4         24          32      12     22       72
///     empty   supply   closesAt  scheduled  members  venue   decimals  generation  next    epoch  holders  supply
///             epoch    [s]       instants            halted                        record                  [units]
///                                                                                  [s]
type Config is uint256;

using ConfigLib for Config global;

/// @title One getter and one masked setter per field.
library ConfigLib {
    uint256 private constant HOLDERS_SHIFT = 72;
    uint256 private constant EPOCH_SHIFT = 94;
    uint256 private constant NEXT_SHIFT = 106;
    uint256 private constant GENERATION_SHIFT = 138;
    uint256 private constant DECIMALS_SHIFT = 162;
    uint256 private constant VENUE_HALTED_SHIFT = 166;
    uint256 private constant MEMBERS_SHIFT = 167;
    uint256 private constant SCHEDULED_SHIFT = 189;
    uint256 private constant CLOSES_SHIFT = 201;
    uint256 private constant SUPPLY_EPOCH_SHIFT = 233;

    uint256 private constant UNITS_MASK = (1 << 72) - 1;
    uint256 private constant COUNT_MASK = (1 << 22) - 1;
    uint256 private constant EPOCH_MASK = (1 << 12) - 1;
    uint256 private constant INSTANT_MASK = (1 << 32) - 1;
    uint256 private constant GENERATION_MASK = (1 << 24) - 1;
    uint256 private constant DECIMALS_MASK = (1 << 4) - 1;

    function supply(Config c) internal pure returns (uint256) {
        return Config.unwrap(c) & UNITS_MASK;
    }

    /// @notice Holders with a balance, nominees not counted.
    function holders(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> HOLDERS_SHIFT) & COUNT_MASK;
    }

    /// @notice How many record instants a movement has passed.
    function epoch(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> EPOCH_SHIFT) & EPOCH_MASK;
    }

    /// @notice The first record instant not yet passed by a movement; zero where none is scheduled. [s]
    function nextRecordAt(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> NEXT_SHIFT) & INSTANT_MASK;
    }

    function generation(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> GENERATION_SHIFT) & GENERATION_MASK;
    }

    function decimals(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> DECIMALS_SHIFT) & DECIMALS_MASK;
    }

    /// @notice Whether any venue is halted: only then the register looks up which.
    function venueHalted(Config c) internal pure returns (bool) {
        return (Config.unwrap(c) >> VENUE_HALTED_SHIFT) & 1 != 0;
    }

    /// @notice Member numbers given so far; the first is 1.
    function members(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> MEMBERS_SHIFT) & COUNT_MASK;
    }

    /// @notice Record instants scheduled so far, passed ones included.
    function scheduled(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> SCHEDULED_SHIFT) & EPOCH_MASK;
    }

    /// @notice Voluntary movements are refused when now > closesAt; zero = open without end. [s]
    function closesAt(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> CLOSES_SHIFT) & INSTANT_MASK;
    }

    /// @notice The epoch in which the supply changed last.
    function supplyEpoch(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> SUPPLY_EPOCH_SHIFT) & EPOCH_MASK;
    }

    function withSupply(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, 0, UNITS_MASK, value);
    }

    function withHolders(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, HOLDERS_SHIFT, COUNT_MASK, value);
    }

    function withEpoch(Config c, uint256 value, uint256 next) internal pure returns (Config) {
        return _with(_with(c, EPOCH_SHIFT, EPOCH_MASK, value), NEXT_SHIFT, INSTANT_MASK, next);
    }

    function withGeneration(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, GENERATION_SHIFT, GENERATION_MASK, value);
    }

    function withDecimals(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, DECIMALS_SHIFT, DECIMALS_MASK, value);
    }

    function withVenueHalted(Config c, bool halted) internal pure returns (Config) {
        return _with(c, VENUE_HALTED_SHIFT, 1, halted ? 1 : 0);
    }

    function withMembers(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, MEMBERS_SHIFT, COUNT_MASK, value);
    }

    function withScheduled(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, SCHEDULED_SHIFT, EPOCH_MASK, value);
    }

    function withClosesAt(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, CLOSES_SHIFT, INSTANT_MASK, value);
    }

    function withSupplyEpoch(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, SUPPLY_EPOCH_SHIFT, EPOCH_MASK, value);
    }

    function _with(Config c, uint256 shift, uint256 mask, uint256 value) private pure returns (Config) {
        return Config.wrap((Config.unwrap(c) & ~(mask << shift)) | ((value & mask) << shift));
    }
}
