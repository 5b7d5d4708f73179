// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Test} from "forge-std/Test.sol";

import {ReadingHash} from "contracts/revenue/ReadingHash.sol";
import {Reading} from "contracts/revenue/interfaces/IReadings.sol";

/// What `rwa_chain.meter` signs, hashes and proves is what the contracts take. tests/sdk/meter/test_vectors.py makes
/// the vector anew and compares it with this file.
contract PythonVectorsTest is Test {
    bytes32 private constant ASSET = 0x90a2333936c4d8f5599fc570b95347f10a1694fb9e5606c5c7d2e775f21ed04a;
    bytes32 private constant DETAIL = 0xb48eeaece9ad96bf8d252fa3e5694e06e50eaa94c2fb7c1c8f3c26278b3f8e8b;
    bytes32 private constant PREVIOUS = 0x0aa5167e36b6fd55f04d5128abae774a40fbdb292b72a6c79bed24c2b58ed019;
    bytes32 private constant DIGEST = 0x2d4be0b9f73ab19b60b4c51f5613fb5f4bdc5a6615a5c8e131e94850aff9eb58;
    bytes32 private constant R = 0x2b71df4a0b753ace8c066465b0eb9b079d6e70a337a2bdb5a5dc5732efa9ee10;
    bytes32 private constant S = 0x014c0127de5edb2ad427aec32fa2be9001d6fe3b114e145a37faea78b97f1c5d;
    bytes32 private constant QX = 0x58ee99c01a5ff73530766cfd5e799b054d937c48a48ab10370f6c916c162bb84;
    bytes32 private constant QY = 0x700bdaca60bf01edd983fb38259c26cdd747fa0c2a9d9a19508a4a0c362e537a;
    bytes32 private constant ROOT = 0xebec9ce70624872f45da86c1ec62b8b19f7dbad95bd9b33d7c497f037b398f13;
    bytes32 private constant PATH_0 = 0x7f56e0b014c78b3619d1120e3e521de3a9603f69e345bdd05d17f3f7d05ddc49;

    Reading private reading = Reading({
        asset: ASSET,
        sequence: 2,
        startedAt: 1_772_416_800,
        endedAt: 1_772_420_400,
        quantity: 31_500,
        total: 43_750,
        revenue: 1_260,
        detail: DETAIL,
        previous: PREVIOUS
    });

    function digestOf(Reading calldata given) external pure returns (bytes32) {
        return ReadingHash.digest(given);
    }

    /// The digest is the same.
    function test_digest() public view {
        assertEq(this.digestOf(reading), DIGEST);
    }

    /// The P-256 signature is the device's, and no other digest's.
    function test_signature() public view {
        assertTrue(P256.verifySolidity(DIGEST, R, S, QX, QY));
        assertFalse(P256.verifySolidity(~DIGEST, R, S, QX, QY));
    }

    /// The leaf leads to the root by the path.
    function test_proof() public pure {
        bytes32[] memory path = new bytes32[](1);
        path[0] = PATH_0;
        assertTrue(MerkleProof.verify(path, ROOT, ReadingHash.leaf(DIGEST, R, S)));
        assertFalse(MerkleProof.verify(path, ROOT, ReadingHash.leaf(DIGEST, S, R)));
    }
}
