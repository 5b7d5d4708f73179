"""One getter per field, masked setters, and the way from terms to a word and back.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

import rwa_chain.bindings.types as _types
from rwa_chain.errors import ContractError


class PolicyLib:
    """One getter per field, masked setters, and the way from terms to a word and back."""

    SWITCHES = 63
    CLASS_SHIFT = 8
    TOPICS_SHIFT = 12
    MINIMUM_SHIFT = 20
    CAP_SHIFT = 72
    HOLDERS_SHIFT = 132
    LOCK_UP_SHIFT = 154
    COUNTRIES_SHIFT = 186
    SWITCHES_MASK = 255
    CLASS_MASK = 15
    TOPICS_MASK = 255
    MINIMUM_MASK = 0xfffffffffffff
    CAP_MASK = 0xfffffffffffffff
    HOLDERS_MASK = 0x3fffff
    INSTANT_MASK = 0xffffffff
    COUNTRY_MASK = 1023
    COUNTRIES_MAX = 7
    COUNTRY_MAX = 999
    LANE_LOW = 0x1004010040100401
    LANE_HIGH = 0x200802008020080200

    @dataclass(eq=False, repr=False)
    class PolicyFieldTooLarge(ContractError):
        """`PolicyLib.PolicyFieldTooLarge`"""

        NAME = "PolicyLib.PolicyFieldTooLarge"
        SELECTOR = bytes.fromhex("22e39014")
        SIGNATURE = "PolicyFieldTooLarge(string,uint256,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"), ("maximum", "uint256"))
        FIELDS = ("field", "value", "maximum")

        field: str
        value: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class PolicyMalformed(ContractError):
        """Bits are set that mean nothing."""

        NAME = "PolicyLib.PolicyMalformed"
        SELECTOR = bytes.fromhex("bf875a28")
        SIGNATURE = "PolicyMalformed(uint256)"
        PARAMETERS = (("policy", "uint256"),)
        FIELDS = ("policy",)
        NOTICE = "Bits are set that mean nothing."

        policy: _types.Policy
