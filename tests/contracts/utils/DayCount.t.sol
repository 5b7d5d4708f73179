// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {DayCount, DayCountConvention, ReferencePeriod} from "contracts/utils/DayCount.sol";

/// Day counts as exact fractions of a year.
contract DayCountTest is Test {
    uint32 private constant MAXIMUM_DATE = 47_482; // 2100-01-01

    /// Reaches the library from outside, so that a revert can be seen.
    function fraction(DayCountConvention convention, uint32 startDate, uint32 endDate, ReferencePeriod memory period)
        external
        pure
        returns (uint256, uint256)
    {
        return DayCount.fraction(convention, startDate, endDate, period);
    }

    /// An accrual that ends before it starts is refused under every convention.
    function test_reverts_when_dates_are_disordered() public {
        for (uint8 i; i <= uint8(type(DayCountConvention).max); ++i) {
            vm.expectRevert(abi.encodeWithSelector(DayCount.AccrualDatesDisordered.selector, 20_333, 20_332));
            this.fraction(DayCountConvention(i), 20_333, 20_332, _regular(20_332, 20_514, 2));
        }
    }

    /// Act/Act ICMA can't measure an accrual outside its reference period.
    function test_reverts_when_the_accrual_leaves_its_reference_period() public {
        ReferencePeriod memory period = _regular(20_332, 20_514, 2);
        _refuses(20_331, 20_400, period);
        _refuses(20_332, 20_515, period);
        _refuses(20_332, 20_332, _regular(20_332, 20_332, 2));
        _refuses(20_332, 20_400, _regular(20_332, 20_514, 0));
    }

    /// The first Fubi period, 1 Sep 2025 to 2 Mar 2026, under each convention.
    function test_fubi_first_period() public pure {
        ReferencePeriod memory period = _regular(20_332, 20_514, 2);
        _equals(DayCountConvention.ACT_365F, 20_332, 20_514, period, 182, 365);
        _equals(DayCountConvention.ACT_360, 20_332, 20_514, period, 182, 360);
        _equals(DayCountConvention.THIRTY_360, 20_332, 20_514, period, 181, 360);
        _equals(DayCountConvention.ACT_ACT_ICMA, 20_332, 20_514, period, 182, 364);
    }

    /// Bond basis: a 31st is a 30th at the start; at the end only after a start on the 30th; February stays as it is.
    function test_thirty_360_at_the_end_of_a_month() public pure {
        ReferencePeriod memory none;
        _equals(DayCountConvention.THIRTY_360, 19_753, 19_813, none, 60, 360); // 31 Jan 2024 to 31 Mar 2024
        _equals(DayCountConvention.THIRTY_360, 19_782, 19_813, none, 32, 360); // 29 Feb 2024 to 31 Mar 2024
        _equals(DayCountConvention.THIRTY_360, 19_753, 19_782, none, 29, 360); // 31 Jan 2024 to 29 Feb 2024
        _equals(DayCountConvention.THIRTY_360, 19_782, 19_783, none, 2, 360); // 29 Feb 2024 to 1 Mar 2024
    }

    /// Leap days of the common rule, of a century that has none and of one that has.
    function test_civil_dates() public pure {
        _isDate(0, 1970, 1, 1);
        _isDate(11_016, 2000, 2, 29);
        _isDate(20_332, 2025, 9, 1);
        _isDate(21_243, 2028, 2, 29);
        _isDate(47_540, 2100, 2, 28);
        _isDate(47_541, 2100, 3, 1);
    }

    /// Day numbers and calendar dates follow one another without gap: each next day is the day after.
    function testFuzz_civil_dates_are_consecutive(uint32 date) public pure {
        date = uint32(bound(date, 0, 3_000_000));
        (uint256 year, uint256 month, uint256 day) = DayCount.civil(date);
        (uint256 nextYear, uint256 nextMonth, uint256 nextDay) = DayCount.civil(date + 1);
        if (nextDay != 1) {
            assertEq(nextDay, day + 1);
            assertEq(nextMonth, month);
            assertEq(nextYear, year);
        } else {
            assertEq(day, _daysInMonth(year, month));
            assertEq(nextMonth, month % 12 + 1);
            assertEq(nextYear, month == 12 ? year + 1 : year);
        }
    }

    function test_thirty_360_us_at_the_end_of_february() public pure {
        ReferencePeriod memory none;
        _equals(DayCountConvention.THIRTY_360_US, 19_782, 19_813, none, 30, 360); // 29 Feb 2024 to 31 Mar 2024
        _equals(DayCountConvention.THIRTY_360_US, 20_147, 20_512, none, 360, 360); // 28 Feb 2025 to 28 Feb 2026
        _equals(DayCountConvention.THIRTY_360_US, 20_512, 20_696, none, 180, 360); // 28 Feb 2026 to 31 Aug 2026
        _equals(DayCountConvention.THIRTY_360_US, 19_782, 19_783, none, 1, 360); // 29 Feb 2024 to 1 Mar 2024
    }

    /// Eurobond basis: a 31st is a 30th at both ends; by ISDA so is a last day of February, but for maturity.
    function test_thirty_e_360() public pure {
        ReferencePeriod memory none;
        _equals(DayCountConvention.THIRTY_E_360, 19_782, 19_813, none, 31, 360); // 29 Feb 2024 to 31 Mar 2024
        _equals(DayCountConvention.THIRTY_E_360_ISDA, 19_782, 19_813, none, 30, 360);
        _equals(DayCountConvention.THIRTY_E_360_ISDA, 20_331, 20_512, none, 180, 360); // 31 Aug 2025 to 28 Feb 2026
        ReferencePeriod memory last;
        last.maturityDate = 20_512;
        _equals(DayCountConvention.THIRTY_E_360_ISDA, 20_331, 20_512, last, 178, 360);
    }

    /// By year: 31 Dec 2023 to 1 Jul 2024 is a day of 365 and 182 of 366.
    function test_act_act_isda() public pure {
        ReferencePeriod memory none;
        _equals(DayCountConvention.ACT_ACT_ISDA, 19_722, 19_905, none, 182 * 365 + 366, 365 * 366);
        _equals(DayCountConvention.ACT_ACT_ISDA, 19_358, 19_722, none, 364 * 366, 365 * 366); // in 2023
        _equals(DayCountConvention.ACT_ACT_ISDA, 0, 730, none, 730 * 366, 365 * 366); // 1970 and 1971
    }

    /// Paid more than once a year: the year that the period ends in. Once a year: a leap day in the period, its last day
    /// included.
    function test_act_365l() public pure {
        ReferencePeriod memory p;
        (p.couponsPerYear, p.accrualStart, p.accrualEnd) = (2, 19_601, 19_783); // 1 Sep 2023 to 1 Mar 2024
        _equals(DayCountConvention.ACT_365L, 19_601, 19_700, p, 99, 366);
        (p.accrualStart, p.accrualEnd) = (19_968, 20_150); // 2 Sep 2024 to 3 Mar 2025
        _equals(DayCountConvention.ACT_365L, 19_968, 19_980, p, 12, 365);
        (p.couponsPerYear, p.accrualStart, p.accrualEnd) = (1, 19_416, 19_782); // 28 Feb 2023 to 29 Feb 2024
        _equals(DayCountConvention.ACT_365L, 19_416, 19_426, p, 10, 366);
        (p.accrualStart, p.accrualEnd) = (19_782, 20_147); // 29 Feb 2024 to 28 Feb 2025
        _equals(DayCountConvention.ACT_365L, 19_782, 19_792, p, 10, 365);
    }

    /// A long period is measured against two regular ones: 60 of 181 days and 184 of 184, two coupons a year.
    function test_icma_over_two_regular_periods() public pure {
        ReferencePeriod memory p = _regular(20_000, 20_365, 2);
        p.splitDate = 20_181;
        _equals(DayCountConvention.ACT_ACT_ICMA, 20_121, 20_365, p, 60 * 184 + 184 * 181, 2 * 181 * 184);
        _equals(DayCountConvention.ACT_ACT_ICMA, 20_121, 20_131, p, 10 * 184, 2 * 181 * 184);
        _equals(DayCountConvention.ACT_ACT_ICMA, 20_191, 20_201, p, 10 * 181, 2 * 181 * 184);
    }

    function test_reverts_when_the_split_leaves_the_reference_period() public {
        ReferencePeriod memory p = _regular(20_332, 20_514, 2);
        p.splitDate = 20_332;
        _refuses(20_340, 20_400, p);
        p.splitDate = 20_514;
        _refuses(20_340, 20_400, p);
        p.splitDate = 20_515;
        _refuses(20_340, 20_400, p);
    }

    /// Days of leap years and of others are all days, whatever the dates.
    function testFuzz_isda_counts_every_day_once(uint32 startDate, uint32 endDate) public pure {
        startDate = uint32(bound(startDate, 0, MAXIMUM_DATE));
        endDate = uint32(bound(endDate, startDate, MAXIMUM_DATE));
        ReferencePeriod memory none;
        (uint256 numerator, uint256 denominator) =
            DayCount.fraction(DayCountConvention.ACT_ACT_ISDA, startDate, endDate, none);
        assertEq(denominator, 365 * 366);
        // numerator = leap × 365 + others × 366, so what it lacks to all × 366 are the days of leap years.
        uint256 inLeapYears = (endDate - startDate) * uint256(366) - numerator;
        uint256 counted;
        (uint256 year,,) = DayCount.civil(startDate);
        (uint256 lastYear,,) = DayCount.civil(endDate);
        for (uint32 d = startDate; year <= lastYear && d < endDate; ++year) {
            uint256 length = _daysInMonth(year, 2) == 29 ? 366 : 365;
            (, uint256 month, uint256 day) = DayCount.civil(d);
            uint256 passed = month == 1 && day == 1 ? 0 : _dayOfYear(year, month, day) - 1;
            uint256 left = length - passed;
            if (d + left > endDate) left = endDate - d;
            if (length == 366) counted += left;
            d += uint32(left);
        }
        assertEq(inLeapYears, counted);
    }

    function _dayOfYear(uint256 year, uint256 month, uint256 day) private pure returns (uint256 n) {
        n = day;
        for (uint256 m = 1; m < month; ++m) n += _daysInMonth(year, m);
    }

    function _regular(uint32 startDate, uint32 endDate, uint32 couponsPerYear)
        private
        pure
        returns (ReferencePeriod memory p)
    {
        (p.startDate, p.endDate, p.couponsPerYear) = (startDate, endDate, couponsPerYear);
    }

    /// Actual days of two adjoining accruals add up to those of both; so do 30/360 days, but for the 31st.
    function testFuzz_adjoining_accruals_add_up(uint32 startDate, uint32 middleDate, uint32 endDate) public pure {
        startDate = uint32(bound(startDate, 0, MAXIMUM_DATE));
        middleDate = uint32(bound(middleDate, startDate, MAXIMUM_DATE));
        endDate = uint32(bound(endDate, middleDate, MAXIMUM_DATE));
        for (uint8 i; i < 4; ++i) {
            DayCountConvention convention = DayCountConvention(i);
            uint256 parts = DayCount.countDays(convention, startDate, middleDate, 0)
                + DayCount.countDays(convention, middleDate, endDate, 0);
            uint256 whole = DayCount.countDays(convention, startDate, endDate, 0);
            assertApproxEqAbs(parts, whole, convention == DayCountConvention.THIRTY_360 ? 1 : 0);
        }
    }

    /// A regular period is exactly one coupon under Act/Act ICMA, however long.
    function testFuzz_a_regular_period_is_one_coupon(uint32 startDate, uint32 length, uint32 couponsPerYear)
        public
        pure
    {
        startDate = uint32(bound(startDate, 0, MAXIMUM_DATE));
        length = uint32(bound(length, 1, 400));
        couponsPerYear = uint32(bound(couponsPerYear, 1, 12));
        (uint256 numerator, uint256 denominator) = DayCount.fraction(
            DayCountConvention.ACT_ACT_ICMA,
            startDate,
            startDate + length,
            _regular(startDate, startDate + length, couponsPerYear)
        );
        assertEq(numerator * couponsPerYear, denominator);
    }

    function _refuses(uint32 startDate, uint32 endDate, ReferencePeriod memory period) private {
        vm.expectRevert(abi.encodeWithSelector(DayCount.ReferencePeriodUnfit.selector, startDate, endDate, period));
        this.fraction(DayCountConvention.ACT_ACT_ICMA, startDate, endDate, period);
    }

    function _equals(
        DayCountConvention convention,
        uint32 startDate,
        uint32 endDate,
        ReferencePeriod memory period,
        uint256 expectedNumerator,
        uint256 expectedDenominator
    ) private pure {
        (uint256 numerator, uint256 denominator) = DayCount.fraction(convention, startDate, endDate, period);
        assertEq(numerator, expectedNumerator, "numerator");
        assertEq(denominator, expectedDenominator, "denominator");
    }

    function _isDate(uint32 date, uint256 expectedYear, uint256 expectedMonth, uint256 expectedDay) private pure {
        (uint256 year, uint256 month, uint256 day) = DayCount.civil(date);
        assertEq(year, expectedYear, "year");
        assertEq(month, expectedMonth, "month");
        assertEq(day, expectedDay, "day");
    }

    function _daysInMonth(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
