// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Maths} from "contracts/utils/Maths.sol";

/// Roundings of amounts, and what follows for shares of them. Halmos proves the `check_` functions for all inputs of their
/// types; products of wider ones are beyond solvers, and Forge draws those.
contract RoundingProof is Test {
    /// No nearer integer, a half up.
    function check_half_up(uint16 x, uint16 y, uint16 d) public pure {
        if (d == 0) return;
        _half(x, y, d);
    }

    function check_down_and_up(uint16 x, uint16 y, uint16 d) public pure {
        if (d == 0) return;
        _bounds(x, y, d);
    }

    /// Principal of held and frozen units is never more than the principal, and neither part below zero.
    function check_encumbered(uint16 principal, uint8 held, uint8 frozen, uint8 units) public pure {
        if (units == 0 || uint256(held) + frozen > units) return;
        _encumbered(principal, held, frozen, units);
    }

    function _half(uint256 x, uint256 y, uint256 d) private pure {
        uint256 r = Maths.mulDivHalfUp(x, y, d);
        assert(2 * r * d <= 2 * x * y + d);
        assert(2 * r * d + d > 2 * x * y);
    }

    function _bounds(uint256 x, uint256 y, uint256 d) private pure {
        (uint256 down, uint256 up) = (Maths.mulDivDown(x, y, d), Maths.mulDivUp(x, y, d));
        assert(down * d <= x * y && x * y < (down + 1) * d);
        assert(up == (down * d == x * y ? down : down + 1));
    }

    function _encumbered(uint256 principal, uint256 held, uint256 frozen, uint256 units) private pure {
        uint256 ofHeld = Maths.mulDivUp(principal, held, units);
        uint256 both = Maths.mulDivUp(principal, held + frozen, units);
        assert(ofHeld <= both && both <= principal);
    }

    // ---- drawn ----

    function testFuzz_half_up(uint120 x, uint120 y, uint120 d) public pure {
        _half(x, y, d == 0 ? 1 : d);
    }

    function testFuzz_down_and_up(uint120 x, uint120 y, uint120 d) public pure {
        _bounds(x, y, d == 0 ? 1 : d);
    }

    function testFuzz_encumbered(uint96 principal, uint80 held, uint80 frozen, uint80 units) public pure {
        uint256 all = uint256(units) + 1;
        uint256 first = held % all;
        _encumbered(principal, first, frozen % (all - first), all);
    }
}
