"""Holds, which follow their owner to the successor of a lost wallet and outlast the redemption of their units.

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

_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("holdId", "bytes32"), ("orderHash", "bytes32")), ())
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("holdId", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_PLACE_HOLD: Function[None] = Function("placeHold", "cc84d846", (("holdId", "bytes32"), ("terms", StructOf(lambda: _types.HoldTerms)), ("venue", "address")), ())
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("holdId", "bytes32"),), ())
_RESIZE_HOLD: Function[None] = Function("resizeHold", "905bf665", (("holdId", "bytes32"), ("units", "uint256")), ())
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("holdId", "bytes32"), ("to", "address"), ("units", "uint256")), (("received", "uint256"),))


class IHolds(Contract):
    """Holds, which follow their owner to the successor of a lost wallet and outlast the redemption of their
    units.
    """

    NAME = "IHolds"
    SOURCE = "contracts/register/interfaces/IHolds.sol"

    @dataclass(frozen=True)
    class HoldBroken(Event):
        """A court's order broke the hold because its agent failed to release it."""

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
        TOPIC = "dde7364d1c0f9046311fca0bd727f0b469ffb946929d256ee351de0febdf9f02"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("agent", "address", True), ("beneficiary", "address", False), ("units", "uint256", False), ("purpose", "bytes32", False), ("expiresAt", "uint256", False))

        id: bytes
        wallet: Address
        agent: Address
        beneficiary: Address
        units: int
        purpose: bytes
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
    class HoldResized(Event):
        """`IHolds.HoldResized`"""

        NAME = "IHolds.HoldResized"
        TOPIC = "c64acd761886ad1cd7ede9b5727470a9538e4725987b707a55e87f30a0a94c76"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("before", "uint256", False), ("units", "uint256", False))

        id: bytes
        wallet: Address
        before: int
        units: int

    @dataclass(frozen=True)
    class HoldTaken(Event):
        """Units of the hold moved, or were redeemed; what is left of it stays held."""

        NAME = "IHolds.HoldTaken"
        TOPIC = "3f101399653c488f8f3e3182bdbae05b6cd6f77df943c6f715ecfcdc9f1cbeed"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("to", "address", True), ("units", "uint256", False))

        id: bytes
        wallet: Address
        to: Address
        units: int

    @dataclass(frozen=True)
    class WalletSucceeded(Event):
        """A recovery: the units, what is frozen of them and every hold on them are the successor's from now on."""

        NAME = "IHolds.WalletSucceeded"
        TOPIC = "6b8b48b3bd54ceeee82cec50fdbefe3c75126a36f5ee2e2ea44a5c30abeefd95"
        ABI = (("lost", "address", True), ("successor", "address", True), ("units", "uint256", False))

        lost: Address
        successor: Address
        units: int

    @dataclass(eq=False, repr=False)
    class HoldEmpty(ContractError):
        """`IHolds.HoldEmpty`"""

        NAME = "IHolds.HoldEmpty"
        SELECTOR = bytes.fromhex("54b07d58")
        SIGNATURE = "HoldEmpty(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

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
    class HoldOrderMissing(ContractError):
        """`IHolds.HoldOrderMissing`"""

        NAME = "IHolds.HoldOrderMissing"
        SELECTOR = bytes.fromhex("2dfc6c87")
        SIGNATURE = "HoldOrderMissing(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

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

    def _make_break_hold(self, hold_id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (hold_id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, hold_id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER).

        Emits `HoldBroken`. Requirements: the hold is there (`HoldUnknown`); the order has a hash
        (`HoldOrderMissing`).
        """
        raise Signature

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds. [units]"""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, hold_id: bytes, *, at: int | None = None) -> _types.Hold:
        """A hold as it stands; all zero where there is none."""
        return self._view(_HOLD_OF, (hold_id,), at)

    def _make_place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike) -> Call[None]:
        return self._call(_PLACE_HOLD, (hold_id, terms, venue))

    @write(_make_place_hold)
    def place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Encumbers units (HOLD), for the caller as agent.

        Emits `HoldPlaced`. Requirements: - the id is new (`HoldExists`), there is something to hold
        (`HoldEmpty`), and now ≤ expiresAt (`HoldExpired`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the movement to the beneficiary passes every rule now, on the balance and on balance
        − held. Without a beneficiary the deliverer's side alone is tested, and for an agent that redeems
        (REDEEM: a put) only that the wallet is not frozen and the minimum holding; - `venue` is not halted
        (`VenueHalted`); zero = over the counter; - enough free units (`ERC7943InsufficientUnfrozenBalance`).

        hold_id: chosen by the agent
        venue: where the trade was made
        """
        raise Signature

    def _make_release_hold(self, hold_id: bytes) -> Call[None]:
        return self._call(_RELEASE_HOLD, (hold_id,))

    @write(_make_release_hold)
    def release_hold(self, hold_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Frees held units: its agent at any time, anyone once now > expiresAt (`HoldStillGood`).

        Emits `HoldReleased`.
        """
        raise Signature

    def _make_resize_hold(self, hold_id: bytes, units: int) -> Call[None]:
        return self._call(_RESIZE_HOLD, (hold_id, units))

    @write(_make_resize_hold)
    def resize_hold(self, hold_id: bytes, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes how many units a hold has (the hold's agent, HOLD).

        Emits `HoldResized`. Requirements: - the hold is there (`HoldUnknown`) and the caller's
        (`HoldNotYours`); something is left (`HoldEmpty`); - more: now ≤ expiresAt (`HoldExpired`), and what
        is added passes the rules of a hold without a beneficiary.

        units: [units] that it has from now on
        """
        raise Signature

    def _make_take_hold(self, hold_id: bytes, to: AddressLike, units: int) -> Call[int]:
        return self._call(_TAKE_HOLD, (hold_id, to, units))

    @write(_make_take_hold)
    def take_hold(self, hold_id: bytes, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves held units to `to` (the hold's agent, SETTLE); what is left stays held.

        Emits `HoldTaken`. Requirements: - the hold is there (`HoldUnknown`), the caller's (`HoldNotYours`),
        and now ≤ expiresAt (`HoldExpired`); - no more than is held (`UnitsHeld`); - every rule but the venue
        halt again.

        units: [units]
        Returns received: [units] what reached `to`
        """
        raise Signature
