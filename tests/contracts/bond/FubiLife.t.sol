// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {BondStatus, Period} from "contracts/bond/interfaces/IBond.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {PermissionedTokenAsserts} from "../register/PermissionedTokenAsserts.sol";
import {BondFixture} from "./BondFixture.sol";

/// The amounts of Fubi's whole life, to the fen, from the golden figures.
contract FubiLifeTest is BondFixture, PermissionedTokenAsserts {
    function setUp() public override {
        super.setUp();
        _issue();
    }

    /// The four coupons per RMB 10,000, and their totals on 50,000 units.
    function test_coupons() public {
        uint256[4] memory perUnit = [uint256(130_64), 131_36, 129_92, 132_08];
        uint256[4] memory totals = [uint256(6_532_000_00), 6_568_000_00, 6_496_000_00, 6_604_000_00];
        Period[] memory p = _periods();
        for (uint256 i; i < 4; ++i) {
            vm.warp(p[i].recordAt + 1);
            assertEq(views.couponPerUnit(i), perUnit[i]);
            assertEq(views.couponTotal(i), totals[i]);
        }
    }

    /// Accrued interest of the four trades and of the put, on the whole nominal, rounded once.
    function test_accrued_interest() public view {
        assertEq(views.accruedInterest(2_000, 20405), 104_800_00); // T1, 13 November 2025
        assertEq(views.accruedInterest(5_000, 20504), 617_315_07); // T2, 20 February 2026
        assertEq(views.accruedInterest(1_000, 20706), 6_460_27); // T3, 10 September 2026
        assertEq(views.accruedInterest(3_000, 20998), 258_410_96); // T4, 29 June 2027
        assertEq(views.accruedInterest(5_000, 20833), 488_109_59); // the put, 15 January 2027
        assertEq(puts.amountOf(address(token), 5_000, 20833), 50_500_000_00 + 488_109_59);
        assertEq(puts.amountOf(address(token), 50_000, 20833), 505_000_000_00 + 4_881_095_89);
    }

    /// Three coupons, then principal and last coupon against the burning of every unit: 506,604,000.00.
    /// A bond's register has the properties that every permissioned token has.
    function test_is_a_permissioned_token() public {
        assert_permissioned_token(token, holders[0], holders[1], makeAddr("outsider"), 1_000);
    }

    function test_from_issue_to_redemption() public {
        uint256 sum;
        for (uint256 i; i < 3; ++i) sum += obligations.obligationOf(_payCoupon(i)).total;
        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        uint256 total = obligations.missingOf(coupon) + obligations.missingOf(principal);
        assertEq(total, 506_604_000_00);
        assertEq(sum + total, 526_200_000_00);
        _fundWhole(coupon);
        _fundWhole(principal);

        vm.warp(bond.period(3).payAt);
        uint256 before = depositA.balanceOf(holders[0]);
        _payBoth(coupon, principal, _slice(0, 6));
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * uint256(10_132_08));
        _assertStatus(BondStatus.MATURED);
        assertEq(views.outstanding(), 80_000_000_00);
        _payBoth(coupon, principal, _slice(6, 10));
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(token.totalSupply(), 0);
        assertEq(views.redeemedPrincipal(), 500_000_000_00);
        _assertPrincipal();
        assertEq(IERC20(address(depositA)).balanceOf(address(paying)), 0);
    }

    /// A payee whose bank refuses it is retired like the others; its cash is kept, and claimed the next day.
    function test_a_refused_payee_is_retired_and_its_cash_kept() public {
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        address refused = holders[9];
        depositA.setAddressFrozen(refused, true);
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(depositA.balanceOf(refused), 0);
        assertEq(paying.keptOf(principal, refused).free, 10_000_000_00);
        assertEq(paying.keptOf(coupon, refused).free, 132_080_00);

        depositA.setAddressFrozen(refused, false);
        vm.startPrank(refused);
        paying.claim(principal, refused, address(depositA));
        paying.claim(coupon, refused, address(depositB)); // its account at the other bank
        assertEq(depositA.balanceOf(refused), 10_000_000_00);
        assertEq(depositB.balanceOf(refused), 132_080_00);
    }
}
