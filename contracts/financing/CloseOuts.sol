// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {Leg} from "../types/Leg.sol";
import {Weekdays} from "../utils/Weekdays.sol";
import {RepoLegs} from "./RepoLegs.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {CloseOut, CloseOutStatus, DefaultEvent, ICloseOuts, ValueMethod} from "./interfaces/ICloseOuts.sol";
import {IMarks, Mark} from "./interfaces/IMarks.sol";
import {
    AgreementState,
    CallStatus,
    Consent,
    IMasterAgreements,
    Income,
    MarginAsset,
    MarginCall,
    MasterAgreement,
    Position,
    TransactionStatus
} from "./interfaces/IMasterAgreements.sol";

/// @title Close-outs of master agreements: default, default market values, one net sum.
/// @dev What an agreement says is read once a call; nothing of it changes after its end.
contract CloseOuts is ICloseOuts, RepoLegs, ReentrancyGuardTransient {
    uint256 private constant QUOTES_MAX = 10;
    uint256 private constant MONDAY_TO_FRIDAY = 0x1f;

    IMasterAgreements public immutable agreements;
    IMarks public immutable marks;
    mapping(bytes32 agreement => CloseOut) private _closeOuts;
    /// @inheritdoc ICloseOuts
    mapping(bytes32 agreement => mapping(bytes32 id => uint256)) public failedAt;
    /// @dev Default market values. [cash base units per unit, × 1e10]
    mapping(bytes32 agreement => mapping(address asset => uint256)) private _values;

    constructor(ISettlement settlement_, IMarks marks_, IMasterAgreements agreements_) RepoLegs(settlement_) {
        (marks, agreements) = (marks_, agreements_);
    }

    // ---- fails ----

    /// @inheritdoc ICloseOuts
    function fail(bytes32 agreement, bytes32 id) external {
        // Check
        Position memory p = agreements.positionOf(agreement, id);
        require(
            p.status == TransactionStatus.OPEN,
            IMasterAgreements.RepoStatusUnfit(id, p.status, TransactionStatus.OPEN)
        );
        uint256 today = agreements.todayOf(agreement);
        require(
            p.repurchaseDate != 0 && today > p.repurchaseDate,
            IMasterAgreements.RepoNotDue(id, p.repurchaseDate, today)
        );
        require(failedAt[agreement][id] == 0, RepoFailKnown(id));
        (bool sellerShort, bool buyerShort) = shortOf(agreement, id);
        require(sellerShort || buyerShort, RepoNotShort(id));
        // Effect
        failedAt[agreement][id] = block.timestamp;
        emit RepoFailed(agreement, id, sellerShort, buyerShort);
    }

    // ---- default ----

    /// @inheritdoc ICloseOuts
    function declareDefault(bytes32 agreement, DefaultEvent cause, bytes32 subject) external {
        // Check
        MasterAgreement memory a = agreements.agreementOf(agreement);
        bool ofB = !_isB(agreement, a);
        require(_shows(agreement, a, ofB, cause, subject), DefaultUnproven(agreement, cause, subject));
        // Effect
        CloseOut storage c = _closeOuts[agreement];
        (c.status, c.ofB, c.cause, c.defaultedAt) = (CloseOutStatus.DEFAULTED, ofB, cause, uint32(block.timestamp));
        c.nettedFrom = SafeCast.toUint32(block.timestamp + (cause == DefaultEvent.DECLARED ? a.stayPeriod : 0));
        c.valuedUntil = SafeCast.toUint32(block.timestamp + a.valuationPeriod);
        emit AgreementDefaulted(agreement, ofB ? a.partyB : a.partyA, cause, subject, c.nettedFrom, c.valuedUntil);
        // Interaction: refused where the agreement is not active.
        agreements.end(agreement);
    }

    /// @inheritdoc ICloseOuts
    function value(
        bytes32 agreement,
        address asset,
        ValueMethod method,
        uint128[] calldata prices,
        uint72 costs,
        bytes32 evidence
    ) external {
        // Check
        CloseOut storage c = _requireStatus(agreement, CloseOutStatus.DEFAULTED);
        require(
            _isB(agreement, agreements.agreementOf(agreement)) != c.ofB,
            IMasterAgreements.AgreementNotYours(agreement, msg.sender)
        );
        require(block.timestamp <= c.valuedUntil, CloseOutLate(agreement, c.valuedUntil, block.timestamp));
        uint256 count = prices.length;
        bool fits = method == ValueMethod.QUOTES
            ? count >= 2 && count <= QUOTES_MAX
            : count == 1 && (method == ValueMethod.SALE || method == ValueMethod.NET_VALUE);
        require(fits && evidence != 0, ValueUnfit(agreement, asset));
        uint256 sum;
        for (uint256 i; i < count; ++i) {
            require(prices[i] != 0, ValueUnfit(agreement, asset));
            sum += prices[i];
        }
        // Effect
        c.costs += costs;
        _setValue(agreement, asset, method, sum / count, costs, evidence);
    }

    /// @inheritdoc ICloseOuts
    function valueByMarks(bytes32 agreement, address asset) external {
        uint256 until = _requireStatus(agreement, CloseOutStatus.DEFAULTED).valuedUntil;
        require(block.timestamp > until, CloseOutEarly(agreement, until + 1, block.timestamp));
        address[2] memory sources = agreements.agreementOf(agreement).sources;
        (Mark memory first, Mark memory second) = (marks.markOf(sources[0], asset), marks.markOf(sources[1], asset));
        require(first.price != 0 && second.price != 0, ValueUnfit(agreement, asset));
        _setValue(agreement, asset, ValueMethod.MARKS, (uint256(first.price) + second.price) / 2, 0, 0);
    }

    /// @inheritdoc ICloseOuts
    function net(bytes32 agreement) external {
        // Check
        CloseOut storage c = _requireStatus(agreement, CloseOutStatus.DEFAULTED);
        require(block.timestamp >= c.nettedFrom, CloseOutEarly(agreement, c.nettedFrom, block.timestamp));
        MasterAgreement memory a = agreements.agreementOf(agreement);
        // Effect
        int256 sum = _netTransactions(agreement, _dayOf(a, c.defaultedAt)) + _netMargin(agreement, a.marginAssets)
            + _netRest(agreement, c);
        uint256 day = _dayOf(a, block.timestamp);
        while (!Weekdays.has(MONDAY_TO_FRIDAY, ++day)) {}
        c.sum = SafeCast.toInt96(sum);
        // The last second of that day at the agreement's place.
        c.dueAt = SafeCast.toUint32(uint256(int256((day + 1) * 1 days) - a.utcOffset - 1));
        c.status = sum == 0 ? CloseOutStatus.PAID : CloseOutStatus.NETTED;
        emit AgreementNetted(agreement, sum, c.dueAt);
        // Interaction
        agreements.closeAll(agreement);
    }

    /// @inheritdoc ICloseOuts
    function payCloseOut(bytes32 agreement, Consent calldata consent) external nonReentrant {
        // Check
        CloseOut storage c = _requireStatus(agreement, CloseOutStatus.NETTED);
        MasterAgreement memory a = agreements.agreementOf(agreement);
        // Effect
        (uint256 amount, uint256 interest) = amountOf(agreement);
        c.status = CloseOutStatus.PAID;
        emit CloseOutPaid(agreement, amount, interest);
        // Interaction
        uint256 paid = amount + interest;
        Leg memory leg = c.sum < 0
            ? Leg(a.cashA, a.cashB, a.partyA, a.partyB, 0, paid)
            : Leg(a.cashB, a.cashA, a.partyB, a.partyA, 0, paid);
        _settle(closeOutIdOf(agreement), _one(leg), consent);
    }

    // ---- views ----

    /// @inheritdoc ICloseOuts
    function closeOutOf(bytes32 agreement) external view returns (CloseOut memory) {
        return _closeOuts[agreement];
    }

    /// @inheritdoc ICloseOuts
    function valueOf(bytes32 agreement, address asset) external view returns (uint256) {
        return _values[agreement][asset];
    }

    /// @inheritdoc ICloseOuts
    function shortOf(bytes32 agreement, bytes32 id) public view returns (bool sellerShort, bool buyerShort) {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        Position memory p = agreements.positionOf(agreement, id);
        (address seller, address buyer) = p.sellerIsB ? (a.partyB, a.partyA) : (a.partyA, a.partyB);
        uint256 price = agreements.repurchasePriceOf(agreement, id, p.repurchaseDate);
        sellerShort = _isShort(p.sellerIsB ? a.cashB : a.cashA, seller, price);
        buyerShort = _isShort(p.security, buyer, p.units);
    }

    /// @inheritdoc ICloseOuts
    function amountOf(bytes32 agreement) public view returns (uint256 amount, uint256 interest) {
        CloseOut storage c = _closeOuts[agreement];
        MasterAgreement memory a = agreements.agreementOf(agreement);
        amount = _size(c.sum);
        (uint256 dueDate, uint256 today) = (_dayOf(a, c.dueAt), _dayOf(a, block.timestamp));
        // Safe cast: the late rate is not below zero.
        if (today > dueDate) interest = uint256(RepoMaths.differential(amount, a.lateRate, today - dueDate, a.act360));
    }

    /// @inheritdoc ICloseOuts
    function closeOutIdOf(bytes32 agreement) public pure returns (bytes32) {
        return keccak256(abi.encode("CLOSE_OUT", agreement));
    }

    // ---- parts ----

    /// @dev Whether the record shows the default of B, or of A.
    function _shows(bytes32 agreement, MasterAgreement memory a, bool ofB, DefaultEvent cause, bytes32 subject)
        private
        view
        returns (bool)
    {
        if (cause == DefaultEvent.MARGIN) {
            MarginCall memory call = agreements.callOf(agreement);
            return call.status == CallStatus.CALLED && call.byB != ofB && block.timestamp > uint256(call.dueAt) + a.curePeriod;
        }
        if (cause == DefaultEvent.INCOME) {
            Income memory i = agreements.incomeOf(agreement, subject);
            return i.amount != 0 && !i.paid && i.toB != ofB && block.timestamp > uint256(i.dueAt) + a.curePeriod;
        }
        if (cause == DefaultEvent.DECLARED) return subject != 0;
        Position memory p = agreements.positionOf(agreement, subject);
        if (p.status != TransactionStatus.OPEN || failedAt[agreement][subject] == 0) return false;
        // The last second of the repurchase date at the agreement's place.
        uint256 endedAt = uint256(int256((uint256(p.repurchaseDate) + 1) * 1 days) - a.utcOffset - 1);
        (bool sellerShort, bool buyerShort) = shortOf(agreement, subject);
        return block.timestamp > endedAt + a.curePeriod && (p.sellerIsB == ofB ? sellerShort : buyerShort);
    }

    function _isShort(address asset, address wallet, uint256 amount) private view returns (bool) {
        address[] memory parties = new address[](1);
        int256[] memory deltas = new int256[](1);
        (parties[0], deltas[0]) = (wallet, -int256(amount));
        return IDeliverableViews(asset).refusedPosition(parties, deltas, new uint256[](1)) == 0;
    }

    function _setValue(
        bytes32 agreement,
        address asset,
        ValueMethod method,
        uint256 price,
        uint256 costs,
        bytes32 evidence
    ) private {
        require(_values[agreement][asset] == 0, ValueKnown(agreement, asset));
        _values[agreement][asset] = price;
        emit DefaultValued(agreement, asset, method, price, costs, evidence);
    }

    /// @dev The seller owes the repurchase price of the day, the buyer the value of equivalent units.
    function _netTransactions(bytes32 agreement, uint256 day) private returns (int256 sum) {
        bytes32[] memory list = agreements.openOf(agreement);
        for (uint256 i; i < list.length; ++i) {
            Position memory p = agreements.positionOf(agreement, list[i]);
            int256 toBuyer = int256(agreements.repurchasePriceOf(agreement, list[i], day));
            toBuyer -= int256(_worth(agreement, p.security, p.units));
            int256 toA = p.sellerIsB ? toBuyer : -toBuyer;
            sum += toA;
            emit CloseOutLine(agreement, list[i], toA);
        }
    }

    /// @dev Who holds margin owes its value, without a haircut.
    function _netMargin(bytes32 agreement, MarginAsset[] memory assets) private returns (int256 sum) {
        for (uint256 i; i < assets.length; ++i) {
            address asset = assets[i].asset;
            int256 given = agreements.marginOf(agreement, asset);
            if (given == 0) continue;
            int256 worth = int256(_worth(agreement, asset, _size(given)));
            int256 toA = given > 0 ? worth : -worth;
            sum += toA;
            emit CloseOutLine(agreement, bytes32(uint256(uint160(asset))), toA);
        }
    }

    /// @dev Cash margin with its interest, income that is owed, and the costs of the party that is not in default.
    function _netRest(bytes32 agreement, CloseOut storage c) private returns (int256 toA) {
        AgreementState memory s = agreements.stateOf(agreement);
        toA = int256(s.cashMargin) + s.cashInterest + s.incomeOwed;
        toA += c.ofB ? int256(uint256(c.costs)) : -int256(uint256(c.costs));
        emit CloseOutLine(agreement, 0, toA);
    }

    function _worth(bytes32 agreement, address asset, uint256 units) private view returns (uint256) {
        uint256 price = _values[agreement][asset];
        require(price != 0, ValueMissing(agreement, asset));
        return RepoMaths.value(units, price);
    }

    function _dayOf(MasterAgreement memory a, uint256 instant) private pure returns (uint256) {
        return uint256(int256(instant) + a.utcOffset) / 1 days;
    }

    function _size(int256 amount) private pure returns (uint256) {
        return uint256(amount < 0 ? -amount : amount);
    }

    function _isB(bytes32 agreement, MasterAgreement memory a) private view returns (bool isB) {
        isB = msg.sender == a.partyB;
        require(isB || msg.sender == a.partyA, IMasterAgreements.AgreementNotYours(agreement, msg.sender));
    }

    function _requireStatus(bytes32 agreement, CloseOutStatus wanted) private view returns (CloseOut storage c) {
        c = _closeOuts[agreement];
        require(c.status == wanted, CloseOutStatusUnfit(agreement, c.status, wanted));
    }
}
