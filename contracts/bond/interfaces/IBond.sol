// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ObligationId} from "../../types/ObligationId.sol";
import {DayCountConvention} from "../../utils/DayCount.sol";
import {IObligations} from "../../distribution/interfaces/IObligations.sol";
import {IDayCounts} from "./IDayCounts.sol";
import {IRateSource} from "./IRateSource.sol";

/// @dev Read from obligations and recorded events, the first line that fits; it decides about nobody's money:
///
///     DRAFT        nothing was issued
///     REDEEMED     every unit was retired
///     ACCELERATED  a quarter instructed it, and it was not rescinded
///     DEFAULTED    an event of default continues
///     GRACE        a miss continues: what was due is not funded
///     CALLED       the issuer called it
///     MATURED      now ≥ the last payment's instant
///     ISSUED
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
/// @param issuer wallet whose prescribed shares are, and that has no say in an acceleration
/// @param putPrice [wad] of par; 0 = no put
/// @param gracePeriod [s] after the due instant
/// @param currency the cash token that names the currency
/// @param callPrice [wad] of par; 0 = no call
/// @param putWindow [s] in which holders elect
/// @param callNotice [s] least from notice to payment
/// @param instructionLead [s] from the event of default to the instruction record
/// @param lateRate [wad] per annum on what is late, Act/365; 0 = none
/// @param interestPrescription, principalPrescription [s] after payAt kept shares go back to the issuer; 0 = never
struct EventTerms {
    address issuer;
    uint64 putPrice;
    uint32 gracePeriod;
    address currency;
    uint64 callPrice;
    uint32 putWindow;
    uint32 callNotice;
    uint32 instructionLead;
    uint64 lateRate;
    uint32 interestPrescription;
    uint32 principalPrescription;
}

/// @notice The terms, frozen once by hash.
/// @param faceValue [cash base units] principal of one unit, a multiple of the calculation amount
/// @param calculationAmount [cash base units] what a coupon is rounded for
/// @param rate [wad] per annum, of periods that have none of their own
/// @param volume [units] most that is issued, taps included
/// @param issueDate, maturityDate [days since 1970-01-01]
/// @param couponsPerYear for Act/Act ICMA
/// @param proRata the coupon is the interest of the whole nominal, shared by largest remainder
/// @param grossUp the issuer pays the tax on interest on top
/// @param zeroCoupon no interest is owed; without it no period's rate may be zero
/// @param dayCounts who counts days by `dayCount`
/// @param rates where a period's rate comes from; zero = the terms and the periods say it
/// @param withholding tax table of the interest; zero = nil
/// @param taxOwner who is owed the tax
/// @param documentHash of the terms' text
/// @param callsHash, putsHash keccak256(abi.encode(Option[])) of the options on dates; zero = none
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
    bool zeroCoupon;
    IDayCounts dayCounts;
    IRateSource rates;
    EventTerms events;
    address withholding;
    address taxOwner;
    bytes32 documentHash;
    bytes32 callsHash;
    bytes32 putsHash;
    string isin;
}

/// @notice Those of the terms that interest is computed from; see `BondTerms`.
struct InterestTerms {
    uint96 faceValue;
    uint96 calculationAmount;
    uint64 rate;
    uint32 maturityDate;
    DayCountConvention dayCount;
    uint8 couponsPerYear;
    bool proRata;
    bool zeroCoupon;
    IDayCounts dayCounts;
    IRateSource rates;
}

/// @notice An option on dates: the issuer's to call, or the holders' to put. The terms hold the hash of their list.
/// @param fromDate, toDate [days since 1970-01-01] first and last date that it may be exercised for; of a put one interest
/// date
/// @param price [wad] of par; the least one where `prices` says it
/// @param notice [s] between the notice, of a put the last election, and the payment
/// @param prices make-whole: where the price comes from, under the period's number; zero = it is `price`
struct Option {
    uint32 fromDate;
    uint32 toDate;
    uint64 price;
    uint32 notice;
    IRateSource prices;
}

