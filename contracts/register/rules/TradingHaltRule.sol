// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Policy, PolicySwitches} from "../../types/Policy.sol";

/// @title Nothing is traded while the market is halted, nothing through a venue while that venue is.
library TradingHaltRule {
    /// @notice All trading is halted.
    error MarketHalted();
    /// @notice Trading through the venue is halted.
    /// @param venue zero = over the counter
    error VenueHalted(address venue);

    function marketOk(Policy p) internal pure returns (bool) {
        return !p.isOn(PolicySwitches.MARKET_HALT);
    }

    function check(Policy p) internal pure {
        require(marketOk(p), MarketHalted());
    }

    function checkVenue(address venue, bool halted) internal pure {
        require(!halted, VenueHalted(venue));
    }
}
