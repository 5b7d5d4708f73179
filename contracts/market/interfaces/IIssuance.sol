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

    /// @notice [cash base units] principal of all units ever issued, those redeemed since included.
    function issuedPrincipal() external view returns (uint256);

    /// @notice Where the proceeds go when they are released; zero = the issuer may spend them.
    function proceedsGate() external view returns (IProceedsGate);
}
