// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Device, MeterRule} from "./interfaces/IMeterRegistry.sol";
import {Contradiction, Reading} from "./interfaces/IReadings.sol";

/// @title What no honest meter shows, one sentence each.
library MeterRules {
    uint256 private constant LOAD = 10_000;
    uint256 private constant PRICE_PER = 1_000_000;

    /// @notice More than the rated power times the time, with the type's tolerance, can give.
    function exceedsPower(Reading calldata r, Device memory device, MeterRule memory rule)
        internal
        pure
        returns (bool)
    {
        if (rule.loadLimit == 0 || r.endedAt < r.startedAt) return false;
        // Instants are cut to seconds: the time between them may have been one more.
        uint256 most = uint256(device.ratedPower) * rule.loadLimit * (uint256(r.endedAt - r.startedAt) + 1);
        return uint256(r.quantity) * 1 hours * LOAD > most;
    }

    /// @notice Outside the type's price band by a base unit or more: less is rounding.
    function outsidePrice(Reading calldata r, MeterRule memory rule) internal pure returns (bool) {
        uint256 revenue = uint256(r.revenue) * PRICE_PER;
        uint256 quantity = r.quantity;
        return
            revenue >= quantity * rule.maximumPrice + PRICE_PER || revenue + PRICE_PER <= quantity * rule.minimumPrice;
    }

    /// @notice Ends before it starts, or lasts longer than one reading of its type may.
    function impossibleTime(Reading calldata r, MeterRule memory rule) internal pure returns (bool) {
        if (r.endedAt < r.startedAt) return true;
        return rule.longest != 0 && r.endedAt - r.startedAt > rule.longest;
    }

    /// @notice Whether a leaf may come after another one in a tree: by asset, then by sequence.
    function sorted(Reading calldata a, Reading calldata b) internal pure returns (bool) {
        return a.asset < b.asset || (a.asset == b.asset && a.sequence < b.sequence);
    }

    /// @notice Whether two readings of one device, by what they say of each other, can't both be.
    function contradict(Contradiction kind, Reading calldata a, bytes32 digestA, Reading calldata b, bytes32 digestB)
        internal
        pure
        returns (bool)
    {
        if (kind == Contradiction.REPEATED) return digestA == digestB;
        bool follows = b.previous == digestA;
        bool next = uint256(b.sequence) == uint256(a.sequence) + 1;
        if (kind == Contradiction.SEQUENCE) return (a.sequence == b.sequence && digestA != digestB) || follows != next;
        if (!follows || !next) return false;
        if (kind == Contradiction.TOTAL) return uint256(b.total) != uint256(a.total) + b.quantity;
        return b.endedAt < a.endedAt;
    }
}
