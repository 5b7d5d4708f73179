// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice Lets everything be issued: for tests of what is not about issuing.
contract OpenGate {
    function beforeIssue(address, uint256, uint256) external {}

    function requireIssuable(address, address, uint256) external view {}
}
