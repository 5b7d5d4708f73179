// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What a source said a unit of an asset is worth.
/// @param price [cash base units per unit, × 1e10]: 1.0075 per unit of 1.00 at two decimals is 100.75 × 1e10
/// @param asOf [s] when the price was observed
struct Mark {
    uint128 price;
    uint64 asOf;
}

/// @title Prices of assets, each by the source that posts it.
/// @notice Anyone may be a source, for itself alone: who trusts which one stands in an agreement. A mark moves nothing. There is no stop:
/// an agreement refuses marks that are too old.
interface IMarks {
    event Marked(address indexed source, address indexed asset, uint256 price, uint256 asOf);

    error MarkPriceZero(address asset);
    /// @notice The mark is of the future.
    error MarkEarly(address asset, uint256 asOf, uint256 nowAt);
    /// @notice The source has said something of a later instant, or of this one.
    error MarkOutOfOrder(address asset, uint256 asOf, uint256 lastAsOf);

    /// @notice Posts the caller's own mark.
    /// @dev Emits `Marked`. Requirements: a price (`MarkPriceZero`); asOf ≤ now (`MarkEarly`) and later than the caller's last one of that
    /// asset (`MarkOutOfOrder`).
    /// @param price [cash base units per unit, × 1e10]
    /// @param asOf [s]
    function post(address asset, uint128 price, uint64 asOf) external;

    /// @notice The last mark of a source; zero where it posted none.
    function markOf(address source, address asset) external view returns (Mark memory);
}
