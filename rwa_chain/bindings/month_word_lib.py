"""MonthWordLib, from contracts/revenue/MonthWord.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class MonthWordLib:
    """library MonthWordLib"""

    REVENUE_SHIFT = 88
    BATCHES_SHIFT = 176
    ACCEPTED_SHIFT = 208
    QUORUM_SHIFT = 248
