"""Which role each guarded function of one kind of contract belongs to.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_ROLE_OF: Function[bytes] = Function("roleOf", "97226c04", (("selector", "bytes4"),), (("role", "bytes32"),))


class IRoleTable(Contract):
    """Which role each guarded function of one kind of contract belongs to."""

    NAME = "IRoleTable"
    SOURCE = "contracts/administration/interfaces/IRoleTable.sol"

    def role_of(self, selector: bytes, *, at: int | None = None) -> bytes:
        """The role of a function.

        Returns role: a name of `Roles`; `ADMIN` or zero = the administrators
        """
        return self._view(_ROLE_OF, (selector,), at)
