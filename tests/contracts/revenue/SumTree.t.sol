// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {SumTree} from "contracts/revenue/SumTree.sol";

/// Figures in one word, and the tree of random days against the one that Python makes: tests/differential/test_sum_tree.py.
contract SumTreeTest is Test {
    /// Sums are field by field: the word fits where each field does, and holds the three sums then.
    function testFuzz_plus_is_field_by_field(
        uint32[2] memory counts,
        uint64[2] memory quantities,
        uint64[2] memory revenues
    ) public pure {
        uint256 a = SumTree.figures(counts[0], quantities[0], revenues[0]);
        uint256 b = SumTree.figures(counts[1], quantities[1], revenues[1]);
        (bool fits, uint256 sum) = SumTree.plus(a, b);
        uint256 count = uint256(counts[0]) + counts[1];
        uint256 quantity = uint256(quantities[0]) + quantities[1];
        uint256 revenue = uint256(revenues[0]) + revenues[1];
        bool expected = count <= type(uint32).max && quantity <= type(uint64).max && revenue <= type(uint64).max;
        assertEq(fits, expected);
        if (fits) assertEq(sum, SumTree.figures(count, quantity, revenue));
        if (fits) assertEq(SumTree.countOf(sum), count);
    }

    /// A word with bits beyond its fields is no figures.
    function testFuzz_bits_beyond_the_fields_do_not_fit(uint256 word, uint8 bit) public pure {
        word |= 1 << bound(bit, 160, 255);
        (bool fits,) = SumTree.plus(word, 0);
        assertFalse(fits);
        (fits,) = SumTree.plus(0, word);
        assertFalse(fits);
    }

    function climb(
        bytes32 leaf,
        uint256 figures,
        bytes32[] calldata siblings,
        uint256[] calldata siblingFigures,
        uint256 sides
    ) external pure returns (bytes32, uint256, uint256) {
        return SumTree.climb(leaf, figures, siblings, siblingFigures, sides);
    }

    /// Every leaf of every day leads to the day's root and figures, and stands at its own place.
    function test_agrees_with_python() public view {
        string memory json = vm.readFile(vm.envOr("TREE_VECTORS", string("tests/data/tree-vectors.json")));
        uint256[] memory digests = vm.parseJsonUintArray(json, ".digest");
        assertGt(digests.length, 0);
        uint256[] memory lengths = vm.parseJsonUintArray(json, ".length");
        uint256[] memory all = vm.parseJsonUintArray(json, ".siblings");
        uint256[] memory allFigures = vm.parseJsonUintArray(json, ".siblingFigures");
        uint256[] memory rs = vm.parseJsonUintArray(json, ".r");
        uint256[] memory ss = vm.parseJsonUintArray(json, ".s");
        uint256[] memory figures = vm.parseJsonUintArray(json, ".figures");
        uint256[] memory sides = vm.parseJsonUintArray(json, ".sides");
        uint256[] memory expected = vm.parseJsonUintArray(json, ".expected"); // root, total, place of each
        uint256 from;
        for (uint256 i; i < digests.length; ++i) {
            bytes32[] memory siblings = new bytes32[](lengths[i]);
            uint256[] memory siblingFigures = new uint256[](lengths[i]);
            for (uint256 k; k < lengths[i]; ++k) {
                (siblings[k], siblingFigures[k]) = (bytes32(all[from + k]), allFigures[from + k]);
            }
            from += lengths[i];
            bytes32 leaf = SumTree.leaf(bytes32(digests[i]), bytes32(rs[i]), bytes32(ss[i]), figures[i]);
            (bytes32 root, uint256 total, uint256 place) =
                this.climb(leaf, figures[i], siblings, siblingFigures, sides[i]);
            assertEq(root, bytes32(expected[3 * i]), "root");
            assertEq(total, expected[3 * i + 1], "figures");
            assertEq(place, expected[3 * i + 2], "place");
        }
    }
}