/// @notice A call by an option.
/// @param date [days since 1970-01-01] the bond ends at it
/// @param recordAt, payAt, dueAt [s] of its last payment
/// @param noticeHash of the notice's text
struct CallNotice {
    uint32 date;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    bytes32 noticeHash;
}

/// @notice One accrual period, its coupon, and what of the principal is repaid at its end.
/// @param startDate, endDate [days since 1970-01-01] from, and up to but not including
/// @param referenceStart, referenceEnd [days since 1970-01-01] the regular period that Act/Act ICMA measures against
/// @param referenceSplit [days since 1970-01-01] where a long period's two regular periods meet; 0 = there is one
/// @param recordAt [s] movements up to and including it count
/// @param payAt [s] paid from now ≥ payAt
/// @param dueAt [s] last second to fund it
/// @param couponIn, principalIn 0 = not declared; else 1 + the place of its list among the bond's. Zero when given
/// @param principal [cash base units] what a unit carries in the period; 0 = the face value. What the next one carries
/// less is repaid at the end of this one
/// @param rate [wad] per annum; 0 = the terms'
struct Period {
    uint32 startDate;
    uint32 endDate;
    uint32 referenceStart;
    uint32 referenceEnd;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    uint8 couponIn;
    uint96 principal;
    uint64 rate;
    uint8 principalIn;
    uint32 referenceSplit;
}

/// @title A bond: rates, factors and dates; what it owes, call, retirement.
/// @notice The instrument of its token: it holds the token's ISSUE, REDEEM and SCHEDULE powers, and declares what is due to
/// the list; put and default are the work of two contracts for all bonds. Amounts are [cash base units], instants [s],
/// dates [days since 1970-01-01]. Entitlements come from record instants only. Stopped by taking those powers away (the
/// token's delayed administrator); no halt stops redemption. Numbers of obligations: see `Numbers`. Its interest and the
/// standards' views: `IBondViews`, at the same address.
interface IBond {
    event PeriodsAdded(uint256 indexed from, Period[] periods);
    event TermsFrozen(bytes32 indexed termsHash, BondTerms terms, uint256 periods);
    event ObligationsSet(IObligations indexed obligations);
    event PartsSet(address indexed offering, address indexed puts, address indexed defaults);
    event CouponDeclared(uint256 indexed period, ObligationId indexed id, uint256 perUnit, uint256 total);
    event PrincipalDeclared(uint256 indexed period, ObligationId indexed id, uint256 perUnit);
    event UnitsRetired(address indexed wallet, uint256 units);
    event UnitsCancelled(address indexed wallet, uint256 units, uint256 principal);
    event UnitsPut(uint256 units, uint256 principal);
    event Called(uint32 date, uint32 recordAt, uint32 payAt, bytes32 noticeHash);
    event CalledInPart(uint256 indexed period, uint256 perUnit, bytes32 noticeHash);
    /// @param owed periods whose record had passed; later ones are superseded
    event ScheduleSuperseded(uint256 owed);
    event ScheduleReinstated();
    event TermsAmended(bytes32 indexed termsHash, bytes32 indexed replaced, BondTerms terms);
    event Advanced(uint256 firstUnfunded);

    error TermUnfit(string field, uint256 value);
    error ScheduleUnfit(uint256 period, string field);
    error TermsHashUnexpected(bytes32 actual, bytes32 expected);
    error VolumeExceeded(uint256 units, uint256 volume);
    error PartUnknown(address caller, address part);
    error PartBusy(address part);
    error PeriodUnknown(uint256 period, uint256 periods);
    error NumberUnknown(uint256 number);
    error AlreadyDeclared(uint256 number);
    error RateUnknown(uint256 period);
    error NothingOwed(uint256 number);
    error DateOutsideSchedule(uint256 date, uint256 first, uint256 last);
    error NoticeTooShort(uint256 payAt, uint256 earliestAt);
    error CallDateUnfit(uint256 date, uint256 period);
    error CallRefused(uint256 period, string reason);
    error BondEnded(BondStatus status);
    error PrincipalNotDischarged(uint256 number);
    error UnitsNotFree(address wallet, uint256 units, uint256 free);

    // ---- issuer and administrator ----

