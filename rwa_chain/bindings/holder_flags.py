"""Flags of a holder. Those that an entry has too stand at the entry's places.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class HolderFlags:
    """Flags of a holder. Those that an entry has too stand at the entry's places."""

    REGISTERED = 1
    SUSPENDED = 2
    ID_REPLACED = 4
    CLASSES_KNOWN = 64
