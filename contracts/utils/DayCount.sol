// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice The rule by which two dates become a fraction of a year.
enum DayCountConvention {
    ACT_365F,
    ACT_360,
    THIRTY_360,
    ACT_ACT_ICMA
}

/// @notice The regular coupon period that Act/Act ICMA measures an accrual against; other conventions ignore it.
/// @param startDate first day [days since 1970-01-01]
/// @param endDate day after the last [days since 1970-01-01]
/// @param couponsPerYear how many such periods make a year
struct ReferencePeriod {
    uint32 startDate;
    uint32 endDate;
    uint32 couponsPerYear;
}

/// @title Day counts as exact fractions
/// @notice Dates are labels: days since 1970-01-01. A fraction comes as numerator and denominator, so nothing is lost
/// before the one rounding of the amount it multiplies. Agrees with QuantLib's Actual365Fixed, Actual360,
/// Thirty360(BondBasis) and, over one reference period, ActualActual(ISMA).
library DayCount {
    /// @notice An accrual ends before it starts.
    error AccrualDatesDisordered(uint32 startDate, uint32 endDate);

    /// @notice An Act/Act ICMA accrual leaves its reference period, or that period has no days or no coupons.
    error ReferencePeriodUnfit(uint32 startDate, uint32 endDate, ReferencePeriod period);

    /// @notice The year fraction from `startDate` (included) to `endDate` (excluded).
    /// @return numerator days as the convention counts them
    /// @return denominator days of the convention's year
    function fraction(
        DayCountConvention convention,
        uint32 startDate,
        uint32 endDate,
        ReferencePeriod memory period
    ) internal pure returns (uint256 numerator, uint256 denominator) {
        numerator = countDays(convention, startDate, endDate);
        if (convention == DayCountConvention.ACT_365F) return (numerator, 365);
        if (convention != DayCountConvention.ACT_ACT_ICMA) return (numerator, 360);
        require(
            period.startDate <= startDate && endDate <= period.endDate && period.startDate < period.endDate
                && period.couponsPerYear != 0,
            ReferencePeriodUnfit(startDate, endDate, period)
        );
        denominator = uint256(period.endDate - period.startDate) * period.couponsPerYear;
    }

    /// @notice Days from `startDate` to `endDate` as the convention counts them.
    function countDays(DayCountConvention convention, uint32 startDate, uint32 endDate)
        internal
        pure
        returns (uint256)
    {
        require(startDate <= endDate, AccrualDatesDisordered(startDate, endDate));
        return convention == DayCountConvention.THIRTY_360 ? _thirty360(startDate, endDate) : endDate - startDate;
    }

    /// @notice The calendar date of a day number, in the proleptic Gregorian calendar.
    /// @dev Counts in 400-year eras of years that begin on 1 March, so that a leap day ends its year.
    function civil(uint32 date) internal pure returns (uint256 year, uint256 month, uint256 day) {
        unchecked {
            uint256 shifted = uint256(date) + 719_468; // days since 0000-03-01
            uint256 era = shifted / 146_097;
            uint256 dayOfEra = shifted % 146_097;
            uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            uint256 monthFromMarch = (5 * dayOfYear + 2) / 153;
            day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
            month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        }
    }

    /// @dev Bond basis: a 31st counts as a 30th at the start, and at the end if the start is then a 30th.
    function _thirty360(uint32 startDate, uint32 endDate) private pure returns (uint256) {
        (uint256 startYear, uint256 startMonth, uint256 startDay) = civil(startDate);
        (uint256 endYear, uint256 endMonth, uint256 endDay) = civil(endDate);
        if (startDay == 31) startDay = 30;
        if (endDay == 31 && startDay == 30) endDay = 30;
        return (360 * endYear + 30 * endMonth + endDay) - (360 * startYear + 30 * startMonth + startDay);
    }
}
