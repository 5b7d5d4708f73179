"""Which role a function belongs to, by kind of contract; every other restricted function is the administrator's.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class FunctionRoles:
    """Which role a function belongs to, by kind of contract; every other restricted function is the
    administrator's.
    """

    ONES = 0x100000001000000010000000100000001000000010000000100000001
    HIGHS = 0x8000000080000000800000008000000080000000800000008000000080000000
