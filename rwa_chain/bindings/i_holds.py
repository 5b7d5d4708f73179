"""Holds, and who takes over from a lost wallet whose holds a recovery cancelled.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("id", "bytes32"), ("orderHash", "bytes32")), ())
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("id", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_PLACE_HOLD: Function[None] = Function("placeHold", "332d7912", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("units", "uint256"), ("expiresAt", "uint64"), ("venue", "address")), ())
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("id", "bytes32"),), ())
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("id", "bytes32"), ("to", "address"), ("units", "uint256")), (("received", "uint256"),))


class IHolds(Contract):
    """Holds, and who takes over from a lost wallet whose holds a recovery cancelled."""

    NAME = "IHolds"
    SOURCE = "contracts/register/interfaces/IHolds.sol"

    @dataclass(frozen=True)
    class HoldBroken(Event):
        """A court's order broke the hold because its agent failed to."""

        NAME = "IHolds.HoldBroken"
        TOPIC = "65c4526cd9e26a0b3a9e1dc02fef21709e5bb3e81c76f8709d3fee16c4c0134c"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("units", "uint256", False), ("orderHash", "bytes32", False))

        id: bytes
        wallet: Address
        units: int
        order_hash: bytes

    @dataclass(frozen=True)
    class HoldPlaced(Event):
        """`IHolds.HoldPlaced`"""

        NAME = "IHolds.HoldPlaced"
        TOPIC = "e6975c58519935ae152f7ee6d672c36d494886a8dfe84b3aa63ae0cf0e9e21b3"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("agent", "address", True), ("units", "uint256", False), ("expiresAt", "uint256", False))

        id: bytes
        wallet: Address
        agent: Address
        units: int
        expires_at: int

    @dataclass(frozen=True)
    class HoldReleased(Event):
        """`IHolds.HoldReleased`"""

        NAME = "IHolds.HoldReleased"
        TOPIC = "0901f66b361c9d53616a0c9e3ca31b64f82839e45ff5e37917a526bea7caf8af"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("units", "uint256", False))

        id: bytes
        wallet: Address
        units: int

    @dataclass(frozen=True)
    class HoldTaken(Event):
        """`IHolds.HoldTaken`"""

        NAME = "IHolds.HoldTaken"
        TOPIC = "3f101399653c488f8f3e3182bdbae05b6cd6f77df943c6f715ecfcdc9f1cbeed"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("to", "address", True), ("units", "uint256", False))

        id: bytes
        wallet: Address
        to: Address
        units: int

    @dataclass(frozen=True)
    class HoldsCancelled(Event):
        """All holds of the wallet were cancelled at once, by redemption or recovery."""

        NAME = "IHolds.HoldsCancelled"
        TOPIC = "6f1ba146b3e4c456fa2ec146f8696a49546b36a31433e88d82093c76dd6634d9"
        ABI = (("wallet", "address", True), ("units", "uint256", False))

        wallet: Address
        units: int

    @dataclass(frozen=True)
    class WalletSucceeded(Event):
        """`IHolds.WalletSucceeded`"""

        NAME = "IHolds.WalletSucceeded"
        TOPIC = "6b8b48b3bd54ceeee82cec50fdbefe3c75126a36f5ee2e2ea44a5c30abeefd95"
        ABI = (("lost", "address", True), ("successor", "address", True), ("units", "uint256", False))

        lost: Address
        successor: Address
        units: int

    @dataclass(eq=False, repr=False)
    class HoldExists(ContractError):
        """`IHolds.HoldExists`"""

        NAME = "IHolds.HoldExists"
        SELECTOR = bytes.fromhex("5c9db642")
        SIGNATURE = "HoldExists(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class HoldExpired(ContractError):
        """`IHolds.HoldExpired`"""

        NAME = "IHolds.HoldExpired"
        SELECTOR = bytes.fromhex("ab80f2dc")
        SIGNATURE = "HoldExpired(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")

        id: bytes
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class HoldNotYours(ContractError):
        """`IHolds.HoldNotYours`"""

        NAME = "IHolds.HoldNotYours"
        SELECTOR = bytes.fromhex("ed9ce6c8")
        SIGNATURE = "HoldNotYours(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("caller", "address"), ("agent", "address"))
        FIELDS = ("id", "caller", "agent")

        id: bytes
        caller: Address
        agent: Address

    @dataclass(eq=False, repr=False)
    class HoldStillGood(ContractError):
        """`IHolds.HoldStillGood`"""

        NAME = "IHolds.HoldStillGood"
        SELECTOR = bytes.fromhex("45db810a")
        SIGNATURE = "HoldStillGood(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")

        id: bytes
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class HoldUnknown(ContractError):
        """`IHolds.HoldUnknown`"""

        NAME = "IHolds.HoldUnknown"
        SELECTOR = bytes.fromhex("86db00f0")
        SIGNATURE = "HoldUnknown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class UnitsHeld(ContractError):
        """`IHolds.UnitsHeld`"""

        NAME = "IHolds.UnitsHeld"
        SELECTOR = bytes.fromhex("d6571139")
        SIGNATURE = "UnitsHeld(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("movable", "uint256"), ("held", "uint256"))
        FIELDS = ("wallet", "movable", "held")

        wallet: Address
        movable: int
        held: int

    @dataclass(eq=False, repr=False)
    class WalletNotRecoverable(ContractError):
        """`IHolds.WalletNotRecoverable`"""

        NAME = "IHolds.WalletNotRecoverable"
        SELECTOR = bytes.fromhex("e34e1766")
        SIGNATURE = "WalletNotRecoverable(address,address)"
        PARAMETERS = (("lost", "address"), ("successor", "address"))
        FIELDS = ("lost", "successor")

        lost: Address
        successor: Address

    def _make_break_hold(self, id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER)."""
        raise Signature

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds."""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, id: bytes, *, at: int | None = None) -> _types.Hold:
        """`holdOf(bytes32)`"""
        return self._view(_HOLD_OF, (id,), at)

    def _make_place_hold(self, id: bytes, wallet: AddressLike, to: AddressLike, units: int, expires_at: int, venue: AddressLike) -> Call[None]:
        return self._call(_PLACE_HOLD, (id, wallet, to, units, expires_at, venue))

    @write(_make_place_hold)
    def place_hold(self, id: bytes, wallet: AddressLike, to: AddressLike, units: int, expires_at: int, venue: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Encumbers units (HOLD). Requirements: the movement to `to` passes every rule now, on the balance and
        on balance − held; `venue` is not halted (zero = over the counter); enough free units; the id is new.

        to: the receiver that the rules are tested for; zero = none named yet, then the deliverer's side
        alone, and for an agent that redeems (REDEEM: a put) only that the wallet is not frozen and the
        minimum holding
        """
        raise Signature

    def _make_release_hold(self, id: bytes) -> Call[None]:
        return self._call(_RELEASE_HOLD, (id,))

    @write(_make_release_hold)
    def release_hold(self, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Frees held units: its agent at any time, anyone once now > expiresAt."""
        raise Signature

    def _make_take_hold(self, id: bytes, to: AddressLike, units: int) -> Call[int]:
        return self._call(_TAKE_HOLD, (id, to, units))

    @write(_make_take_hold)
    def take_hold(self, id: bytes, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves held units to `to` (the hold's agent, SETTLE). Every rule but the venue halt is tested again.

        units: [units] at most the hold's; the rest is released
        Returns received: [units] what reached `to`
        """
        raise Signature
