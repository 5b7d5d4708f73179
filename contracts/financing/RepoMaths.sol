// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Maths} from "../utils/Maths.sol";

/// @title Figures of a repo: price differential, value, exposure.
/// @notice Each amount is exact until its one rounding, half up to the base unit of cash. Prices are [cash base units per unit, × 1e10],
/// rates a year [1e-8], haircuts and margin ratios [1e-10].
library RepoMaths {
    /// @notice 1.0 of a haircut, a ratio or a price.
    uint256 internal constant ONE = 1e10;
    /// @notice 1.0 of a rate.
    uint256 internal constant RATE_ONE = 1e8;

    /// @notice amount × rate × days / basis; below zero where the rate is. [cash base units]
    function differential(uint256 amount, int256 rate, uint256 days_, bool act360) internal pure returns (int256) {
        uint256 size = uint256(rate < 0 ? -rate : rate);
        uint256 interest = Maths.mulDivHalfUp(amount * size, days_, (act360 ? 360 : 365) * RATE_ONE);
        // Safe cast: an amount of 72 bits at a rate of 32 bits over days of 16 bits.
        return rate < 0 ? -int256(interest) : int256(interest);
    }

    /// @notice units × price. [cash base units]
    function value(uint256 units, uint256 price) internal pure returns (uint256) {
        return Maths.mulDivHalfUp(units, price, ONE);
    }

    /// @notice What margin securities count for after their haircut, rounded down. [cash base units]
    function afterHaircut(uint256 units, uint256 price, uint256 haircut) internal pure returns (uint256) {
        return Maths.mulDivDown(units * price, ONE - haircut, ONE * ONE);
    }

    /// @notice The buyer's exposure to the seller of one transaction; below zero it is the seller's to the buyer. [cash base units]
    /// @dev By haircut: E = RP − MV × (1 − H). By margin ratio: E = RP × MR − MV.
    /// @param owed the repurchase price at this day [cash base units]
    /// @param margin below 1 the haircut, from 1 on the margin ratio
    function exposure(uint256 owed, uint256 units, uint256 price, uint256 margin) internal pure returns (int256) {
        if (margin >= ONE) return int256(Maths.mulDivHalfUp(owed, margin, ONE)) - int256(value(units, price));
        return int256(owed) - int256(Maths.mulDivHalfUp(units * price, ONE - margin, ONE * ONE));
    }

    /// @notice Whether two marks differ by so much of the lower one at most.
    /// @param spread [1e-10]
    function near(uint256 first, uint256 second, uint256 spread) internal pure returns (bool) {
        (uint256 low, uint256 high) = first < second ? (first, second) : (second, first);
        return (high - low) * ONE <= low * spread;
    }

    /// @notice The day of an instant at a place. [days since 1970-01-01]
    /// @param offset [s] of the place
    function dayOf(uint256 instant, int256 offset) internal pure returns (uint256) {
        return uint256(int256(instant) + offset) / 1 days;
    }

    /// @notice The first second of a day at a place. [s]
    function startOf(uint256 day, int256 offset) internal pure returns (uint256) {
        return uint256(int256(day * 1 days) - offset);
    }

    /// @notice The last second of a day at a place. [s]
    function endOf(uint256 day, int256 offset) internal pure returns (uint256) {
        return startOf(day + 1, offset) - 1;
    }
}
