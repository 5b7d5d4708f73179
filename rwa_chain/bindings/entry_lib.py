"""EntryLib, from contracts/types/Entry.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class EntryLib:
    """library EntryLib"""

    UNITS = 0xffffffffffffffffffff
    FROZEN_SHIFT = 80
    VALID_SHIFT = 160
    EPOCH_SHIFT = 192
    COUNTRY_SHIFT = 204
    CLASS_SHIFT = 214
    FLAGS_SHIFT = 218
    GENERATION_SHIFT = 226
    MEMBER_SHIFT = 234
