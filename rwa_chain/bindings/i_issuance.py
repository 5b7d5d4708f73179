"""What an offering asks of the instrument it places.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())


class IIssuance(Contract):
    """What an offering asks of the instrument it places."""

    NAME = "IIssuance"
    SOURCE = "contracts/market/interfaces/IIssuance.sol"

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units of the instrument to an investor who has paid (the offering; power or role ISSUER).

        units: [units]
        """
        raise Signature
