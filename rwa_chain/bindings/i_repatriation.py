"""Money of a pool crosses the border by filed channels only, within their quota.

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

_CHANNEL_OF: Function[_types.Channel] = Function("channelOf", "67f47de8", (("pool", "address"), ("channel", "uint256")), (("", StructOf(lambda: _types.Channel)),))
_CHANNELS_OF: Function[int] = Function("channelsOf", "662d6d97", (("pool", "address"),), (("count", "uint256"),))
_CLOSE_CHANNEL: Function[None] = Function("closeChannel", "01d42a9c", (("pool", "address"), ("channel", "uint256")), ())
_OPEN_CHANNEL: Function[int] = Function("openChannel", "4a9b8b2e", (("pool", "address"), ("terms", StructOf(lambda: _types.Channel))), (("channel", "uint256"),))
_REMIT_PROCEEDS: Function[None] = Function("remitProceeds", "89e44193", (("pool", "address"), ("channel", "uint256"), ("inAsset", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())


class IRepatriation(Contract):
    """Money of a pool crosses the border by filed channels only, within their quota."""

    NAME = "IRepatriation"
    SOURCE = "contracts/revenue/interfaces/IRepatriation.sol"

    @dataclass(frozen=True)
    class ChannelClosed(Event):
        """`IRepatriation.ChannelClosed`"""

        NAME = "IRepatriation.ChannelClosed"
        TOPIC = "770342ee36990141b5b1f4b3b41a184d7968647ac7f0dbfd2d86d566c468027d"
        ABI = (("pool", "address", True), ("channel", "uint256", True))

        pool: Address
        channel: int

    @dataclass(frozen=True)
    class ChannelOpened(Event):
        """`IRepatriation.ChannelOpened`"""

        NAME = "IRepatriation.ChannelOpened"
        TOPIC = "6290d16c7cf3475668ef75049408542e05a01768dbf78175dd59edd9f3852f5d"
        ABI = (("pool", "address", True), ("channel", "uint256", True), ("terms", StructOf(lambda: _types.Channel), False))

        pool: Address
        channel: int
        terms: _types.Channel

    @dataclass(frozen=True)
    class ChannelUsed(Event):
        """`IRepatriation.ChannelUsed`"""

        NAME = "IRepatriation.ChannelUsed"
        TOPIC = "f2ff6b33a2eb6571b491779a188625b9573f5e273c3c2aad51d80a79ba67af12"
        ABI = (("pool", "address", True), ("channel", "uint256", True), ("amount", "uint256", False), ("used", "uint256", False), ("bookingId", "bytes32", True))

        pool: Address
        channel: int
        amount: int
        used: int
        booking_id: bytes

    @dataclass(frozen=True)
    class ProceedsBooked(Event):
        """Proceeds of the pool's issue wait for an INBOUND channel."""

        NAME = "IRepatriation.ProceedsBooked"
        TOPIC = "2889fef52826ebd39385d194d7c38e200d1d684faad20402ad07b88e915857c6"
        ABI = (("pool", "address", True), ("offering", "address", True), ("amount", "uint256", False))

        pool: Address
        offering: Address
        amount: int

    @dataclass(frozen=True)
    class ProceedsRemitted(Event):
        """Proceeds went to the mainland."""

        NAME = "IRepatriation.ProceedsRemitted"
        TOPIC = "589acab27349912f13a1a6c51b4a646dff108d7806387dd860958e25de35c847"
        ABI = (("pool", "address", True), ("channel", "uint256", True), ("to", "address", True), ("amount", "uint256", False))

        pool: Address
        channel: int
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class ChannelDirectionUnfit(ContractError):
        """`IRepatriation.ChannelDirectionUnfit`"""

        NAME = "Repatriation.ChannelDirectionUnfit"
        SELECTOR = bytes.fromhex("977de9c5")
        SIGNATURE = "ChannelDirectionUnfit(address,uint256,uint8)"
        PARAMETERS = (("pool", "address"), ("channel", "uint256"), ("needed", EnumOf(lambda: _types.ChannelDirection)))
        FIELDS = ("pool", "channel", "needed")

        pool: Address
        channel: int
        needed: _types.ChannelDirection

    @dataclass(eq=False, repr=False)
    class ChannelExpired(ContractError):
        """`IRepatriation.ChannelExpired`"""

        NAME = "Repatriation.ChannelExpired"
        SELECTOR = bytes.fromhex("dbc2e796")
        SIGNATURE = "ChannelExpired(address,uint256,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("channel", "uint256"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("pool", "channel", "expires_at", "now_at")

        pool: Address
        channel: int
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ChannelQuotaExceeded(ContractError):
        """`IRepatriation.ChannelQuotaExceeded`"""

        NAME = "Repatriation.ChannelQuotaExceeded"
        SELECTOR = bytes.fromhex("f7415d9b")
        SIGNATURE = "ChannelQuotaExceeded(address,uint256,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("channel", "uint256"), ("used", "uint256"), ("quota", "uint256"))
        FIELDS = ("pool", "channel", "used", "quota")

        pool: Address
        channel: int
        used: int
        quota: int

    @dataclass(eq=False, repr=False)
    class ChannelUnfit(ContractError):
        """`IRepatriation.ChannelUnfit`"""

        NAME = "Repatriation.ChannelUnfit"
        SELECTOR = bytes.fromhex("8b7ee996")
        SIGNATURE = "ChannelUnfit(address,string)"
        PARAMETERS = (("pool", "address"), ("field", "string"))
        FIELDS = ("pool", "field")

        pool: Address
        field: str

    @dataclass(eq=False, repr=False)
    class CounterpartyUnknown(ContractError):
        """`IRepatriation.CounterpartyUnknown`"""

        NAME = "Repatriation.CounterpartyUnknown"
        SELECTOR = bytes.fromhex("ca2695cd")
        SIGNATURE = "CounterpartyUnknown(address,uint256,address,address)"
        PARAMETERS = (("pool", "address"), ("channel", "uint256"), ("caller", "address"), ("counterparty", "address"))
        FIELDS = ("pool", "channel", "caller", "counterparty")

        pool: Address
        channel: int
        caller: Address
        counterparty: Address

    @dataclass(eq=False, repr=False)
    class ProceedsInsufficient(ContractError):
        """`IRepatriation.ProceedsInsufficient`"""

        NAME = "Repatriation.ProceedsInsufficient"
        SELECTOR = bytes.fromhex("5c3441fa")
        SIGNATURE = "ProceedsInsufficient(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("proceeds", "uint256"), ("needed", "uint256"))
        FIELDS = ("pool", "proceeds", "needed")

        pool: Address
        proceeds: int
        needed: int

    def channel_of(self, pool: AddressLike, channel: int, *, at: int | None = None) -> _types.Channel:
        """`channelOf(address,uint256)`"""
        return self._view(_CHANNEL_OF, (pool, channel), at)

    def channels_of(self, pool: AddressLike, *, at: int | None = None) -> int:
        """`channelsOf(address)`"""
        return self._view(_CHANNELS_OF, (pool,), at)

    def _make_close_channel(self, pool: AddressLike, channel: int) -> Call[None]:
        return self._call(_CLOSE_CHANNEL, (pool, channel))

    @write(_make_close_channel)
    def close_channel(self, pool: AddressLike, channel: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a channel at once (COMPLIANCE)."""
        raise Signature

    def _make_open_channel(self, pool: AddressLike, terms: _types.Channel) -> Call[int]:
        return self._call(_OPEN_CHANNEL, (pool, terms))

    @write(_make_open_channel)
    def open_channel(self, pool: AddressLike, terms: _types.Channel, *, sender: Party, gas: int | None = None) -> int:
        """Opens a channel (COMPLIANCE). Requirements (`ChannelUnfit`): a filing hash, a counterparty, a quota,
        an end in the future; QDII not INBOUND (`ChannelDirectionUnfit`).

        Returns channel: its number in the pool, from 1
        """
        raise Signature

    def _make_remit_proceeds(self, pool: AddressLike, channel: int, in_asset: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REMIT_PROCEEDS, (pool, channel, in_asset, amount, booking_id))

    @write(_make_remit_proceeds)
    def remit_proceeds(self, pool: AddressLike, channel: int, in_asset: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Pays proceeds of the issue to the channel's counterparty (ISSUER). Nothing else moves them.
        Requirements: an INBOUND channel that has not expired, within its quota; so much is there
        (`ProceedsInsufficient`); the refusing token's error bubbles.

        in_asset: the counterparty's bank's deposit
        """
        raise Signature
