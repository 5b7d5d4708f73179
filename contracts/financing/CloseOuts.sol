// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IDeliverable, IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {IERC7943Views} from "../register/interfaces/IERC7943.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {Instruction, ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {Weekdays} from "../utils/Weekdays.sol";
import {RepoLegs} from "./RepoLegs.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {CloseOut, CloseOutStatus, DefaultEvent, Fail, ICloseOuts, ValueMethod} from "./interfaces/ICloseOuts.sol";
import {IMargins} from "./interfaces/IMargins.sol";
import {IMarks} from "./interfaces/IMarks.sol";
import {
    Consent,
    IMasterAgreements,
    MarginAsset,
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
    IMargins public immutable margins;
    IMarks public immutable marks;
    mapping(bytes32 agreement => CloseOut) private _closeOuts;
    mapping(bytes32 agreement => mapping(bytes32 id => mapping(bool ofSeller => Fail))) private _fails;
    /// @dev Default market values, anew where a notice was displaced. [cash base units per unit, × 1e10]
    mapping(bytes32 agreement => mapping(bool displaced => mapping(address asset => uint256))) private _values;

    constructor(ISettlement settlement_, IMarks marks_, IMasterAgreements agreements_, IMargins margins_)
        RepoLegs(settlement_)
    {
        (marks, agreements, margins) = (marks_, agreements_, margins_);
    }

    // ---- fails ----

    /// @inheritdoc ICloseOuts
    function fail(bytes32 agreement, bytes32 id, Consent calldata end) external {
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
        bool[2] memory signed = _signed(agreement, id, p, end);
        bool[2] memory ready = _ready(agreement, id, p, signed);
        // Effect
        bool[2] memory failed;
        bool news;
        for (uint256 k; k < 2; ++k) {
            // Whether the seller, then whether the buyer failed.
            Fail storage f = _fails[agreement][id][k == 0];
            bool known = f.failedAt != 0 && f.version == p.version;
            if (ready[k] && known && !f.signed) (f.signed, news) = (true, true);
            if (ready[k] || !ready[1 - k]) continue;
            require(!known || !_stands(agreement, p, f, k == 0), RepoFailKnown(id));
            // Safe cast: of this age of the world.
            _fails[agreement][id][k == 0] =
                Fail(uint32(block.timestamp), end.expiresAt, p.version, signed[k], end.nonces[1 - k]);
            (failed[k], news) = (true, true);
        }
        require(news, RepoFailUnproven(id));
        emit RepoFailed(agreement, id, failed[0], failed[1], end);
    }

    // ---- default ----

    /// @inheritdoc ICloseOuts
    function declareDefault(bytes32 agreement, DefaultEvent cause, bytes32 subject) external {
        // Check
        MasterAgreement memory a = agreements.agreementOf(agreement);
        bool ofB = !_requireParty(agreement, a);
        CloseOut storage c = _closeOuts[agreement];
        bool displaces = c.status == CloseOutStatus.DEFAULTED && c.cause == DefaultEvent.DECLARED && c.ofB != ofB
            && cause != DefaultEvent.DECLARED;
        uint256 instant = displaces ? c.defaultedAt : block.timestamp;
        require(_shows(agreement, a, ofB, cause, subject, instant), DefaultUnproven(agreement, cause, subject));
        // Effect
        (c.status, c.ofB, c.displaced, c.cause) = (CloseOutStatus.DEFAULTED, ofB, displaces, cause);
        (c.defaultedAt, c.costs) = (uint32(instant), 0);
        // A notice waits for a stay, and a call period, which is never zero, for what the record shows of who gave it.
        uint256 stay = a.stayPeriod > a.callPeriod ? a.stayPeriod : a.callPeriod;
        c.nettedFrom = SafeCast.toUint32(block.timestamp + (cause == DefaultEvent.DECLARED ? stay : 0));
        c.valuedUntil = SafeCast.toUint32(block.timestamp + a.valuationPeriod);
        emit AgreementDefaulted(agreement, ofB ? a.partyB : a.partyA, cause, subject, c.nettedFrom, c.valuedUntil);
        // Interaction: refused where the agreement is not active.
        if (!displaces) agreements.end(agreement);
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
        bool inDefault = _requireValuer(agreement, c, asset);
        uint256 price = _priceFrom(agreement, asset, method, prices, evidence);
        uint256 worth = inDefault ? 0 : RepoMaths.value(_unitsBetween(agreement, asset), price);
        require(costs <= worth, CostsTooLarge(agreement, asset, costs, worth));
        // Effect
        c.costs += costs;
        _setValue(agreement, asset, method, price, costs, evidence);
    }

    /// @inheritdoc ICloseOuts
    function valueByMarks(bytes32 agreement, address asset) external {
        uint256 until = _requireStatus(agreement, CloseOutStatus.DEFAULTED).valuedUntil;
        require(block.timestamp > until, CloseOutEarly(agreement, until + 1, block.timestamp));
        uint256 price = _meanOf(agreements.agreementOf(agreement), asset);
        require(price != 0, ValueUnfit(agreement, asset));
        _setValue(agreement, asset, ValueMethod.MARKS, price, 0, 0);
    }

    /// @inheritdoc ICloseOuts
    function net(bytes32 agreement) external {
        // Check
        CloseOut storage c = _requireStatus(agreement, CloseOutStatus.DEFAULTED);
        require(block.timestamp >= c.nettedFrom, CloseOutEarly(agreement, c.nettedFrom, block.timestamp));
        MasterAgreement memory a = agreements.agreementOf(agreement);
        // Effect
        uint256 endDay = RepoMaths.dayOf(c.defaultedAt, a.utcOffset);
        int256 sum = _netTransactions(agreement, endDay) + _netMargin(agreement, a.marginAssets)
            + _netRest(agreement, c, endDay);
        (c.sum, c.dueAt) = (sum, _nextDue(a));
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
        (address payer, address payee) = c.sum < 0 ? (a.partyA, a.partyB) : (a.partyB, a.partyA);
        _settle(closeOutIdOf(agreement), _one(_cash(a, payer, payee, paid)), consent);
    }

    /// @inheritdoc ICloseOuts
    function postpone(bytes32 agreement) external {
        CloseOut storage c = _requireStatus(agreement, CloseOutStatus.NETTED);
        require(block.timestamp <= c.dueAt, CloseOutLate(agreement, c.dueAt, block.timestamp));
        MasterAgreement memory a = agreements.agreementOf(agreement);
        (address deposit, address creditor) = c.sum < 0 ? (a.cashB, a.partyB) : (a.cashA, a.partyA);
        require(!_checks(deposit, creditor, creditor, 0), IMargins.PayeeReachable(agreement, creditor));
        c.dueAt = _nextDue(a);
        emit CloseOutPostponed(agreement, c.dueAt);
    }

    // ---- views ----

    /// @inheritdoc ICloseOuts
    function closeOutOf(bytes32 agreement) external view returns (CloseOut memory) {
        return _closeOuts[agreement];
    }

    /// @inheritdoc ICloseOuts
    function valueOf(bytes32 agreement, address asset) public view returns (uint256) {
        return _values[agreement][_closeOuts[agreement].displaced][asset];
    }

    /// @inheritdoc ICloseOuts
    function failOf(bytes32 agreement, bytes32 id, bool ofSeller) external view returns (Fail memory) {
        return _fails[agreement][id][ofSeller];
    }

    /// @inheritdoc ICloseOuts
    function shortOf(bytes32 agreement, bytes32 id) public view returns (bool sellerShort, bool buyerShort) {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        Position memory p = agreements.positionOf(agreement, id);
        uint256 price = agreements.repurchasePriceOf(agreement, id, p.repurchaseDate);
        (address seller, address cash) = p.sellerIsB ? (a.partyB, a.cashB) : (a.partyA, a.cashA);
        sellerShort = _refuses(cash, seller, -int256(price));
        // Free units, not what a minimum would leave of them: a stranger's dust makes nobody short.
        address buyer = p.sellerIsB ? a.partyA : a.partyB;
        uint256 bound = IERC7943Views(p.security).getFrozenTokens(buyer) + IHolds(p.security).heldOf(buyer);
        buyerShort = IERC20(p.security).balanceOf(buyer) < bound + p.units;
    }

    /// @inheritdoc ICloseOuts
    function amountOf(bytes32 agreement) public view returns (uint256 amount, uint256 interest) {
        CloseOut storage c = _closeOuts[agreement];
        MasterAgreement memory a = agreements.agreementOf(agreement);
        amount = _size(c.sum);
        uint256 dueDate = RepoMaths.dayOf(c.dueAt, a.utcOffset);
        uint256 today = RepoMaths.dayOf(block.timestamp, a.utcOffset);
        // Safe cast: the late rate is not below zero.
        if (today > dueDate) interest = uint256(RepoMaths.differential(amount, a.lateRate, today - dueDate, a.act360));
    }

    /// @inheritdoc ICloseOuts
    function closeOutIdOf(bytes32 agreement) public pure returns (bytes32) {
        return keccak256(abi.encode("CLOSE_OUT", agreement));
    }

    // ---- parts ----

    /// @dev Whether the record shows the default of B, or of A, at an instant.
    function _shows(
        bytes32 agreement,
        MasterAgreement memory a,
        bool ofB,
        DefaultEvent cause,
        bytes32 subject,
        uint256 instant
    ) private view returns (bool) {
        if (cause == DefaultEvent.MARGIN) return margins.isMissed(agreement, ofB, 0, instant);
        if (cause == DefaultEvent.INCOME) return subject != 0 && margins.isMissed(agreement, ofB, subject, instant);
        if (cause == DefaultEvent.DECLARED) return subject != 0;
        Position memory p = agreements.positionOf(agreement, subject);
        bool ofSeller = p.sellerIsB == ofB;
        Fail storage f = _fails[agreement][subject][ofSeller];
        bool known = p.status == TransactionStatus.OPEN && p.repurchaseDate != 0 && f.failedAt != 0
            && f.version == p.version && instant > uint256(f.failedAt) + a.curePeriod;
        if (!known || !_stands(agreement, p, f, ofSeller)) return false;
        // Who has signed as well is in default while it lacks what it is to deliver, and what it got since a notice cures nothing.
        bool[2] memory ready = _ready(agreement, subject, p, ofSeller ? [f.signed, true] : [true, f.signed]);
        (bool its, bool others) = ofSeller ? (ready[0], ready[1]) : (ready[1], ready[0]);
        return others && (!its || instant < block.timestamp);
    }

    /// @dev Whether the signature of the side that was ready still is good.
    function _stands(bytes32 agreement, Position memory p, Fail storage f, bool ofSeller) private view returns (bool) {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        address other = p.sellerIsB == ofSeller ? a.partyA : a.partyB;
        return block.timestamp <= f.until && _isFree(other, f.nonce)
            && IDeliverable(p.security).lastRecordAt() < f.failedAt;
    }

    /// @dev Who signed an end that settles now and as long as a cure takes, with a nonce that is free: the seller, the buyer.
    function _signed(bytes32 agreement, bytes32 id, Position memory p, Consent calldata end)
        private
        view
        returns (bool[2] memory signed)
    {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        if (end.signatures.length != 2 || end.nonces.length != 2) return signed;
        if (block.timestamp < end.settlementAt || block.timestamp + a.curePeriod > end.expiresAt) return signed;
        Instruction memory i = agreements.endOf(agreement, id, end);
        if (settlement.recordPassed(i) != 0) return signed;
        bytes32 digest = InstructionId.unwrap(settlement.idOf(i));
        for (uint256 k; k < 2; ++k) {
            address party = p.sellerIsB == (k == 0) ? a.partyB : a.partyA;
            signed[k] = SignatureChecker.isValidSignatureNow(party, digest, end.signatures[k])
                && _isFree(party, end.nonces[k]);
        }
    }

    /// @dev Of those who signed, who has what it is to deliver; the seller also has to be let have the units back. Where the rules of who and when
    /// stop a leg, nobody is ready: it is nobody's fail.
    function _ready(bytes32 agreement, bytes32 id, Position memory p, bool[2] memory signed)
        private
        view
        returns (bool[2] memory)
    {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        (address seller, address buyer) = p.sellerIsB ? (a.partyB, a.partyA) : (a.partyA, a.partyB);
        (address ofSeller, address ofBuyer) = p.sellerIsB ? (a.cashB, a.cashA) : (a.cashA, a.cashB);
        bool open = _checks(p.security, buyer, seller, p.units) && _checks(ofSeller, seller, seller, 0)
            && _checks(ofBuyer, buyer, buyer, 0);
        if (!open || _refuses(p.security, seller, int256(uint256(p.units)))) return [false, false];
        (bool sellerShort, bool buyerShort) = shortOf(agreement, id);
        return [signed[0] && !sellerShort, signed[1] && !buyerShort];
    }

    /// @dev Whether a party's position would be refused with so much more, or less. [units]
    function _refuses(address asset, address wallet, int256 delta) private view returns (bool) {
        address[] memory parties = new address[](1);
        int256[] memory deltas = new int256[](1);
        (parties[0], deltas[0]) = (wallet, delta);
        return IDeliverableViews(asset).refusedPosition(parties, deltas, new uint256[](1)) == 0;
    }

    /// @dev The mean of both sources' last marks; zero where one is missing or they are apart: then they decide nothing.
    function _meanOf(MasterAgreement memory a, address asset) private view returns (uint256) {
        uint256 first = marks.markOf(a.sources[0], asset).price;
        uint256 second = marks.markOf(a.sources[1], asset).price;
        if (first == 0 || second == 0 || !RepoMaths.near(first, second, a.markSpread)) return 0;
        return (first + second) / 2;
    }

    /// @dev All units of an asset that one of the two owes the other. [units]
    function _unitsBetween(bytes32 agreement, address asset) private view returns (uint256 units) {
        (Position[] memory list,) = agreements.bookOf(agreement);
        for (uint256 i; i < list.length; ++i) if (list[i].security == asset) units += list[i].units;
        units += _size(margins.marginOf(agreement, asset));
    }

    /// @dev The last second of the next weekday at the agreement's place. [s]
    function _nextDue(MasterAgreement memory a) private view returns (uint32) {
        uint256 day = RepoMaths.dayOf(block.timestamp, a.utcOffset);
        while (!Weekdays.has(MONDAY_TO_FRIDAY, ++day)) {}
        return SafeCast.toUint32(RepoMaths.endOf(day, a.utcOffset));
    }

    /// @dev Who is not in default, in its time; later, where the marks decide nothing, it, and after as long again the other too.
    function _requireValuer(bytes32 agreement, CloseOut storage c, address asset) private view returns (bool inDefault) {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        inDefault = _requireParty(agreement, a) == c.ofB;
        uint256 until = c.valuedUntil;
        if (inDefault) {
            until += a.valuationPeriod;
            require(block.timestamp > until, CloseOutEarly(agreement, until + 1, block.timestamp));
        }
        require(block.timestamp <= until || _meanOf(a, asset) == 0, CloseOutLate(agreement, until, block.timestamp));
    }

    function _priceFrom(
        bytes32 agreement,
        address asset,
        ValueMethod method,
        uint128[] calldata prices,
        bytes32 evidence
    ) private pure returns (uint256) {
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
        return sum / count;
    }

    function _setValue(
        bytes32 agreement,
        address asset,
        ValueMethod method,
        uint256 price,
        uint256 costs,
        bytes32 evidence
    ) private {
        mapping(address asset => uint256) storage values = _values[agreement][_closeOuts[agreement].displaced];
        require(values[asset] == 0, ValueKnown(agreement, asset));
        values[asset] = price;
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
            int256 given = margins.marginOf(agreement, asset);
            if (given == 0) continue;
            int256 worth = int256(_worth(agreement, asset, _size(given)));
            int256 toA = given > 0 ? worth : -worth;
            sum += toA;
            emit CloseOutLine(agreement, bytes32(uint256(uint160(asset))), toA);
        }
    }

    /// @dev Cash margin with its interest, income that is owed, and the costs of the party that is not in default.
    function _netRest(bytes32 agreement, CloseOut storage c, uint256 endDay) private returns (int256 toA) {
        toA = margins.cashOf(agreement, endDay);
        toA += c.ofB ? int256(uint256(c.costs)) : -int256(uint256(c.costs));
        emit CloseOutLine(agreement, 0, toA);
    }

    function _worth(bytes32 agreement, address asset, uint256 units) private view returns (uint256) {
        uint256 price = valueOf(agreement, asset);
        require(price != 0, ValueMissing(agreement, asset));
        return RepoMaths.value(units, price);
    }

    function _requireStatus(bytes32 agreement, CloseOutStatus wanted) private view returns (CloseOut storage c) {
        c = _closeOuts[agreement];
        require(c.status == wanted, CloseOutStatusUnfit(agreement, c.status, wanted));
    }
}
