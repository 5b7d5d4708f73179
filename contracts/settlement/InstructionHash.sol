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
        Leg[] calldata legs = agreed.legs;
        bytes32[] memory hashes = new bytes32[](legs.length);
        for (uint256 i; i < legs.length; ++i) hashes[i] = keccak256(abi.encode(LEG_TYPEHASH, legs[i]));
        return _instruction(
            agreed, keccak256(abi.encodePacked(hashes)), keccak256(abi.encodePacked(agreed.nonces))
        );
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
