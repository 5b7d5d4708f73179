"""ICanReceive, from contracts/market/Offering.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_CAN_RECEIVE: Function[bool] = Function("canReceive", "90d370ba", (("account", "address"),), (("", "bool"),))


class ICanReceive(Contract):
    """interface ICanReceive"""

    NAME = "ICanReceive"
    SOURCE = "contracts/market/Offering.sol"

    def can_receive(self, account: AddressLike, *, at: int | None = None) -> bool:
        """`canReceive(address)`"""
        return self._view(_CAN_RECEIVE, (account,), at)
