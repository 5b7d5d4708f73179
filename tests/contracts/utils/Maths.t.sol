// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {stdError} from "forge-std/StdError.sol";
import {Maths} from "contracts/utils/Maths.sol";

/// Multiply and divide in three roundings.
contract MathsTest is Test {
    function mulDivHalfUp(uint256 x, uint256 y, uint256 denominator) external pure returns (uint256) {
        return Maths.mulDivHalfUp(x, y, denominator);
    }

    /// A division by zero panics.
    function test_reverts_when_the_denominator_is_zero() public {
        vm.expectRevert(stdError.divisionError);
        this.mulDivHalfUp(1, 1, 0);
    }

    /// A result above 256 bits panics.
    function test_reverts_when_the_result_does_not_fit() public {
        vm.expectRevert(stdError.arithmeticError);
        this.mulDivHalfUp(type(uint256).max, 2, 1);
    }

    /// A half goes up, less than a half down, and an even denominator is no special case.
    function test_half_up() public pure {
        assertEq(Maths.mulDivHalfUp(1, 1, 2), 1);
        assertEq(Maths.mulDivHalfUp(1, 1, 3), 0);
        assertEq(Maths.mulDivHalfUp(2, 1, 3), 1);
        assertEq(Maths.mulDivHalfUp(3, 1, 2), 2);
        assertEq(Maths.mulDivHalfUp(0, 1, 2), 0);
        assertEq(Maths.mulDivHalfUp(4, 1, 1), 4);
        assertEq(Maths.mulDivHalfUp(type(uint256).max, type(uint256).max, type(uint256).max), type(uint256).max);
    }

    /// The three roundings differ by at most one and bracket the exact quotient.
    function testFuzz_roundings_bracket_the_quotient(uint128 x, uint128 y, uint128 denominator) public pure {
        denominator = uint128(bound(denominator, 1, type(uint128).max));
        uint256 product = uint256(x) * y;
        uint256 down = Maths.mulDivDown(x, y, denominator);
        uint256 up = Maths.mulDivUp(x, y, denominator);
        uint256 half = Maths.mulDivHalfUp(x, y, denominator);
        assertEq(down, product / denominator);
        assertEq(up, down + (product % denominator == 0 ? 0 : 1));
        assertEq(half, product % denominator * 2 >= denominator ? down + 1 : down);
    }

    /// Where the product needs 512 bits, doubling it and halving the result again agrees with the cut quotient.
    function testFuzz_half_up_in_512_bits(uint256 x, uint256 denominator) public pure {
        x = bound(x, 2, type(uint256).max / 2);
        denominator = bound(denominator, x, type(uint256).max / 2);
        uint256 twice = Maths.mulDivDown(2 * x, x, denominator);
        assertEq(Maths.mulDivHalfUp(x, x, denominator), twice / 2 + twice % 2);
    }
}
