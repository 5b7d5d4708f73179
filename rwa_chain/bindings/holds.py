"""The entries of a token, and the holds on them: units that a commitment encumbers, counted beside the entry.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Holds:
    """The entries of a token, and the holds on them: units that a commitment encumbers, counted beside the
    entry.
    """
