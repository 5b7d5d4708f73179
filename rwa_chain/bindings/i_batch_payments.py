"""Payments to many in one call, an extension that money may have.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_PAY_MANY: Function[tuple[int, ...]] = Function("payMany", "d63c6364", (("to", "address[]"), ("amounts", "uint256[]")), (("refused", "uint256[]"),))


class IBatchPayments(Contract):
    """Payments to many in one call, an extension that money may have."""

    NAME = "IBatchPayments"
    SOURCE = "contracts/cash/interfaces/ICash.sol"

    @dataclass(frozen=True)
    class PaymentRefused(Event):
        """A payee of `payMany` was passed over; the money stays with the payer."""

        NAME = "IBatchPayments.PaymentRefused"
        TOPIC = "f9a4f8896a0a808015c711fb0488d67744a1230b2d849d58c970645c67104820"
        ABI = (("payer", "address", True), ("payee", "address", True), ("amount", "uint256", False))

        payer: Address
        payee: Address
        amount: int

    def _make_pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int]) -> Call[tuple[int, ...]]:
        return self._call(_PAY_MANY, (to, amounts))

    @write(_make_pay_many)
    def pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, ...]:
        """Pays many from the caller's balance and never reverts for one that is refused.

        Emits `Transfer` or `PaymentRefused` for each. Each payment meets the rules of a transfer, one after
        the other: what is paid equals the singles. Requirements, all of the caller: - eligible, payments
        aren't stopped; - enough free money for all that can be paid (`BalanceInsufficient`); - the lists are
        of one length (`PaymentListsDiffer`).

        amounts: [cash base units]
        to: payees, repeated ones too
        Returns refused: one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
        """
        raise Signature
