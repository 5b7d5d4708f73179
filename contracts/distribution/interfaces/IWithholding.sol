// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a payer withholds for tax.
interface IWithholding {
    /// @param country residence, ISO 3166-1 numeric; 0 = unknown
    /// @param incomeType the instrument's own code: 0 interest, 1 revenue share, 2 fund income
    /// @param instant [s] the rate that stood then: the pay instant, whenever the page comes
    /// @return [wad] share of the gross that is withheld, below 1.0
    function rateAt(address token, uint256 country, uint256 incomeType, uint256 instant) external view returns (uint256);
}
