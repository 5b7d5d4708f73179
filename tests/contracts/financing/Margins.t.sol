// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AmountRule} from "contracts/distribution/interfaces/IObligations.sol";
import {CallStatus, IMargins, Income, MarginCall} from "contracts/financing/interfaces/IMargins.sol";
import {IMarks} from "contracts/financing/interfaces/IMarks.sol";
import {
    Consent, IMasterAgreements, MasterAgreement, Position, Transaction, Variation
} from "contracts/financing/interfaces/IMasterAgreements.sol";
import {Leg} from "contracts/types/Leg.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {RepoFixture} from "./RepoFixture.sol";

contract MarginsTest is RepoFixture {
    function _signedFor(bytes32 conditionId, Leg[] memory legs) private returns (Consent memory) {
        return _signed(address(margins), conditionId, legs, uint64(block.timestamp));
    }

    function _variation(bytes32 id) private view returns (Variation memory) {
        return _termsOf(_position(id));
    }

    function _after(bytes32 id, Variation memory v, uint256 price) private returns (Consent memory) {
        Position memory p = _position(id);
        (p.security, p.units, p.version) = (v.security, v.units, p.version + 1);
        (p.purchasePrice, p.rate, p.repurchaseDate) = (v.purchasePrice, v.rate, v.repurchaseDate);
        return _end(id, p, price, _startOf(v.repurchaseDate));
    }

    // ---- margin ----

    function _day1() private returns (bytes32 id) {
        id = _openIt(_terms());
        vm.warp(_startOf(TODAY + 1));
        _mark(address(bond), 9_850);
        _mark(address(other), 10_000);
    }

    function _call(bool returnFirst) private returns (uint256) {
        vm.prank(buyer.addr);
        return margins.call(agreement, returnFirst);
    }

    function _deliver(address asset, uint72 amount) private {
        MarginCall memory c = margins.callOf(agreement);
        (address from, address to) = c.byB ? (seller.addr, buyer.addr) : (buyer.addr, seller.addr);
        uint256 number = margins.sumsOf(agreement).calls;
        Leg memory leg = asset == address(0) ? _pay(from, to, amount) : _leg(asset, from, to, amount);
        Consent memory consent = _signedFor(margins.marginIdOf(agreement, number), _legs(leg));
        vm.prank(messenger);
        margins.deliver(agreement, asset, amount, consent);
    }

    function test_exposures_of_the_vector() public {
        _day1();
        assertEq(margins.exposureOf(agreement), -22_285_931);
        Transaction memory t = _terms();
        (t.haircut, t.marginRatio, t.salt) = (0, 10_101_010_101, "by ratio");
        t.purchaseDate = TODAY + 1;
        t.repurchaseDate = TODAY + 4;
        t.purchasePrice = 997_435_931;
        _openIt(t);
        assertEq(margins.exposureOf(agreement), -22_285_931 - 22_511_041);
    }

    function test_call_reverts_given_stale_or_distant_marks() public {
        _day1();
        vm.warp(block.timestamp + 1 days + 1);
        vm.expectPartialRevert(IMargins.MarkStale.selector);
        _call(false);
        vm.prank(first);
        marks.post(address(bond), 9_850e8, uint64(block.timestamp));
        vm.prank(second);
        marks.post(address(bond), 9_949e8, uint64(block.timestamp));
        vm.expectRevert(
            abi.encodeWithSelector(IMargins.MarksApart.selector, address(bond), 9_850e8, 9_949e8)
        );
        _call(false);
    }

    function test_call_is_the_exposed_partys() public {
        _day1();
        vm.expectPartialRevert(IMargins.MarginCallTooSmall.selector);
        vm.prank(seller.addr);
        margins.call(agreement, false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, nonHolder));
        vm.prank(nonHolder);
        margins.call(agreement, false);
        vm.expectEmit(address(margins));
        emit IMargins.MarginCalled(agreement, 1, buyer.addr, 22_285_931, 22_285_931, block.timestamp + 1 days);
        _call(false);
        vm.expectRevert(
            abi.encodeWithSelector(IMargins.MarginCallUnfit.selector, agreement, 1, CallStatus.CALLED)
        );
        _call(false);
    }

    function test_cash_meets_a_call_and_bears_interest() public {
        _day1();
        _call(false);
        vm.expectRevert(
            abi.encodeWithSelector(IMargins.MarginTooLarge.selector, agreement, 22_285_932, 22_285_931)
        );
        margins.deliver(agreement, address(0), 22_285_932, _none());
        _deliver(address(0), 22_000_000);
        _deliver(address(0), 285_931);
        assertEq(uint256(margins.callOf(agreement).status), uint256(CallStatus.MET));
        assertEq(margins.exposureOf(agreement), 0);
        assertEq(margins.marginOf(agreement, address(0)), 22_285_931);
        vm.warp(block.timestamp + 1 days);
        // 1 % a year over 365 for a day, on top of the buyer's differential.
        assertEq(margins.exposureOf(agreement), 611 - 10_930);
        Consent memory paid =
            _signedFor(margins.interestIdOf(agreement, 611), _legs(_pay(buyer.addr, seller.addr, 611)));
        margins.payInterest(agreement, paid);
        assertEq(margins.sumsOf(agreement).cashInterest, 0);
        vm.expectRevert(abi.encodeWithSelector(IMargins.MarginInterestNone.selector, agreement));
        margins.payInterest(agreement, _none());
    }

    function test_securities_meet_a_call_rounded_up_to_the_unit() public {
        _day1();
        _call(false);
        // 222,859.31 / (0.985 × 0.99) = 228,538.48…
        vm.expectPartialRevert(IMargins.MarginTooLarge.selector);
        margins.deliver(agreement, address(bond), 228_540, _none());
        _deliver(address(bond), 228_539);
        assertEq(uint256(margins.callOf(agreement).status), uint256(CallStatus.MET));
        assertEq(margins.marginOf(agreement, address(bond)), 228_539);
        assertGe(margins.exposureOf(agreement), 0);
        assertLt(margins.exposureOf(agreement), 98);
    }

    function test_the_caller_first_gets_back_what_it_gave() public {
        bytes32 id = _day1();
        _call(false);
        _deliver(address(other), 100_000);
        _deliver(address(0), margins.callOf(agreement).amount - margins.callOf(agreement).delivered);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 10_075);
        int256 exposed = margins.exposureOf(agreement);
        assertGt(exposed, 0);
        vm.prank(seller.addr);
        margins.call(agreement, true);
        vm.expectRevert(
            abi.encodeWithSelector(IMargins.MarginReturnFirst.selector, agreement, address(other), 100_000)
        );
        margins.deliver(agreement, address(bond), 1, _none());
        _deliver(address(other), 100_000);
        assertEq(margins.marginOf(agreement, address(other)), 0);
        _deliver(address(0), margins.callOf(agreement).amount - margins.callOf(agreement).delivered);
        assertEq(margins.exposureOf(agreement), 0);
        assertEq(_position(id).units, NOMINAL);
    }

    function test_deliver_reverts_given_an_asset_that_was_not_agreed() public {
        _day1();
        _call(false);
        address third = address(_bond("Third"));
        _mark(third, 100);
        vm.expectRevert(abi.encodeWithSelector(IMargins.MarginAssetUnfit.selector, agreement, third));
        margins.deliver(agreement, third, 1, _none());
    }

    function test_a_dispute_leaves_the_rest_due_and_is_repeated_once() public {
        _day1();
        _call(false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, buyer.addr));
        vm.prank(buyer.addr);
        margins.dispute(agreement, 1, "why");
        vm.startPrank(seller.addr);
        vm.expectPartialRevert(IMargins.MarginTooLarge.selector);
        margins.dispute(agreement, 22_285_931, "why");
        margins.dispute(agreement, 10_000_000, "why");
        vm.expectPartialRevert(IMargins.MarginCallUnfit.selector);
        margins.dispute(agreement, 5_000_000, "why");
        vm.stopPrank();
        _deliver(address(0), 10_000_000);
        // The rest takes marks after the dispute.
        vm.expectPartialRevert(IMargins.MarkStale.selector);
        _call(false);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 9_850);
        _call(false);
        MarginCall memory c = margins.callOf(agreement);
        assertEq(c.amount, 12_285_931);
        assertTrue(c.last);
        vm.expectPartialRevert(IMargins.MarginCallUnfit.selector);
        vm.prank(seller.addr);
        margins.dispute(agreement, 1, "why");
    }

    function test_a_call_is_disputed_in_time_and_withdrawn_by_its_caller() public {
        _day1();
        _call(false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, seller.addr));
        vm.prank(seller.addr);
        margins.withdrawCall(agreement);
        vm.warp(block.timestamp + 1 days + 1);
        vm.expectPartialRevert(IMargins.MarginCallOver.selector);
        vm.prank(seller.addr);
        margins.dispute(agreement, 1, "why");
        vm.prank(buyer.addr);
        margins.withdrawCall(agreement);
        vm.expectPartialRevert(IMargins.MarginCallUnfit.selector);
        vm.prank(buyer.addr);
        margins.withdrawCall(agreement);
    }

    /// Row 11: the right to dispute is a side's.
    function test_a_dispute_leaves_the_other_sides_right_to_dispute() public {
        _day1();
        _call(false);
        vm.prank(seller.addr);
        margins.dispute(agreement, 0, "why");
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 10_500);
        vm.prank(seller.addr);
        margins.call(agreement, false);
        assertFalse(margins.callOf(agreement).last);
        vm.prank(buyer.addr);
        margins.dispute(agreement, 0, "why not");
        // The buyer's next one repeats what was disputed of it.
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 9_800);
        _call(false);
        assertTrue(margins.callOf(agreement).last);
    }

    /// Row 4: what the payee may not take back does not bind the payer to give it back first.
    function test_the_order_of_return_binds_for_what_can_be_delivered() public {
        _day1();
        _call(false);
        _deliver(address(other), 100_000);
        _deliver(address(0), margins.callOf(agreement).amount - margins.callOf(agreement).delivered);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 10_075);
        vm.prank(seller.addr);
        margins.call(agreement, true);
        vm.expectPartialRevert(IMargins.MarginReturnFirst.selector);
        margins.deliver(agreement, address(bond), 1, _none());
        // The caller may have neither the securities nor the money back: the payer chooses.
        admissions.sanction(other, seller.addr);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMargins.MarginReturnFirst.selector, agreement, address(0), margins.sumsOf(agreement).cashMargin
            )
        );
        margins.deliver(agreement, address(bond), 1, _none());
        depositA.setAddressFrozen(seller.addr, true);
        _deliver(address(bond), 200);
    }

    // ---- income ----

    /// Row 8: margin securities earn for who gave them.
    function test_income_of_margin_securities_goes_to_who_gave_them() public {
        bytes32 id = _day1();
        _call(false);
        _deliver(address(other), 100_000);
        uint32 recordAt = uint32(block.timestamp);
        ObligationId coupon = ObligationId.wrap("coupon");
        bytes32 subject = bytes32(uint256(uint160(address(other))));
        vm.warp(block.timestamp + 1 hours);
        _mark(address(other), 10_000);
        _deliver(address(other), 100);
        list.set(coupon, address(other), recordAt, recordAt, 3, true);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, coupon));
        margins.enterIncome(agreement, id, coupon);
        bytes32 wrong = bytes32(uint256(uint160(address(bond))));
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, wrong, coupon));
        margins.enterIncome(agreement, wrong, coupon);
        bytes32 incomeId = margins.enterIncome(agreement, subject, coupon);
        Income memory i = margins.incomeOf(agreement, incomeId);
        assertTrue(i.amount == 300_000 && !i.toB);
        assertEq(margins.sumsOf(agreement).incomeOwed, 300_000);
        Consent memory paid = _signedFor(incomeId, _legs(_pay(buyer.addr, seller.addr, 300_000)));
        margins.payIncome(agreement, incomeId, paid);
        // A record before the first delivery is the giver's own.
        list.set(ObligationId.wrap("before"), address(other), recordAt - 1, recordAt - 1, 3, true);
        vm.expectPartialRevert(IMargins.IncomeUnfit.selector);
        margins.enterIncome(agreement, subject, ObligationId.wrap("before"));
    }

    function test_margin_of_b_earns_for_b() public {
        Transaction memory t = _terms();
        (t.sellerIsB, t.salt) = (true, "of B");
        _openIt(t);
        vm.warp(_startOf(TODAY + 1));
        _mark(address(bond), 9_850);
        _mark(address(other), 10_000);
        vm.prank(seller.addr);
        margins.call(agreement, false);
        _deliver(address(other), 1_000);
        ObligationId coupon = ObligationId.wrap("coupon");
        list.set(coupon, address(other), uint32(block.timestamp), uint32(block.timestamp), 3, true);
        bytes32 incomeId = margins.enterIncome(agreement, bytes32(uint256(uint160(address(other)))), coupon);
        assertTrue(margins.incomeOf(agreement, incomeId).toB);
        assertEq(margins.sumsOf(agreement).incomeOwed, -3_000);
    }

    /// Row 8: a total that the record shares is passed on by the units' part of it, cut.
    function test_income_that_is_shared_pro_rata_is_passed_on() public {
        bytes32 id = _openIt(_terms());
        ObligationId total = ObligationId.wrap("total");
        list.set(total, address(bond), uint32(block.timestamp), uint32(block.timestamp), 1_000_001, true);
        list.share(total, AmountRule.PRO_RATA, 40_020_000);
        bytes32 incomeId = margins.enterIncome(agreement, id, total);
        assertEq(margins.incomeOf(agreement, incomeId).amount, uint256(1_000_001) * NOMINAL / 40_020_000);
        // Against units, there is nothing to pass on.
        ObligationId put = ObligationId.wrap("put");
        list.set(put, address(bond), uint32(block.timestamp), uint32(block.timestamp), 1_000_001, true);
        list.share(put, AmountRule.BY_INSTRUMENT, 40_020_000);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, put));
        margins.enterIncome(agreement, id, put);
    }

    /// Row 9: income in another currency is not counted one to one.
    function test_income_of_another_currency_is_refused() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        list.set(coupon, address(bond), uint32(block.timestamp), uint32(block.timestamp), 2, true);
        list.pay(coupon, "USD");
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, coupon));
        margins.enterIncome(agreement, id, coupon);
    }

    function test_income_of_a_days_last_second_is_due_a_day_later() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        list.set(coupon, address(bond), uint32(block.timestamp), uint32(block.timestamp), 2, true);
        vm.warp(_startOf(TODAY + 1) - 1);
        bytes32 incomeId = margins.enterIncome(agreement, id, coupon);
        assertEq(margins.incomeOf(agreement, incomeId).dueAt, _startOf(TODAY + 2) - 1);
    }

    function test_a_manufactured_payment_is_the_coupon_of_the_units_over_the_record() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 recordAt = uint32(block.timestamp + 1 hours);
        list.set(coupon, address(bond), recordAt, recordAt, 2, false);
        vm.warp(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, coupon));
        margins.enterIncome(agreement, id, coupon);
        // Returned in part after the record: the coupon was the seller's on all of them.
        vm.warp(recordAt + 1 hours);
        Variation memory v = _variation(id);
        v.units = 4_000_000;
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), buyer.addr, seller.addr, 6_000_000)));
        Consent memory end = _after(id, v, 997_457_792);
        vm.prank(seller.addr);
        agreements.vary(agreement, id, v, moved, end);
        list.set(coupon, address(bond), recordAt, recordAt, 2, true);
        (uint256 units, bool sellerIsB) = agreements.unitsOver(agreement, id, address(bond), recordAt);
        assertTrue(units == NOMINAL && !sellerIsB);
        bytes32 incomeId = margins.enterIncome(agreement, id, coupon);
        assertEq(incomeId, margins.incomeIdOf(agreement, id, coupon));
        Income memory i = margins.incomeOf(agreement, incomeId);
        assertEq(i.amount, 2 * NOMINAL);
        assertEq(i.dueAt, _startOf(TODAY + 1) - 1);
        assertEq(margins.sumsOf(agreement).incomeOwed, int72(2 * NOMINAL));
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeKnown.selector, incomeId));
        margins.enterIncome(agreement, id, coupon);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnknown.selector, bytes32("none")));
        margins.payIncome(agreement, "none", _none());
        Consent memory paid = _signedFor(incomeId, _legs(_pay(buyer.addr, seller.addr, i.amount)));
        margins.payIncome(agreement, incomeId, paid);
        assertEq(margins.sumsOf(agreement).incomeOwed, 0);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeKnown.selector, incomeId));
        margins.payIncome(agreement, incomeId, paid);
    }

    function test_no_income_is_owed_for_a_record_outside_the_term() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 opened = uint32(block.timestamp);
        list.set(coupon, address(bond), opened - 1, opened - 1, 2, true);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, coupon));
        margins.enterIncome(agreement, id, coupon);
        list.set(coupon, address(other), opened, opened, 2, true);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, coupon));
        margins.enterIncome(agreement, id, coupon);
        // At the very second of the opening the units had moved.
        list.set(coupon, address(bond), opened, opened, 2, true);
        margins.enterIncome(agreement, id, coupon);
    }

    // ---- marks ----

    function test_marks_are_of_the_past_and_in_order() public {
        vm.startPrank(first);
        vm.expectRevert(abi.encodeWithSelector(IMarks.MarkPriceZero.selector, address(bond)));
        marks.post(address(bond), 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMarks.MarkEarly.selector, address(bond), block.timestamp + 1, block.timestamp)
        );
        marks.post(address(bond), 1, uint64(block.timestamp + 1));
        marks.post(address(bond), 1, uint64(block.timestamp));
        vm.expectRevert(
            abi.encodeWithSelector(IMarks.MarkOutOfOrder.selector, address(bond), block.timestamp, block.timestamp)
        );
        marks.post(address(bond), 2, uint64(block.timestamp));
        vm.stopPrank();
        assertEq(marks.markOf(first, address(bond)).price, 1);
        assertEq(marks.markOf(second, address(bond)).price, 0);
    }
}
