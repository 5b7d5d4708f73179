"""Address, from node_modules/@openzeppelin/contracts/utils/Address.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address as _Address
from rwa_chain.errors import ContractError


class Address:
    """library Address"""

    @dataclass(eq=False, repr=False)
    class AddressEmptyCode(ContractError):
        """There's no code at `target` (it is not a contract)."""

        NAME = "Address.AddressEmptyCode"
        SELECTOR = bytes.fromhex("9996b315")
        SIGNATURE = "AddressEmptyCode(address)"
        PARAMETERS = (("target", "address"),)
        FIELDS = ("target",)
        NOTICE = "There's no code at `target` (it is not a contract)."

        target: _Address
