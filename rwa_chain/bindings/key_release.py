"""Settles against one key, ends against another: delivery on this chain for a payment elsewhere (as in ERC-7573).

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf
from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_ID_OF: Function[bytes] = Function("idOf", "4f9244c2", (("paid", "bytes32"), ("unpaid", "bytes32")), (("", "bytes32"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))


class KeyRelease(Contract):
    """Settles against one key, ends against another: delivery on this chain for a payment elsewhere (as in
    ERC-7573).
    """

    NAME = "KeyRelease"
    SOURCE = "contracts/settlement/conditions/KeyRelease.sol"

    PROOF_BYTES = 96

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

    def id_of(self, paid: bytes, unpaid: bytes, *, at: int | None = None) -> bytes:
        """The id of two keys, by their SHA-256 hashes."""
        return self._view(_ID_OF, (paid, unpaid), at)

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)
