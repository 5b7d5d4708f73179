"""Parties: who signs. A party has a label, an address and a key that is never shown.

On a local node a party is made from a seed and its label, the same key in every run. Elsewhere its key comes from an
environment variable or a keystore file, or a signer of any kind holds it (`rwa_chain.chain.signers`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from rwa_chain.chain.address import Address, keccak
from rwa_chain.chain.signers import Fields, LocalSigner, Signer, Types, check_signed, checked_typed_data
from rwa_chain.errors import InputError, RwaError, SigningFailed

DEFAULT_SEED = "rwa-chain local network"
PASSWORD = "RWA_KEYSTORE_PASSWORD"


class Party:
    """A signer, by its label (``I3``, ``registrar``)."""

    __slots__ = ("__signer", "address", "label")

    def __init__(self, label: str, signer: Signer) -> None:
        self.label = label
        self.__signer = signer
        self.address = Address(signer.address)

    @classmethod
    def from_seed(cls, label: str, *, seed: str = DEFAULT_SEED) -> Party:
        """The party of this label on a local network: anybody who knows the seed has its key."""
        return cls(label, LocalSigner(keccak(f"{seed}\x00{label}".encode()), field="seed"))

    @classmethod
    def from_environment(cls, label: str, variable: str | None = None) -> Party:
        """A party whose private key (hexadecimal) is in an environment variable, ``RWA_KEY_<LABEL>`` unless told.

        Raises `InputError`, without the key, where it is missing or none.
        """
        name = variable or variable_of("RWA_KEY", label)
        text = os.environ.get(name)
        if text is None:
            raise InputError(name, None, f"the private key of {label} in this environment variable")
        try:
            key = bytes.fromhex(text.strip().removeprefix("0x"))
        except ValueError:
            key = b""
        return cls(label, LocalSigner(key, field=name))

    @classmethod
    def from_keystore(cls, label: str, path: str | Path, password: str | None = None) -> Party:
        """A party of an encrypted keystore file; its password is in ``RWA_KEYSTORE_PASSWORD`` unless it is given.

        Raises `InputError` where there is no password, the file is no keystore, or the password does not open it.
        """
        from eth_account import Account

        word = os.environ.get(PASSWORD) if password is None else password
        if word is None:
            raise InputError(PASSWORD, None, f"the password of {path} in this environment variable")
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise InputError("keystore", str(path), "a readable keystore file (JSON)") from None
        if not isinstance(content, dict) or not {"crypto", "Crypto"} & set(content):
            raise InputError("keystore", str(path), "a keystore file: JSON with the field crypto")
        try:
            key = bytes(Account.decrypt(content, word))
        except Exception:
            raise InputError("keystore", str(path), f"the password that opens it (the key of {label})") from None
        return cls(label, LocalSigner(key, field="keystore"))

    def sign_transaction(self, fields: Fields) -> tuple[bytes, str]:
        """The signed transaction and its hash; raises `SigningFailed` where the signer fails or signs another one."""
        signer = self.__signer
        if type(signer) is LocalSigner:
            raw = signer.sign_transaction(fields)
        else:
            try:
                raw = bytes(signer.sign_transaction(fields))
            except RwaError:
                raise
            except Exception as error:
                raise SigningFailed(f"the signer of {self.label} failed: {error}") from error
            check_signed(raw, fields, self.address)
        return raw, "0x" + keccak(raw).hex()

    def sign_typed_data(self, domain: Mapping[str, Any], types: Types, message: Mapping[str, Any]) -> bytes:
        """The 65-byte EIP-712 signature of ``message``; ``types`` names one primary type and what it uses.

        Raises `InputError`, naming the field, where the domain or the message does not fit its types.
        """
        checked_typed_data(domain, types, message)
        try:
            return bytes(self.__signer.sign_typed_data(domain, types, message))
        except RwaError:
            raise
        except Exception as error:
            raise SigningFailed(f"the signer of {self.label} failed: {error}") from error

    def sign_digest(self, digest: bytes) -> bytes:
        """The 65-byte signature of a 32-byte digest (else `InputError`), made by whoever knows what it stands for.

        Raises `SigningFailed` for a signer that signs transactions and typed data only.
        """
        if len(digest) != 32:
            raise InputError("digest", digest, "32 bytes")
        sign = getattr(self.__signer, "sign_digest", None)
        if sign is None:
            raise SigningFailed(f"the signer of {self.label} signs transactions and typed data, no digests")
        return bytes(sign(digest))

    def __repr__(self) -> str:
        return f"Party({self.label!r}, {self.address})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Party) and self.address == other.address

    def __hash__(self) -> int:
        return hash(self.address)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a party holds a key and is not pickled")


def variable_of(prefix: str, label: str) -> str:
    """A party's environment variable: ``RWA_KEY_BANK_A`` of ``bank-a``; raises `InputError` where it can't have one."""
    name = label.upper().replace("-", "_")
    if not (name.isascii() and name.replace("_", "").isalnum()):
        raise InputError("party", label, "letters, digits, - and _, as its key is looked for in a variable of its name")
    return f"{prefix}_{name}"
