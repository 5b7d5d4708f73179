// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// The ends of an instruction without settlement, cancel and expire, and the fail that is none.
contract EndsTest is SettlementFixture {
    // ---- cancel ----

    /// Only a deliverer cancels.
    function test_cancel_reverts_when_the_caller_delivers_no_leg() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererUnknown.selector, id, messenger));
        vm.prank(messenger);
        settlement.cancel(instruction);
    }

    /// An affirmation is no cancellation.
    function test_cancel_reverts_when_another_message_was_signed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        bytes memory signature = _sign(seller, instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, id, seller.addr));
        settlement.cancelSigned(instruction, seller.addr, signature);
    }

    /// Settled is final.
    function test_cancel_reverts_given_it_is_settled() public {
        Instruction memory instruction = _dvp();
        settlement.settleSigned(instruction, _both(instruction), "");
        InstructionId id = settlement.idOf(instruction);
        vm.expectRevert(_statusUnfit(id, Status.SETTLED, Status.CANCELLED));
        vm.prank(seller.addr);
        settlement.cancel(instruction);
    }

    /// Who agreed to cancel has said all it can say.
    function test_cancel_reverts_given_the_caller_agreed_already() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.CancellationAlreadyAgreed.selector, id, seller.addr));
        vm.prank(seller.addr);
        settlement.cancel(instruction);
    }

    /// Before anyone affirmed, one side ends it, and with it every signature that is out.
    function test_cancel_before_anyone_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.expectEmit(address(settlement));
        emit ISettlement.Cancelled(id, buyer.addr);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _assertStatus(id, Status.CANCELLED);
    }

    /// Whose side is the only one affirmed ends it alone.
    function test_cancel_by_the_only_side_that_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        _assertStatus(settlement.idOf(instruction), Status.CANCELLED);
        _assertNothingHeld();
    }

    /// Who has not affirmed can refuse for good, and the other side has its units back.
    function test_cancel_by_the_side_that_has_not_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _assertStatus(settlement.idOf(instruction), Status.CANCELLED);
        _assertNothingHeld();
    }

    /// After both affirmed it takes both: one may sign, the other call. Until then the trade can settle.
    function test_cancel_takes_all_who_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        bytes memory signature = _sign(seller, _cancellation(id));
        vm.expectEmit(address(settlement));
        emit ISettlement.CancellationAgreed(id, seller.addr);
        settlement.cancelSigned(instruction, seller.addr, signature);
        _assertStatus(id, Status.AFFIRMED);
        assertEq(bond.heldOf(seller.addr), UNITS);

        vm.expectEmit(address(bond));
        emit IHolds.HoldReleased(settlement.holdIdOf(id, 0), seller.addr, UNITS);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _assertStatus(id, Status.CANCELLED);
        _assertNothingHeld();
        _assertUntouched();
    }

    /// One side's agreement alone doesn't stop the trade.
    function test_settles_while_only_one_side_agrees_to_cancel() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirmBoth(instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
    }

    /// A halt of everything stops neither cancellation nor the release of holds.
    function test_cancels_through_every_halt() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirmBoth(instruction);
        bond.pause();
        bond.setVenueHalt(address(0), true);
        admissions.sanction(depositA, buyer.addr);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _assertNothingHeld();
    }

    /// A hold that an order broke is no obstacle, nor are units that were redeemed meanwhile.
    function test_cancels_though_a_hold_is_gone() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        depositA.breakHold(settlement.holdIdOf(id, 1), "order");
        bond.redeem(seller.addr, HOLDING);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _assertStatus(id, Status.CANCELLED);
        _assertNothingHeld();
    }

    /// Exactly its own holds are released.
    function test_cancel_leaves_other_holds() public {
        Instruction memory kept = _nextDay(_dvp());
        kept.tradeReference = "T2";
        kept.nonces[0] = kept.nonces[1] = 1;
        _affirm(seller, kept);
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        assertEq(bond.heldOf(seller.addr), UNITS);
    }

    // ---- expire ----

    /// What nobody affirmed has nothing to release.
    function test_expire_reverts_given_nobody_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.expectRevert(_statusUnfit(id, Status.NONE, Status.EXPIRED));
        settlement.expire(instruction);
    }

    /// An end comes once.
    function test_expire_reverts_given_it_is_final() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt + 1);
        settlement.expire(instruction);
        vm.expectRevert(_statusUnfit(id, Status.EXPIRED, Status.EXPIRED));
        settlement.expire(instruction);
        vm.expectRevert(_statusUnfit(id, Status.EXPIRED, Status.CANCELLED));
        vm.prank(seller.addr);
        settlement.cancel(instruction);
    }

    /// Not in the last good second.
    function test_expire_reverts_when_it_is_still_good() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionNotExpired.selector, id, instruction.expiresAt, instruction.expiresAt
            )
        );
        settlement.expire(instruction);
    }

    /// Past the deadline anyone ends it, and its units are free.
    function test_expire_releases_its_holds() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.expectEmit(address(settlement));
        emit ISettlement.Expired(id);
        vm.prank(messenger);
        settlement.expire(instruction);
        _assertStatus(id, Status.EXPIRED);
        _assertNothingHeld();
        _assertUntouched();
    }

    /// Whoever released an expired hold at the register itself is no obstacle.
    function test_expires_though_its_holds_were_released() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.prank(messenger);
        bond.releaseHold(settlement.holdIdOf(id, 0));
        settlement.expire(instruction);
        _assertStatus(id, Status.EXPIRED);
        _assertNothingHeld();
    }

    // ---- fail ----

    /// What nobody affirmed was no trade that could fail; and it fails once.
    function test_fail_reverts_given_the_status_is_wrong() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.warp(instruction.settlementAt + 1 days + 1);
        vm.expectRevert(_statusUnfit(id, Status.NONE, Status.FAILED));
        settlement.fail(instruction);
        _affirm(seller, instruction);
        settlement.fail(instruction);
        vm.expectRevert(_statusUnfit(id, Status.FAILED, Status.FAILED));
        settlement.fail(instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.expectRevert(_statusUnfit(id, Status.CANCELLED, Status.FAILED));
        settlement.fail(instruction);
    }

    /// The intended date has to be over.
    function test_fail_reverts_when_the_intended_date_is_not_over() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        uint256 failsAt = instruction.settlementAt + 1 days;
        vm.warp(failsAt);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InstructionNotLate.selector, id, failsAt, failsAt));
        settlement.fail(instruction);
    }

    /// Past its deadline it expires and fails no more.
    function test_fail_reverts_when_it_has_expired() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionExpired.selector, id, instruction.expiresAt, instruction.expiresAt + 1
            )
        );
        settlement.fail(instruction);
    }

    /// A fail is recorded with who had affirmed; both stay bound, holds stay, and a late side may still affirm.
    function test_fail_records_who_had_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        _affirm(seller, instruction);
        vm.warp(instruction.settlementAt + 1 days + 1);
        vm.expectEmit(address(settlement));
        emit ISettlement.Failed(id, 1);
        vm.prank(messenger);
        settlement.fail(instruction);
        _assertStatus(id, Status.FAILED);
        assertEq(bond.heldOf(seller.addr), UNITS);

        _affirm(buyer, instruction);
        _assertStatus(id, Status.FAILED);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
    }

    /// A failed trade is cancelled by both, or expires.
    function test_a_failed_trade_ends_like_any_other() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt + 1 days + 1);
        settlement.fail(instruction);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        _assertStatus(id, Status.FAILED);
        vm.warp(instruction.expiresAt + 1);
        settlement.expire(instruction);
        _assertStatus(id, Status.EXPIRED);
        _assertNothingHeld();
    }
}
