// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {BondStatus, BondTerms, IBond, Period} from "contracts/bond/interfaces/IBond.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";

/// What an audit found and no other suite holds; its rows: docs/assurance/audit.md.
contract AuditTest is BondFixture {
    /// A tenth of interest is withheld, or owed on top.
    function _issueTaxed(bool grossUp) private {
        BondTerms memory terms = _terms();
        WithholdingTable table = new WithholdingTable(address(manager));
        table.setRate(0, 0, 0.1e18);
        (terms.withholding, terms.taxOwner, terms.grossUp) = (address(table), receiver, grossUp);
        vm.prank(issuersAgent);
        bond.freezeTerms(terms, _periods());
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) bond.issue(holders[i], units[i]);
    }

    /// C2, its classic: the last coupon is paid in, the principal is not. The coupon reaches its holders through default and
    /// acceleration, the principal stays owed to the holders of its record and reaches them when it comes.
    function test_a_funded_coupon_is_paid_though_the_principal_is_not() public {
        _issue();
        for (uint256 i; i < 3; ++i) _payCoupon(i);
        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        _fundWhole(coupon);
        vm.warp(_periods()[3].dueAt + 1);
        defaults.recordNonPayment(address(token), PRINCIPAL);
        vm.warp(block.timestamp + 14 days);
        defaults.recordDefault(address(token), PRINCIPAL);
        vm.warp(uint256(defaults.instructionOf(address(token)).recordAt) + 1);
        for (uint256 i; i < 2; ++i) {
            vm.prank(holders[i]);
            defaults.instruct(address(token), PRINCIPAL, holders[i], _allotment()[i]);
        }
        _assertStatus(BondStatus.ACCELERATED);
        assertEq(obligations.returnableOf(coupon), 0, "not the issuer's");
        uint256 before = depositA.balanceOf(holders[9]);
        _payPage(coupon, depositA, holders);
        assertEq(depositA.balanceOf(holders[9]) - before, 1_000 * uint256(132_08));
        vm.expectRevert(abi.encodeWithSelector(IBond.PrincipalNotDischarged.selector, PRINCIPAL));
        bond.retire(holders);
        _fundWhole(principal);
        _payPage(principal, depositA, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// H1 at maturity: that the tax on top is not there stops neither the coupon nor the principal.
    function test_a_missing_tax_stops_no_principal() public {
        _issueTaxed(true);
        for (uint256 i; i < 3; ++i) _payCoupon(i);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertGt(paying.taxLineOf(coupon).due, 0);
        assertEq(paying.taxLineOf(coupon).covered, 0);
        assertEq(paying.taxLineOf(principal).due, 0);
    }

    /// M3: of what a put pays the interest is taxed as interest, the principal and its premium are not.
    function test_interest_in_a_put_is_taxed() public {
        _issueTaxed(false);
        _payCoupon(0);
        uint32 date = 20_590;
        vm.warp(20_550 * 1 days);
        vm.prank(trustee);
        puts.open(address(token), date, date * 1 days, date * 1 days);
        vm.prank(holders[0]);
        puts.elect(address(token), 12_000);
        vm.warp(uint256(puts.putOf(address(token), 0).closesAt) + 1);
        ObligationId id = puts.declare(address(token));
        _fundWhole(id);
        vm.warp(date * 1 days);
        uint256 before = depositA.balanceOf(holders[0]);
        _payPage(id, depositA, holders);
        uint256 interest = views.accruedInterest(12_000, date);
        assertGt(interest, 0);
        uint256 tax = (interest + 5) / 10;
        assertEq(paying.taxLineOf(id).due, tax);
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * uint256(FACE) * 101 / 100 + interest - tax);
    }

    /// M5: what the last record declared is called by nobody; a call leaves no principal on a record that was cut off.
    function test_reverts_when_called_after_the_redemption_was_declared() public {
        _issue();
        for (uint256 i; i < 3; ++i) _payCoupon(i);
        _declareRedemption();
        uint32 now_ = uint32(block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IBond.NoticeTooShort.selector, MATURITY_DATE * 1 days, now_ + 30 days));
        vm.prank(issuersAgent);
        bond.call(MATURITY_DATE, now_ + 1, MATURITY_DATE * 1 days, MATURITY_DATE * 1 days, "notice");
        uint32 payAt = now_ + 40 days;
        vm.expectRevert(abi.encodeWithSelector(IBond.CallDateUnfit.selector, MATURITY_DATE, 3));
        vm.prank(issuersAgent);
        bond.call(MATURITY_DATE, now_ + 1, payAt, payAt, "notice");
    }

    /// L4: a put that is open is not left behind with its contract.
    function test_reverts_when_the_contract_of_an_open_put_is_replaced() public {
        _issue();
        _payCoupon(0);
        vm.warp(20_550 * 1 days);
        vm.prank(trustee);
        puts.open(address(token), 20_590, 20_590 * 1 days, 20_590 * 1 days);
        vm.expectRevert(abi.encodeWithSelector(IBond.PartBusy.selector, address(puts)));
        bond.setParts(address(this), nonHolder, address(defaults));
    }

    /// Section 5: between a record and its coupon's date who buys gets the coupon's rest back.
    function test_accrued_interest_in_the_ex_days_is_negative() public {
        _issue();
        uint32 date = _periods()[0].endDate - 3;
        uint256 accrued = views.accruedInterest(1_000, date);
        assertEq(views.settlementInterest(1_000, date, _periods()[0].recordAt), int256(accrued));
        int256 ex = views.settlementInterest(1_000, date, _periods()[0].recordAt + 1);
        assertEq(ex, int256(accrued) - int256(1_000 * views.couponPerUnit(0)));
        assertLt(ex, 0);
    }

    /// L1: forty years of months, in pages of a hundred; the last period's coupon and the principal are paid.
    function test_480_periods() public {
        Period[] memory all = new Period[](480);
        for (uint32 i; i < 480; ++i) {
            all[i] = _period(ISSUE_DATE + 30 * i, ISSUE_DATE + 30 * (i + 1), ISSUE_DATE + 30 * (i + 1) - 7);
        }
        BondTerms memory terms = _terms();
        (terms.couponsPerYear, terms.maturityDate) = (12, ISSUE_DATE + 30 * 480);
        vm.startPrank(issuersAgent);
        bond.draftTerms(terms);
        for (uint256 from; from < 480; from += 100) {
            Period[] memory page = new Period[](from + 100 > 480 ? 80 : 100);
            for (uint256 i; i < page.length; ++i) page[i] = all[from + i];
            bond.addPeriods(page);
        }
        bytes32 hash = keccak256(abi.encode(terms));
        for (uint256 i; i < 480; ++i) hash = keccak256(abi.encode(hash, all[i]));
        bond.freeze(hash);
        vm.stopPrank();
        bond.issue(holders[0], 12_000);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, _one(holders[0]));
        _retire(_one(holders[0]));
        _assertStatus(BondStatus.REDEEMED);
        assertEq(bond.periodCount(), 480);
    }
}
