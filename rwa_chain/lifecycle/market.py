"""Venues and pools: listing, halts, delisting, and units that go to the exchange's nominee and come back."""

from __future__ import annotations

from rwa_chain.bindings import ConversionAgent, SecurityToken, VenueListing
from rwa_chain.bindings.types import Listing
from rwa_chain.chain import AddressLike, Party, Receipt, keccak


def apply_for(venues: VenueListing, token: AddressLike, venue: AddressLike, notice: str, *, sender: Party) -> Receipt:
    """The issuer applies for a listing."""
    return venues.apply_for(token, venue, keccak(notice.encode()), sender=sender)


def list_bond(venues: VenueListing, token: AddressLike, notice: str, *, sender: Party) -> Receipt:
    """A venue admits the bond; a venue is named by its own address."""
    return venues.list(token, sender, keccak(notice.encode()), sender=sender)


def halt(venues: VenueListing, token: AddressLike, notice: str, *, sender: Party) -> Receipt:
    """A venue halts trading through itself."""
    return venues.halt(token, sender, keccak(notice.encode()), sender=sender)


def resume(venues: VenueListing, token: AddressLike, notice: str, *, sender: Party) -> Receipt:
    """A venue resumes trading."""
    return venues.resume(token, sender, keccak(notice.encode()), sender=sender)


def delist(venues: VenueListing, token: AddressLike, notice: str, *, sender: Party) -> Receipt:
    """A venue ends the listing."""
    return venues.delist(token, sender, keccak(notice.encode()), sender=sender)


def listing(venues: VenueListing, token: AddressLike, venue: AddressLike, *, at: int | None = None) -> Listing:
    """Where the bond stands at a venue, and the venue's number in an instruction."""
    return venues.listing_of(token, venue, at=at)


def name_pool(conversion: ConversionAgent, token: AddressLike, nominee: AddressLike, *, sender: Party) -> Receipt:
    """The conversion agent names the nominee's wallet: the exchange pool."""
    return conversion.set_pool(token, nominee, sender=sender)


def to_exchange(conversion: ConversionAgent, token: AddressLike, units: int, account: str, *, sender: Party) -> Receipt:
    """A holder moves units to the exchange pool; the nominee holds them for it."""
    return conversion.to_exchange(token, units, keccak(account.encode()), sender=sender)


def to_chain(
    conversion: ConversionAgent, token: AddressLike, holder: AddressLike, units: int, account: str, *, sender: Party
) -> Receipt:
    """The conversion agent moves units back on the exchange's word."""
    return conversion.to_chain(token, holder, units, keccak(account.encode()), sender=sender)


def pools(conversion: ConversionAgent, token: SecurityToken, *, at: int | None = None) -> tuple[int, int]:
    """Units on the chain and in the exchange pool; they add up to the supply."""
    return conversion.pools_of(token, at=at)
