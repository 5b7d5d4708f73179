"""Settles when k of n attesters have signed that something happened; ends when k have signed that it never will.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_DIGEST_OF: Function[bytes] = Function("digestOf", "19e3c6fa", (("id", "bytes32"), ("happened", "bool")), (("", "bytes32"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_ID_OF: Function[bytes] = Function("idOf", "cd09fc1e", (("terms", StructOf(lambda: _types.AttestationTerms)),), (("", "bytes32"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))


class AttestedCondition(Contract):
    """Settles when k of n attesters have signed that something happened; ends when k have signed that it never
    will.
    """

    NAME = "AttestedCondition"
    SOURCE = "contracts/settlement/conditions/AttestedCondition.sol"

    ATTESTERS_MAX = 15

    @dataclass(eq=False, repr=False)
    class AttestationTermsDiffer(ContractError):
        """The proof is about other terms."""

        NAME = "AttestedCondition.AttestationTermsDiffer"
        SELECTOR = bytes.fromhex("167e5dc2")
        SIGNATURE = "AttestationTermsDiffer(bytes32,bytes32)"
        PARAMETERS = (("id", "bytes32"), ("shown", "bytes32"))
        FIELDS = ("id", "shown")
        NOTICE = "The proof is about other terms."

        id: bytes
        shown: bytes

    @dataclass(eq=False, repr=False)
    class AttestersUnfit(ContractError):
        """Not 1…15 attesters in rising order, or not more than half of them needed."""

        NAME = "AttestedCondition.AttestersUnfit"
        SELECTOR = bytes.fromhex("20f7da07")
        SIGNATURE = "AttestersUnfit(uint256,uint256)"
        PARAMETERS = (("attesters", "uint256"), ("needed", "uint256"))
        FIELDS = ("attesters", "needed")
        NOTICE = "Not 1…15 attesters in rising order, or not more than half of them needed."

        attesters: int
        needed: int

    EIP712DomainChanged = _IERC5267.EIP712DomainChanged

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

    def digest_of(self, id: bytes, happened: bool, *, at: int | None = None) -> bytes:
        """What an attester signs."""
        return self._view(_DIGEST_OF, (id, happened), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def id_of(self, terms: _types.AttestationTerms, *, at: int | None = None) -> bytes:
        """The id of terms. Requirements: 1…15 attesters in rising order, more than half needed
        (`AttestersUnfit`).
        """
        return self._view(_ID_OF, (terms,), at)

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)
