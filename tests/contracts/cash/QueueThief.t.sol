// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IQueue} from "contracts/cash/interfaces/IQueue.sol";
import {IPermissionedToken, Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {QueueFixture} from "./Queue.t.sol";

/// What one bank, one lost key or a long life does to the queue of all.
contract QueueThiefTest is QueueFixture {
    address private heir = makeAddr("heir");

    // ---- a wallet is lost ----

    function test_what_is_kept_for_a_lost_payee_reaches_its_successor() public {
        _fund(0, 100);
        _submit(0, 1, 60);
        _recover(1);
        assertEq(queue.release(), 1);
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(heir), MONEY + 60);
    }

    function test_what_was_kept_before_the_loss_reaches_the_successor() public {
        _fund(0, 100);
        _submit(0, 1, 60);
        deposits[1].setAddressFrozen(customers[1], true);
        queue.release();
        deposits[1].setAddressFrozen(customers[1], false);
        _recover(1);
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(heir), MONEY + 60);
    }

    function test_what_a_lost_payer_queued_goes_back_to_its_successor() public {
        uint256 id = _submit(0, 1, 60);
        _recover(0);
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentNotYours.selector, id, customers[0]));
        vm.prank(customers[0]);
        queue.cancel(id);
        vm.prank(heir);
        queue.cancel(id);
        queue.payKept(address(deposits[0]), customers[0]);
        assertEq(deposits[0].balanceOf(heir), MONEY);
    }

    function test_what_expires_of_a_lost_payer_goes_back_to_its_successor() public {
        uint256 id = _submit(0, 1, 60);
        _recover(0);
        vm.warp(NOW + 1 days + 1);
        queue.giveBack(_list(id));
        queue.payKept(address(deposits[0]), customers[0]);
        assertEq(deposits[0].balanceOf(heir), MONEY);
    }

    // ---- one bank stops ----

    function test_a_halted_bank_stops_nobody_else() public {
        _othersPayWhile(1);
        deposits[1].haltPayments();
        _onlyOthersAreReleased();
        deposits[1].resumePayments();
        assertEq(queue.release(), 2);
    }

    function test_a_settlement_wallet_that_is_frozen_stops_nobody_else() public {
        _othersPayWhile(1);
        clearing.setAddressFrozen(treasuries[1], true);
        _onlyOthersAreReleased();
        clearing.setAddressFrozen(treasuries[1], false);
        assertEq(queue.release(), 2);
    }

    function test_a_bank_that_freezes_the_queues_wallet_stops_nobody_else() public {
        _othersPayWhile(1);
        vm.warp(NOW + 1 hours);
        deposits[1].setAddressFrozen(address(queue), true);
        _onlyOthersAreReleased();
        deposits[1].setAddressFrozen(address(queue), false);
        deposits[1].setFrozenTokens(address(queue), 1);
        assertTrue(queue.isStopped(address(deposits[1])));
        // What is over there is kept, and stops nobody either.
        vm.warp(NOW + 1 days + 1);
        vm.expectEmit(address(queue));
        emit IQueue.PaymentReturned(2, true);
        assertEq(queue.release(), 0);
        deposits[1].setFrozenTokens(address(queue), 0);
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY);
    }

    function test_a_bank_that_takes_powers_away_stops_nobody_else() public {
        _othersPayWhile(1);
        deposits[1].withdrawPowers(address(interbank));
        _onlyOthersAreReleased();
        deposits[1].setPowers(address(interbank), Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        deposits[1].withdrawPowers(address(queue));
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        vm.warp(NOW + 1 days + 1);
        assertEq(queue.release(), 0);
        deposits[1].setPowers(address(queue), Powers.SETTLE);
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY);
    }

    function test_a_bank_that_left_the_rail_stops_nobody_else() public {
        _othersPayWhile(1);
        interbank.setBank(address(deposits[1]), address(0));
        _onlyOthersAreReleased();
        interbank.setBank(address(deposits[1]), treasuries[1]);
        assertEq(queue.release(), 2);
    }

    /// The book's place in the word has room for what comes, whatever the bank books.
    function test_a_bank_that_booked_all_it_can_is_still_paid() public {
        _fund(0, 1_000);
        _submit(0, 1, 20);
        vm.expectRevert(
            abi.encodeWithSelector(IPermissionedToken.SupplyTooLarge.selector, (1 << 72) - 1, (1 << 71) - 1)
        );
        deposits[1].book((1 << 72) - 1 - MONEY, "too much");
        deposits[1].book((1 << 71) - 1 - MONEY, "all");
        assertEq(queue.release(), 1);
    }

    // ---- a long life ----

    /// After as many payments as banks make in a month.
    function test_an_order_costs_the_same_after_many_payments() public {
        _submit(0, 1, 5);
        uint256 young = _gasOfOrder(0, 1);
        bytes32 lastId = bytes32(uint256(1));
        assertEq(vm.load(address(queue), lastId), bytes32(uint256(1)), "the slot of the last id");
        vm.store(address(queue), lastId, bytes32(uint256(1_000_000)));
        assertLe(_gasOfOrder(2, _submit(2, 1, 5)), young);
    }

    function _gasOfOrder(uint256 bank, uint256 id) private returns (uint256 gas) {
        uint256[] memory order = _list(id);
        gas = gasleft();
        queue.reorder(address(deposits[bank]), order);
        return gas - gasleft();
    }

    /// A payment from 0 to the bank, one from it to 2, and one of two others that can be paid.
    function _othersPayWhile(uint256 bank) private {
        for (uint256 b; b < 4; ++b) _fund(b, 1_000);
        _submit(0, bank, 20);
        _submit(bank, 2, 30);
        _submit(2, 3, 10);
    }

    function _onlyOthersAreReleased() private {
        assertTrue(queue.isStopped(address(deposits[1])));
        assertFalse(queue.isStopped(address(deposits[2])));
        assertEq(queue.release(), 1);
        assertEq(deposits[3].balanceOf(customers[3]), MONEY + 10);
        assertEq(queue.openOf(address(deposits[0])), _list(1));
        assertEq(queue.openOf(address(deposits[1])), _list(2));
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
    }

    function _recover(uint256 bank) private {
        admissions.know(heir);
        deposits[bank].setPowers(address(this), Powers.RECOVER);
        deposits[bank].recoveryAddress(customers[bank], heir, address(0));
    }
}
