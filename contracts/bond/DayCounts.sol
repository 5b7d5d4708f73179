// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DayCount, DayCountConvention, ReferencePeriod} from "../utils/DayCount.sol";
import {IDayCounts} from "./interfaces/IDayCounts.sol";

/// @title Day counts for every bond. Holds nothing and knows nobody.
contract DayCounts is IDayCounts {
    /// @inheritdoc IDayCounts
    function fraction(DayCountConvention convention, uint32 from, uint32 to, ReferencePeriod calldata period)
        external
        pure
        returns (uint256 numerator, uint256 denominator)
    {
        return DayCount.fraction(convention, from, to, period);
    }
}
