"""What is known about a holder, each with its own expiry.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Topics:
    """What is known about a holder, each with its own expiry."""

    KYC = 0
    PROFESSIONAL = 1
    RESIDENCE = 2
    MOX_PROFESSIONAL = 3
    COUNT = 8
    ALL = 255
    CLASS_BITS = 10
