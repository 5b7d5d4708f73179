// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IProceedsGate} from "../cash/interfaces/IProceedsGate.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {DayCountConvention, ReferencePeriod} from "../utils/DayCount.sol";
import {Face} from "../utils/Faced.sol";
import {Interest} from "../utils/Interest.sol";
import {Maths} from "../utils/Maths.sol";
import {IObligations} from "../distribution/interfaces/IObligations.sol";
import {IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {IBond, InterestTerms, Period} from "./interfaces/IBond.sol";
import {IBondDefaults} from "./interfaces/IBondDefaults.sol";
import {IBondViews} from "./interfaces/IBondViews.sol";
import {IERC7092, IERC7092Metadata} from "./interfaces/IERC7092.sol";

/// @title The face of every bond: its interest, what of it is redeemed, and the views of ERC-7092.
/// @dev Answers for the bond that asks it, from what that bond stores. Holds nothing.
contract BondFace is IBondViews, Face {
    using SafeCast for uint256;

    // ---- interest ----

    /// @inheritdoc IBondViews
    function rateAt(uint256 i) public view returns (uint256 rate) {
        bool known;
        (rate, known) = _rateOf(_interestTerms(), i, _period(i));
        require(known, IBond.RateUnknown(i));
    }

    /// @inheritdoc IBondViews
    function couponPerUnit(uint256 i) public view returns (uint256) {
        return _couponPerUnit(_interestTerms(), _period(i), rateAt(i), _bond().principalAt(i));
    }

    /// @inheritdoc IBondViews
    function couponTotal(uint256 i) public view returns (uint256) {
        Period memory p = _period(i);
        uint256 supply = IRegisterRecords(_bond().token()).totalSupplyAt(p.recordAt);
        InterestTerms memory t = _interestTerms();
        return t.proRata
            ? _interest(t, p, supply * _bond().principalAt(i), rateAt(i), p.startDate, p.endDate)
            : couponPerUnit(i) * supply;
    }

    /// @inheritdoc IBondViews
    function couponOf(uint256 i) external view returns (uint256 perUnit, bool known) {
        InterestTerms memory t = _interestTerms();
        if (t.zeroCoupon) return (0, true);
        Period memory p = _period(i);
        uint256 rate;
        (rate, known) = _rateOf(t, i, p);
        if (!known) return (0, false);
        perUnit = _couponPerUnit(t, p, rate, _bond().principalAt(i));
        // Shared as a whole: less than a base unit for a unit is owed all the same, and where nobody held, nothing is.
        if (t.proRata) perUnit = block.timestamp <= p.recordAt || couponTotal(i) != 0 ? Math.max(perUnit, 1) : 0;
    }

    /// @inheritdoc IBondViews
    function interestOn(uint256 principal, uint256 i, uint32 from, uint32 to) external view returns (uint256) {
        InterestTerms memory t = _interestTerms();
        Period memory p = _period(i);
        // A whole period earns its coupon, not the exact interest that the coupon is rounded from.
        if (!t.proRata && from == p.startDate && to == p.endDate) {
            return Maths.mulDivHalfUp(couponPerUnit(i), principal, _bond().principalAt(i));
        }
        return _interest(t, p, principal, rateAt(i), from, to);
    }

    /// @inheritdoc IBondViews
    function settlementInterest(uint256 units, uint32 onDate, uint256 settlementAt)
        external
        view
        returns (int256 interest)
    {
        interest = accruedInterest(units, onDate).toInt256();
        InterestTerms memory t = _interestTerms();
        uint256 i = _bond().periodAt(onDate);
        Period memory p = _period(i);
        if (t.zeroCoupon || settlementAt <= p.recordAt || onDate == p.endDate) return interest;
        uint256 coupon = t.proRata
            ? _interest(t, p, units * _bond().principalAt(i), rateAt(i), p.startDate, p.endDate)
            : units * couponPerUnit(i);
        interest -= coupon.toInt256();
    }

    /// @inheritdoc IBondViews
    function accruedInterest(uint256 units, uint32 onDate) public view returns (uint256) {
        uint256 i = _bond().periodAt(onDate);
        Period memory p = _period(i);
        // On its first day nothing has, whether or not its rate is known.
        if (onDate == p.startDate) return 0;
        return _interest(_interestTerms(), p, units * _bond().principalAt(i), rateAt(i), p.startDate, onDate);
    }

    /// @inheritdoc IBondViews
    function requireMeasurable(uint256 from) external view {
        InterestTerms memory t = _interestTerms();
        uint256 end = _bond().periodCount();
        for (uint256 i = from; i < end; ++i) {
            Period memory p = _period(i);
            _fraction(t, p, p.startDate, p.endDate);
        }
    }

    // ---- what an offering asks ----

    /// @inheritdoc IBondViews
    function isRunning() external view returns (bool) {
        (bool issued, bool called, bool superseded) = _bond().history();
        return issued && !called && !superseded && _bond().firstOpen() != _bond().periodCount();
    }

    /// @inheritdoc IBondViews
    function principalPerUnit() external view returns (uint256) {
        (uint256 open, bool isOffered) = _offered();
        return isOffered ? _bond().principalAt(open) : 0;
    }

    /// @inheritdoc IBondViews
    function offeredRate() external view returns (uint256 rate) {
        (uint256 open, bool isOffered) = _offered();
        if (!isOffered) return 0;
        InterestTerms memory t = _interestTerms();
        if (address(t.rates) != address(0)) return t.rates.marginOf(_bond().token());
        (rate,) = _rateOf(t, open, _period(open));
    }

    /// @inheritdoc IBondViews
    function proceedsGate() external pure returns (IProceedsGate) {
        return IProceedsGate(address(0));
    }

    // ---- principal ----

    /// @inheritdoc IBondViews
    function faceValue() external view returns (uint256) {
        return _interestTerms().faceValue;
    }

    /// @inheritdoc IBondViews
    function redeemedPrincipal() public view returns (uint256 redeemed) {
        redeemed = _bond().principalGivenUp();
        (,, bool superseded) = _bond().history();
        if (superseded) {
            (,, address defaults) = _bond().parts();
            redeemed += IBondDefaults(defaults).principalPaid(_bond().token());
        }
        uint256 owed = _bond().owedPeriods();
        uint256 next = owed == 0 ? 0 : _bond().principalAt(0);
        for (uint256 i; i < owed; ++i) {
            uint256 carried = next;
            next = i + 1 == _bond().periodCount() ? 0 : _bond().principalAt(i + 1);
            if (carried == next) continue;
            (,,, ObligationId id, IObligations where) = _bond().owedAt(_bond().principalNumber(i));
            if (address(where) == address(0)) continue;
            // At par, whatever price the last of it was called at.
            redeemed += where.paying().unitsReachedOf(id) * (carried - next);
        }
    }

    /// @inheritdoc IBondViews
    function outstanding() external view returns (uint256) {
        return _bond().issuedPrincipal() - redeemedPrincipal();
    }

    // ---- ERC-7092 ----

    /// @inheritdoc IERC7092
    function isin() external view returns (string memory) {
        return _bond().terms().isin;
    }

    /// @inheritdoc IERC7092
    function name() external view returns (string memory) {
        return IERC20Metadata(_bond().token()).name();
    }

    /// @inheritdoc IERC7092
    function symbol() external view returns (string memory) {
        return IERC20Metadata(_bond().token()).symbol();
    }

    /// @inheritdoc IERC7092Metadata
    function decimals() external view returns (uint8) {
        return IERC20Metadata(_bond().token()).decimals();
    }

    /// @inheritdoc IERC7092
    function currency() external view returns (address) {
        return _bond().eventTerms().currency;
    }

    /// @inheritdoc IERC7092Metadata
    function currencyOfCoupon() external view returns (address) {
        return _bond().eventTerms().currency;
    }

    /// @inheritdoc IERC7092
    function denomination() external view returns (uint256) {
        return _interestTerms().faceValue;
    }

    /// @inheritdoc IERC7092
    function issueVolume() external view returns (uint256) {
        return _bond().issuedPrincipal();
    }

    /// @inheritdoc IERC7092
    function couponRate() external view returns (uint256) {
        return _interestTerms().rate / 1e14;
    }

    /// @inheritdoc IERC7092Metadata
    function couponType() external pure returns (uint8) {
        return 1;
    }

    /// @inheritdoc IERC7092Metadata
    function couponFrequency() external view returns (uint256) {
        return _interestTerms().couponsPerYear;
    }

    /// @inheritdoc IERC7092Metadata
    function dayCountBasis() external view returns (uint8) {
        return uint8(_interestTerms().dayCount);
    }

    /// @inheritdoc IERC7092
    function issueDate() external view returns (uint256) {
        return uint256(_bond().terms().issueDate) * 1 days;
    }

    /// @inheritdoc IERC7092
    function maturityDate() external view returns (uint256) {
        return uint256(_interestTerms().maturityDate) * 1 days;
    }

    /// @inheritdoc IERC7092
    function principalOf(address account) external view returns (uint256) {
        return IERC20(_bond().token()).balanceOf(account) * _interestTerms().faceValue;
    }

    // ---- inside ----

    function _bond() private view returns (IBond) {
        return IBond(msg.sender);
    }

    function _interestTerms() private view returns (InterestTerms memory) {
        return _bond().interestTerms();
    }

    function _period(uint256 i) private view returns (Period memory) {
        return _bond().period(i);
    }

    /// @dev The period that a unit issued now begins in, and whether one can be.
    function _offered() private view returns (uint256 open, bool isOffered) {
        open = _bond().firstOpen();
        isOffered = _bond().termsHash() != 0 && open != _bond().periodCount();
    }

    function _rateOf(InterestTerms memory t, uint256 i, Period memory p)
        private
        view
        returns (uint256 rate, bool known)
    {
        if (address(t.rates) != address(0)) return t.rates.rateOf(_bond().token(), i);
        return (p.rate == 0 ? t.rate : p.rate, true);
    }

    function _couponPerUnit(InterestTerms memory t, Period memory p, uint256 rate, uint256 principal)
        private
        pure
        returns (uint256)
    {
        (uint256 numerator, uint256 denominator) = _fraction(t, p, p.startDate, p.endDate);
        if (t.proRata) return Maths.mulDivDown(principal * rate, numerator, denominator * Maths.WAD);
        // Per calculation amount, of which the factor takes as much as of the whole.
        uint256 parts = t.faceValue / t.calculationAmount;
        return Maths.mulDivHalfUp(principal * rate, numerator, denominator * Maths.WAD * parts) * parts;
    }

    function _interest(
        InterestTerms memory t,
        Period memory p,
        uint256 principal,
        uint256 rate,
        uint32 from,
        uint32 to
    ) private pure returns (uint256) {
        (uint256 numerator, uint256 denominator) = _fraction(t, p, from, to);
        return Interest.interestHalfUp(principal, rate, numerator, denominator);
    }

    /// @dev Overdue interest runs on past the last reference period in days of it.
    function _fraction(InterestTerms memory t, Period memory p, uint32 from, uint32 to)
        private
        pure
        returns (uint256, uint256)
    {
        if (t.dayCount == DayCountConvention.ACT_ACT_ICMA && from >= p.endDate) {
            uint32 start = p.referenceSplit == 0 ? p.referenceStart : p.referenceSplit;
            return (to - from, uint256(p.referenceEnd - start) * t.couponsPerYear);
        }
        ReferencePeriod memory regular = ReferencePeriod(
            p.referenceStart,
            p.referenceEnd,
            p.referenceSplit,
            t.couponsPerYear,
            p.startDate,
            p.endDate,
            t.maturityDate
        );
        return t.dayCounts.fraction(t.dayCount, from, to, regular);
    }
}
