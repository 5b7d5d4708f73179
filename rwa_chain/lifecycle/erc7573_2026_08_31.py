"""Delivery here for a payment elsewhere by the release of a key, after ERC-7573 as drafted on 31 August 2026.

The draft's locking contract is an instruction under `KeyRelease`: incepted and confirmed by the deliverer's
affirmation, ``transferWithKey`` is ``settle`` with the one key or ``refuse`` with the other. Its decryption contract is
the watcher, who holds both keys and publishes one. The draft encrypts keys for a decryption oracle; here the watcher
makes them, so that nothing is encrypted, and their hashes are what the deliverer signs.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from rwa_chain.bindings import KeyRelease
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.conditions import Condition

KEY_BYTES = 32


@dataclass(frozen=True)
class Keys:
    """A watcher's two keys of one crossing; only their hashes are shown before one of them is published."""

    paid: bytes
    unpaid: bytes

    def __post_init__(self) -> None:
        for name in ("paid", "unpaid"):
            if len(getattr(self, name)) != KEY_BYTES:
                raise InputError(name, f"{len(getattr(self, name))} bytes", f"{KEY_BYTES} bytes")
        if self.paid == self.unpaid:
            raise InputError("unpaid", "the key for paid", "another key")

    @classmethod
    def make(cls) -> Keys:
        """Two new ones."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))

    @property
    def hashes(self) -> tuple[bytes, bytes]:
        """SHA-256 of each, what parties are shown."""
        return hashlib.sha256(self.paid).digest(), hashlib.sha256(self.unpaid).digest()


def condition(contract: KeyRelease, hashes: tuple[bytes, bytes]) -> Condition:
    """The condition for an instruction: the contract, and the id of the two hashes."""
    return contract.address, contract.id_of(*hashes)


def proof(hashes: tuple[bytes, bytes], key: bytes) -> bytes:
    """The proof for the engine, from a published key; raises `InputError` for any other key."""
    if hashlib.sha256(key).digest() not in hashes:
        raise InputError("key", f"0x{key.hex()}", "one of the watcher's two keys")
    return hashes[0] + hashes[1] + key
