"""Interest and prices in cash base units

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class Interest:
    """Interest and prices in cash base units"""

    @dataclass(eq=False, repr=False)
    class FaceValueNotMultiple(ContractError):
        """A face value that calculation amounts don't make up."""

        NAME = "Interest.FaceValueNotMultiple"
        SELECTOR = bytes.fromhex("786d81b5")
        SIGNATURE = "FaceValueNotMultiple(uint256,uint256)"
        PARAMETERS = (("faceValue", "uint256"), ("calculationAmount", "uint256"))
        FIELDS = ("face_value", "calculation_amount")
        NOTICE = "A face value that calculation amounts don't make up."

        face_value: int
        calculation_amount: int
