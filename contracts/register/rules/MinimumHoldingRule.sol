// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";

/// @title A holder keeps nothing or at least the minimum. Nominees hold for many and are exempt.
library MinimumHoldingRule {
    /// @notice The wallet would be left with less than the minimum holding, and more than nothing.
    /// @param holding [units] what the wallet would be left with
    /// @param minimum [units]
    error HoldingBelowMinimum(address wallet, uint256 holding, uint256 minimum);

    function ok(Entry e, Policy p, uint256 holding) internal pure returns (bool) {
        return holding >= p.minimumHolding() || holding == 0 || e.has(EntryFlags.NOMINEE);
    }

    function check(address wallet, Entry e, Policy p, uint256 holding) internal pure {
        require(ok(e, p, holding), HoldingBelowMinimum(wallet, holding, p.minimumHolding()));
    }
}
