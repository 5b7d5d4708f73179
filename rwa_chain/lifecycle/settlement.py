"""Secondary trades: an instruction of a security leg and a cash leg, affirmed or signed, settled all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rwa_chain.bindings import Settlement, TokenizedDeposit
from rwa_chain.bindings.types import Instruction, Leg
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.lifecycle import cash
from rwa_chain.lifecycle.signing import sign

OVER_THE_COUNTER = 0

_INSTRUCTION = {
    "Instruction": (
        ("legs", "Leg[]"),
        ("settlementAt", "uint64"),
        ("expiresAt", "uint64"),
        ("venue", "uint8"),
        ("tradeReference", "bytes32"),
    ),
    "Leg": (
        ("outAsset", "address"),
        ("inAsset", "address"),
        ("from", "address"),
        ("to", "address"),
        ("amount", "uint256"),
    ),
}


def security_leg(token: AddressLike, seller: AddressLike, buyer: AddressLike, units: int) -> Leg:
    """Units from the seller to the buyer."""
    asset = address_of(token)
    return Leg(asset, asset, address_of(seller), address_of(buyer), units)


def cash_leg(
    source: TokenizedDeposit, target: TokenizedDeposit, payer: AddressLike, payee: AddressLike, amount: Decimal
) -> Leg:
    """Money from the payer's bank to the payee's; at two banks it runs through the interbank contract."""
    return Leg(source.address, target.address, address_of(payer), address_of(payee), cash.units(amount))


def instruction(
    legs: Sequence[Leg], reference: str, *, settlement_at: int, expires_at: int, venue: int = OVER_THE_COUNTER
) -> Instruction:
    """An agreement to exchange from `settlement_at` to `expires_at` [s]; the reference makes equal trades differ."""
    return Instruction(tuple(legs), settlement_at, expires_at, venue, keccak(reference.encode()))


def consent(settlement: Settlement, agreed: Instruction, signer: Party) -> bytes:
    """A deliverer's signature over the whole instruction."""
    message = {
        "legs": [
            {
                "outAsset": leg.out_asset,
                "inAsset": leg.in_asset,
                "from": leg.from_,
                "to": leg.to,
                "amount": leg.amount,
            }
            for leg in agreed.legs
        ],
        "settlementAt": agreed.settlement_at,
        "expiresAt": agreed.expires_at,
        "venue": agreed.venue,
        "tradeReference": agreed.trade_reference,
    }
    return sign(signer, settlement, "Instruction", _INSTRUCTION, message)


def affirm(settlement: Settlement, agreed: Instruction, *, sender: Party) -> Receipt:
    """A deliverer affirms: what it delivers is held from now on."""
    return settlement.affirm(agreed, sender=sender)


def affirm_signed(settlement: Settlement, agreed: Instruction, deliverer: Party, *, sender: Party) -> Receipt:
    """A deliverer signs, and somebody else lands its affirmation."""
    return settlement.affirm_signed(agreed, deliverer, consent(settlement, agreed, deliverer), sender=sender)


def settle(settlement: Settlement, agreed: Instruction, *, sender: Party) -> Receipt:
    """Settles what all deliverers have affirmed, from the intended date on; anyone may."""
    return settlement.settle(agreed, sender=sender)


def settle_signed(
    settlement: Settlement, agreed: Instruction, deliverers: Sequence[Party], *, sender: Party
) -> Receipt:
    """Settles at once what all deliverers have signed."""
    signatures = [consent(settlement, agreed, deliverer) for deliverer in deliverers]
    return settlement.settle_signed(agreed, signatures, sender=sender)


def cancel(settlement: Settlement, agreed: Instruction, *, sender: Party) -> Receipt:
    """A deliverer cancels, or agrees to."""
    return settlement.cancel(agreed, sender=sender)
