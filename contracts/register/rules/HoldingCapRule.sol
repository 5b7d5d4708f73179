// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";

/// @title No holder has more than the cap. Nominees hold for many and are exempt.
library HoldingCapRule {
    /// @notice The wallet would hold more than the cap.
    /// @param holding [units] what the wallet would have
    /// @param cap [units]
    error HoldingAboveCap(address wallet, uint256 holding, uint256 cap);

    function ok(Entry e, Policy p, uint256 holding) internal pure returns (bool) {
        return holding <= p.cap() || p.cap() == 0 || e.has(EntryFlags.NOMINEE);
    }

    function check(address wallet, Entry e, Policy p, uint256 holding) internal pure {
        require(ok(e, p, holding), HoldingAboveCap(wallet, holding, p.cap()));
    }
}
