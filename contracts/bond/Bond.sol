// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ObligationId, obligationId} from "../types/ObligationId.sol";
import {Entry} from "../types/Entry.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Interest} from "../utils/Interest.sol";
import {AmountRule, Declaration, IObligations, Kind} from "../distribution/interfaces/IObligations.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {BondSchedule} from "./BondSchedule.sol";
import {Numbers} from "./Numbers.sol";
import {BondStatus, BondTerms, CallNotice, Period} from "./interfaces/IBond.sol";
import {IBondDefaults, BondStanding} from "./interfaces/IBondDefaults.sol";
import {IBondPuts} from "./interfaces/IBondPuts.sol";

/// @title A bond, the instrument of its token.
/// @custom:views IBondViews
contract Bond is IInstrument, BondSchedule, AccessManaged {
    using SafeCast for uint256;

    uint8 private constant INCOME_INTEREST = 0;
    uint256 private constant PAR = 1e18;

    uint80 private _issuedUnits; // [units]
    bool private _called;
    bool private _superseded;
    uint8 private _listCount;
    uint16 public firstUnfunded;
    uint128 public issuedPrincipal; // [cash base units]
    uint128 public principalGivenUp; // [cash base units] or put
    address private _offering;
    uint64 private _callPrice; // [wad] of par, once it is called
    address private _defaults;
    address private _puts;
    /// @dev The last one is the one in use.
    mapping(uint256 declaredIn => IObligations) private _lists;

    /// @notice The final record has passed: the register takes no transfer until redemption.
    error RegisterClosed(uint256 closesAt, uint256 nowAt);

    /// @param offering_ and the puts and defaults: see `setParts`
    /// @param face_ answers `IBondViews`
    constructor(
        address authority_,
        IRegister token_,
        IObligations obligations_,
        address offering_,
        address puts_,
        address defaults_,
        address face_
    ) AccessManaged(authority_) BondSchedule(token_, face_) {
        _setObligations(obligations_);
        (_offering, _puts, _defaults) = (offering_, puts_, defaults_);
        emit PartsSet(offering_, puts_, defaults_);
    }

    // ---- issuer and administrator ----

    function draftTerms(BondTerms memory terms_) external restricted {
        _draftTerms(terms_);
    }

    function addPeriods(Period[] memory periods_) external restricted {
        _addPeriods(periods_);
    }

    function freeze(bytes32 termsHash_) external restricted {
        _freeze(termsHash_);
    }

    function freezeTerms(BondTerms memory terms_, Period[] memory periods_) external restricted returns (bytes32) {
        _draftTerms(terms_);
        _addPeriods(periods_);
        _freeze(_draftsHash());
        return termsHash;
    }

    function setObligations(IObligations obligations_) external restricted {
        _setObligations(obligations_);
    }

    function setParts(address offering, address puts, address defaults) external restricted {
        require(puts == _puts || !IBondPuts(_puts).isOpen(address(_token)), PartBusy(_puts));
        if (defaults != _defaults) {
            BondStanding memory s = _standing();
            require(s.misses == 0 && !s.accelerated, PartBusy(_defaults));
        }
        (_offering, _puts, _defaults) = (offering, puts, defaults);
        emit PartsSet(offering, puts, defaults);
    }

    function issue(address to, uint256 units) external {
        _requirePart(_offering);
        if (termsHash == 0) _refuseTerm("frozen", 0);
        if (_called || _superseded || block.timestamp > _last().recordAt) revert BondEnded(status());
        uint256 issued = _issuedUnits + units;
        require(issued <= _terms.volume, VolumeExceeded(issued, _terms.volume));
        _issuedUnits = uint80(issued);
        issuedPrincipal += (units * principalAt(firstOpen())).toUint128();
        IERC3643(address(_token)).mint(to, units);
    }

    // ---- what is owed ----

    function declare(uint256 number) external returns (ObligationId id) {
        (uint256 i, bool principal) = _find(number);
        Period storage p = _periods[i];
        require((principal ? p.principalIn : p.couponIn) == 0, AlreadyDeclared(number));
        Declaration memory d;
        if (principal) {
            uint256 perUnit = repaidPerUnit(i);
            require(perUnit != 0, NothingOwed(number));
            d.amount = perUnit.toUint96();
            d.kind = number == Numbers.PRINCIPAL ? Kind.PRINCIPAL : Kind.INSTALMENT;
            p.principalIn = _listCount;
            id = _declare(number, p, d, _terms.events.principalPrescription);
            emit PrincipalDeclared(i, id, perUnit);
        } else {
            (uint256 perUnit, bool known) = _views().couponOf(i);
            require(known, RateUnknown(i));
            uint256 total = _terms.proRata ? _views().couponTotal(i) : 0;
            if (total != 0) d.rule = AmountRule.PRO_RATA;
            d.amount = (_terms.proRata ? total : perUnit).toUint96();
            require(d.amount != 0, NothingOwed(number));
            d.taxed = d.amount;
            d.kind = Kind.COUPON;
            d.incomeType = INCOME_INTEREST;
            d.withholding = _terms.withholding;
            if (d.withholding != address(0)) (d.taxOwner, d.grossUp) = (_terms.taxOwner, _terms.grossUp);
            p.couponIn = _listCount;
            id = _declare(number, p, d, _terms.events.interestPrescription);
            emit CouponDeclared(i, id, perUnit, total);
        }
    }

    function advance(uint256 limit) public returns (uint256 i) {
        i = firstUnfunded;
        uint256 from = i;
        // Not beyond the records that have passed: a call may still make something owed of a period that has nothing.
        for (uint256 end = Math.min(Math.min(_owed, firstOpen()), i + limit); i < end && isPeriodFunded(i); ++i) {}
        if (i == from) return i;
        firstUnfunded = uint16(i);
        emit Advanced(i);
    }

    function retire(address[] calldata wallets) external {
        if (_superseded && _owed < _count) {
            require(IBondDefaults(_defaults).isSettled(address(_token)), PrincipalNotDischarged(Numbers.CLAIM));
        } else {
            uint256 last = _count - 1;
            IObligations where = _lists[_periods[last].principalIn];
            require(
                address(where) != address(0) && where.isDischarged(_idOf(Numbers.PRINCIPAL)),
                PrincipalNotDischarged(Numbers.PRINCIPAL)
            );
        }
        // Units that were put go with that put's payment.
        require(IBondPuts(_puts).heldUnits(address(_token)) == 0, PartBusy(_puts));
        for (uint256 i; i < wallets.length; ++i) {
            address wallet = _token.payeeOf(wallets[i]);
            uint256 units = IERC20(address(_token)).balanceOf(wallet);
            if (units == 0) continue;
            emit UnitsRetired(wallet, units);
            _token.redeem(wallet, units);
        }
    }

    function cancelUnits(uint256 units) external {
        uint256 open = firstOpen();
        // After an acceleration the claim is what is owed; it would be paid whole, and the units be counted twice.
        if (open == _count || _superseded) revert BondEnded(status());
        Entry e = _token.entryOf(msg.sender);
        uint256 free = Math.saturatingSub(e.balance(), e.frozen() + _token.heldOf(msg.sender));
        require(units != 0 && units <= free, UnitsNotFree(msg.sender, units, free));
        uint256 principal = units * principalAt(open);
        principalGivenUp += principal.toUint128();
        emit UnitsCancelled(msg.sender, units, principal);
        _token.redeem(msg.sender, units);
    }

    function call(uint32 date, uint32 recordAt, uint32 payAt, uint32 dueAt, bytes32 noticeHash) external restricted {
        _requireNotice(payAt, _terms.events.callNotice);
        _call(CallNotice(date, recordAt, payAt, dueAt, noticeHash), _terms.events.callPrice);
    }

    function callAt(CallNotice calldata notice, uint64 price) external {
        _requirePart(_puts);
        _call(notice, price);
    }

    function callPart(uint256 i, uint96 perUnit, bytes32 noticeHash) external restricted {
        Period storage p = _period(i);
        _requireCallable(i, _terms.events.callPrice);
        _requireNotice(p.payAt, _terms.events.callNotice);
        if (_terms.events.callPrice != PAR) _refuseCall(i, "callPrice");
        require(i + 1 < _count && p.recordAt > block.timestamp, CallDateUnfit(p.endDate, i));
        if (perUnit == 0 || perUnit >= principalAt(_count - 1)) _refuseCall(i, "perUnit");
        _callPart(i + 1, perUnit);
        emit CalledInPart(i, perUnit, noticeHash);
    }

    // ---- parts ----

    function supersede() external returns (uint256 open, uint256 perUnit) {
        _requirePart(_defaults);
        open = firstOpen();
        _superseded = true;
        if (open == _count) return (open, 0);
        perUnit = principalAt(open);
        _owed = uint16(open);
        emit ScheduleSuperseded(open);
        _token.setClosing(0);
    }

    function reinstate() external {
        _requirePart(_defaults);
        uint32 closesAt = _last().recordAt;
        if (block.timestamp > closesAt) revert BondEnded(status());
        _superseded = false;
        _owed = _count;
        emit ScheduleReinstated();
        _token.setClosing(closesAt);
    }

    function amend(BondTerms memory terms_) external restricted {
        bytes32 replaced = termsHash;
        _checkTerms(terms_);
        termsHash = keccak256(abi.encode(replaced, terms_));
        emit TermsAmended(termsHash, replaced, terms_);
    }

    function countPut(uint256 units, uint256 principal) external {
        _requirePart(_puts);
        principalGivenUp += principal.toUint128();
        emit UnitsPut(units, principal);
    }

    // ---- views ----

    function refuseClosed(uint256 closesAt) external view {
        revert RegisterClosed(closesAt, block.timestamp);
    }

    function status() public view returns (BondStatus) {
        return IBondDefaults(_defaults).statusOf(address(_token));
    }

    function history() external view returns (bool issued, bool called, bool superseded) {
        return (_issuedUnits != 0, _called, _superseded);
    }

    function obligations() public view returns (IObligations) {
        return _lists[_listCount];
    }

    function parts() external view returns (address offering, address puts, address defaults) {
        return (_offering, _puts, _defaults);
    }

    function repaidPerUnit(uint256 i) public view returns (uint256 perUnit) {
        perUnit = _repaid(i);
        if (_called && i + 1 == _count) perUnit = Interest.atPriceHalfUp(perUnit, _callPrice);
    }

    function owedAt(uint256 number)
        external
        view
        returns (uint256 i, uint256 amount, bool known, ObligationId id, IObligations where)
    {
        bool principal;
        (i, principal) = _find(number);
        Period storage p = _periods[i];
        if (principal) (amount, known) = (repaidPerUnit(i), true);
        else (amount, known) = _views().couponOf(i);
        (id, where) = (_idOf(number), _lists[principal ? p.principalIn : p.couponIn]);
    }

    // ---- inside ----

    function _draftTerms(BondTerms memory t) private {
        (bytes3 currency,) = obligations().paying().cashOf(t.events.currency);
        if (currency == 0) _refuseTerm("currency", uint160(t.events.currency));
        _draft(t);
    }

    function _requirePart(address part) private view {
        require(msg.sender == part, PartUnknown(msg.sender, part));
    }

    function _requireCallable(uint256 i, uint256 price) private {
        if (price == 0) _refuseCall(i, "callPrice");
        if (_called || _superseded) _refuseCall(i, "ended");
        if (IBondPuts(_puts).isOpen(address(_token))) _refuseCall(i, "put");
        advance(64);
        // Nothing that is due is unfunded: no way out of a miss. What is due a waiver may have moved, so the status says it.
        BondStatus now_ = status();
        if (now_ != BondStatus.ISSUED && now_ != BondStatus.DRAFT) _refuseCall(i, "unfunded");
    }

    function _requireNotice(uint256 payAt, uint256 notice) private view {
        uint256 earliestAt = block.timestamp + notice;
        require(payAt >= earliestAt, NoticeTooShort(payAt, earliestAt));
    }

    function _call(CallNotice memory c, uint64 price) private {
        uint256 i = periodAt(c.date);
        // An interest date is the end of the period before.
        if (i != 0 && c.date == _periods[i].startDate) --i;
        _requireCallable(i, price);
        Period storage p = _periods[i];
        require(
            c.date > p.startDate && c.recordAt > block.timestamp && c.recordAt < c.payAt && c.payAt <= c.dueAt
                && p.recordAt > block.timestamp && (i == 0 || c.recordAt > _periods[i - 1].recordAt)
                && DateLabel.fits(c.date, c.payAt),
            CallDateUnfit(c.date, i)
        );
        // Effects: the period is cut at the call date and becomes the last.
        (p.endDate, p.payAt, p.dueAt) = (c.date, c.payAt, c.dueAt);
        uint32 planned = p.recordAt;
        p.recordAt = c.recordAt;
        (_called, _count, _owed, _callPrice) = (true, uint16(i + 1), uint16(i + 1), price);
        emit Called(c.date, c.recordAt, c.payAt, c.noticeHash);
        // Interactions
        _token.cutAfter(planned);
        if (c.recordAt != planned) {
            _token.cancelRecord(planned);
            _token.scheduleRecord(c.recordAt);
        }
        _token.setClosing(c.recordAt);
    }

    function _standing() private view returns (BondStanding memory) {
        return IBondDefaults(_defaults).standingOf(address(_token));
    }

    function _setObligations(IObligations obligations_) private {
        _lists[++_listCount] = obligations_;
        emit ObligationsSet(obligations_);
    }

    function _idOf(uint256 number) private view returns (ObligationId) {
        return obligationId(address(_token), address(this), number);
    }

    /// @dev The period of a coupon's or of principal's number; superseded ones are not owed.
    function _find(uint256 number) private view returns (uint256 i, bool principal) {
        principal = number >= Numbers.PRINCIPAL;
        if (!principal) i = number;
        else if (number == Numbers.PRINCIPAL) i = _inForce() - 1;
        else i = number - Numbers.PRINCIPAL - 1;
        require(
            i < (termsHash == 0 ? _inForce() : _owed) && (!principal || number == principalNumber(i)),
            NumberUnknown(number)
        );
    }

    function _declare(uint256 number, Period storage p, Declaration memory d, uint256 prescription)
        private
        returns (ObligationId)
    {
        d.token = address(_token);
        (d.recordAt, d.payAt, d.dueAt) = (p.recordAt, p.payAt, p.dueAt);
        d.currency = _terms.events.currency;
        d.restOwner = _terms.events.issuer;
        if (prescription != 0) d.prescribedAt = uint32(Math.min(p.payAt + prescription, type(uint32).max));
        return obligations().declare(number, d);
    }

    function isPeriodFunded(uint256 i) public view returns (bool) {
        Period storage p = _periods[i];
        if (p.couponIn == 0) {
            (uint256 perUnit, bool known) = _views().couponOf(i);
            if (!known || perUnit != 0) return false;
        } else if (!_lists[p.couponIn].isFunded(_idOf(i))) {
            return false;
        }
        if (p.principalIn == 0) return _repaid(i) == 0;
        return _lists[p.principalIn].isFunded(_idOf(principalNumber(i)));
    }
}
