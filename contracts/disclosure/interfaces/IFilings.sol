// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice The regime that an offshore issue on onshore assets or credit falls in (Yinfa [2026] No. 42, Art. 14).
enum Lane {
    NONE,
    RED,
    FOREIGN_DEBT,
    EQUITY,
    ABS,
    OTHER,
    HK_LOCAL
}

/// @notice What the regulator was told, and when.
/// @param cap [cash base units] most that may be issued under it
/// @param hash of the certificate
/// @param filedAt [s]
/// @param validUntilAt [s] last second at which something may be issued under it
/// @param reportHash of the post-issue report; zero while it is owed
/// @param reportedAt [s]
struct Filing {
    Lane lane;
    uint128 cap;
    uint64 filedAt;
    uint64 validUntilAt;
    uint64 reportedAt;
    bytes32 hash;
    bytes32 reportHash;
}

/// @title Filings: nothing is issued without one, and the proceeds wait for the report.
/// @notice One issue of a token, one filing, one report, in this order; numbered from 1. A filing is replaced until it is
/// reported, and what was reported is never issued under again: a tap files anew. The gate that counts what is issued under
/// it is `IIssueGate`'s, of the same contract. Amounts are [cash base units].
interface IFilings {
    event FilingRecorded(
        address indexed token, uint256 indexed number, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt
    );
    event IssueReported(address indexed token, uint256 indexed number, bytes32 reportHash);
    event MaximumAgeSet(address indexed token, bytes32 indexed name, uint256 maximumAge);
    event RequiredDocumentsSet(address indexed token, bytes32[] names);

    error LaneRefused(address token, Lane lane);
    error FilingMissing(address token);
    error FilingExpired(address token, uint256 validUntilAt, uint256 nowAt);
    /// @param units that were to be issued
    /// @param left [units] that still may
    error FilingCapExceeded(address token, uint256 units, uint256 left);
    /// @notice The terms say nothing yet of what a unit carries, so the cap can't be counted.
    error PrincipalUnknown(address token);
    error RequiredDocumentMissing(address token, bytes32 name);
    /// @param recordedAt [s]
    /// @param maximumAge [s]
    error RequiredDocumentStale(address token, bytes32 name, uint256 recordedAt, uint256 maximumAge);
    error NothingIssued(address token);
    error ReportHashMissing(address token);
    error ReportExists(address token, bytes32 reportHash);

    /// @notice Records the filing of an issue (ISSUER), or replaces one that is not reported. Requirements: a lane that may
    /// be issued at all, so neither NONE nor RED (`LaneRefused`); a hash (`FilingMissing`); still good (`FilingExpired`).
    /// @param cap most principal that may be issued under it; at an issue, in units of what each then carries
    /// @param validUntilAt [s]
    function recordFiling(address token, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt) external;

    /// @notice Records the report after the issue (ISSUER), once; nothing is issued under the filing afterwards. Requirements:
    /// a filing (`FilingMissing`); a hash (`ReportHashMissing`); none yet (`ReportExists`); something was issued under it
    /// (`NothingIssued`).
    function reportIssue(address token, bytes32 reportHash) external;

    /// @notice Names the documents without which nothing is issued (REGISTRAR), replacing those named before.
    /// Requirements: at most 64 (`IDocuments.DocumentsFull`).
    function setRequiredDocuments(address token, bytes32[] calldata names) external;

    /// @notice Says how old a required document may be at an issue (REGISTRAR).
    /// @param maximumAge [s] since it was last recorded; zero = any
    function setMaximumAge(address token, bytes32 name, uint64 maximumAge) external;

    function requiredDocuments(address token) external view returns (bytes32[] memory);

    /// @notice [s] Zero = any.
    function maximumAgeOf(address token, bytes32 name) external view returns (uint64);

    /// @notice Filings recorded so far: the number of the one in use.
    function filingCount(address token) external view returns (uint256);

    /// @notice Zeros for a number that there is not.
    function filingOf(address token, uint256 number) external view returns (Filing memory);

    function isReported(address token, uint256 number) external view returns (bool);

    /// @notice [units] issued under the filing in use.
    function issuedUnder(address token) external view returns (uint256);
}
