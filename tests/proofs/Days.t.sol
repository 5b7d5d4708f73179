// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {DayCount, DayCountConvention, ReferencePeriod} from "contracts/utils/DayCount.sol";

/// Day counts: what accrues to a date and from it is what accrues over both; the calendar is walked day by day, all of it that
/// a bond can name. Halmos proves the `check_` functions for all inputs of their types; Forge draws wider ones.
contract DaysProof is Test {
    /// Act/365F, Act/360: the days, whatever the period.
    function check_actual(uint32 from, uint32 to) public pure {
        if (from > to) return;
        ReferencePeriod memory none;
        (uint256 n, uint256 d) = DayCount.fraction(DayCountConvention.ACT_365F, from, to, none);
        assert(n == to - from && d == 365);
        (n, d) = DayCount.fraction(DayCountConvention.ACT_360, from, to, none);
        assert(n == to - from && d == 360);
    }

    /// Act/Act ICMA, over one regular period or two: parts add up.
    function check_icma_adds(uint8 first, uint8 second, uint8 from, uint8 middle, uint8 to, uint8 perYear) public pure {
        if (first == 0 || perYear == 0 || from > middle || middle > to || to > uint256(first) + second) return;
        ReferencePeriod memory p = _regular(first, second, perYear);
        assert(_icma(p, from, middle) + _icma(p, middle, to) == _icma(p, from, to));
    }

    /// A whole regular period is one in so many a year.
    function check_icma_whole(uint8 first, uint8 second, uint8 perYear) public pure {
        if (first == 0 || perYear == 0) return;
        ReferencePeriod memory p = _regular(first, second, perYear);
        (uint256 n, uint256 d) =
            DayCount.fraction(DayCountConvention.ACT_ACT_ICMA, p.startDate, p.startDate + first, p);
        assert(n * perYear == d);
    }

    function _regular(uint8 first, uint8 second, uint8 perYear) private pure returns (ReferencePeriod memory p) {
        p.startDate = 20_000;
        p.endDate = 20_000 + uint32(first) + second;
        p.splitDate = second == 0 ? 0 : 20_000 + uint32(first);
        p.couponsPerYear = perYear;
    }

    /// @return n of a denominator that is the period's alone
    function _icma(ReferencePeriod memory p, uint32 from, uint32 to) private pure returns (uint256 n) {
        (n,) = DayCount.fraction(DayCountConvention.ACT_ACT_ICMA, 20_000 + from, 20_000 + to, p);
    }

    // ---- drawn, and walked ----

    function testFuzz_actual(uint32 from, uint32 to) public pure {
        check_actual(from, to);
    }

    function testFuzz_icma(uint8 first, uint8 second, uint8 from, uint8 middle, uint8 to, uint8 perYear) public pure {
        check_icma_adds(first, second, from, middle, to, perYear);
        check_icma_whole(first, second, perYear);
        // In order more often than by chance.
        uint256 end = uint256(first) + second;
        if (end == 0 || end > 255) return;
        to = uint8(to % (end + 1));
        middle = uint8(middle % (uint256(to) + 1));
        check_icma_adds(first, second, uint8(from % (uint256(middle) + 1)), middle, to, perYear % 12 + 1);
    }

    /// 1 January 1970 to 31 December 2130, each day after the one before by the Gregorian rule alone.
    function test_every_day() public pure {
        (uint256 year, uint256 month, uint256 day) = (1970, 1, 1);
        for (uint32 date; year < 2131; ++date) {
            (uint256 y, uint256 m, uint256 d) = DayCount.civil(date);
            assert(y == year && m == month && d == day);
            if (++day > _length(year, month)) {
                day = 1;
                if (++month == 13) (year, month) = (year + 1, 1);
            }
        }
    }

    function _length(uint256 year, uint256 month) private pure returns (uint256) {
        if (month != 2) return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
}
