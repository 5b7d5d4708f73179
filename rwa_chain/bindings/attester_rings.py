"""AttesterRings, from contracts/revenue/AttesterRing.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class AttesterRings:
    """library AttesterRings"""

    MARK_BITS = 128
