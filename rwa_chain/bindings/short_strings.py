"""ShortStrings, from node_modules/@openzeppelin/contracts/utils/ShortStrings.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class ShortStrings:
    """library ShortStrings"""

    FALLBACK_SENTINEL = 255

    @dataclass(eq=False, repr=False)
    class InvalidShortString(ContractError):
        """`ShortStrings.InvalidShortString`"""

        NAME = "ShortStrings.InvalidShortString"
        SELECTOR = bytes.fromhex("b3512b0c")
        SIGNATURE = "InvalidShortString()"
        PARAMETERS = ()
        FIELDS = ()

    @dataclass(eq=False, repr=False)
    class StringTooLong(ContractError):
        """`ShortStrings.StringTooLong`"""

        NAME = "ShortStrings.StringTooLong"
        SELECTOR = bytes.fromhex("305a27a9")
        SIGNATURE = "StringTooLong(string)"
        PARAMETERS = (("str", "string"),)
        FIELDS = ("str",)

        str: str
