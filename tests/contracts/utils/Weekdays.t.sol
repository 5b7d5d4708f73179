// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {Weekdays} from "contracts/utils/Weekdays.sol";

contract WeekdaysTest is Test {
    /// 1 January 1970 was a Thursday, 1 September 2025 a Monday; a week has seven days, each of them one bit.
    function test_counts_from_monday() public pure {
        assertTrue(Weekdays.has(1 << 3, 0));
        assertTrue(Weekdays.has(1, 20_332));
        for (uint256 day = 20_332; day < 20_339; ++day) {
            for (uint256 bit; bit < 7; ++bit) assertEq(Weekdays.has(1 << bit, day), bit == day - 20_332);
            assertFalse(Weekdays.has(0, day));
            assertEq(Weekdays.has(0x1f, day), day < 20_337);
        }
    }
}
