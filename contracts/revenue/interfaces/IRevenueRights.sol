// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IObligations} from "../../distribution/interfaces/IObligations.sol";
import {IProceedsGate} from "../../cash/interfaces/IProceedsGate.sol";
import {ObligationId} from "../../types/ObligationId.sol";

/// @dev The whole machine; one function changes the status, nothing else is possible:
///
///     from         to
///     DRAFT        ISSUED       the first units are issued
///     ISSUED       ENDED        `closePeriod`: the target is reached, or it was the last period
///     ENDED        REDEEMED     every unit was retired
enum RevenueStatus {
    DRAFT,
    ISSUED,
    ENDED,
    REDEEMED
}

/// @dev TO_TARGET ends once holders were allocated the target, at the latest with the last period. TO_DATE ends with the
/// last period. What is in arrears at the end, or lacks to the target, is paid from pool cash that still comes, before the
/// operator gets any of it; nobody owes more cash than that.
enum Amortisation {
    TO_TARGET,
    TO_DATE
}

/// @notice The terms, frozen once by hash.
/// @param faceValue [cash base units] price of one unit at issue
/// @param volume [units] most that is issued
/// @param target [cash base units] of all payments together (TO_TARGET); else 0
/// @param maximumHolders of a private placement, which then is asked of the token's policy; 0 = no private placement
/// @param currency the cash token that names the currency
/// @param withholding tax table; zero = nil
/// @param taxOwner who is owed the tax
/// @param documentHash of the terms' text
struct RevenueTerms {
    uint96 faceValue;
    uint80 volume;
    Amortisation amortisation;
    uint96 target;
    uint24 maximumHolders;
    address currency;
    address withholding;
    address taxOwner;
    bytes32 documentHash;
    string isin;
}

/// @notice One period.
/// @param fromMonth, toMonth [months since 1970-01] whose readings are its revenue, from and up to but not including
/// @param recordAt [s] movements up to and including it count
/// @param payAt [s] paid from now ≥ payAt
/// @param amount [cash base units] scheduled for all holders together
struct RevenuePeriod {
    uint24 fromMonth;
    uint24 toMonth;
    uint32 recordAt;
    uint32 payAt;
    uint96 amount;
}

/// @notice A period that was closed.
/// @param due [cash base units] scheduled and in arrears
/// @param senior [cash base units] what the waterfall gave
/// @param declaredIn 0 = not declared; else where, as the place among the instrument's lists of obligations from 1
struct ClosedPeriod {
    uint96 due;
    uint96 senior;
    uint8 declaredIn;
    bool closed;
}

/// @title Units of a pool's revenue: terms, periods, amortisation, declaration to holders of record.
/// @notice The instrument of its token: holds the token's ISSUE, REDEEM and SCHEDULE powers. Holders are paid what the
/// waterfall gives, never what readings attest. Amounts are [cash base units], instants [s]. The distribution of period i
/// has the number i; numbers from the count of periods on are payments from late cash to holders of the last record. Who may hold is the token's policy; it is asked at issue. Stopped by taking the powers away (the
/// token's delayed administrator) or by pausing the waterfall.
interface IRevenueRights {
    event RevenueTermsFrozen(bytes32 indexed termsHash, RevenueTerms terms, RevenuePeriod[] periods);
    event RevenueStatusChanged(RevenueStatus indexed from, RevenueStatus indexed to);
    event RevenueObligationsSet(IObligations indexed obligations);
    event RevenueOfferingSet(address indexed offering);
    event RevenueUnitsIssued(address indexed to, uint256 units, uint256 issued);
    event PeriodClosed(uint256 indexed period, uint256 due, uint256 senior, uint256 allocated, uint256 arrears);
    event PeriodDeclared(uint256 indexed period, ObligationId indexed id, uint256 amount);
    event PeriodTakenBack(uint256 indexed period, uint256 amount);
    event RightsRetired(address indexed wallet, uint256 units);

    error RevenueStatusUnfit(RevenueStatus status, RevenueStatus needed);
    error RevenueTransitionRefused(RevenueStatus from, RevenueStatus to);
    error RevenueTermUnfit(string field, uint256 value);
    error RevenuePeriodUnfit(uint256 period, string field);
    error RevenuePeriodUnknown(uint256 period, uint256 periods);
    error RevenueVolumeExceeded(uint256 units, uint256 volume);
    error OfferingUnknown(address caller, address offering);
    error PolicyTooWide(string field, uint256 actual, uint256 limit);
    error PeriodOutOfOrder(uint256 period, uint256 nextPeriod);
    error PeriodNotClosed(uint256 period);
    error PeriodAlreadyDeclared(uint256 period);
    error PeriodNotDeclared(uint256 period);
    /// @param left [cash base units] of its senior that was not spent
    error PeriodSpent(uint256 period, uint256 left, uint256 amount);
    error PeriodUnfunded(uint256 period, uint256 missing);
    error PeriodNotDischarged(uint256 period);
    /// @notice The rights have ended with nothing in arrears: late cash is the operator's (`IWaterfall.releaseRest`).
    error NothingDue(uint256 period);
    /// @notice The rights have ended: the register takes no transfer any more.
    error RightsClosed(uint256 closesAt, uint256 nowAt);

