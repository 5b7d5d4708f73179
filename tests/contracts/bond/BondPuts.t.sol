// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondPart} from "contracts/bond/BondPart.sol";
import {BondStatus} from "contracts/bond/interfaces/IBond.sol";
import {IBondPuts, Put} from "contracts/bond/interfaces/IBondPuts.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {DistributionId} from "contracts/types/DistributionId.sol";
import {BondFixture} from "./BondFixture.sol";

/// A token that says it is somebody else's bond's.
contract ForeignToken {
    address public instrument;

    constructor(address instrument_) {
        instrument = instrument_;
    }
}

/// Change of control on 16 December 2026, put date 15 January 2027.
contract BondPutsTest is BondFixture {
    uint32 private constant DATE = 20833;
    uint32 private constant PAY_AT = DATE * 1 days;
    uint32 private constant DUE_AT = PAY_AT + CUT_OFF;
    uint32 private constant OPEN_AT = PAY_AT - 30 days - 1;
    uint32 private constant CLOSES_AT = PAY_AT - 1;
    uint256 private constant PRICE_OF_5000 = 50_500_000_00 + 488_109_59;

    function setUp() public override {
        super.setUp();
        _issue();
        vm.warp(OPEN_AT);
    }

    function _open() private {
        vm.prank(trustee);
        puts.open(address(token), DATE, PAY_AT, DUE_AT);
    }

    function _elect(address holder, uint256 units) private {
        vm.prank(holder);
        puts.elect(address(token), units);
    }

    function _declare() private returns (DistributionId id) {
        vm.warp(CLOSES_AT + 1);
        vm.prank(calculationAgent);
        id = puts.declare(address(token));
    }

    function _pay(address[] memory wallets) private {
        vm.prank(payingAgent);
        puts.payPage(address(token), address(depositA), wallets);
    }

    function _close() private {
        vm.prank(payingAgent);
        puts.close(address(token));
    }

    // ---- open ----

    function test_reverts_when_another_opens() public {
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "TRUSTEE", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        puts.open(address(token), DATE, PAY_AT, DUE_AT);
    }

    function test_reverts_when_the_token_is_foreign() public {
        ForeignToken foreign = new ForeignToken(address(bond));
        vm.expectRevert(
            abi.encodeWithSelector(BondPart.InstrumentForeign.selector, address(foreign), address(bond))
        );
        puts.amountOf(address(foreign), 100, DATE);
    }

    /// The window is the terms', and no coupon's record lies before the payment.
    function test_reverts_when_the_date_is_unfit() public {
        _expectDate(2, DATE, PAY_AT - 1, DUE_AT); // the window would end with the payment
        _expectDate(2, DATE, PAY_AT, PAY_AT - 1);
        _expectDate(2, DATE + 2, PAY_AT, DUE_AT); // another day's label
        _expectDate(2, 20872, 20872 * 1 days, 20872 * 1 days); // between record and coupon
    }

    function _expectDate(uint256 period, uint32 date, uint32 payAt, uint32 dueAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutDateUnfit.selector, address(token), date, period)
        );
        vm.prank(trustee);
        puts.open(address(token), date, payAt, dueAt);
    }

    function test_reverts_given_one_is_open() public {
        _open();
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutUnsettled.selector, address(token), 0, 0));
        _open();
    }

    // ---- elect ----

    function test_reverts_when_the_window_is_over() public {
        _open();
        vm.warp(CLOSES_AT);
        _elect(holders[4], 5_000);
        vm.warp(CLOSES_AT + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutNotOpen.selector, address(token), CLOSES_AT, CLOSES_AT + 1)
        );
        _elect(holders[3], 6_000);
    }

    function test_reverts_when_a_holder_elects_twice() public {
        _open();
        _elect(holders[4], 1_000);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.ElectionExists.selector, address(token), holders[4], 1_000)
        );
        _elect(holders[4], 1_000);
    }

    function test_reverts_when_too_little_would_be_left() public {
        _open();
        vm.expectRevert(
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, holders[4], 60, 100)
        );
        _elect(holders[4], 4_940);
    }

    function test_reverts_when_the_wallet_is_frozen() public {
        _open();
        token.setAddressFrozen(holders[4], true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holders[4]));
        _elect(holders[4], 5_000);
    }

    /// An election holds the units where they are; a trading halt is no matter.
    function test_elect() public {
        _open();
        token.pause();
        vm.expectEmit(address(puts));
        emit IBondPuts.PutElected(address(token), 0, holders[4], 5_000, PRICE_OF_5000);
        _elect(holders[4], 5_000);
        assertEq(token.balanceOf(holders[4]), 5_000);
        assertEq(token.heldOf(holders[4]), 5_000);
        assertEq(puts.putOf(address(token), 0).amount, PRICE_OF_5000);
    }

    // ---- withdraw ----

    function test_reverts_when_nothing_was_elected() public {
        _open();
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.ElectionUnknown.selector, address(token), 0, holders[4])
        );
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0);
    }

    function test_reverts_when_withdrawn_after_the_window() public {
        _open();
        _elect(holders[4], 5_000);
        vm.warp(CLOSES_AT + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutNotOpen.selector, address(token), CLOSES_AT, CLOSES_AT + 1)
        );
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0);
    }

    function test_withdraw_and_elect_again() public {
        _open();
        _elect(holders[4], 5_000);
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0);
        assertEq(token.heldOf(holders[4]), 0);
        assertEq(puts.putOf(address(token), 0).amount, 0);
        _elect(holders[4], 1_000);
        assertEq(token.heldOf(holders[4]), 1_000);
    }

    // ---- declare ----

    function test_reverts_when_declared_in_the_window() public {
        _open();
        vm.warp(CLOSES_AT);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutStillOpen.selector, address(token), CLOSES_AT, CLOSES_AT)
        );
        vm.prank(calculationAgent);
        puts.declare(address(token));
    }

    // ---- payPage ----

    function test_reverts_when_nothing_is_declared() public {
        _open();
        _elect(holders[4], 5_000);
        vm.warp(PAY_AT);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutNotDeclared.selector, address(token), 0));
        _pay(holders);
    }

    /// 50,500,000.00 and 488,109.59, against the burning of 5,000 units; the rest of the bond lives on.
    function test_put_of_one_holder() public {
        _open();
        _elect(holders[4], 5_000);
        DistributionId id = _declare();
        assertEq(distributor.requiredOf(id), PRICE_OF_5000);
        _fund(id, depositA, PRICE_OF_5000);
        vm.expectEmit(address(puts));
        emit IBondPuts.PutRedeemed(address(token), 0, holders[4], 5_000, PRICE_OF_5000);
        _pay(holders);
        assertEq(depositA.balanceOf(holders[4]), PRICE_OF_5000);
        assertEq(token.totalSupply(), 45_000);
        assertEq(bond.redeemedPrincipal(), 50_000_000_00);
        _assertPrincipal();
        _assertStatus(BondStatus.ISSUED);
        _close();
        assertFalse(puts.isOpen(address(token)));
        assertEq(depositA.balanceOf(address(distributor)), 0);
    }

    /// The full-book bound: 505,000,000.00 and interest, rounded per holder, and nothing is left.
    function test_every_unit_is_put() public {
        _open();
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) _elect(holders[i], units[i]);
        DistributionId id = _declare();
        assertApproxEqAbs(distributor.requiredOf(id), 505_000_000_00 + 4_881_095_89, 5);
        _fund(id, depositA, distributor.requiredOf(id));
        _pay(_slice(0, 5));
        _assertStatus(BondStatus.ISSUED);
        _pay(_slice(5, 10));
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        assertEq(depositA.balanceOf(address(distributor)), 0);
        _close();
    }

    /// A payee its bank refuses is burnt and its cash kept; frozen units are passed over, and nobody is blocked.
    function test_nobody_blocks_another() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 4_000);
        _elect(holders[6], 3_000);
        DistributionId id = _declare();
        uint256 required = distributor.requiredOf(id);
        _fund(id, depositA, required);
        depositA.setAddressFrozen(holders[4], true);
        token.setFrozenTokens(holders[5], 4_000);
        vm.expectEmit(address(puts));
        emit IBondPuts.PutPassedOver(address(token), 0, holders[5], 4_000);
        _pay(holders);
        assertEq(distributor.keptOf(id, holders[4]).amount, PRICE_OF_5000);
        assertEq(token.balanceOf(holders[4]), 0);
        assertEq(token.balanceOf(holders[5]), 4_000);
        assertEq(token.balanceOf(holders[6]), 0);

        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutUnsettled.selector, address(token), 0, 4_000));
        _close();
        vm.warp(PAY_AT + 90 days + 1);
        _close();
        uint256 before = depositA.balanceOf(issuer);
        vm.prank(issuer);
        distributor.sweep(id, _one(address(depositA)), address(0));
        assertEq(depositA.balanceOf(issuer) - before, puts.amountOf(address(token), 4_000, DATE));
        vm.prank(holders[5]);
        puts.withdraw(address(token), 0);
        assertEq(token.heldOf(holders[5]), 0);
    }

    /// A second change of control, a second put.
    function test_a_put_after_a_put() public {
        _open();
        vm.warp(CLOSES_AT + 1);
        _close();
        vm.warp(20998 * 1 days - 40 days);
        vm.prank(trustee);
        assertEq(puts.open(address(token), 20998, 20998 * 1 days, 20998 * 1 days), 1);
        _elect(holders[0], 12_000);
        assertEq(puts.electionOf(address(token), 1, holders[0]), 12_000);
        assertEq(puts.count(address(token)), 2);
    }
}
