// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Hold, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// Affirmation: a deliverer's consent and the hold on what it delivers; and consent anew after a record date.
contract AffirmTest is SettlementFixture {
    // ---- who may not call ----

    /// Whoever delivers nothing has nothing to affirm.
    function test_reverts_when_the_caller_delivers_no_leg() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererUnknown.selector, id, messenger));
        vm.prank(messenger);
        settlement.affirm(instruction);
    }

    /// Nobody affirms for a deliverer without its signature.
    function test_reverts_when_the_signature_is_not_the_deliverers() public {
        Instruction memory instruction = _nextDay(_dvp());
        bytes memory signature = _sign(buyer, instruction);
        InstructionId id = settlement.idOf(instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, id, seller.addr));
        settlement.affirmSigned(instruction, seller.addr, signature);
    }

    // ---- bad inputs ----

    /// What could never settle is not affirmed either.
    function test_reverts_when_the_instruction_is_malformed() public {
        Instruction memory instruction = _nextDay(_dvp());
        instruction.legs[1].amount = 0;
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegAmountZero.selector, 1));
        vm.prank(seller.addr);
        settlement.affirm(instruction);
    }

    // ---- wrong status ----

    /// A deliverer affirms once, and its signature lands once.
    function test_reverts_given_the_deliverer_has_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        bytes memory signature = _sign(seller, instruction);
        InstructionId id = settlement.idOf(instruction);
        settlement.affirmSigned(instruction, seller.addr, signature);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererAffirmed.selector, id, seller.addr));
        settlement.affirmSigned(instruction, seller.addr, signature);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererAffirmed.selector, id, seller.addr));
        vm.prank(seller.addr);
        settlement.affirm(instruction);
        assertEq(bond.heldOf(seller.addr), UNITS);
    }

    /// Nothing is affirmed after the end.
    function test_reverts_given_it_is_final() public {
        Instruction memory instruction = _dvp();
        settlement.settleSigned(instruction, _both(instruction), "");
        InstructionId id = settlement.idOf(instruction);
        vm.expectRevert(_statusUnfit(id, Status.SETTLED, Status.AFFIRMED));
        vm.prank(seller.addr);
        settlement.affirm(instruction);

        instruction = _nextDay(_dvp());
        (instruction.nonces[0], instruction.nonces[1]) = (1, 1);
        id = settlement.idOf(instruction);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        vm.expectRevert(_statusUnfit(id, Status.CANCELLED, Status.AFFIRMED));
        vm.prank(seller.addr);
        settlement.affirm(instruction);
    }

    // ---- wrong time ----

    /// Affirmed in the last second, not after it.
    function test_reverts_when_it_has_expired() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.warp(instruction.expiresAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionExpired.selector, id, instruction.expiresAt, instruction.expiresAt + 1
            )
        );
        vm.prank(seller.addr);
        settlement.affirm(instruction);

        vm.warp(instruction.expiresAt);
        _affirm(seller, instruction);
        _assertStatus(id, Status.AFFIRMED);
    }

    // ---- refusals ----

    /// A halted venue takes no new consent.
    function test_reverts_given_the_venue_is_halted() public {
        Instruction memory instruction = _nextDay(_dvp());
        instruction.venue = MOX;
        bond.setVenueHalt(address(uint160(MOX)), true);
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, MOX));
        vm.prank(seller.addr);
        settlement.affirm(instruction);
    }

    /// The rules for both sides of a delivery are tested when it is promised.
    function test_reverts_given_a_rule_refuses_the_movement() public {
        Instruction memory instruction = _nextDay(_dvp());
        instruction.legs[0].amount = HOLDING - 40;
        vm.expectRevert(
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, seller.addr, 40, MINIMUM)
        );
        vm.prank(seller.addr);
        settlement.affirm(instruction);

        instruction.legs[0].amount = UNITS;
        instruction.legs[0].to = nonHolder;
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        vm.prank(seller.addr);
        settlement.affirm(instruction);
    }

    /// Two trades never spend the same units.
    function test_reverts_given_the_units_are_promised_to_another_trade() public {
        Instruction memory first = _nextDay(_dvp());
        first.legs[0].amount = 6_000;
        _affirm(seller, first);
        Instruction memory second = _nextDay(_dvp());
        second.legs[0].amount = 6_000;
        second.tradeReference = "T2";
        second.nonces[0] = second.nonces[1] = 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, seller.addr, 6_000, 4_000
            )
        );
        vm.prank(seller.addr);
        settlement.affirm(second);
    }

    // ---- it affirms ----

    /// The first affirmation says the whole instruction; the units are held for it, their owner unchanged.
    function test_holds_what_the_deliverer_delivers() public {
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        vm.expectEmit(address(settlement));
        emit ISettlement.Instructed(id, instruction);
        vm.expectEmit(address(settlement));
        emit ISettlement.Affirmed(id, seller.addr, 1);
        vm.expectEmit(address(bond));
        emit IHolds.HoldPlaced(
            settlement.holdIdOf(id, 0),
            seller.addr,
            address(settlement),
            buyer.addr,
            UNITS,
            "SETTLEMENT",
            instruction.expiresAt
        );
        vm.prank(seller.addr);
        settlement.affirm(instruction);

        assertEq(bond.balanceOf(seller.addr), HOLDING);
        assertEq(bond.heldOf(seller.addr), UNITS);
        assertEq(depositA.heldOf(buyer.addr), 0);
        assertTrue(settlement.affirmedBy(instruction, seller.addr));
        assertFalse(settlement.affirmedBy(instruction, buyer.addr));
        assertFalse(settlement.affirmedBy(instruction, messenger));
        _assertStatus(id, Status.AFFIRMED);
        assertEq(settlement.stateOf(id).affirmed, 1);
    }

    /// The second affirmation adds its own legs and says no more than that.
    function test_both_deliverers_affirm() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        vm.recordLogs();
        _affirm(buyer, instruction);
        assertEq(vm.getRecordedLogs().length, 2, "Affirmed and HoldPlaced");
        assertEq(settlement.stateOf(settlement.idOf(instruction)).affirmed, 3);
        assertEq(depositA.heldOf(buyer.addr), PRICE);
    }

    /// Anyone may land a signed affirmation.
    function test_a_messenger_lands_a_signature() public {
        Instruction memory instruction = _nextDay(_dvp());
        bytes memory signature = _sign(buyer, instruction);
        vm.prank(messenger);
        settlement.affirmSigned(instruction, buyer.addr, signature);
        assertTrue(settlement.affirmedBy(instruction, buyer.addr));
    }

    /// A payment to another bank is held at the payer's, though the payee is no customer there.
    function test_holds_a_payment_to_another_bank() public {
        Instruction memory instruction = _nextDay(_crossBankDvp());
        instruction.legs[1].to = broker.addr;
        _affirm(buyer, instruction);
        Hold memory hold = depositA.holdOf(settlement.holdIdOf(settlement.idOf(instruction), 1));
        assertEq(hold.wallet, buyer.addr);
        assertEq(hold.units, PRICE);
        assertEq(hold.agent, address(settlement));
    }

    /// Held money pays for nothing else.
    function test_held_money_is_not_spent_elsewhere() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(buyer, instruction);
        vm.expectRevert();
        vm.prank(buyer.addr);
        depositA.transfer(seller.addr, MONEY - PRICE + 1);
        vm.prank(buyer.addr);
        depositA.transfer(seller.addr, MONEY - PRICE);
    }

    // ---- consent anew after a record instant ----

    /// There is nothing to consent to while no record instant has passed, nor to another than the latest.
    function test_reaffirm_reverts_when_the_record_instant_is_not_the_one() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 2 days);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ReaffirmationUnfit.selector, id, 0, 0));
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, 0);
        vm.warp(TRADE_AT + 2 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.ReaffirmationUnfit.selector, id, TRADE_AT, TRADE_AT + 2 days)
        );
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT);
    }

    /// Who has not affirmed has nothing to renew, and nobody renews for another.
    function test_reaffirm_reverts_when_the_caller_has_not_affirmed() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = settlement.idOf(instruction);
        _affirm(seller, instruction);
        vm.warp(TRADE_AT + 2 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererNotAffirmed.selector, id, buyer.addr));
        vm.prank(buyer.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererUnknown.selector, id, messenger));
        vm.prank(messenger);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        bytes memory first = _sign(seller, instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, id, seller.addr));
        settlement.reaffirmSigned(instruction, TRADE_AT + 2 days, seller.addr, first);
    }

    /// The new consent is given once.
    function test_reaffirm_reverts_given_the_caller_did_already() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 2 days + 1);
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.DelivererAffirmed.selector, id, seller.addr));
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
    }

    /// By call or by signature, both deliverers consent anew; the event says to which record instant.
    function test_both_deliverers_consent_anew() public {
        bond.scheduleRecord(TRADE_AT + 2 days);
        Instruction memory instruction = _nextDay(_dvp());
        InstructionId id = _affirmBoth(instruction);
        vm.warp(TRADE_AT + 2 days + 1);
        assertEq(settlement.recordPassed(instruction), TRADE_AT + 2 days);
        vm.expectEmit(address(settlement));
        emit ISettlement.Reaffirmed(id, seller.addr, TRADE_AT + 2 days);
        vm.prank(seller.addr);
        settlement.reaffirm(instruction, TRADE_AT + 2 days);
        bytes memory signature = _sign(buyer, _reaffirmation(id, TRADE_AT + 2 days));
        settlement.reaffirmSigned(instruction, TRADE_AT + 2 days, buyer.addr, signature);
        assertEq(settlement.stateOf(id).reaffirmed, 3);
    }
}
