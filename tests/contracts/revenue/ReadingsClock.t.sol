// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {Contradiction, IReadings, Reading, ReadingProof} from "contracts/revenue/interfaces/IReadings.sol";

/// A pool's days and months are those of its place: here with clocks one hour ahead of UTC, and two in summer.
contract ReadingsClockTest is ReadingsFixture {
    function setUp() public override {
        super.setUp();
        _activePiles(1);
        vm.warp(uint256(DAY + 1) * 1 days);
    }

    function _clock() internal pure override returns (int32 utcOffset, uint16 summerTime) {
        return (1 hours, 1 hours);
    }

    /// A reading of an hour that ended at this second of the day before, UTC, in this day's batch.
    function _endedBefore(uint256 second) private returns (ReadingProof[] memory proofs, bytes32 digest) {
        Reading memory r = _reading(1, DAY - 1);
        r.endedAt = uint64((uint256(DAY) - 1) * 1 days + second);
        r.startedAt = r.endedAt - 1 hours;
        proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        digest = _digest(r);
    }

    function _expectNone(bytes32 digest) private {
        vm.expectRevert(abi.encodeWithSelector(IReadings.NoContradiction.selector, Contradiction.FOREIGN, digest));
    }

    function test_a_reading_of_the_day_by_the_clocks_of_winter() public {
        (ReadingProof[] memory proofs, bytes32 digest) = _endedBefore(23 hours);
        readings.proveReading(pool, proofs[0]);
        _expectNone(digest);
        readings.challenge(pool, Contradiction.FOREIGN, proofs);
    }

    function test_a_reading_of_the_day_by_the_clocks_of_summer_only() public {
        (ReadingProof[] memory proofs, bytes32 digest) = _endedBefore(22 hours);
        readings.proveReading(pool, proofs[0]);
        _expectNone(digest);
        readings.challenge(pool, Contradiction.FOREIGN, proofs);
    }

    function test_a_reading_of_another_day_by_either_clock() public {
        (ReadingProof[] memory proofs, bytes32 digest) = _endedBefore(22 hours - 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.ReadingContradicted.selector, digest, Contradiction.FOREIGN));
        readings.proveReading(pool, proofs[0]);
        readings.challenge(pool, Contradiction.FOREIGN, proofs);
        assertTrue(readings.isDisputed(_link(proofs[0].entry)));
    }

    /// 23:00 UTC is midnight there in winter: the day before ends with the second before.
    function test_the_last_hour_of_a_day_by_the_clocks_of_winter_is_not_the_day_before() public {
        Reading memory r = _reading(1, DAY);
        r.endedAt = uint64(uint256(DAY) * 1 days + 23 hours);
        r.startedAt = r.endedAt - 1 hours;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        vm.warp(uint256(DAY + 2) * 1 days);
        _acceptProven(DAY, proofs);
        readings.challenge(pool, Contradiction.FOREIGN, proofs);
        assertTrue(readings.isDisputed(_link(proofs[0].entry)));
    }

    /// September began at 23:00 UTC of 31 August there.
    function test_a_month_is_over_when_it_is_over_at_the_place() public {
        uint256 over = uint256(DAY + 4) * 1 days - 1 hours;
        vm.warp(over - 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOver.selector, MONTH, over - 1));
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        vm.warp(over);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        assertEq(readings.stateOf(pool).openMonth, MONTH + 1);
    }

    function test_reverts_when_no_place_has_such_clocks() public {
        int32[3] memory offsets = [int32(-12 hours) - 1, int32(14 hours) + 1, int32(0)];
        uint16[3] memory summers = [uint16(0), 0, uint16(2 hours) + 1];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IReadings.ClockUnfit.selector, offsets[i], summers[i]));
            vm.prank(trustee);
            readings.setPool(pool, MONTH, WINDOW, offsets[i], summers[i], new address[](0), 1);
        }
    }
}

/// A pool west of UTC, whose days end after those of UTC.
contract ReadingsWesternClockTest is ReadingsFixture {
    function _clock() internal pure override returns (int32 utcOffset, uint16 summerTime) {
        return (-8 hours, 0);
    }

    function test_a_month_is_not_over_with_that_of_utc() public {
        uint256 over = uint256(DAY + 4) * 1 days + 8 hours;
        vm.warp(over - 1);
        vm.expectRevert(abi.encodeWithSelector(IReadings.MonthNotOver.selector, MONTH, over - 1));
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        vm.warp(over);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
    }

    function test_a_reading_of_the_evening_is_of_its_day() public {
        _activePiles(1);
        vm.warp(uint256(DAY + 2) * 1 days);
        Reading memory r = _reading(1, DAY);
        r.endedAt = uint64(uint256(DAY + 1) * 1 days + 8 hours - 1);
        r.startedAt = r.endedAt - 1 hours;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(DAY, proofs);
        readings.proveReading(pool, proofs[0]);
    }
}
