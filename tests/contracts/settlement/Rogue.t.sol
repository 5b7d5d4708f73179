// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {RogueAsset} from "./SettlementDoubles.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// SET-1 against assets that revert, keep a fee or call back: all legs move or none.
contract RogueAssetTest is SettlementFixture {
    RogueAsset private rogue;

    function setUp() public override {
        super.setUp();
        rogue = new RogueAsset();
        rogue.mint(seller.addr, HOLDING);
    }

    /// The bond leg first, so that something has moved when the rogue's turn comes.
    function _rogueTrade() private view returns (Instruction memory instruction) {
        instruction = _nextDay(_instruction(3));
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, buyer.addr, 0, UNITS);
        instruction.legs[1] = Leg(address(rogue), address(rogue), seller.addr, buyer.addr, 0, 500);
        instruction.legs[2] = Leg(address(depositA), address(depositA), buyer.addr, seller.addr, 0, PRICE);
    }

    /// A reverting asset takes the whole trade with it, and its own words come through.
    function test_reverts_given_an_asset_reverts() public {
        Instruction memory instruction = _rogueTrade();
        bytes[] memory signatures = _both(instruction);
        rogue.setMode(RogueAsset.Mode.REVERTING);
        vm.warp(instruction.settlementAt);
        vm.expectRevert(RogueAsset.RogueRefused.selector);
        settlement.settleSigned(instruction, signatures, "");
        _assertUntouched();
        _assertStatus(settlement.idOf(instruction), Status.NONE);
    }

    /// The same out of holds.
    function test_reverts_given_an_affirmed_asset_reverts() public {
        Instruction memory instruction = _rogueTrade();
        InstructionId id = _affirmBoth(instruction);
        rogue.setMode(RogueAsset.Mode.REVERTING);
        vm.warp(instruction.settlementAt);
        vm.expectRevert(RogueAsset.RogueRefused.selector);
        settlement.settle(instruction, "");
        _assertUntouched();
        _assertStatus(id, Status.AFFIRMED);
    }

    /// A unit short is not the leg that was agreed.
    function test_reverts_given_an_asset_keeps_a_fee() public {
        Instruction memory instruction = _rogueTrade();
        bytes[] memory signatures = _both(instruction);
        rogue.setMode(RogueAsset.Mode.FEE_TAKING);
        vm.warp(instruction.settlementAt);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegShort.selector, 1, 499, 500));
        settlement.settleSigned(instruction, signatures, "");
        _affirmBoth(instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegShort.selector, 1, 499, 500));
        settlement.settle(instruction, "");
        _assertUntouched();
    }

    /// Whatever a called asset tries to do with the instruction, or with another one, is turned away at the door.
    function test_a_call_back_gets_nowhere() public {
        Instruction memory instruction = _rogueTrade();
        Instruction memory other = _nextDay(_dvp());
        bytes memory noSignature;
        bytes[] memory signatures = _both(instruction);
        bytes[] memory callbacks = new bytes[](9);
        callbacks[0] = abi.encodeCall(ISettlement.settle, (instruction, ""));
        callbacks[1] = abi.encodeCall(ISettlement.settleSigned, (instruction, signatures, ""));
        callbacks[2] = abi.encodeCall(ISettlement.cancel, (instruction));
        callbacks[3] = abi.encodeCall(ISettlement.expire, (instruction));
        callbacks[4] = abi.encodeCall(ISettlement.fail, (instruction));
        callbacks[5] = abi.encodeCall(ISettlement.affirmSigned, (other, seller.addr, _sign(seller, other)));
        callbacks[6] = abi.encodeCall(ISettlement.cancelSigned, (other, seller.addr, noSignature));
        callbacks[7] = abi.encodeCall(ISettlement.reaffirmSigned, (other, 1, seller.addr, noSignature));
        callbacks[8] = abi.encodeCall(ISettlement.affirm, (other));

        vm.warp(instruction.settlementAt);
        uint256 snapshot = vm.snapshotState();
        for (uint256 i; i < callbacks.length; ++i) {
            rogue.setCallback(address(settlement), callbacks[i]);
            settlement.settleSigned(instruction, signatures, "");
            assertFalse(rogue.entered());
            assertEq(
                bytes4(rogue.stoppedBy()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector, "guard"
            );
            _assertDelivered(depositA);
            assertEq(rogue.balanceOf(buyer.addr), 500);
            assertTrue(vm.revertToState(snapshot));
        }
    }

    /// A call back during affirmation or release gets nowhere either.
    function test_a_call_back_while_holding_or_releasing_gets_nowhere() public {
        Instruction memory instruction = _rogueTrade();
        InstructionId id = settlement.idOf(instruction);
        rogue.setCallback(address(settlement), abi.encodeCall(ISettlement.cancel, (instruction)));
        _affirmBoth(instruction);
        assertFalse(rogue.entered());
        rogue.setCallback(address(settlement), abi.encodeCall(ISettlement.settle, (instruction, "")));
        vm.warp(instruction.expiresAt + 1);
        settlement.expire(instruction);
        assertFalse(rogue.entered());
        assertEq(bytes4(rogue.stoppedBy()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        _assertStatus(id, Status.EXPIRED);
        _assertNothingHeld();
        assertEq(rogue.heldOf(seller.addr), 0);
    }

    /// An asset that won't release keeps the instruction open; the others' units are freed at their registers once the
    /// deadline has passed, by anyone.
    function test_an_asset_that_will_not_release_locks_nothing_else() public {
        Instruction memory instruction = _rogueTrade();
        InstructionId id = _affirmBoth(instruction);
        rogue.setMode(RogueAsset.Mode.REVERTING);
        vm.warp(instruction.expiresAt + 1);
        vm.expectRevert(RogueAsset.RogueRefused.selector);
        settlement.expire(instruction);
        _assertStatus(id, Status.AFFIRMED);
        vm.startPrank(messenger);
        bond.releaseHold(settlement.holdIdOf(id, 0));
        depositA.releaseHold(settlement.holdIdOf(id, 2));
        vm.stopPrank();
        _assertNothingHeld();
        rogue.setMode(RogueAsset.Mode.HONEST);
        settlement.expire(instruction);
        _assertStatus(id, Status.EXPIRED);
    }

    /// A record instant that an asset of one's own making claims stops only the trades that name it.
    function test_a_false_record_instant_stops_only_its_own_trades() public {
        Instruction memory instruction = _rogueTrade();
        bytes[] memory signatures = _both(instruction);
        rogue.setLastRecordAt(instruction.settlementAt);
        vm.warp(instruction.settlementAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionPastRecord.selector,
                settlement.idOf(instruction),
                instruction.settlementAt,
                instruction.settlementAt
            )
        );
        settlement.settleSigned(instruction, signatures, "");
        Instruction memory honest = _dvp();
        honest.expiresAt = TRADE_AT + 2 days;
        settlement.settleSigned(honest, _both(honest), "");
        _assertDelivered(depositA);
    }
}
