// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionId} from "../../types/DistributionId.sol";
import {IDistributor} from "../../distribution/interfaces/IDistributor.sol";
import {BondStatus} from "./IBond.sol";

/// @notice A payment that was missed.
/// @param number of the obligation: a coupon, the principal 2^16, the put 2^17 + k
/// @param graceUntilAt [s] last second to fund it
/// @param status what a cure goes back to
/// @param recordAt [s] whose units count for the instruction; 0 before default
/// @param counted [units] outstanding at the record less the excluded wallets'; known with the first instruction
/// @param instructed [units] for acceleration so far
struct Miss {
    uint64 number;
    uint32 graceUntilAt;
    BondStatus status;
    uint32 recordAt;
    uint80 counted;
    uint80 instructed;
}

/// @notice What holders are owed after acceleration.
/// @param principal [cash base units] unpaid
/// @param interest [cash base units] accrued up to accruedTo and unpaid
/// @param accruedTo [days since 1970-01-01]
/// @param count payments declared so far
/// @param amount [cash base units] of the open payment; 0 = none
/// @param payDate [days since 1970-01-01] of the open payment
/// @param distributor of the open payment
struct AcceleratedClaim {
    uint112 principal;
    uint112 interest;
    uint32 accruedTo;
    uint112 amount;
    uint32 payDate;
    uint32 count;
    IDistributor distributor;
}

/// @title Non-payment, grace, default, instruction and acceleration; for every bond.
/// @notice Asks the token for its instrument and moves that bond's status. Holds the token's SCHEDULE power. After
/// acceleration the claim is paid pro rata in several payments, interest first, and interest accrues until paid; payment k
/// has the distribution number k. Amounts are [cash base units], instants [s], dates [days since 1970-01-01]. Stopped by
/// naming another defaults contract at the bond (its delayed administrator).
interface IBondDefaults {
    event NonPaymentRecorded(address indexed token, uint256 indexed number, uint256 dueAt, uint256 graceUntilAt);
    event NonPaymentCured(address indexed token, uint256 indexed number);
    event DefaultRecorded(address indexed token, uint256 indexed number, uint256 instructionRecordAt);
    event DefaultWaived(address indexed token, uint256 indexed number, uint256 dueAt);
    event ExcludedSet(address indexed token, address[] wallets);
    event Instructed(
        address indexed token, address indexed wallet, uint256 units, uint256 instructed, uint256 counted
    );
    event Accelerated(address indexed token, uint256 principal);
    event PaymentScheduled(address indexed token, uint256 recordAt);
    event PaymentDeclared(
        address indexed token, uint256 indexed payment, DistributionId indexed id, uint256 amount, uint256 payDate
    );
    event PaymentApplied(address indexed token, uint256 indexed payment, uint256 interest, uint256 principal);
    event PaymentWithdrawn(address indexed token, uint256 indexed payment);

    error DefaultStatusUnfit(address token, BondStatus status);
    error NotOverdue(uint256 number, uint256 dueAt, uint256 nowAt);
    error AlreadyFunded(uint256 number);
    error StillUnfunded(uint256 number);
    error GraceRunning(address token, uint256 graceUntilAt, uint256 nowAt);
    error WaiverPast(uint256 dueAt, uint256 nowAt);
    error InstructionStarted(uint256 recordAt, uint256 nowAt);
    error ExcludedUnfit(address wallet, uint256 place);
    error InstructionNotYours(address wallet, address caller);
    error InstructionExcluded(address wallet);
    error InstructionRepeated(address wallet, uint256 recordAt);
    error NothingToInstruct(address wallet, uint256 recordAt);
    error PaymentOpen(address token, uint256 payment);
    error PaymentMissing(address token);
    error PaymentTooLarge(address token, uint256 amount, uint256 claim);
    error PayDateUnfit(uint256 date, uint256 payAt);

    /// @notice Records that what was due is not funded, for anyone: ISSUED or MATURED → GRACE. Requirements: now > dueAt;
    /// not funded.
    function recordNonPayment(address token, uint256 number) external;

    /// @notice Back to where it was, once the payment is funded; for anyone.
    function cure(address token) external;

    /// @notice An event of default: GRACE → DEFAULTED; schedules the instruction record. For anyone. Requirements: now >
    /// the end of grace, still unfunded.
    function recordDefault(address token) external;

    /// @notice Waives the default before acceleration (TRUSTEE): DEFAULTED → ISSUED; the payment is due again at `dueAt`.
    function waive(address token, uint32 dueAt) external;

    /// @notice Names the issuer's affiliates, in ascending order, at most 32, the issuer not among them (TRUSTEE).
    /// Requirements: not after a running instruction's record (`InstructionStarted`).
    function setExcluded(address token, address[] calldata wallets) external;

    /// @notice Instructs acceleration with all units the wallet held at the instruction record; 25 % of what is
    /// outstanding, excluded wallets not counted, accelerate. Requirements: in default; the caller is the wallet or took
    /// over from it; not excluded; once.
    function instruct(address token, address wallet) external;

    /// @notice Schedules the record instant of a payment on the accelerated claim (CALCULATION_AGENT).
    function schedulePayment(address token, uint32 recordAt) external;

    /// @notice Declares a payment, shared pro rata (CALCULATION_AGENT). Requirements: accelerated; none open; no more than
    /// principal and interest to `payDate`; `payDate` is the label of `payAt`, not before the last one.
    function declarePayment(
        address token,
        uint32 recordAt,
        uint32 payDate,
        uint32 payAt,
        uint96 amount,
        uint80 threshold,
        uint24 tieMember
    ) external returns (DistributionId id);

    /// @notice Counts a funded payment, interest first; for anyone.
    function applyPayment(address token) external;

    /// @notice Takes an unfunded payment back (CALCULATION_AGENT).
    function withdrawPayment(address token) external;

    function missOf(address token) external view returns (Miss memory);
    function excludedOf(address token) external view returns (address[] memory);
    function claimOf(address token) external view returns (AcceleratedClaim memory);

    /// @notice Principal and interest owed at a date after acceleration.
    function claimOn(address token, uint32 date) external view returns (uint256 principal, uint256 interest);

    /// @notice Whether nothing of the accelerated claim is left.
    function isPaid(address token) external view returns (bool);
}
