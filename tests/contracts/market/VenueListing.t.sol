// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MarketFixture} from "./MarketFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {VenueListing} from "contracts/market/VenueListing.sol";
import {IVenueListing, Listing, ListingState, VenueKind} from "contracts/market/interfaces/IVenueListing.sol";
import {IPermissionedToken, Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";

contract VenueListingTest is MarketFixture {
    VenueListing private venues;
    address private mox = makeAddr("MOX");
    address private szse = makeAddr("SZSE display");
    address private moxOperator = makeAddr("MOX operator");

    function setUp() public override {
        super.setUp();
        venues = new VenueListing(manager);
        token.setPowers(address(venues), Powers.HALT);
        token.setPowers(address(this), Powers.SETTLE);
        manager.openScope(mox);
        manager.openScope(szse);
        manager.grantRole(Roles.id("VENUE", mox), moxOperator, 0);
        manager.grantRole(Roles.id("VENUE", szse), szse, 0);
        venues.addVenue(mox, VenueKind.TRADING, "MOX");
        venues.addVenue(szse, VenueKind.DISPLAY, "SZSE");
    }

    // ---- who may not ----

    function test_reverts_when_a_stranger_adds_a_venue() public {
        vm.expectRevert(_unauthorised(stranger));
        vm.prank(stranger);
        venues.addVenue(makeAddr("venue"), VenueKind.TRADING, "");
    }

    function test_reverts_when_applied_for_by_another_than_the_issuer() public {
        vm.expectRevert(_roleMissing("ISSUER", address(token), bookrunner));
        vm.prank(bookrunner);
        venues.applyFor(address(token), mox, NOTICE);
    }

    function test_reverts_when_one_venue_acts_for_another() public {
        _apply(mox);
        vm.startPrank(szse);
        vm.expectRevert(_roleMissing("VENUE", mox, szse));
        venues.list(address(token), mox, NOTICE);
        vm.expectRevert(_roleMissing("VENUE", mox, szse));
        venues.halt(address(token), mox, NOTICE);
        vm.expectRevert(_roleMissing("VENUE", mox, szse));
        venues.resume(address(token), mox, NOTICE);
        vm.expectRevert(_roleMissing("VENUE", mox, szse));
        venues.delist(address(token), mox, NOTICE);
        vm.stopPrank();
    }

    function test_reverts_given_no_power_to_halt() public {
        token.setPowers(address(venues), 0);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, venues, IRegister.setVenueHalt.selector));
        _apply(mox);
    }

    // ---- bad inputs ----

    function test_reverts_when_the_venue_is_no_address() public {
        vm.expectRevert(abi.encodeWithSelector(IVenueListing.VenueUnknown.selector, address(0)));
        venues.addVenue(address(0), VenueKind.TRADING, "");
    }

    function test_reverts_when_the_venue_was_added() public {
        vm.expectRevert(abi.encodeWithSelector(IVenueListing.VenueExists.selector, mox));
        venues.addVenue(mox, VenueKind.DISPLAY, "MOX");
    }

    function test_reverts_when_the_venue_is_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IVenueListing.VenueUnknown.selector, stranger));
        _apply(stranger);
    }

    function test_reverts_when_a_display_venue_halts() public {
        _list(szse, szse);
        vm.expectRevert(abi.encodeWithSelector(IVenueListing.DisplayVenueHalt.selector, szse));
        vm.prank(szse);
        venues.halt(address(token), szse, NOTICE);
    }

    // ---- wrong status: every transition that the table does not have ----

    function test_reverts_given_no_application() public {
        _assertRefused(ListingState.NONE, true, false, false, false);
    }

    function test_reverts_given_an_application() public {
        _apply(mox);
        _assertRefused(ListingState.APPLIED, false, true, false, true);
    }

    function test_reverts_given_a_listing() public {
        _list(mox, moxOperator);
        _assertRefused(ListingState.LISTED, false, false, true, true);
    }

    function test_reverts_given_a_halt() public {
        _list(mox, moxOperator);
        vm.startPrank(moxOperator);
        venues.halt(address(token), mox, NOTICE);
        vm.expectRevert(_wrong(ListingState.HALTED, ListingState.HALTED));
        venues.halt(address(token), mox, NOTICE);
        vm.expectRevert(_wrong(ListingState.HALTED, ListingState.LISTED));
        venues.list(address(token), mox, NOTICE);
        vm.stopPrank();
        vm.expectRevert(_wrong(ListingState.HALTED, ListingState.APPLIED));
        _apply(mox);
    }

    function test_reverts_given_a_delisting() public {
        _list(mox, moxOperator);
        vm.prank(moxOperator);
        venues.delist(address(token), mox, NOTICE);
        _assertRefused(ListingState.DELISTED, true, false, false, false);
    }

    // ---- happy path ----

    function test_adds_a_venue() public {
        address venue = makeAddr("venue");
        vm.expectEmit(address(venues));
        emit IVenueListing.VenueAdded(venue, VenueKind.DISPLAY, "name");
        venues.addVenue(venue, VenueKind.DISPLAY, "name");
    }

    function test_a_trading_venues_flag_is_set_unless_it_lists() public {
        vm.warp(SETTLEMENT_AT);
        _expectChange(ListingState.APPLIED);
        _apply(mox);
        _assertListing(mox, ListingState.APPLIED, VenueKind.TRADING);
        _assertHalted(true);

        vm.startPrank(moxOperator);
        _expectChange(ListingState.LISTED);
        venues.list(address(token), mox, NOTICE);
        _assertHalted(false);

        _expectChange(ListingState.HALTED);
        venues.halt(address(token), mox, NOTICE);
        _assertHalted(true);

        _expectChange(ListingState.LISTED);
        venues.resume(address(token), mox, NOTICE);
        _assertHalted(false);

        venues.halt(address(token), mox, NOTICE);
        _expectChange(ListingState.DELISTED);
        venues.delist(address(token), mox, NOTICE);
        _assertHalted(true);
        vm.stopPrank();

        _apply(mox);
        _assertHalted(true);
        vm.prank(moxOperator);
        venues.list(address(token), mox, NOTICE);
        _assertListing(mox, ListingState.LISTED, VenueKind.TRADING);
        _assertHalted(false);
    }

    function test_a_refused_application_ends_delisted() public {
        _apply(mox);
        vm.prank(moxOperator);
        venues.delist(address(token), mox, NOTICE);
        _assertListing(mox, ListingState.DELISTED, VenueKind.TRADING);
        _assertHalted(true);
    }

    function test_a_display_venue_never_touches_the_register() public {
        token.setPowers(address(venues), 0);
        _list(szse, szse);
        _assertListing(szse, ListingState.LISTED, VenueKind.DISPLAY);
        vm.prank(szse);
        venues.delist(address(token), szse, NOTICE);
        _assertListing(szse, ListingState.DELISTED, VenueKind.DISPLAY);
        assertFalse(token.config().venueHalted());
    }

    function test_a_halt_stops_what_names_the_venue_and_nothing_else() public {
        _closed();
        skip(1);
        _list(mox, moxOperator);
        vm.prank(moxOperator);
        venues.halt(address(token), mox, NOTICE);

        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, mox));
        token.settle(investors[0].addr, investors[1].addr, 0, 100, mox);
        token.settle(investors[0].addr, investors[1].addr, 0, 100, address(0));
        vm.prank(investors[0].addr);
        token.transfer(investors[1].addr, 100);
        assertEq(token.balanceOf(investors[1].addr), 8_200);
    }

    function test_venues_are_listed_in_the_order_of_application() public {
        _apply(szse);
        _apply(mox);
        address[] memory listed = venues.venuesOf(address(token));
        assertEq(listed.length, 2);
        assertEq(listed[0], szse);
        assertEq(listed[1], mox);
        _assertListing(mox, ListingState.APPLIED, VenueKind.TRADING);
        _assertHalted(true);
        assertFalse(token.isVenueHalted(szse));
    }

    // ---- steps ----

    function _apply(address venue) private {
        vm.prank(issuer);
        venues.applyFor(address(token), venue, NOTICE);
    }

    function _list(address venue, address operator) private {
        _apply(venue);
        vm.prank(operator);
        venues.list(address(token), venue, NOTICE);
    }

    function _expectChange(ListingState next) private {
        vm.expectEmit(address(venues));
        emit IVenueListing.ListingChanged(address(token), mox, next, NOTICE);
        vm.expectEmit(address(token));
        emit IRegister.VenueHaltSet(mox, next != ListingState.LISTED);
    }

    // ---- assertions ----

    /// What is not allowed from here is refused, in the venue's or the issuer's hand.
    function _assertRefused(ListingState actual, bool applies, bool lists, bool halts, bool delists) private {
        if (!applies) {
            vm.expectRevert(_wrong(actual, ListingState.APPLIED));
            _apply(mox);
        }
        vm.startPrank(moxOperator);
        if (!lists) {
            vm.expectRevert(_wrong(actual, ListingState.LISTED));
            venues.list(address(token), mox, NOTICE);
        }
        vm.expectRevert(_wrong(actual, ListingState.LISTED));
        venues.resume(address(token), mox, NOTICE);
        if (!halts) {
            vm.expectRevert(_wrong(actual, ListingState.HALTED));
            venues.halt(address(token), mox, NOTICE);
        }
        if (!delists) {
            vm.expectRevert(_wrong(actual, ListingState.DELISTED));
            venues.delist(address(token), mox, NOTICE);
        }
        vm.stopPrank();
    }

    function _wrong(ListingState actual, ListingState next) private view returns (bytes memory) {
        return abi.encodeWithSelector(IVenueListing.ListingStateWrong.selector, token, mox, actual, next);
    }

    function _assertListing(address venue, ListingState state, VenueKind kind) private view {
        Listing memory listing = venues.listingOf(address(token), venue);
        assertEq(uint256(listing.state), uint256(state));
        assertEq(uint256(listing.kind), uint256(kind));
        assertEq(listing.changedAt, block.timestamp);
    }

    function _assertHalted(bool halted) private view {
        assertEq(token.isVenueHalted(mox), halted, "the register's flag");
        assertEq(token.config().venueHalted(), halted);
    }
}
