"""Venues and pools: listing, halts, delisting, and units that go to the exchange's nominee and come back."""

from __future__ import annotations

from rwa_chain.bindings import ConversionAgent, SecurityToken, Settlement, VenueListing
from rwa_chain.bindings.types import Instruction, Listing
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.lifecycle import settlement

CONVERSION_TIME = 86_400
"""Validity of a signed conversion [s]."""


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
    """The state of the bond's listing at a venue."""
    return venues.listing_of(token, venue, at=at)


def name_pool(conversion: ConversionAgent, token: AddressLike, nominee: AddressLike, *, sender: Party) -> Receipt:
    """The conversion agent names the nominee's wallet: the exchange pool."""
    return conversion.set_pool(token, nominee, sender=sender)


def to_exchange(
    conversion: ConversionAgent, contract: Settlement, token: SecurityToken, units: int, account: str, *, sender: Party
) -> Receipt:
    """A holder signs units over to the exchange pool, and sends it; the nominee holds them for it."""
    nominee = conversion.nominee_of(token)
    agreed = _conversion(conversion, contract, token, sender, nominee, sender, units, account)
    return conversion.to_exchange(token, agreed, settlement.consent(contract, agreed, sender), sender=sender)


def to_chain(
    conversion: ConversionAgent,
    contract: Settlement,
    token: SecurityToken,
    holder: AddressLike,
    units: int,
    account: str,
    *,
    nominee: Party,
    sender: Party,
) -> Receipt:
    """The nominee signs units back to the holder, and the conversion agent sends it on the exchange's word."""
    payee = token.payee_of(holder)
    agreed = _conversion(conversion, contract, token, nominee, payee, holder, units, account)
    return conversion.to_chain(token, agreed, settlement.consent(contract, agreed, nominee), sender=sender)


def _conversion(
    conversion: ConversionAgent,
    contract: Settlement,
    token: SecurityToken,
    source: Party,
    target: AddressLike,
    holder: AddressLike,
    units: int,
    account: str,
) -> Instruction:
    """One leg whose condition is the conversion agent, for the holder: so that nobody settles it past the agent."""
    now = conversion.chain.now
    return settlement.instruction(
        [settlement.security_leg(token, source, target, units)],
        f"{account}, {now}",
        nonces=[settlement.free_nonce(contract, source)],
        settlement_at=now,
        expires_at=now + CONVERSION_TIME,
        condition=conversion,
        condition_id=bytes(12) + bytes.fromhex(str(address_of(holder)).removeprefix("0x")),
    )


def pools(conversion: ConversionAgent, token: SecurityToken, *, at: int | None = None) -> tuple[int, int]:
    """Units on the chain and in the exchange pool; they add up to the supply."""
    return conversion.pools_of(token, at=at)
