// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Policy} from "../../types/Policy.sol";

/// @title No more holders than the placement allows.
library HolderCountRule {
    /// @notice There would be more holders than the placement allows.
    error HolderCountExceeded(uint256 holders, uint256 maximum);

    /// @param holders with a balance after the movement, nominees not counted
    function ok(Policy p, uint256 holders) internal pure returns (bool) {
        return p.maximumHolders() == 0 || holders <= p.maximumHolders();
    }

    function check(Policy p, uint256 holders) internal pure {
        require(ok(p, holders), HolderCountExceeded(holders, p.maximumHolders()));
    }
}
