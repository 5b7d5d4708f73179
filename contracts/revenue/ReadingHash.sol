// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Batch, Reading} from "./interfaces/IReadings.sol";

/// @title What is signed, stored and proven of readings and batches, as hashes.
library ReadingHash {
    bytes32 internal constant READING_TYPEHASH = keccak256(
        "Reading(bytes32 asset,uint64 sequence,uint64 startedAt,uint64 endedAt,uint64 quantity,uint64 total,uint64 revenue,bytes32 detail,bytes32 previous)"
    );
    bytes32 internal constant BATCH_TYPEHASH =
        keccak256("Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)");
    bytes32 internal constant SUBMISSION_TYPEHASH = keccak256(
        "Submission(address pool,Batch[] batches)Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)"
    );
    bytes32 internal constant RESTATEMENT_TYPEHASH = keccak256(
        "Restatement(address pool,Batch batch,bytes32 replaces)Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)"
    );

    /// @notice What the device signs.
    function digest(Reading calldata reading) internal pure returns (bytes32) {
        return keccak256(abi.encode(READING_TYPEHASH, reading));
    }

    /// @dev 96 bytes: no inner node, which is made of 64, is taken for a leaf.
    function leaf(bytes32 digest_, bytes32 r, bytes32 s) internal pure returns (bytes32) {
        return keccak256(abi.encode(digest_, r, s));
    }

    /// @notice The EIP-712 hash of a batch.
    function batch(Batch calldata b) internal pure returns (bytes32) {
        return keccak256(abi.encode(BATCH_TYPEHASH, b));
    }

    /// @notice An entry in one word: what it says, hashed to 224 bits, and its day.
    function entry(address pool, bytes32 batchHash, uint32 day, uint256 acceptedAt) internal pure returns (bytes32) {
        return bytes32((uint256(keccak256(abi.encode(pool, batchHash, acceptedAt))) << 32) | day);
    }

    function dayOf(bytes32 entry_) internal pure returns (uint32) {
        return uint32(uint256(entry_));
    }

    /// @notice The next link of a chain of entries: 192 bits are kept of it.
    function link(bytes32 before, bytes32 entry_) internal pure returns (bytes32) {
        return bytes32(bytes24(keccak256(abi.encode(before, entry_))));
    }
}
