"""Documents by their hashes: SHA-256 of canonical JSON, the same wherever it is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from rwa_chain.errors import InputError


def document_hash(document: Mapping[str, Any]) -> bytes:
    """SHA-256 of a document's canonical JSON (RFC 8785); raises `InputError` for a fraction, written in many ways."""
    _refuse_fractions(document, "document")
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def _refuse_fractions(value: Any, field: str) -> None:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise InputError(field, key, "a name in ASCII, by which its order is the same everywhere")
            _refuse_fractions(each, f"{field}.{key}")
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            _refuse_fractions(each, f"{field}[{index}]")
    elif value is not None and not isinstance(value, str | bool | int):
        raise InputError(field, value, "text, a whole number, true, false, null, a list or an object")
