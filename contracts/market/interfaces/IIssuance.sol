// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IProceedsGate} from "../../cash/interfaces/IProceedsGate.sol";

/// @title What an offering asks of the instrument it places.
interface IIssuance {
    /// @notice Issues units of the instrument to an investor who has paid (the offering that the instrument names).
    /// @param units [units]
    function issue(address to, uint256 units) external;

    /// @notice The register of its units.
    function token() external view returns (address);

    /// @notice Hash of the terms that the instrument is frozen by; zero before.
    function termsHash() external view returns (bytes32);

    /// @notice Principal that a unit issued now carries; zero before the terms are frozen. [cash base units]
    function principalPerUnit() external view returns (uint256);

    /// @notice What a limit order is held to: [wad] per annum, the coupon that a unit issued now first pays, of a floating
    /// rate its margin; zero where there is neither.
    function offeredRate() external view returns (uint256);

    /// @notice A cash token of the currency that it pays in.
    function currency() external view returns (address);

    /// @notice What a buyer of units pays for interest beside the price: what has accrued by a date; where they are settled
    /// after the record of its period, less the coupon, which others get, so below zero. [cash base units]
    /// @param onDate [days since 1970-01-01]
    /// @param settlementAt [s]
    function settlementInterest(uint256 units, uint32 onDate, uint256 settlementAt) external view returns (int256);

    /// @notice Where the proceeds go when they are released; zero = the issuer may spend them.
    function proceedsGate() external view returns (IProceedsGate);
}
