// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What the settlement engine needs of an asset that it moves at once. Holds stand in `IHolds`: settlement money moves
/// and has none.
/// @notice All amounts are [units] of the asset, all instants [s] since 1970.
interface IDeliverable {
    /// @notice The asset is fungible: the only id that it knows is 0.
    error IdUnknown(uint256 id);

    /// @notice Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).
    /// @dev Requirements:
    /// - the caller has the power (`PowerMissing`);
    /// - a fungible asset is asked for id 0 (`IdUnknown`);
    /// - the venue is not halted (`VenueHalted`); money knows no venues;
    /// - every rule of a transfer, with the rule's own error.
    /// @param id 0 for a fungible asset, a title's number otherwise
    /// @param venue where the trade was made; zero = over the counter
    /// @return received [units] what reached `to`: the whole amount here, an asset that kept a fee would say so
    function settle(address from, address to, uint256 id, uint256 amount, address venue)
        external
        returns (uint256 received);

    /// @notice The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]
    function lastRecordAt() external view returns (uint256);
}
