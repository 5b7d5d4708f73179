// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {ObligationId, obligationId} from "../types/ObligationId.sol";
import {ShortText} from "../utils/ShortText.sol";
import {AmountRule, Declaration, IObligations, Kind, Obligation, ObligationStatus} from "./interfaces/IObligations.sol";
import {IPaying} from "./interfaces/IPaying.sol";

/// @title The list of what instruments owe, and its funding.
contract Obligations is IObligations, ScopedAccess, ReentrancyGuardTransient {
    using SafeCast for uint256;

    /// @dev Three words when declared; the others come with what needs them.
    struct Stored {
        // declared
        address token;
        uint32 recordAt;
        uint32 payAt;
        uint32 dueAt;
        uint96 amount;
        uint80 units;
        uint32 prescribedAt;
        bytes3 currency;
        AmountRule rule;
        Kind kind;
        uint8 flags;
        address restOwner;
        uint96 taxed;
        // funding
        uint96 funded;
        uint32 contributions;
        // late
        uint32 countedTo;
        uint128 lateAmountSeconds;
        // by rule
        uint80 threshold;
        uint24 tieMember;
        address source;
        uint64 number;
        // tax
        address withholding;
        address taxOwner;
    }

    /// @param amount [cash base units]
    struct Contribution {
        address funder;
        uint96 amount;
    }

    uint8 private constant CANCELLED = 1;
    uint8 private constant GROSS_UP = 2;
    uint8 private constant SHARES_SET = 4;
    uint8 private constant TAXED = 8;
    uint8 private constant INCOME_SHIFT = 4;
    /// @dev A contribution is at least the thousandth part of what is missing, so that refunds stay few.
    uint256 private constant LEAST_PART = 1_000;

    IPaying public immutable paying;
    mapping(ObligationId id => Stored) private _obligations;
    mapping(ObligationId id => mapping(uint256 place => Contribution)) private _contributions;
    mapping(ObligationId id => mapping(address funder => uint256)) private _refunds; // [cash base units]

    constructor(address authority_, IPaying paying_) ScopedAccess(IAccessManager(authority_)) {
        paying = paying_;
    }

    // ---- instruments ----

    function declare(uint256 number, Declaration calldata terms) external returns (ObligationId id) {
        // Checks
        _requireInstrument(terms.token);
        id = obligationId(terms.token, msg.sender, number);
        Stored storage o = _obligations[id];
        require(
            o.token == address(0) || (_is(o, CANCELLED) && o.contributions == 0), ObligationExists(id, statusOf(id))
        );
        (bytes3 currency,) = paying.cashOf(terms.currency);
        require(currency != 0, IPaying.CashNotAccepted(terms.currency, 0, 0));
        _requireFit(terms.amount != 0, id, "amount", 0);
        _requireFit(terms.taxed <= terms.amount, id, "taxed", terms.taxed);
        _requireFit(terms.incomeType < 4, id, "incomeType", terms.incomeType);
        _requireFit(terms.withholding == address(0) || terms.taxOwner != address(0), id, "taxOwner", 0);
        _requireFit(terms.payAt <= terms.dueAt, id, "dueAt", terms.dueAt);
        bool bySource = terms.rule == AmountRule.BY_INSTRUMENT;
        _requireFit(bySource ? terms.units != 0 : terms.units == 0, id, "units", terms.units);
        _requireFit(
            bySource || (terms.recordAt != 0 && terms.recordAt <= terms.payAt), id, "recordAt", terms.recordAt
        );

        // Effects; a cancelled one leaves nothing behind
        if (_is(o, CANCELLED)) {
            (o.threshold, o.tieMember, o.lateAmountSeconds, o.countedTo) = (0, 0, 0, 0);
            (o.source, o.number, o.withholding, o.taxOwner) = (address(0), 0, address(0), address(0));
        }
        o.token = terms.token;
        (o.recordAt, o.payAt, o.dueAt) = (terms.recordAt, terms.payAt, terms.dueAt);
        o.amount = terms.amount;
        // Refuses while the record has not passed: until then nobody knows the units.
        o.units = bySource ? terms.units : IRegisterRecords(terms.token).totalSupplyAt(terms.recordAt).toUint80();
        o.prescribedAt = terms.prescribedAt;
        o.currency = currency;
        (o.rule, o.kind) = (terms.rule, terms.kind);
        o.flags = (terms.grossUp ? GROSS_UP : 0) | (terms.withholding != address(0) ? TAXED : 0)
            | (terms.incomeType << INCOME_SHIFT);
        (o.restOwner, o.taxed) = (terms.restOwner, terms.taxed);
        if (bySource) (o.source, o.number) = (msg.sender, number.toUint64());
        if (terms.withholding != address(0)) (o.withholding, o.taxOwner) = (terms.withholding, terms.taxOwner);
        _total(o).toUint96();
        emit ObligationDeclared(id, terms.token, msg.sender, number, terms);
    }

    function amend(address token, uint256 number, uint96 amount, uint96 taxed, uint80 units) external {
        ObligationId id = obligationId(token, msg.sender, number);
        Stored storage o = _live(id);
        _requireUntouched(id);
        _requireFit(taxed <= amount, id, "taxed", taxed);
        _requireFit(o.rule == AmountRule.BY_INSTRUMENT || units == o.units, id, "units", units);
        _countLate(o);
        (o.amount, o.taxed, o.units) = (amount, taxed, units);
        _total(o).toUint96();
        emit ObligationAmended(id, amount, taxed, units);
    }

    function cancel(address token, uint256 number) external {
        ObligationId id = obligationId(token, msg.sender, number);
        Stored storage o = _live(id);
        require(!_funded(o) && _progress(id) == 0, AlreadyFunded(id, o.funded));
        o.flags |= CANCELLED;
        emit ObligationCancelled(id);
    }

    function postpone(ObligationId id, uint32 dueAt) external {
        Stored storage o = _live(id);
        _requireInstrument(o.token);
        require(!isFunded(id), AlreadyFunded(id, o.funded));
        _requireFit(dueAt > o.dueAt, id, "dueAt", dueAt);
        // What was late until now stays late.
        _countLate(o);
        o.dueAt = dueAt;
        emit ObligationPostponed(id, dueAt);
    }

    function setShares(ObligationId id, uint80 threshold, uint24 tieMember) external {
        Stored storage o = _live(id);
        if (IRegister(o.token).powersOf(msg.sender) & Powers.SCHEDULE == 0) {
            _requireRole(Roles.CALCULATION_AGENT, o.token, msg.sender);
        }
        _requireFit(o.rule == AmountRule.PRO_RATA, id, "rule", uint256(o.rule));
        _requireUntouched(id);
        (o.threshold, o.tieMember) = (threshold, tieMember);
        o.flags |= SHARES_SET;
        emit SharesSet(id, threshold, tieMember);
    }

    // ---- anybody ----

    function fund(ObligationId id, address outAsset, address[] calldata cashTokens, uint256[] calldata amounts)
        external
        nonReentrant
        returns (uint256 taken)
    {
        // Checks
        Stored storage o = _live(id);
        require(cashTokens.length == amounts.length, PagesUneven(cashTokens.length, amounts.length));
        uint256 missing = _missing(id, o);
        if (missing == 0) return 0;
        uint256[] memory parts = new uint256[](amounts.length);
        for (uint256 i; i < amounts.length; ++i) {
            parts[i] = Math.min(amounts[i], missing - taken);
            taken += parts[i];
        }
        require(
            taken == missing || (taken != 0 && taken * LEAST_PART >= missing),
            FundingTooSmall(id, taken, Math.ceilDiv(missing, LEAST_PART))
        );

        // Effects
        _countLate(o);
        uint256 funded = o.funded + taken;
        _contributions[id][o.contributions++] = Contribution(msg.sender, uint96(taken));
        o.funded = uint96(funded);
        emit ObligationFunded(id, msg.sender, taken, funded, _total(o));

        // Interactions
        _takeParts(id, o.currency, outAsset, cashTokens, parts);
    }

    function returnContributions(ObligationId id, uint256 limit) external returns (uint256 returned) {
        Stored storage o = _known(id);
        uint256 left = returnableOf(id);
        uint256 place = o.contributions;
        for (; left != 0 && place != 0 && limit != 0; --limit) {
            Contribution storage last = _contributions[id][place - 1];
            uint256 part = Math.min(left, last.amount);
            address funder = last.funder;
            if (part == last.amount) {
                delete _contributions[id][--place];
            } else {
                last.amount -= uint96(part);
            }
            _refunds[id][funder] += part;
            emit ContributionReturned(id, funder, part);
            left -= part;
            returned += part;
        }
        o.contributions = uint32(place);
        o.funded -= uint96(returned);
    }

    function drawRefund(ObligationId id, address funder, address cash) external nonReentrant {
        // A pool's waterfall and other contracts are never recovered; a wallet may be, by the bank that keeps it.
        address to = IRegister(cash).payeeOf(funder);
        // In which bank's money is the funder's choice: a contract could do nothing with another's.
        require(msg.sender == funder || msg.sender == to, RefundNotYours(id, funder, msg.sender));
        uint256 amount = _refunds[id][funder];
        require(amount != 0, NothingToRefund(id, funder));
        delete _refunds[id][funder];
        emit RefundDrawn(id, funder, to, cash, amount);
        paying.payBack(id, cash, to, amount);
    }

    // ---- views ----

    function obligationOf(ObligationId id) external view returns (Obligation memory v) {
        Stored storage o = _obligations[id];
        v.token = o.token;
        (v.recordAt, v.payAt, v.dueAt) = (o.recordAt, o.payAt, o.dueAt);
        (v.rule, v.kind) = (o.rule, o.kind);
        uint8 flags = o.flags;
        v.cancelled = flags & CANCELLED != 0;
        v.grossUp = flags & GROSS_UP != 0;
        v.incomeType = flags >> INCOME_SHIFT;
        v.currency = o.currency;
        (v.amount, v.units, v.prescribedAt) = (o.amount, o.units, o.prescribedAt);
        (v.restOwner, v.taxed) = (o.restOwner, o.taxed);
        v.total = uint96(_total(o));
        v.funded = o.funded;
        if (v.rule == AmountRule.PRO_RATA) {
            (v.sharesSet, v.threshold, v.tieMember) = (flags & SHARES_SET != 0, o.threshold, o.tieMember);
        } else if (v.rule == AmountRule.BY_INSTRUMENT) {
            (v.source, v.number) = (o.source, o.number);
        }
        if (flags & TAXED != 0) (v.withholding, v.taxOwner) = (o.withholding, o.taxOwner);
    }

    function statusOf(ObligationId id) public view returns (ObligationStatus) {
        Stored storage o = _obligations[id];
        if (o.token == address(0)) return ObligationStatus.PROMISED;
        if (_is(o, CANCELLED)) return ObligationStatus.CANCELLED;
        if (_progress(id) >= o.units) {
            bool prescribed = paying.progressOf(id).prescribed != 0 && paying.progressOf(id).kept == 0;
            return prescribed ? ObligationStatus.PRESCRIBED : ObligationStatus.DISCHARGED;
        }
        if (_funded(o)) return ObligationStatus.FUNDED;
        return o.funded == 0 ? ObligationStatus.DECLARED : ObligationStatus.PART_FUNDED;
    }

    function isFunded(ObligationId id) public view returns (bool) {
        Stored storage o = _obligations[id];
        return o.token != address(0) && !_is(o, CANCELLED) && _missing(id, o) == 0;
    }

    function isDischarged(ObligationId id) external view returns (bool) {
        Stored storage o = _obligations[id];
        return o.token != address(0) && !_is(o, CANCELLED) && _progress(id) >= o.units;
    }

    function missingOf(ObligationId id) external view returns (uint256) {
        Stored storage o = _obligations[id];
        return o.token == address(0) || _is(o, CANCELLED) ? 0 : _missing(id, o);
    }

    function lateOf(ObligationId id) external view returns (uint256) {
        Stored storage o = _obligations[id];
        return o.lateAmountSeconds + _lateSince(o);
    }

    function returnableOf(ObligationId id) public view returns (uint256) {
        Stored storage o = _obligations[id];
        uint256 funded = o.funded;
        if (funded == 0) return 0;
        if (_is(o, CANCELLED)) return funded;
        uint256 total = _total(o);
        // Only who has all knows what is left: the rest of a shared total, the share of a broken hold.
        if (_progress(id) >= o.units) total = paying.progressOf(id).reached;
        return Math.saturatingSub(funded, total);
    }

    function refundOf(ObligationId id, address funder) external view returns (uint256) {
        return _refunds[id][funder];
    }

    // ---- checks ----

    function _requireInstrument(address token) private view {
        require(IRegister(token).powersOf(msg.sender) & Powers.SCHEDULE != 0, DeclarerUnknown(token, msg.sender));
    }

    function _requireFit(bool fits, ObligationId id, bytes32 field, uint256 value) private pure {
        require(fits, ObligationUnfit(id, ShortText.toString(field), value));
    }

    function _requireUntouched(ObligationId id) private view {
        uint256 reached = _progress(id);
        require(reached == 0, PaymentsStarted(id, reached));
    }

    function _known(ObligationId id) private view returns (Stored storage o) {
        o = _obligations[id];
        require(o.token != address(0), ObligationUnknown(id));
    }

    function _live(ObligationId id) private view returns (Stored storage o) {
        o = _known(id);
        require(!_is(o, CANCELLED), IPaying.ObligationEnded(id));
    }

    function _is(Stored storage o, uint8 flag) private view returns (bool) {
        return o.flags & flag != 0;
    }

    // ---- amounts ----

    function _total(Stored storage o) private view returns (uint256) {
        return o.rule == AmountRule.PER_UNIT ? uint256(o.amount) * o.units : o.amount;
    }

    function _funded(Stored storage o) private view returns (bool) {
        return o.funded >= _total(o);
    }

    /// @dev Of a discharged one nothing is missing, whatever of its rest has gone back.
    function _missing(ObligationId id, Stored storage o) private view returns (uint256 missing) {
        missing = Math.saturatingSub(_total(o), o.funded);
        if (missing != 0 && _progress(id) >= o.units) missing = 0;
    }

    function _progress(ObligationId id) private view returns (uint256 unitsReached) {
        return paying.unitsReachedOf(id);
    }

    /// @dev The funder called: that is its consent.
    function _takeParts(
        ObligationId id,
        bytes3 currency,
        address outAsset,
        address[] calldata cashTokens,
        uint256[] memory parts
    ) private {
        for (uint256 i; i < parts.length; ++i) {
            if (parts[i] != 0) paying.take(id, currency, msg.sender, outAsset, cashTokens[i], parts[i]);
        }
    }

    /// @dev Before anything changes what is missing.
    function _countLate(Stored storage o) private {
        uint256 more = _lateSince(o);
        if (more == 0) return;
        o.lateAmountSeconds += more.toUint128();
        o.countedTo = uint32(block.timestamp);
    }

    function _lateSince(Stored storage o) private view returns (uint256) {
        uint256 from = Math.max(o.dueAt, o.countedTo);
        if (o.token == address(0) || block.timestamp <= from || _is(o, CANCELLED)) return 0;
        return Math.saturatingSub(_total(o), o.funded) * (block.timestamp - from);
    }
}
