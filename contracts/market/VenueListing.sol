// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IVenueListing, Listing, ListingState, VenueKind} from "./interfaces/IVenueListing.sol";

/// @title Where each token is listed, displayed, halted.
contract VenueListing is Administered, IVenueListing {
    uint256 private constant FROM_NONE = 1 << uint8(ListingState.NONE);
    uint256 private constant FROM_APPLIED = 1 << uint8(ListingState.APPLIED);
    uint256 private constant FROM_LISTED = 1 << uint8(ListingState.LISTED);
    uint256 private constant FROM_HALTED = 1 << uint8(ListingState.HALTED);
    uint256 private constant FROM_DELISTED = 1 << uint8(ListingState.DELISTED);

    struct Venue {
        bool known;
        VenueKind kind;
    }

    mapping(address venue => Venue) private _venues;
    mapping(address token => mapping(address venue => Listing)) private _listings;
    mapping(address token => address[]) private _venuesOf;

    constructor(IAccessManager manager_) ScopedAccess(manager_) {}

    function addVenue(address venue, VenueKind kind, string calldata name) external restricted {
        require(venue != address(0), VenueUnknown(venue));
        require(!_venues[venue].known, VenueExists(venue));
        _venues[venue] = Venue(true, kind);
        emit VenueAdded(venue, kind, name);
    }

    function applyFor(address token, address venue, bytes32 notice) external onlyScoped("ISSUER", token) {
        require(_venues[venue].known, VenueUnknown(venue));
        Listing storage listing = _listings[token][venue];
        if (listing.changedAt == 0) {
            _venuesOf[token].push(venue);
            listing.kind = _venues[venue].kind;
        }
        _change(token, venue, FROM_NONE | FROM_DELISTED, ListingState.APPLIED, notice);
    }

    function list(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        _change(token, venue, FROM_APPLIED, ListingState.LISTED, notice);
    }

    function halt(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        require(_venues[venue].kind == VenueKind.TRADING, DisplayVenueHalt(venue));
        _change(token, venue, FROM_LISTED, ListingState.HALTED, notice);
    }

    function resume(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        _change(token, venue, FROM_HALTED, ListingState.LISTED, notice);
    }

    function delist(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        _change(token, venue, FROM_APPLIED | FROM_LISTED | FROM_HALTED, ListingState.DELISTED, notice);
    }

    function listingOf(address token, address venue) external view returns (Listing memory) {
        return _listings[token][venue];
    }

    function venuesOf(address token) external view returns (address[] memory) {
        return _venuesOf[token];
    }

    /// @dev The one place where a state changes. A trading venue's flag in the register is set unless the venue lists: it
    /// is cleared by a (new) listing and by a resumption, whatever an earlier listing contract left there.
    /// @param allowed one bit per state that may be left
    function _change(address token, address venue, uint256 allowed, ListingState next, bytes32 notice) private {
        Listing storage listing = _listings[token][venue];
        ListingState actual = listing.state;
        require((allowed >> uint8(actual)) & 1 != 0, ListingStateWrong(token, venue, actual, next));
        listing.state = next;
        listing.changedAt = uint64(block.timestamp);
        emit ListingChanged(token, venue, next, notice);
        if (listing.kind == VenueKind.TRADING) {
            IRegister(token).setVenueHalt(venue, next != ListingState.LISTED);
        }
    }
}
