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
interface IFilings {
    event FilingRecorded(address indexed token, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt);
    event IssueReported(address indexed token, bytes32 reportHash);
    event RequiredDocumentsSet(address indexed token, bytes32[] names);

    error LaneRefused(address token, Lane lane);
    error FilingMissing(address token);
    error FilingExpired(address token, uint256 validUntilAt, uint256 nowAt);
    error FilingCapExceeded(address token, uint256 amount, uint256 cap);
    error RequiredDocumentMissing(address token, bytes32 name);
    error ReportHashMissing(address token);
    error ReportExists(address token, bytes32 reportHash);

    /// @notice Records the filing of an issue (ISSUER). Requirements: a lane that may be issued at all, so neither NONE
    /// nor RED (`LaneRefused`); a hash (`FilingMissing`).
    function recordFiling(address token, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt) external;

    /// @notice Records the report after the issue (ISSUER), once. Requirements: a filing; a hash; none yet.
    function reportIssue(address token, bytes32 reportHash) external;

    /// @notice Names the documents without which nothing is issued (REGISTRAR).
    function setRequiredDocuments(address token, bytes32[] calldata names) external;

    /// @notice Reverts, naming what is missing, unless `amount` may be issued now.
    /// @param amount [cash base units]
    function requireIssuable(address token, uint256 amount) external view;

    function filingOf(address token) external view returns (Filing memory);

    function isReported(address token) external view returns (bool);
}
