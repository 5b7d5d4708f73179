// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {Filing, IFilings, Lane} from "./interfaces/IFilings.sol";

/// @title Documents and filings of every token, by hash.
contract Disclosure is ScopedAccess, IDocuments, IFilings {
    using EnumerableSet for EnumerableSet.Bytes32Set;
    using SafeCast for uint256;

    uint256 private constant DOCUMENTS_MAX = 64;

    struct Document {
        bytes32 hash;
        uint64 recordedAt;
        string uri;
    }

    mapping(address token => EnumerableSet.Bytes32Set) private _names;
    mapping(address token => mapping(bytes32 name => Document)) private _documents;
    mapping(address token => Filing) private _filings;
    mapping(address token => bytes32[]) private _required;

    event DocumentRecorded(address indexed token, bytes32 indexed name, string uri, bytes32 hash);
    event DocumentWithdrawn(address indexed token, bytes32 indexed name, bytes32 hash);

    error DocumentHashMissing(address token, bytes32 name);
    error DocumentUnknown(address token, bytes32 name);
    error DocumentsFull(address token, uint256 count, uint256 maximum);

    constructor(IAccessManager manager_) ScopedAccess(manager_) {}

    function setDocument(address token, bytes32 name, string calldata uri, bytes32 hash) external {
        _requireKeeper(token);
        require(hash != 0, DocumentHashMissing(token, name));
        _names[token].add(name);
        uint256 count = _names[token].length();
        require(count <= DOCUMENTS_MAX, DocumentsFull(token, count, DOCUMENTS_MAX));
        _documents[token][name] = Document(hash, uint64(block.timestamp), uri);
        emit DocumentRecorded(token, name, uri, hash);
    }

    function removeDocument(address token, bytes32 name) external {
        _requireKeeper(token);
        require(_names[token].remove(name), DocumentUnknown(token, name));
        emit DocumentWithdrawn(token, name, _documents[token][name].hash);
        delete _documents[token][name];
    }

    function recordFiling(address token, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt)
        external
        onlyScoped("ISSUER", token)
    {
        require(lane != Lane.NONE && lane != Lane.RED, LaneRefused(token, lane));
        require(hash != 0, FilingMissing(token));
        require(validUntilAt >= block.timestamp, FilingExpired(token, validUntilAt, block.timestamp));
        require(_filings[token].reportHash == 0, ReportExists(token, _filings[token].reportHash));
        _filings[token] =
            Filing(lane, cap.toUint128(), uint64(block.timestamp), validUntilAt.toUint64(), 0, hash, bytes32(0));
        emit FilingRecorded(token, lane, cap, hash, validUntilAt);
    }

    function reportIssue(address token, bytes32 reportHash) external onlyScoped("ISSUER", token) {
        Filing storage filing = _filings[token];
        require(filing.hash != 0, FilingMissing(token));
        require(reportHash != 0, ReportHashMissing(token));
        require(filing.reportHash == 0, ReportExists(token, filing.reportHash));
        filing.reportHash = reportHash;
        filing.reportedAt = uint64(block.timestamp);
        emit IssueReported(token, reportHash);
    }

    function setRequiredDocuments(address token, bytes32[] calldata names) external onlyScoped("REGISTRAR", token) {
        require(names.length <= DOCUMENTS_MAX, DocumentsFull(token, names.length, DOCUMENTS_MAX));
        _required[token] = names;
        emit RequiredDocumentsSet(token, names);
    }

    function requireIssuable(address token, uint256 amount) external view {
        Filing storage filing = _filings[token];
        require(filing.hash != 0, FilingMissing(token));
        require(block.timestamp <= filing.validUntilAt, FilingExpired(token, filing.validUntilAt, block.timestamp));
        require(amount <= filing.cap, FilingCapExceeded(token, amount, filing.cap));
        bytes32[] storage required = _required[token];
        for (uint256 i; i < required.length; ++i) {
            require(_names[token].contains(required[i]), RequiredDocumentMissing(token, required[i]));
        }
    }

    function getDocument(address token, bytes32 name)
        external
        view
        returns (string memory uri, bytes32 hash, uint256 recordedAt)
    {
        Document storage document = _documents[token][name];
        return (document.uri, document.hash, document.recordedAt);
    }

    function getAllDocuments(address token) external view returns (bytes32[] memory) {
        return _names[token].values();
    }

    function requiredDocuments(address token) external view returns (bytes32[] memory) {
        return _required[token];
    }

    function filingOf(address token) external view returns (Filing memory) {
        return _filings[token];
    }

    function isReported(address token) external view returns (bool) {
        return _filings[token].reportHash != 0;
    }

    /// @dev The token speaks for itself: its own ERC-1643 face has checked its caller.
    function _requireKeeper(address token) private view {
        if (msg.sender != token) _requireRole("REGISTRAR", token, msg.sender);
    }
}
