// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {Enrolment} from "contracts/revenue/interfaces/IMeterRegistry.sol";
import {
    Batch,
    BatchProof,
    IReadings,
    MonthTotals,
    ReadingsState,
    Top
} from "contracts/revenue/interfaces/IReadings.sol";

/// Acceptance, order, months and restatements; contradictions have a file of their own.
contract ReadingsTest is ReadingsFixture {
    address[] private none;

    function setUp() public override {
        super.setUp();
        vm.warp(uint256(DAY + 1) * 1 days);
    }

    function _expectRole(string memory role) private {
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, role, pool, nonHolder));
        vm.prank(nonHolder);
    }

    function _assertTotals(uint24 month, int256 quantity, int256 revenue, uint256 batches) private view {
        MonthTotals memory totals = readings.totalsOf(pool, month);
        assertEq(totals.quantity, quantity, "quantity");
        assertEq(totals.revenue, revenue, "revenue");
        assertEq(totals.batches, batches, "batches");
    }

    // ---- who may ----

    function test_reverts_when_a_stranger_acts() public {
        _expectRole("TRUSTEE");
        readings.setPool(pool, MONTH, WINDOW, 0, 0, none, 1);
        _expectRole("TRUSTEE");
        readings.setAttesters(pool, none, none, 1);
        _expectRole("PAUSER");
        readings.setPaused(pool, true);
        _expectRole("CALCULATION_AGENT");
        readings.closeMonth(pool);
        _expectRole("REGISTRAR");
        readings.openStation(pool, 77);
    }

    // ---- stations ----

    /// Enrolling a station's first device opens it; enrolling another one leaves its chain as it is.
    function test_enrolment_opens_stations() public {
        Enrolment[] memory devices = _enrolments(1, 3);
        (devices[1].station, devices[2].station) = (77, 78);
        vm.expectEmit(address(readings));
        emit IReadings.StationOpened(pool, 77);
        vm.expectEmit(address(readings));
        emit IReadings.StationOpened(pool, 78);
        vm.prank(registrar);
        meters.enrol(pool, devices);
        _accept(_plain(77, DAY, 1_000, 40));
        (bytes32 link,,,,) = readings.chainOf(pool, 77);
        devices = _enrolments(4, 1);
        devices[0].station = 77;
        vm.prank(registrar);
        meters.enrol(pool, devices);
        vm.prank(registrar);
        readings.openStation(pool, 77);
        (bytes32 after_,,,, bytes32 archive) = readings.chainOf(pool, 77);
        assertEq(after_, link);
        assertEq(archive, bytes32(uint256(1)));
    }

    function test_reverts_given_a_station_that_nobody_opened() public {
        Batch[] memory list = _list(_plain(77, DAY, 1_000, 40));
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, list), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.StationUnknown.selector, 77));
        readings.accept(pool, list, _topsOf(list), signatures);
    }

    // ---- pools and attesters ----

    function test_reverts_when_a_pool_is_set_twice() public {
        vm.expectRevert(abi.encodeWithSelector(IReadings.PoolExists.selector, pool));
        vm.prank(trustee);
        readings.setPool(pool, MONTH, WINDOW, 0, 0, none, 1);
    }

    function test_reverts_when_the_quorum_does_not_fit() public {
        vm.startPrank(trustee);
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumUnfit.selector, 4, 3));
        readings.setAttesters(pool, none, none, 4);
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumUnfit.selector, 0, 3));
        readings.setAttesters(pool, none, none, 0);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttesterUnknown.selector, pool, nonHolder));
        readings.setAttesters(pool, none, _one(nonHolder), 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttesterKnown.selector, pool, vm.addr(attesterKeys[0])));
        readings.setAttesters(pool, _one(vm.addr(attesterKeys[0])), none, 1);
        vm.stopPrank();
    }

    function test_attesters_come_and_go() public {
        vm.expectEmit(address(readings));
        emit IReadings.AttestersSet(pool, _one(receiver), _one(vm.addr(attesterKeys[0])), 3);
        vm.prank(trustee);
        readings.setAttesters(pool, _one(receiver), _one(vm.addr(attesterKeys[0])), 3);
        assertTrue(readings.isAttester(pool, receiver));
        assertFalse(readings.isAttester(pool, vm.addr(attesterKeys[0])));
        assertEq(readings.stateOf(pool).attesters, 3);
    }

    // ---- accept ----

    function test_reverts_when_attesters_are_below_the_quorum() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes32 digest = readings.submissionDigest(pool, list);
        bytes[] memory one = _signatures(digest, 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, 1, 2));
        readings.accept(pool, list, _topsOf(list), one);
        // The sender attests once, whether it signs as well or not.
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, 1, 2));
        vm.prank(vm.addr(attesterKeys[0]));
        readings.accept(pool, list, _topsOf(list), one);
        // One attester twice is one attester.
        bytes[] memory twice = new bytes[](2);
        (twice[0], twice[1]) = (one[0], one[0]);
        address first = vm.addr(attesterKeys[0]);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttestersUnordered.selector, first, first));
        readings.accept(pool, list, _topsOf(list), twice);
    }

    /// Of 64 bytes (ERC-2098) it is the same signature; of any other length, or garbage, none.
    function test_short_signatures_count() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes32 digest = readings.submissionDigest(pool, list);
        bytes[] memory signatures = new bytes[](2);
        for (uint256 i; i < 2; ++i) {
            (bytes32 r, bytes32 vs) = vm.signCompact(attesterKeys[i], digest);
            signatures[i] = abi.encodePacked(r, vs);
        }
        bytes memory good = signatures[0];
        signatures[0] = abi.encodePacked(good, uint16(27));
        _expectNoSignature(list, signatures);
        signatures[0] = "";
        _expectNoSignature(list, signatures);
        signatures[0] = abi.encodePacked(type(uint256).max, type(uint256).max, uint8(27));
        _expectNoSignature(list, signatures);
        signatures[0] = good;
        readings.accept(pool, list, _topsOf(list), signatures);
    }

    function _expectNoSignature(Batch[] memory list, bytes[] memory signatures) private {
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttestersUnordered.selector, address(0), address(0)));
        readings.accept(pool, list, _topsOf(list), signatures);
    }

    /// The same attester in both forms of a signature is one attester.
    function test_reverts_given_both_forms_of_a_signature() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes32 digest = readings.submissionDigest(pool, list);
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = _signatures(digest, 1)[0];
        (bytes32 r, bytes32 vs) = vm.signCompact(attesterKeys[0], digest);
        signatures[1] = abi.encodePacked(r, vs);
        address first = vm.addr(attesterKeys[0]);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttestersUnordered.selector, first, first));
        readings.accept(pool, list, _topsOf(list), signatures);
    }

    function test_reverts_given_no_batches() public {
        bytes[] memory signatures = new bytes[](0);
        vm.expectRevert(abi.encodeWithSelector(IReadings.NoBatches.selector, pool));
        readings.accept(pool, new Batch[](0), new Top[](0), signatures);
    }

    /// A changed quorum holds at once for both open months, and for the next when a month closes.
    function test_a_quorum_holds_for_all_open_months() public {
        vm.warp(uint256(DAY + 44) * 1 days);
        vm.prank(trustee);
        readings.setAttesters(pool, none, none, 3);
        _expectQuorumMissing(DAY);
        _expectQuorumMissing(DAY + 4);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        _expectQuorumMissing(DAY + 34);
        Batch[] memory list = _list(_plain(STATION, DAY + 34, 1_000, 40));
        readings.accept(pool, list, _topsOf(list), _signatures(readings.submissionDigest(pool, list), 3));
    }

    function _expectQuorumMissing(uint32 day) private {
        Batch[] memory list = _list(_plain(STATION, day, 1_000, 40));
        bytes[] memory two = _signatures(readings.submissionDigest(pool, list), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, 2, 3));
        readings.accept(pool, list, _topsOf(list), two);
    }

    /// A signature over another list recovers to a stranger.
    function test_reverts_when_the_list_was_changed_after_signing() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, list), 1);
        list[0].revenue = 41;
        vm.expectPartialRevert(IReadings.AttesterUnknown.selector);
        readings.accept(pool, list, _topsOf(list), signatures);
    }

    function _expectUnfit(Batch memory b, string memory field) private {
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, b.station, b.day, field));
        readings.accept(pool, _list(b), _topsOf(_list(b)), signatures);
    }

    function test_reverts_when_a_batch_is_unfit() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        b.root = 0;
        _expectUnfit(b, "root");
        b = _plain(STATION, DAY, 1_000, 40);
        b.count = 0;
        _expectUnfit(b, "root");
        b.root = 0;
        _expectUnfit(b, "count");
        // R-2: figures that are not those of the leaves.
        b = _plain(STATION, DAY, 1_000, 40);
        b.revenue = 1_000_000_00;
        _expectUnfit(b, "root");
        b = _plain(STATION, DAY, 1_000, 40);
        b.quantity = 999;
        _expectUnfit(b, "root");
        b = _plain(STATION, DAY, 1_000, 40);
        b.count = 2;
        _expectUnfit(b, "root");
        // The day after tomorrow's end is not reached anywhere on earth.
        _expectUnfit(_plain(STATION, DAY + 1, 1_000, 40), "day");
    }

    function test_reverts_given_a_pause() public {
        vm.expectEmit(address(readings));
        emit IReadings.ReadingsPausedSet(pool, true);
        vm.prank(pauser);
        readings.setPaused(pool, true);
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, list), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.ReadingsPaused.selector, pool));
        readings.accept(pool, list, _topsOf(list), signatures);
        vm.warp(uint256(DAY + 44) * 1 days);
        vm.prank(calculationAgent);
        readings.closeMonth(pool); // a pause outlasts it
        Batch[] memory october = _list(_plain(STATION, DAY + 34, 1_000, 40));
        vm.expectRevert(abi.encodeWithSelector(IReadings.ReadingsPaused.selector, pool));
        readings.accept(pool, october, _topsOf(october), signatures);
        vm.prank(pauser);
        readings.setPaused(pool, false);
        _accept(_plain(STATION, DAY + 34, 1_000, 40));
    }

    function test_reverts_when_an_attestation_is_replayed_or_comes_late() public {
        vm.warp(uint256(DAY + 3) * 1 days);
        _accept(_plain(STATION, DAY, 1_000, 40));
        _expectOutOfOrder(_plain(STATION, DAY, 1_000, 40), DAY);
        _accept(_plain(STATION, DAY + 2, 1_000, 40));
        _expectOutOfOrder(_plain(STATION, DAY + 1, 1_000, 40), DAY + 2);
    }

    function _expectOutOfOrder(Batch memory b, uint32 lastDay) private {
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.DayOutOfOrder.selector, b.station, b.day, lastDay));
        readings.accept(pool, _list(b), _topsOf(_list(b)), signatures);
    }

    /// Once a station has begun a month, the one before takes no more of its days; other stations go on.
    function test_reverts_when_a_station_goes_back_a_month() public {
        vm.warp(uint256(DAY + 6) * 1 days);
        _accept(_plain(STATION, DAY + 4, 1_000, 40)); // 1 September
        _expectOutOfOrder(_plain(STATION, DAY + 3, 1_000, 40), DAY + 4);
        _accept(_plain(STATION + 1, DAY + 3, 2_000, 80));
        _assertTotals(MONTH, 2_000, 80, 1);
        _assertTotals(MONTH + 1, 1_000, 40, 1);
    }

    function test_reverts_when_a_month_is_not_open() public {
        vm.warp(uint256(DAY + 60) * 1 days);
        Batch memory b = _plain(STATION, DAY + 40, 1_000, 40); // 7 October
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOpen.selector, pool, MONTH + 2, MONTH));
        readings.accept(pool, _list(b), _topsOf(_list(b)), signatures);
        b.day = DAY - 31; // July
        signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOpen.selector, pool, MONTH - 1, MONTH));
        readings.accept(pool, _list(b), _topsOf(_list(b)), signatures);
        b.day = 5; // January 1970, the month of number 0
        signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOpen.selector, pool, 0, MONTH));
        readings.accept(pool, _list(b), _topsOf(_list(b)), signatures);
    }

    function test_reverts_given_a_pool_that_was_not_set() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = new bytes[](0);
        vm.expectRevert(abi.encodeWithSelector(IReadings.PoolUnopened.selector, address(depositA)));
        readings.accept(address(depositA), list, _topsOf(list), signatures);
    }

    function test_takes_station_days_of_two_months_in_one_list() public {
        vm.warp(uint256(DAY + 6) * 1 days);
        Batch[] memory list = new Batch[](4);
        list[0] = _plain(1, DAY, 1_000, 40);
        list[1] = _plain(1, DAY + 4, 2_000, 80);
        list[2] = _plain(2, DAY + 1, 4_000, 160);
        list[3] = Batch(3, DAY, 0, 0, 0, 0);
        vm.expectEmit(address(readings));
        emit IReadings.BatchAccepted(pool, 1, DAY, 1, 1_000, 40, list[0].root);
        _acceptAll(list);
        _assertTotals(MONTH, 5_000, 200, 3);
        _assertTotals(MONTH + 1, 2_000, 80, 1);
        MonthTotals memory both = readings.totalsBetween(pool, MONTH, MONTH + 2);
        assertEq(both.quantity, 7_000);
        assertEq(both.revenue, 280);
        assertEq(both.batches, 4);
        (, uint32 lastDay, uint24 month, uint8 entries,) = readings.chainOf(pool, 1);
        assertEq(lastDay, DAY + 4);
        assertEq(month, MONTH + 1);
        assertEq(entries, 1);
        assertEq(readings.stateOf(pool).lastAcceptedAt, block.timestamp);
    }

    /// The sender counts as one of the two.
    function test_an_attester_submits_with_one_other() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory one = _signatures(readings.submissionDigest(pool, list), 1);
        vm.prank(vm.addr(attesterKeys[1]));
        readings.accept(pool, list, _topsOf(list), one);
        _assertTotals(MONTH, 1_000, 40, 1);
    }

    /// The top names the children; the right one's figures are what the left one leaves of the batch's, field by field.
    function test_reverts_when_the_top_is_not_the_roots() public {
        Top memory top = Top("left", _figures(1, 600, 24), "right");
        Batch memory b = Batch(STATION, DAY, 3, 1_000, 40, 0);
        b.root = keccak256(abi.encode(top.left, top.leftFigures, top.right, _figures(2, 400, 16)));
        Top[] memory tops = new Top[](1);
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        uint256[4] memory wrong = [
            _figures(1, 600, 23), // of other figures
            _figures(0, 600, 24), // of no leaf
            _figures(3, 1_000, 40), // that leave none to the right
            _figures(4, 600, 24) // more than all
        ];
        bytes memory unfit = abi.encodeWithSelector(IReadings.BatchUnfit.selector, STATION, DAY, "root");
        for (uint256 i; i < 4; ++i) {
            tops[0] = Top(top.left, wrong[i], top.right);
            vm.expectRevert(unfit);
            readings.accept(pool, _list(b), tops, signatures);
        }
        vm.expectRevert(abi.encodeWithSelector(IReadings.TopsUneven.selector, 1, 0));
        readings.accept(pool, _list(b), new Top[](0), signatures);
        tops[0] = top;
        readings.accept(pool, _list(b), tops, signatures);
        _assertTotals(MONTH, 1_000, 40, 1);
    }

    /// A field that the left child overdraws is not borrowed from the field above it.
    function test_reverts_when_the_right_child_owes() public {
        Top[] memory tops = new Top[](1);
        tops[0] = Top("left", _figures(1, 600, 41), "right");
        Batch memory b = Batch(STATION, DAY, 3, 1_000, 40, 0);
        uint256 right = _figures(3, 1_000, 40) - tops[0].leftFigures;
        b.root = keccak256(abi.encode(tops[0].left, tops[0].leftFigures, tops[0].right, right));
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, STATION, DAY, "root"));
        readings.accept(pool, _list(b), tops, signatures);
    }

    // ---- acceptEmpty ----

    function _empty(uint32 day, uint256 count) private {
        readings.acceptEmpty(pool, STATION, day, _signatures(readings.emptyDayDigest(pool, STATION, day), count));
    }

    /// R-5: a day that was not reported in time is entered empty behind the later ones, and then restated.
    function test_a_day_that_comes_late_is_entered_empty_and_restated() public {
        vm.warp(uint256(DAY + 6) * 1 days);
        Batch memory later = _plain(STATION, DAY + 4, 2_000, 80); // 1 September
        _accept(later);
        bytes[] memory one = _signatures(readings.emptyDayDigest(pool, STATION, DAY), 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, 1, 2));
        readings.acceptEmpty(pool, STATION, DAY, one);
        (bytes32 before,,,,) = readings.chainOf(pool, STATION);
        bytes[] memory two = _signatures(readings.emptyDayDigest(pool, STATION, DAY), 2);
        vm.expectEmit(address(readings));
        emit IReadings.BatchAccepted(pool, STATION, DAY, 0, 0, 0, 0);
        readings.acceptEmpty(pool, STATION, DAY, two);
        _assertTotals(MONTH, 0, 0, 1);
        (, uint32 lastDay, uint24 month, uint8 entries,) = readings.chainOf(pool, STATION);
        assertEq(lastDay, DAY + 4);
        assertEq(month, MONTH + 1);
        assertEq(entries, 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.DayNotLate.selector, STATION, DAY));
        readings.acceptEmpty(pool, STATION, DAY, two);

        BatchProof memory e = _entry(Batch(STATION, DAY, 0, 0, 0, 0), block.timestamp);
        e.before = before;
        _restate(e, _plain(STATION, DAY, 1_000, 40));
        _assertTotals(MONTH, 1_000, 40, 1);
        _assertTotals(MONTH + 1, 2_000, 80, 1);
    }

    function test_reverts_when_an_empty_day_is_not_late() public {
        vm.warp(uint256(DAY + 3) * 1 days);
        bytes memory notLate = abi.encodeWithSelector(IReadings.DayNotLate.selector, STATION, DAY);
        bytes[] memory two = _signatures(readings.emptyDayDigest(pool, STATION, DAY), 2);
        vm.expectRevert(notLate);
        readings.acceptEmpty(pool, STATION, DAY, two);
        _accept(_plain(STATION, DAY, 1_000, 40));
        vm.expectRevert(notLate);
        readings.acceptEmpty(pool, STATION, DAY, two);
        uint32 july = DAY - 31;
        two = _signatures(readings.emptyDayDigest(pool, STATION, july), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOpen.selector, pool, MONTH - 1, MONTH));
        readings.acceptEmpty(pool, STATION, july, two);
    }

    // ---- closeMonth ----

    function test_reverts_when_a_month_is_closed_too_early() public {
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOver.selector, MONTH, block.timestamp));
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        vm.warp(uint256(DAY + 4) * 1 days);
        _accept(_plain(STATION, DAY + 3, 1_000, 40));
        uint256 untilAt = block.timestamp + WINDOW;
        vm.warp(untilAt);
        vm.expectRevert(abi.encodeWithSelector(IReadings.DisputeWindowOpen.selector, pool, untilAt, untilAt));
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        vm.warp(untilAt + 1);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        ReadingsState memory state = readings.stateOf(pool);
        assertEq(state.openMonth, MONTH + 1);
        assertEq(state.lastAcceptedAt, untilAt - WINDOW, "silence is counted from the last entry");
    }

    /// A month in which nothing was heard closes with nothing.
    function test_a_silent_month_closes() public {
        vm.warp(uint256(DAY + 4) * 1 days);
        MonthTotals memory nothing;
        vm.expectEmit(address(readings));
        emit IReadings.MonthClosed(pool, MONTH, nothing);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        assertEq(readings.stateOf(pool).lastAcceptedAt, 0);
    }

    // ---- restate ----

    function test_reverts_when_the_restated_entry_is_not_in_the_chain() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        e.batch.revenue = 41;
        Batch memory correction = _plain(STATION, DAY, 900, 36);
        bytes32 link = _link(e);
        bytes[] memory signatures = _restatementSignatures(e, correction);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryUnknown.selector, STATION, DAY, link));
        readings.restate(pool, e, correction, _top(correction), signatures);
    }

    function test_reverts_when_the_correction_is_of_another_day() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        Batch memory correction = _plain(STATION, DAY + 1, 900, 36);
        bytes[] memory signatures = _restatementSignatures(e, correction);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, STATION, DAY + 1, "day"));
        readings.restate(pool, e, correction, _top(correction), signatures);
    }

    /// R-3: the same figures and root once more correct nothing.
    function test_reverts_when_a_restatement_changes_nothing() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        bytes[] memory signatures = _restatementSignatures(e, b);
        vm.expectRevert(abi.encodeWithSelector(IReadings.RestatementUnchanged.selector, STATION, DAY));
        readings.restate(pool, e, b, _top(b), signatures);
    }

    /// A correction's figures are those of its leaves as well.
    function test_reverts_when_a_correction_is_unfit() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        Batch memory correction = _plain(STATION, DAY, 900, 36);
        correction.revenue = 37;
        bytes[] memory signatures = _restatementSignatures(e, correction);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, STATION, DAY, "root"));
        readings.restate(pool, e, correction, _top(correction), signatures);
    }

    /// The correction moves the totals by the difference; what was said before stays in the chain and can't be restated
    /// again, nor the correction replayed.
    function test_a_restatement_is_a_later_entry() public {
        vm.warp(uint256(DAY + 2) * 1 days);
        Batch memory first = _plain(STATION, DAY, 1_000, 40);
        Batch memory second = _plain(STATION, DAY + 1, 2_000, 80);
        _accept(first);
        _accept(second);
        BatchProof memory e = _entry(first, block.timestamp);
        e.later = new bytes32[](1);
        e.later[0] = _laterEntry(second, block.timestamp);
        Batch memory correction = _plain(STATION, DAY, 900, 36);
        bytes[] memory signatures = _restatementSignatures(e, correction);
        readings.restate(pool, e, correction, _top(correction), signatures);
        _assertTotals(MONTH, 2_900, 116, 2);
        (, uint32 lastDay,, uint8 entries,) = readings.chainOf(pool, STATION);
        assertEq(lastDay, DAY + 1, "the order of days is as before");
        assertEq(entries, 3);

        bytes32[] memory later = new bytes32[](2);
        (later[0], later[1]) = (e.later[0], _laterEntry(correction, block.timestamp));
        e.later = later;
        bytes32 link = _link(e);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryRestated.selector, STATION, DAY, link));
        readings.restate(pool, e, correction, _top(correction), signatures);
    }

    /// After its month has closed, a correction counts in the first open month, even below nothing.
    function test_a_correction_of_a_closed_month_counts_in_the_open_one() public {
        vm.warp(uint256(DAY + 4) * 1 days);
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        vm.warp(block.timestamp + WINDOW + 1);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        _restate(e, Batch(STATION, DAY, 0, 0, 0, 0));
        _assertTotals(MONTH, 1_000, 40, 1);
        _assertTotals(MONTH + 1, -1_000, -40, 0);
    }

    /// The first day of a month takes the month before into the archive; its entries are restated from there, once, by an
    /// entry of the present month.
    function test_an_entry_of_the_archive_is_restated() public {
        vm.warp(uint256(DAY + 40) * 1 days);
        Batch memory first = _plain(STATION, DAY, 1_000, 40);
        Batch memory second = _plain(STATION, DAY + 1, 2_000, 80);
        _accept(first);
        _accept(second);
        (bytes32 august,,,,) = readings.chainOf(pool, STATION);
        _accept(_plain(STATION, DAY + 4, 4_000, 160)); // 1 September
        (,,,, bytes32 archive) = readings.chainOf(pool, STATION);
        assertEq(archive, keccak256(abi.encode(uint256(1), august)));

        BatchProof memory e = _entry(first, block.timestamp);
        e.later = new bytes32[](1);
        e.later[0] = _laterEntry(second, block.timestamp);
        _expectEntryUnknown(e); // it is not of the present month
        e.archive = bytes32(uint256(1));
        e.later[0] = _laterEntry(first, block.timestamp);
        _expectEntryUnknown(e);
        e.later[0] = _laterEntry(second, block.timestamp);
        _restate(e, _plain(STATION, DAY, 900, 36));
        _assertTotals(MONTH, 2_900, 116, 2);
        (, uint32 lastDay, uint24 month, uint8 entries,) = readings.chainOf(pool, STATION);
        assertEq(lastDay, DAY + 4);
        assertEq(month, MONTH + 1);
        assertEq(entries, 2, "one day and one restatement");

        Batch memory again = _plain(STATION, DAY, 800, 32);
        bytes[] memory signatures = _restatementSignatures(e, again);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryRestated.selector, STATION, DAY, _link(e)));
        readings.restate(pool, e, again, _top(again), signatures);
    }

    function _expectEntryUnknown(BatchProof memory e) private {
        Batch memory correction = _plain(STATION, DAY, 900, 36);
        bytes[] memory signatures = _restatementSignatures(e, correction);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryUnknown.selector, STATION, DAY, _link(e)));
        readings.restate(pool, e, correction, _top(correction), signatures);
    }

    /// Of three months the first is shown by the last links of those since.
    function test_an_entry_is_known_months_later() public {
        bytes32[3] memory lasts;
        Batch memory first = _plain(STATION, DAY, 1_000, 40);
        uint32[4] memory days_ = [DAY, DAY + 4, DAY + 34, DAY + 65]; // 28 August, 1 September, 1 October, 1 November
        for (uint256 i; i < 4; ++i) {
            vm.warp(uint256(days_[i] + 40) * 1 days);
            if (i != 0) (lasts[i - 1],,,,) = readings.chainOf(pool, STATION);
            if (i == 0) _accept(first);
            else _accept(_plain(STATION, days_[i], 1_000, 40));
            if (i == 3) break;
            vm.warp(block.timestamp + WINDOW + 1);
            vm.prank(calculationAgent);
            readings.closeMonth(pool);
        }
        BatchProof memory e = _entry(first, uint256(DAY + 40) * 1 days);
        e.archive = bytes32(uint256(1));
        e.months = new bytes32[](2);
        (e.months[0], e.months[1]) = (lasts[2], lasts[1]);
        _expectEntryUnknown(e);
        (e.months[0], e.months[1]) = (lasts[1], lasts[2]);
        _restate(e, Batch(STATION, DAY, 0, 0, 0, 0));
        _assertTotals(MONTH + 3, 0, 0, 1);
    }

    function testFuzz_totals_are_the_sum_of_what_stands(uint64[6] memory figures) public {
        vm.warp(uint256(DAY + 4) * 1 days);
        int256 quantity;
        int256 revenue;
        for (uint24 i; i < 3; ++i) {
            Batch memory b = _plain(i, DAY, figures[i], figures[i + 3]);
            _accept(b);
            if (figures[i] & 1 != 0) {
                BatchProof memory e = _entry(b, block.timestamp);
                Batch memory correction = _plain(i, DAY, figures[5 - i], figures[2 - i]);
                if (correction.root != b.root) {
                    _restate(e, correction);
                    b = correction;
                }
            }
            quantity += int256(uint256(b.quantity));
            revenue += int256(uint256(b.revenue));
        }
        _assertTotals(MONTH, quantity, revenue, 3);
    }

    /// The months of the Gregorian calendar, against a few known days.
    function test_months_of_days() public view {
        assertEq(readings.monthOf(0), 0);
        assertEq(readings.monthOf(30), 0);
        assertEq(readings.monthOf(31), 1);
        assertEq(readings.monthOf(DAY), MONTH);
        assertEq(readings.monthOf(DAY + 3), MONTH, "31 August");
        assertEq(readings.monthOf(DAY + 4), MONTH + 1, "1 September");
        assertEq(readings.monthOf(19_782), 54 * 12 + 1, "29 February 2024");
    }
}
