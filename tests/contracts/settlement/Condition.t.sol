// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// Says what it was told to say, or fails, or burns all gas that it gets.
contract ConditionDouble is IReleaseCondition {
    enum Manner {
        ANSWERS,
        FAILS,
        BURNS
    }

    ConditionState public said;
    Manner public manner;

    function say(ConditionState said_) external {
        (said, manner) = (said_, Manner.ANSWERS);
    }

    function behave(Manner manner_) external {
        manner = manner_;
    }

    function state(bytes32, bytes calldata) external view returns (ConditionState) {
        require(manner != Manner.FAILS, "no answer");
        if (manner == Manner.BURNS) while (true) {}
        return said;
    }
}

contract ConditionTest is SettlementFixture {
    ConditionDouble private _condition;

    function setUp() public override {
        super.setUp();
        _condition = new ConditionDouble();
    }

    function _conditional() private view returns (Instruction memory instruction) {
        instruction = _nextDay(_dvp());
        (instruction.condition, instruction.conditionId) = (address(_condition), keccak256("delivery"));
    }

    /// Both deliverers have affirmed, so their units are held.
    function _affirmed() private returns (Instruction memory instruction) {
        instruction = _conditional();
        vm.prank(seller.addr);
        settlement.affirm(instruction);
        vm.prank(buyer.addr);
        settlement.affirm(instruction);
    }

    /// An instruction that names no condition has nothing to wait for.
    function test_no_condition_is_met() public view {
        assertTrue(settlement.conditionOf(_dvp(), "") == ConditionState.MET);
    }

    /// A condition that fails, or burns its gas, is open: it neither settles nor ends anything.
    function test_a_condition_that_does_not_answer_is_open() public {
        Instruction memory instruction = _conditional();
        _condition.behave(ConditionDouble.Manner.FAILS);
        assertTrue(settlement.conditionOf(instruction, "") == ConditionState.OPEN);
        _condition.behave(ConditionDouble.Manner.BURNS);
        assertTrue(settlement.conditionOf(instruction, "") == ConditionState.OPEN);
        instruction.condition = messenger;
        assertTrue(settlement.conditionOf(instruction, "") == ConditionState.OPEN);
    }

    function test_reverts_given_the_condition_is_open() public {
        Instruction memory instruction = _affirmed();
        vm.warp(TRADE_AT + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionConditionOpen.selector, settlement.idOf(instruction), ConditionState.OPEN
            )
        );
        settlement.settle(instruction, "");
    }

    function test_settles_once_the_condition_is_met() public {
        Instruction memory instruction = _affirmed();
        vm.warp(TRADE_AT + 1 days);
        _condition.say(ConditionState.MET);
        settlement.settle(instruction, "");
        assertEq(bond.balanceOf(buyer.addr), HOLDING + UNITS);
        assertEq(depositA.balanceOf(seller.addr), MONEY + PRICE);
    }

    /// What the other side counts on can't be cancelled away while the condition may still be met.
    function test_reverts_when_a_deliverer_cancels_a_conditional_instruction() public {
        Instruction memory instruction = _affirmed();
        vm.prank(seller.addr);
        vm.expectPartialRevert(ISettlement.InstructionConditional.selector);
        settlement.cancel(instruction);
    }

    function test_reverts_when_an_open_condition_is_refused() public {
        Instruction memory instruction = _affirmed();
        _condition.say(ConditionState.MET);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionConditionOpen.selector, settlement.idOf(instruction), ConditionState.MET
            )
        );
        settlement.refuse(instruction, "");
    }

    /// What is refused already holds nobody's units.
    function test_reverts_when_affirmed_under_a_refused_condition() public {
        Instruction memory instruction = _conditional();
        _condition.say(ConditionState.REFUSED);
        bytes memory refused = abi.encodeWithSelector(
            ISettlement.InstructionConditionOpen.selector, settlement.idOf(instruction), ConditionState.REFUSED
        );
        vm.expectRevert(refused);
        vm.prank(seller.addr);
        settlement.affirm(instruction);
        bytes memory signature = _sign(seller, instruction);
        vm.expectRevert(refused);
        settlement.affirmSigned(instruction, seller.addr, signature);
        _condition.say(ConditionState.OPEN);
        settlement.affirmSigned(instruction, seller.addr, signature);
        assertEq(bond.heldOf(seller.addr), instruction.legs[0].amount);
    }

    function test_reverts_when_an_unknown_instruction_is_refused() public {
        Instruction memory instruction = _conditional();
        _condition.say(ConditionState.REFUSED);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionStatusUnfit.selector,
                settlement.idOf(instruction),
                Status.NONE,
                Status.CANCELLED
            )
        );
        settlement.refuse(instruction, "");
    }

    function test_a_refused_condition_ends_it_and_frees_what_was_held() public {
        Instruction memory instruction = _affirmed();
        _condition.say(ConditionState.REFUSED);
        vm.expectEmit(address(settlement));
        emit ISettlement.Refused(settlement.idOf(instruction));
        vm.prank(nonHolder);
        settlement.refuse(instruction, "");
        assertTrue(settlement.statusOf(settlement.idOf(instruction)) == Status.CANCELLED);
        assertEq(bond.heldOf(seller.addr), 0);
        assertEq(depositA.heldOf(buyer.addr), 0);
    }
}
