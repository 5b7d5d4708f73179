// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {
    AmountRule,
    Declaration,
    IObligations,
    Kind,
    Obligation,
    ObligationStatus
} from "../distribution/interfaces/IObligations.sol";
import {TaxLine} from "../distribution/interfaces/IPaying.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {ObligationId, obligationId} from "../types/ObligationId.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Maths} from "../utils/Maths.sol";
import {BondPart} from "./BondPart.sol";
import {Numbers} from "./Numbers.sol";
import {BondStatus, IBond, Period} from "./interfaces/IBond.sol";
import {AcceleratedClaim, Due, HoldersInstruction, IBondDefaults, Miss, BondStanding} from "./interfaces/IBondDefaults.sol";
import {HOLDERS} from "./interfaces/IBondMeetings.sol";
import {IBondPuts} from "./interfaces/IBondPuts.sol";
import {IBondViews} from "./interfaces/IBondViews.sol";

/// @title What follows when a bond's issuer does not fund what is due.
contract BondDefaults is IBondDefaults, BondPart {
    using SafeCast for uint256;

    uint256 private constant EXCLUDED_MAX = 32;
    /// @dev A register has 4,095 record instants in its life and 512 to come: no key alone uses them up in a hurry.
    uint256 private constant RECORD_EVERY = 1 days;
    uint256 private constant AHEAD_MAX = 365 days;
    /// @dev A quarter of what is outstanding instructs.
    uint256 private constant QUORUM = 4;

    /// @param principal [cash base units] of the payment, once applied
    struct Payment {
        IObligations where;
        uint96 principal;
    }

    /// @param since [s] when the trustee named them
    struct Excluded {
        uint32 since;
        address[] wallets;
    }

    mapping(address token => BondStanding) private _standings;
    mapping(address token => mapping(uint256 number => Miss)) private _misses;
    mapping(address token => HoldersInstruction) private _instructions;
    mapping(address token => mapping(uint256 round => mapping(address wallet => uint256))) private _instructed; // [units]
    mapping(address token => Excluded[]) private _excluded;
    mapping(address token => AcceleratedClaim) private _claims;
    mapping(address token => mapping(uint256 payment => Payment)) private _payments;
    mapping(address token => mapping(uint256 number => IObligations)) private _late;
    /// @dev [s] Of tax lines: what is due of other obligations stands in their list.
    mapping(address token => mapping(uint256 number => uint32)) private _waivedTo;
    mapping(address token => uint256) public principalPaid; // [cash base units]
    mapping(address token => uint256) private _scheduledAt; // [s] when a payment's record was scheduled last
    mapping(address token => uint256) private _rescindedAt; // [s]

    constructor(address authority_) BondPart(authority_) {}

    // ---- misses ----

    function recordNonPayment(address token, uint256 number) external {
        IBond bond = _bond(token);
        require(_misses[token][number].recordedAt == 0, MissRecorded(number));
        // An event is the trustee's to record.
        require(number < Numbers.EVENT || number >= Numbers.LATE, MissUnknown(number));
        (uint256 dueAt, bool funded,, IObligations where) = obligation(token, number);
        require(!funded, NumberFunded(number));
        dueAt = Math.max(dueAt, _waivedTo[token][number]);
        require(block.timestamp > dueAt, NotOverdue(number, dueAt, block.timestamp));
        // What an acceleration superseded can be funded since its rescission only.
        uint256 graceUntilAt = Math.max(dueAt, _rescindedAt[token]) + bond.eventTerms().gracePeriod;
        _open(token, number, graceUntilAt);
        emit NonPaymentRecorded(token, number, dueAt, graceUntilAt);
        // Nothing that another leaves undone puts the issuer in default: it can be funded from now on.
        if (address(where) != address(0)) return;
        if (number < Numbers.PUT) bond.declare(number);
        else _puts(bond).declare(token);
    }

    function recordEvent(address token, bytes32 reason, uint32 cureUntilAt)
        external
        onlyScoped(Roles.TRUSTEE, token)
        returns (uint256 number)
    {
        _bond(token);
        number = Numbers.EVENT + _standings[token].events++;
        _open(token, number, cureUntilAt);
        emit EventRecorded(token, number, reason, cureUntilAt);
    }

    function cure(address token, uint256 number) external {
        _requireMiss(token, number);
        require(_isFunded(token, number), StillUnfunded(number));
        _end(token, number);
        emit NonPaymentCured(token, number);
    }

    function recordDefault(address token, uint256 number) external {
        Miss storage miss = _requireMiss(token, number);
        BondStanding storage s = _standings[token];
        require(!miss.defaulted, MissRecorded(number));
        require(block.timestamp > miss.graceUntilAt, GraceRunning(token, miss.graceUntilAt, block.timestamp));
        require(!_isFunded(token, number), NumberFunded(number));
        miss.defaulted = true;
        if (s.defaults++ != 0 || s.accelerated) {
            emit DefaultRecorded(token, number, _instructions[token].recordAt);
            return;
        }
        emit DefaultRecorded(token, number, _openInstruction(token));
    }

    function waive(address token, uint256 number, uint32 dueAt) external {
        _requireTrusteeOrHolders(token);
        _requireMiss(token, number);
        require(!_standings[token].accelerated, AlreadyAccelerated(token));
        _end(token, number);
        emit DefaultWaived(token, number, dueAt);
        if (number >= Numbers.EVENT && number < Numbers.LATE) return;
        require(dueAt > block.timestamp, WaiverPast(dueAt, block.timestamp));
        if (number >= Numbers.TAX) {
            _waivedTo[token][number] = dueAt;
            return;
        }
        (,, ObligationId id, IObligations where) = obligation(token, number);
        if (!where.isFunded(id)) where.postpone(id, dueAt);
    }

    function _open(address token, uint256 number, uint256 graceUntilAt) private {
        _misses[token][number] = Miss(uint32(block.timestamp), graceUntilAt.toUint32(), false);
        ++_standings[token].misses;
    }

    function _end(address token, uint256 number) private {
        BondStanding storage s = _standings[token];
        --s.misses;
        if (_misses[token][number].defaulted) --s.defaults;
        delete _misses[token][number];
    }

    // ---- instruction ----

    function setExcluded(address token, address[] calldata wallets) external onlyScoped(Roles.TRUSTEE, token) {
        address issuer = _bond(token).eventTerms().issuer;
        require(wallets.length <= EXCLUDED_MAX, ExcludedUnfit(address(0), wallets.length));
        // In order, so that nobody's units are taken off twice.
        for (uint256 i; i < wallets.length; ++i) {
            require(wallets[i] != issuer && (i == 0 || wallets[i - 1] < wallets[i]), ExcludedUnfit(wallets[i], i));
        }
        _excluded[token].push(Excluded(uint32(block.timestamp), wallets));
        emit ExcludedSet(token, wallets);
    }

    function instruct(address token, uint256 number, address wallet, uint256 units) external {
        // Checks
        IBond bond = _bond(token);
        BondStanding storage s = _standings[token];
        require(!s.accelerated, AlreadyAccelerated(token));
        require(_requireMiss(token, number).defaulted, MissUnknown(number));
        // Occurred *and continuing*: what was paid since accelerates nothing.
        require(!_isFunded(token, number), NumberFunded(number));
        IRegister register = IRegister(token);
        require(msg.sender == register.payeeOf(wallet), InstructionNotYours(wallet, msg.sender));
        HoldersInstruction memory instruction = _instructions[token];
        require(
            !isExcluded(token, wallet, instruction.recordAt) && !isExcluded(token, msg.sender, instruction.recordAt)
                && !register.entryOf(msg.sender).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED),
            InstructionExcluded(wallet)
        );
        uint256 before = _instructed[token][s.round][wallet];
        uint256 left = IRegisterRecords(address(register)).balanceAt(wallet, instruction.recordAt) - before;
        require(units != 0 && units <= left, NothingToInstruct(wallet, instruction.recordAt, units, left));

        // Effects
        instruction.counted = uint80(countedAt(token, instruction.recordAt, instruction.recordAt));
        instruction.instructed += uint80(units);
        _instructed[token][s.round][wallet] = before + units;
        _instructions[token] = instruction;
        emit Instructed(token, wallet, units, instruction.instructed, instruction.counted);
        if (uint256(instruction.instructed) * QUORUM >= instruction.counted) _accelerate(token, bond);
    }

    function withdrawInstruction(address token, address wallet, uint256 units) external {
        BondStanding storage s = _standings[token];
        require(!s.accelerated, AlreadyAccelerated(token));
        require(msg.sender == IRegister(token).payeeOf(wallet), InstructionNotYours(wallet, msg.sender));
        HoldersInstruction storage instruction = _instructions[token];
        uint256 before = _instructed[token][s.round][wallet];
        require(units != 0 && units <= before, NothingToInstruct(wallet, instruction.recordAt, units, before));
        _instructed[token][s.round][wallet] = before - units;
        instruction.instructed -= uint80(units);
        emit InstructionWithdrawn(token, wallet, units, instruction.instructed);
    }

    /// @dev What had its record stays owed to the holders of that record, and so does a put that is funded.
    function _accelerate(address token, IBond bond) private {
        _standings[token].accelerated = true;
        (uint256 from, uint256 perUnit) = bond.supersede();
        AcceleratedClaim storage claim = _claims[token];
        IBondPuts puts = _puts(bond);
        uint256 put = puts.fundedUnits(token);
        // One that is not funded joins the claim.
        if (put == 0 && puts.isOpen(token)) puts.close(token);
        if (perUnit != 0) {
            uint256 units = IERC20(token).totalSupply() - put;
            claim.principal = (units * perUnit).toUint112();
            claim.accruedTo = bond.period(from).startDate;
        }
        claim.fromPeriod = uint16(from);
        claim.recordAfter = uint32(block.timestamp);
        emit Accelerated(token, claim.principal, from);
    }

    function rescind(address token) external onlyScoped(HOLDERS, token) {
        _requireAccelerated(token);
        AcceleratedClaim storage claim = _claims[token];
        require(claim.amount == 0, PaymentOpen(token, claim.count));
        // What was paid on the claim can't be taken back from those it was paid to.
        require(!claim.paid, ClaimPaid(token));
        BondStanding storage s = _standings[token];
        s.accelerated = false;
        _rescindedAt[token] = block.timestamp;
        // Numbers of payments that were withdrawn are never used again.
        (claim.principal, claim.interest, claim.accruedTo, claim.fromPeriod) = (0, 0, 0, 0);
        emit Rescinded(token);
        _bond(token).reinstate();
        // A default that continues can be instructed on anew.
        if (s.defaults != 0) _openInstruction(token);
    }

    function _openInstruction(address token) private returns (uint256 recordAt) {
        uint256 last = _instructions[token].recordAt;
        // A record that is to come serves: whoever records, waives and records again schedules one a day.
        recordAt = last > block.timestamp
            ? last
            : Math.max(block.timestamp + 1 + _bond(token).eventTerms().instructionLead, last + RECORD_EVERY);
        ++_standings[token].round;
        _instructions[token] = HoldersInstruction(recordAt.toUint32(), 0, 0);
        IRegister(token).scheduleRecord(recordAt);
    }

    // ---- late interest ----

    function declareLate(address token, uint256 number) external returns (ObligationId id) {
        (, bool funded, ObligationId late, IObligations where) = obligation(token, number);
        require(funded, StillUnfunded(number));
        require(number < Numbers.CLAIM && address(where) != address(0), NothingLate(number));
        // Once, whichever list it stands in.
        require(address(_late[token][number + Numbers.LATE]) == address(0), NothingLate(number));
        IBond bond = _bond(token);
        Obligation memory o = where.obligationOf(late);
        uint256 rate = bond.eventTerms().lateRate;
        uint256 units = o.rule == AmountRule.BY_INSTRUMENT ? 0 : o.units;
        uint256 perUnit =
            units == 0 ? 0 : Maths.mulDivDown(where.lateOf(late), rate, Maths.WAD * 365 days) / units;
        require(perUnit != 0, NothingLate(number));
        Declaration memory d = _declaration(
            token, bond, Kind.LATE_INTEREST, AmountRule.PER_UNIT, perUnit.toUint96(), perUnit.toUint96()
        );
        (d.recordAt, d.payAt) = (o.recordAt, uint32(block.timestamp));
        d.dueAt = uint32(block.timestamp + bond.eventTerms().gracePeriod);
        d.prescribedAt = _prescribed(block.timestamp, bond.eventTerms().interestPrescription);
        number += Numbers.LATE;
        IObligations list = bond.obligations();
        _late[token][number] = list;
        id = list.declare(number, d);
        emit LateInterestDeclared(token, number, id, perUnit);
    }

    // ---- payments on the claim ----

    function schedulePayment(address token, uint32 recordAt) external onlyScoped(Roles.CALCULATION_AGENT, token) {
        // Checks
        _requireAccelerated(token);
        uint256 nextAt = _scheduledAt[token] + RECORD_EVERY;
        require(block.timestamp >= nextAt, RecordTooSoon(token, nextAt, block.timestamp));
        uint256 latestAt = block.timestamp + AHEAD_MAX;
        require(recordAt <= latestAt, RecordTooFar(token, recordAt, latestAt));
        // Effects
        _scheduledAt[token] = block.timestamp;
        emit PaymentScheduled(token, recordAt);
        // Interactions
        IRegister(token).scheduleRecord(recordAt);
    }

    function declarePayment(address token, uint32 recordAt, uint32 payDate, uint32 payAt, uint96 amount)
        external
        onlyScoped(Roles.CALCULATION_AGENT, token)
        returns (ObligationId id)
    {
        // Checks
        _requireAccelerated(token);
        IBond bond = _bond(token);
        AcceleratedClaim storage claim = _claims[token];
        require(claim.amount == 0, PaymentOpen(token, claim.count));
        require(DateLabel.fits(payDate, payAt) && payDate >= claim.accruedTo, PayDateUnfit(payDate, payAt));
        require(recordAt > claim.recordAfter, RecordTooEarly(token, recordAt, claim.recordAfter));
        {
            // A put that is funded takes its units out of the register before the others share; one that is not lets them go.
            uint256 unpaid = _puts(bond).heldUnits(token);
            // Nor is whoever was paid for a put since the record a holder of the claim: the others need a later one.
            if (unpaid == 0) {
                uint256 recorded = IRegisterRecords(token).totalSupplyAt(recordAt);
                unpaid = Math.saturatingSub(recorded, IERC20(token).totalSupply());
            }
            require(unpaid == 0, PutUnpaid(token, unpaid));
        }
        // Effects
        claim.amount = amount;
        claim.payDate = payDate;
        Declaration memory d = _paymentOf(token, bond, payDate, amount);
        (d.recordAt, d.payAt, d.dueAt) = (recordAt, payAt, payAt);
        d.prescribedAt = _prescribed(payAt, bond.eventTerms().principalPrescription);
        IObligations where = bond.obligations();
        uint256 payment = claim.count;
        _payments[token][payment].where = where;
        // Interactions
        id = where.declare(Numbers.CLAIM + payment, d);
        emit PaymentDeclared(token, payment, id, amount, payDate);
    }

    /// @dev Interest first, and taxed as such.
    function _paymentOf(address token, IBond bond, uint32 payDate, uint96 amount)
        private
        view
        returns (Declaration memory)
    {
        (uint256 principal, uint256 interest) = claimOn(token, payDate);
        require(amount <= principal + interest, PaymentTooLarge(token, amount, principal + interest));
        uint256 taxed = Math.min(amount, interest);
        return _declaration(token, bond, Kind.CLAIM, AmountRule.PRO_RATA, amount, uint96(taxed));
    }

    function applyPayment(address token) external {
        AcceleratedClaim storage claim = _claims[token];
        uint256 amount = claim.amount;
        require(amount != 0, PaymentMissing(token));
        (, bool funded, ObligationId id, IObligations where) = obligation(token, Numbers.CLAIM + claim.count);
        require(funded, StillUnfunded(Numbers.CLAIM + claim.count));
        (uint256 principal, uint256 interest) = claimOn(token, claim.payDate);
        uint256 interestPart = Math.min(amount, interest);
        uint256 principalPart = amount - interestPart;
        emit PaymentApplied(token, claim.count, interestPart, principalPart);
        claim.interest = (interest - interestPart).toUint112();
        claim.principal = uint112(principal - principalPart);
        claim.accruedTo = claim.payDate;
        claim.paid = true;
        claim.recordAfter = where.obligationOf(id).recordAt;
        _payments[token][claim.count].principal = uint96(principalPart);
        _endPayment(claim);
    }

    function withdrawPayment(address token) external onlyScoped(Roles.CALCULATION_AGENT, token) {
        AcceleratedClaim storage claim = _claims[token];
        require(claim.amount != 0, PaymentMissing(token));
        uint256 payment = claim.count;
        require(!_isFunded(token, Numbers.CLAIM + payment), NumberFunded(Numbers.CLAIM + payment));
        emit PaymentWithdrawn(token, payment);
        _endPayment(claim);
        _payments[token][payment].where.cancel(token, Numbers.CLAIM + payment);
    }

    function settlePayments(address token, uint256 limit) external {
        AcceleratedClaim storage claim = _claims[token];
        uint256 i = claim.settled;
        uint256 paid;
        for (uint256 end = Math.min(claim.count, i + limit); i < end; ++i) {
            Payment memory payment = _payments[token][i];
            ObligationStatus status = payment.where.statusOf(_idOf(token, Numbers.CLAIM + i));
            if (status != ObligationStatus.CANCELLED && status < ObligationStatus.DISCHARGED) break;
            if (status != ObligationStatus.CANCELLED) paid += payment.principal;
        }
        claim.settled = uint32(i);
        principalPaid[token] += paid;
        emit PaymentsSettled(token, i, principalPaid[token]);
    }

    function _endPayment(AcceleratedClaim storage claim) private {
        claim.amount = 0;
        ++claim.count;
    }

    // ---- views ----

    function statusOf(address token) external view returns (BondStatus) {
        IBond bond = _bond(token);
        (bool issued, bool called,) = bond.history();
        if (!issued) return BondStatus.DRAFT;
        if (IERC20(token).totalSupply() == 0) return BondStatus.REDEEMED;
        BondStanding memory s = _standings[token];
        if (s.accelerated) return BondStatus.ACCELERATED;
        if (s.defaults != 0) return BondStatus.DEFAULTED;
        if (s.misses != 0 || _isMissing(bond)) return BondStatus.GRACE;
        if (called) return BondStatus.CALLED;
        return block.timestamp >= bond.period(bond.periodCount() - 1).payAt ? BondStatus.MATURED : BondStatus.ISSUED;
    }

    function dueOf(address token, uint256 number) external view returns (Due memory) {
        return _dueOf(_bond(token), number);
    }

    function duesOf(address token, uint256 fromPeriod, uint256 count) external view returns (Due[] memory list) {
        IBond bond = _bond(token);
        uint256 end = Math.min(bond.owedPeriods(), fromPeriod + count);
        list = new Due[](2 * Math.saturatingSub(end, fromPeriod));
        uint256 found;
        for (uint256 i = fromPeriod; i < end; ++i) {
            Due memory due = _dueOf(bond, i);
            if (!due.known || due.amount != 0) list[found++] = due;
            if (bond.repaidPerUnit(i) != 0) list[found++] = _dueOf(bond, bond.principalNumber(i));
        }
        assembly ("memory-safe") {
            mstore(list, found)
        }
    }

    function standingOf(address token) external view returns (BondStanding memory) {
        return _standings[token];
    }

    function missOf(address token, uint256 number) external view returns (Miss memory) {
        return _misses[token][number];
    }

    function instructionOf(address token) external view returns (HoldersInstruction memory) {
        return _instructions[token];
    }

    function instructedOf(address token, address wallet) external view returns (uint256) {
        return _instructed[token][_standings[token].round][wallet];
    }

    /// @dev Of lists named in the same second the last one counts.
    function excludedOf(address token, uint256 at_) public view returns (address[] memory) {
        Excluded[] storage lists = _excluded[token];
        (uint256 low, uint256 high) = (0, lists.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (lists[middle].since <= at_) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? new address[](0) : lists[low - 1].wallets;
    }

    function silentOf(address token, uint256 at_) public view returns (address[] memory list) {
        address[] memory named = excludedOf(token, at_);
        list = new address[](2 * named.length + 2);
        uint256 count = _withSuccessor(list, 0, token, _issuerOf(token));
        for (uint256 i; i < named.length; ++i) count = _withSuccessor(list, count, token, named[i]);
        assembly ("memory-safe") {
            mstore(list, count)
        }
    }

    function isExcluded(address token, address wallet, uint256 at_) public view returns (bool) {
        address[] memory list = silentOf(token, at_);
        return _has(list, list.length, wallet);
    }

    function countedAt(address token, uint256 recordAt, uint256 at_) public view returns (uint256 units) {
        IRegisterRecords register = IRegisterRecords(token);
        address[] memory list = silentOf(token, at_);
        units = register.totalSupplyAt(recordAt);
        for (uint256 i; i < list.length; ++i) units -= register.balanceAt(list[i], recordAt);
    }

    function claimOf(address token) external view returns (AcceleratedClaim memory) {
        return _claims[token];
    }

    /// @dev Period by period from the first superseded one, each rounded half up once; past the end of the last period
    /// interest runs on. As many steps as periods have begun since it was last paid.
    function claimOn(address token, uint32 date) public view returns (uint256 principal, uint256 interest) {
        AcceleratedClaim memory claim = _claims[token];
        (principal, interest) = (claim.principal, claim.interest);
        if (principal == 0) return (principal, interest);
        IBond bond = _bond(token);
        uint256 count = bond.periodCount();
        uint32 end;
        for (uint256 i = bond.periodAt(_within(bond, count, claim.accruedTo)); i < count; ++i) {
            Period memory p = bond.period(i);
            if (p.startDate >= date) break;
            uint32 from = p.startDate > claim.accruedTo ? p.startDate : claim.accruedTo;
            end = p.endDate;
            uint32 to = end < date ? end : date;
            if (from < to) interest += IBondViews(address(bond)).interestOn(principal, i, from, to);
        }
        uint32 last = bond.period(count - 1).endDate;
        uint32 overdueFrom = last > claim.accruedTo ? last : claim.accruedTo;
        if (overdueFrom < date) {
            interest += IBondViews(address(bond)).interestOn(principal, count - 1, overdueFrom, date);
        }
    }

    function isSettled(address token) external view returns (bool) {
        AcceleratedClaim memory claim = _claims[token];
        return _standings[token].accelerated && claim.principal == 0 && claim.interest == 0 && claim.amount == 0
            && claim.settled == claim.count;
    }

    function obligation(address token, uint256 number)
        public
        view
        returns (uint256 dueAt, bool funded, ObligationId id, IObligations where)
    {
        IBond bond = _bond(token);
        if (number >= Numbers.TAX) {
            require(number < 2 * Numbers.TAX, MissUnknown(number));
            (,, id, where) = obligation(token, number - Numbers.TAX);
            TaxLine memory line = where.paying().taxLineOf(id);
            return (line.dueAt, line.covered >= line.due, id, where);
        }
        if (number < Numbers.PUT) {
            Due memory due = _dueOf(bond, number);
            // Without a fixing nothing is owed yet: the fallback has to come first.
            funded = !due.known || due.amount == 0
                || (address(due.where) != address(0) && due.where.isFunded(due.id));
            return (due.dueAt, funded, due.id, due.where);
        }
        if (number < Numbers.CLAIM) return _puts(bond).obligation(token, number - Numbers.PUT);
        if (number >= Numbers.EVENT && number < Numbers.LATE) return (0, false, id, where);
        where = number < Numbers.EVENT ? _payments[token][number - Numbers.CLAIM].where : _late[token][number];
        require(address(where) != address(0), MissUnknown(number));
        id = _idOf(token, number);
        // What was withdrawn is owed by nobody.
        funded = where.isFunded(id) || where.statusOf(id) == ObligationStatus.CANCELLED;
        return (where.obligationOf(id).dueAt, funded, id, where);
    }

    // ---- inside ----

    function _dueOf(IBond bond, uint256 number) private view returns (Due memory due) {
        uint256 i;
        (i, due.amount, due.known, due.id, due.where) = bond.owedAt(number);
        Period memory p = bond.period(i);
        (due.number, due.recordAt, due.payAt, due.dueAt) = (number, p.recordAt, p.payAt, p.dueAt);
        if (address(due.where) == address(0)) return due;
        due.status = due.where.statusOf(due.id);
        due.dueAt = due.where.obligationOf(due.id).dueAt;
    }

    /// @dev The bond's mark may lag behind: who has been funded since is passed over, in this view only.
    function _isMissing(IBond bond) private view returns (bool) {
        uint256 owed = bond.owedPeriods();
        for (uint256 i = bond.firstUnfunded(); i < owed && block.timestamp > bond.period(i).dueAt; ++i) {
            if (bond.isPeriodFunded(i)) continue;
            // A waiver may have moved what is due; without a fixing nothing is owed yet.
            if (_isLate(bond, i)) return true;
            if (bond.repaidPerUnit(i) != 0 && _isLate(bond, bond.principalNumber(i))) return true;
        }
        return false;
    }

    function _isLate(IBond bond, uint256 number) private view returns (bool) {
        Due memory due = _dueOf(bond, number);
        return due.known && due.amount != 0 && block.timestamp > due.dueAt && due.status < ObligationStatus.FUNDED;
    }

    /// @dev Each once: an affiliate that an amendment made the issuer, two wallets that one took over from.
    function _withSuccessor(address[] memory list, uint256 count, address token, address wallet)
        private
        view
        returns (uint256)
    {
        if (!_has(list, count, wallet)) list[count++] = wallet;
        address successor = IRegister(token).payeeOf(wallet);
        if (!_has(list, count, successor)) list[count++] = successor;
        return count;
    }

    function _has(address[] memory list, uint256 count, address wallet) private pure returns (bool) {
        for (uint256 i; i < count; ++i) if (list[i] == wallet) return true;
        return false;
    }

    function _requireMiss(address token, uint256 number) private view returns (Miss storage miss) {
        miss = _misses[token][number];
        require(miss.recordedAt != 0, MissUnknown(number));
    }

    function _requireTrusteeOrHolders(address token) private view {
        if (!_hasRole(HOLDERS, token, msg.sender)) _requireRole(Roles.TRUSTEE, token, msg.sender);
    }

    function _requireAccelerated(address token) private view {
        require(_standings[token].accelerated, NotAccelerated(token));
    }

    function _isFunded(address token, uint256 number) private view returns (bool funded) {
        (, funded,,) = obligation(token, number);
    }

    function _issuerOf(address token) private view returns (address) {
        return _bond(token).eventTerms().issuer;
    }

    function _puts(IBond bond) private view returns (IBondPuts) {
        (, address puts,) = bond.parts();
        return IBondPuts(puts);
    }

    function _idOf(address token, uint256 number) private view returns (ObligationId) {
        return obligationId(token, address(this), number);
    }

    function _within(IBond bond, uint256 count, uint32 date) private view returns (uint32) {
        uint32 last = bond.period(count - 1).endDate;
        return date < last ? date : last;
    }
}
