// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondPart} from "contracts/bond/BondPart.sol";
import {BondStatus, IBond, Period} from "contracts/bond/interfaces/IBond.sol";
import {AcceleratedClaim, IBondDefaults} from "contracts/bond/interfaces/IBondDefaults.sol";
import {DistributionStatus} from "contracts/distribution/interfaces/IDistributor.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {DistributionId} from "contracts/types/DistributionId.sol";
import {LargestRemainder} from "../distribution/LargestRemainder.sol";
import {BondFixture} from "./BondFixture.sol";
import {ForeignToken} from "./BondPuts.t.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// The issuer doesn't fund coupon 3, due on 1 March 2027.
contract BondDefaultsTest is BondFixture {
    uint256 private constant COUPON = 2;
    uint256 private dueAt;
    uint256 private graceUntilAt;
    uint256 private recordAt;

    function setUp() public override {
        super.setUp();
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        dueAt = _periods()[COUPON].dueAt;
        graceUntilAt = dueAt + 14 days;
        vm.warp(dueAt + 1);
    }

    function _grace() private {
        vm.prank(anyone);
        defaults.recordNonPayment(address(token), COUPON);
    }

    function _default() private {
        _grace();
        vm.warp(graceUntilAt + 1);
        vm.prank(anyone);
        defaults.recordDefault(address(token));
        recordAt = defaults.missOf(address(token)).recordAt;
    }

    function _instruct(address holder) private {
        vm.prank(holder);
        defaults.instruct(address(token), holder);
    }

    function _accelerate() private {
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
        _instruct(holders[9]);
        _assertStatus(BondStatus.ACCELERATED);
    }

    // ---- recordNonPayment ----

    function test_reverts_when_the_token_is_foreign() public {
        ForeignToken foreign = new ForeignToken(address(bond));
        vm.expectRevert(
            abi.encodeWithSelector(BondPart.InstrumentForeign.selector, address(foreign), address(bond))
        );
        defaults.recordNonPayment(address(foreign), COUPON);
    }

    function test_reverts_when_it_is_not_overdue() public {
        vm.warp(dueAt);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, COUPON, dueAt, dueAt));
        _grace();
    }

    function test_reverts_when_the_coupon_was_funded() public {
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.AlreadyFunded.selector, 1));
        defaults.recordNonPayment(address(token), 1);
    }

    function test_reverts_given_another_status() public {
        _grace();
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.DefaultStatusUnfit.selector, address(token), BondStatus.GRACE)
        );
        _grace();
    }

    function test_non_payment() public {
        vm.expectEmit(address(defaults));
        emit IBondDefaults.NonPaymentRecorded(address(token), COUPON, dueAt, graceUntilAt);
        _grace();
        _assertStatus(BondStatus.GRACE);
    }

    /// A put that nobody chose is owed by nobody.
    function test_an_empty_put_is_not_missed() public {
        vm.warp(21_000 * 1 days - 40 days);
        vm.prank(trustee);
        puts.open(address(token), 21_000, 21_000 * 1 days, 21_000 * 1 days);
        vm.warp(21_000 * 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.AlreadyFunded.selector, PUT));
        defaults.recordNonPayment(address(token), PUT);
    }

    /// An unfunded put is missed like a coupon.
    function test_a_missed_put() public {
        vm.warp(21_000 * 1 days - 40 days);
        vm.prank(trustee);
        puts.open(address(token), 21_000, 21_000 * 1 days, 21_000 * 1 days);
        vm.prank(holders[0]);
        puts.elect(address(token), 12_000);
        vm.warp(21_000 * 1 days + 1);
        defaults.recordNonPayment(address(token), PUT);
        _assertStatus(BondStatus.GRACE);
    }

    // ---- cure ----

    function test_reverts_when_nothing_was_funded_to_cure() public {
        _grace();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, COUPON));
        defaults.cure(address(token));
    }

    /// Funded in time, back to where it was; the coupon is paid.
    function test_cure() public {
        _grace();
        DistributionId id = _declareCoupon(COUPON);
        _fund(id, depositA, distributor.requiredOf(id));
        vm.prank(anyone);
        defaults.cure(address(token));
        _assertStatus(BondStatus.ISSUED);
        _payPage(id, depositA, holders);
    }

    /// A missed principal: matured, grace, and matured again.
    function test_cure_of_the_principal() public {
        _payCoupon(2);
        (DistributionId coupon, DistributionId principal) = _declareRedemption();
        _fund(coupon, depositA, distributor.requiredOf(coupon));
        vm.warp(_periods()[3].dueAt + 1);
        bond.mature();
        defaults.recordNonPayment(address(token), PRINCIPAL);
        _assertStatus(BondStatus.GRACE);
        _fund(principal, depositA, distributor.requiredOf(principal));
        defaults.cure(address(token));
        _assertStatus(BondStatus.MATURED);
        _redeemPage(depositA, holders);
        _assertStatus(BondStatus.REDEEMED);
    }

    // ---- recordDefault ----

    /// One second early is early.
    function test_reverts_when_grace_runs() public {
        _grace();
        vm.warp(graceUntilAt);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.GraceRunning.selector, address(token), graceUntilAt, graceUntilAt)
        );
        defaults.recordDefault(address(token));
        vm.warp(graceUntilAt + 1);
        vm.expectEmit(address(defaults));
        emit IBondDefaults.DefaultRecorded(address(token), COUPON, block.timestamp + 1 days + 1);
        defaults.recordDefault(address(token));
        _assertStatus(BondStatus.DEFAULTED);
    }

    function test_reverts_when_it_was_funded_in_grace() public {
        _grace();
        DistributionId id = _declareCoupon(COUPON);
        _fund(id, depositA, distributor.requiredOf(id));
        vm.warp(graceUntilAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.AlreadyFunded.selector, COUPON));
        defaults.recordDefault(address(token));
    }

    // ---- waive ----

    function test_reverts_when_another_waives() public {
        _default();
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "TRUSTEE", address(token), issuer));
        vm.prank(issuer);
        defaults.waive(address(token), uint32(block.timestamp + 30 days));
    }

    function test_reverts_when_waived_into_the_past() public {
        _default();
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.WaiverPast.selector, block.timestamp, block.timestamp)
        );
        vm.prank(trustee);
        defaults.waive(address(token), uint32(block.timestamp));
    }

    /// The payment is due again at the waiver's instant, not before.
    function test_waive() public {
        _default();
        uint256 again = block.timestamp + 30 days;
        vm.prank(trustee);
        defaults.waive(address(token), uint32(again));
        _assertStatus(BondStatus.ISSUED);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, COUPON, again, block.timestamp)
        );
        _grace();
        vm.warp(again + 1);
        _grace();
        assertEq(defaults.missOf(address(token)).graceUntilAt, again + 14 days);
    }

    // ---- setExcluded and instruct ----

    function test_reverts_when_excluded_wallets_are_out_of_order() public {
        _default();
        address[] memory list = new address[](2);
        (list[0], list[1]) = (holders[1], holders[1]);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ExcludedUnfit.selector, holders[1], 1));
        vm.prank(trustee);
        defaults.setExcluded(address(token), list);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ExcludedUnfit.selector, issuer, 0));
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(issuer));
    }

    function test_reverts_when_excluded_after_the_record() public {
        _default();
        vm.warp(recordAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.InstructionStarted.selector, recordAt, recordAt + 1)
        );
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[1]));
    }

    function test_reverts_when_instructed_before_the_record() public {
        _default();
        vm.warp(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, recordAt, recordAt));
        _instruct(holders[0]);
    }

    function test_reverts_when_another_instructs() public {
        _default();
        vm.warp(recordAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.InstructionNotYours.selector, holders[0], nonHolder)
        );
        vm.prank(nonHolder);
        defaults.instruct(address(token), holders[0]);
    }

    function test_reverts_when_an_affiliate_instructs() public {
        _default();
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[0]));
        vm.warp(recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.InstructionExcluded.selector, holders[0]));
        _instruct(holders[0]);
    }

    /// Once per unit: what was bought after the record doesn't instruct again.
    function test_units_instruct_once() public {
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[9]);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.InstructionRepeated.selector, holders[9], recordAt)
        );
        _instruct(holders[9]);
        vm.prank(holders[9]);
        token.transfer(receiver, 1_000);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NothingToInstruct.selector, receiver, recordAt));
        _instruct(receiver);
    }

    /// 12,499 of 50,000 don't, 12,500 do; the affiliates' units count on neither side.
    function test_a_quarter_accelerates() public {
        vm.prank(holders[0]);
        token.transfer(holders[9], 500); // 11,500 and 1,500
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
        _assertStatus(BondStatus.DEFAULTED);
        vm.expectEmit(address(defaults));
        emit IBondDefaults.Instructed(address(token), holders[9], 1_500, 13_000, 50_000);
        _instruct(holders[9]);
        _assertStatus(BondStatus.ACCELERATED);
    }

    /// A quarter is enough, and a unit less is not.
    function test_the_quarter_is_exact() public {
        uint256 state = vm.snapshotState();
        _instructWith(499); // 12,499 of 50,000
        _assertStatus(BondStatus.DEFAULTED);
        assertTrue(vm.revertToState(state));
        _instructWith(500);
        _assertStatus(BondStatus.ACCELERATED);
    }

    function _instructWith(uint256 more) private {
        vm.prank(holders[1]);
        token.transfer(holders[0], more);
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
    }

    function test_affiliates_count_on_neither_side() public {
        _default();
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[1])); // 8,000 of 50,000
        assertEq(defaults.excludedOf(address(token)), _one(holders[1]));
        vm.warp(recordAt + 1);
        _instruct(holders[0]); // 12,000 of 42,000
        _assertStatus(BondStatus.ACCELERATED);
    }

    /// The successor of a lost wallet instructs for it.
    function test_a_successor_instructs() public {
        _default();
        vm.warp(recordAt + 1);
        token.recoveryAddress(holders[0], receiver, address(0));
        vm.prank(receiver);
        defaults.instruct(address(token), holders[0]);
        assertEq(defaults.missOf(address(token)).instructed, 12_000);
    }

    // ---- after acceleration ----

    /// A coupon that was declared and not funded becomes part of the claim, and the register opens again.
    function test_acceleration_cancels_what_is_unfunded() public {
        _grace();
        DistributionId id = _declareCoupon(COUPON);
        _fund(id, depositA, 1_000_00);
        vm.warp(graceUntilAt + 1);
        defaults.recordDefault(address(token));
        recordAt = defaults.missOf(address(token)).recordAt;
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
        _instruct(holders[9]);
        assertEq(uint256(distributor.distributionOf(id).status), uint256(DistributionStatus.CANCELLED));
        assertEq(token.config().closesAt(), 0);
        AcceleratedClaim memory claim = defaults.claimOf(address(token));
        assertEq(claim.principal, 500_000_000_00);
        // The missed coupon as it would have been paid, 129.92 a unit, then 31 days of the next period, rounded once.
        (, uint256 interest) = defaults.claimOn(address(token), 20_909);
        assertEq(interest, 6_496_000_00 + 1_112_602_74);
    }

    function test_reverts_when_a_payment_exceeds_the_claim() public {
        _accelerate();
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), 20_909);
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), 20_905 * 1 days);
        vm.warp(20_905 * 1 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondDefaults.PaymentTooLarge.selector, address(token), principal + interest + 1, principal + interest
            )
        );
        vm.prank(calculationAgent);
        defaults.declarePayment(
            address(token), 20_905 * 1 days, 20_909, 20_909 * 1 days, uint96(principal + interest + 1), 0, 0
        );
    }

    function test_reverts_when_the_claim_is_unpaid() public {
        _accelerate();
        vm.expectRevert(IBond.ClaimUnpaid.selector);
        _redeemPage(depositA, holders);
    }

    function _recover(uint32 payDate, uint256 amount) private returns (DistributionId id) {
        uint32 at_ = (payDate - 4) * 1 days;
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), at_);
        vm.warp(at_ + 1);
        uint256[] memory positions = LargestRemainder.units(token.positionsAt(holders, at_));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(amount, positions);
        vm.prank(calculationAgent);
        id = defaults.declarePayment(address(token), at_, payDate, payDate * 1 days, uint96(amount), threshold, tie);
        _fund(id, depositA, amount);
        vm.warp(payDate * 1 days);
        _payPage(id, depositA, holders);
        defaults.applyPayment(address(token));
    }

    /// Several payments pro rata, interest first and accruing until paid; then every unit is burnt.
    function test_paid_in_several_payments() public {
        _accelerate();
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), 20_909);
        _recover(20_909, interest + 100_000_000_00);
        assertEq(bond.redeemedPrincipal(), 100_000_000_00);
        _assertPrincipal();
        (principal, interest) = defaults.claimOn(address(token), 21_109); // 200 days on 400m, past maturity
        assertEq(principal, 400_000_000_00);
        // 153 days to maturity and 47 days after it.
        assertEq(interest, 4_392_986_30 + 1_349_479_45);
        uint256 before = depositA.balanceOf(holders[0]);
        _recover(21_109, principal + interest);
        assertApproxEqAbs(depositA.balanceOf(holders[0]) - before, (principal + interest) * 12 / 50, 1);
        assertTrue(defaults.isPaid(address(token)));
        assertEq(bond.redeemedPrincipal(), 500_000_000_00);

        _redeemPage(depositA, _slice(0, 5));
        _assertStatus(BondStatus.ACCELERATED);
        _redeemPage(depositA, _slice(5, 10));
        _assertStatus(BondStatus.REDEEMED);
        assertEq(bond.redeemedPrincipal(), 500_000_000_00);
        _assertPrincipal();
        assertEq(depositA.balanceOf(address(distributor)), 0);
    }

    /// A payment that was not funded is taken back and another declared.
    function test_withdraw_a_payment() public {
        _accelerate();
        uint32 at_ = 20_905 * 1 days;
        vm.startPrank(calculationAgent);
        defaults.schedulePayment(address(token), at_);
        vm.warp(at_ + 1);
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 1_000_00, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PaymentOpen.selector, address(token), 0));
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 1_000_00, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, 0));
        defaults.applyPayment(address(token));
        defaults.withdrawPayment(address(token));
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 2_000_00, 0, 0);
        assertEq(defaults.claimOf(address(token)).count, 1);
    }
}
