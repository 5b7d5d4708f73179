// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Maths} from "./Maths.sol";

/// @title Interest and prices in cash base units
/// @notice Each amount is exact until its one rounding, half up to the base unit. `rate` is per annum [wad]; the year
/// fraction is `numerator` / `denominator`, as `DayCount.fraction` gives it.
library Interest {
    /// @notice A face value that calculation amounts don't make up.
    error FaceValueNotMultiple(uint256 faceValue, uint256 calculationAmount);

    /// @notice Interest on a principal, rounded half up once: the coupon per calculation amount, or the accrued interest
    /// of a whole nominal.
    /// @param principal what interest is earned on [cash base units]
    /// @return [cash base units]
    function interestHalfUp(uint256 principal, uint256 rate, uint256 numerator, uint256 denominator)
        internal
        pure
        returns (uint256)
    {
        return Maths.mulDivHalfUp(principal * rate, numerator, denominator * Maths.WAD);
    }

    /// @notice The coupon of one unit: per calculation amount, rounded half up, times the calculation amounts in a unit.
    /// @param faceValue principal of a unit, a multiple of `calculationAmount` [cash base units]
    /// @param calculationAmount what a coupon is rounded for [cash base units]
    /// @return [cash base units]
    function couponPerUnit(
        uint256 faceValue,
        uint256 calculationAmount,
        uint256 rate,
        uint256 numerator,
        uint256 denominator
    ) internal pure returns (uint256) {
        require(
            calculationAmount != 0 && faceValue % calculationAmount == 0,
            FaceValueNotMultiple(faceValue, calculationAmount)
        );
        return interestHalfUp(calculationAmount, rate, numerator, denominator) * (faceValue / calculationAmount);
    }

    /// @notice A nominal at a price, rounded half up once.
    /// @param nominal face value of the quantity [cash base units]
    /// @param price share of par, 1.0 is 100 % [wad]
    /// @return [cash base units]
    function atPriceHalfUp(uint256 nominal, uint256 price) internal pure returns (uint256) {
        return Maths.mulDivHalfUp(nominal, price, Maths.WAD);
    }
}
