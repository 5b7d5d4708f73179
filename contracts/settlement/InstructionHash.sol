// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Leg} from "../types/Leg.sol";
import {Instruction} from "./interfaces/ISettlement.sol";

/// @title The EIP-712 struct hashes of what deliverers sign.
library InstructionHash {
    bytes32 private constant LEG_TYPEHASH =
        keccak256("Leg(address outAsset,address inAsset,address from,address to,uint256 id,uint256 amount)");
    bytes32 private constant INSTRUCTION_TYPEHASH = keccak256(
        "Instruction(Leg[] legs,uint256[] nonces,uint64 settlementAt,uint64 expiresAt,address venue,address condition,bytes32 conditionId,bytes32 tradeReference)"
        "Leg(address outAsset,address inAsset,address from,address to,uint256 id,uint256 amount)"
    );
    bytes32 private constant REAFFIRMATION_TYPEHASH =
        keccak256("Reaffirmation(bytes32 instructionId,uint64 recordAt)");
    bytes32 private constant ROOT_TYPEHASH = keccak256("InstructionRoot(bytes32 root)");
    bytes32 private constant CANCELLATION_TYPEHASH = keccak256("Cancellation(bytes32 instructionId)");

    function instruction(Instruction calldata agreed) internal pure returns (bytes32) {
        return _instruction(agreed, _legs(agreed.legs), _nonces(agreed.nonces));
    }

    function reaffirmation(bytes32 instructionId, uint64 recordAt) internal pure returns (bytes32) {
        return keccak256(abi.encode(REAFFIRMATION_TYPEHASH, instructionId, recordAt));
    }

    function root(bytes32 root_) internal pure returns (bytes32) {
        return keccak256(abi.encode(ROOT_TYPEHASH, root_));
    }

    function cancellation(bytes32 instructionId) internal pure returns (bytes32) {
        return keccak256(abi.encode(CANCELLATION_TYPEHASH, instructionId));
    }

    /// @dev A leg's six words stand in the calldata just as EIP-712 encodes them, and are hashed from there: in a batch this is
    /// done for every leg. Bits above an address, which would make another hash, are refused where the leg is read.
    function _legs(Leg[] calldata legs) private pure returns (bytes32 hash) {
        bytes32 typehash = LEG_TYPEHASH;
        assembly ("memory-safe") {
            let hashes := mload(0x40)
            let leg := add(hashes, shl(5, legs.length))
            mstore(leg, typehash)
            for { let i := 0 } lt(i, legs.length) { i := add(i, 1) } {
                calldatacopy(add(leg, 0x20), add(legs.offset, mul(i, 0xc0)), 0xc0)
                mstore(add(hashes, shl(5, i)), keccak256(leg, 0xe0))
            }
            hash := keccak256(hashes, shl(5, legs.length))
        }
    }

    function _nonces(uint256[] calldata nonces) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let words := mload(0x40)
            calldatacopy(words, nonces.offset, shl(5, nonces.length))
            hash := keccak256(words, shl(5, nonces.length))
        }
    }

    function _instruction(Instruction calldata agreed, bytes32 legs, bytes32 nonces) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                INSTRUCTION_TYPEHASH,
                legs,
                nonces,
                agreed.settlementAt,
                agreed.expiresAt,
                agreed.venue,
                agreed.condition,
                agreed.conditionId,
                agreed.tradeReference
            )
        );
    }
}
