"""Payments between banks that wait for liquidity, released by the greatest set that can be paid.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
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

_ACCEPT: Function[None] = Function("accept", "46f3bec0", (("ids", "uint256[]"),), ())
_ALLOWANCE_OF: Function[_types.Allowance] = Function("allowanceOf", "bfd2385e", (("deposit", "address"),), (("", StructOf(lambda: _types.Allowance)),))
_BANKS: Function[tuple[Address, ...]] = Function("banks", "f7815e19", (), (("", "address[]"),))
_BILATERAL_LIMIT_OF: Function[int] = Function("bilateralLimitOf", "c0ae4f2a", (("deposit", "address"), ("towards", "address")), (("", "uint256"),))
_BYPASS: Function[bool] = Function("bypass", "270e5326", (), (("", "bool"),))
_CANCEL: Function[None] = Function("cancel", "40e58ee5", (("id", "uint256"),), ())
_DECLINE: Function[None] = Function("decline", "a0355f4e", (("id", "uint256"),), ())
_GIVE_BACK: Function[None] = Function("giveBack", "72e03814", (("ids", "uint256[]"),), ())
_IS_STOPPED: Function[bool] = Function("isStopped", "d431195b", (("deposit", "address"),), (("", "bool"),))
_KEPT_OF: Function[int] = Function("keptOf", "2840451b", (("deposit", "address"), ("wallet", "address")), (("", "uint256"),))
_OPEN_OF: Function[tuple[int, ...]] = Function("openOf", "445e5d99", (("deposit", "address"),), (("", "uint256[]"),))
_PAY_KEPT: Function[None] = Function("payKept", "602b62ea", (("deposit", "address"), ("wallet", "address")), ())
_PAYMENT_OF: Function[_types.QueuedPayment] = Function("paymentOf", "c629cd23", (("id", "uint256"),), (("", StructOf(lambda: _types.QueuedPayment)),))
_RELEASE: Function[int] = Function("release", "86d1a69f", (), (("released", "uint256"),))
_REORDER: Function[None] = Function("reorder", "3a0f241a", (("deposit", "address"), ("ids", "uint256[]")), ())
_SET_BILATERAL_LIMIT: Function[None] = Function("setBilateralLimit", "4c36a938", (("deposit", "address"), ("towards", "address"), ("limit", "uint256")), ())
_SET_BYPASS: Function[None] = Function("setBypass", "81c66462", (("on", "bool"),), ())
_SET_HELD: Function[None] = Function("setHeld", "7fe696e3", (("id", "uint256"), ("held", "bool")), ())
_SET_MULTILATERAL_LIMIT: Function[None] = Function("setMultilateralLimit", "4e197cdb", (("deposit", "address"), ("limit", "uint256")), ())
_SET_PRIORITY: Function[None] = Function("setPriority", "4d51abf7", (("id", "uint256"), ("priority", "uint256")), ())
_SET_RESERVED: Function[None] = Function("setReserved", "de637065", (("deposit", "address"), ("reserved", "uint256")), ())
_SET_STANDING_ACCEPTANCE: Function[None] = Function("setStandingAcceptance", "3273d7b9", (("deposit", "address"), ("upTo", "uint256")), ())
_STANDING_ACCEPTANCE_OF: Function[int] = Function("standingAcceptanceOf", "9bc475c8", (("deposit", "address"),), (("", "uint256"),))
_SUBMIT: Function[int] = Function("submit", "7f105a16", (("source", "address"), ("target", "address"), ("payee", "address"), ("amount", "uint256"), ("priority", "uint256"), ("until", "uint256"), ("paymentReference", "bytes32"), ("travelRule", "bytes32")), (("id", "uint256"),))


class IQueue(Contract):
    """Payments between banks that wait for liquidity, released by the greatest set that can be paid."""

    NAME = "IQueue"
    SOURCE = "contracts/cash/interfaces/IQueue.sol"

    @dataclass(frozen=True)
    class BankJoined(Event):
        """`IQueue.BankJoined`"""

        NAME = "IQueue.BankJoined"
        TOPIC = "17aad897091c464d0e722cf3357ecd5ddb0747c67b35401b7a152aa13893518e"
        ABI = (("bank", "uint256", True), ("deposit", "address", True))

        bank: int
        deposit: Address

    @dataclass(frozen=True)
    class BilateralLimitSet(Event):
        """`IQueue.BilateralLimitSet`"""

        NAME = "IQueue.BilateralLimitSet"
        TOPIC = "750264c4e2e53450a4d01143261678cd0fbbca435fefddb055969a073ac505aa"
        ABI = (("deposit", "address", True), ("towards", "address", True), ("limit", "uint256", False))

        deposit: Address
        towards: Address
        limit: int

    @dataclass(frozen=True)
    class BypassSet(Event):
        """`IQueue.BypassSet`"""

        NAME = "IQueue.BypassSet"
        TOPIC = "ef16c43ed164a61e3e3fc98b41386788868e21c3678ebdf11243f6ecfac70f64"
        ABI = (("on", "bool", False),)

        on: bool

    @dataclass(frozen=True)
    class KeptPaid(Event):
        """`IQueue.KeptPaid`"""

        NAME = "IQueue.KeptPaid"
        TOPIC = "0749c99ef3b410c12d2ef11ac410baa6360da234d561d1bcd8bfe302e2230c34"
        ABI = (("deposit", "address", True), ("wallet", "address", True), ("amount", "uint256", False))

        deposit: Address
        wallet: Address
        amount: int

    @dataclass(frozen=True)
    class MultilateralLimitSet(Event):
        """`IQueue.MultilateralLimitSet`"""

        NAME = "IQueue.MultilateralLimitSet"
        TOPIC = "eaa41e579cada7ec275b418015094797b402448f7f1ce64edfd6b69cc378ed27"
        ABI = (("deposit", "address", True), ("limit", "uint256", False))

        deposit: Address
        limit: int

    @dataclass(frozen=True)
    class PaymentDeclined(Event):
        """`IQueue.PaymentDeclined`"""

        NAME = "IQueue.PaymentDeclined"
        TOPIC = "31c1592b9bb3f17f2564d33b3d80bfe56af090170d9bbcf56669ad6a735f439b"
        ABI = (("id", "uint256", True),)

        id: int

    @dataclass(frozen=True)
    class PaymentHeld(Event):
        """`IQueue.PaymentHeld`"""

        NAME = "IQueue.PaymentHeld"
        TOPIC = "949e1a4dc3d6c0ab550c2468bbc76440961884f841eee7ae43fddc9ee5fa2b7f"
        ABI = (("id", "uint256", True), ("held", "bool", False))

        id: int
        held: bool

    @dataclass(frozen=True)
    class PaymentKept(Event):
        """A released payment whose payee its bank refuses waits for the payee."""

        NAME = "IQueue.PaymentKept"
        TOPIC = "937449da7d19bd0e65f4140ee443051bdcb7f3805f95b300df9e308392df7d33"
        ABI = (("deposit", "address", True), ("wallet", "address", True), ("amount", "uint256", False))

        deposit: Address
        wallet: Address
        amount: int

    @dataclass(frozen=True)
    class PaymentQueued(Event):
        """The payee's bank accepted: the payment stands in its bank's order."""

        NAME = "IQueue.PaymentQueued"
        TOPIC = "31a173318740ab1031f904fc449a24d7b221001348beca1165cdbab0bd488e52"
        ABI = (("id", "uint256", True),)

        id: int

    @dataclass(frozen=True)
    class PaymentReturned(Event):
        """The money went back to its payer, or is kept for the payer."""

        NAME = "IQueue.PaymentReturned"
        TOPIC = "ff24775051179c0e085fef489674070b8208bb3a6dcfb523bf61fa36174fe104"
        ABI = (("id", "uint256", True), ("kept", "bool", False))

        id: int
        kept: bool

    @dataclass(frozen=True)
    class PaymentSubmitted(Event):
        """`IQueue.PaymentSubmitted`"""

        NAME = "IQueue.PaymentSubmitted"
        TOPIC = "8d7d73c28deaa4d367f39a1057cef98406d844b562b8c1f1b0250685d64ebddf"
        ABI = (("id", "uint256", True), ("source", "address", True), ("target", "address", True), ("payer", "address", False), ("payee", "address", False), ("amount", "uint256", False), ("priority", "uint256", False), ("until", "uint256", False), ("paymentReference", "bytes32", False), ("travelRule", "bytes32", False))

        id: int
        source: Address
        target: Address
        payer: Address
        payee: Address
        amount: int
        priority: int
        until: int
        payment_reference: bytes
        travel_rule: bytes

    @dataclass(frozen=True)
    class PriorityChanged(Event):
        """`IQueue.PriorityChanged`"""

        NAME = "IQueue.PriorityChanged"
        TOPIC = "f43101aaacd3d265ce232563f7bc5ef441b612dfd79cc7c25f34daa7844a2c03"
        ABI = (("id", "uint256", True), ("priority", "uint256", False))

        id: int
        priority: int

    @dataclass(frozen=True)
    class QueueReordered(Event):
        """`IQueue.QueueReordered`"""

        NAME = "IQueue.QueueReordered"
        TOPIC = "8a42f76ff32c803fc7bd56c4399d0349e8ef818309720bdf0c834d8f9c38d4a2"
        ABI = (("deposit", "address", True), ("ids", "uint256[]", False))

        deposit: Address
        ids: tuple[int, ...]

    @dataclass(frozen=True)
    class Released(Event):
        """`IQueue.Released`"""

        NAME = "IQueue.Released"
        TOPIC = "d6b0a0e65ee8ad3dd60b80eb0cb21b75d85ebe610ba0bfcb0a1645bad7f1fc13"
        ABI = (("liquidity", "int256[]", False), ("bypassed", "uint256[]", False), ("removed", "uint256[]", False), ("released", "uint256[]", False))

        liquidity: tuple[int, ...]
        bypassed: tuple[int, ...]
        removed: tuple[int, ...]
        released: tuple[int, ...]

    @dataclass(frozen=True)
    class ReservationSet(Event):
        """`IQueue.ReservationSet`"""

        NAME = "IQueue.ReservationSet"
        TOPIC = "4fcdc16e1bed17a9c5d6870816d20b0fc83e3cc175606434140283d012f311fd"
        ABI = (("deposit", "address", True), ("reserved", "uint256", False))

        deposit: Address
        reserved: int

    @dataclass(frozen=True)
    class StandingAcceptanceSet(Event):
        """`IQueue.StandingAcceptanceSet`"""

        NAME = "IQueue.StandingAcceptanceSet"
        TOPIC = "42af6b392e756ef24ab0868435e16f2a2eb133df3141344bfac9d2061cf01e37"
        ABI = (("deposit", "address", True), ("upTo", "uint256", False))

        deposit: Address
        up_to: int

    @dataclass(eq=False, repr=False)
    class AnswerLate(ContractError):
        """`IQueue.AnswerLate`"""

        NAME = "Queue.AnswerLate"
        SELECTOR = bytes.fromhex("3821222f")
        SIGNATURE = "AnswerLate(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("answerBy", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "answer_by", "now_at")

        id: int
        answer_by: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NothingKept(ContractError):
        """`IQueue.NothingKept`"""

        NAME = "Queue.NothingKept"
        SELECTOR = bytes.fromhex("45716669")
        SIGNATURE = "NothingKept(address,address)"
        PARAMETERS = (("deposit", "address"), ("wallet", "address"))
        FIELDS = ("deposit", "wallet")

        deposit: Address
        wallet: Address

    @dataclass(eq=False, repr=False)
    class NothingToRelease(ContractError):
        """`IQueue.NothingToRelease`"""

        NAME = "Queue.NothingToRelease"
        SELECTOR = bytes.fromhex("b10205ed")
        SIGNATURE = "NothingToRelease()"
        PARAMETERS = ()
        FIELDS = ()

    @dataclass(eq=False, repr=False)
    class OrderUnfit(ContractError):
        """The new order is not the old one's ids in another order."""

        NAME = "Queue.OrderUnfit"
        SELECTOR = bytes.fromhex("27f12371")
        SIGNATURE = "OrderUnfit(address,uint256)"
        PARAMETERS = (("deposit", "address"), ("id", "uint256"))
        FIELDS = ("deposit", "id")
        NOTICE = "The new order is not the old one's ids in another order."

        deposit: Address
        id: int

    @dataclass(eq=False, repr=False)
    class PaymentAmountUnfit(ContractError):
        """`IQueue.PaymentAmountUnfit`"""

        NAME = "Queue.PaymentAmountUnfit"
        SELECTOR = bytes.fromhex("a2b74689")
        SIGNATURE = "PaymentAmountUnfit(uint256,uint256)"
        PARAMETERS = (("amount", "uint256"), ("maximum", "uint256"))
        FIELDS = ("amount", "maximum")

        amount: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class PaymentNotYours(ContractError):
        """`IQueue.PaymentNotYours`"""

        NAME = "Queue.PaymentNotYours"
        SELECTOR = bytes.fromhex("cca4ee20")
        SIGNATURE = "PaymentNotYours(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("caller", "address"))
        FIELDS = ("id", "caller")

        id: int
        caller: Address

    @dataclass(eq=False, repr=False)
    class PaymentStatusUnfit(ContractError):
        """`IQueue.PaymentStatusUnfit`"""

        NAME = "Queue.PaymentStatusUnfit"
        SELECTOR = bytes.fromhex("f84638cc")
        SIGNATURE = "PaymentStatusUnfit(uint256,uint8,uint8)"
        PARAMETERS = (("id", "uint256"), ("status", EnumOf(lambda: _types.PaymentStatus)), ("expected", EnumOf(lambda: _types.PaymentStatus)))
        FIELDS = ("id", "status", "expected")

        id: int
        status: _types.PaymentStatus
        expected: _types.PaymentStatus

    @dataclass(eq=False, repr=False)
    class PaymentStillGood(ContractError):
        """The payment may still be answered or released."""

        NAME = "Queue.PaymentStillGood"
        SELECTOR = bytes.fromhex("fdf6f4d2")
        SIGNATURE = "PaymentStillGood(uint256)"
        PARAMETERS = (("id", "uint256"),)
        FIELDS = ("id",)
        NOTICE = "The payment may still be answered or released."

        id: int

    @dataclass(eq=False, repr=False)
    class PaymentTimeUnfit(ContractError):
        """The payment's last second has passed, or lies beyond 2106."""

        NAME = "Queue.PaymentTimeUnfit"
        SELECTOR = bytes.fromhex("6caf07dc")
        SIGNATURE = "PaymentTimeUnfit(uint256,uint256)"
        PARAMETERS = (("until", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("until", "now_at")
        NOTICE = "The payment's last second has passed, or lies beyond 2106."

        until: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PaymentToNobody(ContractError):
        """`IQueue.PaymentToNobody`"""

        NAME = "Queue.PaymentToNobody"
        SELECTOR = bytes.fromhex("8cfa566e")
        SIGNATURE = "PaymentToNobody()"
        PARAMETERS = ()
        FIELDS = ()

    @dataclass(eq=False, repr=False)
    class PaymentUnknown(ContractError):
        """`IQueue.PaymentUnknown`"""

        NAME = "Queue.PaymentUnknown"
        SELECTOR = bytes.fromhex("9a29ef2c")
        SIGNATURE = "PaymentUnknown(uint256)"
        PARAMETERS = (("id", "uint256"),)
        FIELDS = ("id",)

        id: int

    @dataclass(eq=False, repr=False)
    class PaymentWithinBank(ContractError):
        """`IQueue.PaymentWithinBank`"""

        NAME = "Queue.PaymentWithinBank"
        SELECTOR = bytes.fromhex("fa9451c7")
        SIGNATURE = "PaymentWithinBank(address)"
        PARAMETERS = (("deposit", "address"),)
        FIELDS = ("deposit",)

        deposit: Address

    @dataclass(eq=False, repr=False)
    class PriorityUnfit(ContractError):
        """`IQueue.PriorityUnfit`"""

        NAME = "Queue.PriorityUnfit"
        SELECTOR = bytes.fromhex("53cb314a")
        SIGNATURE = "PriorityUnfit(uint256,uint256)"
        PARAMETERS = (("priority", "uint256"), ("maximum", "uint256"))
        FIELDS = ("priority", "maximum")

        priority: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class QueueBankUnknown(ContractError):
        """`IQueue.QueueBankUnknown`"""

        NAME = "Queue.QueueBankUnknown"
        SELECTOR = bytes.fromhex("be3e6cc8")
        SIGNATURE = "QueueBankUnknown(address)"
        PARAMETERS = (("deposit", "address"),)
        FIELDS = ("deposit",)

        deposit: Address

    @dataclass(eq=False, repr=False)
    class QueueFull(ContractError):
        """`IQueue.QueueFull`"""

        NAME = "Queue.QueueFull"
        SELECTOR = bytes.fromhex("80f8b2aa")
        SIGNATURE = "QueueFull(address,uint256,uint256)"
        PARAMETERS = (("deposit", "address"), ("open", "uint256"), ("maximum", "uint256"))
        FIELDS = ("deposit", "open", "maximum")

        deposit: Address
        open: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class TravelRuleMissing(ContractError):
        """From this amount on a payment carries the hash of its travel-rule data."""

        NAME = "Queue.TravelRuleMissing"
        SELECTOR = bytes.fromhex("1b2d5265")
        SIGNATURE = "TravelRuleMissing(uint256,uint256)"
        PARAMETERS = (("amount", "uint256"), ("threshold", "uint256"))
        FIELDS = ("amount", "threshold")
        NOTICE = "From this amount on a payment carries the hash of its travel-rule data."

        amount: int
        threshold: int

    def _make_accept(self, ids: Sequence[int]) -> Call[None]:
        return self._call(_ACCEPT, (ids,))

    @write(_make_accept)
    def accept(self, ids: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Accepts offered payments (BANK of the payee's deposit).

        Emits `PaymentQueued`. Requirements: offered (`PaymentStatusUnfit`), within the clock (`AnswerLate`).
        """
        raise Signature

    def allowance_of(self, deposit: AddressLike, *, at: int | None = None) -> _types.Allowance:
        """`allowanceOf(address)`"""
        return self._view(_ALLOWANCE_OF, (deposit,), at)

    def banks(self, *, at: int | None = None) -> tuple[Address, ...]:
        """Deposits of the banks that the queue knows, by number."""
        return self._view(_BANKS, (), at)

    def bilateral_limit_of(self, deposit: AddressLike, towards: AddressLike, *, at: int | None = None) -> int:
        """`bilateralLimitOf(address,address)`"""
        return self._view(_BILATERAL_LIMIT_OF, (deposit, towards), at)

    def bypass(self, *, at: int | None = None) -> bool:
        """`bypass()`"""
        return self._view(_BYPASS, (), at)

    def _make_cancel(self, id: int) -> Call[None]:
        return self._call(_CANCEL, (id,))

    @write(_make_cancel)
    def cancel(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes a payment back before it is released: by its payer, who succeeded the payer's lost wallet, or
        the payer's bank (BANK).

        Emits `PaymentReturned`. Requirements: `PaymentNotYours`.
        """
        raise Signature

    def _make_decline(self, id: int) -> Call[None]:
        return self._call(_DECLINE, (id,))

    @write(_make_decline)
    def decline(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Declines an offered payment (BANK of the payee's deposit): the money goes back.

        Emits `PaymentDeclined`, `PaymentReturned`.
        """
        raise Signature

    def _make_give_back(self, ids: Sequence[int]) -> Call[None]:
        return self._call(_GIVE_BACK, (ids,))

    @write(_make_give_back)
    def give_back(self, ids: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Gives back what nobody may release any more: unanswered in time, expired, or of a frozen bank; for
        anyone.

        Emits `PaymentReturned`. Requirements: `PaymentStillGood`.
        """
        raise Signature

    def is_stopped(self, deposit: AddressLike, *, at: int | None = None) -> bool:
        """Whether a bank can't take part now: its payments are halted or frozen, its token refuses the queue's
        wallet or took the powers of queue or rail away, it left the rail, or its settlement wallet may not
        pay.
        """
        return self._view(_IS_STOPPED, (deposit,), at)

    def kept_of(self, deposit: AddressLike, wallet: AddressLike, *, at: int | None = None) -> int:
        """`keptOf(address,address)`"""
        return self._view(_KEPT_OF, (deposit, wallet), at)

    def open_of(self, deposit: AddressLike, *, at: int | None = None) -> tuple[int, ...]:
        """Ids of a bank's open payments, in the order of entry."""
        return self._view(_OPEN_OF, (deposit,), at)

    def _make_pay_kept(self, deposit: AddressLike, wallet: AddressLike) -> Call[None]:
        return self._call(_PAY_KEPT, (deposit, wallet))

    @write(_make_pay_kept)
    def pay_kept(self, deposit: AddressLike, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays out what is kept for a wallet, to it alone or to who succeeded it; for anyone.

        Emits `KeptPaid`. Requirements: `NothingKept`; its bank credits it: the token's errors.
        """
        raise Signature

    def payment_of(self, id: int, *, at: int | None = None) -> _types.QueuedPayment:
        """`paymentOf(uint256)`"""
        return self._view(_PAYMENT_OF, (id,), at)

    def _make_release(self) -> Call[int]:
        return self._call(_RELEASE, ())

    @write(_make_release)
    def release(self, *, sender: Party, gas: int | None = None) -> int:
        """Releases what can be released; for anyone.

        Emits `Released` and the tokens' own events. Requirements: - something can be released or given back
        (`NothingToRelease`); - the rail is open.

        Returns released: how many payments reached their payees
        """
        raise Signature

    def _make_reorder(self, deposit: AddressLike, ids: Sequence[int]) -> Call[None]:
        return self._call(_REORDER, (deposit, ids))

    @write(_make_reorder)
    def reorder(self, deposit: AddressLike, ids: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Gives the bank's queue another order of entry (BANK of that deposit).

        Requirements: all its ids, each once (`OrderUnfit`).
        """
        raise Signature

    def _make_set_bilateral_limit(self, deposit: AddressLike, towards: AddressLike, limit: int) -> Call[None]:
        return self._call(_SET_BILATERAL_LIMIT, (deposit, towards, limit))

    @write(_make_set_bilateral_limit)
    def set_bilateral_limit(self, deposit: AddressLike, towards: AddressLike, limit: int, *, sender: Party, gas: int | None = None) -> None:
        """Most that leaves the bank in one release, net, to another one; zero = no limit (BANK)."""
        raise Signature

    def _make_set_bypass(self, on: bool) -> Call[None]:
        return self._call(_SET_BYPASS, (on,))

    @write(_make_set_bypass)
    def set_bypass(self, on: bool, *, sender: Party, gas: int | None = None) -> None:
        """Turns the bypass before the greatest set on or off (ADMIN)."""
        raise Signature

    def _make_set_held(self, id: int, held: bool) -> Call[None]:
        return self._call(_SET_HELD, (id, held))

    @write(_make_set_held)
    def set_held(self, id: int, held: bool, *, sender: Party, gas: int | None = None) -> None:
        """Sets a payment of the bank's customers aside, or back into the order (BANK of the payer's deposit)."""
        raise Signature

    def _make_set_multilateral_limit(self, deposit: AddressLike, limit: int) -> Call[None]:
        return self._call(_SET_MULTILATERAL_LIMIT, (deposit, limit))

    @write(_make_set_multilateral_limit)
    def set_multilateral_limit(self, deposit: AddressLike, limit: int, *, sender: Party, gas: int | None = None) -> None:
        """Most that leaves the bank in one release, net, to all others; zero = no limit (BANK)."""
        raise Signature

    def _make_set_priority(self, id: int, priority: int) -> Call[None]:
        return self._call(_SET_PRIORITY, (id, priority))

    @write(_make_set_priority)
    def set_priority(self, id: int, priority: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes the priority of a payment of the bank's customers (BANK of the payer's deposit)."""
        raise Signature

    def _make_set_reserved(self, deposit: AddressLike, reserved: int) -> Call[None]:
        return self._call(_SET_RESERVED, (deposit, reserved))

    @write(_make_set_reserved)
    def set_reserved(self, deposit: AddressLike, reserved: int, *, sender: Party, gas: int | None = None) -> None:
        """Keeps settlement money of the bank out of the queue (BANK)."""
        raise Signature

    def _make_set_standing_acceptance(self, deposit: AddressLike, up_to: int) -> Call[None]:
        return self._call(_SET_STANDING_ACCEPTANCE, (deposit, up_to))

    @write(_make_set_standing_acceptance)
    def set_standing_acceptance(self, deposit: AddressLike, up_to: int, *, sender: Party, gas: int | None = None) -> None:
        """Accepts payments to the bank's customers up to an amount as they are submitted; zero = one by one
        (BANK).
        """
        raise Signature

    def standing_acceptance_of(self, deposit: AddressLike, *, at: int | None = None) -> int:
        """`standingAcceptanceOf(address)`"""
        return self._view(_STANDING_ACCEPTANCE_OF, (deposit,), at)

    def _make_submit(self, source: AddressLike, target: AddressLike, payee: AddressLike, amount: int, priority: int, until: int, payment_reference: bytes, travel_rule: bytes) -> Call[int]:
        return self._call(_SUBMIT, (source, target, payee, amount, priority, until, payment_reference, travel_rule))

    @write(_make_submit)
    def submit(self, source: AddressLike, target: AddressLike, payee: AddressLike, amount: int, priority: int, until: int, payment_reference: bytes, travel_rule: bytes, *, sender: Party, gas: int | None = None) -> int:
        """Submits a payment of the caller's own money to another bank's customer, and queues it where the
        payee's bank has a standing acceptance.

        Emits `PaymentSubmitted`, `PaymentQueued`. Requirements: - two banks of this interbank
        (`PaymentWithinBank`, `QueueBankUnknown`); - 1…2⁷² − 1 (`PaymentAmountUnfit`) to somebody
        (`PaymentToNobody`); a priority (`PriorityUnfit`); - now ≤ until, before 2106 (`PaymentTimeUnfit`); -
        the hash of the travel-rule data, from the threshold on (`TravelRuleMissing`); - fewer than 100
        payments of the bank are open (`QueueFull`); - the payer's bank lets the money go: its token's errors.

        Returns id: of the payment, from 1 on
        """
        raise Signature
