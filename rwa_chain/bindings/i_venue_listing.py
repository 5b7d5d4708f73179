"""Listing states and trading halts, per token and venue.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADD_VENUE: Function[None] = Function("addVenue", "e14e5136", (("venue", "address"), ("kind", EnumOf(lambda: _types.VenueKind)), ("name", "string")), ())
_APPLY_FOR: Function[None] = Function("applyFor", "5669bcd5", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_DELIST: Function[None] = Function("delist", "e18eff2c", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_HALT: Function[None] = Function("halt", "1a261f48", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_LIST: Function[None] = Function("list", "c98a57bd", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_LISTING_OF: Function[_types.Listing] = Function("listingOf", "bd0d8e13", (("token", "address"), ("venue", "address")), (("", StructOf(lambda: _types.Listing)),))
_RESUME: Function[None] = Function("resume", "c88754d3", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_VENUES_OF: Function[tuple[Address, ...]] = Function("venuesOf", "14e78603", (("token", "address"),), (("", "address[]"),))


class IVenueListing(Contract):
    """Listing states and trading halts, per token and venue."""

    NAME = "IVenueListing"
    SOURCE = "contracts/market/interfaces/IVenueListing.sol"

    @dataclass(frozen=True)
    class ListingChanged(Event):
        """`IVenueListing.ListingChanged`"""

        NAME = "IVenueListing.ListingChanged"
        TOPIC = "c1c9eb8d22b9ffd0350450b4e767ecc455ed2b31c0df99c661f46ade2bea8a95"
        ABI = (("token", "address", True), ("venue", "address", True), ("state", EnumOf(lambda: _types.ListingState), False), ("notice", "bytes32", False))

        token: Address
        venue: Address
        state: _types.ListingState
        notice: bytes

    @dataclass(frozen=True)
    class VenueAdded(Event):
        """`IVenueListing.VenueAdded`"""

        NAME = "IVenueListing.VenueAdded"
        TOPIC = "80228cc081d50413b66b6896c81a5c03edaa3760a4eeb4c6ca8e5a0622581a63"
        ABI = (("venue", "address", True), ("kind", EnumOf(lambda: _types.VenueKind), False), ("name", "string", False))

        venue: Address
        kind: _types.VenueKind
        name: str

    @dataclass(eq=False, repr=False)
    class DisplayVenueHalt(ContractError):
        """`IVenueListing.DisplayVenueHalt`"""

        NAME = "VenueListing.DisplayVenueHalt"
        SELECTOR = bytes.fromhex("604da752")
        SIGNATURE = "DisplayVenueHalt(address)"
        PARAMETERS = (("venue", "address"),)
        FIELDS = ("venue",)

        venue: Address

    @dataclass(eq=False, repr=False)
    class ListingStateWrong(ContractError):
        """`IVenueListing.ListingStateWrong`"""

        NAME = "VenueListing.ListingStateWrong"
        SELECTOR = bytes.fromhex("99720586")
        SIGNATURE = "ListingStateWrong(address,address,uint8,uint8)"
        PARAMETERS = (("token", "address"), ("venue", "address"), ("actual", EnumOf(lambda: _types.ListingState)), ("next", EnumOf(lambda: _types.ListingState)))
        FIELDS = ("token", "venue", "actual", "next")

        token: Address
        venue: Address
        actual: _types.ListingState
        next: _types.ListingState

    @dataclass(eq=False, repr=False)
    class VenueExists(ContractError):
        """`IVenueListing.VenueExists`"""

        NAME = "VenueListing.VenueExists"
        SELECTOR = bytes.fromhex("fadd51b1")
        SIGNATURE = "VenueExists(address)"
        PARAMETERS = (("venue", "address"),)
        FIELDS = ("venue",)

        venue: Address

    @dataclass(eq=False, repr=False)
    class VenueUnknown(ContractError):
        """`IVenueListing.VenueUnknown`"""

        NAME = "VenueListing.VenueUnknown"
        SELECTOR = bytes.fromhex("067a50bc")
        SIGNATURE = "VenueUnknown(address)"
        PARAMETERS = (("venue", "address"),)
        FIELDS = ("venue",)

        venue: Address

    def _make_add_venue(self, venue: AddressLike, kind: _types.VenueKind, name: str) -> Call[None]:
        return self._call(_ADD_VENUE, (venue, kind, name))

    @write(_make_add_venue)
    def add_venue(self, venue: AddressLike, kind: _types.VenueKind, name: str, *, sender: Party, gas: int | None = None) -> None:
        """Adds a venue (ADMIN). Requirements: an address (`VenueUnknown`), not added before (`VenueExists`)."""
        raise Signature

    def _make_apply_for(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_APPLY_FOR, (token, venue, notice))

    @write(_make_apply_for)
    def apply_for(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Applies for a listing (ISSUER of the token). Requirements: a venue that was added (`VenueUnknown`); no
        listing or application there (`ListingStateWrong`).

        notice: hash of the application
        """
        raise Signature

    def _make_delist(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_DELIST, (token, venue, notice))

    @write(_make_delist)
    def delist(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends the listing, or refuses the application (VENUE). Requirements: applied, listed or halted
        (`ListingStateWrong`).
        """
        raise Signature

    def _make_halt(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_HALT, (token, venue, notice))

    @write(_make_halt)
    def halt(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Halts trading through the venue (VENUE). Requirements: a trading venue (`DisplayVenueHalt`), listed
        (`ListingStateWrong`).
        """
        raise Signature

    def _make_list(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_LIST, (token, venue, notice))

    @write(_make_list)
    def list(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Admits to listing (VENUE). Requirements: applied (`ListingStateWrong`)."""
        raise Signature

    def listing_of(self, token: AddressLike, venue: AddressLike, *, at: int | None = None) -> _types.Listing:
        """`listingOf(address,address)`"""
        return self._view(_LISTING_OF, (token, venue), at)

    def _make_resume(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_RESUME, (token, venue, notice))

    @write(_make_resume)
    def resume(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Resumes trading (VENUE). Requirements: halted (`ListingStateWrong`)."""
        raise Signature

    def venues_of(self, token: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """`venuesOf(address)`"""
        return self._view(_VENUES_OF, (token,), at)
