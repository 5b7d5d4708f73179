"""Nothing is traded while the market is halted, nothing through a venue while that venue is.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class TradingHaltRule:
    """Nothing is traded while the market is halted, nothing through a venue while that venue is."""

    VENUE_MAX = 7

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
        SELECTOR = bytes.fromhex("c64d42d4")
        SIGNATURE = "VenueHalted(uint256)"
        PARAMETERS = (("venue", "uint256"),)
        FIELDS = ("venue",)
        NOTICE = "Trading through the venue is halted."

        venue: int

    @dataclass(eq=False, repr=False)
    class VenueUnknown(ContractError):
        """`TradingHaltRule.VenueUnknown`"""

        NAME = "TradingHaltRule.VenueUnknown"
        SELECTOR = bytes.fromhex("ba2374ea")
        SIGNATURE = "VenueUnknown(uint256,uint256)"
        PARAMETERS = (("venue", "uint256"), ("maximum", "uint256"))
        FIELDS = ("venue", "maximum")

        venue: int
        maximum: int
