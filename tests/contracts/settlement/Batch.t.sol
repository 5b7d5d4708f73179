// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {DepositNet} from "contracts/cash/interfaces/IInterbank.sol";
import {IComplianceRule} from "contracts/compliance/interfaces/IComplianceRule.sol";
import {IDeliverable, IDeliverableViews} from "contracts/register/interfaces/IDeliverable.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {NetBatch, INetting} from "contracts/settlement/interfaces/INetting.sol";
import {ConditionState} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {Instruction, ISettlement, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {Entry} from "contracts/types/Entry.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {PolicyLib, PolicyTerms} from "contracts/types/Policy.sol";
import {BatchFixture} from "./BatchFixture.sol";
import {ContractWallet, RogueAsset} from "./SettlementDoubles.sol";

/// A rule that refuses odd amounts.
contract Odd is IComplianceRule {
    error AmountOdd(uint256 amount);

    function check(address, address, uint256 amount, Entry, Entry) external pure {
        require(amount % 2 == 0, AmountOdd(amount));
    }
}

/// Many instructions at once, by what they come to for each party.
contract BatchTest is BatchFixture {
    // ---- bad lists ----

    function test_reverts_when_a_list_is_too_long() public {
        NetBatch memory batch = _batch(_list(_dvp()));
        batch.parties = new address[](257);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListTooLong.selector, 257, 256));
        settlement.settleBatch(batch);
        batch = _batch(_list(_dvp()));
        batch.assets = new address[](256);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListTooLong.selector, 256, 255));
        settlement.settleBatch(batch);
    }

    function test_reverts_when_consents_or_proofs_are_neither_none_nor_one_for_each() public {
        NetBatch memory batch = _batch(_list(_dvp()));
        batch.consents = new bytes[](2);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListsDiffer.selector, 2, 3));
        settlement.settleBatch(batch);
        batch.consents = new bytes[](0);
        batch.proofs = new bytes[](2);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListsDiffer.selector, 2, 1));
        settlement.settleBatch(batch);
    }

    function test_reverts_when_an_account_is_listed_twice() public {
        NetBatch memory batch = _batch(_list(_dvp()));
        batch.parties[2] = seller.addr;
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListed.selector, seller.addr));
        settlement.settleBatch(batch);
        batch = _batch(_list(_dvp()));
        batch.assets[2] = address(bond);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchListed.selector, address(bond)));
        settlement.settleBatch(batch);
    }

    function test_reverts_when_a_party_or_an_asset_is_not_listed() public {
        NetBatch memory batch = _signedEach(_list(_dvp()));
        batch.parties[1] = nonHolder;
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchUnlisted.selector, buyer.addr));
        settlement.settleBatch(batch);
        batch = _signedEach(_list(_dvp()));
        batch.assets[0] = address(clearing);
        vm.expectRevert(abi.encodeWithSelector(INetting.BatchUnlisted.selector, address(bond)));
        settlement.settleBatch(batch);
    }

    function test_reverts_when_an_instruction_is_malformed() public {
        Instruction memory instruction = _dvp();
        instruction.legs[0].to = address(0);
        NetBatch memory batch = _batch(_list(instruction));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.LegToNobody.selector, 0));
        settlement.settleBatch(batch);
    }

    // ---- who agrees ----

    /// One signature of each party over the root of its instructions settles them all.
    function test_roots_agree_to_every_instruction_of_a_party() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 1_000, 500), _trade(buyer, seller, 400, 300));
        assertEq(settlement.settleBatch(_rooted(list)), 2);
        assertEq(bond.balanceOf(seller.addr), HOLDING - 600);
        assertEq(depositA.balanceOf(seller.addr), MONEY + 200);
    }

    /// The same by a signature of every deliverer over every instruction.
    function test_signatures_over_each_instruction_settle_too() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 1_000, 500), _trade(buyer, seller, 400, 300));
        assertEq(settlement.settleBatch(_signedEach(list)), 2);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 600);
    }

    /// Some by roots, some by signatures, and the caller by calling.
    function test_ways_to_agree_mix() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 1_000, 500), _trade(broker, buyer, 0, 300));
        list[1].legs[0] = Leg(address(depositA), address(depositA), broker.addr, seller.addr, 0, 7);
        NetBatch memory batch = _rooted(list);
        batch.consents[1] = "";
        batch.consents[2] = "";
        batch.signatures = bytes.concat(
            _compact(buyer, InstructionId.unwrap(settlement.idOf(list[0]))),
            _compact(buyer, InstructionId.unwrap(settlement.idOf(list[1])))
        );
        vm.prank(broker.addr);
        assertEq(settlement.settleBatch(batch), 2);
    }

    /// A contract agrees to a root by ERC-1271.
    function test_a_contract_signs_a_root() public {
        ContractWallet wallet = new ContractWallet();
        admissions.know(address(wallet));
        address[] memory wallets = new address[](1);
        wallets[0] = address(wallet);
        depositA.admitWallets(wallets);
        bond.mint(address(wallet), HOLDING);
        Instruction memory instruction = _trade(seller, buyer, 1_000, 500);
        instruction.legs[0].from = instruction.legs[1].to = address(wallet);
        NetBatch memory batch = _rooted(_list(instruction));
        batch.parties[0] = address(wallet);
        batch.consents[0] = "by the board";
        _assertLeaves(batch, 0, _because(instruction, address(wallet)));
        wallet.approveDigest(_rootDigest(_rootOf(batch.instructions, address(wallet))));
        assertEq(settlement.settleBatch(batch), 1);
        assertEq(bond.balanceOf(address(wallet)), HOLDING - 1_000);
    }

    /// Nobody's missing or wrong consent stops the others.
    function test_what_a_party_did_not_agree_to_leaves() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 1_000, 500), _trade(buyer, broker, 400, 300));
        NetBatch memory batch = _rooted(list);
        batch.consents[2] = batch.consents[0];
        _assertLeaves(batch, 1, _because(list[1], broker.addr));
        assertEq(bond.balanceOf(seller.addr), HOLDING - 1_000);
        batch = _signedEach(_list(list[1]));
        batch.signatures[64] ^= 0x01;
        _assertLeaves(batch, 0, _because(list[1], broker.addr));
        batch.signatures = "";
        _assertLeaves(batch, 0, _because(list[1], buyer.addr));
    }

    /// A used nonce takes the instruction out: its deliverer cancelled, or another instruction with it settled first.
    function test_a_used_nonce_leaves() public {
        Instruction memory instruction = _trade(seller, buyer, 1_000, 500);
        vm.prank(buyer.addr);
        settlement.voidNonces(0, 1 << instruction.nonces[1]);
        _assertLeaves(
            _signedEach(_list(instruction)),
            0,
            abi.encodeWithSelector(ISettlement.NonceUsed.selector, buyer.addr, instruction.nonces[1])
        );
    }

    /// An instruction settles once whichever way it comes: twice in a batch, in two batches, by itself after a batch.
    function test_an_instruction_settles_once() public {
        Instruction memory instruction = _trade(seller, buyer, 1_000, 500);
        bytes memory used = abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 0);
        _assertLeaves(_signedEach(_list(instruction, instruction)), 1, used);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 1_000);
        _assertLeaves(_signedEach(_list(instruction)), 0, used);
        bytes[] memory signatures = _both(instruction);
        vm.expectRevert(used);
        settlement.settleSigned(instruction, signatures, "");
        vm.expectRevert(used);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
    }

    // ---- affirmed ----

    /// What was affirmed settles without another signature, and its holds end with it.
    function test_affirmed_instructions_net_and_their_holds_end() public {
        Instruction memory held = _nextDay(_trade(seller, buyer, 1_000, 500));
        InstructionId id = _affirmBoth(held);
        Instruction memory back = _nextDay(_trade(buyer, seller, 300, 100));
        vm.warp(TRADE_AT + 1 days);
        NetBatch memory batch = _signedEach(_list(held, back));
        assertEq(settlement.settleBatch(batch), 2);
        _assertStatus(id, Status.SETTLED);
        assertEq(bond.balanceOf(seller.addr), HOLDING - 700);
        _assertNothingHeld();
        bytes memory reason = abi.encodeWithSelector(
            ISettlement.InstructionStatusUnfit.selector, id, Status.SETTLED, Status.SETTLED
        );
        _assertLeaves(_signedEach(_list(held)), 0, reason);
    }

    /// One side has affirmed, the other signs.
    function test_a_half_affirmed_instruction_takes_the_other_signature() public {
        Instruction memory instruction = _trade(seller, buyer, 1_000, 500);
        _affirm(seller, instruction);
        assertEq(settlement.settleBatch(_signedEach(_list(instruction))), 1);
        _assertStatus(settlement.idOf(instruction), Status.SETTLED);
        _assertNothingHeld();
    }

    /// What leaves for its position keeps its state, its holds and its nonces.
    function test_what_leaves_is_as_it_was() public {
        Instruction memory held = _nextDay(_trade(seller, buyer, 1_000, 500));
        InstructionId id = _affirmBoth(held);
        Instruction memory signed = _nextDay(_trade(broker, buyer, 100, 1));
        vm.warp(TRADE_AT + 1 days);
        bond.setFrozenTokens(seller.addr, HOLDING);
        _assertLeaves(_signedEach(_list(held, signed)), 0, _refusedPosition(address(bond), seller.addr, -1_000), 0);
        _assertStatus(id, Status.AFFIRMED);
        assertEq(bond.heldOf(seller.addr), 1_000);
        assertEq(settlement.noncesOf(broker.addr, 0), 0);
        bond.setFrozenTokens(seller.addr, 0);
        bond.mint(broker.addr, HOLDING);
        assertEq(settlement.settleBatch(_signedEach(_list(held, signed))), 2);
    }

    /// A hold that an order broke leaves nothing to settle from.
    function test_reverts_given_a_hold_was_broken() public {
        Instruction memory held = _nextDay(_trade(seller, buyer, 1_000, 500));
        InstructionId id = _affirmBoth(held);
        vm.warp(TRADE_AT + 1 days);
        bytes32 holdId = settlement.holdIdOf(id, 0);
        bond.breakHold(holdId, "order");
        NetBatch memory batch = _signedEach(_list(held));
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, holdId));
        settlement.settleBatch(batch);
    }

    // ---- when ----

    function test_what_is_not_due_or_expired_leaves() public {
        Instruction memory early = _nextDay(_trade(seller, buyer, 1_000, 500));
        InstructionId id = settlement.idOf(early);
        _assertLeaves(
            _signedEach(_list(early)),
            0,
            abi.encodeWithSelector(ISettlement.InstructionNotDue.selector, id, TRADE_AT + 1 days, TRADE_AT)
        );
        vm.warp(TRADE_AT + 6 days);
        _assertLeaves(
            _signedEach(_list(early)),
            0,
            abi.encodeWithSelector(
                ISettlement.InstructionExpired.selector, id, TRADE_AT + 5 days, TRADE_AT + 6 days
            )
        );
    }

    /// What is past a record leaves unless every deliverer consented anew; the rest settles.
    function test_what_is_past_a_record_leaves() public {
        uint64 recordAt = TRADE_AT + 2 days;
        bond.scheduleRecord(recordAt);
        Instruction memory cum = _nextDay(_trade(seller, buyer, 1_000, 500));
        Instruction memory renewed = _nextDay(_trade(seller, buyer, 200, 100));
        _affirmBoth(cum);
        _affirmBoth(renewed);
        vm.warp(recordAt + 1);
        Instruction memory ex = _trade(broker, buyer, 0, 100);
        ex.legs[0] = Leg(address(depositA), address(depositA), broker.addr, seller.addr, 0, 9);
        (ex.settlementAt, ex.expiresAt) = (recordAt + 1, recordAt + 1 days);
        vm.prank(seller.addr);
        settlement.reaffirm(renewed, recordAt);
        vm.prank(buyer.addr);
        settlement.reaffirm(renewed, recordAt);
        _assertLeaves(
            _signedEach(_list(cum, renewed, ex)),
            0,
            abi.encodeWithSelector(
                ISettlement.InstructionPastRecord.selector, settlement.idOf(cum), recordAt, TRADE_AT + 1 days
            )
        );
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 200);
    }

    function test_an_open_condition_leaves() public {
        Instruction memory instruction = _trade(seller, buyer, 1_000, 500);
        instruction.condition = messenger;
        _assertLeaves(
            _signedEach(_list(instruction)),
            0,
            abi.encodeWithSelector(
                ISettlement.InstructionConditionOpen.selector, settlement.idOf(instruction), ConditionState.OPEN
            )
        );
    }

    // ---- who ----

    function test_a_sanctioned_frozen_or_unadmitted_party_leaves() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 1_000, 500), _trade(broker, buyer, 0, 300));
        list[1].legs[0] = Leg(address(depositA), address(depositA), broker.addr, seller.addr, 0, 7);
        uint256 before = vm.snapshotState();
        admissions.sanction(bond, buyer.addr);
        _assertLeaves(_rooted(list), 0, abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, buyer.addr));
        vm.revertToState(before);
        bond.setAddressFrozen(seller.addr, true);
        _assertLeaves(_rooted(list), 0, abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, seller.addr));
        vm.revertToState(before);
        list[0].legs[1].to = nonHolder;
        NetBatch memory batch = _rooted(list);
        batch.parties = new address[](4);
        (batch.parties[0], batch.parties[1], batch.parties[2], batch.parties[3]) =
            (seller.addr, buyer.addr, broker.addr, nonHolder);
        batch.consents = new bytes[](0);
        batch.signatures = _signedEach(list).signatures;
        _assertLeaves(batch, 0, abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
    }

    function test_a_halted_market_leaves() public {
        bond.pause();
        _assertLeaves(
            _signedEach(_list(_trade(seller, buyer, 1_000, 500))),
            0,
            abi.encodeWithSelector(TradingHaltRule.MarketHalted.selector)
        );
    }

    /// A halted venue refuses new consent; what was affirmed before settles.
    function test_a_halted_venue_stops_signed_trades_only() public {
        Instruction memory held = _trade(seller, buyer, 1_000, 500);
        held.venue = MOX;
        _affirmBoth(held);
        bond.setVenueHalt(MOX, true);
        Instruction memory signed = _trade(seller, buyer, 1_000, 500);
        signed.venue = MOX;
        _assertLeaves(
            _signedEach(_list(held, signed)), 1, abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, MOX)
        );
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 1_000);
    }

    function test_a_title_and_a_giant_leave() public {
        Instruction memory title = _trade(seller, buyer, 1, 1);
        title.legs[0].id = 5;
        _assertLeaves(_signedEach(_list(title)), 0, abi.encodeWithSelector(INetting.LegNotFungible.selector, 0, 5));
        uint256 giant = 1 << 255;
        Instruction memory huge = _trade(seller, buyer, giant, 1);
        _assertLeaves(_signedEach(_list(huge)), 0, abi.encodeWithSelector(INetting.LegTooLarge.selector, 0, giant));
    }

    // ---- what is left ----

    /// The order of the list is nobody's obstacle: who passes units on needs none before.
    function test_who_passes_on_needs_nothing_first() public {
        Instruction[] memory list = _list(_trade(broker, buyer, 1_000, 600), _trade(seller, broker, 1_000, 500));
        assertEq(bond.balanceOf(broker.addr), 0);
        assertEq(settlement.settleBatch(_rooted(list)), 2);
        assertEq(bond.balanceOf(broker.addr), 0);
        assertEq(depositA.balanceOf(broker.addr), MONEY + 100);
    }

    /// Who can't pay all it owes: the last of the list in which it delivers leaves, and the rest settles.
    function test_the_last_that_cannot_be_paid_leaves() public {
        Instruction[] memory list = _list(
            _trade(seller, buyer, 100, MONEY), _trade(broker, seller, 0, 1), _trade(seller, buyer, 200, 10)
        );
        list[1].legs[0] = Leg(address(depositA), address(depositA), broker.addr, buyer.addr, 0, 9);
        _assertLeaves(_rooted(list), 2, _refusedPosition(address(depositA), buyer.addr, -1 - int256(MONEY)));
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 100);
        assertEq(depositA.balanceOf(buyer.addr), 9);
    }

    /// A removal may make another party short: it goes on until all can be paid.
    function test_a_removal_reaches_who_counted_on_it() public {
        Instruction memory first = _trade(broker, buyer, 1_000, 600);
        Instruction memory second = _trade(seller, broker, 1_000, 500);
        bond.setFrozenTokens(seller.addr, HOLDING);
        NetBatch memory batch = _rooted(_list(first, second));
        vm.expectEmit(address(settlement));
        emit INetting.InstructionLeft(
            settlement.idOf(second), _refusedPosition(address(bond), seller.addr, -1_000)
        );
        vm.expectEmit(address(settlement));
        emit INetting.InstructionLeft(settlement.idOf(first), _refusedPosition(address(bond), broker.addr, -1_000));
        assertEq(settlement.settleBatch(batch), 0);
        _assertUntouched();
    }

    /// Minimum holding, cap and number of holders are asked of the final position, once.
    function test_minimum_cap_and_count_are_of_the_final_position() public {
        // Each step alone would leave the broker with less than the minimum of 100.
        Instruction[] memory list = _list(_trade(seller, broker, 60, 1), _trade(seller, broker, 60, 1));
        assertEq(settlement.settleBatch(_rooted(list)), 2);
        list = _list(_trade(broker, seller, 100, 1));
        _assertLeaves(_rooted(list), 0, _refusedPosition(address(bond), broker.addr, -100));

        PolicyTerms memory terms = _policy(0);
        terms.cap = uint64(HOLDING + 50);
        bond.setPolicy(PolicyLib.pack(terms));
        list = _list(_trade(seller, buyer, 40, 1), _trade(seller, buyer, 40, 1));
        _assertLeaves(_rooted(list), 1, _refusedPosition(address(bond), buyer.addr, 80));

        // The broker leaves, so that one more holder fits.
        terms.cap = 0;
        terms.maximumHolders = 3;
        bond.setPolicy(PolicyLib.pack(terms));
        list = _list(_trade(broker, seller, 120, 1), _trade(seller, buyer, 0, 1));
        admissions.know(nonHolder);
        list[1].legs[0] = Leg(address(bond), address(bond), seller.addr, nonHolder, 0, 10);
        list[1].legs[1] = Leg(address(depositA), address(depositA), buyer.addr, broker.addr, 0, 10);
        NetBatch memory batch = _signedEach(list);
        batch.parties = new address[](4);
        (batch.parties[0], batch.parties[1], batch.parties[2], batch.parties[3]) =
            (seller.addr, buyer.addr, broker.addr, nonHolder);
        assertEq(settlement.settleBatch(batch), 2);
        assertEq(bond.config().holders(), 3);
        list = _list(_trade(seller, broker, 120, 1));
        _assertLeaves(_rooted(list), 0, _refusedPosition(address(bond), broker.addr, 120));
    }

    // ---- between banks ----

    /// Payments between banks net per bank: one movement of settlement money each, one of each customer.
    function test_payments_between_banks_net_per_bank() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 500, 900), _trade(buyer, seller, 100, 300));
        list[0].legs[1].inAsset = address(depositB);
        list[1].legs[1] = Leg(address(depositB), address(depositA), seller.addr, buyer.addr, 0, 300);
        (uint256 supplyA, uint256 supplyB) = (depositA.totalSupply(), depositB.totalSupply());
        (uint256 bookedA, uint256 bookedB) = (depositA.bookedDeposits(), depositB.bookedDeposits());
        address bankA = interbank.bankWalletOf(address(depositA));
        uint256 reserves = clearing.balanceOf(bankA);
        vm.expectEmit(address(clearing));
        emit IERC20.Transfer(bankA, interbank.bankWalletOf(address(depositB)), 600);
        assertEq(settlement.settleBatch(_rooted(list)), 2);
        assertEq(depositA.balanceOf(buyer.addr), MONEY - 600);
        assertEq(depositB.balanceOf(seller.addr), MONEY + 600);
        assertEq(depositA.totalSupply(), supplyA - 600);
        assertEq(depositB.totalSupply(), supplyB + 600);
        assertEq(depositA.bookedDeposits(), bookedA - 600);
        assertEq(depositB.bookedDeposits(), bookedB + 600);
        assertEq(clearing.balanceOf(bankA), reserves - 600);
    }

    /// A closed rail, a frozen bank and a bank short of settlement money take the payments between banks out.
    function test_what_cannot_cross_leaves() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 500, 900), _trade(seller, buyer, 100, 300));
        list[1].legs[1].inAsset = address(depositB);
        uint256 before = vm.snapshotState();
        clearing.stopRail();
        _assertLeaves(_rooted(list), 1, abi.encodeWithSelector(SettlementToken.RailClosed.selector, TRADE_AT));
        vm.revertToState(before);
        depositB.freezeBank();
        _assertLeaves(_rooted(list), 1, abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, depositB));
        vm.revertToState(before);
        address bankA = interbank.bankWalletOf(address(depositA));
        clearing.setFrozenTokens(bankA, clearing.balanceOf(bankA));
        _assertLeaves(_rooted(list), 1, _refusedPosition(address(clearing), bankA, -300));
    }

    function test_only_a_caller_of_the_interbank_nets() public {
        vm.expectRevert(abi.encodeWithSignature("InterbankCallerRefused(address)", messenger));
        vm.prank(messenger);
        interbank.net(new DepositNet[](0));
    }

    // ---- assets ----

    /// The net of one asset: list order pairs debtors with creditors.
    function test_net_movements_pair_in_the_order_of_the_list() public {
        Instruction[] memory list = _list(_trade(seller, buyer, 700, 1), _trade(seller, broker, 300, 1));
        vm.expectEmit(address(bond));
        emit IERC20.Transfer(seller.addr, buyer.addr, 700);
        vm.expectEmit(address(bond));
        emit IERC20.Transfer(seller.addr, broker.addr, 300);
        vm.expectEmit(address(depositA));
        emit IERC20.Transfer(buyer.addr, seller.addr, 1);
        vm.expectEmit(address(depositA));
        emit IERC20.Transfer(broker.addr, seller.addr, 1);
        settlement.settleBatch(_rooted(list));
    }

    function test_an_asset_books_a_balanced_net_of_the_engine_only() public {
        address[] memory parties = new address[](2);
        (parties[0], parties[1]) = (seller.addr, buyer.addr);
        int256[] memory deltas = new int256[](2);
        vm.expectRevert(abi.encodeWithSignature("PowerMissing(address,bytes4)", messenger, IDeliverable.net.selector));
        vm.prank(messenger);
        bond.net(parties, deltas);
        vm.startPrank(address(settlement));
        deltas[0] = 1;
        vm.expectRevert(abi.encodeWithSelector(IDeliverable.NetUnbalanced.selector, 1));
        bond.net(parties, deltas);
        vm.expectRevert(abi.encodeWithSelector(IDeliverable.NetUnbalanced.selector, 1));
        depositA.net(parties, deltas);
        vm.expectRevert(abi.encodeWithSelector(IDeliverable.NetListsDiffer.selector, 2, 1));
        bond.net(parties, new int256[](1));
        vm.expectRevert(
            abi.encodeWithSignature("PowerMissing(address,bytes4)", settlement, TokenizedDeposit.netAcross.selector)
        );
        depositA.netAcross(parties, deltas);
    }

    /// An asset that refuses with a word leaves; one that says nothing may have lacked gas, so nothing settles.
    function test_a_rogue_asset_leaves_or_stops_the_batch() public {
        RogueAsset rogue = new RogueAsset();
        rogue.mint(seller.addr, 100);
        Instruction memory instruction = _trade(seller, buyer, 50, 1);
        (instruction.legs[0].outAsset, instruction.legs[0].inAsset) = (address(rogue), address(rogue));
        NetBatch memory batch = _signedEach(_list(instruction, _trade(seller, buyer, 300, 1)));
        batch.assets[2] = address(rogue);
        rogue.setMode(RogueAsset.Mode.SILENT);
        vm.expectRevert(abi.encodeWithSelector(INetting.AssetSilent.selector, rogue));
        settlement.settleBatch(batch);
        rogue.setMode(RogueAsset.Mode.FEE_TAKING);
        vm.expectRevert(abi.encodeWithSelector(INetting.NetShort.selector, rogue, 49, 50));
        settlement.settleBatch(batch);
        rogue.setCallback(address(settlement), abi.encodeCall(INetting.settleBatch, (batch)));
        uint256 before = vm.snapshotState();
        assertEq(settlement.settleBatch(batch), 2);
        assertFalse(rogue.entered());
        vm.revertToState(before);
        rogue.setMode(RogueAsset.Mode.REVERTING);
        _assertLeaves(batch, 0, abi.encodeWithSelector(RogueAsset.RogueRefused.selector));
    }

    // ---- what the engine asks ----

    /// The same questions of a security, which its face answers, and of money.
    function test_assets_answer_who_and_when() public {
        IDeliverableViews[2] memory assets = [IDeliverableViews(address(bond)), IDeliverableViews(address(depositA))];
        for (uint256 i; i < 2; ++i) {
            assertFalse(assets[i].check(seller.addr, buyer.addr, 0, 1));
            assertFalse(assets[i].check(seller.addr, seller.addr, 0, 1));
            assets[i].checkVenue(MOX);
            vm.expectRevert(abi.encodeWithSelector(IDeliverable.IdUnknown.selector, 1));
            assets[i].check(seller.addr, buyer.addr, 1, 1);
            vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
            assets[i].check(seller.addr, nonHolder, 0, 1);
        }
        bond.setVenueHalt(MOX, true);
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, MOX));
        assets[0].checkVenue(MOX);
        assets[0].checkVenue(address(0));
    }

    /// A custom rule looks at each delivery.
    function test_a_custom_rule_is_asked_of_every_delivery() public {
        bond.setCustomRule(new Odd());
        assertTrue(IDeliverableViews(address(bond)).check(seller.addr, buyer.addr, 0, 2));
        Instruction[] memory list = _list(_trade(seller, buyer, 200, 1), _trade(seller, buyer, 301, 1));
        _assertLeaves(_rooted(list), 1, abi.encodeWithSelector(Odd.AmountOdd.selector, 301));
    }

    /// Positions: the first that is refused, or the length of the list; what ends with the batch is free.
    function test_assets_name_the_first_refused_position() public {
        address[] memory parties = new address[](2);
        (parties[0], parties[1]) = (buyer.addr, seller.addr);
        int256[] memory deltas = new int256[](2);
        uint256[] memory ending = new uint256[](2);
        _affirm(seller, _trade(seller, buyer, 1_000, 1));
        deltas[1] = -int256(HOLDING);
        assertEq(IDeliverableViews(address(bond)).refusedPosition(parties, deltas, ending), 1);
        ending[1] = 1_000;
        assertEq(IDeliverableViews(address(bond)).refusedPosition(parties, deltas, ending), 2);
        deltas[1] = -int256(MONEY) - 1;
        assertEq(IDeliverableViews(address(depositA)).refusedPosition(parties, deltas, ending), 1);
        deltas[1] = -int256(MONEY);
        assertEq(IDeliverableViews(address(depositA)).refusedPosition(parties, deltas, ending), 2);
    }

    // ---- what is expected ----

    function _because(Instruction memory instruction, address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, settlement.idOf(instruction), signer);
    }

    function _refusedPosition(address asset, address party, int256 delta) private pure returns (bytes memory) {
        return abi.encodeWithSelector(INetting.PositionRefused.selector, asset, party, delta);
    }

    /// Of the batch, this one leaves for this reason and all others settle.
    function _assertLeaves(NetBatch memory batch, uint256 which, bytes memory reason) private {
        _assertLeaves(batch, which, reason, batch.instructions.length - 1);
    }

    function _assertLeaves(NetBatch memory batch, uint256 which, bytes memory reason, uint256 settled) private {
        vm.expectEmit(address(settlement));
        emit INetting.InstructionLeft(settlement.idOf(batch.instructions[which]), reason);
        assertEq(settlement.settleBatch(batch), settled);
    }
}
