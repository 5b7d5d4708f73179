"""Authorities' control of holdings: freezes, sanctions, court orders; and the stopping of trade."""

from __future__ import annotations

from rwa_chain.bindings import IdentityRegistry, SecurityToken, TokenizedDeposit
from rwa_chain.chain import AddressLike, Party, Receipt

Freezable = SecurityToken | TokenizedDeposit


def freeze(token: Freezable, wallet: AddressLike, *, sender: Party) -> Receipt:
    """The freezer stops a wallet: it neither sends nor receives."""
    return token.set_address_frozen(wallet, True, sender=sender)


def unfreeze(token: Freezable, wallet: AddressLike, *, sender: Party) -> Receipt:
    """The freezer lets a wallet go on."""
    return token.set_address_frozen(wallet, False, sender=sender)


def sanction(identity: IdentityRegistry, holder: AddressLike, *, sender: Party) -> Receipt:
    """Compliance marks a holder as sanctioned, in every register at once."""
    return identity.sanction(holder, True, sender=sender)


def lift_sanction(identity: IdentityRegistry, holder: AddressLike, *, sender: Party) -> Receipt:
    """Compliance lifts a sanction, in every register at once."""
    return identity.sanction(holder, False, sender=sender)


def carry_out_order(
    token: SecurityToken,
    source: AddressLike,
    target: AddressLike,
    units: int,
    order_hash: bytes,
    *,
    court: Party,
    enforcer: Party,
) -> Receipt:
    """Units move by a court's order: ``court`` lodges it by its hash, ``enforcer``, another key, carries it out."""
    token.lodge_order(order_hash, source, target, units, sender=court)
    return token.forced_transfer(source, target, units, sender=enforcer)


def halt(token: SecurityToken, *, sender: Party) -> Receipt:
    """All trading stops; redemption and the release of holds go on."""
    return token.pause(sender=sender)


def resume(token: SecurityToken, *, sender: Party) -> Receipt:
    """Trading goes on."""
    return token.unpause(sender=sender)
