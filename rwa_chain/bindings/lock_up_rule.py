"""Nothing is traded while the distribution period (Regulation S) runs.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class LockUpRule:
    """Nothing is traded while the distribution period (Regulation S) runs."""

    @dataclass(eq=False, repr=False)
    class LockedUp(ContractError):
        """The distribution period still runs."""

        NAME = "LockUpRule.LockedUp"
        SELECTOR = bytes.fromhex("9a64ef97")
        SIGNATURE = "LockedUp(uint256,uint256)"
        PARAMETERS = (("nowAt", "uint256"), ("lockUpUntilAt", "uint256"))
        FIELDS = ("now_at", "lock_up_until_at")
        NOTICE = "The distribution period still runs."

        now_at: int
        lock_up_until_at: int
