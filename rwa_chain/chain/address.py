"""Addresses: checksummed text, and the things that have one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Protocol, Self, runtime_checkable

from rwa_chain.errors import InputError

keccak: Callable[[bytes], bytes]
"""The 32-byte Keccak-256 hash of bytes."""
try:
    from tiny_keccak import keccak256

    keccak = keccak256
except ImportError:  # no native hash is built for this Python

    @cache
    def _hasher() -> Callable[[bytes], bytes]:
        """eth-hash's choice, loaded when first needed."""
        from eth_hash.auto import keccak as auto

        auto(b"")  # by its first use it chooses
        return auto.hasher

    def _chosen(data: bytes) -> bytes:
        return _hasher()(data)

    keccak = _chosen


class Address(str):
    """A 20-byte address as checksummed text (ERC-55); equal texts are equal addresses."""

    __slots__ = ()

    def __new__(cls, text: str, *, field: str = "address") -> Self:
        if type(text) is cls:
            return text
        return str.__new__(cls, _checksummed(str(text), field))

    @classmethod
    def of_bytes(cls, raw: bytes) -> Self:
        """The address whose last 20 bytes are those of ``raw``."""
        return cls("0x" + raw[-20:].hex().rjust(40, "0"))

    @classmethod
    def created_by(cls, creator: Address, nonce: int) -> Self:
        """The address of the contract that ``creator`` makes in its transaction of this nonce."""
        count = nonce.to_bytes((nonce.bit_length() + 7) // 8)
        item = count if 0 < nonce < 0x80 else bytes([0x80 + len(count)]) + count
        listed = bytes([0x80 + 20]) + creator.raw() + item
        return cls.of_bytes(keccak(bytes([0xC0 + len(listed)]) + listed))

    def raw(self) -> bytes:
        """The 20 bytes."""
        return bytes.fromhex(self[2:])


_CASE = int.from_bytes(b"\x20" * 40, "big")
"""The bit between a small and a capital letter, of forty of them."""
_RAISED = str.maketrans("0123456789abcdef", "\0" * 8 + "\x20" * 8)
"""EIP-55: a letter is a capital where the digit of the hash at its place is 8 or more."""


@lru_cache(maxsize=65536)
def _checksummed(text: str, field: str) -> str:
    body = text[2:] if text[:2] in ("0x", "0X") else ""
    try:
        raw = bytes.fromhex(body)
    except ValueError:
        raw = b""
    if len(raw) != 20 or len(body) != 40:
        raise InputError(field, text, "an address: 0x and 40 hexadecimal digits")
    lower = raw.hex()
    plain = lower.encode()
    letters = int.from_bytes(plain, "big") >> 1 & _CASE  # 0x40 is set in letters, not in digits
    raised = int.from_bytes(keccak(plain).hex()[:40].translate(_RAISED).encode(), "big")
    mixed = (int.from_bytes(plain, "big") ^ letters & raised).to_bytes(40, "big").decode()
    if body not in (mixed, lower, lower.upper()):
        raise InputError(field, text, f"a correct checksum, 0x{mixed} (a digit may be mistyped)")
    return "0x" + mixed


@runtime_checkable
class HasAddress(Protocol):
    """A party or a contract: anything that lives at an address."""

    @property
    def address(self) -> Address:
        """Where."""


AddressLike = Address | HasAddress

ZERO_ADDRESS = str.__new__(Address, "0x" + "00" * 20)  # needs no hash, so that importing this does not either


def address_of(value: AddressLike, *, field: str = "address") -> Address:
    """The address of a party, a contract, or an address itself; raises `InputError` for anything else."""
    if isinstance(value, Address):
        return value
    if isinstance(value, str):
        return Address(value, field=field)
    if isinstance(value, HasAddress):
        return value.address
    raise InputError(field, value, "an address, a party or a contract")
