"""What a security token does beyond a register and the standards' faces.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_DOCUMENTS: Function[Address] = Function("documents", "3a1806b4", (), (("", "address"),))
_INSTRUMENT: Function[Address] = Function("instrument", "5767d534", (), (("", "address"),))
_ISSUE_GATE: Function[Address] = Function("issueGate", "6dd86486", (), (("", "address"),))
_LODGE_ORDER: Function[None] = Function("lodgeOrder", "95da20a3", (("orderHash", "bytes32"), ("from", "address"), ("to", "address"), ("amount", "uint256")), ())
_LODGED_ORDER: Function[bytes] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("orderHash", "bytes32"),))
_SET_CONTRACTS: Function[None] = Function("setContracts", "d8952a49", (("instrument", "address"), ("documents", "address")), ())
_SET_ISSUE_GATE: Function[None] = Function("setIssueGate", "d7893af3", (("gate", "address"),), ())
_TIGHTEN: Function[None] = Function("tighten", "b9b067ed", (("policy", "uint256"),), ())
_WITHDRAW_ORDER: Function[None] = Function("withdrawOrder", "66e24d02", (("from", "address"), ("to", "address"), ("amount", "uint256")), ())


class ISecurityToken(Contract):
    """What a security token does beyond a register and the standards' faces."""

    NAME = "ISecurityToken"
    SOURCE = "contracts/token/interfaces/ISecurityToken.sol"

    @dataclass(frozen=True)
    class ContractsSet(Event):
        """`ISecurityToken.ContractsSet`"""

        NAME = "ISecurityToken.ContractsSet"
        TOPIC = "14662a0fccd762a05d5e1fa6afdd204554c4cf90fe58b5c5947f664fb71925f5"
        ABI = (("instrument", "address", True), ("documents", "address", True))

        instrument: Address
        documents: Address

    @dataclass(frozen=True)
    class IssueGateSet(Event):
        """`ISecurityToken.IssueGateSet`"""

        NAME = "ISecurityToken.IssueGateSet"
        TOPIC = "633b340b8c887b3d91e034709bded9e1c67c6e682f08649232cbd12280b3b237"
        ABI = (("gate", "address", True),)

        gate: Address

    @dataclass(frozen=True)
    class Issued(Event):
        """Units were issued, by whose call."""

        NAME = "ISecurityToken.Issued"
        TOPIC = "07a8b7e21e59ed69b567ce364407d115c90904e8305b93139e4987619a8316dd"
        ABI = (("to", "address", True), ("units", "uint256", False), ("by", "address", True))

        to: Address
        units: int
        by: Address

    @dataclass(frozen=True)
    class OrderExecuted(Event):
        """`ISecurityToken.OrderExecuted`"""

        NAME = "ISecurityToken.OrderExecuted"
        TOPIC = "ca6697112b7a4ce87d75be03533e7f785741a368d9483b7f3cfb275eac7a9ea5"
        ABI = (("orderHash", "bytes32", True), ("from", "address", True), ("to", "address", True), ("amount", "uint256", False))

        order_hash: bytes
        from_: Address
        to: Address
        amount: int

    @dataclass(frozen=True)
    class OrderLodged(Event):
        """`ISecurityToken.OrderLodged`"""

        NAME = "ISecurityToken.OrderLodged"
        TOPIC = "469a71967ecc6f7561de30ab7468baab9c7b35eefb6816d1dad2181df2ffa37f"
        ABI = (("orderHash", "bytes32", True), ("from", "address", True), ("to", "address", True), ("amount", "uint256", False))

        order_hash: bytes
        from_: Address
        to: Address
        amount: int

    @dataclass(frozen=True)
    class OrderWithdrawn(Event):
        """`ISecurityToken.OrderWithdrawn`"""

        NAME = "ISecurityToken.OrderWithdrawn"
        TOPIC = "ad954b7deb10e5eae2ccf833a1602a4899865e989d809f550c929d2be739e5f5"
        ABI = (("orderHash", "bytes32", True), ("from", "address", True), ("to", "address", True), ("amount", "uint256", False))

        order_hash: bytes
        from_: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class BatchLengthsDiffer(ContractError):
        """`ISecurityToken.BatchLengthsDiffer`"""

        NAME = "SecurityToken.BatchLengthsDiffer"
        SELECTOR = bytes.fromhex("3f3fbcfa")
        SIGNATURE = "BatchLengthsDiffer(uint256,uint256)"
        PARAMETERS = (("first", "uint256"), ("second", "uint256"))
        FIELDS = ("first", "second")

        first: int
        second: int

    @dataclass(eq=False, repr=False)
    class FaceFixed(ContractError):
        """The face that a token was deployed with stays."""

        NAME = "SecurityToken.FaceFixed"
        SELECTOR = bytes.fromhex("d72a463d")
        SIGNATURE = "FaceFixed(address)"
        PARAMETERS = (("face", "address"),)
        FIELDS = ("face",)
        NOTICE = "The face that a token was deployed with stays."

        face: Address

    @dataclass(eq=False, repr=False)
    class FrozenUnitsInsufficient(ContractError):
        """`ISecurityToken.FrozenUnitsInsufficient`"""

        NAME = "SecurityToken.FrozenUnitsInsufficient"
        SELECTOR = bytes.fromhex("2a996787")
        SIGNATURE = "FrozenUnitsInsufficient(address,uint256,uint256)"
        PARAMETERS = (("account", "address"), ("frozen", "uint256"), ("amount", "uint256"))
        FIELDS = ("account", "frozen", "amount")

        account: Address
        frozen: int
        amount: int

    @dataclass(eq=False, repr=False)
    class FrozenUnitsTooLarge(ContractError):
        """`ISecurityToken.FrozenUnitsTooLarge`"""

        NAME = "SecurityToken.FrozenUnitsTooLarge"
        SELECTOR = bytes.fromhex("fe9de4b2")
        SIGNATURE = "FrozenUnitsTooLarge(address,uint256,uint256)"
        PARAMETERS = (("account", "address"), ("amount", "uint256"), ("maximum", "uint256"))
        FIELDS = ("account", "amount", "maximum")

        account: Address
        amount: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class InstrumentSilent(ContractError):
        """The register is closed and its instrument did not say why."""

        NAME = "SecurityToken.InstrumentSilent"
        SELECTOR = bytes.fromhex("4df15e5e")
        SIGNATURE = "InstrumentSilent(address,uint256)"
        PARAMETERS = (("instrument", "address"), ("closesAt", "uint256"))
        FIELDS = ("instrument", "closes_at")
        NOTICE = "The register is closed and its instrument did not say why."

        instrument: Address
        closes_at: int

    @dataclass(eq=False, repr=False)
    class IssueGateMissing(ContractError):
        """Nobody is named who says what may be issued, so nothing is."""

        NAME = "SecurityToken.IssueGateMissing"
        SELECTOR = bytes.fromhex("ced9d8a3")
        SIGNATURE = "IssueGateMissing()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "Nobody is named who says what may be issued, so nothing is."

    @dataclass(eq=False, repr=False)
    class OrderNotLodged(ContractError):
        """`ISecurityToken.OrderNotLodged`"""

        NAME = "SecurityToken.OrderNotLodged"
        SELECTOR = bytes.fromhex("6504166e")
        SIGNATURE = "OrderNotLodged(address,address,uint256)"
        PARAMETERS = (("from", "address"), ("to", "address"), ("amount", "uint256"))
        FIELDS = ("from_", "to", "amount")

        from_: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class OrderRefused(ContractError):
        """The hash is zero, or an order with it was used before."""

        NAME = "SecurityToken.OrderRefused"
        SELECTOR = bytes.fromhex("07800335")
        SIGNATURE = "OrderRefused(bytes32)"
        PARAMETERS = (("orderHash", "bytes32"),)
        FIELDS = ("order_hash",)
        NOTICE = "The hash is zero, or an order with it was used before."

        order_hash: bytes

    @dataclass(eq=False, repr=False)
    class OrderStillLodged(ContractError):
        """`ISecurityToken.OrderStillLodged`"""

        NAME = "SecurityToken.OrderStillLodged"
        SELECTOR = bytes.fromhex("8a0cebb0")
        SIGNATURE = "OrderStillLodged(bytes32)"
        PARAMETERS = (("orderHash", "bytes32"),)
        FIELDS = ("order_hash",)

        order_hash: bytes

    def documents(self, *, at: int | None = None) -> Address:
        """`documents()`"""
        return self._view(_DOCUMENTS, (), at)

    def instrument(self, *, at: int | None = None) -> Address:
        """`instrument()`"""
        return self._view(_INSTRUMENT, (), at)

    def issue_gate(self, *, at: int | None = None) -> Address:
        """`issueGate()`"""
        return self._view(_ISSUE_GATE, (), at)

    def _make_lodge_order(self, order_hash: bytes, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_LODGE_ORDER, (order_hash, from_, to, amount))

    @write(_make_lodge_order)
    def lodge_order(self, order_hash: bytes, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Lodges an order (COURT_ORDER).

        Another key, ENFORCER's, carries it out by `forcedTransfer(from, to, amount)`. Emits `OrderLodged`.
        Requirements: - the hash is not zero and was never used (`OrderRefused`); - no other order over the
        same wallets and amount is lodged (`OrderStillLodged`). Requirements of `forcedTransfer`: from ≠ to
        (`ERC7943CannotReceive`); the receiver can receive, with the rule's own error; enough units
        (`ERC20InsufficientBalance`), none of them held (`UnitsHeld`): a hold is cancelled or broken first.
        Frozen units go by the exact excess, after a `Frozen` event. What is left below the minimum holding is
        an `OddLot`.

        amount: [units]
        """
        raise Signature

    def lodged_order(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bytes:
        """The hash of the order lodged over these wallets and this amount; zero where there is none."""
        return self._view(_LODGED_ORDER, (from_, to, amount), at)

    def _make_set_contracts(self, instrument: AddressLike, documents: AddressLike) -> Call[None]:
        return self._call(_SET_CONTRACTS, (instrument, documents))

    @write(_make_set_contracts)
    def set_contracts(self, instrument: AddressLike, documents: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the instrument whose units these are, and who keeps the documents (ADMIN)."""
        raise Signature

    def _make_set_issue_gate(self, gate: AddressLike) -> Call[None]:
        return self._call(_SET_ISSUE_GATE, (gate,))

    @write(_make_set_issue_gate)
    def set_issue_gate(self, gate: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names who is asked at every issue (ADMIN, who waits)."""
        raise Signature

    def _make_tighten(self, policy: _types.Policy) -> Call[None]:
        return self._call(_TIGHTEN, (policy,))

    @write(_make_tighten)
    def tighten(self, policy: _types.Policy, *, sender: Party, gas: int | None = None) -> None:
        """Narrows the policy at once (BRAKE): nothing that it refuses now passes afterwards. `setPolicy` is the
        way back.

        Emits `PolicySet`. Requirements: - it is tighter in every field (`PolicyNotTighter`, see
        `IPolicyCheck.requireTighter`); - no bit without a meaning (`PolicyMalformed`).
        """
        raise Signature

    def _make_withdraw_order(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_WITHDRAW_ORDER, (from_, to, amount))

    @write(_make_withdraw_order)
    def withdraw_order(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes a lodged order back (COURT_ORDER); its hash stays used. Requirements: it is lodged
        (`OrderNotLodged`).
        """
        raise Signature
