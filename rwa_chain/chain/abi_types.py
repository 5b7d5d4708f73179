"""Solidity types as Python sees them: how a value is checked and turned to ABI values and back.

``parse("uint256")`` covers elementary types and arrays of them; generated code composes ``StructOf``, ``EnumOf`` and
``ArrayOf`` for the rest. Structs and enums are named by a callable, so that modules may refer to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import Any, Protocol

from rwa_chain.chain.address import Address, address_of
from rwa_chain.errors import DecodeError, InputError


class AbiType(Protocol):
    """One Solidity type."""

    @property
    def abi(self) -> str:
        """Canonical name, as in a signature."""

    def encode(self, value: Any, field: str) -> Any:
        """The checked value as the ABI encoder takes it."""

    def decode(self, raw: Any) -> Any:
        """The Python value of what the ABI decoder gave."""


@dataclass(frozen=True)
class Integer:
    """``uintN`` and ``intN``: an ``int`` in range; ``Decimal``, ``float`` and ``bool`` are refused."""

    abi: str
    low: int
    high: int

    def encode(self, value: Any, field: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(field, value, f"an integer ({self.abi})")
        if not self.low <= value <= self.high:
            raise InputError(field, value, f"an integer that fits {self.abi}")
        return int(value)

    def decode(self, raw: Any) -> int:
        return int(raw)


@dataclass(frozen=True)
class Bool:
    """``bool``."""

    abi: str = "bool"

    def encode(self, value: Any, field: str) -> bool:
        if not isinstance(value, bool):
            raise InputError(field, value, "True or False")
        return value

    def decode(self, raw: Any) -> bool:
        return bool(raw)


@dataclass(frozen=True)
class Text:
    """``string``."""

    abi: str = "string"

    def encode(self, value: Any, field: str) -> str:
        if not isinstance(value, str):
            raise InputError(field, value, "text")
        return value

    def decode(self, raw: Any) -> str:
        return str(raw)


@dataclass(frozen=True)
class Bytes:
    """``bytes`` and ``bytesN``."""

    abi: str
    size: int | None

    def encode(self, value: Any, field: str) -> bytes:
        if not isinstance(value, bytes | bytearray):
            raise InputError(field, value, f"bytes ({self.abi})")
        if self.size is not None and len(value) != self.size:
            raise InputError(field, value, f"exactly {self.size} bytes")
        return bytes(value)

    def decode(self, raw: Any) -> bytes:
        return bytes(raw)


@dataclass(frozen=True)
class AddressType:
    """``address``: takes an address, a party or a contract; gives an ``Address``."""

    abi: str = "address"

    def encode(self, value: Any, field: str) -> str:
        return address_of(value, field=field)

    def decode(self, raw: Any) -> Address:
        return Address(raw)


@dataclass(frozen=True)
class ArrayOf:
    """``T[]`` and ``T[N]``: takes a sequence, gives a tuple."""

    item: AbiType
    size: int | None = None

    @property
    def abi(self) -> str:
        return f"{self.item.abi}[{'' if self.size is None else self.size}]"

    def encode(self, value: Any, field: str) -> list[Any]:
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            raise InputError(field, value, f"a list ({self.abi})")
        if self.size is not None and len(value) != self.size:
            raise InputError(field, value, f"exactly {self.size} items")
        return [self.item.encode(each, f"{field}[{index}]") for index, each in enumerate(value)]

    def decode(self, raw: Any) -> tuple[Any, ...]:
        return tuple(self.item.decode(each) for each in raw)


class Struct:
    """Base of generated structs: frozen dataclasses with ``ABI``, their fields in order by Python name."""

    ABI: tuple[tuple[str, AbiType], ...] = ()


@dataclass(frozen=True)
class StructOf:
    """A struct: takes and gives its dataclass."""

    named: Callable[[], type[Struct]]

    @cached_property
    def _python(self) -> type[Struct]:
        return self.named()

    @cached_property
    def abi(self) -> str:
        return "(" + ",".join(kind.abi for _, kind in self._python.ABI) + ")"

    def encode(self, value: Any, field: str) -> tuple[Any, ...]:
        if not isinstance(value, self._python):
            raise InputError(field, value, f"a {self._python.__name__}")
        return tuple(kind.encode(getattr(value, name), f"{field}.{name}") for name, kind in self._python.ABI)

    def decode(self, raw: Any) -> Struct:
        return self._python(*(kind.decode(each) for (_, kind), each in zip(self._python.ABI, raw, strict=True)))


@dataclass(frozen=True)
class EnumOf:
    """An enum: takes and gives its ``IntEnum``."""

    named: Callable[[], type[IntEnum]]
    abi: str = "uint8"

    def encode(self, value: Any, field: str) -> int:
        python = self.named()
        if not isinstance(value, python):
            raise InputError(field, value, f"one of {', '.join(f'{python.__name__}.{each.name}' for each in python)}")
        return int(value)

    def decode(self, raw: Any) -> IntEnum:
        python = self.named()
        try:
            return python(raw)
        except ValueError:
            raise DecodeError(f"{raw} is no member of {python.__name__}") from None


_ARRAY = re.compile(r"(.+)\[(\d*)\]")
_INTEGER = re.compile(r"(u?)int(\d+)")
_BYTES = re.compile(r"bytes(\d*)")


@lru_cache(maxsize=1024)
def parse(name: str) -> AbiType:
    """The type of an elementary ABI name, or an array of one."""
    if match := _ARRAY.fullmatch(name):
        return ArrayOf(parse(match[1]), int(match[2]) if match[2] else None)
    if match := _INTEGER.fullmatch(name):
        bits = int(match[2])
        return Integer(name, 0, 2**bits - 1) if match[1] else Integer(name, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    if match := _BYTES.fullmatch(name):
        return Bytes(name, int(match[1]) if match[1] else None)
    if name == "address":
        return AddressType()
    if name == "bool":
        return Bool()
    if name == "string":
        return Text()
    if name == "function":
        return Bytes("function", 24)
    raise InputError("type", name, "an elementary Solidity type or an array of one")
