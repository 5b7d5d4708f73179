// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";

/// @title A rule of one's own. View only: it decides, it keeps no state about a movement.
interface IComplianceRule {
    /// @notice Reverts with the rule's typed error where the movement is refused.
    /// @dev Called on transfers and settlements (from and to set) and on issuance (from = 0).
    /// @param fromEntry the sender's entry before the movement (zero on issuance)
    /// @param toEntry the receiver's entry before the movement
    /// @param amount [units]
    function check(address from, address to, uint256 amount, Entry fromEntry, Entry toEntry) external view;
}
