"""Who may do what in a stack.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_OPEN_SCOPE: Function[None] = Function("openScope", "24970b36", (("scope", "address"),), ())
_REVOKE_AT_ONCE: Function[None] = Function("revokeAtOnce", "0cfcc233", (("roleId", "uint64"), ("party", "address")), ())
_SCOPE_OF: Function[Address] = Function("scopeOf", "bb72f9f6", (("roleId", "uint64"),), (("", "address"),))
_SET_TARGET_SCOPE: Function[None] = Function("setTargetScope", "58f363fb", (("target", "address"), ("table", "address"), ("scope", "address")), ())
_TARGET_SCOPE: Function[tuple[Address, Address]] = Function("targetScope", "d097add0", (("target", "address"),), (("table", "address"), ("scope", "address")))


class IAdministration(Contract):
    """Who may do what in a stack."""

    NAME = "IAdministration"
    SOURCE = "contracts/administration/interfaces/IAdministration.sol"

    @dataclass(frozen=True)
    class RevocationRequested(Event):
        """The first of two administrators asked to end a role of a party."""

        NAME = "IAdministration.RevocationRequested"
        TOPIC = "157003fa1a178e1f858c97651125277928c5dc069f8a45bc8727bdff1b35d24f"
        ABI = (("roleId", "uint64", True), ("party", "address", True), ("by", "address", True))

        role_id: int
        party: Address
        by: Address

    @dataclass(frozen=True)
    class ScopeOpened(Event):
        """A scope's role ids may be granted from now on."""

        NAME = "IAdministration.ScopeOpened"
        TOPIC = "9b579a13fda13c3d0fde4df7de5e4b3b4ed27c4aef15991928020751ac94754b"
        ABI = (("scope", "address", True),)

        scope: Address

    @dataclass(frozen=True)
    class TargetScopeSet(Event):
        """The functions of a contract belong to the roles of a table, in a scope."""

        NAME = "IAdministration.TargetScopeSet"
        TOPIC = "5a1b14e1a5c97d3dc0a289fede25ac4045a3dad5c7303baa28f39b5eb75e9544"
        ABI = (("target", "address", True), ("table", "address", True), ("scope", "address", True))

        target: Address
        table: Address
        scope: Address

    @dataclass(eq=False, repr=False)
    class RevocationNotYours(ContractError):
        """The caller is no administrator, or the party itself."""

        NAME = "Administration.RevocationNotYours"
        SELECTOR = bytes.fromhex("d73a0001")
        SIGNATURE = "RevocationNotYours(address)"
        PARAMETERS = (("caller", "address"),)
        FIELDS = ("caller",)
        NOTICE = "The caller is no administrator, or the party itself."

        caller: Address

    @dataclass(eq=False, repr=False)
    class RolePairRefused(ContractError):
        """The party holds the other half of the pair."""

        NAME = "Administration.RolePairRefused"
        SELECTOR = bytes.fromhex("b50c34df")
        SIGNATURE = "RolePairRefused(address,uint64,uint64)"
        PARAMETERS = (("party", "address"), ("roleId", "uint64"), ("held", "uint64"))
        FIELDS = ("party", "role_id", "held")
        NOTICE = "The party holds the other half of the pair."

        party: Address
        role_id: int
        held: int

    @dataclass(eq=False, repr=False)
    class ScopeRefused(ContractError):
        """Another scope has the same last six bytes, or they are zero."""

        NAME = "Administration.ScopeRefused"
        SELECTOR = bytes.fromhex("b4a14b8a")
        SIGNATURE = "ScopeRefused(address,address)"
        PARAMETERS = (("scope", "address"), ("known", "address"))
        FIELDS = ("scope", "known")
        NOTICE = "Another scope has the same last six bytes, or they are zero."

        scope: Address
        known: Address

    @dataclass(eq=False, repr=False)
    class ScopeUnknown(ContractError):
        """The role's scope was never opened."""

        NAME = "Administration.ScopeUnknown"
        SELECTOR = bytes.fromhex("d8a010bc")
        SIGNATURE = "ScopeUnknown(uint64)"
        PARAMETERS = (("roleId", "uint64"),)
        FIELDS = ("role_id",)
        NOTICE = "The role's scope was never opened."

        role_id: int

    @dataclass(eq=False, repr=False)
    class TargetDelayed(ContractError):
        """`IAdministration.TargetDelayed`"""

        NAME = "Administration.TargetDelayed"
        SELECTOR = bytes.fromhex("044b7c55")
        SIGNATURE = "TargetDelayed(address,uint32)"
        PARAMETERS = (("target", "address"), ("delay", "uint32"))
        FIELDS = ("target", "delay")

        target: Address
        delay: int

    @dataclass(eq=False, repr=False)
    class TargetHasScope(ContractError):
        """The contract has a table; a single function can't be given away."""

        NAME = "Administration.TargetHasScope"
        SELECTOR = bytes.fromhex("558a8b0b")
        SIGNATURE = "TargetHasScope(address)"
        PARAMETERS = (("target", "address"),)
        FIELDS = ("target",)
        NOTICE = "The contract has a table; a single function can't be given away."

        target: Address

    def _make_open_scope(self, scope: AddressLike) -> Call[None]:
        return self._call(_OPEN_SCOPE, (scope,))

    @write(_make_open_scope)
    def open_scope(self, scope: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Lets roles of a scope be granted (ADMIN); again without effect.

        Emits `ScopeOpened`. Requirements: - the last six bytes are not zero and no other scope's
        (`ScopeRefused`).
        """
        raise Signature

    def _make_revoke_at_once(self, role_id: int, party: AddressLike) -> Call[None]:
        return self._call(_REVOKE_AT_ONCE, (role_id, party))

    @write(_make_revoke_at_once)
    def revoke_at_once(self, role_id: int, party: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Ends a role of a party at once, by the second of two administrators who ask for it within seven days.

        Emits `RevocationRequested` for the first request, OpenZeppelin's `RoleRevoked` for the second.
        Requirements: - the caller is an administrator and not the party (`RevocationNotYours`).
        """
        raise Signature

    def scope_of(self, role_id: int, *, at: int | None = None) -> Address:
        """The open scope that a role id belongs to; zero where there is none."""
        return self._view(_SCOPE_OF, (role_id,), at)

    def _make_set_target_scope(self, target: AddressLike, table: AddressLike, scope: AddressLike) -> Call[None]:
        return self._call(_SET_TARGET_SCOPE, (target, table, scope))

    @write(_make_set_target_scope)
    def set_target_scope(self, target: AddressLike, table: AddressLike, scope: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract's functions to the roles of a table in a scope, which it opens (ADMIN); no table
        takes the functions back to what is assigned one by one.

        Emits `TargetScopeSet`. It waits the longest of three delays: the caller's, the target's, the scope's.
        Requirements: - as for `openScope`; - a caller without a delay schedules it where the target has one
        (`TargetDelayed`).
        """
        raise Signature

    def target_scope(self, target: AddressLike, *, at: int | None = None) -> tuple[Address, Address]:
        """The table and the scope of a contract; zeros where it has none."""
        return self._view(_TARGET_SCOPE, (target,), at)
