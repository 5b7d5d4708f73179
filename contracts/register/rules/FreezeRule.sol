// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";

/// @title A wallet frozen by the freezer, or replaced by a recovery, neither sends nor receives.
library FreezeRule {
    /// @notice The wallet is frozen by authority.
    error WalletFrozen(address wallet);
    /// @notice The wallet was lost and replaced by another: `IHolds.payeeOf` names it.
    error WalletReplaced(address wallet);

    function ok(Entry e) internal pure returns (bool) {
        return !e.has(EntryFlags.FROZEN | EntryFlags.DEAD);
    }

    function check(address wallet, Entry e) internal pure {
        require(!e.has(EntryFlags.FROZEN), WalletFrozen(wallet));
        require(!e.has(EntryFlags.DEAD), WalletReplaced(wallet));
    }
}
