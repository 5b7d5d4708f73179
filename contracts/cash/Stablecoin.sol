// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Weekdays} from "../utils/Weekdays.sol";
import {CashToken} from "./CashToken.sol";
import {Reserve} from "./Reserve.sol";
import {CashSetup, ICashToken} from "./interfaces/ICashToken.sol";
import {BusinessDays, IStablecoin, Licence, Redemption, RedemptionState} from "./interfaces/IStablecoin.sol";

/// @title A stablecoin of a licensed issuer.
/// @dev What stands behind the money is no deposit on a bank's book but a reserve: the book of `CashToken` is its backing.
contract Stablecoin is CashToken, Reserve, IStablecoin {
    uint256 private constant DAY = 1 days;
    uint256 private constant LONGEST_HOLIDAYS = 14;

    Licence public licence;
    uint256 public sandboxCap;
    uint256 public unpaidRedemptions;
    uint64 public delayedUntil;
    BusinessDays private _days;
    mapping(uint32 day => bool) public isHoliday;
    mapping(bytes32 key => Redemption) private _redemptions;
    mapping(bytes32 paymentRef => bool) private _isPaymentUsed;

    /// @param days_ where business days are counted
    /// @param pegConsent hash of the consent to a peg to the renminbi, zero for any other currency
    constructor(CashSetup memory setup, BusinessDays memory days_, bytes32 pegConsent)
        CashToken(setup)
        EIP712(setup.name, "1")
    {
        require(
            (setup.currency != "CNY" && setup.currency != "CNH") || pegConsent != 0, PegConsentMissing(setup.currency)
        );
        require(
            days_.weekdays != 0 && days_.weekdays <= 0x7f && days_.utcOffset > -int256(DAY)
                && days_.utcOffset < int256(DAY),
            BusinessDaysInvalid(days_)
        );
        _days = days_;
    }

    // ---- redemption ----

    /// @inheritdoc IStablecoin
    function requestRedemption(address wallet, uint256 amount, bytes32 bookingId) external {
        require(msg.sender == wallet, RedemptionNotYours(wallet, msg.sender));
        _useBooking(BookingKind.REDEEM, bookingId, wallet);
        uint64 due = dueAt();
        unpaidRedemptions += amount;
        // Safe cast: the burn below refuses more than the supply, which has 72 bits.
        Redemption storage r = _redemptions[_key(wallet, bookingId)];
        (r.wallet, r.amount, r.state) = (wallet, uint128(amount), RedemptionState.REQUESTED);
        (r.requestedAt, r.dueAt) = (uint64(block.timestamp), due);
        _redeemCash(wallet, amount, bookingId);
        emit RedemptionRequested(wallet, bookingId, amount, due);
    }

    /// @inheritdoc IStablecoin
    function reportPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external restricted {
        Redemption storage r = _redemptions[_key(wallet, bookingId)];
        // The payment became another one: the former ends another claim, or none.
        if (r.state == RedemptionState.REPORTED) delete _isPaymentUsed[r.paymentRef];
        else r.reportedBefore = _reportPaid(_requested(wallet, bookingId).amount);
        require(paymentRef != 0 && !_isPaymentUsed[paymentRef], PaymentRefUnfit(paymentRef));
        _isPaymentUsed[paymentRef] = true;
        (r.state, r.reportedBy, r.paymentRef) = (RedemptionState.REPORTED, msg.sender, paymentRef);
        emit PayoutReported(wallet, bookingId, r.amount, paymentRef);
    }

    /// @inheritdoc IStablecoin
    function confirmPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external restricted {
        Redemption storage r = _reportedByAnother(wallet, bookingId, paymentRef);
        uint256 amount = _end(r, RedemptionState.PAID);
        _confirmPaid(amount);
        emit RedemptionPaid(wallet, bookingId, amount, paymentRef);
    }

    /// @inheritdoc IStablecoin
    function rejectPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external restricted {
        Redemption storage r = _reportedByAnother(wallet, bookingId, paymentRef);
        delete _isPaymentUsed[paymentRef];
        r.state = RedemptionState.REQUESTED;
        _takeReportBack(r.amount, r.reportedBefore);
        emit PayoutRejected(wallet, bookingId, r.amount, paymentRef);
    }

    /// @inheritdoc IStablecoin
    function returnRedemption(address wallet, bytes32 bookingId, bytes32 reason) external restricted {
        uint256 amount = _end(_requested(wallet, bookingId), RedemptionState.RETURNED);
        _mintUnits(_payeeOf(wallet), amount);
        emit RedemptionReturned(wallet, bookingId, amount, reason);
    }

    /// @inheritdoc IStablecoin
    function reportOverdue(address wallet, bytes32 bookingId) external {
        Redemption storage r = _open(wallet, bookingId);
        require(!r.overdueReported, RedemptionStateWrong(wallet, bookingId, r.state));
        uint64 due = r.dueAt > delayedUntil ? r.dueAt : delayedUntil;
        require(block.timestamp > due, RedemptionNotDue(due, block.timestamp));
        r.overdueReported = true;
        emit RedemptionOverdue(wallet, bookingId, r.amount, due);
    }

    // ---- authority ----

    /// @inheritdoc IStablecoin
    function delayRedemptions(uint64 until, bytes32 consent) external restricted {
        require(consent != 0, ConsentMissing());
        delayedUntil = until;
        emit RedemptionsDelayed(until, consent);
    }

    /// @inheritdoc IStablecoin
    function setLicence(Licence licence_, bytes32 document) external restricted {
        require(_mayStep(licence, licence_), LicenceStepInvalid(licence, licence_));
        licence = licence_;
        emit LicenceSet(licence_, document);
    }

    /// @inheritdoc IStablecoin
    function setSandboxCap(uint256 cap) external restricted {
        sandboxCap = cap;
        emit SandboxCapSet(cap);
    }

    /// @inheritdoc IStablecoin
    function setHoliday(uint32 day, bool holiday) external restricted {
        isHoliday[day] = holiday;
        emit HolidaySet(day, holiday);
    }

    /// @inheritdoc IStablecoin
    function reportFigures(uint256 paidUp, uint256 liquid, uint256 expenses, bytes32 document) external restricted {
        emit FiguresReported(paidUp, liquid, expenses, document);
    }

    // ---- views ----

    /// @inheritdoc ICashToken
    /// @dev The reserve's backing: what may be owed at most.
    function bookedDeposits() public view override(CashToken, ICashToken) returns (uint256) {
        return backing();
    }

    /// @inheritdoc IStablecoin
    function redemptionOf(address wallet, bytes32 bookingId) external view returns (Redemption memory) {
        return _redemptions[_key(wallet, bookingId)];
    }

    /// @inheritdoc IStablecoin
    function businessDays() external view returns (BusinessDays memory) {
        return _days;
    }

    /// @inheritdoc IStablecoin
    function dueAt() public view returns (uint64) {
        uint32 today = _localDay(block.timestamp);
        uint32 day = today + 1;
        // The last day counts whatever the calendar says of it: no calendar stops redemption.
        while (day < today + LONGEST_HOLIDAYS && _isOff(day)) ++day;
        // Safe cast: an instant of this age of the world. The end of the local day, in UTC.
        return uint64(uint256(int256((uint256(day) + 1) * DAY) - _days.utcOffset));
    }

    // ---- internals ----

    function _owed() internal view override returns (uint256) {
        return totalSupply() + unpaidRedemptions;
    }

    function _owedBeside() internal view override returns (uint256) {
        return unpaidRedemptions;
    }

    /// @dev The custodian's credit of a subscription, or its withdrawal.
    function _rebook(uint256 more, uint256 less) internal override returns (uint256) {
        _credit(more);
        _withdrawCredit(less);
        uint256 after_ = backing();
        // What is short is made no shorter, however new the credit: another attestation says what is there.
        require(less == 0 || _owed() <= after_, ReserveShort(_owed(), after_));
        _requireBelow(after_, UNITS_MAX);
        return after_;
    }

    /// @dev The bound of the reserve itself is `CashToken`'s: what is owed ≤ what is booked.
    function _requireIssuable(uint256 amount) internal view override {
        require(licence == Licence.LICENSED || licence == Licence.SANDBOX, LicenceForbids(licence));
        if (licence == Licence.SANDBOX) {
            uint256 owed = _owed() + amount;
            require(owed <= sandboxCap, SandboxCapExceeded(owed, sandboxCap));
        }
        _requireFresh();
    }

    function _isOff(uint32 day) private view returns (bool) {
        return isHoliday[day] || !Weekdays.has(_days.weekdays, day);
    }

    function _localDay(uint256 instant) internal view override returns (uint32) {
        return uint32(uint256(int256(instant) + _days.utcOffset) / DAY);
    }

    /// @dev One that is still owed, whether its payment was reported or not.
    function _open(address wallet, bytes32 bookingId) private view returns (Redemption storage r) {
        r = _redemptions[_key(wallet, bookingId)];
        require(
            r.state == RedemptionState.REQUESTED || r.state == RedemptionState.REPORTED,
            RedemptionStateWrong(wallet, bookingId, r.state)
        );
    }

    function _requested(address wallet, bytes32 bookingId) private view returns (Redemption storage r) {
        r = _redemptions[_key(wallet, bookingId)];
        require(r.state == RedemptionState.REQUESTED, RedemptionStateWrong(wallet, bookingId, r.state));
    }

    /// @dev Roles pass from key to key: that two roles call says nothing of two keys.
    function _reportedByAnother(address wallet, bytes32 bookingId, bytes32 paymentRef)
        private
        view
        returns (Redemption storage r)
    {
        r = _redemptions[_key(wallet, bookingId)];
        require(r.state == RedemptionState.REPORTED, RedemptionStateWrong(wallet, bookingId, r.state));
        require(msg.sender != r.reportedBy, PayoutNeedsAnotherKey(msg.sender));
        require(paymentRef == r.paymentRef, PaymentDiffers(paymentRef, r.paymentRef));
    }

    function _end(Redemption storage r, RedemptionState state) private returns (uint256 amount) {
        r.state = state;
        amount = r.amount;
        unpaidRedemptions -= amount;
    }

    function _mayStep(Licence from, Licence to) private pure returns (bool) {
        if (to == Licence.SANDBOX) return from == Licence.APPLIED;
        if (to == Licence.LICENSED) return from == Licence.APPLIED || from == Licence.SANDBOX;
        if (to == Licence.REVOKED) return from != Licence.REVOKED && from != Licence.WINDING_DOWN;
        return to == Licence.WINDING_DOWN && (from == Licence.REVOKED || from == Licence.LICENSED);
    }

    function _key(address wallet, bytes32 bookingId) private pure returns (bytes32) {
        return keccak256(abi.encode(wallet, bookingId));
    }
}
