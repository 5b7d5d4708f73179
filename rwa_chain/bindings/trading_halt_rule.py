"""Nothing is traded while the market is halted, nothing through a venue while that venue is.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class TradingHaltRule:
    """Nothing is traded while the market is halted, nothing through a venue while that venue is."""

    @dataclass(eq=False, repr=False)
    class MarketHalted(ContractError):
        """All trading is halted."""

        NAME = "TradingHaltRule.MarketHalted"
        SELECTOR = bytes.fromhex("8fe89dfc")
        SIGNATURE = "MarketHalted()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "All trading is halted."

    @dataclass(eq=False, repr=False)
    class VenueHalted(ContractError):
        """Trading through the venue is halted."""

        NAME = "TradingHaltRule.VenueHalted"
        SELECTOR = bytes.fromhex("9b66acf2")
        SIGNATURE = "VenueHalted(address)"
        PARAMETERS = (("venue", "address"),)
        FIELDS = ("venue",)
        NOTICE = "Trading through the venue is halted."

        venue: Address
