// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What a register counts for itself: one storage word.
/// @dev Bits, from the lowest: supply 80 [units] · holders 22 · epoch 12 · next record instant 32 [s] · generation 8 ·
/// halted venues 8 · decimals 8 · members 22 · scheduled record instants 12 · closes at 32 [s] · supply epoch 12.
/// Money has no holders counted and no record dates: supply 80 [cash base units] · booked 66 [cash base units] ·
/// generation 8 as above · issuer frozen and payments halted in bits 248 and 249.
type Config is uint256;

using ConfigLib for Config global;

library ConfigLib {
    uint256 private constant HOLDERS_SHIFT = 80;
    uint256 private constant EPOCH_SHIFT = 102;
    uint256 private constant NEXT_SHIFT = 114;
    uint256 private constant GENERATION_SHIFT = 146;
    uint256 private constant HALTS_SHIFT = 154;
    uint256 private constant DECIMALS_SHIFT = 162;
    uint256 private constant MEMBERS_SHIFT = 170;
    uint256 private constant SCHEDULED_SHIFT = 192;
    uint256 private constant CLOSES_SHIFT = 204;
    uint256 private constant SUPPLY_EPOCH_SHIFT = 236;
    uint256 private constant BOOKED_SHIFT = 80;
    uint256 private constant ISSUER_FROZEN_SHIFT = 248;
    uint256 private constant HALTED_SHIFT = 249;
    uint256 internal constant BOOKED_MAX = (1 << 66) - 1;

    function supply(Config c) internal pure returns (uint256) {
        return Config.unwrap(c) & ((1 << 80) - 1);
    }

    /// @notice Holders with a balance, nominees not counted.
    function holders(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> HOLDERS_SHIFT) & 0x3fffff;
    }

    /// @notice How many record instants a movement has passed.
    function epoch(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> EPOCH_SHIFT) & 0xfff;
    }

    /// @notice The first record instant not yet passed by a movement; zero where none is scheduled.
    function nextRecordAt(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> NEXT_SHIFT) & 0xffffffff;
    }

    function generation(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> GENERATION_SHIFT) & 0xff;
    }

    /// @notice How many venues are halted; from 255 on it stays there, so that no halt is ever overlooked.
    function haltedVenues(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> HALTS_SHIFT) & 0xff;
    }

    function decimals(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> DECIMALS_SHIFT) & 0xff;
    }

    /// @notice Member numbers given so far; the first is 1.
    function members(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> MEMBERS_SHIFT) & 0x3fffff;
    }

    function scheduled(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> SCHEDULED_SHIFT) & 0xfff;
    }

    /// @notice Voluntary movements are refused when now > closesAt; zero = open without end.
    function closesAt(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> CLOSES_SHIFT) & 0xffffffff;
    }

    function supplyEpoch(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> SUPPLY_EPOCH_SHIFT) & 0xfff;
    }

    /// @notice Whether the bank that owes these units has stopped paying.
    function issuerFrozen(Config c) internal pure returns (bool) {
        return (Config.unwrap(c) >> ISSUER_FROZEN_SHIFT) & 1 != 0;
    }

    /// @notice [cash base units] deposits on a bank's book, that may be tokens.
    function booked(Config c) internal pure returns (uint256) {
        return (Config.unwrap(c) >> BOOKED_SHIFT) & BOOKED_MAX;
    }

    /// @notice Whether all payments in this money stand still.
    function paymentsHalted(Config c) internal pure returns (bool) {
        return (Config.unwrap(c) >> HALTED_SHIFT) & 1 != 0;
    }

    function withSupply(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, 0, (1 << 80) - 1, value);
    }

    function withHolders(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, HOLDERS_SHIFT, 0x3fffff, value);
    }

    function withEpoch(Config c, uint256 value, uint256 next) internal pure returns (Config) {
        return _with(_with(c, EPOCH_SHIFT, 0xfff, value), NEXT_SHIFT, 0xffffffff, next);
    }

    function withGeneration(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, GENERATION_SHIFT, 0xff, value);
    }

    function withHaltedVenues(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, HALTS_SHIFT, 0xff, value);
    }

    function withDecimals(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, DECIMALS_SHIFT, 0xff, value);
    }

    function withMembers(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, MEMBERS_SHIFT, 0x3fffff, value);
    }

    function withScheduled(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, SCHEDULED_SHIFT, 0xfff, value);
    }

    function withClosesAt(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, CLOSES_SHIFT, 0xffffffff, value);
    }

    function withSupplyEpoch(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, SUPPLY_EPOCH_SHIFT, 0xfff, value);
    }

    function withIssuerFrozen(Config c, bool frozen) internal pure returns (Config) {
        return _with(c, ISSUER_FROZEN_SHIFT, 1, frozen ? 1 : 0);
    }

    /// @dev The caller has checked value ≤ BOOKED_MAX.
    function withBooked(Config c, uint256 value) internal pure returns (Config) {
        return _with(c, BOOKED_SHIFT, BOOKED_MAX, value);
    }

    function withPaymentsHalted(Config c, bool halted) internal pure returns (Config) {
        return _with(c, HALTED_SHIFT, 1, halted ? 1 : 0);
    }

    function _with(Config c, uint256 shift, uint256 mask, uint256 value) private pure returns (Config) {
        return Config.wrap((Config.unwrap(c) & ~(mask << shift)) | (value << shift));
    }
}
