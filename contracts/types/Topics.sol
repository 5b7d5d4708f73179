// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What is known about a holder, each with its own expiry.
/// @dev A policy requires topics by their bits: 1 << topic. The last four are the market's to give a meaning.
library Topics {
    uint256 internal constant KYC = 0;
    uint256 internal constant PROFESSIONAL = 1;
    uint256 internal constant RESIDENCE = 2;
    /// @dev Professional by the rules of the Macao exchange.
    uint256 internal constant MOX_PROFESSIONAL = 3;
    uint256 internal constant COUNT = 8;
    uint256 internal constant ALL = (1 << COUNT) - 1;
    /// @dev Bits of the two topics that prove an investor class.
    uint256 internal constant CLASS_BITS = (1 << PROFESSIONAL) | (1 << MOX_PROFESSIONAL);
}

/// @title Investor classes, each including the ones below it.
library Classes {
    uint256 internal constant RETAIL = 0;
    uint256 internal constant MOX_PROFESSIONAL_INDIVIDUAL = 1;
    uint256 internal constant PROFESSIONAL = 2;
    uint256 internal constant INSTITUTIONAL = 3;
}
