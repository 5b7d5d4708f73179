"""The views of ERC-7943 for fungible tokens, which a security's face answers.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_CAN_RECEIVE: Function[bool] = Function("canReceive", "90d370ba", (("account", "address"),), (("", "bool"),))
_CAN_SEND: Function[bool] = Function("canSend", "2bc06a92", (("account", "address"),), (("", "bool"),))
_CAN_TRANSFER: Function[bool] = Function("canTransfer", "e46638e6", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("account", "address"),), (("amount", "uint256"),))


class IERC7943Views(Contract):
    """The views of ERC-7943 for fungible tokens, which a security's face answers."""

    NAME = "IERC7943Views"
    SOURCE = "contracts/register/interfaces/IERC7943.sol"

    def can_receive(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may receive, whatever the amount."""
        return self._view(_CAN_RECEIVE, (account,), at)

    def can_send(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may send, whatever the amount: known, eligible, not frozen, not sanctioned."""
        return self._view(_CAN_SEND, (account,), at)

    def can_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """Whether a transfer would pass every rule now; balance and allowance are not asked.

        Reverts only for want of gas, so that it never answers wrongly.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER, (from_, to, amount), at)

    def get_frozen_tokens(self, account: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`

        Returns amount: [units] frozen, in all
        """
        return self._view(_GET_FROZEN_TOKENS, (account,), at)
