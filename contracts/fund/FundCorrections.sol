// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IBatchPayments} from "../cash/interfaces/ICash.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {ShortText} from "../utils/ShortText.sol";
import {FundMaths} from "./FundMaths.sol";
import {Corrected, Correction, IFundCorrections} from "./interfaces/IFundCorrections.sol";
import {Day, DayStatus, Flow, FundTerms, IMoneyMarketFund, Request} from "./interfaces/IMoneyMarketFund.sol";

/// @title Corrections of one fund's prices, with the money that they cost.
contract FundCorrections is IFundCorrections, AccessManaged, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    IMoneyMarketFund public immutable fund;
    IPermissionedToken private immutable _token;
    uint256 private immutable _scale;

    mapping(uint32 day => Correction) private _published;
    mapping(uint32 day => address) private _makers;
    mapping(uint32 day => Corrected) private _corrected;
    mapping(address asset => mapping(uint32 day => uint256)) private _paidIn; // [cash base units]
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

    function fundCorrection(address asset, uint32 day, uint256 amount) external nonReentrant returns (uint256 taken) {
        _requireMaterial(day);
        (, uint256 forFund, uint256 missing) = costOf(asset, day);
        taken = Math.min(amount, missing);
        _corrected[day].paying = true;
        _paidIn[asset][day] += taken;
        emit CorrectionFunded(asset, day, msg.sender, taken);
        IERC20(asset).safeTransferFrom(msg.sender, address(this), taken);
        if (taken != 0 && taken == missing) IERC20(asset).safeTransfer(fund.terms().custody, forFund);
    }

    /// @dev Everybody is marked before the payment, and unmarked where the bank refused it.
    function compensate(address asset, uint32 day, address[] calldata controllers) external nonReentrant {
        _requireMaterial(day);
        (,, uint256 missing) = costOf(asset, day);
        require(missing == 0, CorrectionUnfunded(asset, day, missing));
        FundTerms memory t = fund.terms();
        address[] memory payees = new address[](controllers.length);
        uint256[] memory amounts = new uint256[](controllers.length);
        for (uint256 i; i < controllers.length; ++i) {
            uint256 loss = lossOf(asset, controllers[i], day);
            // Nothing of one's own goes to the fund: the bank is asked to pay each of the list.
            payees[i] = t.custody;
            if (loss == 0 || isCompensated[asset][controllers[i]][day]) continue;
            isCompensated[asset][controllers[i]][day] = true;
            amounts[i] = loss;
            if (loss >= t.deMinimis) payees[i] = _token.payeeOf(controllers[i]);
        }
        uint256[] memory refused = IBatchPayments(asset).payMany(payees, amounts);
        for (uint256 i; i < controllers.length; ++i) {
            if (amounts[i] == 0) continue;
            if (refused[i >> 8] >> (i & 0xff) & 1 != 0) {
                isCompensated[asset][controllers[i]][day] = false;
                emit IMoneyMarketFund.ClaimPassedOver(asset, controllers[i], day);
            } else {
                emit Compensated(asset, controllers[i], day, amounts[i] < t.deMinimis ? 0 : amounts[i]);
            }
        }
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
        missing = forHolders + forFund - _paidIn[asset][day];
    }

    function lossOf(address asset, address controller, uint32 day) public view returns (uint256) {
        if (!_corrected[day].material) return 0;
        Day memory d = fund.dayOf(day);
        Request memory r = fund.requestOf(asset, controller, day);
        (bool dear, uint256 difference) = _error(day);
        uint256 units = dear
            ? FundMaths.unitsFor(r.subscribed, d.price, _scale)
            : FundMaths.share(r.redeemed, d.dealt, d.requested);
        return FundMaths.cashFor(units, difference, _scale);
    }

    // ---- parts ----

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
