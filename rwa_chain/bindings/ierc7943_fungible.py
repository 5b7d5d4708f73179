"""ERC-7943 for fungible tokens (0x3edbb4c4, with `IERC7943Views`).

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.bindings.ierc7943_base import IERC7943Base as _IERC7943Base
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("account", "address"), ("amount", "uint256")), (("", "bool"),))


class IERC7943Fungible(Contract):
    """ERC-7943 for fungible tokens (0x3edbb4c4, with `IERC7943Views`)."""

    NAME = "IERC7943Fungible"
    SOURCE = "contracts/register/interfaces/IERC7943.sol"

    ERC7943CannotReceive = _IERC7943Base.ERC7943CannotReceive
    ERC7943CannotSend = _IERC7943Base.ERC7943CannotSend
    ERC7943CannotTransfer = _IERC7943Base.ERC7943CannotTransfer
    ERC7943InsufficientUnfrozenBalance = _IERC7943Base.ERC7943InsufficientUnfrozenBalance
    ForcedTransfer = _IERC7943Base.ForcedTransfer
    Frozen = _IERC7943Base.Frozen

    def _make_forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_FORCED_TRANSFER, (from_, to, amount))

    @write(_make_forced_transfer)
    def forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Moves units by order (ENFORCER); see `ISecurityToken.lodgeOrder`.

        amount: [units]
        """
        raise Signature

    def _make_set_frozen_tokens(self, account: AddressLike, amount: int) -> Call[bool]:
        return self._call(_SET_FROZEN_TOKENS, (account, amount))

    @write(_make_set_frozen_tokens)
    def set_frozen_tokens(self, account: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Sets how many units of the account are frozen, in all; may exceed its balance (FREEZER).

        amount: [units]
        """
        raise Signature
