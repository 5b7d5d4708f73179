// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {DeviceStatus, Enrolment, KeyKind, MeterRule} from "contracts/revenue/interfaces/IMeterRegistry.sol";
import {
    Batch,
    BatchProof,
    Contradiction,
    IReadings,
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
        bool foreign = kind == Contradiction.FOREIGN;
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
            uint256(foreign ? DeviceStatus.ACTIVE : DeviceStatus.SUSPENDED),
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
        for (uint8 kind = uint8(Contradiction.SEQUENCE); kind <= uint8(Contradiction.REPEATED); ++kind) {
            _assertNone(Contradiction(kind), _pair(a, b));
            _assertNone(Contradiction(kind), _pair(b, a));
            _assertNone(Contradiction(kind), _pair(a, a));
        }
    }

    // ---- challenge: one reading ----

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

    // ---- what follows ----

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
        readings.restate(pool, proofs[0].entry, empty, signatures);
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
