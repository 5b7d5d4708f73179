// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What a release condition says.
enum ConditionState {
    OPEN,
    MET,
    REFUSED
}

/// @title A fact that must be true before an instruction settles.
/// @notice The engine asks by static call with 100,000 gas. A call that fails, answers nonsense or runs out of that gas means
/// OPEN: neither settlement nor an early end. A condition never moves anything; it only lets what the deliverers signed go.
interface IReleaseCondition {
    /// @param id what the condition is about, as the deliverers signed it; each condition says how it reads it
    /// @param proof what the caller brings: a preimage, signatures, nothing
    /// @return OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
    /// condition that its own contract meets while it settles, never but then
    function state(bytes32 id, bytes calldata proof) external view returns (ConditionState);
}
