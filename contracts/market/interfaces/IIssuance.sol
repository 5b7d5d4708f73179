// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What an offering asks of the instrument it places.
interface IIssuance {
    /// @notice Issues units of the instrument to an investor who has paid (the offering; power or role ISSUER).
    /// @param units [units]
    function issue(address to, uint256 units) external;
}
