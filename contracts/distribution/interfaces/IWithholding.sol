// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a payer withholds for tax.
interface IWithholding {
    /// @param country residence, ISO 3166-1 numeric; 0 = unknown
    /// @param incomeType the instrument's own code: 0 interest, 1 revenue share, 2 fund income, 3 principal
    /// @return [wad] share of the gross that is withheld, below 1.0
    function rateOf(address token, uint256 country, uint256 incomeType) external view returns (uint256);
}
