"""What a register asks of the identity registry.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADMIT: Function[_types.Entry] = Function("admit", "ac690fd9", (("wallet", "address"), ("topics", "uint256"), ("chosen", "bool")), (("attributes", "uint256"),))
_PREVIEW: Function[_types.Entry] = Function("preview", "77619a01", (("register", "address"), ("wallet", "address"), ("topics", "uint256")), (("attributes", "uint256"),))
_SUCCEED: Function[_types.Entry] = Function("succeed", "cf0fe1a2", (("lost", "address"), ("successor", "address"), ("topics", "uint256")), (("attributes", "uint256"),))


class IAdmissions(Contract):
    """What a register asks of the identity registry."""

    NAME = "IAdmissions"
    SOURCE = "contracts/identity/interfaces/IAdmissions.sol"

    def _make_admit(self, wallet: AddressLike, topics: int, chosen: bool) -> Call[_types.Entry]:
        return self._call(_ADMIT, (wallet, topics, chosen))

    @write(_make_admit)
    def admit(self, wallet: AddressLike, topics: int, chosen: bool, *, sender: Party, gas: int | None = None) -> _types.Entry:
        """Looks a wallet up for the calling register and records that its holder is admitted there.

        Requirements: - the caller is a bound register (`RegisterNotBound`); one that failed is answered
        nothing - no other wallet of the holder is admitted to it, nominees excepted (`AnotherWalletAdmitted`)
        - at most 128 registers per holder (`AdmissionsFull`)

        chosen: whether the holder, or who admits there, names this wallet; a receipt does not, and then a
        holder with several wallets is answered nothing until one of them was admitted
        topics: bits of the claim topics the register requires
        Returns attributes: validity [s], country, class and flags in an entry's bits; zero where the wallet
        is unknown, suspended, or has a required topic missing or expired. A sanctioned holder is answered
        with its flag set.
        """
        raise Signature

    def preview(self, register: AddressLike, wallet: AddressLike, topics: int, *, at: int | None = None) -> _types.Entry:
        """What `admit` would answer for `register` upon a receipt, without recording anything; zero where it
        would revert.
        """
        return self._view(_PREVIEW, (register, wallet, topics), at)

    def _make_succeed(self, lost: AddressLike, successor: AddressLike, topics: int) -> Call[_types.Entry]:
        return self._call(_SUCCEED, (lost, successor, topics))

    @write(_make_succeed)
    def succeed(self, lost: AddressLike, successor: AddressLike, topics: int, *, sender: Party, gas: int | None = None) -> _types.Entry:
        """Moves an admission from a lost wallet to its successor of the same holder, for the calling register.

        Requirements: both wallets belong to one holder; the lost one is marked as replaced by the new one.
        """
        raise Signature
