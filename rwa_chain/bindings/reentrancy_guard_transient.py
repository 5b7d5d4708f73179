"""ReentrancyGuardTransient, from node_modules/@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class ReentrancyGuardTransient:
    """contract ReentrancyGuardTransient"""

    REENTRANCY_GUARD_STORAGE = 0x9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00

    @dataclass(eq=False, repr=False)
    class ReentrancyGuardReentrantCall(ContractError):
        """Unauthorized reentrant call."""

        NAME = "ReentrancyGuardTransient.ReentrancyGuardReentrantCall"
        SELECTOR = bytes.fromhex("3ee5aeb5")
        SIGNATURE = "ReentrancyGuardReentrantCall()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "Unauthorized reentrant call."
