// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {Hold, IHolds} from "contracts/register/interfaces/IHolds.sol";
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
        token.placeHold("a", holder, investor, 100, uint64(block.timestamp - 1), address(0));
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
        emit IHolds.HoldPlaced("a", holder, address(this), 4_000, block.timestamp + 2 days);
        hold("a", holder, investor, 4_000);
        Hold memory placed = token.holdOf("a");
        assertEq(placed.wallet, holder);
        assertEq(placed.units, 4_000);
        assertEq(placed.agent, address(this));
        assertEq(placed.expiresAt, block.timestamp + 2 days);
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
        token.redeemHold("a");
        vm.warp(expiresAt);
        token.takeHold("a", investor, 100);
    }

    function test_take_reverts_when_more_than_held() public {
        hold("a", holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 100, 101));
        token.takeHold("a", investor, 101);
    }

    function test_take_tests_the_rules_again_but_no_venue() public {
        token.placeHold("a", holder, investor, 100, uint64(block.timestamp + 1), address(3));
        token.setVenueHalt(address(3), true);
        vm.prank(freezer);
        token.setAddressFrozen(investor, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, investor));
        token.takeHold("a", investor, 100);
        vm.prank(freezer);
        token.setAddressFrozen(investor, false);
        token.takeHold("a", investor, 100);
    }

    function test_take_moves_and_frees_the_rest() public {
        hold("a", holder, investor, 4_000);
        vm.expectEmit(address(token));
        emit IHolds.HoldTaken("a", holder, investor, 4_000);
        assertEq(token.takeHold("a", investor, 3_000), 3_000);
        assertEq(token.balanceOf(investor), 4_000);
        assertEq(token.heldOf(holder), 0);
        assertFalse(token.entryOf(holder).has(EntryFlags.HELD));
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.takeHold("a", investor, 1);
    }

    function test_redeem_hold_burns_and_leaves_no_odd_lot_and_no_frozen_unit() public {
        hold("a", investor, address(0), 1_000);
        token.redeemHold("a");
        assertEq(token.balanceOf(investor), 0);
        hold("b", holder, address(0), 5_000);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 6_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 5_000, 4_000)
        );
        token.redeemHold("b");
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
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 100, 9_900));
        vm.prank(court);
        token.forcedTransfer(holder, investor, 101, "order");
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.breakHold("a", "order");
        vm.expectEmit(address(token));
        emit IHolds.HoldBroken("a", holder, 9_900, "order");
        vm.prank(court);
        token.breakHold("a", "order");
        vm.prank(court);
        token.forcedTransfer(holder, investor, 101, "order");
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, bytes32("a")));
        token.takeHold("a", investor, 100);
    }

    function test_redemption_cancels_all_holds_of_the_wallet_at_once() public {
        hold("a", holder, investor, 100);
        hold("b", holder, investor, 200);
        vm.expectEmit(address(token));
        emit IHolds.HoldsCancelled(holder, 300);
        token.redeem(holder, 10_000);
        assertEq(token.heldOf(holder), 0);
        token.mint(holder, 1_000);
        hold("c", holder, investor, 100); // of the next era
        bytes32[2] memory cancelled = [bytes32("a"), "b"];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, cancelled[i]));
            token.releaseHold(cancelled[i]);
            vm.expectRevert(abi.encodeWithSelector(IHolds.HoldUnknown.selector, cancelled[i]));
            token.takeHold(cancelled[i], investor, 100);
        }
        assertEq(token.heldOf(holder), 100);
        token.takeHold("c", investor, 100);
    }
}
