"""The deployment book: where each contract of a network is, and what its code was when it was put there.

A real network's book lies in ``deployments/<network>.json`` and is committed; the embedded node's in ``out/``. A book
is believed only after the code at every address was hashed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from rwa_chain.chain import Chain
from rwa_chain.chain.address import Address, keccak
from rwa_chain.errors import DeploymentError, InputError
from rwa_chain.files import write_whole

_VERSION = 1


@dataclass(frozen=True)
class Entry:
    """One contract: ``kind`` is its Solidity name, ``code_hash`` the Keccak-256 of its runtime code."""

    kind: str
    address: Address
    block: int
    tx: str
    code_hash: str


@dataclass
class Book:
    """The contracts of one chain by their key (``settlement``, ``deposit/BANK_A``, ``token/FTID001``)."""

    chain_id: int
    path: Path | None = None
    genesis: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    """Creations that were signed and have no entry yet: the signed transaction, hexadecimal. A run that was cut off
    sends the same bytes again."""

    @classmethod
    def of(cls, chain: Chain, path: str | Path | None) -> Self:
        """The book at ``path``, or a new one; raises where it is another chain's or its code has changed."""
        genesis = chain.block(0).hash
        path = None if path is None else Path(path)
        if path is None or not path.exists():
            return cls(chain.chain_id, path, genesis)
        book = cls._read(path)
        if book.chain_id != chain.chain_id:
            raise DeploymentError(
                f"{path} is the book of chain {book.chain_id}, the node serves chain {chain.chain_id}"
            )
        if book.genesis and book.genesis != genesis:
            raise DeploymentError(f"{path} is the book of another chain {chain.chain_id}: the first blocks differ")
        book.verify(chain)
        chain.created.update({entry.address: entry.block for entry in book.entries.values()})
        return book

    @classmethod
    def _read(cls, path: Path) -> Self:
        try:
            raw: dict[str, Any] = json.loads(path.read_text())
            entries = {key: Entry(**(value | {"address": Address(value["address"])})) for key, value in
                       raw["contracts"].items()}  # fmt: skip
            version, chain_id, genesis = int(raw["version"]), int(raw["chain_id"]), str(raw["genesis"])
            pending = {str(key): str(each) for key, each in raw.get("pending", {}).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError("book", str(path), f"a deployment book ({error})") from None
        if version != _VERSION:
            raise InputError("book", str(path), f"a book of version {_VERSION}, this one is of {version}")
        return cls(chain_id, path, genesis, entries, pending)

    def verify(self, chain: Chain) -> None:
        """Hash the code at every address again; raises ``DeploymentError`` naming the first that differs."""
        for key, entry in self.entries.items():
            found = code_hash(chain, entry.address)
            if found != entry.code_hash:
                raise DeploymentError(
                    f"{key}: the code at {entry.address} is not what the book says "
                    f"(hash {found[:18]}…, expected {entry.code_hash[:18]}…); is this the right network?"
                )

    def record(self, key: str, entry: Entry) -> None:
        """Remember one contract, on disk at once: a run that is cut off goes on where it was."""
        self.entries[key] = entry
        self.pending.pop(key, None)
        self.save()

    def record_pending(self, key: str, raw: bytes) -> None:
        """Remember a creation that is about to be sent."""
        self.pending[key] = "0x" + raw.hex()
        self.save()

    def save(self) -> None:
        """Write the book whole or not at all."""
        if self.path is None:
            return
        content = {
            "version": _VERSION,
            "chain_id": self.chain_id,
            "genesis": self.genesis,
            "contracts": {key: asdict(entry) for key, entry in self.entries.items()},
            **({"pending": self.pending} if self.pending else {}),
        }
        write_whole(self.path, json.dumps(content, indent=2) + "\n")

    def keys(self, prefix: str) -> Iterator[str]:
        """The rest of each key after ``prefix/``."""
        return (key.removeprefix(prefix + "/") for key in self.entries if key.startswith(prefix + "/"))

    def address(self, key: str) -> Address:
        """The address of a contract; raises ``DeploymentError`` where the book lacks the key."""
        if key not in self.entries:
            raise DeploymentError(f"the book holds no {key}: what it belongs to was not deployed, or only in part")
        return self.entries[key].address


def code_hash(chain: Chain, address: Address) -> str:
    """Keccak-256 of the runtime code at an address, hexadecimal."""
    return "0x" + keccak(chain.code(address)).hex()
