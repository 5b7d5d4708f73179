// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What the register of money counts for itself: one storage word.
/// @dev Layout, from the highest bit to the lowest:
///
///     86      1         1        24          72                 72
///     empty   payments  issuer   generation  booked             supply
///             halted    frozen               [cash base units]  [cash base units]
type MoneyConfig is uint256;

using MoneyConfigLib for MoneyConfig global;

/// @title One getter and one masked setter per field.
library MoneyConfigLib {
    /// @dev [cash base units] the most that can be booked.
    uint256 internal constant BOOKED_MAX = (1 << 72) - 1;

    uint256 private constant BOOKED_SHIFT = 72;
    uint256 private constant GENERATION_SHIFT = 144;
    uint256 private constant ISSUER_FROZEN_SHIFT = 168;
    uint256 private constant HALTED_SHIFT = 169;

    uint256 private constant UNITS_MASK = (1 << 72) - 1;
    uint256 private constant GENERATION_MASK = (1 << 24) - 1;

    function supply(MoneyConfig c) internal pure returns (uint256) {
        return MoneyConfig.unwrap(c) & UNITS_MASK;
    }

    /// @notice [cash base units] deposits on a bank's book, that may be tokens.
    function booked(MoneyConfig c) internal pure returns (uint256) {
        return (MoneyConfig.unwrap(c) >> BOOKED_SHIFT) & BOOKED_MAX;
    }

    function generation(MoneyConfig c) internal pure returns (uint256) {
        return (MoneyConfig.unwrap(c) >> GENERATION_SHIFT) & GENERATION_MASK;
    }

    /// @notice Whether the bank that owes these units has stopped paying.
    function issuerFrozen(MoneyConfig c) internal pure returns (bool) {
        return (MoneyConfig.unwrap(c) >> ISSUER_FROZEN_SHIFT) & 1 != 0;
    }

    /// @notice Whether all payments in this money stand still.
    function paymentsHalted(MoneyConfig c) internal pure returns (bool) {
        return (MoneyConfig.unwrap(c) >> HALTED_SHIFT) & 1 != 0;
    }

    function withSupply(MoneyConfig c, uint256 value) internal pure returns (MoneyConfig) {
        return _with(c, 0, UNITS_MASK, value);
    }

    /// @dev The caller has checked value ≤ BOOKED_MAX.
    function withBooked(MoneyConfig c, uint256 value) internal pure returns (MoneyConfig) {
        return _with(c, BOOKED_SHIFT, BOOKED_MAX, value);
    }

    function withGeneration(MoneyConfig c, uint256 value) internal pure returns (MoneyConfig) {
        return _with(c, GENERATION_SHIFT, GENERATION_MASK, value);
    }

    function withIssuerFrozen(MoneyConfig c, bool frozen) internal pure returns (MoneyConfig) {
        return _with(c, ISSUER_FROZEN_SHIFT, 1, frozen ? 1 : 0);
    }

    function withPaymentsHalted(MoneyConfig c, bool halted) internal pure returns (MoneyConfig) {
        return _with(c, HALTED_SHIFT, 1, halted ? 1 : 0);
    }

    function _with(MoneyConfig c, uint256 shift, uint256 mask, uint256 value) private pure returns (MoneyConfig) {
        return MoneyConfig.wrap((MoneyConfig.unwrap(c) & ~(mask << shift)) | ((value & mask) << shift));
    }
}
