// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "../interfaces/IReleaseCondition.sol";

/// @title Settles from one instant on, and no later than another.
/// @notice The id is the two instants: from in the lowest 64 bits, until in the next 64; until zero = without end. Both are
/// inclusive. The proof is not read.
contract TimeCondition is IReleaseCondition {
    /// @notice Bits are set that mean nothing, or the window is empty.
    error TimeWindowMalformed(bytes32 id);

    /// @inheritdoc IReleaseCondition
    function state(bytes32 id, bytes calldata) external view returns (ConditionState) {
        (uint256 from, uint256 until) = windowOf(id);
        if (until != 0 && block.timestamp > until) return ConditionState.REFUSED;
        return block.timestamp < from ? ConditionState.OPEN : ConditionState.MET;
    }

    /// @notice The id of a window. Requirements: from ≤ until, or until is zero (`TimeWindowMalformed`).
    /// @param from [s] first second in which it is met
    /// @param until [s] last one; zero = without end
    function idOf(uint64 from, uint64 until) external pure returns (bytes32 id) {
        id = bytes32(from | (uint256(until) << 64));
        windowOf(id);
    }

    /// @notice The two instants of an id. [s]
    function windowOf(bytes32 id) public pure returns (uint256 from, uint256 until) {
        from = uint64(uint256(id));
        until = uint256(id) >> 64;
        require(until <= type(uint64).max && (until == 0 || from <= until), TimeWindowMalformed(id));
    }
}
