// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Test} from "forge-std/Test.sol";

import {ReadingHash} from "contracts/revenue/ReadingHash.sol";
import {SumTree} from "contracts/revenue/SumTree.sol";
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
    bytes32 private constant ROOT = 0x48c2eb2f5ee7736cf82d664adcc4d02c61052792e56e8fbc2534a7fb5ab36bdd;
    bytes32 private constant SIBLING_0 = 0x8eba2fd7402f50d841000bdb5ec298ef26f0d07c8980e32e6220c2fe2715d150;
    bytes32 private constant FIGURES_0 = 0x000000000000000000000000000000010000000000002fda00000000000001ea;
    bytes32 private constant SIBLING_1 = 0xaffd478d9b3a2a1515d06b87ba9f76efe7072aa5d77633ae946f64b161e04160;
    bytes32 private constant FIGURES_1 = 0x000000000000000000000000000000010000000000004e200000000000000320;
    bytes32 private constant SIDES = 0x0000000000000000000000000000000000000000000000000000000000000001;
    bytes32 private constant TOTAL = 0x00000000000000000000000000000003000000000000f90600000000000009f6;

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
        assertTrue(P256.verifyNative(DIGEST, R, S, QX, QY));
        assertFalse(P256.verifyNative(~DIGEST, R, S, QX, QY));
    }

    function climb(bytes32 leaf, uint256 figures, bytes32[] calldata siblings, uint256[] calldata siblingFigures)
        external
        pure
        returns (bytes32 root, uint256 total, uint256 place)
    {
        return SumTree.climb(leaf, figures, siblings, siblingFigures, uint256(SIDES));
    }

    /// The leaf leads to the root by its siblings, and its figures with theirs to the day's.
    function test_proof() public view {
        bytes32[] memory siblings = new bytes32[](2);
        uint256[] memory siblingFigures = new uint256[](2);
        (siblings[0], siblingFigures[0]) = (SIBLING_0, uint256(FIGURES_0));
        (siblings[1], siblingFigures[1]) = (SIBLING_1, uint256(FIGURES_1));
        uint256 figures = SumTree.figures(1, reading.quantity, reading.revenue);
        (bytes32 root, uint256 total,) =
            this.climb(SumTree.leaf(DIGEST, R, S, figures), figures, siblings, siblingFigures);
        assertEq(root, ROOT);
        assertEq(total, uint256(TOTAL));
        (root,,) = this.climb(SumTree.leaf(DIGEST, S, R, figures), figures, siblings, siblingFigures);
        assertNotEq(root, ROOT);
    }
}
