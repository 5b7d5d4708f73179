// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IIssueGate} from "../token/interfaces/IIssueGate.sol";
import {Filing, IFilings, Lane} from "./interfaces/IFilings.sol";
import {IIssued, IIssuedInstrument} from "./interfaces/IIssued.sol";

/// @title One filing per issue, and nothing issued without it.
/// @dev Read once and kept in a word a token: how much is left, and until when nothing needs to be asked again. What
/// changes a filing or a document empties it.
abstract contract FilingGate is ScopedAccess, IFilings, IIssueGate {
    using SafeCast for uint256;

    /// @param goodUntilAt [s] the filing and the documents are good until then; 0 = to be asked
    /// @param left [units] that may still be issued under the filing
    /// @param issued [units] under the filing
    struct Window {
        uint64 goodUntilAt;
        uint96 left;
        uint96 issued;
    }

    mapping(address token => Filing[]) private _filings;
    mapping(address token => Window) private _windows;

    // ---- issuer ----

    function recordFiling(address token, Lane lane, uint256 cap, bytes32 hash, uint256 validUntilAt)
        external
        onlyScoped("ISSUER", token)
    {
        require(lane != Lane.NONE && lane != Lane.RED, LaneRefused(token, lane));
        require(hash != 0, FilingMissing(token));
        require(validUntilAt >= block.timestamp, FilingExpired(token, validUntilAt, block.timestamp));
        Filing[] storage filings = _filings[token];
        uint256 count = filings.length;
        if (count == 0 || filings[count - 1].reportHash != 0) {
            filings.push();
            delete _windows[token];
            ++count;
        }
        filings[count - 1] =
            Filing(lane, cap.toUint128(), uint64(block.timestamp), validUntilAt.toUint64(), 0, hash, bytes32(0));
        _askAgain(token);
        emit FilingRecorded(token, count, lane, cap, hash, validUntilAt);
    }

    function reportIssue(address token, bytes32 reportHash) external onlyScoped("ISSUER", token) {
        Filing storage filing = _unreported(token);
        require(reportHash != 0, ReportHashMissing(token));
        require(_windows[token].issued != 0, NothingIssued(token));
        filing.reportHash = reportHash;
        filing.reportedAt = uint64(block.timestamp);
        _askAgain(token);
        emit IssueReported(token, _filings[token].length, reportHash);
    }

    // ---- the gate ----

    function beforeIssue(address, uint256 amount, uint256) external {
        Window memory w = _windows[msg.sender];
        if (block.timestamp > w.goodUntilAt) {
            uint256 perUnit;
            (w, perUnit) = _asked(msg.sender, w);
            require(perUnit != 0, PrincipalUnknown(msg.sender));
        }
        require(amount <= w.left, FilingCapExceeded(msg.sender, amount, w.left));
        w.left -= uint96(amount);
        w.issued += uint96(amount);
        _windows[msg.sender] = w;
    }

    function requireIssuable(address token, address, uint256 amount) external view {
        (Window memory w, uint256 perUnit) = _asked(token, _windows[token]);
        // Before the terms are frozen nobody knows how many units the filing is good for.
        require(perUnit == 0 || amount <= w.left, FilingCapExceeded(token, amount, w.left));
    }

    // ---- views ----

    function filingCount(address token) public view returns (uint256) {
        return _filings[token].length;
    }

    function filingOf(address token, uint256 number) external view returns (Filing memory filing) {
        if (number != 0 && number <= _filings[token].length) filing = _filings[token][number - 1];
    }

    function isReported(address token, uint256 number) external view returns (bool) {
        return number != 0 && number <= _filings[token].length && _filings[token][number - 1].reportHash != 0;
    }

    function issuedUnder(address token) external view returns (uint256) {
        return _windows[token].issued;
    }

    // ---- inside ----

    /// @dev Reverts where a required document is missing or too old.
    /// @return [s] last second at which all are good
    function _documentsGoodUntil(address token) internal view virtual returns (uint256);

    function _askAgain(address token) internal {
        if (_windows[token].goodUntilAt != 0) _windows[token].goodUntilAt = 0;
    }

    function _unreported(address token) private view returns (Filing storage filing) {
        uint256 count = _filings[token].length;
        require(count != 0, FilingMissing(token));
        filing = _filings[token][count - 1];
        require(filing.reportHash == 0, ReportExists(token, filing.reportHash));
    }

    function _asked(address token, Window memory w) private view returns (Window memory, uint256 perUnit) {
        Filing storage filing = _unreported(token);
        uint256 validUntilAt = filing.validUntilAt;
        require(block.timestamp <= validUntilAt, FilingExpired(token, validUntilAt, block.timestamp));
        w.goodUntilAt = uint64(Math.min(validUntilAt, _documentsGoodUntil(token)));
        perUnit = IIssuedInstrument(IIssued(token).instrument()).principalPerUnit();
        if (perUnit != 0) w.left = Math.saturatingSub(filing.cap / perUnit, w.issued).toUint96();
        return (w, perUnit);
    }
}
