// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {
    CloseOut, CloseOutStatus, DefaultEvent, ICloseOuts, ValueMethod
} from "contracts/financing/interfaces/ICloseOuts.sol";
import {
    AgreementStatus, Consent, IMasterAgreements, Transaction, TransactionStatus
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
        agreements.call(agreement, false);
        vm.warp(block.timestamp + 2 days + 1);
    }

    // ---- default ----

    function test_a_missed_call_is_a_default_after_its_cure() public {
        vm.prank(buyer.addr);
        agreements.call(agreement, false);
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
        agreements.deliver(agreement, address(0), 1, _none());
        vm.expectPartialRevert(IMasterAgreements.AgreementStatusUnfit.selector);
        agreements.close(agreement, id, _none());
    }

    function test_income_that_is_not_paid_on_its_day_is_a_default() public {
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 recordAt = uint32(block.timestamp - 1);
        list.set(coupon, address(bond), recordAt, recordAt, 2, true);
        bytes32 incomeId = agreements.enterIncome(agreement, id, coupon);
        vm.warp(agreements.incomeOf(agreement, incomeId).dueAt + 1 days);
        vm.expectRevert(_unproven(DefaultEvent.INCOME, incomeId));
        _default(seller.addr, DefaultEvent.INCOME, incomeId);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(_unproven(DefaultEvent.INCOME, incomeId));
        _default(buyer.addr, DefaultEvent.INCOME, incomeId);
        _default(seller.addr, DefaultEvent.INCOME, incomeId);
        assertTrue(closeOuts.closeOutOf(agreement).ofB);
    }

    function test_a_failed_end_names_who_is_short_and_is_a_default_after_its_cure() public {
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoNotDue.selector, id, TODAY + 3, TODAY + 1));
        closeOuts.fail(agreement, id);
        vm.warp(_startOf(TODAY + 4));
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.RepoNotShort.selector, id));
        closeOuts.fail(agreement, id);
        uint256 all = bond.balanceOf(buyer.addr);
        vm.prank(buyer.addr);
        bond.transfer(broker.addr, all);
        vm.expectEmit(address(closeOuts));
        emit ICloseOuts.RepoFailed(agreement, id, false, true);
        closeOuts.fail(agreement, id);
        (bool sellerShort, bool buyerShort) = closeOuts.shortOf(agreement, id);
        assertTrue(!sellerShort && buyerShort);
        vm.expectRevert(abi.encodeWithSelector(ICloseOuts.RepoFailKnown.selector, id));
        closeOuts.fail(agreement, id);
        vm.expectRevert(_unproven(DefaultEvent.REPURCHASE, id));
        _default(seller.addr, DefaultEvent.REPURCHASE, id);
        vm.warp(_startOf(TODAY + 5));
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
        agreements.close(agreement, id, _end(id, _position(id), 997_457_792, _startOf(TODAY + 3)));
        vm.expectPartialRevert(IMasterAgreements.RepoStatusUnfit.selector);
        closeOuts.fail(agreement, id);
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

    // ---- values ----

    function test_values_are_the_other_partys_in_its_time() public {
        vm.expectPartialRevert(ICloseOuts.CloseOutStatusUnfit.selector);
        closeOuts.value(agreement, address(bond), ValueMethod.SALE, _prices(1, 0), 0, "note");
        _callAndPass();
        _default(buyer.addr, DefaultEvent.MARGIN, 0);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, seller.addr));
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
        vm.expectPartialRevert(ICloseOuts.CloseOutLate.selector);
        closeOuts.value(agreement, address(other), ValueMethod.SALE, _prices(1, 0), 0, "note");
        vm.stopPrank();
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
        agreements.call(agreement, false);
        Consent memory c =
            _signed(agreements.marginIdOf(agreement, 1), _legs(_pay(seller.addr, buyer.addr, 22_285_931)));
        agreements.deliver(agreement, address(0), 22_285_931, c);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 9_700);
        vm.prank(buyer.addr);
        agreements.call(agreement, false);
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
