// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IInterbank} from "../../cash/interfaces/IInterbank.sol";
import {IObligations} from "../../distribution/interfaces/IObligations.sol";
import {IProceedsGate} from "../../cash/interfaces/IProceedsGate.sol";
import {ObligationId} from "../../types/ObligationId.sol";
import {Dues, Split, Trap, Trigger, TriggerState} from "../WaterfallMaths.sol";
import {IReadings} from "./IReadings.sol";
import {IRepatriation} from "./IRepatriation.sol";

/// @notice Whose the paid buckets are.
enum Payee {
    TAXES,
    SERVICING,
    RESIDUAL
}

/// @notice A pool's terms, set once.
/// @param cash the deposit in which the pool's money is kept
/// @param interbank brings money of other banks in; zero = only `cash` itself, by allowance
/// @param instrument closes the periods and declares what holders get
/// @param taxOwner, servicer, operator whose TAXES, SERVICING and RESIDUAL are
/// @param taxRate [wad] of the cash received
/// @param servicingRate [wad] of the cash received
/// @param servicingFee [cash base units] a period, beside the rate
/// @param reserveTarget [cash base units]
/// @param remittanceRate [wad] of the money credited to the supervised account that is passed on to the pool
/// @param tolerance [wad] of the greatest of three statements that they may lie apart; and of the bank's figure that the
/// cash may lie off
/// @param silenceLimit [s] without an accepted batch; 0 = the trigger is off
/// @param silenceTraps what silence keeps back
/// @param coverage of the senior by the period's cash
/// @param uptime share of the pool that earned, the lower of the register's and the reported one
struct WaterfallTerms {
    address cash;
    IInterbank interbank;
    address instrument;
    address taxOwner;
    address servicer;
    address operator;
    uint64 taxRate;
    uint64 servicingRate;
    uint96 servicingFee;
    uint96 reserveTarget;
    uint64 remittanceRate;
    uint64 tolerance;
    uint32 silenceLimit;
    Trap silenceTraps;
    Trigger coverage;
    Trigger uptime;
}

/// @notice A pool's money [cash base units]. received = paid + unallocated + reserve + trapped + what is owed to four.
/// @param received by tokenized deposit, ever
/// @param paid out, ever
/// @param unallocated received since the last period was closed
/// @param senior allocated to holders and not yet funded
/// @param taxArrears, servicingArrears due and not covered so far
/// @param missing what should have come by the bank's figures of closed periods, and has not; below 0 where a figure was
/// corrected to less than had come
/// @param proceeds of the issue, that wait for an INBOUND channel: no revenue, and part of no other figure
struct WaterfallState {
    uint128 received;
    uint128 paid;
    uint128 unallocated;
    uint128 reserve;
    uint128 trapped;
    uint128 taxes;
    uint128 servicing;
    uint128 senior;
    uint128 residual;
    uint128 taxArrears;
    uint128 servicingArrears;
    int128 missing;
    uint128 proceeds;
    TriggerState coverage;
    TriggerState uptime;
    bool paused;
    uint32 openGaps;
}

/// @notice What others than the readings say of a period.
/// @param channel [cash base units] what the payment channel collected
/// @param bank [cash base units] what the supervised account was credited
/// @param uptime [wad] of the devices
/// @param documentHash of the statements
struct Statements {
    uint128 channel;
    uint128 bank;
    uint64 uptime;
    bytes32 documentHash;
}

/// @notice Three statements of one period's revenue [cash base units], and the cash that came of it.
/// @param meter what the attested readings add up to
/// @param channel what the payment channel collected
/// @param bank what the supervised account was credited
/// @param cash received here since the period before was closed; what comes later is the next period's
/// @param expected what should have come of the bank's figure, with what was missing before, less what was written off
/// @param gap how far the three lie apart, or the cash from the bank's figure where that is more
/// @param uptime [wad] reported with them
/// @param open whether payments wait for its cure
struct Reconciliation {
    uint128 meter;
    uint128 channel;
    uint128 bank;
    uint128 cash;
    int128 expected;
    uint128 gap;
    uint64 uptime;
    uint40 recordedAt;
    bool open;
    bytes32 documentHash;
}

