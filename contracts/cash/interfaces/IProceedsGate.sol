// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Where an issue's proceeds wait until they may go on to the issuer.
interface IProceedsGate {
    /// @notice The bank deposit in which the gate takes proceeds of a token's issue.
    function proceedsAsset(address token) external view returns (address);

    /// @notice Counts proceeds that the offering has just paid to the gate (the offering that the instrument names).
    /// @param amount [cash base units] of the proceeds asset
    function bookProceeds(address token, uint256 amount) external;
}
