"""What the settlement engine needs of an asset that it moves at once. Holds stand in `IHolds`: settlement money moves
and has none.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
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
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
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

    @dataclass(eq=False, repr=False)
    class NetListsDiffer(ContractError):
        """The two lists are of different lengths."""

        NAME = "IDeliverable.NetListsDiffer"
        SELECTOR = bytes.fromhex("a58b3dd0")
        SIGNATURE = "NetListsDiffer(uint256,uint256)"
        PARAMETERS = (("parties", "uint256"), ("deltas", "uint256"))
        FIELDS = ("parties", "deltas")
        NOTICE = "The two lists are of different lengths."

        parties: int
        deltas: int

    @dataclass(eq=False, repr=False)
    class NetUnbalanced(ContractError):
        """What parties give is not what parties get."""

        NAME = "IDeliverable.NetUnbalanced"
        SELECTOR = bytes.fromhex("9caf3397")
        SIGNATURE = "NetUnbalanced(int256)"
        PARAMETERS = (("sum", "int256"),)
        FIELDS = ("sum",)
        NOTICE = "What parties give is not what parties get."

        sum: int

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_net(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[int]:
        return self._call(_NET, (parties, deltas))

    @write(_make_net)
    def net(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Books the net of many deliveries, each of which the caller has shown to `check` (SETTLE).

        Emits `Transfer` from debtors to creditors, paired in the order of the list. Debtors are booked first.
        Requirements: - the caller has the power (`PowerMissing`); - the lists are of one length
        (`NetListsDiffer`) and the deltas sum to zero (`NetUnbalanced`); - every rule about the market, about
        each party whose delta is not zero and about its final holding, with the rule's own error; a custom
        rule is asked of gross deliveries only, by `check`.

        deltas: [units] positive for what a party gets
        parties: any order, none twice
        Returns received: [units] what reached all creditors
        """
        raise Signature

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
