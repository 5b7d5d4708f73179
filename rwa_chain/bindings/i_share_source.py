"""Who says the shares of an obligation BY_INSTRUMENT.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_TAKE_SHARES: Function[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = Function("takeShares", "4456be96", (("token", "address"), ("number", "uint256"), ("wallets", "address[]")), (("shares", "uint256[]"), ("taxed", "uint256[]"), ("units", "uint256[]")))


class IShareSource(Contract):
    """Who says the shares of an obligation BY_INSTRUMENT."""

    NAME = "IShareSource"
    SOURCE = "contracts/distribution/interfaces/IObligations.sol"

    def _make_take_shares(self, token: AddressLike, number: int, wallets: Sequence[AddressLike]) -> Call[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]:
        return self._call(_TAKE_SHARES, (token, number, wallets))

    @write(_make_take_shares)
    def take_shares(self, token: AddressLike, number: int, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Gives the wallets' shares up to the caller and retires the units that they are paid for; a wallet
        without a share, or that can't be reached now, has zero units. Requirements: the caller is the paying
        contract of the obligation.

        Returns shares: [cash base units]
        Returns taxed: [cash base units] of each what is income
        Returns units: [units] reached with each
        """
        raise Signature
