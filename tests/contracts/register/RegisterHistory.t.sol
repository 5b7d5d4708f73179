// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {Entry, EntryFlags} from "contracts/types/Entry.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {TokenFixture} from "../token/TokenFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract RegisterHistoryTest is TokenFixture {
    struct Movement {
        uint256 movedAt;
        address from;
        address to;
        uint256 units;
    }

    Movement[] private _movements;
    uint256[] private _instants;
    address[] private _wallets;

    function setUp() public override {
        super.setUp();
        PolicyTerms memory free = terms();
        (free.minimumHolding, free.cap, free.maximumHolders) = (0, 0, 0);
        setTerms(free);
        _wallets = [holder, investor, otherInvestor, nonHolder, custodian];
        for (uint256 i = 2; i < 5; ++i) admit(_wallets[i]);
        _movements.push(Movement(block.timestamp, address(0), holder, 10_000));
        _movements.push(Movement(block.timestamp, address(0), investor, 1_000));
    }

    // ---- scheduling ----

    function test_the_words_that_the_face_reads() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        assertEq(token.recordInstantOf(0), recordAt);
        assertEq(token.recordInstantOf(1), 0);
        uint256 supply = token.totalSupply();
        vm.warp(recordAt + 1);
        transfer(holder, investor, 100);
        token.burn(holder, 200);
        (uint256 amount, uint256 epochBefore) = token.savedBefore(holder, 1);
        assertEq(amount, 10_000);
        assertEq(epochBefore, 0);
        (amount,) = token.savedBefore(address(0), 1);
        assertEq(amount, supply);
        assertEq(token.balanceAt(holder, recordAt), 10_000);
        assertEq(token.totalSupplyAt(recordAt), supply);
    }

    function test_schedule_reverts_when_not_in_the_future() public {
        uint256 nowAt = block.timestamp;
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantPast.selector, nowAt, nowAt));
        token.scheduleRecord(nowAt);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantPast.selector, 1 << 32, nowAt));
        token.scheduleRecord(1 << 32);
    }

    /// 512 are open at once, 4,095 in a life; in order a page of a hundred costs little more than the writes.
    function test_schedule_keeps_512_open_and_more_over_time() public {
        uint256[] memory page = new uint256[](128);
        for (uint256 k; k < 4; ++k) {
            for (uint256 i; i < 128; ++i) page[i] = block.timestamp + (k * 128 + i + 1) * 10;
            uint256 gas = gasleft();
            token.scheduleRecords(page);
            assertLt(gas - gasleft(), 2_500_000);
        }
        token.scheduleRecord(block.timestamp + 10); // the same is one
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantsFull.selector, 512, 512));
        token.scheduleRecord(block.timestamp + 5);
        uint256[] memory instants = token.recordInstants(0, 1_000);
        assertEq(instants.length, 512);
        for (uint256 i = 1; i < 512; ++i) assertLt(instants[i - 1], instants[i]);
        assertEq(token.recordInstants(500, 5)[4], block.timestamp + 5_050);
        assertEq(token.recordInstants(510, 5).length, 2);
        assertEq(token.recordInstants(512, 5).length, 0);
        vm.warp(block.timestamp + 21);
        token.scheduleRecord(block.timestamp + 5);
        token.scheduleRecord(block.timestamp + 6);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantsFull.selector, 512, 512));
        token.scheduleRecord(block.timestamp + 7);
    }

    /// However many instants lie in between, the first movement after them finds its epoch by halving.
    function test_a_movement_past_512_instants_is_cheap() public {
        uint256[] memory page = new uint256[](512);
        for (uint256 i; i < 512; ++i) page[i] = block.timestamp + (i + 1) * 10;
        token.scheduleRecords(page);
        vm.warp(block.timestamp + 6_000);
        uint256 gas = gasleft();
        transfer(holder, investor, 100);
        assertLt(gas - gasleft(), 130_000);
        assertEq(token.config().epoch(), 512);
        assertEq(token.balanceAt(holder, page[0]), 10_000);
        assertEq(token.balanceAt(holder, page[511]), 10_000);
    }

    /// The tail goes in one write; what comes after it is scheduled in its place.
    function test_cut_after() public {
        uint256 start = block.timestamp;
        for (uint256 i = 1; i <= 5; ++i) token.scheduleRecord(start + i * 10);
        vm.warp(start + 15);
        vm.expectEmit(address(token));
        emit IRegister.RecordInstantsCut(start + 30);
        token.cutAfter(start + 30);
        assertEq(token.recordInstants(0, 10).length, 3);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantUnknown.selector, start + 40));
        token.cancelRecord(start + 40);
        token.scheduleRecord(start + 45);
        uint256[] memory instants = token.recordInstants(0, 10);
        assertEq(instants.length, 4);
        assertEq(instants[3], start + 45);
        token.cutAfter(0); // what was reached stays
        assertEq(token.recordInstants(0, 10).length, 1);
        assertEq(token.config().nextRecordAt(), 0);
        vm.warp(start + 100);
        transfer(holder, investor, 100);
        assertEq(token.balanceAt(holder, start + 10), 10_000);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantUnknown.selector, start + 45));
        token.balanceAt(holder, start + 45);
    }

    function test_cancel_reverts_when_reached_or_unknown() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantUnknown.selector, recordAt + 1));
        token.cancelRecord(recordAt + 1);
        vm.warp(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantPast.selector, recordAt, recordAt));
        token.cancelRecord(recordAt);
    }

    function test_cancelled_is_as_never_scheduled() public {
        uint256 first = block.timestamp + 10;
        token.scheduleRecord(first);
        token.scheduleRecord(first + 10);
        token.cancelRecord(first);
        assertEq(token.config().nextRecordAt(), first + 10);
        assertEq(token.recordInstants(0, 600).length, 1);
        vm.warp(first + 5);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordInstantUnknown.selector, first));
        token.balanceAt(holder, first);
        token.cancelRecord(first + 10);
        assertEq(token.config().nextRecordAt(), 0);
        assertEq(token.recordInstants(0, 600).length, 0);
    }

    // ---- reading ----

    function test_a_movement_at_the_instant_counts_and_one_second_later_not() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        vm.warp(recordAt);
        transfer(holder, investor, 500);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, recordAt, recordAt));
        token.balanceAt(holder, recordAt);
        assertEq(token.lastRecordAt(), 0);
        vm.warp(recordAt + 1);
        assertEq(token.lastRecordAt(), recordAt);
        transfer(holder, investor, 700);
        token.mint(otherInvestor, 100);
        assertEq(token.balanceAt(holder, recordAt), 9_500);
        assertEq(token.balanceAt(investor, recordAt), 1_500);
        assertEq(token.balanceAt(otherInvestor, recordAt), 0);
        assertEq(token.totalSupplyAt(recordAt), 11_000);
        assertEq(token.totalSupply(), 11_100);
        assertEq(token.balanceOf(holder), 8_800);
    }

    function test_frozen_and_held_units_count_for_their_owner() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 3_000);
        hold("a", holder, investor, 2_000);
        vm.warp(recordAt + 1);
        token.takeHold("a", investor, 2_000);
        assertEq(token.balanceAt(holder, recordAt), 10_000);
    }

    function test_a_recovered_wallets_past_stays_its_own() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        token.scheduleRecord(recordAt + 10);
        vm.warp(recordAt + 1);
        registry.replaceWallet(holder, stranger);
        token.recoveryAddress(holder, stranger, holder);
        vm.warp(recordAt + 11);
        assertEq(token.balanceAt(holder, recordAt), 10_000);
        assertEq(token.balanceAt(stranger, recordAt), 0);
        assertEq(token.balanceAt(holder, recordAt + 10), 0);
        assertEq(token.balanceAt(stranger, recordAt + 10), 10_000);
        assertEq(token.payeeOf(holder), stranger);
    }

    function test_positions_come_with_their_entries() public {
        uint256 recordAt = block.timestamp + 10;
        token.scheduleRecord(recordAt);
        vm.warp(recordAt + 1);
        Entry[] memory positions = token.positionsAt(listOf(holder, stranger), recordAt);
        assertEq(positions[0].balance(), 10_000);
        assertEq(positions[0].member(), 1);
        assertEq(Entry.unwrap(positions[1]), 0);
    }

    /// A recovered wallet has nothing at a later record, whatever zero units are then taken from it (finding A3).
    function test_a_dead_wallet_has_no_history_after_its_recovery() public {
        address successor = address(uint160(0x1234567890abcdef) << 96 | type(uint80).max);
        uint256 before = block.timestamp + 10;
        uint256 recordAt = block.timestamp + 20;
        token.scheduleRecord(before);
        token.scheduleRecord(recordAt);
        vm.warp(before + 1);
        registry.replaceWallet(holder, successor);
        token.recoveryAddress(holder, successor, holder);
        vm.warp(recordAt + 1);
        lodged("any hash", holder, investor, 0);
        vm.prank(enforcer);
        token.forcedTransfer(holder, investor, 0);
        token.burn(holder, 0);
        token.redeem(holder, 0);
        assertEq(token.balanceAt(holder, before), 10_000, "what it had before stays");
        assertEq(token.balanceAt(holder, recordAt), 0);
        assertEq(token.balanceAt(successor, recordAt), 10_000);
        assertEq(token.totalSupplyAt(recordAt), 11_000);
        assertEq(token.positionsAt(listOf(holder, successor), recordAt)[0].balance(), 0);
    }

    function test_advance_in_pages_changes_no_answer() public {
        uint256 start = block.timestamp;
        for (uint256 i = 1; i <= 10; ++i) token.scheduleRecord(start + i * 10);
        vm.warp(start + 65);
        token.advance(2);
        assertEq(token.config().epoch(), 2);
        token.advance(0);
        assertEq(token.config().epoch(), 2);
        token.advance(100);
        assertEq(token.config().epoch(), 6);
        assertEq(token.config().nextRecordAt(), start + 70);
        transfer(holder, investor, 100);
        for (uint256 i = 1; i <= 6; ++i) assertEq(token.balanceAt(holder, start + i * 10), 10_000);
    }

    // ---- against a naive model ----

    /// Random movements, record instants scheduled in any order and cancelled, time passing: every balance and every
    /// total at every instant that passed equals the sum of all movements up to it.
    function testFuzz_history_equals_the_sum_of_movements(uint256 seed) public {
        for (uint256 step; step < 40; ++step) {
            seed = uint256(keccak256(abi.encode(seed, step)));
            uint256 what = seed % 8;
            address from = _wallets[(seed >> 8) % 5];
            address to = _wallets[(seed >> 16) % 5];
            uint256 units = (seed >> 24) % 400;
            if (what < 3) {
                units = _min(units, token.balanceOf(from));
                transfer(from, to, units);
                _movements.push(Movement(block.timestamp, from, to, units));
            } else if (what == 3) {
                token.mint(to, units);
                _movements.push(Movement(block.timestamp, address(0), to, units));
            } else if (what == 4) {
                units = _min(units, token.balanceOf(from));
                token.burn(from, units);
                _movements.push(Movement(block.timestamp, from, address(0), units));
            } else if (what == 5) {
                _schedule(block.timestamp + 1 + (seed >> 32) % 50);
            } else if (what == 6 && _instants.length != 0) {
                _cancel((seed >> 32) % _instants.length);
            } else {
                vm.warp(block.timestamp + (seed >> 40) % 30);
            }
            if ((seed >> 48) % 5 == 0) token.advance((seed >> 56) % 3);
        }
        vm.warp(block.timestamp + (seed >> 64) % 60);
        for (uint256 i; i < _instants.length; ++i) {
            if (block.timestamp <= _instants[i]) continue;
            uint256 supply;
            for (uint256 w; w < 5; ++w) {
                uint256 expected = _balanceBy(_wallets[w], _instants[i]);
                assertEq(token.balanceAt(_wallets[w], _instants[i]), expected);
                supply += expected;
            }
            assertEq(token.totalSupplyAt(_instants[i]), supply);
        }
    }

    function _schedule(uint256 recordAt) private {
        token.scheduleRecord(recordAt);
        for (uint256 i; i < _instants.length; ++i) {
            if (_instants[i] == recordAt) return;
        }
        _instants.push(recordAt);
    }

    function _cancel(uint256 i) private {
        if (_instants[i] <= block.timestamp) return;
        token.cancelRecord(_instants[i]);
        _instants[i] = _instants[_instants.length - 1];
        _instants.pop();
    }

    function _balanceBy(address wallet, uint256 recordAt) private view returns (uint256 balance) {
        for (uint256 i; i < _movements.length && _movements[i].movedAt <= recordAt; ++i) {
            if (_movements[i].to == wallet) balance += _movements[i].units;
            if (_movements[i].from == wallet) balance -= _movements[i].units;
        }
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }

    /// A withdrawn admission that is given again changes no balance of the past, and a wallet with units keeps its own.
    function test_history_outlives_an_admission() public {
        uint256 first = block.timestamp + 10;
        token.scheduleRecord(first);
        token.scheduleRecord(first + 10);
        vm.warp(first + 1);
        registry.withdraw(token, investor);
        assertTrue(token.entryOf(investor).has(EntryFlags.ADMITTED), "it holds units");
        vm.prank(investor);
        token.transfer(holder, 1_000);
        registry.withdraw(token, investor);
        assertFalse(token.entryOf(investor).has(EntryFlags.ADMITTED));
        vm.warp(first + 11);
        admit(investor);
        vm.prank(holder);
        token.transfer(investor, 300);
        assertEq(token.balanceAt(investor, first), 1_000);
        assertEq(token.balanceAt(investor, first + 10), 0);
        assertEq(token.balanceAt(holder, first + 10), 11_000);
    }
}
