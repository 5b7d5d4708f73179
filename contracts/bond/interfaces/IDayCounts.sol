// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DayCountConvention, ReferencePeriod} from "../../utils/DayCount.sol";

/// @title How two dates become a fraction of a year: one contract for all bonds, named in their terms.
interface IDayCounts {
    /// @notice The exact year fraction from `from` (included) to `to` (excluded). Requirements: from ≤ to
    /// (`AccrualDatesDisordered`); under Act/Act ICMA the accrual lies in its reference period (`ReferencePeriodUnfit`).
    /// @param from, to [days since 1970-01-01]
    function fraction(DayCountConvention convention, uint32 from, uint32 to, ReferencePeriod calldata period)
        external
        pure
        returns (uint256 numerator, uint256 denominator);
}
