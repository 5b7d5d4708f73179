// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";

/// @title Whoever holds is admitted to this register, and the admission is still good.
library VerificationRule {
    /// @notice The wallet is not admitted to this register.
    error NotAdmitted(address wallet);
    /// @notice The admission of the wallet has expired.
    /// @param validUntilAt [s] the last second at which the admission was good
    error AdmissionExpired(address wallet, uint256 validUntilAt, uint256 nowAt);

    function ok(Entry e, uint256 generation) internal view returns (bool) {
        return !e.lapsed(generation);
    }

    function check(address wallet, Entry e, uint256 generation) internal view {
        require(e.has(EntryFlags.ADMITTED) && e.generation() == generation, NotAdmitted(wallet));
        require(block.timestamp <= e.validUntilAt(), AdmissionExpired(wallet, e.validUntilAt(), block.timestamp));
    }
}
