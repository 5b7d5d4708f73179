// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {
    CloseOut, CloseOutStatus, DefaultEvent, Fail, ICloseOuts, ValueMethod
} from "contracts/financing/interfaces/ICloseOuts.sol";
import {IMargins} from "contracts/financing/interfaces/IMargins.sol";
import {
    AgreementStatus,
    Consent,
    IMasterAgreements,
    MasterAgreement,
    Position,
    Transaction,
    TransactionStatus,
    Variation
} from "contracts/financing/interfaces/IMasterAgreements.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {RepoFixture} from "./RepoFixture.sol";

contract CloseOutsTest is RepoFixture {
    bytes32 private id;

    function setUp() public override {
        super.setUp();
        id = _openIt(_terms());
        vm.warp(_startOf(TODAY + 1));
        _mark(address(bond), 9_850);
    }

    function _prices(uint128 one, uint128 two) private pure returns (uint128[] memory prices) {
        prices = new uint128[](two == 0 ? 1 : 2);
        prices[0] = one;
        if (two != 0) prices[1] = two;
    }

    function _default(address by, DefaultEvent cause, bytes32 subject) private {
        vm.prank(by);
        closeOuts.declareDefault(agreement, cause, subject);
    }

    function _unproven(DefaultEvent cause, bytes32 subject) private view returns (bytes memory) {
        return abi.encodeWithSelector(ICloseOuts.DefaultUnproven.selector, agreement, cause, subject);
    }

    function _callAndPass() private {
        vm.prank(buyer.addr);
        margins.call(agreement, false);
        vm.warp(block.timestamp + 2 days + 1);
    }

    // ---- default ----

    function test_a_missed_call_is_a_default_after_its_cure() public {
        vm.prank(buyer.addr);
        margins.call(agreement, false);
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(_unproven(DefaultEvent.MARGIN, 0));
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(_unproven(DefaultEvent.MARGIN, 0));
        _default(seller.addr, DefaultEvent.MARGIN, 0);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, nonHolder));
        _default(nonHolder, DefaultEvent.MARGIN, 0);
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        assertEq(uint256(agreements.stateOf(agreement).status), uint256(AgreementStatus.ENDED));
        assertFalse(closeOuts.closeOutOf(agreement).ofB);
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        _default(buyer.addr, DefaultEvent.DECLARED, "notice");
        // Nothing opens, moves or is called any more.
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        agreements.open(agreement, _terms(), _none(), _none());
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        margins.deliver(agreement, address(0), 1, _none());
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        agreements.close(agreement, id, _none());
    }

    function test_income_that_is_not_paid_on_its_day_is_a_default() public {
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 recordAt = uint32(block.timestamp - 1);
        list.set(coupon, address(bond), recordAt, recordAt, 2, true);
        bytes32 incomeId = margins.enterIncome(agreement, id, coupon);
        vm.warp(margins.incomeOf(agreement, incomeId).dueAt + 1 days);
        vm.expectRevert(_unproven(DefaultEvent.INCOME, incomeId));
        _default(seller.addr, DefaultEvent.INCOME, incomeId);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(_unproven(DefaultEvent.INCOME, incomeId));
        _default(buyer.addr, DefaultEvent.INCOME, incomeId);
        _default(seller.addr, DefaultEvent.INCOME, incomeId);
        assertTrue(closeOuts.closeOutOf(agreement).ofB);
    }

    // ---- fails ----

    /// An end of the repo as it stands, signed by both, from its day on; some sides' signatures taken out.
    function _tender(bool bySeller, bool byBuyer) private returns (Consent memory c) {
        Position memory p = _position(id);
        uint64 from = uint64(block.timestamp) > _startOf(p.repurchaseDate) ? uint64(block.timestamp) : _startOf(p.repurchaseDate);
        c = _end(id, p, agreements.repurchasePriceOf(agreement, id, p.repurchaseDate), from);
        if (!bySeller) c.signatures[0] = "";
        if (!byBuyer) c.signatures[1] = "";
    }

    function _sellsAll() private returns (uint256 all) {
        all = bond.balanceOf(buyer.addr);
        vm.prank(buyer.addr);
        bond.transfer(broker.addr, all);
    }

    function _unprovenFail() private view returns (bytes memory) {
        return abi.encodeWithSelector(ICloseOuts.RepoFailUnproven.selector, id);
    }

    function test_a_failed_end_names_who_is_short_and_is_a_default_after_its_cure() public {
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoNotDue.selector, id, TODAY + 3, TODAY + 1));
        closeOuts.fail(agreement, id, _none());
        vm.warp(_startOf(TODAY + 4));
        Consent memory end = _tender(true, true);
        vm.expectRevert(_unprovenFail());
        closeOuts.fail(agreement, id, end);
        _sellsAll();
        vm.expectEmit(address(closeOuts));
        emit ICloseOuts.RepoFailed(agreement, id, false, true, end);
        closeOuts.fail(agreement, id, end);
        (bool sellerShort, bool buyerShort) = closeOuts.shortOf(agreement, id);
        assertTrue(!sellerShort && buyerShort);
        Fail memory f = closeOuts.failOf(agreement, id, false);
        assertTrue(f.signed && f.failedAt == block.timestamp);
        // Recorded once: the clock can't be set back.
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.RepoFailKnown.selector, id));
        closeOuts.fail(agreement, id, end);
        vm.warp(_startOf(TODAY + 5));
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        vm.warp(_startOf(TODAY + 5) + 1);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(buyer.addr, DefaultEvent.REPURCHASE, id);
        uint256 snapshot = vm.snapshotState();
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        assertTrue(closeOuts.closeOutOf(agreement).ofB);
        // Cured, it is none any more, and ends late at the price of its date.
        vm.revertToState(snapshot);
        vm.prank(broker.addr);
        bond.transfer(buyer.addr, NOMINAL);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        agreements.close(agreement, id, end);
        vm.expectPartialRevert(IMasterAgreements.RepoStatusUnfit.selector);
        closeOuts.fail(agreement, id, end);
    }

    /// Row 2 of what a thief found: a fail is of its side, its version and its repurchase date.
    function test_a_fail_ends_with_what_failed() public {
        vm.warp(_startOf(TODAY + 4));
        _sellsAll();
        closeOuts.fail(agreement, id, _tender(true, true));
        // Rolled by both to an open term: nothing is due.
        Position memory p = _position(id);
        Variation memory v = _termsOf(p);
        (v.repurchaseDate, v.units) = (0, p.units + 100);
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), seller.addr, buyer.addr, 100)));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, moved, _none());
        vm.warp(_startOf(TODAY + 6));
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        // Demanded anew, it takes a fail of its own.
        vm.prank(seller.addr);
        agreements.demand(agreement, id);
        vm.warp(_startOf(TODAY + 10));
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
    }

    function test_who_is_short_later_does_not_stand_in_for_who_was_short_then() public {
        vm.warp(_startOf(TODAY + 4));
        uint256 all = _sellsAll();
        closeOuts.fail(agreement, id, _tender(true, true));
        vm.warp(_startOf(TODAY + 5) + 1);
        vm.prank(broker.addr);
        bond.transfer(buyer.addr, all);
        uint256 money = depositA.balanceOf(seller.addr);
        vm.prank(seller.addr);
        depositA.transfer(broker.addr, money);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(buyer.addr, DefaultEvent.REPURCHASE, id);
    }

    /// Row 3: who voids the end that it signed, or never signs one, fails where the other brings its own.
    function test_who_brings_no_valid_end_fails() public {
        vm.warp(_startOf(TODAY + 4));
        Consent memory end = _tender(true, true);
        vm.prank(buyer.addr);
        settlement.voidNonces(end.nonces[1] >> 8, 1 << (end.nonces[1] & 0xff));
        end = _tender(true, false);
        closeOuts.fail(agreement, id, end);
        assertFalse(closeOuts.failOf(agreement, id, false).signed);
        vm.warp(_startOf(TODAY + 5) + 1);
        uint256 snapshot = vm.snapshotState();
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        assertTrue(closeOuts.closeOutOf(agreement).ofB);
        // Signed as well, with the units there, it is no default: whatever stops the end is not the buyer.
        vm.revertToState(snapshot);
        closeOuts.fail(agreement, id, _tender(true, true));
        assertTrue(closeOuts.failOf(agreement, id, false).signed);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        // Nor where the seller takes its own signature back.
        vm.revertToState(snapshot);
        vm.prank(seller.addr);
        settlement.voidNonces(end.nonces[0] >> 8, 1 << (end.nonces[0] & 0xff));
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
    }

    function test_an_open_term_that_one_party_does_not_sign_the_end_of_fails() public {
        Transaction memory t = _terms();
        (t.repurchaseDate, t.purchaseDate, t.salt) = (0, TODAY + 1, "open");
        id = _openIt(t);
        vm.prank(seller.addr);
        agreements.demand(agreement, id);
        vm.warp(_startOf(TODAY + 4));
        // Nobody's signature shows nothing.
        Consent memory none = _tender(false, false);
        vm.expectRevert(_unprovenFail());
        closeOuts.fail(agreement, id, none);
        closeOuts.fail(agreement, id, _tender(false, true));
        vm.warp(_startOf(TODAY + 5) + 1);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        _default(buyer.addr, DefaultEvent.REPURCHASE, id);
        assertFalse(closeOuts.closeOutOf(agreement).ofB);
    }

    /// A record on the day voids every end that was signed for the day: who signs anew is ready.
    function test_an_end_that_a_record_cut_is_signed_anew() public {
        vm.warp(_startOf(TODAY + 3) + 1 hours);
        uint64 recordAt = uint64(block.timestamp + 1 hours);
        bond.scheduleRecord(recordAt);
        vm.warp(_startOf(TODAY + 4));
        Position memory p = _position(id);
        Consent memory cut = _end(id, p, 997_457_792, _startOf(TODAY + 3));
        cut.signatures[1] = "";
        vm.expectRevert(_unprovenFail());
        closeOuts.fail(agreement, id, cut);
        closeOuts.fail(agreement, id, _tender(true, false));
    }

    /// Row 5: a unit of dust leaves less than a minimum holding, and makes nobody short.
    function test_dust_makes_nobody_short() public {
        vm.warp(_startOf(TODAY + 4));
        Consent memory end = _tender(true, true);
        uint256 rest = bond.balanceOf(buyer.addr) - NOMINAL;
        vm.prank(buyer.addr);
        bond.transfer(broker.addr, rest);
        vm.prank(broker.addr);
        bond.transfer(buyer.addr, 1);
        (bool sellerShort, bool buyerShort) = closeOuts.shortOf(agreement, id);
        assertTrue(!sellerShort && !buyerShort);
        vm.expectRevert(_unprovenFail());
        closeOuts.fail(agreement, id, end);
    }

    /// Nobody fails whom a rule stops: the buyer can neither deliver nor be paid.
    function test_nobody_fails_whom_a_rule_stops() public {
        vm.warp(_startOf(TODAY + 4));
        Consent memory end = _tender(true, false);
        admissions.sanction(bond, buyer.addr);
        vm.expectRevert(_unprovenFail());
        closeOuts.fail(agreement, id, end);
    }

    function test_a_declared_default_waits_for_a_stay() public {
        vm.expectRevert(_unproven(DefaultEvent.DECLARED, 0));
        _default(buyer.addr, DefaultEvent.DECLARED, 0);
        _default(buyer.addr, DefaultEvent.DECLARED, "winding up");
        vm.startPrank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 0, "contract note");
        vm.expectPartialRevert(ICloseOuts.CloseOutEarly.selector);
        closeOuts.net(agreement);
        vm.warp(block.timestamp + 2 days);
        closeOuts.net(agreement);
        vm.stopPrank();
    }

    /// Row 10: who is in default by the record can't save itself by a notice.
    function test_a_proven_default_displaces_a_notice() public {
        _callAndPass();
        // The seller missed a call, and says that the buyer is insolvent.
        _default(seller.addr, DefaultEvent.DECLARED, "notice");
        assertTrue(closeOuts.closeOutOf(agreement).ofB);
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_000e8, 0), 1, "note");
        // Nobody nets before the other has had its time, whatever the stay.
        vm.expectPartialRevert(ICloseOuts.CloseOutEarly.selector);
        closeOuts.net(agreement);
        vm.warp(block.timestamp + 1 hours);
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        _default(buyer.addr, DefaultEvent.DECLARED, "another notice");
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(buyer.addr, DefaultEvent.REPURCHASE, id);
        uint32 endedAt = closeOuts.closeOutOf(agreement).defaultedAt;
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        CloseOut memory c = closeOuts.closeOutOf(agreement);
        assertTrue(!c.ofB && c.displaced && c.costs == 0 && c.defaultedAt == endedAt);
        assertEq(closeOuts.valueOf(agreement, address(bond)), 0);
        // Once: the other's notice is gone, and its own default stays.
        vm.expectPartialRevert(ICloseOuts.DefaultUnproven.selector);
        _default(seller.addr, DefaultEvent.MARGIN, 0);
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_650e8, 0), 0, "note");
        closeOuts.net(agreement);
    }

    /// No agreement lets a notice be declared, valued and netted at once.
    function test_a_notice_always_leaves_time_to_show_a_default() public {
        MasterAgreement memory a = _agreement();
        (a.curePeriod, a.stayPeriod, a.termsHash) = (0, 0, "no cure");
        agreement = _enter(a);
        _default(seller.addr, DefaultEvent.DECLARED, "notice");
        vm.expectRevert(
            abi.encodeWithSelector(
                ICloseOuts.CloseOutEarly.selector, agreement, block.timestamp + 1 days, block.timestamp
            )
        );
        closeOuts.net(agreement);
        vm.warp(block.timestamp + 1 days);
        closeOuts.net(agreement);
    }

    /// What ran out only after the notice, when nobody could pay any more, is no default.
    function test_a_call_that_was_not_due_at_the_notice_displaces_nothing() public {
        vm.prank(buyer.addr);
        margins.call(agreement, false);
        vm.warp(block.timestamp + 1 hours);
        _default(seller.addr, DefaultEvent.DECLARED, "notice");
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(_unproven(DefaultEvent.MARGIN, 0));
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
    }

    // ---- payees that can't take ----

    /// Row 4: nobody is in default for money that its creditor may not receive.
    function test_a_payee_that_can_not_take_money_stops_the_clock() public {
        vm.prank(buyer.addr);
        margins.call(agreement, true);
        vm.expectRevert(abi.encodeWithSelector(IMargins.PayeeReachable.selector, agreement, buyer.addr));
        margins.postpone(agreement, 0);
        depositB.setAddressFrozen(buyer.addr, true);
        vm.warp(block.timestamp + 2 days + 1);
        vm.expectRevert(_unproven(DefaultEvent.MARGIN, 0));
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        margins.postpone(agreement, 0);
        assertEq(margins.callOf(agreement).dueAt, block.timestamp + 1 days);
        // Thawed, the payer has its time again.
        depositB.setAddressFrozen(buyer.addr, false);
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(_unproven(DefaultEvent.MARGIN, 0));
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.warp(block.timestamp + 1);
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
    }

    function test_a_payee_that_can_not_take_income_or_the_sum_stops_those_clocks() public {
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 recordAt = uint32(block.timestamp - 1);
        list.set(coupon, address(bond), recordAt, recordAt, 2, true);
        bytes32 incomeId = margins.enterIncome(agreement, id, coupon);
        depositA.setAddressFrozen(seller.addr, true);
        vm.warp(margins.incomeOf(agreement, incomeId).dueAt + 1 days + 1);
        vm.expectRevert(_unproven(DefaultEvent.INCOME, incomeId));
        _default(seller.addr, DefaultEvent.INCOME, incomeId);
        margins.postpone(agreement, incomeId);
        assertEq(margins.incomeOf(agreement, incomeId).dueAt, block.timestamp + 1 days);
        vm.expectPartialRevert(IMargins.IncomeUnknown.selector);
        margins.postpone(agreement, "none");
        // The sum: B owes it to A, whose account is frozen.
        _default(seller.addr, DefaultEvent.DECLARED, "notice");
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(20_000e8, 0), 0, "note");
        vm.warp(block.timestamp + 2 days);
        closeOuts.net(agreement);
        vm.warp(closeOuts.closeOutOf(agreement).dueAt);
        closeOuts.postpone(agreement);
        assertGt(closeOuts.closeOutOf(agreement).dueAt, block.timestamp);
        depositA.setAddressFrozen(seller.addr, false);
        vm.expectRevert(abi.encodeWithSelector(IMargins.PayeeReachable.selector, agreement, seller.addr));
        closeOuts.postpone(agreement);
        vm.warp(closeOuts.closeOutOf(agreement).dueAt + 1);
        vm.expectPartialRevert(ICloseOuts.CloseOutLate.selector);
        closeOuts.postpone(agreement);
    }

    // ---- income after the end ----

    /// Row 7: a coupon whose record was in the term is owed although the agreement ended before its payment.
    function test_income_is_entered_during_a_close_out_and_after_it() public {
        ObligationId coupon = ObligationId.wrap("coupon");
        ObligationId later = ObligationId.wrap("later");
        ObligationId over = ObligationId.wrap("over");
        uint32 recordAt = uint32(block.timestamp);
        list.set(coupon, address(bond), recordAt, recordAt + 1 hours, 2, true);
        list.set(later, address(bond), recordAt, recordAt + 4 days, 3, true);
        vm.warp(recordAt + 1);
        _default(buyer.addr, DefaultEvent.DECLARED, "winding up");
        list.set(over, address(bond), uint32(block.timestamp), uint32(block.timestamp), 2, true);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, over));
        margins.enterIncome(agreement, id, over);
        vm.warp(recordAt + 1 hours);
        bytes32 first_ = margins.enterIncome(agreement, id, coupon);
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        margins.payIncome(agreement, first_, _none());
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_650e8, 0), 0, "note");
        vm.warp(recordAt + 3 days);
        closeOuts.net(agreement);
        // What A owes on the price less what B owes on the coupon that was entered in time.
        assertEq(closeOuts.closeOutOf(agreement).sum, 965_000_000 - 997_435_931 + 2 * int256(uint256(NOMINAL)));
        assertEq(uint256(agreements.stateOf(agreement).status), uint256(AgreementStatus.NETTED));
        // The later one is a debt of its own.
        vm.warp(recordAt + 4 days);
        vm.expectRevert(abi.encodeWithSelector(IMargins.IncomeUnfit.selector, id, over));
        margins.enterIncome(agreement, id, over);
        bytes32 second_ = margins.enterIncome(agreement, id, later);
        assertTrue(margins.incomeOf(agreement, second_).apart);
        Consent memory paid = _signed(
            address(margins), second_, _legs(_pay(buyer.addr, seller.addr, 3 * uint256(NOMINAL))), uint64(block.timestamp)
        );
        margins.payIncome(agreement, second_, paid);
    }

    // ---- values ----

    function test_values_are_the_other_partys_in_its_time() public {
        vm.expectPartialRevert(ICloseOuts.CloseOutStatusUnfit.selector);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(1, 0), 0, "note");
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.expectPartialRevert(ICloseOuts.CloseOutEarly.selector);
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(1, 0), 0, "note");
        vm.startPrank(buyer.addr);
        bytes memory unfit = abi.encodeWithSelector(ICloseOuts.ValueUnfit.selector, agreement, address(bond));
        vm.expectRevert(unfit);
        closeOuts.value(agreement, address(bond), ValueMethod.QUOTES, _prices(1, 0), 0, "quotes");
        vm.expectRevert(unfit);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(1, 2), 0, "note");
        vm.expectRevert(unfit);
        closeOuts.value(agreement, address(bond), ValueMethod.MARKS, _prices(1, 0), 0, "note");
        vm.expectRevert(unfit);
        closeOuts.value(agreement, address(bond), ValueMethod.NET_VALUE, _prices(1, 0), 0, 0);
        vm.expectRevert(unfit);
        closeOuts.value(agreement, address(bond), ValueMethod.NET_VALUE, _prices(0, 0), 0, "reasons");
        closeOuts.value(agreement, address(bond), ValueMethod.QUOTES, _prices(9_800e8, 9_820e8), 5_000, "quotes");
        assertEq(closeOuts.valueOf(agreement, address(bond)), 9_810e8);
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.ValueKnown.selector, agreement, address(bond)));
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(1, 0), 0, "note");
        vm.warp(block.timestamp + 5 days + 1);
        vm.stopPrank();
        _mark(address(other), 10_000);
        vm.expectPartialRevert(ICloseOuts.CloseOutLate.selector);
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(other), ValueMethod.SALE, _prices(1, 0), 0, "note");
    }

    /// Row 10: costs of dealing are at most what is dealt in.
    function test_costs_are_at_most_the_worth() public {
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.startPrank(buyer.addr);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICloseOuts.CostsTooLarge.selector, agreement, address(bond), 980_000_001, 980_000_000
            )
        );
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 980_000_001, "note");
        // Nothing is dealt in that neither has.
        vm.expectPartialRevert(ICloseOuts.CostsTooLarge.selector);
        closeOuts.value(agreement, address(other), ValueMethod.SALE, _prices(9_800e8, 0), 1, "note");
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 980_000_000, "note");
        vm.stopPrank();
    }

    /// Row 6: one source neither prices alone nor locks; marks apart decide nothing.
    function test_marks_apart_decide_nothing_and_lock_nothing() public {
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.warp(block.timestamp + 5 days + 1);
        vm.prank(first);
        marks.post(address(bond), type(uint128).max, uint64(block.timestamp));
        bytes memory unfit = abi.encodeWithSelector(ICloseOuts.ValueUnfit.selector, agreement, address(bond));
        vm.expectRevert(unfit);
        closeOuts.valueByMarks(agreement, address(bond));
    }

    /// Whoever is silent locks nothing: the party not in default late, then the other.
    function test_a_silent_party_locks_no_close_out() public {
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.warp(block.timestamp + 5 days + 1);
        vm.prank(first);
        marks.post(address(bond), type(uint128).max, uint64(block.timestamp));
        uint256 snapshot = vm.snapshotState();
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 0, "note");
        vm.revertToState(snapshot);
        vm.expectPartialRevert(ICloseOuts.CloseOutEarly.selector);
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 0, "note");
        vm.warp(block.timestamp + 5 days);
        vm.expectPartialRevert(ICloseOuts.CostsTooLarge.selector);
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 1, "note");
        vm.prank(seller.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_800e8, 0), 0, "note");
        closeOuts.net(agreement);
    }

    /// Any price nets: an absurd one makes an absurd debt, which its debtor has to sign, and locks nothing.
    function test_the_highest_price_nets() public {
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(type(uint128).max, 0), 0, "note");
        closeOuts.net(agreement);
        assertEq(uint256(closeOuts.closeOutOf(agreement).status), uint256(CloseOutStatus.NETTED));
    }

    function test_after_its_time_anyone_values_by_the_last_marks() public {
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.expectPartialRevert(ICloseOuts.CloseOutEarly.selector);
        closeOuts.valueByMarks(agreement, address(bond));
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.ValueMissing.selector, agreement, address(bond)));
        closeOuts.net(agreement);
        vm.warp(block.timestamp + 5 days + 1);
        closeOuts.valueByMarks(agreement, address(bond));
        assertEq(closeOuts.valueOf(agreement, address(bond)), 9_850e8);
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.ValueUnfit.selector, agreement, address(other)));
        closeOuts.valueByMarks(agreement, address(other));
    }

    // ---- net ----

    function test_everything_comes_to_one_sum() public {
        // The seller gives margin in cash, then a second call is missed.
        vm.prank(buyer.addr);
        margins.call(agreement, false);
        Consent memory c =
            _signed(address(margins), margins.marginIdOf(agreement, 1), _legs(_pay(seller.addr, buyer.addr, 22_285_931)), uint64(block.timestamp));
        margins.deliver(agreement, address(0), 22_285_931, c);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 9_700);
        vm.prank(buyer.addr);
        margins.call(agreement, false);
        vm.warp(block.timestamp + 2 days + 1);
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.prank(buyer.addr);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(9_650e8, 0), 12_345, "contract note");
        // Repurchase price of the day, 9,974,577.92; value 9,650,000.00; cash margin 222,859.31 and two days' interest of 12.21; costs 123.45.
        int256 owed = 997_457_792 - 965_000_000 - 22_285_931 - 1_221 + 12_345;
        vm.expectEmit(address(closeOuts));
        emit ICloseOuts.AgreementNetted(agreement, -owed, _startOf(TODAY + 5) - 1);
        closeOuts.net(agreement);
        assertEq(uint256(_position(id).status), uint256(TransactionStatus.CLOSED));
        assertEq(agreements.openOf(agreement).length, 0);
        vm.expectPartialRevert(ICloseOuts.CloseOutStatusUnfit.selector);
        closeOuts.net(agreement);

        // Paid three days late, at 5 % a year.
        vm.warp(_startOf(TODAY + 7));
        (uint256 amount, uint256 interest) = closeOuts.amountOf(agreement);
        assertEq(int256(amount), owed);
        assertEq(interest, (amount * 3 * 2 + 7_300) / (7_300 * 2));
        uint256 before = depositB.balanceOf(buyer.addr);
        Consent memory paid = _signed(
            address(closeOuts),
            closeOuts.closeOutIdOf(agreement),
            _legs(_pay(seller.addr, buyer.addr, amount + interest)),
            uint64(block.timestamp)
        );
        vm.prank(messenger);
        closeOuts.payCloseOut(agreement, paid);
        assertEq(depositB.balanceOf(buyer.addr), before + amount + interest);
        assertEq(uint256(closeOuts.closeOutOf(agreement).status), uint256(CloseOutStatus.PAID));
        vm.expectPartialRevert(ICloseOuts.CloseOutStatusUnfit.selector);
        closeOuts.payCloseOut(agreement, paid);
    }

    function test_only_its_close_out_ends_an_agreement() public {
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, buyer.addr));
        vm.prank(buyer.addr);
        agreements.end(agreement);
        vm.startPrank(address(closeOuts));
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        agreements.closeAll(agreement);
        vm.stopPrank();
        _default(buyer.addr, DefaultEvent.DECLARED, "notice");
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, buyer.addr));
        vm.prank(buyer.addr);
        agreements.closeAll(agreement);
    }
}
