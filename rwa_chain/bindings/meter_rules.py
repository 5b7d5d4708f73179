"""What no honest meter shows, one sentence each.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class MeterRules:
    """What no honest meter shows, one sentence each."""

    LOAD = 10000
    PRICE_PER = 0xf4240
