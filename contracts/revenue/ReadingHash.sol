// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

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
    bytes32 internal constant EMPTY_DAY_TYPEHASH = keccak256("EmptyDay(address pool,uint24 station,uint32 day)");

    /// @dev What is kept of a link and an entry, and of an archive.
    bytes32 internal constant LINK = bytes32(~uint256(type(uint64).max));
    bytes32 internal constant WHOLE = bytes32(type(uint256).max);

    /// @notice What the device signs.
    function digest(Reading calldata reading) internal pure returns (bytes32) {
        return keccak256(abi.encode(READING_TYPEHASH, reading));
    }

    /// @notice The EIP-712 hash of a batch: keccak256(abi.encode(BATCH_TYPEHASH, b)).
    /// @dev Copied as it was sent; a word with bits beyond its type makes a hash that nobody signed.
    function batch(Batch calldata b) internal pure returns (bytes32 hash) {
        bytes32 typehash = BATCH_TYPEHASH;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typehash)
            calldatacopy(add(free, 32), b, 192)
            hash := keccak256(free, 224)
        }
    }

    /// @notice The hash of a batch without readings.
    function emptyBatch(uint256 station, uint256 day) internal pure returns (bytes32) {
        return keccak256(abi.encode(BATCH_TYPEHASH, station, day, 0, 0, 0, 0));
    }

    /// @notice The EIP-712 hashes of batches, in one pass.
    function batches(Batch[] calldata list) internal pure returns (bytes32[] memory hashes) {
        bytes32 typehash = BATCH_TYPEHASH;
        assembly ("memory-safe") {
            hashes := mload(0x40)
            mstore(hashes, list.length)
            let to := add(hashes, 32)
            let end := add(to, shl(5, list.length))
            mstore(0x40, end)
            mstore(end, typehash)
            for { let from := list.offset } lt(to, end) { from := add(from, 192) } {
                calldatacopy(add(end, 32), from, 192)
                mstore(to, keccak256(end, 224))
                to := add(to, 32)
            }
        }
    }

    /// @notice What attesters sign of batches: keccak256(abi.encode(SUBMISSION_TYPEHASH, pool, keccak256(hashes))).
    function submission(address pool, bytes32[] memory hashes) internal pure returns (bytes32 hash) {
        bytes32 typehash = SUBMISSION_TYPEHASH;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typehash)
            mstore(add(free, 32), shr(96, shl(96, pool)))
            mstore(add(free, 64), keccak256(add(hashes, 32), shl(5, mload(hashes))))
            hash := keccak256(free, 96)
        }
    }

    /// @notice An entry in one word: 192 bits are kept of it, as of a link.
    function entry(address pool, bytes32 batchHash, uint256 acceptedAt) internal pure returns (bytes32 hash) {
        bytes32 kept = LINK;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, shr(96, shl(96, pool)))
            mstore(add(free, 32), batchHash)
            mstore(add(free, 64), acceptedAt)
            hash := and(keccak256(free, 96), kept)
        }
    }

    /// @notice The next link of a chain of entries: 192 bits are kept of it.
    function link(bytes32 before, bytes32 entry_) internal pure returns (bytes32) {
        return bytes32(bytes24(pair(before, entry_)));
    }

    /// @notice `pair` with word after word, of which the bits of a mask are kept each time.
    function walk(bytes32 from, bytes32[] calldata words, bytes32 kept) internal pure returns (bytes32 last) {
        assembly ("memory-safe") {
            last := from
            let end := add(words.offset, shl(5, words.length))
            for { let at := words.offset } lt(at, end) { at := add(at, 32) } {
                mstore(0, last)
                mstore(32, calldataload(at))
                last := and(keccak256(0, 64), kept)
            }
        }
    }

    function pair(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return Hashes.efficientKeccak256(a, b);
    }
}
