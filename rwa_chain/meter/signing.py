"""Device keys: P-256, as secure modules have it, or secp256k1; what they sign is a reading's digest.

A public key is its 64 bytes ``x ‖ y``, a signature its 64 bytes ``r ‖ s`` with the lower of the two possible ``s``, as
OpenZeppelin's ``P256`` and ``ECDSA`` ask for.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from eth_keys.datatypes import NonRecoverableSignature, PrivateKey, PublicKey
from eth_keys.exceptions import BadSignature
from eth_utils.exceptions import ValidationError

from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError

SIZE = 64
"""[bytes] of a public key, and of a signature"""


class Curve(StrEnum):
    """What kind of key a device has."""

    P256 = "p256"
    SECP256K1 = "secp256k1"


ORDERS = {
    Curve.P256: 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    Curve.SECP256K1: 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141,
}
"""How many points each curve's generator makes."""


class DeviceKey:
    """A device's public key; refuses 64 bytes that are no point of its curve."""

    __slots__ = ("_key", "curve", "public")

    def __init__(self, curve: Curve, public: bytes) -> None:
        self.curve = curve
        self.public = public
        try:
            self._key: Any = _p256().public_key(public) if curve is Curve.P256 else _secp256k1(public)
        except (ValueError, ValidationError):
            raise InputError("public key", f"0x{public.hex()}", f"64 bytes, a point of {curve}") from None

    def signed(self, digest: bytes, signature: bytes) -> bool:
        """Whether this key signed the digest."""
        curve = self.curve
        if len(signature) != SIZE or len(digest) != 32:
            return False
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        if not (0 < r < ORDERS[curve] and 0 < s <= ORDERS[curve] // 2):
            return False
        if curve is Curve.P256:
            return bool(_p256().signed(self._key, digest, r, s))
        try:
            return bool(NonRecoverableSignature(signature).verify_msg_hash(digest, self._key))
        except BadSignature:
            return False

    def lowered(self, signature: bytes) -> bytes:
        """A signature of this key's curve with the lower ``s``."""
        return lowered(self.curve, signature)

    @property
    def fingerprint(self) -> bytes:
        """What the chain keeps of it: the low 20 bytes of ``keccak256(x ‖ y)``; of a secp256k1 key, its address."""
        return keccak(self.public)[12:]

    def __reduce__(self) -> tuple[type[DeviceKey], tuple[Curve, bytes]]:
        return DeviceKey, (self.curve, self.public)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DeviceKey) and (self.curve, self.public) == (other.curve, other.public)

    def __hash__(self) -> int:
        return hash((self.curve, self.public))

    def __repr__(self) -> str:
        return f"DeviceKey({self.curve}, 0x{self.public[:4].hex()}…)"


class DeviceSigner:
    """A device's private key."""

    __slots__ = ("__key", "key")

    def __init__(self, curve: Curve, scalar: int) -> None:
        self.__key: Any
        if curve is Curve.P256:
            self.__key, public = _p256().private_key(scalar)
        else:
            self.__key = PrivateKey(scalar.to_bytes(32))
            public = self.__key.public_key.to_bytes()
        self.key = DeviceKey(curve, public)

    @classmethod
    def simulated(cls, device: str, *, curve: Curve = Curve.P256, seed: str = "rwa-chain") -> DeviceSigner:
        """What stands for a device's secure module in simulations: anybody who knows the seed has its key."""
        drawn = int.from_bytes(keccak(f"{seed}\x00{curve}\x00{device}".encode()))
        return cls(curve, drawn % (ORDERS[curve] - 1) + 1)

    @classmethod
    def of_pem(cls, path: Path) -> DeviceSigner:
        """The key in a PEM file, as `openssl ecparam -genkey` writes it; refuses other kinds and locked ones."""
        says = f"a PEM file with an unlocked private key of {' or '.join(Curve)}"
        try:
            name, scalar = _p256().of_pem(path.read_bytes())
        except (OSError, ValueError):
            raise InputError("key", str(path), says) from None
        curves = {"secp256r1": Curve.P256, "secp256k1": Curve.SECP256K1}
        if name not in curves:
            raise InputError("key", str(path), says)
        return cls(curves[name], scalar)

    def sign(self, digest: bytes) -> bytes:
        """The signature of a 32-byte digest; refuses any other length."""
        if len(digest) != 32:
            raise InputError("digest", f"{len(digest)} bytes", "32 bytes")
        if self.key.curve is Curve.SECP256K1:
            made: bytes = self.__key.sign_msg_hash_non_recoverable(digest).to_bytes()
            return made
        return lowered(Curve.P256, _p256().sign(self.__key, digest))

    def __repr__(self) -> str:
        return f"DeviceSigner({self.key!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a signer holds a key and is not pickled")


def lowered(curve: Curve, signature: bytes) -> bytes:
    """A signature with the lower of its two ``s``; whatever is none stays as it is.

    Secure modules write either. The leaf commits to the bytes and the chain takes the lower one only, so it is lowered
    where a signature comes in, before a leaf is made of it.
    """
    if len(signature) != SIZE:
        return signature
    s = int.from_bytes(signature[32:])
    order = ORDERS[curve]
    return signature if not order // 2 < s < order else signature[:32] + (order - s).to_bytes(32)


@cache
def _p256() -> ModuleType:
    """Asked for by the first key of the curve: a life of bonds reads this module too, and has none."""
    from rwa_chain.meter import p256

    return p256


def _secp256k1(public: bytes) -> PublicKey:
    key = PublicKey(public)
    # Only arithmetic notices a point that is not on the curve.
    x, y = int.from_bytes(public[:32]), int.from_bytes(public[32:])
    prime = 2**256 - 2**32 - 977
    if (y * y - x * x * x - 7) % prime or x >= prime or y >= prime:
        raise ValueError("no point of the curve")
    return key
