"""Why a movement would be refused: every rule's verdict, from the register's raw words and the rules themselves.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.errors import ContractError

_CURRENT_ENTRY_OF: Function[_types.Entry] = Function("currentEntryOf", "d41d10d1", (("token", "address"), ("wallet", "address")), (("", "uint256"),))
_EXPLAIN: Function[tuple[_types.Verdict, ...]] = Function("explain", "231dd589", (("token", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), (("verdicts", ArrayOf(StructOf(lambda: _types.Verdict))),))
_FREE_OF: Function[int] = Function("freeOf", "2a686a8f", (("token", "address"), ("wallet", "address")), (("", "uint256"),))
_PACK_POLICY: Function[_types.Policy] = Function("packPolicy", "810dc97d", (("terms", StructOf(lambda: _types.PolicyTerms)),), (("", "uint256"),))
_POLICY_TERMS: Function[_types.PolicyTerms] = Function("policyTerms", "07322d17", (("token", "address"),), (("", StructOf(lambda: _types.PolicyTerms)),))


class IExplainer(Contract):
    """Why a movement would be refused: every rule's verdict, from the register's raw words and the rules
    themselves.
    """

    NAME = "IExplainer"
    SOURCE = "contracts/compliance/interfaces/IExplainer.sol"

    @dataclass(eq=False, repr=False)
    class GasShort(ContractError):
        """A call failed and left too little gas to tell that it would have failed with more."""

        NAME = "Explainer.GasShort"
        SELECTOR = bytes.fromhex("28727a24")
        SIGNATURE = "GasShort(uint256,uint256)"
        PARAMETERS = (("left", "uint256"), ("needed", "uint256"))
        FIELDS = ("left", "needed")
        NOTICE = "A call failed and left too little gas to tell that it would have failed with more."

        left: int
        needed: int

    @dataclass(eq=False, repr=False)
    class TokenNotBound(ContractError):
        """`IExplainer.TokenNotBound`"""

        NAME = "Explainer.TokenNotBound"
        SELECTOR = bytes.fromhex("c9a2d3ce")
        SIGNATURE = "TokenNotBound(address,address)"
        PARAMETERS = (("token", "address"), ("compliance", "address"))
        FIELDS = ("token", "compliance")

        token: Address
        compliance: Address

    @dataclass(eq=False, repr=False)
    class TokenStillBound(ContractError):
        """`IExplainer.TokenStillBound`"""

        NAME = "Explainer.TokenStillBound"
        SELECTOR = bytes.fromhex("a31766e0")
        SIGNATURE = "TokenStillBound(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    def current_entry_of(self, token: AddressLike, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as a movement at this second would find it, looked up again by static call where it lapsed."""
        return self._view(_CURRENT_ENTRY_OF, (token, wallet), at)

    def explain(self, token: AddressLike, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> tuple[_types.Verdict, ...]:
        """Every rule's verdict on a transfer at this second, in the order in which the gate asks them: the error
        of the first that refuses is the one a transfer reverts with. Balance and allowance are not asked;
        above the balance the rules that need it pass. Where the identity registry itself refuses a first
        admission (another wallet of the holder is admitted), a transfer reverts with the registry's error and
        this says `NotAdmitted`.

        amount: [units]
        """
        return self._view(_EXPLAIN, (token, from_, to, amount), at)

    def free_of(self, token: AddressLike, wallet: AddressLike, *, at: int | None = None) -> int:
        """balance − frozen − held, never below zero. [units]"""
        return self._view(_FREE_OF, (token, wallet), at)

    def pack_policy(self, terms: _types.PolicyTerms, *, at: int | None = None) -> _types.Policy:
        """A policy packed for `IRegister.setPolicy`. Requirements: every field fits (`PolicyFieldTooLarge`)."""
        return self._view(_PACK_POLICY, (terms,), at)

    def policy_terms(self, token: AddressLike, *, at: int | None = None) -> _types.PolicyTerms:
        """A token's policy as people read it."""
        return self._view(_POLICY_TERMS, (token,), at)
