// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ITokenizedDeposit} from "contracts/cash/interfaces/ITokenizedDeposit.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {ISettlement, Instruction, SettlementKind, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {SettlementFixture} from "./SettlementFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Settlement on the intended date of what all deliverers affirmed, and what the views say of an instruction.
contract SettleTest is SettlementFixture {
    // ---- wrong status ----

    /// Nothing settles that nobody affirmed, or only one side.
    function test_reverts_given_a_deliverer_has_not_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.warp(instruction.settlementAt);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererNotAffirmed.selector, id, seller.addr));
        settlement.settle(instruction, "");
        _affirm(seller, instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererNotAffirmed.selector, id, buyer.addr));
        settlement.settle(instruction, "");
    }

    /// A trade settles once.
    function test_reverts_given_it_is_settled() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        vm.expectRevert(_statusUnfit(id, Status.SETTLED, Status.SETTLED));
        settlement.settle(instruction, "");
        bytes[] memory signatures = _both(instruction);
        vm.expectRevert(_statusUnfit(id, Status.SETTLED, Status.SETTLED));
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// Expired and cancelled trades don't settle.
    function test_reverts_given_it_is_expired_or_cancelled() public {
        Instruction memory expired = _nextDay(_dvp());
        InstructionId expiredId = _affirmBoth(expired);
        Instruction memory cancelled = _nextDay(_dvp());
        cancelled.tradeReference = "T2";
        cancelled.nonces[0] = cancelled.nonces[1] = 1;
        InstructionId cancelledId = _affirmBoth(cancelled);
        vm.prank(seller.addr);
        settlement.cancel(cancelled);
        vm.prank(buyer.addr);
        settlement.cancel(cancelled);
        vm.warp(expired.expiresAt + 1);
        settlement.expire(expired);

        vm.warp(expired.settlementAt);
        vm.expectRevert(_statusUnfit(expiredId, Status.EXPIRED, Status.SETTLED));
        settlement.settle(expired, "");
        vm.expectRevert(_statusUnfit(cancelledId, Status.CANCELLED, Status.SETTLED));
        settlement.settle(cancelled, "");
    }

    // ---- wrong time ----

    /// One second early is refused.
    function test_reverts_when_it_is_not_due() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionNotDue.selector, id, instruction.settlementAt, instruction.settlementAt - 1
            )
        );
        settlement.settle(instruction, "");
    }

    /// In the last second it settles, one later it doesn't.
    function test_reverts_when_it_has_expired() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionExpired.selector, id, instruction.expiresAt, instruction.expiresAt + 1
            )
        );
        settlement.settle(instruction, "");
        vm.warp(instruction.expiresAt);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
    }

    /// Past a record instant only with the new consent of both.
    function test_reverts_given_a_record_instant_lies_between() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 2 days + 1);
        bytes memory refusal = abi.encodeWithSelector(
            ISettlement.InstructionPastRecord.selector, id, TRADE_AT + 2 days, instruction.settlementAt
        );
        vm.expectRevert(refusal);
        settlement.settle(instruction, "");
        vm.prank(buyer.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        vm.expectRevert(refusal);
        settlement.settle(instruction, "");
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
        assertEq(bond.balanceAt(buyer.addr, TRADE_AT + 2 days), HOLDING, "the coupon stays the seller's");
    }

    /// A record instant at the intended second itself lies between: settled then, the buyer would have been of record.
    function test_reverts_given_the_record_instant_is_the_intended_second() public {
        bond.scheduleRecord(TRADE_AT + 1 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 1 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionPastRecord.selector, id, TRADE_AT + 1 days, instruction.settlementAt
            )
        );
        settlement.settle(instruction, "");
        vm.warp(TRADE_AT + 1 days);
        settlement.settle(instruction, "");
        vm.warp(TRADE_AT + 1 days + 1);
        assertEq(bond.balanceAt(buyer.addr, TRADE_AT + 1 days), HOLDING + UNITS);
    }

    /// Each further record instant asks again; the old signatures don't count for it.
    function test_reverts_given_a_second_record_instant_lies_between() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        bond.scheduleRecord(TRADE_AT + 3 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 2 days + 1);
        bytes memory sellers = _sign(seller, _reaffirmation(id, TRADE_AT + 2 days));
        bytes memory buyers = _sign(buyer, _reaffirmation(id, TRADE_AT + 2 days));
        settlement.reaffirmSigned(instruction, TRADE_AT + 2 days, seller.addr, sellers);
        settlement.reaffirmSigned(instruction, TRADE_AT + 2 days, buyer.addr, buyers);

        vm.warp(TRADE_AT + 3 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionPastRecord.selector, id, TRADE_AT + 3 days, instruction.settlementAt
            )
        );
        settlement.settle(instruction, "");
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.ReaffirmationUnfit.selector, id, TRADE_AT + 2 days, TRADE_AT + 3 days
            )
        );
        settlement.reaffirmSigned(instruction, TRADE_AT + 2 days, seller.addr, sellers);
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT + 3 days);
        assertEq(settlement.stateOf(id).reaffirmed, 1);
        vm.prank(buyer.addr);
        settlement.reaffirm(instruction, TRADE_AT + 3 days);
        settlement.settle(instruction, "");
        _assertStatus(id, Status.SETTLED);
    }

    // ---- refusals ----

    /// A sanction between affirmation and settlement stops the whole trade; the holds stay until it ends.
    function test_reverts_given_a_party_was_sanctioned_since() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        admissions.sanction(depositA, seller.addr);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, seller.addr));
        settlement.settle(instruction, "");
        _assertUntouched();
        _assertStatus(id, Status.AFFIRMED);
        assertEq(bond.heldOf(seller.addr), UNITS);
        assertEq(depositA.heldOf(buyer.addr), PRICE);
    }

    /// A market halt stops affirmed trades too.
    function test_reverts_given_the_market_is_halted() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        bond.pause();
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.MarketHalted.selector));
        settlement.settle(instruction, "");
    }

    /// A closed rail at settlement puts the payer's hold back with everything else.
    function test_reverts_given_the_rail_is_closed() public {
        Instruction memory instruction = _nextDay(_crossBankDvp());
        _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        clearing.stopRail();
        vm.expectRevert(abi.encodeWithSelector(SettlementToken.RailClosed.selector, block.timestamp));
        settlement.settle(instruction, "");
        _assertUntouched();
        assertEq(depositA.heldOf(buyer.addr), PRICE);
        assertEq(bond.heldOf(seller.addr), UNITS);
    }

    /// What a court took out of its hold is not delivered.
    function test_reverts_given_a_hold_was_broken_by_order() public {
        Instruction memory instruction = _nextDay(_crossBankDvp());
        InstructionId id = _affirmBoth(instruction);
        bytes32 hold = settlement.holdIdOf(id, 1);
        depositA.breakHold(hold, "order");
        vm.warp(instruction.settlementAt);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, hold));
        settlement.settle(instruction, "");
        _assertUntouched();
    }

    // ---- it settles ----

    /// On the intended date anyone settles; every unit comes out of its hold.
    function test_settles_on_the_intended_date() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        vm.expectEmit(address(settlement));
        emit ISettlement.Settled(id, instruction.tradeReference);
        vm.expectEmit(address(bond));
        emit IHolds.HoldTaken(settlement.holdIdOf(id, 0), seller.addr, buyer.addr, UNITS);
        vm.prank(messenger);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
        _assertStatus(id, Status.SETTLED);
    }

    /// Across banks the hold ends and the money moves in the same call.
    function test_settles_across_banks() public {
        Instruction memory instruction = _nextDay(_crossBankDvp());
        _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        _assertDelivered(depositB);
    }

    /// The payer may have promised all the rest of its money elsewhere.
    function test_settles_across_banks_beside_other_holds() public {
        Instruction memory other = _nextDay(_dvp());
        other.tradeReference = "T2";
        other.nonces[0] = other.nonces[1] = 1;
        other.legs[1].amount = MONEY - PRICE;
        _affirm(buyer, other);
        Instruction memory instruction = _nextDay(_crossBankDvp());
        _affirmBoth(instruction);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        assertEq(depositA.balanceOf(buyer.addr), MONEY - PRICE);
        assertEq(depositA.heldOf(buyer.addr), MONEY - PRICE);
    }

    /// A venue's halt doesn't stop what was affirmed before it.
    function test_settles_through_a_venue_halt() public {
        Instruction memory instruction = _nextDay(_dvp());
        instruction.venue = MOX;
        _affirmBoth(instruction);
        bond.setVenueHalt(address(uint160(MOX)), true);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
    }

    /// A failed trade settles late.
    function test_settles_after_it_failed() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(instruction.settlementAt + 1 days + 1);
        settlement.fail(instruction);
        settlement.settle(instruction, "");
        _assertDelivered(depositA);
        _assertStatus(id, Status.SETTLED);
    }

    // ---- views ----

    /// A security against cash, cash against cash, or nothing in return.
    function test_kind_follows_from_the_legs() public view {
        assertTrue(settlement.kind(_dvp()) == SettlementKind.DELIVERY_VERSUS_PAYMENT);
        assertTrue(settlement.kind(_crossBankDvp()) == SettlementKind.DELIVERY_VERSUS_PAYMENT);

        Instruction memory instruction = _instruction(2);
        instruction.legs[0] = Leg(address(depositA), address(depositA), seller.addr, buyer.addr, 0, 1);
        instruction.legs[1] = Leg(address(depositB), address(depositB), buyer.addr, seller.addr, 0, 1);
        assertTrue(settlement.kind(instruction) == SettlementKind.PAYMENT_VERSUS_PAYMENT);

        instruction.legs[1].from = seller.addr;
        assertTrue(settlement.kind(instruction) == SettlementKind.FREE_OF_PAYMENT, "one deliverer");
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, buyer.addr, 0, 1);
        assertTrue(settlement.kind(instruction) == SettlementKind.FREE_OF_PAYMENT, "bond and cash, one deliverer");
        instruction.legs[1] = Leg(address(bond), address(bond), buyer.addr, broker.addr, 0, 1);
        assertTrue(settlement.kind(instruction) == SettlementKind.FREE_OF_PAYMENT, "no cash");
    }

    /// The id is the EIP-712 hash that a wallet shows and signs.
    function test_id_is_the_typed_hash() public view {
        Instruction memory instruction = _dvp();
        (instruction.nonces[0], instruction.nonces[1]) = (7, 300);
        (instruction.venue, instruction.condition, instruction.conditionId) = (MOX, messenger, "fact");
        bytes32[] memory legs = new bytes32[](2);
        for (uint256 i; i < 2; ++i) {
            legs[i] = keccak256(
                abi.encode(
                    keccak256("Leg(address outAsset,address inAsset,address from,address to,uint256 id,uint256 amount)"),
                    instruction.legs[i]
                )
            );
        }
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Instruction(Leg[] legs,uint256[] nonces,uint64 settlementAt,uint64 expiresAt,address venue,address condition,bytes32 conditionId,bytes32 tradeReference)Leg(address outAsset,address inAsset,address from,address to,uint256 id,uint256 amount)"
                ),
                keccak256(abi.encodePacked(legs)),
                keccak256(abi.encodePacked(uint256(7), uint256(300))),
                instruction.settlementAt,
                instruction.expiresAt,
                instruction.venue,
                instruction.condition,
                instruction.conditionId,
                instruction.tradeReference
            )
        );
        assertEq(InstructionId.unwrap(settlement.idOf(instruction)), _typed(structHash));
    }

    /// A bank's administrator names its rail; the engine has no wiring of its own.
    function test_the_rail_is_named_at_the_deposit() public {
        vm.expectRevert(abi.encodeWithSignature("AccessManagedUnauthorized(address)", messenger));
        vm.prank(messenger);
        depositA.setInterbank(address(0));
        vm.expectEmit(address(depositA));
        emit ITokenizedDeposit.InterbankSet(address(0));
        depositA.setInterbank(address(0));
        assertEq(depositA.interbank(), address(0));
    }
}
