"""DeviceWordLib, from contracts/revenue/DeviceWord.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class DeviceWordLib:
    """library DeviceWordLib"""

    MOST_TYPES = 4095
    STATUS_SHIFT = 160
    KIND_SHIFT = 163
    TYPE_SHIFT = 164
    STATION_SHIFT = 176
    POWER_SHIFT = 200
    SHARE_SHIFT = 224
