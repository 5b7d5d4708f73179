"""What the engine asks of an asset before it nets. A security's face answers at the token's address.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256")), (("eachDelivery", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("venue", "address"),), ())
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))


class IDeliverableViews(Contract):
    """What the engine asks of an asset before it nets. A security's face answers at the token's address."""

    NAME = "IDeliverableViews"
    SOURCE = "contracts/register/interfaces/IDeliverable.sol"

    def check(self, from_: AddressLike, to: AddressLike, id: int, amount: int, *, at: int | None = None) -> bool:
        """Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
        standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are
        not asked.

        With one wallet as both parties it asks about that wallet alone. Requirements: - a fungible asset is
        asked for id 0 (`IdUnknown`).

        Returns eachDelivery: whether a rule looks at the two parties or the amount together; otherwise two
        parties that passed once pass with every other party of the same call
        """
        return self._view(_CHECK, (from_, to, id, amount), at)

    def check_venue(self, venue: AddressLike, *, at: int | None = None) -> None:
        """Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.

        venue: zero = over the counter
        """
        return self._view(_CHECK_VENUE, (venue,), at)

    def refused_position(self, parties: Sequence[AddressLike], deltas: Sequence[int], ending: Sequence[int], *, at: int | None = None) -> int:
        """The first party whose final position a rule refuses: free units, minimum, cap, number of holders.

        deltas: [units] positive for what a party gets; zero asks nothing
        ending: [units] of holds of each party that end with it
        Returns index: of the party; the length of the list where all pass
        """
        return self._view(_REFUSED_POSITION, (parties, deltas, ending), at)
