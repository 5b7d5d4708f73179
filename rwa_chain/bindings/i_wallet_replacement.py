"""What a recovery asks of the identity registry.

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

_HOLDER_OF: Function[Address] = Function("holderOf", "af0e1f1b", (("wallet", "address"),), (("", "address"),))
_REPLACE_WALLET: Function[None] = Function("replaceWallet", "e50b2bc2", (("lost", "address"), ("successor", "address")), ())


class IWalletReplacement(Contract):
    """What a recovery asks of the identity registry."""

    NAME = "IWalletReplacement"
    SOURCE = "contracts/compliance/interfaces/IWalletReplacement.sol"

    def holder_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The holder of a wallet; zero where it is nobody's."""
        return self._view(_HOLDER_OF, (wallet,), at)

    def _make_replace_wallet(self, lost: AddressLike, successor: AddressLike) -> Call[None]:
        return self._call(_REPLACE_WALLET, (lost, successor))

    @write(_make_replace_wallet)
    def replace_wallet(self, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Puts a new wallet in a lost one's place for its holder (the recovery contract only)."""
        raise Signature
