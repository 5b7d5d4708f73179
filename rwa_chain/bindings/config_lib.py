"""One getter and one masked setter per field.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class ConfigLib:
    """One getter and one masked setter per field."""

    HOLDERS_SHIFT = 72
    EPOCH_SHIFT = 94
    NEXT_SHIFT = 106
    GENERATION_SHIFT = 138
    DECIMALS_SHIFT = 162
    VENUE_HALTED_SHIFT = 166
    MEMBERS_SHIFT = 167
    SCHEDULED_SHIFT = 189
    CLOSES_SHIFT = 201
    SUPPLY_EPOCH_SHIFT = 233
    UNITS_MASK = 0xffffffffffffffffff
    COUNT_MASK = 0x3fffff
    EPOCH_MASK = 4095
    INSTANT_MASK = 0xffffffff
    GENERATION_MASK = 0xffffff
    DECIMALS_MASK = 15
