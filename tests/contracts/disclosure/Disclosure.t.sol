// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MarketFixture} from "../market/MarketFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {IDocuments} from "contracts/disclosure/interfaces/IDocuments.sol";
import {Filing, IFilings, Lane} from "contracts/disclosure/interfaces/IFilings.sol";
import {IERC1643} from "contracts/token/interfaces/IERC1643.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Terms that are still a draft.
contract DraftInstrument {
    uint256 public constant principalPerUnit = 0;
}

contract DisclosureTest is MarketFixture {
    bytes32 private constant HASH = keccak256("bytes of the document");
    bytes32 private constant REPORT = keccak256("report");

    address private otherToken = makeAddr("another token");

    // ---- documents ----

    function test_reverts_when_a_document_is_set_without_the_role() public {
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), issuer));
        vm.prank(issuer);
        disclosure.setDocument(address(token), TERM_SHEET, "", HASH);
    }

    function test_reverts_when_a_document_is_set_in_another_scope() public {
        vm.expectRevert(_roleMissing("REGISTRAR", otherToken, bookrunner));
        vm.prank(bookrunner);
        disclosure.setDocument(otherToken, TERM_SHEET, "", HASH);
    }

    function test_reverts_when_a_document_has_no_hash() public {
        vm.expectRevert(abi.encodeWithSelector(IDocuments.DocumentHashMissing.selector, token, AUDIT));
        vm.prank(bookrunner);
        disclosure.setDocument(address(token), AUDIT, "", 0);
    }

    function test_reverts_given_sixty_four_documents() public {
        vm.startPrank(bookrunner);
        for (uint256 i = 2; i < 64; ++i) disclosure.setDocument(address(token), bytes32(i), "", HASH);
        disclosure.setDocument(address(token), bytes32(uint256(63)), "replaced", HASH);
        vm.expectRevert(abi.encodeWithSelector(IDocuments.DocumentsFull.selector, token, 65, 64));
        disclosure.setDocument(address(token), bytes32(uint256(64)), "", HASH);
        vm.stopPrank();
    }

    function test_sets_a_document() public {
        skip(1 days);
        vm.expectEmit(address(disclosure));
        emit IDocuments.DocumentRecorded(address(token), CERTIFICATE, "ipfs://1", HASH);
        vm.prank(bookrunner);
        disclosure.setDocument(address(token), CERTIFICATE, "ipfs://1", HASH);
        (string memory uri, bytes32 hash, uint256 recordedAt) = disclosure.getDocument(address(token), CERTIFICATE);
        assertEq(uri, "ipfs://1");
        assertEq(hash, HASH);
        assertEq(recordedAt, block.timestamp);
        bytes32[] memory names = disclosure.getAllDocuments(address(token));
        assertEq(names.length, 3);
        assertEq(names[2], CERTIFICATE);
    }

    function test_replaces_a_document() public {
        skip(1 days);
        vm.prank(bookrunner);
        disclosure.setDocument(address(token), AUDIT, "second", HASH);
        (string memory uri, bytes32 hash, uint256 recordedAt) = disclosure.getDocument(address(token), AUDIT);
        assertEq(uri, "second");
        assertEq(hash, HASH);
        assertEq(recordedAt, block.timestamp);
        assertEq(disclosure.getAllDocuments(address(token)).length, 2);
    }

    function test_reverts_when_a_document_is_removed_without_the_role() public {
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), stranger));
        vm.prank(stranger);
        disclosure.removeDocument(address(token), AUDIT);
    }

    function test_reverts_when_the_document_is_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IDocuments.DocumentUnknown.selector, token, CERTIFICATE));
        vm.prank(bookrunner);
        disclosure.removeDocument(address(token), CERTIFICATE);
    }

    function test_removes_a_document_but_not_the_age_its_name_allows() public {
        vm.startPrank(bookrunner);
        disclosure.setMaximumAge(address(token), AUDIT, 30 days);
        vm.expectEmit(address(disclosure));
        emit IDocuments.DocumentWithdrawn(address(token), AUDIT, keccak256("audit"));
        disclosure.removeDocument(address(token), AUDIT);
        vm.stopPrank();
        (string memory uri, bytes32 hash, uint256 recordedAt) = disclosure.getDocument(address(token), AUDIT);
        assertEq(uri, "");
        assertEq(hash, 0);
        assertEq(recordedAt, 0);
        assertEq(disclosure.getAllDocuments(address(token)).length, 1);
        assertEq(disclosure.maximumAgeOf(address(token), AUDIT), 30 days);
    }

    function test_the_token_keeps_its_documents_here() public {
        vm.expectEmit(address(disclosure));
        emit IDocuments.DocumentRecorded(address(token), CERTIFICATE, "uri", HASH);
        vm.expectEmit(address(token));
        emit IERC1643.DocumentUpdated(CERTIFICATE, "uri", HASH);
        token.setDocument(CERTIFICATE, "uri", HASH);
        (string memory uri, bytes32 hash, uint256 recordedAt) = token.getDocument(CERTIFICATE);
        assertEq(uri, "uri");
        assertEq(hash, HASH);
        assertEq(recordedAt, block.timestamp);
        assertEq(token.getAllDocuments().length, 3);

        vm.expectEmit(address(token));
        emit IERC1643.DocumentRemoved(CERTIFICATE, "uri", HASH);
        token.removeDocument(CERTIFICATE);
        assertEq(token.getAllDocuments().length, 2);
    }

    function test_reverts_when_a_stranger_sets_a_document_through_the_token() public {
        vm.expectRevert(_unauthorised(stranger));
        vm.prank(stranger);
        token.setDocument(CERTIFICATE, "uri", HASH);
    }

    // ---- filing ----

    function test_reverts_when_a_filing_is_recorded_without_the_role() public {
        vm.expectRevert(_roleMissing("ISSUER", address(token), bookrunner));
        vm.prank(bookrunner);
        disclosure.recordFiling(address(token), Lane.ABS, PRINCIPAL, HASH, block.timestamp);
    }

    function test_reverts_when_the_role_is_delayed() public {
        uint64 role = Roles.id("ISSUER", address(token));
        manager.grantRole(role, stranger, 1 days);
        vm.expectRevert(_roleMissing("ISSUER", address(token), stranger));
        vm.prank(stranger);
        disclosure.recordFiling(address(token), Lane.ABS, PRINCIPAL, HASH, block.timestamp);
    }

    function test_reverts_when_the_lane_may_not_be_issued() public {
        vm.startPrank(issuer);
        vm.expectRevert(abi.encodeWithSelector(IFilings.LaneRefused.selector, token, Lane.NONE));
        disclosure.recordFiling(address(token), Lane.NONE, PRINCIPAL, HASH, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IFilings.LaneRefused.selector, token, Lane.RED));
        disclosure.recordFiling(address(token), Lane.RED, PRINCIPAL, HASH, block.timestamp);
        vm.stopPrank();
    }

    function test_reverts_when_the_filing_has_no_hash() public {
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingMissing.selector, token));
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.ABS, PRINCIPAL, 0, block.timestamp);
    }

    function test_reverts_when_the_filing_has_expired() public {
        uint256 past = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingExpired.selector, token, past, block.timestamp));
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.ABS, PRINCIPAL, HASH, past);
    }

    /// D15: one filing per issue; after the report the next one files anew, and counts from nothing.
    function test_a_report_is_followed_by_another_filing() public {
        _closed();
        _report();
        vm.expectEmit(address(disclosure));
        emit IFilings.FilingRecorded(address(token), 2, Lane.ABS, 7 * uint256(FACE), HASH, block.timestamp);
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.ABS, 7 * uint256(FACE), HASH, block.timestamp);
        assertEq(disclosure.filingCount(address(token)), 2);
        assertEq(disclosure.issuedUnder(address(token)), 0);
        assertTrue(disclosure.isReported(address(token), 1));
        assertFalse(disclosure.isReported(address(token), 2));
        assertFalse(disclosure.isReported(address(token), 3));
        assertEq(disclosure.filingOf(address(token), 1).reportHash, REPORT);
        assertEq(disclosure.filingOf(address(token), 3).hash, 0);
    }

    // ---- the gate ----

    function _ask(uint256 units) private {
        vm.prank(address(token));
        disclosure.beforeIssue(investors[0].addr, units, 0);
    }

    /// ISSUE-1: whoever mints, all of it is counted against the filing in use; one that is replaced goes on counting.
    function test_counts_what_is_issued() public {
        _ask(20_000);
        _ask(29_999);
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingCapExceeded.selector, token, 2, 1));
        _ask(2);
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.ABS, PRINCIPAL + FACE, HASH, block.timestamp + 1);
        assertEq(disclosure.issuedUnder(address(token)), 49_999);
        _ask(2);
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingCapExceeded.selector, token, 1, 0));
        _ask(1);
        skip(2);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFilings.FilingExpired.selector, token, block.timestamp - 1, block.timestamp
            )
        );
        _ask(0);
    }

    /// What is kept of an answer is asked anew once a document, an age, the list or the report changes.
    function test_asks_again_after_a_change() public {
        _ask(1);
        vm.prank(bookrunner);
        disclosure.setMaximumAge(address(token), AUDIT, 7 days);
        _ask(1);
        skip(3 hours);
        vm.prank(bookrunner);
        disclosure.removeDocument(address(token), TERM_SHEET);
        vm.expectRevert(abi.encodeWithSelector(IFilings.RequiredDocumentMissing.selector, token, TERM_SHEET));
        _ask(1);
        vm.prank(bookrunner);
        disclosure.setRequiredDocuments(address(token), new bytes32[](0));
        _ask(1);
        vm.prank(bookrunner);
        disclosure.setDocument(address(token), TERM_SHEET, "", HASH);
        _ask(1);
        assertEq(disclosure.issuedUnder(address(token)), 4);
        _report();
        vm.expectRevert(abi.encodeWithSelector(IFilings.ReportExists.selector, token, REPORT));
        _ask(1);
    }

    /// An audit that grows stale between two mints stops the second, though nobody changed anything.
    function test_reverts_given_a_document_grown_stale() public {
        vm.prank(bookrunner);
        disclosure.setMaximumAge(address(token), AUDIT, 1 days);
        uint256 recordedAt = block.timestamp;
        _ask(1);
        vm.warp(recordedAt + 1 days);
        _ask(1);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IFilings.RequiredDocumentStale.selector, token, AUDIT, recordedAt, 1 days)
        );
        _ask(1);
    }

    /// Before the terms say what a unit carries, books open and orders come; nothing is issued.
    function test_reverts_given_terms_that_say_nothing() public {
        token.setContracts(address(new DraftInstrument()), address(disclosure));
        disclosure.requireIssuable(address(token), address(0), VOLUME * 2);
        vm.expectRevert(abi.encodeWithSelector(IFilings.PrincipalUnknown.selector, token));
        _ask(1);
    }

    function test_records_and_replaces_a_filing() public {
        vm.expectEmit(address(disclosure));
        emit IFilings.FilingRecorded(address(token), 1, Lane.EQUITY, 7, HASH, block.timestamp);
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.EQUITY, 7, HASH, block.timestamp);
        Filing memory filing = disclosure.filingOf(address(token), 1);
        assertEq(uint256(filing.lane), uint256(Lane.EQUITY));
        assertEq(filing.cap, 7);
        assertEq(filing.hash, HASH);
        assertEq(filing.filedAt, block.timestamp);
        assertEq(filing.validUntilAt, block.timestamp);
        assertFalse(disclosure.isReported(address(token), 1));
    }

    // ---- report ----

    function test_reverts_when_a_report_is_recorded_without_the_role() public {
        vm.expectRevert(_roleMissing("ISSUER", address(token), bookrunner));
        vm.prank(bookrunner);
        disclosure.reportIssue(address(token), REPORT);
    }

    function test_reverts_given_no_filing_when_reported() public {
        manager.openScope(otherToken);
        manager.grantRole(Roles.id("ISSUER", otherToken), issuer, 0);
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingMissing.selector, otherToken));
        vm.prank(issuer);
        disclosure.reportIssue(otherToken, REPORT);
    }

    function test_reverts_when_the_report_has_no_hash() public {
        vm.expectRevert(abi.encodeWithSelector(IFilings.ReportHashMissing.selector, token));
        vm.prank(issuer);
        disclosure.reportIssue(address(token), 0);
    }

    function test_reverts_given_nothing_issued_when_reported() public {
        vm.expectRevert(abi.encodeWithSelector(IFilings.NothingIssued.selector, token));
        vm.prank(issuer);
        disclosure.reportIssue(address(token), REPORT);
    }

    function test_reverts_given_a_report_when_reported_again() public {
        _closed();
        _report();
        vm.expectRevert(abi.encodeWithSelector(IFilings.ReportExists.selector, token, REPORT));
        vm.prank(issuer);
        disclosure.reportIssue(address(token), HASH);
    }

    function test_records_the_report() public {
        _closed();
        vm.expectEmit(address(disclosure));
        emit IFilings.IssueReported(address(token), 1, REPORT);
        _report();
        Filing memory filing = disclosure.filingOf(address(token), 1);
        assertEq(filing.reportHash, REPORT);
        assertEq(filing.reportedAt, block.timestamp);
        assertTrue(disclosure.isReported(address(token), 1));
    }

    // ---- what an issue requires ----

    function test_reverts_when_documents_are_required_without_the_role() public {
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), issuer));
        vm.prank(issuer);
        disclosure.setRequiredDocuments(address(token), new bytes32[](0));
    }

    function test_reverts_when_too_many_documents_are_required() public {
        vm.expectRevert(abi.encodeWithSelector(IDocuments.DocumentsFull.selector, token, 65, 64));
        vm.prank(bookrunner);
        disclosure.setRequiredDocuments(address(token), new bytes32[](65));
    }

    function test_requires_documents() public {
        bytes32[] memory names = new bytes32[](1);
        names[0] = CERTIFICATE;
        vm.expectEmit(address(disclosure));
        emit IFilings.RequiredDocumentsSet(address(token), names);
        vm.prank(bookrunner);
        disclosure.setRequiredDocuments(address(token), names);
        assertEq(disclosure.requiredDocuments(address(token)), names);
    }

    function test_reverts_when_an_age_is_set_without_the_role() public {
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), issuer));
        vm.prank(issuer);
        disclosure.setMaximumAge(address(token), AUDIT, 1);
    }

    function test_sets_an_age() public {
        vm.expectEmit(address(disclosure));
        emit IFilings.MaximumAgeSet(address(token), AUDIT, 9);
        vm.prank(bookrunner);
        disclosure.setMaximumAge(address(token), AUDIT, 9);
        assertEq(disclosure.maximumAgeOf(address(token), AUDIT), 9);
    }

    function test_reverts_given_no_filing() public {
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingMissing.selector, otherToken));
        disclosure.requireIssuable(otherToken, address(0), 0);
    }

    function test_reverts_given_a_report() public {
        _closed();
        _report();
        vm.expectRevert(abi.encodeWithSelector(IFilings.ReportExists.selector, token, REPORT));
        disclosure.requireIssuable(address(token), address(0), 0);
    }

    function test_reverts_a_second_after_the_filing_expires() public {
        vm.warp(SETTLEMENT_UNTIL_AT);
        disclosure.requireIssuable(address(token), address(0), VOLUME);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFilings.FilingExpired.selector, token, SETTLEMENT_UNTIL_AT, SETTLEMENT_UNTIL_AT + 1
            )
        );
        disclosure.requireIssuable(address(token), address(0), VOLUME);
    }

    function test_reverts_a_unit_above_the_cap() public {
        disclosure.requireIssuable(address(token), address(0), VOLUME);
        vm.expectRevert(
            abi.encodeWithSelector(IFilings.FilingCapExceeded.selector, token, VOLUME + 1, VOLUME)
        );
        disclosure.requireIssuable(address(token), address(0), VOLUME + 1);
    }

    function test_reverts_given_a_required_document_withdrawn() public {
        vm.prank(bookrunner);
        disclosure.removeDocument(address(token), TERM_SHEET);
        vm.expectRevert(abi.encodeWithSelector(IFilings.RequiredDocumentMissing.selector, token, TERM_SHEET));
        disclosure.requireIssuable(address(token), address(0), VOLUME);
    }

    function test_reverts_a_second_after_a_required_document_is_stale() public {
        uint256 recordedAt = block.timestamp;
        vm.prank(bookrunner);
        disclosure.setMaximumAge(address(token), AUDIT, 7 days);
        vm.warp(recordedAt + 7 days);
        disclosure.requireIssuable(address(token), address(0), VOLUME);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IFilings.RequiredDocumentStale.selector, token, AUDIT, recordedAt, 7 days)
        );
        disclosure.requireIssuable(address(token), address(0), VOLUME);

        vm.prank(bookrunner);
        disclosure.setDocument(address(token), AUDIT, "", keccak256("newer audit"));
        disclosure.requireIssuable(address(token), address(0), VOLUME);
    }
}
