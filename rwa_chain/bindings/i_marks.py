"""Prices of assets, each by the source that posts it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_MARK_OF: Function[_types.Mark] = Function("markOf", "cd11dfdd", (("source", "address"), ("asset", "address")), (("", StructOf(lambda: _types.Mark)),))
_POST: Function[None] = Function("post", "e6575c4f", (("asset", "address"), ("price", "uint128"), ("asOf", "uint64")), ())


class IMarks(Contract):
    """Prices of assets, each by the source that posts it."""

    NAME = "IMarks"
    SOURCE = "contracts/financing/interfaces/IMarks.sol"

    @dataclass(frozen=True)
    class Marked(Event):
        """`IMarks.Marked`"""

        NAME = "IMarks.Marked"
        TOPIC = "40f0af80943afaaa16d3a2c93dcc83ce5054aebe288e9da0fc9321f77d09b3e0"
        ABI = (("source", "address", True), ("asset", "address", True), ("price", "uint256", False), ("asOf", "uint256", False))

        source: Address
        asset: Address
        price: int
        as_of: int

    @dataclass(eq=False, repr=False)
    class MarkEarly(ContractError):
        """The mark is of the future."""

        NAME = "Marks.MarkEarly"
        SELECTOR = bytes.fromhex("842b2c07")
        SIGNATURE = "MarkEarly(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("asOf", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("asset", "as_of", "now_at")
        NOTICE = "The mark is of the future."

        asset: Address
        as_of: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class MarkOutOfOrder(ContractError):
        """The source has said something of a later instant, or of this one."""

        NAME = "Marks.MarkOutOfOrder"
        SELECTOR = bytes.fromhex("4bfe917a")
        SIGNATURE = "MarkOutOfOrder(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("asOf", "uint256"), ("lastAsOf", "uint256"))
        FIELDS = ("asset", "as_of", "last_as_of")
        NOTICE = "The source has said something of a later instant, or of this one."

        asset: Address
        as_of: int
        last_as_of: int

    @dataclass(eq=False, repr=False)
    class MarkPriceZero(ContractError):
        """`IMarks.MarkPriceZero`"""

        NAME = "Marks.MarkPriceZero"
        SELECTOR = bytes.fromhex("fbae9072")
        SIGNATURE = "MarkPriceZero(address)"
        PARAMETERS = (("asset", "address"),)
        FIELDS = ("asset",)

        asset: Address

    def mark_of(self, source: AddressLike, asset: AddressLike, *, at: int | None = None) -> _types.Mark:
        """The last mark of a source; zero where it posted none."""
        return self._view(_MARK_OF, (source, asset), at)

    def _make_post(self, asset: AddressLike, price: int, as_of: int) -> Call[None]:
        return self._call(_POST, (asset, price, as_of))

    @write(_make_post)
    def post(self, asset: AddressLike, price: int, as_of: int, *, sender: Party, gas: int | None = None) -> None:
        """Posts the caller's own mark.

        Emits `Marked`. Requirements: a price (`MarkPriceZero`); asOf ≤ now (`MarkEarly`) and later than the
        caller's last one of that asset (`MarkOutOfOrder`).

        as_of: [s]
        price: [cash base units per unit, × 1e10]
        """
        raise Signature
