// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Multiply and divide, the rounding direction in the name
/// @notice The product is taken in 512 bits; a result above 256 bits or a denominator of 0 reverts with a panic.
library Maths {
    /// @notice 1.0 of a rate or a price [wad].
    uint256 internal constant WAD = 1e18;

    /// @notice x · y / denominator, cut.
    function mulDivDown(uint256 x, uint256 y, uint256 denominator) internal pure returns (uint256) {
        return Math.mulDiv(x, y, denominator);
    }

    /// @notice x · y / denominator, the next integer where it is not one.
    function mulDivUp(uint256 x, uint256 y, uint256 denominator) internal pure returns (uint256) {
        return Math.mulDiv(x, y, denominator, Math.Rounding.Ceil);
    }

    /// @notice x · y / denominator to the nearest integer, a half up.
    function mulDivHalfUp(uint256 x, uint256 y, uint256 denominator) internal pure returns (uint256 result) {
        result = Math.mulDiv(x, y, denominator);
        uint256 rest = mulmod(x, y, denominator);
        if (rest >= denominator - rest) ++result;
    }
}