    /// @notice Drafts the terms (ISSUER). Requirements: no periods yet; positive face value, volume, a calculation amount that
    /// divides the face value, an issuer, a currency that the list accepts, a tax owner where there is a tax table, a rate
    /// exactly where the terms are no zero coupon and no source says it (`TermUnfit`).
    function draftTerms(BondTerms calldata terms) external;

    /// @notice Adds periods to the draft, in order, and schedules their records (ISSUER). Requirements: drafted and not frozen;
    /// periods that follow each other, records in order, record < pay ≤ due; principal that never rises (`ScheduleUnfit`).
    /// At most 480 in all.
    /// @dev Emits `PeriodsAdded`.
    function addPeriods(Period[] calldata periods) external;

    /// @notice Freezes the draft, and closes the register after its last record (ISSUER). Requirements: the periods reach the
    /// maturity date (`ScheduleUnfit`); the hash is the draft's (`TermsHashUnexpected`).
    /// @dev Emits `TermsFrozen`.
    function freeze(bytes32 termsHash) external;

    /// @notice The three in one call (ISSUER).
    function freezeTerms(BondTerms calldata terms, Period[] calldata periods) external returns (bytes32 termsHash);

    /// @notice Names the list of declarations from now on (ADMIN); open ones finish where they are.
    function setObligations(IObligations obligations) external;

    /// @notice Names the offering that issues, and the contracts of put and default (ADMIN). Requirements:
    /// neither a put is open nor a miss or an acceleration recorded where its contract changes (`PartBusy`).
    function setParts(address offering, address puts, address defaults) external;

    /// @notice Issues units to an investor who has paid (the offering), also after the first record: a tap, at a price plus
    /// accrued interest. Requirements: frozen; neither called nor accelerated, the last record to come (`BondEnded`); within
    /// the volume (`VolumeExceeded`).
    function issue(address to, uint256 units) external;

    // ---- what is owed ----

    /// @notice Declares a coupon or principal once its record has passed, for anyone: the terms determine it. Requirements: in
    /// the schedule and not superseded (`NumberUnknown`); not declared (`AlreadyDeclared`); the rate is known (`RateUnknown`);
    /// something is owed (`NothingOwed`).
    /// @dev Emits `CouponDeclared` or `PrincipalDeclared`. A pro rata coupon's last base units: `IObligations.setShares`.
    function declare(uint256 number) external returns (ObligationId id);

    /// @notice Moves the mark of the first period that is not wholly funded by at most `limit`, over periods whose record has
    /// passed; for anyone.
    function advance(uint256 limit) external returns (uint256 firstUnfunded);

    /// @notice Retires all units of the wallets, for anyone, in any order. Requirements: the obligation that repays the last
    /// of the principal is discharged, after an acceleration the claim is paid and discharged (`PrincipalNotDischarged`); no
    /// election is left that is neither paid nor withdrawn (`PartBusy`).
    /// @dev Emits `UnitsRetired`. What is still kept for a holder stays its own.
    function retire(address[] calldata wallets) external;

    /// @notice A holder gives its own units up, as an issuer does that bought them back. Requirements: free units
    /// (`UnitsNotFree`); the last record is to come, and nothing was accelerated (`BondEnded`).
    /// @dev Emits `UnitsCancelled`.
    function cancelUnits(uint256 units) external;

    /// @notice Calls the bond (ISSUER): the period that `date` ends or falls in is the last and ends at `date`, an interest date
    /// included. Requirements: the terms have a call, neither called nor accelerated, no put open, nothing due is unfunded
    /// (`CallRefused`); payAt ≥ now + notice (`NoticeTooShort`); the period's record is to come, now < recordAt < payAt ≤
    /// dueAt, `date` is the label of payAt (`CallDateUnfit`).
    /// @dev Emits `Called`.
    function call(uint32 date, uint32 recordAt, uint32 payAt, uint32 dueAt, bytes32 noticeHash) external;

    /// @notice Calls a part of every unit's principal on a period's interest date (ISSUER): it is repaid with the period's
    /// instalment, and the last instalments fall away. Requirements: as for `call`; the terms' call price is par; less than
    /// what a unit carries in the last period (`CallRefused`).
    /// @dev Emits `CalledInPart`.
    function callPart(uint256 period, uint96 perUnit, bytes32 noticeHash) external;

