"""Where each token is listed, displayed, halted.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_venue_listing import IVenueListing as _IVenueListing
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"),))
_ADD_VENUE: Function[None] = Function("addVenue", "e14e5136", (("venue", "address"), ("kind", EnumOf(lambda: _types.VenueKind)), ("name", "string")), ())
_APPLY_FOR: Function[None] = Function("applyFor", "5669bcd5", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_DELIST: Function[None] = Function("delist", "e18eff2c", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_HALT: Function[None] = Function("halt", "1a261f48", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_LIST: Function[None] = Function("list", "c98a57bd", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_LISTING_OF: Function[_types.Listing] = Function("listingOf", "bd0d8e13", (("token", "address"), ("venue", "address")), (("", StructOf(lambda: _types.Listing)),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_RESUME: Function[None] = Function("resume", "c88754d3", (("token", "address"), ("venue", "address"), ("notice", "bytes32")), ())
_VENUES_OF: Function[tuple[Address, ...]] = Function("venuesOf", "14e78603", (("token", "address"),), (("", "address[]"),))


class VenueListing(Contract):
    """Where each token is listed, displayed, halted."""

    NAME = "VenueListing"
    SOURCE = "contracts/market/VenueListing.sol"

    DisplayVenueHalt = _IVenueListing.DisplayVenueHalt
    ListingChanged = _IVenueListing.ListingChanged
    ListingStateWrong = _IVenueListing.ListingStateWrong
    RoleMissing = _ScopedAccess.RoleMissing
    VenueAdded = _IVenueListing.VenueAdded
    VenueExists = _IVenueListing.VenueExists
    VenueUnknown = _IVenueListing.VenueUnknown

    @classmethod
    def creation(cls, manager: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager,))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, libraries=libraries), sender, gas)

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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_resume(self, token: AddressLike, venue: AddressLike, notice: bytes) -> Call[None]:
        return self._call(_RESUME, (token, venue, notice))

    @write(_make_resume)
    def resume(self, token: AddressLike, venue: AddressLike, notice: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Resumes trading (VENUE). Requirements: halted (`ListingStateWrong`)."""
        raise Signature

    def venues_of(self, token: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """`venuesOf(address)`"""
        return self._view(_VENUES_OF, (token,), at)
