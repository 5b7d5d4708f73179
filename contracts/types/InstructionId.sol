// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A settlement instruction by the EIP-712 hash of all it says, for one settlement contract on one chain.
type InstructionId is bytes32;
