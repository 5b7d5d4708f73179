// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";

/// @title A sanctioned holder neither sends nor receives.
library SanctionRule {
    /// @notice The holder is sanctioned: it neither sends nor receives.
    error HolderSanctioned(address wallet);

    function ok(Entry e) internal pure returns (bool) {
        return !e.has(EntryFlags.SANCTIONED);
    }

    function check(address wallet, Entry e) internal pure {
        require(ok(e), HolderSanctioned(wallet));
    }
}
