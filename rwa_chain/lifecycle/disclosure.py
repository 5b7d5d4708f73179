"""Disclosure: documents by hash, the regulator's filing, the report after issue."""

from __future__ import annotations

from collections.abc import Sequence

from rwa_chain.bindings import Disclosure
from rwa_chain.bindings.types import Lane
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.errors import InputError
from rwa_chain.money import Money


def document_hash(text: str) -> bytes:
    """The hash that the chain records of a document's bytes."""
    return keccak(text.encode())


def document_name(name: str) -> bytes:
    """A document's name as the 32 bytes it is kept under; raises `InputError` for none and for a longer one."""
    raw = name.encode()
    if not 0 < len(raw) <= 32:
        raise InputError("document", name, "a name of 1 to 32 bytes")
    return raw.ljust(32, b"\0")


def record(disclosure: Disclosure, token: AddressLike, name: str, text: str, *, sender: Party) -> Receipt:
    """The registrar records a document by the hash of its text."""
    return disclosure.set_document(token, document_name(name), "", document_hash(text), sender=sender)


def require(disclosure: Disclosure, token: AddressLike, names: Sequence[str], *, sender: Party) -> Receipt:
    """The registrar names the documents without which nothing is issued."""
    return disclosure.set_required_documents(token, [document_name(name) for name in names], sender=sender)


def lane_of(name: str) -> Lane:
    """The regime of that name (FOREIGN_DEBT, ABS, …); raises `InputError` for an unknown one."""
    try:
        return Lane[name]
    except KeyError:
        raise InputError("lane", name, f"one of {', '.join(lane.name for lane in Lane if lane)}") from None


def file(
    disclosure: Disclosure,
    token: AddressLike,
    lane: Lane,
    cap: Money,
    text: str,
    *,
    valid_until_at: int,
    sender: Party,
) -> Receipt:
    """The issuer files the regulator's certificate: the lane, and a cap on the issue."""
    return disclosure.record_filing(token, lane, cap.base_units, document_hash(text), valid_until_at, sender=sender)


def report(disclosure: Disclosure, token: AddressLike, text: str, *, sender: Party) -> Receipt:
    """The issuer records the report after issue; the proceeds may then be released."""
    return disclosure.report_issue(token, document_hash(text), sender=sender)
