"""Units between the chain pool and the exchange pool; the sum is constant.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ATTRIBUTED_OF: Function[int] = Function("attributedOf", "06cbf4fc", (("token", "address"),), (("", "uint256"),))
_EXCHANGE_UNITS_OF: Function[int] = Function("exchangeUnitsOf", "c7e56e5c", (("token", "address"), ("holder", "address")), (("", "uint256"),))
_NOMINEE_OF: Function[Address] = Function("nomineeOf", "4c7c8bbd", (("token", "address"),), (("", "address"),))
_POOLS_OF: Function[tuple[int, int]] = Function("poolsOf", "7962c91a", (("token", "address"),), (("chain", "uint256"), ("exchange", "uint256")))
_REASSIGN: Function[None] = Function("reassign", "4d5dccd9", (("token", "address"), ("from", "address"), ("to", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_SET_POOL: Function[None] = Function("setPool", "4e847fc7", (("token", "address"), ("nominee", "address")), ())
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STRIKE_OFF: Function[None] = Function("strikeOff", "7e5482af", (("token", "address"), ("holder", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_TO_CHAIN: Function[None] = Function("toChain", "4c943e07", (("token", "address"), ("instruction", StructOf(lambda: _types.Instruction)), ("signature", "bytes")), ())
_TO_EXCHANGE: Function[None] = Function("toExchange", "05ee97a6", (("token", "address"), ("instruction", StructOf(lambda: _types.Instruction)), ("signature", "bytes")), ())


class IConversionAgent(Contract):
    """Units between the chain pool and the exchange pool; the sum is constant."""

    NAME = "IConversionAgent"
    SOURCE = "contracts/market/interfaces/IConversionAgent.sol"

    @dataclass(frozen=True)
    class ConvertedToChain(Event):
        """`IConversionAgent.ConvertedToChain`"""

        NAME = "IConversionAgent.ConvertedToChain"
        TOPIC = "0abcea874e5e11618033ee0e59393bd520b854cb1b0948ece43e802b492d8bbe"
        ABI = (("token", "address", True), ("holder", "address", True), ("units", "uint256", False), ("reference_", "bytes32", False))

        token: Address
        holder: Address
        units: int
        reference: bytes

    @dataclass(frozen=True)
    class ConvertedToExchange(Event):
        """`IConversionAgent.ConvertedToExchange`"""

        NAME = "IConversionAgent.ConvertedToExchange"
        TOPIC = "a5872865ef476ef6ecadef52fdd4a142b884787ec98b1d0b1a44c53408371836"
        ABI = (("token", "address", True), ("holder", "address", True), ("units", "uint256", False), ("reference_", "bytes32", False))

        token: Address
        holder: Address
        units: int
        reference: bytes

    @dataclass(frozen=True)
    class ExchangeReassigned(Event):
        """`IConversionAgent.ExchangeReassigned`"""

        NAME = "IConversionAgent.ExchangeReassigned"
        TOPIC = "d0dff0cb8ffaeb5511c189bacbec58145f0061ffae213f012d9f59ec2e489d1c"
        ABI = (("token", "address", True), ("from", "address", True), ("to", "address", True), ("units", "uint256", False), ("reference_", "bytes32", False))

        token: Address
        from_: Address
        to: Address
        units: int
        reference: bytes

    @dataclass(frozen=True)
    class ExchangeStruckOff(Event):
        """`IConversionAgent.ExchangeStruckOff`"""

        NAME = "IConversionAgent.ExchangeStruckOff"
        TOPIC = "482a9684f61504a7993772452b40e1ac08817c2f1bcbb0824b1f456bfcd8def0"
        ABI = (("token", "address", True), ("holder", "address", True), ("units", "uint256", False), ("reference_", "bytes32", False))

        token: Address
        holder: Address
        units: int
        reference: bytes

    @dataclass(frozen=True)
    class PoolSet(Event):
        """`IConversionAgent.PoolSet`"""

        NAME = "IConversionAgent.PoolSet"
        TOPIC = "36854c000330eb380fd892867b0f7a1f1c28f84adb857b78d1c3f9dc4e9082bb"
        ABI = (("token", "address", True), ("nominee", "address", True))

        token: Address
        nominee: Address

    @dataclass(eq=False, repr=False)
    class ConversionPartiesUnfit(ContractError):
        """`IConversionAgent.ConversionPartiesUnfit`"""

        NAME = "ConversionAgent.ConversionPartiesUnfit"
        SELECTOR = bytes.fromhex("16aa77d8")
        SIGNATURE = "ConversionPartiesUnfit(address,address,address,address)"
        PARAMETERS = (("from", "address"), ("to", "address"), ("expectedFrom", "address"), ("expectedTo", "address"))
        FIELDS = ("from_", "to", "expected_from", "expected_to")

        from_: Address
        to: Address
        expected_from: Address
        expected_to: Address

    @dataclass(eq=False, repr=False)
    class ConversionUnfit(ContractError):
        """An instruction of another shape than a conversion: one leg, one asset, this contract its condition."""

        NAME = "ConversionAgent.ConversionUnfit"
        SELECTOR = bytes.fromhex("46d975ed")
        SIGNATURE = "ConversionUnfit(uint256,address,address)"
        PARAMETERS = (("legs", "uint256"), ("asset", "address"), ("condition", "address"))
        FIELDS = ("legs", "asset", "condition")
        NOTICE = "An instruction of another shape than a conversion: one leg, one asset, this contract its condition."

        legs: int
        asset: Address
        condition: Address

    @dataclass(eq=False, repr=False)
    class ExchangeUnitsInsufficient(ContractError):
        """`IConversionAgent.ExchangeUnitsInsufficient`"""

        NAME = "ConversionAgent.ExchangeUnitsInsufficient"
        SELECTOR = bytes.fromhex("9fff4267")
        SIGNATURE = "ExchangeUnitsInsufficient(address,address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("holder", "address"), ("units", "uint256"), ("needed", "uint256"))
        FIELDS = ("token", "holder", "units", "needed")

        token: Address
        holder: Address
        units: int
        needed: int

    @dataclass(eq=False, repr=False)
    class NomineeExpected(ContractError):
        """`IConversionAgent.NomineeExpected`"""

        NAME = "ConversionAgent.NomineeExpected"
        SELECTOR = bytes.fromhex("11322d8c")
        SIGNATURE = "NomineeExpected(address,address)"
        PARAMETERS = (("token", "address"), ("nominee", "address"))
        FIELDS = ("token", "nominee")

        token: Address
        nominee: Address

    @dataclass(eq=False, repr=False)
    class PoolCovered(ContractError):
        """`IConversionAgent.PoolCovered`"""

        NAME = "ConversionAgent.PoolCovered"
        SELECTOR = bytes.fromhex("817f70ad")
        SIGNATURE = "PoolCovered(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("attributed", "uint256"), ("backed", "uint256"))
        FIELDS = ("token", "attributed", "backed")

        token: Address
        attributed: int
        backed: int

    @dataclass(eq=False, repr=False)
    class PoolNotEmpty(ContractError):
        """`IConversionAgent.PoolNotEmpty`"""

        NAME = "ConversionAgent.PoolNotEmpty"
        SELECTOR = bytes.fromhex("9945e946")
        SIGNATURE = "PoolNotEmpty(address,uint256)"
        PARAMETERS = (("token", "address"), ("units", "uint256"))
        FIELDS = ("token", "units")

        token: Address
        units: int

    @dataclass(eq=False, repr=False)
    class PoolShort(ContractError):
        """`IConversionAgent.PoolShort`"""

        NAME = "ConversionAgent.PoolShort"
        SELECTOR = bytes.fromhex("90a7c4fc")
        SIGNATURE = "PoolShort(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("attributed", "uint256"), ("backed", "uint256"))
        FIELDS = ("token", "attributed", "backed")

        token: Address
        attributed: int
        backed: int

    @dataclass(eq=False, repr=False)
    class PoolUnknown(ContractError):
        """`IConversionAgent.PoolUnknown`"""

        NAME = "ConversionAgent.PoolUnknown"
        SELECTOR = bytes.fromhex("baf4e14a")
        SIGNATURE = "PoolUnknown(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class UnitsZero(ContractError):
        """`IConversionAgent.UnitsZero`"""

        NAME = "ConversionAgent.UnitsZero"
        SELECTOR = bytes.fromhex("082ecd2a")
        SIGNATURE = "UnitsZero()"
        PARAMETERS = ()
        FIELDS = ()

    def attributed_of(self, token: AddressLike, *, at: int | None = None) -> int:
        """What the nominee holds for all holders; it has at least as many unless the pool is short. [units]"""
        return self._view(_ATTRIBUTED_OF, (token,), at)

    def exchange_units_of(self, token: AddressLike, holder: AddressLike, *, at: int | None = None) -> int:
        """What the nominee holds for a holder. [units]"""
        return self._view(_EXCHANGE_UNITS_OF, (token, holder), at)

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

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)

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
