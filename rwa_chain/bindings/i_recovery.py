"""Recovery of lost wallets: two of three approve, then a delay passes, then anyone carries it out.

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

_APPROVERS_OF: Function[tuple[Address, ...]] = Function("approversOf", "cd2eb97f", (("register", "address"),), (("", "address[3]"),))
_CANCEL: Function[None] = Function("cancel", "f372f147", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_EXECUTABLE_AT: Function[int] = Function("executableAt", "7f47e83a", (("id", "bytes32"),), (("", "uint256"),))
_EXECUTE: Function[None] = Function("execute", "d86b6736", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_EXECUTE_EVERYWHERE: Function[None] = Function("executeEverywhere", "3c319968", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_FOLLOW: Function[None] = Function("follow", "99d147c2", (("register", "address"), ("lost", "address")), ())
_ID_OF: Function[bytes] = Function("idOf", "079df114", (("terms", StructOf(lambda: _types.RecoveryTerms)),), (("", "bytes32"),))
_PROPOSE: Function[bytes] = Function("propose", "49c586ae", (("terms", StructOf(lambda: _types.RecoveryTerms)), ("first", "uint256"), ("firstSignature", "bytes"), ("second", "uint256"), ("secondSignature", "bytes")), (("id", "bytes32"),))
_REPLACEMENT_OF: Function[tuple[Address, int]] = Function("replacementOf", "d45cc780", (("registry", "address"), ("lost", "address")), (("successor", "address"), ("followsFrom", "uint256")))
_SET_APPROVERS: Function[None] = Function("setApprovers", "02faf742", (("register", "address"), ("approvers", "address[3]")), ())
_STATE_OF: Function[_types.RecoveryState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", EnumOf(lambda: _types.RecoveryState)),))
_STOP_PART: Function[None] = Function("stopPart", "94cba690", (("register", "address"), ("lost", "address")), ())


class IRecovery(Contract):
    """Recovery of lost wallets: two of three approve, then a delay passes, then anyone carries it out."""

    NAME = "IRecovery"
    SOURCE = "contracts/compliance/interfaces/IRecovery.sol"

    @dataclass(frozen=True)
    class ApproversSet(Event):
        """`IRecovery.ApproversSet`"""

        NAME = "IRecovery.ApproversSet"
        TOPIC = "e36946c461ac5f239f71a963cef471eb57bea3e6e09e1dd1cac2c6adb69d9627"
        ABI = (("register", "address", True), ("approvers", "address[3]", False))

        register: Address
        approvers: tuple[Address, ...]

    @dataclass(frozen=True)
    class PartStopped(Event):
        """A register keeps the position where it is, until its own approvers say otherwise."""

        NAME = "IRecovery.PartStopped"
        TOPIC = "6f4d47d22c1cefef635c7ac450dcb0945f3bfe176079bfda553e475e0a1b12c4"
        ABI = (("register", "address", True), ("lost", "address", True), ("by", "address", True))

        register: Address
        lost: Address
        by: Address

    @dataclass(frozen=True)
    class PositionFollowed(Event):
        """A position followed to the wallet that replaced its own everywhere."""

        NAME = "IRecovery.PositionFollowed"
        TOPIC = "ae479e383a3ef05c5dfddb6a949504a5f7b2e7659376b57252eccd6d1e9636ab"
        ABI = (("register", "address", True), ("lost", "address", True), ("successor", "address", True))

        register: Address
        lost: Address
        successor: Address

    @dataclass(frozen=True)
    class RecoveryCancelled(Event):
        """`IRecovery.RecoveryCancelled`"""

        NAME = "IRecovery.RecoveryCancelled"
        TOPIC = "6bc59a043c58e5502537b612bd4842f507ac400f658401f33713af2a7c8e7815"
        ABI = (("id", "bytes32", True), ("by", "address", True))

        id: bytes
        by: Address

    @dataclass(frozen=True)
    class RecoveryExecuted(Event):
        """`IRecovery.RecoveryExecuted`"""

        NAME = "IRecovery.RecoveryExecuted"
        TOPIC = "0d3626fb1193d9030aaadd230e7b70ba3c7aba5c8297ee4d2302cc9b030597d1"
        ABI = (("id", "bytes32", True), ("register", "address", True), ("lost", "address", True), ("successor", "address", False))

        id: bytes
        register: Address
        lost: Address
        successor: Address

    @dataclass(frozen=True)
    class RecoveryProposed(Event):
        """`IRecovery.RecoveryProposed`"""

        NAME = "IRecovery.RecoveryProposed"
        TOPIC = "36e58d969c7bb87a869f2b1165a48d23f2faeef9e4510429f5e2a51513efce8c"
        ABI = (("id", "bytes32", True), ("register", "address", True), ("lost", "address", True), ("successor", "address", False), ("declarationHash", "bytes32", False), ("executableAt", "uint256", False))

        id: bytes
        register: Address
        lost: Address
        successor: Address
        declaration_hash: bytes
        executable_at: int

    @dataclass(frozen=True)
    class WalletReplacedEverywhere(Event):
        """A wallet was replaced in the registry, for every register."""

        NAME = "IRecovery.WalletReplacedEverywhere"
        TOPIC = "6a4895f4aecd63e098006718f617e2ee7b4c2184d2270d720e99eebfe1729f49"
        ABI = (("id", "bytes32", True), ("registry", "address", True), ("lost", "address", True), ("successor", "address", False), ("followsFrom", "uint256", False))

        id: bytes
        registry: Address
        lost: Address
        successor: Address
        follows_from: int

    @dataclass(eq=False, repr=False)
    class ApprovalExpired(ContractError):
        """`IRecovery.ApprovalExpired`"""

        NAME = "Recovery.ApprovalExpired"
        SELECTOR = bytes.fromhex("1bf04eb4")
        SIGNATURE = "ApprovalExpired(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("deadline", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "deadline", "now_at")

        id: bytes
        deadline: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ApprovalInvalid(ContractError):
        """`IRecovery.ApprovalInvalid`"""

        NAME = "Recovery.ApprovalInvalid"
        SELECTOR = bytes.fromhex("a73f5f64")
        SIGNATURE = "ApprovalInvalid(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("approver", "address"))
        FIELDS = ("id", "approver")

        id: bytes
        approver: Address

    @dataclass(eq=False, repr=False)
    class ApproverUnknown(ContractError):
        """`IRecovery.ApproverUnknown`"""

        NAME = "Recovery.ApproverUnknown"
        SELECTOR = bytes.fromhex("73207420")
        SIGNATURE = "ApproverUnknown(uint256,uint256)"
        PARAMETERS = (("index", "uint256"), ("maximum", "uint256"))
        FIELDS = ("index", "maximum")

        index: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class ApproversNotDistinct(ContractError):
        """`IRecovery.ApproversNotDistinct`"""

        NAME = "Recovery.ApproversNotDistinct"
        SELECTOR = bytes.fromhex("4cc43954")
        SIGNATURE = "ApproversNotDistinct(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class ApproversReplaced(ContractError):
        """Other approvers were named since two approved."""

        NAME = "Recovery.ApproversReplaced"
        SELECTOR = bytes.fromhex("fab11af3")
        SIGNATURE = "ApproversReplaced(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)
        NOTICE = "Other approvers were named since two approved."

        id: bytes

    @dataclass(eq=False, repr=False)
    class PartIsStopped(ContractError):
        """`IRecovery.PartIsStopped`"""

        NAME = "Recovery.PartIsStopped"
        SELECTOR = bytes.fromhex("df0f4d10")
        SIGNATURE = "PartIsStopped(address,address)"
        PARAMETERS = (("register", "address"), ("lost", "address"))
        FIELDS = ("register", "lost")

        register: Address
        lost: Address

    @dataclass(eq=False, repr=False)
    class PartTooEarly(ContractError):
        """`IRecovery.PartTooEarly`"""

        NAME = "Recovery.PartTooEarly"
        SELECTOR = bytes.fromhex("93ba0b0b")
        SIGNATURE = "PartTooEarly(address,address,uint256,uint256)"
        PARAMETERS = (("register", "address"), ("lost", "address"), ("from", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("register", "lost", "from_", "now_at")

        register: Address
        lost: Address
        from_: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class RecoveryExists(ContractError):
        """`IRecovery.RecoveryExists`"""

        NAME = "Recovery.RecoveryExists"
        SELECTOR = bytes.fromhex("52e087a8")
        SIGNATURE = "RecoveryExists(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class RecoveryLapsed(ContractError):
        """`IRecovery.RecoveryLapsed`"""

        NAME = "Recovery.RecoveryLapsed"
        SELECTOR = bytes.fromhex("fa9ac63a")
        SIGNATURE = "RecoveryLapsed(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("lapsesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "lapses_at", "now_at")

        id: bytes
        lapses_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class RecoveryNotYours(ContractError):
        """`IRecovery.RecoveryNotYours`"""

        NAME = "Recovery.RecoveryNotYours"
        SELECTOR = bytes.fromhex("ba6221a3")
        SIGNATURE = "RecoveryNotYours(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("caller", "address"))
        FIELDS = ("id", "caller")

        id: bytes
        caller: Address

    @dataclass(eq=False, repr=False)
    class RecoveryTooEarly(ContractError):
        """`IRecovery.RecoveryTooEarly`"""

        NAME = "Recovery.RecoveryTooEarly"
        SELECTOR = bytes.fromhex("26f936f7")
        SIGNATURE = "RecoveryTooEarly(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("executableAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "executable_at", "now_at")

        id: bytes
        executable_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class RecoveryUnknown(ContractError):
        """`IRecovery.RecoveryUnknown`"""

        NAME = "Recovery.RecoveryUnknown"
        SELECTOR = bytes.fromhex("56c07525")
        SIGNATURE = "RecoveryUnknown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class WalletNotReplaced(ContractError):
        """`IRecovery.WalletNotReplaced`"""

        NAME = "Recovery.WalletNotReplaced"
        SELECTOR = bytes.fromhex("3ecb5aa5")
        SIGNATURE = "WalletNotReplaced(address,address)"
        PARAMETERS = (("register", "address"), ("lost", "address"))
        FIELDS = ("register", "lost")

        register: Address
        lost: Address

    def approvers_of(self, register: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """`approversOf(address)`"""
        return self._view(_APPROVERS_OF, (register,), at)

    def _make_cancel(self, terms: _types.RecoveryTerms) -> Call[None]:
        return self._call(_CANCEL, (terms,))

    @write(_make_cancel)
    def cancel(self, terms: _types.RecoveryTerms, *, sender: Party, gas: int | None = None) -> None:
        """Cancels a proposal (the lost wallet, who took over from it everywhere, or GUARDIAN of the register).

        Emits `RecoveryCancelled`. Requirements: - it waits (`RecoveryUnknown`); - the caller is a guardian;
        or the wallet, or the last one that took over from it everywhere unless the register stopped its part,
        in good standing (`RecoveryNotYours`).
        """
        raise Signature

    def executable_at(self, id: bytes, *, at: int | None = None) -> int:
        """`executableAt(bytes32)`

        Returns [s] from when on it can be carried out; zero where it doesn't wait
        """
        return self._view(_EXECUTABLE_AT, (id,), at)

    def _make_execute(self, terms: _types.RecoveryTerms) -> Call[None]:
        return self._call(_EXECUTE, (terms,))

    @write(_make_execute)
    def execute(self, terms: _types.RecoveryTerms, *, sender: Party, gas: int | None = None) -> None:
        """Carries a proposal of one register out, for anyone.

        Emits `RecoveryExecuted`. Requirements: - it waits (`RecoveryUnknown`), and its register's approvers
        are those who approved (`ApproversReplaced`); - executableAt ≤ now ≤ lapsesAt (`RecoveryTooEarly`,
        `RecoveryLapsed`); - those of the identity registry and of the register.
        """
        raise Signature

    def _make_execute_everywhere(self, terms: _types.RecoveryTerms) -> Call[None]:
        return self._call(_EXECUTE_EVERYWHERE, (terms,))

    @write(_make_execute_everywhere)
    def execute_everywhere(self, terms: _types.RecoveryTerms, *, sender: Party, gas: int | None = None) -> None:
        """Carries a proposal of the registry's approvers out, for anyone: the wallet is replaced everywhere.

        Emits `WalletReplacedEverywhere`. Requirements: as for `execute`.
        """
        raise Signature

    def _make_follow(self, register: AddressLike, lost: AddressLike) -> Call[None]:
        return self._call(_FOLLOW, (register, lost))

    @write(_make_follow)
    def follow(self, register: AddressLike, lost: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Moves a position to the wallet that replaced its own everywhere, for anyone.

        Emits `PositionFollowed`. Requirements: - the register's registry replaced the wallet
        (`WalletNotReplaced`); - the delay passed once more (`PartTooEarly`), and the register did not stop
        its part (`PartIsStopped`); - those of the register.
        """
        raise Signature

    def id_of(self, terms: _types.RecoveryTerms, *, at: int | None = None) -> bytes:
        """The EIP-712 hash that approvers sign; also the proposal's id."""
        return self._view(_ID_OF, (terms,), at)

    def _make_propose(self, terms: _types.RecoveryTerms, first: int, first_signature: bytes, second: int, second_signature: bytes) -> Call[bytes]:
        return self._call(_PROPOSE, (terms, first, first_signature, second, second_signature))

    @write(_make_propose)
    def propose(self, terms: _types.RecoveryTerms, first: int, first_signature: bytes, second: int, second_signature: bytes, *, sender: Party, gas: int | None = None) -> bytes:
        """Proposes a recovery with the approvals of two of the three, for anyone.

        Emits `RecoveryProposed`. Requirements: - now ≤ deadline (`ApprovalExpired`); - two different
        approvers, in order (`ApproverUnknown`), both of whom signed these terms (`ApprovalInvalid`); - these
        terms were never proposed before (`RecoveryExists`).

        first: place of the one approver, 0 or 1
        second: place of the other, above `first`, at most 2
        Returns id: the EIP-712 hash of the terms
        """
        raise Signature

    def replacement_of(self, registry: AddressLike, lost: AddressLike, *, at: int | None = None) -> tuple[Address, int]:
        """Who replaced a wallet everywhere.

        Returns followsFrom: [s] from when on positions follow
        Returns successor: the last of them, where one replaced the other; zero where nobody did
        """
        return self._view(_REPLACEMENT_OF, (registry, lost), at)

    def _make_set_approvers(self, register: AddressLike, approvers: Sequence[AddressLike]) -> Call[None]:
        return self._call(_SET_APPROVERS, (register, approvers))

    @write(_make_set_approvers)
    def set_approvers(self, register: AddressLike, approvers: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Names the three who approve for a register, or for the registry (ADMIN); what waits lapses.

        Emits `ApproversSet`. Requirements: - none is zero and no two are the same (`ApproversNotDistinct`)
        """
        raise Signature

    def state_of(self, id: bytes, *, at: int | None = None) -> _types.RecoveryState:
        """`stateOf(bytes32)`"""
        return self._view(_STATE_OF, (id,), at)

    def _make_stop_part(self, register: AddressLike, lost: AddressLike) -> Call[None]:
        return self._call(_STOP_PART, (register, lost))

    @write(_make_stop_part)
    def stop_part(self, register: AddressLike, lost: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Stops a register's part of a replacement everywhere (GUARDIAN of the register): its position stays
        where it is until the register's own approvers recover it.

        Emits `PartStopped`. Requirements: - the caller is a guardian of the register (`RoleMissing`); - the
        register's registry replaced the wallet (`WalletNotReplaced`).
        """
        raise Signature
