"""A lost key: two of three approve, a delay passes, the position goes to the holder's new wallet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rwa_chain.bindings import Recovery
from rwa_chain.bindings.types import RecoveryTerms
from rwa_chain.chain import AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.signing import sign

_TERMS = {
    "RecoveryTerms": (
        ("register", "address"),
        ("lost", "address"),
        ("successor", "address"),
        ("declarationHash", "bytes32"),
        ("deadline", "uint256"),
    )
}


@dataclass(frozen=True)
class Proposal:
    """A recovery that waits, and when it may be carried out [s]."""

    terms: RecoveryTerms
    executable_at: int
    receipt: Receipt | None = None
    """Receipt of the transaction that proposed it."""


def terms_of(
    register: AddressLike, lost: AddressLike, successor: AddressLike, declaration_hash: bytes, *, deadline: int
) -> RecoveryTerms:
    """The terms that approvers sign; their approvals count until `deadline` [s]."""
    return RecoveryTerms(address_of(register), address_of(lost), address_of(successor), declaration_hash, deadline)


def approve(recovery: Recovery, terms: RecoveryTerms, approver: Party) -> bytes:
    """An approver's signature."""
    message = {
        "register": terms.register,
        "lost": terms.lost,
        "successor": terms.successor,
        "declarationHash": terms.declaration_hash,
        "deadline": terms.deadline,
    }
    return sign(approver, recovery, "RecoveryTerms", _TERMS, message)


def propose(recovery: Recovery, terms: RecoveryTerms, approvers: Sequence[Party], *, sender: Party) -> Proposal:
    """Two of the register's three approvers sign (others: `InputError`), and anyone proposes; the delay begins."""
    named = recovery.approvers_of(terms.register)
    try:
        places = sorted((named.index(approver.address), approver) for approver in approvers)
    except ValueError:
        raise InputError("approvers", [party.label for party in approvers], "approvers of this register") from None
    if len(places) != 2:
        raise InputError("approvers", [party.label for party in approvers], "two of the three")
    (first, one), (second, other) = places
    receipt = recovery.propose(
        terms, first, approve(recovery, terms, one), second, approve(recovery, terms, other), sender=sender
    )
    return Proposal(terms, receipt.one(Recovery.RecoveryProposed).executable_at, receipt)


def execute(recovery: Recovery, proposal: Proposal, *, sender: Party) -> Receipt:
    """The position moves to the new wallet, in this register alone; anyone may, after the delay and for 14 days."""
    return recovery.execute(proposal.terms, sender=sender)


def execute_everywhere(recovery: Recovery, proposal: Proposal, *, sender: Party) -> Receipt:
    """The wallet is replaced in the registry, whose approvers signed (``register`` of the terms); `follow` then
    moves what it has in each register."""
    return recovery.execute_everywhere(proposal.terms, sender=sender)


def follow(recovery: Recovery, register: AddressLike, lost: AddressLike, *, sender: Party) -> Receipt:
    """A position goes to the wallet that replaced its own everywhere; anyone may, once the delay passed again and
    unless the register's guardian stopped its part."""
    return recovery.follow(register, lost, sender=sender)


def stop_part(recovery: Recovery, register: AddressLike, lost: AddressLike, *, guardian: Party) -> Receipt:
    """The register keeps the position where it is, until its own approvers recover it."""
    return recovery.stop_part(register, lost, sender=guardian)
