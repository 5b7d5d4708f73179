"""Whoever holds is admitted to this register, and the admission is still good.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class VerificationRule:
    """Whoever holds is admitted to this register, and the admission is still good."""

    @dataclass(eq=False, repr=False)
    class AdmissionExpired(ContractError):
        """The admission of the wallet has expired."""

        NAME = "VerificationRule.AdmissionExpired"
        SELECTOR = bytes.fromhex("e7b5f53b")
        SIGNATURE = "AdmissionExpired(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("validUntilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("wallet", "valid_until_at", "now_at")
        NOTICE = "The admission of the wallet has expired."

        wallet: Address
        valid_until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NotAdmitted(ContractError):
        """The wallet is not admitted to this register."""

        NAME = "VerificationRule.NotAdmitted"
        SELECTOR = bytes.fromhex("f9eb7453")
        SIGNATURE = "NotAdmitted(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The wallet is not admitted to this register."

        wallet: Address
