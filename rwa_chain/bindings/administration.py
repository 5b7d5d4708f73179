"""OpenZeppelin's manager of roles, delays and guardians, with tables of functions and two-party revocations.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

from rwa_chain.bindings.i_access_manager import IAccessManager as _IAccessManager
from rwa_chain.bindings.i_administration import IAdministration as _IAdministration
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("initial_admin", "address"),))
_ADMIN_ROLE: Function[int] = Function("ADMIN_ROLE", "75b238fc", (), (("", "uint64"),))
_CAN_CALL: Function[tuple[bool, int]] = Function("canCall", "b7009613", (("caller", "address"), ("target", "address"), ("selector", "bytes4")), (("immediate", "bool"), ("delay", "uint32")))
_CANCEL: Function[int] = Function("cancel", "d6bb62c6", (("caller", "address"), ("target", "address"), ("data", "bytes")), (("", "uint32"),))
_CONSUME_SCHEDULED_OP: Function[None] = Function("consumeScheduledOp", "94c7d7ee", (("caller", "address"), ("data", "bytes")), ())
_EXECUTE: Function[int] = Function("execute", "1cff79cd", (("target", "address"), ("data", "bytes")), (("", "uint32"),))
_EXPIRATION: Function[int] = Function("expiration", "4665096d", (), (("", "uint32"),))
_GET_ACCESS: Function[tuple[int, int, int, int]] = Function("getAccess", "3078f114", (("roleId", "uint64"), ("account", "address")), (("since", "uint48"), ("currentDelay", "uint32"), ("pendingDelay", "uint32"), ("effect", "uint48")))
_GET_NONCE: Function[int] = Function("getNonce", "4136a33c", (("id", "bytes32"),), (("", "uint32"),))
_GET_ROLE_ADMIN: Function[int] = Function("getRoleAdmin", "530dd456", (("roleId", "uint64"),), (("", "uint64"),))
_GET_ROLE_GRANT_DELAY: Function[int] = Function("getRoleGrantDelay", "12be8727", (("roleId", "uint64"),), (("", "uint32"),))
_GET_ROLE_GUARDIAN: Function[int] = Function("getRoleGuardian", "0b0a93ba", (("roleId", "uint64"),), (("", "uint64"),))
_GET_SCHEDULE: Function[int] = Function("getSchedule", "3adc277a", (("id", "bytes32"),), (("", "uint48"),))
_GET_TARGET_ADMIN_DELAY: Function[int] = Function("getTargetAdminDelay", "4c1da1e2", (("target", "address"),), (("", "uint32"),))
_GET_TARGET_FUNCTION_ROLE: Function[int] = Function("getTargetFunctionRole", "6d5115bd", (("target", "address"), ("selector", "bytes4")), (("", "uint64"),))
_GRANT_ROLE: Function[None] = Function("grantRole", "25c471a0", (("roleId", "uint64"), ("account", "address"), ("executionDelay", "uint32")), ())
_HAS_ROLE: Function[tuple[bool, int]] = Function("hasRole", "d1f856ee", (("roleId", "uint64"), ("account", "address")), (("isMember", "bool"), ("executionDelay", "uint32")))
_HASH_OPERATION: Function[bytes] = Function("hashOperation", "abd9bd2a", (("caller", "address"), ("target", "address"), ("data", "bytes")), (("", "bytes32"),))
_IS_TARGET_CLOSED: Function[bool] = Function("isTargetClosed", "a166aa89", (("target", "address"),), (("", "bool"),))
_LABEL_ROLE: Function[None] = Function("labelRole", "853551b8", (("roleId", "uint64"), ("label", "string")), ())
_MIN_SETBACK: Function[int] = Function("minSetback", "cc1b6c81", (), (("", "uint32"),))
_MULTICALL: Function[tuple[bytes, ...]] = Function("multicall", "ac9650d8", (("data", "bytes[]"),), (("results", "bytes[]"),))
_OPEN_SCOPE: Function[None] = Function("openScope", "24970b36", (("scope", "address"),), ())
_PUBLIC_ROLE: Function[int] = Function("PUBLIC_ROLE", "3ca7c02a", (), (("", "uint64"),))
_RENOUNCE_ROLE: Function[None] = Function("renounceRole", "fe0776f5", (("roleId", "uint64"), ("callerConfirmation", "address")), ())
_REVOKE_AT_ONCE: Function[None] = Function("revokeAtOnce", "0cfcc233", (("roleId", "uint64"), ("party", "address")), ())
_REVOKE_ROLE: Function[None] = Function("revokeRole", "b7d2b162", (("roleId", "uint64"), ("account", "address")), ())
_SCHEDULE: Function[tuple[bytes, int]] = Function("schedule", "f801a698", (("target", "address"), ("data", "bytes"), ("when", "uint48")), (("operationId", "bytes32"), ("nonce", "uint32")))
_SCOPE_OF: Function[Address] = Function("scopeOf", "bb72f9f6", (("roleId", "uint64"),), (("", "address"),))
_SET_GRANT_DELAY: Function[None] = Function("setGrantDelay", "a64d95ce", (("roleId", "uint64"), ("newDelay", "uint32")), ())
_SET_ROLE_ADMIN: Function[None] = Function("setRoleAdmin", "30cae187", (("roleId", "uint64"), ("admin", "uint64")), ())
_SET_ROLE_GUARDIAN: Function[None] = Function("setRoleGuardian", "52962952", (("roleId", "uint64"), ("guardian", "uint64")), ())
_SET_TARGET_ADMIN_DELAY: Function[None] = Function("setTargetAdminDelay", "d22b5989", (("target", "address"), ("newDelay", "uint32")), ())
_SET_TARGET_CLOSED: Function[None] = Function("setTargetClosed", "167bd395", (("target", "address"), ("closed", "bool")), ())
_SET_TARGET_FUNCTION_ROLE: Function[None] = Function("setTargetFunctionRole", "08d6122d", (("target", "address"), ("selectors", "bytes4[]"), ("roleId", "uint64")), ())
_SET_TARGET_SCOPE: Function[None] = Function("setTargetScope", "58f363fb", (("target", "address"), ("table", "address"), ("scope", "address")), ())
_TARGET_SCOPE: Function[tuple[Address, Address]] = Function("targetScope", "d097add0", (("target", "address"),), (("table", "address"), ("scope", "address")))
_UPDATE_AUTHORITY: Function[None] = Function("updateAuthority", "18ff183c", (("target", "address"), ("newAuthority", "address")), ())


class Administration(Contract):
    """OpenZeppelin's manager of roles, delays and guardians, with tables of functions and two-party revocations."""

    NAME = "Administration"
    SOURCE = "contracts/administration/Administration.sol"

    AccessManagerAlreadyScheduled = _IAccessManager.AccessManagerAlreadyScheduled
    AccessManagerBadConfirmation = _IAccessManager.AccessManagerBadConfirmation
    AccessManagerExpired = _IAccessManager.AccessManagerExpired
    AccessManagerInvalidInitialAdmin = _IAccessManager.AccessManagerInvalidInitialAdmin
    AccessManagerLockedFunction = _IAccessManager.AccessManagerLockedFunction
    AccessManagerLockedRole = _IAccessManager.AccessManagerLockedRole
    AccessManagerNotReady = _IAccessManager.AccessManagerNotReady
    AccessManagerNotScheduled = _IAccessManager.AccessManagerNotScheduled
    AccessManagerUnauthorizedAccount = _IAccessManager.AccessManagerUnauthorizedAccount
    AccessManagerUnauthorizedCall = _IAccessManager.AccessManagerUnauthorizedCall
    AccessManagerUnauthorizedCancel = _IAccessManager.AccessManagerUnauthorizedCancel
    AccessManagerUnauthorizedConsume = _IAccessManager.AccessManagerUnauthorizedConsume
    OperationCanceled = _IAccessManager.OperationCanceled
    OperationExecuted = _IAccessManager.OperationExecuted
    OperationScheduled = _IAccessManager.OperationScheduled
    RevocationNotYours = _IAdministration.RevocationNotYours
    RevocationRequested = _IAdministration.RevocationRequested
    RoleAdminChanged = _IAccessManager.RoleAdminChanged
    RoleGrantDelayChanged = _IAccessManager.RoleGrantDelayChanged
    RoleGranted = _IAccessManager.RoleGranted
    RoleGuardianChanged = _IAccessManager.RoleGuardianChanged
    RoleLabel = _IAccessManager.RoleLabel
    RolePairRefused = _IAdministration.RolePairRefused
    RoleRevoked = _IAccessManager.RoleRevoked
    ScopeOpened = _IAdministration.ScopeOpened
    ScopeRefused = _IAdministration.ScopeRefused
    ScopeUnknown = _IAdministration.ScopeUnknown
    TargetAdminDelayUpdated = _IAccessManager.TargetAdminDelayUpdated
    TargetClosed = _IAccessManager.TargetClosed
    TargetDelayed = _IAdministration.TargetDelayed
    TargetFunctionRoleUpdated = _IAccessManager.TargetFunctionRoleUpdated
    TargetHasScope = _IAdministration.TargetHasScope
    TargetScopeSet = _IAdministration.TargetScopeSet

    @classmethod
    def creation(cls, initial_admin: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (initial_admin,))

    @classmethod
    def deploy(cls, chain: Chain, initial_admin: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(initial_admin, libraries=libraries), sender, gas)

    def admin_role(self, *, at: int | None = None) -> int:
        """`ADMIN_ROLE()`"""
        return self._view(_ADMIN_ROLE, (), at)

    def can_call(self, caller: AddressLike, target: AddressLike, selector: bytes, *, at: int | None = None) -> tuple[bool, int]:
        """`canCall(address,address,bytes4)`

        Check if an address (`caller`) is authorised to call a given function on a given contract directly
        (with no restriction). Additionally, it returns the delay needed to perform the call indirectly
        through the {schedule} & {execute} workflow. This function is usually called by the targeted contract
        to control immediate execution of restricted functions. Therefore we only return true if the call can
        be performed without any delay. If the call is subject to a previously set delay (not zero), then the
        function should return false and the caller should schedule the operation for future execution. If
        `allowed` is true, the delay can be disregarded and the operation can be immediately executed,
        otherwise the operation can be executed if and only if delay is greater than 0. NOTE: The IAuthority
        interface does not include the `uint32` delay. This is an extension of that interface that is backward
        compatible. Some contracts may thus ignore the second return argument. In that case they will fail to
        identify the indirect workflow, and will consider calls that require a delay to be forbidden. NOTE:
        This function does not report the permissions of the admin functions in the manager itself. These are
        defined by the {AccessManager} documentation. NOTE: The `setAuthority(address)` selector is reserved
        on all targets (whether or not they are {AccessManaged}): it is gated to `ADMIN_ROLE` with a possible
        delay, and it cannot be reconfigured via {setTargetFunctionRole}. Any target function whose selector
        collides with `setAuthority(address)` inherits this restriction when routed through the manager.
        """
        return self._view(_CAN_CALL, (caller, target, selector), at)

    def _make_cancel(self, caller: AddressLike, target: AddressLike, data: bytes) -> Call[int]:
        return self._call(_CANCEL, (caller, target, data))

    @write(_make_cancel)
    def cancel(self, caller: AddressLike, target: AddressLike, data: bytes, *, sender: Party, gas: int | None = None) -> int:
        """`cancel(address,address,bytes)`

        Cancel a scheduled (delayed) operation. Returns the nonce that identifies the previously scheduled
        operation that is cancelled. Requirements: - the caller must be the proposer, a guardian of the
        targeted function, or a global admin Emits a {OperationCanceled} event.
        """
        raise Signature

    def _make_consume_scheduled_op(self, caller: AddressLike, data: bytes) -> Call[None]:
        return self._call(_CONSUME_SCHEDULED_OP, (caller, data))

    @write(_make_consume_scheduled_op)
    def consume_scheduled_op(self, caller: AddressLike, data: bytes, *, sender: Party, gas: int | None = None) -> None:
        """`consumeScheduledOp(address,bytes)`

        Consume a scheduled operation targeting the caller. If such an operation exists, mark it as consumed
        (emit an {OperationExecuted} event and clean the state). Otherwise, throw an error. This is useful for
        contracts that want to enforce that calls targeting them were scheduled on the manager, with all the
        verifications that it implies. Emit a {OperationExecuted} event.
        """
        raise Signature

    def _make_execute(self, target: AddressLike, data: bytes, *, value: int = 0) -> Call[int]:
        return self._call(_EXECUTE, (target, data), value)

    @write(_make_execute)
    def execute(self, target: AddressLike, data: bytes, *, sender: Party, value: int = 0, gas: int | None = None) -> int:
        """`execute(address,bytes)`

        Execute a function that is delay restricted, provided it was properly scheduled beforehand, or the
        execution delay is 0. Returns the nonce that identifies the previously scheduled operation that is
        executed, or 0 if the operation wasn't previously scheduled (if the caller doesn't have an execution
        delay). Emits an {OperationExecuted} event only if the call was scheduled and delayed.
        """
        raise Signature

    def expiration(self, *, at: int | None = None) -> int:
        """`expiration()`

        Expiration delay for scheduled proposals. Defaults to 1 week. IMPORTANT: Avoid overriding the
        expiration with 0. Otherwise every contract proposal will be expired immediately, disabling any
        scheduling usage.
        """
        return self._view(_EXPIRATION, (), at)

    def get_access(self, role_id: int, account: AddressLike, *, at: int | None = None) -> tuple[int, int, int, int]:
        """`getAccess(uint64,address)`

        Get the access details for a given account for a given role. These details include the timepoint at
        which membership becomes active, and the delay applied to all operations by this user that requires
        this permission level. Returns: [0] Timestamp at which the account membership becomes valid. 0 means
        role is not granted. [1] Current execution delay for the account. [2] Pending execution delay for the
        account. [3] Timestamp at which the pending execution delay will become active. 0 means no delay
        update is scheduled.
        """
        return self._view(_GET_ACCESS, (role_id, account), at)

    def get_nonce(self, id: bytes, *, at: int | None = None) -> int:
        """`getNonce(bytes32)`

        Return the nonce for the latest scheduled operation with a given id. Returns 0 if the operation has
        never been scheduled.
        """
        return self._view(_GET_NONCE, (id,), at)

    def get_role_admin(self, role_id: int, *, at: int | None = None) -> int:
        """`getRoleAdmin(uint64)`

        Get the id of the role that acts as an admin for the given role. The admin permission is required to
        grant the role, revoke the role and update the execution delay to execute an operation that is
        restricted to this role.
        """
        return self._view(_GET_ROLE_ADMIN, (role_id,), at)

    def get_role_grant_delay(self, role_id: int, *, at: int | None = None) -> int:
        """`getRoleGrantDelay(uint64)`

        Get the role current grant delay. Its value may change at any point without an event emitted following
        a call to {setGrantDelay}. Changes to this value, including effect timepoint are notified in advance
        by the {RoleGrantDelayChanged} event.
        """
        return self._view(_GET_ROLE_GRANT_DELAY, (role_id,), at)

    def get_role_guardian(self, role_id: int, *, at: int | None = None) -> int:
        """`getRoleGuardian(uint64)`

        Get the role that acts as a guardian for a given role. The guardian permission allows canceling
        operations that have been scheduled under the role.
        """
        return self._view(_GET_ROLE_GUARDIAN, (role_id,), at)

    def get_schedule(self, id: bytes, *, at: int | None = None) -> int:
        """`getSchedule(bytes32)`

        Return the timepoint at which a scheduled operation will be ready for execution. This returns 0 if the
        operation is not yet scheduled, has expired, was executed, or was canceled.
        """
        return self._view(_GET_SCHEDULE, (id,), at)

    def get_target_admin_delay(self, target: AddressLike, *, at: int | None = None) -> int:
        """`getTargetAdminDelay(address)`

        Get the admin delay for a target contract. Changes to contract configuration are subject to this
        delay.
        """
        return self._view(_GET_TARGET_ADMIN_DELAY, (target,), at)

    def get_target_function_role(self, target: AddressLike, selector: bytes, *, at: int | None = None) -> int:
        """`getTargetFunctionRole(address,bytes4)`

        Get the role required to call a function.
        """
        return self._view(_GET_TARGET_FUNCTION_ROLE, (target, selector), at)

    def _make_grant_role(self, role_id: int, account: AddressLike, execution_delay: int) -> Call[None]:
        return self._call(_GRANT_ROLE, (role_id, account, execution_delay))

    @write(_make_grant_role)
    def grant_role(self, role_id: int, account: AddressLike, execution_delay: int, *, sender: Party, gas: int | None = None) -> None:
        """`grantRole(uint64,address,uint32)`

        Add `account` to `roleId`, or change its execution delay. This gives the account the authorization to
        call any function that is restricted to this role. An optional execution delay (in seconds) can be
        set. If that delay is non 0, the user is required to schedule any operation that is restricted to
        members of this role. The user will only be able to execute the operation after the delay has passed,
        before it has expired. During this period, admin and guardians can cancel the operation (see
        {cancel}). If the account has already been granted this role, the execution delay will be updated.
        This update is not immediate and follows the delay rules. For example, if a user currently has a delay
        of 3 hours, and this is called to reduce that delay to 1 hour, the new delay will take some time to
        take effect, enforcing that any operation executed in the 3 hours that follows this update was indeed
        scheduled before this update. Requirements: - the caller must be an admin for the role (see
        {getRoleAdmin}) - granted role must not be the `PUBLIC_ROLE` Emits a {RoleGranted} event.
        """
        raise Signature

    def has_role(self, role_id: int, account: AddressLike, *, at: int | None = None) -> tuple[bool, int]:
        """`hasRole(uint64,address)`

        Check if a given account currently has the permission level corresponding to a given role. Note that
        this permission might be associated with an execution delay. {getAccess} can provide more details.
        """
        return self._view(_HAS_ROLE, (role_id, account), at)

    def hash_operation(self, caller: AddressLike, target: AddressLike, data: bytes, *, at: int | None = None) -> bytes:
        """`hashOperation(address,address,bytes)`

        Hashing function for delayed operations.
        """
        return self._view(_HASH_OPERATION, (caller, target, data), at)

    def is_target_closed(self, target: AddressLike, *, at: int | None = None) -> bool:
        """`isTargetClosed(address)`

        Get whether the contract is closed disabling any access. Otherwise role permissions are applied. NOTE:
        When the manager itself is closed, admin functions are still accessible to avoid locking the contract.
        """
        return self._view(_IS_TARGET_CLOSED, (target,), at)

    def _make_label_role(self, role_id: int, label: str) -> Call[None]:
        return self._call(_LABEL_ROLE, (role_id, label))

    @write(_make_label_role)
    def label_role(self, role_id: int, label: str, *, sender: Party, gas: int | None = None) -> None:
        """`labelRole(uint64,string)`

        Give a label to a role, for improved role discoverability by UIs. Requirements: - the caller must be a
        global admin - `roleId` must not be the `ADMIN_ROLE` or `PUBLIC_ROLE` Emits a {RoleLabel} event.
        """
        raise Signature

    def min_setback(self, *, at: int | None = None) -> int:
        """`minSetback()`

        Minimum setback for all delay updates, with the exception of execution delays. It can be increased
        without setback (and reset via {revokeRole} in the event of an accidental increase). Defaults to 5
        days.
        """
        return self._view(_MIN_SETBACK, (), at)

    def _make_multicall(self, data: Sequence[bytes]) -> Call[tuple[bytes, ...]]:
        return self._call(_MULTICALL, (data,))

    @write(_make_multicall)
    def multicall(self, data: Sequence[bytes], *, sender: Party, gas: int | None = None) -> tuple[bytes, ...]:
        """`multicall(bytes[])`

        Receives and executes a batch of function calls on this contract.
        """
        raise Signature

    def _make_open_scope(self, scope: AddressLike) -> Call[None]:
        return self._call(_OPEN_SCOPE, (scope,))

    @write(_make_open_scope)
    def open_scope(self, scope: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Lets roles of a scope be granted (ADMIN); again without effect.

        Emits `ScopeOpened`. Requirements: - the last six bytes are not zero and no other scope's
        (`ScopeRefused`).
        """
        raise Signature

    def public_role(self, *, at: int | None = None) -> int:
        """`PUBLIC_ROLE()`"""
        return self._view(_PUBLIC_ROLE, (), at)

    def _make_renounce_role(self, role_id: int, caller_confirmation: AddressLike) -> Call[None]:
        return self._call(_RENOUNCE_ROLE, (role_id, caller_confirmation))

    @write(_make_renounce_role)
    def renounce_role(self, role_id: int, caller_confirmation: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`renounceRole(uint64,address)`

        Renounce role permissions for the calling account with immediate effect. If the sender is not in the
        role this call has no effect. Requirements: - the caller must be `callerConfirmation`. Emits a
        {RoleRevoked} event if the account had the role.
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

    def _make_revoke_role(self, role_id: int, account: AddressLike) -> Call[None]:
        return self._call(_REVOKE_ROLE, (role_id, account))

    @write(_make_revoke_role)
    def revoke_role(self, role_id: int, account: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`revokeRole(uint64,address)`

        Remove an account from a role, with immediate effect. If the account does not have the role, this call
        has no effect. Requirements: - the caller must be an admin for the role (see {getRoleAdmin}) - revoked
        role must not be the `PUBLIC_ROLE` Emits a {RoleRevoked} event if the account had the role.
        """
        raise Signature

    def _make_schedule(self, target: AddressLike, data: bytes, when: int) -> Call[tuple[bytes, int]]:
        return self._call(_SCHEDULE, (target, data, when))

    @write(_make_schedule)
    def schedule(self, target: AddressLike, data: bytes, when: int, *, sender: Party, gas: int | None = None) -> tuple[bytes, int]:
        """`schedule(address,bytes,uint48)`

        A change of scope waits the longest delay of the two contracts it touches, as OpenZeppelin has every
        other change of a target wait.
        """
        raise Signature

    def scope_of(self, role_id: int, *, at: int | None = None) -> Address:
        """The open scope that a role id belongs to; zero where there is none."""
        return self._view(_SCOPE_OF, (role_id,), at)

    def _make_set_grant_delay(self, role_id: int, new_delay: int) -> Call[None]:
        return self._call(_SET_GRANT_DELAY, (role_id, new_delay))

    @write(_make_set_grant_delay)
    def set_grant_delay(self, role_id: int, new_delay: int, *, sender: Party, gas: int | None = None) -> None:
        """`setGrantDelay(uint64,uint32)`

        Update the delay for granting a `roleId`. Requirements: - the caller must be a global admin - `roleId`
        must not be the `PUBLIC_ROLE` Emits a {RoleGrantDelayChanged} event.
        """
        raise Signature

    def _make_set_role_admin(self, role_id: int, admin: int) -> Call[None]:
        return self._call(_SET_ROLE_ADMIN, (role_id, admin))

    @write(_make_set_role_admin)
    def set_role_admin(self, role_id: int, admin: int, *, sender: Party, gas: int | None = None) -> None:
        """`setRoleAdmin(uint64,uint64)`

        Change admin role for a given role. Requirements: - the caller must be a global admin - `roleId` must
        not be the `ADMIN_ROLE` or `PUBLIC_ROLE` Emits a {RoleAdminChanged} event
        """
        raise Signature

    def _make_set_role_guardian(self, role_id: int, guardian: int) -> Call[None]:
        return self._call(_SET_ROLE_GUARDIAN, (role_id, guardian))

    @write(_make_set_role_guardian)
    def set_role_guardian(self, role_id: int, guardian: int, *, sender: Party, gas: int | None = None) -> None:
        """`setRoleGuardian(uint64,uint64)`

        Change guardian role for a given role. Requirements: - the caller must be a global admin - `roleId`
        must not be the `ADMIN_ROLE` or `PUBLIC_ROLE` Emits a {RoleGuardianChanged} event
        """
        raise Signature

    def _make_set_target_admin_delay(self, target: AddressLike, new_delay: int) -> Call[None]:
        return self._call(_SET_TARGET_ADMIN_DELAY, (target, new_delay))

    @write(_make_set_target_admin_delay)
    def set_target_admin_delay(self, target: AddressLike, new_delay: int, *, sender: Party, gas: int | None = None) -> None:
        """`setTargetAdminDelay(address,uint32)`

        Set the delay for changing the configuration of a given target contract. Requirements: - the caller
        must be a global admin Emits a {TargetAdminDelayUpdated} event.
        """
        raise Signature

    def _make_set_target_closed(self, target: AddressLike, closed: bool) -> Call[None]:
        return self._call(_SET_TARGET_CLOSED, (target, closed))

    @write(_make_set_target_closed)
    def set_target_closed(self, target: AddressLike, closed: bool, *, sender: Party, gas: int | None = None) -> None:
        """`setTargetClosed(address,bool)`

        Set the closed flag for a contract. Closing the manager itself won't disable access to admin methods
        to avoid locking the contract. Requirements: - the caller must be a global admin Emits a
        {TargetClosed} event.
        """
        raise Signature

    def _make_set_target_function_role(self, target: AddressLike, selectors: Sequence[bytes], role_id: int) -> Call[None]:
        return self._call(_SET_TARGET_FUNCTION_ROLE, (target, selectors, role_id))

    @write(_make_set_target_function_role)
    def set_target_function_role(self, target: AddressLike, selectors: Sequence[bytes], role_id: int, *, sender: Party, gas: int | None = None) -> None:
        """`setTargetFunctionRole(address,bytes4[],uint64)`

        Set the role required to call functions identified by the `selectors` in the `target` contract.
        Requirements: - the caller must be a global admin - `selectors` must not contain the
        `setAuthority(address)` selector, which is reserved. See {canCall}. Emits a
        {TargetFunctionRoleUpdated} event per selector.
        """
        raise Signature

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

    def _make_update_authority(self, target: AddressLike, new_authority: AddressLike) -> Call[None]:
        return self._call(_UPDATE_AUTHORITY, (target, new_authority))

    @write(_make_update_authority)
    def update_authority(self, target: AddressLike, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`updateAuthority(address,address)`

        Changes the authority of a target managed by this manager instance. Requirements: - the caller must be
        a global admin
        """
        raise Signature
