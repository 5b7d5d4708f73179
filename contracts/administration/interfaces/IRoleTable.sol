// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Which role each guarded function of one kind of contract belongs to.
/// @notice One table per kind of contract, in the folder of that contract: a new kind brings its own table and changes
/// no other. The manager asks it at every guarded call, so a table has no storage and no owner.
interface IRoleTable {
    /// @notice The role of a function.
    /// @return role a name of `Roles`; `ADMIN` or zero = the administrators
    function roleOf(bytes4 selector) external view returns (bytes32 role);
}
