// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {SumTree} from "contracts/revenue/SumTree.sol";

/// Figures of a node add up field by field, or the node is refused: no carry goes from one field into the next. Halmos proves
/// the `check_` functions for all inputs; Forge draws inputs for the same.
contract SumsProof is Test {
    function check_plus(uint256 a, uint256 b) public pure {
        (bool fits, uint256 sum) = SumTree.plus(a, b);
        bool apart = a >> 160 == 0 && b >> 160 == 0 && (a >> 128) + (b >> 128) < 1 << 32
            && _quantity(a) + _quantity(b) < 1 << 64 && _revenue(a) + _revenue(b) < 1 << 64;
        assert(fits == apart);
        if (!fits) return;
        assert(SumTree.countOf(sum) == SumTree.countOf(a) + SumTree.countOf(b));
        assert(_quantity(sum) == _quantity(a) + _quantity(b));
        assert(_revenue(sum) == _revenue(a) + _revenue(b));
    }

    /// The right child's figures are a batch's less the left one's: where they fit, no field was borrowed from.
    function check_less(uint256 total, uint256 left) public pure {
        if (total >> 160 != 0 || left > total) return;
        (bool fits,) = SumTree.plus(left, total - left);
        if (!fits) return;
        assert(SumTree.countOf(left) <= SumTree.countOf(total));
        assert(_quantity(left) <= _quantity(total));
        assert(_revenue(left) <= _revenue(total));
    }

    function check_figures(uint32 count, uint64 quantity, uint64 revenue) public pure {
        uint256 figures = SumTree.figures(count, quantity, revenue);
        assert(SumTree.countOf(figures) == count && _quantity(figures) == quantity && _revenue(figures) == revenue);
    }

    function _quantity(uint256 figures) private pure returns (uint256) {
        return (figures >> 64) & type(uint64).max;
    }

    function _revenue(uint256 figures) private pure returns (uint256) {
        return figures & type(uint64).max;
    }

    // ---- drawn ----

    function testFuzz_plus(uint256 a, uint256 b, uint8 near) public pure {
        check_plus(a, b);
        // At the border of a field, and within all of them.
        check_plus(a % (1 << 160), (1 << 160) - 1 - a % (1 << 160) + near % 2);
        check_plus(a % (1 << 159), b % (1 << 159));
    }

    function testFuzz_less(uint256 total, uint256 left) public pure {
        check_less(total % (1 << 160), left % (1 << 160));
        check_less(total % (1 << 160), left % (total % (1 << 160) + 1));
    }

    function testFuzz_figures(uint32 count, uint64 quantity, uint64 revenue) public pure {
        check_figures(count, quantity, revenue);
    }
}
