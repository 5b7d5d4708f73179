"""The numbers of a bond's obligations: the coupon of period i is i.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Numbers:
    """The numbers of a bond's obligations: the coupon of period i is i."""

    PRINCIPAL = 65536
    PUT = 131072
    CLAIM = 262144
    EVENT = 524288
    LATE = 0x100000
    TAX = 0x200000
