"""A rule of one's own. View only: it decides, it keeps no state about a movement.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_CHECK: Function[None] = Function("check", "452ae4b5", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("fromEntry", "uint256"), ("toEntry", "uint256")), ())


class IComplianceRule(Contract):
    """A rule of one's own. View only: it decides, it keeps no state about a movement."""

    NAME = "IComplianceRule"
    SOURCE = "contracts/compliance/interfaces/IComplianceRule.sol"

    def check(self, from_: AddressLike, to: AddressLike, amount: int, from_entry: _types.Entry, to_entry: _types.Entry, *, at: int | None = None) -> None:
        """Reverts with the rule's typed error where the movement is refused.

        Called on transfers and settlements (from and to set) and on issuance (from = 0).

        amount: [units]
        from_entry: the sender's entry before the movement (zero on issuance)
        to_entry: the receiver's entry before the movement
        """
        return self._view(_CHECK, (from_, to, amount, from_entry, to_entry), at)
