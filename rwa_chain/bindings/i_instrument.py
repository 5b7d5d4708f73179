"""What a register asks of the instrument whose units it keeps.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_REFUSE_CLOSED: Function[None] = Function("refuseClosed", "74ac4c5a", (("closesAt", "uint256"),), ())


class IInstrument(Contract):
    """What a register asks of the instrument whose units it keeps."""

    NAME = "IInstrument"
    SOURCE = "contracts/register/interfaces/IInstrument.sol"

    def refuse_closed(self, closes_at: int, *, at: int | None = None) -> None:
        """Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.

        closes_at: [s] last second at which the register took voluntary movements
        """
        return self._view(_REFUSE_CLOSED, (closes_at,), at)
