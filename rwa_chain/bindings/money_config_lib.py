"""One getter and one masked setter per field.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class MoneyConfigLib:
    """One getter and one masked setter per field."""

    BOOKED_MAX = 0xffffffffffffffffff
    BOOKED_SHIFT = 72
    GENERATION_SHIFT = 144
    ISSUER_FROZEN_SHIFT = 168
    HALTED_SHIFT = 169
    UNITS_MASK = 0xffffffffffffffffff
    GENERATION_MASK = 0xffffff
