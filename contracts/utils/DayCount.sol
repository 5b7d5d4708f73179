// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice The rule by which two dates become a fraction of a year.
///
///     ACT_365F           actual days / 365
///     ACT_360            actual days / 360
///     THIRTY_360         bond basis: 31st to 30th at the start, at the end only after a start on the 30th
///     ACT_ACT_ICMA       actual days / (days of the regular period × coupons a year)
///     THIRTY_360_US      bond basis in which the last day of February counts as a 30th
///     THIRTY_E_360       Eurobond basis: 31st to 30th at both ends
///     THIRTY_E_360_ISDA  Eurobond basis, the last day of February too, but for an end at maturity
///     ACT_ACT_ISDA       actual days of leap years / 366, of other years / 365
///     ACT_365L           actual days / 366 where the period ends in a leap year (paid once a year: where it has a leap
///                        day), else / 365
enum DayCountConvention {
    ACT_365F,
    ACT_360,
    THIRTY_360,
    ACT_ACT_ICMA,
    THIRTY_360_US,
    THIRTY_E_360,
    THIRTY_E_360_ISDA,
    ACT_ACT_ISDA,
    ACT_365L
}

/// @notice What the accruals of a coupon period are measured against. Dates are [days since 1970-01-01].
/// @param startDate, endDate Act/Act ICMA: the regular period, or two of them, that hold the accrual
/// @param splitDate where the first of two ends and the second begins; zero = there is one
/// @param couponsPerYear how many regular periods make a year
/// @param accrualStart, accrualEnd Act/365L: the coupon period
/// @param maturityDate 30E/360 ISDA: the last date of the schedule
struct ReferencePeriod {
    uint32 startDate;
    uint32 endDate;
    uint32 splitDate;
    uint32 couponsPerYear;
    uint32 accrualStart;
    uint32 accrualEnd;
    uint32 maturityDate;
}

