"""Roles by scope, for a contract that serves many instruments, banks or venues.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class ScopedAccess:
    """Roles by scope, for a contract that serves many instruments, banks or venues."""

    @dataclass(eq=False, repr=False)
    class RoleMissing(ContractError):
        """`ScopedAccess.RoleMissing`"""

        NAME = "ScopedAccess.RoleMissing"
        SELECTOR = bytes.fromhex("aaee05e4")
        SIGNATURE = "RoleMissing(string,address,address)"
        PARAMETERS = (("role", "string"), ("scope", "address"), ("caller", "address"))
        FIELDS = ("role", "scope", "caller")

        role: str
        scope: Address
        caller: Address
