// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondPart} from "contracts/bond/BondPart.sol";
import {BondStatus, IBond} from "contracts/bond/interfaces/IBond.sol";
import {IBondDefaults} from "contracts/bond/interfaces/IBondDefaults.sol";
import {IBondPuts} from "contracts/bond/interfaces/IBondPuts.sol";
import {ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying} from "contracts/distribution/interfaces/IPaying.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
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
        for (uint256 i; i < 2; ++i) {
            vm.warp(bond.period(i).recordAt + 1);
            _fundWhole(_declare(i));
        }
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

    function _declare() private returns (ObligationId id) {
        vm.warp(CLOSES_AT + 1);
        vm.prank(anyone);
        id = puts.declare(address(token));
    }

    function _close() private {
        vm.prank(anyone);
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
        puts.withdraw(address(token), 0, holders[4]);
    }

    function test_reverts_when_withdrawn_after_the_window() public {
        _open();
        _elect(holders[4], 5_000);
        vm.warp(CLOSES_AT + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutNotOpen.selector, address(token), CLOSES_AT, CLOSES_AT + 1)
        );
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);
    }

    /// M11: the election follows its owner to the successor, who may take it back, and is paid otherwise.
    function test_an_election_outlasts_the_recovery_of_its_wallet() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 1_000);
        address[2] memory heirs = [makeAddr("heir"), makeAddr("other heir")];
        for (uint256 i; i < 2; ++i) {
            registry.know(heirs[i], HONG_KONG, 0);
            depositA.admitWallets(_one(heirs[i]));
            token.recoveryAddress(holders[4 + i], heirs[i], address(0));
        }
        assertEq(token.heldOf(heirs[0]), 5_000);
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.ElectionUnknown.selector, address(token), 0, holders[5])
        );
        vm.prank(heirs[0]);
        puts.withdraw(address(token), 0, holders[5]);
        vm.prank(heirs[1]);
        puts.withdraw(address(token), 0, holders[5]);
        assertEq(token.heldOf(heirs[1]), 0);

        ObligationId id = _declare();
        _fund(id, depositA, PRICE_OF_5000);
        vm.warp(PAY_AT);
        _payPage(id, depositA, _one(holders[4]));
        assertEq(depositA.balanceOf(heirs[0]), PRICE_OF_5000);
        assertEq(token.heldOf(heirs[0]), 0);
        assertEq(token.balanceOf(heirs[0]), 0);
        _close();
    }

    function test_withdraw_and_elect_again() public {
        _open();
        _elect(holders[4], 5_000);
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);
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
        puts.declare(address(token));
    }

    // ---- paying ----

    /// 50,500,000.00 and 488,109.59, against the retirement of 5,000 units; the rest of the bond lives on.
    function test_put_of_one_holder() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        assertEq(obligations.missingOf(id), PRICE_OF_5000);
        _fundWhole(id);
        vm.expectEmit(address(puts));
        emit IBondPuts.PutRedeemed(address(token), 0, holders[4], 5_000, PRICE_OF_5000);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[4]), PRICE_OF_5000);
        assertEq(token.totalSupply(), 45_000);
        assertEq(views.redeemedPrincipal(), 50_000_000_00);
        _assertPrincipal();
        _assertStatus(BondStatus.ISSUED);
        assertTrue(obligations.isDischarged(id));
        _close();
        assertFalse(puts.isOpen(address(token)));
        assertEq(_inTills(id), 0);
    }

    /// The full-book bound: 505,000,000.00 and interest, rounded per holder, and nothing is left.
    function test_every_unit_is_put() public {
        _open();
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) _elect(holders[i], units[i]);
        ObligationId id = _declare();
        assertApproxEqAbs(obligations.missingOf(id), 505_000_000_00 + 4_881_095_89, 5);
        _fundWhole(id);
        _payPage(id, depositA, _slice(0, 5));
        _assertStatus(BondStatus.ISSUED);
        _payPage(id, depositA, _slice(5, 10));
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        assertEq(_inTills(id), 0);
        _close();
    }

    /// A holder helps itself; the agent's page after it passes the holder over.
    function test_an_elector_claims() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        vm.prank(holders[4]);
        paying.claim(id, holders[4], address(depositB));
        assertEq(depositB.balanceOf(holders[4]), PRICE_OF_5000);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[4]), 0);
    }

    function test_reverts_when_a_stranger_takes_the_shares() public {
        _open();
        _elect(holders[4], 5_000);
        _declare();
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PayerUnknown.selector, nonHolder, address(paying)));
        vm.prank(nonHolder);
        puts.takeShares(address(token), PUT, holders);
    }

    /// A payee its bank refuses is retired and its cash kept; of frozen units the principal is, and nobody is blocked.
    function test_nobody_blocks_another() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 4_000);
        _elect(holders[6], 3_000);
        ObligationId id = _declare();
        _fundWhole(id);
        depositA.setAddressFrozen(holders[4], true);
        token.setFrozenTokens(holders[5], 4_000);
        _payPage(id, depositA, holders);
        assertEq(paying.keptOf(id, holders[4]).free, PRICE_OF_5000);
        assertEq(token.balanceOf(holders[4]), 0);
        assertEq(token.balanceOf(holders[5]), 0);
        assertEq(token.balanceOf(holders[6]), 0);
        assertEq(paying.keptOf(id, holders[5]).frozen, 40_400_000_00);
        assertEq(depositA.balanceOf(holders[5]), puts.amountOf(address(token), 4_000, DATE) - 40_400_000_00, "the income");
        _assertPrincipal();
        _close();

        token.setFrozenTokens(holders[5], 0);
        vm.prank(holders[5]);
        paying.claim(id, holders[5], address(depositA));
        assertEq(depositA.balanceOf(holders[5]), puts.amountOf(address(token), 4_000, DATE));
        assertEq(paying.tillOf(id, address(depositA)), PRICE_OF_5000, "what is kept for the refused payee");
    }

    /// Frozen units that stay in the wallet cover what is frozen: then nothing of the put is kept.
    function test_frozen_units_beside_those_put() public {
        _open();
        _elect(holders[4], 2_000);
        ObligationId id = _declare();
        _fundWhole(id);
        token.setFrozenTokens(holders[4], 3_500);
        _payPage(id, depositA, holders);
        assertEq(token.balanceOf(holders[4]), 3_000);
        assertEq(paying.keptOf(id, holders[4]).frozen, 5_050_000_00, "500 of the 2,000 had to be frozen ones");
        _close();
    }

    /// Who elected all its units and got a few since, too few to hold, is paid for what it elected, through a recovery as well.
    function test_an_odd_lot_that_came_since_stops_no_payment() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 4_000);
        vm.prank(holders[0]);
        token.transfer(holders[4], 1);
        vm.prank(holders[0]);
        token.transfer(holders[5], 99);
        address heir = makeAddr("heir");
        registry.know(heir, HONG_KONG, 0);
        depositA.admitWallets(_one(heir));
        token.recoveryAddress(holders[5], heir, address(0));
        ObligationId id = _declare();
        _fundWhole(id);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[4]), PRICE_OF_5000);
        assertEq(depositA.balanceOf(heir), puts.amountOf(address(token), 4_000, DATE));
        assertEq(token.balanceOf(holders[4]), 1);
        assertEq(token.balanceOf(heir), 99);
        assertEq(token.heldOf(holders[4]) + token.heldOf(heir), 0);
        assertTrue(obligations.isDischarged(id));
        _assertPrincipal();
        _close();
    }

    /// An election whose hold an order broke is over; what was funded for it goes back.
    function test_a_broken_hold_is_no_payment() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 4_000);
        ObligationId id = _declare();
        _fundWhole(id);
        token.breakHold(keccak256(abi.encode(address(puts), address(token), uint256(0), holders[4])), "order");
        _payPage(id, depositA, holders);
        assertEq(token.balanceOf(holders[4]), 5_000);
        assertEq(depositA.balanceOf(holders[4]), 0);
        assertTrue(obligations.isDischarged(id));
        assertEq(obligations.returnContributions(id, 10), PRICE_OF_5000);
        _close();
    }

    /// H2: an unfunded put is not closed away: it is a miss until it is funded, or its electors have left after 90 days.
    function test_an_unfunded_put_stays_a_miss() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        vm.warp(DUE_AT + 1);
        defaults.recordNonPayment(address(token), PUT);
        _assertStatus(BondStatus.GRACE);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutUnsettled.selector, address(token), 0, 5_000));
        _close();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, PUT));
        defaults.cure(address(token), PUT);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutNotOpen.selector, address(token), CLOSES_AT, DUE_AT + 1));
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);

        vm.warp(DUE_AT + 90 days + 1);
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);
        assertEq(token.heldOf(holders[4]), 0);
        _close();
        assertEq(uint256(obligations.statusOf(id)), uint256(ObligationStatus.CANCELLED));
        defaults.cure(address(token), PUT); // nobody is owed it any more
    }

    /// H3: a funded put is paid, whatever becomes of the bond; the units that were put have no part in the claim.
    function test_a_funded_put_survives_acceleration() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        _accelerateFor(2);
        assertEq(uint256(obligations.statusOf(id)), uint256(ObligationStatus.FUNDED));
        assertEq(defaults.claimOf(address(token)).principal, 450_000_000_00);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, PUT));
        defaults.recordNonPayment(address(token), PUT);
        vm.startPrank(calculationAgent);
        defaults.schedulePayment(address(token), uint32(block.timestamp + 1));
        vm.warp(block.timestamp + 2);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PutUnpaid.selector, address(token), 5_000));
        defaults.declarePayment(
            address(token),
            uint32(block.timestamp - 1),
            uint32(block.timestamp / 1 days + 1),
            uint32(block.timestamp / 1 days + 1) * 1 days,
            100
        );
        vm.stopPrank();
        // Its electors are paid, and are not let go into a claim that they have no part in.
        uint256 closesAt = puts.putOf(address(token), 0).closesAt;
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.PutNotOpen.selector, address(token), closesAt, block.timestamp)
        );
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutUnsettled.selector, address(token), 0, 5_000));
        _close();
        _payPage(id, depositA, holders);
        // The coupon's record has passed: that coupon pays the days that the put would have.
        assertEq(depositA.balanceOf(holders[4]), 50_500_000_00);
        _close();
    }

    /// Who was paid for a put has no part in a claim, though its units stood in the register at the payment's record.
    function test_reverts_when_a_put_was_paid_after_the_record() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        _accelerateFor(2);
        uint32 recordAt = uint32(block.timestamp + 1);
        uint32 payDate = uint32(block.timestamp / 1 days + 2);
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), recordAt);
        vm.warp(recordAt + 1);
        _payPage(id, depositA, holders);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PutUnpaid.selector, address(token), 5_000));
        vm.prank(calculationAgent);
        defaults.declarePayment(address(token), recordAt, payDate, payDate * 1 days, 450_000_00);
    }

    /// Units that were frozen since are retired with the others, their money is kept: later puts and claims wait for nobody.
    function test_a_frozen_elector_blocks_no_claim() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        token.setFrozenTokens(holders[4], 3_000);
        _accelerateFor(2);
        _payPage(id, depositA, holders);
        assertTrue(obligations.isDischarged(id));
        assertEq(token.balanceOf(holders[4]), 0);
        assertEq(depositA.balanceOf(holders[4]), 50_500_000_00 * 2 / 5);
        assertEq(paying.keptOf(id, holders[4]).frozen, 50_500_000_00 * 3 / 5);
        vm.startPrank(calculationAgent);
        uint32 recordAt = uint32(block.timestamp + 1);
        uint32 payDate = uint32(block.timestamp / 1 days + 2);
        defaults.schedulePayment(address(token), recordAt);
        vm.warp(recordAt + 1);
        defaults.declarePayment(address(token), recordAt, payDate, payDate * 1 days, 450_000_00);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingKept.selector, id, holders[4]));
        vm.prank(holders[4]);
        paying.claim(id, holders[4], address(depositA));
        token.setFrozenTokens(holders[4], 0);
        vm.prank(holders[4]);
        paying.claim(id, holders[4], address(depositA));
        assertEq(depositA.balanceOf(holders[4]), 50_500_000_00);
        assertEq(paying.tillOf(id, address(depositA)), obligations.returnableOf(id));
    }

    /// An unfunded one joins the claim: its units are free, what was paid in goes back.
    function test_an_unfunded_put_joins_the_claim() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fund(id, depositA, 1_000_000_00);
        _accelerateFor(2);
        assertFalse(puts.isOpen(address(token)));
        assertEq(defaults.claimOf(address(token)).principal, 500_000_000_00);
        assertEq(obligations.returnContributions(id, 10), 1_000_000_00);
        vm.prank(holders[4]);
        puts.withdraw(address(token), 0, holders[4]);
        assertEq(token.heldOf(holders[4]), 0);
    }

    /// LIVE-1: the electors of a put that joined the claim share in it like all others, whether or not they come themselves.
    function test_units_of_a_superseded_put_are_freed() public {
        _open();
        _elect(holders[4], 5_000);
        _elect(holders[5], 4_000);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutUnsettled.selector, address(token), 0, 9_000));
        puts.free(address(token), 0, holders);
        _accelerateFor(2);
        uint32 recordAt = uint32(block.timestamp + 1);
        uint32 payDate = uint32(block.timestamp / 1 days + 2);
        vm.startPrank(calculationAgent);
        defaults.schedulePayment(address(token), recordAt);
        vm.warp(recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PutUnpaid.selector, address(token), 9_000));
        defaults.declarePayment(address(token), recordAt, payDate, payDate * 1 days, 100);
        vm.stopPrank();
        vm.prank(anyone);
        puts.free(address(token), 0, holders);
        assertEq(token.heldOf(holders[4]) + token.heldOf(holders[5]), 0);
        vm.prank(calculationAgent);
        defaults.declarePayment(address(token), recordAt, payDate, payDate * 1 days, 100);
    }

    /// A put that was never funded holds up the retirement until its electors are let go, and then no longer.
    function test_units_of_a_put_never_funded_are_freed() public {
        _open();
        _elect(holders[4], 5_000);
        _declare();
        _payCoupon(2);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        vm.expectRevert(abi.encodeWithSelector(IBond.PartBusy.selector, address(puts)));
        bond.retire(holders);
        vm.prank(anyone);
        puts.free(address(token), 0, holders);
        vm.prank(holders[4]);
        paying.claim(principal, holders[4], address(depositA));
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        assertEq(paying.tillOf(principal, address(depositA)), 0);
    }

    /// The coupon is never funded: it is the default that accelerates.
    function _accelerateFor(uint256 number) private {
        vm.warp(bond.period(number).dueAt + 1);
        defaults.recordNonPayment(address(token), number);
        vm.warp(defaults.missOf(address(token), number).graceUntilAt + 1);
        defaults.recordDefault(address(token), number);
        vm.warp(defaults.instructionOf(address(token)).recordAt + 1);
        for (uint256 i; i < 2; ++i) {
            uint256 units = token.balanceOf(holders[i]);
            vm.prank(holders[i]);
            defaults.instruct(address(token), number, holders[i], units);
            if (bond.status() == BondStatus.ACCELERATED) break;
        }
        _assertStatus(BondStatus.ACCELERATED);
    }

    /// M2: who is paid after the coupon's record gets that coupon, and no accrued interest for the same days.
    function test_accrued_interest_is_not_paid_twice() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        vm.warp(_periods()[2].recordAt + 1);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[4]), 50_500_000_00);
        assertTrue(obligations.isDischarged(id));
        assertEq(obligations.returnContributions(id, 10), 488_109_59);
        ObligationId coupon = _payCoupon(2);
        assertEq(paying.entitlementOf(coupon, holders[4]), 5_000 * 129_92);
    }

    /// A funded put whose page comes after the last record: that record pays the principal, the put what its price is above
    /// it, and both are kept for nobody.
    function test_principal_is_not_paid_twice() public {
        _payCoupon(2);
        uint32 date = 21040;
        vm.warp(date * 1 days - 31 days);
        vm.prank(trustee);
        puts.open(address(token), date, date * 1 days, date * 1 days);
        _elect(holders[4], 5_000);
        vm.warp(date * 1 days);
        ObligationId id = puts.declare(address(token));
        _fundWhole(id);
        uint256 funded = obligations.obligationOf(id).funded;
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        uint256 before = depositA.balanceOf(holders[4]);
        _payBoth(coupon, principal, holders);
        // Not before who elected is paid.
        vm.expectRevert(abi.encodeWithSelector(IBond.PartBusy.selector, address(puts)));
        bond.retire(holders);
        token.setFrozenTokens(holders[4], 100);
        _payPage(id, depositA, holders);
        token.setFrozenTokens(holders[4], 0);
        assertTrue(obligations.isDischarged(id));
        assertEq(token.heldOf(holders[4]), 0);
        vm.prank(holders[4]);
        paying.claim(principal, holders[4], address(depositA));
        assertEq(depositA.balanceOf(holders[4]) - before, 50_500_000_00 + 5_000 * views.couponPerUnit(3));
        assertEq(views.outstanding(), 0);
        assertEq(obligations.returnContributions(id, 10), funded - 500_000_00);
        assertEq(obligations.returnContributions(principal, 10), 0);
        _close();
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
    }

    /// sdk.md 1, GAS-1: whatever gas a withdrawal is given, it frees the units or nothing happens.
    function test_a_withdrawal_frees_or_reverts() public {
        _open();
        vm.prank(holders[0]);
        token.transfer(holders[4], 10_000);
        _elect(holders[4], 5_000);
        uint256 succeeded;
        uint256 failed;
        for (uint256 gas_ = 20_000; gas_ < 240_000; gas_ += 500) {
            uint256 state = vm.snapshotState();
            vm.prank(holders[4]);
            (bool ok,) = address(puts).call{gas: gas_}(abi.encodeCall(puts.withdraw, (address(token), 0, holders[4])));
            if (ok) {
                ++succeeded;
                assertEq(token.heldOf(holders[4]), 0, "freed");
            } else {
                ++failed;
                assertEq(puts.electionOf(address(token), 0, holders[4]), 5_000, "as before");
            }
            assertTrue(vm.revertToState(state));
        }
        assertGt(succeeded, 10);
        assertGt(failed, 10);
    }

    /// GAS-1 of the page: it ends as with plenty of gas, or reverts.
    function test_a_page_pays_or_reverts() public {
        _open();
        _elect(holders[4], 5_000);
        ObligationId id = _declare();
        _fundWhole(id);
        uint256 succeeded;
        for (uint256 gas_ = 100_000; gas_ < 900_000; gas_ += 5_000) {
            uint256 state = vm.snapshotState();
            vm.prank(payingAgent);
            (bool ok,) = address(paying).call{gas: gas_}(
                abi.encodeCall(paying.payPage, (id, address(depositA), _slice(4, 5)))
            );
            assertEq(depositA.balanceOf(holders[4]), ok ? PRICE_OF_5000 : 0);
            if (ok) ++succeeded;
            assertTrue(vm.revertToState(state));
        }
        assertGt(succeeded, 10);
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
