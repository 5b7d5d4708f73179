"""The call tree of a mined transaction, and the call that was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Function
from rwa_chain.chain.connection import Chain
from rwa_chain.chain.reverts import decode_revert
from rwa_chain.errors import DecodeError, InputError, Reverted, RpcError

FunctionOf = Callable[[bytes], "Function[Any] | None"]
"""The function of a selector, of some contract that is known."""


@dataclass(frozen=True)
class Frame:
    """One call: who called what, with what, and what came of it; `calls` are those that it made."""

    kind: str
    caller: Address
    target: Address | None
    function: Function[Any] | None
    arguments: tuple[Any, ...] | None
    data: bytes
    value: int
    gas_used: int
    error: Reverted | None
    calls: tuple[Frame, ...]

    def describe(self, names: Mapping[Address, str] | None = None) -> str:
        """The call in a line, with names for addresses that have one."""
        where = "new contract" if self.target is None else (names or {}).get(self.target, str(self.target))
        if self.function is None or self.arguments is None:
            what = f"0x{self.data[:4].hex()} ({len(self.data)} bytes)" if self.data else "nothing"
        else:
            what = self.function.describe(self.arguments)
            for address, name in (names or {}).items():
                what = what.replace(str(address), name)
        paid = f" with {self.value} wei" if self.value else ""
        return f"{where}.{what}{paid}"

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Frame]]:
        """This call and all below it, each with its depth."""
        yield depth, self
        for each in self.calls:
            yield from each.walk(depth + 1)

    def origin(self) -> Frame | None:
        """The call in which the error of this one arose, or None where it succeeded."""
        if self.error is None:
            return None
        for each in reversed(self.calls):
            if each.error is not None and str(each.error) == str(self.error):
                return each.origin()
        return self


def trace(chain: Chain, tx: str, function_of: FunctionOf = lambda _: None) -> Frame:
    """The call tree of a mined transaction.

    Raises `InputError` where there is none of this hash, and where the node traces nothing or has forgotten its state.
    """
    chain.receipt(tx)
    try:
        raw = chain.rpc.call("debug_traceTransaction", tx, {"tracer": "callTracer"})
    except RpcError as error:
        expected = f"a node that traces transactions and keeps the state of its block ({error.message})"
        raise InputError("network", chain.rpc.where, expected) from None
    return _frame(raw, function_of)


def _frame(raw: Mapping[str, Any], function_of: FunctionOf) -> Frame:
    data = bytes.fromhex(str(raw.get("input") or "0x")[2:])
    is_creation = str(raw.get("type", "")).startswith("CREATE")
    function = None if is_creation or len(data) < 4 else function_of(data[:4])
    error = None
    if raw.get("error"):
        error = decode_revert(bytes.fromhex(str(raw.get("output") or "0x")[2:]), hint=str(raw["error"]))
    return Frame(
        kind=str(raw.get("type", "CALL")),
        caller=Address(raw["from"]),
        target=Address(raw["to"]) if raw.get("to") and not is_creation else None,
        function=function,
        arguments=None if function is None else _arguments(function, data[4:]),
        data=data,
        value=int(raw.get("value") or "0x0", 16),
        gas_used=int(raw.get("gasUsed") or "0x0", 16),
        error=error,
        calls=tuple(_frame(each, function_of) for each in raw.get("calls") or ()),
    )


def _arguments(function: Function[Any], data: bytes) -> tuple[Any, ...] | None:
    from rwa_chain.chain.codec import decode

    try:
        return decode(function.input_types, data)
    except DecodeError:
        return None
