"""Several rules of one's own as one. The set never changes: another set is another contract.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("rules", "address[]"),))
_CHECK: Function[None] = Function("check", "452ae4b5", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("fromEntry", "uint256"), ("toEntry", "uint256")), ())
_RULES: Function[tuple[Address, ...]] = Function("rules", "52f6747a", (), (("", "address[]"),))


class RuleSet(Contract):
    """Several rules of one's own as one. The set never changes: another set is another contract."""

    NAME = "RuleSet"
    SOURCE = "contracts/compliance/RuleSet.sol"

    RULES_MAX = 8

    @dataclass(eq=False, repr=False)
    class RulesTooMany(ContractError):
        """`RuleSet.RulesTooMany`"""

        NAME = "RuleSet.RulesTooMany"
        SELECTOR = bytes.fromhex("a609aca5")
        SIGNATURE = "RulesTooMany(uint256,uint256)"
        PARAMETERS = (("rules", "uint256"), ("maximum", "uint256"))
        FIELDS = ("rules", "maximum")

        rules: int
        maximum: int

    @classmethod
    def creation(cls, rules: Sequence[AddressLike], *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (rules,))

    @classmethod
    def deploy(cls, chain: Chain, rules: Sequence[AddressLike], *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(rules, libraries=libraries), sender, gas)

    def check(self, from_: AddressLike, to: AddressLike, amount: int, from_entry: _types.Entry, to_entry: _types.Entry, *, at: int | None = None) -> None:
        """Reverts with the rule's typed error where the movement is refused.

        Called on transfers and settlements (from and to set) and on issuance (from = 0).

        amount: [units]
        from_entry: the sender's entry before the movement (zero on issuance)
        to_entry: the receiver's entry before the movement
        """
        return self._view(_CHECK, (from_, to, amount, from_entry, to_entry), at)

    def rules(self, *, at: int | None = None) -> tuple[Address, ...]:
        """`rules()`"""
        return self._view(_RULES, (), at)
