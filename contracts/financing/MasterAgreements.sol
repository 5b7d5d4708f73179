// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {AmountRule, IObligations, Obligation} from "../distribution/interfaces/IObligations.sol";
import {ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Leg} from "../types/Leg.sol";
import {RepoBook} from "./RepoBook.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {IMarks, Mark} from "./interfaces/IMarks.sol";
import {
    AgreementState,
    AgreementStatus,
    CallStatus,
    Consent,
    IMasterAgreements,
    Income,
    MarginAsset,
    MarginCall,
    MasterAgreement,
    Position
} from "./interfaces/IMasterAgreements.sol";

/// @title Master agreements of two parties: entering, exposure, margin and income.
/// @dev `RepoBook` holds the transactions.
contract MasterAgreements is RepoBook {
    uint256 private constant MARGIN_ASSETS_MAX = 8;
    address private constant CASH = address(0);

    IMarks public immutable marks;
    IObligations public immutable obligations;
    mapping(bytes32 agreement => MarginCall) private _calls;
    /// @dev Above zero: A gave it to B. [units]
    mapping(bytes32 agreement => mapping(address asset => int256)) private _margin;
    mapping(bytes32 agreement => mapping(bytes32 incomeId => Income)) private _incomes;

    constructor(ISettlement settlement_, IMarks marks_, IObligations obligations_) RepoBook(settlement_) {
        (marks, obligations) = (marks_, obligations_);
    }

    // ---- agreement ----

    /// @inheritdoc IMasterAgreements
    function propose(MasterAgreement calldata agreement) external returns (bytes32 id) {
        id = idOf(agreement);
        AgreementState storage s = _states[id];
        require(msg.sender == agreement.partyA || msg.sender == agreement.partyB, AgreementNotYours(id, msg.sender));
        if (s.status == AgreementStatus.NONE) {
            _requireFields(agreement);
            _agreements[id] = agreement;
            (s.status, s.proposer) = (AgreementStatus.PROPOSED, msg.sender);
            emit AgreementProposed(id, msg.sender, agreement);
        } else {
            require(s.status == AgreementStatus.PROPOSED && s.proposer != msg.sender, AgreementKnown(id));
            s.status = AgreementStatus.ACTIVE;
            emit AgreementEntered(id);
        }
    }

    /// @inheritdoc IMasterAgreements
    function end(bytes32 agreement) external {
        _requireCloseOut(agreement);
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        // Interest on cash margin runs to this day.
        _addCashMargin(agreement, 0);
        _states[agreement].status = AgreementStatus.ENDED;
    }

    // ---- calls ----

    /// @inheritdoc IMasterAgreements
    function call(bytes32 agreement, bool returnFirst) external returns (uint256 number) {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        bool byB = _requireParty(agreement);
        AgreementState storage s = _states[agreement];
        MarginCall storage c = _calls[agreement];
        require(c.status != CallStatus.CALLED, MarginCallUnfit(agreement, s.calls, c.status));
        MasterAgreement storage a = _agreements[agreement];
        uint256 disputedAt = s.disputedAt;
        int256 exposure = _exposure(agreement, disputedAt == 0 ? 0 : disputedAt + 1);
        if (byB) exposure = -exposure;
        int256 above = exposure - int256(uint256(a.threshold));
        require(above > 0 && above >= int256(uint256(a.minimumTransfer)), MarginCallTooSmall(agreement, above, a.minimumTransfer));
        // Effect
        number = ++s.calls;
        s.disputedAt = 0;
        uint256 dueAt = block.timestamp + a.callPeriod;
        // Safe casts: positive; instants of this age of the world.
        uint72 amount = SafeCast.toUint72(uint256(above));
        _calls[agreement] = MarginCall(CallStatus.CALLED, byB, returnFirst, disputedAt != 0, amount, 0, uint32(dueAt));
        emit MarginCalled(agreement, number, msg.sender, uint256(exposure), amount, dueAt);
    }

    /// @inheritdoc IMasterAgreements
    function dispute(bytes32 agreement, uint72 agreed, bytes32 reasonHash) external {
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        require(_requireParty(agreement) != c.byB, AgreementNotYours(agreement, msg.sender));
        require(!c.last, MarginCallUnfit(agreement, number, c.status));
        require(block.timestamp <= c.dueAt, MarginCallOver(agreement, number, c.dueAt, block.timestamp));
        require(agreed < c.amount && agreed >= c.delivered, MarginTooLarge(agreement, agreed, c.amount));
        (c.amount, c.last, _states[agreement].disputedAt) = (agreed, true, uint32(block.timestamp));
        if (agreed == c.delivered) c.status = CallStatus.MET;
        emit MarginDisputed(agreement, number, agreed, reasonHash);
    }

    /// @inheritdoc IMasterAgreements
    function withdrawCall(bytes32 agreement) external {
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        require(_requireParty(agreement) == c.byB, AgreementNotYours(agreement, msg.sender));
        c.status = CallStatus.WITHDRAWN;
        emit MarginCallWithdrawn(agreement, number);
    }

    /// @inheritdoc IMasterAgreements
    function deliver(bytes32 agreement, address asset, uint72 amount, Consent calldata consent) external nonReentrant {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        _requireComposition(agreement, asset, amount, c);
        uint256 missing = c.amount - c.delivered;
        uint256 counted = amount;
        if (asset == CASH) {
            require(amount <= missing, MarginTooLarge(agreement, amount, missing));
        } else {
            (uint256 price, uint256 haircut) = (_priceOf(agreement, asset, 0), _haircutOf(agreement, asset));
            counted = RepoMaths.afterHaircut(amount, price, haircut);
            // The last unit may exceed what is missing, no further one.
            uint256 without = amount == 0 ? 0 : RepoMaths.afterHaircut(amount - 1, price, haircut);
            require(without < missing && counted != 0, MarginTooLarge(agreement, counted, missing));
        }
        // Effect
        uint256 delivered = c.delivered + counted;
        if (delivered >= c.amount) (delivered, c.status) = (c.amount, CallStatus.MET);
        c.delivered = uint72(delivered);
        int256 fromA = c.byB ? int256(uint256(amount)) : -int256(uint256(amount));
        if (asset == CASH) _addCashMargin(agreement, fromA);
        else _margin[agreement][asset] += fromA;
        (address payer, address payee) = _between(agreement, c.byB);
        emit MarginDelivered(agreement, number, payer, asset, amount, counted);
        // Interaction
        Leg memory leg = asset == CASH ? _cash(agreement, payer, payee, amount) : _units(asset, payer, payee, amount);
        _settle(marginIdOf(agreement, number), _one(leg), consent);
    }

    /// @inheritdoc IMasterAgreements
    function payInterest(bytes32 agreement, Consent calldata consent) external nonReentrant {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        _addCashMargin(agreement, 0);
        int256 toA = _states[agreement].cashInterest;
        require(toA != 0, MarginInterestNone(agreement));
        // Effect
        _states[agreement].cashInterest = 0;
        emit MarginInterestPaid(agreement, toA);
        // Interaction
        (address payer, address payee) = _between(agreement, toA < 0);
        _settle(interestIdOf(agreement, toA), _one(_cash(agreement, payer, payee, _size(toA))), consent);
    }

    // ---- income ----

    /// @inheritdoc IMasterAgreements
    function enterIncome(bytes32 agreement, bytes32 id, ObligationId obligation) external returns (bytes32 incomeId) {
        // Check
        Position storage p = _positions[agreement][id];
        Obligation memory o = obligations.obligationOf(obligation);
        uint256 units = _unitsOver(id, p, o.token, o.recordAt);
        bool owed = units != 0 && o.rule == AmountRule.PER_UNIT && o.taxed != 0 && block.timestamp >= o.payAt;
        require(owed && obligations.isFunded(obligation), IncomeUnfit(id, obligation));
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        incomeId = incomeIdOf(id, obligation);
        require(_incomes[agreement][incomeId].amount == 0, IncomeKnown(incomeId));
        // Effect
        uint72 amount = SafeCast.toUint72(uint256(o.taxed) * units);
        // The last second of today at the agreement's place.
        uint256 dueAt = uint256(int256((todayOf(agreement) + 1) * 1 days) - _agreements[agreement].utcOffset - 1);
        _incomes[agreement][incomeId] = Income(p.sellerIsB, false, amount, uint32(dueAt));
        _addIncome(agreement, p.sellerIsB ? -int256(uint256(amount)) : int256(uint256(amount)));
        emit IncomeOwed(agreement, id, incomeId, obligation, amount, dueAt);
    }

    /// @inheritdoc IMasterAgreements
    function payIncome(bytes32 agreement, bytes32 incomeId, Consent calldata consent) external nonReentrant {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Income storage i = _incomes[agreement][incomeId];
        require(i.amount != 0, IncomeUnknown(incomeId));
        require(!i.paid, IncomeKnown(incomeId));
        // Effect
        i.paid = true;
        _addIncome(agreement, i.toB ? int256(uint256(i.amount)) : -int256(uint256(i.amount)));
        emit IncomePaid(agreement, incomeId, i.amount);
        // Interaction
        (address payer, address payee) = _between(agreement, i.toB);
        _settle(incomeId, _one(_cash(agreement, payer, payee, i.amount)), consent);
    }

    // ---- views ----

    /// @inheritdoc IMasterAgreements
    function callOf(bytes32 agreement) external view returns (MarginCall memory) {
        return _calls[agreement];
    }

    /// @inheritdoc IMasterAgreements
    function incomeOf(bytes32 agreement, bytes32 incomeId) external view returns (Income memory) {
        return _incomes[agreement][incomeId];
    }

    /// @inheritdoc IMasterAgreements
    function marginOf(bytes32 agreement, address asset) external view returns (int256) {
        return asset == CASH ? _states[agreement].cashMargin : _margin[agreement][asset];
    }

    /// @inheritdoc IMasterAgreements
    function exposureOf(bytes32 agreement) external view returns (int256) {
        return _exposure(agreement, 0);
    }

    /// @inheritdoc IMasterAgreements
    function marginIdOf(bytes32 agreement, uint256 number) public pure returns (bytes32) {
        return keccak256(abi.encode("MARGIN", agreement, number));
    }

    /// @inheritdoc IMasterAgreements
    function interestIdOf(bytes32 agreement, int256 toA) public pure returns (bytes32) {
        return keccak256(abi.encode("INTEREST", agreement, toA));
    }

    /// @inheritdoc IMasterAgreements
    function incomeIdOf(bytes32 id, ObligationId obligation) public pure returns (bytes32) {
        return keccak256(abi.encode("INCOME", id, obligation));
    }

    // ---- parts ----

    /// @dev A's exposure to B, after margin. [cash base units]
    /// @param youngerThan [s] marks are of this instant or later, besides the agreement's age
    function _exposure(bytes32 agreement, uint256 youngerThan) private view returns (int256 sum) {
        uint256 today = todayOf(agreement);
        bytes32[] storage list = _open[agreement];
        for (uint256 i; i < list.length; ++i) {
            Position storage p = _positions[agreement][list[i]];
            int256 ofBuyer = RepoMaths.exposure(
                _owedAt(p, today), p.units, _priceOf(agreement, p.security, youngerThan), p.margin, p.byRatio
            );
            sum += p.sellerIsB ? ofBuyer : -ofBuyer;
        }
        MarginAsset[] storage assets = _agreements[agreement].marginAssets;
        for (uint256 i; i < assets.length; ++i) {
            int256 given = _margin[agreement][assets[i].asset];
            if (given == 0) continue;
            uint256 price = _priceOf(agreement, assets[i].asset, youngerThan);
            int256 worth = int256(RepoMaths.afterHaircut(_size(given), price, assets[i].haircut));
            sum += given > 0 ? worth : -worth;
        }
        AgreementState storage s = _states[agreement];
        sum += s.incomeOwed + s.cashMargin + s.cashInterest + _interestSince(agreement);
    }

    /// @dev The mean of both sources' marks. [cash base units per unit, × 1e10]
    function _priceOf(bytes32 agreement, address asset, uint256 youngerThan) private view returns (uint256) {
        MasterAgreement storage a = _agreements[agreement];
        uint256 oldest = block.timestamp - a.markAge;
        if (youngerThan > oldest) oldest = youngerThan;
        (uint256 first, uint256 second) = (_young(a.sources[0], asset, oldest), _young(a.sources[1], asset, oldest));
        (uint256 low, uint256 high) = first < second ? (first, second) : (second, first);
        require((high - low) * RepoMaths.ONE <= low * a.markSpread, MarksApart(asset, first, second));
        return (low + high) / 2;
    }

    function _young(address source, address asset, uint256 oldest) private view returns (uint256) {
        Mark memory m = marks.markOf(source, asset);
        require(m.price != 0 && m.asOf >= oldest, MarkStale(source, asset, m.asOf, oldest));
        return m.price;
    }

    function _haircutOf(bytes32 agreement, address asset) private view returns (uint256) {
        MarginAsset[] storage assets = _agreements[agreement].marginAssets;
        for (uint256 i; i < assets.length; ++i) if (assets[i].asset == asset) return assets[i].haircut;
        revert MarginAssetUnfit(agreement, asset);
    }

    /// @dev The payer chooses, but gives back first what the caller had given, where it says so.
    function _requireComposition(bytes32 agreement, address asset, uint256 amount, MarginCall storage c) private view {
        if (!c.returnFirst) return;
        // What the payer holds of this asset is given back, and no more of it while there is another.
        uint256 here = _heldOfCaller(agreement, asset, c.byB);
        MarginAsset[] storage assets = _agreements[agreement].marginAssets;
        bool beyond = amount > here;
        for (uint256 i; i <= assets.length && beyond; ++i) {
            address other = i == assets.length ? CASH : assets[i].asset;
            if (other == asset) continue;
            uint256 held = _heldOfCaller(agreement, other, c.byB);
            require(held == 0, MarginReturnFirst(agreement, other, held));
        }
    }

    function _heldOfCaller(bytes32 agreement, address asset, bool byB) private view returns (uint256) {
        int256 given = asset == CASH ? _states[agreement].cashMargin : _margin[agreement][asset];
        if (byB) given = -given;
        return given > 0 ? uint256(given) : 0;
    }

    /// @dev Counts interest up to today, then changes what it runs on.
    function _addCashMargin(bytes32 agreement, int256 fromA) private {
        AgreementState storage s = _states[agreement];
        s.cashInterest = _int72(s.cashInterest + _interestSince(agreement));
        s.interestDate = uint16(todayOf(agreement));
        s.cashMargin = _int72(s.cashMargin + fromA);
    }

    /// @dev Interest on cash margin that is not counted yet, for A. [cash base units]
    function _interestSince(bytes32 agreement) private view returns (int256) {
        AgreementState storage s = _states[agreement];
        MasterAgreement storage a = _agreements[agreement];
        int256 given = s.cashMargin;
        if (given == 0) return 0;
        int256 interest = RepoMaths.differential(_size(given), a.cashRate, todayOf(agreement) - s.interestDate, a.act360);
        return given > 0 ? interest : -interest;
    }

    function _addIncome(bytes32 agreement, int256 toA) private {
        AgreementState storage s = _states[agreement];
        s.incomeOwed = _int72(s.incomeOwed + toA);
    }

    /// @dev Payer and payee of what goes to B, or to A.
    function _between(bytes32 agreement, bool toB) private view returns (address payer, address payee) {
        MasterAgreement storage a = _agreements[agreement];
        return toB ? (a.partyA, a.partyB) : (a.partyB, a.partyA);
    }

    function _requireRunning(bytes32 agreement) private view returns (MarginCall storage c, uint256 number) {
        (c, number) = (_calls[agreement], _states[agreement].calls);
        require(c.status == CallStatus.CALLED, MarginCallUnfit(agreement, number, c.status));
    }

    function _size(int256 amount) private pure returns (uint256) {
        return uint256(amount < 0 ? -amount : amount);
    }

    function _int72(int256 amount) private pure returns (int72) {
        return SafeCast.toInt72(amount);
    }

    function _requireFields(MasterAgreement calldata a) private view {
        _requireField(a.partyA != address(0), "partyA");
        _requireField(a.partyB != address(0) && a.partyB != a.partyA, "partyB");
        _requireField(a.cashA.code.length != 0, "cashA");
        _requireField(a.cashB.code.length != 0 && _sameMoney(a.cashA, a.cashB), "cashB");
        _requireField(a.closeOut.code.length != 0, "closeOut");
        (address first, address second) = (a.sources[0], a.sources[1]);
        _requireField(first != address(0) && second != address(0) && first != second, "sources");
        _requireField(a.markAge != 0 && a.markAge < block.timestamp, "markAge");
        _requireField(a.markSpread < RepoMaths.ONE, "markSpread");
        _requireField(a.callPeriod != 0, "callPeriod");
        _requireField(a.valuationPeriod != 0, "valuationPeriod");
        _requireField(a.lateRate >= 0, "lateRate");
        _requireField(a.utcOffset > -int256(1 days) && a.utcOffset < int256(1 days), "utcOffset");
        _requireField(a.termsHash != 0, "termsHash");
        uint256 count = a.marginAssets.length;
        _requireField(count <= MARGIN_ASSETS_MAX, "marginAssets");
        for (uint256 i; i < count; ++i) {
            MarginAsset calldata m = a.marginAssets[i];
            bool fits = m.asset.code.length != 0 && m.haircut < RepoMaths.ONE;
            for (uint256 k; k < i; ++k) fits = fits && a.marginAssets[k].asset != m.asset;
            _requireField(fits, "marginAssets");
        }
    }

    function _sameMoney(address one, address other) private view returns (bool) {
        return ICashToken(one).currency() == ICashToken(other).currency()
            && IERC20Metadata(one).decimals() == IERC20Metadata(other).decimals();
    }
}
