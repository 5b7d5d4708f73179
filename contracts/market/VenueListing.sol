// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IVenueListing, Listing, ListingState, VenueKind} from "./interfaces/IVenueListing.sol";

/// @title Where each token is listed, displayed, halted.
contract VenueListing is AccessManaged, ScopedAccess, IVenueListing {
    uint256 private constant VENUES_MAX = 7;

    struct Venue {
        bool known;
        VenueKind kind;
    }

    mapping(address venue => Venue) private _venues;
    mapping(address token => mapping(address venue => Listing)) private _listings;
    mapping(address token => address[]) private _venuesOf;

    constructor(IAccessManager manager_) AccessManaged(address(manager_)) ScopedAccess(manager_) {}

    function addVenue(address venue, VenueKind kind, string calldata name) external restricted {
        require(!_venues[venue].known, VenueExists(venue));
        _venues[venue] = Venue(true, kind);
        emit VenueAdded(venue, kind, name);
    }

    function applyFor(address token, address venue, bytes32 notice) external onlyScoped("ISSUER", token) {
        require(_venues[venue].known, VenueUnknown(venue));
        Listing storage listing = _listings[token][venue];
        if (listing.number == 0) {
            uint256 count = _venuesOf[token].length;
            require(count < VENUES_MAX, VenuesFull(token, count, VENUES_MAX));
            _venuesOf[token].push(venue);
            listing.number = uint8(count + 1);
            listing.kind = _venues[venue].kind;
        }
        _change(token, venue, ListingState.APPLIED, notice);
    }

    function list(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        require(
            _listings[token][venue].state == ListingState.APPLIED,
            ListingStateWrong(token, venue, _listings[token][venue].state, ListingState.LISTED)
        );
        _change(token, venue, ListingState.LISTED, notice);
        if (_venues[venue].kind == VenueKind.TRADING) {
            IRegister(token).setVenueHalt(_listings[token][venue].number, false);
        }
    }

    function halt(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        require(_venues[venue].kind == VenueKind.TRADING, DisplayVenueHalt(venue));
        _change(token, venue, ListingState.HALTED, notice);
        IRegister(token).setVenueHalt(_listings[token][venue].number, true);
    }

    function resume(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        require(
            _listings[token][venue].state == ListingState.HALTED,
            ListingStateWrong(token, venue, _listings[token][venue].state, ListingState.LISTED)
        );
        _change(token, venue, ListingState.LISTED, notice);
        IRegister(token).setVenueHalt(_listings[token][venue].number, false);
    }

    /// @dev Nothing trades through a venue that no longer lists: its halt flag stays set until it lists again.
    function delist(address token, address venue, bytes32 notice) external onlyScoped("VENUE", venue) {
        bool trading = _listings[token][venue].kind == VenueKind.TRADING;
        bool wasListed = _listings[token][venue].state != ListingState.APPLIED;
        _change(token, venue, ListingState.DELISTED, notice);
        if (trading && wasListed) IRegister(token).setVenueHalt(_listings[token][venue].number, true);
    }

    function listingOf(address token, address venue) external view returns (Listing memory) {
        return _listings[token][venue];
    }

    function venuesOf(address token) external view returns (address[] memory) {
        return _venuesOf[token];
    }

    /// @dev The one place where a state changes.
    function _change(address token, address venue, ListingState next, bytes32 notice) private {
        Listing storage listing = _listings[token][venue];
        ListingState actual = listing.state;
        bool allowed = next == ListingState.APPLIED
            ? actual == ListingState.NONE || actual == ListingState.DELISTED
            : next == ListingState.LISTED
                ? actual == ListingState.APPLIED || actual == ListingState.HALTED
                : next == ListingState.HALTED
                    ? actual == ListingState.LISTED
                    : actual == ListingState.APPLIED || actual == ListingState.LISTED || actual == ListingState.HALTED;
        require(allowed, ListingStateWrong(token, venue, actual, next));
        listing.state = next;
        listing.changedAt = uint64(block.timestamp);
        emit ListingChanged(token, venue, next, listing.number, notice);
    }
}
