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
        """The wallet is frozen by authority."""

        NAME = "FreezeRule.WalletFrozen"
        SELECTOR = bytes.fromhex("c9710d20")
        SIGNATURE = "WalletFrozen(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The wallet is frozen by authority."

        wallet: Address

    @dataclass(eq=False, repr=False)
    class WalletReplaced(ContractError):
        """The wallet was lost and replaced by another."""

        NAME = "FreezeRule.WalletReplaced"
        SELECTOR = bytes.fromhex("3e00696f")
        SIGNATURE = "WalletReplaced(address,address)"
        PARAMETERS = (("wallet", "address"), ("successor", "address"))
        FIELDS = ("wallet", "successor")
        NOTICE = "The wallet was lost and replaced by another."

        wallet: Address
        successor: Address
