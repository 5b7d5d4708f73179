// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";

/// @title Whoever holds is of the investor class that the offer is made to.
library InvestorClassRule {
    /// @notice The holder is not of the investor class that the offer is made to.
    error ClassInsufficient(address wallet, uint256 class, uint256 minimum);

    function ok(Entry e, Policy p) internal pure returns (bool) {
        return e.class() >= p.minimumClass();
    }

    function check(address wallet, Entry e, Policy p) internal pure {
        require(ok(e, p), ClassInsufficient(wallet, e.class(), p.minimumClass()));
    }
}
