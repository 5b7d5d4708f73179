"""What filings ask of a token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_INSTRUMENT: Function[Address] = Function("instrument", "5767d534", (), (("", "address"),))


class IIssued(Contract):
    """What filings ask of a token."""

    NAME = "IIssued"
    SOURCE = "contracts/disclosure/interfaces/IIssued.sol"

    def instrument(self, *, at: int | None = None) -> Address:
        """`instrument()`"""
        return self._view(_INSTRUMENT, (), at)
