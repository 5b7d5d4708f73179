"""Settles from one instant on, and no later than another.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf
from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_ID_OF: Function[bytes] = Function("idOf", "39d9cd7d", (("from", "uint64"), ("until", "uint64")), (("id", "bytes32"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_WINDOW_OF: Function[tuple[int, int]] = Function("windowOf", "be568cba", (("id", "bytes32"),), (("from", "uint256"), ("until", "uint256")))


class TimeCondition(Contract):
    """Settles from one instant on, and no later than another."""

    NAME = "TimeCondition"
    SOURCE = "contracts/settlement/conditions/TimeCondition.sol"

    @dataclass(eq=False, repr=False)
    class TimeWindowMalformed(ContractError):
        """Bits are set that mean nothing, or the window is empty."""

        NAME = "TimeCondition.TimeWindowMalformed"
        SELECTOR = bytes.fromhex("d0067b80")
        SIGNATURE = "TimeWindowMalformed(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)
        NOTICE = "Bits are set that mean nothing, or the window is empty."

        id: bytes

    @classmethod
    def creation(cls, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, ())

    @classmethod
    def deploy(cls, chain: Chain, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(libraries=libraries), sender, gas)

    def id_of(self, from_: int, until: int, *, at: int | None = None) -> bytes:
        """The id of a window. Requirements: from ≤ until, or until is zero (`TimeWindowMalformed`).

        from_: [s] first second in which it is met
        until: [s] last one; zero = without end
        """
        return self._view(_ID_OF, (from_, until), at)

    def state(self, id: bytes, argument_1: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, argument_1), at)

    def window_of(self, id: bytes, *, at: int | None = None) -> tuple[int, int]:
        """The two instants of an id. [s]"""
        return self._view(_WINDOW_OF, (id,), at)
