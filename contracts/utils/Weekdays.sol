// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Days of the week as bits, Monday lowest.
library Weekdays {
    /// @dev 1 January 1970 was a Thursday; Monday is 0.
    uint256 private constant FIRST = 3;

    /// @dev Whether the day of the week of a date is among them.
    /// @param day [days since 1970-01-01]
    function has(uint256 weekdays, uint256 day) internal pure returns (bool) {
        return (weekdays >> ((day + FIRST) % 7)) & 1 != 0;
    }
}
