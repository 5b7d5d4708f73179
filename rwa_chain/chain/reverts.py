"""From revert data to a typed exception: selector, then class, never text."""

from __future__ import annotations

import re
from typing import Any

from rwa_chain.chain.abi_types import parse
from rwa_chain.chain.codec import decode, decode_error
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import (
    DecodeError,
    OutOfGas,
    Panic,
    Reverted,
    RevertedWithReason,
    RpcError,
    UnknownRevert,
)

ERROR_STRING = bytes.fromhex("08c379a0")
PANIC = bytes.fromhex("4e487b71")
_REVERT_CODE = 3
_HEX = re.compile(r"0x[0-9a-fA-F]*")


def decode_revert(data: bytes, *, hint: str = "") -> Reverted:
    """The exception that revert data stands for; data that nobody declares becomes ``UnknownRevert``."""
    selector = data[:4]
    try:
        if selector == ERROR_STRING:
            return RevertedWithReason(*decode((parse("string"),), data[4:]))
        if selector == PANIC:
            return Panic(*decode((parse("uint256"),), data[4:]))
        kind = REGISTRY.error(selector) if len(selector) == 4 else None
        if kind is not None:
            return decode_error(kind, data)
    except DecodeError:
        pass
    if not data and _is_out_of_gas(hint):
        return OutOfGas()
    return UnknownRevert(data, hint)


def revert_of(error: RpcError) -> Reverted | None:
    """The revert that a node reported as an RPC error, or ``None`` when it is another kind of error."""
    data = _revert_data(error.data)
    message = error.message.lower()
    if data is not None and (data or error.code == _REVERT_CODE or "revert" in message):
        return decode_revert(data, hint=error.message)
    if error.code == _REVERT_CODE or "revert" in message:
        return decode_revert(b"", hint="")
    if _is_out_of_gas(message):
        return OutOfGas()
    if "invalid opcode" in message or "invalidfeopcode" in message or "evm error" in message:
        return UnknownRevert(b"", error.message)
    return None


def _is_out_of_gas(message: str) -> bool:
    """Whether a node's words say so; there is no code for it."""
    plain = message.lower().replace(" ", "")
    return "outofgas" in plain or "oog" in plain


def _revert_data(data: Any) -> bytes | None:
    """The bytes in an RPC error's data: plain text (geth, Anvil) or inside an object (Hardhat)."""
    if isinstance(data, dict):
        inner = [_revert_data(each) for each in (data.get("data"), data.get("result"), data.get("output"))]
        return next((each for each in inner if each is not None), None)
    if isinstance(data, str) and _HEX.fullmatch(data) and len(data) % 2 == 0:
        return bytes.fromhex(data[2:])
    return None