/// @notice What the triggers saw when a period was closed.
/// @param cash [cash base units] received for the period
/// @param coverage, uptime [wad]
/// @param silent whether the oracle was beyond its limit
/// @param trap what was kept back
struct Measures {
    uint256 cash;
    uint256 coverage;
    uint256 uptime;
    bool silent;
    Trap trap;
}

/// @notice One reason why a period can't be closed, or several: bits from the lowest.
/// @dev 1 paused · 2 a gap that is open · 4 a disputed batch · 8 the period has no reconciliation
library Halts {
    uint256 internal constant PAUSED = 1;
    uint256 internal constant GAP = 2;
    uint256 internal constant DISPUTE = 4;
    uint256 internal constant UNRECONCILED = 8;
}

/// @notice What is closed. PERIOD and LAST: a period of the terms. LATE: cash that came after the last one, for what is
/// still in arrears.
enum Closing {
    PERIOD,
    LAST,
    LATE
}

/// @title Cash in, and out in the order of priority: taxes, servicing, senior, reserve, residual.
/// @notice Pays from cash received and from nothing else; what readings attest is only the check on it. A pool is a
/// security token's address, the scope of the roles. Amounts are [cash base units]. Buckets are credited when a period is
/// closed and paid one by one, so nobody who can't be paid blocks another. Holds the money in its own wallet at the bank,
/// where it is admitted as a nominee. Stopped per pool by `setPaused` (PAUSER), which stops the closing of periods and the
/// funding of distributions, never cash in nor the other payments of what is owed.
interface IWaterfall is IRepatriation, IProceedsGate {
    event WaterfallTermsSet(address indexed pool, WaterfallTerms terms);
    event PayeeSet(address indexed pool, Payee indexed bucket, address wallet);
    event WaterfallPausedSet(address indexed pool, bool paused);
    event CashReceived(
        address indexed pool, uint256 indexed channel, address indexed payer, uint256 amount, bytes32 bookingId
    );
    event ReconciliationRecorded(address indexed pool, uint256 indexed period, Reconciliation record);
    /// @param writtenOff [cash base units] of the missing cash that is no longer awaited
    event GapCured(address indexed pool, uint256 indexed period, uint256 writtenOff, bytes32 explanationHash);
    event PeriodSplit(address indexed pool, uint256 indexed period, Dues dues, Split split, Measures measures);
    event BucketPaid(address indexed pool, Payee indexed bucket, address indexed to, uint256 amount);
    event SeniorFunded(address indexed pool, ObligationId indexed id, uint256 amount);
    event RestReleased(address indexed pool, uint256 amount);

    error WaterfallTermsExist(address pool);
    error WaterfallTermUnfit(address pool, string field);
    error WaterfallUnknown(address pool);
    error InstrumentUnknown(address pool, address caller, address instrument);
    error PeriodNotReconcilable(address pool, uint256 period, uint256 nextPeriod);
    error MonthsOpen(address pool, uint256 openMonth, uint256 needed);
    error GapNotOpen(address pool, uint256 period);
    error ExplanationMissing(address pool, uint256 period);
    error WriteOffExcess(address pool, uint256 period, uint256 writtenOff, uint256 missing);
    error WaterfallHalted(address pool, uint256 reasons);
    error SeniorInsufficient(address pool, uint256 senior, uint256 needed);
    error FundingExcess(ObligationId id, uint256 amount, uint256 missing);
    error InstrumentRunning(address pool);
    /// @notice Holders are owed first: the instrument closes what came late.
    error HoldersInArrears(address pool, uint256 due);

    // ---- issuer, trustee, pauser ----

    /// @notice Sets a pool's terms, once (ISSUER). Requirements (`WaterfallTermUnfit`): cash, instrument and the three
    /// payees are given; rates together below 1.0; a remittance rate above 0 and at most 1.0; a cure is at or above its
    /// threshold and takes a period or more.
    function setTerms(address pool, WaterfallTerms calldata terms) external;

    /// @notice Names another wallet for a bucket (TRUSTEE).
    function setPayee(address pool, Payee bucket, address wallet) external;

