"""Instructions that settle only while their contract has them settled.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class RepoLegs:
    """Instructions that settle only while their contract has them settled."""
