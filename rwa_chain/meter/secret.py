"""Pseudonyms and salts: everything that keeps the trading chain from learning which device or station it sees.

All come from one 32-byte secret that stays with the operator. A salt alone gives away one pseudonym or one detail and
nothing of the others, so a single reading can be disclosed.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError

VARIABLE = "RWA_METER_SECRET"
SIZE = 32


class Secret:
    """The operator's secret; never printed, never written but to its own file."""

    __slots__ = ("__key",)

    def __init__(self, key: bytes) -> None:
        if len(key) != SIZE:
            raise InputError("secret", "(not shown)", f"{SIZE} bytes")
        self.__key = key

    @classmethod
    def random(cls) -> Secret:
        """One that is forgotten with this process."""
        return cls(secrets.token_bytes(SIZE))

    @classmethod
    def from_environment(cls) -> Secret | None:
        """The one in ``RWA_METER_SECRET`` (hexadecimal), if it is set."""
        text = os.environ.get(VARIABLE)
        if text is None:
            return None
        return cls(_key(text, VARIABLE))

    @classmethod
    def of_file(cls, path: Path) -> Secret:
        """The one in this file, made there on first use for its owner's eyes only; raises `InputError` for none.

        Of two processes at the first use one makes it and both have it.
        """
        try:
            if not path.exists():
                cls._make(path)
            return cls(_key(path.read_text(encoding="ascii"), str(path)))
        except UnicodeDecodeError:
            raise InputError("secret", str(path), f"{SIZE} bytes in hexadecimal") from None
        except OSError as error:
            raise InputError("secret", str(path), f"a file in a folder that is there ({error.strerror})") from None

    @staticmethod
    def _make(path: Path) -> None:
        """Whole or not at all: another one's stays."""
        handle, drafted = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_bytes(SIZE).hex() + "\n")
            with suppress(FileExistsError):
                os.link(drafted, path)
        finally:
            Path(drafted).unlink(missing_ok=True)

    def salt(self, purpose: str, name: bytes) -> bytes:
        """The salt of one thing."""
        return hmac.digest(self.__key, purpose.encode() + b"\x00" + name, sha256)

    def asset(self, device: str) -> bytes:
        """A device's asset number."""
        return pseudonym(self.salt("asset", device.encode()), device)

    def station(self, station: str) -> bytes:
        """A station's number."""
        return pseudonym(self.salt("station", station.encode()), station)

    def mark(self, session: str) -> str:
        """What a session's id is known by in later files."""
        return self.salt("id", session.encode())[:16].hex()

    def detail_salt(self, asset: bytes, sequence: int) -> bytes:
        """The salt of one reading's detail."""
        return self.salt("detail", asset + sequence.to_bytes(8))

    def __repr__(self) -> str:
        return "Secret(not shown)"


def pseudonym(salt: bytes, name: str) -> bytes:
    """What stands for ``name`` to those who do not know the salt."""
    return keccak(salt + name.encode())


def commitment(salt: bytes, detail: Mapping[str, str]) -> bytes:
    """What binds an operator to a reading's detail without showing it: ``keccak256(salt ‖ canonical JSON)``."""
    return keccak(salt + canonical(detail))


def canonical(detail: Mapping[str, str]) -> bytes:
    """One text for one detail: names sorted, no spaces, UTF-8."""
    return json.dumps(dict(detail), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _key(text: str, field: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip().removeprefix("0x"))
    except ValueError:
        key = b""
    if len(key) != SIZE:
        raise InputError(field, "(not shown)", f"{SIZE} bytes in hexadecimal")
    return key
