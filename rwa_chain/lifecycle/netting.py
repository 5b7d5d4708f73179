"""Many trades at once: a batch of instructions that settles by what they come to for each party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rwa_chain.bindings import ISettlement, Settlement
from rwa_chain.bindings.types import Instruction, NetBatch
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.chain.reverts import decode_revert
from rwa_chain.lifecycle.settlement import consent, deliverers
from rwa_chain.lifecycle.signing import sign

NO_SIGNATURE = bytes(64)
"""The place in a list of signatures of a deliverer who has affirmed."""

_ROOT = {"InstructionRoot": (("root", "bytes32"),)}


def assets(instructions: Sequence[Instruction]) -> list[Address]:
    """Every asset that a leg names, in the order of first appearance: the order in which positions are looked at."""
    legs = [leg for each in instructions for leg in each.legs]
    return list(dict.fromkeys(asset for leg in legs for asset in (leg.out_asset, leg.in_asset)))


def parties(instructions: Sequence[Instruction]) -> list[Address]:
    """Everyone who delivers or gets something, in the order of first appearance."""
    legs = [leg for each in instructions for leg in each.legs]
    return list(dict.fromkeys(party for leg in legs for party in (leg.from_, leg.to)))


def root(settlement: Settlement, instructions: Sequence[Instruction], party: AddressLike) -> bytes:
    """The root that a party signs once for all instructions in which it delivers: the hash chain of their ids."""
    chained, address = bytes(32), address_of(party)
    for each in instructions:
        if address in deliverers(each.legs):
            chained = keccak(chained + settlement.id_of(each))
    return chained


def consent_root(settlement: Settlement, instructions: Sequence[Instruction], signer: Party) -> bytes:
    """A party's signature over the root of its instructions of this list."""
    message = {"root": root(settlement, instructions, signer)}
    return sign(signer, settlement, "InstructionRoot", _ROOT, message)


def compact(signature: bytes) -> bytes:
    """A signature of 65 bytes as the 64 of EIP-2098: r, and s with the parity in its highest bit."""
    r, s, parity = signature[:32], signature[32:64], signature[64] - 27
    return r + bytes([s[0] | parity << 7]) + s[1:]


def rooted(settlement: Settlement, instructions: Sequence[Instruction], signers: Sequence[Party]) -> NetBatch:
    """A batch with one signature of each signer over the root of its instructions."""
    listed, by_address = parties(instructions), {each.address: each for each in signers}
    consents = tuple(
        consent_root(settlement, instructions, by_address[each]) if each in by_address else b"" for each in listed
    )
    return NetBatch(tuple(instructions), tuple(assets(instructions)), tuple(listed), consents, b"", ())


def signed_each(settlement: Settlement, instructions: Sequence[Instruction], signers: Sequence[Party]) -> NetBatch:
    """A batch with a signature of every deliverer over every instruction; none of who isn't among the signers."""
    by_address: Mapping[Address, Party] = {each.address: each for each in signers}
    signatures = b"".join(
        compact(consent(settlement, each, by_address[deliverer])) if deliverer in by_address else NO_SIGNATURE
        for each in instructions
        for deliverer in deliverers(each.legs)
    )
    return NetBatch(tuple(instructions), tuple(assets(instructions)), tuple(parties(instructions)), (), signatures, ())


def settle(settlement: Settlement, batch: NetBatch, *, sender: Party) -> Receipt:
    """Settles what can settle of a batch; anyone may. `settled` and `left` read the receipt."""
    return settlement.settle_batch(batch, sender=sender)


def settled(receipt: Receipt) -> list[bytes]:
    """Ids of the instructions that settled."""
    return [event.id for event in receipt.all(ISettlement.Settled)]


def left(receipt: Receipt) -> dict[bytes, bytes]:
    """The error, encoded, that refused each instruction that left."""
    return {event.id: event.reason for event in receipt.all(Settlement.InstructionLeft)}


def reason(receipt: Receipt, identifier: bytes) -> str:
    """The error that refused an instruction of a batch, with its values; empty where it did not leave."""
    refusal = left(receipt).get(identifier)
    return "" if refusal is None else str(decode_revert(refusal))
