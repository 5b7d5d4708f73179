"""ConfigLib, from contracts/types/Config.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class ConfigLib:
    """library ConfigLib"""

    HOLDERS_SHIFT = 80
    EPOCH_SHIFT = 102
    NEXT_SHIFT = 114
    GENERATION_SHIFT = 146
    HALTS_SHIFT = 154
    DECIMALS_SHIFT = 162
    MEMBERS_SHIFT = 170
    SCHEDULED_SHIFT = 192
    CLOSES_SHIFT = 204
    SUPPLY_EPOCH_SHIFT = 236
    BOOKED_SHIFT = 80
    ISSUER_FROZEN_SHIFT = 248
    HALTED_SHIFT = 249
    BOOKED_MAX = 0x3ffffffffffffffff
