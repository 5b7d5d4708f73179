// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Interest} from "contracts/utils/Interest.sol";

/// Coupons, accrued interest and prices in fen.
contract InterestTest is Test {
    uint256 private constant RATE = 0.0262e18;

    function couponPerUnit(uint256 faceValue, uint256 calculationAmount) external pure returns (uint256) {
        return Interest.couponPerUnit(faceValue, calculationAmount, RATE, 182, 365);
    }

    /// A unit must be made of whole calculation amounts.
    function test_reverts_when_the_face_value_is_no_multiple() public {
        vm.expectRevert(abi.encodeWithSelector(Interest.FaceValueNotMultiple.selector, 1_500_000, 1_000_000));
        this.couponPerUnit(1_500_000, 1_000_000);
        vm.expectRevert(abi.encodeWithSelector(Interest.FaceValueNotMultiple.selector, 1_500_000, 0));
        this.couponPerUnit(1_500_000, 0);
    }

    /// The four Fubi coupons per RMB 10,000.
    function test_fubi_coupons() public pure {
        assertEq(Interest.couponPerUnit(1_000_000, 1_000_000, RATE, 182, 365), 13_064);
        assertEq(Interest.couponPerUnit(1_000_000, 1_000_000, RATE, 183, 365), 13_136);
        assertEq(Interest.couponPerUnit(1_000_000, 1_000_000, RATE, 181, 365), 12_992);
        assertEq(Interest.couponPerUnit(1_000_000, 1_000_000, RATE, 184, 365), 13_208);
    }

    /// A unit of several calculation amounts is rounded for one of them.
    function test_a_unit_of_several_calculation_amounts() public pure {
        assertEq(Interest.couponPerUnit(100_000_000, 1_000_000, RATE, 182, 365), 1_306_400);
        assertEq(Interest.couponPerUnit(100_000_000, 100_000_000, RATE, 182, 365), 1_306_411);
    }

    /// Accrued interest of T2 and of the put, and their clean amounts, rounded once on the whole nominal.
    function test_fubi_accrued_interest() public pure {
        assertEq(Interest.interestHalfUp(5_000_000_000, RATE, 172, 365), 61_731_507);
        assertEq(Interest.interestHalfUp(5_000_000_000, RATE, 136, 365), 48_810_959);
        assertEq(Interest.atPriceHalfUp(5_000_000_000, 1.0032e18), 5_016_000_000);
        assertEq(Interest.atPriceHalfUp(5_000_000_000, 1.01e18), 5_050_000_000);
    }

    /// Never more than half a base unit from the exact amount.
    function testFuzz_within_half_a_base_unit(uint96 principal, uint64 rate, uint16 numerator, uint16 denominator)
        public
        pure
    {
        vm.assume(denominator != 0);
        uint256 exact = uint256(principal) * rate * numerator; // over denominator · 1e18
        uint256 rounded = Interest.interestHalfUp(principal, rate, numerator, denominator) * denominator * 1e18;
        uint256 unit = uint256(denominator) * 1e18;
        assertLe(rounded > exact ? rounded - exact : exact - rounded, unit / 2 + unit % 2);
    }
}
