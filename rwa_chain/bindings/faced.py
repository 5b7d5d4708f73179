"""A contract whose views another one answers: its face.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class Faced:
    """A contract whose views another one answers: its face."""

    @dataclass(eq=False, repr=False)
    class FaceMissing(ContractError):
        """`Faced.FaceMissing`"""

        NAME = "Faced.FaceMissing"
        SELECTOR = bytes.fromhex("b2b8d43f")
        SIGNATURE = "FaceMissing(address)"
        PARAMETERS = (("face", "address"),)
        FIELDS = ("face",)

        face: Address
