"""Prices of assets, each by the source that posts it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_marks import IMarks as _IMarks
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_MARK_OF: Function[_types.Mark] = Function("markOf", "cd11dfdd", (("source", "address"), ("asset", "address")), (("", StructOf(lambda: _types.Mark)),))
_POST: Function[None] = Function("post", "e6575c4f", (("asset", "address"), ("price", "uint128"), ("asOf", "uint64")), ())


class Marks(Contract):
    """Prices of assets, each by the source that posts it."""

    NAME = "Marks"
    SOURCE = "contracts/financing/Marks.sol"

    MarkEarly = _IMarks.MarkEarly
    MarkOutOfOrder = _IMarks.MarkOutOfOrder
    MarkPriceZero = _IMarks.MarkPriceZero
    Marked = _IMarks.Marked

    @classmethod
    def creation(cls, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, ())

    @classmethod
    def deploy(cls, chain: Chain, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(libraries=libraries), sender, gas)

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
