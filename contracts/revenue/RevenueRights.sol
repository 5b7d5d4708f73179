// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {AmountRule, Declaration, IObligations, Kind} from "../distribution/interfaces/IObligations.sol";
import {IProceedsGate} from "../cash/interfaces/IProceedsGate.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {ObligationId, obligationId} from "../types/ObligationId.sol";
import {Policy} from "../types/Policy.sol";
import {Classes} from "../types/Topics.sol";
import {
    Amortisation,
    ClosedPeriod,
    IRevenueRights,
    RevenuePeriod,
    RevenueStatus,
    RevenueTerms
} from "./interfaces/IRevenueRights.sol";
import {Closing, IWaterfall} from "./interfaces/IWaterfall.sol";

/// @title Units of a pool's revenue, the instrument of their token.
contract RevenueRights is IRevenueRights, IInstrument, AccessManaged {
    using SafeCast for uint256;

    uint8 private constant INCOME_REVENUE = 1;
    uint256 private constant MOST_PERIODS = 60;
    uint256 private constant ANYONE_AFTER = 10 days;

    IRegister private immutable _token;
    IWaterfall public immutable waterfall;
    RevenueStatus public status;
    uint80 private _issuedUnits; // [units]
    uint16 private _next; // period; from the number of periods on, late payments
    uint16 private _discharged; // period; all before it are, as far as holders get something
    uint8 private _listCount;
    uint96 private _arrears; // [cash base units]
    uint128 private _allocated; // [cash base units]
    address public offering;
    bytes32 public termsHash;
    RevenueTerms private _terms;
    RevenuePeriod[] private _periods;
    mapping(uint256 period => ClosedPeriod) private _closed;
    mapping(uint256 period => uint96) private _spent; // [cash base units] of its senior, for its holders or taken back
    mapping(uint256 declaredIn => IObligations) private _lists;

    constructor(address authority_, IRegister token_, IObligations obligations_, IWaterfall waterfall_)
        AccessManaged(authority_)
    {
        _token = token_;
        waterfall = waterfall_;
        _setObligations(obligations_);
    }

    // ---- issuer and administrator ----

    function freezeTerms(RevenueTerms calldata terms_, RevenuePeriod[] calldata periods_)
        external
        restricted
        returns (bytes32)
    {
        require(termsHash == 0, RevenueTermUnfit("frozen", 1));
        require(terms_.faceValue != 0, RevenueTermUnfit("faceValue", 0));
        require(terms_.volume != 0, RevenueTermUnfit("volume", 0));
        require(terms_.currency != address(0), RevenueTermUnfit("currency", 0));
        require(
            (terms_.target != 0) == (terms_.amortisation == Amortisation.TO_TARGET),
            RevenueTermUnfit("target", terms_.target)
        );
        require(periods_.length != 0 && periods_.length <= MOST_PERIODS, RevenueTermUnfit("periods", periods_.length));
        for (uint256 i; i < periods_.length; ++i) {
            RevenuePeriod calldata p = periods_[i];
            require(
                p.fromMonth < p.toMonth && (i == 0 || p.fromMonth == periods_[i - 1].toMonth),
                RevenuePeriodUnfit(i, "fromMonth")
            );
            require(i == 0 || p.recordAt > periods_[i - 1].recordAt, RevenuePeriodUnfit(i, "recordAt"));
            require(p.recordAt < p.payAt, RevenuePeriodUnfit(i, "payAt"));
            require(p.amount != 0, RevenuePeriodUnfit(i, "amount"));
            _periods.push(p);
            _token.scheduleRecord(p.recordAt);
        }
        _terms = terms_;
        termsHash = keccak256(abi.encode(terms_, periods_));
        emit RevenueTermsFrozen(termsHash, terms_, periods_);
        _token.setClosing(periods_[periods_.length - 1].recordAt);
        return termsHash;
    }

    function setObligations(IObligations obligations_) external restricted {
        _setObligations(obligations_);
    }

    function setOffering(address offering_) external restricted {
        offering = offering_;
        emit RevenueOfferingSet(offering_);
    }

    function issue(address to, uint256 units) external {
        require(msg.sender == offering, OfferingUnknown(msg.sender, offering));
        require(termsHash != 0, RevenueTermUnfit("frozen", 0));
        if (status == RevenueStatus.DRAFT) _setStatus(RevenueStatus.ISSUED);
        else _requireStatus(RevenueStatus.ISSUED);
        require(block.timestamp <= _periods[0].recordAt, RevenuePeriodUnfit(0, "recordAt"));
        uint256 issued = _issuedUnits + units;
        require(issued <= _terms.volume, RevenueVolumeExceeded(issued, _terms.volume));
        _requirePolicy();
        _issuedUnits = uint80(issued);
        emit RevenueUnitsIssued(to, units, issued);
        IERC3643(address(_token)).mint(to, units);
    }

    // ---- periods ----

    function closePeriod(uint256 period) external restricted returns (uint256 senior) {
        require(period == _next, PeriodOutOfOrder(period, _next));
        uint256 due = dueNext();
        if (status > RevenueStatus.ISSUED) return _closeLate(period, due);
        _requireStatus(RevenueStatus.ISSUED);
        require(block.timestamp > _periods[period].recordAt, RevenuePeriodUnfit(period, "recordAt"));
        bool last = period == _periods.length - 1;
        _next = uint16(period + 1);
        senior = waterfall.close(
            address(_token), period, due, Math.min(due, _periods[period].amount), last ? Closing.LAST : Closing.PERIOD
        );
        _book(period, due, senior);
        if (last || (_terms.amortisation == Amortisation.TO_TARGET && _allocated == _terms.target)) _end(period + 1);
    }

    function declare(uint256 period) external returns (ObligationId id) {
        RevenuePeriod memory p = _recordOf(period);
        ClosedPeriod storage c = _closed[period];
        require(c.senior != 0, PeriodNotClosed(period));
        require(c.declaredIn == 0, PeriodAlreadyDeclared(period));
        c.declaredIn = _listCount;
        Declaration memory d;
        d.token = address(_token);
        (d.recordAt, d.payAt, d.dueAt) = (p.recordAt, p.payAt, p.payAt);
        (d.rule, d.kind) = (AmountRule.PRO_RATA, Kind.REVENUE);
        d.incomeType = INCOME_REVENUE;
        d.currency = _terms.currency;
        (d.amount, d.taxed) = (c.senior, c.senior);
        if (_terms.withholding != address(0)) (d.withholding, d.taxOwner) = (_terms.withholding, _terms.taxOwner);
        id = _lists[_listCount].declare(period, d);
        emit PeriodDeclared(period, id, c.senior);
    }

    function fund(uint256 period, address[] calldata cashTokens, uint256[] calldata amounts) external {
        if (!_isLate(period)) _checkCanCall(msg.sender, msg.data);
        (ObligationId id, IObligations where) = _declared(period);
        uint256 left = _closed[period].senior - _spent[period];
        uint256 spent = waterfall.fundSenior(address(_token), where, id, cashTokens, amounts);
        require(spent <= left, PeriodSpent(period, left, spent));
        _spent[period] += spent.toUint96();
    }

    function takeBack(uint256 period) external returns (uint256 amount) {
        (ObligationId id, IObligations where) = _declared(period);
        require(where.missingOf(id) == 0, PeriodUnfunded(period, where.missingOf(id)));
        uint256 unspent = _closed[period].senior - _spent[period];
        _spent[period] = _closed[period].senior;
        amount = waterfall.takeBack(address(_token), where, id, unspent);
        emit PeriodTakenBack(period, amount);
    }

    function retire(address[] calldata wallets) external {
        _requireStatus(RevenueStatus.ENDED);
        _requireDischarged();
        for (uint256 i; i < wallets.length; ++i) {
            address wallet = _token.payeeOf(wallets[i]);
            uint256 units = IERC20(address(_token)).balanceOf(wallet);
            if (units == 0) continue;
            emit RightsRetired(wallet, units);
            _token.redeem(wallet, units);
        }
        if (IERC20(address(_token)).totalSupply() == 0) _setStatus(RevenueStatus.REDEEMED);
    }

    // ---- views ----

    function refuseClosed(uint256 closesAt) external view {
        revert RightsClosed(closesAt, block.timestamp);
    }

    function isEnded() external view returns (bool) {
        return status >= RevenueStatus.ENDED || _isUnsold();
    }

    function token() external view returns (address) {
        return address(_token);
    }

    function obligations() external view returns (IObligations) {
        return _lists[_listCount];
    }

    function terms() external view returns (RevenueTerms memory) {
        return _terms;
    }

    function periods() external view returns (RevenuePeriod[] memory) {
        return _periods;
    }

    function monthsOf(uint256 period) external view returns (uint24 fromMonth, uint24 toMonth) {
        RevenuePeriod storage p = _period(period);
        return (p.fromMonth, p.toMonth);
    }

    function closedPeriodOf(uint256 period) external view returns (ClosedPeriod memory) {
        return _closed[period];
    }

    function nextPeriod() external view returns (uint256) {
        return _next;
    }

    function dueNext() public view returns (uint256 due) {
        if (_isUnsold()) return 0;
        bool running = _next < _periods.length;
        due = _arrears;
        if (running) due += _periods[_next].amount;
        if (_terms.amortisation == Amortisation.TO_TARGET) {
            uint256 rest = _terms.target - _allocated;
            due = running ? Math.min(due, rest) : rest;
        }
    }

    function allocated() external view returns (uint256) {
        return _allocated;
    }

    function arrears() external view returns (uint256) {
        return _arrears;
    }

    function principalPerUnit() external view returns (uint256) {
        return _terms.faceValue;
    }

    function offeredRate() external pure returns (uint256) {
        return 0;
    }

    function currency() external view returns (address) {
        return _terms.currency;
    }

    function settlementInterest(uint256, uint32, uint256) external pure returns (int256) {
        return 0;
    }

    function issuedPrincipal() external view returns (uint256) {
        return uint256(_issuedUnits) * _terms.faceValue;
    }

    function proceedsGate() external view returns (IProceedsGate) {
        return waterfall;
    }

    function obligationOf(uint256 period) external view returns (ObligationId id, IObligations where) {
        return (obligationId(address(_token), address(this), period), _lists[_closed[period].declaredIn]);
    }

    // ---- inside ----

    /// @dev The only writer of `status`; each one has one that follows it.
    function _setStatus(RevenueStatus to) private {
        RevenueStatus from = status;
        require(uint8(to) == uint8(from) + 1, RevenueTransitionRefused(from, to));
        status = to;
        emit RevenueStatusChanged(from, to);
    }

    function _requireStatus(RevenueStatus needed) private view {
        require(status == needed, RevenueStatusUnfit(status, needed));
    }

    /// @dev Cash that came after the last period pays what holders of its record lack. A payment of nothing takes no number.
    function _closeLate(uint256 period, uint256 due) private returns (uint256 senior) {
        require(due != 0, NothingDue(period));
        senior = waterfall.close(address(_token), period, due, 0, Closing.LATE);
        if (senior == 0) return 0;
        _next = uint256(period + 1).toUint16();
        _book(period, due, senior);
    }

    function _book(uint256 period, uint256 due, uint256 senior) private {
        _arrears = (due - senior).toUint96();
        _allocated += senior.toUint128();
        _closed[period] = ClosedPeriod(due.toUint96(), senior.toUint96(), 0, true);
        emit PeriodClosed(period, due, senior, _allocated, _arrears);
    }

    /// @dev Burnt is only what nobody is owed anything on: each period's holders were paid or are kept for.
    function _requireDischarged() private {
        uint256 period = _discharged;
        for (uint256 end = _next; period < end; ++period) {
            ClosedPeriod storage c = _closed[period];
            if (c.senior == 0) continue;
            ObligationId id = obligationId(address(_token), address(this), period);
            require(
                c.declaredIn != 0 && _lists[c.declaredIn].isDischarged(id), PeriodNotDischarged(period)
            );
        }
        _discharged = uint16(period);
    }

    /// @dev Records that are still to come are of nobody's payment; trading stops with the last one that is.
    function _end(uint256 from) private {
        _setStatus(RevenueStatus.ENDED);
        for (uint256 i = from; i < _periods.length; ++i) {
            if (_periods[i].recordAt > block.timestamp) _token.cancelRecord(_periods[i].recordAt);
        }
        if (from != _periods.length) _token.setClosing(block.timestamp);
    }

    function _requirePolicy() private view {
        Policy policy = _token.policy();
        require(
            policy.minimumClass() >= Classes.PROFESSIONAL,
            PolicyTooWide("minimumClass", policy.minimumClass(), Classes.PROFESSIONAL)
        );
        uint256 limit = _terms.maximumHolders;
        if (limit == 0) return;
        uint256 most = policy.maximumHolders();
        require(most != 0 && most <= limit, PolicyTooWide("maximumHolders", most, limit));
    }

    /// @dev Nothing was issued, and nothing can be any more: nobody is owed what came in.
    function _isUnsold() private view returns (bool) {
        return status == RevenueStatus.DRAFT && termsHash != 0 && block.timestamp > _periods[0].recordAt;
    }

    function _setObligations(IObligations obligations_) private {
        _lists[++_listCount] = obligations_;
        emit RevenueObligationsSet(obligations_);
    }

    function _period(uint256 period) private view returns (RevenuePeriod storage) {
        require(period < _periods.length, RevenuePeriodUnknown(period, _periods.length));
        return _periods[period];
    }

    /// @dev A late payment is of the last period's record, and is paid at once.
    function _recordOf(uint256 period) private view returns (RevenuePeriod memory p) {
        uint256 count = _periods.length;
        if (period < count || _closed[period].senior == 0) return _period(period);
        p = _periods[count - 1];
        p.payAt = Math.max(p.payAt, block.timestamp).toUint32();
    }

    /// @dev Its agent had ten days.
    function _isLate(uint256 period) private view returns (bool) {
        if (_closed[period].declaredIn == 0) return false;
        (ObligationId id, IObligations where) = _declared(period);
        return block.timestamp >= where.obligationOf(id).payAt + ANYONE_AFTER;
    }

    function _declared(uint256 period) private view returns (ObligationId id, IObligations where) {
        uint256 declaredIn = _closed[period].declaredIn;
        require(declaredIn != 0, PeriodNotDeclared(period));
        return (obligationId(address(_token), address(this), period), _lists[declaredIn]);
    }
}
