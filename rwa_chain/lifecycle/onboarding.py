"""Onboarding: a KYC agent's claims about a holder, and the admission of its wallet to a register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from rwa_chain.bindings import IdentityRegistry
from rwa_chain.bindings.types import Claim, Registration
from rwa_chain.chain import Address, AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.countries import Country, country_number
from rwa_chain.lifecycle.pages import Pages, in_pages
from rwa_chain.lifecycle.signing import sign

NO_EXPIRY = 2**32 - 1
NOMINEE = 1 << 3
"""The holder flag of who holds for many (`EntryFlags.NOMINEE`)."""

_US_PERSON = 1 << 10
_CLAIM = {
    "Claim": (
        ("issuer", "address"),
        ("holder", "address"),
        ("topic", "uint8"),
        ("value", "uint16"),
        ("issuedAt", "uint32"),
        ("validUntilAt", "uint32"),
    )
}


class Topic(IntEnum):
    """Topics of claims about a holder; the numbers of `Topics` in contracts/types/Topics.sol."""

    KYC = 0
    PROFESSIONAL = 1
    RESIDENCE = 2
    MOX_PROFESSIONAL = 3


TOPICS = 8
"""Number of topics that the registry knows; the market defines those beyond `Topic`."""


class InvestorClass(IntEnum):
    """Investor classes, each including the ones below it; the numbers of `Classes` in contracts/types/Topics.sol."""

    RETAIL = 0
    MOX_PROFESSIONAL_INDIVIDUAL = 1
    PROFESSIONAL = 2
    INSTITUTIONAL = 3


@dataclass(frozen=True)
class Profile:
    """A holder as its KYC agent found it. Country is ISO 3166-1, letters or number."""

    wallet: Address
    country: Country
    investor_class: InvestorClass
    topics: frozenset[Topic]
    us_person: bool = False

    def value_of(self, topic: Topic) -> int:
        """The statement of a claim on the topic."""
        match topic:
            case Topic.KYC:
                return 0
            case Topic.RESIDENCE:
                return country_number(self.country) | (_US_PERSON if self.us_person else 0)
            case _:
                return int(self.investor_class)


@dataclass(frozen=True)
class SignedClaim:
    """A claim and its issuer's signature."""

    claim: Claim
    signature: bytes


class Admitting(Protocol):
    """A register that admits wallets: a security token or a bank's deposit."""

    @property
    def admit_wallets(self) -> BoundWrite[..., ..., None]:
        """Admits wallets, by the registrar or the bank."""


def sign_claims(
    identity: IdentityRegistry, profile: Profile, issuer: Party, *, issued_at: int, valid_until_at: int = NO_EXPIRY
) -> list[SignedClaim]:
    """The issuer's signed claims about a holder, KYC first, which registers it."""
    signed = []
    for topic in sorted(profile.topics):
        claim = Claim(issuer.address, profile.wallet, int(topic), profile.value_of(topic), issued_at, valid_until_at)
        message = {
            "issuer": claim.issuer,
            "holder": claim.holder,
            "topic": claim.topic,
            "value": claim.value,
            "issuedAt": claim.issued_at,
            "validUntilAt": claim.valid_until_at,
        }
        signed.append(SignedClaim(claim, sign(issuer, identity, "Claim", _CLAIM, message)))
    return signed


def prove(identity: IdentityRegistry, profile: Profile, issuer: Party) -> Receipt:
    """An issuer signs what it found about a holder and presents it, as of the latest block."""
    return present(identity, sign_claims(identity, profile, issuer, issued_at=identity.chain.now), sender=issuer)


def present(identity: IdentityRegistry, claims: Sequence[SignedClaim], *, sender: Party) -> Receipt:
    """Claims are verified and recorded; anyone may present them."""
    return identity.present_claims([each.claim for each in claims], [each.signature for each in claims], sender=sender)


def register(
    identity: IdentityRegistry,
    wallets: Sequence[AddressLike],
    *,
    sender: Party,
    country: Country,
    investor_class: InvestorClass = InvestorClass.INSTITUTIONAL,
    topics: Collection[Topic] = tuple(Topic),
    nominee: bool = False,
    valid_until_at: int = NO_EXPIRY,
) -> Pages:
    """The registrar registers holders by its own word, without claims; as many as there are."""
    validity = tuple(valid_until_at if topic in topics else 0 for topic in range(TOPICS))
    flags, number = NOMINEE if nominee else 0, country_number(country)
    registrations = [
        Registration(address_of(wallet), number, int(investor_class), flags, validity) for wallet in wallets
    ]
    return in_pages(
        "wallets", registrations, lambda page, _, gas: identity.register_batch(page, sender=sender, gas=gas)
    )


def admit(to: Admitting, wallets: Sequence[AddressLike], *, sender: Party) -> Pages:
    """Wallets are admitted to a register, as many as there are: the registrar's act for a bond, the bank's for its
    deposits."""
    return in_pages("wallets", list(wallets), lambda page, _, gas: to.admit_wallets(page, sender=sender, gas=gas))
