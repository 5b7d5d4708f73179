// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {MonthTotals} from "./interfaces/IReadings.sol";

/// @title A pool's month in one storage word: its totals, and how many attesters its entries need.
/// @dev Bits, from the lowest: quantity 88 · revenue 88 · batches 32 · last accepted 40 · quorum 8. A quorum of 0 takes no
/// entries: the month is closed or too early, or the pool is paused.
type MonthWord is uint256;

using MonthWordLib for MonthWord global;

library MonthWordLib {
    using SafeCast for int256;
    using SafeCast for uint256;

    uint256 private constant REVENUE_SHIFT = 88;
    uint256 private constant BATCHES_SHIFT = 176;
    uint256 private constant ACCEPTED_SHIFT = 208;
    uint256 private constant QUORUM_SHIFT = 248;

    /// @notice The month with these figures added, heard of at an instant.
    function plus(MonthWord w, int256 quantity_, int256 revenue_, uint256 batches_, uint256 acceptedAt)
        internal
        pure
        returns (MonthWord)
    {
        unchecked {
            // A field and what is added to it are far below 2^255; what leaves the field is refused.
            quantity_ += quantity(w);
            revenue_ += revenue(w);
            batches_ += batches(w);
        }
        return MonthWord.wrap(
            uint256(uint88(quantity_.toInt88())) | (uint256(uint88(revenue_.toInt88())) << REVENUE_SHIFT)
                | (uint256(batches_.toUint32()) << BATCHES_SHIFT) | (uint256(uint40(acceptedAt)) << ACCEPTED_SHIFT)
                | (quorum(w) << QUORUM_SHIFT)
        );
    }

    function withQuorum(MonthWord w, uint8 quorum_) internal pure returns (MonthWord) {
        uint256 rest = MonthWord.unwrap(w) & ((1 << QUORUM_SHIFT) - 1);
        return MonthWord.wrap(rest | (uint256(quorum_) << QUORUM_SHIFT));
    }

    function unpack(MonthWord w) internal pure returns (MonthTotals memory) {
        return MonthTotals(int88(quantity(w)), int88(revenue(w)), uint32(batches(w)), lastAcceptedAt(w));
    }

    function quantity(MonthWord w) internal pure returns (int256) {
        return int88(uint88(MonthWord.unwrap(w)));
    }

    function revenue(MonthWord w) internal pure returns (int256) {
        return int88(uint88(MonthWord.unwrap(w) >> REVENUE_SHIFT));
    }

    function batches(MonthWord w) internal pure returns (uint256) {
        return uint32(MonthWord.unwrap(w) >> BATCHES_SHIFT);
    }

    function lastAcceptedAt(MonthWord w) internal pure returns (uint40) {
        return uint40(MonthWord.unwrap(w) >> ACCEPTED_SHIFT);
    }

    function quorum(MonthWord w) internal pure returns (uint256) {
        return MonthWord.unwrap(w) >> QUORUM_SHIFT;
    }
}
