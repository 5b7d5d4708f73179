// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {DistributionId, distributionId} from "../types/DistributionId.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Roles} from "../administration/Roles.sol";
import {AmountRule, Declaration, IDistributor} from "../distribution/interfaces/IDistributor.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {BondPart} from "./BondPart.sol";
import {BondStatus, IBond, Period} from "./interfaces/IBond.sol";
import {AcceleratedClaim, IBondDefaults, Miss} from "./interfaces/IBondDefaults.sol";
import {IBondPuts} from "./interfaces/IBondPuts.sol";

/// @title What follows when a bond's issuer does not fund what is due.
contract BondDefaults is IBondDefaults, BondPart {
    using SafeCast for uint256;

    uint256 private constant PUT = 1 << 17;
    uint256 private constant EXCLUDED_MAX = 32;
    /// @dev A quarter of what is outstanding instructs.
    uint256 private constant QUORUM = 4;

    mapping(address token => Miss) private _misses;
    /// @dev [s] The due instant that a waiver gave.
    mapping(address token => mapping(uint256 number => uint256)) private _postponed;
    mapping(address token => mapping(uint256 recordAt => mapping(address wallet => bool))) private _instructed;
    mapping(address token => address[]) private _excluded;
    mapping(address token => AcceleratedClaim) private _claims;

    constructor(address authority_) BondPart(authority_) {}

    // ---- non-payment ----

    function recordNonPayment(address token, uint256 number) external {
        IBond bond = _bond(token);
        BondStatus status = bond.status();
        require(status == BondStatus.ISSUED || status == BondStatus.MATURED, DefaultStatusUnfit(token, status));
        (uint256 dueAt, bool funded) = _obligation(token, bond, number);
        require(block.timestamp > dueAt, NotOverdue(number, dueAt, block.timestamp));
        require(!funded, AlreadyFunded(number));
        uint256 graceUntilAt = dueAt + bond.eventTerms().gracePeriod;
        _misses[token] = Miss(uint64(number), graceUntilAt.toUint32(), status, 0, 0, 0);
        emit NonPaymentRecorded(token, number, dueAt, graceUntilAt);
        bond.changeStatus(BondStatus.GRACE);
    }

    function cure(address token) external {
        IBond bond = _inStatus(token, BondStatus.GRACE);
        Miss storage miss = _misses[token];
        require(_isFunded(token, bond, miss.number), StillUnfunded(miss.number));
        emit NonPaymentCured(token, miss.number);
        bond.changeStatus(miss.status);
    }

    function recordDefault(address token) external {
        IBond bond = _inStatus(token, BondStatus.GRACE);
        Miss storage miss = _misses[token];
        require(block.timestamp > miss.graceUntilAt, GraceRunning(token, miss.graceUntilAt, block.timestamp));
        require(!_isFunded(token, bond, miss.number), AlreadyFunded(miss.number));
        uint256 recordAt = block.timestamp + 1 + bond.eventTerms().instructionLead;
        miss.recordAt = recordAt.toUint32();
        emit DefaultRecorded(token, miss.number, recordAt);
        bond.changeStatus(BondStatus.DEFAULTED);
        IRegister(token).scheduleRecord(recordAt);
    }

    function waive(address token, uint32 dueAt) external onlyScoped(Roles.TRUSTEE, token) {
        IBond bond = _inStatus(token, BondStatus.DEFAULTED);
        require(dueAt > block.timestamp, WaiverPast(dueAt, block.timestamp));
        uint256 number = _misses[token].number;
        _postponed[token][number] = dueAt;
        emit DefaultWaived(token, number, dueAt);
        bond.changeStatus(BondStatus.ISSUED);
    }

    // ---- instruction ----

    function setExcluded(address token, address[] calldata wallets) external onlyScoped(Roles.TRUSTEE, token) {
        uint256 recordAt = _misses[token].recordAt;
        require(
            _bond(token).status() != BondStatus.DEFAULTED || block.timestamp <= recordAt,
            InstructionStarted(recordAt, block.timestamp)
        );
        address issuer = _bond(token).eventTerms().issuer;
        require(wallets.length <= EXCLUDED_MAX, ExcludedUnfit(address(0), wallets.length));
        // In order, so that nobody's units are taken off twice.
        for (uint256 i; i < wallets.length; ++i) {
            require(
                wallets[i] != issuer && (i == 0 || wallets[i - 1] < wallets[i]), ExcludedUnfit(wallets[i], i)
            );
        }
        _excluded[token] = wallets;
        emit ExcludedSet(token, wallets);
    }

    function instruct(address token, address wallet) external {
        IBond bond = _inStatus(token, BondStatus.DEFAULTED);
        IRegister register = IRegister(token);
        require(msg.sender == register.payeeOf(wallet), InstructionNotYours(wallet, msg.sender));
        Miss memory miss = _misses[token];
        address issuer = bond.eventTerms().issuer;
        require(
            !_isExcluded(token, issuer, wallet) && !_isExcluded(token, issuer, msg.sender), InstructionExcluded(wallet)
        );
        require(!_instructed[token][miss.recordAt][wallet], InstructionRepeated(wallet, miss.recordAt));
        uint256 units = IRegisterRecords(token).balanceAt(wallet, miss.recordAt);
        require(units != 0, NothingToInstruct(wallet, miss.recordAt));

        if (miss.counted == 0) miss.counted = uint80(_countedUnits(token, issuer, miss.recordAt));
        miss.instructed += uint80(units);
        _instructed[token][miss.recordAt][wallet] = true;
        _misses[token] = miss;
        emit Instructed(token, wallet, units, miss.instructed, miss.counted);
        if (uint256(miss.instructed) * QUORUM >= miss.counted) _accelerate(token, bond);
    }

    function _accelerate(address token, IBond bond) private {
        AcceleratedClaim storage claim = _claims[token];
        claim.principal = bond.outstanding().toUint112();
        claim.accruedTo = bond.periods()[0].startDate;
        emit Accelerated(token, claim.principal);
        bond.changeStatus(BondStatus.ACCELERATED);
    }

    // ---- payments on the claim ----

    function schedulePayment(address token, uint32 recordAt) external onlyScoped(Roles.CALCULATION_AGENT, token) {
        _inStatus(token, BondStatus.ACCELERATED);
        emit PaymentScheduled(token, recordAt);
        IRegister(token).scheduleRecord(recordAt);
    }

    function declarePayment(
        address token,
        uint32 recordAt,
        uint32 payDate,
        uint32 payAt,
        uint96 amount,
        uint80 threshold,
        uint24 tieMember
    ) external onlyScoped(Roles.CALCULATION_AGENT, token) returns (DistributionId id) {
        IBond bond = _inStatus(token, BondStatus.ACCELERATED);
        AcceleratedClaim storage claim = _claims[token];
        require(claim.amount == 0, PaymentOpen(token, claim.count));
        require(DateLabel.fits(payDate, payAt) && payDate >= claim.accruedTo, PayDateUnfit(payDate, payAt));
        {
            (uint256 principal, uint256 interest) = claimOn(token, payDate);
            require(amount <= principal + interest, PaymentTooLarge(token, amount, principal + interest));
        }
        Declaration memory d = _declaration(token, bond, AmountRule.PRO_RATA, payAt, amount);
        d.recordAt = recordAt;
        d.threshold = threshold;
        d.tieMember = tieMember;
        claim.amount = amount;
        claim.payDate = payDate;
        claim.distributor = bond.distributor();
        id = claim.distributor.declare(claim.count, d);
        emit PaymentDeclared(token, claim.count, id, amount, payDate);
    }

    function applyPayment(address token) external {
        AcceleratedClaim storage claim = _claims[token];
        uint256 amount = claim.amount;
        require(amount != 0, PaymentMissing(token));
        require(_isPaymentFunded(token, claim), StillUnfunded(claim.count));
        (uint256 principal, uint256 interest) = claimOn(token, claim.payDate);
        uint256 interestPart = Math.min(amount, interest);
        uint256 principalPart = amount - interestPart;
        emit PaymentApplied(token, claim.count, interestPart, principalPart);
        claim.interest = (interest - interestPart).toUint112();
        claim.principal = uint112(principal - principalPart);
        claim.accruedTo = claim.payDate;
        _endPayment(claim);
        if (principalPart != 0) _bond(token).countRedeemed(principalPart);
    }

    function withdrawPayment(address token) external onlyScoped(Roles.CALCULATION_AGENT, token) {
        AcceleratedClaim storage claim = _claims[token];
        require(claim.amount != 0, PaymentMissing(token));
        require(!_isPaymentFunded(token, claim), AlreadyFunded(claim.count));
        (IDistributor where, uint256 payment) = (claim.distributor, claim.count);
        emit PaymentWithdrawn(token, payment);
        _endPayment(claim);
        where.cancel(token, payment);
    }

    function _endPayment(AcceleratedClaim storage claim) private {
        claim.amount = 0;
        ++claim.count;
    }

    function _isPaymentFunded(address token, AcceleratedClaim storage claim) private view returns (bool) {
        return claim.distributor.isFunded(distributionId(token, address(this), claim.count));
    }

    // ---- views ----

    function missOf(address token) external view returns (Miss memory) {
        return _misses[token];
    }

    function excludedOf(address token) external view returns (address[] memory) {
        return _excluded[token];
    }

    function claimOf(address token) external view returns (AcceleratedClaim memory) {
        return _claims[token];
    }

    /// @dev Period by period, each rounded half up once; a period whose coupon was funded is paid; past the end of the
    /// last period interest runs on.
    function claimOn(address token, uint32 date) public view returns (uint256 principal, uint256 interest) {
        AcceleratedClaim memory claim = _claims[token];
        (principal, interest) = (claim.principal, claim.interest);
        if (principal == 0) return (principal, interest);
        IBond bond = _bond(token);
        Period[] memory periods = bond.periods();
        uint32 end;
        for (uint256 i; i < periods.length; ++i) {
            uint32 from = periods[i].startDate > claim.accruedTo ? periods[i].startDate : claim.accruedTo;
            end = periods[i].endDate;
            uint32 to = end < date ? end : date;
            if (from < to && !_isFunded(token, bond, i)) interest += bond.interestOn(principal, i, from, to);
        }
        uint32 overdueFrom = end > claim.accruedTo ? end : claim.accruedTo;
        if (overdueFrom < date) interest += bond.interestOn(principal, periods.length - 1, overdueFrom, date);
    }

    function isPaid(address token) external view returns (bool) {
        AcceleratedClaim memory claim = _claims[token];
        return claim.accruedTo != 0 && claim.principal == 0 && claim.interest == 0;
    }

    // ---- inside ----

    function _inStatus(address token, BondStatus needed) private view returns (IBond bond) {
        bond = _bond(token);
        BondStatus status = bond.status();
        require(status == needed, DefaultStatusUnfit(token, status));
    }

    function _isFunded(address token, IBond bond, uint256 number) private view returns (bool funded) {
        (, funded) = _obligation(token, bond, number);
    }

    function _obligation(address token, IBond bond, uint256 number) private view returns (uint256 dueAt, bool funded) {
        if (number < PUT) {
            (dueAt, funded) = bond.obligation(number);
        } else {
            (, address puts,) = bond.parts();
            (dueAt, funded) = IBondPuts(puts).obligation(token, number - PUT);
        }
        dueAt = Math.max(dueAt, _postponed[token][number]);
    }

    function _isExcluded(address token, address issuer, address wallet) private view returns (bool) {
        if (wallet == issuer) return true;
        address[] storage list = _excluded[token];
        for (uint256 i; i < list.length; ++i) if (list[i] == wallet) return true;
        return false;
    }

    function _countedUnits(address token, address issuer, uint256 recordAt) private view returns (uint256 units) {
        address[] storage list = _excluded[token];
        units = IRegisterRecords(token).totalSupplyAt(recordAt) - IRegisterRecords(token).balanceAt(issuer, recordAt);
        for (uint256 i; i < list.length; ++i) units -= IRegisterRecords(token).balanceAt(list[i], recordAt);
    }
}
