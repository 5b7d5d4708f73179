// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "../interfaces/IReleaseCondition.sol";

/// @title Settles against a secret.
/// @notice The id is the SHA-256 of a secret of 32 bytes, as other chains' hash locks have it; the proof is the secret, which
/// everybody reads once it was shown. The deadline is the instruction's own: nothing refuses it before. Of two instructions
/// on two chains under one secret, the one whose deliverer knows the secret expires later, by at least the slower chain's
/// stated finality.
contract HashLock is IReleaseCondition {
    uint256 private constant SECRET_BYTES = 32;

    /// @inheritdoc IReleaseCondition
    function state(bytes32 id, bytes calldata proof) external pure returns (ConditionState) {
        // Another length could be a secret on one chain and none on another.
        bool opened = proof.length == SECRET_BYTES && sha256(proof) == id;
        return opened ? ConditionState.MET : ConditionState.OPEN;
    }
}
