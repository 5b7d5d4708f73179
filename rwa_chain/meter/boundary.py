"""The data boundary: what crosses to the trading chain is listed here, and everything else is refused.

``publishable`` is the only way from this package to a document that leaves the operator. A field that is not in the
list, text where a number or 32 bytes belong, and a number that is a known name in disguise are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from rwa_chain.chain.address import keccak
from rwa_chain.errors import BoundaryError
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.days import known_zone

Document = Mapping[str, Any]

_WORD = "32 bytes"
_WHOLE = "a whole number"
BATCH = {
    "station": _WORD,
    "day": _WHOLE,
    "root": _WORD,
    "count": _WHOLE,
    "quantity": _WHOLE,
    "revenue": _WHOLE,
    "left": _WORD,
    "left_figures": _WORD,
    "right": _WORD,
}
"""A station's day, with its root opened."""
ASSET = {
    "asset": _WORD,
    "first_day": _WHOLE,
    "last_day": _WHOLE,
    "count": _WHOLE,
    "quantity": _WHOLE,
    "revenue": _WHOLE,
}
"""What one device metered in a period."""
RESTATEMENT = {**BATCH, "replaces": _WORD}
"""A station's day once more, corrected."""
LISTS = {"batches": BATCH, "assets": ASSET, "restatements": RESTATEMENT}
"""The lists of a published document and the fields of their members."""

ZONE = "zone"
"""Beside them, whose days they are: the name of a time zone."""


def publishable(document: Document, names: Iterable[str]) -> Document:
    """The document, if it holds what may cross and nothing else; ``names`` are what must not be recognised in it.

    Raises ``BoundaryError`` naming the field that may not.
    """
    plain = {form for name in names for form in _disguises(name)}
    for key, members in document.items():
        if key == ZONE and _is_zone(members):
            continue
        fields = LISTS.get(key)
        if fields is None or not isinstance(members, Sequence) or isinstance(members, str | bytes):
            raise BoundaryError(key, f"not one of what crosses: {ZONE}, {', '.join(LISTS)}")
        for index, member in enumerate(members):
            _check(f"{key}[{index}]", member, fields, plain)
    return document


def _check(place: str, member: Any, fields: Mapping[str, str], plain: set[bytes]) -> None:
    if not isinstance(member, Mapping):
        raise BoundaryError(place, "not a set of named fields")
    for name in member:
        if name not in fields:
            raise BoundaryError(f"{place}.{name}", "a field that stays with the operator")
    for name, kind in fields.items():
        if name not in member:
            raise BoundaryError(f"{place}.{name}", "missing")
        value = member[name]
        if kind is _WHOLE:
            if type(value) is not int or value < 0:
                raise BoundaryError(f"{place}.{name}", "not a whole number")
        elif not isinstance(value, bytes) or len(value) != 32:
            raise BoundaryError(f"{place}.{name}", "not 32 bytes")
        elif value in plain:
            raise BoundaryError(f"{place}.{name}", "a name that is not salted")


def _is_zone(value: Any) -> bool:
    try:
        return known_zone(value) == str(value)
    except (TypeError, ValueError):
        return False


def _disguises(name: str) -> Iterable[bytes]:
    """How a name could stand in 32 bytes without a salt."""
    raw = name.encode()
    yield keccak(raw)
    yield keccak(keccak(raw))
    yield sha256(raw).digest()
    if len(raw) <= 32:
        yield raw.ljust(32, b"\x00")
        yield raw.rjust(32, b"\x00")
    if name.isascii() and name.isdecimal() and int(name) < 2**256:
        word = int(name).to_bytes(32)
        yield word
        yield keccak(word)


def batch_fields(batch: Batch) -> dict[str, Any]:
    """The fields of a batch that cross: all."""
    return asdict(batch)
