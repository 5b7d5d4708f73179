"""Where an issue's proceeds wait until they may go on to the issuer.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BOOK_PROCEEDS: Function[None] = Function("bookProceeds", "88f77345", (("token", "address"), ("amount", "uint256")), ())
_PROCEEDS_ASSET: Function[Address] = Function("proceedsAsset", "c0864f8e", (("token", "address"),), (("", "address"),))


class IProceedsGate(Contract):
    """Where an issue's proceeds wait until they may go on to the issuer."""

    NAME = "IProceedsGate"
    SOURCE = "contracts/cash/interfaces/IProceedsGate.sol"

    def _make_book_proceeds(self, token: AddressLike, amount: int) -> Call[None]:
        return self._call(_BOOK_PROCEEDS, (token, amount))

    @write(_make_book_proceeds)
    def book_proceeds(self, token: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Counts proceeds that the offering has just paid to the gate (the offering that the instrument names).

        amount: [cash base units] of the proceeds asset
        """
        raise Signature

    def proceeds_asset(self, token: AddressLike, *, at: int | None = None) -> Address:
        """The bank deposit in which the gate takes proceeds of a token's issue."""
        return self._view(_PROCEEDS_ASSET, (token,), at)
