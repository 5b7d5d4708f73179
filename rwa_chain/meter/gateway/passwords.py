"""Passwords of charge points: OCPP's security profile 1, HTTP Basic with the charge point's name as the user.

A file holds a line for each, ``NAME:scrypt$LOG2N$SALT$HASH``; passwords themselves are kept nowhere. They are made
here, too long to be guessed, so that a cheap hash is enough and two hundred charge points may log in at once.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from hashlib import scrypt, sha256
from pathlib import Path
from typing import NamedTuple

from rwa_chain.errors import FileNotWritten, InputError
from rwa_chain.files import PRIVATE, write_whole

_LINE = re.compile(r"([^:\s][^:]{0,47}):scrypt\$(1[0-6])\$([0-9a-f]{32})\$([0-9a-f]{64})")
_LOG2N = 12
_BYTES = 20
"""Of a password that is made here; as hexadecimal, the 40 characters that OCPP allows at most."""
_LONGEST = 200


class Hashed(NamedTuple):
    """A password's hash, and how it was made."""

    log2n: int
    salt: bytes
    value: bytes

    @classmethod
    def of(cls, password: bytes) -> Hashed:
        """A password, salted anew."""
        salt = os.urandom(16)
        return cls(_LOG2N, salt, _scrypt(password, _LOG2N, salt))

    def matches(self, password: bytes) -> bool:
        """Whether it is this one; takes the same time for every other."""
        return hmac.compare_digest(_scrypt(password, self.log2n, self.salt), self.value)

    def __str__(self) -> str:
        return f"scrypt${self.log2n}${self.salt.hex()}${self.value.hex()}"


class Passwords:
    """Who may come in as whom."""

    def __init__(self, hashes: dict[str, Hashed]) -> None:
        self._hashes = hashes
        self._nobody = Hashed.of(secrets.token_bytes(_BYTES))
        self._key = secrets.token_bytes(32)
        self._seen: dict[str, bytes] = {}
        """What was right once: a line that broke does not cost a slow hash again."""

    @classmethod
    def read(cls, path: Path) -> Passwords:
        """Those in a file; refuses the whole file for one wrong line."""
        hashes = _read(path)
        if not hashes:
            raise InputError("passwords", str(path), "a file with a line for each charge point")
        return cls(hashes)

    def names(self) -> set[str]:
        """Who has one."""
        return set(self._hashes)

    def admits(self, name: str, authorizations: Sequence[str]) -> bool:
        """Whether the request's Authorization headers are this charge point's name and password."""
        user, password = _basic(authorizations)
        digest = hmac.digest(self._key, password, sha256)
        if hmac.compare_digest(self._seen.get(name, b""), digest):
            return hmac.compare_digest(user, name.encode())
        # Also for an unknown name, which takes as long as a wrong password does.
        right = self._hashes.get(name, self._nobody).matches(password)
        fine = right and name in self._hashes and hmac.compare_digest(user, name.encode())
        if fine:
            self._seen[name] = digest
        return fine


def make_password(path: Path, name: str) -> str:
    """A new password of a charge point, which is returned and kept nowhere; its hash replaces the one in the file.

    Refuses a name that no charge point can have.
    """
    hashes = _read(path) if path.exists() else {}
    password = secrets.token_hex(_BYTES)
    hashes[name] = Hashed.of(password.encode())
    lines = [f"{each}:{hashed}" for each, hashed in sorted(hashes.items())]
    if not all(_match(line) for line in lines):
        raise InputError("NAME", name, "1 to 48 printable characters without a colon, as in the device register")
    if not path.absolute().parent.is_dir():
        raise InputError("FILE", str(path), "a file that can be written, in a folder that is there")
    try:
        write_whole(path, "\n".join(lines) + "\n", mode=PRIVATE)
    except FileNotWritten as error:
        raise InputError("FILE", str(path), f"a file that can be written ({error.reason})") from None
    return password


def _match(line: str) -> re.Match[str] | None:
    return _LINE.fullmatch(line) if line.isprintable() else None


def _read(path: Path) -> dict[str, Hashed]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("passwords", str(path), f"a readable file ({error})") from None
    lines = content.removesuffix("\n").split("\n") if content else []
    hashes: dict[str, Hashed] = {}
    for number, line in enumerate(lines, 1):
        found = _match(line)
        if found is None or found[1] in hashes:
            raise InputError(
                f"{path.name} line {number}", "(not shown)", "NAME:scrypt$…, as `rwa meter password` writes it, once"
            )
        hashes[found[1]] = Hashed(int(found[2]), bytes.fromhex(found[3]), bytes.fromhex(found[4]))
    return hashes


def _basic(authorizations: Sequence[str]) -> tuple[bytes, bytes]:
    """User and password of the one Basic header; nobody's where there is none, or more."""
    if len(authorizations) != 1 or len(authorizations[0]) > 2 * _LONGEST:
        return b"", b""
    scheme, _, rest = authorizations[0].strip().partition(" ")
    if scheme.lower() != "basic":
        return b"", b""
    try:
        user, _, password = base64.b64decode(rest.strip(), validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return b"", b""
    return user, password


def _scrypt(password: bytes, log2n: int, salt: bytes) -> bytes:
    return scrypt(password, salt=salt, n=1 << log2n, r=8, p=1, dklen=32, maxmem=1 << 28)
