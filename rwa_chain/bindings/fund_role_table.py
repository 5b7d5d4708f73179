"""Roles of the functions of a fund and of its corrections; their scope is the fund's token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_ROLE_OF: Function[bytes] = Function("roleOf", "97226c04", (("f", "bytes4"),), (("", "bytes32"),))


class FundRoleTable(Contract):
    """Roles of the functions of a fund and of its corrections; their scope is the fund's token."""

    NAME = "FundRoleTable"
    SOURCE = "contracts/fund/FundRoleTable.sol"

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

    def role_of(self, f: bytes, *, at: int | None = None) -> bytes:
        """The role of a function.

        Returns a name of `Roles`; `ADMIN` or zero = the administrators
        """
        return self._view(_ROLE_OF, (f,), at)
