// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {DeviceStatus, Enrolment, KeyKind, MeterRule} from "contracts/revenue/interfaces/IMeterRegistry.sol";
import {
    Batch,
    BatchProof,
    Contradiction,
    IReadings,
    Node,
    Reading,
    ReadingProof
} from "contracts/revenue/interfaces/IReadings.sol";

/// Readings proven leaf by leaf, and contradictions that suspend the device and the batch.
contract ChallengesTest is ReadingsFixture {
    function setUp() public override {
        super.setUp();
        _activePiles(2);
        vm.warp(uint256(DAY + 1) * 1 days);
    }

    function _good(uint256 number) private pure returns (ReadingProof memory) {
        return _signed(number, _reading(number, DAY));
    }

    function _suspended(uint256 number) private view returns (bool) {
        return meters.deviceOf(pool, _asset(number)).status == DeviceStatus.SUSPENDED;
    }

    /// Accepts the reading alone in its batch and proves it wrong.
    function _assertProven(Contradiction kind, ReadingProof memory p) private {
        ReadingProof[] memory proofs = _single(p);
        _acceptProven(DAY, proofs);
        _challenged(kind, proofs);
    }

    function _challenged(Contradiction kind, ReadingProof[] memory exhibits) private {
        ReadingProof memory accused = exhibits[exhibits.length - 1];
        bytes32 link = _link(accused.entry);
        bool blamesDevice = kind == Contradiction.KEY || (kind >= Contradiction.POWER && kind <= Contradiction.TIME)
            || (kind >= Contradiction.SEQUENCE && kind <= Contradiction.ORDER);
        vm.expectEmit(address(readings));
        emit IReadings.ContradictionProven(
            pool, accused.reading.asset, link, kind, _digest(accused.reading), true, nonHolder
        );
        vm.prank(nonHolder);
        readings.challenge(pool, kind, exhibits);
        assertTrue(readings.isDisputed(link), "the batch");
        assertEq(readings.stateOf(pool).openDisputes, 1, "the pool");
        assertEq(
            uint256(meters.deviceOf(pool, _asset(1)).status),
            uint256(blamesDevice ? DeviceStatus.SUSPENDED : DeviceStatus.ACTIVE),
            "the device"
        );
    }

    function _assertNone(Contradiction kind, ReadingProof[] memory exhibits) private {
        bytes32 digest = _digest(exhibits[exhibits.length - 1].reading);
        vm.expectRevert(abi.encodeWithSelector(IReadings.NoContradiction.selector, kind, digest));
        readings.challenge(pool, kind, exhibits);
    }

    // ---- proveReading ----

    function test_reverts_when_the_leaf_is_of_another_batch() public {
        ReadingProof[] memory proofs = _single(_good(1));
        _acceptProven(DAY, proofs);
        ReadingProof memory p = proofs[0];
        p.reading.revenue = 12_01;
        vm.expectRevert(abi.encodeWithSelector(IReadings.LeafUnknown.selector, _leaf(p), p.entry.batch.root));
        readings.proveReading(pool, p);
    }

    function test_reverts_when_another_key_is_shown() public {
        ReadingProof[] memory proofs = _single(_good(1));
        _acceptProven(DAY, proofs);
        (proofs[0].qx, proofs[0].qy) = _publicP256(_secret(2));
        vm.expectRevert(
            abi.encodeWithSelector(
                IReadings.KeyMismatched.selector,
                _asset(1),
                _fingerprint(_secret(2), KeyKind.P256),
                _fingerprint(_secret(1), KeyKind.P256)
            )
        );
        readings.proveReading(pool, proofs[0]);
    }

    function test_reverts_when_the_signature_is_by_another_device() public {
        ReadingProof[] memory proofs = _single(_signedBy(_secret(2), KeyKind.P256, _reading(1, DAY)));
        (proofs[0].qx, proofs[0].qy) = _publicP256(_secret(1));
        _acceptProven(DAY, proofs);
        vm.expectRevert(
            abi.encodeWithSelector(IReadings.SignatureRefused.selector, _asset(1), _digest(proofs[0].reading))
        );
        readings.proveReading(pool, proofs[0]);
    }

    function test_proves_a_reading_with_its_signature() public {
        ReadingProof[] memory proofs = _pair(_good(1), _good(2));
        _acceptProven(DAY, proofs);
        for (uint256 i; i < 2; ++i) {
            (bytes32 link, bytes32 digest, bool standing) = readings.proveReading(pool, proofs[i]);
            assertEq(link, _link(proofs[i].entry));
            assertEq(digest, _digest(proofs[i].reading));
            assertTrue(standing);
        }
    }

    function test_proves_a_reading_of_a_secp256k1_key() public {
        Enrolment memory device = _enrolment(3);
        (device.kind, device.key) = (KeyKind.SECP256K1, vm.addr(_secret(3)));
        _enrol(device);
        _activate(3);
        ReadingProof[] memory proofs = _single(_signedBy(_secret(3), KeyKind.SECP256K1, _reading(3, DAY)));
        _acceptProven(DAY, proofs);
        readings.proveReading(pool, proofs[0]);
        _assertNone(Contradiction.SIGNATURE, proofs);
    }

    /// The first day of a month stays provable after all others.
    function test_proves_a_reading_behind_thirty_later_entries() public {
        vm.warp(uint256(DAY + 3) * 1 days + 2 hours);
        ReadingProof[] memory proofs = _pair(_good(1), _good(2));
        _acceptProven(DAY, proofs);
        BatchProof memory e = proofs[0].entry;
        bytes32[] memory later = new bytes32[](30);
        Batch memory last = _plain(STATION, DAY + 1, 1, 1);
        _accept(last);
        later[0] = _laterEntry(last, block.timestamp);
        BatchProof memory replaced = _entry(last, block.timestamp);
        replaced.before = _link(e);
        for (uint256 i = 1; i < 30; ++i) {
            Batch memory correction = _plain(STATION, DAY + 1, uint64(i + 1), 1);
            _restate(replaced, correction);
            later[i] = _laterEntry(correction, block.timestamp);
            bytes32 before = _link(replaced);
            replaced = _entry(correction, block.timestamp);
            replaced.before = before;
        }
        proofs[0].entry.later = later;
        (,, bool standing) = readings.proveReading(pool, proofs[0]);
        assertTrue(standing);
    }

    function test_a_restated_reading_is_proven_as_what_it_is() public {
        ReadingProof[] memory proofs = _single(_good(1));
        _acceptProven(DAY, proofs);
        Batch memory correction = _plain(STATION, DAY, 29_000, 11_60);
        _restate(proofs[0].entry, correction);
        proofs[0].entry.later = new bytes32[](1);
        proofs[0].entry.later[0] = _laterEntry(correction, block.timestamp);
        (,, bool standing) = readings.proveReading(pool, proofs[0]);
        assertFalse(standing);
        bytes32 link = _link(proofs[0].entry);
        vm.expectRevert(abi.encodeWithSelector(IReadings.EntryRestated.selector, STATION, DAY, link));
        readings.challenge(pool, Contradiction.POWER, proofs);
    }

    // ---- challenge: bad exhibits ----

    function test_reverts_when_exhibits_are_too_few() public {
        ReadingProof[] memory proofs = _single(_good(1));
        vm.expectRevert(abi.encodeWithSelector(IReadings.ExhibitsUneven.selector, Contradiction.SEQUENCE, 1, 2));
        readings.challenge(pool, Contradiction.SEQUENCE, proofs);
    }

    /// An honest pair withstands every accusation.
    function test_reverts_when_nothing_contradicts() public {
        vm.warp(uint256(DAY + 2) * 1 days);
        ReadingProof memory a = _good(1);
        ReadingProof memory b = _signed(1, _following(a.reading));
        ReadingProof[] memory proofs = _pair(a, b);
        _acceptProven(DAY, proofs);
        for (uint8 kind; kind < uint8(Contradiction.SEQUENCE); ++kind) {
            _assertNone(Contradiction(kind), _single(a));
            _assertNone(Contradiction(kind), _single(b));
        }
        for (uint8 kind = uint8(Contradiction.SEQUENCE); kind <= uint8(Contradiction.UNSORTED); ++kind) {
            _assertNone(Contradiction(kind), _pair(a, b));
            _assertNone(Contradiction(kind), _pair(b, a));
            _assertNone(Contradiction(kind), _pair(a, a));
        }
    }

    function test_reverts_when_sums_are_shown_as_readings() public {
        ReadingProof[] memory proofs = _pair(_good(1), _good(2));
        _acceptProven(DAY, proofs);
        vm.expectRevert(abi.encodeWithSelector(IReadings.ExhibitsUneven.selector, Contradiction.SUMS, 2, 2));
        readings.challenge(pool, Contradiction.SUMS, proofs);
    }

    // ---- challenge: one reading ----

    /// Anybody can write a leaf that a device did not sign: the batch is disputed, the device goes on.
    function test_a_bad_signature() public {
        ReadingProof memory p = _signedBy(_secret(2), KeyKind.P256, _reading(1, DAY));
        (p.qx, p.qy) = _publicP256(_secret(1));
        _assertProven(Contradiction.SIGNATURE, p);
    }

    function test_no_signature() public {
        ReadingProof memory p = _good(1);
        (p.r, p.s) = (0, 0);
        _assertProven(Contradiction.SIGNATURE, p);
    }

    /// R-4: of the two values of s the lower one counts; whoever takes a reading from its device lowers it.
    function test_the_higher_s_is_no_signature() public {
        ReadingProof memory p = _good(1);
        p.s = bytes32(P256_ORDER - uint256(p.s));
        _assertProven(Contradiction.SIGNATURE, p);
    }

    /// R-14: a leaf that the device did not sign is no word of the device, whatever it says.
    function test_a_junk_leaf_accuses_nobody() public {
        Reading memory r = _reading(1, DAY);
        r.revenue = 90_01;
        ReadingProof[] memory junk = _single(_signedBy(_secret(2), KeyKind.P256, r));
        (junk[0].qx, junk[0].qy) = _publicP256(_secret(1));
        vm.warp(uint256(DAY + 2) * 1 days);
        _acceptProven(DAY, junk);
        bytes memory refused =
            abi.encodeWithSelector(IReadings.SignatureRefused.selector, _asset(1), _digest(junk[0].reading));
        vm.expectRevert(refused);
        readings.challenge(pool, Contradiction.PRICE, junk);
        // Nor against an honest reading of the next day.
        ReadingProof[] memory honest = _single(_signed(1, _reading(1, DAY + 1)));
        _acceptProven(DAY + 1, honest);
        junk[0].entry.later = new bytes32[](1);
        junk[0].entry.later[0] = _laterEntry(honest[0].entry.batch, block.timestamp);
        vm.expectRevert(refused);
        readings.challenge(pool, Contradiction.SEQUENCE, _pair(junk[0], honest[0]));
        vm.expectRevert(refused);
        readings.challenge(pool, Contradiction.SEQUENCE, _pair(honest[0], junk[0]));
        assertFalse(_suspended(1));
    }

    /// R-2: a leaf whose figures are not its reading's; the batch's are, as its sums have to be.
    function test_a_leaf_of_other_figures() public {
        ReadingProof memory p = _good(1);
        p.figures = _figures(1, 30_000, 1_000_000_00);
        ReadingProof[] memory proofs = _pair(p, _good(2));
        Batch memory b = _batch(DAY, proofs);
        b.revenue = 1_000_000_00 + 12_00;
        proofs[0].entry.batch = proofs[1].entry.batch = b;
        _accept(b);
        proofs[0].entry.acceptedAt = proofs[1].entry.acceptedAt = uint64(block.timestamp);
        assertEq(readings.totalsOf(pool, MONTH).revenue, 1_000_012_00);
        _assertNone(Contradiction.FIGURES, _single(proofs[1]));
        vm.expectRevert(
            abi.encodeWithSelector(IReadings.ReadingContradicted.selector, _digest(p.reading), Contradiction.FIGURES)
        );
        readings.proveReading(pool, proofs[0]);
        _challenged(Contradiction.FIGURES, _single(proofs[0]));
    }

    function test_energy_above_the_rated_power() public {
        Reading memory r = _reading(1, DAY);
        r.quantity = 66_018; // 60 kW, a tenth above, for an hour and a second
        r.revenue = 26_40;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        _assertNone(Contradiction.POWER, proofs);

        vm.warp(uint256(DAY + 2) * 1 days);
        r = _following(r);
        (r.startedAt, r.endedAt) = (uint64(DAY + 1) * 1 days, uint64(DAY + 1) * 1 days + 1 hours);
        r.quantity = 66_019;
        proofs = _single(_signed(1, r));
        _acceptProven(DAY + 1, proofs);
        _challenged(Contradiction.POWER, proofs);
    }

    function test_a_price_outside_the_band() public {
        Reading memory r = _reading(1, DAY);
        r.revenue = 90_01; // RMB 3.00 a kWh is 90.00
        _assertProven(Contradiction.PRICE, _signed(1, r));
    }

    function test_a_price_on_the_edge_of_the_band() public {
        Reading memory r = _reading(1, DAY);
        r.revenue = 90_00;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        _assertNone(Contradiction.PRICE, proofs);
    }

    function test_revenue_without_energy() public {
        Reading memory r = _reading(1, DAY);
        (r.quantity, r.revenue) = (0, 1);
        _assertProven(Contradiction.PRICE, _signed(1, r));
    }

    function test_time_backwards() public {
        Reading memory r = _reading(1, DAY);
        r.startedAt = r.endedAt + 1;
        _assertProven(Contradiction.TIME, _signed(1, r));
    }

    function test_a_reading_that_lasts_too_long() public {
        Reading memory r = _reading(1, DAY);
        r.startedAt = r.endedAt - 3 days - 1;
        _assertProven(Contradiction.TIME, _signed(1, r));
    }

    /// What ended by the revocation stays good, a second later it doesn't.
    function test_a_revoked_key() public {
        ReadingProof memory a = _good(1);
        Reading memory r = _following(a.reading);
        r.endedAt = a.reading.endedAt + 1;
        ReadingProof[] memory proofs = _pair(a, _signed(1, r));
        _acceptProven(DAY, proofs);
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), a.reading.endedAt, "lost");
        _assertNone(Contradiction.KEY, _single(proofs[0]));
        _challenged(Contradiction.KEY, _single(proofs[1]));
        vm.expectRevert(abi.encodeWithSelector(IReadings.ReadingContradicted.selector, _digest(r), Contradiction.KEY));
        readings.proveReading(pool, proofs[1]);
    }

    /// A device that nobody enrolled earns nothing for the pool.
    function test_an_unknown_device() public {
        _assertProven(Contradiction.FOREIGN, _good(77));
    }

    /// A reading of the day before, in this day's batch.
    function test_a_reading_of_another_day() public {
        _assertProven(Contradiction.FOREIGN, _signed(1, _reading(1, DAY - 1)));
    }

    // ---- challenge: two readings ----

    function _assertPairProven(Contradiction kind, Reading memory a, Reading memory b) private {
        ReadingProof[] memory proofs = _pair(_signed(1, a), _signed(1, b));
        _acceptProven(DAY, proofs);
        _challenged(kind, proofs);
    }

    function test_one_sequence_number_twice() public {
        Reading memory a = _reading(1, DAY);
        Reading memory b = _copy(a);
        b.revenue = 13_00;
        _assertPairProven(Contradiction.SEQUENCE, a, b);
    }

    function test_a_gap_in_the_sequence() public {
        Reading memory a = _reading(1, DAY);
        Reading memory b = _following(a);
        b.sequence = 3;
        _assertPairProven(Contradiction.SEQUENCE, a, b);
    }

    function test_a_broken_chain() public {
        Reading memory a = _reading(1, DAY);
        Reading memory b = _following(a);
        b.previous = keccak256("another");
        _assertPairProven(Contradiction.SEQUENCE, a, b);
    }

    function test_a_total_that_falls() public {
        Reading memory a = _reading(1, DAY);
        Reading memory b = _following(a);
        b.total = a.total - 1;
        _assertPairProven(Contradiction.TOTAL, a, b);
    }

    function test_an_end_before_the_reading_before() public {
        Reading memory a = _reading(1, DAY);
        Reading memory b = _following(a);
        (b.startedAt, b.endedAt) = (a.startedAt - 1, a.endedAt - 1);
        _assertPairProven(Contradiction.ORDER, a, b);
    }

    /// Readings of two devices say nothing of each other.
    function test_two_devices_do_not_contradict() public {
        ReadingProof[] memory proofs = _pair(_good(1), _good(2));
        _acceptProven(DAY, proofs);
        _assertNone(Contradiction.SEQUENCE, proofs);
    }

    /// REV-1: each leaf is in one batch.
    function test_a_reading_in_two_batches() public {
        vm.warp(uint256(DAY + 2) * 1 days);
        ReadingProof[] memory first = _single(_good(1));
        _acceptProven(DAY, first);
        ReadingProof[] memory again = _single(_good(1));
        _acceptProven(DAY + 1, again);
        first[0].entry.later = new bytes32[](1);
        first[0].entry.later[0] = _laterEntry(again[0].entry.batch, block.timestamp);
        _challenged(Contradiction.REPEATED, _pair(first[0], again[0]));
    }

    /// R-2: the same reading twice in one batch is shown by two leaves side by side.
    function test_a_reading_twice_in_a_batch() public {
        ReadingProof[] memory proofs = _pair(_good(1), _good(1));
        _acceptProven(DAY, proofs);
        assertEq(readings.totalsOf(pool, MONTH).revenue, 24_00);
        _assertNone(Contradiction.UNSORTED, _pair(proofs[1], proofs[0]));
        _challenged(Contradiction.UNSORTED, proofs);
    }

    function test_leaves_out_of_order() public {
        Reading memory a = _reading(1, DAY);
        ReadingProof memory first = _signed(1, a);
        ReadingProof memory second = _signed(1, _following(a));
        ReadingProof[] memory proofs = _pair(second, first);
        Batch memory b = _batch(DAY, proofs);
        b.root = _joined(second, first);
        first.entry.batch = second.entry.batch = b;
        _accept(b);
        first.entry.acceptedAt = second.entry.acceptedAt = uint64(block.timestamp);
        _challenged(Contradiction.UNSORTED, proofs);
    }

    // ---- challenge: sums ----

    /// Three leaves: the left child states more than its two leaves earned. The leaves below it have no way to the root;
    /// its own parts contradict it.
    function _liedSums() private returns (BatchProof memory e, Node[] memory nodes) {
        ReadingProof memory a = _good(1);
        ReadingProof memory b = _good(2);
        ReadingProof memory c = _signed(2, _following(b.reading));
        Node memory inner = Node(_leaf(a), a.figures, _leaf(b), b.figures);
        bytes32 left = keccak256(abi.encode(inner));
        Node memory top = Node(left, _figures(2, 60_000, 1_000_000_00), _leaf(c), c.figures);
        Batch memory batch = Batch(STATION, DAY, 3, 90_000, 1_000_000_00 + 12_00, keccak256(abi.encode(top)));
        _opens(batch.root, left, top.leftFigures, top.right);
        _accept(batch);
        e = _entry(batch, block.timestamp);
        nodes = new Node[](2);
        (nodes[0], nodes[1]) = (top, inner);
    }

    function test_a_node_that_is_not_the_sum_of_its_children() public {
        (BatchProof memory e, Node[] memory nodes) = _liedSums();
        bytes32 link = _link(e);
        vm.expectEmit(address(readings));
        emit IReadings.ContradictionProven(
            pool, 0, link, Contradiction.SUMS, keccak256(abi.encode(nodes[1])), true, nonHolder
        );
        vm.prank(nonHolder);
        readings.challengeSums(pool, e, nodes, 1);
        assertTrue(readings.isDisputed(link));
        assertEq(readings.stateOf(pool).openDisputes, 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.NothingToDispute.selector, link));
        readings.challengeSums(pool, e, nodes, 1);
        _restate(e, _plain(STATION, DAY, 90_000, 36_00));
        assertEq(readings.stateOf(pool).openDisputes, 0);
        assertEq(readings.totalsOf(pool, MONTH).revenue, 36_00);
    }

    function test_reverts_when_the_nodes_are_no_way_down() public {
        (BatchProof memory e, Node[] memory nodes) = _liedSums();
        bytes32 inner = keccak256(abi.encode(nodes[1]));
        vm.expectRevert(abi.encodeWithSelector(IReadings.NodeUnknown.selector, inner, nodes[0].right));
        readings.challengeSums(pool, e, nodes, 0);
        Node[] memory one = new Node[](1);
        one[0] = nodes[1];
        vm.expectRevert(abi.encodeWithSelector(IReadings.NodeUnknown.selector, inner, e.batch.root));
        readings.challengeSums(pool, e, one, 0);
        one[0] = nodes[0];
        vm.expectRevert(abi.encodeWithSelector(IReadings.NoContradiction.selector, Contradiction.SUMS, e.batch.root));
        readings.challengeSums(pool, e, one, 0);
        vm.expectRevert(abi.encodeWithSelector(IReadings.ExhibitsUneven.selector, Contradiction.SUMS, 0, 1));
        readings.challengeSums(pool, e, new Node[](0), 0);
        vm.warp(block.timestamp + WINDOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.NothingToDispute.selector, _link(e)));
        readings.challengeSums(pool, e, nodes, 1);
    }

    // ---- what follows ----

    /// R-1: a device that compliance lets go on is not stopped by the same reading again, alone or in a pair.
    function test_a_reading_suspends_its_device_once() public {
        vm.warp(uint256(DAY + 2) * 1 days);
        Reading memory a = _reading(1, DAY);
        Reading memory b = _copy(a);
        b.revenue = 13_00;
        ReadingProof[] memory proofs = _pair(_signed(1, a), _signed(1, b));
        _acceptProven(DAY, proofs);
        _challenged(Contradiction.SEQUENCE, proofs);
        vm.prank(compliance);
        meters.resume(pool, _asset(1), "exchanged");
        bytes memory nothing = abi.encodeWithSelector(IReadings.NothingToDispute.selector, _link(proofs[0].entry));
        vm.expectRevert(nothing);
        readings.challenge(pool, Contradiction.SEQUENCE, proofs);
        vm.expectRevert(nothing);
        readings.challenge(pool, Contradiction.SEQUENCE, _pair(proofs[1], proofs[0]));
        // Another reading does.
        Reading memory c = _reading(1, DAY + 1);
        c.revenue = 90_01;
        ReadingProof[] memory other = _single(_signed(1, c));
        _acceptProven(DAY + 1, other);
        readings.challenge(pool, Contradiction.PRICE, other);
        assertTrue(_suspended(1));
    }

    /// A dispute keeps the month open until the batch is restated.
    function test_a_restatement_resolves_the_dispute() public {
        vm.warp(uint256(DAY + 4) * 1 days);
        Reading memory r = _reading(1, DAY);
        r.revenue = 90_02;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        _challenged(Contradiction.PRICE, proofs);
        bytes32 link = _link(proofs[0].entry);
        vm.expectRevert(abi.encodeWithSelector(IReadings.NothingToDispute.selector, link));
        readings.challenge(pool, Contradiction.PRICE, proofs);

        vm.warp(block.timestamp + WINDOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.DisputesOpen.selector, pool, 1));
        vm.prank(calculationAgent);
        readings.closeMonth(pool);

        Batch memory empty = Batch(STATION, DAY, 0, 0, 0, 0);
        bytes[] memory signatures = _restatementSignatures(proofs[0].entry, empty);
        vm.expectEmit(address(readings));
        emit IReadings.DisputeResolved(pool, link);
        readings.restate(pool, proofs[0].entry, empty, _top(empty), signatures);
        assertEq(readings.stateOf(pool).openDisputes, 0);
        assertFalse(readings.isDisputed(link));
        assertEq(readings.totalsOf(pool, MONTH).revenue, 0);
    }

    /// After the window a contradiction suspends the device, and no payment waits for it.
    function test_after_the_window_only_the_device_is_suspended() public {
        Reading memory r = _reading(1, DAY);
        r.revenue = 90_02;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        vm.warp(block.timestamp + WINDOW + 1);
        readings.challenge(pool, Contradiction.PRICE, proofs);
        assertTrue(_suspended(1));
        assertEq(readings.stateOf(pool).openDisputes, 0);
    }

    /// A rule that came later judges nobody for what was metered before it.
    function test_a_reading_is_judged_by_the_rule_of_its_time() public {
        ReadingProof[] memory proofs = _single(_good(1));
        _acceptProven(DAY, proofs);
        MeterRule memory rule = _rule();
        (rule.fromAt, rule.minimumPrice) = (uint64(block.timestamp), 200_000);
        vm.prank(registrar);
        meters.setMeterRule(pool, PILE, rule);
        _assertNone(Contradiction.PRICE, proofs);
    }
}
