"""One reason why a period can't be closed, or several: bits from the lowest.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Halts:
    """One reason why a period can't be closed, or several: bits from the lowest."""

    PAUSED = 1
    GAP = 2
    DISPUTE = 4
    UNRECONCILED = 8
