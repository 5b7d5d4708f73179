// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @dev TERM: one published rate a period. COMPOUNDED, AVERAGED: of an overnight rate, from its daily fixings.
enum FixingMethod {
    TERM,
    COMPOUNDED,
    AVERAGED
}

/// @notice How a bond's rate follows from a benchmark. Rates are [wad] per annum.
/// @param agent signs fixings, the calculation agent
/// @param lowest, highest [1e-8] per annum: a benchmark outside is refused
/// @param correctionPeriod [s] in which a fixing can be corrected, never beyond the period's record
/// @param checker another key, which hands fixings in
/// @param leadDays [days] most days by which an observation may precede the date that it is for
/// @param decimals of a per cent that a benchmark is rounded to, half up; 5 for SOFR
/// @param method term, compounded or averaged
/// @param inAdvance observed for the period's first day; else for its last. Overnight: of the period before
/// @param shift the observation period is shifted, and weighs by its own days
/// @param basis [days] of an overnight rate's year, 360 or 365
/// @param margin on top, after the multiplier
/// @param multiplier [wad]
/// @param floor, cap of what the period pays, margin included; below zero nothing is paid
/// @param initial benchmark where none was ever fixed
/// @param adjustment on a fixing of the fallback index
/// @param index, fallbackIndex names as ISDA has them
struct RateTerms {
    address agent;
    int32 lowest;
    int32 highest;
    uint32 correctionPeriod;
    address checker;
    uint16 leadDays;
    uint8 decimals;
    FixingMethod method;
    bool inAdvance;
    bool shift;
    uint16 basis;
    int64 margin;
    uint64 multiplier;
    int64 floor;
    int64 cap;
    int64 initial;
    int64 adjustment;
    bytes32 index;
    bytes32 fallbackIndex;
}

/// @notice A period's benchmark.
/// @param benchmark [wad] rounded, the adjustment of a fallback included
/// @param observedOn [days since 1970-01-01]
/// @param fixedAt [s] first
/// @param finalAt [s] last second at which it can be corrected; known afterwards
/// @param version counts corrections, from 1
struct Fixing {
    int64 benchmark;
    uint32 observedOn;
    uint32 fixedAt;
    uint32 finalAt;
    uint16 version;
}

/// @notice A day of an overnight rate.
/// @param date [days since 1970-01-01] that it was fixed for
/// @param weight [days] that it counts for
/// @param rate [wad]
struct Observation {
    uint32 date;
    uint16 weight;
    int64 rate;
}

/// @title Fixings of floating rates, for every bond.
/// @notice The agent signs, another key checks and hands in; a fixing can be corrected for a while, at most until the
/// period's record. What is missing then is settled by the ladder: the fallback index, which both sign while there is time;
/// then the last period's benchmark, by nobody's call. So a rate is always known once the record has passed, and no agent's
/// silence keeps a coupon from being declared. A fixing never puts an issuer in default: until it stands nothing is owed.
/// Stopped by replacing the signers (ADMIN).
interface IFixings {
    event RateTermsSet(address indexed token, RateTerms terms);
    event SignersSet(address indexed token, address indexed agent, address indexed checker);
    event Fixed(
        address indexed token, uint256 indexed period, int256 benchmark, uint256 observedOn, uint256 version, bytes32 index
    );
    /// @notice The daily fixings that a benchmark was made of.
    event Observed(address indexed token, uint256 indexed period, Observation[] observations);

    error RateTermsUnfit(address token, string field, int256 value);
    error RateTermsMissing(address token);
    error CheckerUnknown(address token, address caller, address checker);
    error FixingUnsigned(address token, uint256 period, address agent);
    error FixingOutOfBounds(address token, uint256 period, int256 benchmark, int256 lowest, int256 highest);
    /// @notice Not observed yet, or for another date.
    error ObservationUnfit(address token, uint256 period, uint256 date, uint256 from, uint256 to);
    error ObservationsUnfit(address token, uint256 period, string field, uint256 value);
    /// @notice It can't be changed any more, or the record has passed without one.
    error FixingFinal(address token, uint256 period, uint256 finalAt, uint256 nowAt);

    /// @notice Says how a bond's rate is made (ISSUER of the token), before its terms are frozen. Requirements: two signers;
    /// lowest < highest, floor ≤ cap, a multiplier, an index, an overnight basis of 360 or 365 days, an initial benchmark within
    /// the bounds (`RateTermsUnfit`).
    function setTerms(address token, RateTerms calldata terms) external;

    /// @notice Replaces the signers (ADMIN). Requirements: two (`RateTermsUnfit`).
    function setSigners(address token, address agent, address checker) external;

    /// @notice Fixes a period's term rate, or corrects it (the checker). Requirements: a bond with a term rate; the caller is
    /// its checker (`CheckerUnknown`); the agent signed it (`FixingUnsigned`); within the bounds
    /// (`FixingOutOfBounds`); observed for the period's first or last day, at most the lead before, and not in the future
    /// (`ObservationUnfit`); not final (`FixingFinal`).
    /// @param benchmark [wad] as published
    /// @param fallbackUsed it is the fallback index's: the adjustment is added
    /// @param signature over Fixing(address token,uint256 period,uint256 version,int256 benchmark,uint256 observedOn,bool
    /// fallbackUsed,bytes32 observations), of the version that it becomes: 1, and one more with each correction
    function fix(
        address token,
        uint256 period,
        int64 benchmark,
        uint32 observedOn,
        bool fallbackUsed,
        bytes calldata signature
    ) external;

    /// @notice Fixes a period's rate from the daily fixings of an overnight rate, compounded or averaged here (the checker).
    /// Requirements: as for `fix`, of each day; days in order, none in the future, weights that add up to the period's days
    /// where the observation period is not shifted or another's (`ObservationsUnfit`).
    /// @dev Lookback, lock-out and shift say which day's rate a weight takes; the list is signed and said in the event, so that
    /// anyone checks it against the published rates.
    function fixOvernight(
        address token,
        uint256 period,
        Observation[] calldata observations,
        bool fallbackUsed,
        bytes calldata signature
    ) external;

    /// @notice What the agent signs for the next version of a period's fixing.
    /// @param observations keccak256(abi.encode(Observation[])); zero for a term rate
    function digestOf(
        address token,
        uint256 period,
        int64 benchmark,
        uint32 observedOn,
        bool fallbackUsed,
        bytes32 observations
    ) external view returns (bytes32);

    /// @notice The benchmark of daily fixings before it is rounded: compounded, Π(1 + rate × weight / basis) − 1 over the
    /// weights, or averaged. [wad]
    function overnight(Observation[] calldata observations, uint16 basis, bool compounded) external pure returns (int256);

    /// @notice What the agent signs of daily fixings: their benchmark as the bond's terms round it, the last date, their hash.
    function summaryOf(address token, Observation[] calldata observations)
        external
        view
        returns (int64 benchmark, uint32 observedOn, bytes32 hash);

    function termsOf(address token) external view returns (RateTerms memory);
    function fixingOf(address token, uint256 period) external view returns (Fixing memory);

    /// @notice A period's benchmark, by a fixing or by the ladder. [wad]
    /// @return benchmark zero while it is not known
    /// @return known whether it can't change any more
    /// @return fellBack whether it is another period's, or the initial one
    function benchmarkOf(address token, uint256 period)
        external
        view
        returns (int256 benchmark, bool known, bool fellBack);
}
