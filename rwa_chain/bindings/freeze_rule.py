"""A wallet frozen by the freezer, or replaced by a recovery, neither sends nor receives.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class FreezeRule:
    """A wallet frozen by the freezer, or replaced by a recovery, neither sends nor receives."""

    @dataclass(eq=False, repr=False)
    class WalletFrozen(ContractError):
        """`FreezeRule.WalletFrozen`"""

        NAME = "FreezeRule.WalletFrozen"
        SELECTOR = bytes.fromhex("c9710d20")
        SIGNATURE = "WalletFrozen(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)

        wallet: Address

    @dataclass(eq=False, repr=False)
    class WalletReplaced(ContractError):
        """`FreezeRule.WalletReplaced`"""

        NAME = "FreezeRule.WalletReplaced"
        SELECTOR = bytes.fromhex("3e00696f")
        SIGNATURE = "WalletReplaced(address,address)"
        PARAMETERS = (("wallet", "address"), ("successor", "address"))
        FIELDS = ("wallet", "successor")

        wallet: Address
        successor: Address
