// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EntryFlags} from "../types/Entry.sol";

/// @notice Flags of a holder. Those that an entry has too stand at the entry's places.
library HolderFlags {
    uint256 internal constant REGISTERED = 1 << 0;
    /// @dev Known, and refused everywhere until reinstated.
    uint256 internal constant SUSPENDED = 1 << 1;
    /// @dev The wallet that is the holder's id was lost and replaced.
    uint256 internal constant ID_REPLACED = 1 << 2;
    uint256 internal constant NOMINEE = EntryFlags.NOMINEE;
    uint256 internal constant OPERATOR = EntryFlags.OPERATOR;
    uint256 internal constant US_PERSON = EntryFlags.US_PERSON;
    /// @dev The records of both class topics say which class they prove; until then the class is the registrar's.
    uint256 internal constant CLASSES_KNOWN = 1 << 6;
    uint256 internal constant SANCTIONED = EntryFlags.SANCTIONED;
    /// @dev What an entry copies.
    uint256 internal constant COPIED = NOMINEE | OPERATOR | US_PERSON | SANCTIONED;
    /// @dev What a registrar may give at registration; sanctions and suspensions so that a registry can be loaded.
    uint256 internal constant GIVEN = COPIED | SUSPENDED;
}

/// @notice What the registry knows of a holder: one storage slot, 192 bits of it.
/// @param country ISO 3166-1 numeric; 0 = unknown
/// @param class investor class (`Classes`)
/// @param flags bits of `HolderFlags`
/// @param claimed bits of the topics that rest on a trusted issuer's claim, not on the registrar's word
/// @param wallets ever given, the id not counted; the last one's index
/// @param living wallets that are neither lost nor removed, nor good in single registers only
/// @param admissions of all its wallets to registers
/// @param validities [s] validUntilAt of topics 0 to 3, 32 bits each, topic 0 lowest; those of 4 to 7 stand apart, for few have any
struct Holder {
    uint16 country;
    uint8 class;
    uint8 flags;
    uint8 claimed;
    uint8 wallets;
    uint8 living;
    uint16 admissions;
    uint128 validities;
}

using HolderLib for Holder global;

library HolderLib {
    function has(Holder memory h, uint256 flag) internal pure returns (bool) {
        return h.flags & flag != 0;
    }

    function setFlag(Holder memory h, uint256 flag, bool on) internal pure {
        // forge-lint: disable-next-line(unsafe-typecast) flags are bits of eight
        h.flags = uint8(on ? h.flags | flag : h.flags & ~flag);
    }
}

/// @notice What is true of a holder for every register.
/// @param country ISO 3166-1 numeric
/// @param class investor class
/// @param flags bits of `HolderFlags.COPIED`
/// @param suspended then nothing is valid, whatever stands in `validities`
/// @param validities [s] validUntilAt of the eight topics, 32 bits each, topic 0 lowest
struct Standing {
    uint256 country;
    uint256 class;
    uint256 flags;
    bool suspended;
    uint256 validities;
}

using StandingLib for Standing global;

library StandingLib {
    function validUntilAt(Standing memory s, uint256 topic) internal pure returns (uint256) {
        return uint32(s.validities >> (32 * topic));
    }

    /// @notice The earliest instant of the required topics; the largest where none is required, zero while suspended. [s]
    function earliest(Standing memory s, uint256 topics) internal pure returns (uint256 until) {
        if (s.suspended) return 0;
        until = type(uint32).max;
        for (uint256 topic; topics >> topic != 0; ++topic) {
            if ((topics >> topic) & 1 != 0 && validUntilAt(s, topic) < until) until = validUntilAt(s, topic);
        }
    }
}
