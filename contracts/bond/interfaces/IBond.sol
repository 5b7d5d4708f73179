// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IProceedsGate} from "../../cash/interfaces/IProceedsGate.sol";
import {DistributionId} from "../../types/DistributionId.sol";
import {DayCountConvention} from "../../utils/DayCount.sol";
import {IDistributor} from "../../distribution/interfaces/IDistributor.sol";

/// @dev The whole machine; one function changes the status, nothing else is possible:
///
///     from         to
///     DRAFT        ISSUED       the first units are issued
///     ISSUED       MATURED      `mature`, from the maturity instant on
///                  CALLED       `call`
///                  GRACE        `recordNonPayment`
///                  REDEEMED     every unit was put
///     MATURED      REDEEMED     every unit was paid and burnt
///                  GRACE        `recordNonPayment`
///     CALLED       REDEEMED     every unit was paid and burnt
///     GRACE        ISSUED       `cure`, of what was issued
///                  MATURED      `cure`, of what was matured
///                  DEFAULTED    `recordDefault`
///     DEFAULTED    ISSUED       `waive`
///                  ACCELERATED  `instruct`, by 25 % of the principal
///     ACCELERATED  REDEEMED     the claim was paid and every unit burnt
enum BondStatus {
    DRAFT,
    ISSUED,
    MATURED,
    CALLED,
    GRACE,
    DEFAULTED,
    ACCELERATED,
    REDEEMED
}

/// @notice What the terms say of events beside coupons.
/// @param issuer wallet that funds, owns rests, and has no say in an acceleration
/// @param putPrice [wad] of par
/// @param gracePeriod [s] after the due instant
/// @param currency the cash token that names the currency
/// @param callPrice [wad] of par
/// @param putWindow [s] in which holders elect
/// @param callNotice [s] least from notice to payment
/// @param instructionLead [s] from the event of default to the instruction record
struct EventTerms {
    address issuer;
    uint64 putPrice;
    uint32 gracePeriod;
    address currency;
    uint64 callPrice;
    uint32 putWindow;
    uint32 callNotice;
    uint32 instructionLead;
}

/// @notice The terms, frozen once by hash.
/// @param faceValue [cash base units] principal of one unit, a multiple of the calculation amount
/// @param calculationAmount [cash base units] what a coupon is rounded for
/// @param rate [wad] per annum
/// @param volume [units] most that is issued
/// @param issueDate, maturityDate [days since 1970-01-01]
/// @param couponsPerYear for Act/Act ICMA
/// @param proRata the coupon is the interest of the whole nominal, shared by largest remainder
/// @param grossUp the issuer pays the tax on coupons on top
/// @param withholding tax table of the coupons; zero = nil
/// @param taxOwner who is owed the tax
/// @param documentHash of the terms' text
/// @param isin ISO 6166
struct BondTerms {
    uint96 faceValue;
    uint96 calculationAmount;
    uint64 rate;
    uint80 volume;
    uint32 issueDate;
    uint32 maturityDate;
    DayCountConvention dayCount;
    uint8 couponsPerYear;
    bool proRata;
    bool grossUp;
    EventTerms events;
    address withholding;
    address taxOwner;
    bytes32 documentHash;
    string isin;
}

/// @notice One accrual period and its coupon.
/// @param startDate, endDate [days since 1970-01-01] from, and up to but not including
/// @param referenceStart, referenceEnd [days since 1970-01-01] the regular period that Act/Act ICMA measures against
/// @param recordAt [s] movements up to and including it count
/// @param payAt [s] paid from now ≥ payAt
/// @param dueAt [s] last second for the issuer to fund it
/// @param declaredIn 0 = not declared; else 1 + the place of its distributor among the bond's. Zero when given
struct Period {
    uint32 startDate;
    uint32 endDate;
    uint32 referenceStart;
    uint32 referenceEnd;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    uint8 declaredIn;
}

/// @title A fixed-rate bond: terms, schedule, status, coupons, call, redemption.
/// @notice The instrument of its token: it holds the token's ISSUE, REDEEM and SCHEDULE powers, and declares what is due to
/// the distributor; put and default are the work of two contracts for all bonds, which tell it of status and principal.
/// Amounts are [cash base units], instants [s], dates [days since 1970-01-01]. Entitlements come from record instants
/// only. Stopped by taking those powers away (the token's delayed administrator); no halt stops redemption. Distribution
/// numbers: the coupon of period i is i, the principal 2^16.
interface IBond {
    event TermsFrozen(bytes32 indexed termsHash, BondTerms terms, Period[] periods);
    event StatusChanged(BondStatus indexed from, BondStatus indexed to);
    event DistributorSet(IDistributor indexed distributor);
    event PartsSet(address indexed offering, address indexed puts, address indexed defaults);
    event CouponDeclared(uint256 indexed period, DistributionId indexed id, uint256 perUnit, uint256 total);
    event RedemptionDeclared(DistributionId indexed id, uint256 perUnit);
    event DeclarationCancelled(uint256 indexed number);
    event UnitsRedeemed(address indexed wallet, uint256 units);
    event PrincipalRedeemed(uint256 amount, uint256 redeemed);
    event Called(uint32 date, uint32 recordAt, uint32 payAt, bytes32 noticeHash);

