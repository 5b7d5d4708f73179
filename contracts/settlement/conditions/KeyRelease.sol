// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "../interfaces/IReleaseCondition.sol";

/// @title Settles against one key, ends against another: delivery on this chain for a payment elsewhere (as in ERC-7573).
/// @notice Who watches the payment holds two keys of 32 bytes and publishes one of them: the first once it was paid, the second
/// once it never will be. The id is `idOf` of the keys' SHA-256 hashes; the proof is `abi.encode(paid, unpaid, key)`. Safety is the
/// watcher's honesty: with both keys out, whichever the engine is shown first counts. If it stays silent, the instruction
/// expires. With `HashLock` no third party is trusted, and one party has a free option instead.
contract KeyRelease is IReleaseCondition {
    uint256 private constant PROOF_BYTES = 96;

    /// @inheritdoc IReleaseCondition
    function state(bytes32 id, bytes calldata proof) external pure returns (ConditionState) {
        if (proof.length != PROOF_BYTES) return ConditionState.OPEN;
        (bytes32 paid, bytes32 unpaid, bytes32 key) = abi.decode(proof, (bytes32, bytes32, bytes32));
        if (idOf(paid, unpaid) != id) return ConditionState.OPEN;
        bytes32 shown = sha256(abi.encode(key));
        if (shown == paid) return ConditionState.MET;
        return shown == unpaid ? ConditionState.REFUSED : ConditionState.OPEN;
    }

    /// @notice The id of two keys, by their SHA-256 hashes.
    function idOf(bytes32 paid, bytes32 unpaid) public pure returns (bytes32) {
        return keccak256(abi.encode(paid, unpaid));
    }
}
