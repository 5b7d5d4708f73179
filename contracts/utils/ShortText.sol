// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Text of at most 32 letters in a word, its letters first: names in code, which become strings where they are shown.
library ShortText {
    function lengthOf(bytes32 letters) internal pure returns (uint256 length) {
        unchecked {
            while (letters << (length << 3) != 0) ++length;
        }
    }

    function toString(bytes32 letters) internal pure returns (string memory text) {
        uint256 length = lengthOf(letters);
        text = string(abi.encodePacked(letters));
        assembly ("memory-safe") {
            mstore(text, length)
        }
    }
}
