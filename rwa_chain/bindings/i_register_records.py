"""What a register was at its record instants, which a security's face answers at the token's address.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_BALANCE_AT: Function[int] = Function("balanceAt", "3b8e6f2e", (("wallet", "address"), ("recordAt", "uint256")), (("", "uint256"),))
_POSITIONS_AT: Function[tuple[_types.Entry, ...]] = Function("positionsAt", "c8e9d280", (("wallets", "address[]"), ("recordAt", "uint256")), (("positions", "uint256[]"),))
_RECORD_INSTANTS: Function[tuple[int, ...]] = Function("recordInstants", "dbf7b322", (("from", "uint256"), ("count", "uint256")), (("", "uint256[]"),))
_TOTAL_SUPPLY_AT: Function[int] = Function("totalSupplyAt", "981b24d0", (("recordAt", "uint256"),), (("", "uint256"),))


class IRegisterRecords(Contract):
    """What a register was at its record instants, which a security's face answers at the token's address."""

    NAME = "IRegisterRecords"
    SOURCE = "contracts/register/interfaces/IRegister.sol"

    def balance_at(self, wallet: AddressLike, record_at: int, *, at: int | None = None) -> int:
        """The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
        (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
        """
        return self._view(_BALANCE_AT, (wallet, record_at), at)

    def positions_at(self, wallets: Sequence[AddressLike], record_at: int, *, at: int | None = None) -> tuple[_types.Entry, ...]:
        """A page of positions at a record instant: each wallet's entry as it is stored now (its member number, 0
        = never held units, its country, whether it is frozen, sanctioned or succeeded), with the balance it
        had then.
        """
        return self._view(_POSITIONS_AT, (wallets, record_at), at)

    def record_instants(self, from_: int, count: int, *, at: int | None = None) -> tuple[int, ...]:
        """A page of the record instants scheduled so far, passed ones included, in order.

        from_: index of the first; beyond the last one the page is empty
        """
        return self._view(_RECORD_INSTANTS, (from_, count), at)

    def total_supply_at(self, record_at: int, *, at: int | None = None) -> int:
        """`totalSupplyAt(uint256)`"""
        return self._view(_TOTAL_SUPPLY_AT, (record_at,), at)
