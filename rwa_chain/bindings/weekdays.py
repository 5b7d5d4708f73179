"""Days of the week as bits, Monday lowest.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class Weekdays:
    """Days of the week as bits, Monday lowest."""

    FIRST = 3
