// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Batch, Node, Top} from "./interfaces/IReadings.sol";

/// @title The tree of a station's day, whose nodes carry sums: how many readings, how much was metered and earned.
/// @dev Figures are one word: bits, from the lowest: revenue 64 · quantity 64 · count 32; the rest is 0. A leaf is made of
/// 96 bytes and a node of 128, so that neither is taken for the other. A node's own figures are the sums of its
/// children's; its parent states them, and a statement that is no sum can be shown to be none.
library SumTree {
    uint256 private constant QUANTITY_SHIFT = 64;
    uint256 private constant COUNT_SHIFT = 128;
    uint256 private constant BITS = 160;

    function figures(uint256 count, uint256 quantity, uint256 revenue) internal pure returns (uint256) {
        return (count << COUNT_SHIFT) | (quantity << QUANTITY_SHIFT) | revenue;
    }

    function countOf(uint256 figures_) internal pure returns (uint256) {
        return figures_ >> COUNT_SHIFT;
    }

    /// @notice Both together; does not fit where a field overflows, or a word has bits beyond its fields.
    function plus(uint256 a, uint256 b) internal pure returns (bool fits, uint256 sum) {
        unchecked {
            // Words of 160 bits don't overflow 256. A carry out of a field flips the lowest bit of the next one.
            sum = a + b;
            uint256 carried = sum ^ a ^ b;
            uint256 carries = (1 << QUANTITY_SHIFT) | (1 << COUNT_SHIFT) | (1 << BITS);
            fits = (a | b) >> BITS == 0 && carried & carries == 0;
        }
    }

    /// @param figures_ as the leaf states them
    function leaf(bytes32 digest, bytes32 r, bytes32 s, uint256 figures_) internal pure returns (bytes32) {
        return keccak256(abi.encode(digest, keccak256(abi.encode(r, s)), figures_));
    }

    function node(bytes32 left, uint256 leftFigures, bytes32 right, uint256 rightFigures)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(left, leftFigures, right, rightFigures));
    }

    function node(Node calldata n) internal pure returns (bytes32) {
        return node(n.left, n.leftFigures, n.right, n.rightFigures);
    }

    /// @notice Whether a batch's figures are those of its root. The right child's are the batch's less the left one's.
    function isOpened(Batch calldata b, Top calldata top) internal pure returns (bool) {
        uint256 total = figures(b.count, b.quantity, b.revenue);
        if (b.count == 1) return b.root == keccak256(abi.encode(top.left, top.right, total));
        uint256 left = top.leftFigures;
        if (left > total) return false;
        uint256 right = total - left;
        (bool fits,) = plus(left, right);
        return fits && countOf(left) != 0 && countOf(right) != 0 && b.root == node(top.left, left, top.right, right);
    }

    /// @notice From a leaf up to the root.
    /// @param sides bit i is set where the sibling i, from the leaf up, is the left one
    /// @return root zero where figures don't fit on the way
    /// @return total figures of the root
    /// @return place of the leaf among all leaves, from 0
    function climb(
        bytes32 leaf_,
        uint256 figures_,
        bytes32[] calldata siblings,
        uint256[] calldata siblingFigures,
        uint256 sides
    ) internal pure returns (bytes32 root, uint256 total, uint256 place) {
        (root, total) = (leaf_, figures_);
        if (siblings.length != siblingFigures.length) return (0, 0, 0);
        for (uint256 i; i < siblings.length; ++i) {
            uint256 other = siblingFigures[i];
            if ((sides >> i) & 1 != 0) {
                root = node(siblings[i], other, root, total);
                place += countOf(other);
            } else {
                root = node(root, total, siblings[i], other);
            }
            bool fits;
            (fits, total) = plus(total, other);
            if (!fits) return (0, 0, 0);
        }
    }
}
