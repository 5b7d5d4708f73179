"""Recovery of lost wallets, one word per proposal, which was written before.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_recovery import IRecovery as _IRecovery
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
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

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("delay", "uint256")))
_APPROVERS_OF: Function[tuple[Address, ...]] = Function("approversOf", "cd2eb97f", (("register", "address"),), (("", "address[3]"),))
_CANCEL: Function[None] = Function("cancel", "f372f147", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_DELAY: Function[int] = Function("delay", "6a42b8f8", (), (("", "uint256"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_EXECUTABLE_AT: Function[int] = Function("executableAt", "7f47e83a", (("id", "bytes32"),), (("executableAt_", "uint256"),))
_EXECUTE: Function[None] = Function("execute", "d86b6736", (("terms", StructOf(lambda: _types.RecoveryTerms)),), ())
_ID_OF: Function[bytes] = Function("idOf", "079df114", (("terms", StructOf(lambda: _types.RecoveryTerms)),), (("", "bytes32"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_PROPOSE: Function[bytes] = Function("propose", "49c586ae", (("terms", StructOf(lambda: _types.RecoveryTerms)), ("first", "uint256"), ("firstSignature", "bytes"), ("second", "uint256"), ("secondSignature", "bytes")), (("id", "bytes32"),))
_SET_APPROVERS: Function[None] = Function("setApprovers", "02faf742", (("register", "address"), ("approvers", "address[3]")), ())


class Recovery(Contract):
    """Recovery of lost wallets, one word per proposal, which was written before."""

    NAME = "Recovery"
    SOURCE = "contracts/compliance/Recovery.sol"

    PLACES = 8
    PREPARED = 0x10000000000
    MORE = 0x20000000000
    MARKS = 0x30000000000

    ApprovalExpired = _IRecovery.ApprovalExpired
    ApprovalInvalid = _IRecovery.ApprovalInvalid
    ApproverUnknown = _IRecovery.ApproverUnknown
    ApproversNotDistinct = _IRecovery.ApproversNotDistinct
    ApproversSet = _IRecovery.ApproversSet
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    RecoveryCancelled = _IRecovery.RecoveryCancelled
    RecoveryExecuted = _IRecovery.RecoveryExecuted
    RecoveryExists = _IRecovery.RecoveryExists
    RecoveryNotYours = _IRecovery.RecoveryNotYours
    RecoveryProposed = _IRecovery.RecoveryProposed
    RecoveryTooEarly = _IRecovery.RecoveryTooEarly
    RecoveryUnknown = _IRecovery.RecoveryUnknown
    RoleMissing = _ScopedAccess.RoleMissing

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
        """Cancels a proposal (the lost wallet, or GUARDIAN of the register; `RecoveryNotYours`). Requirements:
        it waits (`RecoveryUnknown`).
        """
        raise Signature

    def delay(self, *, at: int | None = None) -> int:
        """Time between proposal and execution. [s]"""
        return self._view(_DELAY, (), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def executable_at(self, id: bytes, *, at: int | None = None) -> int:
        """`executableAt(bytes32)`

        Returns executableAt_: [s] from when on it can be carried out; zero where it doesn't wait
        """
        return self._view(_EXECUTABLE_AT, (id,), at)

    def _make_execute(self, terms: _types.RecoveryTerms) -> Call[None]:
        return self._call(_EXECUTE, (terms,))

    @write(_make_execute)
    def execute(self, terms: _types.RecoveryTerms, *, sender: Party, gas: int | None = None) -> None:
        """Carries a proposal out, for anyone. Requirements: it waits (`RecoveryUnknown`); now ≥ executableAt
        (`RecoveryTooEarly`); those of the identity registry and of the register.
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

        Requirements: now ≤ deadline (`ApprovalExpired`); two different approvers, in order
        (`ApproverUnknown`), both signed these terms (`ApprovalInvalid`); not proposed or cancelled before
        (`RecoveryExists`).

        first: place of the one approver, 0 or 1
        second: place of the other, above `first`, at most 2
        Returns id: the EIP-712 hash of the terms
        """
        raise Signature

    def _make_set_approvers(self, register: AddressLike, approvers: Sequence[AddressLike]) -> Call[None]:
        return self._call(_SET_APPROVERS, (register, approvers))

    @write(_make_set_approvers)
    def set_approvers(self, register: AddressLike, approvers: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Names the three who approve for a register (ADMIN). Requirements: none is zero and no two are the same
        (`ApproversNotDistinct`).
        """
        raise Signature
