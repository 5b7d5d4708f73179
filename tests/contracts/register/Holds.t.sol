// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IDeliverable} from "contracts/register/interfaces/IDeliverable.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {Hold, HoldTerms, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {HolderCountRule} from "contracts/register/rules/HolderCountRule.sol";
import {HoldingCapRule} from "contracts/register/rules/HoldingCapRule.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {TokenFixture} from "../token/TokenFixture.sol";

contract HoldsTest is TokenFixture {
    // ---- placing ----

    function test_place_reverts_when_the_id_was_taken() public {
        hold("a", holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldExists.selector, bytes32("a")));
        hold("a", investor, holder, 100);
    }

    function test_place_reverts_when_it_is_over_already() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IHolds.HoldExpired.selector, bytes32("a"), block.timestamp - 1, block.timestamp
            )
        );
        token.placeHold("a", HoldTerms(holder, investor, 0, 100, "TEST", uint64(block.timestamp - 1)), address(0));
    }

    function test_place_tests_every_rule_of_the_movement() public {
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        hold("a", holder, stranger, 100);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, nonHolder, 99, 100));
        hold("a", holder, nonHolder, 99);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, investor, 1, 100));
        hold("a", investor, holder, 999);
        PolicyTerms memory policy = terms();
        policy.cap = 5_000;
        setTerms(policy);
        vm.expectRevert(abi.encodeWithSelector(HoldingCapRule.HoldingAboveCap.selector, nonHolder, 10_000, 5_000));
        hold("a", holder, nonHolder, 10_000);
    }

    function test_place_counts_holders_as_if_it_were_taken_now() public {
        PolicyTerms memory policy = terms();
        policy.maximumHolders = 2;
        setTerms(policy);
        vm.expectRevert(abi.encodeWithSelector(HolderCountRule.HolderCountExceeded.selector, 3, 2));
        hold("a", holder, nonHolder, 100);
        hold("a", investor, nonHolder, 1_000);
        token.takeHold("a", nonHolder, 1_000);
        assertEq(token.config().holders(), 2);
    }

    function test_place_reverts_when_the_units_are_promised_already() public {
        hold("a", investor, holder, 600);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, investor, 500, 400)
        );
        hold("b", investor, holder, 500);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, investor, 50, 100));
        hold("b", investor, holder, 350); // fine on the balance, not on balance − held
    }

    function test_place_by_a_redeemer_asks_no_trading_rule() public {
        vm.prank(pauser);
        token.pause();
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        hold("a", holder, investor, 100);
        hold("a", holder, address(0), 100); // the test contract redeems: a put
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder));
        hold("b", holder, address(0), 100);
    }

    function test_place_encumbers_and_moves_nothing() public {
        vm.expectEmit(address(token));
        emit IHolds.HoldPlaced("a", holder, address(this), investor, 4_000, "TEST", block.timestamp + 2 days);
        hold("a", holder, investor, 4_000);
        Hold memory placed = token.holdOf("a");
        assertEq(placed.wallet, holder);
        assertEq(placed.units, 4_000);
        assertEq(placed.agent, address(this));
        assertEq(placed.expiresAt, block.timestamp + 2 days);
        assertEq(placed.enlargedAt, block.timestamp);
        assertEq(token.balanceOf(holder), 10_000);
        assertEq(token.heldOf(holder), 4_000);
        assertEq(explainer.freeOf(address(token), holder), 6_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 6_001, 6_000)
        );
        transfer(holder, investor, 6_001);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, holder, 1, 100));
        transfer(holder, investor, 5_999);
        transfer(holder, investor, 6_000);
    }

    // ---- taking ----

    function test_take_reverts_when_the_caller_is_not_its_agent() public {
        hold("a", holder, investor, 100);
        token.setPowers(custodian, Powers.SETTLE);
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldNotYours.selector, bytes32("a"), custodian, address(this))
        );
        vm.prank(custodian);
        token.takeHold("a", investor, 100);
    }

    function test_take_reverts_when_there_is_none_or_it_is_over() public {
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.takeHold("a", investor, 100);
        hold("a", holder, investor, 100);
        uint256 expiresAt = token.holdOf("a").expiresAt;
        vm.warp(expiresAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldExpired.selector, bytes32("a"), expiresAt, expiresAt + 1)
        );
        token.takeHold("a", investor, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldExpired.selector, bytes32("a"), expiresAt, expiresAt + 1)
        );
        token.redeemHold("a", 100);
        vm.warp(expiresAt);
        token.takeHold("a", investor, 100);
    }

    function test_take_reverts_when_more_than_held() public {
        hold("a", holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 100, 101));
        token.takeHold("a", investor, 101);
    }

    function test_take_tests_the_rules_again_but_no_venue() public {
        token.placeHold("a", HoldTerms(holder, investor, 0, 100, "TEST", uint64(block.timestamp + 1)), address(3));
        token.setVenueHalt(address(3), true);
        vm.prank(freezer);
        token.setAddressFrozen(investor, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, investor));
        token.takeHold("a", investor, 100);
        vm.prank(freezer);
        token.setAddressFrozen(investor, false);
        token.takeHold("a", investor, 100);
    }

    function test_take_moves_a_part_and_holds_the_rest() public {
        hold("a", holder, investor, 4_000);
        vm.expectEmit(address(token));
        emit IHolds.HoldTaken("a", holder, investor, 3_000);
        assertEq(token.takeHold("a", investor, 3_000), 3_000);
        assertEq(token.balanceOf(investor), 4_000);
        assertEq(token.heldOf(holder), 1_000);
        assertEq(token.holdOf("a").units, 1_000);
        assertTrue(token.entryOf(holder).has(EntryFlags.HELD));
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 1_000, 1_001));
        token.takeHold("a", investor, 1_001);
        token.takeHold("a", investor, 1_000);
        assertEq(token.heldOf(holder), 0);
        assertFalse(token.entryOf(holder).has(EntryFlags.HELD));
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.takeHold("a", investor, 1);
    }

    /// Whatever the parts: what is held is what was placed less what was taken, and the sum of the holds.
    function testFuzz_parts_leave_the_rest(uint256 placed, uint256 other, uint256[4] memory parts) public {
        placed = bound(placed, 1, 5_000);
        other = bound(other, 1, 4_800);
        hold("a", holder, address(0), placed);
        hold("b", holder, address(0), other);
        uint256 left = placed;
        for (uint256 i; i < 4 && left != 0; ++i) {
            uint256 part = bound(parts[i], 1, left);
            token.takeHold("a", custodian, part);
            left -= part;
            assertEq(token.holdOf("a").units, left);
            assertEq(token.heldOf(holder), left + other);
            assertEq(token.balanceOf(holder), 10_000 - placed + left);
        }
    }

    function test_redeem_hold_burns_and_leaves_no_odd_lot_and_no_frozen_unit() public {
        hold("a", investor, address(0), 1_000);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, investor, 1, 100));
        token.redeemHold("a", 999);
        vm.expectEmit(address(token));
        emit IHolds.HoldTaken("a", investor, address(0), 900);
        token.redeemHold("a", 900);
        assertEq(token.heldOf(investor), 100);
        token.redeemHold("a", 100);
        assertEq(token.balanceOf(investor), 0);
        hold("b", holder, address(0), 5_000);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 6_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 5_000, 4_000)
        );
        token.redeemHold("b", 5_000);
    }

    // ---- releasing ----

    function test_release_reverts_for_a_stranger_until_it_expired() public {
        hold("a", holder, investor, 100);
        uint256 expiresAt = token.holdOf("a").expiresAt;
        vm.warp(expiresAt);
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldStillGood.selector, bytes32("a"), expiresAt, expiresAt)
        );
        vm.prank(stranger);
        token.releaseHold("a");
        vm.warp(expiresAt + 1);
        vm.expectEmit(address(token));
        emit IHolds.HoldReleased("a", holder, 100);
        vm.prank(stranger);
        token.releaseHold("a");
        assertEq(token.heldOf(holder), 0);
    }

    function test_release_by_its_agent_at_any_time() public {
        hold("a", holder, investor, 100);
        hold("b", holder, investor, 200);
        token.releaseHold("a");
        assertEq(token.heldOf(holder), 200);
        assertTrue(token.entryOf(holder).has(EntryFlags.HELD));
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.releaseHold("a");
    }

    // ---- by order, redemption and recovery ----

    function test_an_order_breaks_a_hold_before_it_forces() public {
        hold("a", holder, investor, 9_900);
        lodged("order", holder, investor, 101);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 100, 9_900));
        vm.prank(enforcer);
        token.forcedTransfer(holder, investor, 101);
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.breakHold("a", "order");
        vm.expectEmit(address(token));
        emit IHolds.HoldBroken("a", holder, 9_900, "order");
        vm.prank(court);
        token.breakHold("a", "order");
        vm.prank(enforcer);
        token.forcedTransfer(holder, investor, 101);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.takeHold("a", investor, 100);
    }

    function test_an_order_that_breaks_has_a_hash() public {
        hold("a", holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldOrderMissing.selector, bytes32("a")));
        vm.prank(court);
        token.breakHold("a", 0);
    }

    function test_a_hold_outlasts_the_redemption_of_its_units() public {
        hold("a", holder, investor, 4_000);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 5_000);
        token.redeem(holder, 4_500);
        assertEq(token.holdOf("a").units, 4_000);
        token.redeem(holder, 5_500);
        assertEq(token.balanceOf(holder), 0);
        assertEq(token.entryOf(holder).frozen(), 5_000, "what is frozen stays so, in figures");
        assertEq(token.heldOf(holder), 4_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 0, 4_000)
        );
        token.takeHold("a", investor, 4_000);
        token.mint(holder, 1_000);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 0, 4_000));
        token.burn(holder, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 100, 0)
        );
        transfer(holder, investor, 100);
        vm.warp(block.timestamp + 2 days + 1);
        vm.prank(stranger);
        token.releaseHold("a");
        assertEq(token.heldOf(holder), 0);
        assertFalse(token.entryOf(holder).has(EntryFlags.HELD));
    }

    function test_a_hold_follows_its_owner_to_every_successor() public {
        hold("a", holder, investor, 4_000);
        hold("b", holder, investor, 100);
        registry.replaceWallet(holder, stranger);
        token.recoveryAddress(holder, stranger, holder);
        assertEq(token.heldOf(holder), 0);
        assertEq(token.heldOf(stranger), 4_100);
        assertTrue(token.entryOf(stranger).has(EntryFlags.HELD));
        address last = makeAddr("last successor");
        registry.replaceWallet(stranger, last);
        token.recoveryAddress(stranger, last, stranger);
        assertEq(token.holdOf("a").wallet, last);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, last, 6_000, 5_900)
        );
        transfer(last, investor, 6_000);
        vm.expectEmit(address(token));
        emit IHolds.HoldTaken("a", last, investor, 1_000);
        token.takeHold("a", investor, 1_000);
        token.resizeHold("a", 3_500);
        token.releaseHold("a");
        assertEq(token.heldOf(last), 100);
        token.releaseHold("b");
        assertEq(token.heldOf(last), 0);
        assertFalse(token.entryOf(last).has(EntryFlags.HELD));
    }

    // ---- resizing ----

    function test_resize_reverts_when_it_is_not_the_callers() public {
        hold("a", holder, investor, 100);
        token.setPowers(custodian, Powers.HOLD);
        vm.startPrank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldNotYours.selector, bytes32("a"), custodian, address(this)));
        token.resizeHold("a", 50);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("b")));
        token.resizeHold("b", 50);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldEmpty.selector, bytes32("a")));
        token.resizeHold("a", 0);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldEmpty.selector, bytes32("b")));
        hold("b", holder, investor, 0);
    }

    function test_resize_adds_free_units_alone_and_until_it_expires() public {
        hold("a", holder, investor, 4_000);
        uint256 expiresAt = token.holdOf("a").expiresAt;
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 6_001, 6_000)
        );
        token.resizeHold("a", 10_001);
        vm.expectRevert(abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, holder, 50, 100));
        token.resizeHold("a", 9_950);
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder));
        token.resizeHold("a", 4_100);
        vm.prank(freezer);
        token.setAddressFrozen(holder, false);
        skip(1 hours);
        vm.expectEmit(address(token));
        emit IHolds.HoldResized("a", holder, 4_000, 9_000);
        token.resizeHold("a", 9_000);
        assertEq(token.holdOf("a").enlargedAt, block.timestamp);
        assertEq(token.heldOf(holder), 9_000);
        vm.warp(expiresAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldExpired.selector, bytes32("a"), expiresAt, expiresAt + 1));
        token.resizeHold("a", 9_001);
        token.resizeHold("a", 10); // less at any time
        assertEq(token.heldOf(holder), 10);
        assertEq(token.holdOf("a").enlargedAt, expiresAt - 2 days + 1 hours);
    }

    function test_a_hold_names_no_title() public {
        vm.expectRevert(abi.encodeWithSelector(IDeliverable.IdUnknown.selector, 7));
        token.placeHold("a", HoldTerms(holder, investor, 7, 100, "TEST", uint64(block.timestamp)), address(0));
    }
}
