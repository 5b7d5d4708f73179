// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Vm} from "forge-std/Test.sol";

import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {Hold, HoldTerms, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {HoldConsent, IHoldConsents} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {ISettlement, Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {SettlementFixture} from "./SettlementFixture.sol";
import {ContractWallet, RogueAsset} from "./SettlementDoubles.sol";

/// The seller pledges bonds to the broker; a custodian is the agent.
contract HoldConsentsTest is SettlementFixture {
    address private agent = makeAddr("agent");
    address private successor = makeAddr("successor");
    uint64 private constant ENDS_AT = TRADE_AT + 90 days;

    // ---- place ----

    function test_place_reverts_when_the_owner_did_not_sign() public {
        HoldConsent memory consent = _pledge();
        bytes32 id = holdConsents.consentIdOf(consent);
        bytes memory invalid = abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, seller.addr);
        vm.expectRevert(invalid);
        holdConsents.hold(consent, _sign(buyer, id));
        vm.expectRevert(invalid);
        holdConsents.hold(consent, "");
        bytes memory signature = _sign(seller, id);
        consent.agent = messenger; // another consent than was signed
        vm.expectRevert(
            abi.encodeWithSelector(
                IHoldConsents.HoldConsentInvalid.selector, holdConsents.consentIdOf(consent), seller.addr
            )
        );
        holdConsents.hold(consent, signature);
    }

    function test_place_reverts_when_the_nonce_was_used() public {
        HoldConsent memory consent = _pledge();
        bytes memory signature = _sign(seller, holdConsents.consentIdOf(consent));
        holdConsents.hold(consent, signature);
        bytes memory used = abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 7);
        vm.expectRevert(used);
        holdConsents.hold(consent, signature);
        vm.prank(seller.addr);
        holdConsents.voidConsents(0, 1 << 8);
        assertEq(holdConsents.consentNoncesOf(seller.addr, 0), 3 << 7);
        consent.nonce = 8;
        signature = _sign(seller, holdConsents.consentIdOf(consent));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 8));
        holdConsents.hold(consent, signature);
    }

    function test_place_reverts_given_a_rule_refuses() public {
        HoldConsent memory consent = _pledge();
        consent.terms.beneficiary = nonHolder;
        bytes memory signature = _sign(seller, holdConsents.consentIdOf(consent));
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        holdConsents.hold(consent, signature);
        consent = _pledge();
        consent.terms.amount = HOLDING + 1;
        signature = _sign(seller, holdConsents.consentIdOf(consent));
        vm.expectRevert();
        holdConsents.hold(consent, signature);
        consent = _pledge();
        consent.asset = messenger;
        signature = _sign(seller, holdConsents.consentIdOf(consent));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.SettlementAssetUnknown.selector, messenger));
        holdConsents.hold(consent, signature);
    }

    function test_place_holds_what_was_signed() public {
        HoldConsent memory consent = _pledge();
        bytes32 id = holdConsents.consentIdOf(consent);
        bytes memory signature = _sign(seller, id);
        vm.expectEmit(address(holdConsents));
        emit IHoldConsents.HoldConsented(id, address(bond), agent, consent.receivers, 7);
        vm.expectEmit(address(bond));
        emit IHolds.HoldPlaced(id, seller.addr, address(holdConsents), broker.addr, UNITS, "PLEDGE", ENDS_AT);
        vm.prank(messenger);
        assertEq(holdConsents.hold(consent, signature), id);
        Hold memory placed = bond.holdOf(id);
        assertEq(placed.wallet, seller.addr);
        assertEq(placed.units, UNITS);
        assertEq(placed.agent, address(holdConsents));
        assertEq(bond.balanceOf(seller.addr), HOLDING, "still the owner's");
    }

    function test_place_by_the_owner_itself_or_its_contract() public {
        HoldConsent memory consent = _pledge();
        vm.prank(seller.addr);
        holdConsents.hold(consent, "");
        ContractWallet wallet = new ContractWallet();
        admissions.know(address(wallet));
        bond.mint(address(wallet), HOLDING);
        consent.terms.wallet = address(wallet);
        wallet.approveDigest(holdConsents.consentIdOf(consent));
        holdConsents.hold(consent, "");
        assertEq(bond.heldOf(address(wallet)), UNITS);
    }

    /// The id is the typed data that a wallet shows.
    function test_the_id_is_the_typed_hash() public view {
        HoldConsent memory consent = _pledge();
        bytes32 terms = keccak256(
            abi.encode(
                keccak256(
                    "HoldTerms(address wallet,address beneficiary,uint256 id,uint256 amount,bytes32 purpose,uint64 expiresAt)"
                ),
                consent.terms
            )
        );
        bytes32 receivers = keccak256(abi.encode(consent.receivers[0]));
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "HoldConsent(address asset,address agent,address[] receivers,HoldTerms terms,uint256 nonce)"
                    "HoldTerms(address wallet,address beneficiary,uint256 id,uint256 amount,bytes32 purpose,uint64 expiresAt)"
                ),
                consent.asset,
                consent.agent,
                receivers,
                terms,
                consent.nonce
            )
        );
        assertEq(holdConsents.consentIdOf(consent), _typedFor("HoldConsents", address(holdConsents), structHash));
    }

    // ---- take ----

    function test_no_agent_chooses_another_receiver() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        admissions.know(messenger);
        bytes memory unknown = abi.encodeWithSelector(IHoldConsents.HoldReceiverUnknown.selector, id, messenger);
        vm.startPrank(agent);
        vm.expectRevert(unknown);
        holdConsents.takeHeld(consent, messenger, UNITS);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldReceiverUnknown.selector, id, address(0)));
        holdConsents.takeHeld(consent, address(0), UNITS);
        bytes memory self = _sign(broker, _receiver(id, messenger, UNITS, 9));
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, seller.addr));
        holdConsents.takeHeldSigned(consent, messenger, UNITS, 9, self);
        // The register itself knows the engine alone.
        vm.expectRevert();
        bond.takeHold(id, messenger, UNITS);
        vm.stopPrank();
        HoldConsent memory other = _pledge();
        other.receivers[0] = messenger; // a consent that was never given
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, holdConsents.consentIdOf(other)));
        vm.prank(agent);
        holdConsents.takeHeld(other, messenger, UNITS);
        assertEq(bond.balanceOf(messenger), 0);
    }

    function test_only_the_agent_asks() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        address[3] memory others = [seller.addr, broker.addr, messenger];
        for (uint256 i; i < 3; ++i) {
            vm.startPrank(others[i]);
            bytes memory refused = abi.encodeWithSelector(IHoldConsents.HoldAgentOnly.selector, id, others[i], agent);
            vm.expectRevert(refused);
            holdConsents.takeHeld(consent, broker.addr, 1);
            vm.expectRevert(refused);
            holdConsents.takeHeldSigned(consent, broker.addr, 1, 9, "");
            vm.expectRevert(refused);
            holdConsents.enlargeHeld(consent, 1, 9, "");
            vm.expectRevert(refused);
            holdConsents.reduceHeld(consent, 1);
            vm.expectRevert(refused);
            holdConsents.releaseHeld(consent);
            vm.expectRevert(refused);
            holdConsents.substituteHeld(consent, 1, consent, "");
            vm.stopPrank();
        }
    }

    function test_takes_parts_to_the_beneficiary_and_a_receiver() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        vm.startPrank(agent);
        vm.expectEmit(address(bond));
        emit IHolds.HoldTaken(id, seller.addr, broker.addr, 500);
        holdConsents.takeHeld(consent, broker.addr, 500);
        holdConsents.takeHeld(consent, buyer.addr, 700);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, seller.addr, 800, 801));
        holdConsents.takeHeld(consent, broker.addr, 801);
        vm.stopPrank();
        assertEq(bond.balanceOf(broker.addr), 500);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 700);
        assertEq(bond.holdOf(id).units, 800);
        assertEq(bond.heldOf(seller.addr), 800);
    }

    function test_takes_to_whom_the_owner_signs_once() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        admissions.know(messenger);
        bytes memory signature = _sign(seller, _receiver(id, messenger, 600, 9));
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, seller.addr));
        holdConsents.takeHeldSigned(consent, messenger, 601, 9, signature);
        holdConsents.takeHeldSigned(consent, messenger, 600, 9, signature);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 9));
        holdConsents.takeHeldSigned(consent, messenger, 600, 9, signature);
        assertEq(bond.balanceOf(messenger), 600);
    }

    function test_the_last_second_takes_and_the_next_frees() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        vm.warp(ENDS_AT);
        vm.startPrank(agent);
        holdConsents.takeHeld(consent, broker.addr, 500);
        vm.warp(ENDS_AT + 1);
        bytes memory expired = abi.encodeWithSelector(IHolds.HoldExpired.selector, id, ENDS_AT, ENDS_AT + 1);
        vm.expectRevert(expired);
        holdConsents.takeHeld(consent, broker.addr, 500);
        bytes memory signature = _sign(seller, _enlargement(id, 1, 9));
        vm.expectRevert(expired);
        holdConsents.enlargeHeld(consent, 1, 9, signature);
        vm.stopPrank();
        vm.prank(messenger);
        bond.releaseHold(id);
        assertEq(bond.heldOf(seller.addr), 0);
    }

    function test_a_frozen_owner_and_an_order_stop_the_agent() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        bond.setAddressFrozen(seller.addr, true);
        vm.prank(agent);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, seller.addr));
        holdConsents.takeHeld(consent, broker.addr, 500);
        bond.breakHold(id, "order");
        bond.setAddressFrozen(seller.addr, false);
        vm.prank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, id));
        holdConsents.takeHeld(consent, broker.addr, 500);
    }

    // ---- resize ----

    function test_enlarges_by_the_owners_signature_alone() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        bytes memory own = _sign(broker, _enlargement(id, 1_000, 9));
        bytes memory signature = _sign(seller, _enlargement(id, 1_000, 9));
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, seller.addr));
        holdConsents.enlargeHeld(consent, 1_000, 9, own);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, seller.addr));
        holdConsents.enlargeHeld(consent, 1_001, 9, signature);
        holdConsents.enlargeHeld(consent, 1_000, 9, signature);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NonceUsed.selector, seller.addr, 9));
        holdConsents.enlargeHeld(consent, 1_000, 9, signature);
        assertEq(bond.heldOf(seller.addr), UNITS + 1_000);
        signature = _sign(seller, _enlargement(id, HOLDING, 10));
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, seller.addr, HOLDING, HOLDING - UNITS - 1_000
            )
        );
        holdConsents.enlargeHeld(consent, HOLDING, 10, signature);
    }

    function test_reduces_to_nothing() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        vm.startPrank(agent);
        holdConsents.reduceHeld(consent, 500);
        assertEq(bond.holdOf(id).units, UNITS - 500);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, seller.addr, UNITS - 500, UNITS));
        holdConsents.reduceHeld(consent, UNITS);
        holdConsents.reduceHeld(consent, UNITS - 500);
        _assertNothingHeld();
    }

    function test_releases() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        vm.startPrank(agent);
        vm.expectEmit(address(bond));
        emit IHolds.HoldReleased(id, seller.addr, UNITS);
        holdConsents.releaseHeld(consent);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, id));
        holdConsents.releaseHeld(consent);
        _assertNothingHeld();
    }

    // ---- substitute ----

    /// Bonds give way to money, in one transaction.
    function test_substitutes_one_hold_by_another_assets() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        HoldConsent memory cash = _pledge();
        (cash.asset, cash.terms.amount, cash.nonce) = (address(depositA), PRICE, 9);
        bytes32 cashId = holdConsents.consentIdOf(cash);
        bytes memory signature = _sign(seller, cashId);
        vm.expectEmit(address(holdConsents));
        emit IHoldConsents.HoldSubstituted(id, cashId, UNITS);
        vm.prank(agent);
        holdConsents.substituteHeld(consent, UNITS, cash, signature);
        assertEq(bond.heldOf(seller.addr), 0);
        assertEq(depositA.heldOf(seller.addr), PRICE);
        vm.prank(agent);
        holdConsents.takeHeld(cash, broker.addr, PRICE);
        assertEq(depositA.balanceOf(broker.addr), MONEY + PRICE);
    }

    function test_substitute_reverts_given_other_parties() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        for (uint256 i; i < 4; ++i) {
            HoldConsent memory other = _pledge();
            (other.asset, other.nonce) = (address(depositA), 9);
            if (i == 0) other.terms.beneficiary = buyer.addr;
            if (i == 1) other.agent = messenger;
            if (i == 2) other.terms.wallet = buyer.addr;
            if (i == 3) other.terms.purpose = "SALE";
            vm.expectRevert(
                abi.encodeWithSelector(
                    IHoldConsents.HoldSubstituteUnfit.selector, id, holdConsents.consentIdOf(other)
                )
            );
            vm.prank(agent);
            holdConsents.substituteHeld(consent, UNITS, other, "");
        }
        HoldConsent memory unsigned = _pledge();
        (unsigned.asset, unsigned.nonce) = (address(depositA), 9);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHoldConsents.HoldConsentInvalid.selector, holdConsents.consentIdOf(unsigned), seller.addr
            )
        );
        vm.prank(agent);
        holdConsents.substituteHeld(consent, UNITS, unsigned, "");
        assertEq(bond.heldOf(seller.addr), UNITS);
    }

    // ---- recovery ----

    /// The pledge is good against the successor; the lost key signs nothing more.
    function test_follows_its_owner_and_leaves_the_lost_key() public {
        (HoldConsent memory consent, bytes32 id) = _placed();
        Vm.Wallet memory heir = vm.createWallet("heir");
        admissions.know(heir.addr);
        admissions.know(messenger);
        bytes memory stolen = _sign(seller, _receiver(id, messenger, 500, 9));
        bond.recoveryAddress(seller.addr, heir.addr, address(0));
        assertEq(bond.heldOf(heir.addr), UNITS);
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldConsentInvalid.selector, id, heir.addr));
        holdConsents.takeHeldSigned(consent, messenger, 500, 9, stolen);
        holdConsents.takeHeldSigned(consent, messenger, 500, 9, _sign(heir, _receiver(id, messenger, 500, 9)));
        holdConsents.takeHeld(consent, broker.addr, 500);
        holdConsents.releaseHeld(consent);
        assertEq(bond.balanceOf(heir.addr), HOLDING - 1_000);
        assertEq(bond.heldOf(heir.addr), 0);
    }

    /// An affirmed trade survives the recovery of its deliverer; what is to be paid to the dead wallet does not arrive.
    function test_an_affirmed_leg_is_delivered_by_the_successor() public {
        Instruction memory instruction = _nextDay(_dvp());
        _affirmBoth(instruction);
        admissions.know(successor);
        bond.recoveryAddress(seller.addr, successor, address(0));
        assertEq(bond.heldOf(successor), UNITS);
        vm.warp(instruction.settlementAt);
        settlement.settle(instruction, "");
        assertEq(bond.balanceOf(successor), HOLDING - UNITS);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + UNITS);
        assertEq(depositA.balanceOf(seller.addr), MONEY + PRICE, "the money's register recovered nobody");
    }

    // ---- assets ----

    function test_an_asset_can_not_call_back_nor_keep_a_fee() public {
        RogueAsset rogue = new RogueAsset();
        rogue.mint(seller.addr, HOLDING);
        HoldConsent memory consent = _pledge();
        consent.asset = address(rogue);
        rogue.setCallback(address(holdConsents), abi.encodeCall(holdConsents.releaseHeld, (consent)));
        vm.prank(seller.addr);
        holdConsents.hold(consent, "");
        assertFalse(rogue.entered());
        assertEq(bytes4(rogue.stoppedBy()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        rogue.setMode(RogueAsset.Mode.FEE_TAKING);
        bytes32 id = holdConsents.consentIdOf(consent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldShort.selector, id, 499, 500));
        vm.prank(agent);
        holdConsents.takeHeld(consent, broker.addr, 500);
    }

    // ---- parts ----

    function _pledge() private view returns (HoldConsent memory consent) {
        consent.asset = address(bond);
        consent.agent = agent;
        consent.receivers = new address[](1);
        consent.receivers[0] = buyer.addr;
        consent.terms = HoldTerms(seller.addr, broker.addr, 0, UNITS, "PLEDGE", ENDS_AT);
        consent.nonce = 7;
    }

    function _placed() private returns (HoldConsent memory consent, bytes32 id) {
        consent = _pledge();
        id = holdConsents.consentIdOf(consent);
        holdConsents.hold(consent, _sign(seller, id));
    }

    function _receiver(bytes32 id, address to, uint256 amount, uint256 nonce) private view returns (bytes32) {
        bytes32 kind = keccak256("HoldReceiver(bytes32 holdId,address to,uint256 amount,uint256 nonce)");
        return _typedFor("HoldConsents", address(holdConsents), keccak256(abi.encode(kind, id, to, amount, nonce)));
    }

    function _enlargement(bytes32 id, uint256 amount, uint256 nonce) private view returns (bytes32) {
        bytes32 kind = keccak256("HoldEnlargement(bytes32 holdId,uint256 amount,uint256 nonce)");
        return _typedFor("HoldConsents", address(holdConsents), keccak256(abi.encode(kind, id, amount, nonce)));
    }
}
