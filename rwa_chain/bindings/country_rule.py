"""Nobody holds from a country that the policy refuses, nor a US person where those are refused.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.errors import ContractError


class CountryRule:
    """Nobody holds from a country that the policy refuses, nor a US person where those are refused."""

    @dataclass(eq=False, repr=False)
    class CountryDenied(ContractError):
        """The wallet's holder lives in a country that the policy refuses."""

        NAME = "CountryRule.CountryDenied"
        SELECTOR = bytes.fromhex("326d551a")
        SIGNATURE = "CountryDenied(address,uint256)"
        PARAMETERS = (("wallet", "address"), ("country", "uint256"))
        FIELDS = ("wallet", "country")
        NOTICE = "The wallet's holder lives in a country that the policy refuses."

        wallet: Address
        country: int

    @dataclass(eq=False, repr=False)
    class UsPersonDenied(ContractError):
        """The holder is a US person, and the policy refuses those."""

        NAME = "CountryRule.UsPersonDenied"
        SELECTOR = bytes.fromhex("7693f933")
        SIGNATURE = "UsPersonDenied(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The holder is a US person, and the policy refuses those."

        wallet: Address
