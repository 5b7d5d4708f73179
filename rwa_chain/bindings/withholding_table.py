"""Withholding rates by residence and kind of income, as they stood at any instant; nil where nothing is set.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_RATE_AT: Function[int] = Function("rateAt", "4a897d5e", (("", "address"), ("country", "uint256"), ("incomeType", "uint256"), ("instant", "uint256")), (("rate", "uint256"),))
_SET_RATE: Function[None] = Function("setRate", "3989c666", (("incomeType", "uint256"), ("country", "uint256"), ("rate", "uint256")), ())


class WithholdingTable(Contract):
    """Withholding rates by residence and kind of income, as they stood at any instant; nil where nothing is set."""

    NAME = "WithholdingTable"
    SOURCE = "contracts/distribution/WithholdingTable.sol"

    @dataclass(frozen=True)
    class RateSet(Event):
        """`WithholdingTable.RateSet`"""

        NAME = "WithholdingTable.RateSet"
        TOPIC = "b96449c2a879a29a061ac4a6c544b1e0e858e0908bcc89d3cfcc3cd5c6ea4fb0"
        ABI = (("incomeType", "uint256", True), ("country", "uint256", True), ("rate", "uint256", False))

        income_type: int
        country: int
        rate: int

    @dataclass(eq=False, repr=False)
    class RateTooHigh(ContractError):
        """`WithholdingTable.RateTooHigh`"""

        NAME = "WithholdingTable.RateTooHigh"
        SELECTOR = bytes.fromhex("3c91e6b6")
        SIGNATURE = "RateTooHigh(uint256,uint256,uint256)"
        PARAMETERS = (("country", "uint256"), ("rate", "uint256"), ("limit", "uint256"))
        FIELDS = ("country", "rate", "limit")

        country: int
        rate: int
        limit: int

    RoleMissing = _ScopedAccess.RoleMissing

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def rate_at(self, argument_0: AddressLike, country: int, income_type: int, instant: int, *, at: int | None = None) -> int:
        """`rateAt(address,uint256,uint256,uint256)`

        country: residence, ISO 3166-1 numeric; 0 = unknown
        income_type: the instrument's own code: 0 interest, 1 revenue share, 2 fund income
        instant: [s] the rate that stood then: the pay instant, whenever the page comes
        Returns [wad] share of the gross that is withheld, below 1.0
        """
        return self._view(_RATE_AT, (argument_0, country, income_type, instant), at)

    def _make_set_rate(self, income_type: int, country: int, rate: int) -> Call[None]:
        return self._call(_SET_RATE, (income_type, country, rate))

    @write(_make_set_rate)
    def set_rate(self, income_type: int, country: int, rate: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets a rate from now on (ADMIN). Requirements: below 100 % (`RateTooHigh`).

        country: ISO 3166-1 numeric; 0 = every other
        rate: [wad] share of the gross; `type(uint256).max` = nil for this country whatever the others pay
        """
        raise Signature
