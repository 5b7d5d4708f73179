"""Holds by their owner's signed consent: pledges and collateral; taken, resized, substituted, given back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from rwa_chain.bindings import HoldConsents
from rwa_chain.bindings.types import HoldConsent, HoldTerms, ObligationId
from rwa_chain.chain import AddressLike, Party, Receipt
from rwa_chain.chain.address import ZERO_ADDRESS, address_of
from rwa_chain.lifecycle.settlement import FUNGIBLE
from rwa_chain.lifecycle.signing import sign

_CONSENT = {
    "HoldConsent": (
        ("asset", "address"),
        ("agent", "address"),
        ("receivers", "address[]"),
        ("terms", "HoldTerms"),
        ("nonce", "uint256"),
    ),
    "HoldTerms": (
        ("wallet", "address"),
        ("beneficiary", "address"),
        ("id", "uint256"),
        ("amount", "uint256"),
        ("purpose", "bytes32"),
        ("expiresAt", "uint64"),
    ),
}
_RECEIVER = {"HoldReceiver": (("holdId", "bytes32"), ("to", "address"), ("amount", "uint256"), ("nonce", "uint256"))}
_ENLARGEMENT = {"HoldEnlargement": (("holdId", "bytes32"), ("amount", "uint256"), ("nonce", "uint256"))}


def terms(
    asset: AddressLike,
    holder: AddressLike,
    agent: AddressLike,
    units: int,
    *,
    purpose: str,
    expires_at: int,
    nonce: int,
    beneficiary: AddressLike = ZERO_ADDRESS,
    receivers: Sequence[AddressLike] = (),
) -> HoldConsent:
    """The terms of an owner's consent: units (of money: base units) held until `expires_at` [s] for a beneficiary.

    The agent alone asks for them, to the beneficiary or to one of `receivers`; `nonce` is a free one of the owner
    (`free_nonce`). Raises ValueError for a purpose longer than 31 bytes.
    """
    name, beneficiary = purpose.encode(), address_of(beneficiary)
    if len(name) > 31:
        raise ValueError(f"purpose: {purpose!r} has {len(name)} bytes, a purpose has at most 31")
    promised = HoldTerms(address_of(holder), beneficiary, FUNGIBLE, units, name.ljust(32, b"\0"), expires_at)
    return HoldConsent(
        address_of(asset), address_of(agent), tuple(address_of(each) for each in receivers), promised, nonce
    )


def free_nonce(consents: HoldConsents, owner: AddressLike, *, taken: Collection[int] = ()) -> int:
    """The owner's lowest nonce that is neither used on chain nor in `taken` (signed, not yet landed)."""
    word = 0
    while True:
        used = consents.consent_nonces_of(owner, word)
        for bit in range(256):
            if not used >> bit & 1 and 256 * word + bit not in taken:
                return 256 * word + bit
        word += 1


def consent(consents: HoldConsents, agreed: HoldConsent, holder: Party) -> bytes:
    """The owner's signature over the whole consent."""
    promised = agreed.terms
    message: dict[str, Any] = {
        "asset": agreed.asset,
        "agent": agreed.agent,
        "receivers": list(agreed.receivers),
        "terms": {
            "wallet": promised.wallet,
            "beneficiary": promised.beneficiary,
            "id": promised.id,
            "amount": promised.amount,
            "purpose": promised.purpose,
            "expiresAt": promised.expires_at,
        },
        "nonce": agreed.nonce,
    }
    return sign(holder, consents, "HoldConsent", _CONSENT, message)


def place(consents: HoldConsents, agreed: HoldConsent, holder: Party, *, sender: Party) -> Receipt:
    """The owner signs and somebody lands it: the units are held from now on."""
    return consents.hold(agreed, consent(consents, agreed, holder), sender=sender)


def take(consents: HoldConsents, agreed: HoldConsent, to: AddressLike, units: int, *, sender: Party) -> Receipt:
    """The agent takes a part, or all, to the beneficiary or a receiver that the consent names."""
    return consents.take_held(agreed, to, units, sender=sender)


def take_to(
    consents: HoldConsents,
    agreed: HoldConsent,
    to: AddressLike,
    units: int,
    holder: Party,
    *,
    nonce: int,
    sender: Party,
) -> Receipt:
    """The agent takes to whom the owner names by its signature, with a free nonce of the owner."""
    message = {
        "holdId": consents.consent_id_of(agreed),
        "to": address_of(to),
        "amount": units,
        "nonce": nonce,
    }
    signature = sign(holder, consents, "HoldReceiver", _RECEIVER, message)
    return consents.take_held_signed(agreed, to, units, nonce, signature, sender=sender)


def enlarge(
    consents: HoldConsents, agreed: HoldConsent, units: int, holder: Party, *, nonce: int, sender: Party
) -> Receipt:
    """The agent adds free units of the holder, who signs for them with a free nonce."""
    message = {"holdId": consents.consent_id_of(agreed), "amount": units, "nonce": nonce}
    signature = sign(holder, consents, "HoldEnlargement", _ENLARGEMENT, message)
    return consents.enlarge_held(agreed, units, nonce, signature, sender=sender)


def reduce(consents: HoldConsents, agreed: HoldConsent, units: int, *, sender: Party) -> Receipt:
    """The agent gives units back to their owner."""
    return consents.reduce_held(agreed, units, sender=sender)


def release(consents: HoldConsents, agreed: HoldConsent, *, sender: Party) -> Receipt:
    """The agent gives all units back."""
    return consents.release_held(agreed, sender=sender)


def substitute(
    consents: HoldConsents, old: HoldConsent, units: int, new: HoldConsent, holder: Party, *, sender: Party
) -> Receipt:
    """The agent lands a new consent of the same parties and gives units of the old one back, in one transaction."""
    return consents.substitute_held(old, units, new, consent(consents, new, holder), sender=sender)


def draw(
    consents: HoldConsents,
    agreed: HoldConsent,
    paying: AddressLike,
    obligation: ObligationId,
    wallet: AddressLike,
    to: AddressLike,
    cash: AddressLike,
    *,
    sender: Party,
) -> Receipt:
    """The agent directs the hold's share of principal that was kept for held units, once an obligation."""
    return consents.draw_held(agreed, paying, obligation, wallet, to, cash, sender=sender)
