"""One getter and one masked setter per field: a value that is too large loses its upper bits, never a neighbour.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class EntryLib:
    """One getter and one masked setter per field: a value that is too large loses its upper bits, never a
    neighbour.
    """

    UNITS_MAX = 0xffffffffffffffffff
    MEMBERS_MAX = 0x3fffff
    GENERATION_CLOSED = 0xffffff
    FROZEN_SHIFT = 72
    VALID_SHIFT = 144
    EPOCH_SHIFT = 176
    COUNTRY_SHIFT = 188
    CLASS_SHIFT = 198
    FLAGS_SHIFT = 202
    GENERATION_SHIFT = 210
    MEMBER_SHIFT = 234
    VALID_MASK = 0xffffffff
    EPOCH_MASK = 4095
    COUNTRY_MASK = 1023
    CLASS_MASK = 15
    FLAGS_MASK = 255