/// @title Day counts as exact fractions
/// @notice Dates are labels: days since 1970-01-01. A fraction comes as numerator and denominator, so nothing is lost
/// before the one rounding of the amount it multiplies. Agrees with QuantLib's Actual365Fixed, Actual360, Thirty360
/// (BondBasis, USA, European, ISDA) and ActualActual (ISMA over one or two reference periods, ISDA); Act/365L is ICMA's
/// rule 251, which QuantLib lacks.
library DayCount {
    /// @notice An accrual ends before it starts.
    error AccrualDatesDisordered(uint32 startDate, uint32 endDate);

    /// @notice An Act/Act ICMA accrual leaves its reference period, or that period has no days or no coupons.
    error ReferencePeriodUnfit(uint32 startDate, uint32 endDate, ReferencePeriod period);

    /// @notice The year fraction from `startDate` (included) to `endDate` (excluded).
    function fraction(
        DayCountConvention convention,
        uint32 startDate,
        uint32 endDate,
        ReferencePeriod memory period
    ) internal pure returns (uint256 numerator, uint256 denominator) {
        numerator = countDays(convention, startDate, endDate, period.maturityDate);
        if (convention == DayCountConvention.ACT_365F) return (numerator, 365);
        if (convention == DayCountConvention.ACT_ACT_ICMA) return _icma(startDate, endDate, period);
        if (convention == DayCountConvention.ACT_365L) return (numerator, _isLong(period) ? 366 : 365);
        if (convention == DayCountConvention.ACT_ACT_ISDA) {
            uint256 inLeapYears = _leapYearDays(endDate) - _leapYearDays(startDate);
            return (inLeapYears * 365 + (numerator - inLeapYears) * 366, 365 * 366);
        }
        denominator = 360;
    }

    /// @notice Days from `startDate` to `endDate` as the convention counts them.
    /// @param maturityDate matters to 30E/360 ISDA only
    function countDays(DayCountConvention convention, uint32 startDate, uint32 endDate, uint32 maturityDate)
        internal
        pure
        returns (uint256)
    {
        require(startDate <= endDate, AccrualDatesDisordered(startDate, endDate));
        if (
            convention == DayCountConvention.THIRTY_360 || convention == DayCountConvention.THIRTY_360_US
                || convention == DayCountConvention.THIRTY_E_360 || convention == DayCountConvention.THIRTY_E_360_ISDA
        ) return _thirty360(convention, startDate, endDate, endDate == maturityDate);
        return endDate - startDate;
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

    /// @dev Days of each of the two regular periods over that period's own length.
    function _icma(uint32 startDate, uint32 endDate, ReferencePeriod memory p)
        private
        pure
        returns (uint256 numerator, uint256 denominator)
    {
        uint32 split = p.splitDate == 0 ? p.endDate : p.splitDate;
        require(
            p.startDate <= startDate && endDate <= p.endDate && p.startDate < split && split <= p.endDate
                && p.splitDate != p.endDate && p.couponsPerYear != 0,
            ReferencePeriodUnfit(startDate, endDate, p)
        );
        uint256 first = split - p.startDate;
        if (split == p.endDate) return (endDate - startDate, first * p.couponsPerYear);
        uint256 second = p.endDate - split;
        uint256 inFirst = startDate < split ? (endDate < split ? endDate : split) - startDate : 0;
        uint256 inSecond = endDate > split ? endDate - (startDate > split ? startDate : split) : 0;
        return (inFirst * second + inSecond * first, first * second * p.couponsPerYear);
    }

    function _thirty360(DayCountConvention convention, uint32 startDate, uint32 endDate, bool matures)
        private
        pure
        returns (uint256)
    {
        (uint256 startYear, uint256 startMonth, uint256 startDay) = civil(startDate);
        (uint256 endYear, uint256 endMonth, uint256 endDay) = civil(endDate);
        if (convention == DayCountConvention.THIRTY_360_US) {
            if (_endsFebruary(startDate)) {
                startDay = 30;
                if (_endsFebruary(endDate)) endDay = 30;
            }
        } else if (convention == DayCountConvention.THIRTY_E_360_ISDA) {
            if (_endsFebruary(startDate)) startDay = 30;
            if (_endsFebruary(endDate) && !matures) endDay = 30;
        }
        if (startDay == 31) startDay = 30;
        bool european =
            convention == DayCountConvention.THIRTY_E_360 || convention == DayCountConvention.THIRTY_E_360_ISDA;
        if (endDay == 31 && (european || startDay == 30)) endDay = 30;
        uint256 start = 360 * startYear + 30 * startMonth + startDay;
        uint256 end = 360 * endYear + 30 * endMonth + endDay;
        // Between the 30th that a last day of February counts as and the next day, none.
        return end > start ? end - start : 0;
    }

    function _endsFebruary(uint32 date) private pure returns (bool) {
        (, uint256 month, uint256 day) = civil(date + 1);
        return month == 3 && day == 1;
    }

    function _isLong(ReferencePeriod memory p) private pure returns (bool) {
        if (p.couponsPerYear == 1) return _leapDays(p.accrualEnd) > _leapDays(p.accrualStart);
        (uint256 year,,) = civil(p.accrualEnd);
        return _leapYears(year) > _leapYears(year - 1);
    }

    /// @dev Leap years from year 1 to `year`.
    function _leapYears(uint256 year) private pure returns (uint256) {
        return year / 4 - year / 100 + year / 400;
    }

    /// @dev 29 Februaries up to a date, itself included.
    function _leapDays(uint32 date) private pure returns (uint256) {
        (uint256 year, uint256 month, uint256 day) = civil(date);
        return _leapYears(month > 2 || (month == 2 && day == 29) ? year : year - 1);
    }

    /// @dev Days before a date that lie in leap years.
    function _leapYearDays(uint32 date) private pure returns (uint256 inLeapYears) {
        (uint256 year,,) = civil(date);
        uint256 before = _leapYears(year - 1);
        inLeapYears = before * 366;
        // 477 leap years before 1970; `newYear` is the day number of 1 January.
        uint256 newYear = 365 * (year - 1_970) + before - 477;
        if (_leapYears(year) > before) inLeapYears += date - newYear;
    }
}
