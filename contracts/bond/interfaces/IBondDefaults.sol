// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IObligations, ObligationStatus} from "../../distribution/interfaces/IObligations.sol";
import {ObligationId} from "../../types/ObligationId.sol";
import {BondStatus} from "./IBond.sol";

/// @notice An obligation as the bond's list has it.
/// @param amount [cash base units] per unit; of a pro rata coupon the exact one, cut
/// @param known whether the amount is: a floating coupon's is with its fixing
/// @param where the list that it was declared in; zero while it is promised
struct Due {
    uint256 number;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    uint256 amount;
    bool known;
    ObligationStatus status;
    ObligationId id;
    IObligations where;
}

/// @notice A miss, or an event that the trustee recorded.
/// @param recordedAt [s] zero = none, or over
/// @param graceUntilAt [s] last second to fund it, or to cure the event
/// @param defaulted whether the event of default was recorded
struct Miss {
    uint32 recordedAt;
    uint32 graceUntilAt;
    bool defaulted;
}

/// @notice What continues, and whether the bond was accelerated.
/// @param misses recorded and neither cured nor waived, events included
/// @param defaults events of default among them
/// @param events recorded by the trustee so far
/// @param round of the instruction
struct BondStanding {
    uint32 misses;
    uint32 defaults;
    uint32 events;
    uint32 round;
    bool accelerated;
}

/// @notice The instruction that an event of default opened.
/// @param recordAt [s] whose units count; 0 = none
/// @param counted [units] outstanding at the record less the silent wallets', as of the last instruction
/// @param instructed [units] for acceleration so far
struct HoldersInstruction {
    uint32 recordAt;
    uint80 counted;
    uint80 instructed;
}

/// @notice What holders are owed after acceleration, beside what had its record before.
/// @param principal [cash base units] unpaid
/// @param interest [cash base units] accrued up to accruedTo and unpaid
/// @param accruedTo [days since 1970-01-01]
/// @param fromPeriod the first superseded one
/// @param count payments declared so far
/// @param settled of them whose holders have been reached, or that were withdrawn
/// @param amount [cash base units] of the open payment; 0 = none
/// @param payDate [days since 1970-01-01] of the open payment
/// @param paid whether a payment was counted
/// @param recordAfter [s] the acceleration, or the record of the last payment that was counted: the next one's is later
struct AcceleratedClaim {
    uint112 principal;
    uint112 interest;
    uint32 accruedTo;
    uint16 fromPeriod;
    uint96 amount;
    uint32 payDate;
    uint32 count;
    uint32 settled;
    bool paid;
    uint32 recordAfter;
}

/// @title Non-payment, grace, default, instruction and acceleration; for every bond.
/// @notice Asks the token for its instrument. Holds the token's SCHEDULE power. A miss is asked of each obligation: is it due
/// and not funded? So several continue at once, from every status in which something is owed. After acceleration
/// what had its record stays owed to the holders of that record; the rest is one claim, paid pro rata in several payments,
/// each with a record of its own, interest first; interest accrues until paid. Amounts are [cash base units], instants
/// [s], dates [days since 1970-01-01]. Stopped by naming another defaults contract at the bond (its delayed administrator).
interface IBondDefaults {
    event NonPaymentRecorded(address indexed token, uint256 indexed number, uint256 dueAt, uint256 graceUntilAt);
    /// @param reason hash of the notice
    event EventRecorded(address indexed token, uint256 indexed number, bytes32 reason, uint256 cureUntilAt);
    event NonPaymentCured(address indexed token, uint256 indexed number);
    event DefaultRecorded(address indexed token, uint256 indexed number, uint256 instructionRecordAt);
    event DefaultWaived(address indexed token, uint256 indexed number, uint256 dueAt);
    event ExcludedSet(address indexed token, address[] wallets);
    event Instructed(
        address indexed token, address indexed wallet, uint256 units, uint256 instructed, uint256 counted
    );
    event InstructionWithdrawn(address indexed token, address indexed wallet, uint256 units, uint256 instructed);
    event Accelerated(address indexed token, uint256 principal, uint256 fromPeriod);
    event Rescinded(address indexed token);
    event LateInterestDeclared(address indexed token, uint256 indexed number, ObligationId indexed id, uint256 perUnit);
    event PaymentScheduled(address indexed token, uint256 recordAt);
    event PaymentDeclared(
        address indexed token, uint256 indexed payment, ObligationId indexed id, uint256 amount, uint256 payDate
    );
    event PaymentApplied(address indexed token, uint256 indexed payment, uint256 interest, uint256 principal);
    event PaymentWithdrawn(address indexed token, uint256 indexed payment);
    event PaymentsSettled(address indexed token, uint256 settled, uint256 principalPaid);

