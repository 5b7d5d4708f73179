// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {Bond} from "contracts/bond/Bond.sol";
import {BondStatus, BondTerms, IBond, Period} from "contracts/bond/interfaces/IBond.sol";
import {Distributor} from "contracts/distribution/Distributor.sol";
import {DistributionStatus, IDistributor} from "contracts/distribution/interfaces/IDistributor.sol";
import {DayCountConvention} from "contracts/utils/DayCount.sol";
import {DistributionId} from "contracts/types/DistributionId.sol";
import {BondFixture} from "./BondFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract BondTest is BondFixture {
    uint256 private constant DECLARABLE = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 4) | (1 << 5);

    function _expectUnauthorized(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
    }

    // ---- freezeTerms ----

    function test_reverts_when_another_freezes() public {
        BondTerms memory t = _terms();
        Period[] memory p = _periods();
        _expectUnauthorized(nonHolder);
        bond.freezeTerms(t, p);
    }

    function test_reverts_when_a_term_is_unfit() public {
        BondTerms memory t = _terms();
        t.calculationAmount = FACE - 1;
        _expectTerm("faceValue", FACE, t, _periods());
        t = _terms();
        t.faceValue = 0;
        _expectTerm("faceValue", 0, t, _periods());
        t = _terms();
        t.volume = 0;
        _expectTerm("volume", 0, t, _periods());
        t = _terms();
        t.events.issuer = address(0);
        _expectTerm("issuer", 0, t, _periods());
        _expectTerm("periods", 0, _terms(), new Period[](0));
        _expectTerm("periods", 121, _terms(), new Period[](121));
    }

    function _expectTerm(string memory field, uint256 value, BondTerms memory t, Period[] memory p) private {
        vm.expectRevert(abi.encodeWithSelector(IBond.TermUnfit.selector, field, value));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    /// Periods partition [issue, maturity]; records are in order, in the future and before their payment.
    function test_reverts_when_the_schedule_is_unfit() public {
        Period[] memory p = _periods();
        p[0].startDate += 1;
        _expectSchedule(0, "startDate", p);
        p = _periods();
        p[1].startDate += 1; // a gap
        _expectSchedule(1, "startDate", p);
        p = _periods();
        p[1].startDate -= 1; // an overlap
        _expectSchedule(1, "startDate", p);
        p = _periods();
        p[2].endDate = p[2].startDate;
        _expectSchedule(2, "startDate", p);
        p = _periods();
        p[3].endDate -= 1;
        _expectSchedule(3, "endDate", p);
        p = _periods();
        p[1].recordAt = p[0].recordAt;
        _expectSchedule(1, "recordAt", p);
        p = _periods();
        p[0].recordAt = uint32(block.timestamp);
        _expectSchedule(0, "recordAt", p);
        p = _periods();
        p[0].payAt = p[0].recordAt;
        _expectSchedule(0, "payAt", p);
        p = _periods();
        p[0].dueAt = p[0].payAt - 1;
        _expectSchedule(0, "payAt", p);
        p = _periods();
        p[0].declaredIn = 1;
        _expectSchedule(0, "declaredIn", p);
    }

    function _expectSchedule(uint256 period, string memory field, Period[] memory p) private {
        BondTerms memory t = _terms();
        vm.expectRevert(abi.encodeWithSelector(IBond.ScheduleUnfit.selector, period, field));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    function test_reverts_given_they_are_frozen() public {
        _freeze();
        _expectTerm("frozen", uint256(bond.termsHash()), _terms(), _periods());
    }

    /// The hash is of terms and schedule; every record instant is scheduled and the register closes with the last.
    function test_freeze() public {
        bytes32 expected = keccak256(abi.encode(_terms(), _periods()));
        vm.expectEmit(address(bond));
        emit IBond.TermsFrozen(expected, _terms(), _periods());
        _freeze();
        assertEq(bond.termsHash(), expected);
        uint256[] memory records = token.recordInstants(0, 600);
        assertEq(records.length, 4);
        for (uint256 i; i < 4; ++i) assertEq(records[i], _periods()[i].recordAt);
        assertEq(token.config().closesAt(), _periods()[3].recordAt);
        _assertStatus(BondStatus.DRAFT);
    }

    // ---- issue ----

    function test_reverts_when_another_issues() public {
        _freeze();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(this)));
        vm.prank(nonHolder);
        bond.issue(holders[0], 100);
    }

    function test_reverts_given_nothing_is_frozen() public {
        vm.expectRevert(abi.encodeWithSelector(IBond.TermUnfit.selector, "frozen", 0));
        bond.issue(holders[0], 100);
    }

    function test_reverts_when_the_volume_is_exceeded() public {
        _freeze();
        bond.issue(holders[0], VOLUME);
        vm.expectRevert(abi.encodeWithSelector(IBond.VolumeExceeded.selector, VOLUME + 100, VOLUME));
        bond.issue(holders[1], 100);
    }

    function test_reverts_when_issued_after_the_first_record() public {
        _freeze();
        vm.warp(_periods()[0].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.ScheduleUnfit.selector, 0, "recordAt"));
        bond.issue(holders[0], 100);
    }

    function test_issue() public {
        _freeze();
        vm.expectEmit(address(bond));
        emit IBond.StatusChanged(BondStatus.DRAFT, BondStatus.ISSUED);
        bond.issue(holders[0], 12_000);
        bond.issue(holders[1], 8_000);
        assertEq(token.balanceOf(holders[0]), 12_000);
        assertEq(bond.issuedPrincipal(), 200_000_000_00);
        assertEq(bond.outstanding(), 200_000_000_00);
    }

    // ---- declareCoupon ----

    function test_reverts_when_another_declares() public {
        _issue();
        _expectUnauthorized(payingAgent);
        bond.declareCoupon(0, 0, 0);
    }

    function test_reverts_when_the_period_is_unknown() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.PeriodUnknown.selector, 4, 4));
        this.declareCoupon(4);
    }

    function declareCoupon(uint256 period) external returns (DistributionId) {
        return _declareCoupon(period);
    }

    function test_reverts_given_a_draft() public {
        _freeze();
        vm.expectRevert(abi.encodeWithSelector(IBond.BondStatusUnfit.selector, BondStatus.DRAFT, DECLARABLE));
        this.declareCoupon(0);
    }

    function test_reverts_given_the_coupon_was_declared() public {
        _issue();
        _declareCoupon(0);
        vm.expectRevert(abi.encodeWithSelector(IBond.AlreadyDeclared.selector, 0));
        this.declareCoupon(0);
    }

    function test_declare_coupon() public {
        _issue();
        (DistributionId id,) = bond.distributionOf(0);
        vm.expectEmit(address(bond));
        emit IBond.CouponDeclared(0, id, 130_64, 0);
        assertEq(DistributionId.unwrap(_declareCoupon(0)), DistributionId.unwrap(id));
        assertEq(distributor.distributionOf(id).amount, 130_64);
        assertEq(distributor.distributionOf(id).payer, issuer);
        (uint256 dueAt, bool funded) = bond.obligation(0);
        assertEq(dueAt, _periods()[0].dueAt);
        assertFalse(funded);
    }

    // ---- cancelCoupon ----

    function test_reverts_when_nothing_was_declared() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.NotDeclared.selector, 0));
        vm.prank(calculationAgent);
        bond.cancelCoupon(0);
    }

    function test_cancel_coupon_and_declare_again() public {
        _issue();
        DistributionId id = _declareCoupon(0);
        vm.prank(calculationAgent);
        bond.cancelCoupon(0);
        assertEq(uint256(distributor.distributionOf(id).status), uint256(DistributionStatus.CANCELLED));
        _declareCoupon(0);
        assertEq(uint256(distributor.distributionOf(id).status), uint256(DistributionStatus.DECLARED));
    }

    // ---- setDistributor ----

    /// What was declared finishes in the old distributor; what comes goes to the new one.
    function test_replaced_distributor() public {
        _issue();
        vm.warp(_periods()[0].recordAt + 1);
        DistributionId first = _declareCoupon(0);
        Distributor next = new Distributor(address(manager));
        bond.setDistributor(next);
        _fund(first, depositA, distributor.requiredOf(first));
        vm.warp(_periods()[0].payAt);
        _payPage(first, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 12_000 * 130_64);

        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.CashNotAccepted.selector, address(depositA), bytes3(0), bytes3(0))
        );
        this.declareCoupon(1);
        next.setCash(address(depositA), interbank, true);
        _declareCoupon(1);
        (, IDistributor where) = bond.distributionOf(1);
        assertEq(address(where), address(next));
        (, where) = bond.distributionOf(0);
        assertEq(address(where), address(distributor));
    }

    // ---- mature ----

    function test_reverts_when_it_is_not_mature() public {
        _issue();
        uint256 maturityAt = _periods()[3].payAt;
        vm.warp(maturityAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.NotMatured.selector, maturityAt, maturityAt - 1));
        bond.mature();
        vm.warp(maturityAt);
        vm.prank(anyone);
        bond.mature();
        _assertStatus(BondStatus.MATURED);
    }

    // ---- redeemPage ----

    function test_reverts_when_another_redeems() public {
        _issue();
        _expectUnauthorized(nonHolder);
        bond.redeemPage(address(depositA), holders);
    }

    function test_reverts_when_the_principal_is_not_funded() public {
        _issue();
        (DistributionId coupon, DistributionId principal) = _declareRedemption();
        _fund(coupon, depositA, distributor.requiredOf(coupon));
        _fund(principal, depositA, 1);
        vm.warp(_periods()[3].payAt);
        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.FundingMissing.selector, principal, 1, 500_000_000_00)
        );
        _redeemPage(depositA, holders);
        assertEq(token.totalSupply(), VOLUME);
    }

    /// Units that an order moved after the last record are burnt where they are; the cash follows the record, or the order.
    function test_an_order_after_the_last_record() public {
        _issue();
        (DistributionId coupon, DistributionId principal) = _declareRedemption();
        _sanction(holders[6]);
        token.forcedTransfer(holders[6], receiver, 3_000, "order");
        _fund(coupon, depositA, distributor.requiredOf(coupon));
        _fund(principal, depositA, distributor.requiredOf(principal));
        vm.warp(_periods()[3].payAt);
        _redeemPage(depositA, holders);
        _assertStatus(BondStatus.MATURED);
        assertEq(token.totalSupply(), 3_000);
        _redeemPage(depositA, _one(receiver));
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        assertEq(distributor.keptOf(principal, holders[6]).amount, 30_000_000_00);
        vm.prank(court);
        distributor.release(principal, holders[6], receiver, address(depositA), "order");
        assertEq(depositA.balanceOf(receiver), 30_000_000_00);
    }

    /// A lost wallet's units are burnt, and its principal paid, at the wallet that took over.
    function test_a_recovered_wallet_is_redeemed() public {
        _issue();
        (DistributionId coupon, DistributionId principal) = _declareRedemption();
        token.recoveryAddress(holders[8], receiver, address(0));
        _fund(coupon, depositA, distributor.requiredOf(coupon));
        _fund(principal, depositA, distributor.requiredOf(principal));
        vm.warp(_periods()[3].payAt);
        _redeemPage(depositA, holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(depositA.balanceOf(receiver), 1_500 * uint256(10_132_08));
    }

    // ---- the register after the last record ----

    function test_reverts_when_transferred_after_the_last_record() public {
        _issue();
        uint256 closesAt = _periods()[3].recordAt;
        vm.warp(closesAt);
        vm.prank(holders[0]);
        token.transfer(holders[1], 100);
        vm.warp(closesAt + 1);
        vm.expectRevert(abi.encodeWithSelector(Bond.RegisterClosed.selector, closesAt, closesAt + 1));
        vm.prank(holders[0]);
        token.transfer(holders[1], 100);
    }

    // ---- call ----

    uint32 private constant CALL_DATE = 20833; // 15 January 2027

    function _call(uint32 date, uint32 recordAt) private {
        vm.prank(issuersAgent);
        bond.call(date, recordAt, date * 1 days, date * 1 days + CUT_OFF, "notice");
    }

    function test_reverts_when_another_calls() public {
        _issue();
        _expectUnauthorized(trustee);
        bond.call(CALL_DATE, 0, 0, 0, 0);
    }

    function test_reverts_when_the_notice_is_short() public {
        _issue();
        vm.warp((CALL_DATE - 30) * 1 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBond.NoticeTooShort.selector, CALL_DATE * 1 days, block.timestamp + 30 days)
        );
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
    }

    /// Not between a period's record and its end, not on its first day, not with a label of another day.
    function test_reverts_when_the_call_date_is_unfit() public {
        _issue();
        vm.warp(_periods()[2].recordAt - 30 days);
        _expectCallDate(2, 20872, uint32(block.timestamp));
        _expectCallDate(3, 20878, 20870 * 1 days);
        vm.expectRevert(abi.encodeWithSelector(IBond.CallDateUnfit.selector, 20872, 2));
        vm.prank(issuersAgent);
        bond.call(20872, 20870 * 1 days, 20875 * 1 days, 20875 * 1 days, "notice");
    }

    function _expectCallDate(uint256 period, uint32 date, uint32 recordAt) private {
        vm.expectRevert(abi.encodeWithSelector(IBond.CallDateUnfit.selector, date, period));
        _call(date, recordAt);
    }

    /// Par and the interest accrued to the call date, to holders of the call's record; later periods are gone.
    function test_call() public {
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        vm.expectEmit(address(bond));
        emit IBond.Called(CALL_DATE, CALL_DATE * 1 days - 7 days, CALL_DATE * 1 days, "notice");
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
        _assertStatus(BondStatus.CALLED);
        assertEq(bond.periods().length, 3);
        assertEq(token.recordInstants(0, 600).length, 3);

        (DistributionId coupon, DistributionId principal) = _declareRedemption();
        assertEq(distributor.distributionOf(coupon).amount, 97_62); // 136 days of 365 on RMB 10,000
        _fund(coupon, depositA, distributor.requiredOf(coupon));
        _fund(principal, depositA, distributor.requiredOf(principal));
        vm.warp(CALL_DATE * 1 days - 1);
        vm.expectRevert();
        _redeemPage(depositA, holders);
        vm.warp(CALL_DATE * 1 days);
        uint256 before = depositA.balanceOf(holders[0]);
        _redeemPage(depositA, holders);
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * uint256(10_097_62));
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
    }

    // ---- parts ----

    function test_reverts_when_another_changes_the_status() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(defaults)));
        vm.prank(nonHolder);
        bond.changeStatus(BondStatus.GRACE);
    }

    function test_reverts_when_another_counts_principal() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(defaults)));
        vm.prank(nonHolder);
        bond.countRedeemed(1);
    }

    /// BOND-1: from every status that the defaults contract may move, only the table's transitions go through.
    function test_no_other_transition() public {
        _issue();
        vm.startPrank(address(defaults));
        uint256[8] memory table;
        table[uint256(BondStatus.ISSUED)] = _bits(BondStatus.MATURED, BondStatus.CALLED)
            | _bits(BondStatus.GRACE, BondStatus.REDEEMED);
        table[uint256(BondStatus.MATURED)] = _bits(BondStatus.REDEEMED, BondStatus.GRACE);
        table[uint256(BondStatus.GRACE)] = _bits(BondStatus.ISSUED, BondStatus.MATURED)
            | _bits(BondStatus.DEFAULTED, BondStatus.DEFAULTED);
        table[uint256(BondStatus.DEFAULTED)] = _bits(BondStatus.ISSUED, BondStatus.ACCELERATED);
        BondStatus[4] memory walk = [BondStatus.GRACE, BondStatus.MATURED, BondStatus.GRACE, BondStatus.DEFAULTED];
        for (uint256 step; step <= walk.length; ++step) {
            BondStatus from = bond.status();
            for (uint256 to; to < 8; ++to) {
                uint256 snapshot = vm.snapshotState();
                if ((table[uint256(from)] >> to) & 1 == 0) {
                    vm.expectRevert(
                        abi.encodeWithSelector(IBond.BondTransitionRefused.selector, from, BondStatus(to))
                    );
                }
                bond.changeStatus(BondStatus(to));
                assertTrue(vm.revertToState(snapshot));
            }
            if (step < walk.length) bond.changeStatus(walk[step]);
        }
    }

    function _bits(BondStatus a, BondStatus b) private pure returns (uint256) {
        return (1 << uint256(a)) | (1 << uint256(b));
    }

    // ---- ERC-7092 ----

    function test_reads() public {
        _issue();
        assertEq(bond.isin(), "HK0000000001");
        assertEq(bond.name(), "FTID TOKEN 001");
        assertEq(bond.symbol(), "FTID001");
        assertEq(bond.currency(), address(depositA));
        assertEq(bond.currencyOfCoupon(), address(depositA));
        assertEq(bond.denomination(), 10_000_00);
        assertEq(bond.issueVolume(), 500_000_000_00);
        assertEq(bond.couponRate(), 262);
        assertEq(bond.couponType(), 1);
        assertEq(bond.couponFrequency(), 2);
        assertEq(bond.dayCountBasis(), uint8(DayCountConvention.ACT_365F));
        assertEq(bond.issueDate(), 1_756_684_800);
        assertEq(bond.maturityDate(), 1_819_756_800);
        assertEq(bond.principalOf(holders[0]), 120_000_000_00);
        assertEq(bond.decimals(), 0);
        assertEq(abi.encode(bond.terms()), abi.encode(_terms()));
        assertEq(abi.encode(bond.eventTerms()), abi.encode(_terms().events));
        (address offering, address itsPuts, address itsDefaults) = bond.parts();
        assertEq(offering, address(this));
        assertEq(itsPuts, address(puts));
        assertEq(itsDefaults, address(defaults));
        assertEq(address(bond.distributor()), address(distributor));
    }

    /// A whole period earns its coupon, rounded per calculation amount; a part of it the exact interest, rounded once.
    function test_interest_on_principal() public {
        _issue();
        Period memory first = _periods()[0];
        uint256 principal = 500_000_000_00;
        assertEq(bond.interestOn(principal, 0, first.startDate, first.endDate), 6_532_000_00);
        assertEq(bond.interestOn(principal, 0, first.startDate, first.startDate + 21), 753_698_63);
        assertEq(bond.interestOn(0, 0, first.startDate, first.endDate), 0);
    }

    function test_reverts_when_a_date_is_outside_the_schedule() public {
        _issue();
        vm.expectRevert(
            abi.encodeWithSelector(IBond.DateOutsideSchedule.selector, MATURITY_DATE + 1, ISSUE_DATE, MATURITY_DATE)
        );
        bond.accruedInterest(100, MATURITY_DATE + 1);
    }

    /// Interest accrued over a period's days never runs backwards, and ends at the exact interest of the period.
    function testFuzz_accrued_interest(uint32 date, uint16 units) public {
        _issue();
        date = uint32(bound(date, ISSUE_DATE, MATURITY_DATE - 1));
        Period memory p = _periods()[bond.periodAt(date)];
        uint256 accrued = bond.accruedInterest(units, date);
        assertEq(
            accrued, (uint256(units) * FACE * 262 * (date - p.startDate) * 2 + 3_650_000) / 7_300_000, "half up once"
        );
        if (date + 1 < p.endDate) assertGe(bond.accruedInterest(units, date + 1), accrued);
    }
}
