"""Recovery of lost wallets.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_recovery import IRecovery as _IRecovery
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("delay", "uint256")))
_APPROVERS_OF: Function[tuple[Address, ...]] = Function("approversOf", "cd2eb97f", (("register", "address"),), (("", "address[3]"),))
_CANCEL: Function[None] = Function("cancel", "f372f147", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_DELAY: Function[int] = Function("delay", "6a42b8f8", (), (("", "uint256"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_EXECUTABLE_AT: Function[int] = Function("executableAt", "7f47e83a", (("id", "bytes32"),), (("", "uint256"),))
_EXECUTE: Function[None] = Function("execute", "d86b6736", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_EXECUTE_EVERYWHERE: Function[None] = Function("executeEverywhere", "3c319968", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_FOLLOW: Function[None] = Function("follow", "99d147c2", (("register", "address"), ("lost", "address")), ())
_ID_OF: Function[bytes] = Function("idOf", "079df114", (("terms", StructOf(lambda: _types.RecoveryTerms)),), (("", "bytes32"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_PROPOSE: Function[bytes] = Function("propose", "49c586ae", (("terms", StructOf(lambda: _types.RecoveryTerms)), ("first", "uint256"), ("firstSignature", "bytes"), ("second", "uint256"), ("secondSignature", "bytes")), (("id", "bytes32"),))
_REPLACEMENT_OF: Function[tuple[Address, int]] = Function("replacementOf", "d45cc780", (("registry", "address"), ("lost", "address")), (("successor", "address"), ("followsFrom", "uint256")))
_SET_APPROVERS: Function[None] = Function("setApprovers", "02faf742", (("register", "address"), ("approvers", "address[3]")), ())
_STATE_OF: Function[_types.RecoveryState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", EnumOf(lambda: _types.RecoveryState)),))
_STOP_PART: Function[None] = Function("stopPart", "94cba690", (("register", "address"), ("lost", "address")), ())


class Recovery(Contract):
    """Recovery of lost wallets."""

    NAME = "Recovery"
    SOURCE = "contracts/compliance/Recovery.sol"

    ApprovalExpired = _IRecovery.ApprovalExpired
    ApprovalInvalid = _IRecovery.ApprovalInvalid
    ApproverUnknown = _IRecovery.ApproverUnknown
    ApproversNotDistinct = _IRecovery.ApproversNotDistinct
    ApproversReplaced = _IRecovery.ApproversReplaced
    ApproversSet = _IRecovery.ApproversSet
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    PartIsStopped = _IRecovery.PartIsStopped
    PartStopped = _IRecovery.PartStopped
    PartTooEarly = _IRecovery.PartTooEarly
    PositionFollowed = _IRecovery.PositionFollowed
    RecoveryCancelled = _IRecovery.RecoveryCancelled
    RecoveryExecuted = _IRecovery.RecoveryExecuted
    RecoveryExists = _IRecovery.RecoveryExists
    RecoveryLapsed = _IRecovery.RecoveryLapsed
    RecoveryNotYours = _IRecovery.RecoveryNotYours
    RecoveryProposed = _IRecovery.RecoveryProposed
    RecoveryTooEarly = _IRecovery.RecoveryTooEarly
    RecoveryUnknown = _IRecovery.RecoveryUnknown
    RoleMissing = _ScopedAccess.RoleMissing
    WalletNotReplaced = _IRecovery.WalletNotReplaced
    WalletReplacedEverywhere = _IRecovery.WalletReplacedEverywhere

    @classmethod
    def creation(cls, manager: AddressLike, delay: int, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager, delay))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, delay: int, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, delay, libraries=libraries), sender, gas)

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

    def delay(self, *, at: int | None = None) -> int:
        """Time between proposal and execution, and between a replacement everywhere and what follows it. [s]"""
        return self._view(_DELAY, (), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
