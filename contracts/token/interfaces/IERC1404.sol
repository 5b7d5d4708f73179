// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title ERC-1404 (0xab84a5c8): why a transfer would be refused, as a number and a sentence.
interface IERC1404 {
    /// @return code 0 exactly where `canTransfer` says yes; otherwise the number of the first rule that refuses
    function detectTransferRestriction(address from, address to, uint256 amount) external view returns (uint8 code);

    function messageForTransferRestriction(uint8 code) external view returns (string memory);
}
