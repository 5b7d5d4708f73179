"""Units between the chain pool and the exchange pool; the sum is constant.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_EXCHANGE_UNITS_OF: Function[int] = Function("exchangeUnitsOf", "c7e56e5c", (("token", "address"), ("holder", "address")), (("", "uint256"),))
_POOLS_OF: Function[tuple[int, int]] = Function("poolsOf", "7962c91a", (("token", "address"),), (("chain", "uint256"), ("exchange", "uint256")))
_REASSIGN: Function[None] = Function("reassign", "4d5dccd9", (("token", "address"), ("from", "address"), ("to", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_SET_POOL: Function[None] = Function("setPool", "4e847fc7", (("token", "address"), ("nominee", "address")), ())
_TO_CHAIN: Function[None] = Function("toChain", "76c3355f", (("token", "address"), ("holder", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())
_TO_EXCHANGE: Function[None] = Function("toExchange", "1e1b62af", (("token", "address"), ("units", "uint256"), ("reference_", "bytes32")), ())


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
    class PoolSet(Event):
        """`IConversionAgent.PoolSet`"""

        NAME = "IConversionAgent.PoolSet"
        TOPIC = "36854c000330eb380fd892867b0f7a1f1c28f84adb857b78d1c3f9dc4e9082bb"
        ABI = (("token", "address", True), ("nominee", "address", True))

        token: Address
        nominee: Address

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

    def exchange_units_of(self, token: AddressLike, holder: AddressLike, *, at: int | None = None) -> int:
        """`exchangeUnitsOf(address,address)`"""
        return self._view(_EXCHANGE_UNITS_OF, (token, holder), at)

    def pools_of(self, token: AddressLike, *, at: int | None = None) -> tuple[int, int]:
        """`poolsOf(address)`

        Returns chain: units outside the exchange pool
        Returns exchange: units in it; both add up to the supply
        """
        return self._view(_POOLS_OF, (token,), at)

    def _make_reassign(self, token: AddressLike, from_: AddressLike, to: AddressLike, units: int, reference: bytes) -> Call[None]:
        return self._call(_REASSIGN, (token, from_, to, units, reference))

    @write(_make_reassign)
    def reassign(self, token: AddressLike, from_: AddressLike, to: AddressLike, units: int, reference: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records that exchange units changed hands at the exchange (CONVERSION_AGENT)."""
        raise Signature

    def _make_set_pool(self, token: AddressLike, nominee: AddressLike) -> Call[None]:
        return self._call(_SET_POOL, (token, nominee))

    @write(_make_set_pool)
    def set_pool(self, token: AddressLike, nominee: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the nominee's wallet of a token (CONVERSION_AGENT). Requirements: it is a nominee in the
        register; an earlier pool is empty.
        """
        raise Signature

    def _make_to_chain(self, token: AddressLike, holder: AddressLike, units: int, reference: bytes) -> Call[None]:
        return self._call(_TO_CHAIN, (token, holder, units, reference))

    @write(_make_to_chain)
    def to_chain(self, token: AddressLike, holder: AddressLike, units: int, reference: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves units back on the exchange's confirmation (CONVERSION_AGENT of the token)."""
        raise Signature

    def _make_to_exchange(self, token: AddressLike, units: int, reference: bytes) -> Call[None]:
        return self._call(_TO_EXCHANGE, (token, units, reference))

    @write(_make_to_exchange)
    def to_exchange(self, token: AddressLike, units: int, reference: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves the caller's units to the exchange pool. Every rule of a transfer is met.

        reference: hash of the account at the exchange, salted
        """
        raise Signature
