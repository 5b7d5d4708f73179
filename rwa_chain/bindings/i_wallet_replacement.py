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

_REPLACE_WALLET: Function[Address] = Function("replaceWallet", "e50b2bc2", (("lost", "address"), ("successor", "address")), (("holder", "address"),))
_REPLACE_WALLET_IN: Function[Address] = Function("replaceWalletIn", "b3826452", (("register", "address"), ("lost", "address"), ("successor", "address")), (("holder", "address"),))


class IWalletReplacement(Contract):
    """What a recovery asks of the identity registry."""

    NAME = "IWalletReplacement"
    SOURCE = "contracts/compliance/interfaces/IWalletReplacement.sol"

    def _make_replace_wallet(self, lost: AddressLike, successor: AddressLike) -> Call[Address]:
        return self._call(_REPLACE_WALLET, (lost, successor))

    @write(_make_replace_wallet)
    def replace_wallet(self, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> Address:
        """Puts a new wallet in a lost one's place for its holder, everywhere (the recovery contract only).

        Returns holder: whose wallets they are
        """
        raise Signature

    def _make_replace_wallet_in(self, register: AddressLike, lost: AddressLike, successor: AddressLike) -> Call[Address]:
        return self._call(_REPLACE_WALLET_IN, (register, lost, successor))

    @write(_make_replace_wallet_in)
    def replace_wallet_in(self, register: AddressLike, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> Address:
        """Puts a new wallet in a lost one's place in one register (the recovery contract only).

        Returns holder: whose wallets they are
        """
        raise Signature
