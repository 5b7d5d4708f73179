"""What filings ask of its instrument.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))


class IIssuedInstrument(Contract):
    """What filings ask of its instrument."""

    NAME = "IIssuedInstrument"
    SOURCE = "contracts/disclosure/interfaces/IIssued.sol"

    def principal_per_unit(self, *, at: int | None = None) -> int:
        """Principal that a unit issued now carries; zero before the terms are frozen. [cash base units]"""
        return self._view(_PRINCIPAL_PER_UNIT, (), at)
