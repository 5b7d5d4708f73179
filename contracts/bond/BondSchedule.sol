// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {DayCountConvention} from "../utils/DayCount.sol";
import {Faced} from "../utils/Faced.sol";
import {ShortText} from "../utils/ShortText.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {BondTerms, EventTerms, IBond, InterestTerms, Period} from "./interfaces/IBond.sol";
import {IBondViews} from "./interfaces/IBondViews.sol";
import {Numbers} from "./Numbers.sol";

/// @title A bond's terms and periods, and the principal that follows from them; interest is its face's.
abstract contract BondSchedule is IBond, Faced {
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

    constructor(IRegister token_, address face) Faced(face) {
        _token = token_;
    }

    // ---- freezing ----

    function _draft(BondTerms memory t) internal {
        if (termsHash != 0) _refuseTerm("frozen", uint256(termsHash));
        if (_periods.length != 0) _refuseTerm("periods", _periods.length);
        _checkTerms(t);
        _draftHash = keccak256(abi.encode(t));
    }

    /// @dev And keeps them.
    function _checkTerms(BondTerms memory t) internal {
        if (t.faceValue == 0 || t.calculationAmount == 0 || t.faceValue % t.calculationAmount != 0) {
            _refuseTerm("faceValue", t.faceValue);
        }
        if (t.volume == 0) _refuseTerm("volume", t.volume);
        if (t.events.issuer == address(0)) _refuseTerm("issuer", 0);
        if (address(t.dayCounts) == address(0)) _refuseTerm("dayCounts", 0);
        if (t.withholding != address(0) && t.taxOwner == address(0)) _refuseTerm("taxOwner", 0);
        if (t.zeroCoupon && (t.rate != 0 || address(t.rates) != address(0))) _refuseTerm("rate", t.rate);
        _terms = t;
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
            (from, recordAfter, principal) = (p.endDate, p.recordAt, carried);
            hash = keccak256(abi.encode(hash, p));
            _keep(p);
            records[i] = p.recordAt;
        }
        _draftHash = hash;
        if (_terms.dayCount == DayCountConvention.ACT_ACT_ICMA) _views().requireMeasurable(count);
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

    /// @dev This bond as it answers itself: the face reads who asks it.
    function _views() internal view returns (IBondViews) {
        return IBondViews(_face);
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

    function interestTerms() external view returns (InterestTerms memory t) {
        (t.faceValue, t.calculationAmount, t.rate) = (_terms.faceValue, _terms.calculationAmount, _terms.rate);
        (t.maturityDate, t.dayCount, t.couponsPerYear) = (_terms.maturityDate, _terms.dayCount, _terms.couponsPerYear);
        (t.proRata, t.zeroCoupon) = (_terms.proRata, _terms.zeroCoupon);
        (t.dayCounts, t.rates) = (_terms.dayCounts, _terms.rates);
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

    // ---- dates ----

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

    function firstOpen() public view returns (uint256 low) {
        uint256 high = _inForce();
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (block.timestamp > _periods[middle].recordAt) low = middle + 1;
            else high = middle;
        }
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
}