    // ---- issuer and administrator ----

    /// @notice Freezes terms and periods, schedules every record instant and the closing of the register with the last
    /// (ISSUER). Requirements: draft, not frozen; face value, volume, currency, and a target exactly where there is one to
    /// reach (`RevenueTermUnfit`); 1 to 60 periods that follow each other month by month, each with an amount, records in
    /// order and before the payment (`RevenuePeriodUnfit`).
    /// @return termsHash keccak256(abi.encode(terms, periods))
    function freezeTerms(RevenueTerms calldata terms, RevenuePeriod[] calldata periods)
        external
        returns (bytes32 termsHash);

    /// @notice Names the list of declarations from now on (ADMIN).
    function setObligations(IObligations obligations) external;

    /// @notice Names who issues: the offering (ADMIN).
    function setOffering(address offering) external;

    /// @notice Issues units to an investor who has paid (the offering). Requirements: frozen; draft or issued; the first
    /// record has not passed; within the volume; the token's policy admits professional investors only and, in a private
    /// placement, no more holders than the terms (`PolicyTooWide`).
    function issue(address to, uint256 units) external;

    // ---- periods ----

    /// @notice Closes the next period (CALCULATION_AGENT): the waterfall gives what is due as far as cash reaches; what is
    /// missing is in arrears. After the end it pays arrears from late cash; a number is taken only where holders get
    /// something. Requirements: issued, or ended with something due (`NothingDue`); the next period (`PeriodOutOfOrder`);
    /// its record has passed (`RevenuePeriodUnfit`); the waterfall isn't halted.
    function closePeriod(uint256 period) external returns (uint256 senior);

    /// @notice Declares a closed period pro rata to holders of its record, for anyone: the closing determines it.
    /// Requirements: closed, with something to pay (`PeriodNotClosed`); not declared (`PeriodAlreadyDeclared`).
    /// @dev Where the last base units go, the agent says at the list, and says again until the first payment
    /// (`IObligations.setShares`).
    function declare(uint256 period) external returns (ObligationId id);

    /// @notice Funds a declared period from the waterfall, in the money of several banks (PAYING_AGENT; anyone once it is
    /// ten days late). Requirements: no more than the period's senior (`PeriodSpent`).
    function fund(uint256 period, address[] calldata cashTokens, uint256[] calldata amounts) external;

    /// @notice Gives back to the waterfall what the holders of a funded period don't need of its senior, for anyone: what
    /// somebody else funded, and the rest that a wrong threshold left. Requirements: nothing is missing (`PeriodUnfunded`).
    /// @return amount [cash base units]
    function takeBack(uint256 period) external returns (uint256 amount);

    /// @notice Retires all units of the wallets, for anyone, in any order. Requirements: ended; the holders of every period
    /// with something to pay were reached (`PeriodNotDischarged`).
    /// @dev Emits `RightsRetired`.
    function retire(address[] calldata wallets) external;

    // ---- views ----

    function status() external view returns (RevenueStatus);
    /// @notice Whether no period is to come: after the last one, at the target, or where nothing was issued by the first record.
    function isEnded() external view returns (bool);
    function token() external view returns (address);
    function termsHash() external view returns (bytes32);
    function terms() external view returns (RevenueTerms memory);
    function periods() external view returns (RevenuePeriod[] memory);
    function monthsOf(uint256 period) external view returns (uint24 fromMonth, uint24 toMonth);
    function closedPeriodOf(uint256 period) external view returns (ClosedPeriod memory);
    function nextPeriod() external view returns (uint256);

    /// @notice What is due with the next period: its amount and the arrears, up to the target. After the end the arrears,
    /// or what lacks to the target; nothing where nothing was issued.
    function dueNext() external view returns (uint256);

    /// @notice [cash base units] given by the waterfall so far.
    function allocated() external view returns (uint256);

    /// @notice [cash base units] due and not given so far.
    function arrears() external view returns (uint256);

    /// @notice The price of a unit at issue; zero before the terms are frozen. [cash base units]
    function principalPerUnit() external view returns (uint256);

    /// @notice None: revenue rights promise no rate.
    function offeredRate() external view returns (uint256);

    /// @notice The cash token that names the currency.
    function currency() external view returns (address);

    /// @notice None: what comes in is shared over records.
    function settlementInterest(uint256 units, uint32 onDate, uint256 settlementAt) external view returns (int256);

    /// @notice [cash base units] face value of all units ever issued.
    function issuedPrincipal() external view returns (uint256);

    /// @notice The waterfall: proceeds of an issue cross the border by an INBOUND channel only.
    function proceedsGate() external view returns (IProceedsGate);

    /// @notice Who issues units to investors who have paid.
    function offering() external view returns (address);
    function obligationOf(uint256 period) external view returns (ObligationId id, IObligations where);
}