    error AlreadyAccelerated(address token);
    error NotAccelerated(address token);
    error NotOverdue(uint256 number, uint256 dueAt, uint256 nowAt);
    error NumberFunded(uint256 number);
    error StillUnfunded(uint256 number);
    error MissRecorded(uint256 number);
    error MissUnknown(uint256 number);
    error GraceRunning(address token, uint256 graceUntilAt, uint256 nowAt);
    error WaiverPast(uint256 dueAt, uint256 nowAt);
    error ExcludedUnfit(address wallet, uint256 place);
    error InstructionNotYours(address wallet, address caller);
    error InstructionExcluded(address wallet);
    error NothingToInstruct(address wallet, uint256 recordAt, uint256 units, uint256 left);
    error NothingLate(uint256 number);
    /// @notice A payment's record is scheduled once a day.
    /// @param nextAt [s] from when on the next one may be
    error RecordTooSoon(address token, uint256 nextAt, uint256 nowAt);
    /// @notice A payment's record is a year ahead at most.
    /// @param latestAt [s] the latest record at present
    error RecordTooFar(address token, uint256 recordAt, uint256 latestAt);
    /// @notice A payment's record is after the acceleration, and after the record of the payment before.
    /// @param afterAt [s] the later of the two
    error RecordTooEarly(address token, uint256 recordAt, uint256 afterAt);
    error PutUnpaid(address token, uint256 units);
    error PaymentOpen(address token, uint256 payment);
    error PaymentMissing(address token);
    error ClaimPaid(address token);
    error PaymentTooLarge(address token, uint256 amount, uint256 claim);
    error PayDateUnfit(uint256 date, uint256 payAt);

    /// @notice Records that what was due is not funded, for anyone; declares it where nobody had, so that it can be funded.
    /// Grace runs from dueAt, and not from before a rescission: what was superseded could not be funded. Requirements: now > dueAt,
    /// or what a waiver made of it (`NotOverdue`); neither funded nor withdrawn (`NumberFunded`); not recorded yet
    /// (`MissRecorded`); no event (`MissUnknown`).
    /// @param number of the obligation, see `Numbers`: coupon, principal, put, late interest, a tax line
    function recordNonPayment(address token, uint256 number) external;

    /// @notice Records an event that the terms name beside non-payment: cross default, insolvency, covenant, illegality
    /// (TRUSTEE).
    /// @return number to go on with
    function recordEvent(address token, bytes32 reason, uint32 cureUntilAt) external returns (uint256 number);

    /// @notice Ends a miss once it is funded, also after the event of default; for anyone.
    function cure(address token, uint256 number) external;

    /// @notice Records an event of default, for anyone; the first one schedules the instruction record, a day after the last
    /// one at the earliest, or takes the one that is to come. Requirements: the miss continues: recorded, now > the end of
    /// grace, still unfunded.
    function recordDefault(address token, uint256 number) external;

    /// @notice Waives a miss or an event before acceleration (TRUSTEE, or the holders' decision: HOLDERS); the payment is due
    /// again at `dueAt`, stored in the obligation.
    function waive(address token, uint256 number, uint32 dueAt) external;

    /// @notice Names the issuer's affiliates, in ascending order, at most 32, the issuer not among them (TRUSTEE). An
    /// instruction goes by the list that stood at its record, a meeting by the one that stood three days before its close.
    function setExcluded(address token, address[] calldata wallets) external;

    /// @notice Instructs acceleration with units the wallet held at the instruction record, a nominee in parts; 25 % of what
    /// is outstanding, silent wallets not counted, accelerate. Requirements: the named default continues, unfunded; the
    /// caller is the wallet or took over from it; neither silent at the record, frozen nor sanctioned; units not instructed
    /// yet.
    function instruct(address token, uint256 number, address wallet, uint256 units) external;

    /// @notice Takes an instruction back before it accelerated (the wallet, or who took over from it).
    function withdrawInstruction(address token, address wallet, uint256 units) external;

