"""Parties: who signs. A party has a label, an address and a key that is never shown.

On a local node a party is made from a seed and its label, the same key in every run. Elsewhere its key comes from an
environment variable or a keystore file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from rwa_chain.chain.address import Address, keccak
from rwa_chain.errors import InputError

DEFAULT_SEED = "rwa-chain local network"


class Party:
    """A signer, by its label (``I3``, ``registrar``)."""

    __slots__ = ("__account", "address", "label")

    def __init__(self, label: str, account: Any) -> None:
        self.label = label
        self.__account = account
        self.address = Address(account.address)

    @classmethod
    def from_seed(cls, label: str, *, seed: str = DEFAULT_SEED) -> Party:
        """The party of this label on a local network: anybody who knows the seed has its key."""
        return cls(label, _account(keccak(f"{seed}\x00{label}".encode()), "seed"))

    @classmethod
    def from_environment(cls, label: str, variable: str | None = None) -> Party:
        """A party whose private key (hexadecimal) is in an environment variable, ``RWA_KEY_<LABEL>`` unless told.

        Raises `InputError`, without the key, where it is missing or none.
        """
        name = variable or f"RWA_KEY_{label.upper().replace('-', '_')}"
        text = os.environ.get(name)
        if text is None:
            raise InputError(name, None, f"the private key of {label} in this environment variable")
        try:
            key = bytes.fromhex(text.strip().removeprefix("0x"))
        except ValueError:
            key = b""
        return cls(label, _account(key, name))

    @classmethod
    def from_keystore(cls, label: str, path: Path, *, password_variable: str = "RWA_KEYSTORE_PASSWORD") -> Party:
        """A party of an encrypted keystore file, its password in an environment variable.

        Raises `InputError` where the variable is missing, the file is no keystore, or the password does not open it.
        """
        from eth_account import Account

        password = os.environ.get(password_variable)
        if password is None:
            raise InputError(password_variable, None, f"the password of {path.name} in this environment variable")
        try:
            content = json.loads(path.read_text())
        except (OSError, ValueError):
            raise InputError("keystore", str(path), "a readable keystore file (JSON)") from None
        try:
            key = bytes(Account.decrypt(content, password))
        except Exception:
            raise InputError("keystore", str(path), f"a keystore that opens with {password_variable}") from None
        return cls(label, _account(key, "keystore"))

    def sign_transaction(self, fields: Mapping[str, Any]) -> tuple[str, str]:
        """The signed transaction and its hash, both hexadecimal."""
        signed = self.__account.sign_transaction(dict(fields))
        return "0x" + bytes(signed.raw_transaction).hex(), "0x" + bytes(signed.hash).hex()

    def sign_typed_data(
        self,
        domain: Mapping[str, Any],
        types: Mapping[str, list[dict[str, str]]],
        message: Mapping[str, Any],
    ) -> bytes:
        """The 65-byte EIP-712 signature of ``message``; ``types`` names one primary type and what it uses.

        Raises `InputError` where the message does not fit its types.
        """
        from eth_account.messages import encode_typed_data

        try:
            signable = encode_typed_data(dict(domain), {k: list(v) for k, v in types.items()}, dict(message))
        except Exception as error:
            raise InputError("typed data", sorted(types), f"a message that fits its types ({error})") from None
        return bytes(self.__account.sign_message(signable).signature)

    def sign_digest(self, digest: bytes) -> bytes:
        """The 65-byte signature of a 32-byte digest (else `InputError`), made by whoever knows what it stands for."""
        if len(digest) != 32:
            raise InputError("digest", digest, "32 bytes")
        return bytes(self.__account.unsafe_sign_hash(digest).signature)

    def __repr__(self) -> str:
        return f"Party({self.label!r}, {self.address})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Party) and self.address == other.address

    def __hash__(self) -> int:
        return hash(self.address)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a party holds a key and is not pickled")


def _account(key: bytes, field: str) -> Any:
    from eth_account import Account

    try:
        return Account.from_key(key)
    except Exception:
        raise InputError(field, "(not shown)", "a private key of 32 bytes, in hexadecimal") from None
