// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Payments between customers of two banks in one transaction.
interface IInterbank {
    /// @notice Burns `outAsset` from the payer, moves the settlement token between the two banks, mints `inAsset` to the
    /// payee, and moves the booked deposits with it; or does nothing. The caller holds the interbank's own permission
    /// (settlement, offering, distributor) and has checked the payer's consent.
    /// @dev Requirements: both are deposits of banks in this interbank's currency; the rail is open; the payee is
    /// admitted at its bank; the payer's bank has the settlement money. The refusing token's error bubbles unchanged.
    /// @param amount [cash base units]
    function pay(address outAsset, address inAsset, address from, address to, uint256 amount) external;
}
