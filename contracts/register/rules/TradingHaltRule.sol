// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../../types/Config.sol";
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

    /// @param halted the register's venues that are; read only where any is
    function checkVenue(Config c, address venue, mapping(address venue => bool) storage halted) internal view {
        require(!c.venueHalted() || !halted[venue], VenueHalted(venue));
    }
}
