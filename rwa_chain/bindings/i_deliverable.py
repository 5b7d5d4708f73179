"""What the settlement engine needs of an asset that it moves at once. Holds stand in `IHolds`: settlement money moves
and has none.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("venue", "address")), (("received", "uint256"),))


class IDeliverable(Contract):
    """What the settlement engine needs of an asset that it moves at once. Holds stand in `IHolds`: settlement
    money moves and has none.
    """

    NAME = "IDeliverable"
    SOURCE = "contracts/register/interfaces/IDeliverable.sol"

    @dataclass(eq=False, repr=False)
    class IdUnknown(ContractError):
        """The asset is fungible: the only id that it knows is 0."""

        NAME = "IDeliverable.IdUnknown"
        SELECTOR = bytes.fromhex("bfb7b6c2")
        SIGNATURE = "IdUnknown(uint256)"
        PARAMETERS = (("id", "uint256"),)
        FIELDS = ("id",)
        NOTICE = "The asset is fungible: the only id that it knows is 0."

        id: int

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike) -> Call[int]:
        return self._call(_SETTLE, (from_, to, id, amount, venue))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        Requirements: - the caller has the power (`PowerMissing`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the venue is not halted (`VenueHalted`); money knows no venues; - every rule of a
        transfer, with the rule's own error.

        id: 0 for a fungible asset, a title's number otherwise
        venue: where the trade was made; zero = over the counter
        Returns received: [units] what reached `to`: the whole amount here, an asset that kept a fee would say
        so
        """
        raise Signature
