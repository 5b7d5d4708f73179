"""Showing one reading and nothing else: its words, its path to the root, and if wanted its detail with the salt.

A disclosure is a JSON document that anybody can check against a root on the chain. It goes to those who ask, an auditor
or a court, not to the trading chain; a challenge on the chain needs its reading, proof and signature only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digest_of, leaf_of
from rwa_chain.meter.secret import Secret, commitment
from rwa_chain.meter.signing import DeviceKey
from rwa_chain.meter.tree import Tree, root_from

_LONGEST_PROOF = 64


@dataclass(frozen=True)
class Disclosure:
    """One reading of one batch."""

    reading: Reading
    proof: tuple[bytes, ...]
    signature: bytes = UNSIGNED
    """``r ‖ s`` of the device; the leaf is bound to it."""
    detail: Mapping[str, str] | None = None
    salt: bytes | None = None
    """Given with the detail, so that it can be compared with the commitment."""

    @property
    def digest(self) -> bytes:
        """What the device signed."""
        return digest_of(self.reading)

    @property
    def root(self) -> bytes:
        """Where its path leads."""
        return root_from(leaf_of(self.digest, self.signature), self.proof)

    def proven(self, root: bytes) -> bool:
        """Whether this reading is in the batch of this root."""
        return self.root == root

    def detail_agrees(self) -> bool:
        """Whether the detail shown is the one that the reading is bound to."""
        if self.detail is None or self.salt is None:
            return False
        return commitment(self.salt, self.detail) == self.reading.detail

    def lowered(self, key: DeviceKey) -> Disclosure:
        """The same with the lower ``s`` of its signature by this key, as leaf and chain have it."""
        return replace(self, signature=key.lowered(self.signature))

    def signed_by(self, key: DeviceKey) -> bool:
        """Whether the device of this key signed the reading."""
        return key.signed(self.digest, self.signature)

    def document(self) -> dict[str, Any]:
        """For JSON, 32-byte words as 0x…"""
        shown: dict[str, Any] = {
            "reading": {name: _shown(value) for name, value in self.reading._asdict().items()},
            "proof": [_shown(node) for node in self.proof],
            "signature": _shown(self.signature),
        }
        if self.detail is not None and self.salt is not None:
            shown["detail"] = dict(self.detail)
            shown["salt"] = _shown(self.salt)
        return shown

    @classmethod
    def of_document(cls, document: Any) -> Disclosure:
        """The disclosure in a document; refuses what has another form."""
        if not isinstance(document, Mapping) or set(document) - {"reading", "proof", "signature", "detail", "salt"}:
            raise InputError("disclosure", "(not shown)", "reading, proof, signature and, if given, detail and salt")
        reading, proof = document.get("reading"), document.get("proof")
        if not isinstance(reading, Mapping) or set(reading) != set(Reading._fields):
            raise InputError("disclosure.reading", "(not shown)", f"the fields {', '.join(Reading._fields)}")
        if not isinstance(proof, list) or len(proof) > _LONGEST_PROOF:
            raise InputError("disclosure.proof", "(not shown)", f"a list of at most {_LONGEST_PROOF} words")
        detail, salt = document.get("detail"), document.get("salt")
        if (detail is None) != (salt is None) or not (detail is None or _is_texts(detail)):
            raise InputError("disclosure.detail", "(not shown)", "texts by name, together with the salt")
        words = (_field(name, reading[name]) for name in Reading._fields)
        return cls(
            Reading(*words),
            tuple(word("disclosure.proof", node, 32) for node in proof),
            word("disclosure.signature", document.get("signature"), 64),
            detail,
            None if salt is None else word("disclosure.salt", salt, 32),
        )


def disclose(entry: Entry, tree: Tree, secret: Secret, *, with_detail: bool = False) -> Disclosure:
    """One reading of a day's tree; its detail only if asked for. Refuses a reading of another tree."""
    reading, session = entry.reading, entry.session
    proof = tuple(tree.proof(entry.leaf))
    if not with_detail:
        return Disclosure(reading, proof, entry.signature)
    salt = secret.detail_salt(reading.asset, reading.sequence)
    return Disclosure(reading, proof, entry.signature, session.detail, salt)


def _shown(value: Any) -> Any:
    return f"0x{value.hex()}" if isinstance(value, bytes) else value


def _field(name: str, value: Any) -> Any:
    if name in ("asset", "detail", "previous"):
        return word(f"disclosure.reading.{name}", value, 32)
    if type(value) is not int or not 0 <= value <= MOST:
        raise InputError(f"disclosure.reading.{name}", value, "a whole number below 2^64")
    return value


def word(name: str, value: Any, size: int) -> bytes:
    """So many bytes, as 0x…; refuses another text."""
    try:
        raw = bytes.fromhex(value.removeprefix("0x")) if isinstance(value, str) and value[:2] == "0x" else b""
    except ValueError:
        raw = b""
    if len(raw) != size:
        raise InputError(name, str(value)[:80], f"0x and {size} bytes in hexadecimal")
    return raw


def _is_texts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(each, str) for pair in value.items() for each in pair)
