// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Policy} from "../../types/Policy.sol";

/// @title Whether one policy of a register only narrows another, which its face says.
interface IPolicyCheck {
    /// @notice A policy that would admit, or let move, what the present one refuses.
    /// @param field the first that is wider
    error PolicyNotTighter(string field);

    /// @notice Reverts unless `tighter` refuses at least what `present` refuses (`PolicyNotTighter`):
    /// - no switch is off that is on, and both say alike whether countries are allowed or denied, here or in the map;
    /// - the class, the minimum holding and the end of the lock-up are no lower, the cap and the number of holders no higher;
    /// - every topic that is required stays required;
    /// - of allowed countries none is added, of denied ones none is taken out.
    function requireTighter(Policy present, Policy tighter) external pure;
}
