"""A fact that must be true before an instruction settles.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))


class IReleaseCondition(Contract):
    """A fact that must be true before an instruction settles."""

    NAME = "IReleaseCondition"
    SOURCE = "contracts/settlement/interfaces/IReleaseCondition.sol"

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)
