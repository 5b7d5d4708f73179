"""Payments between banks that wait for liquidity.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_queue import IQueue as _IQueue
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("interbank", "address"), ("answer_clock", "uint256"), ("travel_rule_from", "uint256")))
_ACCEPT: Function[None] = Function("accept", "46f3bec0", (("ids", "uint256[]"),), ())
_ALLOWANCE_OF: Function[_types.Allowance] = Function("allowanceOf", "bfd2385e", (("deposit", "address"),), (("", StructOf(lambda: _types.Allowance)),))
_ANSWER_CLOCK: Function[int] = Function("answerClock", "e2392425", (), (("", "uint256"),))
_BANKS: Function[tuple[Address, ...]] = Function("banks", "f7815e19", (), (("", "address[]"),))
_BILATERAL_LIMIT_OF: Function[int] = Function("bilateralLimitOf", "c0ae4f2a", (("deposit", "address"), ("towards", "address")), (("", "uint256"),))
_BYPASS: Function[bool] = Function("bypass", "270e5326", (), (("", "bool"),))
_CANCEL: Function[None] = Function("cancel", "40e58ee5", (("id", "uint256"),), ())
_DECLINE: Function[None] = Function("decline", "a0355f4e", (("id", "uint256"),), ())
_GIVE_BACK: Function[None] = Function("giveBack", "72e03814", (("ids", "uint256[]"),), ())
_INTERBANK: Function[Address] = Function("interbank", "cea154e3", (), (("", "address"),))
_IS_STOPPED: Function[bool] = Function("isStopped", "d431195b", (("deposit", "address"),), (("", "bool"),))
_KEPT_OF: Function[int] = Function("keptOf", "2840451b", (("deposit", "address"), ("wallet", "address")), (("", "uint256"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_OPEN_OF: Function[tuple[int, ...]] = Function("openOf", "445e5d99", (("deposit", "address"),), (("ids", "uint256[]"),))
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
_TRAVEL_RULE_FROM: Function[int] = Function("travelRuleFrom", "dafec8c6", (), (("", "uint256"),))


class Queue(Contract):
    """Payments between banks that wait for liquidity."""

    NAME = "Queue"
    SOURCE = "contracts/cash/Queue.sol"

    OPEN_MAX = 100
    BANKS_MAX = 64
    PRIORITIES = 3

    AnswerLate = _IQueue.AnswerLate
    BankJoined = _IQueue.BankJoined
    BilateralLimitSet = _IQueue.BilateralLimitSet
    BypassSet = _IQueue.BypassSet
    KeptPaid = _IQueue.KeptPaid
    MultilateralLimitSet = _IQueue.MultilateralLimitSet
    NothingKept = _IQueue.NothingKept
    NothingToRelease = _IQueue.NothingToRelease
    OrderUnfit = _IQueue.OrderUnfit
    PaymentAmountUnfit = _IQueue.PaymentAmountUnfit
    PaymentDeclined = _IQueue.PaymentDeclined
    PaymentHeld = _IQueue.PaymentHeld
    PaymentKept = _IQueue.PaymentKept
    PaymentNotYours = _IQueue.PaymentNotYours
    PaymentQueued = _IQueue.PaymentQueued
    PaymentReturned = _IQueue.PaymentReturned
    PaymentStatusUnfit = _IQueue.PaymentStatusUnfit
    PaymentStillGood = _IQueue.PaymentStillGood
    PaymentSubmitted = _IQueue.PaymentSubmitted
    PaymentTimeUnfit = _IQueue.PaymentTimeUnfit
    PaymentToNobody = _IQueue.PaymentToNobody
    PaymentUnknown = _IQueue.PaymentUnknown
    PaymentWithinBank = _IQueue.PaymentWithinBank
    PriorityChanged = _IQueue.PriorityChanged
    PriorityUnfit = _IQueue.PriorityUnfit
    QueueBankUnknown = _IQueue.QueueBankUnknown
    QueueFull = _IQueue.QueueFull
    QueueReordered = _IQueue.QueueReordered
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    Released = _IQueue.Released
    ReservationSet = _IQueue.ReservationSet
    RoleMissing = _ScopedAccess.RoleMissing
    StandingAcceptanceSet = _IQueue.StandingAcceptanceSet
    TravelRuleMissing = _IQueue.TravelRuleMissing

    @classmethod
    def creation(cls, authority: AddressLike, interbank: AddressLike, answer_clock: int, travel_rule_from: int, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, interbank, answer_clock, travel_rule_from))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, interbank: AddressLike, answer_clock: int, travel_rule_from: int, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, interbank, answer_clock, travel_rule_from, libraries=libraries), sender, gas)

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

    def answer_clock(self, *, at: int | None = None) -> int:
        """`answerClock()`"""
        return self._view(_ANSWER_CLOCK, (), at)

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

    def interbank(self, *, at: int | None = None) -> Address:
        """`interbank()`"""
        return self._view(_INTERBANK, (), at)

    def is_stopped(self, deposit: AddressLike, *, at: int | None = None) -> bool:
        """Whether a bank can't take part now: its payments are halted or frozen, its token refuses the queue's
        wallet or took the powers of queue or rail away, it left the rail, or its settlement wallet may not
        pay.
        """
        return self._view(_IS_STOPPED, (deposit,), at)

    def kept_of(self, deposit: AddressLike, wallet: AddressLike, *, at: int | None = None) -> int:
        """`keptOf(address,address)`"""
        return self._view(_KEPT_OF, (deposit, wallet), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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

    def travel_rule_from(self, *, at: int | None = None) -> int:
        """`travelRuleFrom()`"""
        return self._view(_TRAVEL_RULE_FROM, (), at)
