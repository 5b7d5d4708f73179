// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {ShortText} from "../utils/ShortText.sol";
import {FundMaths} from "./FundMaths.sol";
import {Corrected, Correction, IFundCorrections} from "./interfaces/IFundCorrections.sol";
import {Day, DayStatus, Flow, FundTerms, IMoneyMarketFund, Request} from "./interfaces/IMoneyMarketFund.sol";

/// @title Corrections of one fund's prices, with the money that they cost.
contract FundCorrections is IFundCorrections, AccessManaged, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev More than a payment takes: what fails with less would be no refusal.
    uint256 private constant CALL_GAS = 400_000;

    IMoneyMarketFund public immutable fund;
    IPermissionedToken private immutable _token;
    uint256 private immutable _scale;

    mapping(uint32 day => Correction) private _published;
    mapping(uint32 day => address) private _makers;
    mapping(uint32 day => Corrected) private _corrected;
    mapping(address asset => mapping(uint32 day => bool)) private _paidIn;
    mapping(address asset => uint256) public owedToFund; // [cash base units]
    mapping(address asset => mapping(address controller => mapping(uint32 day => bool))) public isCompensated;

    constructor(address authority_, IMoneyMarketFund fund_) AccessManaged(authority_) {
        fund = fund_;
        _token = IPermissionedToken(fund_.token());
        _scale = fund_.scale();
    }

    // ---- both keys ----

    function publishCorrection(Correction calldata c) external restricted {
        require(!_corrected[c.day].paying, CorrectionBegun(c.day));
        Day memory d = fund.dayOf(c.day);
        _agree(d.status == DayStatus.STRUCK, c.day, "day", uint8(d.status), uint8(DayStatus.STRUCK));
        // Before there were units the price was the terms'.
        _agree(d.unitsBefore != 0, c.day, "units", 0, 1);
        uint256 expected = FundMaths.priceOf(c.netAssets, d.unitsBefore, _scale, _step(fund.terms()));
        _agree(c.price != 0 && c.price == expected, c.day, "price", c.price, expected);
        _agree(c.liable != address(0), c.day, "liable", 0, 0);
        _agree(c.cause != 0, c.day, "cause", 0, 0);
        (_published[c.day], _makers[c.day]) = (c, msg.sender);
        emit CorrectionPublished(c.day, c);
    }

    function approveCorrection(uint32 day, bytes32 correctionHash) external restricted {
        Correction memory c = _published[day];
        require(c.day == day && keccak256(abi.encode(c)) == correctionHash, CorrectionUnknown(day, correctionHash));
        require(msg.sender != _makers[day], IMoneyMarketFund.CheckerIsMaker(msg.sender));
        Corrected storage k = _corrected[day];
        require(!k.paying, CorrectionBegun(day));
        FundTerms memory t = fund.terms();
        uint256 dealt = fund.dayOf(day).price;
        uint256 right = _rightPrice(c, t);
        (k.price, k.liable) = (right.toUint96(), c.liable);
        k.material = FundMaths.isMaterial(dealt, right, t.materiality);
        k.reportBy = uint40(block.timestamp + t.reportWithin);
        k.payBy = uint40(block.timestamp + t.compensateWithin);
        emit DayCorrected(day, dealt, right, k.material, c.liable);
    }

    function reportCorrection(uint32 day, bytes32 reportHash) external restricted {
        _requireMaterial(day);
        _agree(reportHash != 0, day, "reportHash", 0, 0);
        _corrected[day].reportHash = reportHash;
        emit CorrectionReported(day, reportHash);
    }

    // ---- money, for anyone ----

    /// @dev Whoever pays freezes the correction, so who erred begins; the fund's part leaves apart, for its account may be stopped.
    function fundCorrection(address asset, uint32 day) external nonReentrant returns (uint256 taken) {
        _requireMaterial(day);
        Corrected storage k = _corrected[day];
        require(k.paying || msg.sender == k.liable, PayerNotLiable(day, msg.sender, k.liable));
        (, uint256 forFund, uint256 missing) = costOf(asset, day);
        require(missing != 0, CorrectionPaid(asset, day));
        (k.paying, _paidIn[asset][day]) = (true, true);
        owedToFund[asset] += forFund;
        emit CorrectionFunded(asset, day, msg.sender, missing);
        IERC20(asset).safeTransferFrom(msg.sender, address(this), missing);
        return missing;
    }

    function compensate(address asset, uint32 day, address[] calldata controllers) external nonReentrant {
        _requireMaterial(day);
        (,, uint256 missing) = costOf(asset, day);
        require(missing == 0, CorrectionUnfunded(asset, day, missing));
        uint256 deMinimis = fund.terms().deMinimis;
        for (uint256 i; i < controllers.length; ++i) {
            address controller = controllers[i];
            (uint256 loss, bool isFunds) = _lossOf(asset, controller, day);
            if (loss == 0 || isCompensated[asset][controller][day]) continue;
            isCompensated[asset][controller][day] = true;
            if (isFunds || loss < deMinimis) {
                owedToFund[asset] += loss;
                emit Compensated(asset, controller, day, 0);
            } else if (_pays(asset, _token.payeeOf(controller), loss)) {
                emit Compensated(asset, controller, day, loss);
            } else {
                isCompensated[asset][controller][day] = false;
                emit IMoneyMarketFund.ClaimPassedOver(asset, controller, day);
            }
        }
    }

    function returnToFund(address asset) external nonReentrant returns (uint256 amount) {
        amount = owedToFund[asset];
        owedToFund[asset] = 0;
        emit CorrectionReturned(asset, amount);
        IERC20(asset).safeTransfer(fund.terms().custody, amount);
    }

    // ---- views ----

    function correctionOf(uint32 day) external view returns (Corrected memory) {
        return _corrected[day];
    }

    function costOf(address asset, uint32 day)
        public
        view
        returns (uint256 forHolders, uint256 forFund, uint256 missing)
    {
        if (!_corrected[day].material) return (0, 0, 0);
        Flow memory f = fund.flowOf(asset, day);
        (bool dear, uint256 difference) = _error(day);
        forHolders = FundMaths.cashFor(dear ? f.units : f.dealt, difference, _scale);
        forFund = FundMaths.cashFor(dear ? f.dealt : f.units, difference, _scale);
        if (!_paidIn[asset][day]) missing = forHolders + forFund;
    }

    function lossOf(address asset, address controller, uint32 day) external view returns (uint256) {
        (uint256 loss, bool isFunds) = _lossOf(asset, controller, day);
        return isFunds ? 0 : loss;
    }

    // ---- parts ----

    /// @return loss what a wrong price cost whoever asked
    /// @return isFunds whether it is the fund's: the redemption was ended unpaid
    function _lossOf(address asset, address controller, uint32 day) private view returns (uint256 loss, bool isFunds) {
        if (!_corrected[day].material) return (0, false);
        Day memory d = fund.dayOf(day);
        Request memory r = fund.requestOf(asset, controller, day);
        (bool dear, uint256 difference) = _error(day);
        uint256 units = dear
            ? FundMaths.unitsFor(r.subscribed, d.price, _scale)
            : FundMaths.share(r.redeemed, d.dealt, d.requested);
        return (FundMaths.cashFor(units, difference, _scale), !dear && r.ended);
    }

    /// @dev Frozen or sanctioned in the register, or refused by the bank: it is passed over, and can be paid later.
    function _pays(address asset, address payee, uint256 amount) private returns (bool) {
        Entry e = _token.entryOf(payee);
        if (e.has(EntryFlags.FROZEN) || e.has(EntryFlags.SANCTIONED)) return false;
        require(gasleft() >= CALL_GAS, IMoneyMarketFund.PageGasShort(gasleft(), CALL_GAS));
        try IERC20(asset).transfer(payee, amount) returns (bool done) {
            return done;
        } catch {
            return false;
        }
    }

    /// @return dear whether all were dealt at too high a price: subscribers lost by it, else redeemers
    function _error(uint32 day) private view returns (bool dear, uint256 difference) {
        (uint256 dealt, uint256 right) = (fund.dayOf(day).price, _corrected[day].price);
        return dealt > right ? (true, dealt - right) : (false, right - dealt);
    }

    /// @dev The right NAV, swung as the same flow asks.
    function _rightPrice(Correction memory c, FundTerms memory t) private view returns (uint256) {
        uint256 received;
        address[] memory cash = fund.cashTokens();
        for (uint256 i; i < cash.length; ++i) received += fund.flowOf(cash[i], c.day).subscribed;
        return FundMaths.swung(
            c.price,
            received,
            FundMaths.cashFor(fund.dayOf(c.day).dealt, c.price, _scale),
            c.netAssets,
            t.swingThreshold,
            t.swingFactor,
            _step(t)
        );
    }

    function _step(FundTerms memory t) private pure returns (uint256) {
        return 10 ** (18 - t.priceDecimals);
    }

    function _requireMaterial(uint32 day) private view {
        require(_corrected[day].material, CorrectionMissing(day));
    }

    function _agree(bool ok, uint32 day, bytes32 field, uint256 value, uint256 expected) private pure {
        require(ok, CorrectionUnfit(day, ShortText.toString(field), value, expected));
    }
}
