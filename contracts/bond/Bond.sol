// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IProceedsGate} from "../cash/interfaces/IProceedsGate.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {DistributionId, distributionId} from "../types/DistributionId.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Interest} from "../utils/Interest.sol";
import {AmountRule, Declaration, IDistributor} from "../distribution/interfaces/IDistributor.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {BondSchedule} from "./BondSchedule.sol";
import {BondStatus, BondTerms, Period} from "./interfaces/IBond.sol";
import {IBondDefaults} from "./interfaces/IBondDefaults.sol";
import {IBondPuts} from "./interfaces/IBondPuts.sol";

/// @title A fixed-rate bond, the instrument of its token.
contract Bond is IInstrument, BondSchedule, AccessManaged {
    using SafeCast for uint256;

    uint256 private constant PRINCIPAL = 1 << 16;
    uint8 private constant INCOME_INTEREST = 0;
    uint8 private constant INCOME_PRINCIPAL = 3;
    uint256 private constant ISSUED = 1 << uint8(BondStatus.ISSUED);
    uint256 private constant MATURED = 1 << uint8(BondStatus.MATURED);
    uint256 private constant CALLED = 1 << uint8(BondStatus.CALLED);
    uint256 private constant GRACE = 1 << uint8(BondStatus.GRACE);
    uint256 private constant DEFAULTED = 1 << uint8(BondStatus.DEFAULTED);
    uint256 private constant ACCELERATED = 1 << uint8(BondStatus.ACCELERATED);
    uint256 private constant REDEEMED = 1 << uint8(BondStatus.REDEEMED);
    /// @dev Per origin one byte, in it one bit per destination: the interface's table.
    uint256 private constant TRANSITIONS = ISSUED | ((MATURED | CALLED | GRACE | REDEEMED) << 8)
        | ((REDEEMED | GRACE) << 16) | (REDEEMED << 24) | ((ISSUED | MATURED | DEFAULTED) << 32)
        | ((ISSUED | ACCELERATED) << 40) | (REDEEMED << 48);

    BondStatus public status;
    uint80 private _issuedUnits; // [units]
    address private _offering;
    uint128 private _redeemed; // [cash base units]
    uint8 private _principalIn; // as in `Period.declaredIn`
    address private _defaults;
    address private _puts;
    uint8 private _distributorCount;
    /// @dev The last one is the one in use.
    mapping(uint256 declaredIn => IDistributor) private _distributors;

    /// @notice The final record has passed: the register takes no transfer until redemption.
    error RegisterClosed(uint256 closesAt, uint256 nowAt);

    /// @param offering_ and the puts and defaults: see `setParts`
    constructor(
        address authority_,
        IRegister token_,
        IDistributor distributor_,
        address offering_,
        address puts_,
        address defaults_
    ) AccessManaged(authority_) BondSchedule(token_) {
        _setDistributor(distributor_);
        _setParts(offering_, puts_, defaults_);
    }

    // ---- issuer and administrator ----

    function freezeTerms(BondTerms memory terms_, Period[] memory periods_) external restricted returns (bytes32) {
        _freeze(terms_, periods_);
        return termsHash;
    }

    function setDistributor(IDistributor distributor_) external restricted {
        _setDistributor(distributor_);
    }

    function setParts(address offering, address puts, address defaults) external restricted {
        _setParts(offering, puts, defaults);
    }

    function issue(address to, uint256 units) external {
        _requirePart(_offering);
        require(termsHash != 0, TermUnfit("frozen", 0));
        if (status == BondStatus.DRAFT) _setStatus(BondStatus.ISSUED);
        else _requireStatus(ISSUED);
        require(block.timestamp <= _periods[0].recordAt, ScheduleUnfit(0, "recordAt"));
        uint256 issued = _issuedUnits + units;
        require(issued <= _terms.volume, VolumeExceeded(issued, _terms.volume));
        _issuedUnits = uint80(issued);
        IERC3643(address(_token)).mint(to, units);
    }

    // ---- coupons and redemption ----

    function declareCoupon(uint256 period, uint80 threshold, uint24 tieMember)
        external
        restricted
        returns (DistributionId id)
    {
        Period storage p = _period(period);
        require(p.declaredIn == 0, AlreadyDeclared(period));
        uint256 perUnit = couponPerUnit(period);
        uint256 total = _terms.proRata ? couponTotal(period) : 0;
        Declaration memory d;
        if (total != 0) (d.rule, d.threshold, d.tieMember) = (AmountRule.PRO_RATA, threshold, tieMember);
        d.amount = (total != 0 ? total : perUnit).toUint96();
        d.throughInstrument = period == _periods.length - 1;
        d.incomeType = INCOME_INTEREST;
        d.withholding = _terms.withholding;
        if (d.withholding != address(0)) (d.taxOwner, d.grossUp) = (_terms.taxOwner, _terms.grossUp);
        p.declaredIn = _distributorCount;
        id = _declare(period, p, d);
        emit CouponDeclared(period, id, perUnit, total);
    }

    function declareRedemption() external restricted returns (DistributionId id) {
        require(_principalIn == 0, AlreadyDeclared(PRINCIPAL));
        uint256 perUnit = _terms.faceValue;
        if (status == BondStatus.CALLED) perUnit = Interest.atPriceHalfUp(perUnit, _terms.events.callPrice);
        Declaration memory d;
        d.amount = perUnit.toUint96();
        d.throughInstrument = true;
        d.incomeType = INCOME_PRINCIPAL;
        _principalIn = _distributorCount;
        id = _declare(PRINCIPAL, _last(), d);
        emit RedemptionDeclared(id, perUnit);
    }

    function cancelCoupon(uint256 period) external restricted {
        _cancel(period);
    }

    function mature() public {
        _requireStatus(ISSUED);
        uint256 maturityAt = _last().payAt;
        require(block.timestamp >= maturityAt, NotMatured(maturityAt, block.timestamp));
        _setStatus(BondStatus.MATURED);
    }

    function redeemPage(address cash, address[] calldata wallets) external restricted {
        if (status == BondStatus.ISSUED) mature();
        bool accelerated = status == BondStatus.ACCELERATED;
        if (accelerated) require(IBondDefaults(_defaults).isPaid(address(_token)), ClaimUnpaid());
        else _requireStatus(MATURED | CALLED);
        uint256 units = _burnPage(wallets);
        if (!accelerated) {
            if (units != 0) _countRedeemed(_nominal(units));
            _payThrough(_periods.length - 1, cash, wallets);
            _payThrough(PRINCIPAL, cash, wallets);
        }
        if (_supply() == 0) _setStatus(BondStatus.REDEEMED);
    }

    function call(uint32 date, uint32 recordAt, uint32 payAt, uint32 dueAt, bytes32 noticeHash) external restricted {
        _requireStatus(ISSUED);
        uint256 earliestAt = block.timestamp + _terms.events.callNotice;
        require(payAt >= earliestAt, NoticeTooShort(payAt, earliestAt));
        uint256 running = periodAt(date);
        Period storage p = _periods[running];
        require(
            date > p.startDate && recordAt > block.timestamp && recordAt < payAt && payAt <= dueAt
                && p.recordAt > block.timestamp && p.declaredIn == 0
                && (running == 0 || recordAt > _periods[running - 1].recordAt) && DateLabel.fits(date, payAt)
                && !IBondPuts(_puts).isOpen(address(_token)),
            CallDateUnfit(date, running)
        );
        // The running period is cut at the call date and becomes the last.
        for (uint256 i = _periods.length - 1;; --i) {
            _token.cancelRecord(_periods[i].recordAt);
            if (i == running) break;
            _periods.pop();
        }
        (p.endDate, p.recordAt, p.payAt, p.dueAt) = (date, recordAt, payAt, dueAt);
        emit Called(date, recordAt, payAt, noticeHash);
        _setStatus(BondStatus.CALLED);
        _token.scheduleRecord(recordAt);
        _token.setClosing(recordAt);
    }

    // ---- parts ----

    function changeStatus(BondStatus to) external {
        _requirePart(_defaults);
        _requireStatus(ISSUED | MATURED | GRACE | DEFAULTED);
        _setStatus(to);
        if (to != BondStatus.ACCELERATED) return;
        for (uint256 i; i < _periods.length; ++i) _cancelUnfunded(i);
        _cancelUnfunded(PRINCIPAL);
        _token.setClosing(0);
    }

    function countRedeemed(uint256 amount) external {
        if (msg.sender != _puts) _requirePart(_defaults);
        _countRedeemed(amount);
        if (status == BondStatus.ISSUED && _supply() == 0) _setStatus(BondStatus.REDEEMED);
    }

    // ---- views ----

    function refuseClosed(uint256 closesAt) external view {
        revert RegisterClosed(closesAt, block.timestamp);
    }

    function distributor() public view returns (IDistributor) {
        return _distributors[_distributorCount];
    }

    function parts() external view returns (address offering, address puts, address defaults) {
        return (_offering, _puts, _defaults);
    }

    function proceedsGate() external pure returns (IProceedsGate) {
        return IProceedsGate(address(0));
    }

    function issuedPrincipal() public view returns (uint256) {
        return _nominal(_issuedUnits);
    }

    function issueVolume() external view returns (uint256) {
        return issuedPrincipal();
    }

    function redeemedPrincipal() external view returns (uint256) {
        return _redeemed;
    }

    function outstanding() external view returns (uint256) {
        return issuedPrincipal() - _redeemed;
    }

    function distributionOf(uint256 number) public view returns (DistributionId id, IDistributor where) {
        uint256 declaredIn = number == PRINCIPAL ? _principalIn : _period(number).declaredIn;
        where = _distributors[declaredIn];
        id = distributionId(address(_token), address(this), number);
    }

    function obligation(uint256 number) external view returns (uint256 dueAt, bool funded) {
        (DistributionId id, IDistributor where) = distributionOf(number);
        dueAt = number == PRINCIPAL ? _last().dueAt : _period(number).dueAt;
        funded = address(where) != address(0) && where.isFunded(id);
    }

    // ---- inside ----

    /// @dev The only writer of `status`.
    function _setStatus(BondStatus to) private {
        BondStatus from = status;
        require((TRANSITIONS >> (8 * uint8(from) + uint8(to))) & 1 != 0, BondTransitionRefused(from, to));
        status = to;
        emit StatusChanged(from, to);
    }

    function _requireStatus(uint256 allowed) private view {
        require((1 << uint8(status)) & allowed != 0, BondStatusUnfit(status, allowed));
    }

    function _requirePart(address part) private view {
        require(msg.sender == part, PartUnknown(msg.sender, part));
    }

    function _setDistributor(IDistributor distributor_) private {
        _distributors[++_distributorCount] = distributor_;
        emit DistributorSet(distributor_);
    }

    function _setParts(address offering, address puts, address defaults) private {
        (_offering, _puts, _defaults) = (offering, puts, defaults);
        emit PartsSet(offering, puts, defaults);
    }

    function _declare(uint256 number, Period storage dates, Declaration memory d) private returns (DistributionId) {
        _requireStatus(ISSUED | MATURED | CALLED | GRACE | DEFAULTED);
        d.token = address(_token);
        d.recordAt = dates.recordAt;
        d.payAt = dates.payAt;
        d.currency = _terms.events.currency;
        d.payer = _terms.events.issuer;
        return distributor().declare(number, d);
    }

    function _cancel(uint256 number) private {
        (, IDistributor where) = distributionOf(number);
        require(address(where) != address(0), NotDeclared(number));
        if (number == PRINCIPAL) _principalIn = 0;
        else _periods[number].declaredIn = 0;
        emit DeclarationCancelled(number);
        where.cancel(address(_token), number);
    }

    function _cancelUnfunded(uint256 number) private {
        (DistributionId id, IDistributor where) = distributionOf(number);
        if (address(where) != address(0) && !where.isFunded(id)) _cancel(number);
    }

    function _payThrough(uint256 number, address cash, address[] calldata wallets) private {
        (, IDistributor where) = distributionOf(number);
        require(address(where) != address(0), NotDeclared(number));
        where.payThrough(address(_token), number, cash, wallets, new uint256[](0));
    }

    /// @dev What each wallet, or who succeeded it, has now; its money follows the record.
    function _burnPage(address[] calldata wallets) private returns (uint256 burnt) {
        for (uint256 i; i < wallets.length; ++i) {
            address payee = _token.payeeOf(wallets[i]);
            uint256 units = IERC20(address(_token)).balanceOf(payee);
            if (units == 0) continue;
            burnt += units;
            emit UnitsRedeemed(payee, units);
            _token.redeem(payee, units);
        }
    }

    function _countRedeemed(uint256 amount) private {
        _redeemed += amount.toUint128();
        emit PrincipalRedeemed(amount, _redeemed);
    }

    function _supply() private view returns (uint256) {
        return IERC20(address(_token)).totalSupply();
    }
}
