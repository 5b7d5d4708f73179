"""Powers that a token gives to other contracts, set only by a delayed role.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Powers:
    """Powers that a token gives to other contracts, set only by a delayed role."""

    ISSUE = 1
    REDEEM = 2
    SETTLE = 4
    HOLD = 8
    SCHEDULE = 16
    RECOVER = 32
    HALT = 64
