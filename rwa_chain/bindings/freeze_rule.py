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
        """The wallet was lost and replaced by another: `IHolds.payeeOf` names it."""

        NAME = "FreezeRule.WalletReplaced"
        SELECTOR = bytes.fromhex("df88191e")
        SIGNATURE = "WalletReplaced(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The wallet was lost and replaced by another: `IHolds.payeeOf` names it."

        wallet: Address
