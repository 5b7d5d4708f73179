// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../../types/Config.sol";
import {Policy, PolicySwitches} from "../../types/Policy.sol";

/// @title Nothing is traded while the market is halted, nothing through a venue while that venue is.
library TradingHaltRule {
    /// @notice All trading is halted.
    error MarketHalted();
    /// @notice Trading through the venue is halted.
    /// @param venue 0…7
    error VenueHalted(uint256 venue);
    error VenueUnknown(uint256 venue, uint256 maximum);

    uint256 private constant VENUE_MAX = 7;

    function marketOk(Policy p) internal pure returns (bool) {
        return !p.isOn(PolicySwitches.MARKET_HALT);
    }

    function venueOk(Config c, uint256 venue) internal pure returns (bool) {
        return (c.venueHalts() >> venue) & 1 == 0;
    }

    function check(Policy p) internal pure {
        require(marketOk(p), MarketHalted());
    }

    function checkVenueKnown(uint256 venue) internal pure {
        require(venue <= VENUE_MAX, VenueUnknown(venue, VENUE_MAX));
    }

    function checkVenue(Config c, uint256 venue) internal pure {
        checkVenueKnown(venue);
        require(venueOk(c, venue), VenueHalted(venue));
    }
}
