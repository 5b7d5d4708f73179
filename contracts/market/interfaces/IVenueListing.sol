// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice TRADING venues match orders; a DISPLAY venue only shows (the SZSE Greater Bay Area bond platform).
enum VenueKind {
    TRADING,
    DISPLAY
}

/// @notice Where a token stands at a venue.
/// @dev None → Applied → Listed ⇄ Halted; Listed or Halted → Delisted; Applied → Delisted (refused or withdrawn);
/// Delisted → Applied (a new application). A display venue is never halted.
enum ListingState {
    NONE,
    APPLIED,
    LISTED,
    HALTED,
    DELISTED
}

/// @param changedAt [s] zero = never applied for
struct Listing {
    ListingState state;
    VenueKind kind;
    uint64 changedAt;
}

/// @title Listing states and trading halts, per token and venue.
/// @notice A venue is named by an address, in an instruction too; its operators have the role VENUE in that scope. What the register is told (it
/// gives this contract the power HALT), in the same transaction: a trading venue's flag is set unless the venue lists, so
/// that nothing trades in its name before its listing, during a halt, or after its delisting. Other trade goes on.
/// Stopped by taking that power away.
interface IVenueListing {
    event VenueAdded(address indexed venue, VenueKind kind, string name);
    event ListingChanged(address indexed token, address indexed venue, ListingState state, bytes32 notice);

    error VenueUnknown(address venue);
    error VenueExists(address venue);
    error ListingStateWrong(address token, address venue, ListingState actual, ListingState next);
    error DisplayVenueHalt(address venue);

    /// @notice Adds a venue (ADMIN). Requirements: an address (`VenueUnknown`), not added before
    /// (`VenueExists`).
    function addVenue(address venue, VenueKind kind, string calldata name) external;

    /// @notice Applies for a listing (ISSUER of the token). Requirements: a venue that was added (`VenueUnknown`); no
    /// listing or application there (`ListingStateWrong`).
    /// @param notice hash of the application
    function applyFor(address token, address venue, bytes32 notice) external;

    /// @notice Admits to listing (VENUE). Requirements: applied (`ListingStateWrong`).
    function list(address token, address venue, bytes32 notice) external;

    /// @notice Halts trading through the venue (VENUE). Requirements: a trading venue (`DisplayVenueHalt`), listed
    /// (`ListingStateWrong`).
    function halt(address token, address venue, bytes32 notice) external;

    /// @notice Resumes trading (VENUE). Requirements: halted (`ListingStateWrong`).
    function resume(address token, address venue, bytes32 notice) external;

    /// @notice Ends the listing, or refuses the application (VENUE). Requirements: applied, listed or halted
    /// (`ListingStateWrong`).
    function delist(address token, address venue, bytes32 notice) external;

    function listingOf(address token, address venue) external view returns (Listing memory);

    function venuesOf(address token) external view returns (address[] memory);
}
