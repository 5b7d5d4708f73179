"""NetBatch netting: of every gross leg who and when, of every party what is left.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_SETTLE_BATCH: Function[int] = Function("settleBatch", "f25f6c97", (("batch", StructOf(lambda: _types.NetBatch)),), (("settled", "uint256"),))


class INetting(Contract):
    """NetBatch netting: of every gross leg who and when, of every party what is left."""

    NAME = "INetting"
    SOURCE = "contracts/settlement/interfaces/INetting.sol"

    @dataclass(frozen=True)
    class InstructionLeft(Event):
        """An instruction of a batch did not settle, and is as it was before."""

        NAME = "INetting.InstructionLeft"
        TOPIC = "821c6709c57935deef2d98461df0dcabe48d750d876f6a59180f7968d0d3d641"
        ABI = (("id", "bytes32", True), ("reason", "bytes", False))

        id: _types.InstructionId
        reason: bytes

    @dataclass(eq=False, repr=False)
    class AssetSilent(ContractError):
        """The asset refused without saying why, so it may have been for want of gas: nothing settles."""

        NAME = "Netting.AssetSilent"
        SELECTOR = bytes.fromhex("aa0e345a")
        SIGNATURE = "AssetSilent(address)"
        PARAMETERS = (("asset", "address"),)
        FIELDS = ("asset",)
        NOTICE = "The asset refused without saying why, so it may have been for want of gas: nothing settles."

        asset: Address

    @dataclass(eq=False, repr=False)
    class BatchListTooLong(ContractError):
        """`INetting.BatchListTooLong`"""

        NAME = "Netting.BatchListTooLong"
        SELECTOR = bytes.fromhex("7641ff96")
        SIGNATURE = "BatchListTooLong(uint256,uint256)"
        PARAMETERS = (("length", "uint256"), ("maximum", "uint256"))
        FIELDS = ("length", "maximum")

        length: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class BatchListed(ContractError):
        """Twice in a list of the batch."""

        NAME = "Netting.BatchListed"
        SELECTOR = bytes.fromhex("8a26eb3c")
        SIGNATURE = "BatchListed(address)"
        PARAMETERS = (("listed", "address"),)
        FIELDS = ("listed",)
        NOTICE = "Twice in a list of the batch."

        listed: Address

    @dataclass(eq=False, repr=False)
    class BatchListsDiffer(ContractError):
        """Consents or proofs are neither none nor one for each."""

        NAME = "Netting.BatchListsDiffer"
        SELECTOR = bytes.fromhex("8f355c12")
        SIGNATURE = "BatchListsDiffer(uint256,uint256)"
        PARAMETERS = (("length", "uint256"), ("expected", "uint256"))
        FIELDS = ("length", "expected")
        NOTICE = "Consents or proofs are neither none nor one for each."

        length: int
        expected: int

    @dataclass(eq=False, repr=False)
    class BatchUnlisted(ContractError):
        """A leg names an asset or a party that is not in the batch's list."""

        NAME = "Netting.BatchUnlisted"
        SELECTOR = bytes.fromhex("d1934fca")
        SIGNATURE = "BatchUnlisted(address)"
        PARAMETERS = (("missing", "address"),)
        FIELDS = ("missing",)
        NOTICE = "A leg names an asset or a party that is not in the batch's list."

        missing: Address

    @dataclass(eq=False, repr=False)
    class LegNotFungible(ContractError):
        """A leg of a title: what has a number of its own can't be netted."""

        NAME = "Netting.LegNotFungible"
        SELECTOR = bytes.fromhex("b3f128d6")
        SIGNATURE = "LegNotFungible(uint256,uint256)"
        PARAMETERS = (("leg", "uint256"), ("id", "uint256"))
        FIELDS = ("leg", "id")
        NOTICE = "A leg of a title: what has a number of its own can't be netted."

        leg: int
        id: int

    @dataclass(eq=False, repr=False)
    class LegTooLarge(ContractError):
        """More than any asset has."""

        NAME = "Netting.LegTooLarge"
        SELECTOR = bytes.fromhex("4b049732")
        SIGNATURE = "LegTooLarge(uint256,uint256)"
        PARAMETERS = (("leg", "uint256"), ("amount", "uint256"))
        FIELDS = ("leg", "amount")
        NOTICE = "More than any asset has."

        leg: int
        amount: int

    @dataclass(eq=False, repr=False)
    class NetShort(ContractError):
        """`INetting.NetShort`"""

        NAME = "Netting.NetShort"
        SELECTOR = bytes.fromhex("f89f1e68")
        SIGNATURE = "NetShort(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("received", "uint256"), ("amount", "uint256"))
        FIELDS = ("asset", "received", "amount")

        asset: Address
        received: int
        amount: int

    @dataclass(eq=False, repr=False)
    class PositionRefused(ContractError):
        """A final position in an asset that its rules refuse."""

        NAME = "Netting.PositionRefused"
        SELECTOR = bytes.fromhex("8f32f1e4")
        SIGNATURE = "PositionRefused(address,address,int256)"
        PARAMETERS = (("asset", "address"), ("party", "address"), ("delta", "int256"))
        FIELDS = ("asset", "party", "delta")
        NOTICE = "A final position in an asset that its rules refuse."

        asset: Address
        party: Address
        delta: int

    def _make_settle_batch(self, batch: _types.NetBatch) -> Call[int]:
        return self._call(_SETTLE_BATCH, (batch,))

    @write(_make_settle_batch)
    def settle_batch(self, batch: _types.NetBatch, *, sender: Party, gas: int | None = None) -> int:
        """Settles what can settle of many instructions, by the net of each party; for anyone.

        Emits `InstructionLeft` for what leaves and `Settled` for what does not, then the assets' own events.
        Requirements: - the lists fit (`BatchListTooLong`, `BatchListsDiffer`, `BatchListed`) and name all
        (`BatchUnlisted`); - every instruction is well formed, as for `settleSigned`; - every asset answers
        (`AssetSilent`), books its net and delivers it (`NetShort`).

        Returns settled: how many instructions settled
        """
        raise Signature
