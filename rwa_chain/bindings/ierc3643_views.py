"""The views of ERC-3643 on rules and freezes, which the token's face answers.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_COMPLIANCE: Function[Address] = Function("compliance", "6290865d", (), (("", "address"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("account", "address"),), (("amount", "uint256"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("userAddress", "address"),), (("", "bool"),))
_PAUSED: Function[bool] = Function("paused", "5c975abb", (), (("", "bool"),))


class IERC3643Views(Contract):
    """The views of ERC-3643 on rules and freezes, which the token's face answers."""

    NAME = "IERC3643Views"
    SOURCE = "contracts/token/interfaces/IERC3643.sol"

    def compliance(self, *, at: int | None = None) -> Address:
        """The face, which answers the views on rules; the same for the token's life."""
        return self._view(_COMPLIANCE, (), at)

    def get_frozen_tokens(self, account: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`

        Returns amount: [units] frozen, in all
        """
        return self._view(_GET_FROZEN_TOKENS, (account,), at)

    def is_frozen(self, user_address: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (user_address,), at)

    def paused(self, *, at: int | None = None) -> bool:
        """Whether all trading stands still."""
        return self._view(_PAUSED, (), at)