    /// @notice Undoes an acceleration as the holders decided (HOLDERS): what it superseded is owed again on its own dates, and a
    /// default that continues opens an instruction anew. Requirements: accelerated (`NotAccelerated`); no payment on the claim
    /// is open (`PaymentOpen`) or was counted (`ClaimPaid`); the last record is to come (`BondEnded`).
    /// @dev Emits `Rescinded`.
    function rescind(address token) external;

    /// @notice Declares interest on an obligation that was funded late, to the holders of the same record, for anyone.
    /// Requirements: funded, and late (`NothingLate`). Rounded down per unit.
    function declareLate(address token, uint256 number) external returns (ObligationId id);

    /// @notice Schedules the record instant of a payment on the accelerated claim (CALCULATION_AGENT), once a day
    /// (`RecordTooSoon`), at most a year ahead (`RecordTooFar`).
    function schedulePayment(address token, uint32 recordAt) external;

    /// @notice Declares a payment, shared pro rata (CALCULATION_AGENT). Requirements: accelerated; none open; no funded put is
    /// unpaid, nor was when the record passed (`PutUnpaid`); no more than principal and interest to `payDate`; `payDate` is the
    /// label of `payAt`, not before the last one; the record has passed, after the acceleration and after the record of the
    /// payment before (`RecordTooEarly`).
    function declarePayment(address token, uint32 recordAt, uint32 payDate, uint32 payAt, uint96 amount)
        external
        returns (ObligationId id);

    /// @notice Counts a funded payment, interest first; for anyone.
    function applyPayment(address token) external;

    /// @notice Takes an unfunded payment back (CALCULATION_AGENT).
    function withdrawPayment(address token) external;

    /// @notice Counts payments whose holders have all been reached, at most `limit`, in order; for anyone.
    function settlePayments(address token, uint256 limit) external;

    /// @notice What a bond's obligations and recorded events come to, see `BondStatus`.
    function statusOf(address token) external view returns (BondStatus);

    /// @notice One of a bond's own obligations: a coupon or principal.
    function dueOf(address token, uint256 number) external view returns (Due memory);

    /// @notice A bond's own obligations of the periods from one on, coupons and principal in order; those of which nothing is
    /// owed left out, superseded ones too.
    function duesOf(address token, uint256 fromPeriod, uint256 count) external view returns (Due[] memory);

    function standingOf(address token) external view returns (BondStanding memory);
    function missOf(address token, uint256 number) external view returns (Miss memory);
    function instructionOf(address token) external view returns (HoldersInstruction memory);
    function instructedOf(address token, address wallet) external view returns (uint256 units);
    /// @notice The affiliates that the trustee had named at an instant.
    /// @param at_ [s]
    function excludedOf(address token, uint256 at_) external view returns (address[] memory);

    /// @notice Whose units neither instruct nor vote: the issuer, the affiliates named at an instant, and who took over from
    /// one of these as the register stands. A wallet between two recoveries is silent where it is named itself.
    /// @param at_ [s] the list's
    /// @return wallets each once
    function silentOf(address token, uint256 at_) external view returns (address[] memory wallets);

    /// @notice Whether a wallet is one of `silentOf`.
    /// @param at_ [s] the list's
    function isExcluded(address token, address wallet, uint256 at_) external view returns (bool);

    /// @notice What was outstanding at a record instant less the silent wallets' units, each once.
    /// @param recordAt [s] the units'
    /// @param at_ [s] the list's
    /// @return units [units]
    function countedAt(address token, uint256 recordAt, uint256 at_) external view returns (uint256 units);

    function claimOf(address token) external view returns (AcceleratedClaim memory);

    /// @notice Principal and interest owed at a date after acceleration.
    function claimOn(address token, uint32 date) external view returns (uint256 principal, uint256 interest);

    /// @notice Principal of claim payments whose holders have been reached.
    function principalPaid(address token) external view returns (uint256);

    /// @notice Whether nothing of the accelerated claim is left, and all of its payments reached their holders.
    function isSettled(address token) external view returns (bool);

    /// @notice Any obligation of a bond by its number: when it is due, whether it is funded, and where it is declared.
    function obligation(address token, uint256 number)
        external
        view
        returns (uint256 dueAt, bool funded, ObligationId id, IObligations where);
}
