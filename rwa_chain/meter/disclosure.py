"""Showing one reading and nothing else: its words, its path to the root, and if wanted its detail with the salt.

A disclosure is a JSON document that anybody can check against a root on the chain. It goes to those who ask, an auditor
or a court, not to the trading chain; a challenge on the chain needs its reading, proof and signature only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.reading import MOST, UNSIGNED, Reading, digest_of, figures_of
from rwa_chain.meter.secret import Secret, commitment
from rwa_chain.meter.signing import DeviceKey
from rwa_chain.meter.tree import Leaf, Tree, Way, root_from

_LONGEST_PROOF = 64
_SIDES = ("right", "left")
"""Where a node stands beside the way, by its bit in the sides."""
_FIGURES = ("count", "quantity", "revenue")


@dataclass(frozen=True)
class Disclosure:
    """One reading of one batch."""

    reading: Reading
    way: Way
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
    def leaf(self) -> Leaf:
        """Its leaf."""
        return Leaf.of(self.reading, self.digest, self.signature)

    @property
    def root(self) -> bytes:
        """Where its way leads."""
        return root_from(self.leaf.hash, self.leaf.figures, self.way)[0]

    def proven(self, root: bytes) -> bool:
        """Whether this reading is in the batch of this root."""
        return self.root == root

    def detail_agrees(self) -> bool:
        """Whether the detail shown is the one that the reading is bound to."""
        if self.detail is None or self.salt is None:
            return False
        return commitment(self.salt, self.detail) == self.reading.detail

    def signed_by(self, key: DeviceKey) -> bool:
        """Whether the device of this key signed the reading."""
        return key.signed(self.digest, self.signature)

    def document(self) -> dict[str, Any]:
        """For JSON, 32-byte words as 0x…"""
        shown: dict[str, Any] = {
            "reading": {name: _shown(value) for name, value in self.reading._asdict().items()},
            "proof": [
                {"side": _SIDES[self.way.sides >> index & 1], "node": _shown(node), **_named(figures)}
                for index, (node, figures) in enumerate(zip(self.way.siblings, self.way.figures, strict=True))
            ],
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
            raise InputError("disclosure.proof", "(not shown)", f"a list of at most {_LONGEST_PROOF} nodes")
        detail, salt = document.get("detail"), document.get("salt")
        if (detail is None) != (salt is None) or not (detail is None or _is_texts(detail)):
            raise InputError("disclosure.detail", "(not shown)", "texts by name, together with the salt")
        words = (_field(f"disclosure.reading.{name}", reading[name]) for name in Reading._fields)
        return cls(
            Reading(*words),
            _way(proof),
            word("disclosure.signature", document.get("signature"), 64),
            detail,
            None if salt is None else word("disclosure.salt", salt, 32),
        )


def disclose(entry: Entry, tree: Tree, secret: Secret, *, with_detail: bool = False) -> Disclosure:
    """One reading of a day's tree; its detail only if asked for. Refuses a reading of another tree."""
    reading, session = entry.reading, entry.session
    way = tree.way(entry.leaf)
    if not with_detail:
        return Disclosure(reading, way, entry.signature)
    salt = secret.detail_salt(reading.asset, reading.sequence)
    return Disclosure(reading, way, entry.signature, session.detail, salt)


def _way(proof: list[Any]) -> Way:
    """The nodes beside the way, from the leaf up; refuses another form."""
    fields = {"side", "node", *_FIGURES}
    siblings, figures, sides = [], [], 0
    for index, each in enumerate(proof):
        name = f"disclosure.proof[{index}]"
        if not isinstance(each, Mapping) or set(each) != fields or each["side"] not in _SIDES:
            raise InputError(name, "(not shown)", f"{', '.join(sorted(fields))}, the side one of {', '.join(_SIDES)}")
        counted = [_field(f"{name}.{figure}", each[figure]) for figure in _FIGURES]
        siblings.append(word(f"{name}.node", each["node"], 32))
        figures.append(figures_of(*counted))
        sides |= _SIDES.index(each["side"]) << index
    return Way(tuple(siblings), tuple(figures), sides)


def _named(figures: int) -> dict[str, int]:
    """The figures of a node by name."""
    return dict(zip(_FIGURES, (figures >> 128, figures >> 64 & MOST, figures & MOST), strict=True))


def _shown(value: Any) -> Any:
    return f"0x{value.hex()}" if isinstance(value, bytes) else value


def _field(name: str, value: Any) -> Any:
    if name.rpartition(".")[2] in ("asset", "detail", "previous"):
        return word(name, value, 32)
    if type(value) is not int or not 0 <= value <= MOST:
        raise InputError(name, value, "a whole number below 2^64")
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
