"""The bridge between units held on chain and units held through the exchange's nominee.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_conversion_agent import IConversionAgent as _IConversionAgent
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("settlement", "address")))
_ATTRIBUTED_OF: Function[int] = Function("attributedOf", "06cbf4fc", (("token", "address"),), (("", "uint256"),))
_EXCHANGE_UNITS_OF: Function[int] = Function("exchangeUnitsOf", "c7e56e5c", (("token", "address"), ("holder", "address")), (("", "uint256"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_NOMINEE_OF: Function[Address] = Function("nomineeOf", "4c7c8bbd", (("token", "address"),), (("nominee", "address"),))
_POOLS_OF: Function[tuple[int, int]] = Function("poolsOf", "7962c91a", (("token", "address"),), (("chain", "uint256"), ("exchange", "uint256")))
_REASSIGN: Function[None] = Function("reassign", "4d5dccd9", (("token", "address"), ("from", "address"), ("to", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_SET_POOL: Function[None] = Function("setPool", "4e847fc7", (("token", "address"), ("nominee", "address")), ())
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STRIKE_OFF: Function[None] = Function("strikeOff", "7e5482af", (("token", "address"), ("holder", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_TO_CHAIN: Function[None] = Function("toChain", "4c943e07", (("token", "address"), ("instruction", StructOf(lambda: _types.Instruction)), ("signature", "bytes")), ())
_TO_EXCHANGE: Function[None] = Function("toExchange", "05ee97a6", (("token", "address"), ("instruction", StructOf(lambda: _types.Instruction)), ("signature", "bytes")), ())


class ConversionAgent(Contract):
    """The bridge between units held on chain and units held through the exchange's nominee."""

    NAME = "ConversionAgent"
    SOURCE = "contracts/market/ConversionAgent.sol"

    ConversionPartiesUnfit = _IConversionAgent.ConversionPartiesUnfit
    ConversionUnfit = _IConversionAgent.ConversionUnfit
    ConvertedToChain = _IConversionAgent.ConvertedToChain
    ConvertedToExchange = _IConversionAgent.ConvertedToExchange
    ExchangeReassigned = _IConversionAgent.ExchangeReassigned
    ExchangeStruckOff = _IConversionAgent.ExchangeStruckOff
    ExchangeUnitsInsufficient = _IConversionAgent.ExchangeUnitsInsufficient
    NomineeExpected = _IConversionAgent.NomineeExpected
    PoolCovered = _IConversionAgent.PoolCovered
    PoolNotEmpty = _IConversionAgent.PoolNotEmpty
    PoolSet = _IConversionAgent.PoolSet
    PoolShort = _IConversionAgent.PoolShort
    PoolUnknown = _IConversionAgent.PoolUnknown
    RoleMissing = _ScopedAccess.RoleMissing
    UnitsZero = _IConversionAgent.UnitsZero

    @classmethod
    def creation(cls, manager: AddressLike, settlement: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager, settlement))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, settlement: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, settlement, libraries=libraries), sender, gas)

    def attributed_of(self, token: AddressLike, *, at: int | None = None) -> int:
        """What the nominee holds for all holders; it has at least as many unless the pool is short. [units]"""
        return self._view(_ATTRIBUTED_OF, (token,), at)

    def exchange_units_of(self, token: AddressLike, holder: AddressLike, *, at: int | None = None) -> int:
        """What the nominee holds for a holder. [units]"""
        return self._view(_EXCHANGE_UNITS_OF, (token, holder), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def nominee_of(self, token: AddressLike, *, at: int | None = None) -> Address:
        """The nominee's wallet, or who succeeded it; zero where there is no pool."""
        return self._view(_NOMINEE_OF, (token,), at)

    def pools_of(self, token: AddressLike, *, at: int | None = None) -> tuple[int, int]:
        """`poolsOf(address)`

        Returns chain: units outside the nominee's wallet
        Returns exchange: units in it; both add up to the supply
        """
        return self._view(_POOLS_OF, (token,), at)

    def _make_reassign(self, token: AddressLike, from_: AddressLike, to: AddressLike, units: int, reference: bytes) -> Call[None]:
        return self._call(_REASSIGN, (token, from_, to, units, reference))

    @write(_make_reassign)
    def reassign(self, token: AddressLike, from_: AddressLike, to: AddressLike, units: int, reference: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records that exchange units changed hands at the exchange (CONVERSION_AGENT). Requirements: units
        (`UnitsZero`), as many of the holder's (`ExchangeUnitsInsufficient`).
        """
        raise Signature

    def _make_set_pool(self, token: AddressLike, nominee: AddressLike) -> Call[None]:
        return self._call(_SET_POOL, (token, nominee))

    @write(_make_set_pool)
    def set_pool(self, token: AddressLike, nominee: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the nominee's wallet of a token (CONVERSION_AGENT). Requirements: nothing is attributed in an
        earlier pool (`PoolNotEmpty`); it is a nominee in the register (`NomineeExpected`).
        """
        raise Signature

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

    def state(self, id: bytes, argument_1: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, argument_1), at)

    def _make_strike_off(self, token: AddressLike, holder: AddressLike, units: int, reference: bytes) -> Call[None]:
        return self._call(_STRIKE_OFF, (token, holder, units, reference))

    @write(_make_strike_off)
    def strike_off(self, token: AddressLike, holder: AddressLike, units: int, reference: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Strikes a holder's exchange units off that the nominee no longer has (CONVERSION_AGENT): an order took
        them, or they were redeemed and the nominee passes the money on. Requirements: a pool (`PoolUnknown`);
        the pool is short of them (`PoolCovered`); units (`UnitsZero`), as many of the holder's
        (`ExchangeUnitsInsufficient`).

        reference: hash of the order or the payment
        """
        raise Signature

    def _make_to_chain(self, token: AddressLike, instruction: _types.Instruction, signature: bytes) -> Call[None]:
        return self._call(_TO_CHAIN, (token, instruction, signature))

    @write(_make_to_chain)
    def to_chain(self, token: AddressLike, instruction: _types.Instruction, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves units back on the exchange's confirmation (CONVERSION_AGENT) by the instruction that the nominee
        signed, to the holder's wallet or, where that was recovered, its successor.

        Emits `ConvertedToChain`. Requirements: - those of `toExchange`, with the nominee as deliverer and the
        holder's payee as receiver; - the holder has as many in the pool (`ExchangeUnitsInsufficient`).
        """
        raise Signature

    def _make_to_exchange(self, token: AddressLike, instruction: _types.Instruction, signature: bytes) -> Call[None]:
        return self._call(_TO_EXCHANGE, (token, instruction, signature))

    @write(_make_to_exchange)
    def to_exchange(self, token: AddressLike, instruction: _types.Instruction, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves a holder's units to the exchange pool, by the instruction that the holder signed; for anyone.

        Emits `ConvertedToExchange`. Requirements: - one leg of the token, this contract as condition, the
        holder's address as condition id (`ConversionUnfit`); - from the holder to the nominee
        (`ConversionPartiesUnfit`) of a pool (`PoolUnknown`); units (`UnitsZero`); - the holder's signature
        and all else that `ISettlement.settleSigned` asks; every rule of a transfer; - the pool is not short
        (`PoolShort`).

        instruction: its trade reference is the hash of the account at the exchange, salted
        """
        raise Signature