    error BondStatusUnfit(BondStatus status, uint256 allowed);
    error BondTransitionRefused(BondStatus from, BondStatus to);
    error TermUnfit(string field, uint256 value);
    error ScheduleUnfit(uint256 period, string field);
    error VolumeExceeded(uint256 units, uint256 volume);
    error PartUnknown(address caller, address part);
    error PeriodUnknown(uint256 period, uint256 periods);
    error AlreadyDeclared(uint256 number);
    error NotDeclared(uint256 number);
    error DateOutsideSchedule(uint256 date, uint256 first, uint256 last);
    error NotMatured(uint256 maturityAt, uint256 nowAt);
    error NoticeTooShort(uint256 payAt, uint256 earliestAt);
    error CallDateUnfit(uint256 date, uint256 period);
    error ClaimUnpaid();

    // ---- issuer and administrator ----

    /// @notice Freezes terms and schedule, schedules every record instant and the closing of the register (ISSUER).
    /// Requirements: draft, not frozen; positive face value, volume, a calculation amount that divides the face value
    /// (`TermUnfit`); periods that partition [issueDate, maturityDate], records in order, record < pay ≤ due
    /// (`ScheduleUnfit`), at most 120.
    /// @return termsHash keccak256(abi.encode(terms, periods))
    function freezeTerms(BondTerms calldata terms, Period[] calldata periods) external returns (bytes32 termsHash);

    /// @notice Names the distributor of declarations from now on (ADMIN); open ones finish where they
    /// are.
    function setDistributor(IDistributor distributor) external;

    /// @notice Names the offering that issues, and the contracts of put and default (ADMIN).
    function setParts(address offering, address puts, address defaults) external;

    /// @notice Issues units to an investor who has paid (the offering). Requirements: frozen; draft or issued, no coupon
    /// record passed; within the volume (`VolumeExceeded`).
    function issue(address to, uint256 units) external;

    // ---- coupons and redemption ----

    /// @notice Signs off a coupon and declares it (CALCULATION_AGENT). Requirements: issued, matured, called, in grace or
    /// in default; the period exists; not declared (`AlreadyDeclared`); pro rata only after its record.
    /// @param threshold, tieMember of the largest remainders (pro rata), see `AmountRule`; else 0
    function declareCoupon(uint256 period, uint80 threshold, uint24 tieMember) external returns (DistributionId id);

    /// @notice Declares the principal, at par or at the call price, to holders of the last record (CALCULATION_AGENT).
    function declareRedemption() external returns (DistributionId id);

    /// @notice Takes a coupon's declaration back while nobody was paid (CALCULATION_AGENT).
    function cancelCoupon(uint256 period) external;

    /// @notice From the maturity instant on an issued bond is matured; for anyone. Requirements: issued; now ≥ it.
    function mature() external;

    /// @notice Pays principal and last coupon and burns, holder by holder, in one transaction (PAYING_AGENT).
    /// Requirements: matured or called, both fully funded, now ≥ payAt; or accelerated with the claim paid
    /// (`ClaimUnpaid`), then it only burns. Who can't be paid is burnt and its cash kept.
    function redeemPage(address cash, address[] calldata wallets) external;

    /// @notice Calls the bond for tax (ISSUER): the running period ends at `date` and is the last. Requirements: issued, no
    /// put open; payAt ≥ now + notice; the period's record is to come; now < recordAt < payAt ≤ dueAt.
    function call(uint32 date, uint32 recordAt, uint32 payAt, uint32 dueAt, bytes32 noticeHash) external;

    // ---- parts ----

    /// @notice Moves the status for non-payment, default and their end (the defaults contract). With acceleration all that
    /// is declared and not funded is cancelled, and the register opens again.
    function changeStatus(BondStatus to) external;

    /// @notice Counts principal that was paid elsewhere (the puts or the defaults contract); an issued bond without units
    /// is redeemed.
    /// @param amount [cash base units]
    function countRedeemed(uint256 amount) external;

    // ---- views ----

    function status() external view returns (BondStatus);
    function token() external view returns (address);
    function distributor() external view returns (IDistributor);
    function parts() external view returns (address offering, address puts, address defaults);
    function termsHash() external view returns (bytes32);
    function terms() external view returns (BondTerms memory);
    function eventTerms() external view returns (EventTerms memory);
    function periods() external view returns (Period[] memory);

    /// @notice The period that a date accrues in: start ≤ date < end, and the last one at its end.
    function periodAt(uint32 date) external view returns (uint256);

    /// @notice Coupon of one unit, per calculation amount rounded half up; the exact one cut for a pro rata bond.
    function couponPerUnit(uint256 period) external view returns (uint256);

    /// @notice Coupon of all units. Requirements: the record has passed.
    function couponTotal(uint256 period) external view returns (uint256);

    /// @notice Interest on a principal from one date to another of a period, rounded half up once, for the whole period
    /// its coupon; after the end of the period, and only there, interest runs on.
    function interestOn(uint256 principal, uint256 period, uint32 from, uint32 to) external view returns (uint256);

    /// @notice Interest from the start of the period that `onDate` accrues in, on the whole nominal, rounded half up once.
    function accruedInterest(uint256 units, uint32 onDate) external view returns (uint256);

    function faceValue() external view returns (uint256);
    function issuedPrincipal() external view returns (uint256);

    /// @notice None: the proceeds of a bond are the issuer's once they are released.
    function proceedsGate() external view returns (IProceedsGate);
    function redeemedPrincipal() external view returns (uint256);

    /// @notice Principal not yet redeemed.
    function outstanding() external view returns (uint256);
    function distributionOf(uint256 number) external view returns (DistributionId id, IDistributor where);

    /// @notice When a coupon or the principal is due, and whether it is funded.
    function obligation(uint256 number) external view returns (uint256 dueAt, bool funded);
}
