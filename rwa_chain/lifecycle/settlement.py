"""Secondary trades: an instruction of a security leg and a cash leg, affirmed or signed, settled all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rwa_chain.bindings import Settlement, TokenizedDeposit
from rwa_chain.bindings.types import Instruction, Leg
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import ZERO_ADDRESS, address_of
from rwa_chain.lifecycle import cash
from rwa_chain.lifecycle.signing import sign

OVER_THE_COUNTER = ZERO_ADDRESS
FUNGIBLE = 0
"""The id of a leg whose asset is fungible."""

_INSTRUCTION = {
    "Instruction": (
        ("legs", "Leg[]"),
        ("nonces", "uint256[]"),
        ("settlementAt", "uint64"),
        ("expiresAt", "uint64"),
        ("venue", "address"),
        ("condition", "address"),
        ("conditionId", "bytes32"),
        ("tradeReference", "bytes32"),
    ),
    "Leg": (
        ("outAsset", "address"),
        ("inAsset", "address"),
        ("from", "address"),
        ("to", "address"),
        ("id", "uint256"),
        ("amount", "uint256"),
    ),
}


def security_leg(token: AddressLike, seller: AddressLike, buyer: AddressLike, units: int) -> Leg:
    """Units from the seller to the buyer."""
    asset = address_of(token)
    return Leg(asset, asset, address_of(seller), address_of(buyer), FUNGIBLE, units)


def cash_leg(
    source: TokenizedDeposit, target: TokenizedDeposit, payer: AddressLike, payee: AddressLike, amount: cash.Amount
) -> Leg:
    """Money from the payer's bank to the payee's; at two banks it runs through the interbank contract."""
    return Leg(
        source.address,
        target.address,
        address_of(payer),
        address_of(payee),
        FUNGIBLE,
        cash.currency_of(source).units(amount),
    )


def deliverers(legs: Sequence[Leg]) -> list[Address]:
    """The deliverers in the order of their first legs, which is the order of nonces and of signatures."""
    return list(dict.fromkeys(leg.from_ for leg in legs))


def free_nonce(settlement: Settlement, deliverer: AddressLike, *, taken: Collection[int] = ()) -> int:
    """The deliverer's lowest nonce that is neither used on chain nor in `taken` (signed, not yet landed)."""
    word = 0
    while True:
        used = settlement.nonces_of(deliverer, word)
        for bit in range(256):
            if not used >> bit & 1 and 256 * word + bit not in taken:
                return 256 * word + bit
        word += 1


def free_nonces(settlement: Settlement, legs: Sequence[Leg]) -> list[int]:
    """A free nonce of each deliverer, in the order of `deliverers`."""
    return [free_nonce(settlement, each) for each in deliverers(legs)]


def instruction(
    legs: Sequence[Leg],
    reference: str,
    *,
    nonces: Sequence[int],
    settlement_at: int,
    expires_at: int,
    venue: AddressLike = OVER_THE_COUNTER,
    condition: AddressLike = ZERO_ADDRESS,
    condition_id: bytes = bytes(32),
) -> Instruction:
    """An agreement to exchange from `settlement_at` to `expires_at` [s]; the reference makes equal trades differ.

    `nonces` holds one of each deliverer (`free_nonce`), in the order of `deliverers`. The contract `condition` must say
    that `condition_id` is met before it settles.
    """
    return Instruction(
        tuple(legs),
        tuple(nonces),
        settlement_at,
        expires_at,
        address_of(venue),
        address_of(condition),
        condition_id,
        keccak(reference.encode()),
    )


def consent(settlement: Settlement, agreed: Instruction, signer: Party) -> bytes:
    """A deliverer's signature over the whole instruction."""
    message = {
        "legs": [
            {
                "outAsset": leg.out_asset,
                "inAsset": leg.in_asset,
                "from": leg.from_,
                "to": leg.to,
                "id": leg.id,
                "amount": leg.amount,
            }
            for leg in agreed.legs
        ],
        "nonces": list(agreed.nonces),
        "settlementAt": agreed.settlement_at,
        "expiresAt": agreed.expires_at,
        "venue": agreed.venue,
        "condition": agreed.condition,
        "conditionId": agreed.condition_id,
        "tradeReference": agreed.trade_reference,
    }
    return sign(signer, settlement, "Instruction", _INSTRUCTION, message)


def affirm(settlement: Settlement, agreed: Instruction, *, sender: Party) -> Receipt:
    """A deliverer affirms: what it delivers is held from now on."""
    return settlement.affirm(agreed, sender=sender)


def affirm_signed(settlement: Settlement, agreed: Instruction, deliverer: Party, *, sender: Party) -> Receipt:
    """A deliverer signs, and somebody else lands its affirmation."""
    return settlement.affirm_signed(agreed, deliverer, consent(settlement, agreed, deliverer), sender=sender)


def settle(settlement: Settlement, agreed: Instruction, *, proof: bytes = b"", sender: Party) -> Receipt:
    """Settles what all deliverers have affirmed, from the intended date on; anyone may. A condition reads the proof."""
    return settlement.settle(agreed, proof, sender=sender)


def settle_signed(
    settlement: Settlement, agreed: Instruction, signers: Sequence[Party], *, proof: bytes = b"", sender: Party
) -> Receipt:
    """Settles at once what all deliverers sign, in the order of `deliverers`. A condition reads the proof."""
    signatures = [consent(settlement, agreed, signer) for signer in signers]
    return settlement.settle_signed(agreed, signatures, proof, sender=sender)


def cancel(settlement: Settlement, agreed: Instruction, *, sender: Party) -> Receipt:
    """A deliverer cancels, or agrees to."""
    return settlement.cancel(agreed, sender=sender)
