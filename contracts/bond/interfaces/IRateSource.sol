// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Where the rate of a period comes from that the terms don't say.
interface IRateSource {
    /// @return rate [wad] per annum that the period pays, after margin, multiplier, cap and floor
    /// @return known false until the fixing stands; then nothing of the period is owed yet
    function rateOf(address token, uint256 period) external view returns (uint256 rate, bool known);

    /// @notice [wad] per annum on top of the benchmark, negative ones as zero: what the bond is offered at.
    function marginOf(address token) external view returns (uint256);
}
