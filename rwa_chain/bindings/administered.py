"""A shared contract with functions of the administrator, of one manager for good.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess


class Administered:
    """A shared contract with functions of the administrator, of one manager for good."""

    RoleMissing = _ScopedAccess.RoleMissing
