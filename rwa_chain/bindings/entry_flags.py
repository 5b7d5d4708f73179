"""Flags of an entry. `HELD` says that the held units have to be read; the others come from the identity registry or
from the register.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class EntryFlags:
    """Flags of an entry. `HELD` says that the held units have to be read; the others come from the identity
    registry or from the register.
    """

    ADMITTED = 1
    FROZEN = 2
    HELD = 4
    NOMINEE = 8
    OPERATOR = 16
    US_PERSON = 32
    DEAD = 64
    SANCTIONED = 128