    // ---- parts ----

    /// @notice Supersedes what has its record to come (the defaults contract), and opens the register again.
    /// @return firstSuperseded the first such period; the number of periods where there is none
    /// @return perUnit [cash base units] principal that a unit then carries without an obligation
    function supersede() external returns (uint256 firstSuperseded, uint256 perUnit);

    /// @notice Undoes `supersede` (the defaults contract): the periods are owed again, and the register closes after the last
    /// record. Requirements: that is to come (`BondEnded`).
    /// @dev Emits `ScheduleReinstated`.
    function reinstate() external;

    /// @notice Puts other terms in place of the frozen ones (HOLDERS), which `IBondMeetings` checked: neither what a unit carries
    /// and earns nor the dates change. Their hash is over the one that they replace and the new terms.
    /// @dev Emits `TermsAmended`.
    function amend(BondTerms calldata terms) external;

    /// @notice Calls the bond at a price that an option of the terms has (the puts contract, which checked it). Requirements:
    /// as for `call` but for the notice.
    /// @dev Emits `Called`.
    function callAt(CallNotice calldata notice, uint64 price) external;

    /// @notice Counts principal of units that were put and retired (the puts contract).
    function countPut(uint256 units, uint256 principal) external;

    // ---- views ----

    /// @notice As the defaults contract reads it: `IBondDefaults.statusOf`.
    function status() external view returns (BondStatus);

    /// @notice Whether units were ever issued, whether the issuer called the bond, and whether it was accelerated.
    function history() external view returns (bool issued, bool called, bool superseded);

    /// @notice Whether a period's coupon and what is repaid at its end are funded, or nothing.
    function isPeriodFunded(uint256 i) external view returns (bool);

    function token() external view returns (address);
    function obligations() external view returns (IObligations);
    function parts() external view returns (address offering, address puts, address defaults);
    function termsHash() external view returns (bytes32);
    function terms() external view returns (BondTerms memory);
    function eventTerms() external view returns (EventTerms memory);

    /// @notice What interest is computed from.
    function interestTerms() external view returns (InterestTerms memory);
    function taxTerms() external view returns (address withholding, address taxOwner, bool grossUp);
    function period(uint256 i) external view returns (Period memory);
    function periodCount() external view returns (uint256);

    /// @notice What a rate source needs of a period, in one word.
    function datesOf(uint256 period) external view returns (uint32 startDate, uint32 endDate, uint32 recordAt);

    /// @notice Periods whose obligations are owed: all, or those whose record had passed at the acceleration.
    function owedPeriods() external view returns (uint256);

    /// @notice The first period that is not known to be wholly funded.
    function firstUnfunded() external view returns (uint16);

    /// @notice The first period whose record has not passed; their number where all have.
    function firstOpen() external view returns (uint256);

    /// @notice The period that a date accrues in: start ≤ date < end, and the last one at its end.
    function periodAt(uint32 date) external view returns (uint256);

    /// @notice What a unit carries in a period, partial calls taken off. [cash base units]
    function principalAt(uint256 period) external view returns (uint256);

    /// @notice What of a unit's principal is repaid at the end of a period, at the call price where it was called.
    function repaidPerUnit(uint256 period) external view returns (uint256);

    function issuedPrincipal() external view returns (uint128);

    /// @notice Principal of units that were put or given up.
    function principalGivenUp() external view returns (uint128);

    /// @notice The number of what is repaid at the end of a period.
    function principalNumber(uint256 period) external view returns (uint256);

    /// @notice One of the bond's own obligations, a coupon or principal, as its terms have it: `IBondDefaults.dueOf`.
    /// @return i its period
    /// @return amount [cash base units] per unit
    /// @return known whether the amount is
    /// @return id of it
    /// @return where the list that it was declared in; zero while it is promised
    function owedAt(uint256 number)
        external
        view
        returns (uint256 i, uint256 amount, bool known, ObligationId id, IObligations where);
}
