"""The tree of a station's day, whose nodes carry sums: how many readings, how much was metered and earned.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class SumTree:
    """The tree of a station's day, whose nodes carry sums: how many readings, how much was metered and earned."""

    QUANTITY_SHIFT = 64
    COUNT_SHIFT = 128
    BITS = 160
