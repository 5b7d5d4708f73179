"""Day counts for every bond. Holds nothing and knows nobody.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_FRACTION: Function[tuple[int, int]] = Function("fraction", "f0f7a94a", (("convention", EnumOf(lambda: _types.DayCountConvention)), ("from", "uint32"), ("to", "uint32"), ("period", StructOf(lambda: _types.ReferencePeriod))), (("numerator", "uint256"), ("denominator", "uint256")))


class DayCounts(Contract):
    """Day counts for every bond. Holds nothing and knows nobody."""

    NAME = "DayCounts"
    SOURCE = "contracts/bond/DayCounts.sol"

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

    def fraction(self, convention: _types.DayCountConvention, from_: int, to: int, period: _types.ReferencePeriod, *, at: int | None = None) -> tuple[int, int]:
        """The exact year fraction from `from` (included) to `to` (excluded). Requirements: from ≤ to
        (`AccrualDatesDisordered`); under Act/Act ICMA the accrual lies in its reference period
        (`ReferencePeriodUnfit`).

        from_: , to [days since 1970-01-01]
        """
        return self._view(_FRACTION, (convention, from_, to, period), at)
