// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Test} from "forge-std/Test.sol";

import {ShortText} from "contracts/utils/ShortText.sol";
import {TypedData} from "contracts/utils/TypedData.sol";

contract Ours is TypedData("A contract of ours") {
    function digest(bytes32 structHash) external view returns (bytes32) {
        return _hashTypedData(structHash);
    }
}

contract Theirs is EIP712("A contract of ours", "1") {
    function digest(bytes32 structHash) external view returns (bytes32) {
        return _hashTypedDataV4(structHash);
    }
}

/// At the same address both answer the same.
contract TypedDataTest is Test {
    address internal place = makeAddr("place");

    function _both(bytes memory call) private returns (bytes memory ours, bytes memory theirs) {
        bytes memory answer;
        deployCodeTo("TypedData.t.sol:Ours", place);
        (, answer) = place.staticcall(call);
        ours = answer;
        deployCodeTo("TypedData.t.sol:Theirs", place);
        (, theirs) = place.staticcall(call);
    }

    function testFuzz_digest_is_openzeppelins(bytes32 structHash, uint64 chain) public {
        vm.chainId(bound(chain, 1, type(uint64).max - 1));
        (bytes memory ours, bytes memory theirs) = _both(abi.encodeCall(Ours.digest, (structHash)));
        assertEq(ours.length, 32);
        assertEq(ours, theirs);
    }

    function test_domain_is_openzeppelins() public {
        (bytes memory ours, bytes memory theirs) = _both(abi.encodeWithSignature("eip712Domain()"));
        assertGt(ours.length, 0);
        assertEq(ours, theirs);
    }

    /// Of a chain that forks the digest follows the new id.
    function test_digest_follows_the_chain() public {
        Ours ours = new Ours();
        bytes32 before = ours.digest(bytes32(uint256(1)));
        vm.chainId(block.chainid + 1);
        assertNotEq(ours.digest(bytes32(uint256(1))), before);
    }

    // ---- ShortText ----

    function test_text() public pure {
        assertEq(ShortText.toString("CALCULATION_AGENT"), "CALCULATION_AGENT");
        assertEq(ShortText.toString("abcdefghijklmnopqrstuvwxyz012345"), "abcdefghijklmnopqrstuvwxyz012345");
        assertEq(ShortText.toString(0), "");
        assertEq(ShortText.lengthOf("abcdefghijklmnopqrstuvwxyz012345"), 32);
    }

    function testFuzz_text_is_its_letters(bytes32 word, uint256 length) public pure {
        length = bound(length, 0, 32);
        bytes memory letters = new bytes(length);
        bytes32 packed;
        for (uint256 i; i < length; ++i) {
            bytes1 letter = word[i] == 0 ? bytes1("x") : word[i];
            letters[i] = letter;
            packed |= bytes32(letter) >> (8 * i);
        }
        assertEq(ShortText.lengthOf(packed), length);
        assertEq(bytes(ShortText.toString(packed)), letters);
    }
}
