// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Maths} from "../utils/Maths.sol";

/// @title The arithmetic of a dealing day alone: nothing here is stored.
/// @dev `scale` is what one [cash base unit] of a price of 1.0 [wad] is in units: 10^(18 + unit decimals − cash decimals).
library FundMaths {
    /// @notice Units for money, down. [units]
    function unitsFor(uint256 amount, uint256 price, uint256 scale) internal pure returns (uint256) {
        return Maths.mulDivDown(amount, scale, price);
    }

    /// @notice Money for units, down. [cash base units]
    function cashFor(uint256 units, uint256 price, uint256 scale) internal pure returns (uint256) {
        return Maths.mulDivDown(units, price, scale);
    }

    /// @notice A unit's price, half up to a step. [wad]
    /// @param step [wad] one of the last published decimal
    function priceOf(uint256 netAssets, uint256 units, uint256 scale, uint256 step) internal pure returns (uint256) {
        return Maths.mulDivHalfUp(netAssets, scale, units * step) * step;
    }

    /// @notice The price that a day is dealt at: the NAV, against the flow where it is above the threshold. [wad]
    /// @param received [cash base units] by subscriptions
    /// @param paid [cash base units] for redemptions, at the NAV
    /// @param threshold, factor [wad]
    function swung(
        uint256 nav,
        uint256 received,
        uint256 paid,
        uint256 netAssets,
        uint256 threshold,
        uint256 factor,
        uint256 step
    ) internal pure returns (uint256) {
        if (factor == 0 || netAssets == 0) return nav;
        uint256 flow = received > paid ? received - paid : paid - received;
        if (flow == 0 || flow * Maths.WAD <= threshold * netAssets) return nav;
        uint256 ratio = received > paid ? Maths.WAD + factor : Maths.WAD - factor;
        return Maths.mulDivHalfUp(nav, ratio, Maths.WAD * step) * step;
    }

    /// @notice What of the requested units a gate lets through, never more than there are. [units]
    /// @param gate [wad] of the units in issue; 0 = all
    function dealtOf(uint256 requested, uint256 inIssue, uint256 gate) internal pure returns (uint256) {
        uint256 most = gate == 0 ? inIssue : Maths.mulDivDown(inIssue, gate, Maths.WAD);
        return requested < most ? requested : most;
    }

    /// @notice A part of the whole in a day's ratio, down.
    function share(uint256 part, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        return denominator == 0 ? 0 : Maths.mulDivDown(part, numerator, denominator);
    }

    /// @notice Whether an error of a price is material.
    /// @param materiality [wad] of the right price
    function isMaterial(uint256 dealt, uint256 right, uint256 materiality) internal pure returns (bool) {
        uint256 difference = dealt > right ? dealt - right : right - dealt;
        return difference != 0 && difference * Maths.WAD >= materiality * right;
    }
}
