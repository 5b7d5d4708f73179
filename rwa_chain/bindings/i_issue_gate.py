"""Who is asked at every issue of a token: every mint that raises what is outstanding, whoever calls.

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

_BEFORE_ISSUE: Function[None] = Function("beforeIssue", "3716d7cb", (("to", "address"), ("amount", "uint256"), ("supplyAfter", "uint256")), ())
_REQUIRE_ISSUABLE: Function[None] = Function("requireIssuable", "a2eac8b9", (("token", "address"), ("to", "address"), ("amount", "uint256")), ())


class IIssueGate(Contract):
    """Who is asked at every issue of a token: every mint that raises what is outstanding, whoever calls."""

    NAME = "IIssueGate"
    SOURCE = "contracts/token/interfaces/IIssueGate.sol"

    def _make_before_issue(self, to: AddressLike, amount: int, supply_after: int) -> Call[None]:
        return self._call(_BEFORE_ISSUE, (to, amount, supply_after))

    @write(_make_before_issue)
    def before_issue(self, to: AddressLike, amount: int, supply_after: int, *, sender: Party, gas: int | None = None) -> None:
        """Lets the calling token issue, or reverts with the reason; counts what it lets.

        amount: [units]
        supply_after: [units]
        """
        raise Signature

    def require_issuable(self, token: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> None:
        """The same question beforehand, as far as it can be answered by then.

        amount: [units]
        to: zero = whoever
        """
        return self._view(_REQUIRE_ISSUABLE, (token, to, amount), at)
