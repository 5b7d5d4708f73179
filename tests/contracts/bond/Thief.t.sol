// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {BondStatus, BondTerms, IBond} from "contracts/bond/interfaces/IBond.sol";
import {AmountRule} from "contracts/distribution/interfaces/IObligations.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";

/// A bond whose coupon is less than a base unit for a unit: RMB 1.00 at 0.01 %, shared as a whole.
contract ThiefProRataTest is BondFixture {
    function _terms() internal view override returns (BondTerms memory t) {
        t = super._terms();
        (t.faceValue, t.calculationAmount, t.rate, t.proRata) = (1_00, 1_00, 0.0001e18, true);
    }

    /// An issuer who rounds every unit's coupon away still owes their sum, and misses it.
    function test_a_coupon_of_less_than_a_base_unit_is_owed() public {
        _issue();
        assertEq(views.couponPerUnit(0), 0);
        vm.warp(bond.period(0).dueAt + 1);
        assertEq(views.couponTotal(0), 249);
        _assertStatus(BondStatus.GRACE);
        vm.prank(anyone);
        defaults.recordNonPayment(address(token), 0);
        ObligationId id = defaults.dueOf(address(token), 0).id;
        assertEq(uint256(obligations.obligationOf(id).rule), uint256(AmountRule.PRO_RATA));
        assertEq(obligations.missingOf(id), 249);
        _fundWhole(id);
        defaults.cure(address(token), 0);
        _assertStatus(BondStatus.ISSUED);
    }

    /// Who issues after a record that nobody held over owes nothing for it, and is in nobody's grace.
    function test_nobody_is_owed_what_nobody_held() public {
        _freeze();
        vm.warp(bond.period(0).recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.NothingOwed.selector, 0));
        bond.declare(0);
        bond.issue(holders[0], 1_000);
        vm.warp(bond.period(0).dueAt + 1);
        assertTrue(bond.isPeriodFunded(0));
        _assertStatus(BondStatus.ISSUED);
        vm.prank(issuersAgent);
        bond.call(20650, uint32(20640 * 1 days), uint32(20650 * 1 days), uint32(20650 * 1 days), "notice");
        _assertStatus(BondStatus.CALLED);
    }
}
