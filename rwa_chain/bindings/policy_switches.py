"""Switches of a policy.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations


class PolicySwitches:
    """Switches of a policy."""

    COUNTRY_ALLOW = 1
    COUNTRY_MAP = 2
    DENY_US_PERSONS = 4
    PRIVATE_PLACEMENT = 8
    MARKET_HALT = 16
    CUSTOM_RULE = 32
