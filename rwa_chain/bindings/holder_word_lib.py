"""HolderWordLib, from contracts/identity/HolderWord.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class HolderWordLib:
    """library HolderWordLib"""

    LANES_HERE = 5
    LANES_PER_WORD = 14
    LANE_BITS = 18
    LANE_MASK = 262143
    INDEX_MASK = 15
    CLASS_SHIFT = 10
    FLAGS_SHIFT = 14
    PROFILE_MASK = 16383
    VALID_SHIFT = 22
    VALID_MASK = 0xffffffffffffffffffffffffffffffff
    WALLETS_SHIFT = 150
    CLAIMED_SHIFT = 154
    COUNT_SHIFT = 158
    LANES_SHIFT = 166
