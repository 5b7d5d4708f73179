// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {BondStatus} from "contracts/bond/interfaces/IBond.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";

/// STOP-1 over a bond's life: the market and every venue are halted the day after the issue and stay so. Trading is over;
/// coupons, puts, elections and their withdrawal, claims and the redemption are as if nothing were.
contract StopTest is BondFixture {
    uint32 private constant PUT_DATE = 20833; // 15 January 2027
    uint32 private constant PUT_PAY_AT = PUT_DATE * 1 days;

    function setUp() public override {
        super.setUp();
        token.setPowers(address(this), Powers.SETTLE | Powers.HOLD | Powers.HALT);
        _issue();
        skip(1 days);
        token.pause();
        for (uint160 venue; venue < 8; ++venue) token.setVenueHalt(address(venue), true);
    }

    function test_trading_is_refused() public {
        (address seller, address buyer) = (holders[0], holders[1]);
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        vm.prank(seller);
        token.transfer(buyer, 100);
        vm.prank(seller);
        token.approve(buyer, 100);
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        vm.prank(buyer);
        token.transferFrom(seller, buyer, 100);
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, address(3)));
        token.settle(seller, buyer, 0, 100, address(3));
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, address(3)));
        token.placeHold("trade", HoldTerms(seller, buyer, 0, 100, "TEST", uint64(block.timestamp + 1)), address(3));
        for (uint160 venue; venue < 8; ++venue) token.setVenueHalt(address(venue), false);
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        token.settle(seller, buyer, 0, 100, address(0));
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        token.placeHold("trade", HoldTerms(seller, buyer, 0, 100, "TEST", uint64(block.timestamp + 1)), address(0));
    }

    function test_a_coupon_is_paid() public {
        uint256 before = depositA.balanceOf(holders[0]);
        ObligationId id = _payCoupon(0);
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * 130_64);
        assertTrue(obligations.isDischarged(id));
    }

    /// What the bank refused that day is claimed later, still under the halt.
    function test_a_kept_share_is_claimed() public {
        depositA.setAddressFrozen(holders[9], true);
        ObligationId id = _payCoupon(0);
        depositA.setAddressFrozen(holders[9], false);
        vm.prank(holders[9]);
        paying.claim(id, holders[9], address(depositA));
        assertEq(depositA.balanceOf(holders[9]), 1_000 * 130_64);
    }

    function test_a_put_is_elected_withdrawn_and_paid() public {
        vm.warp(PUT_PAY_AT - 30 days - 1);
        vm.prank(trustee);
        puts.open(address(token), PUT_DATE, PUT_PAY_AT, PUT_PAY_AT + CUT_OFF);
        vm.prank(holders[4]);
        puts.elect(address(token), 5_000);
        vm.prank(holders[5]);
        puts.elect(address(token), 4_000);
        vm.prank(holders[5]);
        puts.withdraw(address(token), 0, holders[5]);
        assertEq(token.heldOf(holders[5]), 0);

        vm.warp(PUT_PAY_AT);
        ObligationId id = puts.declare(address(token));
        _fundWhole(id);
        _payPage(id, depositA, _slice(4, 5));
        assertEq(token.balanceOf(holders[4]), 0);
        assertEq(depositA.balanceOf(holders[4]), puts.amountOf(address(token), 5_000, PUT_DATE));
    }

    /// A hold taken for a trade before the halt is released by its agent.
    function test_a_hold_is_released() public {
        token.unpause();
        token.setVenueHalt(address(3), false);
        token.placeHold("trade", HoldTerms(holders[0], holders[1], 0, 2_000, "TEST", uint64(block.timestamp + 1 days)), address(3));
        token.pause();
        token.setVenueHalt(address(3), true);
        token.releaseHold("trade");
        assertEq(token.heldOf(holders[0]), 0);
    }

    function test_the_bond_is_redeemed() public {
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(token.totalSupply(), 0);
        assertEq(depositA.balanceOf(holders[0]), 12_000 * uint256(10_132_08));
    }
}