    /// @notice Stops the pool's money, or lets it go on (PAUSER).
    function setPaused(address pool, bool paused) external;

    // ---- cash in ----

    /// @notice Takes the caller's money through a channel, for the period that is closed next. Requirements: an OUTBOUND
    /// channel of which the caller is the counterparty (`CounterpartyUnknown`), not expired, within its quota; the
    /// refusing token's error bubbles.
    /// @param outAsset the caller's deposit
    function payIn(address pool, uint256 channel, address outAsset, uint256 amount, bytes32 bookingId) external;

    // ---- reconciliation ----

    /// @notice Records the statements of a period (CALCULATION_AGENT); a later record of the same period replaces it with
    /// its cure. A gap is open where the three statements lie further apart than the tolerance, or the cash of the next
    /// period is less than what should have come of the bank's figure, or more than the bank's figure, by more than the
    /// tolerance. A closed period's cash was compared before its closing; a bank's figure that is corrected afterwards
    /// moves what is missing. Requirements: the next period or an earlier one (`PeriodNotReconcilable`); its months are
    /// closed, unless the oracle is silent beyond the limit (`MonthsOpen`).
    function reconcile(address pool, uint256 period, Statements calldata statements) external;

    /// @notice Accepts the explanation of a gap (TRUSTEE). Missing cash is awaited with the next periods, but for the part
    /// that is written off. Requirements: the gap is open (`GapNotOpen`); an explanation (`ExplanationMissing`); no more
    /// than is missing is written off (`WriteOffExcess`).
    /// @param writtenOff [cash base units]
    function cureGap(address pool, uint256 period, uint128 writtenOff, bytes32 explanationHash) external;

    // ---- instrument ----

    /// @notice Splits the cash that was reconciled for the period; LATE, all that came. Requirements: the caller is the
    /// instrument; nothing halts the pool (`WaterfallHalted`).
    /// @dev LAST keeps nothing back from holders and pays out the reserve that they don't need. LATE knows no triggers and
    /// no servicing fee.
    /// @param due for holders, arrears included
    /// @param scheduled the part of `due` that is the period's own
    /// @return senior what holders get of it
    function close(address pool, uint256 period, uint256 due, uint256 scheduled, Closing closing)
        external
        returns (uint256 senior);

    /// @notice Funds a distribution from the senior bucket. Requirements: the caller is the instrument; no pause, open gap
    /// or dispute (`WaterfallHalted`); enough is there (`SeniorInsufficient`).
    /// @return funded [cash base units]
    function fundSenior(
        address pool,
        IObligations obligations,
        ObligationId id,
        address[] calldata cashTokens,
        uint256[] calldata amounts
    ) external returns (uint256 funded);

    /// @notice Keeps for the next closing what the holders of a funded distribution don't need. Requirements: the caller is
    /// the instrument.
    /// @param unspent [cash base units] of the senior bucket
    /// @return amount [cash base units] with what the list gave back
    function takeBack(address pool, IObligations obligations, ObligationId id, uint256 unspent)
        external
        returns (uint256 amount);

    // ---- anyone ----

    /// @notice Pays a bucket to its owner; for anyone.
    function payOut(address pool, Payee bucket) external;

    /// @notice After the instrument has ended and holders are owed nothing, what is left or still comes is the operator's,
    /// after taxes and servicing; for anyone. Requirements: ended (`InstrumentRunning`); nothing is left, or nothing is
    /// due to holders (`HoldersInArrears`).
    function releaseRest(address pool) external;

    // ---- views ----

    function readings() external view returns (IReadings);
    function termsOf(address pool) external view returns (WaterfallTerms memory);
    function stateOf(address pool) external view returns (WaterfallState memory);
    function reconciliationOf(address pool, uint256 period) external view returns (Reconciliation memory);

    /// @notice Why the next period can't be closed, as bits of `Halts`; 0 = it can.
    function haltsOf(address pool) external view returns (uint256);

    /// @notice Whether no batch has been accepted for longer than the terms allow.
    function isSilent(address pool) external view returns (bool);
}
