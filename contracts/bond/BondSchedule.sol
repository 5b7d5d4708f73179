// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {DayCount, DayCountConvention, ReferencePeriod} from "../utils/DayCount.sol";
import {Interest} from "../utils/Interest.sol";
import {Maths} from "../utils/Maths.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {BondTerms, EventTerms, IBond, Period} from "./interfaces/IBond.sol";
import {IERC7092, IERC7092Metadata} from "./interfaces/IERC7092.sol";

/// @title A bond's terms and periods, and the interest that follows from them.
abstract contract BondSchedule is IBond, IERC7092, IERC7092Metadata {
    uint256 private constant PERIODS_MAX = 120;

    /// @dev Never changes; in storage, for code that names it at twenty places would hold the whole word at each.
    IRegister internal _token;

    BondTerms internal _terms;
    Period[] internal _periods;
    bytes32 public termsHash;

    constructor(IRegister token_) {
        _token = token_;
    }

    // ---- freezing ----

    function _freeze(BondTerms memory terms_, Period[] memory periods_) internal {
        require(termsHash == 0, TermUnfit("frozen", uint256(termsHash)));
        require(
            terms_.faceValue != 0 && terms_.calculationAmount != 0 && terms_.faceValue % terms_.calculationAmount == 0,
            TermUnfit("faceValue", terms_.faceValue)
        );
        require(terms_.volume != 0, TermUnfit("volume", terms_.volume));
        require(terms_.events.issuer != address(0), TermUnfit("issuer", 0));
        uint256 count = periods_.length;
        require(count != 0 && count <= PERIODS_MAX, TermUnfit("periods", count));

        _terms = terms_;
        uint32 from = terms_.issueDate;
        uint256 recordAfter = block.timestamp;
        for (uint256 i; i < count; ++i) {
            Period memory p = periods_[i];
            require(p.startDate == from && p.endDate > from, ScheduleUnfit(i, "startDate"));
            require(p.recordAt > recordAfter, ScheduleUnfit(i, "recordAt"));
            require(p.payAt > p.recordAt && p.dueAt >= p.payAt, ScheduleUnfit(i, "payAt"));
            require(p.declaredIn == 0, ScheduleUnfit(i, "declaredIn"));
            // Reverts now rather than at the coupon where the day count can't measure the period.
            _fraction(p, p.startDate, p.endDate);
            (from, recordAfter) = (p.endDate, p.recordAt);
            _periods.push(p);
            _token.scheduleRecord(p.recordAt);
        }
        require(from == terms_.maturityDate, ScheduleUnfit(count - 1, "endDate"));
        _token.setClosing(recordAfter);
        termsHash = keccak256(abi.encode(terms_, periods_));
        emit TermsFrozen(termsHash, terms_, periods_);
    }

    // ---- terms ----

    function token() external view returns (address) {
        return address(_token);
    }

    function terms() external view returns (BondTerms memory) {
        return _terms;
    }

    function eventTerms() external view returns (EventTerms memory) {
        return _terms.events;
    }

    function faceValue() external view returns (uint256) {
        return _terms.faceValue;
    }

    function periods() external view returns (Period[] memory) {
        return _periods;
    }

    // ---- interest ----

    function couponPerUnit(uint256 period) public view returns (uint256) {
        Period memory p = _period(period);
        (uint256 numerator, uint256 denominator) = _fraction(p, p.startDate, p.endDate);
        if (_terms.proRata) {
            return Maths.mulDivDown(uint256(_terms.faceValue) * _terms.rate, numerator, denominator * Maths.WAD);
        }
        return Interest.couponPerUnit(_terms.faceValue, _terms.calculationAmount, _terms.rate, numerator, denominator);
    }

    function couponTotal(uint256 period) public view returns (uint256) {
        Period memory p = _period(period);
        uint256 supply = IRegisterRecords(address(_token)).totalSupplyAt(p.recordAt);
        return _terms.proRata ? _interest(p, _nominal(supply), p.startDate, p.endDate) : couponPerUnit(period) * supply;
    }

    function interestOn(uint256 principal, uint256 period, uint32 from, uint32 to) external view returns (uint256) {
        Period memory p = _period(period);
        // A whole period earns its coupon, not the exact interest that the coupon is rounded from.
        if (!_terms.proRata && from == p.startDate && to == p.endDate) {
            return Maths.mulDivHalfUp(couponPerUnit(period), principal, _terms.faceValue);
        }
        return _interest(p, principal, from, to);
    }

    function accruedInterest(uint256 units, uint32 onDate) external view returns (uint256) {
        Period memory p = _periods[periodAt(onDate)];
        return _interest(p, _nominal(units), p.startDate, onDate);
    }

    function periodAt(uint32 date) public view returns (uint256 i) {
        uint256 last = _periods.length;
        require(
            last != 0 && date >= _periods[0].startDate && date <= _periods[last - 1].endDate,
            DateOutsideSchedule(date, _terms.issueDate, _terms.maturityDate)
        );
        while (i < last - 1 && date >= _periods[i].endDate) ++i;
    }

    function _nominal(uint256 units) internal view returns (uint256) {
        return units * _terms.faceValue;
    }

    function _interest(Period memory p, uint256 principal, uint32 from, uint32 to) internal view returns (uint256) {
        (uint256 numerator, uint256 denominator) = _fraction(p, from, to);
        return Interest.interestHalfUp(principal, _terms.rate, numerator, denominator);
    }

    /// @dev Overdue interest runs on past the last reference period in days of it.
    function _fraction(Period memory p, uint32 from, uint32 to) private view returns (uint256, uint256) {
        ReferencePeriod memory regular = ReferencePeriod(p.referenceStart, p.referenceEnd, _terms.couponsPerYear);
        DayCountConvention convention = _terms.dayCount;
        if (convention == DayCountConvention.ACT_ACT_ICMA && from >= p.endDate) {
            return (to - from, uint256(p.referenceEnd - p.referenceStart) * _terms.couponsPerYear);
        }
        return DayCount.fraction(convention, from, to, regular);
    }

    function _period(uint256 period) internal view returns (Period storage) {
        require(period < _periods.length, PeriodUnknown(period, _periods.length));
        return _periods[period];
    }

    function _last() internal view returns (Period storage) {
        return _periods[_periods.length - 1];
    }

    // ---- ERC-7092 ----

    function isin() external view returns (string memory) {
        return _terms.isin;
    }

    function name() external view returns (string memory) {
        return IERC20Metadata(address(_token)).name();
    }

    function symbol() external view returns (string memory) {
        return IERC20Metadata(address(_token)).symbol();
    }

    function decimals() external view returns (uint8) {
        return IERC20Metadata(address(_token)).decimals();
    }

    function currency() external view returns (address) {
        return _terms.events.currency;
    }

    function currencyOfCoupon() external view returns (address) {
        return _terms.events.currency;
    }

    function denomination() external view returns (uint256) {
        return _terms.faceValue;
    }

    function couponRate() external view returns (uint256) {
        return _terms.rate / 1e14;
    }

    function couponType() external pure returns (uint8) {
        return 1;
    }

    function couponFrequency() external view returns (uint256) {
        return _terms.couponsPerYear;
    }

    function dayCountBasis() external view returns (uint8) {
        return uint8(_terms.dayCount);
    }

    function issueDate() external view returns (uint256) {
        return uint256(_terms.issueDate) * 1 days;
    }

    function maturityDate() external view returns (uint256) {
        return uint256(_terms.maturityDate) * 1 days;
    }

    function principalOf(address account) external view returns (uint256) {
        return _nominal(IERC20(address(_token)).balanceOf(account));
    }
}
