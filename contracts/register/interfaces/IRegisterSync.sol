// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";

/// @title What the identity registry pushes to a register. No external call, no revert for the registry.
interface IRegisterSync {
    /// @notice Replaces the attributes of an admitted wallet; a wallet without an admission is left alone.
    /// @param attributes as `IAdmissions.admit` answers them; zero validity = lapsed from now on; an empty word = the
    /// admission of a wallet without units was withdrawn
    function sync(address wallet, Entry attributes) external;

    /// @notice Makes every entry count as lapsed until it is looked up again.
    function raiseGeneration() external;
}
