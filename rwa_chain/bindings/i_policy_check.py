"""Whether one policy of a register only narrows another, which its face says.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

import rwa_chain.bindings.types as _types
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.errors import ContractError

_REQUIRE_TIGHTER: Function[None] = Function("requireTighter", "ce8c8eb9", (("present", "uint256"), ("tighter", "uint256")), ())


class IPolicyCheck(Contract):
    """Whether one policy of a register only narrows another, which its face says."""

    NAME = "IPolicyCheck"
    SOURCE = "contracts/register/interfaces/IPolicyCheck.sol"

    @dataclass(eq=False, repr=False)
    class PolicyNotTighter(ContractError):
        """A policy that would admit, or let move, what the present one refuses."""

        NAME = "IPolicyCheck.PolicyNotTighter"
        SELECTOR = bytes.fromhex("188c5088")
        SIGNATURE = "PolicyNotTighter(string)"
        PARAMETERS = (("field", "string"),)
        FIELDS = ("field",)
        NOTICE = "A policy that would admit, or let move, what the present one refuses."

        field: str

    def require_tighter(self, present: _types.Policy, tighter: _types.Policy, *, at: int | None = None) -> None:
        """Reverts unless `tighter` refuses at least what `present` refuses (`PolicyNotTighter`): - no switch is
        off that is on, and both say alike whether countries are allowed or denied, here or in the map; - the
        class, the minimum holding and the end of the lock-up are no lower, the cap and the number of holders
        no higher; - every topic that is required stays required; - of allowed countries none is added, of
        denied ones none is taken out.
        """
        return self._view(_REQUIRE_TIGHTER, (present, tighter), at)
