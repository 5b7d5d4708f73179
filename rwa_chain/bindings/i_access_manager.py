"""IAccessManager, from node_modules/@openzeppelin/contracts/access/manager/IAccessManager.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event
from rwa_chain.errors import ContractError


class IAccessManager:
    """interface IAccessManager"""

    @dataclass(frozen=True)
    class OperationCanceled(Event):
        """A scheduled operation was canceled."""

        NAME = "IAccessManager.OperationCanceled"
        TOPIC = "bd9ac67a6e2f6463b80927326310338bcbb4bdb7936ce1365ea3e01067e7b9f7"
        ABI = (("operationId", "bytes32", True), ("nonce", "uint32", True))

        operation_id: bytes
        nonce: int

    @dataclass(frozen=True)
    class OperationExecuted(Event):
        """A scheduled operation was executed."""

        NAME = "IAccessManager.OperationExecuted"
        TOPIC = "76a2a46953689d4861a5d3f6ed883ad7e6af674a21f8e162707159fc9dde614d"
        ABI = (("operationId", "bytes32", True), ("nonce", "uint32", True))

        operation_id: bytes
        nonce: int

    @dataclass(frozen=True)
    class OperationScheduled(Event):
        """A delayed operation was scheduled."""

        NAME = "IAccessManager.OperationScheduled"
        TOPIC = "82a2da5dee54ea8021c6545b4444620291e07ee83be6dd57edb175062715f3b4"
        ABI = (("operationId", "bytes32", True), ("nonce", "uint32", True), ("schedule", "uint48", False), ("caller", "address", False), ("target", "address", False), ("data", "bytes", False))

        operation_id: bytes
        nonce: int
        schedule: int
        caller: Address
        target: Address
        data: bytes

    @dataclass(frozen=True)
    class RoleAdminChanged(Event):
        """Role acting as admin over a given `roleId` is updated."""

        NAME = "IAccessManager.RoleAdminChanged"
        TOPIC = "1fd6dd7631312dfac2205b52913f99de03b4d7e381d5d27d3dbfe0713e6e6340"
        ABI = (("roleId", "uint64", True), ("admin", "uint64", True))

        role_id: int
        admin: int

    @dataclass(frozen=True)
    class RoleGrantDelayChanged(Event):
        """Grant delay for a given `roleId` will be updated to `delay` when `since` is reached."""

        NAME = "IAccessManager.RoleGrantDelayChanged"
        TOPIC = "feb69018ee8b8fd50ea86348f1267d07673379f72cffdeccec63853ee8ce8b48"
        ABI = (("roleId", "uint64", True), ("delay", "uint32", False), ("since", "uint48", False))

        role_id: int
        delay: int
        since: int

    @dataclass(frozen=True)
    class RoleGranted(Event):
        """Emitted when `account` is granted `roleId`. NOTE: The meaning of the `since` argument depends on the
        `newMember` argument. If the role is granted to a new member, the `since` argument indicates when the
        account becomes a member of the role, otherwise it indicates the timestamp when the execution delay update
        takes effect for this account and roleId.
        """

        NAME = "IAccessManager.RoleGranted"
        TOPIC = "f98448b987f1428e0e230e1f3c6e2ce15b5693eaf31827fbd0b1ec4b424ae7cf"
        ABI = (("roleId", "uint64", True), ("account", "address", True), ("delay", "uint32", False), ("since", "uint48", False), ("newMember", "bool", False))

        role_id: int
        account: Address
        delay: int
        since: int
        new_member: bool

    @dataclass(frozen=True)
    class RoleGuardianChanged(Event):
        """Role acting as guardian over a given `roleId` is updated."""

        NAME = "IAccessManager.RoleGuardianChanged"
        TOPIC = "7a8059630b897b5de4c08ade69f8b90c3ead1f8596d62d10b6c4d14a0afb4ae2"
        ABI = (("roleId", "uint64", True), ("guardian", "uint64", True))

        role_id: int
        guardian: int

    @dataclass(frozen=True)
    class RoleLabel(Event):
        """Informational labelling for a roleId."""

        NAME = "IAccessManager.RoleLabel"
        TOPIC = "1256f5b5ecb89caec12db449738f2fbcd1ba5806cf38f35413f4e5c15bf6a450"
        ABI = (("roleId", "uint64", True), ("label", "string", False))

        role_id: int
        label: str

    @dataclass(frozen=True)
    class RoleRevoked(Event):
        """Emitted when `account` membership or `roleId` is revoked. Unlike granting, revoking is instantaneous."""

        NAME = "IAccessManager.RoleRevoked"
        TOPIC = "f229baa593af28c41b1d16b748cd7688f0c83aaf92d4be41c44005defe84c166"
        ABI = (("roleId", "uint64", True), ("account", "address", True))

        role_id: int
        account: Address

    @dataclass(frozen=True)
    class TargetAdminDelayUpdated(Event):
        """Admin delay for a given `target` will be updated to `delay` when `since` is reached."""

        NAME = "IAccessManager.TargetAdminDelayUpdated"
        TOPIC = "a56b76017453f399ec2327ba00375dbfb1fd070ff854341ad6191e6a2e2de19c"
        ABI = (("target", "address", True), ("delay", "uint32", False), ("since", "uint48", False))

        target: Address
        delay: int
        since: int

    @dataclass(frozen=True)
    class TargetClosed(Event):
        """Target mode is updated (true = closed, false = open)."""

        NAME = "IAccessManager.TargetClosed"
        TOPIC = "90d4e7bb7e5d933792b3562e1741306f8be94837e1348dacef9b6f1df56eb138"
        ABI = (("target", "address", True), ("closed", "bool", False))

        target: Address
        closed: bool

    @dataclass(frozen=True)
    class TargetFunctionRoleUpdated(Event):
        """Role required to invoke `selector` on `target` is updated to `roleId`."""

        NAME = "IAccessManager.TargetFunctionRoleUpdated"
        TOPIC = "9ea6790c7dadfd01c9f8b9762b3682607af2c7e79e05a9f9fdf5580dde949151"
        ABI = (("target", "address", True), ("selector", "bytes4", False), ("roleId", "uint64", True))

        target: Address
        selector: bytes
        role_id: int

    @dataclass(eq=False, repr=False)
    class AccessManagerAlreadyScheduled(ContractError):
        """`IAccessManager.AccessManagerAlreadyScheduled`"""

        NAME = "AccessManager.AccessManagerAlreadyScheduled"
        SELECTOR = bytes.fromhex("813e9459")
        SIGNATURE = "AccessManagerAlreadyScheduled(bytes32)"
        PARAMETERS = (("operationId", "bytes32"),)
        FIELDS = ("operation_id",)

        operation_id: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerBadConfirmation(ContractError):
        """`IAccessManager.AccessManagerBadConfirmation`"""

        NAME = "AccessManager.AccessManagerBadConfirmation"
        SELECTOR = bytes.fromhex("5f159e63")
        SIGNATURE = "AccessManagerBadConfirmation()"
        PARAMETERS = ()
        FIELDS = ()

    @dataclass(eq=False, repr=False)
    class AccessManagerExpired(ContractError):
        """`IAccessManager.AccessManagerExpired`"""

        NAME = "AccessManager.AccessManagerExpired"
        SELECTOR = bytes.fromhex("78a5d6e4")
        SIGNATURE = "AccessManagerExpired(bytes32)"
        PARAMETERS = (("operationId", "bytes32"),)
        FIELDS = ("operation_id",)

        operation_id: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerInvalidInitialAdmin(ContractError):
        """`IAccessManager.AccessManagerInvalidInitialAdmin`"""

        NAME = "AccessManager.AccessManagerInvalidInitialAdmin"
        SELECTOR = bytes.fromhex("0813ada2")
        SIGNATURE = "AccessManagerInvalidInitialAdmin(address)"
        PARAMETERS = (("initialAdmin", "address"),)
        FIELDS = ("initial_admin",)

        initial_admin: Address

    @dataclass(eq=False, repr=False)
    class AccessManagerLockedFunction(ContractError):
        """`IAccessManager.AccessManagerLockedFunction`"""

        NAME = "AccessManager.AccessManagerLockedFunction"
        SELECTOR = bytes.fromhex("f4744e4a")
        SIGNATURE = "AccessManagerLockedFunction(bytes4)"
        PARAMETERS = (("selector", "bytes4"),)
        FIELDS = ("selector",)

        selector: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerLockedRole(ContractError):
        """`IAccessManager.AccessManagerLockedRole`"""

        NAME = "AccessManager.AccessManagerLockedRole"
        SELECTOR = bytes.fromhex("1871a90c")
        SIGNATURE = "AccessManagerLockedRole(uint64)"
        PARAMETERS = (("roleId", "uint64"),)
        FIELDS = ("role_id",)

        role_id: int

    @dataclass(eq=False, repr=False)
    class AccessManagerNotReady(ContractError):
        """`IAccessManager.AccessManagerNotReady`"""

        NAME = "AccessManager.AccessManagerNotReady"
        SELECTOR = bytes.fromhex("18cb6b7a")
        SIGNATURE = "AccessManagerNotReady(bytes32)"
        PARAMETERS = (("operationId", "bytes32"),)
        FIELDS = ("operation_id",)

        operation_id: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerNotScheduled(ContractError):
        """`IAccessManager.AccessManagerNotScheduled`"""

        NAME = "AccessManager.AccessManagerNotScheduled"
        SELECTOR = bytes.fromhex("60a299b0")
        SIGNATURE = "AccessManagerNotScheduled(bytes32)"
        PARAMETERS = (("operationId", "bytes32"),)
        FIELDS = ("operation_id",)

        operation_id: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerUnauthorizedAccount(ContractError):
        """`IAccessManager.AccessManagerUnauthorizedAccount`"""

        NAME = "AccessManager.AccessManagerUnauthorizedAccount"
        SELECTOR = bytes.fromhex("f07e038f")
        SIGNATURE = "AccessManagerUnauthorizedAccount(address,uint64)"
        PARAMETERS = (("msgsender", "address"), ("roleId", "uint64"))
        FIELDS = ("msgsender", "role_id")

        msgsender: Address
        role_id: int

    @dataclass(eq=False, repr=False)
    class AccessManagerUnauthorizedCall(ContractError):
        """`IAccessManager.AccessManagerUnauthorizedCall`"""

        NAME = "AccessManager.AccessManagerUnauthorizedCall"
        SELECTOR = bytes.fromhex("81c6f24b")
        SIGNATURE = "AccessManagerUnauthorizedCall(address,address,bytes4)"
        PARAMETERS = (("caller", "address"), ("target", "address"), ("selector", "bytes4"))
        FIELDS = ("caller", "target", "selector")

        caller: Address
        target: Address
        selector: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerUnauthorizedCancel(ContractError):
        """`IAccessManager.AccessManagerUnauthorizedCancel`"""

        NAME = "AccessManager.AccessManagerUnauthorizedCancel"
        SELECTOR = bytes.fromhex("3fe2751c")
        SIGNATURE = "AccessManagerUnauthorizedCancel(address,address,address,bytes4)"
        PARAMETERS = (("msgsender", "address"), ("caller", "address"), ("target", "address"), ("selector", "bytes4"))
        FIELDS = ("msgsender", "caller", "target", "selector")

        msgsender: Address
        caller: Address
        target: Address
        selector: bytes

    @dataclass(eq=False, repr=False)
    class AccessManagerUnauthorizedConsume(ContractError):
        """`IAccessManager.AccessManagerUnauthorizedConsume`"""

        NAME = "AccessManager.AccessManagerUnauthorizedConsume"
        SELECTOR = bytes.fromhex("320ff748")
        SIGNATURE = "AccessManagerUnauthorizedConsume(address)"
        PARAMETERS = (("target", "address"),)
        FIELDS = ("target",)

        target: Address
