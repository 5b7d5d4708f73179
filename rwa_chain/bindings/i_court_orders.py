"""Orders of courts: one key lodges, which freezes at once, another executes after a delay.

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

_END_ORDER: Function[None] = Function("endOrder", "0b232931", (("id", "uint256"), ("dischargeHash", "bytes32")), ())
_EXECUTE_ORDER: Function[None] = Function("executeOrder", "94f61134", (("id", "uint256"),), ())
_HASH_ORDER: Function[None] = Function("hashOrder", "0b2b72e0", (("id", "uint256"), ("orderHash", "bytes32")), ())
_LAPSE_ORDER: Function[None] = Function("lapseOrder", "8daf581e", (("id", "uint256"),), ())
_LODGE_ORDER: Function[int] = Function("lodgeOrder", "2b0ac93d", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("orderHash", "bytes32")), (("id", "uint256"),))
_LODGED_ORDER: Function[int] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("id", "uint256"),))
_OBJECT_TO_ORDER: Function[None] = Function("objectToOrder", "cda97b5f", (("id", "uint256"), ("stayHash", "bytes32")), ())
_ORDER_OF: Function[_types.CourtOrder] = Function("orderOf", "c7e85f94", (("id", "uint256"),), (("", StructOf(lambda: _types.CourtOrder)),))
_ORDERED_OF: Function[int] = Function("orderedOf", "147a89f9", (("wallet", "address"),), (("", "uint256"),))
_OVERRIDE_OBJECTION: Function[None] = Function("overrideObjection", "dcbf9c5d", (("id", "uint256"), ("orderHash", "bytes32")), ())


class ICourtOrders(Contract):
    """Orders of courts: one key lodges, which freezes at once, another executes after a delay."""

    NAME = "ICourtOrders"
    SOURCE = "contracts/register/interfaces/ICourtOrders.sol"

    @dataclass(frozen=True)
    class ObjectionOverridden(Event):
        """A second order overrides the objection."""

        NAME = "ICourtOrders.ObjectionOverridden"
        TOPIC = "89324df0c340bb23851a71e4b926f1e94e545121301664ffa239a3b7bd17b73f"
        ABI = (("id", "uint256", True), ("orderHash", "bytes32", True), ("executableAt", "uint256", False))

        id: int
        order_hash: bytes
        executable_at: int

    @dataclass(frozen=True)
    class OrderEnded(Event):
        """An order ended without a movement."""

        NAME = "ICourtOrders.OrderEnded"
        TOPIC = "55d23c0a51d9dd73da2d799cc1c253c0aaaf67bf2b4542ab2d742a4e28d1374d"
        ABI = (("id", "uint256", True), ("orderHash", "bytes32", True))

        id: int
        order_hash: bytes

    @dataclass(frozen=True)
    class OrderExecuted(Event):
        """An order was carried out."""

        NAME = "ICourtOrders.OrderExecuted"
        TOPIC = "58fd6c5dc741402acdbe124b1f226560329996cc01b1d3c370f417917b79bab2"
        ABI = (("id", "uint256", True), ("from", "address", True), ("to", "address", True), ("amount", "uint256", False), ("orderHash", "bytes32", False))

        id: int
        from_: Address
        to: Address
        amount: int
        order_hash: bytes

    @dataclass(frozen=True)
    class OrderHashed(Event):
        """The document of an order came."""

        NAME = "ICourtOrders.OrderHashed"
        TOPIC = "2f081d885456ad0bd9d8eba59edbaed3f76b868c2e8463efcdcfd3dfb25a1d4b"
        ABI = (("id", "uint256", True), ("orderHash", "bytes32", True))

        id: int
        order_hash: bytes

    @dataclass(frozen=True)
    class OrderLodged(Event):
        """An order was lodged and its units are frozen."""

        NAME = "ICourtOrders.OrderLodged"
        TOPIC = "a242b615658797a0837e67c4b6eadc1e9295b15fd42e44757bfbb7bfe717e68a"
        ABI = (("id", "uint256", True), ("from", "address", True), ("to", "address", True), ("amount", "uint256", False), ("orderHash", "bytes32", False))

        id: int
        from_: Address
        to: Address
        amount: int
        order_hash: bytes

    @dataclass(frozen=True)
    class OrderObjected(Event):
        """A court's stay doubles the delay."""

        NAME = "ICourtOrders.OrderObjected"
        TOPIC = "80023cc1c22bfed06c0bef3008f22d5fb692f782d4c658cb9ad73fffc1c92a38"
        ABI = (("id", "uint256", True), ("stayHash", "bytes32", True), ("executableAt", "uint256", False))

        id: int
        stay_hash: bytes
        executable_at: int

    @dataclass(eq=False, repr=False)
    class CourtOrderNotLodged(ContractError):
        """`ICourtOrders.CourtOrderNotLodged`"""

        NAME = "CourtOrders.CourtOrderNotLodged"
        SELECTOR = bytes.fromhex("f3a54d10")
        SIGNATURE = "CourtOrderNotLodged(address,address,uint256)"
        PARAMETERS = (("from", "address"), ("to", "address"), ("amount", "uint256"))
        FIELDS = ("from_", "to", "amount")

        from_: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class CourtOrderRefused(ContractError):
        """The document's hash is zero, or was used before."""

        NAME = "CourtOrders.CourtOrderRefused"
        SELECTOR = bytes.fromhex("f07d8133")
        SIGNATURE = "CourtOrderRefused(bytes32)"
        PARAMETERS = (("orderHash", "bytes32"),)
        FIELDS = ("order_hash",)
        NOTICE = "The document's hash is zero, or was used before."

        order_hash: bytes

    @dataclass(eq=False, repr=False)
    class FrozenByOrder(ContractError):
        """The freezer can't free what an order froze."""

        NAME = "CourtOrders.FrozenByOrder"
        SELECTOR = bytes.fromhex("214dd051")
        SIGNATURE = "FrozenByOrder(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("amount", "uint256"), ("ordered", "uint256"))
        FIELDS = ("wallet", "amount", "ordered")
        NOTICE = "The freezer can't free what an order froze."

        wallet: Address
        amount: int
        ordered: int

    @dataclass(eq=False, repr=False)
    class OrderEmpty(ContractError):
        """There is nothing to freeze, or the receiver is the wallet itself."""

        NAME = "CourtOrders.OrderEmpty"
        SELECTOR = bytes.fromhex("99eb2515")
        SIGNATURE = "OrderEmpty(address,address,uint256)"
        PARAMETERS = (("from", "address"), ("to", "address"), ("amount", "uint256"))
        FIELDS = ("from_", "to", "amount")
        NOTICE = "There is nothing to freeze, or the receiver is the wallet itself."

        from_: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class OrderNeedsAnother(ContractError):
        """Who lodged an order doesn't execute it."""

        NAME = "CourtOrders.OrderNeedsAnother"
        SELECTOR = bytes.fromhex("684bab4a")
        SIGNATURE = "OrderNeedsAnother(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("lodgedBy", "address"))
        FIELDS = ("id", "lodged_by")
        NOTICE = "Who lodged an order doesn't execute it."

        id: int
        lodged_by: Address

    @dataclass(eq=False, repr=False)
    class OrderTooEarly(ContractError):
        """`ICourtOrders.OrderTooEarly`"""

        NAME = "CourtOrders.OrderTooEarly"
        SELECTOR = bytes.fromhex("59747581")
        SIGNATURE = "OrderTooEarly(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("executableAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "executable_at", "now_at")

        id: int
        executable_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class OrderUnfit(ContractError):
        """The order is not in the state, or lacks what the call needs."""

        NAME = "CourtOrders.OrderUnfit"
        SELECTOR = bytes.fromhex("1965cbe3")
        SIGNATURE = "OrderUnfit(uint256,uint8)"
        PARAMETERS = (("id", "uint256"), ("state", EnumOf(lambda: _types.OrderState)))
        FIELDS = ("id", "state")
        NOTICE = "The order is not in the state, or lacks what the call needs."

        id: int
        state: _types.OrderState

    @dataclass(eq=False, repr=False)
    class OrderUnknown(ContractError):
        """`ICourtOrders.OrderUnknown`"""

        NAME = "CourtOrders.OrderUnknown"
        SELECTOR = bytes.fromhex("10cc605e")
        SIGNATURE = "OrderUnknown(uint256)"
        PARAMETERS = (("id", "uint256"),)
        FIELDS = ("id",)

        id: int

    def _make_end_order(self, id: int, discharge_hash: bytes) -> Call[None]:
        return self._call(_END_ORDER, (id, discharge_hash))

    @write(_make_end_order)
    def end_order(self, id: int, discharge_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order by a discharging order, and frees its units (COURT_ORDER).

        Emits `OrderEnded`. Requirements: - lodged (`OrderUnfit`); - the discharging order's hash is new and
        not zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_execute_order(self, id: int) -> Call[None]:
        return self._call(_EXECUTE_ORDER, (id,))

    @write(_make_execute_order)
    def execute_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Carries an order out (ENFORCER).

        Emits `OrderExecuted`. Requirements: - lodged, with a receiver (`OrderUnfit`); - by another than who
        lodged it (`OrderNeedsAnother`); - two days after its hash, four where it was objected to
        (`OrderTooEarly`); - those of a forced movement: the receiver can receive (`ERC7943CannotReceive`),
        enough units, none of them held (`UnitsHeld`).
        """
        raise Signature

    def _make_hash_order(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_HASH_ORDER, (id, order_hash))

    @write(_make_hash_order)
    def hash_order(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Adds the document of a lodged order (COURT_ORDER); the delay begins.

        Emits `OrderHashed`. Requirements: - lodged, without a hash (`OrderUnfit`); - the hash is new and not
        zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_lapse_order(self, id: int) -> Call[None]:
        return self._call(_LAPSE_ORDER, (id,))

    @write(_make_lapse_order)
    def lapse_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order whose document did not come within 30 days, for anyone.

        Emits `OrderEnded`. Requirements: - lodged, without a hash, 30 days have passed (`OrderUnfit`).
        """
        raise Signature

    def _make_lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes) -> Call[int]:
        return self._call(_LODGE_ORDER, (from_, to, amount, order_hash))

    @write(_make_lodge_order)
    def lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> int:
        """Lodges an order and freezes its units at once (COURT_ORDER).

        Emits `OrderLodged` and `Frozen`. Requirements: - an amount, and another receiver than the wallet
        (`OrderEmpty`); - the wallet was not replaced (`WalletReplaced`); - a hash that is given was never
        used (`CourtOrderRefused`).

        amount: [units] may exceed the balance: what comes in later is frozen too
        order_hash: zero: the document follows within 30 days
        to: who is to receive; zero: the order only freezes
        """
        raise Signature

    def lodged_order(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """The id of the last order lodged over these wallets and this amount; zero where none is."""
        return self._view(_LODGED_ORDER, (from_, to, amount), at)

    def _make_object_to_order(self, id: int, stay_hash: bytes) -> Call[None]:
        return self._call(_OBJECT_TO_ORDER, (id, stay_hash))

    @write(_make_object_to_order)
    def object_to_order(self, id: int, stay_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Doubles the delay of an order once, by a court's stay (GUARDIAN).

        Emits `OrderObjected`. Requirements: - lodged, not objected to before (`OrderUnfit`); - the stay's
        hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def order_of(self, id: int, *, at: int | None = None) -> _types.CourtOrder:
        """The order of an id; raises `OrderUnknown`."""
        return self._view(_ORDER_OF, (id,), at)

    def ordered_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """[units] of the wallet that orders froze."""
        return self._view(_ORDERED_OF, (wallet,), at)

    def _make_override_objection(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_OVERRIDE_OBJECTION, (id, order_hash))

    @write(_make_override_objection)
    def override_objection(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes an objection's delay away again, finally, by a second order that names the first (COURT_ORDER).

        Emits `ObjectionOverridden`. Requirements: - objected to, not overridden before (`OrderUnfit`); - the
        second order's hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature
