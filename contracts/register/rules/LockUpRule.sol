// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Policy} from "../../types/Policy.sol";

/// @title Nothing is traded while the distribution period (Regulation S) runs.
library LockUpRule {
    /// @notice The distribution period still runs.
    /// @param lockUpUntilAt [s] the first second at which units move again
    error LockedUp(uint256 nowAt, uint256 lockUpUntilAt);

    function ok(Policy p) internal view returns (bool) {
        return block.timestamp >= p.lockUpUntilAt();
    }

    function check(Policy p) internal view {
        require(ok(p), LockedUp(block.timestamp, p.lockUpUntilAt()));
    }
}
