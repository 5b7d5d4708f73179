"""StationChains, from contracts/revenue/StationChain.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class StationChains:
    """library StationChains"""

    ENTRIES_SHIFT = 32
    MONTH_SHIFT = 40
    MONTH_MASK = 0x7fffff
    OPENED = 0x8000000000000000
