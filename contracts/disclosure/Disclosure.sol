// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {FilingGate} from "./FilingGate.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";

/// @title Documents and filings of every token, by hash; the gate that every issue passes.
/// @dev Keeps nothing but what its callers state; stopped by taking their roles away.
contract Disclosure is FilingGate, IDocuments {
    using EnumerableSet for EnumerableSet.Bytes32Set;

    uint256 private constant DOCUMENTS_MAX = 64;

    /// @param recordedAt [s] zero = there is none under this name
    /// @param maximumAge [s] at an issue, where it is required; zero = any. Of the name: it outlives the document
    struct Document {
        bytes32 hash;
        uint64 recordedAt;
        uint64 maximumAge;
        string uri;
    }

    mapping(address token => EnumerableSet.Bytes32Set) private _names;
    mapping(address token => mapping(bytes32 name => Document)) private _documents;
    mapping(address token => bytes32[]) private _required;

    constructor(IAccessManager manager_) ScopedAccess(manager_) {}

    function setDocument(address token, bytes32 name, string calldata uri, bytes32 hash)
        external
        returns (string memory, bytes32)
    {
        _requireKeeper(token);
        require(hash != 0, DocumentHashMissing(token, name));
        _names[token].add(name);
        uint256 count = _names[token].length();
        require(count <= DOCUMENTS_MAX, DocumentsFull(token, count, DOCUMENTS_MAX));
        Document storage document = _documents[token][name];
        (document.hash, document.recordedAt, document.uri) = (hash, uint64(block.timestamp), uri);
        _askAgain(token);
        emit DocumentRecorded(token, name, uri, hash);
        return (uri, hash);
    }

    function removeDocument(address token, bytes32 name) external returns (string memory uri, bytes32 hash) {
        _requireKeeper(token);
        require(_names[token].remove(name), DocumentUnknown(token, name));
        Document storage document = _documents[token][name];
        (uri, hash) = (document.uri, document.hash);
        _askAgain(token);
        emit DocumentWithdrawn(token, name, hash);
        (document.hash, document.recordedAt, document.uri) = (0, 0, "");
    }

    function setRequiredDocuments(address token, bytes32[] calldata names) external onlyScoped("REGISTRAR", token) {
        require(names.length <= DOCUMENTS_MAX, DocumentsFull(token, names.length, DOCUMENTS_MAX));
        _required[token] = names;
        _askAgain(token);
        emit RequiredDocumentsSet(token, names);
    }

    function setMaximumAge(address token, bytes32 name, uint64 maximumAge) external onlyScoped("REGISTRAR", token) {
        _documents[token][name].maximumAge = maximumAge;
        _askAgain(token);
        emit MaximumAgeSet(token, name, maximumAge);
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

    function maximumAgeOf(address token, bytes32 name) external view returns (uint64) {
        return _documents[token][name].maximumAge;
    }

    function requiredDocuments(address token) external view returns (bytes32[] memory) {
        return _required[token];
    }

    function _documentsGoodUntil(address token) internal view override returns (uint256 goodUntilAt) {
        goodUntilAt = type(uint64).max;
        bytes32[] storage required = _required[token];
        for (uint256 i; i < required.length; ++i) {
            bytes32 name = required[i];
            Document storage document = _documents[token][name];
            (uint256 recordedAt, uint256 maximumAge) = (document.recordedAt, document.maximumAge);
            require(recordedAt != 0, RequiredDocumentMissing(token, name));
            if (maximumAge == 0) continue;
            require(
                block.timestamp - recordedAt <= maximumAge,
                RequiredDocumentStale(token, name, recordedAt, maximumAge)
            );
            goodUntilAt = Math.min(goodUntilAt, recordedAt + maximumAge);
        }
    }

    /// @dev The token speaks for itself: its own ERC-1643 face has checked its caller.
    function _requireKeeper(address token) private view {
        if (msg.sender != token) _requireRole("REGISTRAR", token, msg.sender);
    }
}
