"""How two dates become a fraction of a year: one contract for all bonds, named in their terms.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_FRACTION: Function[tuple[int, int]] = Function("fraction", "f0f7a94a", (("convention", EnumOf(lambda: _types.DayCountConvention)), ("from", "uint32"), ("to", "uint32"), ("period", StructOf(lambda: _types.ReferencePeriod))), (("numerator", "uint256"), ("denominator", "uint256")))


class IDayCounts(Contract):
    """How two dates become a fraction of a year: one contract for all bonds, named in their terms."""

    NAME = "IDayCounts"
    SOURCE = "contracts/bond/interfaces/IDayCounts.sol"

    def fraction(self, convention: _types.DayCountConvention, from_: int, to: int, period: _types.ReferencePeriod, *, at: int | None = None) -> tuple[int, int]:
        """The exact year fraction from `from` (included) to `to` (excluded). Requirements: from ≤ to
        (`AccrualDatesDisordered`); under Act/Act ICMA the accrual lies in its reference period
        (`ReferencePeriodUnfit`).

        from_: , to [days since 1970-01-01]
        """
        return self._view(_FRACTION, (convention, from_, to, period), at)
