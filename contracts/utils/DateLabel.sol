// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Whether a date label and an instant can be the same day somewhere.
library DateLabel {
    /// @dev A day anywhere begins 14 hours before its midnight UTC at the earliest and ends 36 hours after it at the latest.
    /// @param date [days since 1970-01-01]
    /// @param instant [s]
    function fits(uint32 date, uint256 instant) internal pure returns (bool) {
        uint256 midnight = uint256(date) * 1 days;
        return instant + 14 hours >= midnight && instant < midnight + 36 hours;
    }
}
