// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "contracts/types/Entry.sol";

/// What a calculation agent works out off chain: from which remainder on a share is rounded up, and up to which member.
library LargestRemainder {
    /// What the register answers, as plain units.
    function units(Entry[] memory entries) internal pure returns (uint256[] memory positions) {
        positions = new uint256[](entries.length);
        for (uint256 i; i < entries.length; ++i) positions[i] = entries[i].balance();
    }

    /// Members are numbered 1, 2, … in the order of the list.
    function threshold(uint256 total, uint256[] memory positions)
        internal
        pure
        returns (uint80 remainder, uint24 tieMember)
    {
        uint256 supply;
        for (uint256 i; i < positions.length; ++i) supply += positions[i];
        uint256 left = total;
        for (uint256 i; i < positions.length; ++i) left -= (total * positions[i]) / supply;
        if (left == 0) return (uint80(supply), 0);
        // The left-th largest remainder, of equal ones the lower member first.
        bool[] memory taken = new bool[](positions.length);
        for (uint256 k; k < left; ++k) {
            uint256 best = type(uint256).max;
            for (uint256 i; i < positions.length; ++i) {
                if (taken[i]) continue;
                if (
                    best == type(uint256).max || (total * positions[i]) % supply > (total * positions[best]) % supply
                ) best = i;
            }
            taken[best] = true;
            (remainder, tieMember) = (uint80((total * positions[best]) % supply), uint24(best + 1));
        }
    }
}
