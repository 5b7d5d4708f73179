// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {AmountRule, Declaration, IObligations, Kind} from "../distribution/interfaces/IObligations.sol";
import {HoldTerms, IHolds} from "../register/interfaces/IHolds.sol";
import {IERC7943Base} from "../register/interfaces/IERC7943.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {MinimumHoldingRule} from "../register/rules/MinimumHoldingRule.sol";
import {ObligationId, obligationId} from "../types/ObligationId.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Interest} from "../utils/Interest.sol";
import {BondPart} from "./BondPart.sol";
import {Numbers} from "./Numbers.sol";
import {CallNotice, IBond, Option, Period} from "./interfaces/IBond.sol";
import {IBondDefaults} from "./interfaces/IBondDefaults.sol";
import {IBondPuts, Put} from "./interfaces/IBondPuts.sol";
import {IBondViews} from "./interfaces/IBondViews.sol";

/// @title Puts of every bond, and calls by options.
contract BondPuts is IBondPuts, BondPart {
    using SafeCast for uint256;

    /// @dev After so long an unfunded put lets its electors go.
    uint256 private constant PATIENCE = 90 days;
    uint64 private constant NEVER = type(uint64).max;

    mapping(address token => Put[]) private _puts;
    mapping(address token => mapping(uint256 put => mapping(address wallet => uint256))) private _elections; // [units]

    constructor(address authority_) BondPart(authority_) {}

    // ---- trustee ----

    function open(address token, uint32 date, uint32 payAt, uint32 dueAt)
        external
        onlyScoped(Roles.TRUSTEE, token)
        returns (uint256 put)
    {
        IBond bond = _bond(token);
        uint64 price = bond.eventTerms().putPrice;
        put = _requireOpenable(token, bond, price);
        uint256 running = bond.periodAt(date);
        uint32 couponRecordAt = bond.period(running).recordAt;
        uint256 closesAt = block.timestamp + bond.eventTerms().putWindow;
        require(
            closesAt < payAt && payAt <= dueAt && payAt <= couponRecordAt && DateLabel.fits(date, payAt),
            PutDateUnfit(token, date, running)
        );
        _open(token, put, _put(date, uint32(closesAt), payAt, dueAt, couponRecordAt, price));
    }

    // ---- anybody opens what the terms determine ----

    function openByOption(address token, Option[] calldata options, uint256 which) external returns (uint256 put) {
        IBond bond = _bond(token);
        Option calldata option = _optionOf(token, bond.terms().putsHash, options, which);
        put = _requireOpenable(token, bond, option.price);
        uint32 date = option.fromDate;
        uint256 next = bond.periodAt(date);
        Period memory following = bond.period(next);
        require(option.toDate == date && next != 0 && following.startDate == date, PutDateUnfit(token, date, next));
        Period memory paid = bond.period(next - 1);
        uint256 closesAt = Math.saturatingSub(paid.payAt, option.notice);
        require(
            block.timestamp <= closesAt && closesAt < paid.payAt
                && closesAt <= block.timestamp + bond.eventTerms().putWindow && paid.payAt <= following.recordAt,
            PutDateUnfit(token, date, next)
        );
        _open(token, put, _put(date, uint32(closesAt), paid.payAt, paid.dueAt, following.recordAt, option.price));
    }

    // ---- issuer ----

    function callByOption(address token, CallNotice calldata notice, Option[] calldata options, uint256 which)
        external
        onlyScoped(Roles.ISSUER, token)
    {
        IBond bond = _bond(token);
        Option calldata option = _optionOf(token, bond.terms().callsHash, options, which);
        uint32 date = notice.date;
        require(option.fromDate <= date && date <= option.toDate, OptionDateUnfit(token, which, date));
        uint256 earliestAt = block.timestamp + option.notice;
        require(notice.payAt >= earliestAt, OptionNoticeShort(token, notice.payAt, earliestAt));
        uint64 price = _priceOf(token, bond, option, which, date);
        bond.callAt(notice, price);
    }

    // ---- holders ----

    function elect(address token, uint256 units) external {
        (uint256 put, Put storage p) = _lastPut(token);
        require(block.timestamp <= p.closesAt, PutNotOpen(token, p.closesAt, block.timestamp));
        require(!_isSuperseded(token, put, p), PutStatusUnfit(token));
        uint256 elected = _elections[token][put][msg.sender];
        require(elected == 0 && units != 0, ElectionExists(token, msg.sender, elected));
        (uint256 principal, uint256 interest) = _amountOf(token, units, p.date, p.price);
        _elections[token][put][msg.sender] = units;
        p.units += units.toUint80();
        p.amount += (principal + interest).toUint96();
        p.interest += uint96(interest);
        emit PutElected(token, put, msg.sender, units, principal + interest);
        HoldTerms memory terms = HoldTerms(msg.sender, address(0), 0, units, "PUT", NEVER);
        IRegister(token).placeHold(_holdId(token, put, msg.sender), terms, address(0));
    }

    function withdraw(address token, uint256 put, address wallet) external {
        uint256 units = _elections[token][put][wallet];
        require(
            units != 0 && IRegister(token).payeeOf(wallet) == msg.sender, ElectionUnknown(token, put, wallet)
        );
        Put storage p = _puts[token][put];
        require(
            block.timestamp <= p.closesAt || _isOver(token, put, p) || _isGivenUp(token, put, p),
            PutNotOpen(token, p.closesAt, block.timestamp)
        );
        _withdraw(token, put, wallet, units);
    }

    function free(address token, uint256 put, address[] calldata wallets) external {
        Put storage p = _puts[token][put];
        require(
            _isOver(token, put, p) || (_isGivenUp(token, put, p) && _leftOf(_bond(token), p.date) == 0),
            PutUnsettled(token, put, p.units)
        );
        for (uint256 i; i < wallets.length; ++i) {
            uint256 units = _elections[token][put][wallets[i]];
            if (units != 0) _withdraw(token, put, wallets[i], units);
        }
    }

    function _withdraw(address token, uint256 put, address wallet, uint256 units) private {
        Put storage p = _puts[token][put];
        bool superseded = _isOver(token, put, p);
        // Effects
        delete _elections[token][put][wallet];
        (uint256 principal, uint256 interest) = _amountOf(token, units, p.date, p.price);
        p.units -= uint80(units);
        p.amount -= uint96(principal + interest);
        p.interest -= uint96(interest);
        emit ElectionWithdrawn(token, put, wallet, units);
        // Interactions
        if (!superseded && address(p.obligations) != address(0)) {
            if (p.units == 0) p.obligations.cancel(token, Numbers.PUT + put);
            else p.obligations.amend(token, Numbers.PUT + put, p.amount, p.interest, p.units);
        }
        try IHolds(token).releaseHold(_holdId(token, put, wallet)) {}
        catch (bytes memory reason) {
            // An order may have ended the hold: then there is nothing to free. Anything else, gas too short
            // included, leaves the election as it was.
            _rethrowUnless(reason, IHolds.HoldUnknown.selector);
        }
    }

    // ---- anybody ----

    function declare(address token) external returns (ObligationId id) {
        (uint256 put, Put storage p) = _windowOver(token);
        require(!_isSuperseded(token, put, p), PutStatusUnfit(token));
        require(address(p.obligations) == address(0), PutDeclaredAlready(token, put));
        IBond bond = _bond(token);
        Declaration memory d = _declaration(token, bond, Kind.PUT, AmountRule.BY_INSTRUMENT, p.amount, p.interest);
        (d.recordAt, d.payAt, d.dueAt, d.units) = (p.closesAt, p.payAt, p.dueAt, p.units);
        d.prescribedAt = _prescribed(p.payAt, bond.eventTerms().principalPrescription);
        p.obligations = bond.obligations();
        id = p.obligations.declare(Numbers.PUT + put, d);
        emit PutDeclared(token, put, id, p.units, p.amount);
    }

    function takeShares(address token, uint256 number, address[] calldata wallets)
        external
        returns (uint256[] memory shares, uint256[] memory taxed, uint256[] memory units)
    {
        uint256 put = _requirePayer(token, number);
        Put storage p = _puts[token][put];
        (shares, taxed, units) =
            (new uint256[](wallets.length), new uint256[](wallets.length), new uint256[](wallets.length));
        uint256 left = _leftOf(_bond(token), p.date);
        uint256 retired;
        for (uint256 i; i < wallets.length; ++i) {
            bool paid;
            (units[i], paid) = _take(token, put, p, wallets[i], left);
            if (!paid) continue;
            (shares[i], taxed[i]) = _shareOf(token, p, units[i], left);
            retired += units[i];
            emit PutRedeemed(token, put, wallets[i], units[i], shares[i]);
        }
        if (retired != 0 && left != 0) _bond(token).countPut(retired, retired * left);
    }

    function close(address token) external {
        (uint256 put, Put storage p) = _lastPut(token);
        bool superseded = _isSuperseded(token, put, p);
        require(superseded || block.timestamp > p.closesAt, PutStillOpen(token, p.closesAt, block.timestamp));
        require(superseded || p.units == 0, PutUnsettled(token, put, p.units));
        p.closed = true;
        emit PutClosed(token, put);
        if (superseded && address(p.obligations) != address(0) && p.units != 0) {
            p.obligations.cancel(token, Numbers.PUT + put);
        }
    }

    // ---- views ----

    function putOf(address token, uint256 put) external view returns (Put memory) {
        return _puts[token][put];
    }

    function count(address token) external view returns (uint256) {
        return _puts[token].length;
    }

    function isOpen(address token) public view returns (bool) {
        uint256 length = _puts[token].length;
        return length != 0 && !_puts[token][length - 1].closed;
    }

    function electionOf(address token, uint256 put, address wallet) external view returns (uint256) {
        return _elections[token][put][wallet];
    }

    function amountOf(address token, uint256 units, uint32 date) public view returns (uint256) {
        (uint256 principal, uint256 interest) =
            _amountOf(token, units, date, _bond(token).eventTerms().putPrice);
        return principal + interest;
    }

    function obligation(address token, uint256 put)
        external
        view
        returns (uint256 dueAt, bool funded, ObligationId id, IObligations where)
    {
        Put storage p = _puts[token][put];
        (id, where, dueAt) = (_idOf(token, put), p.obligations, p.dueAt);
        if (address(where) == address(0)) return (dueAt, p.units == 0, id, where);
        return (where.obligationOf(id).dueAt, p.units == 0 || where.isFunded(id), id, where);
    }

    function fundedUnits(address token) external view returns (uint256) {
        if (!isOpen(token)) return 0;
        (uint256 put, Put storage p) = _lastPut(token);
        return _isFunded(token, put, p) ? p.units : 0;
    }

    function heldUnits(address token) public view returns (uint256) {
        uint256 length = _puts[token].length;
        return length == 0 ? 0 : _puts[token][length - 1].units;
    }

    // ---- inside ----

    function _optionOf(address token, bytes32 expected, Option[] calldata options, uint256 which)
        private
        pure
        returns (Option calldata)
    {
        bytes32 hash = keccak256(abi.encode(options));
        require(hash == expected && which < options.length, OptionUnfit(token, which, hash, expected));
        return options[which];
    }

    function _priceOf(address token, IBond bond, Option calldata option, uint256 which, uint32 date)
        private
        view
        returns (uint64)
    {
        if (address(option.prices) == address(0)) return option.price;
        (uint256 said, bool known) = option.prices.rateOf(token, bond.periodAt(date));
        require(known, OptionPriceUnknown(token, which));
        return Math.max(option.price, said).toUint64();
    }

    function _requireOpenable(address token, IBond bond, uint64 price) private view returns (uint256 put) {
        require(IBondViews(address(bond)).isRunning() && price != 0, PutStatusUnfit(token));
        put = _puts[token].length;
        // One that an acceleration closed, which was rescinded since, lets its electors go first: `free`, by anyone.
        if (isOpen(token) || heldUnits(token) != 0) revert PutUnsettled(token, put - 1, _puts[token][put - 1].units);
    }

    function _put(uint32 date, uint32 closesAt, uint32 payAt, uint32 dueAt, uint32 couponRecordAt, uint64 price)
        private
        pure
        returns (Put memory p)
    {
        (p.date, p.closesAt, p.payAt, p.dueAt) = (date, closesAt, payAt, dueAt);
        (p.couponRecordAt, p.price) = (couponRecordAt, price);
    }

    function _open(address token, uint256 put, Put memory p) private {
        _puts[token].push(p);
        emit PutOpened(token, put, p);
    }

    function _requirePayer(address token, uint256 number) private view returns (uint256 put) {
        put = number < Numbers.PUT ? type(uint256).max : number - Numbers.PUT;
        IObligations list = put < _puts[token].length ? _puts[token][put].obligations : IObligations(address(0));
        address paying = address(list) == address(0) ? address(0) : address(list.paying());
        require(msg.sender == paying, PayerUnknown(msg.sender, paying));
    }

    /// @param left [cash base units] what a unit still carries
    /// @return units that are reached
    /// @return paid whether they are paid for
    function _take(address token, uint256 put, Put storage p, address wallet, uint256 left)
        private
        returns (uint256 units, bool paid)
    {
        units = _elections[token][put][wallet];
        if (units == 0) return (0, false);
        paid = _redeem(token, put, wallet, units, left == 0);
        p.units -= uint80(units);
    }

    function _shareOf(address token, Put storage p, uint256 units, uint256 left)
        private
        view
        returns (uint256 share, uint256 interest)
    {
        (share, interest) = _amountOf(token, units, p.date, p.price);
        // The coupon of the same days has its record, and pays them; so has the principal that was repaid with it. One that an
        // acceleration superseded pays nothing.
        IBond bond = _bond(token);
        if (block.timestamp > p.couponRecordAt && bond.periodAt(p.date) < bond.owedPeriods()) {
            interest = 0;
            share = Math.saturatingSub(share, units * (_parOf(bond, p.date) - left));
        }
        share += interest;
    }

    /// @dev One election whose hold was broken is over.
    /// @param frees the last record has passed: its principal is paid on the units, which are retired after it
    function _redeem(address token, uint256 put, address wallet, uint256 units, bool frees)
        private
        returns (bool redeemed)
    {
        delete _elections[token][put][wallet];
        bytes32 hold = _holdId(token, put, wallet);
        bytes memory reason;
        if (frees) {
            try IHolds(token).releaseHold(hold) {
                return true;
            } catch (bytes memory why) {
                reason = why;
            }
        } else {
            try IRegister(token).redeemHold(hold, units) {
                return true;
            } catch (bytes memory why) {
                reason = why;
            }
        }
        if (bytes4(reason) == IHolds.HoldUnknown.selector) {
            emit ElectionVoid(token, put, wallet, units);
            return false;
        }
        // What came after the election stops no payment: an odd lot beside all that was elected, by an order or from another
        // holder; a freeze, for which the money of the frozen units is kept.
        if (bytes4(reason) != MinimumHoldingRule.HoldingBelowMinimum.selector) {
            _rethrowUnless(reason, IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector);
        }
        IHolds(token).releaseHold(hold);
        IRegister(token).redeem(IRegister(token).payeeOf(wallet), units);
        return true;
    }

    function _rethrowUnless(bytes memory reason, bytes4 selector) private pure {
        if (bytes4(reason) == selector) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function _amountOf(address token, uint256 units, uint32 date, uint256 price)
        private
        view
        returns (uint256 principal, uint256 interest)
    {
        IBond bond = _bond(token);
        principal = Interest.atPriceHalfUp(units * _parOf(bond, date), price);
        interest = IBondViews(address(bond)).accruedInterest(units, date);
    }

    function _parOf(IBond bond, uint32 date) private view returns (uint256) {
        return bond.principalAt(bond.periodAt(date));
    }

    /// @dev What a unit still carries, when records since the put's date have taken the rest: zero after the last one. What an
    /// acceleration superseded takes nothing.
    function _leftOf(IBond bond, uint32 date) private view returns (uint256) {
        uint256 owed = bond.owedPeriods();
        uint256 i = bond.periodAt(date);
        while (i < owed && block.timestamp > bond.period(i).recordAt) ++i;
        return i == bond.periodCount() ? 0 : bond.principalAt(i);
    }

    function _isFunded(address token, uint256 put, Put storage p) private view returns (bool) {
        return address(p.obligations) != address(0) && p.obligations.isFunded(_idOf(token, put));
    }

    function _isOver(address token, uint256 put, Put storage p) private view returns (bool) {
        return p.closed || _isSuperseded(token, put, p);
    }

    function _isGivenUp(address token, uint256 put, Put storage p) private view returns (bool) {
        return block.timestamp > p.dueAt + PATIENCE && !_isFunded(token, put, p);
    }

    /// @dev Unfunded at an acceleration, its units share in the claim as all others do.
    function _isSuperseded(address token, uint256 put, Put storage p) private view returns (bool) {
        (,, address defaults) = _bond(token).parts();
        return IBondDefaults(defaults).standingOf(token).accelerated && !_isFunded(token, put, p);
    }

    function _lastPut(address token) private view returns (uint256 put, Put storage p) {
        require(isOpen(token), PutNotOpen(token, 0, block.timestamp));
        put = _puts[token].length - 1;
        p = _puts[token][put];
    }

    function _windowOver(address token) private view returns (uint256 put, Put storage p) {
        (put, p) = _lastPut(token);
        require(block.timestamp > p.closesAt, PutStillOpen(token, p.closesAt, block.timestamp));
    }

    function _idOf(address token, uint256 put) private view returns (ObligationId) {
        return obligationId(token, address(this), Numbers.PUT + put);
    }

    function _holdId(address token, uint256 put, address wallet) private view returns (bytes32) {
        return keccak256(abi.encode(address(this), token, put, wallet));
    }
}
