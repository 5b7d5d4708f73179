"""SafeCast, from node_modules/@openzeppelin/contracts/utils/math/SafeCast.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.errors import ContractError


class SafeCast:
    """library SafeCast"""

    @dataclass(eq=False, repr=False)
    class SafeCastOverflowedIntDowncast(ContractError):
        """Value doesn't fit in an int of `bits` size."""

        NAME = "SafeCast.SafeCastOverflowedIntDowncast"
        SELECTOR = bytes.fromhex("327269a7")
        SIGNATURE = "SafeCastOverflowedIntDowncast(uint8,int256)"
        PARAMETERS = (("bits", "uint8"), ("value", "int256"))
        FIELDS = ("bits", "value")
        NOTICE = "Value doesn't fit in an int of `bits` size."

        bits: int
        value: int

    @dataclass(eq=False, repr=False)
    class SafeCastOverflowedIntToUint(ContractError):
        """An int value doesn't fit in a uint of `bits` size."""

        NAME = "SafeCast.SafeCastOverflowedIntToUint"
        SELECTOR = bytes.fromhex("a8ce4432")
        SIGNATURE = "SafeCastOverflowedIntToUint(int256)"
        PARAMETERS = (("value", "int256"),)
        FIELDS = ("value",)
        NOTICE = "An int value doesn't fit in a uint of `bits` size."

        value: int

    @dataclass(eq=False, repr=False)
    class SafeCastOverflowedUintDowncast(ContractError):
        """Value doesn't fit in a uint of `bits` size."""

        NAME = "SafeCast.SafeCastOverflowedUintDowncast"
        SELECTOR = bytes.fromhex("6dfcc650")
        SIGNATURE = "SafeCastOverflowedUintDowncast(uint8,uint256)"
        PARAMETERS = (("bits", "uint8"), ("value", "uint256"))
        FIELDS = ("bits", "value")
        NOTICE = "Value doesn't fit in a uint of `bits` size."

        bits: int
        value: int

    @dataclass(eq=False, repr=False)
    class SafeCastOverflowedUintToInt(ContractError):
        """A uint value doesn't fit in an int of `bits` size."""

        NAME = "SafeCast.SafeCastOverflowedUintToInt"
        SELECTOR = bytes.fromhex("24775e06")
        SIGNATURE = "SafeCastOverflowedUintToInt(uint256)"
        PARAMETERS = (("value", "uint256"),)
        FIELDS = ("value",)
        NOTICE = "A uint value doesn't fit in an int of `bits` size."

        value: int
