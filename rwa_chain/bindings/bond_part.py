"""What the contracts have in common that work for every bond.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class BondPart:
    """What the contracts have in common that work for every bond."""

    @dataclass(eq=False, repr=False)
    class InstrumentForeign(ContractError):
        """A token names an instrument that doesn't name it back."""

        NAME = "BondPart.InstrumentForeign"
        SELECTOR = bytes.fromhex("f0d24477")
        SIGNATURE = "InstrumentForeign(address,address)"
        PARAMETERS = (("token", "address"), ("instrument", "address"))
        FIELDS = ("token", "instrument")
        NOTICE = "A token names an instrument that doesn't name it back."

        token: Address
        instrument: Address

    RoleMissing = _ScopedAccess.RoleMissing
