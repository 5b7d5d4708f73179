// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {CashToken} from "contracts/cash/CashToken.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {IDeliverable} from "contracts/register/interfaces/IDeliverable.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {ContractWallet} from "./SettlementDoubles.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// Settlement at once, by the signatures of all deliverers.
contract SettleSignedTest is SettlementFixture {
    // ---- bad inputs ----

    /// An instruction without legs agrees on nothing.
    function test_reverts_when_there_is_no_leg() public {
        Instruction memory instruction = _instruction(0);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegCountUnfit.selector, 0, 32));
        settlement.settleSigned(instruction, new bytes[](0), "");
    }

    /// Thirty-two legs are the most.
    function test_reverts_when_there_are_too_many_legs() public {
        Instruction memory instruction = _instruction(33);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegCountUnfit.selector, 33, 32));
        settlement.settleSigned(instruction, new bytes[](0), "");
    }

    /// A deadline before the intended date can't be met.
    function test_reverts_when_the_dates_are_out_of_order() public {
        Instruction memory instruction = _dvp();
        instruction.expiresAt = TRADE_AT - 1;
        _refuse(
            instruction,
            abi.encodeWithSelector(ISettlement.InstructionDatesDisordered.selector, TRADE_AT, TRADE_AT - 1)
        );
    }

    /// A nonce of each deliverer, no more and no fewer.
    function test_reverts_when_the_nonces_are_not_one_per_deliverer() public {
        Instruction memory instruction = _dvp();
        instruction.nonces = new uint256[](1);
        _refuse(instruction, abi.encodeWithSelector(ISettlement.NonceCountUnfit.selector, 1, 2));
        instruction.nonces = new uint256[](3);
        _refuse(instruction, abi.encodeWithSelector(ISettlement.NonceCountUnfit.selector, 3, 2));
    }

    /// A leg to nobody could be held and never settle.
    function test_reverts_when_a_leg_is_to_nobody() public {
        Instruction memory instruction = _dvp();
        instruction.legs[1].to = address(0);
        bytes memory refusal = abi.encodeWithSelector(ISettlement.LegToNobody.selector, 1);
        _refuse(instruction, refusal);
        vm.expectRevert(refusal);
        vm.prank(seller.addr);
        settlement.affirm(instruction);
    }

    /// A fungible asset has no title's number.
    function test_reverts_when_a_leg_names_a_title_of_a_fungible_asset() public {
        Instruction memory instruction = _dvp();
        instruction.legs[0].id = 1;
        _refuse(instruction, abi.encodeWithSelector(IDeliverable.IdUnknown.selector, 1));
    }

    /// A leg delivers something.
    function test_reverts_when_a_leg_is_of_nothing() public {
        Instruction memory instruction = _dvp();
        instruction.legs[1].amount = 0;
        _refuse(instruction, abi.encodeWithSelector(ISettlement.LegAmountZero.selector, 1));
    }

    /// A leg goes to somebody else.
    function test_reverts_when_a_leg_is_to_its_deliverer() public {
        Instruction memory instruction = _dvp();
        instruction.legs[0].to = seller.addr;
        _refuse(instruction, abi.encodeWithSelector(ISettlement.LegToSelf.selector, 0, seller.addr));
    }

    /// An address without a contract is no asset.
    function test_reverts_when_the_asset_is_no_contract() public {
        Instruction memory instruction = _dvp();
        instruction.legs[0].outAsset = instruction.legs[0].inAsset = nonHolder;
        _refuse(instruction, abi.encodeWithSelector(ISettlement.SettlementAssetUnknown.selector, nonHolder));
    }

    /// A bond doesn't turn into money, and a deposit not into another currency's.
    function test_reverts_when_no_interbank_joins_the_two_assets() public {
        Instruction memory instruction = _dvp();
        instruction.legs[1].inAsset = address(bond);
        _refuse(
            instruction,
            abi.encodeWithSelector(ISettlement.LegAssetsUnpaired.selector, 1, address(depositA), address(bond))
        );

        depositB.setInterbank(address(0xbeef));
        instruction.legs[1].inAsset = address(depositB);
        _refuse(
            instruction,
            abi.encodeWithSelector(ISettlement.LegAssetsUnpaired.selector, 1, address(depositA), address(depositB))
        );
    }

    /// One signature per deliverer: fewer prove too little, more prove a mistake.
    function test_reverts_when_the_signatures_are_not_one_per_deliverer() public {
        Instruction memory instruction = _dvp();
        bytes[] memory one = new bytes[](1);
        one[0] = _sign(seller, instruction);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ConsentCountUnfit.selector, 1, 2));
        settlement.settleSigned(instruction, one, "");

        bytes[] memory three = new bytes[](3);
        (three[0], three[1]) = (_sign(seller, instruction), _sign(buyer, instruction));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.ConsentCountUnfit.selector, 3, 2));
        settlement.settleSigned(instruction, three, "");
    }

    /// Another key's signature is nobody's consent.
    function test_reverts_when_another_key_signed() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        signatures[1] = _sign(broker, instruction);
        _refuse(instruction, signatures, _consentInvalid(instruction, buyer.addr));
    }

    /// Whoever changes a word of it has no signature for what it then says.
    function test_reverts_when_the_instruction_was_changed_after_signing() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);

        instruction.legs[1].amount = PRICE - 1;
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.legs[1].amount = PRICE;
        instruction.settlementAt = TRADE_AT - 1;
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.settlementAt = TRADE_AT;
        instruction.expiresAt += 1;
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.expiresAt -= 1;
        instruction.venue = MOX;
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.venue = address(0);
        instruction.tradeReference = "T2";
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.tradeReference = keccak256("T1");
        instruction.nonces[1] = 1;
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
        instruction.nonces[1] = 0;
        instruction.conditionId = "another";
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
    }

    /// A cancellation is no consent to settle.
    function test_reverts_when_another_message_was_signed() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        signatures[0] = _sign(seller, _cancellation(settlement.idOf(instruction)));
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
    }

    /// A signature for another chain counts for nothing.
    function test_reverts_when_signed_for_another_chain() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        vm.chainId(block.chainid + 1);
        _refuse(instruction, signatures, _consentInvalid(instruction, seller.addr));
    }

    /// A contract wallet that doesn't know the instruction does not consent.
    function test_reverts_when_a_contract_wallet_did_not_approve() public {
        ContractWallet wallet = new ContractWallet();
        Instruction memory instruction = _dvp();
        instruction.legs[0].from = address(wallet);
        bytes[] memory signatures = _both(instruction);
        _refuse(instruction, signatures, _consentInvalid(instruction, address(wallet)));
    }

    // ---- wrong status ----

    /// Settled is final: signatures settle once.
    function test_reverts_given_it_is_settled() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        settlement.settleSigned(instruction, signatures, "");
        _refuse(
            instruction, signatures, _statusUnfit(settlement.idOf(instruction), Status.SETTLED, Status.SETTLED)
        );
    }

    /// Of two instructions signed with one nonce, the first settles and the second never does.
    function test_reverts_given_the_nonce_was_used_by_another() public {
        Instruction memory instruction = _dvp();
        Instruction memory other = _dvp();
        other.legs[1].amount = PRICE - 1;
        other.nonces[0] = 1;
        bytes[] memory signatures = _both(other);
        settlement.settleSigned(instruction, _both(instruction), "");
        _refuse(other, signatures, abi.encodeWithSelector(ISettlement.NonceUsed.selector, buyer.addr, 0));
        _assertDelivered(depositA);
    }

    /// Affirming, cancelling and voiding use the same nonces as signing.
    function test_reverts_given_the_nonce_was_affirmed_cancelled_or_voided() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        bytes memory refusal = abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 0);
        uint256 snapshot = vm.snapshotState();
        Instruction memory other = _nextDay(_dvp());
        _affirm(seller, other);
        _refuse(instruction, signatures, refusal);
        vm.expectRevert(refusal);
        vm.prank(seller.addr);
        settlement.affirm(instruction);
        assertTrue(vm.revertToState(snapshot));

        vm.prank(seller.addr);
        settlement.cancel(other);
        _refuse(instruction, signatures, refusal);
        assertEq(settlement.noncesOf(seller.addr, 0), 1);
        assertTrue(vm.revertToState(snapshot));

        instruction.nonces[0] = 513;
        signatures = _both(instruction);
        vm.expectEmit(address(settlement));
        emit ISettlement.NoncesVoided(seller.addr, 2, 2);
        vm.prank(seller.addr);
        settlement.voidNonces(2, 2);
        _refuse(instruction, signatures, abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 513));
        _assertUntouched();
    }

    /// Voiding a nonce leaves what was affirmed with it: that is ended by cancelling it.
    function test_an_affirmed_instruction_settles_though_its_nonce_is_voided() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        vm.prank(seller.addr);
        settlement.voidNonces(0, type(uint256).max);
        vm.warp(instruction.settlementAt);
        bytes[] memory signatures = new bytes[](2);
        signatures[1] = _sign(buyer, instruction);
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// A cancellation before use voids the signatures that are out.
    function test_reverts_given_it_is_cancelled() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        vm.prank(buyer.addr);
        settlement.cancel(instruction);
        _refuse(
            instruction, signatures, _statusUnfit(settlement.idOf(instruction), Status.CANCELLED, Status.SETTLED)
        );
        _assertUntouched();
    }

    // ---- wrong time ----

    /// Not before the intended date, and at its very opening.
    function test_reverts_when_it_is_not_due() public {
        Instruction memory instruction = _nextDay(_dvp());
        bytes[] memory signatures = _both(instruction);
        vm.warp(instruction.settlementAt - 1);
        _refuse(
            instruction,
            signatures,
            abi.encodeWithSelector(
                ISettlement.InstructionNotDue.selector,
                settlement.idOf(instruction),
                instruction.settlementAt,
                block.timestamp
            )
        );
        vm.warp(instruction.settlementAt);
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// Not past the deadline, but in its last second.
    function test_reverts_when_it_has_expired() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        vm.warp(instruction.expiresAt + 1);
        _refuse(
            instruction,
            signatures,
            abi.encodeWithSelector(
                ISettlement.InstructionExpired.selector,
                settlement.idOf(instruction),
                instruction.expiresAt,
                block.timestamp
            )
        );
        vm.warp(instruction.expiresAt);
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// A trade priced cum is not settled ex by the old signatures; up to the record instant it is.
    function test_reverts_given_a_record_instant_lies_between() public {
        bond.scheduleRecord(TRADE_AT + 1 hours);
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        vm.warp(TRADE_AT + 1 hours + 1);
        _refuse(
            instruction,
            signatures,
            abi.encodeWithSelector(
                ISettlement.InstructionPastRecord.selector,
                settlement.idOf(instruction),
                TRADE_AT + 1 hours,
                TRADE_AT
            )
        );
        vm.warp(TRADE_AT + 1 hours);
        settlement.settleSigned(instruction, signatures, "");
        assertEq(uint256(settlement.statusOf(settlement.idOf(instruction))), uint256(Status.SETTLED));
    }

    /// A trade intended for after the record instant was priced ex.
    function test_settles_what_was_intended_after_the_record_instant() public {
        bond.scheduleRecord(TRADE_AT + 1 hours);
        Instruction memory instruction = _dvp();
        instruction.settlementAt = TRADE_AT + 1 hours + 1;
        vm.warp(TRADE_AT + 2 hours);
        settlement.settleSigned(instruction, _both(instruction), "");
        _assertDelivered(depositA);
    }

    // ---- refusals ----

    /// The register itself decides who moves its units.
    function test_reverts_given_the_register_gave_no_power() public {
        bond.setPowers(address(settlement), 0);
        _refuse(
            _dvp(),
            abi.encodeWithSelector(
                IPermissionedToken.PowerMissing.selector, address(settlement), IDeliverable.settle.selector
            )
        );
    }

    /// A sanctioned party's trade is refused whole, whichever leg comes first.
    function test_reverts_given_a_party_is_sanctioned() public {
        admissions.sanction(depositA, seller.addr);
        _refuse(_dvp(), abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, seller.addr));
    }

    /// What is left of a position is nothing or the minimum.
    function test_reverts_given_an_odd_lot_would_stay() public {
        Instruction memory instruction = _dvp();
        instruction.legs[0].amount = HOLDING - 40;
        _refuse(
            instruction,
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, seller.addr, 40, MINIMUM)
        );
    }

    /// A trade made through a halted venue waits; the same over the counter doesn't.
    function test_reverts_given_the_venue_is_halted() public {
        bond.setVenueHalt(address(uint160(MOX)), true);
        Instruction memory instruction = _dvp();
        instruction.venue = MOX;
        _refuse(instruction, abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, MOX));
        settlement.settleSigned(_dvp(), _both(_dvp()), "");
        _assertDelivered(depositA);
    }

    /// A buyer without the money gets no bond.
    function test_reverts_given_the_buyer_is_short_of_cash() public {
        Instruction memory instruction = _dvp();
        instruction.legs[1].amount = MONEY + 1;
        _refuse(
            instruction,
            abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, buyer.addr, MONEY, MONEY + 1)
        );
    }

    /// No money across a closed rail, so no bond either.
    function test_reverts_given_the_rail_is_closed() public {
        clearing.stopRail();
        _refuse(_crossBankDvp(), abi.encodeWithSelector(SettlementToken.RailClosed.selector, block.timestamp));
    }

    /// The payee's bank does not know it.
    function test_reverts_given_the_payee_is_not_its_banks_customer() public {
        address[] memory customers = new address[](1);
        customers[0] = buyer.addr;
        TokenizedDeposit depositC = _bank("Bank C", customers);
        Instruction memory instruction = _dvp();
        instruction.legs[1].inAsset = address(depositC);
        _refuse(instruction, abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, seller.addr));
    }

    // ---- it settles ----

    /// Bond against the same bank's deposit, landed by anyone, in one transaction.
    function test_delivery_versus_payment() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = _both(instruction);
        InstructionId id = settlement.idOf(instruction);

        vm.expectEmit(address(settlement));
        emit ISettlement.Settled(id, instruction.tradeReference);
        vm.expectEmit(address(bond));
        emit IERC20.Transfer(seller.addr, buyer.addr, UNITS);
        vm.expectEmit(address(depositA));
        emit IERC20.Transfer(buyer.addr, seller.addr, PRICE);
        vm.prank(messenger);
        settlement.settleSigned(instruction, signatures, "");

        _assertDelivered(depositA);
        _assertStatus(id, Status.SETTLED);
    }

    /// Against a payment to another bank: burnt here, minted there, the clearing money moved, in the same transaction.
    function test_delivery_versus_payment_across_banks() public {
        Instruction memory instruction = _crossBankDvp();
        uint256 supplyA = depositA.totalSupply();
        uint256 supplyB = depositB.totalSupply();
        settlement.settleSigned(instruction, _both(instruction), "");

        _assertDelivered(depositB);
        assertEq(depositA.totalSupply(), supplyA - PRICE);
        assertEq(depositB.totalSupply(), supplyB + PRICE);
        assertEq(clearing.balanceOf(interbank.bankWalletOf(address(depositA))), 99 * PRICE);
        assertEq(clearing.balanceOf(interbank.bankWalletOf(address(depositB))), 101 * PRICE);
    }

    /// The caller consents by calling; its place among the signatures stays empty.
    function test_the_caller_needs_no_signature() public {
        Instruction memory instruction = _dvp();
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = _sign(seller, instruction);
        vm.prank(buyer.addr);
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// A contract consents through ERC-1271.
    function test_a_contract_wallet_consents() public {
        ContractWallet wallet = new ContractWallet();
        admissions.know(address(wallet));
        bond.mint(address(wallet), UNITS);
        Instruction memory instruction = _dvp();
        instruction.legs[0].from = address(wallet);
        wallet.approveDigest(InstructionId.unwrap(settlement.idOf(instruction)));

        bytes[] memory signatures = new bytes[](2);
        signatures[1] = _sign(buyer, instruction);
        settlement.settleSigned(instruction, signatures, "");
        assertEq(bond.balanceOf(address(wallet)), 0);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + UNITS);
    }

    /// Who has affirmed needs no signature here, and its leg comes out of its hold.
    function test_takes_a_signature_only_from_who_has_not_affirmed() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirm(seller, instruction);
        bytes[] memory signatures = new bytes[](2);
        signatures[1] = _sign(buyer, instruction);
        vm.warp(instruction.settlementAt);
        settlement.settleSigned(instruction, signatures, "");
        _assertDelivered(depositA);
    }

    /// One signature covers all legs of its deliverer.
    function test_a_deliverer_of_several_legs_signs_once() public {
        Instruction memory instruction = _instruction(3);
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, buyer.addr, 0, UNITS);
        instruction.legs[1] = Leg(address(depositA), address(depositA), buyer.addr, seller.addr, 0, PRICE - 1_000);
        instruction.legs[2] = Leg(address(depositA), address(depositA), buyer.addr, broker.addr, 0, 1_000);
        settlement.settleSigned(instruction, _both(instruction), "");
        assertEq(depositA.balanceOf(buyer.addr), MONEY - PRICE);
        assertEq(depositA.balanceOf(seller.addr), MONEY + PRICE - 1_000);
        assertEq(depositA.balanceOf(broker.addr), MONEY + 1_000);
    }

    /// What a broker receives in one leg it may deliver in the next.
    function test_legs_move_in_their_order() public {
        Instruction memory instruction = _instruction(2);
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, broker.addr, 0, UNITS);
        instruction.legs[1] = Leg(address(bond), address(bond), broker.addr, buyer.addr, 0, UNITS);
        bytes[] memory signatures = new bytes[](2);
        (signatures[0], signatures[1]) = (_sign(seller, instruction), _sign(broker, instruction));
        settlement.settleSigned(instruction, signatures, "");
        assertEq(bond.balanceOf(broker.addr), 0);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + UNITS);
    }

    /// The most legs there may be, in one transaction under the network's gas cap for one.
    function test_settles_thirty_two_legs() public {
        Instruction memory instruction = _instruction(32);
        for (uint256 i; i < 32; ++i) {
            (address from, address to) = i % 2 == 0 ? (seller.addr, buyer.addr) : (buyer.addr, seller.addr);
            instruction.legs[i] = Leg(address(depositA), i < 16 ? address(depositA) : address(depositB), from, to, 0, i + 1);
        }
        bytes[] memory signatures = _both(instruction);
        uint256 before = gasleft();
        settlement.settleSigned(instruction, signatures, "");
        assertLt(before - gasleft(), 16_000_000);
        // 1 + 3 + … + 31 out and 2 + 4 + … + 16 back at bank A
        assertEq(depositA.balanceOf(seller.addr), MONEY - 256 + 72);
    }

    /// Whatever the amounts, each party ends with exactly what the legs say.
    function testFuzz_every_leg_moves_in_full(uint256 units, uint256 price, bool acrossBanks) public {
        units = bound(units, MINIMUM, HOLDING - MINIMUM);
        price = bound(price, 1, MONEY);
        Instruction memory instruction = acrossBanks ? _crossBankDvp() : _dvp();
        instruction.legs[0].amount = units;
        instruction.legs[1].amount = price;
        uint256 money = depositA.totalSupply() + depositB.totalSupply();
        settlement.settleSigned(instruction, _both(instruction), "");
        assertEq(bond.balanceOf(seller.addr), HOLDING - units);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + units);
        assertEq(depositA.balanceOf(buyer.addr), MONEY - price);
        assertEq((acrossBanks ? depositB : depositA).balanceOf(seller.addr), MONEY + price);
        assertEq(depositA.totalSupply() + depositB.totalSupply(), money);
    }

    // ---- helpers ----

    function _refuse(Instruction memory instruction, bytes memory refusal) private {
        _refuse(instruction, _both(instruction), refusal);
    }

    function _refuse(Instruction memory instruction, bytes[] memory signatures, bytes memory refusal) private {
        vm.expectRevert(refusal);
        settlement.settleSigned(instruction, signatures, "");
    }

    function _consentInvalid(Instruction memory instruction, address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, settlement.idOf(instruction), signer);
    }
}
