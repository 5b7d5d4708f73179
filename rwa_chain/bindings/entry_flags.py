"""Flags of an entry. The first seven come from the identity registry or the register, `HELD` says that the second word
(held units) has to be read.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class EntryFlags:
    """Flags of an entry. The first seven come from the identity registry or the register, `HELD` says that the
    second word (held units) has to be read.
    """

    ADMITTED = 1
    FROZEN = 2
    HELD = 4
    NOMINEE = 8
    OPERATOR = 16
    US_PERSON = 32
    DEAD = 64
    SANCTIONED = 128
