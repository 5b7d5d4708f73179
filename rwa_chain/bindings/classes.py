"""Investor classes, each including the ones below it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Classes:
    """Investor classes, each including the ones below it."""

    RETAIL = 0
    MOX_PROFESSIONAL_INDIVIDUAL = 1
    PROFESSIONAL = 2
    INSTITUTIONAL = 3
