// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What filings ask of a token.
interface IIssued {
    function instrument() external view returns (address);
}

/// @title What filings ask of its instrument.
interface IIssuedInstrument {
    /// @notice Principal that a unit issued now carries; zero before the terms are frozen. [cash base units]
    function principalPerUnit() external view returns (uint256);
}
