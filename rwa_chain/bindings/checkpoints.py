"""Checkpoints, from node_modules/@openzeppelin/contracts/utils/structs/Checkpoints.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class Checkpoints:
    """library Checkpoints"""

    @dataclass(eq=False, repr=False)
    class CheckpointUnorderedInsertion(ContractError):
        """A value was attempted to be inserted on a past checkpoint."""

        NAME = "Checkpoints.CheckpointUnorderedInsertion"
        SELECTOR = bytes.fromhex("2520601d")
        SIGNATURE = "CheckpointUnorderedInsertion()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "A value was attempted to be inserted on a past checkpoint."
