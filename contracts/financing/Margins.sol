// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ICash} from "../cash/interfaces/ICash.sol";
import {AmountRule, IObligations, Obligation} from "../distribution/interfaces/IObligations.sol";
import {IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Leg} from "../types/Leg.sol";
import {RepoLegs} from "./RepoLegs.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {CallStatus, IMargins, Income, MarginCall, Sums} from "./interfaces/IMargins.sol";
import {IMarks, Mark} from "./interfaces/IMarks.sol";
import {
    AgreementState,
    AgreementStatus,
    Consent,
    IMasterAgreements,
    MarginAsset,
    MasterAgreement,
    Position
} from "./interfaces/IMasterAgreements.sol";

/// @title What two parties of a master agreement call and owe beside their repos: exposure, margin, income.
contract Margins is IMargins, RepoLegs, ReentrancyGuardTransient {
    /// @dev Margin in a security from an instant on. Above zero: A gave it to B. [units]
    struct Given {
        uint32 fromAt;
        int224 units;
    }

    address private constant CASH = address(0);
    /// @dev What an income leaves of its day at least. [s]
    uint256 private constant INCOME_NOTICE = 1 hours;

    IMasterAgreements public immutable agreements;
    IMarks public immutable marks;
    IObligations public immutable obligations;
    mapping(bytes32 agreement => Sums) private _sums;
    mapping(bytes32 agreement => MarginCall) private _calls;
    /// @dev Oldest first: income of a record is owed on what was there over it.
    mapping(bytes32 agreement => mapping(address asset => Given[])) private _given;
    mapping(bytes32 agreement => mapping(bytes32 incomeId => Income)) private _incomes;

    constructor(ISettlement settlement_, IMarks marks_, IObligations obligations_, IMasterAgreements agreements_)
        RepoLegs(settlement_)
    {
        (marks, obligations, agreements) = (marks_, obligations_, agreements_);
    }

    // ---- calls ----

    /// @inheritdoc IMargins
    function call(bytes32 agreement, bool returnFirst) external returns (uint256 number) {
        // Check
        MasterAgreement memory a = _requireActive(agreement);
        bool byB = _requireParty(agreement, a);
        Sums storage s = _sums[agreement];
        MarginCall storage c = _calls[agreement];
        require(c.status != CallStatus.CALLED, MarginCallUnfit(agreement, s.calls, c.status));
        uint256 disputedAt = byB ? s.disputedOfB : s.disputedOfA;
        int256 exposure = _exposure(agreement, a, disputedAt == 0 ? 0 : disputedAt + 1);
        if (byB) exposure = -exposure;
        int256 above = exposure - int256(uint256(a.threshold));
        require(above > 0 && above >= int256(uint256(a.minimumTransfer)), MarginCallTooSmall(agreement, above, a.minimumTransfer));
        // Effect
        number = ++s.calls;
        if (byB) s.disputedOfB = 0;
        else s.disputedOfA = 0;
        uint256 dueAt = block.timestamp + a.callPeriod;
        // Safe casts: positive; instants of this age of the world.
        uint72 amount = SafeCast.toUint72(uint256(above));
        _calls[agreement] = MarginCall(CallStatus.CALLED, byB, returnFirst, disputedAt != 0, amount, 0, uint32(dueAt));
        emit MarginCalled(agreement, number, msg.sender, uint256(exposure), amount, dueAt);
    }

    /// @inheritdoc IMargins
    function dispute(bytes32 agreement, uint72 agreed, bytes32 reasonHash) external {
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        bool isB = _requireParty(agreement, agreements.agreementOf(agreement));
        require(isB != c.byB, IMasterAgreements.AgreementNotYours(agreement, msg.sender));
        require(!c.last, MarginCallUnfit(agreement, number, c.status));
        require(block.timestamp <= c.dueAt, MarginCallOver(agreement, number, c.dueAt, block.timestamp));
        require(agreed < c.amount && agreed >= c.delivered, MarginTooLarge(agreement, agreed, c.amount));
        (c.amount, c.last) = (agreed, true);
        if (c.byB) _sums[agreement].disputedOfB = uint32(block.timestamp);
        else _sums[agreement].disputedOfA = uint32(block.timestamp);
        if (agreed == c.delivered) c.status = CallStatus.MET;
        emit MarginDisputed(agreement, number, agreed, reasonHash);
    }

    /// @inheritdoc IMargins
    function withdrawCall(bytes32 agreement) external {
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        bool isB = _requireParty(agreement, agreements.agreementOf(agreement));
        require(isB == c.byB, IMasterAgreements.AgreementNotYours(agreement, msg.sender));
        c.status = CallStatus.WITHDRAWN;
        emit MarginCallWithdrawn(agreement, number);
    }

    /// @inheritdoc IMargins
    function deliver(bytes32 agreement, address asset, uint72 amount, Consent calldata consent) external nonReentrant {
        // Check
        MasterAgreement memory a = _requireActive(agreement);
        (MarginCall storage c, uint256 number) = _requireRunning(agreement);
        (address payer, address payee) = _between(a, c.byB);
        if (c.returnFirst) _requireComposition(agreement, a, asset, amount, c.byB);
        uint256 missing = c.amount - c.delivered;
        uint256 counted = amount;
        if (asset == CASH) {
            require(amount <= missing, MarginTooLarge(agreement, amount, missing));
        } else {
            (uint256 price, uint256 haircut) = (_priceOf(a, asset, 0), _haircutOf(agreement, a, asset));
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
        if (asset == CASH) _addCashMargin(agreement, a, fromA);
        else _give(agreement, asset, fromA);
        emit MarginDelivered(agreement, number, payer, asset, amount, counted);
        // Interaction
        Leg memory leg = asset == CASH ? _cash(a, payer, payee, amount) : _units(asset, payer, payee, amount);
        _settle(marginIdOf(agreement, number), _one(leg), consent);
    }

    /// @inheritdoc IMargins
    function payInterest(bytes32 agreement, Consent calldata consent) external nonReentrant {
        // Check
        MasterAgreement memory a = _requireActive(agreement);
        _addCashMargin(agreement, a, 0);
        int256 toA = _sums[agreement].cashInterest;
        require(toA != 0, MarginInterestNone(agreement));
        // Effect
        _sums[agreement].cashInterest = 0;
        emit MarginInterestPaid(agreement, toA);
        // Interaction
        (address payer, address payee) = _between(a, toA < 0);
        _settle(interestIdOf(agreement, toA), _one(_cash(a, payer, payee, _size(toA))), consent);
    }

    /// @inheritdoc IMargins
    function postpone(bytes32 agreement, bytes32 incomeId) external {
        // Check
        MasterAgreement memory a = _requireActive(agreement);
        // Safe cast: a period of a year at most.
        uint32 dueAt = uint32(block.timestamp + a.callPeriod);
        bool toB;
        // Effect: what is refused below takes it back.
        if (incomeId == 0) {
            (MarginCall storage c,) = _requireRunning(agreement);
            toB = c.byB;
            if (dueAt < c.dueAt) dueAt = c.dueAt;
            c.dueAt = dueAt;
        } else {
            Income storage i = _requireOwed(agreement, incomeId);
            toB = i.toB;
            if (dueAt < i.dueAt) dueAt = i.dueAt;
            i.dueAt = dueAt;
        }
        (, address payee) = _between(a, toB);
        require(!_takesMoney(a, payee), PayeeReachable(agreement, payee));
        emit PaymentPostponed(agreement, incomeId, payee, dueAt);
    }

    // ---- income ----

    /// @inheritdoc IMargins
    function enterIncome(bytes32 agreement, bytes32 subject, ObligationId obligation)
        external
        returns (bytes32 incomeId)
    {
        // Check
        AgreementState memory state = agreements.stateOf(agreement);
        require(
            state.status >= AgreementStatus.ACTIVE,
            IMasterAgreements.AgreementStatusUnfit(agreement, state.status, AgreementStatus.ACTIVE)
        );
        MasterAgreement memory a = agreements.agreementOf(agreement);
        Obligation memory o = obligations.obligationOf(obligation);
        (uint256 units, bool toB) = _unitsOver(agreement, subject, o, state.endedAt);
        uint256 owed = _incomeOn(o, units);
        require(
            owed != 0 && block.timestamp >= o.payAt && o.currency == ICash(a.cashA).currency()
                && obligations.isFunded(obligation),
            IncomeUnfit(subject, obligation)
        );
        incomeId = incomeIdOf(agreement, subject, obligation);
        require(_incomes[agreement][incomeId].amount == 0, IncomeKnown(incomeId));
        // Effect
        uint72 amount = SafeCast.toUint72(owed);
        // The last second of the day at the agreement's place.
        uint256 dueAt = RepoMaths.endOf(RepoMaths.dayOf(block.timestamp + INCOME_NOTICE, a.utcOffset), a.utcOffset);
        bool apart = state.status == AgreementStatus.NETTED;
        _incomes[agreement][incomeId] = Income(toB, false, apart, amount, uint32(dueAt));
        if (!apart) _addIncome(agreement, toB ? -int256(owed) : int256(owed));
        emit IncomeOwed(agreement, subject, incomeId, obligation, amount, dueAt);
    }

    /// @inheritdoc IMargins
    function payIncome(bytes32 agreement, bytes32 incomeId, Consent calldata consent) external nonReentrant {
        // Check
        Income storage i = _requireOwed(agreement, incomeId);
        MasterAgreement memory a = i.apart ? agreements.agreementOf(agreement) : _requireActive(agreement);
        // Effect
        i.paid = true;
        if (!i.apart) _addIncome(agreement, i.toB ? int256(uint256(i.amount)) : -int256(uint256(i.amount)));
        emit IncomePaid(agreement, incomeId, i.amount);
        // Interaction
        (address payer, address payee) = _between(a, i.toB);
        _settle(incomeId, _one(_cash(a, payer, payee, i.amount)), consent);
    }

    // ---- views ----

    /// @inheritdoc IMargins
    function sumsOf(bytes32 agreement) external view returns (Sums memory) {
        return _sums[agreement];
    }

    /// @inheritdoc IMargins
    function callOf(bytes32 agreement) external view returns (MarginCall memory) {
        return _calls[agreement];
    }

    /// @inheritdoc IMargins
    function incomeOf(bytes32 agreement, bytes32 incomeId) external view returns (Income memory) {
        return _incomes[agreement][incomeId];
    }

    /// @inheritdoc IMargins
    function marginOf(bytes32 agreement, address asset) public view returns (int256) {
        return asset == CASH ? _sums[agreement].cashMargin : _givenAt(agreement, asset, block.timestamp);
    }

    /// @inheritdoc IMargins
    function exposureOf(bytes32 agreement) external view returns (int256) {
        return _exposure(agreement, agreements.agreementOf(agreement), 0);
    }

    /// @inheritdoc IMargins
    function cashOf(bytes32 agreement, uint256 day) external view returns (int256) {
        return _cashOf(agreement, agreements.agreementOf(agreement), day);
    }

    /// @inheritdoc IMargins
    function isMissed(bytes32 agreement, bool byB, bytes32 incomeId, uint256 instant) external view returns (bool) {
        MasterAgreement memory a = agreements.agreementOf(agreement);
        (bool owed, bool toB, uint256 dueAt) = (false, false, 0);
        if (incomeId == 0) {
            MarginCall storage c = _calls[agreement];
            (owed, toB, dueAt) = (c.status == CallStatus.CALLED, c.byB, c.dueAt);
        } else {
            Income storage i = _incomes[agreement][incomeId];
            (owed, toB, dueAt) = (i.amount != 0 && !i.paid, i.toB, i.dueAt);
        }
        (, address payee) = _between(a, toB);
        return owed && toB != byB && instant > dueAt + a.curePeriod && _takesMoney(a, payee);
    }

    /// @inheritdoc IMargins
    function marginIdOf(bytes32 agreement, uint256 number) public pure returns (bytes32) {
        return keccak256(abi.encode("MARGIN", agreement, number));
    }

    /// @inheritdoc IMargins
    function interestIdOf(bytes32 agreement, int256 toA) public pure returns (bytes32) {
        return keccak256(abi.encode("INTEREST", agreement, toA));
    }

    /// @inheritdoc IMargins
    function incomeIdOf(bytes32 agreement, bytes32 subject, ObligationId obligation) public pure returns (bytes32) {
        return keccak256(abi.encode("INCOME", agreement, subject, obligation));
    }

    // ---- exposure ----

    /// @dev A's exposure to B, after margin. [cash base units]
    /// @param youngerThan [s] marks are of this instant or later, besides the agreement's age
    function _exposure(bytes32 agreement, MasterAgreement memory a, uint256 youngerThan)
        private
        view
        returns (int256 sum)
    {
        (Position[] memory list, uint256[] memory owed) = agreements.bookOf(agreement);
        for (uint256 i; i < list.length; ++i) {
            Position memory p = list[i];
            int256 ofBuyer = RepoMaths.exposure(owed[i], p.units, _priceOf(a, p.security, youngerThan), p.margin);
            sum += p.sellerIsB ? ofBuyer : -ofBuyer;
        }
        for (uint256 i; i < a.marginAssets.length; ++i) {
            MarginAsset memory m = a.marginAssets[i];
            int256 given = marginOf(agreement, m.asset);
            if (given == 0) continue;
            int256 worth = int256(RepoMaths.afterHaircut(_size(given), _priceOf(a, m.asset, youngerThan), m.haircut));
            sum += given > 0 ? worth : -worth;
        }
        sum += _cashOf(agreement, a, RepoMaths.dayOf(block.timestamp, a.utcOffset));
    }

    /// @dev The mean of both sources' marks. [cash base units per unit, × 1e10]
    function _priceOf(MasterAgreement memory a, address asset, uint256 youngerThan) private view returns (uint256) {
        uint256 oldest = block.timestamp - a.markAge;
        if (youngerThan > oldest) oldest = youngerThan;
        (uint256 first, uint256 second) = (_young(a.sources[0], asset, oldest), _young(a.sources[1], asset, oldest));
        require(RepoMaths.near(first, second, a.markSpread), MarksApart(asset, first, second));
        return (first + second) / 2;
    }

    function _young(address source, address asset, uint256 oldest) private view returns (uint256) {
        Mark memory m = marks.markOf(source, asset);
        require(m.price != 0 && m.asOf >= oldest, MarkStale(source, asset, m.asOf, oldest));
        return m.price;
    }

    function _haircutOf(bytes32 agreement, MasterAgreement memory a, address asset) private pure returns (uint256) {
        for (uint256 i; i < a.marginAssets.length; ++i) {
            if (a.marginAssets[i].asset == asset) return a.marginAssets[i].haircut;
        }
        revert MarginAssetUnfit(agreement, asset);
    }

    // ---- margin ----

    /// @dev The payer chooses, but gives back first what the caller had given, as far as that can be delivered.
    function _requireComposition(bytes32 agreement, MasterAgreement memory a, address asset, uint256 amount, bool byB)
        private
        view
    {
        // What the payer holds of this asset is given back, and no more of it while there is another.
        if (amount <= _heldOfCaller(agreement, asset, byB)) return;
        (address payer, address payee) = _between(a, byB);
        uint256 count = a.marginAssets.length;
        for (uint256 i; i <= count; ++i) {
            address other = i == count ? CASH : a.marginAssets[i].asset;
            uint256 held = other == asset ? 0 : _heldOfCaller(agreement, other, byB);
            if (held == 0) continue;
            bool can = other == CASH ? _takesMoney(a, payee) : _canGiveBack(other, payer, payee, held);
            require(!can, MarginReturnFirst(agreement, other, held));
        }
    }

    /// @dev Not of units that no longer exist, that the market or a party's standing stops, or that the payee may not have so many of. Whether
    /// the payer has them is its own affair.
    function _canGiveBack(address asset, address payer, address payee, uint256 units) private view returns (bool) {
        if (IERC20(asset).totalSupply() < units) return false;
        address[] memory parties = new address[](1);
        int256[] memory deltas = new int256[](1);
        (parties[0], deltas[0]) = (payee, int256(units));
        return _checks(asset, payer, payee, units)
            && IDeliverableViews(asset).refusedPosition(parties, deltas, new uint256[](1)) == 1;
    }

    function _takesMoney(MasterAgreement memory a, address payee) private view returns (bool) {
        return _checks(payee == a.partyA ? a.cashA : a.cashB, payee, payee, 0);
    }

    function _heldOfCaller(bytes32 agreement, address asset, bool byB) private view returns (uint256) {
        int256 given = marginOf(agreement, asset);
        if (byB) given = -given;
        return given > 0 ? uint256(given) : 0;
    }

    function _give(bytes32 agreement, address asset, int256 fromA) private {
        Given[] storage list = _given[agreement][asset];
        uint256 count = list.length;
        int224 units = count == 0 ? int224(0) : list[count - 1].units;
        // Safe cast: sums of 72 bits.
        units += int224(fromA);
        if (count != 0 && list[count - 1].fromAt == block.timestamp) list[count - 1].units = units;
        else list.push(Given(uint32(block.timestamp), units));
    }

    /// @dev A delivery at the instant counts for it. [units]
    function _givenAt(bytes32 agreement, address asset, uint256 instant) private view returns (int256) {
        Given[] storage list = _given[agreement][asset];
        for (uint256 i = list.length; i != 0; --i) if (list[i - 1].fromAt <= instant) return list[i - 1].units;
        return 0;
    }

    /// @dev Counts interest up to today, then changes what it runs on.
    function _addCashMargin(bytes32 agreement, MasterAgreement memory a, int256 fromA) private {
        Sums storage s = _sums[agreement];
        uint256 today = RepoMaths.dayOf(block.timestamp, a.utcOffset);
        s.cashInterest = SafeCast.toInt72(s.cashInterest + _interest(s, a, today));
        s.interestDate = uint16(today);
        s.cashMargin = SafeCast.toInt72(s.cashMargin + fromA);
    }

    function _cashOf(bytes32 agreement, MasterAgreement memory a, uint256 day) private view returns (int256) {
        Sums storage s = _sums[agreement];
        return int256(s.cashMargin) + s.cashInterest + _interest(s, a, day) + s.incomeOwed;
    }

    /// @dev Interest on cash margin that is not counted yet, for A. [cash base units]
    function _interest(Sums storage s, MasterAgreement memory a, uint256 day) private view returns (int256) {
        int256 given = s.cashMargin;
        if (given == 0) return 0;
        int256 interest = RepoMaths.differential(_size(given), a.cashRate, day - s.interestDate, a.act360);
        return given > 0 ? interest : -interest;
    }

    // ---- parts ----

    /// @dev Units that were owed over the record of an obligation, and whether their income goes to B.
    /// @param endedAt [s] a record from then on is after the agreement; 0 = it goes on
    function _unitsOver(bytes32 agreement, bytes32 subject, Obligation memory o, uint256 endedAt)
        private
        view
        returns (uint256 units, bool toB)
    {
        if (uint256(subject) > type(uint160).max) return agreements.unitsOver(agreement, subject, o.token, o.recordAt);
        if (o.token != address(uint160(uint256(subject))) || (endedAt != 0 && o.recordAt >= endedAt)) return (0, false);
        int256 given = _givenAt(agreement, o.token, o.recordAt);
        return (_size(given), given < 0);
    }

    /// @dev What an obligation pays on units. [cash base units]
    function _incomeOn(Obligation memory o, uint256 units) private pure returns (uint256) {
        if (o.rule == AmountRule.PER_UNIT) return uint256(o.taxed) * units;
        return o.rule == AmountRule.PRO_RATA && o.units != 0 ? uint256(o.taxed) * units / o.units : 0;
    }

    function _addIncome(bytes32 agreement, int256 toA) private {
        Sums storage s = _sums[agreement];
        s.incomeOwed = SafeCast.toInt72(s.incomeOwed + toA);
    }

    /// @dev Payer and payee of what goes to B, or to A.
    function _between(MasterAgreement memory a, bool toB) private pure returns (address payer, address payee) {
        return toB ? (a.partyA, a.partyB) : (a.partyB, a.partyA);
    }

    function _requireActive(bytes32 agreement) private view returns (MasterAgreement memory) {
        AgreementStatus actual = agreements.stateOf(agreement).status;
        require(
            actual == AgreementStatus.ACTIVE,
            IMasterAgreements.AgreementStatusUnfit(agreement, actual, AgreementStatus.ACTIVE)
        );
        return agreements.agreementOf(agreement);
    }

    function _requireRunning(bytes32 agreement) private view returns (MarginCall storage c, uint256 number) {
        (c, number) = (_calls[agreement], _sums[agreement].calls);
        require(c.status == CallStatus.CALLED, MarginCallUnfit(agreement, number, c.status));
    }

    function _requireOwed(bytes32 agreement, bytes32 incomeId) private view returns (Income storage i) {
        i = _incomes[agreement][incomeId];
        require(i.amount != 0, IncomeUnknown(incomeId));
        require(!i.paid, IncomeKnown(incomeId));
    }
}
