"""The pure codec: functions, events and errors between Python values and bytes. No chain, no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from rwa_chain.chain.abi_types import AbiType, StructOf, parse
from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError, DecodeError, InputError

R = TypeVar("R")
Parameter = tuple[str, AbiType | str]
"""A Solidity name and its type; elementary types may be given by name."""


def encode(types: Sequence[AbiType], values: Sequence[Any], names: Sequence[str]) -> bytes:
    """ABI-encoded ``values``; a value that does not fit is refused under its name."""
    from eth_abi.abi import encode as abi_encode

    checked = [kind.encode(value, name) for kind, value, name in zip(types, values, names, strict=True)]
    try:
        return bytes(abi_encode([kind.abi for kind in types], checked))
    except Exception as error:
        raise InputError(", ".join(names), values, f"values that fit the ABI types ({error})") from None


def decode(types: Sequence[AbiType], data: bytes) -> tuple[Any, ...]:
    """The Python values in ``data``; raises ``DecodeError`` where it does not fit."""
    from eth_abi.abi import decode as abi_decode

    try:
        raw = abi_decode([kind.abi for kind in types], data)
    except Exception as error:
        raise DecodeError(f"0x{data[:64].hex()}… does not fit ({', '.join(k.abi for k in types)}): {error}") from None
    return tuple(kind.decode(value) for kind, value in zip(types, raw, strict=True))


def _typed(parameters: Sequence[Parameter]) -> tuple[AbiType, ...]:
    return tuple(parse(kind) if isinstance(kind, str) else kind for _, kind in parameters)


@dataclass(frozen=True, eq=False)
class Function(Generic[R]):
    """One function of a contract; ``R`` is what it returns, a tuple where that is more than one value."""

    name: str
    selector: str
    inputs: tuple[Parameter, ...] = ()
    outputs: tuple[Parameter, ...] = ()

    @cached_property
    def input_types(self) -> tuple[AbiType, ...]:
        return _typed(self.inputs)

    @cached_property
    def output_types(self) -> tuple[AbiType, ...]:
        return _typed(self.outputs)

    @cached_property
    def input_names(self) -> tuple[str, ...]:
        return tuple(name or f"argument {index}" for index, (name, _) in enumerate(self.inputs))

    @property
    def signature(self) -> str:
        """``transfer(address,uint256)``."""
        return f"{self.name}({','.join(kind.abi for kind in self.input_types)})"

    def encode(self, values: Sequence[Any]) -> bytes:
        """Call data: selector and arguments."""
        return bytes.fromhex(self.selector) + self.encode_arguments(values)

    def encode_arguments(self, values: Sequence[Any]) -> bytes:
        """The arguments alone, as a constructor takes them."""
        return encode(self.input_types, values, self.input_names)

    def decode(self, data: bytes) -> R:
        """Decode the function's return values."""
        values = decode(self.output_types, data)
        result: Any = None if not values else values[0] if len(values) == 1 else values
        return result  # type: ignore[no-any-return]

    def describe(self, values: Sequence[Any]) -> str:
        """``transfer(to = 0x…, value = 5)``, for people."""
        shown = ", ".join(f"{name} = {_brief(value)}" for name, value in zip(self.input_names, values, strict=False))
        return f"{self.name}({shown})"


def _brief(value: Any) -> str:
    """A value on one line: long lists are counted, bytes are hexadecimal, in structs too."""
    if isinstance(value, bytes):
        return f"0x{value.hex()}" if len(value) <= 32 else f"0x{value[:8].hex()}… ({len(value)} bytes)"
    if isinstance(value, list | tuple):
        inner = ", ".join(_brief(each) for each in value[:3])
        return f"[{inner}]" if len(value) <= 3 else f"[{inner}, … {len(value)} items]"
    if is_dataclass(value) and not hasattr(value, "address"):
        inner = ", ".join(f"{each.name} = {_brief(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({inner})"
    return str(getattr(value, "address", value))


@dataclass(frozen=True)
class LogPlace:
    """The position of a log: the contract that wrote it, its block, its transaction, its index in the block."""

    address: Address
    block: int
    tx: str
    index: int
    timestamp: int | None = None


@dataclass(frozen=True)
class Event:
    """Base of generated events. Two events are equal when their fields are; ``place`` is not compared."""

    NAME: ClassVar[str] = ""
    TOPIC: ClassVar[str] = ""
    ABI: ClassVar[tuple[tuple[str, AbiType | str, bool], ...]] = ()
    """(Solidity name, type, indexed); an indexed string, array or struct is its 32-byte hash."""

    place: LogPlace | None = field(default=None, compare=False, repr=False, kw_only=True)

    @classmethod
    def indexed(cls) -> int:
        """The number of indexed fields."""
        return sum(1 for _, _, indexed in cls.ABI if indexed)

    @classmethod
    def of_log(cls, topics: Sequence[str], data: bytes, place: LogPlace | None = None) -> Any:
        """The event that a log holds; raises `DecodeError` where it holds another."""
        if len(topics) != cls.indexed() + 1 or topics[0][2:] != cls.TOPIC:
            raise DecodeError(f"the log is no {cls.NAME}")
        kinds = [(parse(kind) if isinstance(kind, str) else kind, indexed) for _, kind, indexed in cls.ABI]
        plain = iter(decode([kind for kind, indexed in kinds if not indexed], data))
        words = iter(topics[1:])
        values = [
            _indexed_value(kind, bytes.fromhex(next(words)[2:])) if indexed else next(plain) for kind, indexed in kinds
        ]
        return cls(*values, place=place)


_HASHED = ("string", "bytes")


def is_hashed_when_indexed(kind: AbiType) -> bool:
    """Whether an indexed value of this type is only there as its hash."""
    return kind.abi in _HASHED or kind.abi.endswith("]") or isinstance(kind, StructOf)


def _indexed_value(kind: AbiType, word: bytes) -> Any:
    return word if is_hashed_when_indexed(kind) else decode([kind], word)[0]


def decode_error(kind: type[ContractError], data: bytes) -> ContractError:
    """The exception that revert data holds; ``data`` starts with its selector."""
    return kind(*decode(_typed(kind.PARAMETERS), data[4:]))
