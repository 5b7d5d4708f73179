// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {DayCountConvention, ReferencePeriod} from "../utils/DayCount.sol";
import {Interest} from "../utils/Interest.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {BondTerms, EventTerms, IBond, Period} from "./interfaces/IBond.sol";
import {IERC7092, IERC7092Metadata} from "./interfaces/IERC7092.sol";
import {Numbers} from "./Numbers.sol";

/// @title A bond's terms and periods, and the interest and principal that follow from them.
abstract contract BondSchedule is IBond, IERC7092, IERC7092Metadata {
    uint256 private constant PERIODS_MAX = 480;
    uint256 private constant PARTIAL_CALLS_MAX = 16;

    /// @param period from which on a unit carries less
    /// @param perUnit [cash base units]
    struct PartialCall {
        uint32 period;
        uint96 perUnit;
    }

    /// @dev Never changes; in storage, for code that names it at twenty places would hold the whole word at each.
    IRegister internal _token;
    /// @dev Periods in force: a call cuts what comes after its own.
    uint16 internal _count;
    /// @dev Periods whose obligations are owed: an acceleration supersedes the later ones.
    uint16 internal _owed;

    BondTerms internal _terms;
    /// @dev Beyond `_count` stand those that a call superseded.
    Period[] internal _periods;
    PartialCall[] private _partialCalls;
    bytes32 public termsHash;
    bytes32 private _draftHash;

    constructor(IRegister token_) {
        _token = token_;
    }

    // ---- freezing ----

    function _draft(BondTerms memory t) internal {
        if (termsHash != 0) _refuseTerm("frozen", uint256(termsHash));
        if (_periods.length != 0) _refuseTerm("periods", _periods.length);
        if (t.faceValue == 0 || t.calculationAmount == 0 || t.faceValue % t.calculationAmount != 0) {
            _refuseTerm("faceValue", t.faceValue);
        }
        if (t.volume == 0) _refuseTerm("volume", t.volume);
        if (t.events.issuer == address(0)) _refuseTerm("issuer", 0);
        if (address(t.dayCounts) == address(0)) _refuseTerm("dayCounts", 0);
        if (t.withholding != address(0) && t.taxOwner == address(0)) _refuseTerm("taxOwner", 0);
        if (t.zeroCoupon && (t.rate != 0 || address(t.rates) != address(0))) _refuseTerm("rate", t.rate);
        _terms = t;
        _draftHash = keccak256(abi.encode(t));
    }

    function _addPeriods(Period[] memory page) internal {
        if (_draftHash == 0 || termsHash != 0) _refuseTerm("frozen", uint256(termsHash));
        uint256 count = _periods.length;
        if (page.length == 0 || count + page.length > PERIODS_MAX) _refuseTerm("periods", count + page.length);
        uint32 from = _terms.issueDate;
        uint256 recordAfter = block.timestamp;
        uint256 principal = _terms.faceValue;
        if (count != 0) {
            Period storage last = _periods[count - 1];
            (from, recordAfter, principal) = (last.endDate, last.recordAt, _scheduled(last));
        }
        (bool rated, bool zeroCoupon) = (_terms.rate != 0 || address(_terms.rates) != address(0), _terms.zeroCoupon);
        bool measured = _terms.dayCount == DayCountConvention.ACT_ACT_ICMA;
        bytes32 hash = _draftHash;
        uint256[] memory records = new uint256[](page.length);
        emit PeriodsAdded(count, page);
        for (uint256 i; i < page.length; ++i) {
            Period memory p = page[i];
            uint256 number = count + i;
            if (p.startDate != from || p.endDate <= from) _refusePeriod(number, "startDate");
            if (p.recordAt <= recordAfter) _refusePeriod(number, "recordAt");
            if (p.payAt <= p.recordAt || p.dueAt < p.payAt) _refusePeriod(number, "payAt");
            if (p.couponIn != 0 || p.principalIn != 0) _refusePeriod(number, "couponIn");
            if (zeroCoupon ? p.rate != 0 : !rated && p.rate == 0) _refusePeriod(number, "rate");
            uint256 carried = p.principal == 0 ? _terms.faceValue : p.principal;
            if (carried > principal || (number == 0 && carried != principal)) _refusePeriod(number, "principal");
            // Reverts now rather than at the coupon where the day count can't measure the period.
            if (measured) _fraction(p, p.startDate, p.endDate);
            (from, recordAfter, principal) = (p.endDate, p.recordAt, carried);
            hash = keccak256(abi.encode(hash, p));
            _keep(p);
            records[i] = p.recordAt;
        }
        _draftHash = hash;
        _token.scheduleRecords(records);
    }

    /// @dev A period of a plain bond takes one word; the second one is written where something is in it.
    function _keep(Period memory p) private {
        Period storage s = _periods.push();
        (s.startDate, s.endDate, s.referenceStart, s.referenceEnd) =
            (p.startDate, p.endDate, p.referenceStart, p.referenceEnd);
        (s.recordAt, s.payAt, s.dueAt) = (p.recordAt, p.payAt, p.dueAt);
        if (p.principal | p.rate | p.referenceSplit == 0) return;
        (s.principal, s.rate, s.referenceSplit) = (p.principal, p.rate, p.referenceSplit);
    }

    function _freeze(bytes32 expected) internal {
        if (termsHash != 0 || _draftHash == 0) _refuseTerm("frozen", uint256(termsHash));
        require(_draftHash == expected, TermsHashUnexpected(_draftHash, expected));
        uint256 count = _periods.length;
        if (count == 0) _refuseTerm("periods", 0);
        if (_periods[count - 1].endDate != _terms.maturityDate) _refusePeriod(count - 1, "endDate");
        // Reverts where the source doesn't know this bond: nobody could ever fix it.
        if (address(_terms.rates) != address(0)) _terms.rates.marginOf(address(_token));
        (_count, _owed) = (uint16(count), uint16(count));
        termsHash = expected;
        _token.setClosing(_periods[count - 1].recordAt);
        emit TermsFrozen(expected, _terms, count);
    }

    function _draftsHash() internal view returns (bytes32) {
        return _draftHash;
    }

    // ---- refusals: the text of an error is made in one place, not at each check ----

    function _refuseTerm(bytes32 field, uint256 value) internal pure {
        revert TermUnfit(ShortText.toString(field), value);
    }

    function _refusePeriod(uint256 number, bytes32 field) private pure {
        revert ScheduleUnfit(number, ShortText.toString(field));
    }

    function _refuseCall(uint256 number, bytes32 reason) internal pure {
        revert CallRefused(number, ShortText.toString(reason));
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

    function taxTerms() external view returns (address, address, bool) {
        return (_terms.withholding, _terms.taxOwner, _terms.grossUp);
    }

    function faceValue() external view returns (uint256) {
        return _terms.faceValue;
    }

    function period(uint256 i) external view returns (Period memory) {
        return _period(i);
    }

    function datesOf(uint256 i) external view returns (uint32 startDate, uint32 endDate, uint32 recordAt) {
        Period storage p = _periods[i];
        return (p.startDate, p.endDate, p.recordAt);
    }

    function periodCount() external view returns (uint256) {
        return _inForce();
    }

    function owedPeriods() external view returns (uint256) {
        return _owed;
    }

    // ---- principal ----

    function principalAt(uint256 i) public view returns (uint256 principal) {
        principal = _scheduled(_period(i));
        for (uint256 k; k < _partialCalls.length; ++k) {
            PartialCall memory called = _partialCalls[k];
            if (called.period <= i) principal = Math.saturatingSub(principal, called.perUnit);
        }
    }

    function principalNumber(uint256 i) public view returns (uint256) {
        return i + 1 == _inForce() ? Numbers.PRINCIPAL : Numbers.PRINCIPAL + 1 + i;
    }

    /// @dev At par; the last period repays what is left.
    function _repaid(uint256 i) internal view returns (uint256) {
        return i + 1 == _inForce() ? principalAt(i) : principalAt(i) - principalAt(i + 1);
    }

    function _callPart(uint256 from, uint96 perUnit) internal {
        if (_partialCalls.length >= PARTIAL_CALLS_MAX) _refuseCall(from, "too many");
        _partialCalls.push(PartialCall(uint32(from), perUnit));
    }

    function _scheduled(Period storage p) private view returns (uint256 principal) {
        principal = p.principal;
        if (principal == 0) principal = _terms.faceValue;
    }

    // ---- interest ----

    function rateAt(uint256 i) public view returns (uint256 rate) {
        bool known;
        (rate, known) = _rateOf(i, _period(i));
        require(known, RateUnknown(i));
    }

    function couponPerUnit(uint256 i) public view returns (uint256) {
        Period storage p = _period(i);
        return _couponPerUnit(p, rateAt(i), principalAt(i));
    }

    function couponTotal(uint256 i) public view returns (uint256) {
        Period storage p = _period(i);
        uint256 supply = IRegisterRecords(address(_token)).totalSupplyAt(p.recordAt);
        return _terms.proRata
            ? _interest(p, supply * principalAt(i), rateAt(i), p.startDate, p.endDate)
            : couponPerUnit(i) * supply;
    }

    function interestOn(uint256 principal, uint256 i, uint32 from, uint32 to) external view returns (uint256) {
        Period storage p = _period(i);
        // A whole period earns its coupon, not the exact interest that the coupon is rounded from.
        if (!_terms.proRata && from == p.startDate && to == p.endDate) {
            return Maths.mulDivHalfUp(couponPerUnit(i), principal, principalAt(i));
        }
        return _interest(p, principal, rateAt(i), from, to);
    }

    function accruedInterest(uint256 units, uint32 onDate) external view returns (uint256) {
        uint256 i = periodAt(onDate);
        Period storage p = _periods[i];
        // On its first day nothing has, whether or not its rate is known.
        if (onDate == p.startDate) return 0;
        return _interest(p, units * principalAt(i), rateAt(i), p.startDate, onDate);
    }

    function periodAt(uint32 date) public view returns (uint256) {
        uint256 last = _inForce();
        require(
            last != 0 && date >= _periods[0].startDate && date <= _periods[last - 1].endDate,
            DateOutsideSchedule(date, _terms.issueDate, _terms.maturityDate)
        );
        (uint256 low, uint256 high) = (0, last - 1);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (date >= _periods[middle].endDate) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// @dev The first period whose record has not passed; their number where all have.
    function _firstOpen() internal view returns (uint256 low) {
        uint256 high = _inForce();
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (block.timestamp > _periods[middle].recordAt) low = middle + 1;
            else high = middle;
        }
    }

    /// @return perUnit zero where nothing is owed; of a pro rata bond at least 1 where anything is
    /// @return known whether it is
    function _coupon(uint256 i) internal view returns (uint256 perUnit, bool known) {
        if (_terms.zeroCoupon) return (0, true);
        Period storage p = _periods[i];
        uint256 rate;
        (rate, known) = _rateOf(i, p);
        if (!known) return (0, false);
        perUnit = _couponPerUnit(p, rate, principalAt(i));
        // Shared as a whole: less than a base unit for a unit is owed all the same, and where nobody held, nothing is.
        if (_terms.proRata) perUnit = block.timestamp <= p.recordAt || couponTotal(i) != 0 ? Math.max(perUnit, 1) : 0;
    }

    function _rateOf(uint256 i, Period storage p) private view returns (uint256 rate, bool known) {
        if (address(_terms.rates) != address(0)) return _terms.rates.rateOf(address(_token), i);
        rate = p.rate;
        return (rate == 0 ? _terms.rate : rate, true);
    }

    /// @dev Of a floating rate the margin, which stands while the fixings don't.
    function _offeredRate(uint256 i) internal view returns (uint256 rate) {
        if (address(_terms.rates) != address(0)) return _terms.rates.marginOf(address(_token));
        (rate,) = _rateOf(i, _periods[i]);
    }

    function _couponPerUnit(Period storage p, uint256 rate, uint256 principal) private view returns (uint256) {
        (uint256 numerator, uint256 denominator) = _fraction(p, p.startDate, p.endDate);
        if (_terms.proRata) return Maths.mulDivDown(principal * rate, numerator, denominator * Maths.WAD);
        // Per calculation amount, of which the factor takes as much as of the whole.
        uint256 parts = _terms.faceValue / _terms.calculationAmount;
        return Maths.mulDivHalfUp(principal * rate, numerator, denominator * Maths.WAD * parts) * parts;
    }

    function _interest(Period memory p, uint256 principal, uint256 rate, uint32 from, uint32 to)
        private
        view
        returns (uint256)
    {
        (uint256 numerator, uint256 denominator) = _fraction(p, from, to);
        return Interest.interestHalfUp(principal, rate, numerator, denominator);
    }

    /// @dev Overdue interest runs on past the last reference period in days of it.
    function _fraction(Period memory p, uint32 from, uint32 to) private view returns (uint256, uint256) {
        DayCountConvention convention = _terms.dayCount;
        if (convention == DayCountConvention.ACT_ACT_ICMA && from >= p.endDate) {
            uint32 start = p.referenceSplit == 0 ? p.referenceStart : p.referenceSplit;
            return (to - from, uint256(p.referenceEnd - start) * _terms.couponsPerYear);
        }
        ReferencePeriod memory regular = ReferencePeriod(
            p.referenceStart,
            p.referenceEnd,
            p.referenceSplit,
            _terms.couponsPerYear,
            p.startDate,
            p.endDate,
            _terms.maturityDate
        );
        return _terms.dayCounts.fraction(convention, from, to, regular);
    }

    function _inForce() internal view returns (uint256) {
        return termsHash == 0 ? _periods.length : _count;
    }

    function _period(uint256 i) internal view returns (Period storage) {
        require(i < _inForce(), PeriodUnknown(i, _inForce()));
        return _periods[i];
    }

    function _last() internal view returns (Period storage) {
        return _periods[_inForce() - 1];
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
        return IERC20(address(_token)).balanceOf(account) * _terms.faceValue;
    }
}
