// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {Batch, BatchProof, IReadings, MonthTotals, ReadingsState} from "contracts/revenue/interfaces/IReadings.sol";

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
        readings.setPool(pool, MONTH, WINDOW, none, 1);
        _expectRole("TRUSTEE");
        readings.setAttesters(pool, none, none, 1);
        _expectRole("PAUSER");
        readings.setPaused(pool, true);
        _expectRole("CALCULATION_AGENT");
        readings.closeMonth(pool);
    }

    // ---- pools and attesters ----

    function test_reverts_when_a_pool_is_set_twice() public {
        vm.expectRevert(abi.encodeWithSelector(IReadings.PoolExists.selector, pool));
        vm.prank(trustee);
        readings.setPool(pool, MONTH, WINDOW, none, 1);
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
        readings.accept(pool, list, one);
        // The sender attests once, whether it signs as well or not.
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, 1, 2));
        vm.prank(vm.addr(attesterKeys[0]));
        readings.accept(pool, list, one);
        // One attester twice is one attester.
        bytes[] memory twice = new bytes[](2);
        (twice[0], twice[1]) = (one[0], one[0]);
        address first = vm.addr(attesterKeys[0]);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttestersUnordered.selector, first, first));
        readings.accept(pool, list, twice);
    }

    /// A signature over another list recovers to a stranger.
    function test_reverts_when_the_list_was_changed_after_signing() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, list), 1);
        list[0].revenue = 41;
        vm.expectPartialRevert(IReadings.AttesterUnknown.selector);
        readings.accept(pool, list, signatures);
    }

    function _expectUnfit(Batch memory b, string memory field) private {
        bytes[] memory signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, b.station, b.day, field));
        readings.accept(pool, _list(b), signatures);
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
        readings.accept(pool, list, signatures);
        vm.prank(pauser);
        readings.setPaused(pool, false);
        readings.accept(pool, list, signatures);
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
        readings.accept(pool, _list(b), signatures);
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
        readings.accept(pool, _list(b), signatures);
        b.day = DAY - 31; // July
        signatures = _signatures(readings.submissionDigest(pool, _list(b)), 2);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOpen.selector, pool, MONTH - 1, MONTH));
        readings.accept(pool, _list(b), signatures);
    }

    function test_reverts_given_a_pool_that_was_not_set() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = new bytes[](0);
        vm.expectRevert(abi.encodeWithSelector(IReadings.PoolUnopened.selector, address(depositA)));
        readings.accept(address(depositA), list, signatures);
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
        (, uint32 lastDay, uint8 entries) = readings.chainOf(pool, 1, MONTH);
        assertEq(lastDay, DAY);
        assertEq(entries, 1);
        assertEq(readings.stateOf(pool).lastAcceptedAt, block.timestamp);
    }

    /// The sender counts as one of the two.
    function test_an_attester_submits_with_one_other() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory one = _signatures(readings.submissionDigest(pool, list), 1);
        vm.prank(vm.addr(attesterKeys[1]));
        readings.accept(pool, list, one);
        _assertTotals(MONTH, 1_000, 40, 1);
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
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryUnknown.selector, STATION, MONTH, link));
        readings.restate(pool, e, correction, signatures);
    }

    function test_reverts_when_the_correction_is_of_another_day() public {
        Batch memory b = _plain(STATION, DAY, 1_000, 40);
        _accept(b);
        BatchProof memory e = _entry(b, block.timestamp);
        Batch memory correction = _plain(STATION, DAY + 1, 900, 36);
        bytes[] memory signatures = _restatementSignatures(e, correction);
        vm.expectRevert(abi.encodeWithSelector(IReadings.BatchUnfit.selector, STATION, DAY + 1, "day"));
        readings.restate(pool, e, correction, signatures);
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
        readings.restate(pool, e, correction, signatures);
        _assertTotals(MONTH, 2_900, 116, 2);
        (, uint32 lastDay, uint8 entries) = readings.chainOf(pool, STATION, MONTH);
        assertEq(lastDay, DAY + 1, "the order of days is as before");
        assertEq(entries, 3);

        bytes32[] memory later = new bytes32[](2);
        (later[0], later[1]) = (e.later[0], _laterEntry(correction, block.timestamp));
        e.later = later;
        bytes32 link = _link(e);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryRestated.selector, STATION, DAY, link));
        readings.restate(pool, e, correction, signatures);
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

    function testFuzz_totals_are_the_sum_of_what_stands(uint64[6] memory figures) public {
        vm.warp(uint256(DAY + 4) * 1 days);
        int256 quantity;
        int256 revenue;
        for (uint24 i; i < 3; ++i) {
            Batch memory b = _plain(i, DAY, figures[i], figures[i + 3]);
            _accept(b);
            if (figures[i] & 1 != 0) {
                BatchProof memory e = _entry(b, block.timestamp);
                b = _plain(i, DAY, figures[5 - i], figures[2 - i]);
                _restate(e, b);
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
