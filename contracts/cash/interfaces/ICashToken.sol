// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What paying in a cash token needs.
interface ICashToken {
    /// @notice Pays many from the caller's balance and never reverts for one that is refused.
    /// @param to payees
    /// @param amounts [cash base units]
    /// @return refused one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused);
}
