"""What answers for the contract that asks it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class Face:
    """What answers for the contract that asks it."""

    @dataclass(eq=False, repr=False)
    class FunctionUnknown(ContractError):
        """Neither the contract nor its face has this function."""

        NAME = "Face.FunctionUnknown"
        SELECTOR = bytes.fromhex("d960ca36")
        SIGNATURE = "FunctionUnknown(bytes4)"
        PARAMETERS = (("function_", "bytes4"),)
        FIELDS = ("function",)
        NOTICE = "Neither the contract nor its face has this function."

        function: bytes
